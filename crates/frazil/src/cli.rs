//! The command line: one file per command, each with its arguments and what it does.

mod deploy;
mod doctor;
mod endpoint;
mod env;
mod invoke;
mod limits;
mod logs;
mod paths;
mod serve;
mod up;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};
use frazil_deploy::Workshop;
use tracing_subscriber::EnvFilter;

use crate::config_file::ConfigFile;
use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::output::{Color, Output};
use crate::paths::Paths;

/// Run your web application the Lambda way: on machines you own, or on AWS.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// Print results as JSON
    #[arg(long, global = true)]
    json: bool,

    /// When to use colour on stderr
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN"
    )]
    color: Color,

    /// Only results and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,

    /// Say more about what happens inside; twice for everything
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,

    /// Keep functions, logs, buckets and keys in this folder [default: see `frazil paths`]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Read settings and limits from this file [default: config.toml in the folder of `frazil paths`]
    #[arg(long, global = true, value_name = "FILE", overrides_with = "config")]
    config: Option<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 could not be done, 2 wrong arguments or settings, \
3 the function failed, 4 no server answers, 130 interrupted twice";

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Arguments),
    Up(up::Arguments),
    Deploy(deploy::Arguments),
    Invoke(invoke::Arguments),
    Logs(logs::Arguments),
    Env(env::Arguments),
    Limits(limits::Arguments),
    Doctor(doctor::Arguments),
    Paths(paths::Arguments),
}

/// What every command gets.
#[derive(Debug)]
struct Context {
    output: Output,
    paths: Paths,
    file: ConfigFile,
}

impl Context {
    /// What packaging may use of this machine.
    fn workshop(&self) -> Workshop {
        Workshop {
            cache: self.paths.cache.clone(),
            variables: std::env::vars_os().collect(),
        }
    }
}

/// Reads the arguments, runs the command, says what went wrong.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => {
            // clap's own words: usage errors on stderr, help and version on stdout.
            let _ = told.print();
            return if told.use_stderr() {
                ExitCode::Usage
            } else {
                ExitCode::Success
            };
        }
    };
    let output = Output::new(arguments.json, arguments.quiet, arguments.color);
    start_tracing(arguments.verbose, output.is_coloured());
    match run(arguments, output.clone()) {
        Ok(code) => code,
        Err(error) => {
            output.error(&error);
            error.exit_code()
        }
    }
}

fn run(arguments: Arguments, output: Output) -> Result<ExitCode, Error> {
    let paths = Paths::new(|name| std::env::var_os(name))?;
    let file = ConfigFile::load(arguments.config.as_deref(), &paths.config)?;
    let data = arguments.data.as_deref().or(file.data.as_deref());
    let paths = paths.with_data(data);
    let mut context = Context {
        output,
        paths,
        file,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new("cannot start the event loop").caused_by(&error))?;
    runtime.block_on(async {
        match arguments.command {
            Command::Serve(arguments) => serve::run(&arguments, &mut context).await,
            Command::Up(arguments) => up::run(&arguments, &mut context).await,
            Command::Deploy(arguments) => deploy::run(&arguments, &mut context).await,
            Command::Invoke(arguments) => invoke::run(&arguments, &context).await,
            Command::Logs(arguments) => logs::run(&arguments, &context).await,
            Command::Env(arguments) => env::run(&arguments, &context),
            Command::Limits(arguments) => limits::run(&arguments, &context).await,
            Command::Doctor(arguments) => doctor::run(&arguments, &context),
            Command::Paths(arguments) => paths::run(&arguments, &context),
        }
    })
}

/// What the libraries report goes to stderr; `FRAZIL_LOG` overrides how much of it.
fn start_tracing(verbose: u8, ansi: bool) {
    let level = match verbose {
        // The S3 protocol crate calls every fault an error; we answer it and say so to the client.
        0 => "warn,s3s=off",
        1 => {
            "warn,s3s=off,frazil=info,frazil_lambda=info,frazil_sandbox=info,frazil_services=info,frazil_deploy=info"
        }
        _ => {
            "info,frazil=debug,frazil_lambda=debug,frazil_sandbox=debug,frazil_services=debug,frazil_deploy=debug"
        }
    };
    let filter = EnvFilter::try_from_env("FRAZIL_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(ansi)
        .with_writer(std::io::stderr)
        .init();
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
