//! AWS's words for what cannot be done.

use frazil_wire::Fault;
use frazil_wire::shapes::sts as shapes;

use crate::policy::Malformed;

/// It must not be done.
pub(super) fn access_denied(message: impl Into<String>) -> Fault {
    Fault::new(403, "AccessDenied", message)
}

/// Somebody must not assume a role, or it does not exist: AWS does not tell which.
pub(super) fn not_authorized(who: &str, action: &str, role: &str) -> Fault {
    access_denied(format!(
        "User: {who} is not authorized to perform: {action} on resource: {role}"
    ))
}

/// A constraint that the model does not state.
pub(super) fn validation(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationError", message)
}

/// A session policy is refused.
pub(super) fn malformed(error: &Malformed) -> Fault {
    Fault::of(
        &shapes::MALFORMED_POLICY_DOCUMENT_EXCEPTION,
        error.to_string(),
    )
}

/// The token of an identity provider is not good.
pub(super) fn invalid_token(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_IDENTITY_TOKEN_EXCEPTION, message)
}

/// The token of an identity provider is too old.
pub(super) fn expired_token(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::EXPIRED_TOKEN_EXCEPTION, message)
}
