//! A request to a function URL.

mod stream;

use bytes::Bytes;
use http::request::Parts;
use http::{Response, StatusCode};
use jiff::Timestamp;

use super::body::{Body, complete};
use super::{Invoke, InvokeError, trace_header};
use crate::directory::UrlTarget;
use crate::shard::ShardHandle;
use crate::translate::{self, Arrival, IamCaller, Outcome};

/// A request that reached a function URL.
#[derive(Debug)]
pub struct Visit<'a> {
    /// The URL's id.
    pub url_id: &'a str,
    /// The request; a prefix of our own is removed from its path.
    pub request: &'a Parts,
    /// Its whole body.
    pub body: Bytes,
    /// The client's address, without a port.
    pub source_ip: &'a str,
    /// The listener's port.
    pub port: u16,
    /// `http` or `https`
    pub scheme: &'a str,
    /// Who signed it, once the signature was found good.
    pub caller: Option<IamCaller<'a>>,
}

impl ShardHandle {
    /// Answers a request to a function URL; as soon as the function's response begins if the URL
    /// streams.
    pub async fn url(&self, visit: Visit<'_>) -> Response<Body> {
        let settings = &self.0.settings;
        let random = settings.entropy.uuid();
        let now = Timestamp::now();
        let given = visit.request.headers.get("x-amzn-trace-id");
        let given = given.and_then(|value| value.to_str().ok());
        let request_id = random.to_string();
        let Ok(found) = settings.directory.url(visit.url_id) else {
            return complete(forbidden(r#"{"Message":null}"#, &request_id));
        };
        let trace = trace_header(given, found.target.release.tracing, now, random);
        let cors = found.url.cors.as_ref();
        if let Some(answer) = cors.and_then(|cors| cors.preflight(visit.request)) {
            return complete(answer);
        }
        if !found.url.admits(visit.caller.is_some()) {
            return complete(forbidden(FORBIDDEN, &request_id));
        }
        let mut response = self
            .visit(found.clone(), &visit, &request_id, &trace, now)
            .await;
        if let Some(cors) = cors {
            cors.decorate(&visit.request.headers, response.headers_mut());
        }
        response
    }

    async fn visit(
        &self,
        found: UrlTarget,
        visit: &Visit<'_>,
        request_id: &str,
        trace: &str,
        now: Timestamp,
    ) -> Response<Body> {
        let arrival = Arrival {
            url_id: &found.url.id,
            request_id,
            trace_id: trace,
            source_ip: visit.source_ip,
            port: visit.port,
            scheme: visit.scheme,
            time_ms: now.as_millisecond(),
            caller: visit.caller,
        };
        let invoke = Invoke {
            payload: translate::event(visit.request, &visit.body, &arrival),
            trace: Some(trace.to_owned()),
            request_id: Some(request_id.to_owned()),
            ..Invoke::default()
        };
        let translated = |outcome| complete(translate::response(outcome, request_id, trace));
        if found.url.streams {
            let prelude_bytes_max = self.0.settings.limits.stream_prelude_bytes_max;
            return match self.stream(found.target, invoke).await {
                Ok(stream) => stream::response(stream, prelude_bytes_max).await,
                Err(error) => translated(outcome(&error)),
            };
        }
        match self.run(found.target, invoke).await {
            Ok(answer) if answer.function_error.is_none() => {
                translated(Outcome::Answered(&answer.payload))
            }
            Ok(_) => translated(Outcome::Failed),
            Err(error) => translated(outcome(&error)),
        }
    }
}

/// How it ended when the function was not run.
fn outcome(error: &InvokeError) -> Outcome<'static> {
    match error {
        InvokeError::TooLarge { bytes_max, .. } => Outcome::TooLarge {
            bytes_max: *bytes_max,
        },
        InvokeError::AccountConcurrency
        | InvokeError::ReservedConcurrency
        | InvokeError::AccountRate
        | InvokeError::ReservedRate
        | InvokeError::ScalingRate
        | InvokeError::NoRoom => Outcome::Throttled,
        _ => Outcome::Failed,
    }
}

const FORBIDDEN: &str = r#"{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}"#;

fn forbidden(body: &'static str, request_id: &str) -> Response<Bytes> {
    let response = Response::builder()
        .status(StatusCode::FORBIDDEN)
        .header("content-type", "application/json")
        .header("x-amzn-errortype", "AccessDeniedException")
        .header("x-amzn-requestid", request_id)
        .body(Bytes::from_static(body.as_bytes()));
    response.expect("fixed header names and a UUID")
}
