//! What an extension asks for, and what it is told when that cannot be.

use std::ops::RangeInclusive;
use std::time::Duration;

use http::Uri;
use serde_json::{Map, Value, json};

/// The two ways to subscribe. They have different events and different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Api {
    Telemetry,
    Logs,
}

impl Api {
    fn name(self) -> &'static str {
        match self {
            Api::Telemetry => "Telemetry",
            Api::Logs => "Logs",
        }
    }

    fn schema_versions(self) -> &'static [&'static str] {
        match self {
            Api::Telemetry => &["2022-07-01", "2022-12-13", "2025-01-29"],
            Api::Logs => &["2020-08-15", "2021-03-18"],
        }
    }
}

/// What can be subscribed to.
const TYPES: [&str; 3] = ["platform", "function", "extension"];

/// From this version on, lines of JSON are objects.
const OBJECTS_SINCE: &str = "2022-12-13";

/// The port of the Runtime API, which no extension can listen on.
const RESERVED_PORT: u16 = 9001;

/// The only host that telemetry is sent to, in AWS's long and short form.
const HOSTS: [&str; 2] = ["sandbox.localdomain", "sandbox"];

/// What an extension wants, where, and in which portions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) api: Api,
    schema_version: String,
    pub(crate) types: Vec<&'static str>,
    pub(crate) destination: Destination,
    pub(super) buffering: Buffering,
}

/// Where events go. The host is always the environment itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A JSON array in each request.
    Http {
        method: &'static str,
        /// With the port, as the URI says it.
        authority: String,
        port: u16,
        path: String,
    },
    /// One line of JSON for each event.
    Tcp { port: u16 },
}

/// When a portion is large enough, or has waited long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Buffering {
    pub(super) items_max: usize,
    pub(super) bytes_max: usize,
    pub(super) wait: Duration,
}

/// Why an extension does not get telemetry, as AWS answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    kind: String,
    message: String,
}

impl Refusal {
    fn validation(api: Api, problems: &[String]) -> Refusal {
        let kind = match api {
            Api::Telemetry => "ValidationError",
            Api::Logs => "Logs.ValidationError",
        };
        Refusal {
            status: 400,
            kind: kind.into(),
            message: problems.join("; "),
        }
    }

    /// Init is over.
    pub(super) fn closed(api: Api) -> Refusal {
        let name = api.name();
        Refusal {
            status: 403,
            kind: format!("{name}.SubscriptionClosed"),
            message: format!("{name} API subscription is closed already"),
        }
    }

    /// The extension uses the other API.
    pub(super) fn other_api(api: Api) -> Refusal {
        let other = match api {
            Api::Telemetry => Api::Logs,
            Api::Logs => Api::Telemetry,
        };
        let message = format!("the extension is subscribed to the {} API", other.name());
        Refusal::validation(api, &[message])
    }

    pub(crate) fn body(&self) -> String {
        json!({"errorType": self.kind, "errorMessage": self.message}).to_string()
    }
}

impl Subscription {
    /// Reads the body of a request and checks it. All that is wrong is told at once.
    pub(super) fn parse(api: Api, body: &[u8]) -> Result<Subscription, Refusal> {
        let request: Map<String, Value> = serde_json::from_slice(body).map_err(|error| {
            Refusal::validation(api, &[format!("failed to parse JSON: {error}")])
        })?;
        let mut problems = Vec::new();
        let schema_version = or_tell(schema_version(api, &request), &mut problems);
        let destination = or_tell(destination(api, &request), &mut problems);
        let types = or_tell(types(&request), &mut problems);
        let buffering = or_tell(buffering(&request), &mut problems);
        match (schema_version, destination, types, buffering) {
            (Some(schema_version), Some(destination), Some(types), Some(buffering)) => {
                Ok(Subscription {
                    api,
                    schema_version,
                    types,
                    destination,
                    buffering,
                })
            }
            _ => Err(Refusal::validation(api, &problems)),
        }
    }

    pub(super) fn wants(&self, kind: &str) -> bool {
        self.types.contains(&kind)
    }

    /// Whether lines of JSON are sent as objects rather than as text.
    pub(super) fn has_objects(&self) -> bool {
        self.api == Api::Telemetry && self.schema_version.as_str() >= OBJECTS_SINCE
    }
}

