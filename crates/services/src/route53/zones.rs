//! Hosted zones and their tags.

use frazil_wire::Fault;
use frazil_wire::shapes::route53::{self as shapes, *};

use super::Route53;
use super::record::{Made, Zone, absolute};

/// The kinds of records.
pub(super) const ZONES: &str = "zones";
pub(super) const CHANGES: &str = "changes";

impl Route53 {
    pub(super) async fn create_hosted_zone(
        &self,
        input: CreateHostedZoneRequest,
    ) -> Result<CreateHostedZoneResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let known: Vec<Zone> = self.0.all(ZONES).await?;
        if known
            .iter()
            .any(|it| it.caller_reference == input.caller_reference)
        {
            let message = format!(
                "A hosted zone has already been created with the specified caller reference {}.",
                input.caller_reference
            );
            return Err(Fault::of(&shapes::HOSTED_ZONE_ALREADY_EXISTS, message));
        }
        let name = absolute(&input.name);
        let config = input.hosted_zone_config.unwrap_or_default();
        let networks = input.vpc.iter();
        let zone = Zone {
            id: self.id('Z'),
            sets: Zone::first_sets(&name),
            name,
            caller_reference: input.caller_reference,
            comment: config.comment,
            private: config.private_zone.unwrap_or_default() || input.vpc.is_some(),
            networks: networks
                .map(|vpc| (vpc.vpc_region.clone(), vpc.vpc_id.clone()))
                .collect(),
            tags: Default::default(),
        };
        self.save(&zone).await?;
        Ok(CreateHostedZoneResponse {
            hosted_zone: zone.shown(),
            change_info: self.made(None).await?,
            delegation_set: zone.delegation().unwrap_or_default(),
            vpc: input.vpc,
            location: format!(
                "https://route53.amazonaws.com/2013-04-01/hostedzone/{}",
                zone.id
            ),
        })
    }

    pub(super) async fn update_hosted_zone_comment(
        &self,
        input: UpdateHostedZoneCommentRequest,
    ) -> Result<UpdateHostedZoneCommentResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut zone = self.zone(&input.id).await?;
        zone.comment = input.comment;
        self.save(&zone).await?;
        Ok(UpdateHostedZoneCommentResponse {
            hosted_zone: zone.shown(),
        })
    }

    pub(super) async fn delete_hosted_zone(
        &self,
        input: DeleteHostedZoneRequest,
    ) -> Result<DeleteHostedZoneResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let zone = self.zone(&input.id).await?;
        let own = Zone::first_sets(&zone.name);
        let is_own = |set: &super::record::Set| own.iter().any(|it| it.place() == set.place());
        if !zone.sets.iter().all(is_own) {
            let message = "The specified hosted zone contains non-required resource record sets and so cannot be deleted.";
            return Err(Fault::of(&shapes::HOSTED_ZONE_NOT_EMPTY, message));
        }
        self.0.delete(ZONES, &zone.id).await?;
        Ok(DeleteHostedZoneResponse {
            change_info: self.made(None).await?,
        })
    }

    pub(super) async fn change_tags_for_resource(
        &self,
        input: ChangeTagsForResourceRequest,
    ) -> Result<ChangeTagsForResourceResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut zone = self
            .tagged(&input.resource_type, &input.resource_id)
            .await?;
        for key in input.remove_tag_keys.iter().flatten() {
            zone.tags.remove(key);
        }
        let tags = input.add_tags.into_iter().flatten();
        zone.tags
            .extend(tags.filter_map(|tag| Some((tag.key?, tag.value.unwrap_or_default()))));
        self.save(&zone).await?;
        Ok(ChangeTagsForResourceResponse {})
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let resource_tag_set = self
            .tag_set(&input.resource_type, &input.resource_id)
            .await?;
        Ok(ListTagsForResourceResponse { resource_tag_set })
    }

    pub(super) async fn list_tags_for_resources(
        &self,
        input: ListTagsForResourcesRequest,
    ) -> Result<ListTagsForResourcesResponse, Fault> {
        let mut sets = Vec::new();
        for id in input.resource_ids {
            sets.push(self.tag_set(&input.resource_type, &id).await?);
        }
        Ok(ListTagsForResourcesResponse {
            resource_tag_sets: sets,
        })
    }

    async fn tag_set(&self, kind: &str, id: &str) -> Result<ResourceTagSet, Fault> {
        let tags = self.tagged(kind, id).await?.tags.into_iter();
        let tags = tags.map(|(key, value)| Tag {
            key: Some(key),
            value: Some(value),
        });
        Ok(ResourceTagSet {
            resource_type: Some(kind.to_owned()),
            resource_id: Some(id.to_owned()),
            tags: Some(tags.collect()),
        })
    }

    async fn tagged(&self, kind: &str, id: &str) -> Result<Zone, Fault> {
        match kind {
            "hostedzone" => self.zone(id).await,
            _ => {
                let message = "Health checks are not supported by this server";
                Err(Fault::new(501, "NotImplemented", message))
            }
        }
    }

    pub(super) async fn save(&self, zone: &Zone) -> Result<(), Fault> {
        self.0.put(ZONES, &zone.id, zone).await
    }

    pub(super) async fn zone(&self, id: &str) -> Result<Zone, Fault> {
        let id = id.rsplit('/').next().unwrap_or_default();
        let known = self.0.get(ZONES, id).await?;
        known.ok_or_else(|| {
            let message = format!("No hosted zone found with ID: {id}");
            Fault::of(&shapes::NO_SUCH_HOSTED_ZONE, message)
        })
    }

    /// Notes that a change was made.
    pub(super) async fn made(&self, comment: Option<String>) -> Result<ChangeInfo, Fault> {
        let made = Made {
            id: self.id('C'),
            made_ms: self.0.now_ms(),
            comment,
        };
        self.0.put(CHANGES, &made.id, &made).await?;
        Ok(info(made))
    }

    /// An id of AWS's form: a letter that says of what, then letters and digits.
    fn id(&self, kind: char) -> String {
        let random = self.0.uuid().simple().to_string().to_uppercase();
        format!("{kind}{}", &random[..20])
    }
}

pub(super) fn info(made: Made) -> ChangeInfo {
    ChangeInfo {
        id: format!("/change/{}", made.id),
        status: "INSYNC".to_owned(),
        submitted_at: jiff::Timestamp::from_millisecond(made.made_ms).unwrap_or_default(),
        comment: made.comment,
    }
}
