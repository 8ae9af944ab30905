//! What a stack tells its users when it is made.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde_json::Value as Json;

use super::Now;
use crate::Cloudformation;
use crate::faults::invalid;
use crate::resources::Made;
use crate::stacks::records::OutputRecord;
use crate::template::Prepared;
use crate::template::resolve::plain_text;

/// The outputs of a template with these resources.
pub(crate) fn outputs(
    prepared: &Prepared,
    made: &BTreeMap<String, Made>,
    exports: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<OutputRecord>, Fault> {
    let now = Now(made);
    let scope = prepared.scope(&now, exports);
    let mut found = Vec::new();
    for (key, output) in &prepared.outputs {
        let wrong = || {
            invalid(format!(
                "Template format error: The Value field of every Outputs member must evaluate to a String. [{key}]"
            ))
        };
        let value = output.get("Value").ok_or_else(|| {
            invalid("Template format error: Every Outputs member must contain a Value object")
        })?;
        let value = match scope.resolve(value)? {
            Some(Json::Array(items)) => {
                let items: Option<Vec<String>> = items.iter().map(plain_text).collect();
                items.ok_or_else(wrong)?.join(",")
            }
            Some(value) => plain_text(&value).ok_or_else(wrong)?,
            None => return Err(wrong()),
        };
        let export = output.get("Export").and_then(|export| export.get("Name"));
        let export = export.map(|name| scope.text(name, "Export")).transpose()?;
        let description = output.get("Description").and_then(Json::as_str);
        found.push(OutputRecord {
            key: key.clone(),
            value,
            description: description.map(str::to_owned),
            export,
        });
    }
    Ok(found)
}

impl Cloudformation {
    /// Nobody else may export the same names, and nobody may miss what is exported no more.
    pub(super) fn check_exports(
        &self,
        own: &str,
        found: Vec<OutputRecord>,
    ) -> Result<Vec<OutputRecord>, Fault> {
        for other in self.0.stacks.living() {
            let state = other.state();
            if state.record.id == own {
                continue;
            }
            let theirs = state
                .record
                .outputs
                .iter()
                .filter_map(|it| it.export.as_ref());
            for theirs in theirs {
                if found.iter().any(|it| it.export.as_ref() == Some(theirs)) {
                    return Err(invalid(format!(
                        "Export with name {theirs} is already exported by stack {}",
                        state.record.name
                    )));
                }
            }
        }
        let before = self
            .0
            .stacks
            .find(own)
            .map(|stack| stack.state().record.outputs.clone());
        for output in before.unwrap_or_default() {
            let Some(export) = &output.export else {
                continue;
            };
            let kept = found.iter().find(|it| it.export.as_ref() == Some(export));
            if kept.is_some_and(|kept| kept.value == output.value) {
                continue;
            }
            if let Some(user) = self.importers(export).first() {
                let what = if kept.is_some() { "updated" } else { "deleted" };
                return Err(invalid(format!(
                    "Export {export} cannot be {what} as it is in use by {user}"
                )));
            }
        }
        Ok(found)
    }

    /// The names of the stacks that import an export.
    pub(crate) fn importers(&self, export: &str) -> Vec<String> {
        let mut users = Vec::new();
        for stack in self.0.stacks.living() {
            let (name, id, wanted) = {
                let record = &stack.state().record;
                (
                    record.name.clone(),
                    record.id.clone(),
                    record.wanted.clone(),
                )
            };
            if wanted.template.is_empty() || !mentions_imports(&wanted.template) {
                continue;
            }
            let seen = std::cell::Cell::new(false);
            let exports = |asked: &str| {
                seen.set(seen.get() || asked == export);
                self.0.stacks.export(asked).or(Some(String::new()))
            };
            let Ok((_, prepared)) = self.prepared(&name, &id, &wanted) else {
                continue;
            };
            let made = Now::made(&stack.state());
            let now = Now(&made);
            let scope = prepared.scope(&now, &exports);
            let resources = prepared.resources.values().map(|it| &it.properties);
            for value in resources.chain(prepared.outputs.values()) {
                let _ = scope.resolve(value);
            }
            if seen.get() {
                users.push(name);
            }
        }
        users
    }
}

fn mentions_imports(template: &str) -> bool {
    template.contains("ImportValue")
}
