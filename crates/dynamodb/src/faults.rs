//! The service's faults, in AWS's words.

use frazil_store::StoreError;
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;

use crate::attribute::Item;
use crate::convert;

/// A request that is wrong in itself.
pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationException", message)
}

/// [`invalid`], with the words that most of these faults begin with.
pub(crate) fn invalid_values(message: impl std::fmt::Display) -> Fault {
    invalid(format!(
        "One or more parameter values were invalid: {message}"
    ))
}

/// What AWS can and this server cannot.
pub(crate) fn not_supported(what: &str) -> Fault {
    invalid(format!("{what} is not supported by this server"))
}

pub(crate) fn no_such_table(name: &str) -> Fault {
    let message = format!("Requested resource not found: Table: {name} not found");
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

/// The table of an item does not exist.
pub(crate) fn no_resource() -> Fault {
    let message = "Requested resource not found";
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

pub(crate) fn no_such_arn(arn: &str) -> Fault {
    let message = format!("Requested resource not found: ResourcArn: {arn} not found");
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}

pub(crate) fn in_use(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::RESOURCE_IN_USE_EXCEPTION, message)
}

/// The condition did not hold; the item is told to whoever asked for it.
pub(crate) fn condition_failed(item: Option<&Item>) -> Fault {
    let message = "The conditional request failed";
    let fault = Fault::of(&shapes::CONDITIONAL_CHECK_FAILED_EXCEPTION, message);
    match item {
        Some(item) => fault.with("Item", convert::json_item(item)),
        None => fault,
    }
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "the store failed");
    Fault::of(&shapes::INTERNAL_SERVER_ERROR, "Internal server error")
}

/// [`failed`], for `map_err`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
pub(crate) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}
