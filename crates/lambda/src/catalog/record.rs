//! What is stored of a function: one value for the function with `$LATEST`, one for each
//! published version. AWS's shapes are made from these, never stored.

use std::collections::BTreeMap;

use frazil_store::{BlobId, Key, Write};
use serde::{Deserialize, Serialize};

use super::provisioned::ProvisionRecord;
use crate::directory::{Cors, EventSettings};
use crate::policy::Policy;
use crate::release::LATEST;
use frazil_store::record::{RecordError, decode, encode};

/// A function: everything but its published versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FunctionRecord {
    pub(crate) name: String,
    pub(crate) latest: VersionRecord,
    /// What `$LATEST` runs while an update is in progress, and after one that failed.
    pub(crate) serving: Option<Build>,
    /// The number of the version published last; numbers are never used twice.
    pub(crate) last_version: u64,
    /// The version published last and the change it was made of: publishing an unchanged function
    /// again gives the same version.
    pub(crate) last_published: Option<Published>,
    /// The version that becomes ready together with `$LATEST`.
    pub(crate) publishing: Option<u64>,
    pub(crate) aliases: BTreeMap<String, AliasRecord>,
    /// By qualifier; the function's own has none.
    pub(crate) policies: BTreeMap<String, Policy>,
    /// By alias; the function's own has none.
    pub(crate) urls: BTreeMap<String, UrlRecord>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) reserved_concurrency: Option<u32>,
    /// The ARN of a code signing configuration.
    #[serde(default)]
    pub(crate) code_signing: Option<String>,
    /// `UpdateRuntimeOn` by version, where it was set.
    #[serde(default)]
    pub(crate) runtime_updates: BTreeMap<String, String>,
    /// By alias or version.
    #[serde(default)]
    pub(crate) provisioned: BTreeMap<String, ProvisionRecord>,
    /// By version or alias; `$LATEST` for calls without a qualifier.
    #[serde(default)]
    pub(crate) event_invoke: BTreeMap<String, EventInvokeRecord>,
    /// `RecursiveLoop` is `Allow`.
    #[serde(default)]
    pub(crate) may_recurse: bool,
    /// New with every creation: events that were accepted for a function that has been deleted
    /// are not for the next one of its name.
    #[serde(default)]
    pub(crate) incarnation: String,
}

/// `EventInvokeConfig` of one qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct EventInvokeRecord {
    pub(crate) settings: EventSettings,
    pub(crate) modified_ms: i64,
}

/// Which version came of which change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Published {
    pub(crate) version: u64,
    pub(crate) change: String,
}

/// `$LATEST` or a published version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct VersionRecord {
    pub(crate) version: String,
    pub(crate) build: Build,
    /// New with every change of code or configuration.
    pub(crate) change: String,
    pub(crate) revision_id: String,
    pub(crate) modified_ms: i64,
    pub(crate) state: State,
    pub(crate) update: Update,
}

/// Code and configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Build {
    pub(crate) settings: Settings,
    pub(crate) package: Package,
    /// None for zips.
    #[serde(default)]
    pub(crate) image: Option<ImageRecord>,
}

/// A container image, as it was when its URI was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImageRecord {
    pub(crate) uri: String,
    pub(crate) entrypoint: Vec<String>,
    pub(crate) command: Vec<String>,
    pub(crate) working_dir: String,
    pub(crate) variables: BTreeMap<String, String>,
    /// Lowest first.
    pub(crate) layers: Vec<LayerRecord>,
    /// The layers are in our store.
    pub(crate) stored: bool,
}

/// One layer of a container image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LayerRecord {
    /// Hexadecimal, the name of the blob.
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    pub(crate) gzip: bool,
    /// The SHA-256 when it is not compressed, hexadecimal.
    pub(crate) diff_id: String,
}

/// The zip; of a container image the manifest, which counts no bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Package {
    /// Hexadecimal, the name of the blob.
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    /// After unpacking, as the zip claims; 0 in records of older programs.
    #[serde(default)]
    pub(crate) unzipped_bytes: u64,
}

/// A layer's version as a function uses it: whole, because the layer's version may be deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LayerUse {
    pub(crate) arn: String,
    pub(crate) package: Package,
}

/// `State` with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    Pending,
    Active,
    Failed(Reason),
}

/// `LastUpdateStatus` with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Update {
    /// Being created.
    None,
    InProgress,
    Successful,
    Failed(Reason),
}

/// Why something failed: AWS's code and a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reason {
    pub(crate) code: String,
    pub(crate) text: String,
}

/// The configuration, in AWS's units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) runtime: String,
    pub(crate) handler: String,
    pub(crate) role: String,
    pub(crate) description: String,
    pub(crate) timeout_s: u32,
    pub(crate) memory_mb: u32,
    pub(crate) tmp_mb: u32,
    /// None when never set, which AWS tells apart from empty.
    pub(crate) variables: Option<BTreeMap<String, String>>,
    pub(crate) architecture: String,
    pub(crate) tracing: String,
    pub(crate) logging: LoggingSettings,
    pub(crate) snap_start: bool,
    /// `TenantIsolationMode` is `PER_TENANT`; never changes.
    #[serde(default)]
    pub(crate) isolates_tenants: bool,
    pub(crate) kms_key_arn: Option<String>,
    pub(crate) dead_letter: Option<String>,
    pub(crate) vpc: Option<Vpc>,
    pub(crate) file_systems: Vec<FileSystem>,
    /// In the order in which they are merged.
    #[serde(default)]
    pub(crate) layers: Vec<LayerUse>,
    #[serde(default)]
    pub(crate) image: Option<ImageSettings>,
}

