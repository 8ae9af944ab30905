//! What a target gets of an event: all of it, a part, or a text made from parts. Pure.

mod path;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

pub use path::{Path, PathError};

/// A template and the parts that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transformer {
    paths: BTreeMap<String, Path>,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// `<name>`, and whether it stands within quotes.
    Part {
        name: String,
        quoted: bool,
    },
}

/// Why there is no transformer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransformError {
    /// A path is wrong.
    #[error(transparent)]
    Path(#[from] PathError),
    /// The template names what is not defined.
    #[error("the template has no part {0}")]
    NoPart(String),
}

/// What is known of the rule that matched.
#[derive(Debug, Clone, Copy)]
pub struct Matched<'a> {
    /// `<aws.events.rule-arn>`
    pub rule_arn: &'a str,
    /// `<aws.events.rule-name>`
    pub rule_name: &'a str,
    /// `<aws.events.event.ingestion-time>`
    pub ingested: &'a str,
}

const PREDEFINED: [&str; 5] = [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
];

impl Transformer {
    /// Reads `InputPathsMap` and `InputTemplate`.
    ///
    /// # Errors
    /// [`TransformError`]
    pub fn parse(
        paths: &BTreeMap<String, String>,
        template: &str,
    ) -> Result<Transformer, TransformError> {
        let paths = paths
            .iter()
            .map(|(name, path)| Ok((name.clone(), Path::parse(path)?)));
        let paths: BTreeMap<String, Path> = paths.collect::<Result<_, PathError>>()?;
        let pieces = pieces(template);
        for piece in &pieces {
            if let Piece::Part { name, .. } = piece
                && !paths.contains_key(name)
                && !PREDEFINED.contains(&name.as_str())
            {
                return Err(TransformError::NoPart(name.clone()));
            }
        }
        Ok(Transformer { paths, pieces })
    }

    /// The text for an event.
    #[must_use]
    pub fn apply(&self, event: &Value, matched: Matched<'_>) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Part { name, quoted } => {
                    let value = self.value(name, event, matched);
                    text.push_str(&shown(&value, *quoted));
                }
            }
        }
        text
    }

    /// A part's value; what is not in the event is an empty text.
    fn value(&self, name: &str, event: &Value, matched: Matched<'_>) -> Value {
        match name {
            "aws.events.rule-arn" => json!(matched.rule_arn),
            "aws.events.rule-name" => json!(matched.rule_name),
            "aws.events.event.ingestion-time" => json!(matched.ingested),
            "aws.events.event.json" => event.clone(),
            "aws.events.event" => without_detail(event),
            _ => {
                let found = self.paths.get(name).and_then(|path| path.find(event));
                found.unwrap_or_else(|| json!(""))
            }
        }
    }
}

/// The event without its detail; its type is called otherwise there.
fn without_detail(event: &Value) -> Value {
    let fields = event.as_object().into_iter().flatten();
    let fields = fields.filter(|(name, _)| *name != "detail");
    let fields = fields.map(|(name, value)| {
        let name = if name == "detail-type" {
            "detailType"
        } else {
            name
        };
        (name.to_owned(), value.clone())
    });
    Value::Object(fields.collect::<Map<_, _>>())
}

fn shown(value: &Value, quoted: bool) -> String {
    match value {
        // Within quotes a text is text, and keeps its escapes.
        Value::String(text) if quoted => {
            let escaped = Value::from(text.as_str()).to_string();
            escaped[1..escaped.len() - 1].to_owned()
        }
        Value::Null if quoted => "null".to_owned(),
        // AWS leaves quotes out of what is put within quotes.
        _ if quoted => value.to_string().replace('"', ""),
        _ => value.to_string(),
    }
}

fn pieces(template: &str) -> Vec<Piece> {
    let (mut pieces, mut text) = (Vec::new(), String::new());
    let (mut quoted, mut rest) = (false, template);
    while let Some(letter) = rest.chars().next() {
        if letter == '<'
            && let Some(name) = part(rest)
        {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            let name_owned = name.to_owned();
            rest = &rest[name.len() + 2..];
            pieces.push(Piece::Part {
                name: name_owned,
                quoted,
            });
            continue;
        }
        let mut length = letter.len_utf8();
        if letter == '\\' && quoted {
            length += rest[length..].chars().next().map_or(0, char::len_utf8);
        } else if letter == '"' {
            quoted = !quoted;
        }
        text.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    pieces.push(Piece::Text(text));
    pieces
}

/// The name in `<name>…`.
fn part(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('<')?.split_once('>')?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (!name.is_empty() && name.bytes().all(allowed)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[(&str, &str)], template: &str, expected: &str) {
        let event = json!({
            "version": "0", "detail-type": "kind", "source": "me", "time": "2026-01-01T00:00:00Z",
            "detail": {"a": {"b": [1, {"c": "deep \"x\""}]}, "n": 5, "t": true, "z": null},
        });
        let paths = paths
            .iter()
            .map(|(name, path)| ((*name).to_owned(), (*path).to_owned()));
        let transformer = Transformer::parse(&paths.collect(), template).expect(template);
        let matched = Matched {
            rule_arn: "arn:rule",
            rule_name: "rule",
            ingested: "2026-01-01T00:00:01Z",
        };
        assert_eq!(transformer.apply(&event, matched), expected, "{template}");
    }

    #[test]
    fn parts_are_put_in_their_places() {
        let paths = [
            ("type", "$.detail-type"),
            ("n", "$.detail.n"),
            ("none", "$.detail.none"),
        ];
        check(
            &paths,
            r#"{"type": <type>, "n": <n>}"#,
            r#"{"type": "kind", "n": 5}"#,
        );
        check(
            &paths,
            r#""A <type> of <n>, <none>.""#,
            r#""A kind of 5, .""#,
        );
        check(&paths, r#"{"none": <none>}"#, r#"{"none": ""}"#);
        check(
            &[],
            r#"{"kwargs": {"a": 1 < 2}}"#,
            r#"{"kwargs": {"a": 1 < 2}}"#,
        );
    }

    #[test]
    fn values_keep_their_types_outside_quotes() {
        let paths = [
            ("a", "$.detail.a"),
            ("c", "$.detail.a.b[1].c"),
            ("z", "$.detail.z"),
        ];
        check(&paths, "<a>", r#"{"b":[1,{"c":"deep \"x\""}]}"#);
        check(
            &paths,
            r#"{"c": <c>, "q": "<c>!", "z": <z>}"#,
            r#"{"c": "deep \"x\"", "q": "deep \"x\"!", "z": null}"#,
        );
    }

    #[test]
    fn some_parts_are_always_there() {
        check(
            &[],
            r#"["<aws.events.rule-arn>", <aws.events.rule-name>, <aws.events.event.ingestion-time>]"#,
            r#"["arn:rule", "rule", "2026-01-01T00:00:01Z"]"#,
        );
        check(
            &[],
            "<aws.events.event>",
            r#"{"version":"0","detailType":"kind","source":"me","time":"2026-01-01T00:00:00Z"}"#,
        );
    }

    #[test]
    fn what_is_not_defined_is_refused() {
        let error = Transformer::parse(&BTreeMap::new(), "<a>").expect_err("undefined");
        assert_eq!(error, TransformError::NoPart("a".into()));
    }
}
