//! What `next` delivers.

use std::fmt::Write as _;

use std::sync::Arc;

use bytes::Bytes;

/// One event on its way to a runtime.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// UUID; the caller sees the same one.
    pub(crate) request_id: String,
    /// Milliseconds since the epoch.
    pub(crate) deadline_ms: i64,
    /// Qualified as the caller qualified it.
    pub(crate) invoked_arn: Arc<str>,
    /// `Root=…;Parent=…;Sampled=…`
    pub(crate) trace: String,
    /// Decoded JSON.
    pub(crate) client_context: Option<String>,
    /// JSON of the Cognito identity.
    pub(crate) identity: Option<String>,
    /// Whose it is, if tenants are kept apart.
    pub(crate) tenant: Option<Arc<str>>,
    /// The body.
    pub(crate) payload: Bytes,
}

impl Event {
    /// The answer to `next` up to and including the empty line.
    pub(crate) fn head(&self) -> String {
        let mut head = String::with_capacity(512);
        head.push_str("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        let mut header = |name: &str, value: &str| {
            if !value.is_empty() {
                head.extend(["Lambda-Runtime-", name, ": ", value, "\r\n"]);
            }
        };
        header("Aws-Request-Id", &self.request_id);
        header("Invoked-Function-Arn", &self.invoked_arn);
        header("Trace-Id", &self.trace);
        header(
            "Client-Context",
            self.client_context.as_deref().unwrap_or_default(),
        );
        header(
            "Cognito-Identity",
            self.identity.as_deref().unwrap_or_default(),
        );
        header("Aws-Tenant-Id", self.tenant.as_deref().unwrap_or_default());
        let (deadline, length) = (self.deadline_ms, self.payload.len());
        // Writing to a string cannot fail.
        let _ = write!(
            head,
            "Lambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: {length}\r\n\r\n"
        );
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_headers_are_not_sent() {
        let event = Event {
            request_id: "id".into(),
            deadline_ms: 1000,
            invoked_arn: "arn".into(),
            trace: String::new(),
            payload: Bytes::from_static(b"{}"),
            ..Event::default()
        };
        assert_eq!(
            event.head(),
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: id\r\nLambda-Runtime-Invoked-Function-Arn: arn\r\nLambda-Runtime-Deadline-Ms: 1000\r\nContent-Length: 2\r\n\r\n"
        );
    }
}
