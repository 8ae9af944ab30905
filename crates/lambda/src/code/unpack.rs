//! Writing a zip's entries to a folder, bounded, without leaving the folder.
//!
//! Files and folders come first, links last: while files are written, no link exists that could
//! lead out of the folder. Modes are kept as AWS keeps them, so a file that is not readable for
//! everybody fails to import here as it does there.

use std::collections::BTreeMap;
use std::fs::{File, Permissions};
use std::io::{Read, Seek};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::PackageError;
use super::inspect::{damaged, open, path_of};
use crate::limits::Limits;

const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;
const EVERYBODY_READS: u32 = 0o004;
/// What the owner must keep to be able to remove a folder again; inside, the owner is not there.
const FOLDER_OWNER_MODE: u32 = 0o700;
const LINK_TARGET_BYTES_MAX: u64 = 4096;

/// Unpacks into a folder that does not exist yet.
pub(crate) fn unpack(
    zip: impl Read + Seek,
    into: &Path,
    limits: &Limits,
) -> Result<(), PackageError> {
    std::fs::create_dir(into).map_err(PackageError::file(into))?;
    let mut archive = open(zip, limits)?;
    let mut unpacking = Unpacking {
        into,
        bytes_left: limits.unzipped_bytes_max,
        bytes_max: limits.unzipped_bytes_max,
        folders: BTreeMap::from([(PathBuf::new(), FOLDER_MODE)]),
        unreadable: None,
    };
    let mut links = Vec::new();
    for index in 0..archive.len() {
        if let Some(link) = unpacking.entry(&mut archive, index)? {
            links.push(link);
        }
    }
    for (path, target) in links {
        unpacking.link(&path, &target)?;
    }
    unpacking.finish()
}

struct Unpacking<'a> {
    into: &'a Path,
    bytes_left: u64,
    bytes_max: u64,
    /// Every folder with its final mode, which is set when nothing is written into it any more.
    folders: BTreeMap<PathBuf, u32>,
    /// A file that the function will not be able to read.
    unreadable: Option<PathBuf>,
}

impl Unpacking<'_> {
    /// Writes one entry; a link is given back with its target.
    fn entry<R: Read + Seek>(
        &mut self,
        archive: &mut ZipArchive<R>,
        index: usize,
    ) -> Result<Option<(PathBuf, String)>, PackageError> {
        let mut entry = archive.by_index(index).map_err(damaged)?;
        let path = path_of(&entry)?;
        let mode = entry.unix_mode();
        if entry.is_dir() {
            self.folder(&path, mode.map_or(FOLDER_MODE, |mode| mode & 0o777))?;
            return Ok(None);
        }
        if let Some(above) = path.parent() {
            self.folders_to(above)?;
        }
        if entry.is_symlink() {
            let mut target = String::new();
            let mut bounded = (&mut entry).take(LINK_TARGET_BYTES_MAX);
            bounded.read_to_string(&mut target).map_err(damaged)?;
            return Ok(Some((path, target)));
        }
        let mode = mode.map_or(FILE_MODE, |mode| mode & 0o777);
        self.file(&mut entry, &path, mode)?;
        Ok(None)
    }

    fn file<R: Read>(
        &mut self,
        entry: &mut ZipFile<'_, R>,
        path: &Path,
        mode: u32,
    ) -> Result<(), PackageError> {
        let host = self.into.join(path);
        let mut file = File::create(&host).map_err(|error| conflicting(path, &error))?;
        let mut bounded = entry.take(self.bytes_left + 1);
        let written = std::io::copy(&mut bounded, &mut file).map_err(|error| {
            // A damaged stream and a full disk arrive the same way; only the first has no number.
            match error.raw_os_error() {
                Some(_) => PackageError::file(&host)(error),
                None => damaged(error),
            }
        })?;
        let left = self.bytes_left.checked_sub(written);
        self.bytes_left = left.ok_or(PackageError::TooLarge {
            bytes_max: self.bytes_max,
        })?;
        if mode & EVERYBODY_READS == 0 && self.unreadable.is_none() {
            self.unreadable = Some(path.to_owned());
        }
        file.set_permissions(Permissions::from_mode(mode))
            .map_err(PackageError::file(&host))
    }

    fn folder(&mut self, path: &Path, mode: u32) -> Result<(), PackageError> {
        self.folders_to(path)?;
        self.folders
            .insert(path.to_owned(), mode | FOLDER_OWNER_MODE);
        Ok(())
    }

    fn folders_to(&mut self, path: &Path) -> Result<(), PackageError> {
        if self.folders.contains_key(path) {
            return Ok(());
        }
        if let Some(above) = path.parent() {
            self.folders_to(above)?;
        }
        std::fs::create_dir(self.into.join(path)).map_err(|error| conflicting(path, &error))?;
        self.folders.insert(path.to_owned(), FOLDER_MODE);
        Ok(())
    }

    fn link(&self, path: &Path, target: &str) -> Result<(), PackageError> {
        symlink(target, self.into.join(path)).map_err(|error| conflicting(path, &error))
    }

    fn finish(self) -> Result<(), PackageError> {
        if let Some(path) = &self.unreadable {
            tracing::warn!(
                path = %path.display(),
                "a package has files that not everybody may read; as on AWS, the function cannot"
            );
        }
        for (path, mode) in self.folders.iter().rev() {
            let host = self.into.join(path);
            std::fs::set_permissions(&host, Permissions::from_mode(*mode))
                .map_err(PackageError::file(&host))?;
        }
        Ok(())
    }
}

/// Two entries that cannot both exist, or a name that no file can have.
fn conflicting(path: &Path, error: &std::io::Error) -> PackageError {
    damaged(format!("{}: {error}", path.display()))
}
