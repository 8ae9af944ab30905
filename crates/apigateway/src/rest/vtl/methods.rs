//! Methods of texts, numbers, lists and maps.

use regex::Regex;
use serde_json::Value as Json;

use super::util::text;

/// Calls a method that changes nothing; `None` if there is no such method.
pub(super) fn call(value: &Json, name: &str, arguments: &[Json]) -> Option<Json> {
    match (name, value) {
        ("toString", value) => Some(Json::from(text(value))),
        ("equals", value) => Some(Json::from(Some(value) == arguments.first())),
        (_, Json::String(it)) => of_text(it, name, arguments),
        (_, Json::Array(it)) => of_list(it, name, arguments),
        (_, Json::Object(it)) => of_map(it, name, arguments),
        (_, Json::Number(it)) => match name {
            "intValue" | "longValue" => it.as_f64().map(|number| Json::from(whole(number))),
            "doubleValue" => it.as_f64().map(Json::from),
            _ => None,
        },
        _ => None,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "that is what intValue does"
)]
fn whole(number: f64) -> i64 {
    number as i64
}

fn of_text(it: &str, name: &str, arguments: &[Json]) -> Option<Json> {
    let first = arguments.first().map(text).unwrap_or_default();
    let second = arguments.get(1).map(text).unwrap_or_default();
    let number = |place: usize| {
        arguments
            .get(place)
            .and_then(Json::as_u64)
            .and_then(|it| usize::try_from(it).ok())
    };
    let regex = |pattern: &str| Regex::new(pattern).ok();
    let place = |found: Option<usize>| {
        Json::from(found.map_or(-1, |bytes| {
            i64::try_from(it[..bytes].chars().count()).unwrap_or(-1)
        }))
    };
    Some(match name {
        "length" => Json::from(it.chars().count()),
        "isEmpty" => Json::from(it.is_empty()),
        "toLowerCase" => Json::from(it.to_lowercase()),
        "toUpperCase" => Json::from(it.to_uppercase()),
        "trim" => Json::from(it.trim()),
        "contains" => Json::from(it.contains(&first)),
        "startsWith" => Json::from(it.starts_with(&first)),
        "endsWith" => Json::from(it.ends_with(&first)),
        "equalsIgnoreCase" => Json::from(it.eq_ignore_ascii_case(&first)),
        "indexOf" => place(it.find(&first)),
        "lastIndexOf" => place(it.rfind(&first)),
        "concat" => Json::from(format!("{it}{first}")),
        "replace" => Json::from(it.replace(&first, &second)),
        "replaceAll" => Json::from(regex(&first)?.replace_all(it, second.as_str()).into_owned()),
        "replaceFirst" => Json::from(regex(&first)?.replace(it, second.as_str()).into_owned()),
        "matches" => Json::from(regex(&format!("^(?:{first})$"))?.is_match(it)),
        "split" => {
            let mut all: Vec<&str> = regex(&first)?.split(it).collect();
            // Java leaves out what is empty at the end.
            while all.len() > 1 && all.last().is_some_and(|part| part.is_empty()) {
                all.pop();
            }
            Json::from(all)
        }
        "substring" => {
            let from = number(0)?;
            let letters = it.chars().skip(from);
            match number(1) {
                Some(to) => Json::from(letters.take(to.saturating_sub(from)).collect::<String>()),
                None => Json::from(letters.collect::<String>()),
            }
        }
        "charAt" => Json::from(it.chars().nth(number(0)?)?.to_string()),
        _ => return None,
    })
}

fn of_list(it: &[Json], name: &str, arguments: &[Json]) -> Option<Json> {
    let first = arguments.first();
    Some(match name {
        "size" | "length" => Json::from(it.len()),
        "isEmpty" => Json::from(it.is_empty()),
        "get" => it.get(usize::try_from(first?.as_u64()?).ok()?)?.clone(),
        "contains" => Json::from(it.contains(first?)),
        "indexOf" => {
            let place = it.iter().position(|one| Some(one) == first);
            Json::from(
                place
                    .and_then(|place| i64::try_from(place).ok())
                    .unwrap_or(-1),
            )
        }
        _ => return None,
    })
}

fn of_map(it: &serde_json::Map<String, Json>, name: &str, arguments: &[Json]) -> Option<Json> {
    let first = arguments.first().map(text).unwrap_or_default();
    Some(match name {
        "size" => Json::from(it.len()),
        "isEmpty" => Json::from(it.is_empty()),
        "get" => it.get(&first)?.clone(),
        "getOrDefault" => it.get(&first).or(arguments.get(1))?.clone(),
        "containsKey" => Json::from(it.contains_key(&first)),
        "containsValue" => Json::from(it.values().any(|one| Some(one) == arguments.first())),
        "keySet" => it.keys().map(|name| Json::from(name.as_str())).collect(),
        "values" => it.values().cloned().collect(),
        "entrySet" => it
            .iter()
            .map(|(name, value)| serde_json::json!({"key": name, "value": value}))
            .collect(),
        _ => return None,
    })
}

/// Calls a method that changes the value; `None` if there is no such method.
pub(super) fn change(value: &mut Json, name: &str, arguments: &[Json]) -> Option<Json> {
    let first = arguments.first().cloned().unwrap_or_default();
    match (value, name) {
        (Json::Array(it), "add") => match arguments.get(1) {
            Some(new) => {
                let place = usize::try_from(first.as_u64()?).ok()?;
                it.insert(place.min(it.len()), new.clone());
                Some(Json::Null)
            }
            None => {
                it.push(first);
                Some(Json::from(true))
            }
        },
        (Json::Array(it), "addAll") => {
            it.extend(first.as_array()?.iter().cloned());
            Some(Json::from(true))
        }
        (Json::Array(it), "set") => {
            let place = it.get_mut(usize::try_from(first.as_u64()?).ok()?)?;
            Some(std::mem::replace(place, arguments.get(1)?.clone()))
        }
        (Json::Array(it), "remove") => {
            let place = usize::try_from(first.as_u64()?).ok()?;
            (place < it.len()).then(|| it.remove(place))
        }
        (Json::Object(it), "put") => Some(
            it.insert(text(&first), arguments.get(1)?.clone())
                .unwrap_or_default(),
        ),
        (Json::Object(it), "putAll") => {
            it.extend(first.as_object()?.clone());
            Some(Json::Null)
        }
        (Json::Object(it), "remove") => Some(it.shift_remove(&text(&first)).unwrap_or_default()),
        (Json::Array(it), "clear") => {
            it.clear();
            Some(Json::Null)
        }
        (Json::Object(it), "clear") => {
            it.clear();
            Some(Json::Null)
        }
        _ => None,
    }
}

/// Whether a method changes what it is called on.
pub(super) fn changes(name: &str) -> bool {
    ["add", "addAll", "set", "remove", "put", "putAll", "clear"].contains(&name)
}
