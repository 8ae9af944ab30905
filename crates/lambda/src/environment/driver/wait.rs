//! Waiting until somebody says something, ends, or the time is over.

use std::time::Duration;

use frazil_sandbox::Exit;
use tokio::time::Instant;

use super::{Downfall, Driver};
use crate::environment::alarm::Waited;
use crate::environment::downfall::extension_exit;
use crate::environment::run::{Run, Watched};
use crate::runtime_api::server::Conversation;

/// After a process has ended, what it sent last may still be on its way to us.
pub(super) const EXIT_GRACE: Duration = Duration::from_millis(100);

/// The system's number for a file that may not be executed.
const EACCES: i32 = 13;

/// How a wait ended.
pub(super) enum Ended<T> {
    Said(T),
    Fell(Downfall),
}

impl Ended<()> {
    /// Why it did not come to pass.
    pub(super) fn fallen(self) -> Option<Downfall> {
        match self {
            Ended::Said(()) => None,
            Ended::Fell(downfall) => Some(downfall),
        }
    }
}

impl Driver {
    /// Waits until somebody says what counts, any process ends, or the time is over.
    pub(super) async fn until<T>(
        &mut self,
        mut deadline: Instant,
        said: impl Fn(&Conversation) -> Option<T>,
    ) -> Ended<T> {
        let mut fallen = None;
        loop {
            let Some(run) = self.room.run() else {
                return Ended::Fell(Downfall::TimedOut);
            };
            if let Some(said) = said(&run.conversation) {
                return Ended::Said(said);
            }
            let silent = !run.conversation.is_open();
            if fallen.is_none()
                && let Some(downfall) = self.fallen()
            {
                fallen = Some(downfall);
                deadline = deadline.min(Instant::now() + EXIT_GRACE);
            }
            if fallen.is_some() && silent
                || self.alarm.wait(&self.handle.changed, deadline).await == Waited::Deadline
            {
                return Ended::Fell(fallen.unwrap_or(Downfall::TimedOut));
            }
        }
    }

    /// What it means if a process has ended.
    fn fallen(&mut self) -> Option<Downfall> {
        let run = self.room.run()?;
        if let Some(exit) = run.runtime().and_then(Watched::exited) {
            return Some(self.runtime_exited(exit));
        }
        let mut extensions = run.extensions();
        let (name, exit) = extensions.find_map(|(name, it)| Some((name, it.exited()?)))?;
        Some(extension_exited(run, name, exit))
    }

    fn runtime_exited(&mut self, exit: Exit) -> Downfall {
        let release = &self.release;
        if let Exit::NotStarted(errno) = exit
            && let Some(message) = release.missing_entrypoint(errno)
        {
            return Downfall::NoEntrypoint(message);
        }
        Downfall::Exited {
            exit,
            out_of_memory: self.room.is_out_of_memory(),
        }
    }
}

/// An extension that reported an error first has said why it ended.
fn extension_exited(run: &Run, name: &str, exit: Exit) -> Downfall {
    let extensions = run.conversation.extensions();
    let message = extension_exit(name, exit);
    if let Exit::NotStarted(errno) = exit {
        let error_type = match errno {
            EACCES => "PermissionDenied",
            _ => "UnknownError",
        };
        extensions.not_launched(name, error_type);
        let kind = "Extension.LaunchError";
        return Downfall::Extension { kind, message };
    }
    let kind = extensions.registry().fatal().unwrap_or("Extension.Crash");
    Downfall::Extension { kind, message }
}
