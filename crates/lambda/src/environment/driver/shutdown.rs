//! How processes are asked to end before they are killed (`lambda.md` §1.4).
//!
//! Only an environment with extensions is asked: without any, nobody ever sees a signal.

use std::time::Duration;

use frazil_sandbox::{ProgramId, ProgramSignal};
use jiff::Timestamp;
use tokio::time::Instant;

use super::Driver;
use crate::environment::alarm::Waited;
use crate::environment::run::{Run, Watched};
use crate::extensions::told::{Kind, Reason};

/// The part of the time that the runtime may use, in percent, when there are external extensions:
/// they are told after it has gone.
const RUNTIME_SHARE_PERCENT: u32 = 30;

/// The part of the time that extensions may use to take telemetry, in percent, twice.
const FLUSH_SHARE_PERCENT: u32 = 10;

impl Driver {
    /// Asks the runtime to end, then the extensions. Whoever is left afterwards is killed by the
    /// caller, who resets or destroys.
    pub(super) async fn shut_down(&mut self, reason: Reason) {
        let Some(budget) = self.shutdown_budget(reason) else {
            return;
        };
        if let Err(error) = self.thaw() {
            return tracing::warn!(%error, "an environment that ends cannot be thawed");
        }
        let now = Instant::now();
        // Once for extensions inside the runtime, once with the runtime's last words.
        self.flush_telemetry(budget.flush).await;
        self.end_runtime(now + budget.runtime).await;
        self.flush_telemetry(budget.flush).await;
        self.end_extensions(reason, now + budget.all).await;
    }

    /// Nothing when nobody has to be asked.
    fn shutdown_budget(&self, reason: Reason) -> Option<Budget> {
        let run = self.room.run()?;
        let limits = &self.shard.settings.limits;
        let registry = run.conversation.extensions().registry();
        let external = registry.all().iter().any(|it| it.external);
        if registry.is_empty() {
            return None;
        }
        let ms = match (external, reason) {
            (false, Reason::Spindown) => limits.shutdown_internal_ms_max,
            _ => limits.shutdown_ms_max,
        };
        let all = Duration::from_millis(ms);
        let runtime = match external {
            true => all * RUNTIME_SHARE_PERCENT / 100,
            false => all,
        };
        let flush = all * FLUSH_SHARE_PERCENT / 100;
        Some(Budget {
            all,
            runtime,
            flush,
        })
    }

    /// Delivers to extensions what waits for them.
    async fn flush_telemetry(&self, wait: Duration) {
        self.collect();
        self.journal.hub().flush(Instant::now() + wait).await;
    }

    async fn end_runtime(&mut self, deadline: Instant) {
        let Some(runtime) = self.room.run().and_then(Run::runtime) else {
            return;
        };
        let program = runtime.program;
        if runtime.exited().is_some() {
            return;
        }
        self.signal(program, ProgramSignal::Terminate);
        let gone = |run: &Run| run.runtime().is_none_or(|it| it.exited().is_some());
        if !self.until_gone(deadline, gone).await {
            self.signal(program, ProgramSignal::Kill);
        }
    }

    async fn end_extensions(&mut self, reason: Reason, deadline: Instant) {
        let Some(run) = self.room.run() else {
            return;
        };
        let extensions = run.conversation.extensions();
        let left = deadline.saturating_duration_since(Instant::now());
        let left_ms = i64::try_from(left.as_millis()).unwrap_or(i64::MAX);
        let deadline_ms = Timestamp::now().as_millisecond().saturating_add(left_ms);
        extensions.tell_shutdown(reason, deadline_ms);
        let deaf: Vec<ProgramId> = run
            .extensions()
            .filter(|(name, _)| !hears(run, name))
            .map(|(_, watched)| watched.program)
            .collect();
        for program in deaf {
            self.signal(program, ProgramSignal::Kill);
        }
        let gone = |run: &Run| {
            let ended = |(_, it): (&str, &Watched)| it.exited().is_some();
            run.extensions().all(ended)
        };
        self.until_gone(deadline, gone).await;
    }

    fn signal(&self, program: ProgramId, signal: ProgramSignal) {
        if let Err(error) = self.room.signal(program, signal) {
            tracing::warn!(%error, ?signal, "a process cannot be signalled");
        }
    }

    /// Whether it came true in time.
    async fn until_gone(&mut self, deadline: Instant, gone: impl Fn(&Run) -> bool) -> bool {
        loop {
            if self.room.run().is_none_or(&gone) {
                return true;
            }
            if self.alarm.wait(&self.handle.changed, deadline).await == Waited::Deadline {
                return false;
            }
        }
    }
}

/// How long things may take.
struct Budget {
    all: Duration,
    runtime: Duration,
    flush: Duration,
}

fn hears(run: &Run, name: &str) -> bool {
    let registry = run.conversation.extensions().registry();
    let mut all = registry.all().iter();
    all.any(|it| it.external && it.name == name && it.hears(Kind::Shutdown))
}
