//! Which request of a runtime is allowed when, and what it is told otherwise.
//!
//! Source: AWS's own sandbox code as published with its emulator, `lambda.md` §2.1. The names of
//! the states appear in error messages.

use super::event::Event;

/// Where a runtime stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The process was started and has not asked for anything.
    Started,
    /// It reported that it cannot start.
    InitError,
    /// It waits for an event.
    Ready,
    /// It works on one.
    Running,
    /// Its response arrives.
    Responding,
    /// Its error arrives.
    Failing,
    /// It has answered and has not asked for the next one.
    ResponseSent,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Started => "Started",
            State::InitError => "InitError",
            State::Ready => "Ready",
            State::Running => "Running",
            State::Responding => "InvocationResponse",
            State::Failing => "InvocationErrorResponse",
            State::ResponseSent => "RuntimeResponseSentState",
        }
    }
}

/// An answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) kind: &'static str,
    pub(crate) message: String,
}

impl Refusal {
    fn invalid_id() -> Refusal {
        Refusal {
            status: 400,
            kind: "InvalidRequestID",
            message: "Invalid request ID".into(),
        }
    }

    fn transition(from: State, to: &str) -> Refusal {
        let from = from.name();
        Refusal {
            status: 403,
            kind: "InvalidStateTransition",
            message: format!(
                "State transition from {from} to {to} failed for runtime. Error: State transition is not allowed"
            ),
        }
    }

    pub(crate) fn too_large(bytes_max: u64) -> Refusal {
        Refusal {
            status: 413,
            kind: "RequestEntityTooLarge",
            message: format!("Exceeded maximum allowed payload size ({bytes_max} bytes)."),
        }
    }

    pub(crate) fn truncated() -> Refusal {
        Refusal {
            status: 400,
            kind: "TruncatedHTTPRequest",
            message: "HTTP request detected as truncated".into(),
        }
    }

    pub(crate) fn response_mode() -> Refusal {
        Refusal {
            status: 400,
            kind: "InvalidFunctionResponseMode",
            message: "Invalid function response mode".into(),
        }
    }

    pub(crate) fn status_line(&self) -> &'static str {
        match self.status {
            400 => "400 Bad Request",
            413 => "413 Request Entity Too Large",
            _ => "403 Forbidden",
        }
    }

    /// The body, as AWS writes it.
    pub(crate) fn body(&self) -> String {
        serde_json::json!({"errorMessage": self.message, "errorType": self.kind}).to_string()
    }
}

/// What `next` means right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// There is no event yet.
    Wait,
    /// This is the event: the runtime asks again.
    Event(Event),
}

/// One runtime's side of the conversation; a new one for every process.
#[derive(Debug)]
pub(crate) struct Protocol {
    state: State,
    event: Option<Event>,
}

impl Default for Protocol {
    fn default() -> Protocol {
        Protocol {
            state: State::Started,
            event: None,
        }
    }
}

impl Protocol {
    pub(crate) fn state(&self) -> State {
        self.state
    }

    /// Gives an event to the runtime, which waits for one.
    pub(crate) fn deliver(&mut self, event: Event) {
        debug_assert_eq!(self.state, State::Ready);
        self.state = State::Running;
        self.event = Some(event);
    }

    /// `GET …/invocation/next`
    pub(crate) fn next(&mut self) -> Result<Next, Refusal> {
        match (self.state, &self.event) {
            (State::InitError | State::Responding | State::Failing, _) => {
                Err(Refusal::transition(self.state, State::Ready.name()))
            }
            // Asked again while it runs: a runtime lost its connection.
            (State::Running, Some(event)) => Ok(Next::Event(event.clone())),
            _ => {
                self.state = State::Ready;
                self.event = None;
                Ok(Next::Wait)
            }
        }
    }

    /// `POST …/invocation/{id}/response`, before its body is read.
    pub(crate) fn respond(&mut self, id: &str) -> Result<(), Refusal> {
        self.begin(id, State::Responding)
    }

    /// `POST …/invocation/{id}/error`, before its body is read.
    pub(crate) fn fail(&mut self, id: &str) -> Result<(), Refusal> {
        self.begin(id, State::Failing)
    }

    /// The answer has arrived, or will never arrive whole.
    pub(crate) fn answered(&mut self) {
        self.state = State::ResponseSent;
    }

    /// `POST …/init/error`
    pub(crate) fn init_error(&mut self) -> Result<(), Refusal> {
        if self.state != State::Started {
            return Err(Refusal::transition(self.state, State::InitError.name()));
        }
        self.state = State::InitError;
        Ok(())
    }

