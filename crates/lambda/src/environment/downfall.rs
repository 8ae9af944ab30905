//! How a runtime ends when it should not, and what everybody is told.

use std::time::Duration;

use bytes::Bytes;
use frazil_sandbox::Exit;

use crate::extensions::discovery;
use crate::extensions::told::Reason;
use crate::invoke::failure;
use crate::record::{Entry, Status, timed_out_message};
use crate::runtime_api::server::Failure;

/// Why an environment has to be reset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Downfall {
    /// The function's timeout is over.
    TimedOut,
    /// The runtime's process ended.
    Exited {
        exit: Exit,
        /// The kernel has killed for want of memory.
        out_of_memory: bool,
    },
    /// There is nothing to start: what the package lacks.
    NoEntrypoint(String),
    /// The runtime reported that it cannot start.
    Init(Failure),
    /// An extension ended, or reported that it cannot go on.
    Extension {
        /// Such as `Extension.Crash`.
        kind: &'static str,
        message: String,
    },
}

impl Downfall {
    /// For the report.
    pub(super) fn status(&self) -> Status {
        match self {
            Downfall::TimedOut => Status::Timeout,
            Downfall::Init(failure) => Status::Error(failure.kind.clone()),
            Downfall::Extension { kind, .. } => Status::Error((*kind).into()),
            Downfall::NoEntrypoint(_) => Status::Error("Runtime.InvalidEntrypoint".into()),
            Downfall::Exited {
                out_of_memory: true,
                ..
            } => Status::Error("Runtime.OutOfMemory".into()),
            Downfall::Exited { .. } => Status::Error("Runtime.ExitError".into()),
        }
    }

    /// AWS's name of it.
    pub(super) fn kind(&self) -> String {
        match self.status() {
            Status::Error(kind) => kind,
            Status::Timeout | Status::Success => "Sandbox.Timedout".into(),
        }
    }

    /// What extensions are told when the environment is reset.
    pub(super) fn reason(&self) -> Reason {
        match self {
            Downfall::TimedOut => Reason::Timeout,
            _ => Reason::Failure,
        }
    }

    /// Tells the log, if there is something to tell.
    pub(super) fn tell(&self, request_id: &str, timeout: Duration, record: impl FnOnce(Entry<'_>)) {
        let (message, kind) = match self {
            Downfall::TimedOut => {
                return record(Entry::TimedOut {
                    request_id,
                    timeout,
                });
            }
            Downfall::Exited { exit, .. } => (&exit_message(*exit), "Runtime.ExitError"),
            Downfall::NoEntrypoint(message) => (message, "Runtime.InvalidEntrypoint"),
            Downfall::Extension { kind, message } => (message, *kind),
            Downfall::Init(_) => return,
        };
        record(Entry::Exited {
            request_id,
            message,
            kind,
        });
    }

    /// What the caller gets.
    pub(super) fn body(self, request_id: &str, timeout: Duration) -> Bytes {
        let (kind, message) = match self {
            Downfall::Init(failure) => return failure.body,
            Downfall::TimedOut => ("Sandbox.Timedout", timed_out_message(timeout)),
            Downfall::NoEntrypoint(message) => ("Runtime.InvalidEntrypoint", message),
            Downfall::Exited { exit, .. } => ("Runtime.ExitError", exit_message(exit)),
            Downfall::Extension { kind, message } => (kind, message),
        };
        failure::body(kind, &format!("RequestId: {request_id} Error: {message}"))
    }
}

/// How the process of an extension ended.
pub(super) fn extension_exit(name: &str, exit: Exit) -> String {
    match exit {
        Exit::Code(0) => "exit code 0".into(),
        Exit::Code(code) => format!("exit status {code}"),
        Exit::Signal(signal) => format!("signal: {}", signal_name(signal)),
        Exit::NotStarted(errno) => {
            let reason = std::io::Error::from_raw_os_error(errno);
            format!(
                "{}/{name} could not be started: {reason}",
                discovery::FOLDER
            )
        }
    }
}

fn exit_message(exit: Exit) -> String {
    match exit {
        Exit::Code(0) => "Runtime exited without providing a reason".into(),
        Exit::Code(code) => format!("Runtime exited with error: exit status {code}"),
        Exit::Signal(signal) => {
            format!("Runtime exited with error: signal: {}", signal_name(signal))
        }
        Exit::NotStarted(errno) => {
            let reason = std::io::Error::from_raw_os_error(errno);
            format!("Runtime could not be started: {reason}")
        }
    }
}

/// As AWS's sandbox, a Go program, names them.
fn signal_name(signal: i32) -> String {
    let name = match signal {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        10 => "user defined signal 1",
        11 => "segmentation fault",
        12 => "user defined signal 2",
        13 => "broken pipe",
        14 => "alarm clock",
        15 => "terminated",
        other => return format!("signal {other}"),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exited(exit: Exit, out_of_memory: bool) -> Downfall {
        Downfall::Exited {
            exit,
            out_of_memory,
        }
    }

    fn check(downfall: Downfall, body: &str, status: &str) {
        assert_eq!(downfall.status().to_string(), status);
        let timeout = Duration::from_secs(1);
        assert_eq!(downfall.body("<id>", timeout), body.as_bytes());
    }

    #[test]
    fn bodies_and_reports_are_those_of_aws() {
        check(
            Downfall::TimedOut,
            r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: <id> Error: Task timed out after 1.00 seconds"}"#,
            "Status: timeout",
        );
        check(
            exited(Exit::Code(0), false),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: <id> Error: Runtime exited without providing a reason"}"#,
            "Status: error\tError Type: Runtime.ExitError",
        );
        check(
            exited(Exit::Code(127), false),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: <id> Error: Runtime exited with error: exit status 127"}"#,
            "Status: error\tError Type: Runtime.ExitError",
        );
        check(
            exited(Exit::Signal(9), true),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: <id> Error: Runtime exited with error: signal: killed"}"#,
            "Status: error\tError Type: Runtime.OutOfMemory",
        );
        check(
            exited(Exit::Signal(11), false),
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: <id> Error: Runtime exited with error: signal: segmentation fault"}"#,
            "Status: error\tError Type: Runtime.ExitError",
        );
        check(
            Downfall::NoEntrypoint(
                "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]".into(),
            ),
            r#"{"errorType":"Runtime.InvalidEntrypoint","errorMessage":"RequestId: <id> Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"}"#,
            "Status: error\tError Type: Runtime.InvalidEntrypoint",
        );
        check(
            Downfall::Extension {
                kind: "Extension.Crash",
                message: extension_exit("agent", Exit::Code(1)),
            },
            r#"{"errorType":"Extension.Crash","errorMessage":"RequestId: <id> Error: exit status 1"}"#,
            "Status: error\tError Type: Extension.Crash",
        );
        let failure = Failure {
            kind: "Runtime.ImportModuleError".into(),
            body: Bytes::from_static(b"{}"),
        };
        check(
            Downfall::Init(failure),
            "{}",
            "Status: error\tError Type: Runtime.ImportModuleError",
        );
    }
}
