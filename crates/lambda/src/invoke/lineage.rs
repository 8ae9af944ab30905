//! Recursion: how often each function has run in one chain of requests.
//!
//! The chain travels in the part `Lineage` of the trace header, which AWS's clients inside a
//! function pass on with every call: `1:fe460cdd:3` says that the function whose ARN has this hash
//! has run in it and came back three times. Several functions stand one after another, with `|`.

use std::fmt;

/// AWS stops the next call after so many runs of one function in one chain.
pub(crate) const RUNS_MAX: u32 = 16;

/// Functions that a chain remembers; the oldest are forgotten. A loop is far shorter.
const FUNCTIONS_MAX: usize = 32;

/// The format's number.
const FORMAT: &str = "1:";

const PART: &str = "Lineage=";

/// One chain of requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lineage(Vec<(String, u32)>);

/// The trace header that a function sees when it is called with this one, and whether it has run
/// too often in this chain to be called again.
pub(crate) fn enter(header: &str, function_arn: &str) -> (String, bool) {
    let mut parts = header.split(';').map(str::trim);
    let given = parts.find_map(|part| part.strip_prefix(PART));
    let mut lineage = given.map(Lineage::read).unwrap_or_default();
    let runs = lineage.enter(&hash(function_arn));
    let others = header
        .split(';')
        .filter(|part| !part.trim().starts_with(PART));
    let others: Vec<&str> = others.collect();
    let header = format!("{};{PART}{lineage}", others.join(";"));
    (header, runs > RUNS_MAX)
}

impl Lineage {
    /// Reads both formats that AWS has used; what is neither is no lineage.
    fn read(text: &str) -> Lineage {
        let text = text.strip_prefix(FORMAT).unwrap_or(text);
        let entry = |entry: &str| {
            let (hash, count) = entry.split_once(':')?;
            let is_hash = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hash.then_some(())?;
            Some((hash.to_ascii_lowercase(), count.parse().ok()?))
        };
        Lineage(text.split('|').filter_map(entry).collect())
    }

    /// Counts one more run; tells how many there are now.
    fn enter(&mut self, hash: &str) -> u32 {
        match self.0.iter_mut().find(|(known, _)| known == hash) {
            Some((_, count)) => {
                *count = count.saturating_add(1);
                count.saturating_add(1)
            }
            None => {
                if self.0.len() == FUNCTIONS_MAX {
                    self.0.remove(0);
                }
                self.0.push((hash.to_owned(), 0));
                1
            }
        }
    }
}

impl fmt::Display for Lineage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(FORMAT)?;
        for (position, (hash, count)) in self.0.iter().enumerate() {
            let separator = if position == 0 { "" } else { "|" };
            write!(out, "{separator}{hash}:{count}")?;
        }
        Ok(())
    }
}

/// FNV-1a: the same in every program and on every machine.
fn hash(text: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0";

    #[test]
    fn sixteen_runs_are_let_through_and_the_next_is_not() {
        let mut header = ROOT.to_owned();
        for run in 1..=RUNS_MAX {
            let (next, too_often) = enter(&header, "arn:f");
            assert!(!too_often, "run {run}: {next}");
            header = next;
        }
        assert!(header.ends_with(":15"), "{header}");
        assert!(enter(&header, "arn:f").1);
        assert!(!enter(&header, "arn:g").1, "another function may go on");
    }

    #[test]
    fn a_loop_over_two_functions_counts_both() {
        let (header, _) = enter(ROOT, "arn:f");
        let (header, _) = enter(&header, "arn:g");
        let (header, _) = enter(&header, "arn:f");
        let lineage = header.split("Lineage=").nth(1).expect("a lineage");
        let (f, g) = (hash("arn:f"), hash("arn:g"));
        assert_eq!(lineage, format!("1:{f}:1|{g}:0"));
        assert!(header.starts_with(ROOT), "{header}");
    }

    #[test]
    fn both_formats_are_read_and_nonsense_is_not() {
        let old = Lineage::read("a87bd80c:1|68fd508a:5");
        assert_eq!(old.to_string(), "1:a87bd80c:1|68fd508a:5");
        assert_eq!(Lineage::read("1:fe460cdd:0").to_string(), "1:fe460cdd:0");
        assert_eq!(Lineage::read("1:nonsense:x|y|:::"), Lineage::default());
    }

    #[test]
    fn a_chain_is_bounded() {
        let mut header = ROOT.to_owned();
        for number in 0..100 {
            header = enter(&header, &format!("arn:{number}")).0;
        }
        assert_eq!(header.matches('|').count(), FUNCTIONS_MAX - 1);
    }
}
