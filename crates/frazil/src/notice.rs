//! What the libraries tell while they work, on its way to the person: a clonable [`Output`] that
//! fits their seams.

use std::sync::{Arc, Mutex, PoisonError};

use frazil_deploy::{Event, Level, Progress};

use crate::output::Output;

/// Tells of slow work: with a spinner on a terminal, with a line for each step elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Notice(Arc<Mutex<Teller>>);

#[derive(Debug)]
struct Teller {
    output: Output,
    /// What is under way, the outermost first.
    steps: Vec<String>,
}

impl Notice {
    /// Tells through a copy of this output.
    pub(crate) fn new(output: &Output) -> Notice {
        Notice(Arc::new(Mutex::new(Teller {
            output: output.clone(),
            steps: Vec::new(),
        })))
    }

    /// Takes the spinner away, whatever is under way.
    pub(crate) fn finish(&self) {
        self.with(|teller| {
            teller.steps.clear();
            teller.output.finish();
        });
    }

    fn with(&self, tell: impl FnOnce(&mut Teller)) {
        tell(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Teller {
    fn begin(&mut self, step: &str) {
        self.output.step(step);
        self.steps.push(step.to_owned());
    }

    fn end(&mut self, result: &str) {
        let step = self.steps.pop().unwrap_or_default();
        self.output.done(&step, result);
        if let Some(outer) = self.steps.last() {
            self.output.resume(outer);
        }
    }
}

impl Progress for Notice {
    fn tell(&self, event: Event) {
        self.with(|teller| match event {
            Event::Started { what } => teller.begin(&what),
            Event::Advanced { done, total } => teller.output.advance(done, total.unwrap_or(0)),
            Event::Finished { result } => teller.end(&result),
            Event::Note(note) if note.level == Level::Warning => teller.output.warn(note.text),
            Event::Note(note) => teller.output.note(note.text),
            _ => {}
        });
    }
}

impl frazil_lambda::runtimes::Progress for Notice {
    fn started(&self, what: &str) {
        self.with(|teller| teller.begin(what));
    }

    fn finished(&self, _what: &str) {
        self.with(|teller| teller.end(""));
    }
}
