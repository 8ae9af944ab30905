//! The project's own chores. Run as `cargo xtask <chore>`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "chores talk to the person who runs them"
)]
#![allow(unreachable_pub, reason = "nobody links to a program")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod botocore;
mod leftovers;
mod semantics;
mod shapes;
mod test;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Format, lints, generated code, promises, all tests, and nothing left behind
    Test(test::Arguments),
    /// Fail when SEMANTICS.md names a test that does not exist
    Semantics,
    /// Write crates/wire/src/shapes/ from AWS's service models
    Shapes {
        /// Change nothing; fail when the files are not what would be written
        #[arg(long)]
        check: bool,
    },
    /// Fetch AWS's protocol and signature vectors, print the folder that holds them
    Vectors,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Test(arguments) => test::run(&root(), &arguments),
        Chore::Semantics => semantics::check(&root()).map_err(Into::into),
        Chore::Shapes { check } => shapes::run(&root(), check),
        Chore::Vectors => botocore::vectors(&root()).map(|folder| println!("{}", folder.display())),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace")
        .to_owned()
}
