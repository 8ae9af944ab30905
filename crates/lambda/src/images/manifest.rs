//! Manifests of the Open Container Initiative and of Docker.

use serde::Deserialize;

use super::{ImageError, architecture_name, damaged};

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Manifest {
    /// One image: its configuration and its layers, lowest first.
    Image {
        config: Descriptor,
        layers: Vec<Descriptor>,
    },
    /// The digest of the manifest of the image for this host, out of several.
    Other(String),
}

/// Something that a manifest names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Descriptor {
    pub(crate) media_type: String,
    pub(crate) digest: String,
    pub(crate) size: u64,
}

#[derive(Deserialize)]
struct Document {
    config: Option<Descriptor>,
    #[serde(default)]
    layers: Vec<Descriptor>,
    #[serde(default)]
    manifests: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    digest: String,
    platform: Option<Platform>,
}

#[derive(Deserialize)]
struct Platform {
    architecture: String,
    os: String,
}

const CONFIGS: [&str; 2] = [
    "application/vnd.oci.image.config.v1+json",
    "application/vnd.docker.container.image.v1+json",
];

impl Manifest {
    /// Reads a manifest, or the list of manifests of an image for several architectures.
    pub(crate) fn parse(bytes: &[u8], architecture: &str) -> Result<Manifest, ImageError> {
        let document: Document = serde_json::from_slice(bytes).map_err(damaged)?;
        let Some(config) = document.config else {
            return choose(&document.manifests, architecture).map(Manifest::Other);
        };
        if !CONFIGS.contains(&config.media_type.as_str()) {
            return Err(ImageError::MediaType(config.media_type));
        }
        let layers = document.layers;
        for layer in &layers {
            layer.is_gzip()?;
        }
        Ok(Manifest::Image { config, layers })
    }
}

fn choose(choices: &[Choice], architecture: &str) -> Result<String, ImageError> {
    let fits = |choice: &&Choice| {
        choice.platform.as_ref().is_none_or(|platform| {
            platform.os == "linux" && architecture_name(&platform.architecture) == architecture
        })
    };
    let names = || {
        let platforms = choices.iter().filter_map(|choice| choice.platform.as_ref());
        let names = platforms.map(|it| architecture_name(&it.architecture).to_owned());
        names.collect::<Vec<_>>().join(", ")
    };
    let chosen = choices.iter().find(fits);
    chosen
        .map(|choice| choice.digest.clone())
        .ok_or_else(|| ImageError::Architecture {
            found: names(),
            wanted: architecture.to_owned(),
        })
}

impl Descriptor {
    /// Whether a layer is compressed.
    pub(crate) fn is_gzip(&self) -> Result<bool, ImageError> {
        let kind = self.media_type.as_str();
        let is_layer = kind.starts_with("application/vnd.oci.image.layer.")
            || kind.starts_with("application/vnd.docker.image.rootfs.");
        if is_layer && (kind.ends_with(".tar+gzip") || kind.ends_with(".tar.gzip")) {
            Ok(true)
        } else if is_layer && kind.ends_with(".tar") {
            Ok(false)
        } else {
            Err(ImageError::MediaType(kind.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(layer: &str) -> String {
        format!(
            r#"{{"schemaVersion":2,"config":{{"mediaType":"{}","digest":"sha256:c","size":1}},
                "layers":[{{"mediaType":"{layer}","digest":"sha256:l","size":2}}]}}"#,
            CONFIGS[0]
        )
    }

    #[test]
    fn layers_of_known_kinds_are_taken() {
        let gzip = |layer: &str| match Manifest::parse(manifest(layer).as_bytes(), "x86_64") {
            Ok(Manifest::Image { layers, .. }) => layers[0].is_gzip().ok(),
            _ => None,
        };
        assert_eq!(gzip("application/vnd.oci.image.layer.v1.tar"), Some(false));
        assert_eq!(
            gzip("application/vnd.oci.image.layer.v1.tar+gzip"),
            Some(true)
        );
        assert_eq!(
            gzip("application/vnd.docker.image.rootfs.diff.tar.gzip"),
            Some(true)
        );
        assert_eq!(gzip("application/vnd.oci.image.layer.v1.tar+zstd"), None);
        assert_eq!(gzip("application/vnd.in-toto+json"), None);
    }

    #[test]
    fn of_several_images_the_one_for_this_host_is_chosen() {
        let index = br#"{"manifests":[
            {"digest":"sha256:arm","platform":{"architecture":"arm64","os":"linux"}},
            {"digest":"sha256:intel","platform":{"architecture":"amd64","os":"linux"}},
            {"digest":"sha256:note","platform":{"architecture":"unknown","os":"unknown"}}]}"#;
        let chosen = |architecture| Manifest::parse(index, architecture);
        assert_eq!(
            chosen("x86_64").expect("one"),
            Manifest::Other("sha256:intel".into())
        );
        assert_eq!(
            chosen("arm64").expect("one"),
            Manifest::Other("sha256:arm".into())
        );
        let none = chosen("riscv64").expect_err("none");
        assert!(
            none.to_string().contains("arm64, x86_64, unknown"),
            "{none}"
        );
    }
}
