//! AWS's own test vectors: its protocols in both directions, and its signatures.
//!
//! They come from botocore's source distribution, which is fetched once into the cache (see `cargo xtask vectors`).
//! Each test says how many vectors it ran; none at all is a failure.

#[path = "../../../xtask/src/botocore.rs"]
#[allow(dead_code, unreachable_pub)]
mod botocore;
#[path = "vectors/model.rs"]
mod model;
#[path = "vectors/protocols.rs"]
mod protocols;
#[path = "vectors/signatures.rs"]
mod signatures;

use std::path::{Path, PathBuf};

/// The folder that holds the vectors.
fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    botocore::vectors(&root).expect("AWS's vectors can be fetched")
}

/// What became of the vectors of one file.
#[derive(Default)]
struct Tally {
    ran: usize,
    skipped: Vec<String>,
    failed: Vec<String>,
}

impl Tally {
    /// Notes the outcome of one vector.
    fn note(&mut self, name: &str, outcome: Result<(), String>) {
        self.ran += 1;
        if let Err(difference) = outcome {
            self.failed.push(format!("{name}: {difference}"));
        }
    }

    /// Notes the outcome of a vector that may be known to go one way only; a known one that passes is a failure too.
    fn note_unless(&mut self, known: &[(&str, &str)], name: &str, outcome: Result<(), String>) {
        match (known.iter().find(|(known, _)| *known == name), outcome) {
            (Some((_, why)), Err(_)) => self.skip(name, why),
            (Some(_), Ok(())) => {
                self.note(name, Err("is listed as skipped, but passes".to_owned()));
            }
            (None, outcome) => self.note(name, outcome),
        }
    }

    /// Names a vector that cannot be run here.
    fn skip(&mut self, name: &str, why: &str) {
        self.skipped.push(format!("{name}: {why}"));
    }

    #[allow(clippy::print_stderr, reason = "says how many vectors ran")]
    /// Reports, and fails when a vector failed or fewer than `least` ran.
    fn finish(self, what: &str, least: usize) {
        eprintln!("{what}: {} vectors ran", self.ran);
        for skipped in &self.skipped {
            eprintln!("skipped {skipped}");
        }
        assert!(
            self.failed.is_empty(),
            "{} of {} failed:\n{}",
            self.failed.len(),
            self.ran,
            self.failed.join("\n")
        );
        assert!(
            self.ran >= least,
            "only {} of at least {least} vectors ran",
            self.ran
        );
    }
}

/// Equal, or what differs.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, wanted: &T) -> Result<(), String> {
    let short = |it: &T| format!("{it:?}").chars().take(400).collect::<String>();
    if found == wanted {
        return Ok(());
    }
    Err(format!(
        "{what}\n   found {}\n  wanted {}",
        short(found),
        short(wanted)
    ))
}
