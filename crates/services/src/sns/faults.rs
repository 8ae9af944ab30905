//! AWS's words for what is wrong.

use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::sns as shapes;

pub(super) fn no_topic() -> Fault {
    Fault::of(&shapes::NOT_FOUND_EXCEPTION, "Topic does not exist")
}

pub(super) fn no_subscription() -> Fault {
    Fault::of(&shapes::NOT_FOUND_EXCEPTION, "Subscription does not exist")
}

pub(super) fn no_resource() -> Fault {
    Fault::of(
        &shapes::RESOURCE_NOT_FOUND_EXCEPTION,
        "Resource does not exist",
    )
}

/// `Invalid parameter: …`
pub(super) fn invalid(what: impl std::fmt::Display) -> Fault {
    let message = format!("Invalid parameter: {what}");
    Fault::of(&shapes::INVALID_PARAMETER_EXCEPTION, message)
}

pub(super) fn bad_value(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_VALUE_EXCEPTION, message)
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(&shapes::INTERNAL_ERROR_EXCEPTION, "Internal error")
}

/// [`failed`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}
