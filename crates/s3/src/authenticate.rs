//! Who is asking. Keys that the server issued are verified by the protocol crate. Unknown keys
//! cannot be verified; a lenient server accepts them: their signatures are taken off here, and what
//! the signature implied about the body's encoding is done here instead.

use bytes::Bytes;
use futures::stream;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderName};
use http::{HeaderMap, HeaderValue, Request, Uri};
use http_body_util::BodyExt as _;
use http_body_util::StreamBody;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::Frame;
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::{S3Auth, SecretKey};
use s3s::path::S3Path;
use s3s::{S3Error, S3ErrorCode, S3Result};
use std::net::SocketAddr;
use std::sync::Arc;

use super::chunked::{Decoder, Trailers};
use super::events::Asked;
use super::faults::{self, fault};
use super::shelf::Shelf;

/// Any error, as bodies have it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A body on its way.
pub type Body = UnsyncBoxBody<Bytes, BoxError>;

/// The keys that this server issued.
pub trait Keys: Send + Sync + 'static {
    /// The secret that belongs to an access key, or `None` if it was not issued here.
    fn secret(&self, access_key: &str) -> Option<String>;
}

/// A server that issued no keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKeys;

impl Keys for NoKeys {
    fn secret(&self, _access_key: &str) -> Option<String> {
        None
    }
}

/// What to do with access keys that were not issued here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKeys {
    /// Believe whoever uses them.
    Accept,
    /// Answer `InvalidAccessKeyId`.
    Refuse,
}

/// Decides who may pass.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) keys: Arc<dyn Keys>,
    pub(super) unknown: UnknownKeys,
    pub(super) shelf: Shelf,
}

/// Marks a request whose caller was accepted without being verified.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accepted;

const SIGNATURE_QUERIES: [&str; 11] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
    "X-Amz-Security-Token",
    "AWSAccessKeyId",
    "Signature",
    "Expires",
    "x-amz-security-token",
];

pub(super) const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
pub(super) const DECODED_LENGTH: HeaderName =
    HeaderName::from_static("x-amz-decoded-content-length");

#[async_trait::async_trait]
impl S3Auth for Guard {
    async fn get_secret_key(&self, access_key: &str) -> S3Result<SecretKey> {
        match self.keys.secret(access_key) {
            Some(secret) => Ok(secret.into()),
            None => Err(fault(
                S3ErrorCode::InvalidAccessKeyId,
                "The AWS Access Key Id you provided does not exist in our records.",
            )),
        }
    }
}

#[async_trait::async_trait]
impl S3Access for Guard {
    async fn check(&self, context: &mut S3AccessContext<'_>) -> S3Result<()> {
        let accepted = context.extensions_mut().get::<Accepted>().is_some();
        if accepted || context.credentials().is_some() {
            return Ok(());
        }
        let operation = context.s3_op().name().to_owned();
        let (bucket, key) = match context.s3_path() {
            S3Path::Root => return Err(faults::access_denied()),
            S3Path::Bucket { bucket } => (bucket, None),
            S3Path::Object { bucket, key } => (bucket, Some(&**key)),
        };
        self.shelf.admit_anybody(&operation, bucket, key).await
    }
}

impl Guard {
    /// Takes the signature off a request that nobody can verify, if such requests are accepted.
    pub(super) fn admit(&self, request: Request<Body>, now: Timestamp) -> S3Result<Request<Body>> {
        let Some(access_key) = access_key(request.headers(), request.uri()) else {
            return Ok(request);
        };
        if self.unknown == UnknownKeys::Refuse || self.keys.secret(&access_key).is_some() {
            return Ok(request);
        }
        check_expiry(request.uri(), now)?;
        let (mut parts, mut body) = request.into_parts();
        parts.headers.remove(AUTHORIZATION);
        if let Some(uri) = without_signature(&parts.uri) {
            parts.uri = uri;
        }
        let payload = parts.headers.remove(CONTENT_SHA256);
        if payload.is_some_and(|payload| payload.as_bytes().starts_with(b"STREAMING-")) {
            let trailers = Trailers::default();
            body = decoded(body, trailers.clone());
            if let Some(length) = parts.headers.remove(DECODED_LENGTH) {
                parts.headers.insert(CONTENT_LENGTH, length);
            }
            parts.extensions.insert(trailers);
        }
        parts.extensions.insert(Accepted);
        Ok(Request::from_parts(parts, body))
    }
}

/// Who asks, for those who are told of what is done.
pub(super) fn asked(request: &Request<Body>, request_id: &str) -> Asked {
    let key = access_key(request.headers(), request.uri());
    let peer = request.extensions().get::<SocketAddr>();
    Asked {
        request_id: request_id.to_owned(),
        source_ip: peer.map_or_else(|| "127.0.0.1".to_owned(), |peer| peer.ip().to_string()),
        principal: key.map_or_else(|| "Anonymous".to_owned(), |key| format!("AWS:{key}")),
    }
}

