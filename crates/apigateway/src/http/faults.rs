//! The faults of API Gateway v2, in AWS's words.

use frazil_store::StoreError;
use frazil_wire::Fault;

/// What could not be found, as AWS calls it.
pub(super) fn no_api(account: &str, id: &str) -> Fault {
    not_found(format!("Invalid API identifier specified {account}:{id}"))
}

/// A part of an API that does not exist: `Invalid Route identifier specified`.
pub(super) fn no_such(kind: &str) -> Fault {
    not_found(format!("Invalid {kind} identifier specified"))
}

pub(super) fn not_found(message: impl Into<String>) -> Fault {
    Fault::new(404, "NotFoundException", message)
}

pub(super) fn bad_request(message: impl Into<String>) -> Fault {
    Fault::new(400, "BadRequestException", message)
}

pub(super) fn conflict(message: impl Into<String>) -> Fault {
    Fault::new(409, "ConflictException", message)
}

/// Clear about what this server does not do.
pub(super) fn not_supported(what: &str) -> Fault {
    bad_request(format!("{what} is not supported by this server"))
}

/// Trouble of our own.
pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    tracing::error!(error, "API Gateway could not do its work");
    Fault::new(500, "InternalServerError", "Internal server error")
}

/// The store did not do its work.
pub(super) fn unstored(error: &StoreError) -> Fault {
    failed(error)
}
