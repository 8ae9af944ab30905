//! What API Gateway says when it refuses.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

pub(crate) fn bad_request(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::BAD_REQUEST_EXCEPTION, message)
}

pub(crate) fn not_found(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::NOT_FOUND_EXCEPTION, message)
}

pub(crate) fn conflict(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::CONFLICT_EXCEPTION, message)
}

pub(crate) fn limit_exceeded(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::LIMIT_EXCEEDED_EXCEPTION, message)
}

/// `Invalid Resource identifier specified`
pub(crate) fn no(what: &str) -> Fault {
    not_found(format!("Invalid {what} identifier specified"))
}

/// What this server does not do.
pub(crate) fn not_supported(what: &str) -> Fault {
    bad_request(format!("{what} is not supported by this server"))
}
