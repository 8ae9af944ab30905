//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::error::Error;
use std::path::{Path, PathBuf};
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
    let skipped = Skipped::none();
    let passed = tests(root, arguments.filter.as_deref(), &skipped);
    for line in skipped.lines() {
        step(&line);
    }
    passed?;
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

/// Where tests write that they are skipped because a client cannot be had: what passes is not shown.
struct Skipped(PathBuf);

impl Skipped {
    /// The variable that tells tests where.
    const VARIABLE: &str = "FRAZIL_TESTS_SKIPPED";

    fn none() -> Skipped {
        let name = format!("frazil-skipped-{}", std::process::id());
        Skipped(std::env::temp_dir().join(name))
    }

    /// What tests wrote, in an order that does not depend on theirs.
    fn lines(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.0).unwrap_or_default();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    }
}

impl Drop for Skipped {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// nextest runs tests in processes of their own and knows which are heavy; without it, cargo's
/// own runner does.
fn tests(root: &Path, filter: Option<&str>, skipped: &Skipped) -> Result<(), TestError> {
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
    run_cargo(
        Command::new(env!("CARGO"))
            .args(&arguments)
            .env(Skipped::VARIABLE, &skipped.0)
            .current_dir(root),
        &arguments,
    )
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<(), TestError> {
    let mut command = Command::new(env!("CARGO"));
    run_cargo(command.args(arguments).current_dir(root), arguments)
}

fn run_cargo(command: &mut Command, arguments: &[&str]) -> Result<(), TestError> {
    let shown = format!("cargo {}", arguments.join(" "));
    step(&shown);
    let status = command.status().map_err(|source| TestError::Start {
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
