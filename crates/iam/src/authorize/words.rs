//! AWS's words for what must not be done.

use frazil_wire::{Fault, Principal, Protocol, ServiceTable};

use super::Ask;
use crate::policy::{Refusal, Request};

/// The fault of a service that refuses somebody.
pub(super) fn refusal(
    service: &ServiceTable,
    who: &Principal,
    request: &Request<'_>,
    reason: Refusal,
) -> Fault {
    // SQS writes actions in small letters.
    let action = match service.signing_name {
        "sqs" => request.action.to_ascii_lowercase(),
        _ => request.action.to_owned(),
    };
    let why = why(&action, reason);
    let message = format!(
        "User: {} is not authorized to perform: {action} on resource: {} {why}",
        who.arn, request.resource
    );
    fault(service, message)
}

/// The fault of S3, which puts resources between quotation marks.
pub(super) fn refusal_of_s3(who: &Principal, request: &Request<'_>, reason: Refusal) -> Fault {
    let message = format!(
        "User: {} is not authorized to perform: {} on resource: \"{}\" {}",
        who.arn,
        request.action,
        request.resource,
        why(request.action, reason)
    );
    Fault::new(403, "AccessDenied", message)
}

fn why(action: &str, reason: Refusal) -> String {
    match reason {
        Refusal::Denied(layer) => {
            let name = layer.name();
            let article = if name.starts_with('i') { "an" } else { "a" };
            format!("with an explicit deny in {article} {name}")
        }
        Refusal::NotAllowed(layer) => {
            format!("because no {} allows the {action} action", layer.name())
        }
    }
}

/// The fault of a service that was asked without a signature.
pub(super) fn anonymous(service: &ServiceTable, ask: &Ask) -> Fault {
    let resource = ask.resources.first().map_or("*", String::as_str);
    let message = format!(
        "User: anonymous is not authorized to perform: {} on resource: {resource}",
        ask.action
    );
    fault(service, message)
}

fn fault(service: &ServiceTable, message: String) -> Fault {
    let (status, code) = match (service.signing_name, service.protocol) {
        ("sns", _) => (403, "AuthorizationError"),
        ("sqs", _) => (403, "AccessDenied"),
        (_, Protocol::RestJson) => (403, "AccessDeniedException"),
        (_, Protocol::Json10 | Protocol::Json11) => (400, "AccessDeniedException"),
        _ => (403, "AccessDenied"),
    };
    Fault::new(status, code, message)
}
