//! Patches: API Gateway's dialect of JSON Patch. What may be changed, and how, is a table for each
//! kind of record; what is left to do is the same for all.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway::PatchOperation;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::faults::bad_request;
use crate::shelf::failed;

/// What may be changed of one kind of record.
pub(crate) struct Rules {
    pub(crate) words: Words,
    pub(crate) slots: &'static [Slot],
}

/// How a refusal is worded; it differs from record to record.
#[derive(Clone, Copy)]
pub(crate) enum Words {
    /// `Invalid patch path /x`
    Short,
    /// `Invalid patch path  '/x' specified for op 'add'. Must be one of: [/name]`
    Long,
}

/// One place that can be changed.
pub(crate) struct Slot {
    /// `/name`, or with a variable end: `/variables/*`.
    path: &'static str,
    kind: Kind,
    ops: &'static [&'static str],
}

#[derive(Clone, Copy)]
enum Kind {
    /// One value.
    Value(Type),
    /// The entry of a map; its name is the end of the path.
    Entry(Type),
    /// The element of a list that the end of the path names.
    Element,
    /// A list that takes or loses the patch's value.
    List,
}

/// What a patch's text means.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    Text,
    Flag,
    Whole,
    Real,
}

const REPLACE: &[&str] = &["replace"];
const REMOVE_OR_REPLACE: &[&str] = &["remove", "replace"];
const ADD_OR_REMOVE: &[&str] = &["add", "remove"];
const ALL: &[&str] = &["add", "remove", "replace"];

/// A value that can only be replaced.
pub(crate) const fn value(path: &'static str, what: Type) -> Slot {
    Slot {
        path,
        kind: Kind::Value(what),
        ops: REPLACE,
    }
}

/// A value that can be removed too.
pub(crate) const fn optional(path: &'static str, what: Type) -> Slot {
    Slot {
        path,
        kind: Kind::Value(what),
        ops: REMOVE_OR_REPLACE,
    }
}

/// A value that may be added, removed and replaced.
pub(crate) const fn any(path: &'static str, what: Type) -> Slot {
    Slot {
        path,
        kind: Kind::Value(what),
        ops: ALL,
    }
}

/// The entries of a map.
pub(crate) const fn entries(path: &'static str, what: Type) -> Slot {
    Slot {
        path,
        kind: Kind::Entry(what),
        ops: ALL,
    }
}

/// The elements of a list, named by the path.
pub(crate) const fn elements(path: &'static str) -> Slot {
    Slot {
        path,
        kind: Kind::Element,
        ops: ALL,
    }
}

/// A list that values are added to and removed from.
pub(crate) const fn list(path: &'static str) -> Slot {
    Slot {
        path,
        kind: Kind::List,
        ops: ADD_OR_REMOVE,
    }
}

/// Applies patches to a record, all of them or none.
pub(crate) fn apply<T: Serialize + DeserializeOwned>(
    rules: &Rules,
    record: &mut T,
    operations: &[PatchOperation],
) -> Result<(), Fault> {
    let mut tree = serde_json::to_value(&*record).map_err(|error| failed(&error))?;
    for operation in operations {
        one(rules, &mut tree, operation)?;
    }
    *record = serde_json::from_value(tree).map_err(|error| bad_request(error.to_string()))?;
    Ok(())
}

fn one(rules: &Rules, tree: &mut Json, operation: &PatchOperation) -> Result<(), Fault> {
    let op = operation.op.as_deref().unwrap_or_default();
    let Some(path) = operation.path.as_deref() else {
        return Err(bad_request("Invalid patch path null"));
    };
    let found = rules
        .slots
        .iter()
        .find_map(|slot| Some((slot, slot.matches(path)?)));
    let Some((slot, end)) = found else {
        return Err(unknown(rules, op, path));
    };
    if !slot.ops.contains(&op) {
        return Err(refused(rules, slot, op, path));
    }
    let value = operation.value.as_deref();
    let (parent, name) = slot.place();
    let parent = descend(tree, parent);
    match slot.kind {
        Kind::Value(what) => put(parent, name, (op != "remove").then(|| typed(what, value))),
        Kind::Entry(what) if op == "remove" => {
            let _ = what;
            return take_entry(parent, name, &end);
        }
        Kind::Entry(what) => {
            let what = typed(what, value);
            child(parent, name).insert(end, what);
        }
        Kind::Element => change_element(parent, name, op, &end, value),
        Kind::List => change_element(parent, name, op, value.unwrap_or_default(), None),
    }
    Ok(())
}

impl Slot {
    /// The variable end of a path that is of this slot, unescaped; empty without one.
    fn matches(&self, path: &str) -> Option<String> {
        match self.path.strip_suffix('*') {
            None => (self.path == path).then(String::new),
            Some(front) => {
                let end = path.strip_prefix(front)?;
                (!end.is_empty() && !end.contains('/')).then(|| unescaped(end))
            }
        }
    }

