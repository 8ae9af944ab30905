//! `frazil doctor`: what this machine offers, step by step.

use frazil_sandbox::{Check, Spawner, State};
use serde_json::json;

use super::Context;
use crate::error::Error;
use crate::exit_code::ExitCode;

/// List every step and guarantee: works, degraded, or missing with what to do
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

/// Exits with 1 when `frazil serve` could not run.
pub(super) fn run(_: &Arguments, context: &Context) -> Result<ExitCode, Error> {
    let program = std::env::current_exe().unwrap_or_else(|_| "frazil".into());
    let checks = frazil_sandbox::probe(&Spawner {
        program,
        args: vec!["__spawner".into()],
    });
    for check in &checks {
        context.output.result(line(check, context), &row(check));
    }
    let missing = checks
        .iter()
        .any(|check| matches!(check.state, State::Missing { .. }));
    context.output.note(if missing {
        "frazil serve cannot run here; the lines marked ✗ say what to do"
    } else {
        "frazil serve can run here"
    });
    Ok(if missing {
        ExitCode::Failed
    } else {
        ExitCode::Success
    })
}

fn line(check: &Check, context: &Context) -> String {
    let Check { name, reason, .. } = check;
    let paint = |color, mark| context.output.paint(color, mark);
    match &check.state {
        State::Works => format!("{} {name}: {reason}", paint("32", "✓")),
        State::Degraded { lost } => {
            format!(
                "{} {name}: {reason}\n    degraded: {lost}",
                paint("33", "~")
            )
        }
        State::Missing { remedy } => {
            format!("{} {name}: {reason}\n    to do: {remedy}", paint("31", "✗"))
        }
    }
}

fn row(check: &Check) -> serde_json::Value {
    let (state, detail) = match &check.state {
        State::Works => ("works", None),
        State::Degraded { lost } => ("degraded", Some(lost)),
        State::Missing { remedy } => ("missing", Some(remedy)),
    };
    json!({"name": check.name, "reason": check.reason, "state": state, "detail": detail})
}
