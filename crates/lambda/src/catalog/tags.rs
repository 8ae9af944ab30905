//! Tags of functions, event source mappings and code signing configurations.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::faults::{invalid, not_found};
use super::mappings::MappingFault;

const ONLY_FUNCTIONS: &str =
    "Tags on function aliases and versions are not supported. Please specify a function ARN.";

type Tags = BTreeMap<String, String>;

/// What has tags.
enum Tagged<'a> {
    /// By its name.
    Function(String),
    /// By its id.
    Mapping(&'a str),
    /// By its ARN.
    CodeSigning(&'a str),
}

impl Catalog {
    pub(super) async fn tag_resource(
        &self,
        request: shapes::TagResourceRequest,
    ) -> Result<(), Fault> {
        let tagged = self.tagged(&request.resource)?;
        if request.tags.is_empty() {
            return Err(invalid(
                "An error occurred and the request cannot be processed.",
            ));
        }
        self.change_tags(tagged, |tags| {
            let mut wanted = tags.clone();
            wanted.extend(request.tags.clone());
            self.check_tags(&wanted)?;
            *tags = wanted;
            Ok(())
        })
        .await
    }

    pub(super) async fn untag_resource(
        &self,
        request: shapes::UntagResourceRequest,
    ) -> Result<(), Fault> {
        let tagged = self.tagged(&request.resource)?;
        self.change_tags(tagged, |tags| {
            tags.retain(|key, _| !request.tag_keys.contains(key));
            Ok(())
        })
        .await
    }

    pub(super) async fn list_tags(
        &self,
        request: shapes::ListTagsRequest,
    ) -> Result<shapes::ListTagsResponse, Fault> {
        let tags = match self.tagged(&request.resource)? {
            Tagged::Function(name) => self.existing(&name).await?.0.tags,
            Tagged::CodeSigning(arn) => self.code_signing(arn).await?.0.tags,
            Tagged::Mapping(id) => {
                let found = self.parts.mappings.find(id);
                found.ok_or_else(|| self.mapping_missing(id))?.tags.clone()
            }
        };
        Ok(shapes::ListTagsResponse { tags: Some(tags) })
    }

    pub(super) fn check_tags(&self, tags: &Tags) -> Result<(), Fault> {
        match tags.len() as u64 > self.parts.limits.tags_max {
            true => Err(invalid("Number of tags exceeds resource tag limit.")),
            false => Ok(()),
        }
    }

    fn tagged<'a>(&self, resource: &'a str) -> Result<Tagged<'a>, Fault> {
        let kind = resource.split(':').nth(5);
        match (kind, resource.rsplit(':').next()) {
            (Some("event-source-mapping"), Some(id)) if self.mapping_arn(id) == resource => {
                Ok(Tagged::Mapping(id))
            }
            (Some("event-source-mapping"), _) => Err(mapping_missing(resource)),
            (Some("code-signing-config"), _) => Ok(Tagged::CodeSigning(resource)),
            (Some("capacity-provider" | "network-connector"), _) => Err(not_found(format!(
                "This server does not support tags of {resource}"
            ))),
            _ => {
                let name = self.unqualified(resource, ONLY_FUNCTIONS)?;
                Ok(Tagged::Function(name))
            }
        }
    }

    async fn change_tags(
        &self,
        tagged: Tagged<'_>,
        decide: impl Fn(&mut Tags) -> Result<(), Fault> + Send + Sync,
    ) -> Result<(), Fault> {
        match tagged {
            Tagged::Function(name) => {
                self.change(&name, |record, _| decide(&mut record.tags))
                    .await
            }
            Tagged::CodeSigning(arn) => {
                let decide =
                    |config: &mut super::code_signing::CodeSigning| decide(&mut config.tags);
                self.change_code_signing(arn, decide).await.map(|_| ())
            }
            Tagged::Mapping(id) => {
                let decide = |mapping: &mut crate::mappings::Mapping| {
                    decide(&mut mapping.tags).map_err(MappingFault)
                };
                let changed = self.parts.mappings.change(id, decide).await;
                changed
                    .map(|_| ())
                    .map_err(|MappingFault(fault)| match fault.status {
                        404 => self.mapping_missing(id),
                        _ => fault,
                    })
            }
        }
    }

    fn mapping_missing(&self, id: &str) -> Fault {
        mapping_missing(&self.mapping_arn(id))
    }
}

fn mapping_missing(arn: &str) -> Fault {
    not_found(format!("Event source mapping not found: {arn}"))
}