fn or_tell<T>(found: Result<T, String>, problems: &mut Vec<String>) -> Option<T> {
    found.map_err(|problem| problems.push(problem)).ok()
}

fn schema_version(api: Api, request: &Map<String, Value>) -> Result<String, String> {
    let versions = api.schema_versions();
    match request.get("schemaVersion") {
        // The first clients of the Logs API did not send one.
        None if api == Api::Logs => Ok(versions[0].to_owned()),
        None => Err("schemaVersion is not provided".into()),
        Some(Value::String(version)) if versions.contains(&version.as_str()) => Ok(version.clone()),
        Some(_) => Err(format!(
            "schemaVersion should be one of {}",
            versions.join(", ")
        )),
    }
}

fn types(request: &Map<String, Value>) -> Result<Vec<&'static str>, String> {
    let asked = request.get("types").and_then(Value::as_array);
    let asked = asked.map_or(&[][..], Vec::as_slice);
    if asked.is_empty() {
        return Err("types should not be empty".into());
    }
    let known = |kind: &Value| TYPES.into_iter().find(|known| kind == known);
    let types: Option<Vec<_>> = asked.iter().map(known).collect();
    types.ok_or_else(|| format!("types should be among {}", TYPES.join(", ")))
}

fn destination(api: Api, request: &Map<String, Value>) -> Result<Destination, String> {
    let Some(destination) = request.get("destination").and_then(Value::as_object) else {
        return Err("destination is not provided".into());
    };
    match destination.get("protocol").and_then(Value::as_str) {
        Some("HTTP") => http_destination(api, destination),
        Some("TCP") => {
            let port = destination.get("port").and_then(Value::as_u64);
            let port = port.and_then(|port| u16::try_from(port).ok());
            let port = port
                .filter(|port| *port > 0)
                .ok_or("port is not provided")?;
            Ok(Destination::Tcp { port: free(port)? })
        }
        _ => Err("protocol should be HTTP or TCP".into()),
    }
}

fn http_destination(api: Api, destination: &Map<String, Value>) -> Result<Destination, String> {
    let uri = destination.get("URI").and_then(Value::as_str);
    let uri: Uri = uri
        .ok_or("URI is not provided")?
        .parse()
        .map_err(|error| format!("URI is not valid: {error}"))?;
    if uri.scheme_str() != Some("http") {
        return Err("URI should begin with http://".into());
    }
    if !uri.host().is_some_and(|host| HOSTS.contains(&host)) {
        return Err(format!("URI host should be {}", HOSTS[0]));
    }
    let port = uri.port_u16().ok_or("URI port is not provided")?;
    let method = match destination.get("method").and_then(Value::as_str) {
        Some("PUT") if api == Api::Logs => "PUT",
        None | Some("POST") => "POST",
        Some(_) => return Err("method should be POST or PUT".into()),
    };
    Ok(Destination::Http {
        method,
        authority: uri.authority().map(ToString::to_string).unwrap_or_default(),
        port: free(port)?,
        path: uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned(),
    })
}

fn free(port: u16) -> Result<u16, String> {
    match port {
        RESERVED_PORT => Err(format!("port {RESERVED_PORT} is reserved")),
        port => Ok(port),
    }
}

