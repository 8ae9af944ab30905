//! Reading: the parser's events as a tree.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput, Tag};
use serde_json::{Map, Value as Json};

use super::plain;
use crate::limits::YAML_DEPTH_MAX;

/// What a tag that is not YAML's own makes of a value; `None`: there is no such tag. A scalar comes as text, whatever
/// it looks like.
pub type Tags = fn(&str, Json) -> Option<Json>;

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YamlError {
    /// Not YAML.
    #[error("line {line}, column {column}: {reason}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// In the parser's words.
        reason: String,
    },
    /// Too deep.
    #[error("parts nest deeper than {YAML_DEPTH_MAX}")]
    TooDeep,
    /// `*alias`
    #[error("aliases are not supported")]
    Alias,
    /// A list or a mapping where a name belongs.
    #[error("names must be text")]
    Name,
    /// A name that a mapping has twice.
    #[error("duplicate key {0}")]
    Duplicate(String),
    /// A tag that nobody knows.
    #[error("unknown tag !{0}")]
    Tag(String),
}

/// The first document of a text; `null` where there is none.
///
/// # Errors
/// [`YamlError`]
pub fn read(text: &str, tags: Tags) -> Result<Json, YamlError> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        depth: 0,
        tags,
    };
    loop {
        match reader.next()? {
            Event::StreamEnd | Event::DocumentEnd => return Ok(Json::Null),
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            first => return reader.node(first),
        }
    }
}

/// For texts that have no tags of their own.
#[must_use]
pub fn no_tags(_name: &str, _value: Json) -> Option<Json> {
    None
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    depth: usize,
    tags: Tags,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Event<'a>, YamlError> {
        match self.events.next() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(malformed(&error)),
            None => Ok(Event::StreamEnd),
        }
    }

    fn node(&mut self, event: Event<'a>) -> Result<Json, YamlError> {
        self.depth += 1;
        if self.depth > YAML_DEPTH_MAX {
            return Err(YamlError::TooDeep);
        }
        let node = match event {
            Event::Scalar(text, style, _, tag) => self.scalar(&text, style, tag.as_deref()),
            Event::SequenceStart(_, tag) => {
                let items = self.sequence()?;
                self.tagged(tag.as_deref(), Json::Array(items))
            }
            Event::MappingStart(_, tag) => {
                let entries = self.mapping()?;
                self.tagged(tag.as_deref(), Json::Object(entries))
            }
            Event::Alias(_) => Err(YamlError::Alias),
            _ => Ok(Json::Null),
        };
        self.depth -= 1;
        node
    }

    fn sequence(&mut self) -> Result<Vec<Json>, YamlError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd | Event::StreamEnd => return Ok(items),
                event => items.push(self.node(event)?),
            }
        }
    }

    fn mapping(&mut self) -> Result<Map<String, Json>, YamlError> {
        let mut entries = Map::new();
        loop {
            let name = match self.next()? {
                Event::MappingEnd | Event::StreamEnd => return Ok(entries),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(YamlError::Name),
            };
            let value = self.next()?;
            let value = self.node(value)?;
            if entries.insert(name.clone(), value).is_some() {
                return Err(YamlError::Duplicate(name));
            }
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Json, YamlError> {
        let quoted = style != ScalarStyle::Plain;
        let own = tag.is_some_and(|tag| !tag.is_yaml_core_schema());
        let text_asked = tag.is_some_and(|tag| tag.suffix == "str");
        match quoted || own || text_asked {
            true => self.tagged(tag, Json::from(text)),
            false => Ok(plain(text)),
        }
    }

    fn tagged(&self, tag: Option<&Tag>, value: Json) -> Result<Json, YamlError> {
        match tag.filter(|tag| !tag.is_yaml_core_schema()) {
            None => Ok(value),
            Some(tag) => {
                let unknown = || YamlError::Tag(tag.suffix.clone());
                (self.tags)(&tag.suffix, value).ok_or_else(unknown)
            }
        }
    }
}

fn malformed(error: &ScanError) -> YamlError {
    YamlError::Malformed {
        line: error.marker().line(),
        column: error.marker().col() + 1,
        reason: error.info().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &Json) {
        assert_eq!(read(text, no_tags).as_ref(), Ok(expect), "{text}");
    }

    #[track_caller]
    fn refused(text: &str, expect: &YamlError) {
        assert_eq!(read(text, no_tags).as_ref(), Err(expect), "{text}");
    }

    #[test]
    fn definitions_are_read() {
        check(
            "openapi: 3.0.1\ninfo:\n  title: 'a'\n  version: \"1\"\npaths:\n  /a:\n    get: {x: [1, 2.5, true, null, text]}\n",
            &json!({"openapi": "3.0.1", "info": {"title": "a", "version": "1"},
                "paths": {"/a": {"get": {"x": [1, 2.5, true, null, "text"]}}}}),
        );
        check("", &Json::Null);
        check("a: !!str 12", &json!({"a": "12"}));
    }

    #[test]
    fn plain_scalars_are_numbers_only_when_nothing_is_lost() {
        check(
            "a: 012345678901\nb: 2012-10-17\nc: 12\nd: 1.5\ne: true\nf: '12'\ng: 1.10\nh:\ni: 1e3",
            &json!({"a": "012345678901", "b": "2012-10-17", "c": 12, "d": 1.5, "e": true, "f": "12",
                "g": "1.10", "h": null, "i": "1e3"}),
        );
    }

    #[test]
    fn what_makes_much_out_of_little_is_refused() {
        refused("a: &b [1]\nc: *b", &YamlError::Alias);
        refused(&"- ".repeat(YAML_DEPTH_MAX + 1), &YamlError::TooDeep);
        assert!(read(&"[".repeat(10_000), no_tags).is_err());
        refused("a: 1\na: 2", &YamlError::Duplicate("a".to_owned()));
        refused("[a]: 1", &YamlError::Name);
        refused("a: !Ref b", &YamlError::Tag("Ref".to_owned()));
        assert!(read("a: [", no_tags).is_err());
    }
}
