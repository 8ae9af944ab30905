//! Entries as lines of text, in AWS's words.
//!
//! Source: recordings, `lambda.md` §6.2. Every line ends with a line break; fields are separated
//! by tabs, and a line without a status ends with one more.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use super::{Entry, Level, Phase, Report, Status};

/// The line, or nothing where AWS writes none.
pub(super) fn line(entry: &Entry<'_>, now: Timestamp) -> Option<String> {
    Some(match entry {
        // Only the first start of a runtime is told, and not that of an image.
        Entry::InitStart(start)
            if start.init.phase == Phase::Invoke || entry.level() < Level::Info =>
        {
            return None;
        }
        Entry::InitStart(start) => {
            format!("INIT_START Runtime Version: {}\n", start.runtime_version)
        }
        // The report of the first invocation tells of an ordinary init.
        Entry::InitReport { .. } if entry.level() < Level::Info => return None,
        Entry::InitReport {
            init,
            duration,
            status,
        } => {
            let (duration, phase) = (Milliseconds(*duration), init.phase);
            format!("INIT_REPORT Init Duration: {duration}\tPhase: {phase}\t{status}\n")
        }
        Entry::Start(start) => {
            let (request_id, version) = (start.request_id, start.version);
            format!("START RequestId: {request_id} Version: {version}\n")
        }
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
        Entry::Extension(extension) => {
            let (name, state) = (extension.name, extension.state);
            let events = extension.events.join(", ");
            let error = extension.error_type.map(|it| format!("\tError Type: {it}"));
            let error = error.unwrap_or_default();
            format!("EXTENSION\tName: {name}\tState: {state}\tEvents: [{events}]{error}\n")
        }
        Entry::Subscription(subscription) => {
            let (name, state) = (subscription.name, subscription.state);
            let api = match subscription.logs_api {
                true => "LOGS",
                false => "TELEMETRY",
            };
            let types: Vec<_> = subscription
                .types
                .iter()
                .map(|it| capitalised(it))
                .collect();
            let types = types.join(", ");
            format!("{api}\tName: {name}\tState: {state}\tTypes: [{types}]\n")
        }
        Entry::InitRuntimeDone { .. } | Entry::RuntimeDone(_) | Entry::LogsDropped { .. } => {
            return None;
        }
    })
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
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
        writeln!(f, "{}", self.status)?;
        let sampled = self
            .trace
            .filter(|trace| trace_part(trace, "Sampled=") == "1");
        if let Some(trace) = sampled {
            let (root, parent) = (trace_part(trace, "Root="), trace_part(trace, "Parent="));
            writeln!(
                f,
                "XRAY TraceId: {root}\tSegmentId: {parent}\tSampled: true\t"
            )?;
        }
        Ok(())
    }
}

/// `Task timed out after N.NN seconds`
pub(crate) fn timed_out_message(timeout: Duration) -> String {
    format!("Task timed out after {:.2} seconds", timeout.as_secs_f64())
}

