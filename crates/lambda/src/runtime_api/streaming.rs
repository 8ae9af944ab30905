//! A response on its way from a runtime to its caller while it is being made.
//!
//! Nothing is kept: the queue between the two is short, and when it is full, the runtime's socket is
//! not read until the caller has taken some. When the caller has gone, the rest is read and dropped,
//! because the invocation goes on.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use rustix::net::Shutdown;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::time::{Instant, sleep_until, timeout};

use super::http::{Head, HttpError, Reader, Trailers};
use super::pace::Pace;
use super::protocol::{Refusal, error_type};
use super::server::{Conversation, Failure, Posted, Reply};
use crate::invoke::{Outlet, failure};
use crate::limits::Limits;

/// What is still read of a response that is too long, so that its runtime hears why it ended.
const LINGER_BYTES_MAX: u64 = 256 * 1024;

/// How long that may take.
const LINGER: Duration = Duration::from_secs(1);

/// The bounds of streamed responses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) bytes_max: u64,
    burst_bytes: u64,
    bytes_per_s: u64,
}

impl Bounds {
    pub(super) fn new(limits: &Limits) -> Bounds {
        Bounds {
            bytes_max: limits.stream_bytes_max,
            burst_bytes: limits.stream_burst_bytes,
            bytes_per_s: limits.stream_bytes_per_s,
        }
    }
}

/// How a body ended.
enum Ended {
    Whole(Trailers),
    TooLong,
}

impl Conversation {
    /// Passes a response on and answers the runtime.
    pub(super) async fn stream(
        &self,
        stream: &OwnedWriteHalf,
        reader: &mut Reader,
        head: &Head,
        outlet: &Outlet,
    ) -> Result<Reply, HttpError> {
        match self.pump(reader, head, outlet).await? {
            Ended::Whole(trailers) => {
                self.answer(Posted::Streamed(failure_of(&trailers)));
                Ok(Reply::Accepted)
            }
            Ended::TooLong => {
                let bytes_max = self.streams.bytes_max;
                self.answer(Posted::Streamed(Some(Failure {
                    kind: "Function.ResponseSizeTooLarge".into(),
                    body: failure::too_large(bytes_max),
                })));
                let refusal = Reply::RefusedForGood(Refusal::too_large(bytes_max));
                refusal.write(stream).await?;
                rustix::net::shutdown(stream.as_ref(), Shutdown::Write)
                    .map_err(std::io::Error::from)?;
                // In time or not: the connection ends now.
                let _ = timeout(LINGER, linger(reader)).await;
                Err(HttpError::TooLong)
            }
        }
    }

    async fn pump(
        &self,
        reader: &mut Reader,
        head: &Head,
        outlet: &Outlet,
    ) -> Result<Ended, HttpError> {
        let Bounds {
            bytes_max,
            burst_bytes,
            bytes_per_s,
        } = self.streams;
        let mut to = Some(outlet.open(head.content_type.as_deref()));
        let mut pace = Pace::new(burst_bytes, bytes_per_s, Instant::now());
        let (mut pieces, mut total) = (reader.pieces(head.length), 0);
        while let Some(mut piece) = pieces.next().await? {
            let room = bytes_max - total;
            let is_too_long = piece.len() as u64 > room;
            piece.truncate(usize::try_from(room).unwrap_or(usize::MAX));
            total += piece.len() as u64;
            self.answer_goes_on(piece.len());
            if let Some(caller) = &to {
                sleep_until(pace.take(piece.len() as u64, Instant::now())).await;
                if caller.send(piece).await.is_err() {
                    tracing::debug!("the caller of a streamed response has gone");
                    to = None;
                }
            }
            if is_too_long {
                return Ok(Ended::TooLong);
            }
        }
        Ok(Ended::Whole(pieces.into_trailers()))
    }
}

/// Reads on for a moment: closing at once would take the answer from under the runtime's eyes.
async fn linger(reader: &mut Reader) {
    let (mut rest, mut total) = (reader.pieces(super::http::Length::Known(u64::MAX)), 0);
    while let Ok(Some(piece)) = rest.next().await {
        total += piece.len() as u64;
        if total > LINGER_BYTES_MAX {
            return;
        }
    }
}

/// The failure that trailers tell, as the caller hears of it.
pub(super) fn failure_of(trailers: &Trailers) -> Option<Failure> {
    let header = trailers.error_type.as_deref()?;
    let body = trailers.error_body.as_deref().unwrap_or_default();
    let body = match STANDARD.decode(body) {
        Ok(body) if !body.is_empty() => body.into(),
        Ok(_) => failure::body(header, ""),
        Err(_) => Bytes::copy_from_slice(body.as_bytes()),
    };
    Some(Failure {
        kind: error_type(Some(header)),
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers_become_a_failure() {
        let check = |kind: Option<&str>, body: Option<&str>, expect: Option<(&str, &str)>| {
            let trailers = Trailers {
                error_type: kind.map(str::to_owned),
                error_body: body.map(str::to_owned),
            };
            let expect = expect.map(|(kind, body)| Failure {
                kind: kind.into(),
                body: Bytes::copy_from_slice(body.as_bytes()),
            });
            assert_eq!(failure_of(&trailers), expect);
        };
        check(None, Some("e30="), None);
        check(
            Some("Function.Mine"),
            Some("e30="),
            Some(("Function.Mine", "{}")),
        );
        check(
            Some("Error"),
            Some("no base64"),
            Some(("Runtime.Unknown", "no base64")),
        );
        check(
            Some("Error"),
            None,
            Some((
                "Runtime.Unknown",
                r#"{"errorType":"Error","errorMessage":""}"#,
            )),
        );
    }
}
