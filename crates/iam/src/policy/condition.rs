//! What must be true of a request for a statement to count.

use std::net::IpAddr;

use jiff::Timestamp;

use super::Context;
use super::pattern::{Pattern, resolved};

/// One condition of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How values are compared.
    pub comparison: Comparison,
    /// Whether it holds when values do not compare so: `StringNotEquals`.
    pub negated: bool,
    /// It holds also when the request does not say: `…IfExists`.
    pub if_exists: bool,
    /// `ForAnyValue:` and `ForAllValues:`
    pub quantifier: Quantifier,
    /// The context key, such as `aws:SourceArn`.
    pub key: String,
    /// The wanted values: one is enough.
    pub values: Vec<String>,
}

/// How a value of the request is compared with a wanted one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Letter by letter.
    Text,
    /// The same in any case.
    TextAnyCase,
    /// With `*` and `?`.
    Like,
    /// With `*` and `?`, part of the ARN by part.
    Arn,
    /// As numbers.
    Numeric(Order),
    /// As moments.
    Date(Order),
    /// `true` or `false`.
    Bool,
    /// As base64.
    Binary,
    /// An address in a network.
    Address,
    /// Whether the request does not say.
    Null,
}

/// Which order of the request's value and the wanted one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// How many of the request's values must compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// The one that there is.
    One,
    /// `ForAnyValue:`
    Any,
    /// `ForAllValues:`
    All,
}

impl Condition {
    /// The condition without key and values that a name stands for, such as
    /// `ForAnyValue:StringNotLikeIfExists`.
    pub(super) fn named(name: &str) -> Option<Condition> {
        let (quantifier, rest) = match name.split_once(':') {
            Some(("ForAnyValue", rest)) => (Quantifier::Any, rest),
            Some(("ForAllValues", rest)) => (Quantifier::All, rest),
            Some(_) => return None,
            None => (Quantifier::One, name),
        };
        let plain = rest.strip_suffix("IfExists");
        let (comparison, negated) = operator(plain.unwrap_or(rest))?;
        if comparison == Comparison::Null && plain.is_some() {
            return None;
        }
        Some(Condition {
            comparison,
            negated,
            if_exists: plain.is_some(),
            quantifier,
            key: String::new(),
            values: Vec::new(),
        })
    }

    /// Whether it is true of a request of which this is known.
    pub(super) fn holds(&self, context: &Context, variables: bool) -> bool {
        let known = context.values(&self.key);
        if self.comparison == Comparison::Null {
            let missing = if known.is_none() { "true" } else { "false" };
            let mut wanted = self.values.iter();
            return wanted.any(|wanted| wanted.eq_ignore_ascii_case(missing));
        }
        let compares = |value: &String| {
            let mut wanted = self.values.iter();
            let any = wanted.any(|wanted| self.compares(wanted, value, context, variables));
            any != self.negated
        };
        match (known, self.quantifier) {
            (None, Quantifier::All) => true,
            (None, Quantifier::Any) => self.if_exists,
            (None, Quantifier::One) => self.if_exists || self.negated,
            (Some(values), Quantifier::Any) => values.iter().any(compares),
            (Some(values), _) => values.iter().all(compares),
        }
    }

    fn compares(&self, wanted: &str, value: &str, context: &Context, variables: bool) -> bool {
        match self.comparison {
            Comparison::Like => {
                pattern(wanted, context, variables).is_some_and(|it| it.matches(value, false))
            }
            Comparison::Arn => arn_like(wanted, value, context, variables),
            _ => {
                let wanted = match variables {
                    true => resolved(wanted, context),
                    false => Some(wanted.to_owned()),
                };
                wanted.is_some_and(|wanted| self.agrees(&wanted, value))
            }
        }
    }

    fn agrees(&self, wanted: &str, value: &str) -> bool {
        match self.comparison {
            Comparison::TextAnyCase | Comparison::Bool => wanted.eq_ignore_ascii_case(value),
            Comparison::Numeric(order) => {
                let number = |text: &str| text.trim().parse::<f64>().ok();
                order.holds(number(value), number(wanted))
            }
            Comparison::Date(order) => order.holds(moment(value), moment(wanted)),
            Comparison::Address => in_network(wanted, value).unwrap_or(false),
            _ => wanted == value,
        }
    }
}

