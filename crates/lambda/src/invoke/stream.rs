//! A response that reaches its caller while the function still makes it.

use std::cell::RefCell;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};

use super::{InvokeAnswer, InvokeError, failure};

/// Pieces of a response between a runtime and its caller. With the sockets' own buffers this is all
/// that is held of a response at any time.
const PIECES_MAX: usize = 4;

/// Who waits for an invocation, and for what.
#[derive(Debug)]
pub(crate) enum Caller {
    /// For the whole answer.
    Whole(oneshot::Sender<Result<InvokeAnswer, InvokeError>>),
    /// For its beginning.
    Stream(oneshot::Sender<Result<InvokeStream, InvokeError>>),
}

impl Caller {
    /// The invocation cannot be.
    pub(crate) fn refuse(self, error: InvokeError) {
        // The caller may have gone; then nobody needs the answer.
        match self {
            Caller::Whole(to) => drop(to.send(Err(error))),
            Caller::Stream(to) => drop(to.send(Err(error))),
        }
    }
}

/// A response that has begun, or an invocation that has ended without one.
#[derive(Debug)]
pub struct InvokeStream {
    /// The id that the function saw.
    pub request_id: String,
    /// The whole trace header that the function saw.
    pub trace: String,
    /// `$LATEST` or a number.
    pub executed_version: String,
    /// What the runtime called the response; none when it did not say, or there is none.
    pub content_type: Option<String>,
    pieces: mpsc::Receiver<Bytes>,
    completion: oneshot::Receiver<Completion>,
    completed: Option<Completion>,
}

/// How a streamed invocation ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// The error as JSON, when the function failed in any way, be it in the middle of its response.
    pub error: Option<Bytes>,
    /// The last 4 KB of the invocation's log in base64, if asked for.
    pub log_result: Option<String>,
}

impl InvokeStream {
    /// The next bytes, as soon as there are some; none at the end.
    pub async fn next(&mut self) -> Option<Bytes> {
        self.pieces.recv().await
    }

    /// Waits for the end of the invocation. To be called when [`next`](Self::next) gave nothing.
    pub async fn completion(&mut self) -> &Completion {
        if self.completed.is_none() {
            let completion = (&mut self.completion).await;
            self.completed = Some(completion.unwrap_or_else(|_| self.broken()));
        }
        self.completed.get_or_insert_default()
    }

    /// The environment broke, and its side of the stream with it.
    fn broken(&self) -> Completion {
        let message = format!(
            "RequestId: {} Error: The environment failed",
            self.request_id
        );
        Completion {
            error: Some(failure::body("Sandbox.Failure", &message)),
            log_result: None,
        }
    }
}

/// The environment's side of a streamed response.
#[derive(Debug)]
pub(crate) struct Outlet(RefCell<Option<Closed>>);

/// What is needed to begin.
#[derive(Debug)]
struct Closed {
    to: oneshot::Sender<Result<InvokeStream, InvokeError>>,
    request_id: String,
    trace: String,
    executed_version: String,
    completion: oneshot::Receiver<Completion>,
}

impl Outlet {
    /// An outlet, and what tells its caller the end.
    pub(crate) fn new(
        to: oneshot::Sender<Result<InvokeStream, InvokeError>>,
        request_id: &str,
        trace: &str,
        executed_version: &str,
    ) -> (Outlet, oneshot::Sender<Completion>) {
        let (complete, completion) = oneshot::channel();
        let closed = Closed {
            to,
            request_id: request_id.to_owned(),
            trace: trace.to_owned(),
            executed_version: executed_version.to_owned(),
            completion,
        };
        (Outlet(RefCell::new(Some(closed))), complete)
    }

    /// The response begins. Gives what takes its pieces; a second time, or when the caller has gone,
    /// nobody takes them.
    pub(crate) fn open(&self, content_type: Option<&str>) -> mpsc::Sender<Bytes> {
        let (sender, pieces) = mpsc::channel(PIECES_MAX);
        if let Some(closed) = self.0.take() {
            // The caller may have gone: then the receiver is dropped with the message.
            drop(closed.to.send(Ok(InvokeStream {
                request_id: closed.request_id,
                trace: closed.trace,
                executed_version: closed.executed_version,
                content_type: content_type.map(str::to_owned),
                pieces,
                completion: closed.completion,
                completed: None,
            })));
        }
        sender
    }
}

impl Completion {
    /// The error, if there is one, and the end of the log.
    pub(crate) fn new(error: Option<Bytes>, tail: Option<Vec<u8>>) -> Completion {
        Completion {
            error,
            log_result: tail.map(|tail| STANDARD.encode(tail)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_caller_gets_the_pieces_and_the_end() {
        let (to, begun) = oneshot::channel();
        let (outlet, complete) = Outlet::new(to, "id", "trace", "1");
        let sender = outlet.open(Some("text/plain"));
        let mut stream = begun.await.expect("sent").expect("no error");
        assert_eq!(stream.content_type.as_deref(), Some("text/plain"));
        sender.send(Bytes::from_static(b"a")).await.expect("taken");
        assert_eq!(stream.next().await.as_deref(), Some(&b"a"[..]));
        drop(sender);
        assert_eq!(stream.next().await, None);
        assert!(outlet.open(None).send(Bytes::new()).await.is_err());
        drop(complete);
        let error = stream.completion().await.error.clone().expect("an error");
        assert_eq!(stream.completion().await.error.as_ref(), Some(&error));
        assert!(error.starts_with(b"{\"errorType\":\"Sandbox.Failure\""));
    }

    #[tokio::test]
    async fn who_does_not_take_holds_the_runtime_back() {
        let (to, begun) = oneshot::channel();
        let (outlet, _complete) = Outlet::new(to, "id", "trace", "1");
        let sender = outlet.open(None);
        let mut stream = begun.await.expect("sent").expect("no error");
        for _ in 0..PIECES_MAX {
            sender.try_send(Bytes::from_static(b"x")).expect("room");
        }
        assert!(sender.try_send(Bytes::from_static(b"x")).is_err());
        stream.next().await;
        assert!(sender.try_send(Bytes::from_static(b"x")).is_ok());
        drop(stream);
        assert!(sender.send(Bytes::new()).await.is_err(), "the caller left");
    }
}
