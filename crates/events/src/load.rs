//! Reads what was stored.

use std::ops::Bound;

use frazil_store::{Key, RecordError, Store, StoreError, record};
use serde::de::DeserializeOwned;

use crate::limits::RECORDS_PER_STEP;

/// Why records cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    /// The store does not answer.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// One of them is damaged.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// All records below a prefix, with what follows it in their keys.
pub(crate) async fn records<T: DeserializeOwned>(
    store: &dyn Store,
    prefix: &str,
) -> Result<Vec<(String, T)>, LoadError> {
    let (mut found, mut last) = (Vec::new(), None::<Key>);
    loop {
        let start = last.as_ref().map(Key::as_str);
        let start = start.map_or(Bound::Unbounded, Bound::Excluded);
        let page = store.list(prefix, start, RECORDS_PER_STEP).await?;
        for (key, value) in &page {
            let name = key.after(prefix).unwrap_or_default();
            found.push((name.to_owned(), record::decode(key, &value.value)?));
        }
        match page.into_iter().next_back() {
            Some((key, _)) => last = Some(key),
            None => return Ok(found),
        }
    }
}
