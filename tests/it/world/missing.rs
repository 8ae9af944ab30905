//! Clients that tests prove, and that not every machine can have: a test without its client says so, and whoever reads
//! the outcome of all tests sees it (`cargo xtask test` prints it last).

use std::fs::OpenOptions;
use std::io::Write as _;

use super::World;

/// A client that could not be had.
#[derive(Debug)]
pub struct Missing {
    /// What it is called.
    pub client: String,
    /// Why it is not here.
    pub why: String,
}

/// Names the file to which tests that are skipped write a line each.
const LIST: &str = "FRAZIL_TESTS_SKIPPED";

/// How much of a reason is told; the rest is in the tool's own words, which running it again shows.
const WHY_MAX: usize = 300;

impl World {
    /// A world with a server, for a test of a client; `None`, said aloud, if that client cannot be had.
    pub fn with_client<T>(client: Result<T, Missing>) -> Option<(World, T)> {
        match client {
            Ok(client) => Some((World::new(), client)),
            Err(missing) => {
                say(&missing);
                None
            }
        }
    }
}

fn say(missing: &Missing) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    let why: String = missing
        .why
        .replace('\n', " ")
        .chars()
        .take(WHY_MAX)
        .collect();
    let line = format!(
        "skipped: it::{test}: {} cannot be had: {why}",
        missing.client
    );
    eprintln!("{line}");
    let Some(list) = std::env::var_os(LIST) else {
        return;
    };
    let list = OpenOptions::new().create(true).append(true).open(list);
    let mut list = list.expect("the list of skipped tests can be written");
    writeln!(list, "{line}").expect("the list of skipped tests can be written");
}
