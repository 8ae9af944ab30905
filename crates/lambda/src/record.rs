//! The lines that Lambda itself writes into a function's log, in AWS's words.
//!
//! Source: recordings, `lambda.md` §6.2. Every line ends with a line break; fields are separated
//! by tabs, and a line without a status ends with one more. Functions whose `LogFormat` is `JSON`
//! get [`json`] instead.

mod json;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use crate::release::Logging;

/// How an init or an invocation ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Status {
    /// With a response, or with an error that the handler reported.
    Success,
    /// The time was over.
    Timeout,
    /// The runtime failed; the text is the error type, such as `Runtime.ExitError`.
    Error(String),
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Status::Success => Ok(()),
            Status::Timeout => f.write_str("Status: timeout"),
            Status::Error(kind) => write!(f, "Status: error\tError Type: {kind}"),
        }
    }
}

/// Whether an init ran before the first invocation or inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Before; ten seconds at most.
    Init,
    /// Inside, under the function's timeout ("suppressed init").
    Invoke,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::Init => "init",
            Phase::Invoke => "invoke",
        })
    }
}

/// Something that Lambda itself says in a function's log.
#[derive(Debug)]
pub(crate) enum Entry<'a> {
    /// An environment starts; the first line of its stream.
    InitStart { runtime_version: &'a str },
    /// An init failed. Successful ones are told by the report.
    InitReport {
        duration: Duration,
        phase: Phase,
        status: &'a Status,
    },
    /// An invocation starts.
    Start {
        request_id: &'a str,
        version: &'a str,
    },
    /// The function's time was over.
    TimedOut {
        request_id: &'a str,
        timeout: Duration,
    },
    /// The runtime's process ended, or could not be started.
    Exited {
        request_id: &'a str,
        message: &'a str,
        kind: &'a str,
    },
    /// An invocation has ended.
    End { request_id: &'a str },
    /// What it cost.
    Report(&'a Report<'a>),
}

impl Entry<'_> {
    /// The line in the format that the function's configuration asks for, if it asks for it.
    pub(crate) fn line(&self, logging: &Logging, now: Timestamp) -> Option<String> {
        match logging.json {
            false => Some(self.text(now)),
            true => json::line(self, logging.system_level.as_deref(), now),
        }
    }

    fn text(&self, now: Timestamp) -> String {
        match self {
            Entry::InitStart { runtime_version } => {
                format!("INIT_START Runtime Version: {runtime_version}\n")
            }
            Entry::InitReport {
                duration,
                phase,
                status,
            } => {
                let duration = Milliseconds(*duration);
                format!("INIT_REPORT Init Duration: {duration}\tPhase: {phase}\t{status}\n")
            }
            Entry::Start {
                request_id,
                version,
            } => format!("START RequestId: {request_id} Version: {version}\n"),
            Entry::TimedOut {
                request_id,
                timeout,
            } => {
                let message = timed_out_message(*timeout);
                format!("{now:.3} {request_id} {message}\n\n")
            }
            Entry::Exited {
                request_id,
                message,
                kind,
            } => format!("RequestId: {request_id} Error: {message}\n{kind}\n"),
            Entry::End { request_id } => format!("END RequestId: {request_id}\n"),
            Entry::Report(report) => report.to_string(),
        }
    }
}

/// What an invocation cost.
#[derive(Debug, Clone)]
pub(crate) struct Report<'a> {
    /// The invocation.
    pub(crate) request_id: &'a str,
    /// From its start until the runtime asked for the next event.
    pub(crate) duration: Duration,
    /// The init phase that preceded it, if it was the environment's first.
    pub(crate) init: Option<Duration>,
    /// `MemorySize`
    pub(crate) memory_mb: u32,
    /// Peak over the environment's life.
    pub(crate) memory_peak_mb: u64,
    /// How it ended.
    pub(crate) status: &'a Status,
}

