//! `PutEvents`.

use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    PutEventsRequest, PutEventsRequestEntry, PutEventsResponse, PutEventsResultEntry,
};
use serde_json::Value;

use super::EventBridge;
use super::event::{Draft, Event};
use super::faults::invalid;
use crate::limits::ENTRIES_BYTES_MAX;

/// Why an entry is refused.
struct Refusal(&'static str, &'static str);

impl EventBridge {
    pub(super) async fn put_events(
        &self,
        input: PutEventsRequest,
    ) -> Result<PutEventsResponse, Fault> {
        if input.endpoint_id.is_some() {
            return Err(invalid("EndpointId is not supported by this server."));
        }
        if input.entries.iter().map(bytes).sum::<usize>() > ENTRIES_BYTES_MAX {
            return Err(invalid(
                "Total size of the entries in the request is over the limit.",
            ));
        }
        let (mut events, mut results, mut failed) = (Vec::new(), Vec::new(), 0);
        for entry in input.entries {
            results.push(match self.read_entry(entry) {
                Ok((bus, event)) => {
                    let id = event.id();
                    // What nobody listens to is taken all the same.
                    events.extend(bus.map(|bus| (bus, event)));
                    PutEventsResultEntry {
                        event_id: Some(id),
                        ..PutEventsResultEntry::default()
                    }
                }
                Err(Refusal(code, message)) => {
                    failed += 1;
                    PutEventsResultEntry {
                        error_code: Some(code.to_owned()),
                        error_message: Some(message.to_owned()),
                        event_id: None,
                    }
                }
            });
        }
        self.take(&events).await?;
        Ok(PutEventsResponse {
            failed_entry_count: Some(failed),
            entries: Some(results),
        })
    }

    /// An entry as an event, and its bus if there is one.
    fn read_entry(&self, entry: PutEventsRequestEntry) -> Result<(Option<String>, Event), Refusal> {
        let required = |text: Option<String>, message| {
            let text = text.filter(|text| !text.is_empty());
            text.ok_or(Refusal("InvalidArgument", message))
        };
        let source = required(
            entry.source,
            "Parameter Source is not valid. Reason: Source is a required argument.",
        )?;
        let kind = required(
            entry.detail_type,
            "Parameter DetailType is not valid. Reason: DetailType is a required argument.",
        )?;
        let detail = required(
            entry.detail,
            "Parameter Detail is not valid. Reason: Detail is a required argument.",
        )?;
        if source.starts_with("aws.") {
            let message = "Not authorized for the source.";
            return Err(Refusal("NotAuthorizedForSourceException", message));
        }
        let detail = serde_json::from_str(&detail).ok().filter(Value::is_object);
        let detail = detail.ok_or(Refusal("MalformedDetail", "Detail is malformed."))?;
        let draft = Draft {
            id: None,
            kind,
            source,
            time: entry.time,
            resources: entry.resources.unwrap_or_default(),
            detail,
        };
        let bus = self.bus_named(entry.event_bus_name.as_deref()).ok();
        Ok((bus, self.event(draft, entry.trace_header)))
    }
}

/// What counts towards the size of a request.
fn bytes(entry: &PutEventsRequestEntry) -> usize {
    let texts = [&entry.source, &entry.detail_type, &entry.detail];
    let texts = texts.into_iter().flatten().map(String::len);
    let resources = entry.resources.iter().flatten().map(String::len);
    let time = entry.time.map_or(0, |_| 14);
    texts.chain(resources).sum::<usize>() + time
}