/// AWS's bounds and defaults.
fn buffering(request: &Map<String, Value>) -> Result<Buffering, String> {
    let buffering = match request.get("buffering") {
        None | Some(Value::Null) => &Map::new(),
        Some(Value::Object(buffering)) => buffering,
        Some(_) => return Err("buffering should be an object".into()),
    };
    let number = |name: &str, range: RangeInclusive<u64>, default: u64| {
        let Some(value) = buffering.get(name) else {
            return Ok(default);
        };
        let (min, max) = (range.start(), range.end());
        let value = value.as_u64().filter(|value| range.contains(value));
        value.ok_or_else(|| format!("{name} should be between {min} and {max}"))
    };
    let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    Ok(Buffering {
        items_max: size(number("maxItems", 1000..=30_000, 10_000)?),
        bytes_max: size(number("maxBytes", 262_144..=1_048_576, 262_144)?),
        wait: Duration::from_millis(number("timeoutMs", 25..=30_000, 1000)?),
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A subscription to everything.
    pub(crate) fn subscription(schema_version: &str, wait_ms: u64) -> Value {
        json!({
            "schemaVersion": schema_version,
            "types": ["platform", "function", "extension"],
            "buffering": {"maxItems": 1000, "maxBytes": 262_144, "timeoutMs": wait_ms},
            "destination": {"protocol": "HTTP", "URI": "http://sandbox.localdomain:8080/in?a=b"},
        })
    }

    fn parse(api: Api, request: &Value) -> Result<Subscription, Refusal> {
        Subscription::parse(api, request.to_string().as_bytes())
    }

    #[test]
    fn a_subscription_says_what_where_and_when() {
        let parsed = parse(Api::Telemetry, &subscription("2022-12-13", 25)).expect("is valid");
        assert_eq!(parsed.types, ["platform", "function", "extension"]);
        let expect = Destination::Http {
            method: "POST",
            authority: "sandbox.localdomain:8080".into(),
            port: 8080,
            path: "/in?a=b".into(),
        };
        assert_eq!(parsed.destination, expect);
        assert_eq!(parsed.buffering.wait, Duration::from_millis(25));
        let mut tcp = subscription("2022-07-01", 25);
        tcp["destination"] = json!({"protocol": "TCP", "port": 1234});
        tcp["buffering"] = Value::Null;
        let parsed = parse(Api::Telemetry, &tcp).expect("is valid");
        assert_eq!(parsed.destination, Destination::Tcp { port: 1234 });
        let expect = Buffering {
            items_max: 10_000,
            bytes_max: 262_144,
            wait: Duration::from_secs(1),
        };
        assert_eq!(parsed.buffering, expect);
        let mut old = subscription("2021-03-18", 25);
        old["destination"]["method"] = "PUT".into();
        old["destination"]["URI"] = "http://sandbox:8080".into();
        assert!(parse(Api::Logs, &old).is_ok());
        assert!(parse(Api::Telemetry, &old).is_err());
    }

    fn check(member: &str, value: Value, expect: &str) {
        let mut request = subscription("2022-12-13", 25);
        *request.pointer_mut(member).expect("a member") = value;
        let refusal = parse(Api::Telemetry, &request).expect_err(expect);
        assert_eq!((refusal.status, refusal.message.as_str()), (400, expect));
        assert_eq!(refusal.kind, "ValidationError");
    }

    #[test]
    fn what_is_not_valid_is_refused_with_the_reason() {
        check("/types", json!([]), "types should not be empty");
        check(
            "/types",
            json!(["all"]),
            "types should be among platform, function, extension",
        );
        let uri = "/destination/URI";
        check(
            uri,
            "http://sandbox.localdomain".into(),
            "URI port is not provided",
        );
        check(
            uri,
            "http://localhost:80".into(),
            "URI host should be sandbox.localdomain",
        );
        check(
            uri,
            "https://sandbox:80".into(),
            "URI should begin with http://",
        );
        check(uri, "http://sandbox:9001".into(), "port 9001 is reserved");
        check(
            "/destination/protocol",
            "UDP".into(),
            "protocol should be HTTP or TCP",
        );
        check(
            "/destination/protocol",
            "TCP".into(),
            "port is not provided",
        );
        check(
            "/schemaVersion",
            "2020-08-15".into(),
            "schemaVersion should be one of 2022-07-01, 2022-12-13, 2025-01-29",
        );
        let buffering = "/buffering/maxItems";
        check(
            buffering,
            json!(999),
            "maxItems should be between 1000 and 30000",
        );
        let refusal = Subscription::parse(Api::Logs, b"{").expect_err("no JSON");
        assert_eq!(refusal.kind, "Logs.ValidationError");
        // As AWS documents it: all problems in one message.
        let mut request = subscription("2022-12-13", 25);
        request["types"] = json!([]);
        request["destination"]["URI"] = "http://sandbox.localdomain/".into();
        let refusal = parse(Api::Telemetry, &request).expect_err("two problems");
        let expect = "URI port is not provided; types should not be empty";
        assert_eq!(refusal.message, expect);
    }

    #[test]
    fn a_closed_subscription_has_the_words_of_aws() {
        assert_eq!(
            Refusal::closed(Api::Logs).body(),
            r#"{"errorType":"Logs.SubscriptionClosed","errorMessage":"Logs API subscription is closed already"}"#
        );
    }
}
