//! AWS's words for what is wrong.

use frazil_wire::Fault;
use frazil_wire::shapes::scheduler as shapes;

pub(super) fn no_schedule(name: &str) -> Fault {
    missing(format!("Schedule {name} does not exist."))
}

pub(super) fn no_group(name: &str) -> Fault {
    missing(format!("Schedule group {name} does not exist."))
}

fn missing(message: String) -> Fault {
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

pub(super) fn exists(what: impl std::fmt::Display) -> Fault {
    let message = format!("{what} already exists.");
    Fault::of(&shapes::CONFLICT_EXCEPTION, message)
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::VALIDATION_EXCEPTION, message)
}

pub(super) fn too_many(what: &str) -> Fault {
    let message = format!("The request exceeds the quota for {what}.");
    Fault::of(&shapes::SERVICE_QUOTA_EXCEEDED_EXCEPTION, message)
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(
        &shapes::INTERNAL_SERVER_EXCEPTION,
        "Unexpected error encountered while processing the request.",
    )
}
