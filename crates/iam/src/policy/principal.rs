//! Whom a statement of a resource's policy speaks of.

use super::Elements;
use super::pattern::Pattern;

/// One principal of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrincipalElement {
    /// `*` or `{"AWS": "*"}`
    Everyone,
    /// `{"AWS": …}`: an account as `arn:aws:iam::123456789012:root`, else an ARN or a unique id.
    Aws(String),
    /// `{"Service": …}`
    Service(String),
    /// `{"Federated": …}`
    Federated(String),
}

/// Who asks, as a resource's policy sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker<'a> {
    /// Somebody without a signature.
    Anonymous,
    /// A user, role session or account.
    Aws {
        /// The twelve-digit account.
        account: &'a str,
        /// The ARN: of a role's session for a role.
        arn: &'a str,
        /// The ARN of the role, for its sessions.
        role: Option<&'a str>,
    },
    /// An AWS service, such as `lambda.amazonaws.com`.
    Service(&'a str),
    /// Somebody whom an identity provider knows.
    Federated(&'a str),
}

/// What the policy of a resource grants somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grant {
    /// It does not speak of them.
    Nothing,
    /// It allows their account, which may let them.
    Account,
    /// It allows them.
    Direct,
    /// It denies them.
    Denied,
}

impl Elements<PrincipalElement> {
    /// How far the element reaches this asker; none when it speaks of others.
    pub(super) fn reach(&self, asker: &Asker<'_>) -> Option<Grant> {
        let reach = self.named.iter().filter_map(|it| it.reach(asker)).max();
        match (self.not, reach) {
            (false, reach) => reach,
            (true, None) => Some(Grant::Direct),
            (true, Some(_)) => None,
        }
    }
}

impl PrincipalElement {
    fn reach(&self, asker: &Asker<'_>) -> Option<Grant> {
        let direct = |is: bool| is.then_some(Grant::Direct);
        match (self, asker) {
            (PrincipalElement::Everyone, _) => Some(Grant::Direct),
            (PrincipalElement::Service(name), Asker::Service(asker)) => {
                direct(Pattern::plain(name).matches(asker, true))
            }
            (PrincipalElement::Federated(name), Asker::Federated(asker)) => direct(name == asker),
            (PrincipalElement::Aws(name), Asker::Aws { account, arn, role }) => {
                match name.strip_suffix(":root") {
                    Some(_) if name == arn => Some(Grant::Direct),
                    Some(own) => {
                        (own.rsplit(':').next() == Some(account)).then_some(Grant::Account)
                    }
                    None => direct(name == arn || Some(name.as_str()) == *role),
                }
            }
            _ => None,
        }
    }
}
