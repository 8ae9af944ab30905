//! Container images in memory.

use std::collections::HashMap;
use std::sync::Mutex;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::seams::{ImageSource, ImageSourceError, Pieces};
use futures::StreamExt as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A registry in which every image has every name.
#[derive(Default)]
pub(crate) struct Shelf {
    manifests: Mutex<HashMap<String, Bytes>>,
    blobs: Mutex<HashMap<String, Bytes>>,
}

/// What a file of a layer is.
pub(crate) enum Part {
    Text(&'static str),
    Folder,
    Link(&'static str),
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}

/// A layer that is not compressed.
pub(crate) fn layer(parts: &[(&str, Part)]) -> Bytes {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, part) in parts {
        let mut header = tar::Header::new_gnu();
        header.set_mode(0o755);
        header.set_mtime(1_700_000_000);
        let (kind, content, target) = match part {
            Part::Text(text) => (tar::EntryType::Regular, text.as_bytes(), None),
            Part::Folder => (tar::EntryType::Directory, &b""[..], None),
            Part::Link(target) => (tar::EntryType::Symlink, &b""[..], Some(target)),
        };
        header.set_entry_type(kind);
        header.set_size(content.len() as u64);
        let written = match target {
            Some(target) => tar.append_link(&mut header, path, target),
            None => tar.append_data(&mut header, path, content),
        };
        written.expect("memory can be written");
    }
    tar.into_inner().expect("finished").into()
}

impl Shelf {
    /// Puts an image on the shelf; `config` is what it says of its start. Gives its digest.
    pub(crate) fn put(&self, uri: &str, layers: &[Bytes], config: &Value) -> String {
        let diff_ids: Vec<_> = layers.iter().map(|layer| digest(layer)).collect();
        let config = json!({"architecture": "amd64", "os": "linux", "config": config,
            "rootfs": {"type": "layers", "diff_ids": diff_ids}});
        let config = self.put_blob(config.to_string().into());
        let layers: Vec<_> = layers
            .iter()
            .map(|layer| {
                let mut layer = self.put_blob(layer.clone());
                layer["mediaType"] = json!("application/vnd.oci.image.layer.v1.tar");
                layer
            })
            .collect();
        let mut config = config;
        config["mediaType"] = json!("application/vnd.oci.image.config.v1+json");
        let manifest = json!({"schemaVersion": 2, "config": config, "layers": layers});
        self.put_manifest(uri, manifest.to_string().into())
    }

    pub(crate) fn put_manifest(&self, uri: &str, manifest: Bytes) -> String {
        let name = digest(&manifest);
        let mut manifests = self.manifests.lock().expect("not poisoned");
        manifests.insert(uri.to_owned(), manifest.clone());
        manifests.insert(name.clone(), manifest);
        name
    }

    fn put_blob(&self, bytes: Bytes) -> Value {
        let name = digest(&bytes);
        let size = bytes.len();
        let mut blobs = self.blobs.lock().expect("not poisoned");
        blobs.insert(name.clone(), bytes);
        json!({"digest": name, "size": size})
    }

    /// From now on another content has this digest.
    pub(crate) fn damage(&self, digest: &str) {
        let mut blobs = self.blobs.lock().expect("not poisoned");
        let blob = blobs.get_mut(digest).expect("it is there");
        let mut bytes = blob.to_vec();
        bytes[0] ^= 1;
        *blob = bytes.into();
    }

    pub(crate) fn clear(&self) {
        self.manifests.lock().expect("not poisoned").clear();
        self.blobs.lock().expect("not poisoned").clear();
    }
}

#[async_trait]
impl ImageSource for Shelf {
    async fn manifest(
        &self,
        uri: &str,
        digest: Option<&str>,
        _bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError> {
        let name = digest.unwrap_or(uri);
        let manifests = self.manifests.lock().expect("not poisoned");
        let found = manifests.get(name).cloned();
        found.ok_or_else(|| ImageSourceError::NotFound(name.to_owned()))
    }

    async fn blob(
        &self,
        _uri: &str,
        digest: &str,
        _bytes: u64,
    ) -> Result<Pieces, ImageSourceError> {
        let found = self
            .blobs
            .lock()
            .expect("not poisoned")
            .get(digest)
            .cloned();
        let blob = found.ok_or_else(|| ImageSourceError::NotFound(digest.to_owned()))?;
        let pieces: Vec<_> = blob
            .chunks(1000)
            .map(|it| Ok(Bytes::copy_from_slice(it)))
            .collect();
        Ok(futures::stream::iter(pieces).boxed())
    }
}
