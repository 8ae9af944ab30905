//! One request to an API, and all that becomes known about it on its way.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Map as Object, Value as Json, json};

use super::live::Deployed;
use super::records::{Map, Method, Resource, Stage};
use crate::front::{Signer, Visit};

/// A request, from its arrival to its answer.
pub(crate) struct Exchange {
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) api: String,
    pub(crate) stage: Stage,
    pub(crate) deployment: String,
    pub(crate) deployed: Arc<Deployed>,
    pub(crate) head: Parts,
    pub(crate) body: Bytes,
    /// Undecoded, without the stage.
    pub(crate) path: String,
    /// The client's own path has it; behind a custom domain it has not.
    pub(crate) stage_in_path: bool,
    pub(crate) domain: String,
    pub(crate) visit: Visit,
    pub(crate) request_id: String,
    pub(crate) extended_request_id: String,
    pub(crate) trace_id: String,
    /// Milliseconds since 1970.
    pub(crate) time_ms: i64,
    /// The id of the resource that answers, once it is found.
    pub(crate) resource: Option<String>,
    /// `GET`, or `ANY`: the method of that resource.
    pub(crate) method: Option<String>,
    /// Undecoded.
    pub(crate) path_variables: Vec<(String, String)>,
    /// What the authorizer said for the integration.
    pub(crate) authorizer: Option<Json>,
    /// The API key that was sent, and its id once it is known.
    pub(crate) api_key: Option<String>,
    pub(crate) api_key_id: Option<String>,
    /// What went wrong, for gateway responses.
    pub(crate) error: Option<Json>,
    /// For access logs.
    pub(crate) integration: Seen,
}

/// What access logs tell of an integration.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) status: Option<u16>,
    pub(crate) latency_ms: Option<i64>,
    pub(crate) error: Option<String>,
    pub(crate) request_id: Option<String>,
}

impl Exchange {
    pub(crate) fn resource(&self) -> Option<&Resource> {
        self.deployed
            .definition
            .resources
            .get(self.resource.as_ref()?)
    }

    pub(crate) fn method(&self) -> Option<&Method> {
        self.resource()?.resource_methods.get(self.method.as_ref()?)
    }

    pub(crate) fn verb(&self) -> &str {
        self.head.method.as_str()
    }

    pub(crate) fn query(&self) -> &str {
        self.head.uri.query().unwrap_or_default()
    }

    /// The first header of that name, which is lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Every value of a header.
    pub(crate) fn headers(&self, name: &str) -> Vec<&str> {
        let all = self.head.headers.get_all(name).iter();
        all.filter_map(|value| value.to_str().ok()).collect()
    }

    /// The query's names and values, decoded.
    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        pairs(self.query())
    }

    /// The last value of a query parameter.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        let all = self.query_pairs().into_iter();
        all.filter(|(known, _)| known == name)
            .map(|(_, value)| value)
            .next_back()
    }

    pub(crate) fn path_value(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self
            .path_variables
            .iter()
            .find(|(known, _)| known == name)?;
        Some(percent_decode_str(value).decode_utf8_lossy())
    }

    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.stage.variables.as_ref()?.get(name).map(String::as_str)
    }

    /// A text with `${stageVariables.name}` filled in.
    pub(crate) fn with_stage_variables(&self, text: &str) -> String {
        let empty = Map::new();
        let all = self.stage.variables.as_ref().unwrap_or(&empty);
        with_variables(text, all)
    }

    /// `arn:aws:execute-api:us-east-1:123456789012:id/stage/GET/a`: what the request is, for
    /// policies.
    pub(crate) fn method_arn(&self) -> String {
        let path = percent_decode_str(&self.path).decode_utf8_lossy();
        let Exchange {
            region,
            account,
            api,
            ..
        } = self;
        let (stage, verb) = (&self.stage.stage_name, self.verb());
        format!("arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}{path}")
    }

    /// Where the request came from, for policies of functions: the resource, not the path, names
    /// it: `…:id/stage/GET/a/{proxy+}` is written `…:id/stage/GET/a/*`.
    pub(crate) fn source_arn(&self) -> String {
        let path = self
            .resource()
            .map_or("/", |resource| resource.path.as_str());
        let parts = path
            .split('/')
            .map(|part| if part.starts_with('{') { "*" } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        let verb = match self.method.as_deref() {
            Some("ANY") | None => "*",
            Some(verb) => verb,
        };
        let Exchange {
            region,
            account,
            api,
            ..
        } = self;
        let stage = &self.stage.stage_name;
        format!("arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}{path}")
    }

    /// `$context`, for templates, parameters and access logs.
    pub(crate) fn context(&self) -> Json {
        let path = match self.stage.stage_name.as_str() {
            "" => self.path.clone(),
            stage => format!("/{stage}{}", self.path),
        };
        let mut context = json!({
            "accountId": self.account,
            "apiId": self.api,
            "deploymentId": self.deployment,
            "domainName": self.domain,
            "domainPrefix": self.domain.split('.').next().unwrap_or_default(),
            "extendedRequestId": self.extended_request_id,
            "httpMethod": self.verb(),
            "identity": self.identity(),
            "path": path,
            "protocol": "HTTP/1.1",
            "requestId": self.request_id,
            "requestTime": clf_time(self.time_ms),
            "requestTimeEpoch": self.time_ms,
            "stage": self.stage.stage_name,
        });
        let members = context
            .as_object_mut()
            .expect("it was written as an object");
        if let Some(resource) = self.resource() {
            members.insert("resourceId".to_owned(), Json::from(resource.id.as_str()));
            members.insert(
                "resourcePath".to_owned(),
                Json::from(resource.path.as_str()),
            );
        }
        if let Some(authorizer) = &self.authorizer {
            members.insert("authorizer".to_owned(), authorizer.clone());
        }
        if let Some(error) = &self.error {
            members.insert("error".to_owned(), error.clone());
        }
        if let Some(operation) = self
            .method()
            .and_then(|method| method.operation_name.as_deref())
        {
            members.insert("operationName".to_owned(), Json::from(operation));
        }
        context
    }

    fn identity(&self) -> Json {
        let mut identity = Object::new();
        let mut tell = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                identity.insert(name.to_owned(), Json::from(value));
            }
        };
        tell("sourceIp", Some(&self.visit.source_ip));
        tell("userAgent", self.header("user-agent"));
        tell("apiKey", self.api_key.as_deref());
        tell("apiKeyId", self.api_key_id.as_deref());
        if let Signer::Somebody {
            access_key,
            account,
            caller_id,
            user_arn,
        } = &self.visit.signer
        {
            tell("accessKey", Some(access_key));
            tell("accountId", Some(account));
            tell("caller", Some(caller_id));
            tell("user", Some(caller_id));
            tell("userArn", Some(user_arn));
        }
        Json::Object(identity)
    }
}

/// A text with `${stageVariables.name}` filled in.
pub(crate) fn with_variables(text: &str, variables: &Map<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${stageVariables.") {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        out.push_str(variables.get(name).map_or("", String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The names and values of a query, decoded.
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let parts = query.split('&').filter(|part| !part.is_empty());
    let parts = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    parts
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// `24/Nov/2025:10:00:00 +0000`
pub(crate) fn clf_time(time_ms: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(time_ms).unwrap_or_default();
    let time = time.to_zoned(jiff::tz::TimeZone::UTC);
    time.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string()
}
