//! One request to an HTTP API, and what is known of it on its way.

use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::translate::{Gateway, Headers, Request, Route as GatewayRoute};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::records::{Authorizer, Integration, Route, Stage};
use super::registry::{Deployed, Live};
use crate::front::{Place, Via, Visit, host};

/// What is known of a request before its route.
#[derive(Clone)]
pub(crate) struct Exchange {
    pub(crate) live: Arc<Live>,
    pub(crate) stage: Stage,
    pub(crate) deployed: Arc<Deployed>,
    pub(crate) head: Parts,
    pub(crate) body: Bytes,
    /// The path without stage and base path, undecoded; it begins with a slash.
    pub(crate) path: String,
    /// The path as events show it: behind a custom domain it has the base path.
    pub(crate) shown_path: String,
    pub(crate) via: Via,
    pub(crate) visit: Visit,
    pub(crate) account: String,
    pub(crate) request_id: String,
    pub(crate) extended_id: String,
    pub(crate) trace: String,
    pub(crate) time_ms: i64,
}

/// The route of a request.
pub(crate) struct Taken {
    pub(crate) route: Route,
    /// Its variables, undecoded.
    pub(crate) variables: Vec<(String, String)>,
    /// What the authorizer said, for payload format 2.0: `{"jwt":…}`.
    pub(crate) authorizer: Option<Box<RawValue>>,
}

/// The stage that a path begins with, and the rest of the path.
pub(crate) fn stage_of(live: &Live, place: &Place) -> Option<(String, String)> {
    let stages = &live.record.stages;
    let path = place.path.path();
    if let Via::Domain {
        stage: Some(stage),
        base_path,
    } = &place.via
    {
        let path = path.strip_prefix('/').unwrap_or(path);
        let rest = path.strip_prefix(base_path.as_str()).unwrap_or(path);
        return Some((stage.clone(), rooted(rest)));
    }
    let (first, rest) = {
        let path = path.strip_prefix('/').unwrap_or(path);
        path.split_at(path.find('/').unwrap_or(path.len()))
    };
    if first != DEFAULT_STAGE && stages.contains_key(first) {
        return Some((first.to_owned(), rooted(rest)));
    }
    let default = stages.contains_key(DEFAULT_STAGE);
    default.then(|| (DEFAULT_STAGE.to_owned(), path.to_owned()))
}

/// The stage that is not part of paths.
pub(crate) const DEFAULT_STAGE: &str = "$default";

fn rooted(path: &str) -> String {
    match path.starts_with('/') {
        true => path.to_owned(),
        false => format!("/{path}"),
    }
}

