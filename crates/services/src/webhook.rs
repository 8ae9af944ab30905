//! One POST request to a web server of somebody else: what topics and rules deliver by HTTP.

use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use frazil_outbound::{Outbound, OutboundError};
use http::{HeaderName, HeaderValue, Request, Uri};
use http_body_util::Full;

/// Why a request has not succeeded.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    /// It is no URL of a web server.
    #[error("{0} is not the URL of a web server")]
    Url(String),
    /// The server cannot be reached, or broke off.
    #[error(transparent)]
    Unsent(OutboundError),
    /// There was no answer in time.
    #[error("there was no answer within {0:?}")]
    Late(Duration),
    /// The server answered that it did not do it.
    #[error("the server answered with the status {0}")]
    Status(u16),
}

/// Posts a body; succeeds when the server answers with a status from 200 to 299 in time.
///
/// # Errors
/// [`WebhookError`]
pub async fn post(
    url: &str,
    headers: &[(String, String)],
    body: Bytes,
    answer_max: Duration,
) -> Result<(), WebhookError> {
    let sent = send(url, headers, body);
    let status = tokio::time::timeout(answer_max, sent).await;
    match status.map_err(|_| WebhookError::Late(answer_max))?? {
        200..=299 => Ok(()),
        status => Err(WebhookError::Status(status)),
    }
}

async fn send(url: &str, headers: &[(String, String)], body: Bytes) -> Result<u16, WebhookError> {
    let no_url = || WebhookError::Url(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| no_url())?;
    let mut request = Request::post(uri)
        .body(Full::new(body))
        .map_err(|_| no_url())?;
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            request.headers_mut().insert(name, value);
        }
    }
    match OUTBOUND.send(request).await {
        Ok(answer) => Ok(answer.status().as_u16()),
        Err(OutboundError::Address(_)) => Err(no_url()),
        Err(error) => Err(WebhookError::Unsent(error)),
    }
}

/// Knows nothing but the certificates of this machine.
static OUTBOUND: LazyLock<Outbound> = LazyLock::new(Outbound::default);
