//! Provisioned concurrency: environments of a version that are ready before anybody asks.
//!
//! What is wanted is stored with the function and published in the directory. A task passes it on
//! to whoever makes the environments, and that one says how far it has come.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;
use serde::{Deserialize, Serialize};

use super::Catalog;
use super::faults::{conflict, function_not_found, invalid, not_found};
use super::lists::paged;
use super::naming::Named;
use super::record::{AliasRecord, FunctionRecord};
use super::shape::time;
use crate::directory::{Ahead, Standing};
use crate::release::{LATEST, Release};
use crate::seams::{Provide, Provisioned};

/// `StatusReason` of environments that cannot start.
const INIT_FAILURE: &str = "FUNCTION_ERROR_INIT_FAILURE";

/// What is stored for an alias or a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProvisionRecord {
    pub(crate) requested: u32,
    pub(crate) modified_ms: i64,
}

/// What a function wants to be ready, by version.
pub(super) fn published(record: &FunctionRecord) -> BTreeMap<String, Ahead> {
    let mut all: BTreeMap<String, Ahead> = BTreeMap::new();
    for (qualifier, provision) in &record.provisioned {
        let alias = record.aliases.get(qualifier);
        for (version, count) in shares(qualifier, alias, provision.requested as usize) {
            let ahead = all.entry(version).or_default();
            ahead.count += count;
            ahead.since_ms = ahead.since_ms.max(provision.modified_ms);
        }
    }
    all
}

/// How many environments each version gets: an alias divides them by its weights.
fn shares(qualifier: &str, alias: Option<&AliasRecord>, count: usize) -> Vec<(String, usize)> {
    let Some(alias) = alias else {
        return vec![(qualifier.to_owned(), count)];
    };
    match &alias.additional {
        None => vec![(alias.version.clone(), count)],
        Some((other, weight)) => {
            let others = (count as f64 * weight).round() as usize;
            let main = (alias.version.clone(), count - others.min(count));
            vec![main, (other.clone(), others)]
        }
    }
}

impl Catalog {
    pub(super) async fn put_provisioned_concurrency_config(
        &self,
        request: shapes::PutProvisionedConcurrencyConfigRequest,
    ) -> Result<shapes::PutProvisionedConcurrencyConfigResponse, Fault> {
        let named = self.named(&request.function_name, Some(&request.qualifier))?;
        if named.asked() == LATEST {
            return Err(invalid(
                "Provisioned Concurrency Configs cannot be applied to unpublished function \
                 versions.",
            ));
        }
        let count = request.provisioned_concurrent_executions;
        let provision = ProvisionRecord {
            requested: u32::try_from(count).unwrap_or_default(),
            modified_ms: self.now_ms(),
        };
        self.change(&named.function, |record, _| {
            self.check_qualifier(record, &named)?;
            if record.latest.build.settings.isolates_tenants {
                return Err(invalid(
                    "Provisioned concurrency is not supported for functions with tenancy \
                     configuration.",
                ));
            }
            check_once(record, named.asked())?;
            self.check_room(record, &named, provision.requested)?;
            let qualifier = named.asked().to_owned();
            record.provisioned.insert(qualifier, provision.clone());
            Ok(())
        })
        .await
        .map_err(|fault| self.without_function(fault, &named))?;
        // What was ready for an older wish does not count: AWS answers as if nothing were.
        Ok(shapes::PutProvisionedConcurrencyConfigResponse {
            requested_provisioned_concurrent_executions: Some(count),
            allocated_provisioned_concurrent_executions: Some(0),
            available_provisioned_concurrent_executions: Some(0),
            status: Some("IN_PROGRESS".into()),
            status_reason: None,
            last_modified: Some(time(provision.modified_ms)),
        })
    }

