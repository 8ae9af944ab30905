//! Moments in the three formats of AWS's models.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::Value as Json;

use crate::table::TimestampFormat;

/// A moment as text.
pub(crate) fn to_text(moment: Timestamp, format: TimestampFormat) -> String {
    match format {
        TimestampFormat::Iso8601 => moment.to_string(),
        TimestampFormat::UnixTimestamp => seconds(moment).to_string(),
        TimestampFormat::HttpDate => moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
    }
}

/// A moment as JSON: a number or a string.
pub(crate) fn to_json(moment: Timestamp, format: TimestampFormat) -> Json {
    match format {
        TimestampFormat::UnixTimestamp => Json::Number(seconds(moment)),
        _ => Json::from(to_text(moment, format)),
    }
}

/// Seconds since 1970: whole where there is no fraction.
fn seconds(moment: Timestamp) -> serde_json::Number {
    if moment.subsec_nanosecond() == 0 {
        return moment.as_second().into();
    }
    let seconds = moment.as_millisecond() as f64 / 1000.0;
    serde_json::Number::from_f64(seconds).expect("milliseconds are finite")
}

/// A moment from text in any of the formats: AWS's own readers are as lenient.
pub(crate) fn from_text(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return from_seconds(seconds);
    }
    text.parse().ok().or_else(|| from_http_date(text))
}

/// A moment from JSON.
pub(crate) fn from_json(json: &Json) -> Option<Timestamp> {
    match json {
        Json::Number(number) => from_seconds(number.as_f64()?),
        Json::String(text) => from_text(text),
        _ => None,
    }
}

/// `Mon, 24 Nov 2025 10:00:00 GMT`; a fraction of a second is dropped.
fn from_http_date(text: &str) -> Option<Timestamp> {
    static PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new();
    let whole = match text.split_once('.') {
        Some((front, back)) => format!(
            "{front}{}",
            back.trim_start_matches(|it: char| it.is_ascii_digit())
        ),
        None => text.to_owned(),
    };
    PARSER.parse_timestamp(&whole).ok()
}

/// Milliseconds are as fine as AWS's numbers get.
pub(crate) fn from_seconds(seconds: f64) -> Option<Timestamp> {
    let milliseconds = (seconds * 1000.0).round();
    if !milliseconds.is_finite() || milliseconds.abs() > i64::MAX as f64 {
        return None;
    }
    Timestamp::from_millisecond(milliseconds as i64).ok()
}
