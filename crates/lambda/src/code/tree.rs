//! A folder that an archive is unpacked to: bounded, and never left.
//!
//! Whoever unpacks makes symbolic links last: while files are written, no link exists that could
//! lead out of the folder.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File, FileTimes, Permissions};
use std::io::{self, Read};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::PackageError;

/// Of a folder that the archive does not name itself.
pub(super) const FOLDER_MODE: u32 = 0o755;
/// What the owner must keep to be able to fill a folder and to remove it again; inside, the owner
/// is not there.
const FOLDER_OWNER_MODE: u32 = 0o700;

/// What is unpacked: it decides how trouble is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    Zip,
    Image,
}

impl Archive {
    pub(super) fn damaged(self, error: impl Display) -> PackageError {
        match self {
            Archive::Zip => super::inspect::damaged(error),
            Archive::Image => PackageError::BadImage(error.to_string()),
        }
    }

    fn too_large(self, bytes_max: u64) -> PackageError {
        match self {
            Archive::Zip => PackageError::TooLarge { bytes_max },
            Archive::Image => PackageError::ImageTooLarge { bytes_max },
        }
    }

    /// Two entries that cannot both exist, or a name that no file can have.
    pub(super) fn conflicting(self, path: &Path, error: &io::Error) -> PackageError {
        match error.kind() {
            io::ErrorKind::StorageFull => PackageError::file(path)(error.kind().into()),
            _ => self.damaged(format!("{}: {error}", path.display())),
        }
    }
}

/// A folder that is being filled.
pub(super) struct Tree<'a> {
    archive: Archive,
    into: &'a Path,
    bytes_left: u64,
    bytes_max: u64,
    /// Every folder with its final mode, which is set when nothing is written into it any more.
    folders: BTreeMap<PathBuf, u32>,
}

impl<'a> Tree<'a> {
    /// Makes the folder, which must not exist.
    pub(super) fn new(
        archive: Archive,
        into: &'a Path,
        bytes_max: u64,
    ) -> Result<Tree<'a>, PackageError> {
        fs::create_dir(into).map_err(PackageError::file(into))?;
        Ok(Tree {
            archive,
            into,
            bytes_left: bytes_max,
            bytes_max,
            folders: BTreeMap::from([(PathBuf::new(), FOLDER_MODE)]),
        })
    }

    /// Where a path of the archive is on the host.
    pub(super) fn host(&self, path: &Path) -> PathBuf {
        self.into.join(path)
    }

    /// Writes a file whose folder exists.
    pub(super) fn file(
        &mut self,
        content: &mut impl Read,
        path: &Path,
        mode: u32,
        modified: Option<SystemTime>,
    ) -> Result<(), PackageError> {
        let (archive, host) = (self.archive, self.host(path));
        let mut file = File::create(&host).map_err(|error| archive.conflicting(path, &error))?;
        let mut bounded = content.take(self.bytes_left + 1);
        let written = io::copy(&mut bounded, &mut file).map_err(|error| {
            // A damaged stream and a full disk arrive the same way; only the first has no number.
            match error.raw_os_error() {
                Some(_) => PackageError::file(&host)(error),
                None => archive.damaged(error),
            }
        })?;
        let left = self.bytes_left.checked_sub(written);
        self.bytes_left = left.ok_or_else(|| archive.too_large(self.bytes_max))?;
        if let Some(modified) = modified {
            let times = FileTimes::new().set_modified(modified);
            file.set_times(times).map_err(PackageError::file(&host))?;
        }
        file.set_permissions(Permissions::from_mode(mode))
            .map_err(PackageError::file(&host))
    }

    /// Makes a folder, or gives the one that is there its mode.
    pub(super) fn folder(&mut self, path: &Path, mode: u32) -> Result<(), PackageError> {
        self.folders_to(path)?;
        let mode = mode | FOLDER_OWNER_MODE;
        self.folders.insert(path.to_owned(), mode);
        Ok(())
    }

    pub(super) fn has_folder(&self, path: &Path) -> bool {
        self.folders.contains_key(path)
    }

    /// Makes a folder and those above it, unless they are there.
    pub(super) fn folders_to(&mut self, path: &Path) -> Result<(), PackageError> {
        if self.has_folder(path) {
            return Ok(());
        }
        if let Some(above) = path.parent() {
            self.folders_to(above)?;
        }
        fs::create_dir(self.host(path)).map_err(|error| self.archive.conflicting(path, &error))?;
        self.folders.insert(path.to_owned(), FOLDER_MODE);
        Ok(())
    }

    /// Ends the unpacking: links, then the modes of folders.
    pub(super) fn finish<'l>(
        self,
        links: impl IntoIterator<Item = (&'l Path, &'l Path)>,
    ) -> Result<(), PackageError> {
        for (path, target) in links {
            let made = symlink(target, self.host(path));
            made.map_err(|error| self.archive.conflicting(path, &error))?;
        }
        for (path, mode) in self.folders.iter().rev() {
            let host = self.host(path);
            fs::set_permissions(&host, Permissions::from_mode(*mode))
                .map_err(PackageError::file(&host))?;
        }
        Ok(())
    }
}
