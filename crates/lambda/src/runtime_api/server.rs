//! The Runtime API of one process: its connections, what it has posted, whether it waits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::cause;
use super::event::Event;
use super::http::{Body, Head, HttpError, Reader, Trailers, response, write_all, write_now};
use super::metadata::{self, Metadata};
use super::protocol::{Next, Protocol, Refusal, State, error_type};
use super::streaming::{Bounds, failure_of};
use crate::extensions::api::{Extensions, Route};
use crate::invoke::{Outlet, failure};
use crate::limits::Limits;

/// Connections of one runtime at a time; a runtime needs one, clients with a pool a few.
const CONNECTIONS_MAX: usize = 64;

/// Body of an init error; beyond it the error is kept without its text.
const INIT_ERROR_BYTES_MAX: u64 = 256 * 1024;

/// Before an answer that broke off is told. Its process may have ended, which tells more.
const CUT_OFF_GRACE: Duration = Duration::from_millis(150);

/// Before accepting is tried again.
const ACCEPT_PAUSE: Duration = Duration::from_millis(20);

const ACCEPTED: &str = "{\"status\":\"OK\"}\n";

/// What a runtime posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Posted {
    /// The result.
    Response(Bytes),
    /// The handler failed, or the runtime could not call it.
    Error(Failure),
    /// A result beyond the limit.
    TooLarge,
    /// Its connection broke in the middle of it.
    Truncated,
    /// A result that has gone to its caller already, and how it failed in the end.
    Streamed(Option<Failure>),
}

/// When a runtime answered its event, and with how much.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answering {
    pub(crate) begun: Instant,
    pub(crate) ended: Instant,
    pub(crate) bytes: u64,
}

/// An error that a runtime reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// For the report, such as `Runtime.ImportModuleError`.
    pub(crate) kind: String,
    /// For the caller, unchanged.
    pub(crate) body: Bytes,
}

/// The conversation with one process. A reset starts a new one, so that nothing a killed process
/// has sent can be taken for the words of its successor.
pub(crate) struct Conversation {
    protocol: RefCell<Protocol>,
    extensions: Extensions,
    metadata: Rc<Metadata>,
    /// The connection that waits for an event.
    parked: RefCell<Option<Rc<OwnedWriteHalf>>>,
    posted: RefCell<Option<Posted>>,
    answering: Cell<Option<Answering>>,
    init_error: RefCell<Option<Failure>>,
    open: Cell<usize>,
    /// Where the response goes while it arrives; none when it is wanted whole.
    outlet: RefCell<Option<Rc<Outlet>>>,
    response_bytes_max: u64,
    pub(super) streams: Bounds,
    /// A connection broke while an answer arrived on it.
    cut_off: Cell<bool>,
    /// Told of every change.
    changed: Rc<Notify>,
}

impl Conversation {
    pub(crate) fn new(
        limits: &Limits,
        extensions: Extensions,
        metadata: Rc<Metadata>,
        changed: Rc<Notify>,
    ) -> Rc<Conversation> {
        Rc::new(Conversation {
            protocol: RefCell::default(),
            extensions,
            metadata,
            parked: RefCell::default(),
            posted: RefCell::default(),
            answering: Cell::default(),
            init_error: RefCell::default(),
            open: Cell::default(),
            outlet: RefCell::default(),
            response_bytes_max: limits.response_bytes_max,
            streams: Bounds::new(limits),
            cut_off: Cell::default(),
            changed,
        })
    }

    /// The runtime waits for an event.
    pub(crate) fn is_ready(&self) -> bool {
        self.protocol.borrow().state() == State::Ready
    }

    /// The runtime and every extension wait for an event.
    pub(crate) fn all_ready(&self) -> bool {
        self.is_ready() && self.extensions.registry().is_ready()
    }

