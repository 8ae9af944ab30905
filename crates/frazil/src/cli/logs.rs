//! `frazil logs`

use super::Context;
use crate::error::Error;
use crate::exit_code::ExitCode;

/// logs
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

pub(super) async fn run(_: &Arguments, _: &Context) -> Result<ExitCode, Error> {
    Err(Error::new("not connected yet"))
}
