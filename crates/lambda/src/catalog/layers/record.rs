//! What is stored of a layer: one value for its numbering, one for each version.

use bytes::Bytes;
use frazil_store::{Key, Write};
use serde::{Deserialize, Serialize};

use crate::catalog::record::Package;
use crate::policy::Policy;
use frazil_store::record::{RecordError, decode, encode};

/// A layer. Stays when all its versions are deleted, because numbers are never used twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LayerRecord {
    pub(super) name: String,
    pub(super) last_version: u64,
}

/// One version of a layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct LayerVersionRecord {
    pub(super) layer: String,
    pub(super) version: u64,
    pub(super) package: Package,
    pub(super) description: String,
    /// None when never given, which AWS tells apart from empty.
    pub(super) runtimes: Option<Vec<String>>,
    pub(super) architectures: Option<Vec<String>>,
    pub(super) license: Option<String>,
    pub(super) created_ms: i64,
    pub(super) policy: Policy,
}

impl LayerRecord {
    pub(super) fn key(name: &str) -> Key {
        Key::of(&["lambda", "layer", name])
    }

    /// What all layers' keys begin with.
    pub(super) fn prefix() -> String {
        Key::prefix(&["lambda", "layer"])
    }

    pub(super) fn decode(key: &Key, bytes: &[u8]) -> Result<LayerRecord, RecordError> {
        decode(key, bytes)
    }

    pub(super) fn write(&self) -> Write {
        Write::put(LayerRecord::key(&self.name), encode(self))
    }
}

impl LayerVersionRecord {
    pub(super) fn key(layer: &str, version: u64) -> Key {
        // Padded, so that keys are in the order of the numbers.
        Key::of(&["lambda", "layer-version", layer, &format!("{version:020}")])
    }

    /// What the keys of a layer's versions begin with.
    pub(super) fn prefix(layer: &str) -> String {
        Key::prefix(&["lambda", "layer-version", layer])
    }

    /// What the keys of all layers' versions begin with.
    pub(super) fn every() -> String {
        Key::prefix(&["lambda", "layer-version"])
    }

    pub(super) fn decode(key: &Key, bytes: &Bytes) -> Result<LayerVersionRecord, RecordError> {
        decode(key, bytes)
    }

    /// The write that stores this version and keeps its package.
    pub(super) fn write(&self) -> Write {
        let key = LayerVersionRecord::key(&self.layer, self.version);
        Write::put(key, encode(self)).holding(self.package.blob())
    }
}
