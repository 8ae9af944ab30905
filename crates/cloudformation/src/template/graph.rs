//! Which resource needs which, and the order that follows.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;

use super::Described;
use super::names::{Mention, mentions};
use crate::faults::invalid;

/// Adds to each resource what it needs, and puts those that others need first; otherwise the template's order stays.
pub(super) fn order(
    declared: &[&String],
    resources: &mut BTreeMap<String, Described>,
    conditions: &BTreeMap<String, bool>,
) -> Result<Vec<String>, Fault> {
    let present: BTreeSet<String> = resources.keys().cloned().collect();
    for one in resources.values_mut() {
        let mut needed = one.depends.clone();
        let chosen = |name: &str| conditions.get(name).copied();
        mentions(&one.properties, &chosen, &mut |mention| match mention {
            Mention::Reference(name) | Mention::Attribute(name) => {
                needed.insert(name.to_owned());
            }
        });
        needed.retain(|name| present.contains(name));
        one.depends = needed;
    }
    let mut waiting: Vec<&String> = declared
        .iter()
        .copied()
        .filter(|name| present.contains(*name))
        .collect();
    let mut order: Vec<String> = Vec::with_capacity(waiting.len());
    let mut done: BTreeSet<&String> = BTreeSet::new();
    while !waiting.is_empty() {
        let is_ready = |name: &&String| {
            resources[*name]
                .depends
                .iter()
                .all(|needed| done.contains(needed))
        };
        let Some(place) = waiting.iter().position(is_ready) else {
            let mut stuck: Vec<&str> = waiting.iter().map(|name| name.as_str()).collect();
            stuck.sort_unstable();
            return Err(invalid(format!(
                "Circular dependency between resources: [{}]",
                stuck.join(", ")
            )));
        };
        let name = waiting.remove(place);
        done.insert(name);
        order.push(name.clone());
    }
    Ok(order)
}
