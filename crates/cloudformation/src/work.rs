//! Stacks on their way: from `..._IN_PROGRESS` to where they stay.
//!
//! The status says what is being done, the records of the resources how far it has got. So work goes on after a
//! restart where it stopped; a call whose answer was lost is made again, and what is there then already is ours.

mod backward;
mod dynamic;
mod forward;
mod outputs;
mod policy;
mod remove;

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::{Caller, Fault, Sender};
use serde_json::{Map, Value as Json};

use crate::Cloudformation;
use crate::aws::Aws;
use crate::faults::invalid;
use crate::resources::{Job, Made};
use crate::stacks::records::{EventRecord, ResourceRecord, ThingRecord, WantedRecord};
use crate::stacks::{Stack, State};
use crate::template::resolve::{Resources, undefined};
use crate::template::{Prepared, Template, parameters};

pub(crate) use dynamic::{fill, parameter};
pub(crate) use outputs::outputs;
pub(crate) use policy::Policy;

/// The type of a stack in its own events.
pub(crate) const STACK: &str = "AWS::CloudFormation::Stack";

impl Cloudformation {
    /// Does what the stack's status says, until it stays as it is.
    pub(crate) async fn work(&self, stack: &Stack) {
        loop {
            let status = stack.state().record.status.clone();
            let done = match status.as_str() {
                "CREATE_IN_PROGRESS" | "UPDATE_IN_PROGRESS" => self.forward(stack).await,
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS" => self.clean_up(stack).await,
                "UPDATE_ROLLBACK_IN_PROGRESS" => self.backward(stack).await,
                "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" => self.backed_out(stack).await,
                "ROLLBACK_IN_PROGRESS" | "DELETE_IN_PROGRESS" => self.tear_down(stack).await,
                _ => return,
            };
            if let Err(fault) = done {
                tracing::error!("work on the stack {} stopped: {fault}", stack.key);
                return;
            }
        }
    }

    /// Changes the stack's status, and tells it.
    pub(crate) async fn turn(
        &self,
        stack: &Stack,
        status: &str,
        reason: Option<String>,
    ) -> Result<(), Fault> {
        if !status.ends_with("_IN_PROGRESS") {
            self.0.signals.close_all(&stack.key).await?;
        }
        let event = {
            let record = &mut stack.state().record;
            status.clone_into(&mut record.status);
            record.reason.clone_from(&reason);
            if status == "DELETE_COMPLETE" {
                record.deleted_ms = Some(self.now_ms());
            }
            EventRecord {
                id: self.0.settings.home.entropy.uuid().to_string(),
                at_ms: self.now_ms(),
                logical: record.name.clone(),
                physical: Some(record.id.clone()),
                kind: STACK.to_owned(),
                status: status.to_owned(),
                reason,
                properties: None,
                request_token: record.request_token.clone(),
            }
        };
        stack.tell(&event).await?;
        stack.save().await
    }

    /// Changes what is known of a resource, and tells it: first, so that a killed server leaves out no event. What was
    /// told before the server was killed is not told again.
    async fn mark(
        &self,
        stack: &Stack,
        mut record: ResourceRecord,
        status: &str,
        reason: Option<String>,
    ) -> Result<ResourceRecord, Fault> {
        status.clone_into(&mut record.status);
        record.reason.clone_from(&reason);
        record.at_ms = self.now_ms();
        let is_told = status.ends_with("_IN_PROGRESS") && {
            let state = stack.state();
            let known = state.resources.get(&record.logical);
            known.is_some_and(|known| {
                (known.begun, &known.status, &known.reason)
                    == (record.begun, &record.status, &record.reason)
            })
        };
        if !is_told {
            let thing = &record.now;
            let properties = (!status.starts_with("DELETE")).then(|| thing.properties.to_string());
            let event = self.event(stack, &record.logical, thing, status, reason, properties);
            stack.tell(&event).await?;
        }
        stack.put_resource(record.clone()).await?;
        Ok(record)
    }

    fn event(
        &self,
        stack: &Stack,
        logical: &str,
        thing: &ThingRecord,
        status: &str,
        reason: Option<String>,
        properties: Option<String>,
    ) -> EventRecord {
        EventRecord {
            id: format!("{logical}-{status}-{}", self.0.settings.home.entropy.uuid()),
            at_ms: self.now_ms(),
            logical: logical.to_owned(),
            physical: Some(
                thing
                    .made
                    .as_ref()
                    .map(|made| made.id.clone())
                    .unwrap_or_default(),
            ),
            kind: thing.kind.clone(),
            status: status.to_owned(),
            reason,
            properties,
            request_token: stack.state().record.request_token.clone(),
        }
    }

    /// What a stack is to be, ready to be followed.
    pub(crate) fn prepared(
        &self,
        name: &str,
        id: &str,
        wanted: &WantedRecord,
    ) -> Result<(Template, Prepared), Fault> {
        let template = match &wanted.processed {
            Some(tree) => Template::check(tree.clone())?,
            None => Template::parse(&wanted.template)?,
        };
        let values = self.values(name, id, &template, wanted);
        let prepared = template.prepare(values, &|name| self.0.stacks.export(name))?;
        Ok((template, prepared))
    }

