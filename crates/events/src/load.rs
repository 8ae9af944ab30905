//! Reads what was stored.

use frazil_store::{Pages, RecordError, Store, StoreError, record};
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
    let mut found = Vec::new();
    let mut pages = Pages::new(store, prefix, RECORDS_PER_STEP);
    while let Some(page) = pages.next().await? {
        for (key, value) in &page {
            let name = key.after(prefix).unwrap_or_default();
            found.push((name.to_owned(), record::decode(key, &value.value)?));
        }
    }
    Ok(found)
}
