//! Tables made at run time from the models that vectors bring along, and values from their JSON.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bytes::Bytes;
use frazil_wire::table::{
    FaultTable, Kind, Limits, Location, Member, Members, Namespace, OperationTable, Part, Protocol,
    ShapeTable, Structure, TimestampFormat, Xml,
};
use frazil_wire::value::Value;
use jiff::Timestamp;
use serde_json::Value as Json;

/// A model under construction; everything is leaked, so that it lives as long as compiled tables do.
pub(crate) struct Model<'a> {
    protocol: Protocol,
    metadata: &'a Json,
    shapes: &'a Json,
    tables: BTreeMap<String, &'static ShapeTable>,
}

impl<'a> Model<'a> {
    /// The model of one suite.
    pub(crate) fn new(suite: &'a Json) -> Model<'a> {
        let metadata = &suite["metadata"];
        let protocol = match (
            metadata["protocol"].as_str(),
            metadata["jsonVersion"].as_str(),
        ) {
            (Some("rest-json"), _) => Protocol::RestJson,
            (Some("json"), Some("1.0")) => Protocol::Json10,
            (Some("json"), _) => Protocol::Json11,
            (Some("query"), _) => Protocol::Query,
            (Some("smithy-rpc-v2-cbor"), _) => Protocol::Cbor,
            (Some("rest-xml"), _) => Protocol::RestXml,
            other => panic!("unknown protocol {other:?}"),
        };
        Model {
            protocol,
            metadata,
            shapes: &suite["shapes"],
            tables: BTreeMap::new(),
        }
    }

    /// The table of one vector's operation.
    pub(crate) fn operation(&mut self, given: &Json) -> &'static OperationTable {
        let faults: Vec<&'static ShapeTable> = given["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|error| self.table(&error["shape"]))
            .collect();
        let http = &given["http"];
        Box::leak(Box::new(OperationTable {
            name: leak(&given["name"]),
            protocol: self.protocol,
            target_prefix: leak(&self.metadata["targetPrefix"]),
            api_version: leak(&self.metadata["apiVersion"]),
            xml_namespace: match self.protocol {
                Protocol::Query => "https://example.com/",
                _ => "",
            },
            method: leak(&http["method"]),
            uri: leak(&http["requestUri"]),
            success: http["responseCode"]
                .as_u64()
                .map_or(200, |code| code as u16),
            input: self.end(&given["input"]),
            output: self.end(&given["output"]),
            faults: faults.leak(),
            invalid: "ValidationException",
        }))
    }

    fn end(&mut self, target: &Json) -> &'static ShapeTable {
        if target.is_object() {
            self.table(&target["shape"])
        } else {
            <() as frazil_wire::Shape>::table()
        }
    }

    fn table(&mut self, name: &Json) -> &'static ShapeTable {
        let name = name.as_str().expect("a shape's name");
        if let Some(table) = self.tables.get(name) {
            return table;
        }
        let shapes = self.shapes;
        let shape = &shapes[name];
        let kind = match shape["type"].as_str().expect("a type") {
            "string" | "character" => Kind::Text,
            "blob" => Kind::Blob,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "long" => Kind::Long,
            "float" | "double" => Kind::Double,
            "timestamp" => Kind::Timestamp(format(shape)),
            "list" => Kind::List(self.table(&shape["member"]["shape"])),
            "map" => Kind::Map(
                self.table(&shape["key"]["shape"]),
                self.table(&shape["value"]["shape"]),
            ),
            "structure" if shape["document"] == true => Kind::Document,
            "structure" => Kind::Structure(Structure {
                members: Members::Late(OnceLock::new()),
                fault: fault(name, shape),
            }),
            other => panic!("unknown type {other}"),
        };
        let table: &'static ShapeTable = Box::leak(Box::new(ShapeTable {
            name: name.to_owned().leak(),
            kind,
            limits: Limits::none(),
            pattern: None,
            xml: Box::leak(Box::new(xml(shape))),
        }));
        self.tables.insert(name.to_owned(), table);
        if let Kind::Structure(Structure {
            members: Members::Late(late),
            ..
        }) = &table.kind
        {
            let members = shape["members"].as_object().expect("members");
            let members = members
                .iter()
                .map(|(name, member)| self.member(shape, name, member))
                .collect();
            late.set(members).expect("set once");
        }
        table
    }

    fn member(&mut self, owner: &Json, name: &str, member: &Json) -> Member {
        let mut table = Member::new(name.to_owned().leak(), self.table(&member["shape"]));
        if let Some(wire_name) = member["locationName"].as_str() {
            table = table.named(wire_name.to_owned().leak());
        }
        table.location = match member["location"].as_str() {
            _ if owner["payload"] == name => Location::Payload,
            None => Location::Body,
            Some("uri") => Location::Uri,
            Some("querystring") => Location::Query,
            Some("header") => Location::Header,
            Some("headers") => {
                table.wire_name = leak(&member["locationName"]);
                Location::Headers
            }
            Some("statusCode") => Location::StatusCode,
            Some(other) => panic!("unknown location {other}"),
        };
        table.idempotency_token = member["idempotencyToken"] == true;
        table.json_text = member["jsonvalue"] == true;
        table.timestamp = format(member);
        table.flattened = member["flattened"] == true;
        table.attribute = member["xmlAttribute"] == true;
        table.namespace = namespace(member);
        table
    }
}

