//! Test invocations: a method as it is now, without a deployment and without authorization.

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;
use http::{HeaderMap, Request};

use super::resources::method;
use crate::front::{Signer, Visit};
use crate::openapi;
use crate::rest::exchange::Exchange;
use crate::rest::faults::{bad_request, no};
use crate::rest::live::Deployed;
use crate::rest::records::{ApiRecord, Map, Snapshot, Stage};
use crate::rest::serve::Begun;
use crate::rest::trouble::{self, set};
use crate::rest::{Rest, authorize, integrate, validate};

const STAGE: &str = "test-invoke-stage";

impl Rest {
    pub(crate) async fn test_invoke_method(
        &self,
        input: shapes::TestInvokeMethodRequest,
    ) -> Result<shapes::TestInvokeMethodResponse, Fault> {
        let api = self.api(&input.rest_api_id).map_err(|_| no("Resource"))?;
        let resources = &api.definition.resources;
        method(resources, &input.resource_id, &input.http_method)?;
        let resource = resources
            .get(&input.resource_id)
            .ok_or_else(|| no("Resource"))?;
        let target = input
            .path_with_query_string
            .clone()
            .filter(|path| !path.is_empty());
        let target = target.unwrap_or_else(|| resource.path.clone());
        let verb = match input.http_method.as_str() {
            "ANY" => "GET",
            verb => verb,
        };
        let mut exchange = self.tried(&api, &input, verb, &target)?;
        exchange.resource = Some(input.resource_id.clone());
        exchange.method = Some(input.http_method.clone());
        let found = exchange.deployed.tree.find(&exchange.path);
        exchange.path_variables = found
            .filter(|found| found.resource == input.resource_id)
            .map(|found| found.variables)
            .unwrap_or_default();
        let mut log = Log::new(&exchange.request_id, exchange.time_ms);
        log.begin(&exchange, &target);
        let answered = match validate::check(&exchange) {
            Ok(()) => integrate::perform(self, &mut exchange).await,
            Err(trouble) => Err(trouble),
        };
        let response = answered.unwrap_or_else(|trouble| {
            if let Some(detail) = &trouble.detail {
                log.line(detail);
            }
            trouble::response(&mut exchange, &trouble)
        });
        let latency = self.now_ms() - exchange.time_ms;
        Ok(log.end(response, latency))
    }
}

impl Rest {
    /// A request to an API as it is now.
    fn tried(
        &self,
        api: &ApiRecord,
        input: &shapes::TestInvokeMethodRequest,
        verb: &str,
        usual: &str,
    ) -> Result<Exchange, Fault> {
        let target = input.path_with_query_string.as_deref();
        let target = target.filter(|path| !path.is_empty()).unwrap_or(usual);
        let request = Request::builder()
            .method(verb)
            .uri(encoded(target))
            .body(());
        let request =
            request.map_err(|_| bad_request("Invalid path specified for method invocation"))?;
        let (mut head, ()) = request.into_parts();
        head.headers = headers(input);
        let snapshot = Snapshot {
            about: api.about.clone(),
            definition: api.definition.clone(),
        };
        let path = head.uri.path().to_owned();
        Ok(self.begun(Begun {
            api: api.about.id.clone(),
            stage: Stage {
                stage_name: STAGE.to_owned(),
                variables: input.stage_variables.clone(),
                ..Stage::default()
            },
            deployment: String::new(),
            deployed: Deployed::new(snapshot),
            domain: "testPrefix.testDomainName".to_owned(),
            visit: Visit {
                source_ip: STAGE.to_owned(),
                port: 443,
                scheme: "https",
                signer: Signer::Nobody,
            },
            body: Bytes::from(input.body.clone().unwrap_or_default()),
            path,
            stage_in_path: true,
            head,
        }))
    }

