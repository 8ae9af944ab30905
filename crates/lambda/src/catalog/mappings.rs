//! Event source mappings: create, get, list, update, delete.

mod rules;

use frazil_wire::shapes::lambda as shapes;
use frazil_wire::{Fault, arn::Arn};
use jiff::Timestamp;

use super::Catalog;
use super::faults::{conflict, internal, invalid, not_found};
use super::lists::paged;
use super::naming::Named;
use crate::mappings::record::ShownOnly;
use crate::mappings::{Mapping, RegistryError, State};
use crate::release::LATEST;
use crate::seams::Sender;
use rules::{Kind, Wanted};

const MISSING: &str = "The resource you requested does not exist.";

impl Catalog {
    pub(super) async fn create_event_source_mapping(
        &self,
        request: shapes::CreateEventSourceMappingRequest,
    ) -> Result<shapes::EventSourceMappingConfiguration, Fault> {
        let (source_arn, kind) = self.event_source(&request)?;
        let named = self.mapped_function(&request.function_name)?;
        let tags = request.tags.clone().unwrap_or_default();
        self.check_tags(&tags)?;
        let mut mapping = Mapping {
            id: self.uuid(),
            source_arn,
            function: named.function,
            qualifier: named.qualifier,
            state: match request.enabled {
                Some(false) => State::Disabled,
                _ => State::Creating,
            },
            change: 0,
            modified_ms: self.now_ms(),
            batch_size: rules::BATCH_SIZE,
            window_s: 0,
            filters: Vec::new(),
            reports_failures: false,
            maximum_concurrency: None,
            tags,
            shown: ShownOnly::default(),
        };
        Wanted::from(&request).apply(&mut mapping, kind)?;
        self.check_source(&mapping).await?;
        let stored = self.parts.mappings.create(mapping.clone()).await;
        stored.map_err(mapping_fault)?;
        Ok(self.mapping_shape(&mapping))
    }

    pub(super) async fn get_event_source_mapping(
        &self,
        request: shapes::GetEventSourceMappingRequest,
    ) -> Result<shapes::EventSourceMappingConfiguration, Fault> {
        let found = self.parts.mappings.find(&request.uuid);
        let mapping = found.ok_or_else(|| not_found(MISSING))?;
        Ok(self.mapping_shape(&mapping))
    }

    pub(super) async fn list_event_source_mappings(
        &self,
        request: shapes::ListEventSourceMappingsRequest,
    ) -> Result<shapes::ListEventSourceMappingsResponse, Fault> {
        let named = request.function_name.as_deref();
        let named = named.map(|name| self.named(name, None)).transpose()?;
        let source = request.event_source_arn.as_deref();
        let all = self.parts.mappings.all();
        let wanted = all.iter().filter(|(_, mapping)| {
            source.is_none_or(|source| mapping.source_arn == source)
                && named.as_ref().is_none_or(|named| {
                    mapping.function == named.function && mapping.qualifier == named.qualifier
                })
        });
        let page = self.page_of(request.max_items, self.parts.limits.mappings_page_max);
        let marker = request.marker.as_deref();
        let (found, next_marker) = paged(wanted.map(|(id, it)| (id.as_str(), it)), marker, page);
        Ok(shapes::ListEventSourceMappingsResponse {
            event_source_mappings: Some(found.iter().map(|it| self.mapping_shape(it)).collect()),
            next_marker,
        })
    }

    pub(super) async fn update_event_source_mapping(
        &self,
        request: shapes::UpdateEventSourceMappingRequest,
    ) -> Result<shapes::EventSourceMappingConfiguration, Fault> {
        let function = request.function_name.as_deref();
        let named = function.map(|it| self.mapped_function(it)).transpose()?;
        let wanted = Wanted::from(&request);
        let changed = self.parts.mappings.change(&request.uuid, |mapping| {
            check_at_rest(mapping, "update")?;
            wanted.apply(mapping, Kind::of_queue(&mapping.source_arn))?;
            if let Some(named) = named {
                mapping.function = named.function;
                mapping.qualifier = named.qualifier;
            }
            mapping.state = after_update(mapping.state, request.enabled);
            mapping.modified_ms = self.now_ms();
            Ok::<_, MappingFault>(())
        });
        let (mapping, ()) = changed.await.map_err(|fault| fault.0)?;
        Ok(self.mapping_shape(&mapping))
    }

    pub(super) async fn delete_event_source_mapping(
        &self,
        request: shapes::DeleteEventSourceMappingRequest,
    ) -> Result<shapes::EventSourceMappingConfiguration, Fault> {
        let changed = self.parts.mappings.change(&request.uuid, |mapping| {
            check_at_rest(mapping, "delete")?;
            mapping.state = State::Deleting;
            mapping.modified_ms = self.now_ms();
            Ok::<_, MappingFault>(())
        });
        let (mapping, ()) = changed.await.map_err(|fault| fault.0)?;
        Ok(self.mapping_shape(&mapping))
    }

    /// The function of a mapping; it and its qualifier must exist.
    fn mapped_function(&self, text: &str) -> Result<Named, Fault> {
        let named = self.named(text, None)?;
        let function = self.parts.directory.function(&named.function);
        let exists = function.is_some_and(|it| {
            it.versions.contains_key(named.asked()) || it.aliases.contains_key(named.asked())
        });
        match exists {
            true => Ok(named),
            false => Err(invalid("Function does not exist")),
        }
    }

