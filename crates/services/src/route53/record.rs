//! What is stored of zones and records.

use std::collections::BTreeMap;

use frazil_wire::shapes::route53::{
    AliasTarget, DelegationSet, HostedZone, HostedZoneConfig, ResourceRecord, ResourceRecordSet,
    VPC,
};
use serde::{Deserialize, Serialize};

/// A hosted zone with its records.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Zone {
    /// `Z…`, without the path before it.
    pub(super) id: String,
    /// With a dot at its end.
    pub(super) name: String,
    pub(super) caller_reference: String,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) private: bool,
    /// Regions and ids.
    #[serde(default)]
    pub(super) networks: Vec<(Option<String>, Option<String>)>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    pub(super) sets: Vec<Set>,
}

/// One set of records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Set {
    pub(super) name: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) ttl: Option<i64>,
    #[serde(default)]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) alias: Option<Alias>,
    #[serde(default)]
    pub(super) identifier: Option<String>,
    #[serde(default)]
    pub(super) weight: Option<i64>,
    #[serde(default)]
    pub(super) region: Option<String>,
    #[serde(default)]
    pub(super) failover: Option<String>,
    #[serde(default)]
    pub(super) multi_value: Option<bool>,
    #[serde(default)]
    pub(super) health_check: Option<String>,
}

/// Another name that a set stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Alias {
    pub(super) zone: String,
    pub(super) name: String,
    pub(super) evaluate: bool,
}

/// A change that was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Made {
    pub(super) id: String,
    pub(super) made_ms: i64,
    #[serde(default)]
    pub(super) comment: Option<String>,
}

impl Zone {
    pub(super) fn shown(&self) -> HostedZone {
        HostedZone {
            id: format!("/hostedzone/{}", self.id),
            name: self.name.clone(),
            caller_reference: self.caller_reference.clone(),
            config: Some(HostedZoneConfig {
                comment: self.comment.clone(),
                private_zone: Some(self.private),
            }),
            resource_record_set_count: Some(self.sets.len() as i64),
            ..HostedZone::default()
        }
    }

    /// The name servers of a public zone.
    pub(super) fn delegation(&self) -> Option<DelegationSet> {
        (!self.private).then(|| DelegationSet {
            id: None,
            caller_reference: None,
            name_servers: name_servers(),
        })
    }

    pub(super) fn vpcs(&self) -> Option<Vec<VPC>> {
        let vpcs = self.networks.iter().map(|(region, id)| VPC {
            vpc_region: region.clone(),
            vpc_id: id.clone(),
        });
        (!self.networks.is_empty()).then(|| vpcs.collect())
    }

    /// The records that each zone has from its beginning.
    pub(super) fn first_sets(name: &str) -> Vec<Set> {
        let servers: Vec<String> = name_servers().iter().map(|it| format!("{it}.")).collect();
        let authority = format!(
            "{} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400",
            servers[0]
        );
        let set = |kind: &str, ttl, values| Set {
            name: name.to_owned(),
            kind: kind.to_owned(),
            ttl: Some(ttl),
            values,
            alias: None,
            identifier: None,
            weight: None,
            region: None,
            failover: None,
            multi_value: None,
            health_check: None,
        };
        vec![
            set("NS", 172_800, servers),
            set("SOA", 900, vec![authority]),
        ]
    }

    /// Puts the sets in Route 53's order: by the labels from the last to the first.
    pub(super) fn sort(&mut self) {
        self.sets.sort_by_key(Set::place);
    }
}

fn name_servers() -> Vec<String> {
    [
        "ns-1.awsdns-00.com",
        "ns-513.awsdns-00.net",
        "ns-1025.awsdns-00.org",
        "ns-1537.awsdns-00.co.uk",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Where a set stands among others.
pub(super) type Place = (Vec<String>, String, Option<String>);

impl Set {
    pub(super) fn place(&self) -> Place {
        let identifier = self.identifier.clone();
        (labels(&self.name), self.kind.clone(), identifier)
    }

    pub(super) fn of(set: ResourceRecordSet) -> Set {
        let alias = set.alias_target.map(|alias| Alias {
            zone: alias.hosted_zone_id,
            name: absolute(&alias.dns_name),
            evaluate: alias.evaluate_target_health,
        });
        let values = set.resource_records.into_iter().flatten();
        Set {
            name: absolute(&set.name),
            kind: set.r#type,
            ttl: set.ttl,
            values: values.map(|record| record.value).collect(),
            alias,
            identifier: set.set_identifier,
            weight: set.weight,
            region: set.region,
            failover: set.failover,
            multi_value: set.multi_value_answer,
            health_check: set.health_check_id,
        }
    }

    pub(super) fn shown(&self) -> ResourceRecordSet {
        let values = self.values.iter();
        let records = values.map(|value| ResourceRecord {
            value: value.clone(),
        });
        ResourceRecordSet {
            name: self.name.clone(),
            r#type: self.kind.clone(),
            set_identifier: self.identifier.clone(),
            weight: self.weight,
            region: self.region.clone(),
            failover: self.failover.clone(),
            multi_value_answer: self.multi_value,
            ttl: self.ttl,
            resource_records: (!self.values.is_empty()).then(|| records.collect()),
            alias_target: self.alias.as_ref().map(|alias| AliasTarget {
                hosted_zone_id: alias.zone.clone(),
                dns_name: alias.name.clone(),
                evaluate_target_health: alias.evaluate,
            }),
            health_check_id: self.health_check.clone(),
            ..ResourceRecordSet::default()
        }
    }
}

/// The labels of a name from the last to the first.
pub(super) fn labels(name: &str) -> Vec<String> {
    let name = name.trim_end_matches('.');
    name.rsplit('.').map(str::to_owned).collect()
}

/// A name in small letters with a dot at its end; an asterisk is written as Route 53 writes it.
pub(super) fn absolute(name: &str) -> String {
    let name = name.to_lowercase().replace('*', "\\052");
    format!("{}.", name.trim_end_matches('.'))
}
