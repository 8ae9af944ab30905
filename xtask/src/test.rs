//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{botocore, leftovers, semantics, shapes};

/// What to leave out while working on something.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only tests whose name contains this; skips the other checks
    filter: Option<String>,
}

/// Why the project is not whole.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TestError {
    /// A command said no; its own words are above.
    #[error("`{0}` failed")]
    Command(String),
    /// A command that the checks need is not there.
    #[error("`{command}` could not be started")]
    Start {
        command: String,
        source: std::io::Error,
    },
    /// The tests left something on the machine.
    #[error("the tests left behind:\n  {}", .0.join("\n  "))]
    Leftovers(Vec<String>),
}

/// Runs all checks, or the tests that match a filter.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let before = leftovers::find();
    if arguments.filter.is_none() {
        cargo(root, &["fmt", "--all", "--check"])?;
        cargo(
            root,
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--quiet",
                "--",
                "-D",
                "warnings",
            ],
        )?;
        step("AWS's shapes are as the generator writes them");
        shapes::run(root, true)?;
        step("every promise names its test");
        semantics::check(root)?;
        step("AWS's vectors are at hand");
        botocore::vectors(root)?;
    }
    tests(root, arguments.filter.as_deref())?;
    step("nothing is left behind");
    let left = leftovers::since(&before);
    if !left.is_empty() {
        return Err(TestError::Leftovers(left).into());
    }
    step(&format!(
        "all is well after {} s",
        began.elapsed().as_secs()
    ));
    Ok(())
}

/// nextest runs tests in processes of their own and knows which are heavy; without it, cargo's
/// own runner does.
fn tests(root: &Path, filter: Option<&str>) -> Result<(), TestError> {
    let has_nextest = Command::new(env!("CARGO"))
        .args(["nextest", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let mut arguments = if has_nextest {
        vec!["nextest", "run", "--workspace"]
    } else {
        vec!["test", "--workspace"]
    };
    arguments.extend(filter);
    cargo(root, &arguments)
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<(), TestError> {
    let shown = format!("cargo {}", arguments.join(" "));
    step(&shown);
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root)
        .status()
        .map_err(|source| TestError::Start {
            command: shown.clone(),
            source,
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(TestError::Command(shown))
    }
}

fn step(what: &str) {
    println!("── {what}");
}