impl Exchange {
    /// The host that the client asked, without a port.
    pub(crate) fn domain_name(&self) -> &str {
        let host = host(&self.head).unwrap_or("localhost");
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        }
    }

    /// The query as it was sent.
    pub(crate) fn query(&self) -> &str {
        self.head.uri.query().unwrap_or_default()
    }

    /// All values of a header, joined as HTTP APIs join them.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let values = self.head.headers.get_all(name).iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        (!values.is_empty()).then(|| values.join(","))
    }

    /// All values of a parameter of the query, joined.
    pub(crate) fn query_parameter(&self, name: &str) -> Option<String> {
        let pairs = self.query().split('&').filter(|pair| !pair.is_empty());
        let values: Vec<_> = pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .filter(|(key, _)| decoded(key) == name)
            .map(|(_, value)| decoded(value))
            .collect();
        (!values.is_empty()).then(|| values.join(","))
    }

    /// The ARN of a request for policies: the path is the route's or the request's.
    pub(crate) fn arn(&self, execute_arn: &str, path: &str) -> String {
        let (stage, method) = (&self.stage.stage_name, &self.head.method);
        format!("{execute_arn}/{stage}/{method}{path}")
    }

    /// Calls `write` with the request and the gateway as the translation to events takes them.
    pub(crate) fn translated<T>(
        &self,
        taken: &Taken,
        authorizer: Option<&RawValue>,
        body: &[u8],
        write: impl FnOnce(&Request<'_>, &Gateway<'_>) -> T,
    ) -> T {
        let headers = Headers::from(&self.head.headers);
        let request = Request {
            method: self.head.method.as_str(),
            path: &self.shown_path,
            query: self.query(),
            headers: &headers,
            body,
        };
        let stage_variables = pairs(self.stage.stage_variables.iter());
        let path_parameters = pairs(taken.variables.iter().map(|(name, value)| (name, value)));
        let api = &self.live.record.api;
        let gateway = Gateway {
            account_id: &self.account,
            api_id: &api.api_id,
            domain_name: self.domain_name(),
            stage: &self.stage.stage_name,
            stage_in_path: !matches!(self.via, Via::Domain { .. }),
            stage_variables: &stage_variables,
            route: GatewayRoute {
                id: &taken.route.route_key,
                path: "",
                deployment_id: None,
            },
            path_parameters: &path_parameters,
            authorizer,
            identity: self.visit.signer.identity(),
            request_id: &self.extended_id,
            extended_request_id: &self.extended_id,
            trace_id: &self.trace,
            source_ip: &self.visit.source_ip,
            edge_ip: None,
            port: self.visit.port,
            scheme: self.visit.scheme,
            time_ms: self.time_ms,
        };
        write(&request, &gateway)
    }

    /// A variable of the context, such as `requestId`, for mappings and log lines.
    pub(crate) fn context(&self, taken: Option<&Taken>, name: &str) -> Option<String> {
        let api = &self.live.record.api;
        let path = match &self.stage.stage_name {
            stage if stage == DEFAULT_STAGE || matches!(self.via, Via::Domain { .. }) => {
                self.shown_path.clone()
            }
            stage => format!("/{stage}{}", self.shown_path),
        };
        let domain = self.domain_name();
        Some(match name {
            "accountId" => self.account.clone(),
            "apiId" => api.api_id.clone(),
            "domainName" => domain.to_owned(),
            "domainPrefix" => domain.split('.').next().unwrap_or(domain).to_owned(),
            "extendedRequestId" | "requestId" => self.extended_id.clone(),
            "httpMethod" => self.head.method.to_string(),
            "identity.sourceIp" => self.visit.source_ip.clone(),
            "identity.userAgent" => self.header("user-agent")?,
            "path" => path,
            "protocol" => "HTTP/1.1".to_owned(),
            "requestTime" => access_log_time(self.time_ms),
            "requestTimeEpoch" => self.time_ms.to_string(),
            "routeKey" => taken?.route.route_key.clone(),
            "stage" => self.stage.stage_name.clone(),
            _ => return taken.and_then(|taken| taken.said(name)),
        })
    }
}

impl Taken {
    /// `authorizer.x`, `authorizer.claims.x`
    fn said(&self, name: &str) -> Option<String> {
        let wanted = name.strip_prefix("authorizer.")?;
        let said: Json = serde_json::from_str(self.authorizer.as_ref()?.get()).ok()?;
        let value = match wanted.strip_prefix("claims.") {
            Some(claim) => said.get("jwt")?.get("claims")?.get(claim)?,
            None => said.get("lambda")?.get(wanted)?,
        };
        Some(
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        )
    }

    /// The integration that answers.
    pub(crate) fn integration<'a>(&self, deployed: &'a Deployed) -> Option<&'a Integration> {
        deployed
            .parts
            .integrations
            .get(self.route.integration_id()?)
    }

    /// Who decides about the request.
    pub(crate) fn authorizer<'a>(&self, deployed: &'a Deployed) -> Option<&'a Authorizer> {
        let id = self.route.authorizer_id.as_deref()?;
        deployed.parts.authorizers.get(id)
    }
}

fn pairs<'a>(all: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<(&'a str, &'a str)> {
    all.map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// Form decoding.
pub(crate) fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// `24/Nov/2025:10:00:00 +0000`
fn access_log_time(time_ms: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(time_ms).unwrap_or_default();
    time.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string()
}
