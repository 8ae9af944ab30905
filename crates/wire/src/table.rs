//! The tables that every codec reads: what AWS's service models say, as static data.
//!
//! The generated modules under [`crate::shapes`] are made of these; tests also build them at run time from a JSON
//! model (leaked, so that the references are `'static` as well).

use std::sync::OnceLock;

use crate::shape::NOTHING;

pub use crate::pattern::Pattern;
pub use xml::{Namespace, Part, Xml};

mod xml;

/// One AWS service.
#[derive(Debug)]
pub struct ServiceTable {
    /// First label of its host name and the key of its endpoint URL, for example `logs`.
    pub endpoint_prefix: &'static str,
    /// The service's name in a signature's scope.
    pub signing_name: &'static str,
    /// The model's version date, for example `2015-03-31`.
    pub api_version: &'static str,
    /// How its messages are written.
    pub protocol: Protocol,
    /// What stands before the dot in `X-Amz-Target`; empty for REST protocols.
    pub target_prefix: &'static str,
    /// The namespace of its XML; empty when it writes none.
    pub xml_namespace: &'static str,
    /// It once spoke the query protocol, and tells clients the codes that its faults had there.
    pub query_compatible: bool,
    /// Its operations, sorted by name.
    pub operations: &'static [&'static OperationTable],
    /// The faults that its model knows, sorted by name.
    pub faults: &'static [&'static ShapeTable],
}

/// A service has one table.
impl PartialEq for ServiceTable {
    fn eq(&self, other: &ServiceTable) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for ServiceTable {}

impl ServiceTable {
    /// The operation called `name`.
    pub fn operation(&self, name: &str) -> Option<&'static OperationTable> {
        self.operations
            .iter()
            .find(|operation| operation.name == name)
            .copied()
    }

    /// The fault whose code is `code`.
    pub fn fault(&self, code: &str) -> Option<&'static ShapeTable> {
        self.faults
            .iter()
            .find(|shape| shape.fault_table().is_some_and(|fault| fault.code == code))
            .copied()
    }
}

/// One operation of a service.
#[derive(Debug)]
pub struct OperationTable {
    /// Its name, for example `CreateFunction`.
    pub name: &'static str,
    /// How its messages are written.
    pub protocol: Protocol,
    /// `X-Amz-Target`'s part before the dot; empty for REST protocols.
    pub target_prefix: &'static str,
    /// The model's version date, which forms carry.
    pub api_version: &'static str,
    /// The namespace of its XML; empty when it writes none.
    pub xml_namespace: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path with `{Labels}`, and the literal query after a `?` that some operations are told apart by.
    pub uri: &'static str,
    /// The HTTP status of success.
    pub success: u16,
    /// The structure that a request carries.
    pub input: &'static ShapeTable,
    /// The structure that a response carries.
    pub output: &'static ShapeTable,
    /// The faults that the service's model knows.
    pub faults: &'static [&'static ShapeTable],
    /// The code of the fault for a request that breaks the model's constraints.
    pub invalid: &'static str,
}

impl OperationTable {
    /// Whether the model gives it an input, be it an empty one.
    pub(crate) fn has_input(&self) -> bool {
        !std::ptr::eq(self.input, &NOTHING)
    }

    /// Whether the model gives it an output, be it an empty one.
    pub(crate) fn has_output(&self) -> bool {
        !std::ptr::eq(self.output, &NOTHING)
    }
}

/// How a service writes its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Members in path, query, headers and a JSON body.
    RestJson,
    /// Everything in a JSON body, `application/x-amz-json-1.0`.
    Json10,
    /// Everything in a JSON body, `application/x-amz-json-1.1`.
    Json11,
    /// Everything in a form, `application/x-www-form-urlencoded`; answers are XML.
    Query,
    /// Members in path, query, headers and an XML body.
    RestXml,
    /// The operation in the path, everything else in a CBOR body. No service's own, but some understand it too.
    Cbor,
}

