//! One invocation while it runs.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::Work;
use super::downfall::Downfall;
use crate::invoke::{Caller, Completion, InvokeAnswer, InvokeError, Outlet, failure};
use crate::record::{Span, Status};
use crate::release::Release;
use crate::runtime_api::event::Event;
use crate::runtime_api::server::{Answering, Posted};
use crate::traffic::{Permit, Running};

pub(super) struct Ongoing {
    pub(super) request_id: String,
    /// As the caller named the function.
    pub(super) invoked_arn: Arc<str>,
    pub(super) started: Instant,
    pub(super) started_at: Timestamp,
    /// How much ran when it was let in.
    pub(super) running: Running,
    pub(super) deadline: Instant,
    pub(super) timeout: Duration,
    /// Until the runtime asked for the next event; set by [`stop`](Self::stop).
    pub(super) duration: Duration,
    pub(super) log_tail_bytes: Option<usize>,
    runtime_done_at: Option<Instant>,
    event: Event,
    answer: Option<Answer>,
    /// Where a streamed response goes.
    outlet: Option<Rc<Outlet>>,
    reply: Option<Reply>,
}

struct Answer {
    payload: Bytes,
    failed: bool,
    /// What the runtime called the failure.
    kind: Option<String>,
}

struct Reply {
    to: ReplyTo,
    permit: Permit,
}

enum ReplyTo {
    Whole(oneshot::Sender<Result<InvokeAnswer, InvokeError>>),
    Stream(oneshot::Sender<Completion>),
}

impl Ongoing {
    pub(super) fn start(work: Work, timeout: Duration) -> Ongoing {
        let started = Instant::now();
        let timeout_ms = i64::try_from(timeout.as_millis()).unwrap_or(i64::MAX);
        let mut event = work.event;
        let started_at = Timestamp::now();
        event.deadline_ms = started_at.as_millisecond().saturating_add(timeout_ms);
        let (to, outlet) = match work.caller {
            Caller::Whole(to) => (ReplyTo::Whole(to), None),
            Caller::Stream(to) => {
                let version = &work.release.version;
                let (outlet, complete) = Outlet::new(to, &event.request_id, &event.trace, version);
                (ReplyTo::Stream(complete), Some(Rc::new(outlet)))
            }
        };
        Ongoing {
            request_id: event.request_id.clone(),
            invoked_arn: event.invoked_arn.clone(),
            started,
            started_at,
            running: work.permit.running,
            deadline: started + timeout,
            timeout,
            duration: Duration::ZERO,
            runtime_done_at: None,
            log_tail_bytes: work.log_tail_bytes,
            event,
            answer: None,
            outlet,
            reply: Some(Reply {
                to,
                permit: work.permit,
            }),
        }
    }

    /// The event, for delivery. What the answer needs of it stays.
    pub(super) fn take_event(&mut self) -> Event {
        let rest = Event {
            trace: self.event.trace.clone(),
            ..Event::default()
        };
        std::mem::replace(&mut self.event, rest)
    }

    /// Where the response goes while the runtime makes it; none when it is wanted whole.
    pub(super) fn outlet(&self) -> Option<Rc<Outlet>> {
        self.outlet.clone()
    }

    /// The runtime has answered.
    pub(super) fn answered(&mut self, posted: Posted, response_bytes_max: u64) {
        let (payload, kind) = match posted {
            Posted::Response(payload) => (payload, None),
            Posted::Error(error) => (error.body, Some(error.kind)),
            Posted::TooLarge => {
                let kind = "Function.ResponseSizeTooLarge".to_owned();
                (failure::too_large(response_bytes_max), Some(kind))
            }
            Posted::Truncated => {
                let kind = "Runtime.TruncatedResponse".to_owned();
                (failure::truncated(&self.request_id), Some(kind))
            }
            Posted::Streamed(None) => (Bytes::new(), None),
            Posted::Streamed(Some(error)) => (error.body, Some(error.kind)),
        };
        self.answer = Some(Answer {
            payload,
            failed: kind.is_some(),
            kind,
        });
    }

