//! What must be true of a request.

use serde::{Deserialize, Serialize};

use super::one_or_many;
use super::pattern::matches;

/// One condition of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// How values are compared.
    pub operator: Operator,
    /// It holds also when the request does not say: `…IfExists`.
    #[serde(default)]
    pub if_exists: bool,
    /// The context key, such as `AWS:SourceArn`.
    pub key: String,
    /// The wanted values, patterns for some operators; one is enough.
    #[serde(alias = "value", deserialize_with = "one_or_many")]
    pub values: Vec<String>,
}

macro_rules! operators {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// How a condition compares.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Operator {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Operator {
            /// AWS's name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Operator::$name => stringify!($name),)+
                }
            }

            /// The operator of this name, if it is one that we compare by.
            #[must_use]
            pub fn named(name: &str) -> Option<Operator> {
                match name {
                    $(stringify!($name) => Some(Operator::$name),)+
                    _ => None,
                }
            }
        }
    };
}

operators! {
    /// With `*` and `?` in the wanted value.
    ArnLike,
    /// The same: AWS treats both alike.
    ArnEquals,
    /// Not [`ArnLike`](Operator::ArnLike).
    ArnNotLike,
    /// Not [`ArnEquals`](Operator::ArnEquals).
    ArnNotEquals,
    /// Exactly.
    StringEquals,
    /// Not [`StringEquals`](Operator::StringEquals).
    StringNotEquals,
    /// Whatever the case of letters.
    StringEqualsIgnoreCase,
    /// Not [`StringEqualsIgnoreCase`](Operator::StringEqualsIgnoreCase).
    StringNotEqualsIgnoreCase,
    /// With `*` and `?` in the wanted value.
    StringLike,
    /// Not [`StringLike`](Operator::StringLike).
    StringNotLike,
    /// `true` or `false`.
    Bool,
    /// `true`: the request does not say; `false`: it does.
    Null,
}

impl Condition {
    /// A condition with one wanted value.
    pub fn new(operator: Operator, key: &str, value: impl Into<String>) -> Condition {
        Condition {
            operator,
            if_exists: false,
            key: key.to_owned(),
            values: vec![value.into()],
        }
    }

    /// Whether it is true of a request of which this is known.
    pub(super) fn holds(&self, context: &[(&str, &str)]) -> bool {
        let known = context
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(&self.key));
        if self.operator == Operator::Null {
            let missing = if known.is_none() { "true" } else { "false" };
            return self.values.iter().any(|wanted| wanted == missing);
        }
        match known {
            None => self.if_exists || self.operator.negates(),
            Some((_, value)) => {
                let mut wanted = self.values.iter();
                wanted.any(|wanted| self.operator.agrees(wanted, value)) != self.operator.negates()
            }
        }
    }
}

impl Operator {
    fn negates(self) -> bool {
        matches!(
            self,
            Operator::ArnNotLike
                | Operator::ArnNotEquals
                | Operator::StringNotEquals
                | Operator::StringNotEqualsIgnoreCase
                | Operator::StringNotLike
        )
    }

    /// Compares, without regard to whether it negates.
    fn agrees(self, wanted: &str, value: &str) -> bool {
        match self {
            Operator::StringEquals | Operator::StringNotEquals => wanted == value,
            Operator::Bool
            | Operator::Null
            | Operator::StringEqualsIgnoreCase
            | Operator::StringNotEqualsIgnoreCase => wanted.eq_ignore_ascii_case(value),
            _ => matches(wanted, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_compare_as_in_iam() {
        let arn = "arn:aws:s3:::bucket";
        let cases = [
            (Operator::ArnLike, "arn:aws:s3:::b*", true),
            (Operator::ArnEquals, "arn:aws:s3:::b*", true),
            (Operator::ArnNotLike, "arn:aws:s3:::b*", false),
            (Operator::StringEquals, "arn:aws:s3:::b*", false),
            (Operator::StringNotEquals, "arn:aws:s3:::b*", true),
            (Operator::StringLike, "*bucket", true),
            (Operator::StringNotLike, "*bucket", false),
            (
                Operator::StringEqualsIgnoreCase,
                "ARN:aws:s3:::bucket",
                true,
            ),
            (Operator::Null, "false", true),
            (Operator::Null, "true", false),
        ];
        for (operator, wanted, holds) in cases {
            let condition = Condition::new(operator, "aws:SourceArn", wanted);
            let known = [("AWS:SourceArn", arn)];
            assert_eq!(condition.holds(&known), holds, "{condition:?}");
        }
    }

    #[test]
    fn what_a_request_does_not_say_fails_unless_negated_or_allowed_to_be_missing() {
        let equals = Condition::new(Operator::StringEquals, "aws:PrincipalOrgID", "o-1");
        assert!(!equals.holds(&[]));
        let if_exists = Condition {
            if_exists: true,
            ..equals
        };
        assert!(if_exists.holds(&[]));
        assert!(!if_exists.holds(&[("aws:PrincipalOrgID", "o-2")]));
        assert!(Condition::new(Operator::StringNotEquals, "k", "v").holds(&[]));
        assert!(Condition::new(Operator::Null, "k", "true").holds(&[]));
    }
}