    /// Those who listen beside the runtime.
    pub(crate) fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// Connections that may still have something to say after their process has ended.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get() > 0
    }

    /// What was posted for the event, once.
    pub(crate) fn take_posted(&self) -> Option<Posted> {
        self.posted.take()
    }

    /// The times of the answer to the current event, if there was one.
    pub(crate) fn answering(&self) -> Option<Answering> {
        self.answering.get()
    }

    /// What was posted in place of the first `next`, once.
    pub(crate) fn take_init_error(&self) -> Option<Failure> {
        self.init_error.take()
    }

    /// Puts an event into the waiting runtime's socket. What does not fit follows by itself; the
    /// caller thaws after this returns.
    pub(crate) fn deliver(&self, event: Event, outlet: Option<Rc<Outlet>>) {
        let (head, body) = (event.head(), event.payload.clone());
        self.extensions.tell_invoke(&event);
        self.protocol.borrow_mut().deliver(event);
        *self.outlet.borrow_mut() = outlet;
        self.answering.set(None);
        let Some(stream) = self.parked.take() else {
            return; // Its connection broke; the runtime will ask again.
        };
        match write_now(&stream, head.as_bytes(), &body) {
            Ok(rest) if rest.is_empty() => {}
            Ok(rest) => {
                tokio::task::spawn_local(async move { write_all(&stream, &rest).await });
            }
            Err(error) => tracing::debug!(%error, "the waiting connection is gone"),
        }
    }

    /// Accepts connections until it is dropped, and drops them with itself.
    pub(crate) async fn serve(self: Rc<Self>, listener: Rc<TcpListener>) {
        let mut connections = JoinSet::new();
        loop {
            while connections.try_join_next().is_some() {}
            let stream = accept(&listener).await;
            if connections.len() < CONNECTIONS_MAX {
                self.open.set(self.open.get() + 1);
                connections.spawn_local(self.clone().connection(stream));
            }
        }
    }

    async fn connection(self: Rc<Self>, stream: TcpStream) {
        // A small answer must not wait for the acknowledgement of an earlier one.
        let nodelay = stream.set_nodelay(true);
        let (read, write) = stream.into_split();
        let (mut reader, stream) = (Reader::new(read), Rc::new(write));
        let requests = self.requests(&mut reader, &stream).await;
        let cut_off = requests.is_err() && self.cut_off.take();
        if let Err(error) = nodelay.map_err(HttpError::Io).and(requests) {
            tracing::debug!(%error, "a connection of a runtime ended");
        }
        self.unpark(&stream);
        self.open.set(self.open.get() - 1);
        self.changed.notify_one();
        if cut_off {
            tokio::time::sleep(CUT_OFF_GRACE).await;
            self.post(Posted::Truncated);
        }
    }

    async fn requests(
        &self,
        reader: &mut Reader,
        stream: &Rc<OwnedWriteHalf>,
    ) -> Result<(), HttpError> {
        while let Some(head) = reader.head().await? {
            if let Some(route) = Route::of(&head) {
                self.extensions.serve(route, &head, stream, reader).await?;
                continue;
            }
            if head.path == metadata::PATH {
                reader.body(head.length, 0).await?;
                let (head, body) = self.metadata.answer(&head);
                write_all(stream, &[head.as_bytes(), &body].concat()).await?;
                continue;
            }
            self.unpark(stream);
            let asked = Asked::new(&head);
            if matches!(asked, Asked::Next) {
                // Nobody sends one, but it would be taken for the next request.
                reader.body(head.length, 0).await?;
            }
            let reply = match asked {
                Asked::Next => match self.next() {
                    Ok(Next::Wait) => {
                        self.park(stream);
                        continue;
                    }
                    Ok(Next::Event(event)) => Reply::Event(Box::new(event)),
                    Err(refusal) => Reply::Refused(refusal),
                },
                _ => self.take(stream, reader, &head, asked).await?,
            };
            reply.write(stream).await?;
            if head.close {
                break;
            }
        }
        Ok(())
    }

    fn next(&self) -> Result<Next, Refusal> {
        let next = self.protocol.borrow_mut().next();
        if next.is_ok() {
            self.extensions.close();
        }
        next
    }

    /// Everything that is not `next`: checks the order, takes the body.
    async fn take(
        &self,
        stream: &OwnedWriteHalf,
        reader: &mut Reader,
        head: &Head,
        asked: Asked<'_>,
    ) -> Result<Reply, HttpError> {
        let begun = self.begin(asked, head);
        if head.expects_continue {
            write_all(stream, b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        let taken = match &begun {
            Ok(Taking::Streamed(outlet)) => self.stream(stream, reader, head, outlet).await,
            Ok(Taking::Whole(bytes_max)) => {
                let body = reader.body(head.length, *bytes_max).await;
                body.map(|(body, trailers)| self.keep(asked, head, body, &trailers))
            }
            Err(_) => reader.body(head.length, 0).await.map(|_| Reply::Accepted),
        };
        match (taken, begun) {
            (Ok(_), Err(refused)) => Ok(refused),
            (Ok(reply), Ok(_)) => Ok(reply),
            (Err(HttpError::TooLong), _) => Err(HttpError::TooLong),
            (Err(error), begun) => {
                if begun.is_ok() && !matches!(asked, Asked::InitError) {
                    self.protocol.borrow_mut().answered();
                    self.cut_off.set(true);
                }
                // Half of the connection may still be there.
                let _ = Reply::Refused(Refusal::truncated()).write(stream).await;
                Err(error)
            }
        }
    }

    /// Whether this request is allowed now, and what becomes of its body.
    fn begin(&self, asked: Asked<'_>, head: &Head) -> Result<Taking, Reply> {
        let mut protocol = self.protocol.borrow_mut();
        match asked {
            Asked::Response(id) => {
                protocol.respond(id)?;
                drop(protocol);
                if !matches!(head.response_mode.as_deref(), None | Some("streaming")) {
                    self.answer(Posted::Error(invalid_mode(id)));
                    return Err(Reply::Refused(Refusal::response_mode()));
                }
                self.answer_begins();
                let outlet = self.outlet.borrow().clone();
                Ok(outlet.map_or(Taking::Whole(self.response_bytes_max), Taking::Streamed))
            }
            Asked::Error(id) => {
                protocol.fail(id)?;
                self.answer_begins();
                Ok(Taking::Whole(self.response_bytes_max))
            }
            Asked::InitError => Ok(Taking::Whole(INIT_ERROR_BYTES_MAX)),
            Asked::Ping => Err(Reply::Pong),
            Asked::Next | Asked::Unknown => Err(Reply::NotFound),
        }
    }

    fn keep(&self, asked: Asked<'_>, head: &Head, body: Body, trailers: &Trailers) -> Reply {
        let too_large = body == Body::TooLarge;
        let body = match body {
            Body::Whole(body) => body,
            Body::TooLarge => Bytes::new(),
        };
        let failure = |body| Failure {
            kind: error_type(head.error_type.as_deref()),
            body,
        };
        match asked {
            Asked::InitError => {
                if let Err(refusal) = self.protocol.borrow_mut().init_error() {
                    return Reply::Refused(refusal);
                }
                *self.init_error.borrow_mut() = Some(failure(body));
                self.changed.notify_one();
            }
            _ if too_large => self.answer(Posted::TooLarge),
            Asked::Error(_) if head.content_type.as_deref() == Some(cause::CONTENT_TYPE) => {
                self.answer(Posted::Error(failure(cause::without_cause(&body))));
            }
            Asked::Error(_) => self.answer(Posted::Error(failure(body))),
            _ => self.answer(match failure_of(trailers) {
                Some(failure) => Posted::Error(failure),
                None => Posted::Response(body),
            }),
        }
        match too_large {
            true => Reply::Refused(Refusal::too_large(self.response_bytes_max)),
            false => Reply::Accepted,
        }
    }

    fn answer_begins(&self) {
        let now = Instant::now();
        self.answering.set(Some(Answering {
            begun: now,
            ended: now,
            bytes: 0,
        }));
    }

    /// So many bytes of an answer have come.
    pub(super) fn answer_goes_on(&self, bytes: usize) {
        let going_on = self.answering.get().map(|before| Answering {
            ended: Instant::now(),
            bytes: before.bytes + bytes as u64,
            ..before
        });
        self.answering.set(going_on);
    }

    /// The runtime has given its answer.
    pub(super) fn answer(&self, posted: Posted) {
        self.answer_goes_on(match &posted {
            Posted::Response(body) => body.len(),
            Posted::Error(failure) => failure.body.len(),
            Posted::TooLarge | Posted::Truncated | Posted::Streamed(_) => 0,
        });
        self.protocol.borrow_mut().answered();
        self.post(posted);
    }

    fn post(&self, posted: Posted) {
        *self.posted.borrow_mut() = Some(posted);
        self.changed.notify_one();
    }

    fn park(&self, stream: &Rc<OwnedWriteHalf>) {
        // A runtime that asks on a second connection has given up the first.
        *self.parked.borrow_mut() = Some(stream.clone());
        self.changed.notify_one();
    }

    fn unpark(&self, stream: &Rc<OwnedWriteHalf>) {
        let mut parked = self.parked.borrow_mut();
        if parked
            .as_ref()
            .is_some_and(|parked| Rc::ptr_eq(parked, stream))
        {
            *parked = None;
        }
    }
}

/// Waits for a connection, also through a shortage of descriptors.
pub(crate) async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection out of an environment");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// The failure of an invocation whose runtime chose a mode that there is not.
fn invalid_mode(request_id: &str) -> Failure {
    let kind = "Runtime.InvalidResponseModeHeader";
    let message = format!("RequestId: {request_id} Error: Invalid function response mode");
    Failure {
        kind: kind.into(),
        body: failure::body(kind, &message),
    }
}

/// What becomes of a body.
enum Taking {
    /// It is kept, at most so many bytes.
    Whole(u64),
    /// It goes to the caller as it arrives.
    Streamed(Rc<Outlet>),
}

/// What a request wants.
#[derive(Debug, Clone, Copy)]
enum Asked<'a> {
    Next,
    Response(&'a str),
    Error(&'a str),
    InitError,
    Ping,
    Unknown,
}

impl<'a> Asked<'a> {
    fn new(head: &'a Head) -> Asked<'a> {
        let path = head.path.split('?').next().unwrap_or_default();
        let path = path.strip_prefix("/2018-06-01").unwrap_or(path);
        match (head.method.as_str(), path) {
            ("GET", "/runtime/invocation/next") => Asked::Next,
            ("POST", "/runtime/init/error") => Asked::InitError,
            ("GET", "/ping") => Asked::Ping,
            ("POST", _) => match path
                .strip_prefix("/runtime/invocation/")
                .and_then(|rest| rest.split_once('/'))
            {
                Some((id, "response")) => Asked::Response(id),
                Some((id, "error")) => Asked::Error(id),
                _ => Asked::Unknown,
            },
            _ => Asked::Unknown,
        }
    }
}

/// What a runtime is told.
pub(super) enum Reply {
    Event(Box<Event>),
    Accepted,
    Pong,
    NotFound,
    Refused(Refusal),
    /// Nothing is said on this connection any more.
    RefusedForGood(Refusal),
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Reply {
        Reply::Refused(refusal)
    }
}

impl Reply {
    pub(super) async fn write(self, stream: &OwnedWriteHalf) -> Result<(), HttpError> {
        let (head, body) = match self {
            Reply::Event(event) => (event.head(), event.payload),
            Reply::Accepted => json("202 Accepted", Bytes::from_static(ACCEPTED.as_bytes())),
            Reply::Pong => json("200 OK", Bytes::from_static(b"pong")),
            Reply::NotFound => json("404 Not Found", Bytes::from_static(b"404 page not found\n")),
            Reply::Refused(refusal) => json(refusal.status_line(), refusal.body().into()),
            Reply::RefusedForGood(refusal) => {
                let headers = [
                    ("Content-Type", "application/json"),
                    ("Connection", "close"),
                ];
                response(refusal.status_line(), &headers, refusal.body().into())
            }
        };
        let rest = write_now(stream, head.as_bytes(), &body)?;
        Ok(write_all(stream, &rest).await?)
    }
}

fn json(status: &str, body: Bytes) -> (String, Bytes) {
    response(status, &[("Content-Type", "application/json")], body)
}
