//! What a function returns when it means an HTTP response, read once for all doors.
//!
//! The doors disagree about what is allowed, so nothing is refused here: members of a wrong type
//! and unknown ones are only noted.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json::Text;

/// The members of all payload formats.
#[derive(Debug, Default)]
pub(super) struct Proxy<'a> {
    pub(super) status: Value<'a>,
    pub(super) description: Value<'a>,
    pub(super) headers: Value<'a>,
    pub(super) multi_headers: Value<'a>,
    pub(super) cookies: Value<'a>,
    pub(super) body: Value<'a>,
    pub(super) base64: Value<'a>,
    /// Whether there is a member that no format knows.
    pub(super) unknown: bool,
}

/// A JSON value.
#[derive(Debug, Default)]
pub(super) enum Value<'a> {
    /// There is no such member.
    #[default]
    Absent,
    Null,
    Bool(bool),
    /// As it would be written.
    Number(String),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// A member has a type or value with which its door can do nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

impl<'a> Value<'a> {
    /// Absent or `null`.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Value::Absent | Value::Null)
    }

    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Value::Absent)
    }

    /// A text, number or boolean as text; `None` for nothing.
    pub(super) fn scalar(&self) -> Result<Option<Cow<'_, str>>, Malformed> {
        match self {
            Value::Absent | Value::Null => Ok(None),
            Value::Bool(true) => Ok(Some("true".into())),
            Value::Bool(false) => Ok(Some("false".into())),
            Value::Number(text) => Ok(Some(Cow::Borrowed(text))),
            Value::Text(text) => Ok(Some(Cow::Borrowed(text))),
            Value::List(_) | Value::Object(_) => Err(Malformed),
        }
    }

    /// A text and nothing else; `None` for nothing.
    pub(super) fn text(&self) -> Result<Option<&str>, Malformed> {
        match self {
            Value::Absent | Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            _ => Err(Malformed),
        }
    }

    /// A boolean; nothing is `false`.
    pub(super) fn flag(&self) -> Result<bool, Malformed> {
        match self {
            Value::Absent | Value::Null => Ok(false),
            Value::Bool(flag) => Ok(*flag),
            _ => Err(Malformed),
        }
    }

    /// The members of an object; none of nothing.
    pub(super) fn members(&self) -> Result<&[(Cow<'a, str>, Value<'a>)], Malformed> {
        match self {
            Value::Absent | Value::Null => Ok(&[]),
            Value::Object(members) => Ok(members),
            _ => Err(Malformed),
        }
    }

    /// The elements of a list; none of nothing.
    pub(super) fn elements(&self) -> Result<&[Value<'a>], Malformed> {
        match self {
            Value::Absent | Value::Null => Ok(&[]),
            Value::List(elements) => Ok(elements),
            _ => Err(Malformed),
        }
    }

    /// A number, or digits in a text. A final response cannot have an informational status.
    pub(super) fn status(&self) -> Result<Option<StatusCode>, Malformed> {
        let Some(text) = self.scalar()? else {
            return if self.is_absent() {
                Ok(None)
            } else {
                Err(Malformed)
            };
        };
        let code = text.parse().ok().filter(|code| (200..600).contains(code));
        let code = code.and_then(|code| StatusCode::from_u16(code).ok());
        code.map(Some).ok_or(Malformed)
    }
}

impl Proxy<'_> {
    /// The body's bytes: decoded where the function says that they are base64.
    pub(super) fn body(&self) -> Result<Bytes, Malformed> {
        let Some(text) = self.body.text()? else {
            return Ok(Bytes::new());
        };
        if self.base64.flag()? {
            let decoded = STANDARD.decode(text).map_err(|_| Malformed)?;
            return Ok(decoded.into());
        }
        Ok(Bytes::copy_from_slice(text.as_bytes()))
    }
}

/// A header of the function. What the edge writes itself, as `remapped` lists, reaches the client
/// under `x-amzn-remapped-…`, as on AWS.
pub(super) fn header(
    remapped: &[&str],
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), Malformed> {
    let own = remapped.iter().find(|own| own.eq_ignore_ascii_case(name));
    let name = match own {
        Some(own) => HeaderName::try_from(format!("x-amzn-remapped-{own}")),
        None => HeaderName::try_from(name),
    };
    let value = HeaderValue::from_bytes(value.as_bytes());
    Ok((name.map_err(|_| Malformed)?, value.map_err(|_| Malformed)?))
}

/// A response with that status and body.
pub(super) fn with_status(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

impl<'de> Deserialize<'de> for Proxy<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ProxyVisitor)
    }
}

struct ProxyVisitor;

impl<'de> Visitor<'de> for ProxyVisitor {
    type Value = Proxy<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut proxy = Proxy::default();
        while let Some(Text(name)) = map.next_key::<Text<'de>>()? {
            let member = match &*name {
                "statusCode" => &mut proxy.status,
                "statusDescription" => &mut proxy.description,
                "headers" => &mut proxy.headers,
                "multiValueHeaders" => &mut proxy.multi_headers,
                "cookies" => &mut proxy.cookies,
                "body" => &mut proxy.body,
                "isBase64Encoded" => &mut proxy.base64,
                _ => {
                    proxy.unknown = true;
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *member = if name == "body" {
                map.next_value::<Shallow<'de>>()?.0
            } else {
                map.next_value()?
            };
        }
        Ok(proxy)
    }
}

/// A value of which only the kind matters when it is a list or an object: a body may be megabytes
/// of them.
struct Shallow<'a>(Value<'a>);

impl<'de> Deserialize<'de> for Shallow<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ValueVisitor { deep: false };
        deserializer.deserialize_any(visitor).map(Shallow)
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor { deep: true })
    }
}

struct ValueVisitor {
    deep: bool,
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Value::Number(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Value::Number(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Value::Number(value.to_string()))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while !self.deep && list.next_element::<IgnoredAny>()?.is_some() {}
        while let Some(element) = list.next_element()? {
            elements.push(element);
        }
        Ok(Value::List(elements))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while !self.deep && map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        while let Some((Text(name), value)) = map.next_entry()? {
            members.push((name, value));
        }
        Ok(Value::Object(members))
    }
}
