//! What must be true of a policy document, and AWS's words when it is not.

use super::{Document, Elements, PrincipalElement, Statement};

/// Why a document is refused: the message of `MalformedPolicyDocument`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub String);

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Says what a user, group, role or session may do.
    Identity,
    /// Says who may assume a role.
    Trust,
    /// Says who may do what to a resource.
    Resource,
}

pub(super) fn malformed(message: impl Into<String>) -> Malformed {
    Malformed(message.into())
}

/// Whether a document is right for what it is for.
pub(super) fn validate(document: &Document, purpose: Purpose) -> Result<(), Malformed> {
    let mut sids: Vec<&str> = Vec::new();
    for statement in &document.statements {
        if let Some(sid) = statement.sid.as_deref().filter(|sid| !sid.is_empty()) {
            if sids.contains(&sid) {
                let message = "Statement IDs (SID) in a single policy must be unique.";
                return Err(malformed(message));
            }
            sids.push(sid);
        }
        match purpose {
            Purpose::Identity => identity(statement)?,
            Purpose::Trust => trust(statement)?,
            Purpose::Resource => {}
        }
        for action in &statement.actions.named {
            check_action(action)?;
        }
    }
    Ok(())
}

fn identity(statement: &Statement) -> Result<(), Malformed> {
    if statement.principals.is_some() {
        let message = "Policy document should not specify a principal.";
        return Err(malformed(message));
    }
    let sid_is_plain = |sid: &str| sid.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if let Some(sid) = statement.sid.as_deref().filter(|sid| !sid_is_plain(sid)) {
        return Err(malformed(format!(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*: {sid}"
        )));
    }
    if statement.actions.named.is_empty() {
        return Err(malformed("Policy statement must contain actions."));
    }
    match &statement.resources {
        Some(resources) if !resources.named.is_empty() => {
            resources.named.iter().try_for_each(|it| check_resource(it))
        }
        _ => Err(malformed("Policy statement must contain resources.")),
    }
}

fn trust(statement: &Statement) -> Result<(), Malformed> {
    if statement.resources.is_some() {
        return Err(malformed("Has prohibited field Resource"));
    }
    let Some(principals) = &statement.principals else {
        return Err(malformed("Missing required field Principal"));
    };
    check_principals(principals)?;
    if statement.actions.named.is_empty() {
        return Err(malformed("Missing required field Action"));
    }
    let is_sts = |action: &String| action.len() > 4 && action[..4].eq_ignore_ascii_case("sts:");
    match statement.actions.named.iter().all(is_sts) {
        true => Ok(()),
        false => Err(malformed(
            "AssumeRole policy may only specify STS AssumeRole actions.",
        )),
    }
}

fn check_principals(principals: &Elements<PrincipalElement>) -> Result<(), Malformed> {
    let wrong = principals
        .named
        .iter()
        .find_map(|principal| match principal {
            PrincipalElement::Everyone => None,
            PrincipalElement::Aws(name) => (!is_aws(name)).then_some(("AWS", name)),
            PrincipalElement::Service(name) => (!name.contains('.')).then_some(("SERVICE", name)),
            PrincipalElement::Federated(name) => name.is_empty().then_some(("FEDERATED", name)),
        });
    match wrong {
        None => Ok(()),
        Some((kind, name)) => Err(malformed(format!(
            "Invalid principal in policy: \"{kind}\":\"{name}\""
        ))),
    }
}

/// An ARN of IAM or STS, or the unique id that stands for somebody who is gone.
fn is_aws(name: &str) -> bool {
    let is_account = |it: &str| it.len() == 12 && it.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name.splitn(6, ':').collect();
    match parts.as_slice() {
        ["arn", partition, "iam" | "sts", "", account, resource] => {
            partition.starts_with("aws") && is_account(account) && !resource.is_empty()
        }
        [id] => id.starts_with('A') && id.len() > 15,
        _ => false,
    }
}

fn check_action(action: &str) -> Result<(), Malformed> {
    let mut parts = action.split(':');
    let (vendor, name) = (parts.next().unwrap_or_default(), parts.next());
    if parts.next().is_some() {
        let message = "Actions/Condition can contain only one colon.";
        return Err(malformed(message));
    }
    if name.is_none() && vendor != "*" {
        return Err(malformed(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ));
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
    match vendor == "*" || (!vendor.is_empty() && vendor.bytes().all(is_plain)) {
        true => Ok(()),
        false => Err(malformed(format!("Vendor {vendor} is not valid"))),
    }
}

fn check_resource(resource: &str) -> Result<(), Malformed> {
    if resource == "*" {
        return Ok(());
    }
    let parts: Vec<&str> = resource.splitn(6, ':').collect();
    if parts[0] != "arn" || parts.len() == 1 {
        return Err(malformed(format!(
            "Resource {resource} must be in ARN format or \"*\"."
        )));
    }
    let part = |at: usize| parts.get(at).copied().filter(|it| !it.is_empty());
    if !matches!(part(1), Some("aws" | "aws-cn" | "aws-us-gov" | "*")) {
        return Err(malformed(format!(
            "Partition \"{}\" is not valid for resource \"arn:{}:{}:{}:{}:{}\".",
            parts[1],
            parts[1],
            part(2).unwrap_or("*"),
            part(3).unwrap_or("*"),
            part(4).unwrap_or("*"),
            part(5).unwrap_or("*"),
        )));
    }
    match (part(2), part(3)) {
        (None, _) => Err(malformed(
            "Resource vendor must be fully qualified and cannot contain regexes.",
        )),
        (Some("iam"), Some(region)) if region != "*" => Err(malformed(format!(
            "IAM resource {resource} cannot contain region information."
        ))),
        (Some("s3"), Some(region)) if region != "*" => Err(malformed(format!(
            "Resource {resource} can not contain region information."
        ))),
        _ => Ok(()),
    }
}
