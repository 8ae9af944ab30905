//! Types of resources: how each is made, changed and removed by AWS calls.

mod expression;
mod kinds;
mod naming;
mod patch;
mod table;

use std::time::Duration;

use async_trait::async_trait;
use frazil_wire::Fault;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::aws::Aws;
use crate::signals::Signals;

pub(crate) use expression::untagged;
pub(crate) use kinds::{handler, has_tag_map, is_known, is_tagged};
pub(crate) use naming::made_up;

/// What was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Made {
    /// The physical id, which is also what `Ref` gives.
    pub(crate) id: String,
    /// What `Fn::GetAtt` gives.
    #[serde(default)]
    pub(crate) attributes: Map<String, Json>,
}

/// One resource that is to be made, changed or removed.
#[derive(Clone, Copy)]
pub(crate) struct Job<'a> {
    pub(crate) aws: &'a Aws,
    pub(crate) signals: &'a Signals,
    pub(crate) stack_name: &'a str,
    pub(crate) stack_id: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) logical: &'a str,
    /// The end of names that are made up; it stays with the resource.
    pub(crate) token: &'a str,
    /// The properties, resolved; while removing, those it was made with.
    pub(crate) properties: &'a Json,
    /// Whether an earlier try may have got somewhere: what is there already is ours.
    pub(crate) again: bool,
    /// When the stack's time is over, if it has one.
    pub(crate) deadline_ms: Option<i64>,
}

/// How resources of one type are made.
#[async_trait]
pub(crate) trait Handler: Send + Sync {
    /// The properties with everything that is made up for them, such as names.
    fn complete(&self, job: &Job<'_>) -> Json {
        job.properties.clone()
    }

    /// Refuses properties that the type does not have.
    ///
    /// # Errors
    /// `ValidationError`.
    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let _ = properties;
        Ok(())
    }

    /// The property that names the resource, if a template may choose it.
    fn name_property(&self) -> Option<&'static str> {
        None
    }

    /// Whether going from the old properties to the new ones takes a new resource.
    fn replaces(&self, old: &Json, new: &Json) -> bool {
        let _ = (old, new);
        false
    }

    /// Whether making it is only waiting for others, which may end at any time.
    fn only_waits(&self) -> bool {
        false
    }

    /// Makes it.
    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault>;

    /// Changes it.
    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault>;

    /// Removes it. What is gone already is no error.
    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault>;
}

/// The properties whose values differ.
pub(crate) fn changed<'a>(old: &'a Json, new: &'a Json) -> Vec<&'a str> {
    let names = |of: &'a Json| of.as_object().into_iter().flat_map(Map::keys);
    let mut changed: Vec<&str> = names(new)
        .filter(|name| old.get(name.as_str()) != new.get(name.as_str()))
        .map(String::as_str)
        .collect();
    let gone = names(old).filter(|name| new.get(name.as_str()).is_none());
    changed.extend(gone.map(String::as_str));
    changed
}

impl Job<'_> {
    /// Until when something that began then may take, at most this long.
    pub(crate) fn until_ms(&self, began_ms: i64, within: Duration) -> i64 {
        let within = i64::try_from(within.as_millis()).unwrap_or(i64::MAX);
        let until = began_ms.saturating_add(within);
        self.deadline_ms
            .map_or(until, |deadline| until.min(deadline))
    }

    /// Whether the stack's time is over.
    pub(crate) fn is_late(&self) -> bool {
        let deadline = self.deadline_ms;
        deadline.is_some_and(|deadline| self.signals.now_ms() >= deadline)
    }
}
