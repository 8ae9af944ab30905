//! What is stored of a parameter.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use frazil_wire::shapes::ssm::{Parameter as Shown, ParameterHistory, ParameterMetadata};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A parameter with all its versions; the last is the current one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) versions: Vec<Version>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
}

/// One version of a parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) number: i64,
    /// `String`, `StringList` or `SecureString`.
    pub(super) kind: String,
    pub(super) value: String,
    pub(super) modified_ms: i64,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) key_id: Option<String>,
    #[serde(default)]
    pub(super) allowed_pattern: Option<String>,
    #[serde(default)]
    pub(super) tier: Option<String>,
    #[serde(default)]
    pub(super) data_type: Option<String>,
    #[serde(default)]
    pub(super) labels: Vec<String>,
}

impl Version {
    pub(super) fn modified(&self) -> Option<Timestamp> {
        Timestamp::from_millisecond(self.modified_ms).ok()
    }

    /// The value, or something that stands for it where it is secret and was not asked for in clear.
    fn value(&self, decrypt: bool) -> String {
        if decrypt || self.kind != "SecureString" {
            return self.value.clone();
        }
        let digest = Sha256::digest(format!("{}\n{}", self.number, self.value));
        BASE64.encode(digest)
    }

    pub(super) fn data_type(&self) -> String {
        self.data_type.clone().unwrap_or_else(|| "text".to_owned())
    }

    pub(super) fn tier(&self) -> String {
        self.tier.clone().unwrap_or_else(|| "Standard".to_owned())
    }
}

impl Parameter {
    pub(super) fn current(&self) -> &Version {
        self.versions
            .last()
            .expect("a parameter has at least one version")
    }

    /// The version that a selector means: a number or a label.
    pub(super) fn selected(&self, selector: Option<&str>) -> Option<&Version> {
        let Some(selector) = selector else {
            return Some(self.current());
        };
        let number: Option<i64> = selector.parse().ok();
        let mut versions = self.versions.iter();
        versions.find(|version| match number {
            Some(number) => version.number == number,
            None => version.labels.iter().any(|label| label == selector),
        })
    }

    pub(super) fn shown(&self, version: &Version, selector: Option<&str>, decrypt: bool) -> Shown {
        Shown {
            name: Some(self.name.clone()),
            r#type: Some(version.kind.clone()),
            value: Some(version.value(decrypt)),
            version: Some(version.number),
            selector: selector.map(|selector| format!(":{selector}")),
            source_result: None,
            last_modified_date: version.modified(),
            arn: Some(self.arn.clone()),
            data_type: Some(version.data_type()),
        }
    }

    pub(super) fn metadata(&self) -> ParameterMetadata {
        let version = self.current();
        ParameterMetadata {
            name: Some(self.name.clone()),
            arn: Some(self.arn.clone()),
            r#type: Some(version.kind.clone()),
            key_id: version.key_id.clone(),
            last_modified_date: version.modified(),
            description: version.description.clone(),
            allowed_pattern: version.allowed_pattern.clone(),
            version: Some(version.number),
            tier: Some(version.tier()),
            policies: Some(Vec::new()),
            data_type: Some(version.data_type()),
            ..ParameterMetadata::default()
        }
    }

    pub(super) fn history(&self, version: &Version, decrypt: bool) -> ParameterHistory {
        ParameterHistory {
            name: Some(self.name.clone()),
            r#type: Some(version.kind.clone()),
            key_id: version.key_id.clone(),
            last_modified_date: version.modified(),
            description: version.description.clone(),
            value: Some(version.value(decrypt)),
            allowed_pattern: version.allowed_pattern.clone(),
            version: Some(version.number),
            labels: Some(version.labels.clone()),
            tier: Some(version.tier()),
            policies: Some(Vec::new()),
            data_type: Some(version.data_type()),
            ..ParameterHistory::default()
        }
    }
}
