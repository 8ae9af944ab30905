//! Types of resources that a table describes: which operations, with which members from where.

use async_trait::async_trait;
use frazil_wire::{Fault, ServiceTable};
use serde_json::{Map, Value as Json};

use super::expression::{self, Sources, at};
use super::naming::Naming;
use super::patch::Patch;
use super::{Handler, Job, Made, changed};
use crate::aws::{is_gone, is_there, member, operation};
use crate::faults::invalid;
use crate::limits::{STABILISE_EVERY, STABILISE_MAX};

/// A type of resource.
pub(crate) struct Kind {
    pub(crate) service: &'static ServiceTable,
    /// How it is named if the template does not say.
    pub(crate) naming: Option<Naming>,
    /// The calls that make it; the answer of the first is what `{>...}` means.
    pub(crate) create: &'static [Step],
    /// What the resource is called.
    pub(crate) id: &'static str,
    /// A call whose answer takes the place of the first one's, for attributes.
    pub(crate) read: Option<Step>,
    /// What `Fn::GetAtt` gives.
    pub(crate) attributes: &'static [(&'static str, &'static str)],
    /// The calls that change it: each is made when a property that it takes has changed.
    pub(crate) update: &'static [Step],
    /// Changes as patch operations.
    pub(crate) patch: Option<Patch>,
    /// The calls that remove it.
    pub(crate) delete: &'static [Step],
    /// Properties that cannot be changed, although the changing calls take them. Those that no changing call takes
    /// cannot be changed either.
    pub(crate) replace: &'static [&'static str],
    /// Properties that no call takes: they are kept and do nothing.
    pub(crate) kept: &'static [&'static str],
    /// The calls that change its tags, where the property `Tags` may change.
    pub(crate) tagging: Option<Tagging>,
    /// When it is usable.
    pub(crate) ready: Option<Ready>,
}

/// The calls that change tags.
pub(crate) struct Tagging {
    /// Adds those of the property `Tags`.
    pub(crate) tag: Step,
    /// Takes away those whose keys `{untagged}` tells.
    pub(crate) untag: Step,
}

/// One call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    operation: &'static str,
    /// Members from elsewhere; they win over properties.
    with: &'static [(&'static str, &'static str)],
    /// Which properties become members of the same name: all that the operation has, or just these.
    take: Option<&'static [&'static str]>,
    /// The call is made only if this property is there.
    when: Option<&'static str>,
    /// The call is made only by a change that takes this property away.
    gone: Option<&'static str>,
}

/// Until when is waited after a call.
pub(crate) struct Ready {
    pub(crate) step: Step,
    /// Where in the answer the state is.
    pub(crate) path: &'static str,
    /// The states that are waited out.
    pub(crate) pending: &'static [&'static str],
    /// The state that is a failure, and where its reason is.
    pub(crate) failed: (&'static str, &'static str),
    /// Where the answer says that a change is under way, and how.
    pub(crate) busy: Option<(&'static str, &'static str)>,
}

/// A table's start: what most types do not have.
pub(crate) const PLAIN: Kind = Kind {
    service: &frazil_wire::shapes::lambda::SERVICE,
    naming: None,
    create: &[],
    id: "{name}",
    read: None,
    attributes: &[],
    update: &[],
    patch: None,
    delete: &[],
    replace: &[],
    kept: &[],
    tagging: None,
    ready: None,
};

/// A call that takes every property it can.
pub(crate) const fn step(operation: &'static str) -> Step {
    Step {
        operation,
        with: &[],
        take: None,
        when: None,
        gone: None,
    }
}

/// Tags, changed by two calls that name the resource by the same member.
pub(crate) const fn tagging(
    tag: (&'static str, &'static [(&'static str, &'static str)]),
    untag: (&'static str, &'static [(&'static str, &'static str)]),
) -> Option<Tagging> {
    Some(Tagging {
        tag: step(tag.0).only(&[]).with(tag.1),
        untag: step(untag.0).only(&[]).with(untag.1),
    })
}

impl Step {
    /// Members from elsewhere.
    pub(crate) const fn with(self, with: &'static [(&'static str, &'static str)]) -> Step {
        Step { with, ..self }
    }

