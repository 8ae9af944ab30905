//! `$util`, and how values are written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value as Json;

use super::TemplateError;

/// What Java's URLEncoder leaves as it is.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'*');

pub(super) fn call(name: &str, arguments: &[Json]) -> Result<Option<Json>, TemplateError> {
    let given = arguments.first().map(text).unwrap_or_default();
    Ok(Some(match name {
        "escapeJavaScript" => Json::from(escape_javascript(&given)),
        "parseJson" => serde_json::from_str(&given)
            .map_err(|error| TemplateError::Failed(format!("parseJson: {error}")))?,
        "urlEncode" => Json::from(
            utf8_percent_encode(&given, FORM)
                .to_string()
                .replace("%20", "+"),
        ),
        "urlDecode" => {
            let spaced = given.replace('+', " ");
            Json::from(percent_decode_str(&spaced).decode_utf8_lossy().into_owned())
        }
        "base64Encode" => Json::from(STANDARD.encode(given)),
        "base64Decode" => {
            let bytes = STANDARD.decode(given.trim());
            let bytes =
                bytes.map_err(|error| TemplateError::Failed(format!("base64Decode: {error}")))?;
            Json::from(String::from_utf8_lossy(&bytes).into_owned())
        }
        _ => return Ok(None),
    }))
}

/// As Apache's StringEscapeUtils does, single quotes included.
fn escape_javascript(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '/' => out.push_str("\\/"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(letter),
            other => {
                let mut units = [0; 2];
                for unit in other.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04X}"));
                }
            }
        }
    }
    out
}

/// A value as it is written into the output: maps and lists the way Java does.
pub(super) fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(all) => {
            let all: Vec<String> = all.iter().map(inner).collect();
            format!("[{}]", all.join(", "))
        }
        Json::Object(all) => {
            let all = all
                .iter()
                .map(|(name, value)| format!("{name}={}", inner(value)));
            format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn inner(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        other => text(other),
    }
}
