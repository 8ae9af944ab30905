//! What a message may say.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, MessageAttributeValue, MessageSystemAttributeValue,
};

use super::faults::{invalid, missing};
use super::limits::ATTRIBUTES_MAX;
use super::records::AttributeRecord;

/// Checks a body's characters.
pub(super) fn check_body(body: &str) -> Result<(), Fault> {
    if body.is_empty() {
        return Err(missing("MessageBody"));
    }
    let allowed = |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    match body.chars().find(|letter| !allowed(*letter)) {
        None => Ok(()),
        Some(letter) => Err(Fault::of(
            &shapes::INVALID_MESSAGE_CONTENTS,
            format!(
                "Invalid binary character '#x{:X}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
                u32::from(letter)
            ),
        )),
    }
}

/// Checks a message's attributes.
pub(super) fn attributes(
    given: Option<BTreeMap<String, MessageAttributeValue>>,
) -> Result<BTreeMap<String, AttributeRecord>, Fault> {
    let given = given.unwrap_or_default();
    if given.len() > ATTRIBUTES_MAX {
        let count = given.len();
        return Err(invalid(format!(
            "Number of message attributes [{count}] exceeds the allowed maximum [{ATTRIBUTES_MAX}]."
        )));
    }
    let checked = given.into_iter().map(|(name, value)| {
        check_name(&name)?;
        let record = attribute(&name, value)?;
        Ok((name, record))
    });
    checked.collect()
}

fn check_name(name: &str) -> Result<(), Fault> {
    if name.is_empty() {
        return Err(invalid(
            "The request must contain non-empty message attribute name.",
        ));
    }
    if name.len() > 256 {
        return Err(invalid(
            "Length of message attribute name must be less than 256 bytes.",
        ));
    }
    let allowed = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    if !name.chars().all(allowed) {
        return Err(invalid(format!(
            "Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. Invalid attribute name: '{name}'"
        )));
    }
    let lower = name.to_lowercase();
    let reserved = lower.starts_with("aws.") || lower.starts_with("amazon.");
    if reserved || name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Err(invalid(format!(
            "Message (user) attribute names must not start or end with a period, have periods in succession, or start with 'AWS.' or 'Amazon.'. Invalid attribute name: '{name}'"
        )));
    }
    Ok(())
}

fn attribute(name: &str, value: MessageAttributeValue) -> Result<AttributeRecord, Fault> {
    let kind = value.data_type;
    if kind.is_empty() {
        return Err(invalid(format!(
            "The message attribute '{name}' must contain non-empty message attribute type."
        )));
    }
    let base = kind.split('.').next().unwrap_or_default();
    let (value, field) = match base {
        "String" | "Number" => (value.string_value, "StringValue"),
        "Binary" => {
            let bytes = value.binary_value.filter(|bytes| !bytes.is_empty());
            (
                bytes.map(|bytes| BASE64_STANDARD.encode(bytes)),
                "BinaryValue",
            )
        }
        _ => {
            return Err(invalid(format!(
                "The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String."
            )));
        }
    };
    let Some(value) = value else {
        return Err(invalid(format!(
            "The message attribute '{name}' with type '{kind}' must use field '{field}'."
        )));
    };
    if value.is_empty() {
        return Err(invalid(format!(
            "Message (user) attribute '{name}' must contain a non-empty value of type '{base}'."
        )));
    }
    if base == "Number" && value.parse::<f64>().is_err() {
        return Err(invalid(format!(
            "Can't cast the value of message (user) attribute '{name}' to a number."
        )));
    }
    Ok(AttributeRecord { kind, value })
}

/// The one system attribute that a sender may set: the trace header.
pub(super) fn trace(
    given: Option<BTreeMap<String, MessageSystemAttributeValue>>,
) -> Result<Option<String>, Fault> {
    let mut trace = None;
    for (name, value) in given.unwrap_or_default() {
        let text = value.string_value.filter(|_| value.data_type == "String");
        match (name.as_str(), text) {
            ("AWSTraceHeader", Some(text)) => trace = Some(text),
            ("AWSTraceHeader", None) => {
                return Err(invalid(
                    "The message system attribute 'AWSTraceHeader' must contain a value of type 'String'.",
                ));
            }
            _ => {
                return Err(invalid(format!(
                    "Message system attribute name '{name}' is invalid."
                )));
            }
        }
    }
    Ok(trace)
}

/// How much of a queue's maximum a message uses, in bytes.
pub(super) fn size(body: &str, attributes: &BTreeMap<String, AttributeRecord>) -> usize {
    let attributes = attributes
        .iter()
        .map(|(name, attribute)| name.len() + attribute.kind.len() + attribute.bytes().len());
    body.len() + attributes.sum::<usize>()
}

/// A group's or deduplication's id: printable ASCII, 1 to 128 characters.
pub(super) fn check_id(name: &str, value: &str) -> Result<(), Fault> {
    let printable = value.bytes().all(|byte| byte.is_ascii_graphic());
    if printable && (1..=128).contains(&value.len()) {
        return Ok(());
    }
    Err(invalid(format!(
        "Value {value} for parameter {name} is invalid. Reason: {name} can only include alphanumeric and punctuation characters. 1 to 128 in length."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, kind: &str, text: &str, expect: &str) {
        let value = MessageAttributeValue {
            data_type: kind.to_owned(),
            string_value: Some(text.to_owned()),
            ..MessageAttributeValue::default()
        };
        let given = BTreeMap::from([(name.to_owned(), value)]);
        let message = attributes(Some(given)).err().map(|fault| fault.message);
        let message = message.unwrap_or_default();
        assert!(
            message.contains(expect) && expect.is_empty() == message.is_empty(),
            "{message}"
        );
    }

    #[test]
    fn attributes_have_names_types_and_values() {
        check("a.b-c_d", "String.json", "{}", "");
        check("n", "Number", "1.5e3", "");
        check("n", "Number", "one", "Can't cast the value");
        check("n", "Text", "x", "supported type prefixes");
        check("n", "", "x", "non-empty message attribute type");
        check("n", "String", "", "non-empty value");
        check("n", "Binary", "x", "must use field 'BinaryValue'");
        check("AWS.x", "String", "x", "must not start");
        check("a b", "String", "x", "can only contain");
    }

    #[test]
    fn bodies_are_text_that_xml_could_carry() {
        assert!(check_body("a\u{10ffff}\r\n\t").is_ok());
        assert!(check_body("").is_err());
        let fault = check_body("a\u{0}").expect_err("not a character");
        assert_eq!(fault.code, "InvalidMessageContents");
        assert!(check_body("\u{ffff}").is_err());
    }
}
