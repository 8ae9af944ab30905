//! The Invoke operation over HTTP.

mod stream;

use bytes::Bytes;
use frazil_wire::{Fault, FunctionName, encode_fault, shapes};
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Response, StatusCode};
use serde::de::IgnoredAny;

use super::{Invoke, InvokeAnswer, InvokeError, client};
use crate::asynchronous::{NewEvent, RECURSIVE};
use crate::directory::Target;
use crate::shard::ShardHandle;

/// An operation that runs a function.
struct Operation {
    /// Its path before and after the function's name.
    path: (&'static str, &'static str),
    /// `InvocationType`
    kinds: &'static str,
}

const INVOKE: Operation = Operation {
    path: ("/2015-03-31/functions/", "/invocations"),
    kinds: "[Event, RequestResponse, DryRun]",
};

const INVOKE_STREAM: Operation = Operation {
    path: ("/2021-11-15/functions/", "/response-streaming-invocations"),
    kinds: "[RequestResponse, DryRun]",
};

/// The model's bound of `TenantId`.
const TENANT_CHARS_MAX: usize = 256;

/// `X-Amz-Invocation-Type`
enum Kind {
    RequestResponse,
    Event,
    DryRun,
}

impl ShardHandle {
    /// Answers `POST /2015-03-31/functions/{name}/invocations`.
    pub async fn invoke_http(&self, request: &Parts, body: Bytes) -> Response<Bytes> {
        let settings = &self.0.settings;
        let request_id = settings.entropy.uuid().to_string();
        match self.answer(request, body, &request_id).await {
            Ok(response) => response,
            Err(fault) => encode_fault(&shapes::lambda::SERVICE, &fault, &request_id),
        }
    }

    async fn answer(
        &self,
        request: &Parts,
        body: Bytes,
        request_id: &str,
    ) -> Result<Response<Bytes>, Fault> {
        let (name, kind) = self.named(&INVOKE, request)?;
        if let Kind::Event = kind {
            return self.accept(request, name, body, request_id).await;
        }
        match self.asked(&name, &kind, request, body, request_id)? {
            None => Ok(empty(StatusCode::NO_CONTENT, request_id)),
            Some((target, invoke)) => {
                let answer = self.run(target, invoke).await;
                answer.map(response).map_err(|error| self.fault(&error))
            }
        }
    }

    /// Which function, and how it is to be run.
    fn named(&self, operation: &Operation, request: &Parts) -> Result<(FunctionName, Kind), Fault> {
        let settings = &self.0.settings;
        let name = function_name(request, operation)?;
        name.stays_within(&settings.region, &settings.account)?;
        Ok((name, kind(request, operation)?))
    }

    /// What a request wants to be run; nothing when it only wants to know whether it could be.
    fn asked(
        &self,
        name: &FunctionName,
        kind: &Kind,
        request: &Parts,
        body: Bytes,
        request_id: &str,
    ) -> Result<Option<(Target, Invoke)>, Fault> {
        let settings = &self.0.settings;
        let fault = |error: InvokeError| self.fault(&error);
        let (function, qualifier) = (name.name.as_str(), name.qualifier.as_deref());
        let target = settings.directory.resolve(function, qualifier);
        let target = target.map_err(|error| fault(error.into()))?;
        if let Kind::DryRun = kind {
            return Ok(None);
        }
        check_json(&body, settings.limits.payload_bytes_max).map_err(fault)?;
        let context_max = settings.limits.client_context_bytes_max;
        let context = client::client_context(&request.headers, context_max);
        let invoke = Invoke {
            payload: body,
            log_tail: header(request, "x-amz-log-type") == Some("Tail"),
            client_context: context.map_err(fault)?,
            identity: client::identity(&request.headers),
            trace: header(request, "x-amzn-trace-id").map(str::to_owned),
            tenant: tenant(request)?,
            request_id: Some(request_id.to_owned()),
            ..Invoke::default()
        };
        Ok(Some((target, invoke)))
    }

