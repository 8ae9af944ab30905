//! Which sources can be mapped, and which settings suit them.

use frazil_wire::Fault;
use frazil_wire::arn::Arn;
use frazil_wire::shapes::lambda as shapes;

use crate::catalog::Catalog;
use crate::catalog::faults::{invalid, validation};
use crate::filter::Pattern;
use crate::mappings::Mapping;

pub(super) const REPORTS: &str = "ReportBatchItemFailures";

/// Messages of a batch when the request does not say.
pub(super) const BATCH_SIZE: u32 = 10;

/// Messages of a batch without a window, and of one of a FIFO queue.
const BATCH_SIZE_MAX: u32 = 10;

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Queue,
    Fifo,
}

/// The members that creating and updating have in common.
pub(super) struct Wanted {
    batch_size: Option<i32>,
    window_s: Option<i32>,
    filter_criteria: Option<shapes::FilterCriteria>,
    response_types: Option<Vec<String>>,
    scaling: Option<shapes::ScalingConfig>,
    destinations: Option<shapes::DestinationConfig>,
    kms_key_arn: Option<String>,
    metrics: Option<shapes::EventSourceMappingMetricsConfig>,
    logging: Option<shapes::EventSourceMappingLoggingConfig>,
    provisioned_pollers: bool,
    /// Members that only other kinds of sources have, by name.
    others: Vec<&'static str>,
}

macro_rules! wanted {
    ($request:ident) => {
        Wanted {
            batch_size: $request.batch_size,
            window_s: $request.maximum_batching_window_in_seconds,
            filter_criteria: $request.filter_criteria.clone(),
            response_types: $request.function_response_types.clone(),
            scaling: $request.scaling_config.clone(),
            destinations: $request.destination_config.clone(),
            kms_key_arn: $request.kms_key_arn.clone(),
            metrics: $request.metrics_config.clone(),
            logging: $request.logging_config.clone(),
            provisioned_pollers: $request.provisioned_poller_config.is_some(),
            others: [
                (
                    $request.parallelization_factor.is_some(),
                    "ParallelizationFactor",
                ),
                (
                    $request.maximum_record_age_in_seconds.is_some(),
                    "MaximumRecordAgeInSeconds",
                ),
                (
                    $request.bisect_batch_on_function_error.is_some(),
                    "BisectBatchOnFunctionError",
                ),
                (
                    $request.maximum_retry_attempts.is_some(),
                    "MaximumRetryAttempts",
                ),
                (
                    $request.tumbling_window_in_seconds.is_some(),
                    "TumblingWindowInSeconds",
                ),
                (
                    $request.source_access_configurations.is_some(),
                    "SourceAccessConfigurations",
                ),
                (
                    $request.amazon_managed_kafka_event_source_config.is_some(),
                    "AmazonManagedKafkaEventSourceConfig",
                ),
                (
                    $request.self_managed_kafka_event_source_config.is_some(),
                    "SelfManagedKafkaEventSourceConfig",
                ),
                (
                    $request.document_db_event_source_config.is_some(),
                    "DocumentDBEventSourceConfig",
                ),
            ]
            .into_iter()
            .filter_map(|(given, name)| given.then_some(name))
            .collect(),
        }
    };
}

impl From<&shapes::CreateEventSourceMappingRequest> for Wanted {
    fn from(request: &shapes::CreateEventSourceMappingRequest) -> Wanted {
        wanted!(request)
    }
}

impl From<&shapes::UpdateEventSourceMappingRequest> for Wanted {
    fn from(request: &shapes::UpdateEventSourceMappingRequest) -> Wanted {
        wanted!(request)
    }
}

impl Kind {
    /// What the queue of this ARN is: its name says it.
    pub(super) fn of_queue(arn: &str) -> Kind {
        match arn.ends_with(".fifo") {
            true => Kind::Fifo,
            false => Kind::Queue,
        }
    }
}

impl Catalog {
    /// The source that a request names, if it is one that this server polls.
    pub(super) fn event_source(
        &self,
        request: &shapes::CreateEventSourceMappingRequest,
    ) -> Result<(String, Kind), Fault> {
        if request.self_managed_event_source.is_some() {
            if request.source_access_configurations.is_none() {
                let message = "Required 'sourceAccessConfigurations' parameter is missing.";
                return Err(invalid(message));
            }
            return Err(unsupported("self-managed Apache Kafka"));
        }
        let unrecognized = || invalid("Unrecognized event source.");
        let text = request.event_source_arn.clone().ok_or_else(unrecognized)?;
        let arn: Arn = text.parse().map_err(|_| unrecognized())?;
        match arn.service.as_str() {
            "sqs" => self.check_queue(&arn, request)?,
            "kinesis" | "dynamodb" => {
                check_starting_position(&arn.service, &text, request)?;
                return Err(unsupported(&arn.service));
            }
            "kafka" | "mq" | "rds" => return Err(unsupported(&arn.service)),
            _ => return Err(unrecognized()),
        }
        let kind = Kind::of_queue(&text);
        Ok((text, kind))
    }