fn trace_part<'a>(trace: &'a str, name: &str) -> &'a str {
    let mut parts = trace.split(';');
    parts
        .find_map(|part| part.strip_prefix(name))
        .unwrap_or_default()
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
    use crate::record::{ExtensionState, Init, InitStart, Start};

    fn report(duration_us: u64, init_us: Option<u64>, status: &Status) -> String {
        let report = Report {
            request_id: "1-2",
            duration: Duration::from_micros(duration_us),
            init: init_us.map(Duration::from_micros),
            memory_mb: 128,
            memory_peak_mb: 36,
            status,
            spans: &[],
            trace: None,
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
    fn a_sampled_invocation_has_a_line_for_its_trace() {
        let of = |trace| {
            let report = Report {
                request_id: "1-2",
                duration: Duration::from_millis(1),
                init: None,
                memory_mb: 128,
                memory_peak_mb: 36,
                status: &Status::Success,
                spans: &[],
                trace: Some(trace),
            };
            report.to_string()
        };
        let sampled = of("Root=1-5759e988-bd86;Parent=53995c3f42cd8ad8;Sampled=1");
        let line =
            "\t\nXRAY TraceId: 1-5759e988-bd86\tSegmentId: 53995c3f42cd8ad8\tSampled: true\t\n";
        assert!(sampled.ends_with(line), "{sampled}");
        assert!(!of("Root=1-5759e988-bd86;Parent=5399;Sampled=0").contains("XRAY"));
    }

    #[test]
    fn extension_lines_are_those_of_aws() {
        let mut extension = ExtensionState {
            name: "agent",
            state: "Ready",
            events: &["INVOKE", "SHUTDOWN"],
            error_type: None,
        };
        check(
            &Entry::Extension(&extension),
            Some("EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n"),
        );
        extension.state = "LaunchError";
        extension.events = &[];
        extension.error_type = Some("PermissionDenied");
        check(
            &Entry::Extension(&extension),
            Some(
                "EXTENSION\tName: agent\tState: LaunchError\tEvents: []\tError Type: PermissionDenied\n",
            ),
        );
    }

    #[test]
    fn billed_duration_is_init_and_duration_rounded_up_together() {
        assert!(report(1_233_960, Some(463_512), &Status::Success).contains(" 1698 ms\t"));
        assert!(report(600_000_000, Some(476_750), &Status::Success).contains(" 600477 ms\t"));
        assert!(report(1_000, None, &Status::Success).contains("Billed Duration: 1 ms"));
    }

    fn check(entry: &Entry<'_>, expect: Option<&str>) {
        let now = "2025-11-24T10:00:00.123456Z".parse().expect("a time");
        assert_eq!(line(entry, now).as_deref(), expect);
    }

    fn check_init(init: Init<'_>, status: &Status, expect: Option<&str>) {
        let duration = Duration::from_micros(10_008_390);
        let report = Entry::InitReport {
            init,
            duration,
            status,
        };
        check(&report, expect);
    }

    #[test]
    fn init_lines_are_those_of_aws() {
        let on_demand = |phase| Init {
            kind: "on-demand",
            phase,
        };
        let (success, failure) = (
            Status::Success,
            Status::Error("Runtime.UserCodeSyntaxError".into()),
        );
        check_init(
            on_demand(Phase::Init),
            &failure,
            Some(
                "INIT_REPORT Init Duration: 10008.39 ms\tPhase: init\tStatus: error\tError Type: Runtime.UserCodeSyntaxError\n",
            ),
        );
        check_init(
            on_demand(Phase::Invoke),
            &Status::Timeout,
            Some("INIT_REPORT Init Duration: 10008.39 ms\tPhase: invoke\tStatus: timeout\n"),
        );
        check_init(on_demand(Phase::Init), &success, None);
        let start = InitStart {
            init: on_demand(Phase::Init),
            runtime_version: "python:3.13.v68",
            function_name: "f",
            version: "$LATEST",
            instance_id: "stream",
            memory_mb: 128,
        };
        check(
            &Entry::InitStart(&start),
            Some("INIT_START Runtime Version: python:3.13.v68\n"),
        );
        let of_an_image = InitStart {
            runtime_version: "",
            ..start
        };
        check(&Entry::InitStart(&of_an_image), None);
    }

    #[test]
    fn other_lines_are_those_of_aws() {
        let request_id = "1-2";
        let timed_out = Entry::TimedOut {
            request_id,
            timeout: Duration::from_secs(3),
        };
        check(
            &timed_out,
            Some("2025-11-24T10:00:00.123Z 1-2 Task timed out after 3.00 seconds\n\n"),
        );
        let exited = Entry::Exited {
            request_id,
            message: "Runtime exited with error: exit status 1",
            kind: "Runtime.ExitError",
        };
        check(
            &exited,
            Some(
                "RequestId: 1-2 Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n",
            ),
        );
        let start = Start {
            request_id,
            version: "$LATEST",
            function_arn: "arn",
            trace: None,
        };
        check(
            &Entry::Start(&start),
            Some("START RequestId: 1-2 Version: $LATEST\n"),
        );
        check(&Entry::End { request_id }, Some("END RequestId: 1-2\n"));
    }
}
