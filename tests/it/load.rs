//! Many clients at once over functions that succeed, fail, crash and time out: each request gets
//! exactly one right answer, runs exactly once, and nothing leaks.
//!
//! A few seconds by default; `FRAZIL_LOAD_SECONDS=60` makes it a minute.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use crate::world::{Answer, PATIENCE, World, let_time_pass, try_invoke, wait_for};

const CONNECTIONS: u64 = 64;
/// Requests are numbered from here on.
const FIRST: u64 = 1000;
const SECONDS_DEFAULT: u64 = 6;

/// How much the server's memory may grow, with the buffers of 64 connections.
const GROWTH_KIB_MAX: u64 = 64 * 1024;

/// Descriptors that come and go by themselves: timers, pooled files of the store.
const DESCRIPTORS_MORE_MAX: usize = 16;

const MIXED: &str = r#"
import os
def handler(event, context):
    print("number", event["number"], "runs")
    if event["do"] == "fail": raise ValueError(f"failed {event['number']}")
    if event["do"] == "crash": os._exit(event["number"] % 100 + 1)
    return event["number"]
"#;

const ENDLESS: &str = r#"
import time
def handler(event, context):
    print("number", event["number"], "runs")
    time.sleep(60)
"#;

#[test]
fn every_request_under_load_gets_exactly_one_right_answer_and_nothing_leaks() {
    let world = World::new();
    let function = |name, source, timeout_s| {
        let function = world.function(name).python(source).timeout(timeout_s);
        function.memory(1769).create();
    };
    function("mixed", MIXED, 60);
    function("endless", ENDLESS, 1);
    // What is opened once and stays is not a leak.
    for number in 0..3 {
        Kind::of(number).check(number, &Kind::of(number).invoke(world.url(), number));
    }
    let before = Holdings::of(world.server().pid());
    let latencies = load(world.url());
    assert_each_ran_once(&world, &latencies);
    release(&world);
    before.assert_not_outgrown(world.server().pid());
    tell(latencies);
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Succeed,
    Fail,
    Crash,
    TimeOut,
}

impl Kind {
    /// In turn; crashes and timeouts cost a start of the runtime each.
    fn of(number: u64) -> Kind {
        match number % 32 {
            1 | 9 | 17 => Kind::Fail,
            2 | 18 => Kind::Crash,
            3 => Kind::TimeOut,
            _ => Kind::Succeed,
        }
    }

    fn function(self) -> &'static str {
        match self {
            Kind::TimeOut => "endless",
            _ => "mixed",
        }
    }

    fn invoke(self, url: &str, number: u64) -> Answer {
        let what = match self {
            Kind::Succeed | Kind::TimeOut => "succeed",
            Kind::Fail => "fail",
            Kind::Crash => "crash",
        };
        let event = format!(r#"{{"number":{number},"do":"{what}"}}"#);
        try_invoke(url, self.function(), &event).expect("the server answers")
    }

    /// The answer must be this request's own.
    fn check(self, number: u64, answer: &Answer) {
        assert_eq!(answer.status, 200, "{answer:?}");
        let id = &answer.request_id;
        let expect = match self {
            Kind::Succeed => {
                assert_eq!(answer.payload, number.to_string());
                assert_eq!(answer.function_error, "");
                return;
            }
            Kind::Fail => {
                let error = answer.json();
                assert_eq!(error["errorMessage"], format!("failed {number}"));
                assert_eq!(&error["requestId"], id);
                return;
            }
            Kind::Crash => format!(
                r#"{{"errorType":"Runtime.ExitError","errorMessage":"RequestId: {id} Error: Runtime exited with error: exit status {}"}}"#,
                number % 100 + 1
            ),
            Kind::TimeOut => format!(
                r#"{{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {id} Error: Task timed out after 1.00 seconds"}}"#
            ),
        };
        assert_eq!(answer.payload, expect);
        assert_eq!(answer.function_error, "Unhandled");
    }
}

