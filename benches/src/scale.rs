//! Many of everything: a thousand functions, ten thousand versions, a million log lines. Lists and
//! searches must stay fast, and the server's memory must not follow what is stored.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::functions::zip_of;
use crate::histogram::Samples;
use crate::memory::{mib, pss_kib};
use crate::report::{Report, show};
use crate::server::Server;

const FUNCTIONS: usize = 1_000;
const VERSIONS_EACH: usize = 9;
/// One function has so many versions alone.
const VERSIONS_OF_ONE: usize = 1_000;
const LOG_STREAMS: usize = 10;
const LOG_LINES: usize = 1_000_000;
/// AWS's bound of one PutLogEvents.
const LINES_A_BATCH: usize = 10_000;
/// One line in so many has the word that is searched for.
const RARE: usize = 100_000;
const GROUP: &str = "/aws/lambda/scale";
/// How often each list is asked for.
const ROUNDS: usize = 10;

/// Fills a server, asks it, and starts it again.
pub(crate) async fn run(report: &Report, state: &Path) -> Result<(), Box<dyn Error>> {
    report.heading("Scale: 1,000 functions, 10,000 versions, 1,000,000 log lines, in SQLite");
    let data = state.join("scale");
    let server = Server::start_on(state, &data)?;
    let empty = pss_kib(server.pid())?;
    functions(report, &server).await?;
    lists(report, &server).await?;
    log(report, &server).await?;
    let filled = pss_kib(server.pid())?;
    let figures = format!("{:.1} MiB, empty {:.1} MiB", mib(filled), mib(empty));
    report.line("memory of the server (PSS), filled", &figures);
    drop(server);
    let started = Instant::now();
    let server = Server::start_on(state, &data)?;
    let figures = format!(
        "{}, then {:.1} MiB",
        show(started.elapsed()),
        mib(pss_kib(server.pid())?)
    );
    report.line("start on what is stored", &figures);
    lists(report, &server).await
}

async fn functions(report: &Report, server: &Server) -> Result<(), Box<dyn Error>> {
    let zip = STANDARD.encode(zip_of(&[("bootstrap", b"#!/bin/true\n")])?);
    let mut creations = Samples::default();
    for number in 0..FUNCTIONS {
        let request = json!({
            "FunctionName": name(number), "Runtime": "provided.al2023", "Handler": "bootstrap",
            "Role": "arn:aws:iam::000000000000:role/bench", "Code": {"ZipFile": zip},
        });
        let started = Instant::now();
        server
            .call("POST", "/2015-03-31/functions", &request)
            .await?;
        server.until_ready(&name(number)).await?;
        creations.push(started.elapsed());
    }
    line(report, "create a function, until active", &creations);
    let mut publications = Samples::default();
    for number in 0..FUNCTIONS {
        let versions = match number {
            0 => VERSIONS_OF_ONE,
            _ => VERSIONS_EACH,
        };
        for version in 0..versions {
            let started = Instant::now();
            publish(server, &name(number), version).await?;
            publications.push(started.elapsed());
        }
    }
    line(report, "change and publish a version", &publications);
    Ok(())
}

async fn publish(server: &Server, name: &str, version: usize) -> Result<(), Box<dyn Error>> {
    let change = json!({"Description": format!("version {version}")});
    let path = format!("/2015-03-31/functions/{name}/configuration");
    server.call("PUT", &path, &change).await?;
    server.until_ready(name).await?;
    let path = format!("/2015-03-31/functions/{name}/versions");
    server.call("POST", &path, &json!({})).await?;
    Ok(())
}

async fn lists(report: &Report, server: &Server) -> Result<(), Box<dyn Error>> {
    let versions = format!("/2015-03-31/functions/{}/versions", name(0));
    for (what, path) in [
        (
            "list functions, a page",
            "/2015-03-31/functions?MaxItems=50",
        ),
        (
            "list functions, the last page",
            "/2015-03-31/functions?MaxItems=50&Marker=scale-0949:0",
        ),
        (
            "list functions with all versions, a page",
            "/2015-03-31/functions?FunctionVersion=ALL&MaxItems=50",
        ),
        (
            "list versions, a page of 1,000",
            &format!("{versions}?MaxItems=50"),
        ),
        (
            "list versions, the last page",
            &format!("{versions}?MaxItems=50&Marker={}:950", name(0)),
        ),
        ("account settings", "/2016-08-19/account-settings"),
    ] {
        let mut samples = Samples::default();
        for _ in 0..ROUNDS {
            let started = Instant::now();
            server.call("GET", path, &Value::Null).await?;
            samples.push(started.elapsed());
        }
        line(report, what, &samples);
    }
    Ok(())
}

