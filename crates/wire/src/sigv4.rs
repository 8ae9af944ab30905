//! AWS Signature Version 4: sign, presign and verify requests.
//!
//! The payload enters as text, as the protocol has it: [`hash`] of the body, [`UNSIGNED_PAYLOAD`], or one of the
//! `STREAMING-…` words. S3 has its own rules, and they follow from the service's name `s3`: the path is encoded once
//! and not normalised, and the payload's hash travels as a header.

mod canonical;
mod fault;
mod verify;

use hmac::{Hmac, Mac};
use http::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue};
use http::{HeaderMap, Request, Uri};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::percent;

use canonical::Canonical;

pub use fault::SignatureFault;
pub use verify::{Claim, Identity, verify};

/// The payload of a request whose body is not part of the signature.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const CONTENT_HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// Headers that proxies and clients may change on the way, so nobody signs them.
const UNSIGNED_HEADERS: [&str; 6] = [
    "authorization",
    "connection",
    "expect",
    "transfer-encoding",
    "user-agent",
    "x-amzn-trace-id",
];

/// An access key with its secret.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Credentials {
    /// The public half, for example `AKIDEXAMPLE`.
    pub access_key: String,
    /// The secret half.
    pub secret_key: String,
    /// Present for temporary credentials.
    pub session_token: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Credentials")
            .field("access_key", &self.access_key)
            .finish_non_exhaustive()
    }
}

/// Who signs for what, and when.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// The key that signs.
    pub credentials: &'a Credentials,
    /// The region in the signature's scope.
    pub region: &'a str,
    /// The service's signing name in the signature's scope.
    pub service: &'a str,
    /// The time of the signature.
    pub time: Timestamp,
}

impl Signing<'_> {
    /// `20150830/us-east-1/service/aws4_request`
    fn scope(&self) -> String {
        format!(
            "{}/{}/{}/aws4_request",
            date(self.time),
            self.region,
            self.service
        )
    }

    fn credential(&self) -> String {
        format!("{}/{}", self.credentials.access_key, self.scope())
    }

    fn signature(&self, canonical: &str) -> String {
        let mac = mac(
            &self.credentials.secret_key,
            &self.scope(),
            self.time,
            canonical,
        );
        hex::encode(mac.finalize().into_bytes())
    }
}

/// Signs a request: adds `Authorization`, `X-Amz-Date`, for temporary credentials `X-Amz-Security-Token`, and for S3
/// `X-Amz-Content-Sha256`. The request must have a `Host` header or an authority in its URI.
pub fn sign<B>(request: &mut Request<B>, payload: &str, signing: &Signing<'_>) {
    add_host(request);
    let headers = request.headers_mut();
    headers.remove(AUTHORIZATION);
    headers.insert(DATE, text(&stamp(signing.time)));
    if let Some(token) = &signing.credentials.session_token {
        headers.insert(TOKEN, text(token));
    }
    if signing.service == "s3" || payload == UNSIGNED_PAYLOAD {
        headers.insert(CONTENT_HASH, text(payload));
    }
    let signed = signable(headers);
    let canonical = Canonical {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: request.headers(),
        signed: &signed,
        payload,
    };
    let signature = signing.signature(&canonical.text(signing.service));
    let credential = signing.credential();
    let authorization = format!(
        "{ALGORITHM} Credential={credential}, SignedHeaders={}, Signature={signature}",
        signed.join(";")
    );
    request
        .headers_mut()
        .insert(AUTHORIZATION, text(&authorization));
}

/// The URI of a request that carries its signature in the query and is valid for `expires_s` seconds. The request
/// must have a `Host` header or an authority in its URI; all its headers are signed.
pub fn presign<B>(request: &Request<B>, expires_s: u32, signing: &Signing<'_>) -> Uri {
    let mut headers = request.headers().clone();
    if let (None, Some(authority)) = (headers.get(HOST), request.uri().authority()) {
        headers.insert(HOST, text(authority.as_str()));
    }
    let signed = signable(&headers);
    let mut query: Vec<String> = request
        .uri()
        .query()
        .map(str::to_owned)
        .into_iter()
        .collect();
    let mut push =
        |name: &str, value: &str| query.push(format!("{name}={}", percent::encode(value)));
    push("X-Amz-Algorithm", ALGORITHM);
    push("X-Amz-Credential", &signing.credential());
    push("X-Amz-Date", &stamp(signing.time));
    push("X-Amz-Expires", &expires_s.to_string());
    push("X-Amz-SignedHeaders", &signed.join(";"));
    if let Some(token) = &signing.credentials.session_token {
        push("X-Amz-Security-Token", token);
    }
    let query = query.join("&");
    let empty = hash(b"");
    let canonical = Canonical {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: &query,
        headers: &headers,
        signed: &signed,
        payload: if signing.service == "s3" {
            UNSIGNED_PAYLOAD
        } else {
            &empty
        },
    };
    let signature = signing.signature(&canonical.text(signing.service));
    let mut parts = request.uri().clone().into_parts();
    let path_and_query = format!(
        "{}?{query}&X-Amz-Signature={signature}",
        request.uri().path()
    );
    parts.path_and_query = Some(
        path_and_query
            .parse()
            .expect("path and encoded query are valid"),
    );
    Uri::from_parts(parts).expect("only the query changed")
}

/// The SHA-256 of a body, as hexadecimal digits.
pub fn hash(body: &[u8]) -> String {
    hex::encode(Sha256::digest(body))
}

fn add_host<B>(request: &mut Request<B>) {
    if let (None, Some(authority)) = (request.headers().get(HOST), request.uri().authority()) {
        let host = text(authority.as_str());
        request.headers_mut().insert(HOST, host);
    }
}

/// The sorted names of the headers that are signed.
fn signable(headers: &HeaderMap) -> Vec<String> {
    let names = headers
        .keys()
        .map(HeaderName::as_str)
        .filter(|name| !UNSIGNED_HEADERS.contains(name));
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_unstable();
    names
}

/// The keyed hash of a canonical request. `scope` is `date/region/service/aws4_request`.
fn mac(secret_key: &str, scope: &str, time: Timestamp, canonical: &str) -> Hmac<Sha256> {
    let mut key = format!("AWS4{secret_key}").into_bytes();
    for part in scope.split('/') {
        key = keyed(&key, part.as_bytes())
            .finalize()
            .into_bytes()
            .to_vec();
    }
    let string_to_sign = format!(
        "{ALGORITHM}\n{}\n{scope}\n{}",
        stamp(time),
        hash(canonical.as_bytes())
    );
    keyed(&key, string_to_sign.as_bytes())
}

fn keyed(key: &[u8], text: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text);
    mac
}

/// `20150830T123600Z`
fn stamp(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `20150830`
fn date(time: Timestamp) -> String {
    time.strftime("%Y%m%d").to_string()
}

/// Text as a header's value. Credentials that no header can carry cannot be sent at all; they give an empty value,
/// which the server refuses.
fn text(text: &str) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}
