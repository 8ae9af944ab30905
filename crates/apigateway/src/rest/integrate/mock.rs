//! `MOCK`: nothing is behind the method; its template says which response it is.

use bytes::Bytes;
use http::Response;
use http::header::HeaderMap;
use serde_json::Value as Json;

use super::request;
use super::response::{self, Answer};
use crate::rest::exchange::Exchange;
use crate::rest::records::{Integration, Method};
use crate::rest::trouble::Trouble;

pub(super) fn perform(
    exchange: &Exchange,
    _method: &Method,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    let mapped = request::body(exchange, integration)?;
    let text = String::from_utf8_lossy(&mapped.body);
    let status = status(&text).ok_or_else(|| {
        Trouble::integration(
            500,
            "Unable to parse statusCode. It should be an integer and defined in request template",
        )
    })?;
    let answer = Answer {
        selector: status,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        overrides: mapped.overrides,
    };
    response::map(exchange, integration, &answer)
}

/// The `statusCode` of the template's result. AWS reads it leniently: names without quotes too.
fn status(text: &str) -> Option<String> {
    let json: Option<Json> = serde_json::from_str(text).ok();
    let found = match json {
        Some(json) => json.get("statusCode").map(crate::rest::mapping::plain),
        None => lenient(text),
    };
    let found = found?.trim().to_owned();
    let number: u16 = found.parse().ok()?;
    (100..600).contains(&number).then_some(found)
}

fn lenient(text: &str) -> Option<String> {
    let (_, after) = text.split_once("statusCode")?;
    let after = after
        .trim_start_matches(['"', '\'', ' ', '\t', '\n', '\r'])
        .strip_prefix(':')?;
    let after = after.trim_start_matches(['"', '\'', ' ', '\t', '\n', '\r']);
    let end = after
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(after.len());
    Some(after[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_is_read_leniently() {
        let check =
            |text, expect: Option<&str>| assert_eq!(status(text).as_deref(), expect, "{text}");
        check(r#"{"statusCode": 200}"#, Some("200"));
        check(r#"{"statusCode": "404"}"#, Some("404"));
        check("{statusCode: 201}", Some("201"));
        check("{'statusCode': 201, }", Some("201"));
        check(r#"{"status": 200}"#, None);
        check("", None);
        check(r#"{"statusCode": 7}"#, None);
    }
}