/// The access key that a request names, in any of the places where it may stand.
fn access_key(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    if let Some(header) = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
    {
        if let Some(key) = header.strip_prefix("AWS ") {
            return Some(key.split(':').next()?.to_owned());
        }
        let (_, credential) = header.split_once("Credential=")?;
        return Some(credential.split('/').next()?.to_owned());
    }
    query(uri, "X-Amz-Credential")
        .and_then(|credential| Some(credential.split('/').next()?.to_owned()))
        .or_else(|| query(uri, "AWSAccessKeyId"))
}

fn query(uri: &Uri, wanted: &str) -> Option<String> {
    let mut pairs = uri
        .query()?
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let (_, value) = pairs.find(|(name, _)| *name == wanted)?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

/// Presigned requests end, even when nobody can verify them.
fn check_expiry(uri: &Uri, now: Timestamp) -> S3Result<()> {
    let second_version = || query(uri, "AWSAccessKeyId").and(query(uri, "Expires"));
    let until = match query(uri, "X-Amz-Expires") {
        Some(seconds) => signed_at(uri).and_then(|at| Some(at + seconds.parse::<i64>().ok()?)),
        None => second_version().and_then(|moment| moment.parse().ok()),
    };
    match until {
        Some(until) if now.as_second() > until => Err(expired()),
        _ => Ok(()),
    }
}

fn signed_at(uri: &Uri) -> Option<i64> {
    let text = query(uri, "X-Amz-Date")?;
    let moment = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?;
    let moment = moment.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(moment.timestamp().as_second())
}

fn expired() -> S3Error {
    fault(S3ErrorCode::AccessDenied, "Request has expired")
}

pub(super) fn without_signature(uri: &Uri) -> Option<Uri> {
    let kept = uri.query()?.split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !SIGNATURE_QUERIES.contains(&name)
    });
    let kept: Vec<_> = kept.collect();
    let text = match kept.is_empty() {
        true => uri.path().to_owned(),
        false => format!("{}?{}", uri.path(), kept.join("&")),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(text.parse().ok()?);
    Uri::from_parts(parts).ok()
}

/// A body without its `aws-chunked` encoding.
fn decoded(body: Body, trailers: Trailers) -> Body {
    let start = Some((body, Decoder::new(trailers)));
    let frames = stream::try_unfold(start, |state| async move {
        let Some((mut body, mut decoder)) = state else {
            return Ok(None);
        };
        loop {
            if let Some(bytes) = decoder.decoded()? {
                return Ok(Some((Frame::data(bytes), Some((body, decoder)))));
            }
            match body.frame().await.transpose()? {
                Some(frame) => decoder.feed(frame.data_ref().map_or(&[], |data| data)),
                None => {
                    decoder.end()?;
                    return Ok(None);
                }
            }
        }
    });
    StreamBody::new(frames).boxed_unsync()
}

/// A header's value from text that is known to be one.
pub(super) fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        text.parse().expect("a uri")
    }

    #[test]
    fn keys_are_found_wherever_they_stand() {
        let header = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            access_key(&headers, &uri("/"))
        };
        let fourth = "AWS4-HMAC-SHA256 Credential=AK/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab";
        assert_eq!(header(fourth).as_deref(), Some("AK"));
        assert_eq!(header("AWS AK:c2ln").as_deref(), Some("AK"));
        let from_uri = |text: &str| access_key(&HeaderMap::new(), &uri(text));
        assert_eq!(
            from_uri("/b/k?X-Amz-Credential=AK%2F2026").as_deref(),
            Some("AK")
        );
        assert_eq!(
            from_uri("/b/k?AWSAccessKeyId=AK&Expires=1").as_deref(),
            Some("AK")
        );
        assert_eq!(from_uri("/b/k?prefix=x"), None);
    }

    #[test]
    fn only_the_signature_is_taken_off() {
        let signed = uri("/b/k?partNumber=1&X-Amz-Signature=ab&X-Amz-Date=c&uploadId=d");
        let plain = without_signature(&signed).map(|uri| uri.to_string());
        assert_eq!(plain.as_deref(), Some("/b/k?partNumber=1&uploadId=d"));
        let plain = without_signature(&uri("/b/k?Signature=ab")).map(|uri| uri.to_string());
        assert_eq!(plain.as_deref(), Some("/b/k"));
    }

    #[test]
    fn presigned_requests_end() {
        let now = Timestamp::from_second(1_000_000_000).expect("a moment");
        let check = |text: &str| check_expiry(&uri(text), now).is_ok();
        assert!(check("/b/k"));
        assert!(check("/b/k?X-Amz-Date=20010909T014540Z&X-Amz-Expires=60"));
        assert!(!check("/b/k?X-Amz-Date=20010909T014440Z&X-Amz-Expires=60"));
        assert!(check("/b/k?AWSAccessKeyId=A&Expires=1000000001"));
        assert!(!check("/b/k?AWSAccessKeyId=A&Expires=999999999"));
    }
}
