//! Feeding readers with what is nearly right: the files of a small corpus, and mutations of them.
//!
//! The same bytes in each run: a failure comes back. `FRAZIL_FUZZ_FACTOR=100` makes a hundred
//! times as many mutations, `FRAZIL_FUZZ_SEED` others. What makes a reader panic is kept in the
//! temporary folder; once it is understood it belongs into the corpus.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

/// Longest input that is made.
const INPUT_BYTES_MAX: usize = 64 << 10;

/// What numbers, lengths and texts break readers.
const TOKENS: [&[u8]; 24] = [
    b"0",
    b"-1",
    b"65536",
    b"4294967296",
    b"18446744073709551616",
    b"ffffffffffffffff",
    b"1e999",
    b"null",
    b"true",
    b"{}",
    b"[[[[[[[[",
    b"\"\\ud800\"",
    b"\"statusCode\":",
    b"\r\n\r\n",
    b"\n",
    b"\0",
    b"\0\0\0\0\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xc3\xa4",
    b"\xe4",
    b"%",
    b"%00",
    b"../",
    b"; ",
];

/// Gives `reader` each file of `tests/fuzz/corpus/<name>`, and `rounds` mutations of them.
///
/// # Panics
/// When the corpus is empty, or the reader panics.
pub(crate) fn feed(name: &str, rounds: usize, reader: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus");
    let corpus = read(&folder.join(name));
    assert!(!corpus.is_empty(), "the corpus {name} is empty");
    let number = |variable: &str| std::env::var(variable).ok()?.parse::<u64>().ok();
    let factor = number("FRAZIL_FUZZ_FACTOR").unwrap_or(1) as usize;
    let mut dice = Dice(number("FRAZIL_FUZZ_SEED").unwrap_or(0x5eed) | 1);
    corpus
        .iter()
        .for_each(|bytes| attempt(name, bytes, &reader));
    for _ in 0..rounds * factor {
        let (one, other) = (dice.pick(&corpus), dice.pick(&corpus));
        attempt(name, &dice.mutate(one, other), &reader);
    }
}

/// The files in the order of their names.
fn read(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("the corpus is committed");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter();
    files
        .map(|path| std::fs::read(path).expect("a file"))
        .collect()
}

fn attempt(name: &str, bytes: &[u8], reader: &impl Fn(&[u8])) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| reader(bytes))) {
        let kept = std::env::temp_dir().join(format!("frazil-fuzz-{name}"));
        let _ = std::fs::write(kept, bytes);
        resume_unwind(panic);
    }
}

/// A small generator (xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A range of at most 16 elements.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..(start + self.below(17)).min(length)
    }

    fn mutate(&mut self, one: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = one.to_vec();
        for _ in 0..=self.below(4) {
            self.change(&mut bytes, other);
        }
        bytes.truncate(INPUT_BYTES_MAX);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let (at, range) = (self.below(bytes.len()), self.range(bytes.len()));
        match self.below(8) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
            1 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
            2 => drop(bytes.drain(range)),
            3 => {
                let copy = bytes[range].to_vec();
                bytes.splice(at..at, copy);
            }
            4 => bytes.truncate(at),
            5 => bytes
                .splice(at.., other[self.below(other.len() + 1)..].iter().copied())
                .for_each(drop),
            6 => bytes[range].reverse(),
            _ => {
                let token = *self.pick(&TOKENS);
                bytes.splice(at..at, token.iter().copied());
            }
        }
    }
}
