//! From text to a tree.

mod expression;

use super::TemplateError;
use super::tree::{Expression, Part, Reference, Step};
use crate::limits::NESTING_MAX;

pub(super) fn parse(template: &str) -> Result<Vec<Part>, TemplateError> {
    let mut parser = Parser {
        text: template,
        at: 0,
        depth: 0,
    };
    let (parts, end) = parser.parts()?;
    match end {
        End::Text => Ok(parts),
        _ => Err(parser.malformed("there is nothing to end here")),
    }
}

/// Reads on from a place in the text.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

/// What ended a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Text,
    Block,
    Else,
    ElseIf,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, what: &str) -> bool {
        let there = self.rest().starts_with(what);
        if there {
            self.at += what.len();
        }
        there
    }

    fn space(&mut self) {
        let trimmed = self.rest().trim_start();
        self.at = self.text.len() - trimmed.len();
    }

    fn expect(&mut self, what: &str) -> Result<(), TemplateError> {
        self.space();
        match self.eat(what) {
            true => Ok(()),
            false => Err(self.malformed(format!("{what} is missing"))),
        }
    }

    fn malformed(&self, why: impl Into<String>) -> TemplateError {
        let line = self.text[..self.at].matches('\n').count() + 1;
        TemplateError::Malformed {
            line,
            why: why.into(),
        }
    }

    /// Parts until the end of a block.
    fn parts(&mut self) -> Result<(Vec<Part>, End), TemplateError> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return Err(TemplateError::TooMuch("its blocks lie too deep"));
        }
        let mut parts = Vec::new();
        let mut text = String::new();
        let end = loop {
            let rest = self.rest();
            let Some(place) = rest.find(['$', '#', '\\']) else {
                text.push_str(rest);
                self.at = self.text.len();
                break End::Text;
            };
            text.push_str(&rest[..place]);
            self.at += place;
            if self.escaped(&mut text) || self.comment() {
                continue;
            }
            if self.peek() == Some('$') {
                match self.reference()? {
                    Some(reference) => flush(&mut parts, &mut text, Part::Reference(reference)),
                    None => {
                        self.at += 1;
                        text.push('$');
                    }
                }
                continue;
            }
            match self.directive()? {
                Directive::Part(part) => {
                    // A line with nothing but a directive leaves no line behind.
                    if !matches!(part, Part::If(..) | Part::Each(..)) {
                        self.swallow_line(&mut text);
                    }
                    flush(&mut parts, &mut text, part);
                }
                Directive::End(end) => {
                    self.swallow_line(&mut text);
                    break end;
                }
                Directive::None => {
                    self.at += 1;
                    text.push('#');
                }
            }
        };
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        self.depth -= 1;
        Ok((parts, end))
    }

    /// `\$x` and `\#if` are text.
    fn escaped(&mut self, text: &mut String) -> bool {
        if !self.rest().starts_with('\\') {
            return false;
        }
        self.at += 1;
        match self.peek() {
            Some(mark @ ('$' | '#')) => {
                self.at += 1;
                text.push(mark);
            }
            _ => text.push('\\'),
        }
        true
    }

    fn comment(&mut self) -> bool {
        if self.eat("##") {
            let end = self
                .rest()
                .find('\n')
                .map_or(self.rest().len(), |end| end + 1);
            self.at += end;
            return true;
        }
        if self.eat("#*") {
            let end = self
                .rest()
                .find("*#")
                .map_or(self.rest().len(), |end| end + 2);
            self.at += end;
            return true;
        }
        if self.rest().starts_with("#[[") {
            return false;
        }
        false
    }

    fn swallow_line(&mut self, text: &mut String) {
        let rest = self.rest();
        let blank = rest.trim_start_matches([' ', '\t']);
        let line_ends = blank.is_empty() || blank.starts_with('\n') || blank.starts_with("\r\n");
        let begins = text
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.trim().is_empty())
            && (text.contains('\n') || text.trim().is_empty());
        if !line_ends || !begins {
            return;
        }
        let kept = text.rfind('\n').map_or(0, |end| end + 1);
        text.truncate(kept);
        let skipped = rest.len() - blank.len() + blank.find('\n').map_or(0, |end| end + 1);
        self.at += skipped;
    }

    fn directive(&mut self) -> Result<Directive, TemplateError> {
        let start = self.at;
        self.at += 1;
        let braced = self.eat("{");
        let end = self
            .rest()
            .find(|letter: char| !letter.is_ascii_alphabetic());
        let word = self.rest()[..end.unwrap_or(self.rest().len())].to_owned();
        let known = [
            "set", "if", "elseif", "else", "end", "foreach", "break", "stop", "define",
        ];
        if !known.contains(&word.as_str()) {
            self.at = start;
            return Ok(Directive::None);
        }
        self.at += word.len();
        if braced {
            self.expect("}")?;
        }
        Ok(match word.as_str() {
            "set" => Directive::Part(self.set()?),
            "if" => Directive::Part(self.branches()?),
            "foreach" => Directive::Part(self.each()?),
            "define" => Directive::Part(self.define()?),
            "break" => Directive::Part(Part::Break),
            "stop" => Directive::Part(Part::Stop),
            "else" => Directive::End(End::Else),
            "elseif" => Directive::End(End::ElseIf),
            _ => Directive::End(End::Block),
        })
    }

    fn set(&mut self) -> Result<Part, TemplateError> {
        self.expect("(")?;
        self.space();
        let target = self.reference()?;
        let target = target.ok_or_else(|| self.malformed("#set needs a reference"))?;
        self.expect("=")?;
        let value = self.expression()?;
        self.expect(")")?;
        Ok(Part::Set(target, value))
    }

    fn branches(&mut self) -> Result<Part, TemplateError> {
        let mut branches = Vec::new();
        loop {
            self.expect("(")?;
            let condition = self.expression()?;
            self.expect(")")?;
            self.line_break();
            let (parts, end) = self.parts()?;
            branches.push((condition, parts));
            match end {
                End::ElseIf => {}
                End::Else => {
                    self.line_break();
                    let (parts, end) = self.parts()?;
                    return self.closed(end, Part::If(branches, parts));
                }
                end => return self.closed(end, Part::If(branches, Vec::new())),
            }
        }
    }

    fn each(&mut self) -> Result<Part, TemplateError> {
        self.expect("(")?;
        self.space();
        let item = self.reference()?;
        let item = item.ok_or_else(|| self.malformed("#foreach needs a reference"))?;
        self.expect("in")?;
        let all = self.expression()?;
        self.expect(")")?;
        self.line_break();
        let (parts, end) = self.parts()?;
        self.closed(end, Part::Each(item.name, all, parts))
    }

    fn define(&mut self) -> Result<Part, TemplateError> {
        self.expect("(")?;
        self.space();
        let name = self.reference()?;
        let name = name
            .ok_or_else(|| self.malformed("#define needs a reference"))?
            .name;
        self.expect(")")?;
        self.line_break();
        let (parts, end) = self.parts()?;
        self.closed(end, Part::Define(name, parts))
    }

    fn closed(&self, end: End, part: Part) -> Result<Part, TemplateError> {
        match end {
            End::Block => Ok(part),
            _ => Err(self.malformed("#end is missing")),
        }
    }

    /// The line break after a directive that opens a block is not part of the block.
    fn line_break(&mut self) {
        let rest = self.rest();
        let blank = rest.trim_start_matches([' ', '\t', '\r']);
        if blank.starts_with('\n') {
            self.at += rest.len() - blank.len() + 1;
        }
    }

    /// The reference that begins here; `None` if it is just a dollar sign.
    fn reference(&mut self) -> Result<Option<Reference>, TemplateError> {
        let start = self.at;
        if !self.eat("$") {
            return Ok(None);
        }
        let quiet = self.eat("!");
        let braced = self.eat("{");
        let Some(name) = self.identifier() else {
            self.at = start;
            return Ok(None);
        };
        let mut steps = Vec::new();
        while let Some(step) = self.step()? {
            steps.push(step);
        }
        if braced {
            self.expect("}")?;
        }
        let source = self.text[start..self.at].to_owned();
        Ok(Some(Reference {
            name,
            steps,
            quiet,
            source,
        }))
    }

    fn step(&mut self) -> Result<Option<Step>, TemplateError> {
        let start = self.at;
        if self.eat("[") {
            let place = self.expression()?;
            self.expect("]")?;
            return Ok(Some(Step::Element(place)));
        }
        if !self.eat(".") {
            return Ok(None);
        }
        let Some(name) = self.identifier() else {
            self.at = start;
            return Ok(None);
        };
        if !self.eat("(") {
            return Ok(Some(Step::Member(name)));
        }
        let arguments = self.expressions(")")?;
        Ok(Some(Step::Call(name, arguments)))
    }

    fn identifier(&mut self) -> Option<String> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        if !(first.is_ascii_alphabetic() || first == '_') {
            return None;
        }
        let end = rest.find(|letter: char| {
            !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')
        });
        let name = rest[..end.unwrap_or(rest.len())].to_owned();
        self.at += name.len();
        Some(name)
    }

    /// Text in double quotes: a template of its own.
    fn woven(&mut self, text: &str) -> Result<Expression, TemplateError> {
        let mut inner = Parser {
            text,
            at: 0,
            depth: self.depth,
        };
        match inner.parts()? {
            (parts, End::Text) => Ok(Expression::Woven(parts)),
            _ => Err(self.malformed("a text ends a block")),
        }
    }
}

enum Directive {
    Part(Part),
    End(End),
    None,
}

fn flush(parts: &mut Vec<Part>, text: &mut String, next: Part) {
    if !text.is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
    parts.push(next);
}
