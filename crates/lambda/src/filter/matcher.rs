//! What a leaf of a pattern asks of a value.

use std::net::IpAddr;

use serde_json::Value;

use super::numeric::Range;
use super::text::Text;

/// One of the alternatives at a leaf.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Matcher {
    /// The same value; numbers by their value.
    Equals(Value),
    Text(Text),
    Numeric(Range),
    /// An IP address within a block.
    Cidr(IpAddr, u8),
    Exists(bool),
    /// There is a value, and none of these match it.
    AnythingBut(Vec<Matcher>),
}

const KEYWORDS: [&str; 8] = [
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "exists",
    "cidr",
];

pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

impl Matcher {
    pub(super) fn parse(value: &Value) -> Result<Matcher, String> {
        let Value::Object(object) = value else {
            return match value {
                Value::Array(_) => Err("a list cannot stand inside a list".to_owned()),
                _ => Ok(Matcher::Equals(value.clone())),
            };
        };
        let mut members = object.iter();
        let (Some((name, operand)), None) = (members.next(), members.next()) else {
            return Err("a matcher has exactly one member".to_owned());
        };
        let wrong = || format!("{operand} is no operand of {name}");
        match name.as_str() {
            "numeric" => Range::parse(operand)
                .map(Matcher::Numeric)
                .ok_or_else(wrong),
            "exists" => operand.as_bool().map(Matcher::Exists).ok_or_else(wrong),
            "cidr" => cidr(operand).ok_or_else(wrong),
            "anything-but" => anything_but(operand).ok_or_else(wrong),
            _ if is_keyword(name) => Text::parse(name, operand)
                .map(Matcher::Text)
                .ok_or_else(wrong),
            _ => Err(format!("there is no matcher {name}")),
        }
    }

    /// Whether a value, or its absence, is wanted.
    pub(super) fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Matcher::Exists(wanted), value) => value.is_some() == *wanted,
            (_, None) => false,
            (_, Some(Value::Array(elements))) => {
                elements.iter().any(|element| self.matches(Some(element)))
            }
            (Matcher::AnythingBut(unwanted), value @ Some(_)) => {
                !unwanted.iter().any(|matcher| matcher.matches(value))
            }
            (Matcher::Equals(wanted), Some(value)) => equal(wanted, value),
            (Matcher::Text(text), Some(Value::String(value))) => text.matches(value),
            (Matcher::Numeric(range), Some(Value::Number(number))) => {
                number.as_f64().is_some_and(|number| range.contains(number))
            }
            (Matcher::Cidr(block, bits), Some(Value::String(value))) => {
                let address = value.parse();
                address.is_ok_and(|address| within(address, *block, *bits))
            }
            _ => false,
        }
    }
}

fn equal(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.to_bits() == other.to_bits() || one == other,
        _ => one == other,
    }
}

/// A value, several of them, or one matcher of texts with one operand or several.
fn anything_but(operand: &Value) -> Option<Matcher> {
    let simple = |value: &Value| {
        let allowed = matches!(value, Value::String(_) | Value::Number(_));
        allowed.then(|| Matcher::Equals(value.clone()))
    };
    let unwanted = match operand {
        Value::Array(values) if !values.is_empty() => values.iter().map(simple).collect(),
        Value::Object(object) if object.len() == 1 => {
            let (name, operand) = object.iter().next()?;
            let operands = match operand {
                Value::Array(operands) => operands.as_slice(),
                operand => std::slice::from_ref(operand),
            };
            let texts = operands.iter().map(|operand| Text::parse(name, operand));
            texts.map(|text| text.map(Matcher::Text)).collect()
        }
        value => Some(vec![simple(value)?]),
    };
    unwanted
        .filter(|unwanted: &Vec<_>| !unwanted.is_empty())
        .map(Matcher::AnythingBut)
}

fn cidr(operand: &Value) -> Option<Matcher> {
    let (address, bits) = operand.as_str()?.split_once('/')?;
    let (address, bits): (IpAddr, u8) = (address.parse().ok()?, bits.parse().ok()?);
    let bits_max = if address.is_ipv4() { 32 } else { 128 };
    (bits <= bits_max).then_some(Matcher::Cidr(address, bits))
}

fn within(address: IpAddr, block: IpAddr, bits: u8) -> bool {
    let (address, block, length) = match (address, block) {
        (IpAddr::V4(address), IpAddr::V4(block)) => (
            u128::from(address.to_bits()),
            u128::from(block.to_bits()),
            32,
        ),
        (IpAddr::V6(address), IpAddr::V6(block)) => (address.to_bits(), block.to_bits(), 128),
        _ => return false,
    };
    let rest = length - u32::from(bits);
    address.checked_shr(rest).unwrap_or(0) == block.checked_shr(rest).unwrap_or(0)
}