impl Report<'_> {
    /// Duration and init together, rounded up to whole milliseconds: what AWS bills.
    pub(crate) fn billed_ms(&self) -> u64 {
        let used = self.duration + self.init.unwrap_or_default();
        u64::try_from(used.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "REPORT RequestId: {}\tDuration: {}\tBilled Duration: {} ms\tMemory Size: {} MB\tMax Memory Used: {} MB\t",
            self.request_id,
            Milliseconds(self.duration),
            self.billed_ms(),
            self.memory_mb,
            self.memory_peak_mb,
        )?;
        if let Some(init) = self.init {
            write!(f, "Init Duration: {}\t", Milliseconds(init))?;
        }
        writeln!(f, "{}", self.status)
    }
}

/// `Task timed out after N.NN seconds`
pub(crate) fn timed_out_message(timeout: Duration) -> String {
    format!("Task timed out after {:.2} seconds", timeout.as_secs_f64())
}

/// `12.34 ms`
struct Milliseconds(Duration);

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Hundredths of a millisecond as integers: cheaper than formatting a float, and exact.
        let hundredths = (self.0.as_nanos() + 5_000) / 10_000;
        write!(f, "{}.{:02} ms", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(duration_us: u64, init_us: Option<u64>, status: &Status) -> String {
        let report = Report {
            request_id: "1-2",
            duration: Duration::from_micros(duration_us),
            init: init_us.map(Duration::from_micros),
            memory_mb: 128,
            memory_peak_mb: 36,
            status,
        };
        report.to_string()
    }

    #[test]
    fn report_lines_are_those_of_aws() {
        assert_eq!(
            report(3_010, Some(110_100), &Status::Success),
            "REPORT RequestId: 1-2\tDuration: 3.01 ms\tBilled Duration: 114 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t\n"
        );
        assert_eq!(
            report(3_000_000, None, &Status::Timeout),
            "REPORT RequestId: 1-2\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tStatus: timeout\n"
        );
        assert!(
            report(1, None, &Status::Error("Runtime.ExitError".into()))
                .ends_with("\tStatus: error\tError Type: Runtime.ExitError\n")
        );
    }

    #[test]
    fn billed_duration_is_init_and_duration_rounded_up_together() {
        assert!(report(1_233_960, Some(463_512), &Status::Success).contains(" 1698 ms\t"));
        assert!(report(600_000_000, Some(476_750), &Status::Success).contains(" 600477 ms\t"));
        assert!(report(1_000, None, &Status::Success).contains("Billed Duration: 1 ms"));
    }

    #[test]
    fn other_lines_are_those_of_aws() {
        let text = |entry: Entry<'_>| {
            let now = "2025-11-24T10:00:00.123456Z".parse().expect("a time");
            entry
                .line(&Logging::default(), now)
                .expect("text is always told")
        };
        let init = |duration_us, phase, status| {
            let duration = Duration::from_micros(duration_us);
            text(Entry::InitReport {
                duration,
                phase,
                status,
            })
        };
        let status = Status::Error("Runtime.UserCodeSyntaxError".into());
        assert_eq!(
            init(150_790, Phase::Init, &status),
            "INIT_REPORT Init Duration: 150.79 ms\tPhase: init\tStatus: error\tError Type: Runtime.UserCodeSyntaxError\n"
        );
        assert_eq!(
            init(10_008_390, Phase::Invoke, &Status::Timeout),
            "INIT_REPORT Init Duration: 10008.39 ms\tPhase: invoke\tStatus: timeout\n"
        );
        let request_id = "1-2";
        let timeout = Duration::from_secs(3);
        assert_eq!(
            text(Entry::TimedOut {
                request_id,
                timeout
            }),
            "2025-11-24T10:00:00.123Z 1-2 Task timed out after 3.00 seconds\n\n"
        );
        let (message, kind) = (
            "Runtime exited with error: exit status 1",
            "Runtime.ExitError",
        );
        assert_eq!(
            text(Entry::Exited {
                request_id,
                message,
                kind
            }),
            "RequestId: 1-2 Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n"
        );
        let version = "$LATEST";
        assert_eq!(
            text(Entry::Start {
                request_id,
                version
            }),
            "START RequestId: 1-2 Version: $LATEST\n"
        );
        assert_eq!(text(Entry::End { request_id }), "END RequestId: 1-2\n");
        let runtime_version = "python:3.13.v68";
        assert_eq!(
            text(Entry::InitStart { runtime_version }),
            "INIT_START Runtime Version: python:3.13.v68\n"
        );
    }
}
