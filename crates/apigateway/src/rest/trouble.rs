//! When the gateway itself has to answer: gateway responses.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::{Value as Json, json};

use super::control::standard;
use super::exchange::Exchange;
use super::mapping;
use super::records::GatewayResponse;

/// Why a request ends in the gateway.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    /// The kind of gateway response, `UNAUTHORIZED`.
    pub(crate) kind: &'static str,
    /// The status, where the kind has none of its own.
    pub(crate) status: Option<u16>,
    /// What the client reads; `null` without.
    pub(crate) message: Option<String>,
    /// `x-amzn-ErrorType`
    pub(crate) error_type: &'static str,
    /// More about it, for templates (`$context.error.validationErrorString`) and logs.
    pub(crate) detail: Option<String>,
}

impl Trouble {
    pub(crate) fn new(kind: &'static str, error_type: &'static str, message: &str) -> Trouble {
        Trouble {
            kind,
            status: None,
            message: Some(message.to_owned()),
            error_type,
            detail: None,
        }
    }

    pub(crate) fn missing_token() -> Trouble {
        Trouble::new(
            "MISSING_AUTHENTICATION_TOKEN",
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
        )
    }

    pub(crate) fn unauthorized() -> Trouble {
        Trouble::new("UNAUTHORIZED", "UnauthorizedException", "Unauthorized")
    }

    pub(crate) fn denied(message: &str) -> Trouble {
        Trouble::new("ACCESS_DENIED", "AccessDeniedException", message)
    }

    pub(crate) fn no_key() -> Trouble {
        Trouble::new("INVALID_API_KEY", "ForbiddenException", "Forbidden")
    }

    pub(crate) fn throttled() -> Trouble {
        Trouble::new("THROTTLED", "TooManyRequestsException", "Too Many Requests")
    }

    pub(crate) fn quota() -> Trouble {
        Trouble::new("QUOTA_EXCEEDED", "LimitExceededException", "Limit Exceeded")
    }

    /// 500: the API is not set up so that it can work.
    pub(crate) fn configuration(detail: impl Into<String>) -> Trouble {
        let trouble = Trouble::new(
            "API_CONFIGURATION_ERROR",
            "InternalServerErrorException",
            INTERNAL,
        );
        Trouble {
            detail: Some(detail.into()),
            ..trouble
        }
    }

    /// 502, or 500: what is behind the API did not do its work.
    pub(crate) fn integration(status: u16, detail: impl Into<String>) -> Trouble {
        let trouble = Trouble::new("DEFAULT_5XX", "InternalServerErrorException", INTERNAL);
        Trouble {
            status: Some(status),
            detail: Some(detail.into()),
            ..trouble
        }
    }

    pub(crate) fn timed_out() -> Trouble {
        Trouble::new(
            "INTEGRATION_TIMEOUT",
            "InternalServerErrorException",
            "Endpoint request timed out",
        )
    }

    /// 504: nobody could be reached.
    pub(crate) fn unreachable(detail: impl Into<String>) -> Trouble {
        let message = "Network error communicating with endpoint";
        let trouble = Trouble::new(
            "INTEGRATION_FAILURE",
            "InternalServerErrorException",
            message,
        );
        Trouble {
            detail: Some(detail.into()),
            ..trouble
        }
    }

    /// 500 with `null`: the authorizer, or the way to it.
    pub(crate) fn authorizer(kind: &'static str, detail: impl Into<String>) -> Trouble {
        Trouble {
            message: None,
            detail: Some(detail.into()),
            ..Trouble::new(kind, "AuthorizerConfigurationException", "")
        }
    }
}

const INTERNAL: &str = "Internal server error";

/// The response of a trouble: as the API says, else as AWS does.
pub(crate) fn response(exchange: &mut Exchange, trouble: &Trouble) -> Response<Bytes> {
    let own = configured(exchange, trouble);
    let usual = own.is_none();
    let answer = own.unwrap_or_else(|| standard(trouble.kind));
    let status = answer
        .status_code
        .as_deref()
        .and_then(|status| status.parse().ok());
    let status = trouble
        .status
        .filter(|_| usual)
        .or(status)
        .or(trouble.status)
        .unwrap_or(500);
    let message = trouble.message.as_deref();
    exchange.error = Some(json!({
        "message": message,
        "messageString": Json::from(message).to_string(),
        "responseType": trouble.kind,
        "validationErrorString": trouble.detail,
    }));
    let body = match (usual, trouble.kind, message) {
        // Recorded: only this one is spelt so.
        (true, "ACCESS_DENIED", Some(message)) => json!({ "Message": message }).to_string(),
        _ => body(exchange, &answer),
    };
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let kind = answer
        .response_templates
        .keys()
        .next()
        .map_or("application/json", String::as_str);
    set(headers, CONTENT_TYPE.as_str(), kind);
    set(headers, "x-amzn-errortype", trouble.error_type);
    for (name, expression) in &answer.response_parameters {
        let Some(name) = name.strip_prefix("gatewayresponse.header.") else {
            continue;
        };
        if let Some(value) = mapping::request_value(exchange, expression) {
            set(headers, name, &value);
        }
    }
    response
}

/// What the API says about this kind of trouble, or about its family.
fn configured(exchange: &Exchange, trouble: &Trouble) -> Option<GatewayResponse> {
    let all = &exchange.deployed.definition.gateway_responses;
    if let Some(own) = all.get(trouble.kind) {
        return Some(own.clone());
    }
    let usual = standard(trouble.kind);
    let status = usual
        .status_code
        .clone()
        .or(trouble.status.map(|status| status.to_string()))?;
    let family = if status.starts_with('4') {
        "DEFAULT_4XX"
    } else {
        "DEFAULT_5XX"
    };
    let mut family = all.get(family)?.clone();
    family.status_code = family.status_code.or(Some(status));
    Some(family)
}

/// Templates of gateway responses know variables only, no directives.
fn body(exchange: &Exchange, answer: &GatewayResponse) -> String {
    let wanted = exchange.header("accept").unwrap_or_default();
    let templates = &answer.response_templates;
    let template = templates
        .get(wanted)
        .or_else(|| templates.get("application/json"));
    let template = template.or_else(|| templates.values().next());
    let context = exchange.context();
    mapping::substitute(template.map_or("", String::as_str), |name| {
        mapping::template_variable(exchange, &context, name)
    })
}

pub(crate) fn set(headers: &mut HeaderMap, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        headers.insert(name, value);
    }
}
