//! One folder out of several: of two files with the same path, the later folder's.
//!
//! Files are hard links, so the merged folder costs no space and stays whole when the folders it
//! was made of are removed. Nobody writes to either of them.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::PackageError;
use super::folders::siblings;

/// While it is filled, its owner must be able to write.
const FILLING_MODE: u32 = 0o755;

/// What merging does besides laying one folder over the other.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rules {
    /// Names that begin with `.wh.` remove what the folders below have, as in container images.
    pub(super) whiteouts: bool,
    /// The bytes that all folders may have together.
    pub(super) bytes_max: Option<u64>,
}

/// A file of this name removes everything that lower layers have in its folder.
const OPAQUE: &str = ".wh..wh..opq";
/// Before the name of something that a layer removes.
const WHITEOUT: &str = ".wh.";

/// Merges folders into one that does not exist yet.
pub(super) fn merge(
    layers: &[impl AsRef<Path>],
    into: &Path,
    rules: Rules,
) -> Result<(), PackageError> {
    make_folder(into).map_err(PackageError::file(into))?;
    let mut bytes = 0;
    for layer in layers {
        lay(layer.as_ref(), into, rules, &mut bytes)?;
    }
    for layer in layers {
        finish(layer.as_ref(), into)?;
    }
    Ok(())
}

/// Lays one folder over what is there.
fn lay(layer: &Path, over: &Path, rules: Rules, bytes: &mut u64) -> Result<(), PackageError> {
    let entries = fs::read_dir(layer).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(PackageError::file(layer))?;
    let is_whiteout = |entry: &fs::DirEntry| rules.whiteouts && whiteout(&entry.file_name());
    // They mean what is below, never what this layer itself brings.
    for entry in entries.iter().filter(|entry| is_whiteout(entry)) {
        white_out(&entry.file_name(), over)?;
    }
    for entry in entries.iter().filter(|entry| !is_whiteout(entry)) {
        let found = entry.metadata().map_err(PackageError::file(layer))?;
        let (from, to) = (entry.path(), over.join(entry.file_name()));
        if found.is_dir() {
            make_folder(&to).map_err(PackageError::file(&to))?;
            lay(&from, &to, rules, bytes)?;
        } else {
            *bytes += found.len();
            check_size(*bytes, rules)?;
            clear(&to).map_err(PackageError::file(&to))?;
            link(&from, &to).map_err(PackageError::file(&to))?;
        }
    }
    Ok(())
}

fn check_size(bytes: u64, rules: Rules) -> Result<(), PackageError> {
    match rules.bytes_max {
        Some(bytes_max) if bytes > bytes_max => Err(PackageError::ImageTooLarge { bytes_max }),
        _ => Ok(()),
    }
}

fn whiteout(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(WHITEOUT.as_bytes())
}

/// Removes what a whiteout of this name stands for.
fn white_out(name: &OsStr, over: &Path) -> Result<(), PackageError> {
    if name == OPAQUE {
        for entry in siblings(over) {
            clear(&entry).map_err(PackageError::file(&entry))?;
        }
        return Ok(());
    }
    let bytes = &name.as_encoded_bytes()[WHITEOUT.len()..];
    // `.wh..wh.…` are the notes of another file system. Nothing is called `.` or `..`.
    if bytes.is_empty() || bytes == b"." || bytes == b".." || bytes.starts_with(WHITEOUT.as_bytes())
    {
        return Ok(());
    }
    let gone = over.join(OsStr::from_bytes(bytes));
    clear(&gone).map_err(PackageError::file(&gone))
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

/// Makes a folder where there may be anything.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if is_folder(path) {
        return Ok(());
    }
    clear(path)?;
    fs::create_dir(path)?;
    fs::set_permissions(path, Permissions::from_mode(FILLING_MODE))
}

/// Makes way for something else.
pub(super) fn clear(path: &Path) -> io::Result<()> {
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
        merge(&[&a, &b], &into, Rules::default()).expect("merged");
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
    #[test]
    fn whiteouts_remove_what_is_below_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        for name in [
            "gone",
            "kept",
            "replaced",
            "opaque/old",
            "folder/x",
            ".wh.odd",
        ] {
            write(&a.join(name), "a");
        }
        for name in [
            ".wh.gone",
            ".wh.replaced",
            "opaque/.wh..wh..opq",
            ".wh.folder",
            ".wh...",
        ] {
            write(&b.join(name), "");
        }
        write(&b.join("replaced"), "b");
        write(&b.join("opaque/new"), "b");
        let into = folder.path().join("merged");
        let rules = Rules {
            whiteouts: true,
            bytes_max: None,
        };
        merge(&[&a, &b], &into, rules).expect("merged");
        let mut names: Vec<_> = siblings(&into);
        names.extend(siblings(&into.join("opaque")));
        names.sort();
        let expected = ["kept", "opaque", "opaque/new", "replaced"];
        assert_eq!(names, expected.map(|name| into.join(name)));
        let replaced = fs::read_to_string(into.join("replaced"));
        assert_eq!(replaced.expect("there"), "b");
        assert!(a.join("gone").exists(), "layers are shared");
    }

    #[test]
    fn layers_are_bounded_together() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        write(&a.join("x"), "12345");
        write(&b.join("x"), "67890");
        let rules = Rules {
            whiteouts: true,
            bytes_max: Some(9),
        };
        let error = merge(&[&a, &b], &folder.path().join("merged"), rules).expect_err("10 bytes");
        assert!(matches!(
            error,
            PackageError::ImageTooLarge { bytes_max: 9 }
        ));
    }
}
