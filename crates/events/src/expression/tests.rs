use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Expression, Grammar, zone};

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// The next firings after a moment, of an expression in a zone.
fn firings(text: &str, after: &str, name: &str, count: usize) -> Vec<String> {
    let expression = Expression::parse(text, Grammar::Scheduler).expect(text);
    let zone = zone(name).expect(name);
    let anchor = moment(after);
    let next = |last: &Timestamp| expression.next(*last, anchor, &zone);
    let found = std::iter::successors(next(&anchor), next);
    found.take(count).map(|at| at.to_string()).collect()
}

/// What fires first after a Sunday noon, 1 March 2026.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = firings(text, "2026-03-01T12:00:00Z", "UTC", expected.len());
    assert_eq!(found, expected, "{text}");
}

#[test]
fn cron_names_minutes_and_hours() {
    check(
        "cron(0 10 * * ? *)",
        &["2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z"],
    );
    check(
        "cron(0/15 * * * ? *)",
        &["2026-03-01T12:15:00Z", "2026-03-01T12:30:00Z"],
    );
    check(
        "cron(*/20 13-14 * * ? *)",
        &["2026-03-01T13:00:00Z", "2026-03-01T13:20:00Z"],
    );
    check(
        "cron(5,55 12 * * ? *)",
        &["2026-03-01T12:05:00Z", "2026-03-01T12:55:00Z"],
    );
}

#[test]
fn cron_names_days_and_months() {
    check(
        "cron(15 12 ? * SUN *)",
        &["2026-03-01T12:15:00Z", "2026-03-08T12:15:00Z"],
    );
    check(
        "cron(0 18 ? * MON-FRI *)",
        &["2026-03-02T18:00:00Z", "2026-03-03T18:00:00Z"],
    );
    check(
        "cron(0 0 ? * 7,1 *)",
        &["2026-03-07T00:00:00Z", "2026-03-08T00:00:00Z"],
    );
    check(
        "cron(0 8 1 * ? *)",
        &["2026-04-01T08:00:00Z", "2026-05-01T08:00:00Z"],
    );
    check(
        "cron(0 0 31 JAN,feb,3 ? *)",
        &["2026-03-31T00:00:00Z", "2027-01-31T00:00:00Z"],
    );
    check(
        "cron(0 0 29 2 ? *)",
        &["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"],
    );
    check(
        "cron(0 0 1 1 ? 2030/4)",
        &["2030-01-01T00:00:00Z", "2034-01-01T00:00:00Z"],
    );
    check(
        "cron(0 0 ? * FRI-MON *)",
        &["2026-03-02T00:00:00Z", "2026-03-06T00:00:00Z"],
    );
}

#[test]
fn cron_knows_last_nearest_and_nth_days() {
    check(
        "cron(0 0 L * ? *)",
        &["2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z"],
    );
    check(
        "cron(0 0 LW * ? *)",
        &[
            "2026-03-31T00:00:00Z",
            "2026-04-30T00:00:00Z",
            "2026-05-29T00:00:00Z",
        ],
    );
    // 15 March 2026 is a Sunday, 15 August a Saturday.
    check(
        "cron(0 0 15W 3,8 ? *)",
        &["2026-03-16T00:00:00Z", "2026-08-14T00:00:00Z"],
    );
    // 1 August 2026 is a Saturday: the nearest in that month is Monday.
    check("cron(0 0 1W 8 ? *)", &["2026-08-03T00:00:00Z"]);
    check(
        "cron(0 10 ? * 6L *)",
        &["2026-03-27T10:00:00Z", "2026-04-24T10:00:00Z"],
    );
    check(
        "cron(0 10 ? * 6#3 *)",
        &["2026-03-20T10:00:00Z", "2026-04-17T10:00:00Z"],
    );
    check("cron(0 0 ? * L *)", &["2026-03-07T00:00:00Z"]);
}

