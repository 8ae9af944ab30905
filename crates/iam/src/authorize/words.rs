//! AWS's words for what must not be done.

use std::fmt;

use frazil_wire::{Fault, Protocol, ServiceTable};

use crate::policy::{Refusal, Request};

/// Somebody must not do something; as text in AWS's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    who: String,
    action: String,
    resource: String,
    reason: Refusal,
}

impl Refused {
    pub(crate) fn new(who: &str, request: &Request<'_>, reason: Refusal) -> Refused {
        Refused {
            who: who.to_owned(),
            action: request.action.to_owned(),
            resource: request.resource.to_owned(),
            reason,
        }
    }

    /// The fault of a service.
    #[must_use]
    pub fn fault(mut self, service: &ServiceTable) -> Fault {
        self.action = spelt(&self.action);
        let (status, code) = match (service.signing_name, service.protocol) {
            ("sns", _) => (403, "AuthorizationError"),
            ("sqs", _) => (403, "AccessDenied"),
            (_, Protocol::RestJson) => (403, "AccessDeniedException"),
            (_, Protocol::Json10 | Protocol::Json11) => (400, "AccessDeniedException"),
            _ => (403, "AccessDenied"),
        };
        Fault::new(status, code, self.to_string())
    }

    /// The fault of S3, which puts resources between quotation marks.
    #[must_use]
    pub fn fault_of_s3(mut self) -> Fault {
        self.resource = format!("\"{}\"", self.resource);
        Fault::new(403, "AccessDenied", self.to_string())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refused {
            who,
            action,
            resource,
            reason,
        } = self;
        let why = why(action, *reason);
        write!(
            f,
            "User: {who} is not authorized to perform: {action} on resource: {resource} {why}"
        )
    }
}

/// SQS writes its actions in small letters, SNS its name in large ones.
fn spelt(action: &str) -> String {
    match action.split_once(':') {
        Some(("sqs", _)) => action.to_ascii_lowercase(),
        Some(("sns", name)) => format!("SNS:{name}"),
        _ => action.to_owned(),
    }
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
