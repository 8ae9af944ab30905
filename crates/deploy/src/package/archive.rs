//! Zip archives that are the same, byte for byte, whenever their content is the same.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::PackageError;
use super::files::Entry;

/// Writes `entries` in the order of their names.
pub(crate) fn write(path: &Path, entries: &[Entry]) -> Result<(), PackageError> {
    merge(path, entries, None, &|_| false)
}

/// Writes `entries` and what `base` has beside them, without compressing that again. `leave_out` is asked about
/// the names in `base`.
pub(crate) fn merge(
    path: &Path,
    entries: &[Entry],
    base: Option<&Path>,
    leave_out: &dyn Fn(&str) -> bool,
) -> Result<(), PackageError> {
    let failed = |source: std::io::Error| PackageError::write(path, source);
    let zip_failed = |error: zip::result::ZipError| PackageError::write(path, error.into());
    let mut base = base.map(open).transpose()?;
    let mut plan: BTreeMap<String, Part<'_>> = BTreeMap::new();
    if let Some(base) = &base {
        let names = base
            .file_names()
            .filter(|name| !leave_out(name))
            .map(str::to_owned);
        plan.extend(names.map(|name| (name, Part::Base)));
    }
    plan.extend(
        entries
            .iter()
            .map(|entry| (entry.name.clone(), Part::Entry(entry))),
    );
    let mut writer = ZipWriter::new(BufWriter::new(File::create(path).map_err(failed)?));
    for (name, part) in plan {
        match (part, &mut base) {
            (Part::Entry(entry), _) => {
                writer
                    .start_file(name, options(entry))
                    .map_err(zip_failed)?;
                writer.write_all(&entry.bytes()?).map_err(failed)?;
            }
            (Part::Base, Some(base)) => {
                writer
                    .raw_copy_file(base.by_name(&name).map_err(zip_failed)?)
                    .map_err(zip_failed)?;
            }
            (Part::Base, None) => {}
        }
    }
    let mut file = writer.finish().map_err(zip_failed)?;
    file.flush().map_err(failed)
}

enum Part<'a> {
    Entry(&'a Entry),
    Base,
}

fn options(entry: &Entry) -> SimpleFileOptions {
    // World-readable: the function's user is not the owner. 1980 is the first moment that zip knows.
    let mode = if entry.executable { 0o755 } else { 0o644 };
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(mode)
}

type Archive = ZipArchive<BufReader<File>>;

fn open(path: &Path) -> Result<Archive, PackageError> {
    let file = File::open(path).map_err(|source| PackageError::read(path, source))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| PackageError::read(path, error.into()))
}

/// Unpacked sizes in bytes, by name.
pub(crate) fn sizes(path: &Path) -> Result<BTreeMap<String, u64>, PackageError> {
    let mut archive = open(path)?;
    let mut sizes = BTreeMap::new();
    for index in 0..archive.len() {
        let file = archive
            .by_index_raw(index)
            .map_err(|error| PackageError::read(path, error.into()))?;
        sizes.insert(file.name().to_owned(), file.size());
    }
    Ok(sizes)
}
