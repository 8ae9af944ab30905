//! Changing records: a batch is done as a whole or not at all.

use frazil_wire::Fault;
use frazil_wire::shapes::route53::{self as shapes, *};
use serde_json::json;

use super::Route53;
use super::record::{Set, Zone};

impl Route53 {
    pub(super) async fn change_resource_record_sets(
        &self,
        input: ChangeResourceRecordSetsRequest,
    ) -> Result<ChangeResourceRecordSetsResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut zone = self.zone(&input.hosted_zone_id).await?;
        let mut wrong = Vec::new();
        for change in input.change_batch.changes {
            let routed = change.resource_record_set.geo_location.is_some()
                || change.resource_record_set.cidr_routing_config.is_some()
                || change.resource_record_set.geo_proximity_location.is_some();
            if routed {
                let message = "Routing by place or network is not supported by this server";
                return Err(Fault::new(501, "NotImplemented", message));
            }
            let set = Set::of(change.resource_record_set);
            if let Err(message) = apply(&mut zone, &change.action, set) {
                wrong.push(message);
            }
        }
        if !wrong.is_empty() {
            let message = format!("[{}]", wrong.join(", "));
            let fault = Fault::of(&shapes::INVALID_CHANGE_BATCH, message);
            return Err(fault.with("messages", json!(wrong)));
        }
        zone.sort();
        self.save(&zone).await?;
        Ok(ChangeResourceRecordSetsResponse {
            change_info: self.made(input.change_batch.comment).await?,
        })
    }
}

fn apply(zone: &mut Zone, action: &str, set: Set) -> Result<(), String> {
    let what = format!("name='{}', type='{}'", set.name, set.kind);
    let below = format!(".{}", zone.name);
    if set.name != zone.name && !set.name.ends_with(&below) {
        return Err(format!(
            "RRSet with DNS name {} is not permitted in zone {}",
            set.name, zone.name
        ));
    }
    let known = zone.sets.iter().position(|it| it.place() == set.place());
    match (action, known) {
        ("CREATE", Some(_)) => Err(format!(
            "Tried to create resource record set [{what}] but it already exists"
        )),
        ("DELETE", None) => Err(format!(
            "Tried to delete resource record set [{what}] but it was not found"
        )),
        ("DELETE", Some(place)) if zone.sets[place] != set => Err(format!(
            "Tried to delete resource record set [{what}] but the values provided do not match the current values"
        )),
        ("DELETE", Some(_))
            if set.name == zone.name && ["NS", "SOA"].contains(&set.kind.as_str()) =>
        {
            Err(format!(
                "A HostedZone must contain exactly one {} record and at least one NS record for the zone itself.",
                set.kind
            ))
        }
        ("DELETE", Some(place)) => {
            zone.sets.remove(place);
            Ok(())
        }
        _ if set.alias.is_none() && (set.values.is_empty() || set.ttl.is_none()) => Err(format!(
            "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action={action}, {}, SetIdentifier={}]",
            what.replace('\'', "")
                .replace("name", "Name")
                .replace("type", "Type"),
            set.identifier.as_deref().unwrap_or("null"),
        )),
        (_, Some(place)) => {
            zone.sets[place] = set;
            Ok(())
        }
        (_, None) => {
            zone.sets.push(set);
            Ok(())
        }
    }
}
