//! The server's side: who signed a request, and is it true.

use hmac::Mac;
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderMap, HeaderName};
use jiff::{SignedDuration, Timestamp};

use super::canonical::Canonical;
use super::{
    ALGORITHM, CONTENT_HASH, Credentials, DATE, SignatureFault, TOKEN, UNSIGNED_PAYLOAD, date, mac,
    stamp,
};
use crate::{percent, timestamp};

/// How far a request's time may be from ours.
const SKEW_MAX: SignedDuration = SignedDuration::from_mins(15);
/// The longest time for which a request can be presigned, in seconds: a week.
const PRESIGN_MAX_S: i64 = 604_800;

/// Who signed a request, for what: checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The access key.
    pub access_key: String,
    /// The region of the signature's scope.
    pub region: String,
    /// The signing name of the signature's scope.
    pub service: String,
}

/// Checks a request's signature.
///
/// `payload` is [`super::hash`] of the body, or `None` when the body was not read: then the hash that the request
/// declares is believed. `lookup` finds the credentials of an access key.
///
/// # Errors
/// Says what is missing or wrong; [`SignatureFault::fault`] has AWS's words for it.
pub fn verify(
    request: &Parts,
    payload: Option<&str>,
    lookup: impl Fn(&str) -> Option<Credentials>,
    now: Timestamp,
) -> Result<Identity, SignatureFault> {
    let claim = Claim::new(request)?.ok_or(SignatureFault::Missing)?;
    let credentials = lookup(&claim.access_key).ok_or(SignatureFault::UnknownKey)?;
    claim.verify(request, payload, &credentials, now)
}

/// What a request says about its signature: not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The access key.
    pub access_key: String,
    /// The region of the signature's scope.
    pub region: String,
    /// The signing name of the signature's scope.
    pub service: String,
    /// The token that came with temporary credentials.
    pub session_token: Option<String>,
    /// When it was signed.
    pub time: Timestamp,
    /// For presigned requests: the seconds that they are valid for.
    pub expires_s: Option<i64>,
    /// `20150830`, of the signature's scope.
    date: String,
    signed: Vec<String>,
    signature: String,
}

impl Claim {
    /// Reads the signature of a request, from its headers or its query; `None` when there is none.
    ///
    /// # Errors
    /// When there is one that lacks something.
    pub fn new(request: &Parts) -> Result<Option<Claim>, SignatureFault> {
        let query = request.uri.query().unwrap_or_default();
        if let Some(authorization) = request.headers.get(AUTHORIZATION) {
            let authorization = authorization.to_str().map_err(|_| missing("Credential"))?;
            return Claim::from_header(authorization, &request.headers).map(Some);
        }
        if parameter(query, "X-Amz-Algorithm").is_some() {
            return Claim::from_query(query).map(Some);
        }
        Ok(None)
    }

