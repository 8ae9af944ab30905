//! Names of values and logs.

use std::fmt;
use std::sync::Arc;

/// Stands between the segments of a key. Segments other than the last must not contain it.
const SEPARATOR: char = '\u{1f}';

/// The name of a value or a log: text, ordered by its UTF-8 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// A key that is exactly this text.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().into())
    }

    /// A key of several segments. They are joined by a character that ordinary names do not
    /// contain (U+001F), so `["a", "b/c"]` and `["a/b", "c"]` stay different. Only the last
    /// segment may contain that character.
    pub fn of(segments: &[&str]) -> Self {
        Self(join(segments).into())
    }

    /// The prefix shared by all keys that start with these segments and have more.
    pub fn prefix(segments: &[&str]) -> String {
        let mut prefix = join(segments);
        prefix.push(SEPARATOR);
        prefix
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the prefix, or `None` if the key does not start with it.
    pub fn after(&self, prefix: &str) -> Option<&str> {
        self.0.strip_prefix(prefix)
    }
}

fn join(segments: &[&str]) -> String {
    let mut text = String::with_capacity(segments.iter().map(|part| part.len() + 1).sum());
    for (position, segment) in segments.iter().enumerate() {
        if position > 0 {
            text.push(SEPARATOR);
        }
        text.push_str(segment);
    }
    text
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.replace(SEPARATOR, "/"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_do_not_run_into_each_other() {
        assert_ne!(Key::of(&["a", "b/c"]), Key::of(&["a/b", "c"]));
        assert_eq!(Key::of(&["a", "b"]).after(&Key::prefix(&["a"])), Some("b"));
        assert_eq!(Key::of(&["ab", "c"]).after(&Key::prefix(&["a"])), None);
        assert_eq!(Key::of(&["a", "b"]).to_string(), "a/b");
    }
}
