//! Queries as people paste them from AWS's documentation.

use frazil_store::{Position, Record};

use super::event::{self, Origin};
use super::parser;
use super::pipeline::Pipeline;
use crate::logs::records;

/// 2023-11-14 22:13:20
const START_MS: i64 = 1_700_000_000_000;

/// The events, each with its time after the start in seconds.
const LAMBDA: &[(i64, &str)] = &[
    (0, "START RequestId: a Version: $LATEST\n"),
    (
        1,
        "[ERROR] Exception: no user=ann, method:GET, latency := 30\n",
    ),
    (2, "END RequestId: a\n"),
    (
        2,
        "REPORT RequestId: a\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\tInit Duration: 50.00 ms\t\n",
    ),
    (
        400,
        "REPORT RequestId: b\tDuration: 300.50 ms\tBilled Duration: 301 ms\tMemory Size: 128 MB\tMax Memory Used: 60 MB\t\n",
    ),
    (401, "user=bob, method:GET, latency := 50\n"),
];

const JSON: &[(i64, &str)] = &[
    (
        0,
        r#"{"level": "info", "srcAddr": "10.0.0.1", "bytes": 100, "http": {"status": 200}}"#,
    ),
    (
        1,
        r#"{"level": "ERROR", "srcAddr": "10.0.0.2", "bytes": 5, "http": {"status": 500}}"#,
    ),
    (
        2,
        r#"{"level": "info", "srcAddr": "10.0.0.1", "bytes": 20, "http": {"status": 404}}"#,
    ),
];

/// What a query shows, without pointers: `name=value` for each column.
fn run(events: &[(i64, &str)], query: &str) -> Vec<String> {
    let commands = parser::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}"));
    let mut pipeline = Pipeline::new(commands, 10_000, START_MS + 1_000_000);
    for (sequence, (after_s, message)) in (1..).zip(events) {
        let time_ms = START_MS + after_s * 1000;
        let record = Record {
            position: Position { time_ms, sequence },
            data: records::entry(time_ms, time_ms, message).data,
        };
        let origin = Origin {
            log: "000000000000:g",
            stream: "s",
            pointer: String::new(),
        };
        let row = event::row(&record, &origin);
        pipeline.add(row).expect("it is not much");
    }
    let rows = pipeline.end().expect("it is not much").into_iter();
    rows.map(|row| {
        let shown = row.iter().filter(|(name, _)| name != "@ptr");
        let shown: Vec<_> = shown
            .map(|(name, value)| format!("{name}={}", value.trim_end()))
            .collect();
        shown.join("; ")
    })
    .collect()
}

fn check(events: &[(i64, &str)], query: &str, expect: &[&str]) {
    assert_eq!(run(events, query), expect, "{query}");
}

#[test]
fn the_newest_events_come_first() {
    check(
        LAMBDA,
        "fields @timestamp, @message | sort @timestamp desc | limit 1",
        &["@timestamp=2023-11-14 22:20:01.000; @message=user=bob, method:GET, latency := 50"],
    );
    let unsorted = run(LAMBDA, "filter @message like 'user'");
    assert_eq!(unsorted.len(), 2);
    assert!(unsorted[0].contains("bob"), "{unsorted:?}");
    check(
        LAMBDA,
        "fields @logStream, @log | limit 1",
        &["@logStream=s; @log=000000000000:g"],
    );
}

#[test]
fn reports_of_functions_are_summed_up() {
    check(
        LAMBDA,
        "filter @type = \"REPORT\"\n| stats avg(@duration), max(@duration), min(@duration) by bin(5m)",
        &[
            "bin(5m)=2023-11-14 22:10:00.000; avg(@duration)=100; max(@duration)=100; min(@duration)=100",
            "bin(5m)=2023-11-14 22:20:00.000; avg(@duration)=300.5; max(@duration)=300.5; min(@duration)=300.5",
        ],
    );
    check(
        LAMBDA,
        "filter @type=\"REPORT\" | fields @requestId, @billedDuration | sort by @billedDuration desc",
        &[
            "@requestId=b; @billedDuration=301",
            "@requestId=a; @billedDuration=100",
        ],
    );
    check(
        LAMBDA,
        "filter @type = \"REPORT\"
            | stats max(@memorySize / 1000 / 1000) as provisonedMemoryMB,
                min(@maxMemoryUsed / 1000 / 1000) as smallestMemoryRequestMB,
                avg(@maxMemoryUsed / 1000 / 1000) as avgMemoryUsedMB,
                max(@maxMemoryUsed / 1000 / 1000) as maxMemoryUsedMB,
                provisonedMemoryMB - maxMemoryUsedMB as overProvisionedMB",
        &[
            "provisonedMemoryMB=128; smallestMemoryRequestMB=40; avgMemoryUsedMB=50; maxMemoryUsedMB=60; overProvisionedMB=68",
        ],
    );
    check(
        LAMBDA,
        "filter @type = 'REPORT' and @duration > 200 | stats count(*) as slow, pct(@duration, 95) as p",
        &["slow=1; p=300.5"],
    );
}

