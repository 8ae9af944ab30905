//! Packages for Lambda, from the other S3.

use std::fmt::Write as _;

use bytes::{Bytes, BytesMut};
use frazil_lambda::seams::CodeSourceError;
use frazil_wire::sigv4::UNSIGNED_PAYLOAD;
use frazil_wire::xml::Element;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Handover;
use super::body::unhurried;
use crate::authenticate::{Body, BoxError};
use crate::limits::ELSEWHERE_FAULT_BYTES_MAX;
use crate::source::refused;

/// What is written as it is in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Handover {
    /// Reads one object.
    pub(crate) async fn fetch(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&str>,
        bytes_max: u64,
    ) -> Result<Bytes, CodeSourceError> {
        let mut asked = format!("/{bucket}/{}", utf8_percent_encode(key, PATH));
        if let Some(version) = version {
            let version = utf8_percent_encode(version, NON_ALPHANUMERIC);
            let _never_fails = write!(asked, "?versionId={version}");
        }
        let mut request = Request::new(crate::empty());
        *request.uri_mut() = self.address(asked).map_err(refused)?;
        self.sign(&mut request, UNSIGNED_PAYLOAD);
        let answer = self.send(request).await.map_err(refused)?;
        let status = answer.status();
        let max = match status.is_success() {
            true => usize::try_from(bytes_max).unwrap_or(usize::MAX),
            false => ELSEWHERE_FAULT_BYTES_MAX,
        };
        match whole(unhurried(answer.into_body()), max).await {
            Ok(Some(body)) if status.is_success() => Ok(body),
            Ok(None) if status.is_success() => Err(CodeSourceError::TooLarge { bytes_max }),
            Ok(body) => Err(told(status, &body.unwrap_or_default())),
            Err(_) => Err(refused(self.unavailable("broke off"))),
        }
    }
}

/// A whole body, unless it is too long.
async fn whole(mut body: Body, bytes_max: usize) -> Result<Option<Bytes>, BoxError> {
    let mut whole = BytesMut::new();
    while let Some(frame) = body.frame().await.transpose()? {
        if let Ok(data) = frame.into_data() {
            whole.extend_from_slice(&data);
        }
        if whole.len() > bytes_max {
            return Ok(None);
        }
    }
    Ok(Some(whole.freeze()))
}

/// The fault in an answer.
fn told(status: StatusCode, body: &[u8]) -> CodeSourceError {
    let told = Element::parse(body).ok();
    let text = |name| Some(told.as_ref()?.text_of(name)?.to_owned());
    CodeSourceError::Refused {
        code: text("Code").unwrap_or_else(|| status.as_str().to_owned()),
        message: text("Message").unwrap_or_default(),
    }
}
