//! What is stored of a secret.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The stage of the version that is used.
pub(super) const CURRENT: &str = "AWSCURRENT";
/// The stage of the version before.
pub(super) const PREVIOUS: &str = "AWSPREVIOUS";

/// A secret with its versions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Secret {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) created_ms: i64,
    pub(super) changed_ms: i64,
    #[serde(default)]
    pub(super) accessed_ms: Option<i64>,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) key_id: Option<String>,
    /// When its deletion was asked for.
    #[serde(default)]
    pub(super) deleted_ms: Option<i64>,
    /// When it goes for good.
    #[serde(default)]
    pub(super) gone_ms: Option<i64>,
    #[serde(default)]
    pub(super) policy: Option<String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    pub(super) versions: Vec<Version>,
}

/// One version of a secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) id: String,
    pub(super) created_ms: i64,
    pub(super) value: Content,
    pub(super) stages: Vec<String>,
}

/// What a version holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Content {
    Text(String),
    /// In base64.
    Bytes(String),
}

impl Content {
    /// The one of the two that was given.
    pub(super) fn of(text: Option<String>, bytes: Option<Bytes>) -> Option<Content> {
        let bytes = bytes.map(|bytes| Content::Bytes(BASE64.encode(bytes)));
        text.map(Content::Text).or(bytes)
    }

    pub(super) fn text(&self) -> Option<String> {
        match self {
            Content::Text(text) => Some(text.clone()),
            Content::Bytes(_) => None,
        }
    }

    pub(super) fn bytes(&self) -> Option<Bytes> {
        match self {
            Content::Text(_) => None,
            Content::Bytes(encoded) => BASE64.decode(encoded).ok().map(Bytes::from),
        }
    }
}

impl Secret {
    pub(super) fn staged(&self, stage: &str) -> Option<&Version> {
        let has = |version: &&Version| version.stages.iter().any(|it| it == stage);
        self.versions.iter().find(has)
    }

    /// Moves a stage to a version; what had the current stage becomes the previous one.
    pub(super) fn stage(&mut self, stage: &str, id: &str) {
        if stage == CURRENT {
            let before = self.staged(CURRENT).map(|version| version.id.clone());
            if let Some(before) = before.filter(|before| before != id) {
                self.stage(PREVIOUS, &before);
            }
        }
        for version in &mut self.versions {
            version.stages.retain(|it| it != stage);
            if version.id == id {
                version.stages.push(stage.to_owned());
            }
        }
    }

    /// Adds a version and forgets those that no stage names.
    pub(super) fn add(&mut self, id: &str, value: Content, stages: &[String], now_ms: i64) {
        self.versions.push(Version {
            id: id.to_owned(),
            created_ms: now_ms,
            value,
            stages: Vec::new(),
        });
        for stage in stages {
            self.stage(stage, id);
        }
        self.changed_ms = now_ms;
        self.versions.retain(|version| !version.stages.is_empty());
    }
}

pub(super) fn moment(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok()
}
