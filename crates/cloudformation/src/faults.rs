//! What CloudFormation answers when something is wrong.

use std::fmt::Display;

use frazil_store::StoreError;
use frazil_wire::Fault;

/// A template or request that makes no sense.
pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationError", message)
}

/// There is no such stack.
pub(crate) fn no_stack(name: &str) -> Fault {
    invalid(format!("Stack with id {name} does not exist"))
}

/// There is no such change set.
pub(crate) fn no_change_set(name: &str) -> Fault {
    Fault::new(
        404,
        "ChangeSetNotFound",
        format!("ChangeSet [{name}] does not exist"),
    )
}

/// The stack's name is taken.
pub(crate) fn stack_exists(name: &str) -> Fault {
    Fault::new(
        400,
        "AlreadyExistsException",
        format!("Stack [{name}] already exists"),
    )
}

/// What the template does must be acknowledged.
pub(crate) fn capabilities(missing: &str) -> Fault {
    Fault::new(
        400,
        "InsufficientCapabilitiesException",
        format!("Requires capabilities : [{missing}]"),
    )
}

/// What is known but not done here.
pub(crate) fn not_here(what: &str) -> Fault {
    invalid(format!("{what} is not supported"))
}

/// Trouble of our own.
pub(crate) fn failed(error: &dyn Display) -> Fault {
    tracing::error!("{error}");
    Fault::new(500, "InternalFailure", "We encountered an internal error.")
}

/// The store did not do its work.
#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
pub(crate) fn store_failed(error: StoreError) -> Fault {
    failed(&error)
}
