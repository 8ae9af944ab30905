//! Registries, asked by the distribution protocol of the Open Container Initiative.

use std::collections::HashMap;
use std::sync::{Mutex, Once, PoisonError};

use bytes::Bytes;
use frazil_lambda::seams::{ImageSourceError, Pieces};
use futures::StreamExt as _;
use oci_client::client::{Client, ClientConfig, ClientProtocol};
use oci_client::errors::{OciDistributionError, OciErrorCode};
use oci_client::manifest::OciDescriptor;
use oci_client::{Reference, RegistryOperation};
use tokio::time::timeout;

use super::keys::Keys;
use super::limits::{CONNECT_WAIT, MANIFEST_WAIT, SILENCE_WAIT};

const MANIFESTS: [&str; 4] = [
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
];

/// Clients of registries, by whether they speak TLS.
pub(super) struct Registry {
    keys: Keys,
    clients: Mutex<HashMap<bool, Client>>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Registry").finish_non_exhaustive()
    }
}

impl Registry {
    pub(super) fn new(keys: Keys) -> Registry {
        Registry {
            keys,
            clients: Mutex::default(),
        }
    }

    pub(super) async fn manifest(
        &self,
        image: &Reference,
        bytes_max: u64,
    ) -> Result<Bytes, ImageSourceError> {
        let client = self.client(image);
        let keys = self.keys.of(image.resolve_registry()).await;
        let pulling = client.pull_manifest_raw(image, &keys, &MANIFESTS);
        let pulled = timeout(MANIFEST_WAIT, pulling).await;
        let pulled = pulled.map_err(|_| unavailable(image, "the registry does not answer"))?;
        let (manifest, _) = pulled.map_err(|error| refusal(image, &error))?;
        match manifest.len() as u64 > bytes_max {
            true => Err(unavailable(
                image,
                format!("its manifest has more than {bytes_max} bytes"),
            )),
            false => Ok(manifest),
        }
    }

    pub(super) async fn blob(
        &self,
        image: &Reference,
        digest: &str,
        bytes: u64,
    ) -> Result<Pieces, ImageSourceError> {
        let client = self.client(image);
        let keys = self.keys.of(image.resolve_registry()).await;
        let entered = client.auth(image, &keys, RegistryOperation::Pull).await;
        entered.map_err(|error| refusal(image, &error))?;
        let descriptor = OciDescriptor {
            digest: digest.to_owned(),
            size: bytes.try_into().unwrap_or(i64::MAX),
            ..OciDescriptor::default()
        };
        let opened = client.pull_blob_stream(image, &descriptor).await;
        let opened = opened.map_err(|error| refusal(image, &error))?;
        let image = image.clone();
        let pieces = opened.stream;
        let pieces = pieces.map(move |piece| piece.map_err(|error| unavailable(&image, error)));
        Ok(pieces.boxed())
    }

    fn client(&self, image: &Reference) -> Client {
        let plain = is_here(image.resolve_registry());
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        clients
            .entry(plain)
            .or_insert_with(|| client(plain))
            .clone()
    }
}

fn client(plain: bool) -> Client {
    // The library takes the process's provider of cryptography, and there is none by default.
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    Client::new(ClientConfig {
        protocol: match plain {
            true => ClientProtocol::Http,
            false => ClientProtocol::Https,
        },
        platform_resolver: None,
        connect_timeout: Some(CONNECT_WAIT),
        read_timeout: Some(SILENCE_WAIT),
        ..ClientConfig::default()
    })
}

/// Registries on this machine do without TLS, as with Docker.
fn is_here(registry: &str) -> bool {
    let host = registry.rsplit_once(':').map_or(registry, |(host, _)| host);
    host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.")
}

fn refusal(image: &Reference, error: &OciDistributionError) -> ImageSourceError {
    let what = image.whole();
    match error {
        OciDistributionError::ImageManifestNotFoundError(_)
        | OciDistributionError::ServerError { code: 404, .. } => ImageSourceError::NotFound(what),
        OciDistributionError::AuthenticationFailure(_)
        | OciDistributionError::UnauthorizedError { .. }
        | OciDistributionError::ServerError {
            code: 401 | 403, ..
        } => ImageSourceError::Refused(what),
        OciDistributionError::RegistryError { envelope, .. } => {
            let codes = envelope.errors.iter().map(|error| &error.code);
            match codes.into_iter().next() {
                Some(
                    OciErrorCode::ManifestUnknown
                    | OciErrorCode::NameUnknown
                    | OciErrorCode::BlobUnknown,
                ) => ImageSourceError::NotFound(what),
                Some(OciErrorCode::Denied | OciErrorCode::Unauthorized) => {
                    ImageSourceError::Refused(what)
                }
                _ => unavailable(image, causes(error)),
            }
        }
        _ => unavailable(image, causes(error)),
    }
}

fn unavailable(image: &Reference, why: impl std::fmt::Display) -> ImageSourceError {
    ImageSourceError::Unavailable {
        what: image.whole(),
        why: why.to_string(),
    }
}

/// An error with all its causes, in one line.
fn causes(error: &dyn std::error::Error) -> String {
    let all = std::iter::successors(Some(error), |error| error.source());
    all.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_registries_on_this_machine_do_without_tls() {
        assert!(is_here("localhost:5000") && is_here("127.0.0.1:5000"));
        assert!(is_here("registry.localhost"));
        assert!(!is_here("localhost.example.com") && !is_here("docker.io"));
    }
}
