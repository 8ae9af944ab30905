//! Expressions inside directives and calls.

use super::super::TemplateError;
use super::super::tree::{Expression, Operator};
use super::Parser;
use crate::limits::NESTING_MAX;

/// Operators by how tightly they bind, the loosest first. Words stand for signs.
const LEVELS: [&[(&str, Operator)]; 6] = [
    &[("||", Operator::Or), ("or ", Operator::Or)],
    &[("&&", Operator::And), ("and ", Operator::And)],
    &[
        ("==", Operator::Equal),
        ("!=", Operator::Unequal),
        ("eq ", Operator::Equal),
        ("ne ", Operator::Unequal),
    ],
    &[
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("<", Operator::Less),
        (">", Operator::Greater),
        ("lt ", Operator::Less),
        ("le ", Operator::LessOrEqual),
        ("gt ", Operator::Greater),
        ("ge ", Operator::GreaterOrEqual),
    ],
    &[("+", Operator::Add), ("-", Operator::Subtract)],
    &[
        ("*", Operator::Multiply),
        ("/", Operator::Divide),
        ("%", Operator::Remainder),
    ],
];

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Result<Expression, TemplateError> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return Err(TemplateError::TooMuch("its expressions lie too deep"));
        }
        let expression = self.level(0);
        self.depth -= 1;
        expression
    }

    fn level(&mut self, level: usize) -> Result<Expression, TemplateError> {
        let Some(operators) = LEVELS.get(level) else {
            return self.single();
        };
        let mut left = self.level(level + 1)?;
        loop {
            self.space();
            let found = operators
                .iter()
                .find(|(sign, _)| self.rest().starts_with(sign));
            let Some((sign, operator)) = found else {
                return Ok(left);
            };
            self.at += sign.len();
            let right = self.level(level + 1)?;
            left = Expression::Two(Box::new(left), *operator, Box::new(right));
        }
    }

    fn single(&mut self) -> Result<Expression, TemplateError> {
        self.space();
        match self.peek() {
            Some('!') => {
                self.at += 1;
                Ok(Expression::Not(Box::new(self.single()?)))
            }
            Some('-') => {
                self.at += 1;
                Ok(Expression::Negative(Box::new(self.single()?)))
            }
            Some('(') => {
                self.at += 1;
                let inner = self.expression()?;
                self.expect(")")?;
                Ok(inner)
            }
            Some('[') => self.list(),
            Some('{') => self.map(),
            Some('\'') => Ok(Expression::Text(self.quoted('\'')?)),
            Some('"') => {
                let text = self.quoted('"')?;
                self.woven(&text)
            }
            Some('$') => match self.reference()? {
                Some(reference) => Ok(Expression::Reference(reference)),
                None => Err(self.malformed("a name is missing")),
            },
            Some(letter) if letter.is_ascii_digit() => Ok(self.number()),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Expression, TemplateError> {
        let expression = match self.identifier().as_deref() {
            Some("true") => Expression::Flag(true),
            Some("false") => Expression::Flag(false),
            Some("null") => Expression::Null,
            Some("not") => Expression::Not(Box::new(self.single()?)),
            _ => return Err(self.malformed("an expression is missing")),
        };
        Ok(expression)
    }

    /// The text up to the closing quote; a doubled quote stands for one.
    fn quoted(&mut self, quote: char) -> Result<String, TemplateError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let Some(letter) = self.peek() else {
                return Err(self.malformed("a quote is missing"));
            };
            self.at += letter.len_utf8();
            if letter != quote {
                text.push(letter);
            } else if self.peek() == Some(quote) {
                self.at += 1;
                text.push(quote);
            } else {
                return Ok(text);
            }
        }
    }

    fn number(&mut self) -> Expression {
        let rest = self.rest();
        let whole = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        let after = &rest[whole..];
        let fraction = after
            .strip_prefix('.')
            .filter(|after| after.starts_with(|letter: char| letter.is_ascii_digit()));
        let end = match fraction {
            Some(after) => {
                whole
                    + 1
                    + after
                        .find(|letter: char| !letter.is_ascii_digit())
                        .unwrap_or(after.len())
            }
            None => whole,
        };
        let text = rest[..end].to_owned();
        self.at += end;
        match text.parse() {
            Ok(whole) => Expression::Whole(whole),
            Err(_) => Expression::Real(text.parse().unwrap_or_default()),
        }
    }

    /// `[1, 2]` or `[1..9]`
    fn list(&mut self) -> Result<Expression, TemplateError> {
        self.at += 1;
        self.space();
        if self.eat("]") {
            return Ok(Expression::List(Vec::new()));
        }
        let first = self.expression()?;
        self.space();
        if self.eat("..") {
            let last = self.expression()?;
            self.expect("]")?;
            return Ok(Expression::Range(Box::new(first), Box::new(last)));
        }
        let mut all = vec![first];
        while self.more("]")? {
            all.push(self.expression()?);
        }
        Ok(Expression::List(all))
    }

    fn map(&mut self) -> Result<Expression, TemplateError> {
        self.at += 1;
        self.space();
        let mut all = Vec::new();
        if self.eat("}") {
            return Ok(Expression::Map(all));
        }
        loop {
            let name = self.expression()?;
            self.expect(":")?;
            all.push((name, self.expression()?));
            if !self.more("}")? {
                return Ok(Expression::Map(all));
            }
        }
    }

    /// Expressions with commas between them, up to `end`.
    pub(super) fn expressions(&mut self, end: &str) -> Result<Vec<Expression>, TemplateError> {
        self.space();
        let mut all = Vec::new();
        if self.eat(end) {
            return Ok(all);
        }
        loop {
            all.push(self.expression()?);
            if !self.more(end)? {
                return Ok(all);
            }
        }
    }

    /// Whether a comma follows rather than the end.
    fn more(&mut self, end: &str) -> Result<bool, TemplateError> {
        self.space();
        if self.eat(",") {
            return Ok(true);
        }
        self.expect(end)?;
        Ok(false)
    }
}
