//! Removing: what is wanted no more, what another has taken the place of, and whole stacks.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;

use super::{Names, dependents_first, reason};
use crate::Cloudformation;
use crate::resources;
use crate::stacks::Stack;
use crate::stacks::records::{ResourceRecord, ThingRecord};

impl Cloudformation {
    /// After an update: what it left over.
    pub(super) async fn clean_up(&self, stack: &Stack) -> Result<(), Fault> {
        let (names, wanted, operation) = {
            let state = stack.state();
            (
                Names::of(&state),
                state.record.wanted.clone(),
                state.record.operation,
            )
        };
        let (_, prepared) = self.prepared(&names.name, &names.id, &wanted)?;
        let records: Vec<ResourceRecord> = stack.state().resources.values().cloned().collect();
        let mut left: BTreeMap<String, (ThingRecord, bool)> = BTreeMap::new();
        for record in records {
            let gone = !prepared.resources.contains_key(&record.logical);
            match (gone, record.before) {
                (true, _) if record.operation < operation => {
                    left.insert(record.logical, (record.now, true));
                }
                (_, Some(before)) if record.replaced => {
                    left.insert(record.logical, (*before, false));
                }
                _ => {}
            }
        }
        let depends = left
            .iter()
            .map(|(name, (thing, _))| (name.clone(), thing.depends.clone()));
        for logical in dependents_first(&depends.collect()) {
            let (thing, gone) = &left[&logical];
            let policy = match gone {
                true => &thing.deletion_policy,
                false => &thing.update_replace_policy,
            };
            let keep = policy.as_deref() == Some("Retain");
            self.discard(stack, &logical, thing, keep).await?;
            if *gone {
                stack.drop_resource(&logical).await?;
            }
        }
        self.close_resources(stack).await?;
        self.turn(stack, "UPDATE_COMPLETE", None).await
    }

    /// Removes a thing that is no resource of the stack any more; whether that works, changes nothing.
    pub(super) async fn discard(
        &self,
        stack: &Stack,
        logical: &str,
        thing: &ThingRecord,
        keep: bool,
    ) -> Result<(), Fault> {
        let Some(made) = &thing.made else {
            return Ok(());
        };
        if keep {
            let event = self.event(stack, logical, thing, "DELETE_SKIPPED", None, None);
            return stack.tell(&event).await;
        }
        let event = self.event(stack, logical, thing, "DELETE_IN_PROGRESS", None, None);
        stack.tell(&event).await?;
        let deleted = match resources::handler(&thing.kind) {
            Some(handler) => {
                let names = Names::of(&stack.state());
                let aws = self.aws(stack);
                let job = self.job(&names, &aws, logical, thing);
                handler.delete(&job, made).await
            }
            None => Ok(()),
        };
        let (status, reason) = match deleted {
            Ok(()) => ("DELETE_COMPLETE", None),
            Err(fault) => ("DELETE_FAILED", Some(reason(&fault))),
        };
        let event = self.event(stack, logical, thing, status, reason, None);
        stack.tell(&event).await
    }

    /// Removes everything: the stack is deleted, or its creation has failed.
    pub(super) async fn tear_down(&self, stack: &Stack) -> Result<(), Fault> {
        let (depends, deleting) = {
            let state = stack.state();
            let depends: BTreeMap<String, BTreeSet<String>> = state
                .resources
                .iter()
                .filter(|(_, record)| {
                    !matches!(record.status.as_str(), "DELETE_COMPLETE" | "DELETE_SKIPPED")
                })
                .map(|(name, record)| (name.clone(), record.now.depends.clone()))
                .collect();
            (depends, state.record.status == "DELETE_IN_PROGRESS")
        };
        let mut failures: BTreeSet<String> = BTreeSet::new();
        for logical in dependents_first(&depends) {
            // what something that stays still needs, stays
            let needed = failures
                .iter()
                .any(|failed| depends[failed].contains(&logical));
            if needed || !self.tear_one(stack, &logical, deleting).await? {
                failures.insert(logical);
            }
        }
        let failures: Vec<String> = failures.into_iter().collect();
        let reason = format!(
            "The following resource(s) failed to delete: [{}]. ",
            failures.join(", ")
        );
        match (deleting, failures.is_empty()) {
            (true, true) => {
                stack.state().record.outputs.clear();
                self.turn(stack, "DELETE_COMPLETE", None).await
            }
            (true, false) => self.turn(stack, "DELETE_FAILED", Some(reason)).await,
            (false, true) => self.turn(stack, "ROLLBACK_COMPLETE", None).await,
            (false, false) => self.turn(stack, "ROLLBACK_FAILED", Some(reason)).await,
        }
    }

    /// Whether the resource is gone, or stays because it shall.
    async fn tear_one(&self, stack: &Stack, logical: &str, deleting: bool) -> Result<bool, Fault> {
        let (record, retained) = {
            let state = stack.state();
            let record = state.resources.get(logical).cloned();
            (record, state.record.retained.contains(logical))
        };
        let Some(record) = record else {
            return Ok(true);
        };
        let policy = record.now.deletion_policy.as_deref();
        let keep = retained
            || policy == Some("Retain")
            || (deleting && policy == Some("RetainExceptOnCreate"));
        let Some(made) = record.now.made.clone() else {
            self.mark(stack, record, "DELETE_COMPLETE", None).await?;
            return Ok(true);
        };
        if keep {
            self.mark(stack, record, "DELETE_SKIPPED", None).await?;
            return Ok(true);
        }
        let record = self.mark(stack, record, "DELETE_IN_PROGRESS", None).await?;
        let Some(handler) = resources::handler(&record.now.kind) else {
            self.mark(stack, record, "DELETE_COMPLETE", None).await?;
            return Ok(true);
        };
        let names = Names::of(&stack.state());
        let aws = self.aws(stack);
        let deleted = {
            let job = self.job(&names, &aws, logical, &record.now);
            handler.delete(&job, &made).await
        };
        match deleted {
            Ok(()) => {
                self.mark(stack, record, "DELETE_COMPLETE", None).await?;
                Ok(true)
            }
            Err(fault) => {
                self.mark(stack, record, "DELETE_FAILED", Some(reason(&fault)))
                    .await?;
                Ok(false)
            }
        }
    }
}
