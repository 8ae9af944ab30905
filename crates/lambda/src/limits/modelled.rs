//! The bounds that AWS's model of the API states. Requests are validated against that model, so
//! these have no value of their own here.

use frazil_wire::shapes::lambda::SERVICE;
use frazil_wire::table::{Kind, ShapeTable};

use super::Quota;

/// Which end of a member's range.
#[derive(Clone, Copy)]
enum End {
    Min,
    Max,
}

/// Name, meaning, operation, member and end.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    End,
);

const ROWS: [Row; 26] = [
    (
        "description_chars_max",
        "a description",
        "CreateFunction",
        &["Description"],
        End::Max,
    ),
    (
        "handler_chars_max",
        "a handler's name",
        "CreateFunction",
        &["Handler"],
        End::Max,
    ),
    (
        "log_group_chars_max",
        "a log group's name",
        "CreateFunction",
        &["LoggingConfig", "LogGroup"],
        End::Max,
    ),
    (
        "alias_chars_max",
        "an alias's name",
        "CreateAlias",
        &["Name"],
        End::Max,
    ),
    (
        "statement_id_chars_max",
        "a statement's id",
        "AddPermission",
        &["StatementId"],
        End::Max,
    ),
    (
        "layer_name_chars_max",
        "a layer's name or ARN",
        "PublishLayerVersion",
        &["LayerName"],
        End::Max,
    ),
    (
        "tenant_id_chars_max",
        "a tenant's id",
        "Invoke",
        &["TenantId"],
        End::Max,
    ),
    (
        "event_retries_max",
        "retries of an asynchronous invocation",
        "PutFunctionEventInvokeConfig",
        &["MaximumRetryAttempts"],
        End::Max,
    ),
    (
        "event_age_s_min",
        "age of an asynchronous event, at least",
        "PutFunctionEventInvokeConfig",
        &["MaximumEventAgeInSeconds"],
        End::Min,
    ),
    (
        "event_age_s_max",
        "age of an asynchronous event, at most",
        "PutFunctionEventInvokeConfig",
        &["MaximumEventAgeInSeconds"],
        End::Max,
    ),
    (
        "cors_origins_max",
        "origins of a URL's CORS",
        "CreateFunctionUrlConfig",
        &["Cors", "AllowOrigins"],
        End::Max,
    ),
    (
        "cors_methods_max",
        "methods of a URL's CORS",
        "CreateFunctionUrlConfig",
        &["Cors", "AllowMethods"],
        End::Max,
    ),
    (
        "cors_headers_max",
        "headers of a URL's CORS",
        "CreateFunctionUrlConfig",
        &["Cors", "AllowHeaders"],
        End::Max,
    ),
    (
        "cors_age_s_max",
        "age of a CORS answer",
        "CreateFunctionUrlConfig",
        &["Cors", "MaxAge"],
        End::Max,
    ),
    (
        "mapping_batch_min",
        "records of a batch, at least",
        "CreateEventSourceMapping",
        &["BatchSize"],
        End::Min,
    ),
    (
        "mapping_batch_max",
        "records of a batch, at most",
        "CreateEventSourceMapping",
        &["BatchSize"],
        End::Max,
    ),
    (
        "mapping_window_s_max",
        "batching window",
        "CreateEventSourceMapping",
        &["MaximumBatchingWindowInSeconds"],
        End::Max,
    ),
    (
        "mapping_parallelization_max",
        "batches of a shard at once",
        "CreateEventSourceMapping",
        &["ParallelizationFactor"],
        End::Max,
    ),
    (
        "mapping_tumbling_s_max",
        "tumbling window",
        "CreateEventSourceMapping",
        &["TumblingWindowInSeconds"],
        End::Max,
    ),
    (
        "mapping_retries_max",
        "retries of a batch",
        "CreateEventSourceMapping",
        &["MaximumRetryAttempts"],
        End::Max,
    ),
    (
        "mapping_age_s_max",
        "age of a record",
        "CreateEventSourceMapping",
        &["MaximumRecordAgeInSeconds"],
        End::Max,
    ),
    (
        "mapping_concurrency_min",
        "a queue's invocations at once, at least",
        "CreateEventSourceMapping",
        &["ScalingConfig", "MaximumConcurrency"],
        End::Min,
    ),
    (
        "mapping_concurrency_max",
        "a queue's invocations at once, at most",
        "CreateEventSourceMapping",
        &["ScalingConfig", "MaximumConcurrency"],
        End::Max,
    ),
    (
        "durable_execution_s_max",
        "a durable execution (not offered here)",
        "CreateFunction",
        &["DurableConfig", "ExecutionTimeout"],
        End::Max,
    ),
    (
        "durable_retention_days_max",
        "history of a durable execution (not offered here)",
        "CreateFunction",
        &["DurableConfig", "RetentionPeriodInDays"],
        End::Max,
    ),
    (
        "list_items_max",
        "items asked for on one page",
        "ListFunctions",
        &["MaxItems"],
        End::Max,
    ),
];

/// The model's bounds.
pub(super) fn quotas() -> Vec<Quota> {
    let quota = |&(name, what, operation, path, end): &Row| {
        let value = bound(operation, path, end)?;
        Some(Quota {
            name,
            what,
            value,
            aws: Some(value),
            place: operation,
            settable: false,
        })
    };
    ROWS.iter().filter_map(quota).collect()
}

fn bound(operation: &str, path: &[&str], end: End) -> Option<u64> {
    let mut shape: &ShapeTable = SERVICE.operation(operation)?.input;
    for name in path {
        let Kind::Structure(_) = shape.kind else {
            return None;
        };
        let member = shape.members().iter().find(|member| member.name == *name);
        shape = member?.shape;
    }
    let bound = match end {
        End::Min => shape.limits.min,
        End::Max => shape.limits.max,
    };
    // The model's numbers are whole and not negative where they are listed above.
    bound.map(|bound| bound as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_states_each_of_them() {
        let quotas = quotas();
        for (name, ..) in ROWS {
            assert!(quotas.iter().any(|quota| quota.name == name), "{name}");
        }
        let check = |name: &str, expect: u64| {
            let found = quotas.iter().find(|quota| quota.name == name);
            assert_eq!(found.map(|quota| quota.value), Some(expect), "{name}");
        };
        check("description_chars_max", 256);
        check("handler_chars_max", 128);
        check("alias_chars_max", 128);
        check("statement_id_chars_max", 100);
        check("log_group_chars_max", 512);
        check("tenant_id_chars_max", 256);
        check("event_age_s_min", 60);
        check("event_age_s_max", 21_600);
        check("event_retries_max", 2);
        check("cors_methods_max", 6);
        check("cors_age_s_max", 86_400);
        check("mapping_batch_max", 10_000);
        check("mapping_window_s_max", 300);
        check("mapping_concurrency_min", 2);
        check("mapping_concurrency_max", 1000);
    }
}
