//! Integrations with other services of this server: `SQS-SendMessage`, `EventBridge-PutEvents`.

use bytes::Bytes;
use frazil_wire::shapes::{events, sqs};
use frazil_wire::{Caller, Fault, perform};
use http::{Response, StatusCode};
use serde_json::json;

use super::HttpApis;
use super::exchange::{Exchange, Taken};
use super::gateway::Refusal;
use super::parameters::Source;
use super::records::Integration;
use crate::front::message;

impl HttpApis {
    /// Performs the operation that the integration's subtype names.
    pub(super) async fn perform(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        integration: &Integration,
    ) -> Result<Response<Bytes>, Refusal> {
        let source = Source {
            exchange,
            taken,
            response: None,
        };
        let text = |name: &str| source.value(integration.request_parameters.get(name)?);
        let calls = &*self.0.settings.calls;
        let caller = Caller::Service(self.sender(exchange, taken, integration));
        let answered: Result<_, Fault> = match integration.integration_subtype.as_deref() {
            Some("SQS-SendMessage") => {
                let input = sqs::SendMessageRequest {
                    queue_url: text("QueueUrl").unwrap_or_default(),
                    message_body: text("MessageBody").unwrap_or_default(),
                    delay_seconds: text("DelaySeconds").and_then(|text| text.parse().ok()),
                    message_group_id: text("MessageGroupId"),
                    message_deduplication_id: text("MessageDeduplicationId"),
                    ..sqs::SendMessageRequest::default()
                };
                let sent = perform::<sqs::SendMessage>(calls, &sqs::SERVICE, &caller, &input).await;
                sent.map(|sent| {
                    json!({
                        "MessageId": sent.message_id,
                        "MD5OfMessageBody": sent.md5_of_message_body,
                    })
                })
            }
            Some("EventBridge-PutEvents") => {
                let entry = events::PutEventsRequestEntry {
                    detail: text("Detail"),
                    detail_type: text("DetailType"),
                    source: text("Source"),
                    event_bus_name: text("EventBusName"),
                    ..events::PutEventsRequestEntry::default()
                };
                let input = events::PutEventsRequest {
                    entries: vec![entry],
                    ..events::PutEventsRequest::default()
                };
                let put = perform::<events::PutEvents>(calls, &events::SERVICE, &caller, &input);
                put.await.map(|put| {
                    let entries = put.entries.unwrap_or_default().into_iter();
                    let entries = entries.map(|entry| json!({"EventId": entry.event_id}));
                    json!({
                        "FailedEntryCount": put.failed_entry_count.unwrap_or_default(),
                        "Entries": entries.collect::<Vec<_>>(),
                    })
                })
            }
            _ => return Err(Refusal::failed()),
        };
        Ok(match answered {
            Ok(said) => {
                let mut response = message(200, "");
                *response.body_mut() = Bytes::from(said.to_string());
                response
            }
            Err(fault) => {
                let mut response = message(400, &fault.message);
                let status = StatusCode::from_u16(fault.status);
                *response.status_mut() = status.unwrap_or(StatusCode::BAD_GATEWAY);
                response
            }
        })
    }
}
