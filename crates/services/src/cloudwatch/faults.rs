//! The service's faults, in AWS's words.

use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch as shapes;

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_VALUE_EXCEPTION, message)
}

pub(super) fn combination(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_COMBINATION_EXCEPTION, message)
}

pub(super) fn missing(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::MISSING_REQUIRED_PARAMETER_EXCEPTION, message)
}

/// What AWS can and this server cannot.
pub(super) fn not_supported(what: &str) -> Fault {
    invalid(format!("{what} is not supported by this server"))
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(&shapes::INTERNAL_SERVICE_FAULT, "Internal service fault")
}

/// [`failed`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(super) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}
