//! The lines of the generated modules. What they expand to stands in `crates/wire/src/macros.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::model::{Member, Model, Operation, Shape};
use super::names;

const HEADER: &str = "// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.\n\n";

/// `shapes.rs`.
pub fn index<'a>(botocore: &str, services: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("//! AWS's services, from the models of botocore {botocore}.\n//!\n");
    text.push_str("//! Each module has the `SERVICE` table, a unit struct per operation, a struct per structure and a table per shape.\n\n");
    text.push_str(HEADER);
    for service in services {
        let _ = writeln!(text, "pub mod {service};");
    }
    text
}

/// The files of one service.
pub fn service(name: &str, model: &Model, invalid: &str) -> BTreeMap<PathBuf, String> {
    let file = |part: &str| PathBuf::from(format!("shapes/{name}{part}.rs"));
    BTreeMap::from([
        (file(""), operations(model, invalid)),
        (file("/structures"), structures(model)),
        (file("/faults"), faults(model)),
        (file("/simple"), simple(model)),
    ])
}

fn operations(model: &Model, invalid: &str) -> String {
    let meta = &model.metadata;
    let signing_name = meta.signing_name.as_ref().unwrap_or(&meta.endpoint_prefix);
    let mut text = format!(
        "//! The service `{}` and its operations.\n\n{HEADER}",
        meta.endpoint_prefix
    );
    text.push_str("// Small services do not use all of it.\n#![allow(unused_imports)]\n\n");
    text.push_str("mod faults;\nmod simple;\nmod structures;\n\npub use faults::*;\npub use simple::*;\npub use structures::*;\n\n");
    text.push_str("use crate::macros::prelude::*;\nuse crate::macros::service;\n\nservice! {\n");
    let _ = writeln!(
        text,
        "    endpoint {:?} signing {signing_name:?} version {:?}{}",
        meta.endpoint_prefix,
        meta.api_version,
        xml_traits(model)
    );
    let target = meta.target_prefix.as_deref().unwrap_or_default();
    let _ = writeln!(
        text,
        "    protocol {} target {target:?} invalid {invalid:?}",
        protocol(model)
    );
    for (name, operation) in &model.operations {
        let _ = writeln!(text, "    {}", operation_line(name, operation));
    }
    text.push_str("}\n");
    text
}

/// ` xml "namespace" query_compatible true`
fn xml_traits(model: &Model) -> String {
    let namespace = model.xml_namespace();
    let mut traits = namespace.map_or_else(String::new, |uri| format!(" xml {uri:?}"));
    if model.metadata.aws_query_compatible.is_some() {
        traits.push_str(" query_compatible true");
    }
    traits
}

fn protocol(model: &Model) -> &'static str {
    match (
        model.metadata.protocol.as_str(),
        model.metadata.json_version.as_deref(),
    ) {
        ("rest-json", _) => "RestJson",
        ("json", Some("1.0")) => "Json10",
        ("json", _) => "Json11",
        // CloudWatch's model prefers CBOR; every client of it can speak JSON too.
        ("smithy-rpc-v2-cbor", Some("1.0")) => "Json10",
        ("query", _) => "Query",
        ("rest-xml", _) => "RestXml",
        (other, _) => panic!("no codec for the protocol {other} yet"),
    }
}

fn operation_line(name: &str, operation: &Operation) -> String {
    let end = |target: &Option<super::model::Target>| {
        target.as_ref().map_or("NOTHING ()".to_owned(), |it| {
            format!(
                "{} {}",
                names::table(&it.shape),
                names::structure(&it.shape)
            )
        })
    };
    format!(
        "{} {name} {} {:?} {} {} => {};",
        names::table(name),
        operation.http.method,
        operation.http.request_uri,
        operation.http.response_code.unwrap_or(200),
        end(&operation.input),
        end(&operation.output)
    )
}

