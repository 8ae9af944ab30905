//! Tags of APIs, stages, keys, plans and links, by ARN.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::Rest;
use crate::rest::faults::{bad_request, not_found};
use crate::rest::records::Map;

type Tags = Option<Map<String>>;

impl Rest {
    pub(crate) async fn tag_resource(
        &self,
        input: shapes::TagResourceRequest,
    ) -> Result<(), Fault> {
        let new = input.tags;
        self.change_tags(&input.resource_arn, move |tags| {
            tags.get_or_insert_with(Map::new).extend(new);
        })
        .await
    }

    pub(crate) async fn untag_resource(
        &self,
        input: shapes::UntagResourceRequest,
    ) -> Result<(), Fault> {
        let gone = input.tag_keys;
        self.change_tags(&input.resource_arn, move |tags| {
            if let Some(tags) = tags {
                tags.retain(|name, _| !gone.contains(name));
            }
        })
        .await
    }

    pub(crate) async fn get_tags(
        &self,
        input: shapes::GetTagsRequest,
    ) -> Result<shapes::Tags, Fault> {
        let found = match path(&input.resource_arn)?.as_slice() {
            ["restapis", api] => self.api(api)?.about.tags.clone(),
            ["restapis", api, "stages", stage] => {
                let api = self.api(api)?;
                api.stages.get(*stage).ok_or_else(nothing)?.tags.clone()
            }
            ["apikeys", id] => self.0.keys.get(id).ok_or_else(nothing)?.tags.clone(),
            ["usageplans", id] => self.0.plans.get(id).ok_or_else(nothing)?.tags.clone(),
            ["vpclinks", id] => self.0.links.get(id).ok_or_else(nothing)?.tags.clone(),
            _ => return Err(nothing()),
        };
        Ok(shapes::Tags {
            tags: Some(found.unwrap_or_default()),
        })
    }

    async fn change_tags(&self, arn: &str, change: impl FnOnce(&mut Tags)) -> Result<(), Fault> {
        match path(arn)?.as_slice() {
            ["restapis", api] => {
                self.edit(api, |api| {
                    change(&mut api.about.tags);
                    Ok(())
                })
                .await
            }
            ["restapis", api, "stages", stage] => {
                self.edit(api, |api| {
                    let stage = api.stages.get_mut(*stage).ok_or_else(nothing)?;
                    change(&mut stage.tags);
                    Ok(())
                })
                .await
            }
            ["apikeys", id] => {
                self.0
                    .keys
                    .change(id, nothing, |it, _| {
                        change(&mut it.tags);
                        Ok(())
                    })
                    .await
            }
            ["usageplans", id] => {
                self.0
                    .plans
                    .change(id, nothing, |it, _| {
                        change(&mut it.tags);
                        Ok(())
                    })
                    .await
            }
            ["vpclinks", id] => {
                self.0
                    .links
                    .change(id, nothing, |it, _| {
                        change(&mut it.tags);
                        Ok(())
                    })
                    .await
            }
            _ => Err(nothing()),
        }
    }
}

/// What an ARN such as `arn:aws:apigateway:us-east-1::/restapis/id` names.
fn path(arn: &str) -> Result<Vec<&str>, Fault> {
    let (_, path) = arn
        .split_once("::/")
        .ok_or_else(|| bad_request("Invalid ARN specified in the request"))?;
    Ok(path.split('/').collect())
}

fn nothing() -> Fault {
    not_found("Invalid resource ARN specified in the request")
}