    /// Takes just these properties.
    pub(crate) const fn only(self, take: &'static [&'static str]) -> Step {
        Step {
            take: Some(take),
            ..self
        }
    }

    /// Is made only if this property is there.
    pub(crate) const fn when(self, property: &'static str) -> Step {
        Step {
            when: Some(property),
            ..self
        }
    }

    /// Is made only by a change that takes this property away.
    pub(crate) const fn gone(self, property: &'static str) -> Step {
        Step {
            gone: Some(property),
            ..self
        }
    }

    /// Whether a change from the old properties to the new ones takes the call.
    fn is_due(&self, service: &'static ServiceTable, old: &Json, new: &Json) -> bool {
        if let Some(property) = self.gone {
            return old.get(property).is_some() && new.get(property).is_none();
        }
        let mut changed = changed(old, new).into_iter();
        Kind::runs(self, new) && changed.any(|property| self.takes(service, property))
    }

    /// Whether the call carries a property.
    fn takes(&self, service: &'static ServiceTable, property: &str) -> bool {
        let input = operation(service, self.operation).input;
        let by_name = self.take.is_none_or(|names| names.contains(&property));
        let by_expression = || {
            let mut expressions = self.with.iter();
            expressions.any(|(_, it)| expression::properties_in(it).any(|name| name == property))
        };
        (by_name && member(input, property).is_some()) || by_expression()
    }

    fn input(&self, service: &'static ServiceTable, sources: &Sources<'_>) -> Json {
        let table = operation(service, self.operation).input;
        let mut input = Map::new();
        let properties = sources.properties.as_object().into_iter().flatten();
        for (name, value) in properties {
            let wanted = self.take.is_none_or(|names| names.contains(&name.as_str()));
            if let Some(member) = member(table, name).filter(|_| wanted) {
                input.insert(member.name.to_owned(), value.clone());
            }
        }
        for (name, expression) in self.with {
            input.remove(*name);
            if let Some(value) = sources.value(expression) {
                input.insert((*name).to_owned(), value);
            }
        }
        Json::Object(input)
    }
}

impl Kind {
    fn sources<'a>(&self, job: &'a Job<'a>, output: &'a Json, made: &'a Made) -> Sources<'a> {
        Sources {
            job,
            properties: job.properties,
            old: &Json::Null,
            output,
            made,
        }
    }

    async fn perform(
        &self,
        job: &Job<'_>,
        step: &Step,
        output: &Json,
        made: &Made,
    ) -> Result<Json, Fault> {
        let input = step.input(self.service, &self.sources(job, output, made));
        job.aws.perform(self.service, step.operation, &input).await
    }

    /// Waits until the resource is usable.
    async fn settle(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let Some(ready) = &self.ready else {
            return Ok(());
        };
        let deadline = tokio::time::Instant::now() + STABILISE_MAX;
        loop {
            let answer = self.perform(job, &ready.step, &Json::Null, made).await?;
            let state = at(&answer, ready.path)
                .and_then(Json::as_str)
                .unwrap_or_default();
            let (failed, reason) = ready.failed;
            if state == failed {
                let reason = at(&answer, reason).and_then(Json::as_str);
                return Err(invalid(format!(
                    "Resource of type '{}' with identifier '{}' did not stabilize: {}",
                    job.kind,
                    made.id,
                    reason.unwrap_or(failed)
                )));
            }
            let busy = ready
                .busy
                .is_some_and(|(path, word)| at(&answer, path).and_then(Json::as_str) == Some(word));
            if job.is_late() {
                return Err(invalid("Resource creation cancelled"));
            }
            if !(busy || ready.pending.contains(&state)) || tokio::time::Instant::now() > deadline {
                return Ok(());
            }
            tokio::time::sleep(STABILISE_EVERY).await;
        }
    }

    /// Fills the attributes anew, from a call of its own if there is one.
    async fn describe(
        &self,
        job: &Job<'_>,
        mut made: Made,
        mut output: Json,
    ) -> Result<Made, Fault> {
        if let Some(read) = &self.read {
            output = self.perform(job, read, &output, &made).await?;
        }
        let fresh = expression::all(&self.sources(job, &output, &made), self.attributes);
        made.attributes.extend(fresh);
        Ok(made)
    }

    fn runs(step: &Step, properties: &Json) -> bool {
        step.when
            .is_none_or(|property| properties.get(property).is_some())
    }

    fn patched(&self, property: &str) -> bool {
        let paths = self.patch.iter().flat_map(|patch| patch.paths);
        paths.into_iter().any(|(name, _)| *name == property)
    }

