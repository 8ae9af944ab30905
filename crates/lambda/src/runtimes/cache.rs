//! The cache of prepared images: made once, complete or absent, safe against two processes.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::error::{PreparationError, cannot};

/// The folder of prepared images.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    pub(super) dir: PathBuf,
}

impl Cache {
    /// The folder `name`, which `build` fills when it is not there yet. Whoever comes meanwhile, in
    /// this process or another one, waits; a build that fails or is killed leaves no folder.
    pub(super) fn folder(
        &self,
        name: &str,
        build: impl FnOnce(&Path) -> Result<(), PreparationError>,
    ) -> Result<PathBuf, PreparationError> {
        let ready = self.dir.join(name);
        if ready.is_dir() {
            return Ok(ready);
        }
        fs::create_dir_all(&self.dir).map_err(cannot("making", &self.dir))?;
        let _lock = self.lock(name)?;
        if ready.is_dir() {
            return Ok(ready);
        }
        let fresh = self.dir.join(format!(".{name}.new"));
        if fresh.exists() {
            fs::remove_dir_all(&fresh).map_err(cannot("removing", &fresh))?;
        }
        fs::create_dir(&fresh).map_err(cannot("making", &fresh))?;
        build(&fresh)?;
        open_to_everybody(&fresh).map_err(cannot("opening", &fresh))?;
        fs::rename(&fresh, &ready).map_err(cannot("naming", &ready))?;
        Ok(ready)
    }

    /// Held until dropped, or until the process ends in whatever way.
    fn lock(&self, name: &str) -> Result<File, PreparationError> {
        let path = self.dir.join(format!(".{name}.lock"));
        let file = File::create(&path).map_err(cannot("making", &path))?;
        file.lock().map_err(cannot("locking", &path))?;
        Ok(file)
    }
}

/// Environments run as a user of their own: everything must be readable whatever the umask was.
fn open_to_everybody(path: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_symlink() {
        return Ok(());
    }
    let mode = metadata.permissions().mode();
    let wanted = if metadata.is_dir() || mode & 0o100 != 0 {
        mode | 0o555
    } else {
        mode | 0o444
    };
    if wanted != mode {
        fs::set_permissions(path, Permissions::from_mode(wanted))?;
    }
    if metadata.is_dir() {
        for entry in fs::read_dir(path)? {
            open_to_everybody(&entry?.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn cache() -> (tempfile::TempDir, Cache) {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache {
            dir: dir.path().join("runtimes"),
        };
        (dir, cache)
    }

    #[test]
    fn an_image_is_built_once_by_whoever_comes_first() {
        let (_dir, cache) = cache();
        let built = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let folder = cache.folder("image", |fresh| {
                        built.fetch_add(1, Ordering::SeqCst);
                        fs::write(fresh.join("file"), "x").map_err(cannot("writing", fresh))
                    });
                    assert!(folder.unwrap().join("file").is_file());
                });
            }
        });
        assert_eq!(built.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_build_that_fails_leaves_nothing_and_can_be_repeated() {
        let (_dir, cache) = cache();
        let failed = cache.folder("image", |fresh| {
            fs::write(fresh.join("half"), "x").unwrap();
            Err(PreparationError::Uv {
                wanted: "this".into(),
                source: "none".into(),
            })
        });
        assert_eq!(
            failed.unwrap_err().to_string(),
            "this cannot be fetched without uv"
        );
        assert!(!cache.dir.join("image").exists());
        let folder = cache.folder("image", |_| Ok(())).unwrap();
        assert!(!folder.join("half").exists());
    }

    #[test]
    fn an_image_is_readable_for_the_user_of_an_environment() {
        let (_dir, cache) = cache();
        let folder = cache.folder("image", |fresh| {
            let file = fresh.join("file");
            fs::write(&file, "x").unwrap();
            fs::set_permissions(&file, Permissions::from_mode(0o700)).unwrap();
            Ok(())
        });
        let mode = fs::metadata(folder.unwrap().join("file"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o755);
    }
}
