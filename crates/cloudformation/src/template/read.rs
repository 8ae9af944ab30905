//! From a template's text to a tree of JSON: JSON itself, or YAML with CloudFormation's short forms (`!Ref`).

use frazil_wire::Fault;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use serde_json::{Map, Value as Json};

use crate::faults::invalid;
use crate::limits::TEMPLATE_DEPTH_MAX;

/// Reads a template.
///
/// # Errors
/// `ValidationError` with AWS's words and the place of the trouble.
pub(crate) fn read(text: &str) -> Result<Json, Fault> {
    let tree = match text.trim_start().starts_with('{') {
        true => json(text)?,
        false => yaml(text)?,
    };
    match tree {
        Json::Object(_) => Ok(tree),
        _ => Err(invalid("Template format error: unsupported structure.")),
    }
}

fn json(text: &str) -> Result<Json, Fault> {
    // flow mappings of YAML begin with a brace as well
    serde_json::from_str(text).or_else(|error| {
        yaml(text).map_err(|_| {
            invalid(format!(
                "Template format error: JSON not well-formed. (line {}, column {})",
                error.line(),
                error.column()
            ))
        })
    })
}

fn yaml(text: &str) -> Result<Json, Fault> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        depth: 0,
    };
    loop {
        match reader.next()? {
            Event::StreamEnd | Event::DocumentEnd => return Ok(Json::Null),
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            first => return reader.node(first),
        }
    }
}

struct Reader<'a> {
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Event<'a>, Fault> {
        match self.events.next() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(malformed(&error)),
            None => Ok(Event::StreamEnd),
        }
    }

    fn node(&mut self, event: Event<'a>) -> Result<Json, Fault> {
        self.depth += 1;
        if self.depth > TEMPLATE_DEPTH_MAX {
            return Err(invalid(format!(
                "Template format error: YAML is nested deeper than {TEMPLATE_DEPTH_MAX} levels."
            )));
        }
        let node = match event {
            Event::Scalar(text, style, _, tag) => scalar(&text, style, tag.as_deref()),
            Event::SequenceStart(_, tag) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd | Event::StreamEnd => break,
                        event => items.push(self.node(event)?),
                    }
                }
                tagged(tag.as_deref(), Json::Array(items))
            }
            Event::MappingStart(_, tag) => {
                let entries = self.mapping()?;
                tagged(tag.as_deref(), Json::Object(entries))
            }
            Event::Alias(_) => Err(invalid(
                "Template error: YAML aliases are not allowed in CloudFormation templates",
            )),
            _ => Ok(Json::Null),
        };
        self.depth -= 1;
        node
    }

    fn mapping(&mut self) -> Result<Map<String, Json>, Fault> {
        let mut entries = Map::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd | Event::StreamEnd => return Ok(entries),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => {
                    return Err(invalid(
                        "Template format error: [/] map keys must be strings; received something else instead",
                    ));
                }
            };
            let value = self.next()?;
            let value = self.node(value)?;
            if entries.insert(key.clone(), value).is_some() {
                return Err(invalid(format!(
                    "Template format error: YAML not well-formed. Duplicate key [{key}]"
                )));
            }
        }
    }
}

fn malformed(error: &ScanError) -> Fault {
    let (line, column) = (error.marker().line(), error.marker().col() + 1);
    invalid(format!(
        "Template format error: YAML not well-formed. (line {line}, column {column})"
    ))
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Json, Fault> {
    let quoted = style != ScalarStyle::Plain;
    let text_asked = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    let value = match quoted || text_asked {
        true => Json::from(text),
        false => plain(text),
    };
    match tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
        // what a short form names is a name, whatever it looks like
        true => tagged(tag, Json::from(text)),
        false => Ok(value),
    }
}

/// What an unquoted scalar means. Numbers that would not be written back as they were stay text: account ids, dates.
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

/// `!GetAtt A.B` is `{"Fn::GetAtt": ["A", "B"]}`.
fn tagged(tag: Option<&Tag>, value: Json) -> Result<Json, Fault> {
    let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) else {
        return Ok(value);
    };
    let (name, value) = match (tag.suffix.as_str(), value) {
        (name @ ("Ref" | "Condition"), value) => (name.to_owned(), value),
        ("GetAtt", Json::String(path)) => match path.split_once('.') {
            Some((logical, attribute)) => (
                "Fn::GetAtt".to_owned(),
                Json::from(vec![logical, attribute]),
            ),
            None => ("Fn::GetAtt".to_owned(), Json::from(vec![path])),
        },
        (name, value) if FUNCTIONS.contains(&name) => (format!("Fn::{name}"), value),
        (name, _) => {
            return Err(invalid(format!(
                "Template format error: YAML not well-formed. Unknown tag [!{name}]"
            )));
        }
    };
    Ok(Json::Object(Map::from_iter([(name, value)])))
}

/// The functions that have a short form.
const FUNCTIONS: [&str; 18] = [
    "And",
    "Base64",
    "Cidr",
    "Equals",
    "FindInMap",
    "GetAtt",
    "GetAZs",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "written as json!({…}) where it is used"
    )]
    fn check(text: &str, expect: Json) {
        assert_eq!(read(text).expect("a template"), expect);
    }

    #[track_caller]
    fn refused(text: &str, expect: &str) {
        assert_eq!(read(text).expect_err("a fault").message, expect);
    }

    #[test]
    fn short_forms_are_functions() {
        check(
            "A: !Ref B\nC: !GetAtt D.E.F\nG: !Sub '${X}-y'\nH: !If [Yes, !Ref B, !Ref 'AWS::NoValue']\nI: !Join ['', [a, !Ref B]]",
            json!({
                "A": {"Ref": "B"},
                "C": {"Fn::GetAtt": ["D", "E.F"]},
                "G": {"Fn::Sub": "${X}-y"},
                "H": {"Fn::If": ["Yes", {"Ref": "B"}, {"Ref": "AWS::NoValue"}]},
                "I": {"Fn::Join": ["", ["a", {"Ref": "B"}]]},
            }),
        );
        check(
            "A:\n  Fn::Base64: !Sub |\n    one\n    ${Two}\n",
            json!({"A": {"Fn::Base64": {"Fn::Sub": "one\n${Two}\n"}}}),
        );
        check("A: !Condition B", json!({"A": {"Condition": "B"}}));
    }

    #[test]
    fn plain_scalars_are_numbers_only_when_nothing_is_lost() {
        check(
            "a: 012345678901\nb: 2012-10-17\nc: 12\nd: 1.5\ne: true\nf: '12'\ng: 1.10\nh:\ni: 1e3",
            json!({"a": "012345678901", "b": "2012-10-17", "c": 12, "d": 1.5, "e": true, "f": "12",
                   "g": "1.10", "h": null, "i": "1e3"}),
        );
    }

    #[test]
    fn trouble_is_told_with_its_place() {
        refused(
            "{\"a\": ",
            "Template format error: JSON not well-formed. (line 1, column 6)",
        );
        refused("- a", "Template format error: unsupported structure.");
        refused("", "Template format error: unsupported structure.");
        refused(
            "a: &x 1\nb: *x",
            "Template error: YAML aliases are not allowed in CloudFormation templates",
        );
        let deep = format!("a: {}1", "[".repeat(10_000));
        assert!(read(&deep).is_err());
    }
}
