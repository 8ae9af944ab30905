//! Policy documents: read, validated and evaluated.
//!
//! A [`Document`] is read for a [`Purpose`], which decides what it must and must not contain.
//! [`Request`] is a question, [`Document::judge`] one document's answer, and [`decide`] the answer
//! of everything that applies to somebody: identity-based policies, a permissions boundary,
//! session policies and the policy of the resource.

mod condition;
mod context;
mod decision;
mod pattern;
mod principal;
mod read;
mod validate;

pub use condition::Condition;
pub use context::Context;
pub use decision::{Decision, Layer, Policies, Refusal, decide};
pub use principal::{Asker, Grant, PrincipalElement};
pub use validate::{Malformed, Purpose};

use pattern::Pattern;

/// A policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Whether texts may contain variables, as since version 2012-10-17.
    pub variables: bool,
    /// Its statements, in their order.
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// `Sid`
    pub sid: Option<String>,
    /// `Effect`
    pub effect: Effect,
    /// `Principal` or `NotPrincipal`; policies of identities have neither.
    pub principals: Option<Elements<PrincipalElement>>,
    /// `Action` or `NotAction`
    pub actions: Elements<String>,
    /// `Resource` or `NotResource`; trust policies have neither.
    pub resources: Option<Elements<String>>,
    /// `Condition`: all of them must hold.
    pub conditions: Vec<Condition>,
}

/// What a statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// `Allow`
    Allow,
    /// `Deny`
    Deny,
}

/// An element or its opposite: `Action` or `NotAction`.
#[derive(Debug, Clone, PartialEq)]
pub struct Elements<T> {
    /// Whether everything else is meant.
    pub not: bool,
    /// What is named.
    pub named: Vec<T>,
}

/// A question: may this be done?
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What is to be done, such as `lambda:GetFunction`.
    pub action: &'a str,
    /// To what: an ARN, or `*`.
    pub resource: &'a str,
    /// What else is known.
    pub context: &'a Context,
}

/// What one document, or several, say to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One statement allows it, none denies it.
    Allow,
    /// One statement denies it.
    Deny,
    /// No statement speaks of it.
    Silent,
}

impl Document {
    /// What the document says, whoever asks: for policies without principals.
    #[must_use]
    pub fn judge(&self, request: &Request<'_>) -> Verdict {
        let covering = self.covering(request).map(|statement| statement.effect);
        covering.fold(Verdict::Silent, Verdict::and)
    }

    /// What the document says to this asker: for policies with principals.
    #[must_use]
    pub fn grant(&self, request: &Request<'_>, asker: &Asker<'_>) -> Grant {
        self.covering(request)
            .filter_map(|statement| {
                let reach = statement.principals.as_ref()?.reach(asker)?;
                Some(match statement.effect {
                    Effect::Allow => reach,
                    Effect::Deny => Grant::Denied,
                })
            })
            .max()
            .unwrap_or(Grant::Nothing)
    }

    /// The condition keys that the document asks about, in conditions and in variables.
    pub(crate) fn context_keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for statement in &self.statements {
            let conditions = &statement.conditions;
            keys.extend(conditions.iter().map(|condition| condition.key.clone()));
            if self.variables {
                let resources = statement.resources.iter().flat_map(|it| &it.named);
                let values = conditions.iter().flat_map(|condition| &condition.values);
                keys.extend(
                    resources
                        .chain(values)
                        .flat_map(|text| pattern::variables(text)),
                );
            }
        }
        keys
    }

    fn covering<'a>(
        &'a self,
        request: &'a Request<'_>,
    ) -> impl Iterator<Item = &'a Statement> + 'a {
        let statements = self.statements.iter();
        statements.filter(|statement| statement.covers(request, self.variables))
    }
}

impl Verdict {
    fn and(self, effect: Effect) -> Verdict {
        match (self, effect) {
            (Verdict::Deny, _) | (_, Effect::Deny) => Verdict::Deny,
            (_, Effect::Allow) => Verdict::Allow,
        }
    }
}

impl Statement {
    fn covers(&self, request: &Request<'_>, variables: bool) -> bool {
        let matches = |pattern: &String, text: &str, any_case: bool| {
            let pattern = match variables {
                true => Pattern::with_variables(pattern, request.context),
                false => Some(Pattern::plain(pattern)),
            };
            pattern.is_some_and(|pattern| pattern.matches(text, any_case))
        };
        let action = |named: &String| Pattern::plain(named).matches(request.action, true);
        let resource = |named: &String| matches(named, request.resource, false);
        let mut conditions = self.conditions.iter();
        self.actions.mean(action)
            && self.resources.as_ref().is_none_or(|it| it.mean(resource))
            && conditions.all(|condition| condition.holds(request.context, variables))
    }
}

impl<T> Elements<T> {
    /// Whether what `is` tells is meant.
    fn mean(&self, is: impl Fn(&T) -> bool) -> bool {
        self.named.iter().any(is) != self.not
    }
}

#[cfg(test)]
mod tests;
