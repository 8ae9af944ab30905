//! What the deployer tells while it works: values, never prints.

/// One thing worth telling the person who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A piece of work began, perhaps within another one; `what` says it shortly ("packaging guestbook-dev").
    Started {
        /// What is being done.
        what: String,
    },
    /// The piece of work that began last moved on.
    Advanced {
        /// Units done so far.
        done: u64,
        /// Units in all, when known.
        total: Option<u64>,
    },
    /// The piece of work that began last ended well; `result` says with what ("1.2 MB in 240 files"), or is empty.
    Finished {
        /// The result in a few words.
        result: String,
    },
    /// Something that may surprise, or makes something easier.
    Note(Note),
}

/// How much a [`Note`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know.
    Hint,
    /// The result is probably not what was meant.
    Warning,
}

/// One line for the person who deploys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// One sentence, lower case, without a full stop.
    pub text: String,
}

impl Note {
    /// Good to know.
    pub fn hint(text: impl Into<String>) -> Note {
        Note {
            level: Level::Hint,
            text: text.into(),
        }
    }

    /// The result is probably not what was meant.
    pub fn warning(text: impl Into<String>) -> Note {
        Note {
            level: Level::Warning,
            text: text.into(),
        }
    }
}

/// Listens to the deployer. `()` listens to nothing.
pub trait Progress: Send + Sync {
    /// Takes one event; must not block for long.
    fn tell(&self, event: Event);

    /// [`Event::Started`].
    fn started(&self, what: String) {
        self.tell(Event::Started { what });
    }

    /// [`Event::Finished`].
    fn finished(&self, result: String) {
        self.tell(Event::Finished { result });
    }
}

impl Progress for () {
    fn tell(&self, _: Event) {}
}
