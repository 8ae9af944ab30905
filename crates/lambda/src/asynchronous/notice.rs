//! What destinations and dead-letter queues are told of an event's end. Pure.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use super::event::{Answer, Queued};
use crate::release::LATEST;
use crate::seams::{AttributeKind, TargetAttribute, TargetMessage};

/// Bytes of an error message that a dead-letter queue gets.
const ERROR_MESSAGE_BYTES: usize = 1024;

/// How an event ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Condition {
    Success,
    RetriesExhausted,
    EventAgeExceeded,
    ZeroReservedConcurrency,
    /// AWS has not published its word for this one.
    RecursiveInvocation,
}

/// Everything that is known at the end.
#[derive(Debug)]
pub(crate) struct End<'a> {
    pub(crate) event: &'a Queued,
    pub(crate) condition: Condition,
    pub(crate) payload: &'a [u8],
    /// The last answer, when there was an attempt.
    pub(crate) answer: Option<&'a Answer>,
    /// How often the function ran with the event.
    pub(crate) attempts: u32,
    /// The function's ARN without a qualifier.
    pub(crate) function_arn: &'a str,
    pub(crate) now: Timestamp,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InvocationRecord<'a> {
    version: &'static str,
    timestamp: String,
    request_context: RequestContext<'a>,
    request_payload: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_context: Option<ResponseContext<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_payload: Option<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext<'a> {
    request_id: &'a str,
    function_arn: String,
    condition: Condition,
    approximate_invoke_count: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResponseContext<'a> {
    status_code: u16,
    executed_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    function_error: Option<&'a str>,
}

impl End<'_> {
    /// The record that a destination gets.
    pub(crate) fn record(&self) -> String {
        let qualifier = self.event.record.qualifier.as_deref().unwrap_or(LATEST);
        let response_context = self.answer.map(|answer| ResponseContext {
            status_code: 200,
            executed_version: &answer.executed_version,
            function_error: answer.function_error.as_deref(),
        });
        let record = InvocationRecord {
            version: "1.0",
            timestamp: self.now.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
            request_context: RequestContext {
                request_id: &self.event.id,
                function_arn: format!("{}:{qualifier}", self.function_arn),
                condition: self.condition,
                approximate_invoke_count: self.attempts,
            },
            request_payload: raw(self.payload),
            response_context,
            response_payload: self.answer.map(|answer| raw(answer.payload.as_bytes())),
        };
        serde_json::to_string(&record).expect("raw values and text are JSON")
    }

    /// The message that a dead-letter queue gets: the event itself.
    pub(crate) fn dead_letter(&self) -> TargetMessage {
        let attribute = |name: &str, kind, value: String| TargetAttribute {
            name: name.to_owned(),
            kind,
            value,
        };
        let (code, message) = self.error();
        TargetMessage {
            body: String::from_utf8_lossy(self.payload).into_owned(),
            attributes: vec![
                attribute("RequestID", AttributeKind::String, self.event.id.clone()),
                attribute("ErrorCode", AttributeKind::Number, code.to_string()),
                attribute("ErrorMessage", AttributeKind::String, message),
            ],
            trace: self.event.record.trace.clone(),
            ..TargetMessage::default()
        }
    }

    /// Status and message as an invocation would have told them.
    fn error(&self) -> (u16, String) {
        let Some(answer) = self.answer else {
            return match self.condition {
                Condition::RecursiveInvocation => (400, super::RECURSIVE.to_owned()),
                _ => (429, "Rate Exceeded.".to_owned()),
            };
        };
        let error: Option<serde_json::Value> = serde_json::from_str(&answer.payload).ok();
        let message = error.as_ref().and_then(|it| it["errorMessage"].as_str());
        let message = presentable(message.unwrap_or(&answer.payload));
        // A queue refuses an attribute without a value.
        let message = Some(message).filter(|message| !message.is_empty());
        (200, message.unwrap_or_else(|| "Unhandled".to_owned()))
    }
}

