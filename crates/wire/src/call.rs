//! What the roof hands to a service: one request, and who sent it.

use std::sync::Arc;

use bytes::Bytes;

/// One authenticated AWS request.
#[derive(Debug)]
pub struct Call {
    /// The request with its whole body.
    pub request: http::Request<Bytes>,
    /// Who sent it.
    pub caller: Caller,
    /// The request id of the answer (`x-amzn-RequestId`), a UUID.
    pub request_id: String,
}

/// Who sent a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// The request carried no signature.
    Anonymous,
    /// The request was signed.
    Signed {
        /// The access key id it was signed with.
        access_key: String,
        /// The twelve-digit account that the key belongs to.
        account: String,
        /// Whom the key was issued to; none when the server does not know the key and lets it in.
        principal: Option<Arc<Principal>>,
    },
    /// A service of this server asks another one.
    Service(Sender),
}

/// The AWS service on whose behalf something is sent, run or asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Its principal, such as `events.amazonaws.com`.
    pub service: String,
    /// The ARN of what made it act: a rule, a topic, a bucket, a route of an API
    /// (`AWS:SourceArn`).
    pub arn: String,
    /// Who owns that (`AWS:SourceAccount`), twelve digits.
    pub account: String,
    /// The role that it acts as: then the role's policies decide, and nobody asks the target's.
    pub role: Option<String>,
}

/// Whom an access key was issued to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// What they are.
    pub kind: PrincipalKind,
    /// The ARN that stands for them: `arn:aws:sts::…:assumed-role/name/session` for a role's session.
    pub arn: String,
    /// The unique id: `AIDA…`, `AROA…:session`, or the account for the account itself.
    pub user_id: String,
    /// The name of the user or role.
    pub name: String,
    /// The ARN of the role whose session it is.
    pub role_arn: Option<String>,
    /// What limits the session; none for lasting keys and sessions without policies of their own.
    pub limits: Option<SessionLimits>,
    /// The tags of the user or role, and those of the session.
    pub tags: Vec<(String, String)>,
}

/// What a principal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrincipalKind {
    /// The account itself.
    Root,
    /// A user, or a session that a user made for itself.
    User,
    /// A session of a role.
    Role,
    /// A session that a user made for somebody else.
    Federated,
}

/// The policies that a session was made with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionLimits {
    /// Documents.
    pub documents: Vec<String>,
    /// ARNs of managed policies.
    pub arns: Vec<String>,
}

impl Principal {
    /// The account itself.
    #[must_use]
    pub fn root(account: &str) -> Principal {
        Principal {
            kind: PrincipalKind::Root,
            arn: format!("arn:aws:iam::{account}:root"),
            user_id: account.to_owned(),
            name: "root".to_owned(),
            role_arn: None,
            limits: None,
            tags: Vec::new(),
        }
    }

    /// Whether it is the account itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.kind == PrincipalKind::Root
    }

    /// The name, if it is a user.
    #[must_use]
    pub fn user_name(&self) -> Option<&str> {
        (self.kind == PrincipalKind::User).then_some(self.name.as_str())
    }
}

impl Caller {
    /// Who signed, as far as the server knows.
    #[must_use]
    pub fn principal(&self) -> Option<&Principal> {
        match self {
            Caller::Signed { principal, .. } => principal.as_deref(),
            Caller::Anonymous | Caller::Service(_) => None,
        }
    }
}
