//! Writing: block style, with texts in double quotes, as AWS's own exports have it.

use serde_json::{Map, Value as Json};

use super::plain;

/// A value as a YAML document.
#[must_use]
pub fn write(value: &Json) -> String {
    let mut out = String::new();
    match value {
        Json::Object(entries) if !entries.is_empty() => mapping(&mut out, entries, 0, false),
        Json::Array(items) if !items.is_empty() => sequence(&mut out, items, 0),
        scalar => {
            out.push_str(&scalar.to_string());
            out.push('\n');
        }
    }
    out
}

/// `begun`: the first entry goes on in the line that is there.
fn mapping(out: &mut String, entries: &Map<String, Json>, indent: usize, mut begun: bool) {
    for (name, value) in entries {
        if !begun {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        begun = false;
        out.push_str(&key(name));
        out.push(':');
        match value {
            Json::Object(inner) if !inner.is_empty() => {
                out.push('\n');
                mapping(out, inner, indent + 2, false);
            }
            Json::Array(items) if !items.is_empty() => {
                out.push('\n');
                sequence(out, items, indent);
            }
            scalar => {
                out.push(' ');
                out.push_str(&scalar.to_string());
                out.push('\n');
            }
        }
    }
}

fn sequence(out: &mut String, items: &[Json], indent: usize) {
    for item in items {
        out.extend(std::iter::repeat_n(' ', indent));
        out.push('-');
        match item {
            Json::Object(entries) if !entries.is_empty() => {
                out.push(' ');
                mapping(out, entries, indent + 2, true);
            }
            Json::Array(inner) if !inner.is_empty() => {
                out.push('\n');
                sequence(out, inner, indent + 2);
            }
            scalar => {
                out.push(' ');
                out.push_str(&scalar.to_string());
                out.push('\n');
            }
        }
    }
}

/// A name without quotes where that is the same name again. JSON's texts are texts of YAML too.
fn key(name: &str) -> String {
    let special = name.starts_with(|first: char| "-?:,[]{}#&*!|>'\"%@`".contains(first))
        || name.contains(|one: char| one.is_control() || one == '\u{feff}')
        || name.contains(": ")
        || name.contains(" #")
        || name.ends_with(':')
        || name.trim() != name;
    match special || !plain(name).is_string() {
        true => Json::from(name).to_string(),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{no_tags, read};
    use super::*;

    #[test]
    fn documents_look_like_those_of_aws() {
        let document = json!({
            "openapi": "3.0.1",
            "paths": {"/a/{b}": {"get": {"responses": {"200": {"description": "it's \"good\""}},
                "parameters": [{"name": "b", "required": true}], "tags": []}}},
            "maxAge": 5,
        });
        let expect = r#"openapi: "3.0.1"
paths:
  /a/{b}:
    get:
      responses:
        "200":
          description: "it's \"good\""
      parameters:
      - name: "b"
        required: true
      tags: []
maxAge: 5
"#;
        assert_eq!(write(&document), expect);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let value = json!({"": null, "- a": 1, "a: b": "x\ny: #z", "~": {}, "1.5": [[1, [2]], [], {"a": [{"b": "\u{1}é"}]}],
            "true": "true", "*x": -2.5, "overwrite:header.X": " ", "k:": "", "\n": "\t"});
        assert_eq!(
            read(&write(&value), no_tags),
            Ok(value.clone()),
            "{}",
            write(&value)
        );
        for value in [json!("a"), json!([1, {"a": 2}]), json!({}), Json::Null] {
            assert_eq!(read(&write(&value), no_tags), Ok(value));
        }
    }
}
