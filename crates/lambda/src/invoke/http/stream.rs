//! The InvokeWithResponseStream operation over HTTP.

use bytes::Bytes;
use frazil_wire::event_stream::{self, Message};
use frazil_wire::{encode_fault, shapes};
use futures::stream::{Stream, unfold};
use http::header::{CONTENT_TYPE, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};
use serde::Serialize;

use super::{INVOKE_STREAM, empty, set};
use crate::invoke::body::{self, Body, BrokenOff};
use crate::invoke::{Completion, InvokeStream};
use crate::shard::ShardHandle;

impl ShardHandle {
    /// Answers `POST /2021-11-15/functions/{name}/response-streaming-invocations`, as soon as the
    /// function's response begins.
    pub async fn invoke_stream_http(&self, request: &Parts, body: Bytes) -> Response<Body> {
        let settings = &self.0.settings;
        let request_id = settings.entropy.uuid().to_string();
        let refuse = |fault| {
            let refused = encode_fault(&shapes::lambda::SERVICE, &fault, &request_id);
            body::complete(refused)
        };
        let named = self.named(&INVOKE_STREAM, request);
        let asked =
            named.and_then(|(name, kind)| self.asked(&name, &kind, request, body, &request_id));
        match asked {
            Ok(Some((target, invoke))) => match self.stream(target, invoke).await {
                Ok(stream) => response(stream),
                Err(error) => refuse(self.fault(&error)),
            },
            Ok(None) => body::complete(empty(StatusCode::NO_CONTENT, &request_id)),
            Err(fault) => refuse(fault),
        }
    }
}

fn response(stream: InvokeStream) -> Response<Body> {
    let mut head = empty(StatusCode::OK, &stream.request_id);
    let kind = HeaderValue::from_static(event_stream::CONTENT_TYPE);
    head.headers_mut().insert(CONTENT_TYPE, kind);
    set(
        &mut head,
        "x-amz-executed-version",
        &stream.executed_version,
    );
    set(&mut head, "x-amzn-trace-id", &stream.trace);
    let (head, _) = head.into_parts();
    Response::from_parts(head, body::streamed(events(stream)))
}

/// Chunks, and at the end how it went. A failure is an event too: the stream itself ends well.
fn events(stream: InvokeStream) -> impl Stream<Item = Result<Bytes, BrokenOff>> + Send {
    unfold(Some(stream), |stream| async {
        let mut stream = stream?;
        Some(match stream.next().await {
            Some(piece) => (Ok(chunk(piece)), Some(stream)),
            None => (Ok(complete(stream.completion().await)), None),
        })
    })
}

fn chunk(payload: Bytes) -> Bytes {
    Message::event("PayloadChunk", "application/octet-stream", payload).encode()
}

fn complete(completion: &Completion) -> Bytes {
    #[derive(Serialize)]
    #[serde(rename_all = "PascalCase")]
    struct InvokeComplete<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        error_code: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        error_details: Option<std::borrow::Cow<'a, str>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        log_result: Option<&'a str>,
    }
    let details = completion.error.as_deref().map(String::from_utf8_lossy);
    let event = InvokeComplete {
        error_code: details.is_some().then_some("Unhandled"),
        error_details: details,
        log_result: completion.log_result.as_deref(),
    };
    let payload = serde_json::to_vec(&event).expect("three strings are JSON");
    Message::event("InvokeComplete", "application/json", payload.into()).encode()
}

#[cfg(test)]
mod tests {
    use bytes::BytesMut;

    use super::*;

    #[test]
    fn the_end_says_only_what_there_is_to_say() {
        for (error, log, expect) in [
            (None, None, "{}"),
            (None, Some("eA=="), r#"{"LogResult":"eA=="}"#),
            (
                Some(r#"{"errorType":"T"}"#),
                None,
                r#"{"ErrorCode":"Unhandled","ErrorDetails":"{\"errorType\":\"T\"}"}"#,
            ),
        ] {
            let completion = Completion {
                error: error.map(|error| Bytes::from_static(error.as_bytes())),
                log_result: log.map(str::to_owned),
            };
            let mut bytes = BytesMut::from(&complete(&completion)[..]);
            let message = Message::decode(&mut bytes).expect("whole").expect("one");
            assert_eq!(message.payload, expect);
            assert_eq!(message.text(":event-type"), Some("InvokeComplete"));
            assert_eq!(message.text(":content-type"), Some("application/json"));
        }
    }
}