/// One shape of a service model: a type with its constraints.
#[derive(Debug)]
pub struct ShapeTable {
    /// The model's name for it.
    pub name: &'static str,
    /// What kind of type it is.
    pub kind: Kind,
    /// What its values must satisfy.
    pub limits: Limits,
    /// The regular expression that its text must match as a whole.
    pub pattern: Option<Pattern>,
    /// How it is told in XML and in forms.
    pub xml: &'static Xml,
}

impl ShapeTable {
    /// The members, when this is a structure; none otherwise.
    pub fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Structure(structure) => structure.members.all(),
            _ => &[],
        }
    }

    /// How this structure is told as a fault, when it is one.
    pub fn fault_table(&self) -> Option<&FaultTable> {
        match &self.kind {
            Kind::Structure(structure) => structure.fault.as_ref(),
            _ => None,
        }
    }
}

/// What kind of type a shape is.
#[derive(Debug)]
pub enum Kind {
    /// UTF-8 text.
    Text,
    /// Bytes.
    Blob,
    /// true or false.
    Boolean,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A floating point number.
    Double,
    /// A moment, and the format that the shape asks for, if any.
    Timestamp(Option<TimestampFormat>),
    /// Any JSON.
    Document,
    /// Framed events; the codecs pass them as bytes.
    EventStream,
    /// A list, and what it holds.
    List(&'static ShapeTable),
    /// A map, its keys (always text) and what it holds.
    Map(&'static ShapeTable, &'static ShapeTable),
    /// Named members.
    Structure(Structure),
}

/// A shape with named members.
#[derive(Debug)]
pub struct Structure {
    /// The members in the model's order.
    pub members: Members,
    /// Set when the structure is a fault.
    pub fault: Option<FaultTable>,
}

/// The members of a structure.
#[derive(Debug)]
pub enum Members {
    /// Written down when the program was compiled.
    Fixed(&'static [Member]),
    /// Filled in at run time, after the structure could already be referred to (structures may contain themselves).
    Late(OnceLock<Vec<Member>>),
}

impl Members {
    fn all(&self) -> &[Member] {
        match self {
            Members::Fixed(members) => members,
            Members::Late(cell) => cell.get().map_or(&[], Vec::as_slice),
        }
    }
}

/// How a structure is told as a fault.
#[derive(Debug, Clone, Copy)]
pub struct FaultTable {
    /// The fault's code on the wire, for example `ResourceNotFoundException`.
    pub code: &'static str,
    /// Its HTTP status.
    pub status: u16,
}

/// One member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The model's name for it.
    pub name: &'static str,
    /// Its name on the wire: JSON key, header, query key or label.
    pub wire_name: &'static str,
    /// Its type.
    pub shape: &'static ShapeTable,
    /// Where in an HTTP message it travels.
    pub location: Location,
    /// Must be present.
    pub required: bool,
    /// Clients fill in a fresh UUID when it is absent.
    pub idempotency_token: bool,
    /// The text is JSON (base64 in a header).
    pub json_text: bool,
    /// The timestamp format that this member asks for.
    pub timestamp: Option<TimestampFormat>,
    /// A list or map whose items stand in XML and in forms where the list would.
    pub flattened: bool,
    /// Is an attribute of the element in XML.
    pub attribute: bool,
    /// The namespace of its element.
    pub namespace: Option<Namespace>,
}

impl Member {
    /// An optional member that travels in the body under its own name.
    pub const fn new(name: &'static str, shape: &'static ShapeTable) -> Member {
        Member {
            name,
            wire_name: name,
            shape,
            location: Location::Body,
            required: false,
            idempotency_token: false,
            json_text: false,
            timestamp: None,
            flattened: false,
            attribute: false,
            namespace: None,
        }
    }

    /// Travels in the body under another name.
    pub const fn named(self, wire_name: &'static str) -> Member {
        Member { wire_name, ..self }
    }

    /// Fills the label `wire_name` of the operation's path.
    pub const fn uri(self, wire_name: &'static str) -> Member {
        Member {
            location: Location::Uri,
            wire_name,
            ..self
        }
    }

