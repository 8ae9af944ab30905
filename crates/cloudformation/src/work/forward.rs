//! Creating and updating: every resource becomes what the template says, those first that others need.

use std::collections::BTreeSet;

use frazil_wire::Fault;
use futures::stream::{FuturesUnordered, StreamExt};
use serde_json::Value as Json;

use super::policy::{Policy, Touch};
use super::{Names, Now, outputs, reason, with_tags};
use crate::Cloudformation;
use crate::faults::invalid;
use crate::limits::PARALLEL_MAX;
use crate::resources::{self, Handler};
use crate::stacks::Stack;
use crate::stacks::records::{ResourceRecord, ThingRecord};
use crate::template::{Described, Prepared};

const NEW_ONE: &str =
    "Requested update requires the creation of a new physical resource; hence creating one.";

impl Cloudformation {
    /// Makes what is wanted; ends in success, or on the way back.
    pub(super) async fn forward(&self, stack: &Stack) -> Result<(), Fault> {
        let (names, wanted, creating) = {
            let state = stack.state();
            let creating = state.record.status == "CREATE_IN_PROGRESS";
            (Names::of(&state), state.record.wanted.clone(), creating)
        };
        let (_, prepared) = match self.prepared(&names.name, &names.id, &wanted) {
            Ok(prepared) => prepared,
            Err(fault) => return self.failed(stack, creating, &[], Some(&fault)).await,
        };
        let held = self.held_back(stack, &prepared).await?;
        if !held.is_empty() {
            return self.failed(stack, creating, &held, None).await;
        }
        let mut failures = self.each(stack, &prepared).await;
        failures.sort();
        if !failures.is_empty() {
            return self.failed(stack, creating, &failures, None).await;
        }
        if stack.state().record.cancelled {
            // everything is made, but nobody wants it any more
            return self.failed(stack, creating, &[], None).await;
        }
        let made = Now::made(&stack.state());
        let found = outputs(&prepared, &made, &|name| self.0.stacks.export(name));
        let found = found.and_then(|found| self.check_exports(&names.id, found));
        match found {
            Ok(outputs) => stack.state().record.outputs = outputs,
            Err(fault) => return self.failed(stack, creating, &[], Some(&fault)).await,
        }
        match creating {
            true => {
                self.close_resources(stack).await?;
                self.turn(stack, "CREATE_COMPLETE", None).await?;
                // whoever wanted it deleted just now has been told that it will be
                let cancelled = stack.state().record.cancelled;
                match cancelled {
                    true => self.failed(stack, creating, &[], None).await,
                    false => Ok(()),
                }
            }
            false => {
                self.turn(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", None)
                    .await
            }
        }
    }

    /// The resources that the update would remove and the stack's policy keeps.
    async fn held_back(&self, stack: &Stack, prepared: &Prepared) -> Result<Vec<String>, Fault> {
        let gone: Vec<ResourceRecord> = {
            let state = stack.state();
            let gone = state.resources.values();
            let gone = gone.filter(|it| !prepared.resources.contains_key(&it.logical));
            gone.cloned().collect()
        };
        let mut held = Vec::new();
        for record in gone {
            let (logical, thing) = (record.logical, record.now);
            if let Err(fault) = allowed(stack, Touch::Delete, &logical, &thing.kind) {
                let why = Some(reason(&fault));
                let event = self.event(stack, &logical, &thing, "UPDATE_FAILED", why, None);
                stack.tell(&event).await?;
                held.push(logical);
            }
        }
        Ok(held)
    }

    /// Several at once, each when what it needs is there. Returns those that failed.
    async fn each(&self, stack: &Stack, prepared: &Prepared) -> Vec<String> {
        let mut waiting: Vec<&String> = prepared.order.iter().collect();
        let mut done: BTreeSet<&String> = BTreeSet::new();
        let mut failures = Vec::new();
        let mut running = FuturesUnordered::new();
        loop {
            if failures.is_empty() && !stack.state().record.cancelled && !self.is_late(stack) {
                let ready = |name: &&String| {
                    prepared.resources[*name]
                        .depends
                        .iter()
                        .all(|it| done.contains(it))
                };
                while running.len() < PARALLEL_MAX
                    && let Some(place) = waiting.iter().position(ready)
                {
                    let name = waiting.remove(place);
                    running.push(async move { (name, self.one(stack, prepared, name).await) });
                }
            }
            match running.next().await {
                Some((name, Ok(()))) => {
                    done.insert(name);
                }
                Some((name, Err(fault))) => {
                    tracing::debug!("{name} of {}: {fault}", stack.key);
                    failures.push(name.clone());
                }
                None if !waiting.is_empty() && failures.is_empty() => {
                    failures.push((*waiting[0]).clone());
                }
                None => return failures,
            }
        }
    }

    /// One resource, from what it was to what it is to be.
    async fn one(&self, stack: &Stack, prepared: &Prepared, logical: &str) -> Result<(), Fault> {
        let described = &prepared.resources[logical];
        let (current, operation) = {
            let state = stack.state();
            (
                state.resources.get(logical).cloned(),
                state.record.operation,
            )
        };
        let current = current.unwrap_or_else(|| ResourceRecord {
            logical: logical.to_owned(),
            ..ResourceRecord::default()
        });
        if current.operation == operation {
            return Ok(());
        }
        let again = current.begun == operation && current.status.ends_with("_IN_PROGRESS");
        let old = match current.begun == operation {
            true => current.before.as_deref().cloned(),
            false => Some(current.now.clone())
                .filter(|now| now.made.is_some() && current.status != "DELETE_COMPLETE"),
        };
        let thing = ThingRecord {
            kind: described.kind.clone(),
            token: match (&old, again) {
                (_, true) => current.now.token.clone(),
                (Some(old), _) => old.token.clone(),
                (None, _) => self.token(),
            },
            metadata: described.metadata.clone(),
            deletion_policy: described.deletion_policy.clone(),
            update_replace_policy: described.update_replace_policy.clone(),
            depends: described.depends.clone(),
            ..ThingRecord::default()
        };
        let mut record = ResourceRecord {
            // it was made before the server was killed
            now: ThingRecord {
                made: current
                    .now
                    .made
                    .clone()
                    .filter(|_| again && (old.is_none() || current.replaced)),
                ..thing
            },
            replaced: again && current.replaced,
            begun: operation,
            before: old.clone().map(Box::new),
            ..current
        };
        let worked = self
            .carry_out(stack, prepared, described, &mut record, again)
            .await;
        let status = if old.is_some() { "UPDATE" } else { "CREATE" };
        match worked {
            Ok(quiet) => {
                record.operation = operation;
                match quiet {
                    true => stack.put_resource(record).await,
                    false => self
                        .mark(stack, record, &format!("{status}_COMPLETE"), None)
                        .await
                        .map(|_| ()),
                }
            }
            Err(fault) => {
                self.mark(
                    stack,
                    record,
                    &format!("{status}_FAILED"),
                    Some(reason(&fault)),
                )
                .await?;
                Err(fault)
            }
        }
    }

    /// Whether nothing had to be done.
    async fn carry_out(
        &self,
        stack: &Stack,
        prepared: &Prepared,
        described: &Described,
        record: &mut ResourceRecord,
        again: bool,
    ) -> Result<bool, Fault> {
        let handler = resources::handler(&described.kind).ok_or_else(|| {
            invalid(format!(
                "Template format error: Unrecognized resource types: [{}]",
                described.kind
            ))
        })?;
        let (names, tags) = {
            let state = stack.state();
            (Names::of(&state), state.record.wanted.tags.clone())
        };
        let aws = self.aws(stack);
        let properties = self
            .resolved(stack, prepared, &aws, &described.properties)
            .await?;
        record.now.properties = with_tags(properties, &tags, &described.kind);
        let logical = record.logical.clone();
        let completed = handler.complete(&self.job(&names, &aws, &logical, &record.now));
        let given = std::mem::replace(&mut record.now.properties, completed);
        handler.check(&given)?;
        let Some(old) = record.before.as_deref().cloned() else {
            self.make(stack, handler, record, again, ("CREATE_IN_PROGRESS", None))
                .await?;
            return Ok(false);
        };
        let same_kind = old.kind == record.now.kind;
        if same_kind && old.properties == record.now.properties {
            record.now.made.clone_from(&old.made);
            return Ok(old.metadata == record.now.metadata);
        }
        let stays = same_kind && !handler.replaces(&old.properties, &record.now.properties);
        let touch = if stays { Touch::Modify } else { Touch::Replace };
        allowed(stack, touch, &logical, &old.kind)?;
        if stays {
            record.now.made.clone_from(&old.made);
            *record = self
                .mark(stack, record.clone(), "UPDATE_IN_PROGRESS", None)
                .await?;
            let made = old.made.clone().unwrap_or_default();
            let job = self.job(&names, &aws, &logical, &record.now);
            let made = handler.update(&job, &made, &old.properties).await?;
            record.now.made = Some(made);
            return Ok(false);
        }
        if !again {
            self.rename(&names, &aws, handler, record, given, &old)?;
        }
        record.replaced = true;
        self.make(
            stack,
            handler,
            record,
            again,
            ("UPDATE_IN_PROGRESS", Some(NEW_ONE.to_owned())),
        )
        .await?;
        Ok(false)
    }

    /// Gives what takes another's place a name of its own.
    fn rename(
        &self,
        names: &Names,
        aws: &crate::aws::Aws,
        handler: &dyn Handler,
        record: &mut ResourceRecord,
        given: Json,
        old: &ThingRecord,
    ) -> Result<(), Fault> {
        let property = handler
            .name_property()
            .filter(|name| given.get(*name).is_some());
        if let Some(property) = property
            && old.kind == record.now.kind
            && old.properties.get(property) == given.get(property)
        {
            let name = given[property].as_str().unwrap_or_default();
            return Err(invalid(format!(
                "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update the stack again."
            )));
        }
        record.now.token = self.token();
        record.now.properties = given;
        let completed = handler.complete(&self.job(names, aws, &record.logical, &record.now));
        record.now.properties = completed;
        Ok(())
    }

    async fn make(
        &self,
        stack: &Stack,
        handler: &dyn Handler,
        record: &mut ResourceRecord,
        again: bool,
        told: (&str, Option<String>),
    ) -> Result<(), Fault> {
        if record.now.made.is_some() {
            return Ok(());
        }
        let names = Names::of(&stack.state());
        let aws = self.aws(stack);
        *record = self.mark(stack, record.clone(), told.0, told.1).await?;
        let mut job = self.job(&names, &aws, &record.logical, &record.now);
        job.again = again;
        let made = tokio::select! {
            made = handler.create(&job) => made?,
            () = stack.cancelled(), if handler.only_waits() => {
                return Err(invalid("Resource creation cancelled"));
            }
        };
        record.now.made = Some(made);
        let initiated = Some("Resource creation Initiated".to_owned());
        *record = self.mark(stack, record.clone(), told.0, initiated).await?;
        Ok(())
    }

    /// Properties with everything that they refer to.
    async fn resolved(
        &self,
        stack: &Stack,
        prepared: &Prepared,
        aws: &crate::aws::Aws,
        properties: &Json,
    ) -> Result<Json, Fault> {
        let made = Now::made(&stack.state());
        let resolved = {
            let exports = |name: &str| self.0.stacks.export(name);
            let now = Now(&made);
            prepared.scope(&now, &exports).resolve(properties)?
        };
        let mut resolved = resolved.unwrap_or_else(|| Json::Object(serde_json::Map::new()));
        super::dynamic::fill(aws, &mut resolved).await?;
        Ok(resolved)
    }

    /// Whether the creation takes longer than it may.
    fn is_late(&self, stack: &Stack) -> bool {
        let deadline = stack.state().record.deadline_ms();
        deadline.is_some_and(|deadline| self.now_ms() >= deadline)
    }

    /// Where a failure leads to.
    async fn failed(
        &self,
        stack: &Stack,
        creating: bool,
        failures: &[String],
        fault: Option<&Fault>,
    ) -> Result<(), Fault> {
        let (disabled, on_failure) = {
            let state = stack.state();
            (
                state.record.disable_rollback,
                state.record.on_failure.clone(),
            )
        };
        let late = self.is_late(stack);
        let cancelled = std::mem::take(&mut stack.state().record.cancelled);
        let verb = if creating { "create" } else { "update" };
        let reason = match (fault, cancelled) {
            (Some(fault), _) => fault.message.clone(),
            (None, true) => "User Initiated".to_owned(),
            (None, false) if late => {
                "Stack creation time exceeded the specified timeout. ".to_owned()
            }
            (None, false) => format!(
                "The following resource(s) failed to {verb}: [{}]. ",
                failures.join(", ")
            ),
        };
        match (creating, on_failure.as_deref(), disabled) {
            (true, Some("DELETE"), _) => self.turn(stack, "DELETE_IN_PROGRESS", Some(reason)).await,
            (true, Some("DO_NOTHING"), _) | (true, None, true) => {
                self.turn(stack, "CREATE_FAILED", Some(reason)).await
            }
            (true, _, _) => {
                let reason = format!("{reason}Rollback requested by user.");
                self.turn(stack, "ROLLBACK_IN_PROGRESS", Some(reason)).await
            }
            (false, _, true) => self.turn(stack, "UPDATE_FAILED", Some(reason)).await,
            (false, _, false) => {
                self.turn(stack, "UPDATE_ROLLBACK_IN_PROGRESS", Some(reason))
                    .await
            }
        }
    }

    /// Forgets what was there before the operation.
    pub(super) async fn close_resources(&self, stack: &Stack) -> Result<(), Fault> {
        let all: Vec<ResourceRecord> = stack.state().resources.values().cloned().collect();
        for mut record in all {
            if record.before.take().is_some() || record.replaced {
                record.replaced = false;
                stack.put_resource(record).await?;
            }
        }
        let mut state = stack.state();
        state.record.before = None;
        Ok(())
    }
}

/// Whether the policy that the update is held to allows it.
fn allowed(stack: &Stack, touch: Touch, logical: &str, kind: &str) -> Result<(), Fault> {
    let policy = stack.state().record.policy_now.clone();
    let Some(policy) = policy else {
        return Ok(());
    };
    match Policy::parse(&policy)?.refusal(touch, logical, kind) {
        Some(why) => Err(invalid(why)),
        None => Ok(()),
    }
}
