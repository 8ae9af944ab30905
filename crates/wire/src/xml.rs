//! XML as a tree: as much of it as AWS's protocols use.
//!
//! There are no document type declarations, so there are no entities to expand beyond the five that XML has; depth
//! and number of elements are bounded. Prefixes are dropped from the names of elements, declarations of namespaces
//! from the attributes.

mod read;
mod write;

pub use read::XmlError;

/// One element with all that is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, without a prefix when it was read.
    pub name: String,
    /// Its attributes in order.
    pub attributes: Vec<(String, String)>,
    /// The elements in it in order.
    pub children: Vec<Element>,
    /// The text that stands directly in it; written before the children.
    pub text: String,
}

impl Element {
    /// An empty element.
    pub fn new(name: impl Into<String>) -> Element {
        Element {
            name: name.into(),
            ..Element::default()
        }
    }

    /// An element with just text in it.
    pub fn of_text(name: impl Into<String>, text: impl Into<String>) -> Element {
        Element {
            name: name.into(),
            text: text.into(),
            ..Element::default()
        }
    }

    /// The same element with one more attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Element {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The same element with one more child.
    #[must_use]
    pub fn child(mut self, child: Element) -> Element {
        self.children.push(child);
        self
    }

    /// The first child called `name`.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child called `name`.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.find(name).map(|child| child.text.as_str())
    }

    /// Reads a document.
    ///
    /// # Errors
    /// When it is no XML, has a document type declaration, or is too deep or too large.
    pub fn parse(text: &[u8]) -> Result<Element, XmlError> {
        read::document(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::XML_DEPTH_MAX;

    fn check(text: &str, expect: &str) {
        let element = Element::parse(text.as_bytes()).expect(text);
        assert_eq!(element.to_string(), expect, "{text}");
    }

    fn refuse(text: &str, expect: &str) {
        let error = Element::parse(text.as_bytes()).expect_err(text);
        assert_eq!(error.to_string(), expect, "{text}");
    }

    #[test]
    fn documents_are_read() {
        check("<a/>", "<a/>");
        check(
            "\u{feff}<?xml version='1.0'?>\n<!-- x > y --><a></a>\n",
            "<a/>",
        );
        check("<n:a xmlns:n='u'><n:b>1</n:b></n:a>", "<a><b>1</b></a>");
        check(
            "<a x = '1' n:y=\"&lt;'\" ><b/></a >",
            "<a x=\"1\" n:y=\"&lt;'\"><b/></a>",
        );
        check(
            "<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>",
            "<a>&lt;&amp;&gt;\"'AB</a>",
        );
        check("<a>1<![CDATA[<&]]>2</a>", "<a>1&lt;&amp;2</a>");
        check("<a>x\r\ny&#xD;</a>", "<a>x\ny&#xD;</a>");
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        refuse("", "no element");
        refuse("text", "text outside of the element");
        refuse("<a>", "<a> is not closed");
        refuse("<a></b>", "</b> closes <a>");
        refuse("</a>", "</a> closes nothing");
        refuse("<a/><b/>", "a second element");
        refuse("<a x=1/>", "the attributes of <a> cannot be read");
        refuse("<a", "a tag does not end");
        refuse("<a>&nbsp;</a>", "unknown entity &nbsp;");
        refuse("<a>&#xD800;</a>", "unknown entity &#xD800;");
        refuse(
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
            "document type declarations are not taken",
        );
        assert!(Element::parse(b"<a>\xff</a>").is_err());
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
        assert!(Element::parse(nested(XML_DEPTH_MAX).as_bytes()).is_ok());
        refuse(&nested(XML_DEPTH_MAX + 1), "elements nest deeper than 64");
    }
}
