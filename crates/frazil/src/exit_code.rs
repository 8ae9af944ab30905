//! The exit codes, each with its meaning. Scripts rely on them; they never change their number.

use std::process::ExitCode as ProcessExitCode;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ExitCode {
    /// What was asked is done.
    Success = 0,
    /// What was asked could not be done; the message on stderr says why and what to do.
    Failed = 1,
    /// The arguments or the settings file are wrong; nothing was tried.
    Usage = 2,
    /// The function was reached, ran, and failed; its error is on stdout.
    FunctionError = 3,
    /// No server answers under the endpoint.
    Unreachable = 4,
    /// A second signal cut the shutdown short. Everything was still cleaned up.
    Interrupted = 130,
}

impl From<ExitCode> for ProcessExitCode {
    fn from(code: ExitCode) -> ProcessExitCode {
        ProcessExitCode::from(code as u8)
    }
}
