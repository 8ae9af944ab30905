//! Container images: read when a function is created or its code updated, fetched while it is
//! prepared, and ours from then on.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use frazil_store::{Blob, BlobId, StoreError};
use frazil_wire::Fault;
use futures::StreamExt as _;
use sha2::{Digest as _, Sha256};

use super::Catalog;
use super::faults::{causes, internal, invalid};
use super::prepare::STOPPING;
use super::record::{ImageRecord, LayerRecord, Package, Reason, Settings};
use super::updates::Arrived;
use crate::code::{CodeDir, ImageLayer, PackageError};
use crate::images::{Configuration, Descriptor, ImageError, Manifest, sha256};
use crate::runtimes::Image;
use crate::seams::ImageSourceError;

/// Why an image could not be had.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Source(#[from] ImageSourceError),
    #[error(transparent)]
    Image(#[from] ImageError),
    #[error("the store failed")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl Catalog {
    /// Reads what a URI names now. Layers are fetched later.
    pub(super) async fn read_image(&self, uri: &str) -> Result<Arrived, Fault> {
        let found = self.look_up(uri).await;
        found.map_err(|trouble| trouble.fault(uri))
    }

    async fn look_up(&self, uri: &str) -> Result<Arrived, Trouble> {
        let bytes_max = self.parts.limits.image_manifest_bytes_max;
        let architecture = &self.parts.architecture;
        let mut manifest = self.parts.images.manifest(uri, None, bytes_max).await?;
        let mut parsed = Manifest::parse(&manifest, architecture)?;
        if let Manifest::Other(digest) = &parsed {
            let other = self.parts.images.manifest(uri, Some(digest), bytes_max);
            manifest = other.await?;
            check_digest(&manifest, digest)?;
            parsed = Manifest::parse(&manifest, architecture)?;
        }
        let Manifest::Image { config, layers } = parsed else {
            return Err(ImageError::Damaged("a list of lists of manifests".into()).into());
        };
        let config = self.document(uri, &config, bytes_max).await?;
        let config = Configuration::parse(&config, architecture)?;
        let image = record(uri, config, &layers)?;
        self.check_settings(&image)?;
        let manifest = self.parts.store.put_blob(manifest).await?;
        Ok(Arrived {
            package: Package {
                sha256: manifest.id().to_string(),
                bytes: 0,
                unzipped_bytes: 0,
            },
            image: Some(image),
            _held: manifest,
        })
    }

    /// Reads something small whole.
    async fn document(
        &self,
        uri: &str,
        descriptor: &Descriptor,
        bytes_max: u64,
    ) -> Result<Bytes, Trouble> {
        let (digest, bytes) = (&descriptor.digest, descriptor.size.min(bytes_max));
        let mut pieces = self.parts.images.blob(uri, digest, bytes).await?;
        let mut document = Vec::new();
        while let Some(piece) = pieces.next().await {
            document.extend_from_slice(&piece?);
            if document.len() as u64 > bytes {
                return Err(too_long(digest).into());
            }
        }
        check_digest(&document, digest)?;
        Ok(document.into())
    }

    fn check_settings(&self, image: &ImageRecord) -> Result<(), ImageError> {
        let words = image.entrypoint.iter().chain(&image.command);
        let variables = image
            .variables
            .iter()
            .map(|(key, value)| key.len() + value.len());
        let bytes = words.map(String::len).chain(variables).sum::<usize>();
        let bytes_max = self.parts.limits.image_settings_bytes_max;
        match bytes as u64 + image.working_dir.len() as u64 > bytes_max {
            true => Err(ImageError::Damaged(format!(
                "what it says of its start is longer than {bytes_max} bytes"
            ))),
            false => Ok(()),
        }
    }

    /// The root of an image, out of our store, and what has to be held until the record does.
    pub(super) async fn fetch_image(
        &self,
        image: &ImageRecord,
    ) -> Result<(CodeDir, Vec<Blob>), Reason> {
        let fetched = async {
            let held = match image.stored {
                true => Vec::new(),
                false => self.pull(image).await?,
            };
            let layers = image.layers.iter().map(|layer| {
                Ok(ImageLayer {
                    blob: blob_of(layer)?,
                    gzip: layer.gzip,
                    diff_id: layer.diff_id.clone(),
                })
            });
            let layers: Vec<_> = layers.collect::<Result<_, ImageError>>()?;
            Ok((self.parts.packages.image_root(&layers).await?, held))
        };
        fetched.await.map_err(|trouble: Trouble| trouble.reason())
    }

    async fn pull(&self, image: &ImageRecord) -> Result<Vec<Blob>, Trouble> {
        let turn = self.pulls.acquire().await;
        let _turn = turn.map_err(|_| PackageError::Stopping)?;
        let mut held = Vec::with_capacity(image.layers.len());
        for layer in &image.layers {
            held.push(self.pull_layer(&image.uri, layer).await?);
        }
        Ok(held)
    }

    async fn pull_layer(&self, uri: &str, layer: &LayerRecord) -> Result<Blob, Trouble> {
        let id = blob_of(layer)?;
        match self.parts.store.hold_blob(id).await {
            Err(StoreError::NoBlob(_)) => {}
            held => return Ok(held?),
        }
        let digest = format!("sha256:{}", layer.sha256);
        let mut pieces = self.parts.images.blob(uri, &digest, layer.bytes).await?;
        let mut writer = self.parts.store.blob_writer().await?;
        let mut bytes = 0;
        while let Some(piece) = pieces.next().await {
            let piece = piece?;
            bytes += piece.len() as u64;
            if bytes > layer.bytes {
                return Err(too_long(&digest).into());
            }
            writer.write(piece).await?;
        }
        let blob = writer.finish().await?;
        match blob.id() == id {
            true => Ok(blob),
            false => Err(other_content(&digest).into()),
        }
    }
}