    fn check_queue(
        &self,
        arn: &Arn,
        request: &shapes::CreateEventSourceMappingRequest,
    ) -> Result<(), Fault> {
        let (region, account) = (&self.parts.region, &self.parts.account);
        if (&arn.region, &arn.account) != (region, account) {
            return Err(invalid(format!(
                "The queue {arn} is not of this region and account ({region}, {account})."
            )));
        }
        let is_stream = request.starting_position.is_some();
        if is_stream || request.starting_position_timestamp.is_some() {
            return Err(invalid(
                "StartingPosition is not valid for SQS event sources.",
            ));
        }
        let others = [
            (request.topics.is_some(), "Topics"),
            (request.queues.is_some(), "Queues"),
        ];
        match others.iter().find(|(given, _)| *given) {
            Some((_, member)) => Err(unsuitable(member)),
            None => Ok(()),
        }
    }
}

impl Wanted {
    /// Enters what is wanted into a mapping.
    pub(super) fn apply(&self, mapping: &mut Mapping, kind: Kind) -> Result<(), Fault> {
        if let Some(member) = self.others.first() {
            return Err(unsuitable(member));
        }
        let destinations = self.destinations.as_ref();
        if destinations.is_some_and(|it| it.on_success.is_some() || it.on_failure.is_some()) {
            return Err(unsuitable("DestinationConfig"));
        }
        if self.provisioned_pollers {
            let message = "This server does not support ProvisionedPollerConfig.";
            return Err(invalid(message));
        }
        self.batches(mapping, kind)?;
        if let Some(criteria) = &self.filter_criteria {
            mapping.filters = patterns(criteria)?;
        }
        if let Some(types) = &self.response_types {
            mapping.reports_failures = types.iter().any(|it| it == REPORTS);
        }
        if let Some(scaling) = &self.scaling {
            let maximum = scaling.maximum_concurrency;
            mapping.maximum_concurrency = maximum.and_then(|it| u32::try_from(it).ok());
        }
        let shown = &mut mapping.shown;
        if let Some(key) = &self.kms_key_arn {
            shown.kms_key_arn = Some(key.clone()).filter(|key| !key.is_empty());
        }
        if let Some(metrics) = &self.metrics {
            shown.metrics.clone_from(&metrics.metrics);
        }
        if let Some(logging) = &self.logging {
            shown.log_level.clone_from(&logging.system_log_level);
        }
        Ok(())
    }

    fn batches(&self, mapping: &mut Mapping, kind: Kind) -> Result<(), Fault> {
        let natural = |value: i32| u32::try_from(value).unwrap_or_default();
        mapping.batch_size = self.batch_size.map_or(mapping.batch_size, natural);
        mapping.window_s = self.window_s.map_or(mapping.window_s, natural);
        let (size, window_s) = (mapping.batch_size, mapping.window_s);
        if kind == Kind::Fifo {
            if window_s > 0 {
                let message = "Batching window is not supported for FIFO queues.";
                return Err(invalid(message));
            }
            if size > BATCH_SIZE_MAX {
                return Err(invalid(format!(
                    "1 validation error detected: Value '{size}' at 'batchSize' failed to satisfy \
                     constraint: Member must have value less than or equal to {BATCH_SIZE_MAX}"
                )));
            }
        }
        if size > BATCH_SIZE_MAX && window_s == 0 {
            return Err(invalid(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is \
                 greater than 10",
            ));
        }
        Ok(())
    }
}

/// Streams are not here, but a request that AWS refuses is refused in AWS's words.
fn check_starting_position(
    service: &str,
    arn: &str,
    request: &shapes::CreateEventSourceMappingRequest,
) -> Result<(), Fault> {
    let Some(position) = request.starting_position.as_deref() else {
        return Err(invalid(
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy \
             constraint: Member must not be null.",
        ));
    };
    if !["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"].contains(&position) {
        return Err(validation(format!(
            "1 validation error detected: Value '{position}' at 'startingPosition' failed to \
             satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, \
             TRIM_HORIZON]"
        )));
    }
    if service == "dynamodb" && position == "AT_TIMESTAMP" {
        return Err(invalid(format!(
            "Unsupported starting position for arn type: {arn}"
        )));
    }
    Ok(())
}

fn patterns(criteria: &shapes::FilterCriteria) -> Result<Vec<String>, Fault> {
    let filters = criteria.filters.iter().flatten();
    let patterns = filters.map(|filter| {
        let pattern = filter.pattern.clone().unwrap_or_default();
        match Pattern::parse(&pattern) {
            Ok(_) => Ok(pattern),
            Err(_) => Err(invalid("Invalid filter pattern definition.")),
        }
    });
    patterns.collect()
}

fn unsuitable(member: &str) -> Fault {
    invalid(format!(
        "Unsupported {member} parameter for given event source mapping type."
    ))
}

fn unsupported(source: &str) -> Fault {
    invalid(format!(
        "This server does not support event source mappings of {source}; it polls SQS queues."
    ))
}