    /// Asks the queue: it must be there, and hide messages for longer than the function takes.
    async fn check_source(&self, mapping: &Mapping) -> Result<(), Fault> {
        let traits = self.parts.queues.traits(&mapping.source_arn).await;
        let traits = traits.map_err(|error| {
            invalid(format!(
                "Error occurred while ReceiveMessage. SQS Error Code: {}. SQS Error Message: {}",
                error.code, error.message
            ))
        })?;
        let (record, _) = self.existing(&mapping.function).await?;
        let asked = mapping.qualifier.as_deref().unwrap_or(LATEST);
        let alias = record.aliases.get(asked).map(|alias| alias.version.clone());
        let version = self
            .version(&record, alias.as_deref().unwrap_or(asked))
            .await?;
        let settings = version.map(|version| version.build.settings);
        let timeout_s = settings.as_ref().map_or(0, |settings| settings.timeout_s);
        if traits.visibility_s < timeout_s {
            return Err(invalid(format!(
                "Queue visibility timeout: {} seconds is less than Function timeout: {timeout_s} seconds",
                traits.visibility_s
            )));
        }
        let sender = Sender {
            service: "lambda.amazonaws.com".to_owned(),
            arn: self.arn(&mapping.function, None),
            account: self.parts.account.clone(),
            role: settings.map(|settings| settings.role),
        };
        let action = "sqs:ReceiveMessage";
        let permitted = self
            .parts
            .targets
            .permits(&sender, action, &mapping.source_arn);
        permitted.await.map_err(|_| {
            invalid("The provided execution role does not have permissions to call ReceiveMessage on SQS")
        })
    }

    pub(super) fn mapping_arn(&self, id: &str) -> String {
        let resource = format!("event-source-mapping:{id}");
        Arn::new("lambda", &self.parts.region, &self.parts.account, resource).to_string()
    }

    fn mapping_shape(&self, mapping: &Mapping) -> shapes::EventSourceMappingConfiguration {
        let filters = mapping.filters.iter().map(|pattern| shapes::Filter {
            pattern: Some(pattern.clone()),
        });
        let filters: Vec<_> = filters.collect();
        let failures = mapping.reports_failures.then(|| rules::REPORTS.to_owned());
        let small = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
        let shown = &mapping.shown;
        shapes::EventSourceMappingConfiguration {
            uuid: Some(mapping.id.clone()),
            event_source_mapping_arn: Some(self.mapping_arn(&mapping.id)),
            event_source_arn: Some(mapping.source_arn.clone()),
            function_arn: Some(self.arn(&mapping.function, mapping.qualifier.as_deref())),
            batch_size: Some(small(mapping.batch_size)),
            maximum_batching_window_in_seconds: Some(small(mapping.window_s)),
            function_response_types: Some(failures.into_iter().collect()),
            last_modified: Timestamp::from_millisecond(mapping.modified_ms).ok(),
            state: Some(mapping.state.name().to_owned()),
            state_transition_reason: Some("USER_INITIATED".to_owned()),
            filter_criteria: (!filters.is_empty()).then_some(shapes::FilterCriteria {
                filters: Some(filters),
            }),
            scaling_config: mapping.maximum_concurrency.map(|it| shapes::ScalingConfig {
                maximum_concurrency: Some(small(it)),
            }),
            kms_key_arn: shown.kms_key_arn.clone(),
            metrics_config: shown.metrics.clone().map(|metrics| {
                shapes::EventSourceMappingMetricsConfig {
                    metrics: Some(metrics),
                }
            }),
            logging_config: shown.log_level.clone().map(|level| {
                shapes::EventSourceMappingLoggingConfig {
                    system_log_level: Some(level),
                }
            }),
            ..Default::default()
        }
    }
}

/// A fault inside a change of the registry, whose own errors become one too.
pub(super) struct MappingFault(pub(super) Fault);

impl From<RegistryError> for MappingFault {
    fn from(error: RegistryError) -> MappingFault {
        MappingFault(mapping_fault(error))
    }
}

impl From<Fault> for MappingFault {
    fn from(fault: Fault) -> MappingFault {
        MappingFault(fault)
    }
}

fn mapping_fault(error: RegistryError) -> Fault {
    match error {
        RegistryError::Missing(_) => not_found(MISSING),
        RegistryError::Duplicate(other) => conflict(format!(
            "An event source mapping with SQS arn (\" {} \") and function (\" {} \") already \
             exists. Please update or delete the existing mapping with UUID {}",
            other.source_arn, other.function, other.id
        )),
        error => internal(&error),
    }
}

/// One transition at a time.
fn check_at_rest(mapping: &Mapping, verb: &str) -> Result<(), Fault> {
    match mapping.state.is_settled() {
        true => Ok(()),
        false => Err(Fault::of(
            &shapes::RESOURCE_IN_USE_EXCEPTION,
            format!("Cannot {verb} the event source mapping because it is in use."),
        )),
    }
}

fn after_update(before: State, enabled: Option<bool>) -> State {
    match (before, enabled) {
        (State::Enabled, Some(false)) => State::Disabling,
        (State::Disabled, Some(true)) => State::Enabling,
        (State::Disabled, _) => State::UpdatingDisabled,
        _ => State::Updating,
    }
}
