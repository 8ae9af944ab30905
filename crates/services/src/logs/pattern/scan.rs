//! Reading a pattern from left to right.

use super::InvalidPattern;

/// What is left of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a>(&'a str);

/// A value as it is written in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Literal {
    /// `"quoted"`, without quotation marks and escapes.
    Quoted(String),
    /// `%expression%`, without percent signs.
    Expression(String),
    /// Anything else, up to where it ends.
    Bare(String),
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub(super) fn skip_space(&mut self) {
        self.0 = self.0.trim_start();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    /// Takes a text if it comes next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        match self.0.strip_prefix(text) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// Takes a word if it comes next, whatever its case, and is not part of a longer one.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let Some((start, rest)) = self.0.split_at_checked(word.len()) else {
            return false;
        };
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if start.eq_ignore_ascii_case(word) && ends {
            self.0 = rest;
            return true;
        }
        false
    }

    /// Takes what comes before the first character that ends it.
    pub(super) fn until(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(ends).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    /// Takes a value; a bare one ends where `ends` says.
    pub(super) fn literal(
        &mut self,
        ends: impl Fn(char) -> bool,
    ) -> Result<Literal, InvalidPattern> {
        match self.peek() {
            Some('"') => self.delimited('"').map(Literal::Quoted),
            Some('%') => self.delimited('%').map(Literal::Expression),
            _ => match self.until(ends).trim_end() {
                "" => Err(InvalidPattern),
                bare => Ok(Literal::Bare(bare.to_owned())),
            },
        }
    }

    /// Takes what stands between two equal signs. A backslash keeps the sign from ending it.
    fn delimited(&mut self, sign: char) -> Result<String, InvalidPattern> {
        let mut taken = String::new();
        let mut chars = self.0.char_indices().skip(1);
        while let Some((position, c)) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some((_, escaped)) if escaped == sign => taken.push(escaped),
                    Some((_, '\\')) if sign == '"' => taken.push('\\'),
                    Some((_, other)) => taken.extend(['\\', other]),
                    None => return Err(InvalidPattern),
                },
                c if c == sign => {
                    self.0 = &self.0[position + c.len_utf8()..];
                    return Ok(taken);
                }
                c => taken.push(c),
            }
        }
        Err(InvalidPattern)
    }
}