    fn from_header(authorization: &str, headers: &HeaderMap) -> Result<Claim, SignatureFault> {
        let Some(fields) = authorization.strip_prefix(ALGORITHM) else {
            return Err(SignatureFault::Incomplete(format!(
                "Unsupported authorization: {authorization}"
            )));
        };
        let field = |name: &'static str| {
            let mut pairs = fields
                .split(',')
                .filter_map(|pair| pair.trim().split_once('='));
            let found = pairs.find(|(key, _)| *key == name);
            found.map(|(_, value)| value).ok_or_else(|| missing(name))
        };
        let (credential, signed, signature) = (
            field("Credential")?,
            field("SignedHeaders")?,
            field("Signature")?,
        );
        let time =
            signing_time(headers).ok_or_else(|| SignatureFault::Incomplete(NO_DATE.to_owned()))?;
        let token = header(headers, &TOKEN).map(str::to_owned);
        Claim::assemble(credential, signed, signature, token, time, None)
    }

    fn from_query(query: &str) -> Result<Claim, SignatureFault> {
        let field = |name: &'static str| parameter(query, name).ok_or_else(|| missing(name));
        let time = parse_stamp(&field("X-Amz-Date")?).ok_or_else(|| missing("X-Amz-Date"))?;
        let expires_s: i64 = field("X-Amz-Expires")?
            .parse()
            .map_err(|_| missing("X-Amz-Expires"))?;
        if !(0..=PRESIGN_MAX_S).contains(&expires_s) {
            return Err(SignatureFault::Incomplete(format!(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than {PRESIGN_MAX_S} seconds"
            )));
        }
        let token = parameter(query, "X-Amz-Security-Token");
        let (credential, signed) = (field("X-Amz-Credential")?, field("X-Amz-SignedHeaders")?);
        Claim::assemble(
            &credential,
            &signed,
            &field("X-Amz-Signature")?,
            token,
            time,
            Some(expires_s),
        )
    }

    fn assemble(
        credential: &str,
        signed: &str,
        signature: &str,
        session_token: Option<String>,
        time: Timestamp,
        expires_s: Option<i64>,
    ) -> Result<Claim, SignatureFault> {
        // access keys may contain slashes elsewhere than on AWS, so the scope is taken from the end
        let parts: Vec<&str> = credential.rsplitn(5, '/').collect();
        let ["aws4_request", service, region, date, access_key] = parts[..] else {
            return Err(SignatureFault::Incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'"
            )));
        };
        Ok(Claim {
            access_key: access_key.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            session_token,
            time,
            expires_s,
            date: date.to_owned(),
            signed: signed.split(';').map(str::to_ascii_lowercase).collect(),
            signature: signature.to_owned(),
        })
    }

    /// Checks the claim against the request and the key's credentials. For `payload` see [`verify`].
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn verify(
        self,
        request: &Parts,
        payload: Option<&str>,
        credentials: &Credentials,
        now: Timestamp,
    ) -> Result<Identity, SignatureFault> {
        if self.session_token != credentials.session_token {
            return Err(SignatureFault::UnknownKey);
        }
        self.check_time(now)?;
        if !self.signed.iter().any(|name| name == "host") {
            return Err(SignatureFault::Incomplete(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
                    .to_owned(),
            ));
        }
        let payload = self.payload(request, payload)?;
        let query = request.uri.query().unwrap_or_default();
        let unsigned_query: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.starts_with("X-Amz-Signature="))
            .collect();
        let canonical = Canonical {
            method: request.method.as_str(),
            path: request.uri.path(),
            query: &unsigned_query.join("&"),
            headers: &request.headers,
            signed: &self.signed,
            payload: &payload,
        };
        let scope = format!(
            "{}/{}/{}/aws4_request",
            self.date, self.region, self.service
        );
        let mac = mac(
            &credentials.secret_key,
            &scope,
            self.time,
            &canonical.text(&self.service),
        );
        let signature = hex::decode(&self.signature).map_err(|_| SignatureFault::Mismatch)?;
        mac.verify_slice(&signature)
            .map_err(|_| SignatureFault::Mismatch)?;
        Ok(Identity {
            access_key: self.access_key,
            region: self.region,
            service: self.service,
        })
    }

    fn check_time(&self, now: Timestamp) -> Result<(), SignatureFault> {
        let (signed, ours) = (stamp(self.time), stamp(now));
        if self.date != date(self.time) {
            return Err(SignatureFault::Scope(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != '{}', from '{signed}'.",
                self.date,
                date(self.time)
            )));
        }
        let age = now.duration_since(self.time);
        if age < -SKEW_MAX {
            let latest = stamp(now.saturating_add(SKEW_MAX).unwrap_or(now));
            return Err(SignatureFault::Expired(format!(
                "Signature not yet current: {signed} is still later than {latest} ({ours} + 15 min.)"
            )));
        }
        match self.expires_s {
            Some(expires_s) if age.as_secs() > expires_s => Err(SignatureFault::PresignExpired),
            None if age > SKEW_MAX => {
                let earliest = stamp(now.saturating_sub(SKEW_MAX).unwrap_or(now));
                Err(SignatureFault::Expired(format!(
                    "Signature expired: {signed} is now earlier than {earliest} ({ours} - 15 min.)"
                )))
            }
            _ => Ok(()),
        }
    }

    /// The payload's word in the canonical request: what the request declares, if that is true, else the body's hash.
    fn payload(&self, request: &Parts, actual: Option<&str>) -> Result<String, SignatureFault> {
        let declared = header(&request.headers, &CONTENT_HASH);
        match (declared, actual) {
            (Some(declared), Some(actual)) if is_hash(declared) && declared != actual => {
                Err(SignatureFault::PayloadMismatch)
            }
            (Some(declared), _) => Ok(declared.to_owned()),
            (None, _) if self.service == "s3" && self.expires_s.is_some() => {
                Ok(UNSIGNED_PAYLOAD.to_owned())
            }
            (None, Some(actual)) => Ok(actual.to_owned()),
            (None, None) => Err(SignatureFault::Incomplete(
                "x-amz-content-sha256 is missing".to_owned(),
            )),
        }
    }
}

const NO_DATE: &str =
    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";

/// When the request was signed: `X-Amz-Date`, else `Date`.
fn signing_time(headers: &HeaderMap) -> Option<Timestamp> {
    match header(headers, &DATE) {
        Some(text) => parse_stamp(text),
        None => timestamp::from_text(header(headers, &http::header::DATE)?),
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn missing(what: &str) -> SignatureFault {
    SignatureFault::Incomplete(format!("Authorization header requires '{what}' parameter."))
}

/// The decoded value of a query parameter.
fn parameter(query: &str, name: &str) -> Option<String> {
    let (_, value) = percent::pairs(query).find(|(key, _)| *key == name)?;
    Some(percent::decode(value))
}

/// `20150830T123600Z`
fn parse_stamp(text: &str) -> Option<Timestamp> {
    let time = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?;
    jiff::tz::Offset::UTC.to_timestamp(time).ok()
}
