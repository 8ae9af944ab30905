//! A folder in the layout of the Open Container Initiative: `index.json` and `blobs/sha256/…`, as
//! `skopeo copy … oci:folder:tag` and `docker buildx build --output type=oci,tar=false` write it.

use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use frazil_lambda::seams::{ImageSourceError, Pieces};
use futures::StreamExt as _;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tokio::fs::{self, File};
use tokio::io::AsyncReadExt as _;
use tokio_util::io::ReaderStream;

use super::Name;
use super::limits::{INDEX_BYTES_MAX, PIECE_BYTES};

/// One layout.
pub(super) struct Layout(PathBuf);

#[derive(Deserialize)]
struct Index {
    manifests: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    digest: String,
    #[serde(default)]
    annotations: Annotations,
}

#[derive(Deserialize, Default)]
struct Annotations {
    #[serde(rename = "org.opencontainers.image.ref.name")]
    name: Option<String>,
}

impl Layout {
    pub(super) fn new(folder: impl Into<PathBuf>) -> Layout {
        Layout(folder.into())
    }

    /// Whether the layout is there and has an image of this name.
    pub(super) async fn has(&self, name: &Name) -> bool {
        match self.digest(Some(name)).await {
            Ok(Some(digest)) => self.file(&digest).await.is_ok(),
            _ => false,
        }
    }

    /// The manifest of an image, whose digest is checked. Without a name it is the only one, or
    /// the one that is called `latest`.
    pub(super) async fn manifest(
        &self,
        uri: &str,
        name: Option<&Name>,
        bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError> {
        let digest = self.digest(name).await?;
        let digest = digest.ok_or_else(|| ImageSourceError::NotFound(uri.to_owned()))?;
        let (file, path) = self.file(&digest).await?;
        let bytes = read(file, &path, bytes_max).await?;
        let found = format!("sha256:{}", hex::encode(Sha256::digest(&bytes)));
        match found == digest {
            true => Ok(bytes),
            false => Err(unavailable(
                &path,
                "it has another content than its name says",
            )),
        }
    }

    /// A blob, piece by piece.
    pub(super) async fn blob(&self, digest: &str) -> Result<Pieces, ImageSourceError> {
        let (file, path) = self.file(digest).await?;
        let pieces = ReaderStream::with_capacity(file, PIECE_BYTES);
        let pieces = pieces.map(move |piece| piece.map_err(|error| unavailable(&path, error)));
        Ok(pieces.boxed())
    }

    async fn digest(&self, name: Option<&Name>) -> Result<Option<String>, ImageSourceError> {
        if let Some(Name::Digest(digest)) = name {
            return Ok(Some(digest.clone()));
        }
        let path = self.0.join("index.json");
        let bytes = read(open(&path).await?, &path, INDEX_BYTES_MAX).await?;
        let index: Index =
            serde_json::from_slice(&bytes).map_err(|error| unavailable(&path, error))?;
        let named = |wanted: &str| {
            index.manifests.iter().find(|entry| {
                let name = entry.annotations.name.as_deref().unwrap_or_default();
                name == wanted || name.ends_with(&format!(":{wanted}"))
            })
        };
        let entry = match (name, &index.manifests[..]) {
            (Some(Name::Tag(tag)), _) => named(tag),
            (_, [only]) => Some(only),
            _ => named("latest"),
        };
        Ok(entry.map(|entry| entry.digest.clone()))
    }

    async fn file(&self, digest: &str) -> Result<(File, PathBuf), ImageSourceError> {
        let hash = digest.strip_prefix("sha256:").unwrap_or_default();
        if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ImageSourceError::NotFound(digest.to_owned()));
        }
        let path = self.0.join("blobs/sha256").join(hash);
        Ok((open(&path).await?, path))
    }
}

/// Opens an ordinary file: anything else could keep us waiting.
async fn open(path: &Path) -> Result<File, ImageSourceError> {
    let found = fs::metadata(path)
        .await
        .map_err(|error| cannot(path, &error))?;
    if !found.is_file() {
        return Err(ImageSourceError::NotFound(path.display().to_string()));
    }
    File::open(path).await.map_err(|error| cannot(path, &error))
}

async fn read(file: File, path: &Path, bytes_max: u64) -> Result<Bytes, ImageSourceError> {
    let mut bytes = Vec::new();
    let length = file.take(bytes_max + 1).read_to_end(&mut bytes).await;
    let length = length.map_err(|error| cannot(path, &error))?;
    match length as u64 > bytes_max {
        true => Err(unavailable(
            path,
            format!("it has more than {bytes_max} bytes"),
        )),
        false => Ok(bytes.into()),
    }
}

fn cannot(path: &Path, error: &io::Error) -> ImageSourceError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            ImageSourceError::NotFound(path.display().to_string())
        }
        io::ErrorKind::PermissionDenied => ImageSourceError::Refused(path.display().to_string()),
        _ => unavailable(path, error),
    }
}

fn unavailable(path: &Path, why: impl std::fmt::Display) -> ImageSourceError {
    ImageSourceError::Unavailable {
        what: path.display().to_string(),
        why: why.to_string(),
    }
}
