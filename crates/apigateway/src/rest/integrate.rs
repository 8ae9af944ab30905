//! What is behind a method: functions, other services, HTTP servers, nothing.

mod aws;
mod function;
mod http_server;
mod mock;
mod proxy;
mod request;
mod response;

use std::time::Duration;

use bytes::Bytes;
use frazil_lambda::seams::Sender;
use http::Response;

use super::Rest;
use super::exchange::Exchange;
use super::records::Integration;
use super::trouble::Trouble;

pub(crate) use function::{Failure, arn_of_uri, run};
pub(crate) use proxy::event;

/// Asks what is behind the method of a request.
pub(crate) async fn perform(
    rest: &Rest,
    exchange: &mut Exchange,
) -> Result<Response<Bytes>, Trouble> {
    let method = exchange
        .method()
        .ok_or_else(Trouble::missing_token)?
        .clone();
    let integration = method.method_integration.clone();
    let integration =
        integration.ok_or_else(|| Trouble::configuration("No integration defined for method"))?;
    let began_ms = rest.now_ms();
    let timeout =
        Duration::from_millis(u64::try_from(integration.timeout_in_millis).unwrap_or_default());
    let work = ask(rest, exchange, &method, &integration);
    let answered = tokio::time::timeout(timeout, work).await;
    exchange.integration.latency_ms = Some(rest.now_ms() - began_ms);
    let answered = answered.unwrap_or_else(|_| Err(Trouble::timed_out()));
    match &answered {
        Ok(response) => exchange.integration.status = Some(response.status().as_u16()),
        Err(trouble) => exchange.integration.error.clone_from(&trouble.detail),
    }
    answered
}

async fn ask(
    rest: &Rest,
    exchange: &Exchange,
    method: &super::records::Method,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    match integration.r#type.as_str() {
        "AWS_PROXY" => proxy::perform(rest, exchange, integration).await,
        "MOCK" => mock::perform(exchange, method, integration),
        "AWS" => aws::perform(rest, exchange, method, integration).await,
        "HTTP" => http_server::perform(&rest.0.outbound, exchange, method, integration).await,
        "HTTP_PROXY" => http_server::pass(&rest.0.outbound, exchange, integration).await,
        other => Err(Trouble::configuration(format!(
            "Invalid integration type {other}"
        ))),
    }
}

/// Who asks what is behind the method.
fn sender(exchange: &Exchange, integration: &Integration) -> Sender {
    Sender {
        service: "apigateway.amazonaws.com".to_owned(),
        arn: exchange.source_arn(),
        account: exchange.account.clone(),
        role: role(integration.credentials.as_ref()),
    }
}

/// The role that is named; an empty text names none.
pub(crate) fn role(credentials: Option<&String>) -> Option<String> {
    credentials.filter(|role| !role.is_empty()).cloned()
}

/// Names and values as a query.
fn encoded(query: &[(String, String)]) -> String {
    let code = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs = query
        .iter()
        .map(|(name, value)| format!("{}={}", code(name), code(value)));
    pairs.collect::<Vec<_>>().join("&")
}
