//! `AWS_PROXY`: the function gets the request and gives the response.

use bytes::Bytes;
use frazil_lambda::translate::{self, Gateway, Headers, Identity, Ids, Request, Route};
use http::Response;
use serde_json::value::RawValue;

use super::{Failure, arn_of_uri, run, sender};
use crate::rest::Rest;
use crate::rest::exchange::Exchange;
use crate::rest::records::Integration;
use crate::rest::trouble::Trouble;

pub(super) async fn perform(
    rest: &Rest,
    exchange: &Exchange,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    let uri = integration.uri.as_deref().unwrap_or_default();
    let arn = arn_of_uri(exchange, uri);
    let arn = arn.ok_or_else(|| Trouble::configuration(format!("{uri} is no function")))?;
    if integration.http_method.as_deref() != Some("POST") {
        return Err(Trouble::configuration("functions are invoked by POST"));
    }
    let event = event(exchange);
    let by = sender(exchange, integration);
    let answer = match run(rest, exchange, &arn, event, &by).await {
        Ok(answer) => answer,
        Err(Failure::Refused(error)) => {
            return Err(Trouble::integration(
                500,
                format!("Execution failed due to configuration error: {error}"),
            ));
        }
    };
    if answer.function_error.is_some() {
        return Err(Trouble::integration(
            502,
            "Lambda execution failed with status 200 due to customer function error",
        ));
    }
    let types = binary_types(exchange);
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let ids = Ids {
        request_id: &exchange.request_id,
        extended_request_id: &exchange.extended_request_id,
        trace_id: &answer.trace,
    };
    let accept = exchange.header("accept");
    let answered = translate::rest_answer(&answer.payload, accept, &types, &ids);
    answered.map_err(|status| {
        Trouble::integration(
            status,
            "Execution failed due to configuration error: Malformed Lambda proxy response",
        )
    })
}

/// The event that the function gets.
pub(crate) fn event(exchange: &Exchange) -> Bytes {
    let headers = Headers::from(&exchange.head.headers);
    let request = Request {
        method: exchange.verb(),
        path: &exchange.path,
        query: exchange.query(),
        headers: &headers,
        body: &exchange.body,
    };
    let variables = exchange.stage.variables.iter().flatten();
    let variables: Vec<(&str, &str)> = variables.map(|(name, value)| (&**name, &**value)).collect();
    let parameters = exchange.path_variables.iter();
    let parameters: Vec<(&str, &str)> = parameters
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let authorizer = exchange.authorizer.as_ref().map(ToString::to_string);
    let authorizer = authorizer.and_then(|text| RawValue::from_string(text).ok());
    let resource = exchange.resource();
    let gateway = Gateway {
        account_id: &exchange.account,
        api_id: &exchange.api,
        domain_name: &exchange.domain,
        stage: &exchange.stage.stage_name,
        stage_in_path: exchange.stage_in_path,
        stage_variables: &variables,
        route: Route {
            id: resource.map_or("", |resource| &resource.id),
            path: resource.map_or("", |resource| &resource.path),
            deployment_id: Some(&exchange.deployment),
        },
        path_parameters: &parameters,
        authorizer: authorizer.as_deref(),
        identity: identity(exchange),
        request_id: &exchange.request_id,
        extended_request_id: &exchange.extended_request_id,
        trace_id: &exchange.trace_id,
        source_ip: &exchange.visit.source_ip,
        edge_ip: None,
        port: exchange.visit.port,
        scheme: exchange.visit.scheme,
        time_ms: exchange.time_ms,
    };
    let types = binary_types(exchange);
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    translate::rest_event(&request, &gateway, &types)
}

fn identity(exchange: &Exchange) -> Identity<'_> {
    Identity {
        api_key: exchange.api_key.as_deref(),
        api_key_id: exchange.api_key_id.as_deref(),
        ..exchange.visit.signer.identity()
    }
}

fn binary_types(exchange: &Exchange) -> &[String] {
    exchange
        .deployed
        .about
        .binary_media_types
        .as_deref()
        .unwrap_or_default()
}
