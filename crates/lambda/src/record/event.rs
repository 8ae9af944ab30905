//! Entries as telemetry events: `{"time", "type", "record"}` (`lambda.md` §2.4, §6.3).

use std::time::Duration;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{
    Entry, InitStart, Report, RuntimeDone, Start, Status, Subscription, timed_out_message,
};

/// A part of an invocation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Span {
    name: &'static str,
    #[serde(serialize_with = "as_text")]
    start: Timestamp,
    duration_ms: f64,
}

fn as_text<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&timestamp(*time))
}

impl Span {
    pub(crate) fn new(name: &'static str, start: Timestamp, duration: Duration) -> Span {
        Span {
            name,
            start,
            duration_ms: milliseconds(duration),
        }
    }
}

/// As AWS writes times: RFC 3339, milliseconds, UTC.
pub(crate) fn timestamp(time: Timestamp) -> String {
    format!("{time:.3}")
}

/// The line of a log in JSON format; `END` has none.
pub(super) fn line(entry: &Entry<'_>, now: Timestamp) -> Option<String> {
    let line = match entry {
        Entry::TimedOut {
            request_id,
            timeout,
        } => error(request_id, &timed_out_message(*timeout), now),
        Entry::Exited {
            request_id,
            message,
            ..
        } => error(request_id, message, now),
        _ => of(entry, now)?,
    };
    Some(line + "\n")
}

/// The event of the Telemetry API. Some lines of the log are none.
pub(super) fn of(entry: &Entry<'_>, now: Timestamp) -> Option<String> {
    let (kind, record) = match entry {
        Entry::InitStart(start) => ("platform.initStart", init_start(start)),
        Entry::InitRuntimeDone { init, status } => (
            "platform.initRuntimeDone",
            with_status(
                json!({"initializationType": init.kind, "phase": init.phase}),
                status,
            ),
        ),
        Entry::InitReport {
            init,
            duration,
            status,
        } => (
            "platform.initReport",
            with_status(
                json!({
                    "initializationType": init.kind,
                    "phase": init.phase,
                    "metrics": {"durationMs": milliseconds(*duration)}
                }),
                status,
            ),
        ),
        Entry::Start(start) => ("platform.start", started(start)),
        Entry::RuntimeDone(done) => ("platform.runtimeDone", done_record(done)),
        Entry::Report(report) => ("platform.report", cost(report)),
        Entry::Extension(extension) => (
            "platform.extension",
            with(
                json!({
                    "name": extension.name, "state": extension.state, "events": extension.events
                }),
                "errorType",
                extension.error_type.map(Value::from),
            ),
        ),
        Entry::Subscription(subscription) => subscribed(subscription),
        Entry::LogsDropped {
            reason,
            records,
            bytes,
        } => (
            "platform.logsDropped",
            json!({"reason": reason, "droppedRecords": records, "droppedBytes": bytes}),
        ),
        Entry::TimedOut { .. } | Entry::Exited { .. } | Entry::End { .. } => return None,
    };
    Some(event(kind, &record, now))
}

/// The event of the Logs API, which knows fewer members and two types more.
pub(super) fn of_logs_api(entry: &Entry<'_>, now: Timestamp) -> Option<String> {
    let (kind, record) = match entry {
        Entry::Start(start) => (
            "platform.start",
            json!({"requestId": start.request_id, "version": start.version}),
        ),
        Entry::End { request_id } => ("platform.end", json!({"requestId": request_id})),
        Entry::Exited { request_id, .. } => (
            "platform.fault",
            format!("RequestId: {request_id} Process exited before completing request").into(),
        ),
        Entry::RuntimeDone(done) => (
            "platform.runtimeDone",
            with_status(json!({"requestId": done.request_id}), done.status),
        ),
        Entry::Report(report) => (
            "platform.report",
            json!({"requestId": report.request_id, "metrics": metrics(report)}),
        ),
        _ => return of(entry, now),
    };
    Some(event(kind, &record, now))
}

/// One event on one line, in AWS's order of members.
pub(crate) fn event(kind: &str, record: &Value, now: Timestamp) -> String {
    #[derive(Serialize)]
    struct Event<'a> {
        time: &'a str,
        r#type: &'a str,
        record: &'a Value,
    }
    let event = Event {
        time: &timestamp(now),
        r#type: kind,
        record,
    };
    serde_json::to_string(&event).expect("an event is JSON")
}

fn init_start(start: &InitStart<'_>) -> Value {
    let record = json!({
        "initializationType": start.init.kind,
        "phase": start.init.phase,
        "functionName": start.function_name,
        "functionVersion": start.version,
        "instanceId": start.instance_id,
        "instanceMaxMemory": u64::from(start.memory_mb) << 20,
    });
    let version = Some(start.runtime_version).filter(|version| !version.is_empty());
    with(record, "runtimeVersion", version.map(Value::from))
}

