//! What an extension is told when it may not, in AWS's words. The status is always 403.

use super::registry::State;
use crate::runtime_api::protocol::Refusal;

fn refusal(kind: &'static str, message: impl Into<String>) -> Refusal {
    Refusal {
        status: 403,
        kind,
        message: message.into(),
    }
}

pub(super) fn empty_name() -> Refusal {
    refusal("Extension.InvalidExtensionName", "Empty extension name")
}

pub(super) fn format(reason: impl Into<String>) -> Refusal {
    refusal("InvalidRequestFormat", reason)
}

pub(super) fn event(name: &str) -> Refusal {
    let message = format!("{name}: ErrorInvalidEventType");
    refusal("Extension.InvalidEventType", message)
}

pub(super) fn closed() -> Refusal {
    refusal(
        "Extension.RegistrationClosed",
        "Extension registration closed already",
    )
}

pub(super) fn name_taken() -> Refusal {
    refusal(
        "Extension.InvalidExtensionState",
        "Extension with this name already registered",
    )
}

pub(super) fn too_many(max: usize) -> Refusal {
    let message = format!("Extension limit ({max}) reached");
    refusal("Extension.TooManyExtensions", message)
}

/// `who` is the name or the identifier, whichever the request carried.
pub(super) fn transition(from: State, to: State, who: &str) -> Refusal {
    let message = format!(
        "State transition from {} to {} failed for extension {who}. Error: State transition is not allowed",
        from.name(),
        to.name()
    );
    refusal("Extension.InvalidExtensionState", message)
}

pub(super) fn missing_identifier() -> Refusal {
    refusal(
        "Extension.MissingExtensionIdentifier",
        "Missing Lambda-Extension-Identifier header",
    )
}

pub(super) fn invalid_identifier() -> Refusal {
    refusal(
        "Extension.InvalidExtensionIdentifier",
        "Invalid Lambda-Extension-Identifier",
    )
}

pub(super) fn unknown_identifier(id: &str) -> Refusal {
    refusal(
        "Extension.UnknownExtensionIdentifier",
        format!("Unknown extension {id}"),
    )
}

pub(super) fn missing_error_type() -> Refusal {
    refusal(
        "Extension.MissingHeader",
        "Lambda-Extension-Function-Error-Type not found",
    )
}