    /// The names that lead to the record that is changed, and the name of what is changed in it.
    fn place(&self) -> (impl Iterator<Item = &'static str>, &'static str) {
        let path = self.path.strip_suffix("/*").unwrap_or(self.path);
        let (parents, name) = path.rsplit_once('/').unwrap_or(("", path));
        (parents.split('/').filter(|part| !part.is_empty()), name)
    }
}

/// `~1` is a slash, `~0` a tilde.
pub(crate) fn unescaped(text: &str) -> String {
    text.replace("~1", "/").replace("~0", "~")
}

fn unknown(rules: &Rules, op: &str, path: &str) -> Fault {
    match rules.words {
        Words::Short => bad_request(format!("Invalid patch path {path}")),
        Words::Long => bad_request(long(rules, op, path)),
    }
}

fn refused(rules: &Rules, slot: &Slot, op: &str, path: &str) -> Fault {
    match rules.words {
        Words::Short => {
            let ops = slot.ops.join(", ");
            bad_request(format!(
                "Invalid patch operation specified. Must be one of: [{ops}]"
            ))
        }
        Words::Long => bad_request(long(rules, op, path)),
    }
}

fn long(rules: &Rules, op: &str, path: &str) -> String {
    let able: Vec<&str> = rules
        .slots
        .iter()
        .filter(|slot| slot.ops.contains(&op))
        .map(|slot| slot.path)
        .collect();
    let hint = match able.as_slice() {
        [] => "Please choose supported operations".to_owned(),
        paths => format!("Must be one of: [{}]", paths.join(", ")),
    };
    format!("Invalid patch path  '{path}' specified for op '{op}'. {hint}")
}

fn typed(what: Type, value: Option<&str>) -> Json {
    let text = value.unwrap_or_default();
    match what {
        Type::Text => value.map_or(Json::Null, Json::from),
        Type::Flag => Json::from(text.eq_ignore_ascii_case("true")),
        Type::Whole => text.trim().parse::<i64>().map_or(Json::Null, Json::from),
        Type::Real => text.trim().parse::<f64>().map_or(Json::Null, Json::from),
    }
}

/// The object at a path; what is missing on the way comes into being.
fn descend(tree: &mut Json, path: impl Iterator<Item = &'static str>) -> &mut Map<String, Json> {
    let mut here = object(tree);
    for name in path {
        here = child(here, name);
    }
    here
}

fn child<'t>(parent: &'t mut Map<String, Json>, name: &str) -> &'t mut Map<String, Json> {
    object(parent.entry(name.to_owned()).or_insert(Json::Null))
}

fn object(tree: &mut Json) -> &mut Map<String, Json> {
    if !tree.is_object() {
        *tree = Json::Object(Map::new());
    }
    tree.as_object_mut().expect("it has just been made one")
}

/// Without a value, or with one that means nothing, the type's default takes over.
fn put(parent: &mut Map<String, Json>, name: &str, value: Option<Json>) {
    match value {
        None | Some(Json::Null) => parent.remove(name),
        Some(value) => parent.insert(name.to_owned(), value),
    };
}

/// A map that becomes empty is left out of answers.
fn take_entry(parent: &mut Map<String, Json>, name: &str, end: &str) -> Result<(), Fault> {
    let entries = child(parent, name);
    if entries.remove(end).is_none() {
        let about_types = matches!(
            name,
            "requestModels" | "responseModels" | "requestTemplates" | "responseTemplates"
        );
        return Err(super::faults::not_found(match about_types {
            true => "Content-Type specified was not found",
            false => "Invalid parameter name specified",
        }));
    }
    if entries.is_empty() {
        parent.remove(name);
    }
    Ok(())
}

fn change_element(
    parent: &mut Map<String, Json>,
    name: &str,
    op: &str,
    element: &str,
    value: Option<&str>,
) {
    let mut elements: Vec<Json> = match parent.remove(name) {
        Some(Json::Array(elements)) => elements,
        _ => Vec::new(),
    };
    let place = elements.iter().position(|it| it.as_str() == Some(element));
    match (op, place) {
        ("add", None) => elements.push(Json::from(element)),
        ("remove", Some(place)) => {
            elements.remove(place);
        }
        ("replace", Some(place)) => elements[place] = Json::from(value.unwrap_or_default()),
        // `/endpointConfiguration/types/0`, as some clients say it.
        ("replace", None) => match element.parse::<usize>() {
            Ok(place) if place < elements.len() => {
                elements[place] = Json::from(value.unwrap_or_default());
            }
            _ => elements.push(Json::from(value.unwrap_or_default())),
        },
        _ => {}
    }
    if !elements.is_empty() {
        parent.insert(name.to_owned(), Json::Array(elements));
    }
}
