//! What answers the routes of a WebSocket API.

use std::time::Duration;

use bytes::Bytes;
use frazil_lambda::seams::Sender;
use http::Request;
use serde_json::Value as Json;

use crate::http::HttpApis;
use crate::http::integration::{PRINCIPAL, filled, function_arn};
use crate::http::records::{Integration, Route, Stage};
use crate::http::registry::Deployed;
use crate::limits::RESPONSE_BYTES_MAX;

/// What an integration said.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Option<String>,
    /// `Sec-WebSocket-Protocol`, which only the answer to `$connect` may have.
    pub(super) protocol: Option<String>,
}

/// The integration failed, or there is none.
#[derive(Debug)]
pub(super) struct Failed;

impl HttpApis {
    /// The answer of a route's integration to an event.
    pub(super) async fn integrate_event(
        &self,
        api: &str,
        stage: &Stage,
        deployed: &Deployed,
        route: &Route,
        event: Json,
    ) -> Result<Answer, Failed> {
        let id = route.integration_id().unwrap_or_default();
        let integration = deployed.parts.integrations.get(id).ok_or(Failed)?;
        let patience = Duration::from_millis(integration.timeout_in_millis.into());
        let working = async {
            match integration.integration_type.as_str() {
                "MOCK" => Ok(Answer {
                    status: 200,
                    body: None,
                    protocol: None,
                }),
                "AWS_PROXY" | "AWS" => {
                    let key = &route.route_key;
                    self.run_for(api, stage, key, integration, event).await
                }
                "HTTP_PROXY" | "HTTP" => self.post(stage, integration, &event, patience).await,
                _ => Err(Failed),
            }
        };
        let answered = tokio::time::timeout(patience, working).await;
        answered.unwrap_or(Err(Failed))
    }

    async fn run_for(
        &self,
        api: &str,
        stage: &Stage,
        route_key: &str,
        integration: &Integration,
        event: Json,
    ) -> Result<Answer, Failed> {
        let proxy = integration.integration_type == "AWS_PROXY";
        // Without templates a function that is no proxy gets the message itself.
        let event = match event.get("body") {
            Some(Json::String(body)) if !proxy => {
                serde_json::from_str(body).unwrap_or_else(|_| Json::from(body.as_str()))
            }
            _ => event,
        };
        let sender = Sender {
            service: PRINCIPAL.to_owned(),
            arn: format!("{}/{}/{route_key}", self.execute_arn(api), stage.stage_name),
            account: self.account().to_owned(),
            role: integration.credentials_arn.clone(),
        };
        let uri = integration.integration_uri.as_deref().unwrap_or_default();
        let uri = filled(uri, &stage.stage_variables);
        let payload = Bytes::from(event.to_string());
        let answer = self
            .functions()
            .run(function_arn(&uri), payload, Some(&sender))
            .await;
        let answer = answer.map_err(|error| {
            tracing::debug!(%error, "the function of a route was not run");
            Failed
        })?;
        if answer.function_error.is_some() {
            return Err(Failed);
        }
        let said: Json = serde_json::from_slice(&answer.payload).map_err(|_| Failed)?;
        if proxy {
            return proxied(&said);
        }
        Ok(Answer {
            status: 200,
            body: Some(said.to_string()),
            protocol: None,
        })
    }

    async fn post(
        &self,
        stage: &Stage,
        integration: &Integration,
        event: &Json,
        patience: Duration,
    ) -> Result<Answer, Failed> {
        let uri = integration.integration_uri.as_deref().unwrap_or_default();
        let uri = filled(uri, &stage.stage_variables);
        let method = integration.integration_method.as_deref().unwrap_or("POST");
        let body = event.get("body").and_then(Json::as_str).unwrap_or_default();
        let request = Request::builder().method(method).uri(uri);
        let request = request.header("content-type", "application/json");
        let request = request
            .body(Bytes::from(body.to_owned()))
            .map_err(|_| Failed)?;
        let answer = self
            .outbound()
            .send(request, RESPONSE_BYTES_MAX, patience)
            .await;
        let answer = answer.map_err(|error| {
            tracing::debug!(%error, "the server of a route could not be asked");
            Failed
        })?;
        Ok(Answer {
            status: answer.status().as_u16(),
            body: String::from_utf8(answer.body().to_vec()).ok(),
            protocol: None,
        })
    }
}

/// What a function of a proxy integration means: `{"statusCode": 200, "body": "…"}`.
fn proxied(said: &Json) -> Result<Answer, Failed> {
    let status = match said.get("statusCode") {
        Some(Json::Number(number)) => number.as_u64(),
        Some(Json::String(text)) => text.parse().ok(),
        _ => None,
    };
    let headers = said.get("headers").and_then(Json::as_object);
    let protocol = headers.and_then(|headers| {
        let mut headers = headers.iter();
        let is_it = |name: &str| name.eq_ignore_ascii_case("sec-websocket-protocol");
        let (_, value) = headers.find(|(name, _)| is_it(name))?;
        value.as_str().map(str::to_owned)
    });
    let status = status.and_then(|status| u16::try_from(status).ok());
    Ok(Answer {
        status: status.ok_or(Failed)?,
        body: said.get("body").and_then(Json::as_str).map(str::to_owned),
        protocol,
    })
}