fn xml(shape: &Json) -> Xml {
    let part = |json: &Json| Part {
        name: name(json),
        namespace: namespace(json),
    };
    Xml {
        name: name(shape),
        namespace: namespace(shape),
        flattened: shape["flattened"] == true,
        item: part(&shape["member"]),
        key: part(&shape["key"]),
        value: part(&shape["value"]),
    }
}

fn name(json: &Json) -> Option<&'static str> {
    json["locationName"]
        .as_str()
        .map(|name| &*name.to_owned().leak())
}

fn namespace(json: &Json) -> Option<Namespace> {
    match &json["xmlNamespace"] {
        Json::Null => None,
        Json::String(uri) => Some(Namespace {
            prefix: "",
            uri: uri.clone().leak(),
        }),
        both => Some(Namespace {
            prefix: leak(&both["prefix"]),
            uri: leak(&both["uri"]),
        }),
    }
}

fn leak(text: &Json) -> &'static str {
    text.as_str().unwrap_or_default().to_owned().leak()
}

fn format(json: &Json) -> Option<TimestampFormat> {
    match json["timestampFormat"].as_str() {
        None => None,
        Some("iso8601") => Some(TimestampFormat::Iso8601),
        Some("unixTimestamp") => Some(TimestampFormat::UnixTimestamp),
        Some("rfc822") => Some(TimestampFormat::HttpDate),
        Some(other) => panic!("unknown timestamp format {other}"),
    }
}

fn fault(name: &str, shape: &Json) -> Option<FaultTable> {
    let code = shape["error"]["code"]
        .as_str()
        .unwrap_or(name)
        .to_owned()
        .leak();
    let status = shape["error"]["httpStatusCode"].as_u64().unwrap_or(400) as u16;
    (shape["exception"] == true).then_some(FaultTable { code, status })
}

/// A value as vectors write it: blobs as text, moments as seconds since 1970, special numbers as text.
pub(crate) fn value(shape: &'static ShapeTable, json: &Json) -> Value {
    match (&shape.kind, json) {
        (Kind::Document, json) => Value::Document(json.clone()),
        (_, Json::Null) => Value::Null,
        (Kind::Blob, Json::String(it)) => Value::Blob(Bytes::from(it.clone())),
        (Kind::Double, Json::String(it)) => {
            Value::Double(it.to_lowercase().parse().expect("a number"))
        }
        (Kind::Double, it) => Value::Double(it.as_f64().expect("a number")),
        (Kind::Integer | Kind::Long, it) => Value::Integer(it.as_i64().expect("a number")),
        (Kind::Boolean, it) => Value::Boolean(it.as_bool().expect("true or false")),
        (Kind::Timestamp(_), it) => {
            let milliseconds = (it.as_f64().expect("seconds") * 1000.0).round() as i64;
            Value::Timestamp(Timestamp::from_millisecond(milliseconds).expect("in range"))
        }
        (Kind::Text, Json::String(it)) => Value::Text(it.clone()),
        (Kind::List(item), Json::Array(items)) => {
            Value::List(items.iter().map(|it| value(item, it)).collect())
        }
        (Kind::Map(_, item), Json::Object(entries)) => Value::Map(
            entries
                .iter()
                .map(|(key, it)| (key.clone(), value(item, it)))
                .collect(),
        ),
        (Kind::Structure(_), Json::Object(entries)) => {
            let member = |member: &Member| {
                let json = entries.get(member.name)?;
                if member.json_text && !json.is_string() {
                    return Some(Value::Text(json.to_string()));
                }
                (!json.is_null()).then(|| value(member.shape, json))
            };
            Value::Structure(shape.members().iter().map(member).collect())
        }
        (_, json) => panic!("{}: {json} is not of its kind", shape.name),
    }
}
