//! Where container images come from: folders in the layout of the Open Container Initiative, and
//! registries.
//!
//! | `ImageUri` | read from |
//! |---|---|
//! | `oci:/folder`, `oci:/folder:tag`, `oci:/folder@sha256:…` | that folder on the server's machine |
//! | `registry/name:tag` | the folder `name` below the server's own folder of images, if it has the tag |
//! | | else the registry, which is asked by its own protocol |

mod keys;
mod layout;
pub mod limits;
mod registry;

use std::path::PathBuf;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{ImageSource, ImageSourceError, Pieces};
use oci_client::Reference;

use keys::Keys;
use layout::Layout;
use registry::Registry;

/// How images are found.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Layouts that stand for repositories of any registry, by the repositories' names.
    pub folder: PathBuf,
    /// Where `docker login` keeps keys (`config.json`), if anywhere.
    pub keys: Option<PathBuf>,
}

/// Layouts and registries.
#[derive(Debug)]
pub struct Images {
    folder: PathBuf,
    registry: Registry,
}

/// Where an image is.
enum Place {
    Layout(Layout, Option<Name>),
    Registry(Reference),
}

/// What names an image within its repository.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Tag(String),
    Digest(String),
}

impl Images {
    /// Opens nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Images {
        Images {
            folder: settings.folder,
            registry: Registry::new(Keys::new(settings.keys)),
        }
    }

    async fn place(&self, uri: &str) -> Result<Place, ImageSourceError> {
        if let Some(path) = uri.strip_prefix("oci:") {
            let (folder, name) = split(path);
            let layout = Layout::new(folder);
            return Ok(Place::Layout(layout, name));
        }
        let reference = uri.parse::<Reference>();
        let reference = reference.map_err(|_| ImageSourceError::NotAReference(uri.to_owned()))?;
        let name = match (reference.digest(), reference.tag()) {
            (Some(digest), _) => Name::Digest(digest.to_owned()),
            (None, tag) => Name::Tag(tag.unwrap_or("latest").to_owned()),
        };
        let layout = Layout::new(self.folder.join(reference.repository()));
        Ok(match layout.has(&name).await {
            true => Place::Layout(layout, Some(name)),
            false => Place::Registry(reference),
        })
    }
}

#[async_trait]
impl ImageSource for Images {
    async fn manifest(
        &self,
        uri: &str,
        digest: Option<&str>,
        bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError> {
        let other = digest.map(|digest| Name::Digest(digest.to_owned()));
        match self.place(uri).await? {
            Place::Layout(layout, name) => {
                layout
                    .manifest(uri, other.or(name).as_ref(), bytes_max)
                    .await
            }
            Place::Registry(reference) => {
                let reference = match digest {
                    Some(digest) => reference.clone_with_digest(digest.to_owned()),
                    None => reference,
                };
                self.registry.manifest(&reference, bytes_max).await
            }
        }
    }

    async fn blob(&self, uri: &str, digest: &str, bytes: u64) -> Result<Pieces, ImageSourceError> {
        match self.place(uri).await? {
            Place::Layout(layout, _) => layout.blob(digest).await,
            Place::Registry(reference) => self.registry.blob(&reference, digest, bytes).await,
        }
    }
}

/// A layout's folder, and the image in it.
fn split(path: &str) -> (&str, Option<Name>) {
    if let Some((folder, digest)) = path.split_once('@') {
        return (folder, Some(Name::Digest(digest.to_owned())));
    }
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].split_once(':') {
        Some((_, tag)) => (
            &path[..path.len() - tag.len() - 1],
            Some(Name::Tag(tag.to_owned())),
        ),
        None => (path, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layouts_image_is_named_by_tag_or_digest_or_not_at_all() {
        let tag = |tag: &str| Some(Name::Tag(tag.into()));
        assert_eq!(split("/a:b/c"), ("/a:b/c", None));
        assert_eq!(split("/a:b/c:v1"), ("/a:b/c", tag("v1")));
        let digest = Some(Name::Digest("sha256:d".into()));
        assert_eq!(split("/a/c@sha256:d"), ("/a/c", digest));
    }
}
