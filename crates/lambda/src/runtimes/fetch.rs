//! The cache of prepared images: made once, complete or absent, safe against two processes.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Tells a person what is going on while a runtime is prepared for the first time.
pub trait Progress: Send + Sync {
    /// Something that may take long begins, such as `fetching the client of python3.12`.
    fn started(&self, what: &str);
    /// It is done.
    fn finished(&self, what: &str);
}

/// Tells nobody.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn started(&self, _what: &str) {}
    fn finished(&self, _what: &str) {}
}

/// Why a runtime could not be prepared. [`remedy`](Self::remedy) says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PreparationError {
    /// The cache could not be read or written.
    #[error("{action} {} failed", path.display())]
    Cache {
        /// What was tried, such as `writing`.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// uv, which fetches the packages, could not be had.
    #[error("{wanted} cannot be fetched without uv")]
    Uv {
        /// What uv is needed for.
        wanted: String,
        /// Why there is none.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The packages could not be fetched.
    #[error("{wanted} is not in the cache {} and could not be fetched", cache.display())]
    Fetch {
        /// Which packages for which interpreter.
        wanted: String,
        /// Where they would be kept.
        cache: PathBuf,
        /// What uv said.
        source: CommandError,
    },
    /// An interpreter did not say what it is, or could not compile.
    #[error("the interpreter {} does not work", program.display())]
    Interpreter {
        /// The interpreter.
        program: PathBuf,
        /// What it said.
        source: CommandError,
    },
}

impl PreparationError {
    /// What to do about it, one sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Cache { .. } => {
                "make the folder writable, or choose another one with XDG_CACHE_HOME"
            }
            Self::Uv { .. } | Self::Fetch { .. } => {
                "go online once, or name a package index that can be reached (PIP_INDEX_URL or UV_DEFAULT_INDEX)"
            }
            Self::Interpreter { .. } => "repair the interpreter, or put another one first on PATH",
        }
    }
}

/// A program that we needed did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// It could not be started.
    #[error("{program} could not be started")]
    Start {
        /// Its path.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// It failed.
    #[error("{program} failed ({status}): {said}")]
    Failed {
        /// Its path.
        program: String,
        /// How it ended.
        status: std::process::ExitStatus,
        /// The end of what it wrote.
        said: String,
    },
}

/// Bytes of a failed program's output that its error repeats.
const SAID_BYTES_MAX: usize = 2000;

/// Runs a program to its end and returns what it wrote to stdout.
pub(super) fn run(command: &mut Command) -> Result<String, CommandError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = match command.stdin(Stdio::null()).output() {
        Ok(output) => output,
        Err(source) => return Err(CommandError::Start { program, source }),
    };
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let start = output.stderr.len().saturating_sub(SAID_BYTES_MAX);
    let said = String::from_utf8_lossy(&output.stderr[start..])
        .trim()
        .to_owned();
    Err(CommandError::Failed {
        program,
        status: output.status,
        said,
    })
}

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

/// Turns an I/O error into one that says what was done where.
pub(super) fn cannot(
    action: &'static str,
    path: &Path,
) -> impl FnOnce(io::Error) -> PreparationError {
    let path = path.to_owned();
    move |source| PreparationError::Cache {
        action,
        path,
        source,
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

    #[test]
    fn a_failed_program_is_quoted() {
        let error =
            run(Command::new("/bin/sh").args(["-c", "echo no wheels >&2; exit 3"])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "/bin/sh failed (exit status: 3): no wheels"
        );
        let error = run(&mut Command::new("/nowhere")).unwrap_err();
        assert_eq!(error.to_string(), "/nowhere could not be started");
    }
}