impl Order {
    fn holds<T: PartialOrd>(self, value: Option<T>, wanted: Option<T>) -> bool {
        let (Some(value), Some(wanted)) = (value, wanted) else {
            return false;
        };
        match self {
            Order::Equal => value == wanted,
            Order::Less => value < wanted,
            Order::LessOrEqual => value <= wanted,
            Order::Greater => value > wanted,
            Order::GreaterOrEqual => value >= wanted,
        }
    }
}

/// How an operator compares, and whether it negates.
fn operator(name: &str) -> Option<(Comparison, bool)> {
    use Comparison::{Address, Arn, Binary, Bool, Date, Like, Null, Numeric, Text, TextAnyCase};
    let name = name.to_ascii_lowercase();
    Some(match name.as_str() {
        "stringequals" => (Text, false),
        "stringnotequals" => (Text, true),
        "stringequalsignorecase" => (TextAnyCase, false),
        "stringnotequalsignorecase" => (TextAnyCase, true),
        "stringlike" => (Like, false),
        "stringnotlike" => (Like, true),
        "arnequals" | "arnlike" => (Arn, false),
        "arnnotequals" | "arnnotlike" => (Arn, true),
        "bool" => (Bool, false),
        "binaryequals" => (Binary, false),
        "ipaddress" => (Address, false),
        "notipaddress" => (Address, true),
        "null" => (Null, false),
        name => {
            let numeric = name.strip_prefix("numeric");
            let (order, negated) = order(numeric.or(name.strip_prefix("date"))?)?;
            let of = if numeric.is_some() { Numeric } else { Date };
            (of(order), negated)
        }
    })
}

fn order(name: &str) -> Option<(Order, bool)> {
    Some(match name {
        "equals" => (Order::Equal, false),
        "notequals" => (Order::Equal, true),
        "lessthan" => (Order::Less, false),
        "lessthanequals" => (Order::LessOrEqual, false),
        "greaterthan" => (Order::Greater, false),
        "greaterthanequals" => (Order::GreaterOrEqual, false),
        _ => return None,
    })
}

fn pattern(text: &str, context: &Context, variables: bool) -> Option<Pattern> {
    match variables {
        true => Pattern::with_variables(text, context),
        false => Some(Pattern::plain(text)),
    }
}

/// Each of the six parts of an ARN is compared for itself.
fn arn_like(wanted: &str, value: &str, context: &Context, variables: bool) -> bool {
    if wanted == "*" {
        return true;
    }
    let parts = |text: &str| -> Vec<String> { text.splitn(6, ':').map(str::to_owned).collect() };
    let wanted = match variables {
        true => protect(wanted),
        false => wanted.to_owned(),
    };
    let (wanted, value) = (parts(&wanted), parts(value));
    wanted.len() == value.len()
        && wanted.iter().zip(&value).all(|(wanted, value)| {
            let wanted = wanted.replace(COLON, ":");
            pattern(&wanted, context, variables).is_some_and(|it| it.matches(value, false))
        })
}

/// Stands for a colon inside a variable while an ARN is taken apart.
const COLON: char = '\u{1f}';

fn protect(text: &str) -> String {
    let mut inside = false;
    let letters = text.chars().map(|letter| {
        inside = match letter {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        if inside && letter == ':' {
            COLON
        } else {
            letter
        }
    });
    letters.collect()
}

/// A moment: `2025-11-24T10:00:00Z`, `2025-11-24` or seconds since 1970.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<i64>() {
        return Timestamp::from_second(seconds).ok();
    }
    let whole = match text.len() {
        10 => format!("{text}T00:00:00Z"),
        _ => text.to_owned(),
    };
    whole.parse().ok()
}

