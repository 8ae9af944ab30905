//! The models' regular expressions. They are written for Java; [`translate_pattern`] says what differs.

use std::sync::OnceLock;

use fancy_regex::Regex;

use crate::java::translate_pattern;

/// A model's pattern, compiled when it is first used.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as the model has it; AWS's messages quote it.
    pub source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that is not compiled yet.
    pub const fn new(source: &'static str) -> Pattern {
        Pattern {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// Whether the whole of `text` matches. A pattern that cannot be translated accepts everything: the generator
    /// refuses to write such a table, so this is only reached by tables made at run time.
    pub fn matches(&self, text: &str) -> bool {
        let compiled = self
            .compiled
            .get_or_init(|| Regex::new(&translate_pattern(self.source)).ok());
        compiled
            .as_ref()
            .is_none_or(|regex| regex.is_match(text).unwrap_or(false))
    }
}
