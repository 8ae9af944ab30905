//! What can be said of a zip without unpacking it.

use std::collections::HashSet;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use zip::CompressionMethod::{Deflated, Stored};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::PackageError;
use crate::limits::Limits;

/// What a package says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Files, folders and links.
    pub entries: u64,
    /// Bytes after unpacking, as the zip claims.
    pub unzipped_bytes: u64,
}

/// Checks names and claimed sizes. Unpacking enforces the real ones.
///
/// # Errors
/// [`PackageError`] when the package must be refused.
pub fn inspect(zip: impl Read + Seek, limits: &Limits) -> Result<Contents, PackageError> {
    let mut archive = open(zip, limits)?;
    let mut unzipped_bytes = 0_u64;
    let mut links = HashSet::new();
    let mut paths = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(damaged)?;
        let path = path_of(&entry)?;
        let is_known = matches!(entry.compression(), Stored | Deflated);
        if entry.encrypted() || !is_known {
            return Err(damaged(format!(
                "{} is encrypted or packed in an unknown way",
                entry.name()
            )));
        }
        unzipped_bytes = unzipped_bytes.saturating_add(entry.size());
        if entry.is_symlink() {
            links.insert(path.clone());
        }
        paths.push(path);
    }
    refuse_beneath_links(&paths, &links)?;
    if unzipped_bytes > limits.unzipped_bytes_max {
        let bytes_max = limits.unzipped_bytes_max;
        return Err(PackageError::TooLarge { bytes_max });
    }
    Ok(Contents {
        entries: archive.len() as u64,
        unzipped_bytes,
    })
}

/// Opens a zip and bounds the number of its entries.
pub(super) fn open<R: Read + Seek>(zip: R, limits: &Limits) -> Result<ZipArchive<R>, PackageError> {
    let archive = ZipArchive::new(zip).map_err(damaged)?;
    let entries_max = limits.unzipped_entries_max;
    if archive.is_empty() {
        return Err(PackageError::Empty);
    }
    if archive.len() as u64 > entries_max {
        return Err(PackageError::TooManyEntries { entries_max });
    }
    Ok(archive)
}

/// The entry's path below the package's folder.
pub(super) fn path_of<R: Read>(entry: &ZipFile<'_, R>) -> Result<PathBuf, PackageError> {
    let escapes = || PackageError::Escapes(entry.name().to_owned());
    if entry.name().starts_with('/') || entry.name().split('/').any(|part| part == "..") {
        return Err(escapes());
    }
    entry.enclosed_name().ok_or_else(escapes)
}

/// A link may point anywhere, since it is followed inside the environment only. Nothing may be
/// written through one.
fn refuse_beneath_links(paths: &[PathBuf], links: &HashSet<PathBuf>) -> Result<(), PackageError> {
    if links.is_empty() {
        return Ok(());
    }
    let beneath = |path: &&PathBuf| {
        path.ancestors()
            .skip(1)
            .any(|above: &Path| links.contains(above))
    };
    match paths.iter().find(beneath) {
        Some(path) => Err(PackageError::Escapes(path.display().to_string())),
        None => Ok(()),
    }
}

pub(super) fn damaged(error: impl std::fmt::Display) -> PackageError {
    PackageError::NotAZip(error.to_string())
}
