//! An update that failed: everything becomes again what it was.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;

use super::{Names, dependents_first, reason};
use crate::Cloudformation;
use crate::resources;
use crate::stacks::Stack;
use crate::stacks::records::{ResourceRecord, ThingRecord};

impl Cloudformation {
    /// Takes back what the update has done, the last first.
    pub(super) async fn backward(&self, stack: &Stack) -> Result<(), Fault> {
        let (begun, skipped): (BTreeMap<String, BTreeSet<String>>, BTreeSet<String>) = {
            let state = stack.state();
            let operation = state.record.operation;
            let begun = state.resources.iter();
            let begun = begun.filter(|(_, record)| record.begun == operation);
            let begun = begun.map(|(name, record)| (name.clone(), record.now.depends.clone()));
            (begun.collect(), state.record.retained.clone())
        };
        // what others need is put back before them
        let mut order = dependents_first(&begun);
        order.reverse();
        let mut failures = Vec::new();
        for logical in order {
            let record = stack.state().resources.get(&logical).cloned();
            let Some(record) = record.filter(|_| !skipped.contains(&logical)) else {
                continue;
            };
            if let Some(before) = record.before.as_deref().cloned()
                && !self.restore(stack, record, before).await?
            {
                failures.push(logical);
            }
        }
        if !failures.is_empty() {
            let reason = format!(
                "The following resource(s) failed to update: [{}]. ",
                failures.join(", ")
            );
            return self
                .turn(stack, "UPDATE_ROLLBACK_FAILED", Some(reason))
                .await;
        }
        {
            let mut state = stack.state();
            if let Some(before) = state.record.before.clone() {
                state.record.wanted = *before;
            }
        }
        self.turn(stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", None)
            .await
    }

    /// Makes one resource what it was. Whether that worked.
    async fn restore(
        &self,
        stack: &Stack,
        record: ResourceRecord,
        before: ThingRecord,
    ) -> Result<bool, Fault> {
        let untouched = record.now.properties == before.properties && !record.replaced;
        if untouched || record.replaced {
            // the new thing stays in `before` until it is removed
            let mut record = record;
            let now = std::mem::replace(&mut record.now, before);
            match record.replaced {
                true => record.before = Some(Box::new(now)),
                false => {
                    record.before = None;
                    record.begun = 0;
                }
            }
            if untouched {
                stack.put_resource(record).await?;
            } else {
                self.mark(stack, record, "UPDATE_COMPLETE", None).await?;
            }
            return Ok(true);
        }
        let record = self.mark(stack, record, "UPDATE_IN_PROGRESS", None).await?;
        let attempted = record.now.properties.clone();
        let names = Names::of(&stack.state());
        let aws = self.aws(stack);
        let made = before.made.clone().unwrap_or_default();
        let updated = match resources::handler(&before.kind) {
            Some(handler) => {
                let job = self.job(&names, &aws, &record.logical, &before);
                handler.update(&job, &made, &attempted).await
            }
            None => Ok(made),
        };
        match updated {
            Ok(made) => {
                let mut record = record;
                record.now = before;
                record.now.made = Some(made);
                record.before = None;
                record.begun = 0;
                self.mark(stack, record, "UPDATE_COMPLETE", None).await?;
                Ok(true)
            }
            Err(fault) => {
                self.mark(stack, record, "UPDATE_FAILED", Some(reason(&fault)))
                    .await?;
                Ok(false)
            }
        }
    }

    /// Removes what the update had made.
    pub(super) async fn backed_out(&self, stack: &Stack) -> Result<(), Fault> {
        let (operation, records) = {
            let state = stack.state();
            let records: Vec<ResourceRecord> = state.resources.values().cloned().collect();
            (state.record.operation, records)
        };
        let mut left: BTreeMap<String, (ThingRecord, bool)> = BTreeMap::new();
        for record in records
            .into_iter()
            .filter(|record| record.begun == operation)
        {
            match (record.replaced, record.before) {
                (true, Some(new)) => {
                    left.insert(record.logical, (*new, false));
                }
                (false, None) => {
                    left.insert(record.logical, (record.now, true));
                }
                _ => {}
            }
        }
        let depends = left
            .iter()
            .map(|(name, (thing, _))| (name.clone(), thing.depends.clone()));
        for logical in dependents_first(&depends.collect()) {
            let (thing, new) = &left[&logical];
            self.discard(stack, &logical, thing, false).await?;
            if *new {
                stack.drop_resource(&logical).await?;
            }
        }
        self.close_resources(stack).await?;
        self.turn(stack, "UPDATE_ROLLBACK_COMPLETE", None).await
    }
}
