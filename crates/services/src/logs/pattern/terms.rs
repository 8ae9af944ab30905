//! Patterns made of words.

use regex::Regex;

use super::InvalidPattern;
use super::condition::expression;
use super::scan::{Literal, Scan};

/// What must be, may be and must not be in a message.
#[derive(Debug, Default)]
pub(in crate::logs) struct Terms {
    required: Vec<Term>,
    optional: Vec<Term>,
    excluded: Vec<Term>,
}

#[derive(Debug)]
enum Term {
    Text(String),
    Expression(Regex),
}

impl Terms {
    pub(super) fn parse(text: &str) -> Result<Self, InvalidPattern> {
        let mut terms = Self::default();
        let mut scan = Scan::new(text);
        loop {
            scan.skip_space();
            if scan.is_empty() {
                return Ok(terms);
            }
            let kind = if scan.take("?") {
                &mut terms.optional
            } else if scan.take("-") {
                &mut terms.excluded
            } else {
                &mut terms.required
            };
            kind.push(match scan.literal(char::is_whitespace)? {
                Literal::Expression(text) => Term::Expression(expression(&text)?),
                Literal::Quoted(text) | Literal::Bare(text) => Term::Text(text),
            });
        }
    }

    pub(super) fn matches(&self, message: &str) -> bool {
        let is_in = |term: &Term| match term {
            Term::Text(text) => message.contains(text),
            Term::Expression(expression) => expression.is_match(message),
        };
        if self.excluded.iter().any(is_in) {
            return false;
        }
        match self.required.is_empty() {
            true => self.optional.is_empty() || self.optional.iter().any(is_in),
            false => self.required.iter().all(is_in),
        }
    }
}
