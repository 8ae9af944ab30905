//! Aliases: names for versions, by weight if wanted.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{conflict, function_not_found, invalid, not_found, stale_revision, validation};
use super::record::{AliasRecord, FunctionRecord};
use super::{Catalog, shape};
use crate::directory::Alias;
use crate::release::LATEST;

impl AliasRecord {
    /// Whether the alias points to this version, in whole or in part.
    pub(super) fn uses(&self, version: &str) -> bool {
        let additional = self.additional.as_ref();
        self.version == version || additional.is_some_and(|(other, _)| other == version)
    }
}

/// The aliases as the data plane sees them.
pub(super) fn published(record: &FunctionRecord) -> BTreeMap<String, Alias> {
    let aliases = record.aliases.iter().map(|(name, alias)| {
        let published = Alias {
            version: alias.version.clone(),
            additional: alias.additional.clone(),
        };
        (name.clone(), published)
    });
    aliases.collect()
}

impl Catalog {
    pub(super) async fn create_alias(
        &self,
        request: shapes::CreateAliasRequest,
    ) -> Result<shapes::AliasConfiguration, Fault> {
        let function = self.named(&request.function_name, None)?.function;
        let name = request.name;
        let arn = self.arn(&function, Some(&name));
        let additional = additional(request.routing_config.as_ref())?;
        let alias = self
            .change(&function, |record, _| {
                if record.aliases.contains_key(&name) {
                    return Err(conflict(format!("Alias already exists: {arn}")));
                }
                let alias = AliasRecord {
                    version: request.function_version.clone(),
                    description: request.description.clone().unwrap_or_default(),
                    additional: additional.clone(),
                    revision_id: self.uuid(),
                };
                self.check_alias(&function, &alias)?;
                record.aliases.insert(name.clone(), alias.clone());
                Ok(alias)
            })
            .await?;
        Ok(shape::alias(&name, &alias, arn))
    }

    pub(super) async fn update_alias(
        &self,
        request: shapes::UpdateAliasRequest,
    ) -> Result<shapes::AliasConfiguration, Fault> {
        let function = self.named(&request.function_name, None)?.function;
        let arn = self.arn(&function, Some(&request.name));
        let routing = request.routing_config.as_ref();
        let additional = additional(routing)?;
        let alias = self
            .change(&function, |record, _| {
                let alias = record.aliases.get_mut(&request.name);
                let alias = alias.ok_or_else(|| not_found(format!("Alias not found: {arn}")))?;
                if request
                    .revision_id
                    .as_ref()
                    .is_some_and(|it| *it != alias.revision_id)
                {
                    return Err(stale_revision("GetFunction/GetAlias"));
                }
                if let Some(version) = &request.function_version {
                    alias.version.clone_from(version);
                }
                if let Some(description) = &request.description {
                    alias.description.clone_from(description);
                }
                if routing.is_some() {
                    alias.additional.clone_from(&additional);
                }
                alias.revision_id = self.uuid();
                self.check_alias(&function, alias)?;
                Ok(alias.clone())
            })
            .await?;
        Ok(shape::alias(&request.name, &alias, arn))
    }

    pub(super) async fn get_alias(
        &self,
        request: shapes::GetAliasRequest,
    ) -> Result<shapes::AliasConfiguration, Fault> {
        let function = self.named(&request.function_name, None)?.function;
        let arn = self.arn(&function, Some(&request.name));
        let found = self.load(&function).await?;
        let alias = found.and_then(|(mut record, _)| record.aliases.remove(&request.name));
        let alias = alias.ok_or_else(|| not_found(format!("Cannot find alias arn: {arn}")))?;
        Ok(shape::alias(&request.name, &alias, arn))
    }

    /// Deleting what is not there is no fault. Its URL stays and stops working, as on AWS.
    pub(super) async fn delete_alias(
        &self,
        request: shapes::DeleteAliasRequest,
    ) -> Result<(), Fault> {
        let function = self.named(&request.function_name, None)?.function;
        self.change(&function, |record, _| {
            record.aliases.remove(&request.name);
            record.policies.remove(&request.name);
            record.event_invoke.remove(&request.name);
            record.provisioned.remove(&request.name);
            Ok(())
        })
        .await
    }

    fn check_alias(&self, function: &str, alias: &AliasRecord) -> Result<(), Fault> {
        if let Some((other, _)) = &alias.additional {
            if *other == alias.version {
                return Err(invalid(format!(
                    "Invalid function version {other}. Function version {other} is already \
                     included in routing configuration."
                )));
            }
            if [other, &alias.version].iter().any(|it| *it == LATEST) {
                return Err(invalid(
                    "$LATEST is not supported for an alias pointing to more than 1 version",
                ));
            }
        }
        let known = self.parts.directory.function(function).unwrap_or_default();
        let additional = alias.additional.as_ref().map(|(other, _)| other);
        let mut versions = std::iter::once(&alias.version).chain(additional);
        match versions.find(|version| !known.versions.contains_key(*version)) {
            Some(version) => Err(function_not_found(&self.arn(function, Some(version)))),
            None => Ok(()),
        }
    }
}

fn additional(
    routing: Option<&shapes::AliasRoutingConfiguration>,
) -> Result<Option<(String, f64)>, Fault> {
    let weights = routing.and_then(|it| it.additional_version_weights.as_ref());
    let Some(weights) = weights else {
        return Ok(None);
    };
    if weights.len() > 1 {
        return Err(invalid(
            "Number of items in AdditionalVersionWeights cannot be greater than 1",
        ));
    }
    let Some((version, weight)) = weights.iter().next() else {
        return Ok(None);
    };
    if !(0.0..=1.0).contains(weight) {
        return Err(validation(format!(
            "1 validation error detected: Value '{{{version}={weight:?}}}' at \
             'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must \
             satisfy constraint: [Member must have value less than or equal to 1.0, Member must \
             have value greater than or equal to 0.0, Member must not be null]"
        )));
    }
    Ok(Some((version.clone(), *weight)))
}
