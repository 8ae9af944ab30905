//! Services that act as roles.

use frazil_wire::{Principal, Sender};

use super::{ASSUME, Refused};
use crate::iam::{Iam, Role, arn, find, name_in};
use crate::identify::of_role;
use crate::policy::{Asker, Context, Document, Grant, Layer, Purpose, Refusal, Request};

impl Iam {
    /// The session of a role that a service acts as, if the role trusts it.
    pub(super) fn acting(&self, by: &Sender, role_arn: &str) -> Result<Principal, Refused> {
        let context = about_service(by, Context::default());
        let request = Request {
            action: ASSUME,
            resource: role_arn,
            context: &context,
        };
        let trusts = |role: &Role| trust(role, &request, &Asker::Service(&by.service));
        match self.role_by_arn(role_arn).as_ref().map(trusts) {
            Some(Grant::Direct) => Ok(of_role(&self.state(), role_arn, session_name(&by.service))),
            _ => {
                let reason = Refusal::NotAllowed(Layer::Resource);
                Err(Refused::new(&by.service, &request, reason))
            }
        }
    }

    /// The role with this ARN.
    pub(crate) fn role_by_arn(&self, role_arn: &str) -> Option<Role> {
        let state = self.state();
        let role = find(&state.roles, name_in(role_arn))?;
        let holder = &role.holder;
        let own = arn(self.account(), "role", &holder.path, &holder.name);
        (own == role_arn).then(|| role.clone())
    }
}

/// What the trust policy of a role grants somebody who wants to assume it.
pub(crate) fn trust(role: &Role, request: &Request<'_>, asker: &Asker<'_>) -> Grant {
    match Document::parse(&role.trust, Purpose::Trust) {
        Ok(document) => document.grant(request, asker),
        Err(_) => Grant::Nothing,
    }
}

/// What is known of a service that asks for one of its resources.
pub(super) fn about_service(by: &Sender, context: Context) -> Context {
    let context = context
        .with("aws:SourceArn", by.arn.as_str())
        .with("aws:SourceAccount", by.account.as_str())
        .with("aws:PrincipalIsAWSService", "true")
        .with("aws:PrincipalServiceName", by.service.as_str());
    // What an older policy, such as a topic's own, asks alarms for.
    match by.service.as_str() {
        "cloudwatch.amazonaws.com" => context.with("aws:SourceOwner", by.account.as_str()),
        _ => context,
    }
}

/// What services call the sessions of roles that they act as.
fn session_name(service: &str) -> &str {
    match service.split('.').next().unwrap_or_default() {
        "cloudformation" => "AWSCloudFormation",
        "apigateway" => "BackplaneAssumeRoleSession",
        name => name,
    }
}
