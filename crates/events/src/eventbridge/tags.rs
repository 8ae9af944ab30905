//! Tags of buses and rules.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    ListTagsForResourceRequest, ListTagsForResourceResponse, Tag, TagResourceRequest,
    TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
};

use super::faults::{invalid, no_bus, no_rule, too_many};
use super::{DEFAULT_BUS, EventBridge};
use crate::limits::TAGS_MAX;

type Tags = BTreeMap<String, String>;

/// What an ARN means.
enum Tagged {
    Bus(String),
    Rule { bus: String, name: String },
}

impl EventBridge {
    pub(super) async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, Fault> {
        let added = collected(Some(input.tags))?;
        let change = |tags: &mut Tags| {
            tags.extend(added);
            check(tags)
        };
        self.change_tags(&input.resource_arn, change).await?;
        Ok(TagResourceResponse::default())
    }

    pub(super) async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, Fault> {
        let change = |tags: &mut Tags| {
            tags.retain(|name, _| !input.tag_keys.contains(name));
            Ok(())
        };
        self.change_tags(&input.resource_arn, change).await?;
        Ok(UntagResourceResponse::default())
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let tags = match tagged(&input.resource_arn)? {
            Tagged::Bus(name) => {
                let tags = self.read(|buses| buses.get(&name).map(|it| it.record.tags.clone()));
                tags.ok_or_else(|| no_bus(&name))?
            }
            Tagged::Rule { bus, name } => self.rule(&bus, &name)?.record.tags.clone(),
        };
        let tags = tags.into_iter().map(|(key, value)| Tag { key, value });
        Ok(ListTagsForResourceResponse {
            tags: Some(tags.collect()),
        })
    }

    async fn change_tags(
        &self,
        arn: &str,
        change: impl FnOnce(&mut Tags) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        match tagged(arn)? {
            Tagged::Bus(name) => {
                let changed = self.change_bus(&name, |record| change(&mut record.tags));
                changed.await.map(|_| ())
            }
            Tagged::Rule { bus, name } => {
                let change = self.change_rule(&bus, &name, |record| change(&mut record.tags));
                change.await
            }
        }
    }
}

fn tagged(arn: &str) -> Result<Tagged, Fault> {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
    let mut parts = resource.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("event-bus"), Some(name), None) => Ok(Tagged::Bus(name.to_owned())),
        (Some("rule"), Some(name), None) => Ok(Tagged::Rule {
            bus: DEFAULT_BUS.to_owned(),
            name: name.to_owned(),
        }),
        (Some("rule"), Some(bus), Some(name)) => Ok(Tagged::Rule {
            bus: bus.to_owned(),
            name: name.to_owned(),
        }),
        _ => Err(no_rule(resource, DEFAULT_BUS)),
    }
}

/// The tags of a request as they are kept.
pub(super) fn collected(tags: Option<Vec<Tag>>) -> Result<Tags, Fault> {
    let mut collected = Tags::new();
    for tag in tags.unwrap_or_default() {
        if collected.insert(tag.key, tag.value).is_some() {
            return Err(invalid(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            ));
        }
    }
    check(&collected)?;
    Ok(collected)
}

fn check(tags: &Tags) -> Result<(), Fault> {
    match tags.len() <= TAGS_MAX {
        true => Ok(()),
        false => Err(too_many()),
    }
}
