//! What answers a route: a function, or another server.

use std::time::Duration;

use bytes::Bytes;
use frazil_lambda::functions::CallError;
use frazil_lambda::invoke::{Invoke, InvokeError};
use frazil_lambda::seams::Sender;
use frazil_lambda::translate::{
    Ids, Outcome, http_api_event, http_api_response, http_api_v1_event, http_api_v1_response,
};
use http::header::{HeaderName, HeaderValue};
use http::{Method, Request, Response, Uri};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::HttpApis;
use super::exchange::{Exchange, Taken};
use super::gateway::Refusal;
use super::parameters::{map_response, mapped_request};
use super::records::{Integration, Texts};
use super::route_table::{DEFAULT, parse_key};
use crate::limits::RESPONSE_BYTES_MAX;
use crate::outbound::handed_on;

/// The service that functions' policies permit.
pub(crate) const PRINCIPAL: &str = "apigateway.amazonaws.com";

impl HttpApis {
    /// The answer of a route's integration.
    pub(super) async fn integrate(
        &self,
        exchange: &Exchange,
        taken: &Taken,
    ) -> Result<Response<Bytes>, Refusal> {
        let integration = taken.integration(&exchange.deployed);
        let integration = integration.ok_or_else(Refusal::failed)?;
        let mapped;
        let seen = match integration.request_parameters.is_empty() {
            true => exchange,
            false if integration.integration_subtype.is_some() => exchange,
            false => {
                mapped = mapped_request(exchange, taken, &integration.request_parameters);
                &mapped
            }
        };
        let mut response = match integration.integration_type.as_str() {
            "AWS_PROXY" if integration.integration_subtype.is_some() => {
                self.perform(exchange, taken, integration).await?
            }
            "AWS_PROXY" => self.run(seen, taken, integration).await,
            "HTTP_PROXY" => self.forward(seen, taken, integration).await?,
            _ => return Err(Refusal::failed()),
        };
        map_response(
            exchange,
            taken,
            &integration.response_parameters,
            &mut response,
        );
        Ok(response)
    }

    /// Runs the function.
    async fn run(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        integration: &Integration,
    ) -> Response<Bytes> {
        let old = integration.payload_format_version.as_deref() == Some("1.0");
        let authorizer = taken.authorizer.as_deref();
        let older = authorizer.filter(|_| old).and_then(older_authorizer);
        let event = match old {
            true => exchange.translated(taken, older.as_deref(), &exchange.body, http_api_v1_event),
            false => exchange.translated(taken, authorizer, &exchange.body, http_api_event),
        };
        let ids = Ids {
            request_id: &exchange.request_id,
            extended_request_id: &exchange.extended_id,
            trace_id: &exchange.trace,
        };
        let respond = match old {
            true => http_api_v1_response,
            false => http_api_response,
        };
        let invoke = Invoke {
            payload: event,
            trace: Some(exchange.trace.clone()),
            ..Invoke::default()
        };
        let uri = integration.integration_uri.as_deref().unwrap_or_default();
        let uri = filled(uri, &exchange.stage.stage_variables);
        let function = function_arn(&uri).to_owned();
        let sender = self.sender(exchange, taken, integration);
        let functions = &self.0.settings.functions;
        let running = functions.invoke(&function, invoke, Some(&sender));
        let patience = Duration::from_millis(integration.timeout_in_millis.into());
        match tokio::time::timeout(patience, running).await {
            Err(_) => respond(Outcome::TimedOut, &ids),
            Ok(Ok(answer)) if answer.function_error.is_some() => respond(Outcome::Failed, &ids),
            Ok(Ok(answer)) => respond(Outcome::Answered(&answer.payload), &ids),
            Ok(Err(error)) => {
                tracing::debug!(%error, function, "an integration's function was not run");
                respond(outcome(&error), &ids)
            }
        }
    }

    /// Who runs a function for a route: its ARN has the route's path, not the request's.
    pub(super) fn sender(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        integration: &Integration,
    ) -> Sender {
        let execute_arn = self.execute_arn(&exchange.live.record.api.api_id);
        let arn = match parse_key(&taken.route.route_key) {
            Some((_, path)) => exchange.arn(&execute_arn, path),
            None => format!("{execute_arn}/{}/{DEFAULT}", exchange.stage.stage_name),
        };
        Sender {
            service: PRINCIPAL.to_owned(),
            arn,
            account: exchange.account.clone(),
            role: integration.credentials_arn.clone(),
        }
    }

