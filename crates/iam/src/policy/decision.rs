//! What all policies together say.

use super::{Asker, Document, Grant, Request, Verdict};

/// Everything that applies to somebody who asks for something.
#[derive(Debug, Clone)]
pub struct Policies<'a> {
    /// Whether nothing needs to allow: the account itself, which no identity-based policy binds.
    pub is_root: bool,
    /// Identity-based policies: of the user and its groups, or of the role.
    pub identity: Vec<&'a Document>,
    /// The permissions boundary.
    pub boundary: Option<&'a Document>,
    /// Session policies, when the session was made with some.
    pub session: Option<Vec<&'a Document>>,
    /// The policy of the resource.
    pub resource: Option<&'a Document>,
    /// Who asks.
    pub asker: Asker<'a>,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It may be done.
    Allowed,
    /// It must not be done, and this is why.
    Refused(Refusal),
}

/// Why something must not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A policy denies it.
    Denied(Layer),
    /// No policy of this kind allows it.
    NotAllowed(Layer),
}

/// A kind of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Of a user, group or role.
    Identity,
    /// The permissions boundary.
    Boundary,
    /// Of a session.
    Session,
    /// Of a resource.
    Resource,
}

impl Layer {
    /// The kind in AWS's words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Layer::Identity => "identity-based policy",
            Layer::Boundary => "permissions boundary",
            Layer::Session => "session policy",
            Layer::Resource => "resource-based policy",
        }
    }
}

/// Whether a request is allowed: nothing denies it; and the resource's policy names who asks, or
/// an identity-based policy, the boundary and the session's policies all allow it.
#[must_use]
pub fn decide(policies: &Policies<'_>, request: &Request<'_>) -> Decision {
    let grant = policies
        .resource
        .map_or(Grant::Nothing, |it| it.grant(request, &policies.asker));
    let of = |documents: &[&Document]| together(documents, request);
    let identity = of(&policies.identity);
    let boundary = policies.boundary.map(|it| it.judge(request));
    let session = policies.session.as_deref().map(of);
    let layers = [
        (Layer::Identity, Some(identity)),
        (Layer::Boundary, boundary),
        (Layer::Session, session),
    ];
    let denies = layers.iter().find(|(_, it)| *it == Some(Verdict::Deny));
    if let Some((layer, _)) = denies {
        return Decision::Refused(Refusal::Denied(*layer));
    }
    if grant == Grant::Denied {
        return Decision::Refused(Refusal::Denied(Layer::Resource));
    }
    if policies.is_root {
        return Decision::Allowed;
    }
    let named = grant == Grant::Direct;
    let missing = layers.iter().find(|(layer, verdict)| match layer {
        Layer::Session => *verdict == Some(Verdict::Silent),
        _ => *verdict == Some(Verdict::Silent) && !named,
    });
    match missing {
        Some((layer, _)) => Decision::Refused(Refusal::NotAllowed(*layer)),
        None => Decision::Allowed,
    }
}

/// What several documents of one kind say together.
pub(crate) fn together(documents: &[&Document], request: &Request<'_>) -> Verdict {
    let mut verdict = Verdict::Silent;
    for document in documents {
        match document.judge(request) {
            Verdict::Deny => return Verdict::Deny,
            Verdict::Allow => verdict = Verdict::Allow,
            Verdict::Silent => {}
        }
    }
    verdict
}
