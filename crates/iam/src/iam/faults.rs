//! AWS's words for what cannot be done.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::names::Kind;
use crate::policy::Malformed;

/// There is no such thing.
pub(crate) fn no_entity(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::NO_SUCH_ENTITY_EXCEPTION, message)
}

/// There is no role, user or group of this name.
pub(crate) fn nobody(kind: Kind, name: &str) -> Fault {
    let kind = kind.lower();
    no_entity(format!("The {kind} with name {name} cannot be found."))
}

/// There is one already.
pub(crate) fn exists(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::ENTITY_ALREADY_EXISTS_EXCEPTION, message)
}

/// Something still hangs on it.
pub(crate) fn in_use(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::DELETE_CONFLICT_EXCEPTION, message)
}

/// A quota is reached.
pub(crate) fn too_many(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::LIMIT_EXCEEDED_EXCEPTION, message)
}

/// The input makes no sense.
pub(crate) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_INPUT_EXCEPTION, message)
}

/// A constraint that the model does not state.
pub(crate) fn validation(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationError", message)
}

/// A policy document is refused.
pub(crate) fn malformed(error: &Malformed) -> Fault {
    Fault::of(
        &shapes::MALFORMED_POLICY_DOCUMENT_EXCEPTION,
        error.to_string(),
    )
}

/// Our own trouble: logged, and reported as AWS reports its own.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    tracing::error!(%error, cause, "IAM could not do its work");
    Fault::of(
        &shapes::SERVICE_FAILURE_EXCEPTION,
        "The request processing has failed because of an unknown error, exception or failure.",
    )
}

/// It must not be changed this way.
pub(crate) fn unmodifiable(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::UNMODIFIABLE_ENTITY_EXCEPTION, message)
}
