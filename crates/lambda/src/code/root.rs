//! What an environment mounts into the root of an image, and so must find there.

use std::fs::{self, File};
use std::path::Path;

use super::PackageError;
use super::merge::{clear, make_folder};

const FOLDERS: [&str; 4] = ["dev", "etc", "proc", "tmp"];
const FILES: [&str; 2] = ["etc/hosts", "etc/resolv.conf"];

/// Makes the folders and files that are missing. Where an image has links in their place, they are
/// replaced: what is mounted there must not end up anywhere else.
pub(super) fn make_places(root: &Path) -> Result<(), PackageError> {
    for name in FOLDERS {
        let path = root.join(name);
        make_folder(&path).map_err(PackageError::file(&path))?;
    }
    for name in FILES {
        let path = root.join(name);
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            let made = clear(&path).and_then(|()| File::create_new(&path));
            made.map_err(PackageError::file(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_do_not_lead_out_of_the_image() {
        let outside = tempfile::tempdir().expect("a folder");
        let root = tempfile::tempdir().expect("a folder");
        symlink(outside.path(), root.path().join("etc")).expect("linked");
        symlink(outside.path(), root.path().join("tmp")).expect("linked");
        fs::create_dir(root.path().join("proc")).expect("made");
        make_places(root.path()).expect("made");
        for name in FOLDERS {
            let found = fs::symlink_metadata(root.path().join(name));
            assert!(found.expect(name).is_dir(), "{name}");
        }
        assert!(root.path().join("etc/hosts").is_file());
        assert_eq!(fs::read_dir(outside.path()).expect("there").count(), 0);
    }
}
