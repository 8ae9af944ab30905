//! An HTTP request to a function URL as an event (`lambda.md` §8.3).

use bytes::Bytes;
use http::request::Parts;

use super::request::{Headers, Multi, Request, forwarded_for};
use super::v2::{self, Authorizer, Door, Iam};

/// What the event says beyond what stands in the HTTP request.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The URL's id, 32 lower-case letters and digits.
    pub url_id: &'a str,
    /// The request id of the invocation; the client sees it as `x-amzn-RequestId`.
    pub request_id: &'a str,
    /// The whole trace header, `Root=1-…`.
    pub trace_id: &'a str,
    /// The client's address, without a port.
    pub source_ip: &'a str,
    /// The listener's port, for `x-forwarded-port`.
    pub port: u16,
    /// `http` or `https`, for `x-forwarded-proto`.
    pub scheme: &'a str,
    /// When the request arrived, milliseconds since 1970.
    pub time_ms: i64,
    /// Who signed the request; `None` for URLs of auth type `NONE`.
    pub caller: Option<IamCaller<'a>>,
}

/// The signer of a request to a URL of auth type `AWS_IAM`.
#[derive(Debug, Clone, Copy)]
pub struct IamCaller<'a> {
    /// The access key of the signature.
    pub access_key: &'a str,
    /// Twelve digits.
    pub account_id: &'a str,
    /// The unique id of the user or role session.
    pub caller_id: &'a str,
    /// `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/…`.
    pub user_arn: &'a str,
}

impl<'a> From<IamCaller<'a>> for Authorizer<'a> {
    fn from(caller: IamCaller<'a>) -> Authorizer<'a> {
        let iam = Iam {
            access_key: caller.access_key,
            account_id: caller.account_id,
            caller_id: caller.caller_id,
            cognito_identity: None,
            principal_org_id: None,
            user_arn: caller.user_arn,
            user_id: caller.caller_id,
        };
        Authorizer::Iam { iam }
    }
}

/// The event for `request`. The path and query are taken as they stand in its URI, undecoded, so a
/// prefix of our own must be removed from the URI before. Whether the event fits in an invocation is
/// the caller's question.
pub fn event(request: &Parts, body: &[u8], arrival: &Arrival<'_>) -> Bytes {
    let headers = Headers::from(&request.headers);
    let forwarded = forwarded_for(&headers, arrival.source_ip);
    let port = arrival.port.to_string();
    let path = request.uri.path();
    let request = Request {
        method: request.method.as_str(),
        path,
        query: request.uri.query().unwrap_or_default(),
        headers: &headers,
        body,
    };
    let door = Door {
        account_id: arrival
            .caller
            .map_or("anonymous", |caller| caller.account_id),
        api_id: arrival.url_id,
        authorizer: arrival.caller.map(Authorizer::from),
        domain_name: headers.first("host").unwrap_or_default(),
        domain_prefix: arrival.url_id,
        route_key: "$default",
        stage: "$default",
        path,
        path_parameters: Multi::default(),
        stage_variables: Multi::default(),
        added: &[
            ("x-forwarded-for", &forwarded),
            ("x-forwarded-port", &port),
            ("x-forwarded-proto", arrival.scheme),
            ("x-amzn-trace-id", arrival.trace_id),
            // AWS's edge always speaks TLS; functions that read these find what it most often says.
            ("x-amzn-tls-version", "TLSv1.3"),
            ("x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256"),
        ],
        request_id: arrival.request_id,
        source_ip: arrival.source_ip,
        time_ms: arrival.time_ms,
    };
    v2::event(&request, door)
}

#[cfg(test)]
mod tests;