    fn begin(&mut self, id: &str, to: State) -> Result<(), Refusal> {
        match &self.event {
            Some(event) if event.request_id == id => match self.state {
                State::Running => {
                    self.state = to;
                    Ok(())
                }
                state => Err(Refusal::transition(state, to.name())),
            },
            _ => Err(Refusal::invalid_id()),
        }
    }
}

/// The error type that counts for a report, from the header a runtime sent: AWS keeps what looks
/// like one of its own and replaces the rest.
pub(crate) fn error_type(header: Option<&str>) -> String {
    let header = header.unwrap_or_default();
    let known = ["Runtime.", "Function."]
        .iter()
        .any(|prefix| header.strip_prefix(prefix).is_some_and(is_name));
    if known {
        header.to_owned()
    } else if header.starts_with("Function.") {
        "Function.Unknown".to_owned()
    } else {
        "Runtime.Unknown".to_owned()
    }
}

fn is_name(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(|other| other.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str) -> Event {
        Event {
            request_id: id.into(),
            ..Event::default()
        }
    }

    fn running() -> Protocol {
        let mut protocol = Protocol::default();
        assert_eq!(protocol.next(), Ok(Next::Wait));
        protocol.deliver(event("1"));
        protocol
    }

    #[test]
    fn an_ordinary_invocation() {
        let mut protocol = running();
        assert_eq!(protocol.state(), State::Running);
        assert_eq!(protocol.respond("1"), Ok(()));
        protocol.answered();
        assert_eq!(protocol.next(), Ok(Next::Wait));
        assert_eq!(protocol.state(), State::Ready);
    }

    #[test]
    fn a_repeated_next_returns_the_same_event() {
        let mut protocol = running();
        assert_eq!(protocol.next(), Ok(Next::Event(event("1"))));
        assert_eq!(protocol.next(), Ok(Next::Event(event("1"))));
        assert_eq!(protocol.respond("1"), Ok(()));
    }

    #[test]
    fn while_an_answer_arrives_there_is_no_other() {
        let mut protocol = running();
        assert_eq!(protocol.respond("1"), Ok(()));
        for (refused, to) in [
            (protocol.respond("1"), "InvocationResponse"),
            (protocol.fail("1"), "InvocationErrorResponse"),
            (protocol.next().map(|_| ()), "Ready"),
        ] {
            let message = refused.expect_err("an answer arrives").message;
            let expect = format!("State transition from InvocationResponse to {to} failed");
            assert!(message.starts_with(&expect), "{message}");
        }
        protocol.answered();
        assert_eq!(protocol.next(), Ok(Next::Wait));
    }

    #[test]
    fn a_wrong_id_is_refused_in_every_state() {
        let invalid = Err(Refusal::invalid_id());
        assert_eq!(Protocol::default().respond("1"), invalid);
        assert_eq!(running().respond("2"), invalid);
        assert_eq!(running().fail("2"), invalid);
        let body = Refusal::invalid_id().body();
        assert_eq!(
            body,
            r#"{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}"#
        );
    }

    #[test]
    fn a_wrong_order_is_refused_in_the_words_of_aws() {
        let mut protocol = running();
        protocol.answered();
        let refusal = protocol.respond("1").expect_err("answered twice");
        assert_eq!(refusal.status, 403);
        assert_eq!(
            refusal.body(),
            r#"{"errorMessage":"State transition from RuntimeResponseSentState to InvocationResponse failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}"#
        );
        let refusal = running().init_error().expect_err("init is over");
        assert!(refusal.message.contains("from Running to InitError"));
        let mut protocol = Protocol::default();
        assert_eq!(protocol.init_error(), Ok(()));
        let refusal = protocol.next().expect_err("init has failed");
        assert!(refusal.message.contains("from InitError to Ready"));
    }

    #[test]
    fn error_types_are_kept_or_replaced() {
        for (header, expect) in [
            (None, "Runtime.Unknown"),
            (
                Some("Runtime.ImportModuleError"),
                "Runtime.ImportModuleError",
            ),
            (Some("Function.Mine"), "Function.Mine"),
            (Some("Function.not-mine"), "Function.Unknown"),
            (Some("ValueError"), "Runtime.Unknown"),
            (Some("Runtime."), "Runtime.Unknown"),
        ] {
            assert_eq!(error_type(header), expect, "{header:?}");
        }
    }
}
