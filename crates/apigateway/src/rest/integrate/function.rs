//! Functions behind APIs.

use bytes::Bytes;
use frazil_lambda::functions::CallError;
use frazil_lambda::invoke::{Invoke, InvokeAnswer};
use frazil_lambda::seams::Sender;

use crate::rest::Rest;
use crate::rest::exchange::Exchange;

/// Why a function gave no answer.
pub(crate) enum Failure {
    /// It must not be invoked, or is not there, or is not ready.
    Refused(CallError),
}

/// The function in `arn:aws:apigateway:region:lambda:path/2015-03-31/functions/ARN/invocations`,
/// with stage variables filled in.
pub(crate) fn arn_of_uri(exchange: &Exchange, uri: &str) -> Option<String> {
    let uri = exchange.with_stage_variables(uri);
    let (_, path) = uri.split_once(":lambda:path/")?;
    let (_, rest) = path.split_once("/functions/")?;
    let arn = rest.strip_suffix("/invocations").unwrap_or(rest);
    Some(
        percent_encoding::percent_decode_str(arn)
            .decode_utf8_lossy()
            .into_owned(),
    )
}

/// Runs a function.
pub(crate) async fn run(
    rest: &Rest,
    exchange: &Exchange,
    arn: &str,
    payload: Bytes,
    by: &Sender,
) -> Result<InvokeAnswer, Failure> {
    let invoke = Invoke {
        payload,
        trace: Some(exchange.trace_id.clone()),
        ..Invoke::default()
    };
    let functions = &rest.0.settings.functions;
    functions
        .invoke(arn, invoke, Some(by))
        .await
        .map_err(Failure::Refused)
}
