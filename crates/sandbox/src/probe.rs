//! What this machine offers: the list that `frazil doctor` prints.

/// One step of an environment's set-up, or one guarantee, and how it stands on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is checked, in a few words.
    pub name: &'static str,
    /// Why it is wanted.
    pub reason: &'static str,
    /// How it stands.
    pub state: State,
}

/// How a step or guarantee stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// As promised.
    Works,
    /// Environments run, with less than promised.
    Degraded {
        /// What is lost.
        lost: String,
    },
    /// No environment can be made.
    Missing {
        /// What to do.
        remedy: String,
    },
}

/// Tries each step. Makes nothing that stays.
pub fn probe() -> Vec<Check> {
    Vec::new()
}
