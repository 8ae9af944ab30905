//! Whether somebody may do what a request asks for.

mod acting;
mod ask;
mod resources;
mod s3;
mod said;
mod words;

use std::sync::Arc;

use frazil_wire::{Caller, Principal, Sender};

use acting::about_service;
pub(crate) use acting::trust;
pub use ask::{Ask, Scope};
pub use resources::has_policies;
pub use said::Pass;
pub use words::Refused;

use crate::iam::{Desk, Iam, find};
use crate::policy::{
    Asker, Context, Decision, Document, Grant, Layer, Policies, Purpose, Refusal, Request, decide,
};

impl Iam {
    /// Whether a caller may do what is asked. `resource_policy` is the document of the resource, if
    /// it has one; `context` is what else is known of the request.
    ///
    /// # Errors
    /// [`Refused`], which says it in the words of a service.
    pub fn authorize(
        &self,
        caller: &Caller,
        ask: &Ask,
        resource_policy: Option<&str>,
        mut context: Context,
    ) -> Result<(), Refused> {
        let who = self.asking(caller)?;
        // Anybody may know who they are, and roles say themselves whom they trust.
        if ask.action == "sts:GetCallerIdentity" || ask.action.starts_with(ASSUME) {
            return Ok(());
        }
        for (key, value) in &ask.said {
            context.add(key, value.as_str());
        }
        let context = who.known(context);
        for resource in &ask.resources {
            let request = Request {
                action: &ask.action,
                resource,
                context: &context,
            };
            self.weigh(&who, &request, resource_policy)?;
        }
        for pass in &ask.passes {
            let context = context.clone().with("iam:PassedToService", pass.to);
            let request = Request {
                action: "iam:PassRole",
                resource: &pass.role,
                context: &context,
            };
            self.weigh(&who, &request, None)?;
        }
        Ok(())
    }

    /// Who asks: a service that acts as a role is the role's session.
    fn asking(&self, caller: &Caller) -> Result<Asking, Refused> {
        Ok(match caller {
            Caller::Anonymous => Asking::Anonymous,
            Caller::Signed {
                principal: Some(principal),
                ..
            } => Asking::Somebody(principal.clone()),
            Caller::Signed { account, .. } => Asking::Somebody(Principal::root(account).into()),
            Caller::Service(by) => match &by.role {
                Some(role) => Asking::Somebody(self.acting(by, role)?.into()),
                None => Asking::Service(by.clone()),
            },
        })
    }

    fn weigh(
        &self,
        who: &Asking,
        request: &Request<'_>,
        resource_policy: Option<&str>,
    ) -> Result<(), Refused> {
        let decision = match who {
            Asking::Somebody(who) => self.decide(who, request, resource_policy),
            Asking::Service(_) | Asking::Anonymous => {
                let policy =
                    resource_policy.and_then(|it| Document::parse(it, Purpose::Resource).ok());
                match policy.map_or(Grant::Nothing, |it| it.grant(request, &who.asker())) {
                    Grant::Direct => Decision::Allowed,
                    Grant::Denied => Decision::Refused(Refusal::Denied(Layer::Resource)),
                    _ => Decision::Refused(Refusal::NotAllowed(Layer::Resource)),
                }
            }
        };
        match decision {
            Decision::Allowed => Ok(()),
            Decision::Refused(reason) => Err(Refused::new(who.name(), request, reason)),
        }
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
            return Decision::Refused(Refusal::NotAllowed(Layer::Boundary));
        }
        let policies = Policies {
            is_root: who.is_root(),
            identity: identity.iter().collect(),
            boundary: boundary.as_ref().and_then(Option::as_ref),
            session: session.as_ref().map(|it| it.iter().collect()),
            resource: resource.as_ref(),
            asker: asker_of(who),
        };
        decide(&policies, request)
    }
}

/// The action that the trust policy of a role decides about, and STS with it.
pub(crate) const ASSUME: &str = "sts:AssumeRole";

/// Whoever asks.
enum Asking {
    Anonymous,
    Somebody(Arc<Principal>),
    /// A service that acts as nobody else.
    Service(Sender),
}

impl Asking {
    fn name(&self) -> &str {
        match self {
            Asking::Anonymous => "anonymous",
            Asking::Somebody(who) => &who.arn,
            Asking::Service(by) => &by.service,
        }
    }

    fn asker(&self) -> Asker<'_> {
        match self {
            Asking::Anonymous => Asker::Anonymous,
            Asking::Somebody(who) => asker_of(who),
            Asking::Service(by) => Asker::Service(&by.service),
        }
    }

    /// The context with what is known of whoever asks.
    fn known(&self, context: Context) -> Context {
        match self {
            Asking::Anonymous => context.with("aws:PrincipalType", "Anonymous"),
            Asking::Somebody(who) => about(who, context),
            Asking::Service(by) => about_service(by, context),
        }
    }
}

/// Somebody as policies of resources name them.
pub(crate) fn asker_of(who: &Principal) -> Asker<'_> {
    Asker::Aws {
        account: who.arn.split(':').nth(4).unwrap_or_default(),
        arn: &who.arn,
        role: who.role_arn.as_deref(),
    }
}

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
pub(crate) fn about(who: &Principal, mut context: Context) -> Context {
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