/// Whether an address lies in a network such as `10.0.0.0/8`.
fn in_network(network: &str, address: &str) -> Option<bool> {
    let (base, bits) = match network.split_once('/') {
        Some((base, bits)) => (base, Some(bits.parse::<u32>().ok()?)),
        None => (network, None),
    };
    let number = |address: IpAddr| match address {
        IpAddr::V4(it) => (u128::from(it.to_bits()), 32),
        IpAddr::V6(it) => (it.to_bits(), 128),
    };
    let (base, width) = number(base.parse().ok()?);
    let (address, other_width) = number(address.parse().ok()?);
    let bits = bits.unwrap_or(width);
    if width != other_width || bits > width {
        return Some(false);
    }
    let shift = width - bits;
    let cut = |number: u128| number.checked_shr(shift).unwrap_or(0);
    Some(cut(base) == cut(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `name` holds for wanted and known values.
    fn holds(name: &str, wanted: &[&str], known: Option<&[&str]>) -> bool {
        let mut context = Context::default();
        for value in known.unwrap_or_default() {
            context.add("k", *value);
        }
        let condition = Condition {
            key: "K".to_owned(),
            values: wanted.iter().map(|it| (*it).to_owned()).collect(),
            ..Condition::named(name).expect("known")
        };
        condition.holds(&context, true)
    }

    #[test]
    fn operators_compare_as_in_iam() {
        let arn = "arn:aws:s3:::bucket/a:b";
        let cases = [
            ("StringEquals", "a", "a", true),
            ("StringEquals", "a*", "ab", false),
            ("StringNotEquals", "a", "b", true),
            ("StringEqualsIgnoreCase", "A", "a", true),
            ("StringNotEqualsIgnoreCase", "A", "a", false),
            ("StringLike", "a*", "ab", true),
            ("StringNotLike", "a*", "ab", false),
            ("ArnLike", "arn:aws:s3:::b*", arn, true),
            ("ArnEquals", "arn:*:s3:::b*", arn, true),
            ("ArnLike", "arn:aws:s3*", arn, false),
            ("ArnNotLike", "arn:aws:s3:::b*", arn, false),
            ("NumericLessThan", "10", "9", true),
            ("NumericLessThanEquals", "10", "10", true),
            ("NumericGreaterThan", "10", "9.5", false),
            ("NumericNotEquals", "10", "10.0", false),
            ("NumericEquals", "ten", "ten", false),
            ("DateLessThan", "2025-11-24T10:00:00Z", "2025-11-24", true),
            ("DateGreaterThanEquals", "0", "1970-01-01T00:00:00Z", true),
            ("Bool", "true", "True", true),
            ("BinaryEquals", "YQ==", "YQ==", true),
            ("IpAddress", "10.0.0.0/8", "10.1.2.3", true),
            ("IpAddress", "10.1.2.3", "10.1.2.4", false),
            ("NotIpAddress", "0.0.0.0/0", "10.1.2.3", false),
            ("IpAddress", "2001:db8::/32", "2001:db8::1", true),
            ("IpAddress", "0.0.0.0/0", "::1", false),
        ];
        for (name, wanted, known, expected) in cases {
            let found = holds(name, &[wanted], Some(&[known]));
            assert_eq!(found, expected, "{name} {wanted} {known}");
        }
    }

    #[test]
    fn what_a_request_does_not_say_fails_unless_negated_or_allowed_to_be_missing() {
        assert!(!holds("StringEquals", &["a"], None));
        assert!(holds("StringEqualsIfExists", &["a"], None));
        assert!(!holds("StringEqualsIfExists", &["a"], Some(&["b"])));
        assert!(holds("StringNotEquals", &["a"], None));
        assert!(holds("Null", &["true"], None) && !holds("Null", &["false"], None));
        assert!(holds("Null", &["false"], Some(&["x"])));
    }

    #[test]
    fn sets_are_compared_by_any_or_all_of_their_values() {
        let any = |known| holds("ForAnyValue:StringEquals", &["a", "b"], known);
        let all = |known| holds("ForAllValues:StringLike", &["a*", "b"], known);
        assert!(any(Some(&["x", "b"])) && !any(Some(&["x"])) && !any(None));
        assert!(all(Some(&["a1", "b"])) && !all(Some(&["a1", "x"])) && all(None));
        assert!(!holds("ForAnyValue:StringNotEquals", &["a"], Some(&["a"])));
        assert!(holds(
            "ForAnyValue:StringNotEquals",
            &["a"],
            Some(&["a", "b"])
        ));
    }

    #[test]
    fn names_that_are_no_operators_are_told() {
        for name in [
            "Equals",
            "ForSome:StringLike",
            "NullIfExists",
            "NumericLike",
        ] {
            assert_eq!(Condition::named(name), None, "{name}");
        }
    }
}