    pub(super) async fn get_provisioned_concurrency_config(
        &self,
        request: shapes::GetProvisionedConcurrencyConfigRequest,
    ) -> Result<shapes::GetProvisionedConcurrencyConfigResponse, Fault> {
        let named = self.provisionable(&request.function_name, &request.qualifier)?;
        let record = self.load(&named.function).await?;
        let record = record.map(|(record, _)| record);
        let record = record.ok_or_else(|| self.missing_qualifier(&named))?;
        self.check_qualifier(&record, &named)?;
        let provision = record.provisioned.get(named.asked()).ok_or_else(|| {
            Fault::of(
                &shapes::PROVISIONED_CONCURRENCY_CONFIG_NOT_FOUND_EXCEPTION,
                "No Provisioned Concurrency Config found for this function",
            )
        })?;
        let shown = self.provision_shape(&record, named.asked(), provision);
        Ok(shapes::GetProvisionedConcurrencyConfigResponse {
            requested_provisioned_concurrent_executions: shown
                .requested_provisioned_concurrent_executions,
            available_provisioned_concurrent_executions: shown
                .available_provisioned_concurrent_executions,
            allocated_provisioned_concurrent_executions: shown
                .allocated_provisioned_concurrent_executions,
            status: shown.status,
            status_reason: shown.status_reason,
            last_modified: shown.last_modified,
        })
    }

