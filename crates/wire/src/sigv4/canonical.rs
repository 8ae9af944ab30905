//! The canonical form of a request, which both sides compute.

use http::HeaderMap;

use crate::percent;

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

/// S3: every character encoded exactly once, whatever the client left as it was.
fn path_once(path: &str) -> String {
    percent::recode_path(path)
}

/// All others: normalised, and what is encoded already is encoded again.
fn path_twice(path: &str) -> String {
    percent::encode_path(&normalise(path)).to_string()
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
    let pairs =
        percent::pairs(query).map(|(name, value)| (percent::recode(name), percent::recode(value)));
    let mut pairs: Vec<(String, String)> = pairs.collect();
    pairs.sort_unstable();
    pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}
