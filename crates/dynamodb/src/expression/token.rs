//! From text to tokens.

use super::ExpressionError;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bare word: an attribute's name, a keyword or a function.
    Word,
    /// `#name`
    Name,
    /// `:value`
    Value,
    /// A whole number.
    Digits,
    /// `=`, `<>`, `(`, …
    Symbol,
    /// The end of the text.
    End,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
}

/// An expression's tokens, read one by one.
pub(super) struct Tokens<'text> {
    text: &'text str,
    tokens: Vec<Token>,
    position: usize,
}

impl<'text> Tokens<'text> {
    pub(super) fn read(text: &'text str) -> Result<Tokens<'text>, ExpressionError> {
        if text.is_empty() {
            return Err(ExpressionError(
                "The expression can not be empty;".to_owned(),
            ));
        }
        let mut tokens = Vec::new();
        let mut start = 0;
        while let Some(first) = text[start..].chars().next() {
            if first.is_ascii_whitespace() {
                start += 1;
                continue;
            }
            let (kind, length) = measured(&text[start..], first);
            let end = start + length;
            if length == 0 {
                let token = first.to_string();
                let end = start + first.len_utf8();
                let before = tokens.last().map_or(start, |it: &Token| it.start);
                return Err(ExpressionError::syntax(&token, &text[before..end]));
            }
            tokens.push(Token { kind, start, end });
            start = end;
        }
        let end = text.len();
        tokens.push(Token {
            kind: Kind::End,
            start: end,
            end,
        });
        Ok(Tokens {
            text,
            tokens,
            position: 0,
        })
    }

    pub(super) fn text(&self, token: Token) -> &'text str {
        &self.text[token.start..token.end]
    }

    /// The next token, which stays the next one.
    pub(super) fn peek(&self) -> Token {
        self.ahead(0)
    }

    /// The token after so many others.
    pub(super) fn ahead(&self, count: usize) -> Token {
        let last = self.tokens.len() - 1;
        self.tokens[(self.position + count).min(last)]
    }

    pub(super) fn next(&mut self) -> Token {
        let token = self.peek();
        self.position = (self.position + 1).min(self.tokens.len() - 1);
        token
    }

    /// Whether the next token is this symbol or keyword.
    pub(super) fn is(&self, what: &str) -> bool {
        let token = self.peek();
        matches!(token.kind, Kind::Symbol | Kind::Word)
            && self.text(token).eq_ignore_ascii_case(what)
    }

    /// Takes the next token if it is this symbol or keyword.
    pub(super) fn take(&mut self, what: &str) -> bool {
        let is_it = self.is(what);
        if is_it {
            self.next();
        }
        is_it
    }

    pub(super) fn expect(&mut self, what: &str) -> Result<(), ExpressionError> {
        match self.take(what) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    /// The fault that the next token should not be there.
    pub(super) fn unexpected(&self) -> ExpressionError {
        let token = self.peek();
        let before = self.position.saturating_sub(1);
        let from = self.tokens[before].start;
        let near = &self.text[from..self.ahead(1).end];
        match token.kind {
            Kind::End => ExpressionError::syntax("<EOF>", near.trim_end()),
            _ => ExpressionError::syntax(self.text(token), near.trim_end()),
        }
    }
}

fn measured(text: &str, first: char) -> (Kind, usize) {
    let word = |text: &str| {
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
        text.find(|it| !is_part(it)).unwrap_or(text.len())
    };
    match first {
        'a'..='z' | 'A'..='Z' | '_' => (Kind::Word, word(text)),
        '0'..='9' => {
            let length = text.find(|it: char| !it.is_ascii_digit());
            (Kind::Digits, length.unwrap_or(text.len()))
        }
        '#' | ':' => {
            let kind = if first == '#' {
                Kind::Name
            } else {
                Kind::Value
            };
            match word(&text[1..]) {
                0 => (kind, 0),
                length => (kind, 1 + length),
            }
        }
        '<' if text[1..].starts_with(['>', '=']) => (Kind::Symbol, 2),
        '>' if text[1..].starts_with('=') => (Kind::Symbol, 2),
        '=' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | '.' | '+' | '-' => (Kind::Symbol, 1),
        _ => (Kind::Symbol, 0),
    }
}