    pub(super) async fn list_provisioned_concurrency_configs(
        &self,
        request: shapes::ListProvisionedConcurrencyConfigsRequest,
    ) -> Result<shapes::ListProvisionedConcurrencyConfigsResponse, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        let (record, _) = self.existing(&name).await?;
        let all = record.provisioned.iter();
        let rows = all.map(|(qualifier, it)| (qualifier.as_str(), (qualifier, it)));
        let page = self.page(request.max_items);
        let (rows, next_marker) = paged(rows, request.marker.as_deref(), page);
        let shown = rows
            .into_iter()
            .map(|(qualifier, it)| self.provision_shape(&record, qualifier, it));
        Ok(shapes::ListProvisionedConcurrencyConfigsResponse {
            provisioned_concurrency_configs: Some(shown.collect()),
            next_marker,
        })
    }

    /// Deleting what was never put is no fault.
    pub(super) async fn delete_provisioned_concurrency_config(
        &self,
        request: shapes::DeleteProvisionedConcurrencyConfigRequest,
    ) -> Result<(), Fault> {
        let named = self.provisionable(&request.function_name, &request.qualifier)?;
        self.change(&named.function, |record, _| {
            self.check_qualifier(record, &named)?;
            record.provisioned.remove(named.asked());
            Ok(())
        })
        .await
        .map_err(|fault| self.without_function(fault, &named))
    }

    fn provisionable(&self, function: &str, qualifier: &str) -> Result<Named, Fault> {
        let named = self.named(function, Some(qualifier))?;
        match named.asked() {
            LATEST => Err(invalid(
                "The function resource provided must be an alias or a published version.",
            )),
            _ => Ok(named),
        }
    }

    fn check_qualifier(&self, record: &FunctionRecord, named: &Named) -> Result<(), Fault> {
        let asked = named.asked();
        let function = self.parts.directory.function(&record.name);
        let is_version = function.is_some_and(|it| it.versions.contains_key(asked));
        match is_version || record.aliases.contains_key(asked) {
            true => Ok(()),
            false => Err(self.missing_qualifier(named)),
        }
    }

    fn check_room(
        &self,
        record: &FunctionRecord,
        named: &Named,
        requested: u32,
    ) -> Result<(), Fault> {
        let others = record.provisioned.iter();
        let others = others.filter(|(qualifier, _)| *qualifier != named.asked());
        let total = others.map(|(_, it)| it.requested).sum::<u32>() + requested;
        if record.reserved_concurrency.is_some_and(|max| total > max) {
            return Err(invalid(
                "Requested Provisioned Concurrency should not be greater than the \
                 reservedConcurrentExecution for function",
            ));
        }
        let limits = &self.parts.limits;
        let reserved = self.parts.directory.reserved_concurrency(None);
        let unreserved = limits.concurrency_max.saturating_sub(reserved);
        if u64::from(requested) > unreserved {
            return Err(invalid(format!(
                "Specified ConcurrentExecutions for function is greater than account's unreserved \
                 concurrency [{unreserved}]."
            )));
        }
        let min = limits.concurrency_unreserved_min;
        if record.reserved_concurrency.is_none() && unreserved - u64::from(requested) < min {
            return Err(invalid(format!(
                "Specified ConcurrentExecutions for function decreases account's \
                 UnreservedConcurrentExecution below its minimum value of [{min}]."
            )));
        }
        Ok(())
    }

    /// A missing function is answered as a missing alias or version is.
    fn without_function(&self, fault: Fault, named: &Named) -> Fault {
        match fault.status {
            404 => self.missing_qualifier(named),
            _ => fault,
        }
    }

    fn missing_qualifier(&self, named: &Named) -> Fault {
        let arn = self.arn(&named.function, named.qualifier.as_deref());
        match named.asked().bytes().all(|byte| byte.is_ascii_digit()) {
            true => function_not_found(&arn),
            false => not_found(format!("Cannot find alias arn: {arn}")),
        }
    }

    fn provision_shape(
        &self,
        record: &FunctionRecord,
        qualifier: &str,
        provision: &ProvisionRecord,
    ) -> shapes::ProvisionedConcurrencyConfigListItem {
        let found = self.provided(record, qualifier);
        let requested = provision.requested as usize;
        let status = match &found.failure {
            Some(_) => "FAILED",
            None if found.available >= requested => "READY",
            None => "IN_PROGRESS",
        };
        let small = |count: usize| i32::try_from(count).ok();
        shapes::ProvisionedConcurrencyConfigListItem {
            function_arn: Some(self.arn(&record.name, Some(qualifier))),
            requested_provisioned_concurrent_executions: small(requested),
            allocated_provisioned_concurrent_executions: small(found.allocated),
            available_provisioned_concurrent_executions: small(found.available),
            status: Some(status.to_owned()),
            status_reason: found.failure.map(|_| INIT_FAILURE.to_owned()),
            last_modified: Some(time(provision.modified_ms)),
        }
    }

    /// What exists of what was asked for; nothing as long as nobody makes environments.
    fn provided(&self, record: &FunctionRecord, qualifier: &str) -> Provisioned {
        let mut sum = Provisioned::default();
        let (Some(provider), Some(function)) = (
            self.provider.get(),
            self.parts.directory.function(&record.name),
        ) else {
            return sum;
        };
        for (version, _) in shares(qualifier, record.aliases.get(qualifier), 1) {
            if let Some(Standing::Ready(release)) = function.versions.get(&version) {
                let part = provider.provisioned(release.id);
                sum.allocated += part.allocated;
                sum.available += part.available;
                sum.failure = sum.failure.or(part.failure);
            }
        }
        sum
    }

    /// From now on passes on what is wanted to whoever makes environments.
    pub(crate) fn provide(&self, provider: Arc<dyn Provide>) {
        if self.provider.set(provider.clone()).is_err() {
            tracing::warn!("environments are made ahead by somebody already");
            return;
        }
        let directory = self.parts.directory.clone();
        let keeping = async move {
            let mut changes = directory.changes();
            let mut kept = HashMap::new();
            loop {
                changes.mark_unchanged();
                let wanted = directory.ahead();
                let is_live = |release: &Release| directory.is_live(release.id);
                pass_on(&*provider, &kept, &wanted, is_live);
                kept = wanted;
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        let stopping = self.stopping.clone();
        let keeping = async move { stopping.run_until_cancelled(keeping).await };
        self.tasks.spawn_on(keeping, &self.runtime);
    }
}

/// Environments of one version are not asked for by its own name and by an alias.
fn check_once(record: &FunctionRecord, asked: &str) -> Result<(), Fault> {
    let provisioned = |qualifier: &str| record.provisioned.contains_key(qualifier);
    match record.aliases.get(asked) {
        Some(alias) if provisioned(&alias.version) => Err(conflict(
            "Alias can't be used for Provisioned Concurrency configuration on an already \
             Provisioned version",
        )),
        Some(_) => Ok(()),
        None => {
            let mut aliases = record.aliases.iter();
            let points_here = |(name, alias): (&String, &AliasRecord)| {
                alias.version == asked && provisioned(name)
            };
            match aliases.any(points_here) {
                true => Err(conflict(
                    "Version is pointed by a Provisioned Concurrency alias",
                )),
                false => Ok(()),
            }
        }
    }
}

/// What is wanted of each release.
type Wishes = HashMap<u64, (Arc<Release>, Ahead)>;

fn pass_on(
    provider: &dyn Provide,
    kept: &Wishes,
    wanted: &Wishes,
    is_live: impl Fn(&Release) -> bool,
) {
    for (id, (release, ahead)) in wanted {
        if kept.get(id).is_none_or(|(_, before)| before != ahead) {
            provider.provision(release, ahead.count);
        }
    }
    for (id, (release, _)) in kept {
        if !wanted.contains_key(id) && is_live(release) {
            provider.provision(release, 0);
        }
    }
}
