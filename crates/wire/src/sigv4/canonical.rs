//! The canonical form of a request, which both sides compute.

use http::HeaderMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// What of a request is signed.
#[derive(Debug)]
pub(super) struct Canonical<'a> {
    pub(super) method: &'a str,
    /// As sent, percent-encoded.
    pub(super) path: &'a str,
    /// As sent, without the question mark.
    pub(super) query: &'a str,
    pub(super) headers: &'a HeaderMap,
    /// The names of the signed headers, lower case, in the order of the signature.
    pub(super) signed: &'a [String],
    /// The payload's hash, or a word for it.
    pub(super) payload: &'a str,
}

impl Canonical<'_> {
    /// The canonical request.
    pub(super) fn text(&self, service: &str) -> String {
        let path = if service == "s3" {
            path_once(self.path)
        } else {
            path_twice(self.path)
        };
        let headers: String = self
            .signed
            .iter()
            .map(|name| format!("{name}:{}\n", self.header(name)))
            .collect();
        let (method, signed, payload) = (self.method, self.signed.join(";"), self.payload);
        format!(
            "{method}\n{path}\n{}\n{headers}\n{signed}\n{payload}",
            query(self.query)
        )
    }

    /// All values of a header, each with single spaces.
    fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().map(|value| {
            let text = String::from_utf8_lossy(value.as_bytes());
            text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
        });
        values.collect::<Vec<_>>().join(",")
    }
}

/// Text for a query, percent-encoded.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// S3: every character encoded exactly once, whatever the client left as it was.
fn path_once(path: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(path).collect();
    percent_encoding::percent_encode(&decoded, RESERVED_IN_PATH).to_string()
}

/// All others: normalised, and what is encoded already is encoded again.
fn path_twice(path: &str) -> String {
    utf8_percent_encode(&normalise(path), RESERVED_IN_PATH).to_string()
}

/// Without `.`, `..` and empty segments; a slash at the end stays.
fn normalise(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            _ => kept.push(segment),
        }
    }
    let end = if path.ends_with('/') && !kept.is_empty() {
        "/"
    } else {
        ""
    };
    format!("/{}{end}", kept.join("/"))
}

/// Names and values encoded once, sorted.
fn query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(String, String)> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (recode(name), recode(value)))
        .collect();
    pairs.sort_unstable();
    pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

fn recode(text: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(text).collect();
    percent_encoding::percent_encode(&decoded, RESERVED).to_string()
}
