//! What is stored of a repository.

use std::collections::BTreeMap;

use frazil_wire::shapes::ecr::{
    EncryptionConfiguration, ImageScanningConfiguration, ImageTagMutabilityExclusionFilter,
    Repository as Shown, Tag,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A repository: everything but images.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Repository {
    pub(super) name: String,
    pub(super) created_ms: i64,
    /// `MUTABLE`, `IMMUTABLE`, or one of them with exclusions.
    pub(super) mutability: String,
    /// Patterns of the tags that are excluded.
    #[serde(default)]
    pub(super) exclusions: Vec<String>,
    #[serde(default)]
    pub(super) scan_on_push: bool,
    /// `AES256`, `KMS` or `KMS_DSSE`.
    pub(super) encryption: String,
    #[serde(default)]
    pub(super) key: Option<String>,
    #[serde(default)]
    pub(super) policy: Option<String>,
    #[serde(default)]
    pub(super) lifecycle: Option<String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
}

impl Repository {
    /// As it is told, in the registry of an account.
    pub(super) fn shown(&self, arn: String, account: &str, region: &str) -> Shown {
        Shown {
            repository_arn: Some(arn),
            registry_id: Some(account.to_owned()),
            repository_name: Some(self.name.clone()),
            repository_uri: Some(format!(
                "{account}.dkr.ecr.{region}.amazonaws.com/{}",
                self.name
            )),
            created_at: Timestamp::from_millisecond(self.created_ms).ok(),
            image_tag_mutability: Some(self.mutability.clone()),
            image_tag_mutability_exclusion_filters: self.filters(),
            image_scanning_configuration: Some(self.scanning()),
            encryption_configuration: Some(EncryptionConfiguration {
                encryption_type: self.encryption.clone(),
                kms_key: self.key.clone(),
            }),
        }
    }

    pub(super) fn scanning(&self) -> ImageScanningConfiguration {
        ImageScanningConfiguration {
            scan_on_push: Some(self.scan_on_push),
        }
    }

    pub(super) fn filters(&self) -> Option<Vec<ImageTagMutabilityExclusionFilter>> {
        let filters = self.exclusions.iter();
        let filters = filters.map(|filter| ImageTagMutabilityExclusionFilter {
            filter_type: "WILDCARD".to_owned(),
            filter: filter.clone(),
        });
        (!self.exclusions.is_empty()).then(|| filters.collect())
    }

    pub(super) fn shown_tags(&self) -> Vec<Tag> {
        let tags = self.tags.clone().into_iter();
        tags.map(|(key, value)| Tag { key, value }).collect()
    }
}
