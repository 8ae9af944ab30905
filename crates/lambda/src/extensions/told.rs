//! The events that extensions get, as JSON.

use serde_json::json;

use crate::runtime_api::event::Event;

/// A kind of event that an extension subscribes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An invocation starts.
    Invoke,
    /// The environment ends, or is reset.
    Shutdown,
}

impl Kind {
    /// AWS's name of it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Invoke => "INVOKE",
            Kind::Shutdown => "SHUTDOWN",
        }
    }

    pub(super) fn of(name: &str) -> Option<Kind> {
        [Kind::Invoke, Kind::Shutdown]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Why processes are shut down. On the wire in lower case, as AWS's code writes it; its
/// documentation has capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The environment is not needed any more.
    Spindown,
    /// The function's time was over.
    Timeout,
    /// A process ended that should not have.
    Failure,
}

impl Reason {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Reason::Spindown => "spindown",
            Reason::Timeout => "timeout",
            Reason::Failure => "failure",
        }
    }
}

/// The body of an INVOKE event.
pub(crate) fn invoke(event: &Event) -> String {
    let mut body = json!({
        "eventType": Kind::Invoke.name(),
        "deadlineMs": event.deadline_ms,
        "requestId": event.request_id,
        "invokedFunctionArn": &*event.invoked_arn,
    });
    if !event.trace.is_empty() {
        body["tracing"] = json!({"type": "X-Amzn-Trace-Id", "value": event.trace});
    }
    body.to_string()
}

/// The body of a SHUTDOWN event.
pub(crate) fn shutdown(reason: Reason, deadline_ms: i64) -> String {
    json!({
        "eventType": Kind::Shutdown.name(),
        "deadlineMs": deadline_ms,
        "shutdownReason": reason.name(),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn events_are_those_of_aws() {
        let event = Event {
            request_id: "id".into(),
            deadline_ms: 1000,
            invoked_arn: "arn".into(),
            trace: "Root=1".into(),
            ..Event::default()
        };
        let json = |text: String| serde_json::from_str::<Value>(&text).expect("JSON");
        assert_eq!(
            json(invoke(&event)),
            json!({
                "eventType": "INVOKE", "deadlineMs": 1000, "requestId": "id",
                "invokedFunctionArn": "arn",
                "tracing": {"type": "X-Amzn-Trace-Id", "value": "Root=1"}
            })
        );
        assert_eq!(
            json(shutdown(Reason::Timeout, 2000)),
            json!({"eventType": "SHUTDOWN", "deadlineMs": 2000, "shutdownReason": "timeout"})
        );
    }
}