    /// Asks an authorizer, without a method and without its memory.
    pub(crate) async fn test_invoke_authorizer(
        &self,
        input: shapes::TestInvokeAuthorizerRequest,
    ) -> Result<shapes::TestInvokeAuthorizerResponse, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let authorizer = api.definition.authorizers.get(&input.authorizer_id);
        let authorizer = authorizer.ok_or_else(|| no("Authorizer"))?;
        let request = shapes::TestInvokeMethodRequest {
            path_with_query_string: input.path_with_query_string,
            body: input.body,
            headers: input.headers,
            multi_value_headers: input.multi_value_headers,
            stage_variables: input.stage_variables,
            ..shapes::TestInvokeMethodRequest::default()
        };
        let exchange = self.tried(&api, &request, "GET", "/")?;
        let log = Log::new(&exchange.request_id, exchange.time_ms);
        let said = authorize::ask_anew(self, &exchange, authorizer).await;
        let latency = self.now_ms() - exchange.time_ms;
        let status = said.as_ref().err().map_or(200, |trouble| {
            let usual = crate::rest::control::standard(trouble.kind).status_code;
            usual.and_then(|status| status.parse().ok()).unwrap_or(500)
        });
        let said = said.ok();
        let principal = said
            .as_ref()
            .and_then(|said| said.context["principalId"].as_str());
        let claims = said
            .as_ref()
            .and_then(|said| openapi::texts(said.context.get("claims")));
        let policy = said.as_ref().map(|said| &said.policy);
        let policy = policy.filter(|policy| !policy.is_null());
        Ok(shapes::TestInvokeAuthorizerResponse {
            claims,
            client_status: Some(status),
            log: Some(log.text),
            latency: Some(latency),
            principal_id: principal.map(str::to_owned),
            policy: policy.map(ToString::to_string),
            ..shapes::TestInvokeAuthorizerResponse::default()
        })
    }
}

fn encoded(target: &str) -> String {
    target
        .replace(' ', "%20")
        .replace('{', "%7B")
        .replace('}', "%7D")
}

fn headers(input: &shapes::TestInvokeMethodRequest) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in input.headers.iter().flatten() {
        set(&mut headers, name, value);
    }
    for (name, values) in input.multi_value_headers.iter().flatten() {
        set(&mut headers, name, &values.join(","));
    }
    headers
}

/// The execution log that the answer carries.
struct Log {
    text: String,
    time: String,
}

impl Log {
    fn new(request_id: &str, time_ms: i64) -> Log {
        let time = jiff::Timestamp::from_millisecond(time_ms).unwrap_or_default();
        let time = time.to_zoned(jiff::tz::TimeZone::UTC);
        let time = time.strftime("%a %b %d %H:%M:%S UTC %Y").to_string();
        let mut log = Log {
            text: format!("Execution log for request {request_id}\n"),
            time,
        };
        log.line(&format!("Starting execution for request: {request_id}"));
        log
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(&format!("{} : {text}\n", self.time));
    }

    fn begin(&mut self, exchange: &crate::rest::exchange::Exchange, target: &str) {
        let path = target.split('?').next().unwrap_or_default();
        let pairs = |all: Vec<(String, String)>| {
            let all: Vec<String> = all
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            format!("{{{}}}", all.join(", "))
        };
        let headers = exchange.head.headers.iter();
        let headers = headers.map(|(name, value)| {
            (
                name.to_string(),
                value.to_str().unwrap_or_default().to_owned(),
            )
        });
        self.line(&format!(
            "HTTP Method: {}, Resource Path: {path}",
            exchange.verb()
        ));
        self.line(&format!(
            "Method request path: {}",
            pairs(exchange.path_variables.clone())
        ));
        self.line(&format!(
            "Method request query string: {}",
            pairs(exchange.query_pairs())
        ));
        self.line(&format!(
            "Method request headers: {}",
            pairs(headers.collect())
        ));
        let body = String::from_utf8_lossy(&exchange.body).into_owned();
        self.line(&format!(
            "Method request body before transformations: {body}"
        ));
    }

    fn end(
        mut self,
        response: http::Response<Bytes>,
        latency: i64,
    ) -> shapes::TestInvokeMethodResponse {
        let (head, body) = response.into_parts();
        let body = String::from_utf8_lossy(&body).into_owned();
        let mut many: Map<Vec<String>> = Map::new();
        for (name, value) in &head.headers {
            let value = value.to_str().unwrap_or_default().to_owned();
            many.entry(name.to_string()).or_default().push(value);
        }
        let one: Map<String> = many
            .iter()
            .map(|(name, all)| (name.clone(), all.join(",")))
            .collect();
        let shown: Vec<String> = one
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        self.line(&format!(
            "Method response body after transformations: {body}"
        ));
        self.line(&format!(
            "Method response headers: {{{}}}",
            shown.join(", ")
        ));
        if head.status.as_u16() < 500 {
            self.line("Successfully completed execution");
        }
        self.line(&format!(
            "Method completed with status: {}",
            head.status.as_u16()
        ));
        shapes::TestInvokeMethodResponse {
            status: Some(i32::from(head.status.as_u16())),
            body: Some(body),
            headers: Some(one),
            multi_value_headers: Some(many),
            log: Some(self.text),
            latency: Some(latency),
        }
    }
}