    fn fault(&self, error: &InvokeError) -> Fault {
        fault(error, &self.0.settings.region, &self.0.settings.account)
    }
}

impl ShardHandle {
    /// Queues the event; 202 once it is on disk.
    async fn accept(
        &self,
        request: &Parts,
        name: FunctionName,
        body: Bytes,
        request_id: &str,
    ) -> Result<Response<Bytes>, Fault> {
        let Some(events) = &self.0.settings.events else {
            return Err(Fault::new(
                501,
                "NotImplementedException",
                "this server takes no events",
            ));
        };
        let event = NewEvent {
            function: name.name,
            qualifier: name.qualifier,
            payload: body,
            trace: header(request, "x-amzn-trace-id").map(str::to_owned),
            tenant: tenant(request)?,
            request_id: Some(request_id.to_owned()),
        };
        let accepted = events.accepted(event).await?;
        let mut response = empty(StatusCode::ACCEPTED, request_id);
        set(&mut response, "x-amzn-trace-id", &accepted.trace);
        Ok(response)
    }
}

fn function_name(request: &Parts, operation: &Operation) -> Result<FunctionName, Fault> {
    let path = request.uri.path().trim_end_matches('/');
    let (before, after) = operation.path;
    let name = path.strip_prefix(before);
    let name = name.and_then(|rest| rest.strip_suffix(after));
    let name = name.ok_or_else(|| Fault::new(404, "UnknownOperationException", ""))?;
    let query = request.uri.query().unwrap_or_default();
    let qualifier = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("Qualifier="));
    let qualifier =
        qualifier.map(|text| percent_encoding::percent_decode_str(text).decode_utf8_lossy());
    FunctionName::new(name, qualifier.as_deref())
}

fn kind(request: &Parts, operation: &Operation) -> Result<Kind, Fault> {
    let kinds = operation.kinds;
    match header(request, "x-amz-invocation-type") {
        None | Some("RequestResponse") => Ok(Kind::RequestResponse),
        Some("DryRun") => Ok(Kind::DryRun),
        Some("Event") if kinds.contains("Event") => Ok(Kind::Event),
        Some(other) => Err(Fault::new(
            400,
            "ValidationException",
            format!(
                "1 validation error detected: Value '{other}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: {kinds}"
            ),
        )),
    }
}

/// Too large is told before not JSON.
fn check_json(body: &Bytes, bytes_max: u64) -> Result<(), InvokeError> {
    let bytes = body.len() as u64;
    if bytes > bytes_max {
        return Err(InvokeError::TooLarge { bytes, bytes_max });
    }
    if body.is_empty() {
        return Ok(());
    }
    let parsed: Result<IgnoredAny, _> = serde_json::from_slice(body);
    match parsed {
        Ok(_) => Ok(()),
        Err(error) => Err(InvokeError::NotJson(error.to_string())),
    }
}

/// `X-Amz-Tenant-Id`
fn tenant(request: &Parts) -> Result<Option<String>, Fault> {
    let Some(tenant) = header(request, "x-amz-tenant-id") else {
        return Ok(None);
    };
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/=+-@ ".contains(&byte);
    let constraint = match tenant.len() {
        0 => "have length greater than or equal to 1".to_owned(),
        1..=TENANT_CHARS_MAX if tenant.bytes().all(is_allowed) => {
            return Ok(Some(tenant.to_owned()));
        }
        1..=TENANT_CHARS_MAX => {
            let pattern = shapes::lambda::TENANT_ID.pattern.as_ref();
            let pattern = pattern.map_or("", |pattern| pattern.source);
            format!("satisfy regular expression pattern: {pattern}")
        }
        _ => format!("have length less than or equal to {TENANT_CHARS_MAX}"),
    };
    let message = format!(
        "1 validation error detected: Value '{tenant}' at 'tenantId' failed to satisfy constraint: \
         Member must {constraint}"
    );
    Err(Fault::new(400, "ValidationException", message))
}

