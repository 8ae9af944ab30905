//! What is known of a request besides what it does to what.

use std::collections::BTreeMap;

/// Condition keys and their values. Keys are the same in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context(BTreeMap<String, Vec<String>>);

impl Context {
    /// Adds a value of a key.
    pub fn add(&mut self, key: &str, value: impl Into<String>) {
        let values = self.0.entry(key.to_ascii_lowercase()).or_default();
        values.push(value.into());
    }

    /// The same context with one more value of a key.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Context {
        self.add(key, value);
        self
    }

    /// The values of a key; none at all if the request does not say.
    #[must_use]
    pub fn values(&self, key: &str) -> Option<&[String]> {
        self.0.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }

    /// The value of a key that has exactly one.
    #[must_use]
    pub fn single(&self, key: &str) -> Option<&str> {
        match self.values(key)? {
            [only] => Some(only),
            _ => None,
        }
    }
}
