//! A function's output becomes log events.
//!
//! Bytes come from three pipes: standard output and standard error are split into [`lines`], the
//! runtime client's own pipe carries [`frames`]. Both feed the environment's [`journal`], which
//! also takes the platform's lines, keeps the order, drops what the [`filter`] holds back, cuts the
//! tail and hands batches to the sink.

pub(crate) mod filter;
pub(crate) mod frames;
pub(crate) mod journal;
pub(crate) mod lines;

use crate::record::Level;

/// One event on its way into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// Milliseconds since the epoch, if the process said when.
    pub(crate) time_ms: Option<i64>,
    /// If the runtime client said how urgent it is.
    pub(crate) level: Option<Level>,
    pub(crate) message: String,
}

impl From<String> for Said {
    fn from(message: String) -> Said {
        Said {
            time_ms: None,
            level: None,
            message,
        }
    }
}

/// Longest message of one event. CloudWatch Logs refuses longer ones; longer lines are cut.
pub(crate) const EVENT_BYTES_MAX: usize = 256 * 1024;

/// Takes the longest prefix of at most `bytes_max` bytes that ends at a character's boundary.
fn cut(buffer: &mut Vec<u8>, bytes_max: usize) -> String {
    let mut end = bytes_max.min(buffer.len());
    // A character has at most three continuation bytes; what is not UTF-8 is cut anywhere.
    let boundary = (end.saturating_sub(3)..=end)
        .rev()
        .find(|&i| i == buffer.len() || buffer[i] & 0xC0 != 0x80);
    if let Some(boundary) = boundary.filter(|&boundary| boundary > 0) {
        end = boundary;
    }
    let rest = buffer.split_off(end);
    text(std::mem::replace(buffer, rest))
}

/// Bytes as text; what is not UTF-8 is replaced, never lost silently.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
