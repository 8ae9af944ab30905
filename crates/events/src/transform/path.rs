//! The JSON paths that EventBridge knows: `$.detail.list[0]['a name']`.

use serde_json::Value;

/// A way into an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Field(String),
    Element(usize),
    /// `[*]`: all elements.
    All,
}

/// A text that is no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a JSON path")]
pub struct PathError(String);

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// [`PathError`]
    pub fn parse(text: &str) -> Result<Path, PathError> {
        let steps = text.strip_prefix('$').and_then(steps);
        steps.map(Path).ok_or_else(|| PathError(text.to_owned()))
    }

    /// The value at the end of the path.
    #[must_use]
    pub fn find(&self, event: &Value) -> Option<Value> {
        follow(event, &self.0)
    }
}

fn follow(value: &Value, steps: &[Step]) -> Option<Value> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(value.clone());
    };
    match step {
        Step::Field(name) => follow(value.get(name)?, rest),
        Step::Element(index) => follow(value.get(index)?, rest),
        Step::All => {
            let found = value.as_array()?.iter().filter_map(|it| follow(it, rest));
            Some(Value::Array(found.collect()))
        }
    }
}

fn steps(mut rest: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(field) = rest.strip_prefix('.') {
            let end = field.find(['.', '[']).unwrap_or(field.len());
            let name = &field[..end];
            (!name.is_empty()).then_some(())?;
            steps.push(Step::Field(name.to_owned()));
            rest = &field[end..];
        } else {
            let (inner, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(bracket(inner)?);
            rest = after;
        }
    }
    Some(steps)
}

fn bracket(inner: &str) -> Option<Step> {
    if inner == "*" {
        return Some(Step::All);
    }
    for quote in ['\'', '"'] {
        let name = inner
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        if let Some(name) = name {
            return Some(Step::Field(name.to_owned()));
        }
    }
    inner.parse().ok().map(Step::Element)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_lead_somewhere_or_nowhere() {
        let event = json!({"detail": {"list": [{"a": 1}, {"a": 2}], "a name": "x"}});
        let find = |text: &str| Path::parse(text).expect(text).find(&event);
        assert_eq!(find("$.detail.list[1].a"), Some(json!(2)));
        assert_eq!(find("$.detail.list[*].a"), Some(json!([1, 2])));
        assert_eq!(find("$.detail['a name']"), Some(json!("x")));
        assert_eq!(find("$"), Some(event.clone()));
        assert_eq!(find("$.detail.none.a"), None);
        for text in ["", "detail", "$detail", "$..a", "$.a[", "$.a[x]"] {
            assert!(Path::parse(text).is_err(), "{text}");
        }
    }
}
