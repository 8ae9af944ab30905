//! What AWS answers, by the kind of fault.

use frazil_wire::Fault;

pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "InvalidParameterValueException", message)
}

pub(crate) fn validation(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationException", message)
}

pub(crate) fn not_found(message: impl Into<String>) -> Fault {
    Fault::new(404, "ResourceNotFoundException", message)
}

pub(crate) fn conflict(message: impl Into<String>) -> Fault {
    Fault::new(409, "ResourceConflictException", message)
}

/// A `RevisionId` that is not the latest; `call` names the operation that tells the latest.
pub(crate) fn stale_revision(call: &str) -> Fault {
    let message = format!(
        "The Revision Id provided does not match the latest Revision Id. Call the {call} API to \
         retrieve the latest Revision Id"
    );
    Fault::new(412, "PreconditionFailedException", message)
}

pub(crate) fn update_in_progress(arn: &str) -> Fault {
    conflict(format!(
        "The operation cannot be performed at this time. An update is in progress for resource: \
         {arn}"
    ))
}

pub(crate) fn function_not_found(arn: &str) -> Fault {
    not_found(format!("Function not found: {arn}"))
}

/// One of our own troubles. The cause is for the server's log, not for the caller.
pub(crate) fn internal(error: &(dyn std::error::Error + 'static)) -> Fault {
    tracing::error!(error = causes(error), "a request failed");
    Fault::new(
        500,
        "ServiceException",
        "The service encountered an internal error.",
    )
}

/// An error with all its causes, in one line.
pub(crate) fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let all = std::iter::successors(Some(error), |error| error.source());
    all.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
