//! Versioned values, blobs and logs behind one contract.
//!
//! [`Store`] is the contract. [`MemoryStore`] is the reference that says what the words mean,
//! [`SqliteStore`] keeps everything in one folder, and [`FaultyStore`] wraps either of them and fails
//! when it is told to. One suite (`tests/contract.rs`) runs on all of them.
//!
//! | kind  | what it is                                    | verbs |
//! |-------|-----------------------------------------------|-------|
//! | value | small bytes under a key, with a revision       | get, list, put, delete, commit, watch |
//! | blob  | big bytes named by their SHA-256, streamed     | blob_writer, put_blob, open_blob |
//! | log   | entries ordered by time, then by arrival       | append, read_log, log_spans, log_bytes, trim_log, delete_log |
//!
//! A blob lives as long as a value *holds* it (see [`Write::holding`]) or a [`Blob`] handle exists;
//! afterwards its bytes are removed. Whoever stores a blob therefore names it in the same commit
//! that stores the value which talks about it.
//!
//! When a method has answered, what it wrote survives the death of the process and of the machine
//! (as far as the backend keeps anything at all).

mod blob;
mod contract;
mod faulty;
mod files;
mod key;
mod log;
mod memory;
mod pages;
pub mod record;
mod sqlite;
mod value;
mod watch;

pub use blob::{Blob, BlobId, BlobReader, BlobWriter};
pub use contract::{Store, StoreError};
pub use faulty::{FaultyStore, When};
pub use key::Key;
pub use log::{Direction, Entry, LogQuery, Position, Record, Span};
pub use memory::MemoryStore;
pub use pages::Pages;
pub use record::RecordError;
pub use sqlite::SqliteStore;
pub use value::{Effect, Expect, Revision, Versioned, Write};
pub use watch::{Change, Watch, WatchEvent};