#[test]
fn exceptions_are_counted() {
    check(
        LAMBDA,
        "filter @message like /(?i)(Exception|error|fail)/ | stats count(*) as exceptionCount by bin(1h) # an hour",
        &["bin(1h)=2023-11-14 22:00:00.000; exceptionCount=1"],
    );
    check(
        LAMBDA,
        "fields @message | filter @message not like /RequestId/ and not (@message =~ /bob/)",
        &["@message=[ERROR] Exception: no user=ann, method:GET, latency := 30"],
    );
}

#[test]
fn texts_are_taken_apart() {
    let stats = "stats avg(@latency) by @method, @user | sort @user";
    let expect = [
        "@method=GET; @user=ann; avg(@latency)=30",
        "@method=GET; @user=bob; avg(@latency)=50",
    ];
    let glob = "parse @message \"user=*, method:*, latency := *\" as @user, @method, @latency | filter ispresent(@user)";
    check(LAMBDA, &format!("{glob} | {stats}"), &expect);
    let regex =
        r"parse @message /user=(?<user2>.*?), method:(?<method2>.*?), latency := (?<latency2>\d+)/";
    check(
        LAMBDA,
        &format!("{regex} | filter latency2 >= 50 | display user2, latency2 * 2 as twice"),
        &["user2=bob; twice=100"],
    );
}

#[test]
fn members_of_json_are_fields() {
    check(
        JSON,
        "stats count(*) as requestCount, sum(bytes) by srcAddr | sort requestCount desc | limit 10",
        &[
            "srcAddr=10.0.0.1; requestCount=2; sum(bytes)=120",
            "srcAddr=10.0.0.2; requestCount=1; sum(bytes)=5",
        ],
    );
    check(
        JSON,
        "fields http.status as status, strlen(level) | filter http.status in [404, 500] | sort status",
        &["status=404; strlen(level)=4", "status=500; strlen(level)=5"],
    );
    check(
        JSON,
        "filter tolower(level) = 'error' or bytes + 1 > 100 | stats count_distinct(srcAddr) as sources, latest(bytes) as last",
        &["sources=2; last=5"],
    );
    check(
        JSON,
        "fields srcAddr | dedup srcAddr",
        &["srcAddr=10.0.0.1", "srcAddr=10.0.0.2"],
    );
    check(
        JSON,
        "stats count(*) as c by bin(1m) | stats max(c) as most",
        &["most=3"],
    );
    check(
        JSON,
        "filter isblank(nothing) | stats count(nothing), avg(nothing), count(*) as c",
        &["count(nothing)=0; c=3"],
    );
}

#[test]
fn what_makes_no_sense_is_refused_where_it_stands() {
    let refused = |query: &str| {
        let malformed = parser::parse(query).expect_err(query);
        (malformed.what, malformed.at)
    };
    assert_eq!(refused("fieldss @message"), ("fieldss".to_owned(), 0));
    assert_eq!(refused("filter x = | limit 3"), ("|".to_owned(), 11));
    assert_eq!(
        refused("fields @message | limit many"),
        ("many".to_owned(), 24)
    );
    assert_eq!(refused("stats uniq(x)"), ("uniq(x)".to_owned(), 6));
    assert_eq!(refused("  "), ("end of query".to_owned(), 2));
    parser::parse("parse @message 'a * b' as x, y").expect_err("one part, two names");
    parser::parse(&format!("filter {}1", "(".repeat(5000))).expect_err("too deep");
    parser::parse(&format!("filter {}1", "not ".repeat(5000))).expect_err("too deep");
}
