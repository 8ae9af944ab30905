//! One folder out of several: of two files with the same path, the later folder's.
//!
//! Files are hard links, so the merged folder costs no space and stays whole when the folders it
//! was made of are removed. Nobody writes to either of them.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::PackageError;

/// While it is filled, its owner must be able to write.
const FILLING_MODE: u32 = 0o755;

/// Merges folders into one that does not exist yet.
pub(super) fn merge(layers: &[impl AsRef<Path>], into: &Path) -> Result<(), PackageError> {
    make_folder(into).map_err(PackageError::file(into))?;
    for layer in layers {
        lay(layer.as_ref(), into)?;
    }
    for layer in layers {
        finish(layer.as_ref(), into)?;
    }
    Ok(())
}

/// Lays one folder over what is there.
fn lay(layer: &Path, over: &Path) -> Result<(), PackageError> {
    for entry in fs::read_dir(layer).map_err(PackageError::file(layer))? {
        let entry = entry.map_err(PackageError::file(layer))?;
        let kind = entry.file_type().map_err(PackageError::file(layer))?;
        let (from, to) = (entry.path(), over.join(entry.file_name()));
        if kind.is_dir() {
            make_folder(&to).map_err(PackageError::file(&to))?;
            lay(&from, &to)?;
        } else {
            clear(&to).map_err(PackageError::file(&to))?;
            link(&from, &to).map_err(PackageError::file(&to))?;
        }
    }
    Ok(())
}

/// Gives folders the modes that their layer gave them; a later layer's count.
fn finish(layer: &Path, over: &Path) -> Result<(), PackageError> {
    for entry in fs::read_dir(layer).map_err(PackageError::file(layer))? {
        let entry = entry.map_err(PackageError::file(layer))?;
        let to = over.join(entry.file_name());
        // A later layer may have put something else there.
        if !is_folder(&entry.path()) || !is_folder(&to) {
            continue;
        }
        finish(&entry.path(), &to)?;
        let mode = entry.metadata().map_err(PackageError::file(layer))?;
        fs::set_permissions(&to, mode.permissions()).map_err(PackageError::file(&to))?;
    }
    Ok(())
}

/// A link is not a folder, wherever it points.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn make_folder(path: &Path) -> io::Result<()> {
    if is_folder(path) {
        return Ok(());
    }
    clear(path)?;
    fs::create_dir(path)?;
    fs::set_permissions(path, Permissions::from_mode(FILLING_MODE))
}

/// Makes way for something else.
fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A hard link; a copy where the file has as many links as its file system allows. Links are
/// linked themselves, not what they point to.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::TooManyLinks => fs::copy(from, to).map(|_| ()),
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().expect("has one")).expect("made");
        fs::write(path, text).expect("written");
    }

    #[test]
    fn later_layers_win_whatever_is_in_their_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        write(&a.join("bin/tool"), "a");
        write(&a.join("only-a"), "a");
        write(&a.join("file-then-folder"), "a");
        write(&a.join("folder-then-file/x"), "a");
        symlink("/etc", a.join("link-then-folder")).expect("linked");
        write(&b.join("bin/tool"), "b");
        write(&b.join("bin/other"), "b");
        write(&b.join("file-then-folder/x"), "b");
        write(&b.join("folder-then-file"), "b");
        write(&b.join("link-then-folder/x"), "b");
        symlink("bin/tool", b.join("link")).expect("linked");
        fs::set_permissions(b.join("bin"), Permissions::from_mode(0o711)).expect("set");
        let into = folder.path().join("merged");
        merge(&[&a, &b], &into).expect("merged");
        let read = |name: &str| fs::read_to_string(into.join(name)).expect(name);
        assert_eq!(read("bin/tool"), "b");
        assert_eq!(read("bin/other"), "b");
        assert_eq!(read("only-a"), "a");
        assert_eq!(read("file-then-folder/x"), "b");
        assert_eq!(read("folder-then-file"), "b");
        assert_eq!(read("link-then-folder/x"), "b");
        assert_eq!(read("link"), "b");
        let mode = fs::metadata(into.join("bin")).expect("there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o711);
        assert_eq!(fs::read_to_string(a.join("bin/tool")).expect("kept"), "a");
        assert!(!Path::new("/etc/x").exists());
    }
}
