//! The filter pattern language: terms, columns in brackets, JSON conditions in braces.

mod columns;
mod condition;
mod json;
mod scan;
mod terms;

use columns::Columns;
use json::JsonPattern;
use terms::Terms;

/// The pattern is not one.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the filter pattern is not well-formed")]
pub(super) struct InvalidPattern;

/// A parsed pattern.
#[derive(Debug)]
pub(super) enum Pattern {
    /// `error -"not this" ?either ?or %regex%`
    Terms(Terms),
    /// `[ip, user, status = 4*, ...]`
    Columns(Columns),
    /// `{ $.level = "ERROR" && $.count > 3 }`
    Json(JsonPattern),
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, InvalidPattern> {
        let text = text.trim();
        let inside = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        if text.starts_with('{') {
            let inside = inside('{', '}').ok_or(InvalidPattern)?;
            return JsonPattern::parse(inside).map(Self::Json);
        }
        if text.starts_with('[') {
            let inside = inside('[', ']').ok_or(InvalidPattern)?;
            return Columns::parse(inside).map(Self::Columns);
        }
        Terms::parse(text).map(Self::Terms)
    }

    /// Whether an event's text fits.
    pub(super) fn matches(&self, message: &str) -> bool {
        match self {
            Self::Terms(terms) => terms.matches(message),
            Self::Columns(columns) => columns.matches(message),
            Self::Json(json) => json.matches(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the messages a pattern lets through, by position.
    fn check(pattern: &str, messages: &[&str], expected: &[usize]) {
        let parsed = Pattern::parse(pattern).expect(pattern);
        let found = messages.iter().enumerate();
        let found = found.filter(|(_, message)| parsed.matches(message));
        let found: Vec<_> = found.map(|(position, _)| position).collect();
        assert_eq!(found, expected, "{pattern}");
    }

    fn fails(pattern: &str) {
        assert!(Pattern::parse(pattern).is_err(), "{pattern}");
    }

    const LINES: &[&str] = &[
        "[ERROR 400] BAD REQUEST",
        "[ERROR 401] UNAUTHORIZED REQUEST",
        "[INFO 200] fine",
        "[ERROR 419] MISSING ARGUMENTS",
    ];

    #[test]
    fn terms_must_all_be_there() {
        check("", LINES, &[0, 1, 2, 3]);
        check("ERROR", LINES, &[0, 1, 3]);
        check("error", LINES, &[]);
        check("ERROR REQUEST", LINES, &[0, 1]);
        check("\"BAD REQUEST\"", LINES, &[0]);
        check("\"ERROR 4\" -401", LINES, &[0, 3]);
        check("ERROR -\"BAD REQUEST\" -ARGUMENTS", LINES, &[1]);
        check("\"say \\\"x\\\"\"", &["say \"x\"", "say x"], &[0]);
    }

    #[test]
    fn optional_terms_need_one() {
        check("?BAD ?MISSING", LINES, &[0, 3]);
        check("?fine", LINES, &[2]);
        check("?\"BAD REQUEST\" ?INFO", LINES, &[0, 2]);
        // Beside other terms, optional ones are ignored, as on AWS.
        check("ERROR ?BAD", LINES, &[0, 1, 3]);
    }

    #[test]
    fn expressions_are_searched_for() {
        check("%4[01]\\d%", LINES, &[0, 1, 3]);
        check("%^\\[INFO%", LINES, &[2]);
        check("ERROR %\\d{2}9%", LINES, &[3]);
        check("%AUTH% %REQ%", LINES, &[1]);
        check("-%BAD|MISS%", LINES, &[1, 2]);
        fails("%(%");
        fails("%a");
        fails("\"a");
    }

    const ACCESS: &[&str] = &[
        "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534",
        "127.0.0.1 Prod frank [10/Oct/2000:13:35:22 -0700] \"GET /index.html HTTP/1.0\" 500 5324",
        "127.0.0.1 Dev anne [10/Oct/2000:13:50:35 -0700] \"GET /products HTTP/1.0\" 200 4355",
    ];

    #[test]
    fn columns_are_split_at_spaces() {
        check(
            "[ip, stage, user, time, request, status_code = 4*, bytes]",
            ACCESS,
            &[0],
        );
        check("[..., status_code = 4*, bytes]", ACCESS, &[0]);
        check("[..., status_code, bytes > 5000]", ACCESS, &[1]);
        check("[..., status_code != 200, bytes]", ACCESS, &[0, 1]);
        check("[ip, stage = Prod, ...]", ACCESS, &[0, 1]);
        check(
            "[ip, stage, user = frank || user = anne, ...]",
            ACCESS,
            &[0, 1, 2],
        );
        check("[..., code >= 400 && code < 500, bytes]", ACCESS, &[0]);
        check(
            "[..., request = \"GET /products*\", code, bytes]",
            ACCESS,
            &[2],
        );
        check(
            "[..., request = %products|nothing%, code, bytes]",
            ACCESS,
            &[2],
        );
        check("[a, b]", ACCESS, &[]);
        check(
            "[first, second = 2]",
            &["1 2", "1 2 3", "x 2", "1 3"],
            &[0, 2],
        );
        check("[w1 = %ERROR%, w2]", &["xERRORx y", "y ERROR"], &[0]);
        fails("[a, b");
        fails("[a = ]");
        fails("[..., a, ...]");
    }

    const EVENTS: &[&str] = &[
        r#"{"level":"ERROR","code":404,"user":{"name":"anne","ids":[1,2]},"ok":true,"gone":null}"#,
        r#"{"level":"INFO","code":200.5,"user":{"name":"bob"},"ok":false,"a.b":"x y"}"#,
        r#"{"level":"WARN","code":"-7"}"#,
        "not json",
        "[1, 2]",
    ];

    #[test]
    fn json_is_compared() {
        check("{ $.level = \"ERROR\" }", EVENTS, &[0]);
        check("{ $.level = ERROR }", EVENTS, &[0]);
        check("{ $.level != \"ERROR\" }", EVENTS, &[1, 2]);
        check("{ $.level = \"*O*\" }", EVENTS, &[0, 1]);
        check("{ $.level = %^(INFO|WARN)$% }", EVENTS, &[1, 2]);
        check("{ $.code > 200 }", EVENTS, &[0, 1]);
        check("{ $.code >= 404 }", EVENTS, &[0]);
        check("{ $.code = 404 }", EVENTS, &[0]);
        check("{ $.code = 4.04e2 }", EVENTS, &[0]);
        check("{ $.code = 4* }", EVENTS, &[0]);
        check("{ $.code < 300 && $.code > 200 }", EVENTS, &[1]);
        check(
            "{ $.user.name = \"anne\" || $.level = \"WARN\" }",
            EVENTS,
            &[0, 2],
        );
        check(
            "{ ($.user.name = \"b*\") && ($.ok IS FALSE) }",
            EVENTS,
            &[1],
        );
        check("{ $.user.ids[1] = 2 }", EVENTS, &[0]);
        check("{ $.user.ids[*] = 1 }", EVENTS, &[0]);
        check("{ $.ok IS TRUE }", EVENTS, &[0]);
        check("{ $.gone IS NULL }", EVENTS, &[0]);
        check("{ $.user NOT EXISTS }", EVENTS, &[2, 4]);
        check("{ $.['a.b'] = \"x y\" }", EVENTS, &[1]);
        check("{ $.* = \"WARN\" }", EVENTS, &[2]);
        check("{ $[0] = 1 }", EVENTS, &[4]);
        check(
            "{ $.level = \"INFO\" || $.level = \"ERROR\" && $.code = 1 }",
            EVENTS,
            &[1],
        );
    }

    #[test]
    fn malformed_json_patterns_fail() {
        for pattern in [
            "{ }",
            "{ $.a }",
            "{ $.a = }",
            "{ a = 1 }",
            "{ $.a = 1 && }",
            "{ ($.a = 1 }",
            "{ $.a > x }",
            "{ $.a = 1",
            "{ $.a IS MAYBE }",
        ] {
            fails(pattern);
        }
    }
}
