//! The MD5 sums by which clients check what they sent and received.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use md5::{Digest as _, Md5};

use super::records::AttributeRecord;

/// The sum of a body, in hexadecimal digits.
pub(super) fn of_text(text: &str) -> String {
    hex::encode(Md5::digest(text))
}

/// The sum of attributes, or none when there are none: for each, in the order of the names, the
/// name, the type, one byte for the kind of transport, and the value, each with its length.
pub(super) fn of_attributes(attributes: &BTreeMap<String, AttributeRecord>) -> Option<String> {
    if attributes.is_empty() {
        return None;
    }
    let mut sum = Md5::new();
    for (name, attribute) in attributes {
        add(&mut sum, name.as_bytes());
        add(&mut sum, attribute.kind.as_bytes());
        sum.update([if attribute.is_binary() { 2 } else { 1 }]);
        add(&mut sum, &attribute.bytes());
    }
    Some(hex::encode(sum.finalize()))
}

fn add(sum: &mut Md5, part: &[u8]) {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    sum.update(length.to_be_bytes());
    sum.update(part);
}

impl AttributeRecord {
    /// Whether the value is bytes rather than text.
    pub(super) fn is_binary(&self) -> bool {
        self.kind.starts_with("Binary")
    }

    /// The value itself.
    pub(super) fn bytes(&self) -> Vec<u8> {
        if self.is_binary() {
            BASE64_STANDARD.decode(&self.value).unwrap_or_default()
        } else {
            self.value.clone().into_bytes()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums that AWS answered.
    #[test]
    fn sums_are_those_of_aws() {
        assert_eq!(of_text("msg"), "6e2baaf3b97dbeef01c0043275f9a0e7");
        let text = |value: &str| AttributeRecord {
            kind: "String".to_owned(),
            value: value.to_owned(),
        };
        let mut attributes = BTreeMap::from([("Hello".to_owned(), text("There"))]);
        let sum = |attributes: &_| of_attributes(attributes).expect("there are attributes");
        assert_eq!(sum(&attributes), "a311262e065454b75da111d535b8dacd");
        attributes.insert("General".to_owned(), text("Kenobi"));
        assert_eq!(sum(&attributes), "fca026605781cb4126a1e9044df24232");
        let trace = b"traceparent\x1e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01";
        let bytes = AttributeRecord {
            kind: "Binary".to_owned(),
            value: BASE64_STANDARD.encode(trace),
        };
        let attributes = BTreeMap::from([("attr1".to_owned(), bytes)]);
        assert_eq!(sum(&attributes), "8cbe4db156db8a94db8b801b7addb984");
        assert_eq!(of_attributes(&BTreeMap::new()), None);
    }
}
