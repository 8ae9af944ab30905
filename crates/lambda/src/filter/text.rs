//! Matchers of texts.

use serde_json::Value;

/// What a text must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    Prefix {
        text: String,
        any_case: bool,
    },
    Suffix {
        text: String,
        any_case: bool,
    },
    EqualsIgnoreCase(String),
    /// The pieces between the asterisks.
    Wildcard(Vec<String>),
}

impl Text {
    /// The matcher of this name, if there is one and the operand suits it.
    pub(super) fn parse(name: &str, operand: &Value) -> Option<Text> {
        let text = operand.as_str().map(str::to_owned);
        match name {
            "prefix" => affix(operand).map(|(text, any_case)| Text::Prefix { text, any_case }),
            "suffix" => affix(operand).map(|(text, any_case)| Text::Suffix { text, any_case }),
            "equals-ignore-case" => text.map(|text| Text::EqualsIgnoreCase(text.to_lowercase())),
            "wildcard" => text.as_deref().and_then(wildcard).map(Text::Wildcard),
            _ => None,
        }
    }

    pub(super) fn matches(&self, value: &str) -> bool {
        match self {
            Text::Prefix { text, any_case } => in_case(value, *any_case).starts_with(text.as_str()),
            Text::Suffix { text, any_case } => in_case(value, *any_case).ends_with(text.as_str()),
            Text::EqualsIgnoreCase(text) => value.to_lowercase() == *text,
            Text::Wildcard(pieces) => fits(pieces, value),
        }
    }
}

/// A text, or `{"equals-ignore-case": text}`.
fn affix(operand: &Value) -> Option<(String, bool)> {
    if let Some(text) = operand.as_str() {
        return Some((text.to_owned(), false));
    }
    let object = operand.as_object().filter(|object| object.len() == 1)?;
    let text = object.get("equals-ignore-case")?.as_str()?;
    Some((text.to_lowercase(), true))
}

fn in_case(value: &str, any_case: bool) -> std::borrow::Cow<'_, str> {
    match any_case {
        true => value.to_lowercase().into(),
        false => value.into(),
    }
}

/// The pieces between asterisks; a backslash takes an asterisk or a backslash literally. Two
/// asterisks in a row are refused, as AWS does.
fn wildcard(text: &str) -> Option<Vec<String>> {
    let (mut pieces, mut piece) = (Vec::new(), String::new());
    let mut letters = text.chars();
    let mut after_asterisk = false;
    while let Some(letter) = letters.next() {
        let asterisk = letter == '*';
        match letter {
            '*' if after_asterisk => return None,
            '*' => pieces.push(std::mem::take(&mut piece)),
            '\\' => piece.push(letters.next().filter(|next| matches!(next, '*' | '\\'))?),
            _ => piece.push(letter),
        }
        after_asterisk = asterisk;
    }
    pieces.push(piece);
    Some(pieces)
}

fn fits(pieces: &[String], value: &str) -> bool {
    let [first, middle @ .., last] = pieces else {
        return pieces.iter().all(|only| only == value);
    };
    let Some(mut rest) = value.strip_prefix(first.as_str()) else {
        return false;
    };
    // The leftmost place for each piece leaves the most for those that follow.
    for piece in middle {
        match rest.find(piece.as_str()) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}
