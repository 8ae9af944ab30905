//! The head of a request as the other S3 shall see it.

use frazil_outbound::strip_hop_by_hop;
use frazil_wire::sigv4::UNSIGNED_PAYLOAD;
use http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, EXPECT, HOST};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use crate::authenticate::{CONTENT_SHA256, DECODED_LENGTH, header_value, without_signature};
use crate::hosts::bucket_of;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");

/// How the body is announced.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Payload {
    /// There is none.
    Empty,
    /// As it is, with the sum that its sender has signed.
    Signed(String),
    /// As it is.
    Plain,
    /// In chunks with checksums behind them.
    Trailing,
}

impl Payload {
    pub(super) fn hash(&self) -> &str {
        match self {
            Payload::Signed(hash) => hash,
            Payload::Empty | Payload::Plain => UNSIGNED_PAYLOAD,
            Payload::Trailing => "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        }
    }
}

#[derive(Debug)]
pub(super) struct Head {
    /// With the bucket in the path, wherever it stood.
    pub(super) path_and_query: String,
    pub(super) headers: HeaderMap,
}

/// Takes off what was between the client and us. `tail`: checksums may follow the body.
pub(super) fn outward(uri: &Uri, headers: &HeaderMap, tail: bool) -> (Head, Payload) {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let bucket = host.and_then(bucket_of);
    let unsigned = without_signature(uri);
    let uri = unsigned.as_ref().unwrap_or(uri);
    let asked = uri.path_and_query().map_or("/", |asked| asked.as_str());
    let path_and_query = match bucket {
        Some(bucket) => format!("/{bucket}{asked}"),
        None => asked.to_owned(),
    };
    let mut kept = headers.clone();
    let payload = payload(&kept, tail);
    strip_hop_by_hop(&mut kept);
    for name in [AUTHORIZATION, HOST, EXPECT, DATE, TOKEN, CONTENT_SHA256] {
        kept.remove(name);
    }
    kept.remove(DECODED_LENGTH);
    unchunk(&mut kept);
    match payload {
        Payload::Trailing => {
            let encoding = HeaderValue::from_static("aws-chunked");
            kept.append(CONTENT_ENCODING, encoding);
            if let Some(length) = kept.remove(CONTENT_LENGTH) {
                kept.insert(DECODED_LENGTH, length);
            }
        }
        _ => {
            kept.remove(TRAILER);
        }
    }
    let head = Head {
        path_and_query,
        headers: kept,
    };
    (head, payload)
}

fn payload(headers: &HeaderMap, tail: bool) -> Payload {
    let length = headers.get(CONTENT_LENGTH).map(HeaderValue::as_bytes);
    if tail && headers.contains_key(TRAILER) {
        return Payload::Trailing;
    }
    let chunked = headers.contains_key(http::header::TRANSFER_ENCODING);
    let hash = headers.get(CONTENT_SHA256);
    let hash = hash.and_then(|hash| hash.to_str().ok());
    let is_sum = |hash: &&str| hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    match hash.filter(is_sum) {
        Some(hash) => Payload::Signed(hash.to_owned()),
        None if length.is_none() && !chunked => Payload::Empty,
        None => Payload::Plain,
    }
}

/// `aws-chunked` has been taken off the body.
fn unchunk(headers: &mut HeaderMap) {
    let encodings = headers.get_all(CONTENT_ENCODING).iter();
    let encodings = encodings.filter_map(|value| value.to_str().ok());
    let encodings = encodings.flat_map(|value| value.split(','));
    let kept = encodings.map(str::trim);
    let kept: Vec<_> = kept
        .filter(|it| !it.is_empty() && *it != "aws-chunked")
        .collect();
    let kept = kept.join(", ");
    headers.remove(CONTENT_ENCODING);
    if !kept.is_empty() {
        headers.insert(CONTENT_ENCODING, header_value(&kept));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn buckets_move_into_the_path_and_signatures_go() {
        let check = |host: &'static str, asked: &'static str, expected: &str| {
            let uri = Uri::from_static(asked);
            let (head, payload) = outward(&uri, &headers(&[("host", host)]), false);
            assert_eq!(head.path_and_query, expected);
            assert_eq!((head.headers.len(), payload), (0, Payload::Empty));
        };
        check("127.0.0.1:4566", "/b/a%2Bb?acl", "/b/a%2Bb?acl");
        check(
            "b.s3.localhost",
            "/k%20y?versionId=1",
            "/b/k%20y?versionId=1",
        );
        check("b.s3.localhost", "/", "/b/");
        check(
            "localhost",
            "/b/k?X-Amz-Signature=a&partNumber=1",
            "/b/k?partNumber=1",
        );
    }

    #[test]
    fn what_was_signed_by_the_client_is_not_sent_on() {
        let uri = Uri::from_static("/b/k");
        let sent = headers(&[
            ("authorization", "AWS4-HMAC-SHA256 x"),
            ("content-encoding", "gzip,aws-chunked"),
            ("content-length", "5"),
            ("expect", "100-continue"),
            ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            ("x-amz-decoded-content-length", "5"),
            ("x-amz-meta-colour", "blue"),
            ("x-amz-trailer", "x-amz-checksum-crc32"),
        ]);
        let (head, payload) = outward(&uri, &sent, false);
        let plain = [
            ("content-encoding", "gzip"),
            ("content-length", "5"),
            ("x-amz-meta-colour", "blue"),
        ];
        assert_eq!((head.headers, payload), (headers(&plain), Payload::Plain));
        let (head, payload) = outward(&uri, &sent, true);
        let mut trailing = headers(&[
            ("content-encoding", "gzip"),
            ("x-amz-decoded-content-length", "5"),
            ("x-amz-meta-colour", "blue"),
            ("x-amz-trailer", "x-amz-checksum-crc32"),
        ]);
        trailing.append(CONTENT_ENCODING, HeaderValue::from_static("aws-chunked"));
        assert_eq!((head.headers, payload), (trailing, Payload::Trailing));
    }
}
