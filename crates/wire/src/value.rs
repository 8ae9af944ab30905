//! A message as a tree, between bytes and generated structs.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::Timestamp;

/// A value of any shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An explicit null inside a list or map.
    Null,
    /// true or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A floating point number.
    Double(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Bytes),
    /// A moment.
    Timestamp(Timestamp),
    /// Any JSON.
    Document(serde_json::Value),
    /// A list.
    List(Vec<Value>),
    /// A map.
    Map(BTreeMap<String, Value>),
    /// The members of a structure in the order of its table; absent ones are `None`.
    Structure(Vec<Option<Value>>),
}

impl Value {
    /// The members of a structure; none for anything else.
    pub fn members(&self) -> &[Option<Value>] {
        match self {
            Value::Structure(members) => members,
            _ => &[],
        }
    }
}
