//! What an update would change, found without changing anything.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::aws::Aws;
use crate::resources::{self, Handler, Job, changed};
use crate::stacks::Stack;
use crate::stacks::records::{ChangeRecord, ResourceRecord, WantedRecord};
use crate::template::Described;
use crate::work::{Now, fill, outputs, with_tags};
use crate::{Cloudformation, Session};

/// What is different.
pub(crate) struct Differences {
    /// The resources that change.
    pub(crate) changes: Vec<ChangeRecord>,
    /// Whether anything at all would change: resources, outputs or tags.
    pub(crate) any: bool,
}

impl Session {
    /// What becomes different when the stack becomes what is wanted.
    pub(crate) async fn differences(
        &self,
        stack: &Stack,
        wanted: &WantedRecord,
    ) -> Result<Differences, Fault> {
        let aws = self.aws();
        self.service.compare(stack, wanted, &aws).await
    }
}

impl Cloudformation {
    async fn compare(
        &self,
        stack: &Stack,
        wanted: &WantedRecord,
        aws: &Aws,
    ) -> Result<Differences, Fault> {
        let (name, id, before, records, old_outputs) = {
            let state = stack.state();
            let records: BTreeMap<String, ResourceRecord> = state
                .resources
                .iter()
                .filter(|(_, record)| {
                    record.now.made.is_some() && record.status != "DELETE_COMPLETE"
                })
                .map(|(name, record)| (name.clone(), record.clone()))
                .collect();
            let record = &state.record;
            (
                record.name.clone(),
                record.id.clone(),
                record.wanted.clone(),
                records,
                record.outputs.clone(),
            )
        };
        let (_, prepared) = self.prepared(&name, &id, wanted)?;
        let made: BTreeMap<_, _> = records
            .iter()
            .filter_map(|(name, record)| Some((name.clone(), record.now.made.clone()?)))
            .collect();
        let now = Now(&made);
        let mut changes = Vec::new();
        // resources whose ids or attributes are not known before the update
        let mut open: BTreeSet<&str> = BTreeSet::new();
        for logical in &prepared.order {
            let described = &prepared.resources[logical];
            let Some(record) = records.get(logical) else {
                open.insert(logical);
                changes.push(added(logical, described));
                continue;
            };
            let is_open = described
                .depends
                .iter()
                .any(|name| open.contains(name.as_str()));
            let resolved = match is_open {
                true => None,
                false => {
                    let exports = |name: &str| self.0.stacks.export(name);
                    prepared
                        .scope(&now, &exports)
                        .resolve(&described.properties)
                        .ok()
                        .flatten()
                }
            };
            let change = match resolved {
                Some(mut properties) => {
                    fill(aws, &mut properties).await?;
                    let properties = with_tags(properties, &wanted.tags, &described.kind);
                    self.modified(stack, aws, record, described, &properties)
                }
                None => Some(conditional(record, described)),
            };
            if let Some(change) = change {
                if change.replacement.as_deref() == Some("True") {
                    open.insert(logical);
                }
                changes.push(change);
            }
        }
        let gone = records
            .values()
            .filter(|record| !prepared.resources.contains_key(&record.logical));
        changes.extend(gone.map(removed));
        let mut any = !changes.is_empty() || before.tags != wanted.tags;
        if !any {
            let new = outputs(&prepared, &made, &|name| self.0.stacks.export(name))?;
            any = new != old_outputs;
        }
        Ok(Differences { changes, any })
    }

    fn modified(
        &self,
        stack: &Stack,
        aws: &Aws,
        record: &ResourceRecord,
        described: &Described,
        properties: &Json,
    ) -> Option<ChangeRecord> {
        let handler = resources::handler(&described.kind)?;
        if described.kind != record.now.kind {
            return Some(change(record, "True", Vec::new()));
        }
        let properties = self.completed(stack, aws, record, handler, properties);
        let names = changed(&record.now.properties, &properties);
        if names.is_empty() {
            let metadata = described.metadata != record.now.metadata;
            return metadata.then(|| change(record, "False", Vec::new()));
        }
        let replacement = if handler.replaces(&record.now.properties, &properties) {
            "True"
        } else {
            "False"
        };
        let names = names.into_iter().map(str::to_owned).collect();
        Some(change(record, replacement, names))
    }

    fn completed(
        &self,
        stack: &Stack,
        aws: &Aws,
        record: &ResourceRecord,
        handler: &dyn Handler,
        properties: &Json,
    ) -> Json {
        let (name, id) = {
            let state = stack.state();
            (state.record.name.clone(), state.record.id.clone())
        };
        handler.complete(&Job {
            aws,
            signals: &self.0.signals,
            stack_name: &name,
            stack_id: &id,
            region: &self.0.settings.home.region,
            account: &self.0.settings.home.account,
            kind: &record.now.kind,
            logical: &record.logical,
            token: &record.now.token,
            properties,
            again: false,
            deadline_ms: None,
        })
    }
}

fn added(logical: &str, described: &Described) -> ChangeRecord {
    ChangeRecord {
        action: "Add".to_owned(),
        logical: logical.to_owned(),
        kind: described.kind.clone(),
        ..ChangeRecord::default()
    }
}

fn removed(record: &ResourceRecord) -> ChangeRecord {
    ChangeRecord {
        action: "Remove".to_owned(),
        replacement: None,
        ..change(record, "", Vec::new())
    }
}

/// Something it refers to is not known yet; what it was is as likely as not.
fn conditional(record: &ResourceRecord, described: &Described) -> ChangeRecord {
    let names = described.properties.as_object().into_iter().flatten();
    let names = names.map(|(name, _)| name.clone()).collect();
    change(record, "Conditional", names)
}

fn change(record: &ResourceRecord, replacement: &str, properties: Vec<String>) -> ChangeRecord {
    ChangeRecord {
        action: "Modify".to_owned(),
        logical: record.logical.clone(),
        physical: record.now.made.as_ref().map(|made| made.id.clone()),
        kind: record.now.kind.clone(),
        replacement: Some(replacement.to_owned()),
        properties,
    }
}