async fn log(report: &Report, server: &Server) -> Result<(), Box<dyn Error>> {
    let group = json!({"logGroupName": GROUP});
    server.logs("CreateLogGroup", &group).await?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let first_ms = u64::try_from(now.as_millis())? - LOG_LINES as u64;
    for stream in 0..LOG_STREAMS {
        let stream = json!({"logGroupName": GROUP, "logStreamName": stream.to_string()});
        server.logs("CreateLogStream", &stream).await?;
    }
    let started = Instant::now();
    for batch in 0..LOG_LINES / LINES_A_BATCH {
        put(server, batch, first_ms).await?;
    }
    let rate = LOG_LINES as f64 / started.elapsed().as_secs_f64();
    report.line("put log events", &format!("{rate:.0} lines/s"));
    searches(report, server, first_ms).await
}

async fn put(server: &Server, batch: usize, first_ms: u64) -> Result<(), Box<dyn Error>> {
    let first = batch * LINES_A_BATCH;
    let line = |number: usize| {
        let word = if number.is_multiple_of(RARE) {
            "needle"
        } else {
            "hay"
        };
        json!({
            "timestamp": first_ms + number as u64,
            "message": format!("[INFO]\t{number}\tGET /polls/{number} found {word} in 12 ms"),
        })
    };
    let events: Vec<Value> = (first..first + LINES_A_BATCH).map(line).collect();
    let stream = (batch % LOG_STREAMS).to_string();
    let request = json!({"logGroupName": GROUP, "logStreamName": stream, "logEvents": events});
    server.logs("PutLogEvents", &request).await?;
    Ok(())
}

async fn searches(report: &Report, server: &Server, first_ms: u64) -> Result<(), Box<dyn Error>> {
    let middle = first_ms + LOG_LINES as u64 / 2;
    let tail = json!({"logGroupName": GROUP, "logStreamName": "9", "limit": 100});
    let window = json!({
        "logGroupName": GROUP, "startTime": middle, "endTime": middle + 1_000, "limit": 100,
    });
    for (what, operation, request) in [
        ("the last 100 lines of a stream", "GetLogEvents", &tail),
        (
            "100 lines of one second of the group",
            "FilterLogEvents",
            &window,
        ),
    ] {
        let mut samples = Samples::default();
        for _ in 0..ROUNDS {
            let started = Instant::now();
            server.logs(operation, request).await?;
            samples.push(started.elapsed());
        }
        line(report, what, &samples);
    }
    let started = Instant::now();
    let found = search(server, "needle").await?;
    if found != LOG_LINES / RARE {
        return Err(format!("the search found {found} lines, not {}", LOG_LINES / RARE).into());
    }
    report.line("search all lines for a rare word", &show(started.elapsed()));
    Ok(())
}

/// Follows the pages to their end, as a client does.
async fn search(server: &Server, pattern: &str) -> Result<usize, Box<dyn Error>> {
    let mut request = json!({"logGroupName": GROUP, "filterPattern": pattern});
    let (mut found, deadline) = (0, Instant::now() + Duration::from_secs(60));
    loop {
        let page = server.logs("FilterLogEvents", &request).await?;
        found += page["events"].as_array().map_or(0, Vec::len);
        match page["nextToken"].as_str() {
            Some(token) if Instant::now() < deadline => request["nextToken"] = token.into(),
            Some(_) => return Err("the search does not end".into()),
            None => return Ok(found),
        }
    }
}

fn name(number: usize) -> String {
    format!("scale-{number:04}")
}

fn line(report: &Report, what: &str, samples: &Samples) {
    let (half, most) = (samples.percentile(50.0), samples.percentile(99.0));
    report.line(
        what,
        &format!("p50 {:>10}  p99 {:>10}", show(half), show(most)),
    );
}
