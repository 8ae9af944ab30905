//! Requests to other servers: integrations over HTTP, and the keys of token issuers. Answers are
//! bounded and read whole.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};

pub(crate) use frazil_outbound::OutboundError as Unsent;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutboundError {
    /// The request or the beginning of its answer failed.
    #[error(transparent)]
    Sent(#[from] Unsent),
    /// The answer broke off.
    #[error("the answer of {host} broke off")]
    Broken {
        host: String,
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The answer is too large.
    #[error("the answer of {host} is too large")]
    TooLarge { host: String },
    /// It took too long.
    #[error("{host} did not answer in time")]
    Late { host: String },
}

/// Asks other servers.
#[derive(Debug, Default)]
pub(crate) struct Outbound(frazil_outbound::Outbound);

impl Outbound {
    /// Sends a request with an absolute address and waits for the whole answer.
    pub(crate) async fn send(
        &self,
        request: Request<Bytes>,
        bytes_max: usize,
        patience: Duration,
    ) -> Result<Response<Bytes>, OutboundError> {
        let host = request.uri().authority().map(ToString::to_string);
        let host = host.unwrap_or_default();
        let sent = self.send_now(request, &host, bytes_max);
        let sent = tokio::time::timeout(patience, sent).await;
        sent.unwrap_or(Err(OutboundError::Late { host }))
    }

    async fn send_now(
        &self,
        mut request: Request<Bytes>,
        host: &str,
        bytes_max: usize,
    ) -> Result<Response<Bytes>, OutboundError> {
        request.headers_mut().remove(CONTENT_LENGTH);
        let answer = self.0.send(request.map(Full::new)).await?;
        let (head, body) = answer.into_parts();
        let host = host.to_owned();
        match Limited::new(body, bytes_max).collect().await {
            Ok(body) => Ok(Response::from_parts(head, body.to_bytes())),
            Err(error) if error.is::<LengthLimitError>() => Err(OutboundError::TooLarge { host }),
            Err(source) => Err(OutboundError::Broken { host, source }),
        }
    }
}

/// What an answer keeps when it is handed on.
pub(crate) fn handed_on(mut response: Response<Bytes>) -> Response<Bytes> {
    let headers = response.headers_mut();
    frazil_outbound::strip_hop_by_hop(headers);
    headers.remove(TRANSFER_ENCODING);
    headers.remove(CONTENT_LENGTH);
    response
}
