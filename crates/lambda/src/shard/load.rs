//! Whether a core has time left, as `/proc/stat` says.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::time::{Duration, Instant};

/// How long a verdict holds. The kernel counts in hundredths of a second, so that shorter windows
/// tell nothing.
const WINDOW: Duration = Duration::from_millis(50);

/// What was counted longer ago says nothing about now.
const MEMORY: Duration = Duration::from_secs(1);

/// A core that idles less than this share of its time, in percent, has none left.
const IDLE_PERCENT_MIN: u64 = 10;

/// The lines of up to this many cores are read.
const STAT_BYTES: usize = 16 * 1024;

/// The load of one core, or of all when there is no pinning.
#[derive(Debug)]
pub(crate) struct CoreLoad {
    /// How the core's line begins.
    label: String,
    /// `None` where `/proc` cannot be read: then no core is ever saturated.
    stat: Option<File>,
    last: RefCell<Option<(Instant, Times)>>,
    saturated: Cell<bool>,
}

/// Hundredths of a second since the start of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Times {
    idle: u64,
    all: u64,
}

impl CoreLoad {
    pub(crate) fn of(core: Option<usize>) -> CoreLoad {
        CoreLoad {
            label: core.map_or_else(|| "cpu ".to_owned(), |core| format!("cpu{core} ")),
            stat: File::open("/proc/stat").ok(),
            last: RefCell::default(),
            saturated: Cell::default(),
        }
    }

    /// Whether it was busy nearly all the time lately. Reads at most once in 50 ms.
    pub(crate) fn is_saturated(&self) -> bool {
        let now = Instant::now();
        let mut last = self.last.borrow_mut();
        match *last {
            Some((at, _)) if now.duration_since(at) < WINDOW => {}
            Some((at, before)) if now.duration_since(at) < MEMORY => {
                if let Some(times) = self.read() {
                    self.saturated.set(is_busy(before, times));
                    *last = Some((now, times));
                }
            }
            _ => {
                self.saturated.set(false);
                *last = self.read().map(|times| (now, times));
            }
        }
        self.saturated.get()
    }

    fn read(&self) -> Option<Times> {
        let mut buffer = vec![0; STAT_BYTES];
        let read = self.stat.as_ref()?.read_at(&mut buffer, 0).ok()?;
        let text = std::str::from_utf8(&buffer[..read]).ok()?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(&self.label))?;
        Some(parse(line))
    }
}

/// The numbers of a core's line: user, nice, system, idle, iowait, irq, softirq, steal, and guest
/// time, which user time contains already.
fn parse(line: &str) -> Times {
    let numbers: Vec<u64> = line
        .split_whitespace()
        .take(8)
        .map(|number| number.parse().unwrap_or(0))
        .collect();
    Times {
        idle: numbers.iter().skip(3).take(2).sum(),
        all: numbers.iter().sum(),
    }
}

fn is_busy(before: Times, now: Times) -> bool {
    let all = now.all.saturating_sub(before.all);
    let idle = now.idle.saturating_sub(before.idle);
    all > 0 && idle * 100 < all * IDLE_PERCENT_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_is_saturated_when_it_hardly_idles() {
        let before = parse("100 0 50 1000 10 0 5 0 0 0");
        assert_eq!(
            before,
            Times {
                idle: 1010,
                all: 1165
            }
        );
        assert!(is_busy(before, parse("105 0 50 1000 10 0 5 0 0 0")));
        assert!(!is_busy(before, parse("103 0 50 1002 10 0 5 0 0 0")));
        assert!(!is_busy(before, before), "no time has passed");
    }
}
