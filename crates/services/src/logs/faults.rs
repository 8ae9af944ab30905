//! The service's faults, in AWS's words.

use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::logs as shapes;

pub(super) fn no_group() -> Fault {
    Fault::of(
        &shapes::RESOURCE_NOT_FOUND_EXCEPTION,
        "The specified log group does not exist.",
    )
}

pub(super) fn no_stream() -> Fault {
    Fault::of(
        &shapes::RESOURCE_NOT_FOUND_EXCEPTION,
        "The specified log stream does not exist.",
    )
}

pub(super) fn group_exists() -> Fault {
    Fault::of(
        &shapes::RESOURCE_ALREADY_EXISTS_EXCEPTION,
        "The specified log group already exists",
    )
}

pub(super) fn stream_exists() -> Fault {
    Fault::of(
        &shapes::RESOURCE_ALREADY_EXISTS_EXCEPTION,
        "The specified log stream already exists",
    )
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_EXCEPTION, message)
}

pub(super) fn invalid_token() -> Fault {
    invalid("The specified nextToken is invalid.")
}

pub(super) fn aborted() -> Fault {
    Fault::of(
        &shapes::OPERATION_ABORTED_EXCEPTION,
        "A conflicting operation is currently in progress against this resource. Please try again.",
    )
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(
        &shapes::SERVICE_UNAVAILABLE_EXCEPTION,
        "The service cannot complete the request.",
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
