//! Everything below a prefix, a page at a time.

use std::ops::Bound;

use crate::{Key, Store, StoreError, Versioned};

/// Reads the values below a prefix in the order of their keys, as many at once as one step takes.
pub struct Pages<'a> {
    store: &'a dyn Store,
    prefix: String,
    step: usize,
    last: Option<Key>,
    is_last: bool,
}

impl<'a> Pages<'a> {
    /// Begins before the first of them.
    #[must_use]
    pub fn new(store: &'a dyn Store, prefix: impl Into<String>, step: usize) -> Pages<'a> {
        Pages {
            store,
            prefix: prefix.into(),
            step,
            last: None,
            is_last: false,
        }
    }

    /// The next page, which is never empty; none after the last.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn next(&mut self) -> Result<Option<Vec<(Key, Versioned)>>, StoreError> {
        if self.is_last {
            return Ok(None);
        }
        let start = self.last.as_ref().map(Key::as_str);
        let start = start.map_or(Bound::Unbounded, Bound::Excluded);
        let page = self.store.list(&self.prefix, start, self.step).await?;
        self.is_last = page.len() < self.step;
        self.last = page.last().map(|(key, _)| key.clone());
        Ok((!page.is_empty()).then_some(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MemoryStore, Write};

    #[tokio::test]
    async fn pages_follow_each_other_until_the_last() {
        let store = MemoryStore::default();
        let writes = ["a1", "a2", "a3", "a4", "b1"].map(|key| Write::put(Key::new(key), key));
        store.commit(writes.to_vec()).await.expect("kept");
        for (step, expected) in [(2, vec![2, 2]), (3, vec![3, 1]), (9, vec![4])] {
            let mut pages = Pages::new(&store, "a", step);
            let mut sizes = Vec::new();
            while let Some(page) = pages.next().await.expect("read") {
                sizes.push(page.len());
            }
            assert_eq!(sizes, expected, "in steps of {step}");
        }
    }
}
