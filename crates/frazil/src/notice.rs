//! What the libraries tell while they work, on its way to the person: a clonable [`Output`] that
//! fits their seams.

use std::sync::{Arc, Mutex, PoisonError};

use frazil_deploy::{Event, Level, Progress};

use crate::output::Output;

/// Tells of slow work: with a spinner on a terminal, with a line for each step elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Notice(Arc<Mutex<Output>>);

impl Notice {
    /// Tells through a copy of this output.
    pub(crate) fn new(output: &Output) -> Notice {
        Notice(Arc::new(Mutex::new(output.clone())))
    }

    /// Takes the spinner away.
    pub(crate) fn finish(&self) {
        self.with(Output::finish);
    }

    fn with(&self, tell: impl FnOnce(&mut Output)) {
        tell(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Progress for Notice {
    fn tell(&self, event: Event) {
        self.with(|output| match event {
            Event::Started { what } => output.step(&what),
            Event::Advanced { done, total } => output.advance(done, total.unwrap_or(0)),
            Event::Finished { result } => {
                output.finish();
                output.note(result);
            }
            Event::Note(note) if note.level == Level::Warning => output.warn(note.text),
            Event::Note(note) => output.note(note.text),
            _ => {}
        });
    }
}

impl frazil_lambda::runtimes::Progress for Notice {
    fn started(&self, what: &str) {
        self.with(|output| output.step(what));
    }

    fn finished(&self, _what: &str) {
        self.with(Output::finish);
    }
}
