//! Finding zones, records and changes.

use frazil_wire::Fault;
use frazil_wire::shapes::route53::{self as shapes, *};

use super::Route53;
use super::record::{Made, Set, Zone, absolute, labels};
use super::zones::{CHANGES, ZONES, info};

/// Zones of one page.
const ZONES_MAX: usize = 100;
/// Record sets of one page.
const SETS_MAX: usize = 300;

impl Route53 {
    pub(super) async fn get_hosted_zone(
        &self,
        input: GetHostedZoneRequest,
    ) -> Result<GetHostedZoneResponse, Fault> {
        let zone = self.zone(&input.id).await?;
        Ok(GetHostedZoneResponse {
            hosted_zone: zone.shown(),
            delegation_set: zone.delegation(),
            vp_cs: zone.vpcs(),
        })
    }

    pub(super) async fn get_hosted_zone_count(
        &self,
        _: GetHostedZoneCountRequest,
    ) -> Result<GetHostedZoneCountResponse, Fault> {
        let zones: Vec<Zone> = self.0.all(ZONES).await?;
        Ok(GetHostedZoneCountResponse {
            hosted_zone_count: zones.len() as i64,
        })
    }

    pub(super) async fn list_hosted_zones(
        &self,
        input: ListHostedZonesRequest,
    ) -> Result<ListHostedZonesResponse, Fault> {
        let size = size(input.max_items.as_deref(), ZONES_MAX);
        let marker = input.marker.unwrap_or_default();
        let wants_private = input.hosted_zone_type.is_some();
        let mut zones: Vec<Zone> = self.0.all(ZONES).await?;
        zones.retain(|zone| zone.id >= marker && (!wants_private || zone.private));
        let next = zones.get(size).map(|zone| zone.id.clone());
        zones.truncate(size);
        Ok(ListHostedZonesResponse {
            hosted_zones: zones.iter().map(Zone::shown).collect(),
            marker,
            is_truncated: next.is_some(),
            next_marker: next,
            max_items: size.to_string(),
        })
    }

    pub(super) async fn list_hosted_zones_by_name(
        &self,
        input: ListHostedZonesByNameRequest,
    ) -> Result<ListHostedZonesByNameResponse, Fault> {
        let size = size(input.max_items.as_deref(), ZONES_MAX);
        let mut zones: Vec<Zone> = self.0.all(ZONES).await?;
        zones.sort_by_key(|zone| (labels(&zone.name), zone.id.clone()));
        let from = input.dns_name.as_deref().map(absolute);
        let from = from.map(|name| (labels(&name), input.hosted_zone_id.clone()));
        zones.retain(|zone| {
            from.as_ref().is_none_or(|(name, id)| {
                let own = labels(&zone.name);
                own > *name || own == *name && id.as_ref().is_none_or(|id| zone.id >= *id)
            })
        });
        let next = zones.get(size).cloned();
        zones.truncate(size);
        Ok(ListHostedZonesByNameResponse {
            hosted_zones: zones.iter().map(Zone::shown).collect(),
            dns_name: input.dns_name,
            hosted_zone_id: input.hosted_zone_id,
            is_truncated: next.is_some(),
            next_dns_name: next.as_ref().map(|zone| zone.name.clone()),
            next_hosted_zone_id: next.map(|zone| zone.id),
            max_items: size.to_string(),
        })
    }

    pub(super) async fn list_resource_record_sets(
        &self,
        input: ListResourceRecordSetsRequest,
    ) -> Result<ListResourceRecordSetsResponse, Fault> {
        let zone = self.zone(&input.hosted_zone_id).await?;
        let size = size(input.max_items.as_deref(), SETS_MAX);
        let from = input.start_record_name.as_deref().map(absolute);
        let from = from.map(|name| {
            let kind = input.start_record_type.unwrap_or_default();
            (labels(&name), kind, input.start_record_identifier)
        });
        let starts = |set: &&Set| from.as_ref().is_none_or(|from| set.place() >= *from);
        let mut sets = zone.sets.iter().filter(starts);
        let page: Vec<_> = sets.by_ref().take(size).map(Set::shown).collect();
        let next = sets.next();
        Ok(ListResourceRecordSetsResponse {
            resource_record_sets: page,
            is_truncated: next.is_some(),
            next_record_name: next.map(|set| set.name.clone()),
            next_record_type: next.map(|set| set.kind.clone()),
            next_record_identifier: next.and_then(|set| set.identifier.clone()),
            max_items: size.to_string(),
        })
    }

    pub(super) async fn get_change(
        &self,
        input: GetChangeRequest,
    ) -> Result<GetChangeResponse, Fault> {
        let id = input.id.rsplit('/').next().unwrap_or_default();
        let made: Option<Made> = self.0.get(CHANGES, id).await?;
        let made = made.ok_or_else(|| {
            let message = format!("A change with the id {id} does not exist.");
            Fault::of(&shapes::NO_SUCH_CHANGE, message)
        })?;
        Ok(GetChangeResponse {
            change_info: info(made),
        })
    }
}

fn size(asked: Option<&str>, most: usize) -> usize {
    let asked = asked.and_then(|asked| asked.parse().ok());
    asked.unwrap_or(most).clamp(1, most)
}
