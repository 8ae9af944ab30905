//! How its users keep records as values: JSON with the number of its format.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Key;

/// The format that this program writes. A change that an older program would misread makes a new
/// number and a translation from the old one.
const FORMAT: u32 = 1;

/// Why a stored value cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is not what was written.
    #[error("the stored value of {key} is damaged")]
    Damaged {
        /// Its key.
        key: Key,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A newer program wrote it.
    #[error("the stored value of {key} has format {format}, newer than {FORMAT}, the newest known")]
    TooNew {
        /// Its key.
        key: Key,
        /// Its format.
        format: u32,
    },
}

#[derive(Serialize)]
struct Stored<'a, T> {
    format: u32,
    value: &'a T,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Deserialize)]
struct Loaded<T> {
    value: T,
}

/// The value of a record.
pub fn encode<T: Serialize>(value: &T) -> Bytes {
    let stored = Stored {
        format: FORMAT,
        value,
    };
    let bytes = serde_json::to_vec(&stored).expect("records have no unusual keys");
    Bytes::from(bytes)
}

/// The record of a value; `key` is where it was found.
///
/// # Errors
/// [`RecordError`]
pub fn decode<T: DeserializeOwned>(key: &Key, bytes: &[u8]) -> Result<T, RecordError> {
    let damaged = |source| RecordError::Damaged {
        key: key.clone(),
        source,
    };
    let Format { format } = serde_json::from_slice(bytes).map_err(damaged)?;
    if format > FORMAT {
        let key = key.clone();
        return Err(RecordError::TooNew { key, format });
    }
    let loaded: Loaded<T> = serde_json::from_slice(bytes).map_err(damaged)?;
    Ok(loaded.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let written = vec![("a".to_owned(), 7)];
        let read: Vec<(String, i32)> = decode(&Key::new("k"), &encode(&written)).expect("readable");
        assert_eq!(read, written);
    }

    #[test]
    fn a_record_of_a_newer_program_is_refused() {
        let newer = br#"{"format": 2, "value": {"something": "new"}}"#;
        let error = decode::<Vec<String>>(&Key::new("k"), newer).expect_err("newer");
        let message = error.to_string();
        assert!(
            message.ends_with("has format 2, newer than 1, the newest known"),
            "{message}"
        );
    }
}
