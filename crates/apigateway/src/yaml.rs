//! Definitions of APIs in YAML, as JSON.

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_json::{Map, Value as Json};

use crate::limits::NESTING_MAX;

/// Why a text is no definition.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct YamlError(String);

/// The first document of a YAML text. Aliases are refused: they can make much out of little.
pub(crate) fn read(text: &str) -> Result<Json, YamlError> {
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
    events: Parser<'a, StrInput<'a>>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Event<'a>, YamlError> {
        match self.events.next() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(YamlError(error.to_string())),
            None => Ok(Event::StreamEnd),
        }
    }

    fn node(&mut self, event: Event<'a>) -> Result<Json, YamlError> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return Err(YamlError("its parts lie too deep in each other".to_owned()));
        }
        let node = match event {
            Event::Scalar(text, style, ..) => scalar(&text, style),
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.map()?,
            Event::Alias(_) => return Err(YamlError("aliases are not supported".to_owned())),
            _ => Json::Null,
        };
        self.depth -= 1;
        Ok(node)
    }

    fn list(&mut self) -> Result<Json, YamlError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd | Event::StreamEnd => return Ok(Json::Array(items)),
                event => items.push(self.node(event)?),
            }
        }
    }

    fn map(&mut self) -> Result<Json, YamlError> {
        let mut entries = Map::new();
        loop {
            let name = match self.next()? {
                Event::MappingEnd | Event::StreamEnd => return Ok(Json::Object(entries)),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(YamlError("names must be text".to_owned())),
            };
            let value = self.next()?;
            let value = self.node(value)?;
            entries.insert(name, value);
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Json {
    if style != ScalarStyle::Plain {
        return Json::from(text);
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Json::Null,
        "true" | "True" | "TRUE" => Json::Bool(true),
        "false" | "False" | "FALSE" => Json::Bool(false),
        text => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => Json::from(whole),
            (_, Ok(real)) if real.is_finite() && text.contains('.') => Json::from(real),
            _ => Json::from(text),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn definitions_are_read() {
        let text = "openapi: 3.0.1\ninfo:\n  title: 'a'\n  version: \"1\"\npaths:\n  /a:\n    get: {x: [1, 2.5, true, null, text]}\n";
        let expect = json!({"openapi": "3.0.1", "info": {"title": "a", "version": "1"}, "paths": {"/a": {"get": {"x": [1, 2.5, true, null, "text"]}}}});
        assert_eq!(read(text).expect("it is YAML"), expect);
        assert!(read("a: &b [1]\nc: *b").is_err());
        assert!(read("a: [").is_err());
    }
}
