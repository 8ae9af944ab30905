//! Event patterns, as EventBridge and event source mappings know them: which events are wanted.
//!
//! A pattern is a JSON object. Its leaves are lists of matchers, of which one must match; its
//! objects ask for the fields they name, all of them; `$or` asks for one of several objects. A
//! list in an event matches when one of its elements does. Pure: no clock, no I/O.

mod matcher;
mod numeric;
mod text;

use serde_json::{Map, Value};

use matcher::Matcher;

/// Which events are wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern(Fields);

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is not JSON.
    #[error("the pattern is not JSON: {0}")]
    NotJson(String),
    /// It, or what stands at a field, is no object.
    #[error("{0} must be an object or a list")]
    NotAnObject(String),
    /// A list or object of it is empty.
    #[error("{0} must not be empty")]
    Empty(String),
    /// A matcher is unknown, or has an operand of the wrong type.
    #[error("{field}: {what}")]
    Matcher {
        /// The field that it stands at.
        field: String,
        /// What is wrong.
        what: String,
    },
    /// There are too many alternatives in it.
    #[error("the pattern has more than {0} combinations")]
    TooComplex(usize),
}

/// How many combinations `$or` may make, as on AWS.
const COMBINATIONS_MAX: usize = 1000;

/// What an object asks for.
#[derive(Debug, Clone, PartialEq, Default)]
struct Fields {
    fields: Vec<(String, Node)>,
    /// Of each list, one must match.
    either: Vec<Vec<Fields>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Fields(Fields),
    Leaf(Vec<Matcher>),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`PatternError`]
    pub fn parse(text: &str) -> Result<Pattern, PatternError> {
        let value: Value =
            serde_json::from_str(text).map_err(|error| PatternError::NotJson(error.to_string()))?;
        let Value::Object(object) = &value else {
            return Err(PatternError::NotAnObject("the pattern".to_owned()));
        };
        let fields = Fields::parse(object, "the pattern")?;
        match fields.combinations() <= COMBINATIONS_MAX {
            true => Ok(Pattern(fields)),
            false => Err(PatternError::TooComplex(COMBINATIONS_MAX)),
        }
    }

    /// Whether an event is wanted.
    #[must_use]
    pub fn matches(&self, event: &Value) -> bool {
        self.0.matches(event)
    }
}

impl Fields {
    fn parse(object: &Map<String, Value>, at: &str) -> Result<Fields, PatternError> {
        if object.is_empty() {
            return Err(PatternError::Empty(at.to_owned()));
        }
        let mut parsed = Fields::default();
        for (name, value) in object {
            match value {
                Value::Array(alternatives) if name == "$or" && is_or(alternatives) => {
                    let alternatives = alternatives.iter().filter_map(Value::as_object);
                    let alternatives = alternatives.map(|object| Fields::parse(object, name));
                    parsed.either.push(alternatives.collect::<Result<_, _>>()?);
                }
                _ => parsed
                    .fields
                    .push((name.clone(), Node::parse(value, name)?)),
            }
        }
        Ok(parsed)
    }

    fn matches(&self, event: &Value) -> bool {
        match event {
            // All fields must match in the same element.
            Value::Array(elements) => elements.iter().any(|element| self.matches(element)),
            Value::Object(object) => self.matches_object(Some(object)),
            _ => self.matches_object(None),
        }
    }

    /// What is no object has no fields; that is wanted when all are to be absent.
    fn matches_object(&self, object: Option<&Map<String, Value>>) -> bool {
        let fields = self.fields.iter();
        let mut found = fields.map(|(name, node)| (node, object.and_then(|it| it.get(name))));
        let whole = || object.map_or(Value::Null, |object| Value::Object(object.clone()));
        found.all(|(node, value)| node.matches(value))
            && self.either.iter().all(|alternatives| {
                let event = whole();
                alternatives.iter().any(|fields| fields.matches(&event))
            })
    }

    fn combinations(&self) -> usize {
        let nested = self.fields.iter().map(|(_, node)| match node {
            Node::Fields(fields) => fields.combinations(),
            Node::Leaf(_) => 1,
        });
        let either = self.either.iter().map(|alternatives| {
            let each = alternatives.iter().map(Fields::combinations);
            each.fold(0, usize::saturating_add)
        });
        nested.chain(either).fold(1, usize::saturating_mul)
    }
}

/// `$or` is an ordinary field unless it is a list of two or more objects that are no matchers.
fn is_or(alternatives: &[Value]) -> bool {
    let is_pattern = |value: &Value| {
        let object = value.as_object();
        object.is_some_and(|object| !object.keys().any(|name| matcher::is_keyword(name)))
    };
    alternatives.len() > 1 && alternatives.iter().all(is_pattern)
}

impl Node {
    fn parse(value: &Value, field: &str) -> Result<Node, PatternError> {
        match value {
            Value::Object(object) => Fields::parse(object, field).map(Node::Fields),
            Value::Array(matchers) if matchers.is_empty() => {
                Err(PatternError::Empty(field.to_owned()))
            }
            Value::Array(matchers) => {
                let parsed = matchers.iter().map(|value| {
                    Matcher::parse(value).map_err(|what| PatternError::Matcher {
                        field: field.to_owned(),
                        what,
                    })
                });
                parsed.collect::<Result<_, _>>().map(Node::Leaf)
            }
            _ => Err(PatternError::NotAnObject(field.to_owned())),
        }
    }

    fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Node::Fields(fields), Some(value)) => fields.matches(value),
            (Node::Fields(fields), None) => fields.matches_object(None),
            (Node::Leaf(matchers), value) => matchers.iter().any(|it| it.matches(value)),
        }
    }
}

#[cfg(test)]
mod tests;
