//! frazil: run your web application the Lambda way.
//!
//! This crate is the roof: the only place that reads arguments, prints and chooses exit codes.

#![forbid(unsafe_code)]

mod cli;
mod config_file;
mod data;
mod error;
mod exit_code;
mod keys;
mod notice;
mod output;
mod paths;
mod server;
mod signals;

use std::process::ExitCode;

/// The argument with which the sandbox starts this program again as its spawner.
const SPAWNER: &str = "__spawner";

fn main() -> ExitCode {
    // Before anything else: the spawner forks environments and must stay small and single-threaded.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == SPAWNER)
    {
        return frazil_sandbox::spawner_main();
    }
    cli::main().into()
}