/// What is kept of an image.
fn record(
    uri: &str,
    config: Configuration,
    layers: &[Descriptor],
) -> Result<ImageRecord, ImageError> {
    if layers.is_empty() || layers.len() != config.diff_ids.len() {
        return Err(ImageError::Damaged(format!(
            "{} layers in the manifest, {} in the configuration",
            layers.len(),
            config.diff_ids.len()
        )));
    }
    let layers = layers.iter().zip(config.diff_ids).map(|(layer, diff_id)| {
        Ok(LayerRecord {
            sha256: sha256(&layer.digest)?.to_string(),
            bytes: layer.size,
            gzip: layer.is_gzip()?,
            diff_id,
        })
    });
    Ok(ImageRecord {
        uri: uri.to_owned(),
        entrypoint: config.entrypoint,
        command: config.command,
        working_dir: config.working_dir,
        variables: config.variables,
        layers: layers.collect::<Result<_, ImageError>>()?,
        stored: false,
    })
}

/// Where a program starts.
pub(super) fn working_dir(image: &ImageRecord, settings: &Settings) -> PathBuf {
    let wanted = settings.image.as_ref();
    let wanted = wanted.and_then(|settings| settings.working_dir.as_ref());
    Path::new("/").join(wanted.unwrap_or(&image.working_dir))
}

/// How an image is started. It brings its own runtime, which finds the Runtime API by its variable.
pub(super) fn start(image: &ImageRecord, settings: &Settings) -> Result<Image, Reason> {
    let wanted = settings.image.clone();
    let (entrypoint, command) = wanted.map_or((None, None), |it| (it.entrypoint, it.command));
    let mut argv = entrypoint.unwrap_or_else(|| image.entrypoint.clone());
    argv.extend(command.unwrap_or_else(|| image.command.clone()));
    if argv.is_empty() {
        return Err(Reason {
            code: "InvalidImage".into(),
            text: format!(
                "The image {} has neither an entrypoint nor a command.",
                image.uri
            ),
        });
    }
    Ok(Image {
        mounts: Vec::new(),
        argv,
        memory_flags: Vec::new(),
        execution_env: None,
        variables: image.variables.clone(),
        runtime_api: SocketAddr::from((Ipv4Addr::LOCALHOST, 9001)),
        version: String::new(),
    })
}

/// The URI with the digest in the place of a tag.
pub(super) fn resolved_uri(uri: &str, sha256: &str) -> String {
    let repository = uri.split_once('@').map_or(uri, |(before, _)| before);
    // A colon before the last slash belongs to a port.
    let name = repository.rfind('/').map_or(0, |slash| slash + 1);
    let end = repository[name..]
        .find(':')
        .map_or(repository.len(), |colon| name + colon);
    format!("{}@sha256:{sha256}", &repository[..end])
}

impl Trouble {
    /// The answer to the request that named the image.
    fn fault(&self, uri: &str) -> Fault {
        match self {
            Trouble::Source(ImageSourceError::NotFound(_)) => invalid(format!(
                "Source image {uri} does not exist. Provide a valid source image."
            )),
            Trouble::Source(ImageSourceError::NotAReference(_)) => invalid(format!(
                "Source image {uri} is not valid. Provide a valid source image."
            )),
            Trouble::Source(ImageSourceError::Refused(_)) => Fault::new(
                403,
                "AccessDeniedException",
                "Lambda does not have permission to access the ECR image. Check the ECR \
                 permissions.",
            ),
            Trouble::Image(ImageError::MediaType(_)) => invalid(format!(
                "The image manifest, config or layer media type for the source image {uri} is not \
                 supported."
            )),
            Trouble::Source(_) | Trouble::Image(_) => invalid(format!(
                "Source image {uri} cannot be used: {}",
                causes(self)
            )),
            Trouble::Store(_) | Trouble::Package(_) => internal(self),
        }
    }

    /// Why a function could not be prepared.
    fn reason(&self) -> Reason {
        let code = match self {
            Trouble::Package(PackageError::Stopping) => STOPPING,
            Trouble::Package(error) => return Reason::from(error),
            Trouble::Source(ImageSourceError::NotFound(_)) => "ImageDeleted",
            Trouble::Source(ImageSourceError::Refused(_)) => "ImageAccessDenied",
            Trouble::Image(_) => "InvalidImage",
            Trouble::Source(_) | Trouble::Store(_) => "InternalError",
        };
        Reason {
            code: code.into(),
            text: causes(self),
        }
    }
}

fn blob_of(layer: &LayerRecord) -> Result<BlobId, ImageError> {
    sha256(&format!("sha256:{}", layer.sha256))
}

fn check_digest(bytes: &[u8], digest: &str) -> Result<(), ImageError> {
    match BlobId(Sha256::digest(bytes).into()) == sha256(digest)? {
        true => Ok(()),
        false => Err(other_content(digest)),
    }
}

fn other_content(digest: &str) -> ImageError {
    ImageError::Damaged(format!("{digest} has another content"))
}

fn too_long(digest: &str) -> ImageError {
    ImageError::Damaged(format!("{digest} is longer than its manifest says"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolved_uri_has_the_digest_in_the_place_of_the_tag() {
        let resolved = |uri| resolved_uri(uri, "d");
        assert_eq!(resolved("host:5000/a/b:tag"), "host:5000/a/b@sha256:d");
        assert_eq!(resolved("host:5000/a/b"), "host:5000/a/b@sha256:d");
        assert_eq!(resolved("host/a@sha256:e"), "host/a@sha256:d");
        assert_eq!(
            resolved("oci:/images/hello:v1"),
            "oci:/images/hello@sha256:d"
        );
    }
}
