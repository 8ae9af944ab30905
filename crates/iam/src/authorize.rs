//! Whether somebody may do what a request asks for.

mod ask;
mod resources;
mod s3;
mod words;

use frazil_wire::{Caller, Fault, Principal, ServiceTable};

pub use ask::{Ask, Scope};
pub use resources::has_policies;
use words::refusal;

use crate::iam::{Desk, Iam, find};
use crate::policy::{
    Asker, Context, Decision, Document, Policies, Purpose, Refusal, Request, decide,
};

impl Iam {
    /// Whether a caller may do what is asked. `resource_policy` is the document of the resource, if
    /// it has one; `context` is what else is known of the request.
    ///
    /// # Errors
    /// The fault of the service, in AWS's words, when they may not.
    pub fn authorize(
        &self,
        service: &ServiceTable,
        caller: &Caller,
        ask: &Ask,
        resource_policy: Option<&str>,
        context: Context,
    ) -> Result<(), Fault> {
        // Anybody may know who they are, and roles say themselves whom they trust.
        if matches!(ask.action.as_str(), "sts:GetCallerIdentity" | ASSUME) {
            return Ok(());
        }
        let Caller::Signed { account, .. } = caller else {
            return Err(words::anonymous(service, ask));
        };
        let unknown = Principal::root(account);
        let who = caller.principal().unwrap_or(&unknown);
        let context = about(who, context);
        for resource in &ask.resources {
            let request = Request {
                action: &ask.action,
                resource,
                context: &context,
            };
            let decision = self.decide(who, &request, resource_policy);
            if let Decision::Refused(reason) = decision {
                return Err(refusal(service, who, &request, reason));
            }
        }
        Ok(())
    }

    /// The same for S3, which has no table of operations.
    ///
    /// # Errors
    /// `AccessDenied`
    pub fn authorize_s3(&self, caller: &Caller, ask: &Ask, context: Context) -> Result<(), Fault> {
        let Some(who) = caller.principal() else {
            return Ok(());
        };
        let context = about(who, context);
        for resource in &ask.resources {
            let request = Request {
                action: &ask.action,
                resource,
                context: &context,
            };
            if let Decision::Refused(reason) = self.decide(who, &request, None) {
                return Err(words::refusal_of_s3(who, &request, reason));
            }
        }
        Ok(())
    }

    /// What all policies say that apply to somebody.
    pub(crate) fn decide(
        &self,
        who: &Principal,
        request: &Request<'_>,
        resource_policy: Option<&str>,
    ) -> Decision {
        let desk = self.desk(&Caller::Anonymous);
        let texts = desk.texts_of(who);
        let read = |text: &str| Document::parse(text, Purpose::Identity).ok();
        let all = |texts: &[String]| texts.iter().filter_map(|it| read(it)).collect::<Vec<_>>();
        let identity = all(&texts.identity);
        let boundary = texts.boundary.as_deref().map(read);
        let session = texts.session.as_deref().map(all);
        let resource = resource_policy.and_then(|it| Document::parse(it, Purpose::Resource).ok());
        // A boundary that cannot be read allows nothing.
        if boundary == Some(None) {
            return Decision::Refused(Refusal::NotAllowed(crate::policy::Layer::Boundary));
        }
        let policies = Policies {
            is_root: who.is_root(),
            identity: identity.iter().collect(),
            boundary: boundary.as_ref().and_then(Option::as_ref),
            session: session.as_ref().map(|it| it.iter().collect()),
            resource: resource.as_ref(),
            asker: Asker::Aws {
                account: who.arn.split(':').nth(4).unwrap_or_default(),
                arn: &who.arn,
                role: who.role_arn.as_deref(),
            },
        };
        decide(&policies, request)
    }
}

/// The action that the trust policy of a role decides about, and STS with it.
pub(crate) const ASSUME: &str = "sts:AssumeRole";

/// Documents that apply to somebody, as texts.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    pub(crate) identity: Vec<String>,
    pub(crate) boundary: Option<String>,
    pub(crate) session: Option<Vec<String>>,
}

impl Desk {
    pub(crate) fn texts_of(&self, who: &Principal) -> Texts {
        let mut texts = Texts::default();
        let role = who.role_arn.as_ref().map(|_| &who.name);
        if let Some(role) = role.and_then(|name| find(&self.state.roles, name)) {
            texts.identity = self.texts_held(&role.holder);
            texts.boundary = self.boundary_of(role.holder.boundary.as_deref());
        }
        let user = if role.is_none() {
            Some(&who.name)
        } else {
            None
        };
        if let Some(user) = user.and_then(|name| find(&self.state.users, name)) {
            texts.identity = self.texts_held(&user.holder);
            let groups = user
                .groups
                .iter()
                .filter_map(|it| find(&self.state.groups, it));
            for group in groups {
                texts.identity.extend(self.texts_held(&group.holder));
            }
            texts.boundary = self.boundary_of(user.holder.boundary.as_deref());
        }
        texts.session = who.limits.as_ref().map(|limits| {
            let managed = limits.arns.iter().filter_map(|arn| self.document_of(arn));
            let own = limits.documents.iter().cloned();
            own.chain(managed.map(str::to_owned)).collect()
        });
        texts
    }

    fn texts_held(&self, holder: &crate::iam::Holder) -> Vec<String> {
        let attached = holder
            .attached
            .iter()
            .filter_map(|arn| self.document_of(arn));
        let inline = holder.inline.values().cloned();
        inline.chain(attached.map(str::to_owned)).collect()
    }

    /// The document of a boundary; one that is not known any more allows nothing.
    fn boundary_of(&self, arn: Option<&str>) -> Option<String> {
        let document = self.document_of(arn?).unwrap_or_default();
        Some(document.to_owned())
    }
}

/// What is known of whoever asks.
fn about(who: &Principal, mut context: Context) -> Context {
    let account = who.arn.split(':').nth(4).unwrap_or_default();
    let arn = who.role_arn.as_deref().unwrap_or(&who.arn);
    context.add("aws:PrincipalArn", arn);
    context.add("aws:PrincipalAccount", account);
    context.add("aws:userid", who.user_id.as_str());
    let kind = match who.kind {
        frazil_wire::PrincipalKind::Root => "Account",
        frazil_wire::PrincipalKind::User => "User",
        frazil_wire::PrincipalKind::Role => "AssumedRole",
        frazil_wire::PrincipalKind::Federated => "FederatedUser",
    };
    context.add("aws:PrincipalType", kind);
    if let Some(name) = who.user_name() {
        context.add("aws:username", name);
    }
    for (key, value) in &who.tags {
        context.add(&format!("aws:PrincipalTag/{key}"), value.as_str());
    }
    context
}

#[cfg(test)]
mod tests;
