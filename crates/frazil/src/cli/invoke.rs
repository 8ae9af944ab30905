//! `frazil invoke`: run a function once.

use std::io::Read;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use frazil_wire::shapes::lambda::{InvocationRequest, Invoke, SERVICE};
use serde_json::json;

use super::{Context, endpoint};
use crate::error::Error;
use crate::exit_code::ExitCode;

/// Run a function once: its result on stdout, exit code 3 when it fails
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The function's name or ARN
    function: String,

    /// The event, as JSON
    #[arg(short, long, default_value = "{}", value_name = "JSON")]
    payload: String,

    /// Read the event from a file, or from standard input with -
    #[arg(short = 'f', long, conflicts_with = "payload", value_name = "FILE")]
    payload_file: Option<PathBuf>,

    /// A version or an alias
    #[arg(long, value_name = "NAME")]
    qualifier: Option<String>,

    /// Show the end of the log on stderr
    #[arg(short, long)]
    tail: bool,
}

pub(super) async fn run(arguments: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let request = InvocationRequest {
        function_name: arguments.function.clone(),
        qualifier: arguments.qualifier.clone(),
        log_type: arguments.tail.then(|| "Tail".to_owned()),
        payload: Some(payload(arguments)?),
        ..InvocationRequest::default()
    };
    let client = endpoint::client(context)?;
    let answer = client
        .call::<Invoke>(&SERVICE, &request)
        .await
        .map_err(|error| {
            endpoint::failed(
                &format!("{} could not be invoked", arguments.function),
                &error,
            )
        })?;
    if let Some(log) = answer.log_result.and_then(|log| STANDARD.decode(log).ok()) {
        context
            .output
            .note(String::from_utf8_lossy(&log).trim_end());
    }
    let payload = answer.payload.unwrap_or_default();
    let text = String::from_utf8_lossy(&payload);
    context.output.result(
        &text,
        &json!({
            "payload": serde_json::from_slice(&payload).unwrap_or_else(|_| json!(text)),
            "function_error": answer.function_error,
            "executed_version": answer.executed_version,
        }),
    );
    Ok(match answer.function_error {
        Some(_) => ExitCode::FunctionError,
        None => ExitCode::Success,
    })
}

fn payload(arguments: &Arguments) -> Result<Bytes, Error> {
    let Some(file) = &arguments.payload_file else {
        return Ok(arguments.payload.clone().into());
    };
    let read = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    read.map(Bytes::from).map_err(|error| {
        let what = format!("the event in {} cannot be read", file.display());
        Error::new(what)
            .caused_by(&error)
            .exit_with(ExitCode::Usage)
    })
}
