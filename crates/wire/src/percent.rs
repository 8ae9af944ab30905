//! Percent-encoding as AWS has it: letters, digits and `-._~` stand for themselves.

use std::fmt::Display;

use percent_encoding::{
    AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode,
};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Text for a label or a query.
pub(crate) fn encode(text: &str) -> impl Display {
    utf8_percent_encode(text, RESERVED)
}

/// Text for a whole path: slashes stay.
pub(crate) fn encode_path(text: &str) -> impl Display {
    utf8_percent_encode(text, RESERVED_IN_PATH)
}

/// The text behind an encoding; what is no UTF-8 is replaced.
pub(crate) fn decode(encoded: &str) -> String {
    percent_decode_str(encoded).decode_utf8_lossy().into_owned()
}

/// The text behind an encoding in a form, where `+` is a space.
pub(crate) fn decode_form(encoded: &str) -> String {
    decode(&encoded.replace('+', " "))
}

/// The one way to encode what a client may have encoded in another.
pub(crate) fn recode(encoded: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(encoded).collect();
    percent_encode(&decoded, RESERVED).to_string()
}

/// The same for a whole path.
pub(crate) fn recode_path(encoded: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(encoded).collect();
    percent_encode(&decoded, RESERVED_IN_PATH).to_string()
}

/// The names and values of a query, still encoded.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}
