//! Comparing one value with what a pattern says about it.

use regex::Regex;

use super::InvalidPattern;
use super::scan::{Literal, Scan};

/// How large an expression may become when it is compiled, in bytes.
const EXPRESSION_BYTES_MAX: usize = 1 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// An operator and what it compares with.
#[derive(Debug)]
pub(super) struct Condition {
    comparison: Comparison,
    operand: Operand,
}

#[derive(Debug)]
enum Operand {
    Number(f64),
    /// Text, perhaps with `*` for anything.
    Text(String),
    Expression(Regex),
}

impl Condition {
    /// Reads an operator and a value; a bare value ends where `ends` says.
    pub(super) fn parse(
        scan: &mut Scan<'_>,
        ends: impl Fn(char) -> bool,
    ) -> Result<Self, InvalidPattern> {
        let comparison = comparison(scan).ok_or(InvalidPattern)?;
        scan.skip_space();
        let operand = match scan.literal(ends)? {
            Literal::Expression(text) => Operand::Expression(expression(&text)?),
            Literal::Quoted(text) => Operand::Text(text),
            Literal::Bare(text) => match text.parse() {
                Ok(number) => Operand::Number(number),
                Err(_) => Operand::Text(text),
            },
        };
        let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if !equality && !matches!(operand, Operand::Number(_)) {
            return Err(InvalidPattern);
        }
        Ok(Self {
            comparison,
            operand,
        })
    }

    /// Whether a value, as text, satisfies the condition.
    pub(super) fn holds(&self, value: &str) -> bool {
        let equal = match &self.operand {
            Operand::Number(expected) => match value.parse::<f64>() {
                Ok(number) => return self.compare(number, *expected),
                Err(_) => false,
            },
            Operand::Text(text) => wildcard(text, value),
            Operand::Expression(expression) => expression.is_match(value),
        };
        match self.comparison {
            Comparison::Equal => equal,
            Comparison::NotEqual => !equal,
            _ => false,
        }
    }

    fn compare(&self, number: f64, expected: f64) -> bool {
        match self.comparison {
            Comparison::Equal => number == expected,
            Comparison::NotEqual => number != expected,
            Comparison::Less => number < expected,
            Comparison::LessOrEqual => number <= expected,
            Comparison::Greater => number > expected,
            Comparison::GreaterOrEqual => number >= expected,
        }
    }
}

fn comparison(scan: &mut Scan<'_>) -> Option<Comparison> {
    // Longer operators first: "<" begins "<=".
    let operators = [
        ("!=", Comparison::NotEqual),
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("=", Comparison::Equal),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
    ];
    let found = operators.into_iter().find(|(text, _)| scan.take(text));
    found.map(|(_, comparison)| comparison)
}

/// An expression between percent signs.
pub(super) fn expression(text: &str) -> Result<Regex, InvalidPattern> {
    regex::RegexBuilder::new(text)
        .size_limit(EXPRESSION_BYTES_MAX)
        .build()
        .map_err(|_| InvalidPattern)
}

/// Whether a text is like another one in which `*` stands for anything.
fn wildcard(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<_> = pieces.collect();
    let Some(last) = pieces.pop() else {
        return rest.is_empty();
    };
    for piece in pieces {
        match rest.find(piece) {
            Some(position) => rest = &rest[position + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_anything() {
        for (pattern, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abde", false),
            ("*", "", true),
            ("ab*ba", "aba", false),
            ("**", "x", true),
        ] {
            assert_eq!(wildcard(pattern, text), expected, "{pattern} {text}");
        }
    }
}
