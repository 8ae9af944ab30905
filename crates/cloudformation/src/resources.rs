//! Types of resources: how each is made, changed and removed by AWS calls.

mod expression;
mod kinds;
mod naming;
mod patch;
mod table;

use async_trait::async_trait;
use frazil_wire::Fault;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::aws::Aws;
use crate::signals::Signals;

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

/// Under which token signals for a resource of a stack come.
pub(crate) fn signal_token(stack_id: &str, logical: &str) -> String {
    let stack = stack_id.rsplit('/').next().unwrap_or(stack_id);
    format!("{stack}-{logical}")
}
