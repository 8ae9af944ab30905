//! Tags of functions.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::faults::invalid;

const ONLY_FUNCTIONS: &str =
    "Tags on function aliases and versions are not supported. Please specify a function ARN.";

impl Catalog {
    pub(super) async fn tag_resource(
        &self,
        request: shapes::TagResourceRequest,
    ) -> Result<(), Fault> {
        let name = self.unqualified(&request.resource, ONLY_FUNCTIONS)?;
        if request.tags.is_empty() {
            return Err(invalid(
                "An error occurred and the request cannot be processed.",
            ));
        }
        self.change(&name, |record, _| {
            let mut tags = record.tags.clone();
            tags.extend(request.tags.clone());
            self.check_tags(&tags)?;
            record.tags = tags;
            Ok(())
        })
        .await
    }

    pub(super) async fn untag_resource(
        &self,
        request: shapes::UntagResourceRequest,
    ) -> Result<(), Fault> {
        let name = self.unqualified(&request.resource, ONLY_FUNCTIONS)?;
        self.change(&name, |record, _| {
            record.tags.retain(|key, _| !request.tag_keys.contains(key));
            Ok(())
        })
        .await
    }

    pub(super) async fn list_tags(
        &self,
        request: shapes::ListTagsRequest,
    ) -> Result<shapes::ListTagsResponse, Fault> {
        let name = self.unqualified(&request.resource, ONLY_FUNCTIONS)?;
        let (record, _) = self.existing(&name).await?;
        Ok(shapes::ListTagsResponse {
            tags: Some(record.tags),
        })
    }

    pub(super) fn check_tags(&self, tags: &BTreeMap<String, String>) -> Result<(), Fault> {
        match tags.len() as u64 > self.parts.limits.tags_max {
            true => Err(invalid("Number of tags exceeds resource tag limit.")),
            false => Ok(()),
        }
    }
}
