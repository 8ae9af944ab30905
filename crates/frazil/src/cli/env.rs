//! `frazil env`: the lines that point AWS clients at the running server.

use serde_json::json;

use super::Context;
use super::endpoint;
use crate::data;
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::keys::Keys;

/// Print the lines that point AWS clients here: eval "$(frazil env)"
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let folder = &context.paths.data;
    let server = data::announcement(folder);
    let region = endpoint::region(context);
    let key = Keys::open(&data::keys_path(folder))?.person();
    let variables = [
        ("AWS_ENDPOINT_URL", endpoint::local(context)),
        ("AWS_ACCESS_KEY_ID", key.access_key),
        ("AWS_SECRET_ACCESS_KEY", key.secret_key),
        ("AWS_DEFAULT_REGION", region.clone()),
        ("AWS_REGION", region),
    ];
    if context.output.is_json() {
        let value: serde_json::Map<_, _> = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        context.output.result("", &value);
        return Ok(ExitCode::Success);
    }
    for (name, value) in variables {
        context.output.line(&format!("export {name}={value}"));
    }
    // Either would win over the keys above.
    context.output.line("unset AWS_PROFILE AWS_SESSION_TOKEN");
    if server.is_none() {
        context
            .output
            .note("no server runs on this data folder; start one with: frazil serve");
    }
    Ok(ExitCode::Success)
}
