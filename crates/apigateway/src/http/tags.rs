//! Tags of APIs, stages, domains and VPC links.

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::faults::{bad_request, no_such, not_found};
use super::records::Texts;
use super::stages::no_stage;

/// What an ARN names.
enum Tagged {
    Api(String),
    Stage(String, String),
    VpcLink(String),
    Domain(String),
}

impl HttpApis {
    pub(super) async fn get_tags(
        &self,
        input: shapes::GetTagsRequest,
    ) -> Result<shapes::GetTagsResponse, Fault> {
        let tags = match tagged(&input.resource_arn)? {
            Tagged::Api(id) => self.0.registry.api(&id)?.record.api.tags.clone(),
            Tagged::Stage(id, stage) => {
                let live = self.0.registry.api(&id)?;
                let stage = live.record.stages.get(&stage);
                stage.ok_or_else(no_stage)?.tags.clone()
            }
            Tagged::VpcLink(id) => self.vpc_link(&id)?.tags,
            Tagged::Domain(name) => self.0.domains.tags(&name)?,
        };
        Ok(shapes::GetTagsResponse { tags: Some(tags) })
    }

    pub(super) async fn tag_resource(
        &self,
        input: shapes::TagResourceRequest,
    ) -> Result<shapes::TagResourceResponse, Fault> {
        let new = input.tags.unwrap_or_default();
        self.change_tags(&input.resource_arn, |tags| tags.extend(new))
            .await?;
        Ok(shapes::TagResourceResponse::default())
    }

    pub(super) async fn untag_resource(
        &self,
        input: shapes::UntagResourceRequest,
    ) -> Result<(), Fault> {
        let gone = input.tag_keys;
        self.change_tags(&input.resource_arn, |tags| {
            tags.retain(|key, _| !gone.contains(key));
        })
        .await
    }

    async fn change_tags(&self, arn: &str, change: impl FnOnce(&mut Texts)) -> Result<(), Fault> {
        match tagged(arn)? {
            Tagged::Api(id) => {
                self.change(&id, |draft| {
                    change(&mut draft.record.api.tags);
                    Ok(())
                })
                .await
            }
            Tagged::Stage(id, stage) => {
                self.change(&id, |draft| {
                    let stage = draft.record.stages.get_mut(&stage).ok_or_else(no_stage)?;
                    change(&mut stage.tags);
                    Ok(())
                })
                .await
            }
            Tagged::VpcLink(id) => {
                let mut link = self.vpc_link(&id)?;
                change(&mut link.tags);
                self.0.registry.keep_vpc_link(link).await
            }
            Tagged::Domain(name) => self.0.domains.change_tags(&name, change).await,
        }
    }

    pub(super) fn vpc_link(&self, id: &str) -> Result<super::records::VpcLink, Fault> {
        let links = self.0.registry.vpc_links();
        let mut links = links.into_iter();
        let found = links.find(|link| link.vpc_link_id == id);
        found.ok_or_else(|| no_such("VpcLink"))
    }
}

/// `arn:aws:apigateway:region::/apis/id/stages/name`
fn tagged(arn: &str) -> Result<Tagged, Fault> {
    let path = arn.splitn(6, ':').nth(5);
    let path = path.filter(|_| arn.starts_with("arn:"));
    let path = path.ok_or_else(|| bad_request("Invalid resource ARN specified"))?;
    let segments: Vec<_> = path.trim_start_matches('/').split('/').collect();
    let own = |text: &&str| (*text).to_owned();
    match segments.as_slice() {
        ["apis", api] => Ok(Tagged::Api(own(api))),
        ["apis", api, "stages", stage] => Ok(Tagged::Stage(own(api), own(stage))),
        ["domainnames", name] => Ok(Tagged::Domain(own(name))),
        ["vpclinks", link] => Ok(Tagged::VpcLink(own(link))),
        _ => Err(not_found("Invalid resource ARN specified")),
    }
}
