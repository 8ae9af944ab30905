//! The level from which on a function's lines reach its log, when the format is JSON.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::record::Level;
use crate::release::Logging;

/// `ApplicationLogLevel`. Subscribers of telemetry see what it holds back.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    /// None: everything, as the format is text.
    lowest: Option<Level>,
}

impl Filter {
    pub(crate) fn new(logging: &Logging) -> Filter {
        let level = logging.application_level.as_deref().and_then(Level::parse);
        let lowest = logging.json.then(|| level.unwrap_or(Level::Info));
        Filter { lowest }
    }

    /// Whether the log has this message. Its level is what the runtime client said beside it,
    /// else what it says itself.
    pub(crate) fn admits(self, said: Option<Level>, message: &str) -> bool {
        let Some(lowest) = self.lowest else {
            return true;
        };
        lowest == Level::Trace || said.unwrap_or_else(|| level_of(message)) >= lowest
    }
}

/// A JSON object with a level and a time has that level; anything else is INFO.
fn level_of(message: &str) -> Level {
    #[derive(Deserialize)]
    struct Line {
        level: Value,
        #[serde(alias = "time")]
        timestamp: Value,
    }
    let line = match message.trim_start().starts_with('{') {
        true => serde_json::from_str::<Line>(message).ok(),
        false => None,
    };
    let has_time = |time: &str| time.parse::<Timestamp>().is_ok();
    line.filter(|line| line.timestamp.as_str().is_some_and(has_time))
        .and_then(|line| Level::parse(line.level.as_str()?))
        .unwrap_or(Level::Info)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(level: &str, message: &str, expect: bool) {
        let logging = Logging {
            json: true,
            application_level: Some(level.into()),
            system_level: None,
        };
        assert_eq!(
            Filter::new(&logging).admits(None, message),
            expect,
            "{message}"
        );
    }

    #[test]
    fn lines_of_json_say_their_level() {
        let line = |level| {
            format!(r#"{{"level":"{level}","msg":"m","timestamp":"2024-11-02T16:51:31.587199Z"}}"#)
        };
        check("INFO", &line("debug"), false);
        check("DEBUG", &line("debug"), true);
        check("WARN", &line("info"), false);
        check("WARN", &line("WARNING"), true);
        check("FATAL", &line("critical"), true);
        check(
            "INFO",
            r#"{"level":"debug","time":"2024-11-02T16:51:31Z"}"#,
            false,
        );
    }

    #[test]
    fn what_says_no_level_or_no_time_is_info() {
        for message in [
            "only text\n",
            "{not json",
            r#"{"level":"debug"}"#,
            r#"{"level":"debug","timestamp":"yesterday"}"#,
            r#"{"level":"loud","timestamp":"2024-11-02T16:51:31Z"}"#,
            r#"{"level":7,"timestamp":"2024-11-02T16:51:31Z"}"#,
        ] {
            check("INFO", message, true);
            check("WARN", message, false);
        }
    }

    #[test]
    fn what_the_runtime_client_says_counts_first_and_text_is_never_filtered() {
        let logging = Logging {
            json: true,
            application_level: Some("ERROR".into()),
            system_level: None,
        };
        let filter = Filter::new(&logging);
        assert!(filter.admits(Some(Level::Fatal), "m") && !filter.admits(Some(Level::Warn), "m"));
        assert!(Filter::new(&Logging::default()).admits(Some(Level::Trace), "m"));
    }
}
