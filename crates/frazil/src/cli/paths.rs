//! `frazil paths`: where things are kept.

use serde_json::json;

use super::Context;
use crate::error::Error;
use crate::exit_code::ExitCode;

/// Print where frazil keeps things
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let paths = &context.paths;
    let rows = [
        (
            "cache",
            &paths.cache,
            "runtime clients, wheels and tools; may be removed",
        ),
        (
            "data",
            &paths.data,
            "functions, logs, buckets and keys of `frazil serve`",
        ),
        ("config", &paths.config, "your settings"),
        (
            "runtime",
            &paths.runtime,
            "the data of `--ephemeral` servers, while they run",
        ),
    ];
    if context.output.is_json() {
        let value: serde_json::Map<_, _> = rows
            .iter()
            .map(|(name, path, _)| ((*name).to_owned(), json!(path)))
            .collect();
        context.output.result("", &value);
        return Ok(ExitCode::Success);
    }
    let width = rows
        .iter()
        .map(|(_, path, _)| path.display().to_string().len())
        .max()
        .unwrap_or(0);
    for (name, path, what) in rows {
        context.output.line(&format!(
            "{name:<8} {:<width$}  {what}",
            path.display().to_string()
        ));
    }
    Ok(ExitCode::Success)
}