/// At most 1 KB, and nothing that a queue refuses.
fn presentable(message: &str) -> String {
    let allowed = |character: char| match character {
        '\t' | '\n' | '\r' => character,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        control if control < ' ' => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let mut text: String = message.chars().map(allowed).collect();
    text.truncate(text.floor_char_boundary(ERROR_MESSAGE_BYTES));
    text
}

/// JSON as it was written; anything else as a JSON text.
fn raw(bytes: &[u8]) -> Box<RawValue> {
    let written = serde_json::from_slice::<&RawValue>(bytes).map(RawValue::to_owned);
    written.unwrap_or_else(|_| {
        let text = String::from_utf8_lossy(bytes);
        serde_json::value::to_raw_value(&text).expect("text is JSON")
    })
}

#[cfg(test)]
mod tests {
    use super::super::event::EventRecord;
    use super::*;

    fn event(qualifier: Option<&str>) -> Queued {
        Queued {
            function: "f".into(),
            due_ms: 0,
            id: "8ea123e4-1db7-4aca-ad10-d9ca1234c1fd".into(),
            record: EventRecord {
                qualifier: qualifier.map(str::to_owned),
                incarnation: String::new(),
                accepted_ms: 0,
                attempts: 2,
                refusals: 0,
                trace: Some("Root=1-a".into()),
                tenant: None,
                answered: false,
            },
        }
    }

    fn end<'a>(event: &'a Queued, condition: Condition, answer: Option<&'a Answer>) -> End<'a> {
        End {
            event,
            condition,
            payload: br#"{"a": 1}"#,
            answer,
            attempts: u32::from(answer.is_some()) * 3,
            function_arn: "arn:aws:lambda:us-east-1:000000000000:function:f",
            now: Timestamp::from_millisecond(1_763_978_400_000).expect("a time"),
        }
    }

    fn failed(payload: &str) -> Answer {
        Answer {
            executed_version: "$LATEST".into(),
            function_error: Some("Unhandled".into()),
            payload: payload.into(),
        }
    }

    #[test]
    fn a_failure_is_told_as_aws_tells_it() {
        let (event, answer) = (event(None), failed(r#"{"errorMessage":"no"}"#));
        let end = end(&event, Condition::RetriesExhausted, Some(&answer));
        assert_eq!(
            end.record(),
            concat!(
                r#"{"version":"1.0","timestamp":"2025-11-24T10:00:00.000Z","#,
                r#""requestContext":{"requestId":"8ea123e4-1db7-4aca-ad10-d9ca1234c1fd","#,
                r#""functionArn":"arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST","#,
                r#""condition":"RetriesExhausted","approximateInvokeCount":3},"#,
                r#""requestPayload":{"a": 1},"#,
                r#""responseContext":{"statusCode":200,"executedVersion":"$LATEST","#,
                r#""functionError":"Unhandled"},"responsePayload":{"errorMessage":"no"}}"#
            )
        );
    }

    #[test]
    fn a_success_has_no_error_and_names_the_alias() {
        let event = event(Some("live"));
        let answer = Answer {
            executed_version: "2".into(),
            function_error: None,
            payload: "not JSON".into(),
        };
        let record = end(&event, Condition::Success, Some(&answer)).record();
        assert!(
            record.contains(r#":function:f:live","condition":"Success""#),
            "{record}"
        );
        let rest = r#""responseContext":{"statusCode":200,"executedVersion":"2"},"responsePayload":"not JSON"}"#;
        assert!(record.ends_with(rest), "{record}");
    }

    #[test]
    fn what_never_ran_has_no_response() {
        let event = event(None);
        let record = end(&event, Condition::ZeroReservedConcurrency, None).record();
        let rest = r#""condition":"ZeroReservedConcurrency","approximateInvokeCount":0},"requestPayload":{"a": 1}}"#;
        assert!(record.ends_with(rest), "{record}");
    }

    #[test]
    fn a_dead_letter_is_the_event_with_three_attributes() {
        let (event, answer) = (event(None), failed(r#"{"errorMessage":"no\u0001"}"#));
        let letter = end(&event, Condition::RetriesExhausted, Some(&answer)).dead_letter();
        assert_eq!(letter.body, r#"{"a": 1}"#);
        let attributes = letter.attributes.iter();
        let attributes = attributes.map(|it| (it.name.as_str(), it.kind.name(), it.value.as_str()));
        assert_eq!(
            attributes.collect::<Vec<_>>(),
            [
                (
                    "RequestID",
                    "String",
                    "8ea123e4-1db7-4aca-ad10-d9ca1234c1fd"
                ),
                ("ErrorCode", "Number", "200"),
                ("ErrorMessage", "String", "no\u{fffd}"),
            ]
        );
    }

    #[test]
    fn an_error_message_has_a_kilobyte_at_most_and_is_never_empty() {
        let event = event(None);
        let message = |payload: &str| {
            let answer = failed(payload);
            let letter = end(&event, Condition::RetriesExhausted, Some(&answer)).dead_letter();
            letter.attributes[2].value.clone()
        };
        let long = message(&format!(r#"{{"errorMessage":"{}"}}"#, "ä".repeat(2000)));
        assert_eq!(long.len(), ERROR_MESSAGE_BYTES);
        assert_eq!(message(r#"{"errorMessage":""}"#), "Unhandled");
        assert_eq!(message("plain"), "plain");
    }
}
