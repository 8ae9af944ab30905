//! The metadata endpoint: where an environment is (`lambda.md` §3.1).
//!
//! Functions use it to reach the replica in their own availability zone. There is one zone here.

use bytes::Bytes;
use serde_json::json;

use super::http::{Head, response};

pub(super) const PATH: &str = "/2026-01-15/metadata/execution-environment";

const CACHE: (&str, &str) = ("Cache-Control", "private, max-age=43200, immutable");

/// What an environment may know, and what it has to show.
#[derive(Debug)]
pub(crate) struct Metadata {
    token: String,
    zone_id: String,
}

impl Metadata {
    /// `token` is `AWS_LAMBDA_METADATA_TOKEN`.
    pub(crate) fn new(token: String, region: &str) -> Metadata {
        let zone_id = zone_id(region);
        Metadata { token, zone_id }
    }

    pub(super) fn answer(&self, head: &Head) -> (String, Bytes) {
        let refused = |status: &str| {
            let text = status.split_once(' ').map_or(status, |(_, text)| text);
            let kind = ("Content-Type", "text/plain; charset=utf-8");
            response(status, &[kind], format!("{text}\n").into())
        };
        if head.method != "GET" {
            return refused("405 Method Not Allowed");
        }
        let authorization = head.authorization.as_deref().unwrap_or_default();
        if authorization.strip_prefix("Bearer ") != Some(&self.token) {
            return refused("401 Unauthorized");
        }
        let body = json!({"AvailabilityZoneID": self.zone_id}).to_string();
        let kind = ("Content-Type", "application/json");
        response("200 OK", &[kind, CACHE], body.into())
    }
}

/// The first zone of a region in AWS's way to write it: `us-east-1` has `use1-az1`.
fn zone_id(region: &str) -> String {
    let mut parts = region.split('-');
    let mut id = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part {
            "southeast" => id.push_str("se"),
            "southwest" => id.push_str("sw"),
            "northeast" => id.push_str("ne"),
            "northwest" => id.push_str("nw"),
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => id.push_str(number),
            word => id.extend(word.chars().next()),
        }
    }
    id + "-az1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_named_as_on_aws() {
        for (region, expect) in [
            ("us-east-1", "use1-az1"),
            ("eu-central-1", "euc1-az1"),
            ("ap-southeast-2", "apse2-az1"),
            ("us-gov-west-1", "usgw1-az1"),
            ("local", "local-az1"),
        ] {
            assert_eq!(zone_id(region), expect);
        }
    }

    #[test]
    fn the_token_opens_it_and_nothing_else() {
        let metadata = Metadata::new("secret".into(), "us-east-1");
        let ask = |method: &str, authorization: Option<&str>| {
            let head = Head {
                method: method.into(),
                authorization: authorization.map(str::to_owned),
                ..Head::default()
            };
            metadata.answer(&head)
        };
        let (head, body) = ask("GET", Some("Bearer secret"));
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(head.contains("\r\nCache-Control: private, max-age=43200, immutable\r\n"));
        assert_eq!(body, r#"{"AvailabilityZoneID":"use1-az1"}"#);
        for authorization in [None, Some("Bearer other"), Some("secret"), Some("Bearer ")] {
            let (head, body) = ask("GET", authorization);
            assert!(head.starts_with("HTTP/1.1 401 Unauthorized\r\n"));
            assert_eq!(body, "Unauthorized\n");
        }
        let (head, body) = ask("POST", Some("Bearer secret"));
        assert!(head.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"));
        assert_eq!(body, "Method Not Allowed\n");
    }
}
