//! Which external extensions a release has.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use frazil_sandbox::Spec;

/// Where external extensions are, inside.
pub(crate) const FOLDER: &str = "/opt/extensions";

/// The names of the files directly in `/opt/extensions`, sorted.
///
/// # Errors
/// The system's, when a folder that is there cannot be read.
pub(crate) fn names(spec: &Spec) -> io::Result<Vec<String>> {
    let Some(folder) = folder(spec) else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        // As AWS does: whatever is no folder is executed, also what a link names.
        if !entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The folder on the host. Of the mounts a later one covers an earlier one. Links are not
/// followed: what they name inside is something else out here.
fn folder(spec: &Spec) -> Option<PathBuf> {
    let mounts = spec.mounts.iter().rev();
    let mounted = mounts.map(|mount| (mount.source.as_path(), mount.target.as_path()));
    let root = spec
        .root
        .iter()
        .map(|root| (root.as_path(), Path::new("/")));
    let (mut folder, rest) = mounted.chain(root).find_map(|(source, target)| {
        let rest = Path::new(FOLDER).strip_prefix(target).ok()?;
        Some((source.to_owned(), rest))
    })?;
    for part in rest {
        folder.push(part);
        let is_folder = fs::symlink_metadata(&folder).is_ok_and(|it| it.is_dir());
        if !is_folder {
            return None;
        }
    }
    Some(folder)
}

#[cfg(test)]
mod tests {
    use frazil_sandbox::Mount;

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
            let spec = Spec {
                mounts: vec![code, mount(layer.path(), inside)],
                ..Spec::default()
            };
            names(&spec).expect("can be read")
        };
        assert!(found("/opt").is_empty());
        let folder = layer.path().join("extensions");
        fs::create_dir_all(folder.join("library")).expect("a folder");
        for name in ["second", "first.sh"] {
            fs::write(folder.join(name), "").expect("a file");
        }
        assert_eq!(found("/opt"), ["first.sh", "second"]);
        assert_eq!(found("/var/task"), Vec::<String>::new());
        assert!(names(&Spec::default()).expect("nothing to read").is_empty());
    }

    #[test]
    fn an_image_brings_extensions_too_and_its_links_lead_nowhere() {
        let image = tempfile::tempdir().expect("a folder");
        let spec = Spec {
            root: Some(image.path().to_owned()),
            ..Spec::default()
        };
        let found = || names(&spec).expect("can be read");
        fs::create_dir(image.path().join("opt")).expect("a folder");
        let folder = image.path().join("opt/extensions");
        std::os::unix::fs::symlink("/usr/bin", &folder).expect("a link");
        assert!(found().is_empty());
        fs::remove_file(&folder).expect("a link");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("agent"), "").expect("a file");
        assert_eq!(found(), ["agent"]);
    }
}