fn header<'a>(request: &'a Parts, name: &str) -> Option<&'a str> {
    request.headers.get(name)?.to_str().ok()
}

fn empty(status: StatusCode, request_id: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    set(&mut response, "x-amzn-requestid", request_id);
    response
}

fn response(answer: InvokeAnswer) -> Response<Bytes> {
    let mut response = empty(StatusCode::OK, &answer.request_id);
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    set(
        &mut response,
        "x-amz-executed-version",
        &answer.executed_version,
    );
    set(&mut response, "x-amzn-trace-id", &answer.trace);
    if let Some(error) = answer.function_error {
        set(&mut response, "x-amz-function-error", error);
    }
    if let Some(tail) = &answer.log_result {
        set(&mut response, "x-amz-log-result", tail);
    }
    *response.body_mut() = answer.payload;
    response
}

fn set(response: &mut Response<Bytes>, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
}

/// What AWS would say.
pub(crate) fn fault(error: &InvokeError, region: &str, account: &str) -> Fault {
    let throttled = |reason: &str| {
        Fault::new(429, "TooManyRequestsException", "Rate Exceeded.").with("Reason", reason)
    };
    let invalid =
        |message: &'static str| Fault::new(400, "InvalidParameterValueException", message);
    match error {
        InvokeError::NotFound {
            function,
            qualifier,
        } => {
            let arn = format!("arn:aws:lambda:{region}:{account}:function:{function}:{qualifier}");
            Fault::new(
                404,
                "ResourceNotFoundException",
                format!("Function not found: {arn}"),
            )
        }
        InvokeError::NotReady { state, .. } => Fault::new(
            409,
            "ResourceConflictException",
            format!(
                "The operation cannot be performed at this time. The function is currently in the following state: {state}"
            ),
        ),
        InvokeError::NotJson(reason) => Fault::new(
            400,
            "InvalidRequestContentException",
            format!(
                "Could not parse request body into json: Could not parse payload into json: {reason}"
            ),
        ),
        InvokeError::ClientContext(reason) => Fault::new(
            400,
            "InvalidRequestContentException",
            format!("Client context must be a valid Base64-encoded JSON object: {reason}"),
        ),
        InvokeError::TooLarge { bytes, bytes_max } => Fault::new(
            413,
            "RequestTooLargeException",
            format!(
                "{bytes} byte payload is too large for the RequestResponse invocation type (limit {bytes_max} bytes)"
            ),
        ),
        InvokeError::AccountConcurrency => throttled("ConcurrentInvocationLimitExceeded"),
        InvokeError::ReservedConcurrency => {
            throttled("ReservedFunctionConcurrentInvocationLimitExceeded")
        }
        InvokeError::AccountRate => throttled("CallerRateLimitExceeded"),
        InvokeError::ReservedRate => throttled("ReservedFunctionInvocationRateLimitExceeded"),
        InvokeError::ScalingRate => {
            throttled("ConcurrentInvocationLimitExceeded").with("retryAfterSeconds", "1")
        }
        InvokeError::TenantMissing => invalid(
            "The invoked function is enabled with tenancy configuration. Add a valid tenant ID in \
             your request and try again.",
        ),
        InvokeError::TenantUnexpected => invalid(
            "The invoked function is not enabled with tenancy configuration. Remove the tenant ID \
             from your request and try again.",
        ),
        InvokeError::Recursive => {
            Fault::of(&shapes::lambda::RECURSIVE_INVOCATION_EXCEPTION, RECURSIVE)
        }
        InvokeError::NoRoom => {
            throttled("ConcurrentInvocationLimitExceeded").with("retryAfterSeconds", "1")
        }
        InvokeError::Environment(reason) => Fault::new(500, "ServiceException", reason.as_str()),
        InvokeError::Stopping => Fault::new(503, "ServiceException", "The server is stopping."),
    }
}
