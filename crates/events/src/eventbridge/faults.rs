//! AWS's words for what is wrong.

use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::events as shapes;

pub(super) fn no_bus(name: &str) -> Fault {
    not_found(format!("Event bus {name} does not exist."))
}

pub(super) fn no_rule(name: &str, bus: &str) -> Fault {
    not_found(format!("Rule {name} does not exist on EventBus {bus}."))
}

pub(super) fn not_found(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

pub(super) fn exists(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::RESOURCE_ALREADY_EXISTS_EXCEPTION, message)
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationException", message)
}

pub(super) fn bad_pattern(reason: impl std::fmt::Display) -> Fault {
    Fault::of(
        &shapes::INVALID_EVENT_PATTERN_EXCEPTION,
        format!("Event pattern is not valid. Reason: {reason}"),
    )
}

pub(super) fn bad_token() -> Fault {
    invalid("Parameter NextToken is not valid.")
}

pub(super) fn too_many() -> Fault {
    Fault::of(
        &shapes::LIMIT_EXCEEDED_EXCEPTION,
        "The requested resource exceeds the maximum number allowed.",
    )
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(
        &shapes::INTERNAL_EXCEPTION,
        "An internal error occurred while processing the request.",
    )
}

/// [`failed`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}
