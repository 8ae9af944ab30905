//! JSON Schema, draft 4, as far as models use it.

use regex::Regex;
use serde_json::{Map, Value as Json};

use crate::limits::NESTING_MAX;

/// A way to other models, by name.
type Models<'a> = &'a dyn Fn(&str) -> Option<Json>;

/// What is wrong with a value; nothing if it fits.
pub(crate) fn errors(schema: &Json, value: &Json, models: Models<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let check = Check {
        root: schema,
        models,
    };
    check.value(schema, value, "", NESTING_MAX, &mut found);
    found
}

struct Check<'a> {
    /// Where `#/definitions/x` points.
    root: &'a Json,
    models: Models<'a>,
}

impl Check<'_> {
    fn value(&self, schema: &Json, value: &Json, at: &str, depth: usize, found: &mut Vec<String>) {
        let Some(rules) = schema.as_object().filter(|_| depth > 0) else {
            return;
        };
        if let Some(reference) = rules.get("$ref").and_then(Json::as_str) {
            return self.referred(reference, value, at, depth, found);
        }
        if let Some(kinds) = rules.get("type")
            && !kinds_of(kinds).any(|kind| is(value, kind))
        {
            found.push(format!(
                "instance type ({}) does not match any allowed primitive type (allowed: {})",
                name(value),
                Json::from(kinds_of(kinds).collect::<Vec<_>>())
            ));
            return;
        }
        if let Some(allowed) = rules.get("enum").and_then(Json::as_array)
            && !allowed.contains(value)
        {
            found.push(format!(
                "instance value ({value}) not found in enum (possible values: {})",
                Json::from(allowed.clone())
            ));
        }
        match value {
            Json::String(text) => string(rules, text, found),
            Json::Number(number) => self::number(rules, number.as_f64().unwrap_or_default(), found),
            Json::Array(items) => self.array(rules, items, at, depth, found),
            Json::Object(members) => self.object(rules, members, at, depth, found),
            Json::Null | Json::Bool(_) => {}
        }
        self.combined(rules, value, at, depth, found);
    }

    fn referred(
        &self,
        reference: &str,
        value: &Json,
        at: &str,
        depth: usize,
        found: &mut Vec<String>,
    ) {
        if let Some(place) = reference.strip_prefix('#') {
            if let Some(schema) = self.root.pointer(place) {
                self.value(schema, value, at, depth - 1, found);
            }
            return;
        }
        let name = reference.rsplit('/').next().unwrap_or_default();
        if let Some(schema) = (self.models)(name) {
            let other = Check {
                root: &schema,
                models: self.models,
            };
            other.value(&schema, value, at, depth - 1, found);
        }
    }

    fn fits(&self, schema: &Json, value: &Json, depth: usize) -> bool {
        let mut found = Vec::new();
        self.value(schema, value, "", depth - 1, &mut found);
        found.is_empty()
    }

    fn combined(
        &self,
        rules: &Map<String, Json>,
        value: &Json,
        at: &str,
        depth: usize,
        found: &mut Vec<String>,
    ) {
        let many = |name: &str| rules.get(name).and_then(Json::as_array);
        for schema in many("allOf").into_iter().flatten() {
            self.value(schema, value, at, depth - 1, found);
        }
        let fitting = |all: &Vec<Json>| {
            all.iter()
                .filter(|schema| self.fits(schema, value, depth))
                .count()
        };
        if many("anyOf").is_some_and(|all| fitting(all) == 0) {
            found.push("instance failed to match at least one required schema".to_owned());
        }
        if many("oneOf").is_some_and(|all| fitting(all) != 1) {
            found.push("instance failed to match exactly one schema".to_owned());
        }
        if rules
            .get("not")
            .is_some_and(|schema| self.fits(schema, value, depth))
        {
            found.push("instance matched a schema which it should not have".to_owned());
        }
    }

    fn array(
        &self,
        rules: &Map<String, Json>,
        items: &[Json],
        at: &str,
        depth: usize,
        found: &mut Vec<String>,
    ) {
        bounds(rules, "minItems", "maxItems", items.len(), "array", found);
        if rules.get("uniqueItems") == Some(&Json::Bool(true)) {
            let twice = items
                .iter()
                .enumerate()
                .any(|(place, item)| items[..place].contains(item));
            if twice {
                found.push("array must not contain duplicate elements".to_owned());
            }
        }
        match rules.get("items") {
            Some(Json::Array(schemas)) => {
                for (schema, item) in schemas.iter().zip(items) {
                    self.value(schema, item, at, depth - 1, found);
                }
            }
            Some(schema) => {
                for item in items {
                    self.value(schema, item, at, depth - 1, found);
                }
            }
            None => {}
        }
    }

    fn object(
        &self,
        rules: &Map<String, Json>,
        members: &Map<String, Json>,
        at: &str,
        depth: usize,
        found: &mut Vec<String>,
    ) {
        bounds(
            rules,
            "minProperties",
            "maxProperties",
            members.len(),
            "object",
            found,
        );
        let required = rules
            .get("required")
            .and_then(Json::as_array)
            .into_iter()
            .flatten();
        let required = required.filter_map(Json::as_str);
        let missing: Vec<&str> = required
            .filter(|name| !members.contains_key(*name))
            .collect();
        if !missing.is_empty() {
            found.push(format!(
                "object has missing required properties ({})",
                Json::from(missing)
            ));
        }
        let empty = Map::new();
        let properties = rules
            .get("properties")
            .and_then(Json::as_object)
            .unwrap_or(&empty);
        let patterns = rules
            .get("patternProperties")
            .and_then(Json::as_object)
            .unwrap_or(&empty);
        for (name, value) in members {
            let place = format!("{at}/{name}");
            let by_pattern = patterns
                .iter()
                .filter(|(pattern, _)| matches(pattern, name));
            let mut known = false;
            for schema in properties
                .get(name)
                .into_iter()
                .chain(by_pattern.map(|(_, schema)| schema))
            {
                known = true;
                self.value(schema, value, &place, depth - 1, found);
            }
            match rules.get("additionalProperties") {
                Some(Json::Bool(false)) if !known => found.push(format!(
                    "object instance has properties which are not allowed by the schema: [\"{name}\"]"
                )),
                Some(schema) if !known && schema.is_object() => {
                    self.value(schema, value, &place, depth - 1, found);
                }
                _ => {}
            }
        }
    }
}

