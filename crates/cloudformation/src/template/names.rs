//! The names that a template mentions, wherever they stand.

use std::collections::BTreeSet;

use frazil_wire::Fault;
use serde_json::Value as Json;

use super::Template;
use super::resolve::functions::{Piece, pieces};
use super::resolve::{call, undefined};
use crate::faults::invalid;

/// What a value mentions.
pub(super) enum Mention<'a> {
    /// `Ref`, or a plain name in `Fn::Sub`.
    Reference(&'a str),
    /// `Fn::GetAtt`, or a dotted name in `Fn::Sub`: the resource's name.
    Attribute(&'a str),
}

/// Visits every mention; of a choice only the branch that `chosen` picks, or both.
pub(super) fn mentions<'a>(
    value: &'a Json,
    chosen: &dyn Fn(&str) -> Option<bool>,
    visit: &mut dyn FnMut(Mention<'a>),
) {
    match call(value) {
        Some(("Ref", Json::String(name))) => return visit(Mention::Reference(name)),
        Some(("Fn::GetAtt", Json::String(path))) => {
            return visit(Mention::Attribute(path.split('.').next().unwrap_or(path)));
        }
        Some(("Fn::GetAtt", Json::Array(items))) => {
            if let Some(Json::String(logical)) = items.first() {
                visit(Mention::Attribute(logical));
            }
            return items
                .iter()
                .skip(1)
                .for_each(|item| mentions(item, chosen, visit));
        }
        Some(("Fn::Sub", argument)) => return substituted(argument, chosen, visit),
        Some(("Fn::If", Json::Array(items))) if items.len() == 3 => {
            let choice = items[0].as_str().and_then(chosen);
            if choice != Some(false) {
                mentions(&items[1], chosen, visit);
            }
            if choice != Some(true) {
                mentions(&items[2], chosen, visit);
            }
            return;
        }
        _ => {}
    }
    match value {
        Json::Object(entries) => entries
            .values()
            .for_each(|value| mentions(value, chosen, visit)),
        Json::Array(items) => items
            .iter()
            .for_each(|value| mentions(value, chosen, visit)),
        _ => {}
    }
}

fn substituted<'a>(
    argument: &'a Json,
    chosen: &dyn Fn(&str) -> Option<bool>,
    visit: &mut dyn FnMut(Mention<'a>),
) {
    let (text, own) = match argument {
        Json::String(text) => (text.as_str(), None),
        Json::Array(items) => match items.as_slice() {
            [Json::String(text), own] => (text.as_str(), Some(own)),
            _ => return,
        },
        _ => return,
    };
    if let Some(own) = own {
        mentions(own, chosen, visit);
    }
    for piece in pieces(text) {
        match piece {
            Piece::Name(name) if own.is_some_and(|own| own.get(name).is_some()) => {}
            Piece::Name(name) => match name.split_once('.') {
                Some((logical, _)) => visit(Mention::Attribute(logical)),
                None => visit(Mention::Reference(name)),
            },
            Piece::Text(_) => {}
        }
    }
}

/// The conditions that a condition names.
pub(super) fn conditions_in(condition: &Json) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(condition, &mut found);
    found
}

fn collect(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(entries) => {
            if let (1, Some(Json::String(name))) = (entries.len(), entries.get("Condition")) {
                found.insert(name.clone());
            }
            if let Some(Json::String(name)) = entries.get("Fn::If").and_then(|list| list.get(0)) {
                found.insert(name.clone());
            }
            entries.values().for_each(|value| collect(value, found));
        }
        Json::Array(items) => items.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

/// Every name that is mentioned must be there.
pub(super) fn check(template: &Template) -> Result<(), Fault> {
    let resources = template.section("Resources");
    let parameters = template.section("Parameters");
    let known = |name: &str| {
        name.starts_with("AWS::") || parameters.contains_key(name) || resources.contains_key(name)
    };
    for block in ["Resources", "Outputs"] {
        let (mut missing, mut lost) = (BTreeSet::new(), None);
        for one in template.section(block).values() {
            mentions(one, &|_| None, &mut |mention| match mention {
                Mention::Reference(name) if !known(name) => {
                    missing.insert(name);
                }
                Mention::Attribute(name) if !resources.contains_key(name) => lost = Some(name),
                _ => {}
            });
            let depends = one.get("DependsOn");
            let depends = depends.map(|it| it.as_array().cloned().unwrap_or(vec![it.clone()]));
            for name in depends.iter().flatten().filter_map(Json::as_str) {
                if !resources.contains_key(name) {
                    return Err(unresolved(&[name], block));
                }
            }
        }
        if let Some(name) = lost {
            return Err(undefined(name));
        }
        if !missing.is_empty() {
            return Err(unresolved(&missing.into_iter().collect::<Vec<_>>(), block));
        }
    }
    Ok(())
}

fn unresolved(names: &[&str], block: &str) -> Fault {
    invalid(format!(
        "Template format error: Unresolved resource dependencies [{}] in the {block} block of the template",
        names.join(", ")
    ))
}
