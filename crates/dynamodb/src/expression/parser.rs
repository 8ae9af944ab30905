//! What all expressions share: paths, placeholders and the end.

use super::token::{Kind, Token, Tokens};
use super::{ExpressionError, Path, Scope, Segment, is_reserved};
use crate::attribute::Attribute;
use crate::limits;

/// Reads one expression.
pub(super) struct Parser<'text> {
    pub(super) tokens: Tokens<'text>,
    pub(super) scope: &'text Scope,
    depth: usize,
}

impl<'text> Parser<'text> {
    pub(super) fn new(
        text: &'text str,
        scope: &'text Scope,
    ) -> Result<Parser<'text>, ExpressionError> {
        if text.len() > limits::EXPRESSION_BYTES_MAX {
            return Err(ExpressionError(format!(
                "Expression size has exceeded the maximum allowed size; expression size: {}",
                text.len()
            )));
        }
        Ok(Parser {
            tokens: Tokens::read(text)?,
            scope,
            depth: 0,
        })
    }

    /// Goes one level deeper, while the level is not too deep.
    pub(super) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, ExpressionError>,
    ) -> Result<T, ExpressionError> {
        if self.depth >= limits::EXPRESSION_DEPTH_MAX {
            return Err(ExpressionError(
                "The expression has too many nested levels".to_owned(),
            ));
        }
        self.depth += 1;
        let done = read(self);
        self.depth -= 1;
        done
    }

    pub(super) fn text(&self, token: Token) -> &'text str {
        self.tokens.text(token)
    }

    pub(super) fn end(&self) -> Result<(), ExpressionError> {
        match self.tokens.peek().kind {
            Kind::End => Ok(()),
            _ => Err(self.tokens.unexpected()),
        }
    }

    pub(super) fn path(&mut self) -> Result<Path, ExpressionError> {
        let mut segments = vec![self.name()?];
        loop {
            if self.tokens.take(".") {
                segments.push(self.name()?);
            } else if self.tokens.take("[") {
                segments.push(self.index()?);
            } else {
                break;
            }
        }
        if segments.len() > limits::DEPTH_MAX {
            return Err(ExpressionError(
                "The document path has too many nesting elements".to_owned(),
            ));
        }
        Ok(Path(segments))
    }

    fn name(&mut self) -> Result<Segment, ExpressionError> {
        let token = self.tokens.peek();
        let text = self.text(token);
        let name = match token.kind {
            Kind::Name => self.scope.name(text)?,
            Kind::Word if is_reserved(text) => {
                return Err(ExpressionError(format!(
                    "Attribute name is a reserved keyword; reserved keyword: {text}"
                )));
            }
            Kind::Word => text.to_owned(),
            _ => return Err(self.tokens.unexpected()),
        };
        self.tokens.next();
        Ok(Segment::Name(name))
    }

    fn index(&mut self) -> Result<Segment, ExpressionError> {
        let token = self.tokens.peek();
        let index = match token.kind {
            Kind::Digits => self.text(token).parse::<usize>().ok(),
            _ => return Err(self.tokens.unexpected()),
        };
        self.tokens.next();
        let within = index.filter(|index| *index < limits::LIST_INDEX_MAX);
        let index = within.ok_or_else(|| {
            let index = self.text(token);
            ExpressionError(format!(
                "List index is not within the allowable range; index: [{index}]"
            ))
        })?;
        self.tokens.expect("]")?;
        Ok(Segment::Index(index))
    }

    /// The value of a `:placeholder`, if one is next.
    pub(super) fn value(&mut self) -> Result<Option<Attribute>, ExpressionError> {
        let token = self.tokens.peek();
        if token.kind != Kind::Value {
            return Ok(None);
        }
        let value = self.scope.value(self.text(token))?;
        self.tokens.next();
        Ok(Some(value))
    }

    /// The function's name, when one is next: a word before a parenthesis.
    pub(super) fn function(&self) -> Option<&'text str> {
        let token = self.tokens.peek();
        let opens = self.text(self.tokens.ahead(1)) == "(";
        let is_function = token.kind == Kind::Word && opens;
        is_function.then(|| self.text(token)).filter(|name| {
            !["and", "or", "not", "in", "between"].contains(&name.to_ascii_lowercase().as_str())
        })
    }
}