fn kinds_of(kinds: &Json) -> impl Iterator<Item = &str> {
    let many = kinds.as_array().map(Vec::as_slice).unwrap_or_default();
    kinds
        .as_str()
        .into_iter()
        .chain(many.iter().filter_map(Json::as_str))
}

fn is(value: &Json, kind: &str) -> bool {
    match kind {
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        kind => name(value) == kind,
    }
}

fn name(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(number) if number.is_f64() => "number",
        Json::Number(_) => "integer",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

fn string(rules: &Map<String, Json>, text: &str, found: &mut Vec<String>) {
    bounds(
        rules,
        "minLength",
        "maxLength",
        text.chars().count(),
        "string",
        found,
    );
    if let Some(pattern) = rules.get("pattern").and_then(Json::as_str)
        && !matches(pattern, text)
    {
        found.push(format!(
            "ECMA 262 regex \"{pattern}\" does not match input string \"{text}\""
        ));
    }
}

fn number(rules: &Map<String, Json>, number: f64, found: &mut Vec<String>) {
    let rule = |name: &str| rules.get(name).and_then(Json::as_f64);
    let strict = |name: &str| rules.get(name) == Some(&Json::Bool(true));
    if rule("minimum")
        .is_some_and(|min| number < min || strict("exclusiveMinimum") && number <= min)
    {
        found.push(format!(
            "numeric instance is lower than the required minimum (found: {number})"
        ));
    }
    if rule("maximum")
        .is_some_and(|max| number > max || strict("exclusiveMaximum") && number >= max)
    {
        found.push(format!(
            "numeric instance is greater than the required maximum (found: {number})"
        ));
    }
    let rest = |step: f64| (number / step).fract().abs();
    if rule("multipleOf").is_some_and(|step| step > 0.0 && rest(step) > 1e-9) {
        found.push(format!("remainder of division is not zero ({number})"));
    }
}

fn bounds(
    rules: &Map<String, Json>,
    min: &str,
    max: &str,
    length: usize,
    what: &str,
    found: &mut Vec<String>,
) {
    let rule = |name: &str| rules.get(name).and_then(Json::as_u64);
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    if rule(min).is_some_and(|min| length < min) {
        found.push(format!("{what} is too short: {length}"));
    }
    if rule(max).is_some_and(|max| length > max) {
        found.push(format!("{what} is too long: {length}"));
    }
}

/// A pattern that cannot be understood fits everything.
fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_fit_or_do_not() {
        let other = json!({"type": "object", "required": ["x"]});
        let model = |name: &str| (name == "Other").then(|| other.clone());
        let check = |schema: Json, value: Json, fits: bool| {
            let found = errors(&schema, &value, &model);
            assert_eq!(found.is_empty(), fits, "{schema} {value}: {found:?}");
        };
        let pet = json!({"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 1}, "age": {"type": "integer", "minimum": 0}}});
        check(pet.clone(), json!({"name": "a", "age": 1}), true);
        check(pet.clone(), json!({"name": "a", "age": 1.5}), false);
        check(pet.clone(), json!({"name": ""}), false);
        check(pet.clone(), json!({}), false);
        check(pet, json!([]), false);
        check(json!({"enum": ["a"]}), json!("b"), false);
        check(json!({"type": ["string", "null"]}), json!(null), true);
        check(
            json!({"items": {"$ref": "#/definitions/n"}, "definitions": {"n": {"type": "number"}}}),
            json!([1, "x"]),
            false,
        );
        check(
            json!({"$ref": "https://apigateway.amazonaws.com/restapis/id/models/Other"}),
            json!({}),
            false,
        );
        check(
            json!({"oneOf": [{"type": "number"}, {"type": "integer"}]}),
            json!(1),
            false,
        );
        check(
            json!({"additionalProperties": false}),
            json!({"a": 1}),
            false,
        );
        check(json!({"$ref": "#"}), json!({}), true);
    }
}
