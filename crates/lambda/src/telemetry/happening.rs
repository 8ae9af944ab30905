//! Something that happened, as any subscriber may want to hear of it.

use std::rc::Rc;

use jiff::Timestamp;
use serde_json::Value;

use super::subscription::{Api, Subscription};
use crate::record::{Entry, event};

/// Who has said a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Function,
    Extension,
}

impl Origin {
    /// The type of event, and of what is subscribed to.
    fn name(self) -> &'static str {
        match self {
            Origin::Function => "function",
            Origin::Extension => "extension",
        }
    }
}

/// Cheap to clone: it is kept for all who may subscribe later.
#[derive(Debug, Clone)]
pub(crate) enum Happening {
    Said {
        origin: Origin,
        time: Timestamp,
        text: Rc<str>,
        /// The function logs JSON, so a line may be an object.
        is_json: bool,
    },
    /// Events as the two APIs have them.
    Platform {
        telemetry: Option<Rc<str>>,
        logs: Option<Rc<str>>,
    },
}

impl Happening {
    pub(super) fn said(origin: Origin, time: Timestamp, text: &str, is_json: bool) -> Happening {
        Happening::Said {
            origin,
            time,
            text: text.into(),
            is_json,
        }
    }

    pub(super) fn platform(entry: &Entry<'_>, now: Timestamp) -> Happening {
        Happening::Platform {
            telemetry: entry.event(now).map(Rc::from),
            logs: entry.logs_event(now).map(Rc::from),
        }
    }

    /// What it takes to keep it.
    pub(super) fn bytes(&self) -> usize {
        let length = |text: &Option<Rc<str>>| text.as_ref().map_or(0, |text| text.len());
        match self {
            Happening::Said { text, .. } => text.len(),
            Happening::Platform { telemetry, logs } => length(telemetry) + length(logs),
        }
    }

    /// The event for one subscriber, if it subscribed to such.
    pub(super) fn event(&self, to: &Subscription) -> Option<String> {
        match self {
            Happening::Said {
                origin,
                time,
                text,
                is_json,
            } => to.wants(origin.name()).then(|| {
                let object = (*is_json && to.has_objects())
                    .then(|| object(text))
                    .flatten();
                let record = object.unwrap_or_else(|| Value::from(&**text));
                event(origin.name(), &record, *time)
            }),
            Happening::Platform { telemetry, logs } => {
                let event = match to.api {
                    Api::Telemetry => telemetry,
                    Api::Logs => logs,
                };
                let event = event.as_ref().filter(|_| to.wants("platform"));
                event.map(ToString::to_string)
            }
        }
    }
}

fn object(text: &str) -> Option<Value> {
    let text = text.trim();
    let value = text
        .starts_with('{')
        .then(|| serde_json::from_str(text).ok());
    value.flatten()
}
