//! Attributes and items, as they are stored and compared.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::number::Number;

/// An item: its attributes by name.
pub(crate) type Item = BTreeMap<String, Attribute>;

/// A value of any type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Attribute {
    S(String),
    N(Number),
    B(Bytes),
    Bool(bool),
    Null,
    M(Item),
    L(Vec<Attribute>),
    Ss(BTreeSet<String>),
    Ns(BTreeSet<Number>),
    Bs(BTreeSet<Bytes>),
}

/// Binary, stored as base64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Bytes(pub(crate) bytes::Bytes);

impl TryFrom<String> for Bytes {
    type Error = base64::DecodeError;
    fn try_from(text: String) -> Result<Bytes, base64::DecodeError> {
        STANDARD.decode(text).map(|bytes| Bytes(bytes.into()))
    }
}

impl From<Bytes> for String {
    fn from(bytes: Bytes) -> String {
        STANDARD.encode(&bytes.0)
    }
}

/// Bytes that each element of a list or map costs.
const ELEMENT_BYTES: usize = 1;
/// Bytes that each list or map costs.
const CONTAINER_BYTES: usize = 3;

impl Attribute {
    /// The type's short name, as on the wire and in `attribute_type`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Attribute::S(_) => "S",
            Attribute::N(_) => "N",
            Attribute::B(_) => "B",
            Attribute::Bool(_) => "BOOL",
            Attribute::Null => "NULL",
            Attribute::M(_) => "M",
            Attribute::L(_) => "L",
            Attribute::Ss(_) => "SS",
            Attribute::Ns(_) => "NS",
            Attribute::Bs(_) => "BS",
        }
    }

    /// The type's long name, as AWS's messages say it.
    pub(crate) fn long_kind(&self) -> &'static str {
        match self {
            Attribute::S(_) => "STRING",
            Attribute::N(_) => "NUMBER",
            Attribute::B(_) => "BINARY",
            Attribute::Bool(_) => "BOOLEAN",
            Attribute::Null => "NULL",
            Attribute::M(_) => "MAP",
            Attribute::L(_) => "LIST",
            Attribute::Ss(_) => "STRING_SET",
            Attribute::Ns(_) => "NUMBER_SET",
            Attribute::Bs(_) => "BINARY_SET",
        }
    }

    /// How it stands to another value, when they can be ordered.
    pub(crate) fn order(&self, other: &Attribute) -> Option<Ordering> {
        match (self, other) {
            (Attribute::S(left), Attribute::S(right)) => Some(left.cmp(right)),
            (Attribute::N(left), Attribute::N(right)) => Some(left.cmp(right)),
            (Attribute::B(left), Attribute::B(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }

    /// What `size()` says: characters of a text, bytes, or elements. Nothing else has a size.
    pub(crate) fn length(&self) -> Option<usize> {
        Some(match self {
            Attribute::S(text) => text.len(),
            Attribute::B(bytes) => bytes.0.len(),
            Attribute::M(map) => map.len(),
            Attribute::L(list) => list.len(),
            Attribute::Ss(set) => set.len(),
            Attribute::Ns(set) => set.len(),
            Attribute::Bs(set) => set.len(),
            Attribute::N(_) | Attribute::Bool(_) | Attribute::Null => return None,
        })
    }

    /// Whether it contains an element or a part.
    pub(crate) fn contains(&self, part: &Attribute) -> bool {
        match (self, part) {
            (Attribute::S(text), Attribute::S(part)) => text.contains(part.as_str()),
            (Attribute::B(bytes), Attribute::B(part)) => {
                let length = part.0.len();
                length == 0 || bytes.0.windows(length).any(|it| it == part.0)
            }
            (Attribute::Ss(set), Attribute::S(it)) => set.contains(it),
            (Attribute::Ns(set), Attribute::N(it)) => set.contains(it),
            (Attribute::Bs(set), Attribute::B(it)) => set.contains(it),
            (Attribute::L(list), it) => list.contains(it),
            _ => false,
        }
    }

    /// Bytes that count for the size of an item.
    pub(crate) fn size(&self) -> usize {
        match self {
            Attribute::S(text) => text.len(),
            Attribute::N(number) => number.size(),
            Attribute::B(bytes) => bytes.0.len(),
            Attribute::Bool(_) | Attribute::Null => 1,
            Attribute::M(map) => {
                let parts = map.iter().map(|(name, it)| name.len() + it.size());
                CONTAINER_BYTES + parts.map(|it| it + ELEMENT_BYTES).sum::<usize>()
            }
            Attribute::L(list) => {
                let parts = list.iter().map(|it| it.size() + ELEMENT_BYTES);
                CONTAINER_BYTES + parts.sum::<usize>()
            }
            Attribute::Ss(set) => set.iter().map(String::len).sum(),
            Attribute::Ns(set) => set.iter().map(Number::size).sum(),
            Attribute::Bs(set) => set.iter().map(|it| it.0.len()).sum(),
        }
    }
}

/// As AWS's messages show a value: `AttributeValue: {S:abc}`.
impl std::fmt::Display for Attribute {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Attribute::S(text) => write!(out, "{{S:{text}}}"),
            Attribute::N(number) => write!(out, "{{N:{number}}}"),
            Attribute::Bool(it) => write!(out, "{{BOOL:{it}}}"),
            other => write!(out, "{{{}}}", other.kind()),
        }
    }
}

/// Bytes of a whole item, names included.
pub(crate) fn item_size(item: &Item) -> usize {
    item.iter().map(|(name, it)| name.len() + it.size()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_survives_being_stored() {
        let item = Item::from([
            ("s".to_owned(), Attribute::S("x".to_owned())),
            (
                "n".to_owned(),
                Attribute::N(Number::parse("1.50").expect("a number")),
            ),
            (
                "b".to_owned(),
                Attribute::B(Bytes(bytes::Bytes::from_static(&[0, 255]))),
            ),
            (
                "l".to_owned(),
                Attribute::L(vec![Attribute::Null, Attribute::Bool(true)]),
            ),
        ]);
        let stored = serde_json::to_string(&item).expect("it can be written");
        let again: Item = serde_json::from_str(&stored).expect("it can be read");
        assert_eq!(again, item);
    }

    #[test]
    fn sizes_count_names_and_values() {
        let text = Attribute::S("abc".to_owned());
        assert_eq!(
            item_size(&Item::from([("key".to_owned(), text.clone())])),
            6
        );
        assert_eq!(Attribute::L(vec![text]).size(), 3 + 3 + 1);
        assert_eq!(Attribute::Bool(true).size(), 1);
    }
}
