//! An event, and whom it concerns.

use frazil_courier::Parcel;
use frazil_lambda::seams::{AttributeKind, TargetAttribute};
use frazil_wire::Fault;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::EventBridge;
use super::faults::failed;
use super::rules::Rule;
use crate::limits::HOPS_MAX;

/// The attribute that counts buses.
pub(super) const HOPS: &str = "hops";

/// An event on a bus.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The event as its targets see it.
    pub(super) value: Value,
    pub(super) trace: Option<String>,
    /// When the bus got it.
    pub(super) ingested: String,
    /// How many buses it went through before.
    pub(super) hops: u32,
}

/// What an event says; the rest is filled in.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) kind: String,
    pub(super) source: String,
    pub(super) time: Option<Timestamp>,
    pub(super) resources: Vec<String>,
    pub(super) detail: Value,
}

impl Event {
    pub(super) fn id(&self) -> String {
        let id = self.value.get("id").and_then(Value::as_str);
        id.unwrap_or_default().to_owned()
    }

    /// Tells another bus how far the event has come.
    pub(super) fn hops_attribute(&self, target: &str) -> Vec<TargetAttribute> {
        if !target.contains(":event-bus/") {
            return Vec::new();
        }
        vec![TargetAttribute {
            name: HOPS.to_owned(),
            kind: AttributeKind::Number,
            value: (self.hops + 1).to_string(),
        }]
    }
}

/// `2026-01-01T00:00:00Z`
pub(super) fn seconds(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl EventBridge {
    /// An event with everything that EventBridge adds.
    pub(super) fn event(&self, draft: Draft, trace: Option<String>) -> Event {
        let now = self.home.clock.now();
        let id = draft
            .id
            .unwrap_or_else(|| self.home.entropy.uuid().to_string());
        let value = json!({
            "version": "0",
            "id": id,
            "detail-type": draft.kind,
            "source": draft.source,
            "account": self.home.account,
            "time": seconds(draft.time.unwrap_or(now)),
            "region": self.home.region,
            "resources": draft.resources,
            "detail": draft.detail,
        });
        Event {
            value,
            trace,
            ingested: seconds(now),
            hops: 0,
        }
    }

    /// An event that a neighbour wrote down: what it does not say is filled in.
    pub(super) fn filled(&self, fields: Map<String, Value>, trace: Option<String>) -> Event {
        let mut event = self.event(Draft::default(), trace);
        if let Value::Object(all) = &mut event.value {
            let told = fields.into_iter().filter(|(_, value)| !value.is_null());
            told.for_each(|(name, value)| {
                all.insert(name, value);
            });
        }
        event
    }

    /// What the rules of a bus send because of an event.
    pub(super) fn parcels(&self, bus: &str, event: &Event, only: Option<&[String]>) -> Vec<Parcel> {
        let wants = |rule: &Rule| {
            let pattern = rule.pattern.as_ref().filter(|_| rule.is_enabled());
            let chosen = only.is_none_or(|only| only.contains(&rule.arn));
            chosen && pattern.is_some_and(|pattern| pattern.matches(&event.value))
        };
        self.read(|buses| {
            let rules = buses
                .get(bus)
                .into_iter()
                .flat_map(|bus| bus.rules.values());
            let wanting = rules.filter(|rule| wants(rule));
            let sends = wanting.flat_map(|rule| {
                let targets = rule.targets.iter();
                targets.map(|target| target.parcel(rule, event, &self.home.account))
            });
            sends.collect()
        })
    }

    /// Takes events on buses: archives them, and has them brought to whom they concern. When this
    /// returns, all of that is on disk.
    pub(super) async fn take(&self, events: &[(String, Event)]) -> Result<(), Fault> {
        let travelled = events.iter().filter(|(bus, event)| {
            let lost = event.hops >= HOPS_MAX;
            if lost {
                tracing::warn!(bus, id = event.id(), "an event went through too many buses");
            }
            !lost
        });
        let mut parcels = Vec::new();
        for (bus, event) in travelled {
            self.keep_event(bus, event).await?;
            parcels.extend(self.parcels(bus, event, None));
        }
        self.post(parcels).await
    }

    pub(super) async fn post(&self, parcels: Vec<Parcel>) -> Result<(), Fault> {
        if parcels.is_empty() {
            return Ok(());
        }
        self.courier
            .post(parcels)
            .await
            .map_err(|error| failed(&error))
    }
}