    /// Hands the request on to another server.
    async fn forward(
        &self,
        exchange: &Exchange,
        taken: &Taken,
        integration: &Integration,
    ) -> Result<Response<Bytes>, Refusal> {
        let template = integration.integration_uri.as_deref().unwrap_or_default();
        let uri = forward_uri(template, exchange, taken).ok_or_else(Refusal::failed)?;
        let method = match integration.integration_method.as_deref() {
            None | Some("ANY") => exchange.head.method.clone(),
            Some(method) => Method::try_from(method).map_err(|_| Refusal::failed())?,
        };
        let mut request = Request::new(exchange.body.clone());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = exchange.head.headers.clone();
        let forwarded = format!(
            "for={};host={};proto={}",
            exchange.visit.source_ip,
            exchange.domain_name(),
            exchange.visit.scheme
        );
        let added = [
            ("forwarded", forwarded.as_str()),
            ("via", "HTTP/1.1 AmazonAPIGateway"),
            ("x-amzn-trace-id", &exchange.trace),
        ];
        for (name, value) in added {
            if let Ok(value) = HeaderValue::from_str(value) {
                let headers = request.headers_mut();
                headers.append(HeaderName::from_static(name), value);
            }
        }
        let patience = Duration::from_millis(integration.timeout_in_millis.into());
        let answer = self.0.outbound.send(request, RESPONSE_BYTES_MAX, patience);
        match answer.await {
            Ok(response) => {
                let mut response = handed_on(response);
                if let Ok(id) = HeaderValue::from_str(&exchange.extended_id) {
                    let name = HeaderName::from_static("apigw-requestid");
                    response.headers_mut().insert(name, id);
                }
                Ok(response)
            }
            Err(error) => {
                tracing::debug!(%error, "an integration could not be asked");
                Err(Refusal::new(503, "Service Unavailable"))
            }
        }
    }
}

fn outcome(error: &CallError) -> Outcome<'static> {
    match error {
        CallError::Invoke(InvokeError::TooLarge { bytes_max, .. }) => Outcome::TooLarge {
            bytes_max: *bytes_max,
        },
        CallError::Invoke(
            InvokeError::AccountConcurrency
            | InvokeError::ReservedConcurrency
            | InvokeError::AccountRate
            | InvokeError::ReservedRate
            | InvokeError::ScalingRate
            | InvokeError::NoRoom
            | InvokeError::Stopping,
        ) => Outcome::Throttled,
        _ => Outcome::Refused,
    }
}

/// A text with `${stageVariables.x}` replaced.
pub(crate) fn filled(text: &str, stage_variables: &Texts) -> String {
    let mut filled = text.to_owned();
    for (name, value) in stage_variables {
        filled = filled.replace(&format!("${{stageVariables.{name}}}"), value);
    }
    filled
}

/// The function in `arn:aws:apigateway:region:lambda:path/2015-03-31/functions/ARN/invocations`,
/// or the ARN itself.
pub(crate) fn function_arn(uri: &str) -> &str {
    let inner = uri.split_once(":lambda:path/").and_then(|(_, path)| {
        let (_, function) = path.split_once("/functions/")?;
        function.strip_suffix("/invocations")
    });
    inner.unwrap_or(uri)
}

/// What an authorizer said, in the words of payload format 1.0.
fn older_authorizer(said: &RawValue) -> Option<Box<RawValue>> {
    let said: Json = serde_json::from_str(said.get()).ok()?;
    let inner = ["jwt", "lambda"].iter().find_map(|kind| said.get(kind));
    serde_json::value::to_raw_value(inner.unwrap_or(&said)).ok()
}

/// The address with the route's variables, the stage's variables and the client's query.
fn forward_uri(template: &str, exchange: &Exchange, taken: &Taken) -> Option<Uri> {
    let mut address = filled(template, &exchange.stage.stage_variables);
    for (name, value) in &taken.variables {
        for pattern in [format!("{{{name}}}"), format!("{{{name}+}}")] {
            address = address.replace(&pattern, value);
        }
    }
    // A mapping may have replaced the whole path.
    if taken.maps_path(exchange) {
        let uri: Uri = address.parse().ok()?;
        let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
        address = format!("{scheme}://{authority}{}", exchange.path);
    }
    let query = exchange.query();
    if !query.is_empty() {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(query);
    }
    address.parse().ok()
}

impl Taken {
    fn maps_path(&self, exchange: &Exchange) -> bool {
        let integration = self.integration(&exchange.deployed);
        integration.is_some_and(|it| it.request_parameters.contains_key("overwrite:path"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_named_by_their_arn_or_by_an_address() {
        let arn = "arn:aws:lambda:us-east-1:000000000000:function:f:live";
        let uri = format!(
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"
        );
        assert_eq!(function_arn(&uri), arn);
        assert_eq!(function_arn(arn), arn);
        let variables = Texts::from([("alias".to_owned(), "live".to_owned())]);
        let template = "arn:aws:lambda:us-east-1:000000000000:function:f:${stageVariables.alias}";
        assert_eq!(filled(template, &variables), arn);
    }
}