fn started(start: &Start<'_>) -> Value {
    let record = json!({
        "requestId": start.request_id,
        "version": start.version,
        "functionArn": start.function_arn,
    });
    with_tracing(record, start.trace)
}

fn done_record(done: &RuntimeDone<'_>) -> Value {
    let record = json!({
        "requestId": done.request_id,
        "metrics": {
            "durationMs": milliseconds(done.duration), "producedBytes": done.produced_bytes
        }
    });
    let record = with_status(with_spans(record, done.spans), done.status);
    with_tracing(record, done.trace)
}

fn cost(report: &Report<'_>) -> Value {
    let record = json!({"requestId": report.request_id, "metrics": metrics(report)});
    let record = with_status(with_spans(record, report.spans), report.status);
    with_tracing(record, report.trace)
}

fn metrics(report: &Report<'_>) -> Value {
    let mut metrics = json!({
        "durationMs": milliseconds(report.duration),
        "billedDurationMs": report.billed_ms(),
        "memorySizeMB": report.memory_mb,
        "maxMemoryUsedMB": report.memory_peak_mb,
    });
    if let Some(init) = report.init {
        metrics["initDurationMs"] = milliseconds(init).into();
    }
    metrics
}

fn subscribed(subscription: &Subscription<'_>) -> (&'static str, Value) {
    let kind = match subscription.logs_api {
        true => "platform.logsSubscription",
        false => "platform.telemetrySubscription",
    };
    let record = json!({
        "name": subscription.name, "state": subscription.state, "types": subscription.types
    });
    (kind, record)
}

fn with_status(record: Value, status: &Status) -> Value {
    let (status, kind) = match status {
        Status::Success => ("success", None),
        Status::Timeout => ("timeout", None),
        Status::Error(kind) => ("error", Some(kind.as_str())),
    };
    let record = with(record, "status", Some(status.into()));
    with(record, "errorType", kind.map(Value::from))
}

fn with_spans(record: Value, spans: &[Span]) -> Value {
    with(record, "spans", (!spans.is_empty()).then(|| json!(spans)))
}

fn with_tracing(record: Value, trace: Option<&str>) -> Value {
    let tracing = trace.map(|value| json!({"type": "X-Amzn-Trace-Id", "value": value}));
    with(record, "tracing", tracing)
}

fn with(mut record: Value, key: &str, value: Option<Value>) -> Value {
    if let Some(value) = value {
        record[key] = value;
    }
    record
}

/// An entry that is no telemetry event, in the form of the runtimes' own.
fn error(request_id: &str, message: &str, now: Timestamp) -> String {
    let line = json!({
        "timestamp": timestamp(now),
        "level": "ERROR",
        "message": message,
        "requestId": request_id
    });
    line.to_string()
}

