//! The lenient JSON of Zappa's settings files (Hjson): comments, trailing or missing commas, keys without quotes,
//! single quotes and text without quotes. Every value remembers where it stands.

use std::fmt;

/// A place in the file, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Where the value begins.
    pub at: Position,
    /// The value.
    pub value: Value,
}

/// What a settings file can say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// Text.
    Text(String),
    /// `[…]`
    List(Vec<Node>),
    /// `{…}`, in the order of the file.
    Object(Vec<Member>),
}

/// One `name: value` of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    /// The name.
    pub name: String,
    /// Where the name begins.
    pub at: Position,
    /// Its value.
    pub node: Node,
}

/// Where and why a text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// Where.
    pub at: Position,
    /// Why, in a few words.
    pub message: String,
}

/// Objects and lists inside one another, at most.
const DEPTH_MAX: usize = 64;

/// Reads a whole file.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let mut parser = Parser {
        text,
        offset: 0,
        depth: 0,
    };
    parser.skip_blank()?;
    let node = parser.value()?;
    parser.skip_blank()?;
    match parser.peek() {
        None => Ok(node),
        Some(c) => parser.fail(format!("`{c}` after the end of the settings")),
    }
}

struct Parser<'a> {
    text: &'a str,
    offset: usize,
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.offset..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.offset += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.offset += wanted.len();
        }
        found
    }

    fn position(&self) -> Position {
        position(self.text, self.offset)
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, Problem> {
        Err(Problem {
            at: self.position(),
            message: message.into(),
        })
    }

    /// Skips white space and comments.
    fn skip_blank(&mut self) -> Result<(), Problem> {
        loop {
            let rest = self.rest();
            let blank = rest.len()
                - rest
                    .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                    .len();
            self.offset += blank;
            if self.rest().starts_with('#') || self.rest().starts_with("//") {
                self.offset += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if self.rest().starts_with("/*") {
                match self.rest().find("*/") {
                    Some(end) => self.offset += end + 2,
                    None => return self.fail("this comment is never closed: `*/` is missing"),
                }
            } else {
                return Ok(());
            }
        }
    }

    fn value(&mut self) -> Result<Node, Problem> {
        let at = self.position();
        let value = match self.peek() {
            None => return self.fail("the file ends where a value was expected"),
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"' | '\'') => Value::Text(self.quoted()?),
            Some(c @ (',' | ':' | ']' | '}')) => {
                return self.fail(format!("a value was expected, not `{c}`"));
            }
            Some(_) => self.bare()?,
        };
        Ok(Node { at, value })
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Value, Problem>,
    ) -> Result<Value, Problem> {
        if self.depth == DEPTH_MAX {
            return self.fail(format!("more than {DEPTH_MAX} levels of brackets"));
        }
        self.depth += 1;
        let opened = self.position();
        self.bump();
        let value = read(self).map_err(|problem| {
            let at_end = self.peek().is_none() && problem.at == self.position();
            if at_end {
                Problem {
                    at: opened,
                    message: "this bracket is never closed".into(),
                }
            } else {
                problem
            }
        })?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Problem> {
        let mut members = Vec::new();
        loop {
            self.skip_blank()?;
            if self.eat("}") {
                return Ok(Value::Object(members));
            }
            members.push(self.member()?);
            self.separator('}')?;
        }
    }

    fn member(&mut self) -> Result<Member, Problem> {
        let at = self.position();
        let name = self.name()?;
        self.skip_blank()?;
        if !self.eat(":") {
            return self.fail(format!("`:` was expected after `{name}`"));
        }
        self.skip_blank()?;
        let node = self.value()?;
        Ok(Member { name, at, node })
    }

    fn name(&mut self) -> Result<String, Problem> {
        if matches!(self.peek(), Some('"' | '\'')) {
            return self.quoted();
        }
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || ",:[]{}\"'".contains(c))
            .unwrap_or(rest.len());
        if end == 0 {
            return match self.peek() {
                Some(c) => self.fail(format!("a name was expected, not `{c}`")),
                None => self.fail("the file ends where a name was expected"),
            };
        }
        let name = rest[..end].to_owned();
        self.offset += end;
        Ok(name)
    }

    fn list(&mut self) -> Result<Value, Problem> {
        let mut items = Vec::new();
        loop {
            self.skip_blank()?;
            if self.eat("]") {
                return Ok(Value::List(items));
            }
            items.push(self.value()?);
            self.separator(']')?;
        }
    }

    /// A comma, a new line, or the closing bracket must follow a value.
    fn separator(&mut self, close: char) -> Result<(), Problem> {
        let line = self.position().line;
        self.skip_blank()?;
        let at_close = self.peek() == Some(close);
        if self.eat(",") || at_close || self.position().line > line {
            return Ok(());
        }
        match self.peek() {
            None => self.fail(format!("`{close}` is missing")),
            Some(c) => self.fail(format!("`,` or `{close}` was expected, not `{c}`")),
        }
    }

    fn quoted(&mut self) -> Result<String, Problem> {
        if self.rest().starts_with("'''") {
            return self.triple_quoted();
        }
        let opened = self.position();
        let quote = self.bump();
        let mut text = String::new();
        loop {
            match self.bump() {
                None | Some('\n') => {
                    return Err(Problem {
                        at: opened,
                        message: "this text is never closed: its quote is missing".into(),
                    });
                }
                c if c == quote => return Ok(text),
                Some('\\') => text.push(self.escape()?),
                Some(c) => text.push(c),
            }
        }
    }

    fn triple_quoted(&mut self) -> Result<String, Problem> {
        let opened = self.position();
        self.offset += 3;
        let Some(end) = self.rest().find("'''") else {
            return Err(Problem {
                at: opened,
                message: "this text is never closed: `'''` is missing".into(),
            });
        };
        let indent = opened.column - 1;
        let text = self.rest()[..end].to_owned();
        self.offset += end + 3;
        let lines: Vec<&str> = text.lines().map(|line| unindent(line, indent)).collect();
        Ok(lines.join("\n").trim_matches('\n').to_owned())
    }

    fn escape(&mut self) -> Result<char, Problem> {
        Ok(match self.bump() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some(c @ ('"' | '\'' | '\\' | '/')) => c,
            Some('u') => return self.unicode_escape(),
            _ => return self.fail("this escape is not known: use \\\\ for a backslash"),
        })
    }

    fn unicode_escape(&mut self) -> Result<char, Problem> {
        let high = self.four_hex()?;
        let code = if (0xd800..0xdc00).contains(&high) && self.eat("\\u") {
            let low = self.four_hex()?;
            0x10000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff)
        } else {
            high
        };
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => self.fail("this \\u escape is no character"),
        }
    }

    fn four_hex(&mut self) -> Result<u32, Problem> {
        let code = self
            .rest()
            .get(..4)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                self.offset += 4;
                Ok(code)
            }
            None => self.fail("four hexadecimal digits were expected after \\u"),
        }
    }

    /// `true`, `null`, a number, or text without quotes that ends with its line.
    fn bare(&mut self) -> Result<Value, Problem> {
        let rest = self.rest();
        let end = rest.find([',', '}', ']', '\n', '#']).unwrap_or(rest.len());
        let word_end = rest[..end]
            .find("//")
            .into_iter()
            .chain(rest[..end].find("/*"))
            .min()
            .unwrap_or(end);
        let word = rest[..word_end].trim_end();
        let literal = match word {
            "null" => Some(Value::Null),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            number if serde_json::from_str::<serde_json::Number>(number).is_ok() => {
                Some(Value::Number(number.to_owned()))
            }
            _ => None,
        };
        if let Some(literal) = literal {
            self.offset += word.len();
            return Ok(literal);
        }
        let line = rest
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned();
        // Hjson would take a forgotten quote or a comma into the text; nobody means that.
        if line.ends_with([',', '"', '\'', '}', ']']) {
            return self.fail("this text needs quotes on both sides");
        }
        self.offset += line.len();
        Ok(Value::Text(line))
    }
}

fn unindent(line: &str, columns: usize) -> &str {
    let blank = line
        .chars()
        .take(columns)
        .take_while(|c| c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    &line[blank..]
}

fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests;