    /// Travels as the query parameter `wire_name`; a map without a name of its own gives one parameter per entry.
    pub const fn query(self, wire_name: &'static str) -> Member {
        Member {
            location: Location::Query,
            wire_name,
            ..self
        }
    }

    /// Travels as the header `wire_name`.
    pub const fn header(self, wire_name: &'static str) -> Member {
        Member {
            location: Location::Header,
            wire_name,
            ..self
        }
    }

    /// A map whose entries travel as headers that begin with `prefix`.
    pub const fn headers(self, prefix: &'static str) -> Member {
        Member {
            location: Location::Headers,
            wire_name: prefix,
            ..self
        }
    }

    /// Is the HTTP status.
    pub const fn status_code(self) -> Member {
        Member {
            location: Location::StatusCode,
            ..self
        }
    }

    /// Is the whole body.
    pub const fn payload(self) -> Member {
        Member {
            location: Location::Payload,
            ..self
        }
    }

    /// Must be present.
    pub const fn required(self) -> Member {
        Member {
            required: true,
            ..self
        }
    }

    /// Clients fill in a fresh UUID when it is absent.
    pub const fn idempotency_token(self) -> Member {
        Member {
            idempotency_token: true,
            ..self
        }
    }

    /// The text is JSON.
    pub const fn json_text(self) -> Member {
        Member {
            json_text: true,
            ..self
        }
    }

    /// The timestamp format, against the protocol's default.
    pub const fn timestamp(self, format: TimestampFormat) -> Member {
        Member {
            timestamp: Some(format),
            ..self
        }
    }

    /// The items of the list or map stand where it would.
    pub const fn flattened(self) -> Member {
        Member {
            flattened: true,
            ..self
        }
    }

    /// Is an attribute in XML.
    pub const fn attribute(self) -> Member {
        Member {
            attribute: true,
            ..self
        }
    }

    /// Whether the items of this list or map stand where it would.
    pub(crate) fn is_flattened(&self) -> bool {
        self.flattened || self.shape.xml.flattened
    }

    /// The name that each item of a flattened list or map has.
    pub(crate) fn item_name(&self) -> &'static str {
        match self.shape.xml.name {
            Some(name) if self.wire_name == self.name => name,
            _ => self.wire_name,
        }
    }
}

/// Where in an HTTP message a member travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the body, as one member of it.
    Body,
    /// As a label of the path.
    Uri,
    /// In the query.
    Query,
    /// As one header.
    Header,
    /// As all headers with a prefix.
    Headers,
    /// As the status.
    StatusCode,
    /// As the whole body.
    Payload,
}

/// How a timestamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `2025-11-24T10:00:00Z`
    Iso8601,
    /// Seconds since 1970, with a fraction where there is one.
    UnixTimestamp,
    /// `Mon, 24 Nov 2025 10:00:00 GMT`
    HttpDate,
}

/// What a shape's values must satisfy, besides a pattern.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// Least length (text in characters, blob in bytes, list, map) or least value (numbers).
    pub min: Option<f64>,
    /// Greatest length or value.
    pub max: Option<f64>,
    /// The values that a text may have, in the order in which AWS lists them; empty when it is free.
    pub values: &'static [&'static str],
    /// A message must not repeat the value.
    pub sensitive: bool,
}

impl Limits {
    /// Anything goes.
    pub const fn none() -> Limits {
        Limits {
            min: None,
            max: None,
            values: &[],
            sensitive: false,
        }
    }

    /// Least length or value.
    pub const fn min(self, min: f64) -> Limits {
        Limits {
            min: Some(min),
            ..self
        }
    }

    /// Greatest length or value.
    pub const fn max(self, max: f64) -> Limits {
        Limits {
            max: Some(max),
            ..self
        }
    }

    /// The only values that a text may have.
    pub const fn values(self, values: &'static [&'static str]) -> Limits {
        Limits { values, ..self }
    }

    /// A message must not repeat the value.
    pub const fn sensitive(self) -> Limits {
        Limits {
            sensitive: true,
            ..self
        }
    }
}
