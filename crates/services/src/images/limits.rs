//! The bounds of reading images.

use std::time::Duration;

/// The index of a layout.
pub const INDEX_BYTES_MAX: u64 = 4 << 20;
/// The file with keys of registries.
pub const KEYS_BYTES_MAX: u64 = 1 << 20;
/// How much of a layout's file is read at once.
pub const PIECE_BYTES: usize = 256 << 10;
/// How long a registry may take to accept a connection.
pub const CONNECT_WAIT: Duration = Duration::from_secs(10);
/// How long a registry may be silent in the middle of an answer.
pub const SILENCE_WAIT: Duration = Duration::from_secs(30);
/// How long a registry may take for a manifest.
pub const MANIFEST_WAIT: Duration = Duration::from_secs(30);