fn structures(model: &Model) -> String {
    let mut text = format!("//! What its messages carry.\n\n{HEADER}");
    text.push_str("use super::simple::*;\nuse crate::macros::prelude::*;\nuse crate::macros::structures;\n\nstructures! {\n");
    for (name, shape) in model.shapes.iter().filter(|(_, shape)| shape.has_struct()) {
        let _ = writeln!(
            text,
            "    {} {} {{",
            names::table(name),
            names::structure(name)
        );
        for (member_name, member) in &shape.members.0 {
            let required = shape.required.contains(member_name);
            let inner = field_type(model, name, member);
            let rust_type = if required {
                inner
            } else {
                format!("Option<{inner}>")
            };
            let line = member_line(shape, member_name, member, required);
            let _ = writeln!(
                text,
                "        {}: {rust_type} = {line};",
                names::field(member_name)
            );
        }
        text.push_str("    }\n");
    }
    text.push_str("}\n");
    text
}

/// `"FunctionName" FUNCTION_NAME uri("FunctionName") required`
fn member_line(shape: &Shape, name: &str, member: &Member, required: bool) -> String {
    let mut line = format!("{name:?} {}", names::table(&member.shape));
    let wire_name = member.location_name.as_deref().unwrap_or(name);
    if shape.payload.as_deref() == Some(name) {
        line.push_str(" payload");
    } else {
        match member.location.as_deref() {
            None if wire_name == name => {}
            None => drop(write!(line, " named({wire_name:?})")),
            Some("uri") => drop(write!(line, " uri({wire_name:?})")),
            Some("querystring") => drop(write!(line, " query({wire_name:?})")),
            Some("header") => drop(write!(line, " header({wire_name:?})")),
            Some("headers") => drop(write!(line, " headers({wire_name:?})")),
            Some("statusCode") => line.push_str(" status_code"),
            Some(other) => panic!("{name}: unknown location {other}"),
        }
    }
    for (set, word) in [
        (required, " required"),
        (member.idempotency_token, " idempotency_token"),
        (member.jsonvalue, " json_text"),
        (member.flattened, " flattened"),
        (member.xml_attribute, " attribute"),
    ] {
        line.push_str(if set { word } else { "" });
    }
    if let Some(format) = &member.timestamp_format {
        let _ = write!(line, " timestamp({})", timestamp_format(format));
    }
    line
}

fn timestamp_format(format: &str) -> &'static str {
    match format {
        "iso8601" => "TimestampFormat::Iso8601",
        "unixTimestamp" => "TimestampFormat::UnixTimestamp",
        "rfc822" => "TimestampFormat::HttpDate",
        other => panic!("unknown timestamp format {other}"),
    }
}

fn field_type(model: &Model, owner: &str, member: &Member) -> String {
    let rust_type = rust_type(model, &member.shape);
    if model.contains_itself(owner, &member.shape) {
        format!("Box<{rust_type}>")
    } else {
        rust_type
    }
}

fn rust_type(model: &Model, name: &str) -> String {
    let shape = &model.shapes[name];
    let target = |target: &Option<super::model::Target>| {
        rust_type(
            model,
            &target
                .as_ref()
                .expect("lists and maps say what they hold")
                .shape,
        )
    };
    match shape.kind.as_str() {
        "string" | "character" => "String".to_owned(),
        "boolean" => "bool".to_owned(),
        "integer" => "i32".to_owned(),
        "long" => "i64".to_owned(),
        "float" | "double" => "f64".to_owned(),
        "blob" => "Bytes".to_owned(),
        "timestamp" => "Timestamp".to_owned(),
        "list" => format!("Vec<{}>", target(&shape.member)),
        "map" => format!("BTreeMap<String, {}>", target(&shape.value)),
        "structure" if shape.eventstream => "Bytes".to_owned(),
        "structure" if shape.document => "serde_json::Value".to_owned(),
        "structure" => names::structure(name),
        other => panic!("{name}: unknown type {other}"),
    }
}

