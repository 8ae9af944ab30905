//! Writing a zip's entries to a folder, bounded, without leaving the folder.
//!
//! Files and folders come first, links last: while files are written, no link exists that could
//! lead out of the folder. Modes are kept as AWS keeps them, so a file that is not readable for
//! everybody fails to import here as it does there.

use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::PackageError;
use super::inspect::{damaged, open, path_of};
use super::tree::{Archive, FOLDER_MODE, Tree};
use crate::limits::Limits;

const FILE_MODE: u32 = 0o644;
const EVERYBODY_READS: u32 = 0o004;
const LINK_TARGET_BYTES_MAX: u64 = 4096;

/// Unpacks into a folder that does not exist yet.
pub(crate) fn unpack(
    zip: impl Read + Seek,
    into: &Path,
    limits: &Limits,
) -> Result<(), PackageError> {
    let mut unpacking = Unpacking {
        tree: Tree::new(Archive::Zip, into, limits.unzipped_bytes_max)?,
        unreadable: None,
    };
    let mut archive = open(zip, limits)?;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        if let Some(link) = unpacking.entry(&mut archive, index)? {
            links.push(link);
        }
    }
    if let Some(path) = &unpacking.unreadable {
        tracing::warn!(
            path = %path.display(),
            "a package has files that not everybody may read; as on AWS, the function cannot"
        );
    }
    let links = links
        .iter()
        .map(|(path, target)| (path.as_path(), Path::new(target)));
    unpacking.tree.finish(links)
}

struct Unpacking<'a> {
    tree: Tree<'a>,
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
            let mode = mode.map_or(FOLDER_MODE, |mode| mode & 0o777);
            self.tree.folder(&path, mode)?;
            return Ok(None);
        }
        if let Some(above) = path.parent() {
            self.tree.folders_to(above)?;
        }
        if entry.is_symlink() {
            let mut target = String::new();
            let mut bounded = (&mut entry).take(LINK_TARGET_BYTES_MAX);
            bounded.read_to_string(&mut target).map_err(damaged)?;
            return Ok(Some((path, target)));
        }
        let mode = mode.map_or(FILE_MODE, |mode| mode & 0o777);
        if mode & EVERYBODY_READS == 0 && self.unreadable.is_none() {
            self.unreadable = Some(path.clone());
        }
        self.tree.file(&mut entry, &path, mode, None)?;
        Ok(None)
    }
}
