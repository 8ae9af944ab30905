//! Writing.

use std::fmt::{Display, Formatter, Result, Write as _};

use super::Element;

impl Display for Element {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(out, " {name}=\"")?;
            escape(value, true, out)?;
            out.write_char('"')?;
        }
        if self.text.is_empty() && self.children.is_empty() {
            return out.write_str("/>");
        }
        out.write_char('>')?;
        escape(&self.text, false, out)?;
        for child in &self.children {
            child.fmt(out)?;
        }
        write!(out, "</{}>", self.name)
    }
}

fn escape(text: &str, quoted: bool, out: &mut Formatter<'_>) -> Result {
    for character in text.chars() {
        match character {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' if quoted => out.write_str("&quot;")?,
            '\n' | '\t' if !quoted => out.write_char(character)?,
            // a reader would make a line end or a space of these, and some are not allowed as they are
            it if it.is_ascii_control() => write!(out, "&#x{:X};", u32::from(it))?,
            it => out.write_char(it)?,
        }
    }
    Ok(())
}
