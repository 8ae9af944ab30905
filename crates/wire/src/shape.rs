//! Between generated structs and [`Value`] trees.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::Timestamp;

use crate::table::{Kind, Limits, Members, ShapeTable, Structure, Xml};
use crate::value::Value;

/// A generated struct: a type that has a table.
pub trait Shape: Field + Default {
    /// What the model says about it.
    fn table() -> &'static ShapeTable;
}

/// What the member of a generated struct may be.
pub trait Field: Sized {
    /// Takes the member out of a decoded message; one that is absent becomes the type's default.
    fn from_value(value: Option<Value>) -> Self;
    /// The member for a message that is to be encoded; `None` leaves it out.
    fn to_value(&self) -> Option<Value>;
}

/// Hands the members of a structure to a generated struct, one by one and in the table's order.
#[derive(Debug)]
pub struct MemberReader(std::vec::IntoIter<Option<Value>>);

impl MemberReader {
    /// Starts with the first member; a value that is no structure has none.
    pub fn new(value: Option<Value>) -> MemberReader {
        match value {
            Some(Value::Structure(members)) => MemberReader(members.into_iter()),
            _ => MemberReader(Vec::new().into_iter()),
        }
    }

    /// The next member.
    pub fn take<T: Field>(&mut self) -> T {
        T::from_value(self.0.next().flatten())
    }
}

/// Writes [`Field`] for a type that is one variant of [`Value`].
macro_rules! scalar {
    ($type:ty, $variant:ident, $to:expr) => {
        impl Field for $type {
            fn from_value(value: Option<Value>) -> Self {
                match value {
                    Some(Value::$variant(inner)) => inner.try_into().unwrap_or_default(),
                    _ => Self::default(),
                }
            }
            fn to_value(&self) -> Option<Value> {
                let to: fn(&Self) -> Value = $to;
                Some(to(self))
            }
        }
    };
}

scalar!(bool, Boolean, |it| Value::Boolean(*it));
scalar!(i32, Integer, |it| Value::Integer(i64::from(*it)));
scalar!(i64, Integer, |it| Value::Integer(*it));
scalar!(f64, Double, |it| Value::Double(*it));
scalar!(String, Text, |it| Value::Text(it.clone()));
scalar!(Bytes, Blob, |it| Value::Blob(it.clone()));
scalar!(Timestamp, Timestamp, |it| Value::Timestamp(*it));
scalar!(serde_json::Value, Document, |it| Value::Document(
    it.clone()
));

impl<T: Field> Field for Option<T> {
    fn from_value(value: Option<Value>) -> Self {
        value.map(|present| T::from_value(Some(present)))
    }
    fn to_value(&self) -> Option<Value> {
        self.as_ref().and_then(T::to_value)
    }
}

impl<T: Field> Field for Box<T> {
    fn from_value(value: Option<Value>) -> Self {
        Box::new(T::from_value(value))
    }
    fn to_value(&self) -> Option<Value> {
        T::to_value(self)
    }
}

impl<T: Field> Field for Vec<T> {
    fn from_value(value: Option<Value>) -> Self {
        match value {
            Some(Value::List(items)) => items
                .into_iter()
                .map(|item| T::from_value(Some(item)))
                .collect(),
            _ => Vec::new(),
        }
    }
    fn to_value(&self) -> Option<Value> {
        Some(Value::List(
            self.iter()
                .map(|item| item.to_value().unwrap_or(Value::Null))
                .collect(),
        ))
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    fn from_value(value: Option<Value>) -> Self {
        match value {
            Some(Value::Map(entries)) => entries
                .into_iter()
                .map(|(key, item)| (key, T::from_value(Some(item))))
                .collect(),
            _ => BTreeMap::new(),
        }
    }
    fn to_value(&self) -> Option<Value> {
        let entry =
            |(key, item): (&String, &T)| (key.clone(), item.to_value().unwrap_or(Value::Null));
        Some(Value::Map(self.iter().map(entry).collect()))
    }
}

/// The input or output of an operation that has none.
pub(crate) static NOTHING: ShapeTable = ShapeTable {
    name: "Unit",
    kind: Kind::Structure(Structure {
        members: Members::Fixed(&[]),
        fault: None,
    }),
    limits: Limits::none(),
    pattern: None,
    xml: &Xml::PLAIN,
};

impl Shape for () {
    fn table() -> &'static ShapeTable {
        &NOTHING
    }
}

impl Field for () {
    fn from_value(_: Option<Value>) -> Self {}
    fn to_value(&self) -> Option<Value> {
        Some(Value::Structure(Vec::new()))
    }
}
