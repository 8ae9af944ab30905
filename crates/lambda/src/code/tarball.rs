//! Writing one layer of a container image to a folder, bounded, without leaving the folder.
//!
//! Symbolic links come last, as for zips: while files are written no link exists that could lead
//! out of the folder. What a layer removes of the layers below stays as it is named in it
//! (`.wh.…`); [`merge`](super::merge) knows what that means. Owners are not kept: every file
//! belongs to whoever runs the server, and the function is somebody else. Devices are left out.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

use flate2::read::MultiGzDecoder;
use sha2::{Digest as _, Sha256};
use tar::{Entry, EntryType};

use super::tree::{Archive, Tree};
use super::{ImageLayer, PackageError};
use crate::limits::Limits;

/// Unpacks into a folder that does not exist yet, and checks that it was the layer it should be.
pub(super) fn unpack(
    tar: impl Read,
    layer: &ImageLayer,
    into: &Path,
    limits: &Limits,
) -> Result<(), PackageError> {
    let mut unpacking = Unpacking::new(into, limits)?;
    let plain: Box<dyn Read> = match layer.gzip {
        true => Box::new(MultiGzDecoder::new(tar)),
        false => Box::new(tar),
    };
    let mut plain = Hashed {
        inner: plain,
        hash: Sha256::new(),
    };
    let mut archive = tar::Archive::new(&mut plain);
    for entry in archive.entries().map_err(damaged)? {
        unpacking.entry(entry.map_err(damaged)?)?;
    }
    unpacking.finish()?;
    // The end of the archive is not always the end of the stream.
    let rest = limits.image_bytes_max;
    io::copy(&mut (&mut plain).take(rest), &mut io::sink()).map_err(damaged)?;
    match hex::encode(plain.hash.finalize()) == layer.diff_id {
        true => Ok(()),
        false => Err(damaged(format!(
            "the layer {} has another content than its image says",
            layer.blob
        ))),
    }
}

/// What was read of it, hashed.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.hash.update(&buffer[..length]);
        Ok(length)
    }
}

struct Unpacking<'a> {
    tree: Tree<'a>,
    entries_left: u64,
    entries_max: u64,
    /// Symbolic links with their targets, made when nothing is written any more.
    links: BTreeMap<PathBuf, PathBuf>,
}

impl<'a> Unpacking<'a> {
    fn new(into: &'a Path, limits: &Limits) -> Result<Unpacking<'a>, PackageError> {
        Ok(Unpacking {
            tree: Tree::new(Archive::Image, into, limits.image_bytes_max)?,
            entries_left: limits.image_entries_max,
            entries_max: limits.image_entries_max,
            links: BTreeMap::new(),
        })
    }

    fn entry<R: Read>(&mut self, mut entry: Entry<'_, R>) -> Result<(), PackageError> {
        let entries_max = self.entries_max;
        let left = self.entries_left.checked_sub(1);
        self.entries_left = left.ok_or(PackageError::TooManyEntries { entries_max })?;
        let path = below(&entry.path().map_err(damaged)?)?;
        let kind = entry.header().entry_type();
        let mode = entry.header().mode().map_err(damaged)? & 0o777;
        if path.as_os_str().is_empty() {
            return Ok(());
        }
        match kind {
            EntryType::Directory => self.folder(&path, mode),
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                self.make_way(&path)?;
                self.file(&mut entry, &path, mode)
            }
            EntryType::Symlink => {
                let target = link_name(&entry)?;
                self.make_way(&path)?;
                self.links.insert(path, target);
                Ok(())
            }
            EntryType::Link => {
                let target = below(&link_name(&entry)?)?;
                self.make_way(&path)?;
                self.hard_link(&target, &path)
            }
            _ => Ok(()),
        }
    }

    fn file<R: Read>(
        &mut self,
        entry: &mut Entry<'_, R>,
        path: &Path,
        mode: u32,
    ) -> Result<(), PackageError> {
        // Python tells by the time whether its bytecode is still good.
        let seconds = entry.header().mtime().unwrap_or_default();
        let modified = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        self.tree.file(entry, path, mode, modified)
    }

    fn folder(&mut self, path: &Path, mode: u32) -> Result<(), PackageError> {
        if !self.tree.has_folder(path) {
            self.make_way(path)?;
        }
        self.tree.folder(path, mode)
    }

    /// A second name of a file of this layer.
    fn hard_link(&mut self, target: &Path, path: &Path) -> Result<(), PackageError> {
        if let Some(link) = self.links.get(target).cloned() {
            self.links.insert(path.to_owned(), link);
            return Ok(());
        }
        let host = self.tree.host(target);
        if !fs::symlink_metadata(&host).is_ok_and(|found| found.is_file()) {
            return Err(damaged(format!(
                "{} is a link to {}, which is no file of the same layer",
                path.display(),
                target.display()
            )));
        }
        let made = fs::hard_link(&host, self.tree.host(path));
        made.map_err(|error| Archive::Image.conflicting(path, &error))
    }

    /// Removes an earlier entry of the same path: the last one counts. Nothing is ever written
    /// beneath a link.
    fn make_way(&mut self, path: &Path) -> Result<(), PackageError> {
        if let Some(link) = path
            .ancestors()
            .skip(1)
            .find(|above| self.links.contains_key(*above))
        {
            return Err(damaged(format!(
                "{} beneath the link {}",
                path.display(),
                link.display()
            )));
        }
        if let Some(above) = path.parent() {
            self.tree.folders_to(above)?;
        }
        self.links.remove(path);
        let host = self.tree.host(path);
        match fs::symlink_metadata(&host) {
            Ok(found) if !found.is_dir() => {
                fs::remove_file(&host).map_err(PackageError::file(&host))
            }
            _ => Ok(()),
        }
    }

    fn finish(self) -> Result<(), PackageError> {
        let links = self.links.iter();
        self.tree
            .finish(links.map(|(path, target)| (path.as_path(), target.as_path())))
    }
}

/// The path below the layer's folder.
fn below(path: &Path) -> Result<PathBuf, PackageError> {
    let mut inside = PathBuf::new();
    for component in path.components() {
        match component {
            Component::RootDir | Component::CurDir => {}
            Component::Normal(name) => inside.push(name),
            Component::ParentDir | Component::Prefix(_) => {
                return Err(damaged(format!("{} leaves the image", path.display())));
            }
        }
    }
    Ok(inside)
}

fn link_name<R: Read>(entry: &Entry<'_, R>) -> Result<PathBuf, PackageError> {
    let target = entry.link_name().map_err(damaged)?;
    let target = target.ok_or_else(|| damaged("a link without a target"))?;
    Ok(target.into_owned())
}

fn damaged(error: impl std::fmt::Display) -> PackageError {
    Archive::Image.damaged(error)
}
