//! The JSON paths that templates and mappings use: `$.a.b[0]['c'].*`, `$..name`.

use serde_json::Value as Json;

/// What a path leads to. A path that leads to many gives a list.
pub(crate) fn find(root: &Json, path: &str) -> Option<Json> {
    let path = path.trim();
    let mut rest = path.strip_prefix('$').unwrap_or(path);
    let mut here = vec![root];
    let mut many = false;
    while !rest.is_empty() {
        let (step, after) = Step::read(rest)?;
        rest = after;
        many |= matches!(step, Step::All | Step::Anywhere(_));
        here = here
            .into_iter()
            .flat_map(|value| step.take(value))
            .collect();
    }
    match many {
        true => Some(here.into_iter().cloned().collect()),
        false => here.first().map(|&value| value.clone()),
    }
}

enum Step {
    Member(String),
    Element(i64),
    All,
    Anywhere(String),
}

impl Step {
    fn read(path: &str) -> Option<(Step, &str)> {
        if let Some(after) = path.strip_prefix("..") {
            let (name, after) = name(after);
            return Some((Step::Anywhere(name.to_owned()), after));
        }
        if let Some(inside) = path.strip_prefix('[') {
            let (inside, after) = inside.split_once(']')?;
            let inside = inside.trim();
            let quoted = inside
                .strip_prefix(['\'', '"'])
                .and_then(|it| it.strip_suffix(['\'', '"']));
            let step = match (quoted, inside) {
                (Some(name), _) => Step::Member(name.to_owned()),
                (None, "*") => Step::All,
                (None, number) => Step::Element(number.parse().ok()?),
            };
            return Some((step, after));
        }
        let path = path.strip_prefix('.').unwrap_or(path);
        let (name, after) = name(path);
        match name {
            "" => None,
            "*" => Some((Step::All, after)),
            name => Some((Step::Member(name.to_owned()), after)),
        }
    }

    fn take<'j>(&self, value: &'j Json) -> Vec<&'j Json> {
        match self {
            Step::Member(name) => value.get(name).into_iter().collect(),
            Step::Element(place) => element(value, *place).into_iter().collect(),
            Step::All => children(value),
            Step::Anywhere(name) => {
                let mut found = Vec::new();
                anywhere(value, name, &mut found);
                found
            }
        }
    }
}

fn name(path: &str) -> (&str, &str) {
    path.split_at(path.find(['.', '[']).unwrap_or(path.len()))
}

/// A negative place counts from the end.
fn element(value: &Json, place: i64) -> Option<&Json> {
    let all = value.as_array()?;
    let length = i64::try_from(all.len()).ok()?;
    let place = if place < 0 { length + place } else { place };
    all.get(usize::try_from(place).ok()?)
}

fn children(value: &Json) -> Vec<&Json> {
    match value {
        Json::Array(all) => all.iter().collect(),
        Json::Object(all) => all.values().collect(),
        _ => Vec::new(),
    }
}

fn anywhere<'j>(value: &'j Json, name: &str, found: &mut Vec<&'j Json>) {
    found.extend(value.get(name));
    for child in children(value) {
        anywhere(child, name, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_values() {
        let json = serde_json::json!({"a": {"b": [1, {"c d": 2}]}, "x": {"b": 3}});
        let check =
            |path: &str, expect: Option<Json>| assert_eq!(find(&json, path), expect, "{path}");
        check("$", Some(json.clone()));
        check("$.a.b[0]", Some(1.into()));
        check("$.a.b[-1]['c d']", Some(2.into()));
        check("a.b[0]", Some(1.into()));
        check("$.no", None);
        check("$.a.b[7]", None);
        check("$.x.*", Some(serde_json::json!([3])));
        check("$..b", Some(serde_json::json!([[1, {"c d": 2}], 3])));
    }
}
