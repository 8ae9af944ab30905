//! Blobs: bytes of any size, named by their SHA-256, written and read as streams.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};

use crate::StoreError;
use crate::files::{FileReader, FileWriter};
use crate::memory::MemoryBlobWriter;

/// How much of a blob is read at once, in bytes.
pub(crate) const CHUNK_BYTES: usize = 256 * 1024;

/// The SHA-256 of a blob's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub [u8; 32]);

impl fmt::Display for BlobId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "BlobId({self})")
    }
}

impl FromStr for BlobId {
    type Err = hex::FromHexError;

    /// Reads 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 32];
        hex::decode_to_slice(text, &mut id)?;
        Ok(Self(id))
    }
}

/// A stored blob that cannot vanish while this handle exists. To keep it for longer, let a value
/// hold it ([`crate::Write::holding`]) before the handle is dropped.
#[derive(Clone, Debug)]
pub struct Blob {
    id: BlobId,
    size: u64,
    _pin: Arc<Pin>,
}

impl Blob {
    pub(crate) fn new(id: BlobId, size: u64, keeper: Arc<dyn Keeper>) -> Self {
        let pin = Pin { id, keeper };
        Self {
            id,
            size,
            _pin: Arc::new(pin),
        }
    }

    /// The blob's name.
    pub fn id(&self) -> BlobId {
        self.id
    }

    /// The blob's length in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// Counts the handles of blobs.
pub(crate) trait Keeper: Send + Sync + fmt::Debug {
    /// One handle less.
    fn release(&self, id: BlobId);
}

#[derive(Debug)]
struct Pin {
    id: BlobId,
    keeper: Arc<dyn Keeper>,
}

impl Drop for Pin {
    fn drop(&mut self) {
        self.keeper.release(self.id);
    }
}

/// A blob being written. Dropping it before [`BlobWriter::finish`] leaves nothing behind.
#[derive(Debug)]
pub struct BlobWriter(pub(crate) WriterKind);

#[derive(Debug)]
pub(crate) enum WriterKind {
    Memory(MemoryBlobWriter),
    File(FileWriter),
}

impl BlobWriter {
    /// Adds bytes at the end.
    pub async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        match &mut self.0 {
            WriterKind::Memory(writer) => {
                writer.write(&bytes);
                Ok(())
            }
            WriterKind::File(writer) => writer.write(bytes).await,
        }
    }

    /// Makes the blob durable and gives it its name.
    pub async fn finish(self) -> Result<Blob, StoreError> {
        match self.0 {
            WriterKind::Memory(writer) => Ok(writer.finish()),
            WriterKind::File(writer) => writer.finish().await,
        }
    }
}

/// A blob, or a part of one, being read. It stays readable even if the blob is removed meanwhile.
#[derive(Debug)]
pub struct BlobReader(pub(crate) ReaderKind);

#[derive(Debug)]
pub(crate) enum ReaderKind {
    Memory(Bytes),
    File(FileReader),
}

impl BlobReader {
    /// How many bytes are still to be read.
    pub fn remaining(&self) -> u64 {
        match &self.0 {
            ReaderKind::Memory(bytes) => bytes.len() as u64,
            ReaderKind::File(reader) => reader.remaining(),
        }
    }

    /// The next piece, never empty, at most 256 KiB; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        match &mut self.0 {
            ReaderKind::Memory(bytes) if bytes.is_empty() => Ok(None),
            ReaderKind::Memory(bytes) => Ok(Some(bytes.split_to(bytes.len().min(CHUNK_BYTES)))),
            ReaderKind::File(reader) => reader.next().await,
        }
    }

    /// All that is left, in one piece.
    pub async fn read_all(mut self) -> Result<Bytes, StoreError> {
        let mut all = BytesMut::new();
        while let Some(piece) = self.next().await? {
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }
}