    fn changes(&self, property: &str) -> bool {
        let taken = self
            .update
            .iter()
            .any(|step| step.takes(self.service, property));
        let fixed = self.replace.contains(&property);
        let tags = property == "Tags" && self.tagging.is_some();
        (taken || tags || self.patched(property) || self.kept.contains(&property)) && !fixed
    }
}

#[async_trait]
impl Handler for Kind {
    fn complete(&self, job: &Job<'_>) -> Json {
        match &self.naming {
            Some(naming) => naming.complete(job),
            None => job.properties.clone(),
        }
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let steps = || self.create.iter().chain(self.update).chain(self.delete);
        for name in properties.as_object().into_iter().flat_map(Map::keys) {
            let known = steps()
                .any(|step| step.takes(self.service, name) || step.when == Some(name))
                || self.kept.contains(&name.as_str())
                || (name == "Tags" && self.tagging.is_some())
                || self.patched(name);
            if !known {
                return Err(invalid(format!(
                    "Properties validation failed for resource with message: #: extraneous key [{name}] is not permitted"
                )));
            }
        }
        Ok(())
    }

    fn name_property(&self) -> Option<&'static str> {
        self.naming.map(|naming| naming.property)
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|property| !self.changes(property))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut made = Made::default();
        let mut first = None;
        for step in self
            .create
            .iter()
            .filter(|step| Self::runs(step, job.properties))
        {
            let output = first.as_ref().unwrap_or(&Json::Null);
            let output = match self.perform(job, step, output, &made).await {
                Ok(output) => output,
                Err(fault) if job.again && is_there(&fault) => Json::Null,
                Err(fault) => {
                    self.undo(job, &made, first.is_some()).await;
                    return Err(fault);
                }
            };
            if first.is_none() {
                let id = self.sources(job, &output, &made).value(self.id);
                let id = id.as_ref().and_then(crate::template::resolve::plain_text);
                made.id = id.ok_or_else(|| invalid("the answer has no id"))?;
                first = Some(output);
            }
        }
        let described = async {
            self.settle(job, &made).await?;
            self.describe(job, made.clone(), first.unwrap_or(Json::Null))
                .await
        };
        match described.await {
            Ok(made) => Ok(made),
            Err(fault) => {
                self.undo(job, &made, true).await;
                Err(fault)
            }
        }
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let mut last = Json::Null;
        for step in self.update {
            if step.is_due(self.service, old, job.properties) {
                last = self.perform(job, step, &Json::Null, made).await?;
                self.settle(job, made).await?;
            }
        }
        self.tag(job, made, old).await?;
        if let Some(patch) = &self.patch {
            let operations = patch.between(old, job.properties);
            if !operations.is_empty() {
                let mut input = expression::all(&self.sources(job, &Json::Null, made), patch.with);
                input.insert("patchOperations".to_owned(), Json::Array(operations));
                let input = Json::Object(input);
                last = job
                    .aws
                    .perform(self.service, patch.operation, &input)
                    .await?;
            }
        }
        self.describe(job, made.clone(), last).await
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        for step in self.delete {
            match self.perform(job, step, &Json::Null, made).await {
                Ok(_) => {}
                Err(fault) if is_gone(&fault) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(())
    }
}

impl Kind {
    /// Changes the tags to those of the properties.
    async fn tag(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<(), Fault> {
        let Some(tagging) = &self.tagging else {
            return Ok(());
        };
        if old.get("Tags") == job.properties.get("Tags") {
            return Ok(());
        }
        let sources = Sources {
            old,
            ..self.sources(job, &Json::Null, made)
        };
        let mut steps = Vec::new();
        if sources.value("{untagged}").is_some() {
            steps.push(&tagging.untag);
        }
        if job.properties.get("Tags").is_some() {
            steps.push(&tagging.tag);
        }
        for step in steps {
            let input = step.input(self.service, &sources);
            job.aws
                .perform(self.service, step.operation, &input)
                .await?;
        }
        Ok(())
    }

    /// What a creation that failed half-way has left.
    async fn undo(&self, job: &Job<'_>, made: &Made, begun: bool) {
        if begun && let Err(fault) = self.delete(job, made).await {
            tracing::warn!("{} {} is left behind: {fault}", job.kind, made.id);
        }
    }
}