    fn values(
        &self,
        name: &str,
        id: &str,
        template: &Template,
        wanted: &WantedRecord,
    ) -> BTreeMap<String, Json> {
        let settings = &self.0.settings;
        let pseudo = [
            ("AWS::AccountId", Json::from(settings.home.account.as_str())),
            ("AWS::Region", Json::from(settings.home.region.as_str())),
            ("AWS::Partition", Json::from("aws")),
            ("AWS::URLSuffix", Json::from("amazonaws.com")),
            ("AWS::StackName", Json::from(name)),
            ("AWS::StackId", Json::from(id)),
            (
                "AWS::NotificationARNs",
                Json::from(wanted.notifications.clone()),
            ),
        ];
        let declared = template.section("Parameters");
        let given = wanted.parameters.iter().filter_map(|(name, record)| {
            let declaration = declared.get(name)?;
            Some((name.clone(), parameters::meaning(declaration, record)))
        });
        let pseudo = pseudo
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        pseudo.chain(given).collect()
    }

    fn aws(&self, stack: &Stack) -> Aws {
        let state = stack.state();
        let caller = match &state.record.role {
            Some(role) => self.acting(&state.record.id, role),
            None => state.record.caller.caller(),
        };
        Aws {
            calls: self.0.settings.calls.clone(),
            caller,
        }
    }

    /// The service at work for a stack, as the stack's role.
    pub(crate) fn acting(&self, stack: &str, role: &str) -> Caller {
        Caller::Service(Sender {
            service: "cloudformation.amazonaws.com".to_owned(),
            arn: stack.to_owned(),
            account: self.0.settings.home.account.clone(),
            role: Some(role.to_owned()),
        })
    }

    fn token(&self) -> String {
        let id = self.0.settings.home.entropy.uuid().simple().to_string();
        id[..12].to_ascii_uppercase()
    }

    /// Hands one resource to the handler of its type.
    fn job<'a>(
        &'a self,
        names: &'a Names,
        aws: &'a Aws,
        logical: &'a str,
        thing: &'a ThingRecord,
    ) -> Job<'a> {
        Job {
            aws,
            signals: &self.0.signals,
            stack_name: &names.name,
            stack_id: &names.id,
            region: &self.0.settings.home.region,
            account: &self.0.settings.home.account,
            kind: &thing.kind,
            logical,
            token: &thing.token,
            properties: &thing.properties,
            again: false,
            deadline_ms: names.deadline_ms,
        }
    }
}

/// What a stack is called.
struct Names {
    name: String,
    id: String,
    /// When the creation's time is over, if it has one.
    deadline_ms: Option<i64>,
}

impl Names {
    fn of(state: &State) -> Names {
        Names {
            name: state.record.name.clone(),
            id: state.record.id.clone(),
            deadline_ms: state.record.deadline_ms(),
        }
    }
}

/// The resources as they are now.
pub(crate) struct Now<'a>(pub(crate) &'a BTreeMap<String, Made>);

impl Now<'_> {
    /// What was made of the resources by now.
    pub(crate) fn made(state: &State) -> BTreeMap<String, Made> {
        let made = state.resources.iter();
        let made = made.filter(|(_, record)| record.status != "DELETE_COMPLETE");
        let made = made.filter_map(|(name, record)| Some((name.clone(), record.now.made.clone()?)));
        made.collect()
    }
}

impl Resources for Now<'_> {
    fn reference(&self, logical: &str) -> Option<Json> {
        self.0.get(logical).map(|made| Json::from(made.id.as_str()))
    }

    fn attribute(&self, logical: &str, name: &str) -> Result<Json, Fault> {
        let made = self.0.get(logical).ok_or_else(|| undefined(logical))?;
        made.attributes.get(name).cloned().ok_or_else(|| {
            invalid(format!(
                "Template error: resource {logical} does not support attribute type {name} in Fn::GetAtt"
            ))
        })
    }
}

/// The properties with the stack's tags, where the type has tags in the usual form.
pub(crate) fn with_tags(mut properties: Json, tags: &BTreeMap<String, String>, kind: &str) -> Json {
    if tags.is_empty() || !crate::resources::is_tagged(kind) {
        return properties;
    }
    let Some(entries) = properties.as_object_mut() else {
        return properties;
    };
    let none = || match crate::resources::has_tag_map(kind) {
        true => Json::Object(Map::new()),
        false => Json::Array(Vec::new()),
    };
    match entries.entry("Tags").or_insert_with(none) {
        Json::Array(own) => {
            for (key, value) in tags {
                if !own
                    .iter()
                    .any(|tag| tag.get("Key").and_then(Json::as_str) == Some(key))
                {
                    own.push(serde_json::json!({"Key": key, "Value": value}));
                }
            }
        }
        Json::Object(own) => {
            let own: &mut Map<String, Json> = own;
            for (key, value) in tags {
                own.entry(key.clone())
                    .or_insert_with(|| Json::from(value.as_str()));
            }
        }
        _ => {}
    }
    properties
}

/// The names in an order in which whoever needs others comes before them.
pub(crate) fn dependents_first(all: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut left: BTreeSet<&String> = all.keys().collect();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let needed: BTreeSet<&String> = left.iter().flat_map(|name| &all[*name]).collect();
        let mut free: Vec<&String> = left
            .iter()
            .copied()
            .filter(|name| !needed.contains(*name))
            .collect();
        if free.is_empty() {
            // a circle cannot come from a template; whatever it is, it must not stop the work
            free = left.iter().copied().collect();
        }
        for name in free {
            left.remove(name);
            order.push(name.clone());
        }
    }
    order
}

/// What went wrong, as a resource's status reason tells it.
fn reason(fault: &Fault) -> String {
    match fault.code.as_ref() {
        "ValidationError" if fault.status == 400 => fault.message.clone(),
        code => format!(
            "Resource handler returned message: \"{} (Status Code: {}, Error Code: {code})\"",
            fault.message, fault.status
        ),
    }
}
