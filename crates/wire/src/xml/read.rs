//! Reading: one pass over the text, with the elements that are still open on a stack.

use super::Element;
use crate::limits::{XML_DEPTH_MAX, XML_ELEMENTS_MAX};

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// Not UTF-8.
    #[error("the text is not UTF-8")]
    NotText,
    /// Nothing but space and comments.
    #[error("no element")]
    Empty,
    /// Text beside the element.
    #[error("text outside of the element")]
    Loose,
    /// More than one element.
    #[error("a second element")]
    Second,
    /// `<!DOCTYPE`
    #[error("document type declarations are not taken")]
    Declaration,
    /// An entity that XML itself does not have.
    #[error("unknown entity &{0};")]
    Entity(String),
    /// A `<` without its `>`.
    #[error("a tag does not end")]
    Unended,
    /// Something in a tag that is neither name nor attribute.
    #[error("the attributes of <{0}> cannot be read")]
    Attributes(String),
    /// The end of the text came before the element's.
    #[error("<{0}> is not closed")]
    Open(String),
    /// An end without its beginning.
    #[error("</{found}> closes {}", .open.as_ref().map_or("nothing".to_owned(), |open| format!("<{open}>")))]
    Closes {
        /// The name in the end tag.
        found: String,
        /// The element that was open.
        open: Option<String>,
    },
    /// Too deep.
    #[error("elements nest deeper than {XML_DEPTH_MAX}")]
    TooDeep,
    /// Too many elements.
    #[error("more than {XML_ELEMENTS_MAX} elements")]
    TooMany,
}

/// The element that a document consists of.
pub(super) fn document(text: &[u8]) -> Result<Element, XmlError> {
    let text = std::str::from_utf8(text).map_err(|_| XmlError::NotText)?;
    let mut reader = Reader {
        rest: text.strip_prefix('\u{feff}').unwrap_or(text),
        open: Vec::new(),
        root: None,
        elements: 0,
    };
    while !reader.rest.is_empty() {
        reader.step()?;
    }
    match (reader.open.pop(), reader.root) {
        (Some((name, _)), _) => Err(XmlError::Open(name.to_owned())),
        (None, root) => root.ok_or(XmlError::Empty),
    }
}

struct Reader<'t> {
    /// What is not read yet.
    rest: &'t str,
    /// The elements that are not closed yet, with their names as written.
    open: Vec<(&'t str, Element)>,
    root: Option<Element>,
    elements: usize,
}

impl<'t> Reader<'t> {
    /// Reads up to the next `<`, or the markup that begins with it.
    fn step(&mut self) -> Result<(), XmlError> {
        let start = self.rest.find('<').unwrap_or(self.rest.len());
        if start > 0 {
            let (text, rest) = self.rest.split_at(start);
            self.rest = rest;
            return self.text(&unescape(text)?);
        }
        if let Some(rest) = self.rest.strip_prefix("<!--") {
            self.rest = after(rest, "-->")?.1;
        } else if let Some(rest) = self.rest.strip_prefix("<?") {
            self.rest = after(rest, "?>")?.1;
        } else if let Some(rest) = self.rest.strip_prefix("<![CDATA[") {
            let (text, rest) = after(rest, "]]>")?;
            self.rest = rest;
            return self.text(text);
        } else if self.rest.starts_with("<!") {
            return Err(XmlError::Declaration);
        } else if let Some(rest) = self.rest.strip_prefix("</") {
            let (name, rest) = after(rest, ">")?;
            self.rest = rest;
            return self.close(name.trim_end());
        } else {
            return self.start();
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), XmlError> {
        match self.open.last_mut() {
            Some((_, element)) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(XmlError::Loose),
        }
        Ok(())
    }

    fn start(&mut self) -> Result<(), XmlError> {
        let inside = &self.rest[1..];
        let end = inside
            .find(|it: char| it.is_whitespace() || it == '/' || it == '>')
            .ok_or(XmlError::Unended)?;
        let (name, mut rest) = inside.split_at(end);
        if name.is_empty() {
            return Err(XmlError::Attributes(String::new()));
        }
        if self.root.is_some() && self.open.is_empty() {
            return Err(XmlError::Second);
        }
        self.elements += 1;
        if self.elements > XML_ELEMENTS_MAX {
            return Err(XmlError::TooMany);
        }
        if self.open.len() >= XML_DEPTH_MAX {
            return Err(XmlError::TooDeep);
        }
        let mut element = Element::new(local(name));
        loop {
            rest = rest.trim_start();
            if let Some(rest) = rest.strip_prefix("/>") {
                self.rest = rest;
                self.open.push((name, element));
                return self.close(name);
            }
            if let Some(rest) = rest.strip_prefix('>') {
                self.rest = rest;
                self.open.push((name, element));
                return Ok(());
            }
            let (attribute, value, after) =
                attribute(rest).ok_or_else(|| XmlError::Attributes(name.to_owned()))?;
            if attribute != "xmlns" && !attribute.starts_with("xmlns:") {
                element
                    .attributes
                    .push((attribute.to_owned(), unescape(value)?));
            }
            rest = after;
        }
    }

    fn close(&mut self, name: &str) -> Result<(), XmlError> {
        match self.open.pop() {
            Some((open, element)) if open == name => {
                match self.open.last_mut() {
                    Some((_, parent)) => parent.children.push(element),
                    None => self.root = Some(element),
                }
                Ok(())
            }
            other => Err(XmlError::Closes {
                found: name.to_owned(),
                open: other.map(|(open, _)| open.to_owned()),
            }),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// `name = "value"`: the name, the value and what follows.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('=')?;
    let name = name.trim_end();
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let (value, rest) = rest[1..].split_once(quote)?;
    let plain = |it: char| !it.is_whitespace() && !matches!(it, '<' | '>' | '/' | '"' | '\'');
    (!name.is_empty() && name.chars().all(plain)).then_some((name, value, rest))
}

fn after<'t>(text: &'t str, end: &str) -> Result<(&'t str, &'t str), XmlError> {
    text.split_once(end).ok_or(XmlError::Unended)
}

/// The text behind references and line ends.
fn unescape(text: &str) -> Result<String, XmlError> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut plain = String::with_capacity(lines.len());
    let mut rest = lines.as_str();
    while let Some((before, reference)) = rest.split_once('&') {
        plain.push_str(before);
        let (name, after) = reference
            .split_once(';')
            .ok_or_else(|| XmlError::Entity(reference.chars().take(16).collect()))?;
        plain.push(
            character(name).ok_or_else(|| XmlError::Entity(name.chars().take(16).collect()))?,
        );
        rest = after;
    }
    plain.push_str(rest);
    Ok(plain)
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            return char::from_u32(code);
        }
    })
}
