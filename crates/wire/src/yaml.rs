//! YAML as JSON, and JSON as YAML: as much of it as templates and definitions of APIs use.
//!
//! Only the first document of a text counts. Aliases are refused (they make much out of little), depth is bounded, and
//! a tag means what its reader says it means ([`Tags`]).

mod read;
mod write;

pub use read::{Tags, YamlError, no_tags, read};
pub use write::write;

use serde_json::Value as Json;

/// What an unquoted scalar means. Numbers that would not be written back as they were stay text: account ids, dates,
/// versions.
fn plain(text: &str) -> Json {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Json::Null,
        "true" | "True" | "TRUE" => return Json::Bool(true),
        "false" | "False" | "FALSE" => return Json::Bool(false),
        _ => {}
    }
    if let Ok(number) = text.parse::<i64>()
        && number.to_string() == text
    {
        return Json::from(number);
    }
    let number_like = text.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    match text.parse::<f64>() {
        Ok(number) if number_like && number.is_finite() && number.to_string() == text => {
            Json::from(number)
        }
        _ => Json::from(text),
    }
}