    /// The runtime is gone. Who has an answer keeps it.
    pub(super) fn fell(&mut self, downfall: Downfall) {
        if self.answer.is_none() {
            let payload = downfall.body(&self.request_id, self.timeout);
            self.answer = Some(Answer {
                payload,
                failed: true,
                kind: None,
            });
        }
    }

    /// How the runtime fared, as it said itself.
    pub(super) fn outcome(&self) -> Status {
        let kind = self.answer.as_ref().and_then(|answer| answer.kind.clone());
        kind.map_or(Status::Success, Status::Error)
    }

    /// The trace header, if the function is traced.
    pub(super) fn trace(&self, release: &Release) -> Option<&str> {
        release.tracing.then_some(self.event.trace.as_str())
    }

    /// The runtime has finished with the event; extensions may not have.
    pub(super) fn runtime_done(&mut self) {
        self.runtime_done_at = Some(Instant::now());
    }

    pub(super) fn is_runtime_done(&self) -> bool {
        self.runtime_done_at.is_some()
    }

    /// From the end of the runtime's work to the end of the extensions', once all is over.
    pub(super) fn extension_overhead(&self) -> Option<Span> {
        let after = self.runtime_done_at?.duration_since(self.started);
        let overhead = self.duration.saturating_sub(after);
        Some(Span::new(
            "extensionOverhead",
            self.started_at + after,
            overhead,
        ))
    }

    /// The parts of the time from the start until now, once there was an answer.
    pub(super) fn spans(&self, answering: Option<Answering>) -> Vec<Span> {
        let Some(answering) = answering else {
            return Vec::new();
        };
        let span = |name, from: Instant, to: Instant| {
            let start = self.started_at + from.duration_since(self.started);
            Span::new(name, start, to.duration_since(from))
        };
        vec![
            span("responseLatency", self.started, answering.begun),
            span("responseDuration", answering.begun, answering.ended),
            span("runtimeOverhead", answering.ended, Instant::now()),
        ]
    }

    /// Whether the caller's answer is a failure, or there is none.
    pub(super) fn has_failed(&self) -> bool {
        self.answer.as_ref().is_none_or(|answer| answer.failed)
    }

    /// The clock stops. A timeout lasts exactly as long as it says.
    pub(super) fn stop(&mut self, downfall: Option<&Downfall>) {
        self.duration = match downfall {
            Some(Downfall::TimedOut) => self.timeout,
            _ => self.started.elapsed(),
        };
    }

    /// How long the environment was busy, as a measure for those who wait: nothing when the
    /// runtime had to be started or reset.
    pub(super) fn pace(&self) -> Option<Duration> {
        (!self.has_failed()).then_some(self.duration)
    }

    /// Tells the caller, once.
    pub(super) fn reply(&mut self, version: &str, tail: Option<Vec<u8>>) {
        let (Some(reply), Some(answer)) = (self.reply.take(), self.answer.as_ref()) else {
            return;
        };
        // Before the answer: who waits for it may come back at once.
        drop(reply.permit);
        // The caller may have gone; the invocation was run all the same.
        match reply.to {
            ReplyTo::Whole(to) => drop(to.send(Ok(InvokeAnswer {
                request_id: self.request_id.clone(),
                trace: self.event.trace.clone(),
                executed_version: version.to_owned(),
                function_error: answer.failed.then_some("Unhandled"),
                log_result: tail.map(|tail| STANDARD.encode(tail)),
                payload: answer.payload.clone(),
            }))),
            ReplyTo::Stream(to) => {
                if let Some(outlet) = &self.outlet {
                    // It may have ended before there was a response.
                    drop(outlet.open(None));
                }
                let error = answer.failed.then(|| answer.payload.clone());
                drop(to.send(Completion::new(error, tail)));
            }
        }
    }
}
