//! The platform's entries as JSON: one telemetry event on each line (`lambda.md` §2.4, §6.3).

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Entry, Report, Status, timed_out_message};

/// The line, or nothing when the level asked for is higher or JSON has no such entry.
pub(super) fn line(entry: &Entry<'_>, level: Option<&str>, now: Timestamp) -> Option<String> {
    let event = |kind: &str, record: &Value| {
        format!(
            "{}\n",
            json!({"time": time(now), "type": kind, "record": record})
        )
    };
    if !is_told(entry, level) {
        return None;
    }
    match entry {
        Entry::InitStart { runtime_version } => Some(event(
            "platform.initStart",
            &json!({
                "initializationType": "on-demand", "phase": "init",
                "runtimeVersion": runtime_version
            }),
        )),
        Entry::InitReport {
            duration,
            phase,
            status,
        } => {
            let mut record = json!({
                "initializationType": "on-demand", "phase": phase.to_string(),
                "metrics": {"durationMs": milliseconds(*duration)}
            });
            tell_status(&mut record, status);
            Some(event("platform.initReport", &record))
        }
        Entry::Start {
            request_id,
            version,
        } => Some(event(
            "platform.start",
            &json!({"requestId": request_id, "version": version}),
        )),
        Entry::TimedOut {
            request_id,
            timeout,
        } => Some(error(request_id, &timed_out_message(*timeout), now)),
        Entry::Exited {
            request_id,
            message,
            ..
        } => Some(error(request_id, message, now)),
        Entry::End { .. } => None,
        Entry::Report(report) => Some(event("platform.report", &cost(report))),
    }
}

/// AWS tells successes at INFO and failures at WARN.
fn is_told(entry: &Entry<'_>, level: Option<&str>) -> bool {
    let failed = match entry {
        Entry::InitReport { .. } | Entry::TimedOut { .. } | Entry::Exited { .. } => true,
        Entry::Report(report) => *report.status != Status::Success,
        Entry::InitStart { .. } | Entry::Start { .. } | Entry::End { .. } => false,
    };
    failed || level != Some("WARN")
}

fn cost(report: &Report<'_>) -> Value {
    let mut record = json!({
        "requestId": report.request_id,
        "metrics": {
            "durationMs": milliseconds(report.duration),
            "billedDurationMs": report.billed_ms(),
            "memorySizeMB": report.memory_mb,
            "maxMemoryUsedMB": report.memory_peak_mb,
        }
    });
    if let Some(init) = report.init {
        record["metrics"]["initDurationMs"] = milliseconds(init).into();
    }
    tell_status(&mut record, report.status);
    record
}

fn tell_status(record: &mut Value, status: &Status) {
    record["status"] = match status {
        Status::Success => "success".into(),
        Status::Timeout => "timeout".into(),
        Status::Error(kind) => {
            record["errorType"] = kind.as_str().into();
            "error".into()
        }
    };
}

/// An entry that is no telemetry event, in the form of the runtimes' own.
fn error(request_id: &str, message: &str, now: Timestamp) -> String {
    let line = json!({
        "timestamp": time(now), "level": "ERROR", "message": message, "requestId": request_id
    });
    format!("{line}\n")
}

fn time(now: Timestamp) -> String {
    format!("{now:.3}")
}

/// Milliseconds with at most three decimals.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Phase;

    fn check(entry: &Entry<'_>, level: &str, expect: Option<&Value>) {
        let now = "2025-11-24T10:00:00.123456Z".parse().expect("a time");
        let line = line(entry, Some(level), now);
        assert!(line.as_ref().is_none_or(|line| line.ends_with("}\n")));
        let event: Option<Value> = line.map(|line| serde_json::from_str(&line).expect("JSON"));
        assert_eq!(event.as_ref(), expect);
    }

    #[test]
    fn entries_are_telemetry_events() {
        let start = Entry::Start {
            request_id: "1-2",
            version: "$LATEST",
        };
        let expect = json!({
            "time": "2025-11-24T10:00:00.123Z", "type": "platform.start",
            "record": {"requestId": "1-2", "version": "$LATEST"}
        });
        check(&start, "INFO", Some(&expect));
        check(&start, "WARN", None);
        check(&Entry::End { request_id: "1-2" }, "DEBUG", None);
        let failed = Status::Error("Runtime.ExitError".into());
        let init = Entry::InitReport {
            duration: Duration::from_micros(1500),
            phase: Phase::Invoke,
            status: &failed,
        };
        let expect = json!({
            "time": "2025-11-24T10:00:00.123Z", "type": "platform.initReport",
            "record": {
                "initializationType": "on-demand", "phase": "invoke", "status": "error",
                "errorType": "Runtime.ExitError", "metrics": {"durationMs": 1.5}
            }
        });
        check(&init, "WARN", Some(&expect));
    }

    #[test]
    fn a_report_has_numbers() {
        let report = Report {
            request_id: "1-2",
            duration: Duration::from_micros(3010),
            init: Some(Duration::from_micros(110_100)),
            memory_mb: 128,
            memory_peak_mb: 36,
            status: &Status::Success,
        };
        let expect = json!({
            "time": "2025-11-24T10:00:00.123Z", "type": "platform.report",
            "record": {
                "requestId": "1-2", "status": "success",
                "metrics": {
                    "durationMs": 3.01, "billedDurationMs": 114, "memorySizeMB": 128,
                    "maxMemoryUsedMB": 36, "initDurationMs": 110.1
                }
            }
        });
        check(&Entry::Report(&report), "INFO", Some(&expect));
        check(&Entry::Report(&report), "WARN", None);
    }
}
