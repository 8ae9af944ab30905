//! What Lambda itself says about an environment and its invocations.
//!
//! An [`Entry`] has up to three forms: a line of [`text`] for functions that log text, one
//! telemetry [`event`] on a line for functions whose `LogFormat` is `JSON`, and the same event for
//! extensions that subscribed to it. The [`level`] decides whether the log has it; subscribers
//! have everything.

mod event;
mod level;
mod text;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

pub(crate) use event::{Span, event};
pub(crate) use level::Level;
pub(crate) use text::timed_out_message;

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

/// Whether an init ran before the first invocation or inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
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

/// Which init: why the environment exists, and where its runtime was started.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Init<'a> {
    /// `on-demand`, `provisioned-concurrency`, …; what `AWS_LAMBDA_INITIALIZATION_TYPE` says.
    pub(crate) kind: &'a str,
    pub(crate) phase: Phase,
}

/// Something that Lambda itself says.
#[derive(Debug)]
pub(crate) enum Entry<'a> {
    /// A runtime starts; the first line of its stream.
    InitStart(&'a InitStart<'a>),
    /// The runtime has asked for its first event, or failed to.
    InitRuntimeDone { init: Init<'a>, status: &'a Status },
    /// An init is over, extensions included.
    InitReport {
        init: Init<'a>,
        duration: Duration,
        status: &'a Status,
    },
    /// An invocation starts.
    Start(&'a Start<'a>),
    /// The runtime has finished with an event; extensions may still be at work.
    RuntimeDone(&'a RuntimeDone<'a>),
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
    /// Where an extension stands when the init is over.
    Extension(&'a ExtensionState<'a>),
    /// An extension has subscribed to telemetry.
    Subscription(&'a Subscription<'a>),
    /// A subscriber did not take what it had asked for.
    LogsDropped {
        reason: &'a str,
        records: u64,
        bytes: u64,
    },
}

/// The start of a runtime.
#[derive(Debug)]
pub(crate) struct InitStart<'a> {
    pub(crate) init: Init<'a>,
    /// Such as `python:3.13.v68`; empty where the runtime is the customer's, in an image.
    pub(crate) runtime_version: &'a str,
    pub(crate) function_name: &'a str,
    pub(crate) version: &'a str,
    /// The log stream.
    pub(crate) instance_id: &'a str,
    pub(crate) memory_mb: u32,
}

/// The start of an invocation.
#[derive(Debug)]
pub(crate) struct Start<'a> {
    pub(crate) request_id: &'a str,
    pub(crate) version: &'a str,
    /// As the caller named it.
    pub(crate) function_arn: &'a str,
    /// The trace header, if the function is traced.
    pub(crate) trace: Option<&'a str>,
}

/// How a runtime fared with one event.
#[derive(Debug)]
pub(crate) struct RuntimeDone<'a> {
    pub(crate) request_id: &'a str,
    pub(crate) status: &'a Status,
    /// From the start of the invocation until the runtime asked for the next event.
    pub(crate) duration: Duration,
    /// Of the response.
    pub(crate) produced_bytes: u64,
    /// `responseLatency`, `responseDuration`, `runtimeOverhead`; empty without a response.
    pub(crate) spans: &'a [Span],
    pub(crate) trace: Option<&'a str>,
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
    /// `extensionOverhead`, if there are extensions.
    pub(crate) spans: &'a [Span],
    pub(crate) trace: Option<&'a str>,
}

impl Report<'_> {
    /// Duration and init together, rounded up to whole milliseconds: what AWS bills.
    pub(crate) fn billed_ms(&self) -> u64 {
        let used = self.duration + self.init.unwrap_or_default();
        u64::try_from(used.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
    }
}

/// An extension after an init.
#[derive(Debug)]
pub(crate) struct ExtensionState<'a> {
    pub(crate) name: &'a str,
    /// `Ready` if all went well.
    pub(crate) state: &'a str,
    /// What it subscribed to.
    pub(crate) events: &'a [&'static str],
    /// What it reported, or why it was not launched.
    pub(crate) error_type: Option<&'a str>,
}

/// An extension's subscription, as everybody is told of it.
#[derive(Debug)]
pub(crate) struct Subscription<'a> {
    /// Whether it came by the Logs API, the Telemetry API's predecessor.
    pub(crate) logs_api: bool,
    /// The extension.
    pub(crate) name: &'a str,
    /// `Subscribed` or `Already subscribed`.
    pub(crate) state: &'a str,
    pub(crate) types: &'a [&'static str],
}

impl Entry<'_> {
    /// The line for the log in the format that the function's configuration asks for, if it has
    /// one at the level asked for.
    pub(crate) fn line(&self, logging: &Logging, now: Timestamp) -> Option<String> {
        if !logging.json {
            return text::line(self, now);
        }
        let lowest = logging.system_level.as_deref().and_then(Level::parse);
        let told = self.level() >= lowest.unwrap_or(Level::Info);
        told.then(|| event::line(self, now)).flatten()
    }

    /// The event that subscribers of telemetry get.
    pub(crate) fn event(&self, now: Timestamp) -> Option<String> {
        event::of(self, now)
    }

    /// The event that subscribers of the older Logs API get.
    pub(crate) fn logs_event(&self, now: Timestamp) -> Option<String> {
        event::of_logs_api(self, now)
    }

    /// AWS's table: what is usual is INFO, what is for debugging DEBUG, what failed WARN.
    fn level(&self) -> Level {
        let unless = |status: &Status, usual| match status {
            Status::Success => usual,
            Status::Timeout | Status::Error(_) => Level::Warn,
        };
        match self {
            Entry::InitStart(start) if start.runtime_version.is_empty() => Level::Debug,
            Entry::InitStart(_) | Entry::Start(_) | Entry::End { .. } => Level::Info,
            Entry::Subscription(_) => Level::Info,
            Entry::Extension(extension) => match extension.error_type {
                None => Level::Info,
                Some(_) => Level::Warn,
            },
            Entry::InitRuntimeDone { status, .. } => unless(status, Level::Debug),
            Entry::InitReport { init, status, .. } => match init.kind {
                "on-demand" => unless(status, Level::Debug),
                _ => unless(status, Level::Info),
            },
            Entry::RuntimeDone(done) => unless(done.status, Level::Debug),
            Entry::Report(report) => unless(report.status, Level::Info),
            Entry::TimedOut { .. } | Entry::Exited { .. } | Entry::LogsDropped { .. } => {
                Level::Warn
            }
        }
    }
}