#[test]
fn what_can_never_be_never_fires() {
    check("cron(0 0 30 2 ? *)", &[]);
    check("cron(0 0 1 1 ? 2020)", &[]);
    check("at(2026-03-01T11:59:59)", &[]);
}

#[test]
fn rates_and_single_times_fire() {
    check(
        "rate(5 minutes)",
        &["2026-03-01T12:05:00Z", "2026-03-01T12:10:00Z"],
    );
    check("rate(1 day)", &["2026-03-02T12:00:00Z"]);
    check("at(2026-03-01T12:00:01)", &["2026-03-01T12:00:01Z"]);
}

#[test]
fn clocks_that_leap_skip_and_repeat_nothing() {
    // In Berlin 02:30 does not exist on 29 March 2026, and exists twice on 25 October.
    let spring = firings(
        "cron(30 2 * * ? *)",
        "2026-03-28T00:00:00Z",
        "Europe/Berlin",
        3,
    );
    let expected = [
        "2026-03-28T01:30:00Z",
        "2026-03-30T00:30:00Z",
        "2026-03-31T00:30:00Z",
    ];
    assert_eq!(spring, expected);
    let autumn = firings(
        "cron(30 2 * * ? *)",
        "2026-10-24T12:00:00Z",
        "Europe/Berlin",
        2,
    );
    assert_eq!(autumn, ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]);
    let often = firings(
        "cron(0/30 * * * ? *)",
        "2026-10-24T23:45:00Z",
        "Europe/Berlin",
        4,
    );
    let expected = [
        "2026-10-25T00:00:00Z",
        "2026-10-25T00:30:00Z",
        "2026-10-25T02:00:00Z",
        "2026-10-25T02:30:00Z",
    ];
    assert_eq!(often, expected);
    let once = firings(
        "at(2026-03-29T02:30:00)",
        "2026-03-01T12:00:00Z",
        "Europe/Berlin",
        2,
    );
    assert_eq!(once, ["2026-03-29T01:30:00Z"]);
}

#[test]
fn a_rate_keeps_its_beat() {
    let rate = Expression::parse("rate(2 hours)", Grammar::Rules).expect("a rate");
    let anchor = moment("2026-03-01T00:10:00Z");
    let next = |after: &str| {
        let next = rate.next(moment(after), anchor, &TimeZone::UTC);
        next.expect("fires").to_string()
    };
    assert_eq!(next("2026-02-01T00:00:00Z"), "2026-03-01T00:10:00Z");
    assert_eq!(next("2026-03-01T00:10:00Z"), "2026-03-01T02:10:00Z");
    assert_eq!(next("2026-03-01T07:00:00Z"), "2026-03-01T08:10:00Z");
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in [
        "",
        "rate()",
        "rate(0 minutes)",
        "rate(-1 minutes)",
        "rate(5 seconds)",
        "rate(5)",
        "rate(5 minutes",
        "cron()",
        "cron(* * * * *)",
        "cron(0 0 * * * *)",
        "cron(0 0 ? * ? *)",
        "cron(60 0 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 0 32 * ? *)",
        "cron(0 0 0 * ? *)",
        "cron(0 0 ? * 8 *)",
        "cron(0 0 ? * MON#6 *)",
        "cron(0 0 * 13 ? *)",
        "cron(0 0 * * ? 1969)",
        "cron(0/0 0 * * ? *)",
        "at(2026-03-01)",
        "at(2026-13-01T00:00:00)",
        "at(2026-03-01T00:00:00Z)",
        "every day",
    ] {
        assert!(
            Expression::parse(text, Grammar::Scheduler).is_err(),
            "{text}"
        );
    }
    for text in [
        "rate(1 minutes)",
        "rate(5 minute)",
        "at(2026-03-01T00:00:00)",
    ] {
        assert!(Expression::parse(text, Grammar::Rules).is_err(), "{text}");
    }
    assert!(zone("Mars/Olympus").is_none());
}