fn faults(model: &Model) -> String {
    let mut text = format!("//! What it answers when a request fails.\n\n{HEADER}");
    text.push_str("use super::simple::*;\nuse super::structures::*;\nuse crate::macros::faults;\n\nfaults! {\n");
    for (name, shape) in model.shapes.iter().filter(|(_, shape)| shape.exception) {
        let code = shape
            .error
            .as_ref()
            .and_then(|error| error.code.as_ref())
            .unwrap_or(name);
        let _ = writeln!(
            text,
            "    {} {code:?} {}{} {{",
            names::table(name),
            match code == name {
                true => String::new(),
                false => format!("as {name:?} "),
            },
            shape.status()
        );
        for (member_name, member) in &shape.members.0 {
            let _ = writeln!(
                text,
                "        {};",
                member_line(shape, member_name, member, false)
            );
        }
        text.push_str("    }\n");
    }
    text.push_str("}\n");
    text
}

fn simple(model: &Model) -> String {
    let mut text = format!("//! Shapes without members of their own.\n\n{HEADER}");
    text.push_str("use super::structures::*;\nuse crate::macros::prelude::*;\nuse crate::macros::simple;\n\nsimple! {\n");
    for (name, shape) in model
        .shapes
        .iter()
        .filter(|(_, shape)| !shape.has_struct() && !shape.exception)
    {
        let _ = writeln!(
            text,
            "    {} {name:?} {}{}{};",
            names::table(name),
            kind(shape),
            limits(shape),
            xml(shape)
        );
    }
    text.push_str("}\n");
    text
}

fn kind(shape: &Shape) -> String {
    let target = |target: &Option<super::model::Target>| {
        format!(
            "&{}",
            names::table(
                &target
                    .as_ref()
                    .expect("lists and maps say what they hold")
                    .shape
            )
        )
    };
    match shape.kind.as_str() {
        "string" | "character" => "Kind::Text".to_owned(),
        "boolean" => "Kind::Boolean".to_owned(),
        "integer" => "Kind::Integer".to_owned(),
        "long" => "Kind::Long".to_owned(),
        "float" | "double" => "Kind::Double".to_owned(),
        "blob" => "Kind::Blob".to_owned(),
        "timestamp" => match &shape.timestamp_format {
            Some(format) => format!("Kind::Timestamp(Some({}))", timestamp_format(format)),
            None => "Kind::Timestamp(None)".to_owned(),
        },
        "list" => format!("Kind::List({})", target(&shape.member)),
        "map" => format!(
            "Kind::Map({}, {})",
            target(&shape.key),
            target(&shape.value)
        ),
        "structure" if shape.eventstream => "Kind::EventStream".to_owned(),
        "structure" => "Kind::Document".to_owned(),
        other => panic!("unknown type {other}"),
    }
}

/// ` => xml.flattened().item("Tag")`
fn xml(shape: &Shape) -> String {
    let target = |target: &Option<super::model::Target>| target.as_ref()?.location_name.clone();
    let mut traits = String::new();
    for (name, value) in [
        ("name", shape.location_name.clone()),
        ("item", target(&shape.member)),
        ("key", target(&shape.key)),
        ("value", target(&shape.value)),
    ] {
        if let Some(value) = value {
            let _ = write!(traits, ".{name}({value:?})");
        }
    }
    if shape.flattened {
        traits.push_str(".flattened()");
    }
    match traits.is_empty() {
        true => traits,
        false => format!(" => xml{traits}"),
    }
}

/// `, min(1.0) max(128.0) => r"…"`
fn limits(shape: &Shape) -> String {
    let mut limits = Vec::new();
    limits.extend(shape.min.map(|min| format!("min({min:?})")));
    limits.extend(shape.max.map(|max| format!("max({max:?})")));
    if !shape.values.is_empty() {
        limits.push(format!("values(&{:?})", shape.values));
    }
    limits.extend(shape.sensitive.then(|| "sensitive".to_owned()));
    let mut text = if limits.is_empty() {
        String::new()
    } else {
        format!(", {}", limits.join(" "))
    };
    if let Some(pattern) = &shape.pattern {
        let fence = if pattern.contains('"') { "#" } else { "" };
        let _ = write!(text, " => r{fence}\"{pattern}\"{fence}");
    }
    text
}
