//! Which external extensions a release has.

use std::fs;
use std::io;
use std::path::Path;

use frazil_sandbox::Mount;

/// Where external extensions are, inside.
pub(crate) const FOLDER: &str = "/opt/extensions";

/// The names of the files directly in `/opt/extensions`, sorted. Of the mounts a later
/// one may cover an earlier one.
///
/// # Errors
/// The system's, when a folder that is there cannot be read.
pub(crate) fn names(mounts: &[Mount]) -> io::Result<Vec<String>> {
    let folder = mounts.iter().rev().find_map(|mount| {
        let rest = Path::new(FOLDER).strip_prefix(&mount.target).ok()?;
        Some(mount.source.join(rest))
    });
    let Some(folder) = folder else {
        return Ok(Vec::new());
    };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        // As AWS does: whatever is no folder is executed, also what a link names.
        if !entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_extensions_and_folders_are_not() {
        let layer = tempfile::tempdir().expect("a folder");
        let found = |inside: &str| {
            let mount = |source: &Path, target: &str| Mount {
                source: source.to_owned(),
                target: target.into(),
            };
            let code = mount(Path::new("/nonexistent"), "/var/task");
            names(&[code, mount(layer.path(), inside)]).expect("can be read")
        };
        assert!(found("/opt").is_empty());
        let folder = layer.path().join("extensions");
        fs::create_dir_all(folder.join("library")).expect("a folder");
        for name in ["second", "first.sh"] {
            fs::write(folder.join(name), "").expect("a file");
        }
        assert_eq!(found("/opt"), ["first.sh", "second"]);
        assert_eq!(found("/"), Vec::<String>::new(), "an image without /opt");
        assert_eq!(found("/var/task"), Vec::<String>::new());
        assert!(names(&[]).expect("nothing to read").is_empty());
    }
}