/// All connections at once until the time is over; how long each request took.
fn load(url: &str) -> Vec<(u64, Kind, Duration)> {
    let seconds = std::env::var("FRAZIL_LOAD_SECONDS").ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(SECONDS_DEFAULT));
    let numbers = AtomicU64::new(FIRST);
    let client = || {
        let mut taken = Vec::new();
        while Instant::now() < until {
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let (kind, started) = (Kind::of(number), Instant::now());
            kind.check(number, &kind.invoke(url, number));
            taken.push((number, kind, started.elapsed()));
        }
        taken
    };
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(client)).collect();
        let taken = clients.into_iter().map(ScopedJoinHandle::join);
        taken
            .flat_map(|taken| taken.expect("every answer is right"))
            .collect()
    })
}

/// Each invocation has left its line once. One that timed out may have had no time to: after the
/// first of them, the runtime's start is part of the next.
fn assert_each_ran_once(world: &World, requests: &[(u64, Kind, Duration)]) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut runs = printed(world, "mixed");
        runs.extend(printed(world, "endless"));
        let right = |(number, kind): (u64, Kind)| match runs.get(&number) {
            None => kind == Kind::TimeOut,
            Some(times) => *times == 1,
        };
        let numbers = requests.iter().map(|(number, kind, _)| (*number, *kind));
        let wrong: Vec<_> = numbers.filter(|it| !right(*it)).collect();
        if wrong.is_empty() {
            return assert!(runs.len() <= requests.len(), "somebody ran uninvited");
        }
        assert!(Instant::now() < deadline, "did not run once: {wrong:?}");
        let_time_pass(Duration::from_millis(100));
    }
}

/// How often each number was printed; the first few belong to the preparation.
fn printed(world: &World, function: &str) -> BTreeMap<u64, usize> {
    let mut runs = BTreeMap::new();
    for line in world.log_lines(function) {
        let number = line.strip_prefix("number ");
        let number = number.and_then(|line| line.split(' ').next()?.parse().ok());
        if let Some(number) = number.filter(|number| *number >= FIRST) {
            *runs.entry(number).or_default() += 1;
        }
    }
    runs
}

/// Deletes the functions and waits until no environment is left.
fn release(world: &World) {
    for function in ["mixed", "endless"] {
        let path = format!("/2015-03-31/functions/{function}");
        world.rest("DELETE", &path, &serde_json::Value::Null);
    }
    wait_for("all environments to end", || {
        let health = world.rest("GET", "/_frazil/health", &serde_json::Value::Null);
        (health.json()["counts"]["environments"] == 0).then_some(())
    });
}

/// What the server's process holds.
#[derive(Debug)]
struct Holdings {
    descriptors: usize,
    memory_kib: u64,
    threads: usize,
}

impl Holdings {
    fn of(pid: u32) -> Holdings {
        let entries = |folder: &str| {
            let entries = std::fs::read_dir(format!("/proc/{pid}/{folder}"));
            entries.expect("the server runs").count()
        };
        let status = std::fs::read_to_string(format!("/proc/{pid}/status"));
        let status = status.expect("the server runs");
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let resident = resident.expect("a process has memory").trim();
        Holdings {
            descriptors: entries("fd"),
            memory_kib: resident.trim_end_matches(" kB").parse().expect("a number"),
            threads: entries("task"),
        }
    }

    fn assert_not_outgrown(&self, pid: u32) {
        let settled = |now: &Holdings| {
            now.descriptors <= self.descriptors + DESCRIPTORS_MORE_MAX
                && now.memory_kib <= self.memory_kib + GROWTH_KIB_MAX
        };
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let now = Holdings::of(pid);
            if settled(&now) {
                eprintln!("held before: {self:?}, after: {now:?}");
                return;
            }
            assert!(Instant::now() < deadline, "before {self:?}, after {now:?}");
            let_time_pass(Duration::from_millis(100));
        }
    }
}

fn tell(mut requests: Vec<(u64, Kind, Duration)>) {
    requests.sort_by_key(|(.., took)| *took);
    for kind in [Kind::Succeed, Kind::Fail, Kind::Crash, Kind::TimeOut] {
        let mine = requests.iter().filter(|(_, it, _)| *it == kind);
        let took: Vec<Duration> = mine.map(|(.., took)| *took).collect();
        let at = |percent: usize| {
            took.get((took.len() * percent / 100).min(took.len().saturating_sub(1)))
        };
        eprintln!(
            "{kind:?}: {} requests, p50 {:?}, p99 {:?}",
            took.len(),
            at(50),
            at(99)
        );
    }
}
