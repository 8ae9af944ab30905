//! Reading a request's body: bounded in size and in patience.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use super::limits::{BODY_PROGRESS_BYTES, DRAIN_BYTES_MAX};

/// Why a body could not be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum BodyError {
    /// More than was allowed; `bytes` is its size as far as it is known.
    #[error("the body has {bytes} bytes")]
    TooLarge { bytes: u64 },
    /// The client stopped sending.
    #[error("the body did not arrive in time")]
    Stalled,
    /// The connection broke.
    #[error("the body could not be read")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A body whose sender has to go on sending: it ends with [`BodyError::Stalled`] if hardly anything
/// comes for too long. The time that its reader takes does not count.
pub(super) struct Steady<B = Incoming> {
    body: B,
    patience: Duration,
    /// Runs while nothing is there.
    deadline: Option<Pin<Box<Sleep>>>,
    /// Bytes that are still to come before the deadline starts anew.
    owed: usize,
    stalled: Stalled,
}

/// Whether a body has stalled, for whoever has handed the body on.
#[derive(Clone, Debug, Default)]
pub(super) struct Stalled(Arc<AtomicBool>);

impl Stalled {
    pub(super) fn has(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl<B> Steady<B> {
    pub(super) fn new(body: B, patience_ms: u64) -> Steady<B> {
        Steady {
            body,
            patience: Duration::from_millis(patience_ms),
            deadline: None,
            owed: 0,
            stalled: Stalled::default(),
        }
    }

    pub(super) fn stalled(&self) -> Stalled {
        self.stalled.clone()
    }

    /// Something has come.
    fn progress(&mut self, bytes: usize) {
        self.owed = self.owed.saturating_sub(bytes);
    }

    /// Nothing is there: until when it may stay so.
    fn wait(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let patience = self.patience;
        let starts_anew = self.owed == 0;
        let deadline = self
            .deadline
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        if starts_anew {
            deadline.as_mut().reset(Instant::now() + patience);
            self.owed = BODY_PROGRESS_BYTES;
        }
        deadline.as_mut().poll(context)
    }
}

impl<B> Body for Steady<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = self.get_mut();
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            if let Some(Ok(data)) = frame
                .as_ref()
                .map(|frame| frame.as_ref().map(Frame::data_ref))
            {
                this.progress(data.map_or(0, Bytes::len));
            }
            let broken = |error: B::Error| BodyError::Broken(error.into());
            return Poll::Ready(frame.map(|frame| frame.map_err(broken)));
        }
        ready!(this.wait(context));
        this.stalled.0.store(true, Ordering::Relaxed);
        Poll::Ready(Some(Err(BodyError::Stalled)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The whole body, if it has at most `bytes_max` bytes. A larger one is read and dropped up to
/// a bound, so that its sender is ready to hear the answer.
pub(super) async fn collect<B>(mut body: B, bytes_max: u64) -> Result<Bytes, BodyError>
where
    B: Body<Data = Bytes, Error = BodyError> + Unpin,
{
    let announced = body.size_hint().exact();
    let mut kept = BytesMut::with_capacity(announced.unwrap_or(0).min(bytes_max) as usize);
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        seen += data.len() as u64;
        if seen <= bytes_max {
            kept.extend_from_slice(&data);
        } else if seen > DRAIN_BYTES_MAX {
            break;
        } else {
            kept = BytesMut::new();
        }
    }
    if seen > bytes_max {
        return Err(BodyError::TooLarge {
            bytes: announced.unwrap_or(seen),
        });
    }
    Ok(kept.freeze())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::StreamExt as _;
    use futures::stream::{self, BoxStream};
    use http_body_util::StreamBody;

    use super::*;

    const PATIENCE_MS: u64 = 500;

    type Pieces = BoxStream<'static, Result<Frame<Bytes>, Infallible>>;

    /// A body of pieces, each after a pause in milliseconds; at the end nothing more comes.
    fn paced(pieces: Vec<(u64, usize)>, ends: bool) -> Steady<StreamBody<Pieces>> {
        let sent = stream::iter(pieces).then(|(pause_ms, bytes)| async move {
            sleep(Duration::from_millis(pause_ms)).await;
            Ok(Frame::data(Bytes::from(vec![0; bytes])))
        });
        let pieces = match ends {
            true => sent.boxed(),
            false => sent.chain(stream::pending()).boxed(),
        };
        Steady::new(StreamBody::new(pieces), PATIENCE_MS)
    }

    #[tokio::test]
    async fn who_goes_on_sending_has_time() {
        let body = paced(vec![(50, BODY_PROGRESS_BYTES); 15], true);
        let stalled = body.stalled();
        let read = collect(body, u64::MAX).await.expect("it goes on");
        assert_eq!(read.len(), 15 * BODY_PROGRESS_BYTES);
        assert!(!stalled.has());
    }

    #[tokio::test]
    async fn who_stops_or_drips_has_not() {
        for pieces in [vec![], vec![(10, 4096)], vec![(20, 1); 10_000]] {
            let body = paced(pieces, false);
            let stalled = body.stalled();
            let read = collect(body, u64::MAX).await;
            assert!(matches!(read, Err(BodyError::Stalled)));
            assert!(stalled.has());
        }
    }

    #[tokio::test]
    async fn a_slow_reader_is_not_the_senders_fault() {
        let mut body = paced(vec![(10, 4096), (10, 4096)], true);
        body.frame().await.expect("a piece").expect("in time");
        sleep(Duration::from_millis(2 * PATIENCE_MS)).await;
        body.frame().await.expect("a piece").expect("in time");
    }
}