/// `ImageConfig`: what takes the place of what the image says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImageSettings {
    pub(crate) entrypoint: Option<Vec<String>>,
    pub(crate) command: Option<Vec<String>>,
    pub(crate) working_dir: Option<String>,
}

/// `LoggingConfig`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct LoggingSettings {
    pub(crate) json: bool,
    pub(crate) application_level: Option<String>,
    pub(crate) system_level: Option<String>,
    /// None for `/aws/lambda/<function>`.
    pub(crate) group: Option<String>,
}

/// `VpcConfig`, stored and shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Vpc {
    pub(crate) subnet_ids: Vec<String>,
    pub(crate) security_group_ids: Vec<String>,
    pub(crate) ipv6: bool,
}

/// One of `FileSystemConfigs`, stored and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileSystem {
    pub(crate) arn: String,
    pub(crate) mount_path: String,
}

/// An alias.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AliasRecord {
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) additional: Option<(String, f64)>,
    pub(crate) revision_id: String,
}

/// A function URL.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct UrlRecord {
    pub(crate) id: String,
    pub(crate) iam: bool,
    pub(crate) cors: Option<Cors>,
    /// None when never set; AWS shows `BUFFERED` on reading.
    pub(crate) invoke_mode: Option<String>,
    pub(crate) created_ms: i64,
    pub(crate) modified_ms: i64,
}

impl FunctionRecord {
    pub(crate) fn key(name: &str) -> Key {
        Key::of(&["lambda", "function", name])
    }

    /// What all functions' keys begin with.
    pub(crate) fn prefix() -> String {
        Key::prefix(&["lambda", "function"])
    }

    pub(crate) fn decode(key: &Key, bytes: &[u8]) -> Result<FunctionRecord, RecordError> {
        decode(key, bytes)
    }

    /// The write that stores this record and keeps its packages.
    pub(crate) fn write(&self) -> Write {
        let builds = std::iter::once(&self.latest.build).chain(&self.serving);
        let blobs = builds.flat_map(Build::blobs);
        Write::put(FunctionRecord::key(&self.name), encode(self)).holding(blobs)
    }

    /// Whether an update or the creation is still to be carried out.
    pub(crate) fn is_pending(&self) -> bool {
        self.latest.state == State::Pending || self.latest.update == Update::InProgress
    }

    /// What `$LATEST` runs now, if anything.
    pub(crate) fn running(&self) -> Option<&Build> {
        match (&self.serving, &self.latest.state) {
            (Some(serving), _) => Some(serving),
            (None, State::Active) => Some(&self.latest.build),
            (None, _) => None,
        }
    }
}

impl VersionRecord {
    pub(crate) fn key(function: &str, version: u64) -> Key {
        // Padded, so that keys are in the order of the numbers.
        Key::of(&["lambda", "version", function, &format!("{version:020}")])
    }

    /// What the keys of a function's versions begin with.
    pub(crate) fn prefix(function: &str) -> String {
        Key::prefix(&["lambda", "version", function])
    }

    pub(crate) fn decode(key: &Key, bytes: &[u8]) -> Result<VersionRecord, RecordError> {
        decode(key, bytes)
    }

    /// The write that stores this version of a function.
    pub(crate) fn write(&self, function: &str, version: u64) -> Write {
        let key = VersionRecord::key(function, version);
        Write::put(key, encode(self)).holding(self.build.blobs())
    }

    pub(crate) fn is_latest(&self) -> bool {
        self.version == LATEST
    }
}

impl Build {
    /// Everything that is kept as long as this may run.
    pub(crate) fn blobs(&self) -> impl Iterator<Item = BlobId> {
        let layers = self.settings.layers.iter().map(|layer| &layer.package);
        let stored = self.image.iter().filter(|image| image.stored);
        let image = stored.flat_map(|image| &image.layers);
        std::iter::once(&self.package)
            .chain(layers)
            .map(|package| &package.sha256)
            .chain(image.map(|layer| &layer.sha256))
            .filter_map(|sha256| sha256.parse().ok())
    }

    /// The layers of the image, if it is one, have come.
    pub(crate) fn have_stored(&mut self) {
        if let Some(image) = &mut self.image {
            image.stored = true;
        }
    }

    /// Bytes after unpacking: of the layers, and of everything.
    pub(crate) fn unzipped_bytes(&self) -> (u64, u64) {
        let layers = self.settings.layers.iter();
        let layers = layers.map(|layer| layer.package.unzipped_bytes).sum();
        (layers, layers + self.package.unzipped_bytes)
    }
}

impl Package {
    /// The blob; none only if the record was damaged by hand.
    pub(crate) fn blob(&self) -> Option<BlobId> {
        self.sha256.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_stored_in_the_order_of_their_numbers() {
        assert!(VersionRecord::key("f", 9) < VersionRecord::key("f", 10));
        let key = VersionRecord::key("f", 1);
        assert!(key.as_str().starts_with(&VersionRecord::prefix("f")));
        assert!(!key.as_str().starts_with(&FunctionRecord::prefix()));
    }
}
