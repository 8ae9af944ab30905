//! Container images: what a manifest and a configuration say.
//!
//! An image is read once, when a function is created or its code updated, and kept in our store
//! from then on: a tag that moves, or a registry that is gone, changes nothing.

mod manifest;

use std::collections::BTreeMap;

use frazil_store::BlobId;
use serde::Deserialize;

pub(crate) use manifest::{Descriptor, Manifest};

/// Why an image cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImageError {
    /// A manifest, configuration or layer of a kind that we cannot read.
    #[error("the media type {0} is not supported")]
    MediaType(String),
    /// The documents contradict themselves or each other.
    #[error("the image is damaged: {0}")]
    Damaged(String),
    /// Not for this host.
    #[error("the image is for {found}, this server runs {wanted}")]
    Architecture {
        /// What it is for.
        found: String,
        /// What this host is.
        wanted: String,
    },
}

/// How an image wants to be started, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Configuration {
    pub(crate) entrypoint: Vec<String>,
    pub(crate) command: Vec<String>,
    pub(crate) working_dir: String,
    pub(crate) variables: BTreeMap<String, String>,
    /// The hashes of the layers when they are not compressed, hexadecimal, lowest layer first.
    pub(crate) diff_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Document {
    architecture: String,
    config: Option<Config>,
    rootfs: RootFs,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
struct Config {
    entrypoint: Option<Vec<String>>,
    cmd: Option<Vec<String>>,
    working_dir: Option<String>,
    env: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct RootFs {
    diff_ids: Vec<String>,
}

impl Configuration {
    /// Reads the configuration of an image that must be for this architecture (AWS's name).
    pub(crate) fn parse(bytes: &[u8], architecture: &str) -> Result<Configuration, ImageError> {
        let document: Document = serde_json::from_slice(bytes).map_err(damaged)?;
        let found = architecture_name(&document.architecture);
        if found != architecture {
            return Err(ImageError::Architecture {
                found: found.to_owned(),
                wanted: architecture.to_owned(),
            });
        }
        let config = document.config.unwrap_or_default();
        let variables = config.env.unwrap_or_default().into_iter();
        let variables = variables.filter_map(|variable| {
            let (name, value) = variable.split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        });
        let diff_ids = document.rootfs.diff_ids.iter();
        let diff_ids = diff_ids.map(|digest| Ok(sha256(digest)?.to_string()));
        Ok(Configuration {
            entrypoint: config.entrypoint.unwrap_or_default(),
            command: config.cmd.unwrap_or_default(),
            working_dir: config.working_dir.unwrap_or_default(),
            variables: variables.collect(),
            diff_ids: diff_ids.collect::<Result<_, ImageError>>()?,
        })
    }
}

/// AWS's name of an architecture.
fn architecture_name(name: &str) -> &str {
    match name {
        "amd64" => "x86_64",
        other => other,
    }
}

/// What a digest names.
pub(crate) fn sha256(digest: &str) -> Result<BlobId, ImageError> {
    let hexadecimal = digest.strip_prefix("sha256:");
    let id = hexadecimal.and_then(|hexadecimal| hexadecimal.parse().ok());
    id.ok_or_else(|| ImageError::Damaged(format!("{digest} is not a SHA-256 digest")))
}

fn damaged(error: impl std::fmt::Display) -> ImageError {
    ImageError::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_is_read_as_docker_writes_it() {
        let text = format!(
            r#"{{"architecture":"amd64","os":"linux","config":{{"User":"x","Env":["PATH=/bin","A=b=c"],
                "Entrypoint":["/entry"],"Cmd":null,"WorkingDir":"/work"}},
                "rootfs":{{"type":"layers","diff_ids":["sha256:{}"]}}}}"#,
            "ab".repeat(32)
        );
        let read = Configuration::parse(text.as_bytes(), "x86_64").expect("readable");
        assert_eq!(read.entrypoint, ["/entry"]);
        assert!(read.command.is_empty());
        assert_eq!(read.variables["A"], "b=c");
        assert_eq!(read.diff_ids, ["ab".repeat(32)]);
        let other = Configuration::parse(text.as_bytes(), "arm64").expect_err("another");
        assert_eq!(
            other.to_string(),
            "the image is for x86_64, this server runs arm64"
        );
    }
}
