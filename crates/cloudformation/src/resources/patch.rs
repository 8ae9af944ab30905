//! Changes of API Gateway's resources: lists of patch operations.

use serde_json::{Map, Value as Json, json};

use crate::template::resolve::plain_text;

/// How a property is changed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path {
    /// One value, replaced.
    Value(&'static str),
    /// A set of texts, whose members are added and removed.
    Set(&'static str),
    /// A map, whose entries are replaced and removed.
    Map(&'static str),
}

/// Which properties are changed, and by which operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patch {
    /// The operation.
    pub(crate) operation: &'static str,
    /// Its other members.
    pub(crate) with: &'static [(&'static str, &'static str)],
    /// The properties.
    pub(crate) paths: &'static [(&'static str, Path)],
}

impl Patch {
    /// The operations that lead from the old properties to the new ones.
    pub(super) fn between(&self, old: &Json, new: &Json) -> Vec<Json> {
        let mut operations = Vec::new();
        for (property, path) in self.paths {
            let (before, after) = (old.get(*property), new.get(*property));
            if before == after {
                continue;
            }
            match path {
                Path::Value(path) => {
                    let text =
                        after.map(|value| plain_text(value).unwrap_or_else(|| value.to_string()));
                    operations.push(
                        json!({"op": "replace", "path": path, "value": text.unwrap_or_default()}),
                    );
                }
                Path::Set(path) => set(path, before, after, &mut operations),
                Path::Map(path) => map(path, before, after, &mut operations),
            }
        }
        operations
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn set(path: &str, before: Option<&Json>, after: Option<&Json>, operations: &mut Vec<Json>) {
    let members = |of: Option<&Json>| -> Vec<String> {
        let items = of.and_then(Json::as_array).into_iter().flatten();
        items.filter_map(plain_text).collect()
    };
    let (before, after) = (members(before), members(after));
    for gone in before.iter().filter(|one| !after.contains(one)) {
        operations.push(json!({"op": "remove", "path": format!("{path}/{}", escaped(gone))}));
    }
    for fresh in after.iter().filter(|one| !before.contains(one)) {
        operations.push(json!({"op": "add", "path": format!("{path}/{}", escaped(fresh))}));
    }
}

fn map(path: &str, before: Option<&Json>, after: Option<&Json>, operations: &mut Vec<Json>) {
    let empty = Map::new();
    let entries = |of: Option<&Json>| of.and_then(Json::as_object).cloned();
    let before = entries(before).unwrap_or(empty.clone());
    let after = entries(after).unwrap_or(empty);
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        operations.push(json!({"op": "remove", "path": format!("{path}/{}", escaped(name))}));
    }
    for (name, value) in after
        .iter()
        .filter(|(name, value)| before.get(*name) != Some(value))
    {
        let value = plain_text(value).unwrap_or_else(|| value.to_string());
        operations.push(
            json!({"op": "replace", "path": format!("{path}/{}", escaped(name)), "value": value}),
        );
    }
}