/// Milliseconds with at most three decimals.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Init, Phase};
    use crate::release::Logging;

    fn now() -> Timestamp {
        "2025-11-24T10:00:00.123456Z".parse().expect("a time")
    }

    fn check(entry: &Entry<'_>, level: &str, expect: Option<&Value>) {
        let logging = Logging {
            json: true,
            system_level: Some(level.into()),
            ..Logging::default()
        };
        let line = entry.line(&logging, now());
        assert!(line.as_ref().is_none_or(|line| line.ends_with("}\n")));
        let event: Option<Value> = line.map(|line| serde_json::from_str(&line).expect("JSON"));
        assert_eq!(event.as_ref(), expect);
    }

    const ON_DEMAND: Init<'_> = Init {
        kind: "on-demand",
        phase: Phase::Init,
    };

    fn start(trace: Option<&str>) -> Start<'_> {
        Start {
            request_id: "1-2",
            version: "$LATEST",
            function_arn: "arn",
            trace,
        }
    }

    #[test]
    fn entries_are_telemetry_events() {
        let expect = json!({
            "time": "2025-11-24T10:00:00.123Z", "type": "platform.start",
            "record": {"requestId": "1-2", "version": "$LATEST", "functionArn": "arn"}
        });
        check(&Entry::Start(&start(None)), "INFO", Some(&expect));
        check(&Entry::Start(&start(None)), "WARN", None);
        check(&Entry::End { request_id: "1-2" }, "DEBUG", None);
        let failed = Status::Error("Runtime.ExitError".into());
        let init = Entry::InitReport {
            init: ON_DEMAND,
            duration: Duration::from_micros(1500),
            status: &failed,
        };
        let expect = json!({
            "time": "2025-11-24T10:00:00.123Z", "type": "platform.initReport",
            "record": {
                "initializationType": "on-demand", "phase": "init", "status": "error",
                "errorType": "Runtime.ExitError", "metrics": {"durationMs": 1.5}
            }
        });
        check(&init, "WARN", Some(&expect));
    }

    #[test]
    fn members_come_in_the_order_of_aws() {
        let line = Entry::Start(&start(None)).event(now()).expect("an event");
        assert!(line.starts_with(r#"{"time":"2025-11-24T10:00:00.123Z","type":"platform.start","#));
    }

    fn levels_of(entry: &Entry<'_>) -> Vec<&'static str> {
        let has = |level: &&str| {
            let logging = Logging {
                json: true,
                system_level: Some((*level).into()),
                ..Logging::default()
            };
            entry.line(&logging, now()).is_some()
        };
        ["DEBUG", "INFO", "WARN"].into_iter().filter(has).collect()
    }

    #[test]
    fn system_levels_are_those_of_aws() {
        let (always, usual, debug) = (
            vec!["DEBUG", "INFO", "WARN"],
            vec!["DEBUG", "INFO"],
            vec!["DEBUG"],
        );
        let init_start = InitStart {
            init: ON_DEMAND,
            runtime_version: "python:3.13.v68",
            function_name: "f",
            version: "$LATEST",
            instance_id: "stream",
            memory_mb: 128,
        };
        assert_eq!(levels_of(&Entry::InitStart(&init_start)), usual);
        assert_eq!(levels_of(&Entry::Start(&start(None))), usual);
        let dropped = Entry::LogsDropped {
            reason: "r",
            records: 1,
            bytes: 2,
        };
        assert_eq!(levels_of(&dropped), always);
        for (status, done, report) in [
            (Status::Success, &debug, &usual),
            (Status::Timeout, &always, &always),
            (Status::Error("Runtime.ExitError".into()), &always, &always),
        ] {
            let status = &status;
            let (init, duration) = (ON_DEMAND, Duration::ZERO);
            assert_eq!(&levels_of(&Entry::InitRuntimeDone { init, status }), done);
            let init_report = |init| Entry::InitReport {
                init,
                duration,
                status,
            };
            assert_eq!(&levels_of(&init_report(ON_DEMAND)), done);
            let provisioned = Init {
                kind: "provisioned-concurrency",
                phase: Phase::Init,
            };
            assert_eq!(&levels_of(&init_report(provisioned)), report);
            assert_eq!(&levels_of(&Entry::RuntimeDone(&runtime_done(status))), done);
        }
    }

    fn runtime_done(status: &Status) -> RuntimeDone<'_> {
        RuntimeDone {
            request_id: "1-2",
            status,
            duration: Duration::from_micros(11_185),
            produced_bytes: 40,
            spans: &[],
            trace: Some("Root=1-2"),
        }
    }

    #[test]
    fn spans_metrics_and_tracing_are_told() {
        let spans = [Span::new(
            "responseLatency",
            now(),
            Duration::from_micros(2_215),
        )];
        let done = RuntimeDone {
            spans: &spans,
            ..runtime_done(&Status::Success)
        };
        let expect = json!({
            "requestId": "1-2", "status": "success",
            "metrics": {"durationMs": 11.185, "producedBytes": 40},
            "spans": [{
                "name": "responseLatency", "start": "2025-11-24T10:00:00.123Z", "durationMs": 2.215
            }],
            "tracing": {"type": "X-Amzn-Trace-Id", "value": "Root=1-2"}
        });
        let record = |event: Option<String>| {
            let event: Value = serde_json::from_str(&event.expect("an event")).expect("JSON");
            event["record"].clone()
        };
        assert_eq!(record(Entry::RuntimeDone(&done).event(now())), expect);
        let expect = json!({"requestId": "1-2", "status": "success"});
        assert_eq!(record(Entry::RuntimeDone(&done).logs_event(now())), expect);
    }

    #[test]
    fn the_logs_api_has_types_of_its_own() {
        let kind = |entry: &Entry<'_>| {
            let event = entry.logs_event(now()).expect("an event");
            let event: Value = serde_json::from_str(&event).expect("JSON");
            event["type"].as_str().expect("a type").to_owned()
        };
        let request_id = "1-2";
        assert_eq!(kind(&Entry::End { request_id }), "platform.end");
        let exited = Entry::Exited {
            request_id,
            message: "m",
            kind: "Runtime.ExitError",
        };
        assert_eq!(kind(&exited), "platform.fault");
        assert_eq!(exited.event(now()), None);
    }
}
