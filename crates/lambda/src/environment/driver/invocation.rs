//! One event, from its arrival to its report.

use std::time::Duration;

use frazil_sandbox::EnvironmentError;
use tracing::{Instrument, debug_span, trace_span};

use super::wait::Ended;
use super::{Downfall, Driver};
use crate::environment::Work;
use crate::environment::life::State;
use crate::environment::ongoing::Ongoing;
use crate::metrics::Metrics;
use crate::metrics::tally::Run;
use crate::record::{Entry, Report, RuntimeDone, Span, Start, Status};
use crate::runtime_api::server::Conversation;

impl Driver {
    /// One event from its start to its report. Returns the next one if it is waiting.
    pub(super) async fn invocation(
        &mut self,
        work: Work,
    ) -> Result<Option<Work>, EnvironmentError> {
        let timeout = Duration::from_secs(u64::from(self.release.timeout_s));
        let mut ongoing = Ongoing::start(work, timeout);
        if let Some(bytes) = ongoing.log_tail_bytes {
            self.journal.keep_tail(bytes);
        }
        let again = match self.room.run() {
            Some(_) => None,
            None => self.init_again(&ongoing).await?,
        };
        self.record(&Entry::Start(&Start {
            request_id: &ongoing.request_id,
            version: &self.release.version,
            function_arn: &ongoing.invoked_arn,
            trace: ongoing.trace(&self.release),
        }));
        let downfall = match again {
            Some(downfall) => Some(downfall),
            None => self.event(&mut ongoing).await?,
        };
        ongoing.stop(downfall.as_ref());
        let (status, reset) = match downfall {
            None => (Status::Success, Ok(())),
            Some(downfall) => self.fail(&mut ongoing, downfall).await,
        };
        // Even if the environment breaks now, the caller hears how the function ended.
        let next = reset.and_then(|()| self.rest(ongoing.pace()));
        self.conclude(ongoing, &status);
        next
    }

    /// Delivers, runs, replies, drains: the runtime and every extension ask for the next event.
    async fn event(&mut self, ongoing: &mut Ongoing) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::Invoke);
        self.deliver(ongoing)?;
        let answer = self.until(ongoing.deadline, Conversation::take_posted);
        match answer.instrument(debug_span!("run")).await {
            Ended::Said(posted) => {
                ongoing.answered(posted, self.shard.settings.limits.response_bytes_max);
                self.fleet.answered(&self.handle);
                if ongoing.log_tail_bytes.is_none() {
                    self.reply(ongoing, None);
                }
            }
            Ended::Fell(downfall) => return Ok(Some(downfall)),
        }
        self.enter(State::Draining);
        let ready = |conversation: &Conversation| conversation.is_ready().then_some(());
        if let Ended::Fell(downfall) = self.until(ongoing.deadline, ready).await {
            return Ok(Some(downfall));
        }
        self.record_runtime_done(ongoing, &ongoing.outcome());
        ongoing.runtime_done();
        let ready = |conversation: &Conversation| conversation.all_ready().then_some(());
        Ok(self.until(ongoing.deadline, ready).await.fallen())
    }

    fn record_runtime_done(&self, ongoing: &Ongoing, status: &Status) {
        if !self.journal.is_detailed() {
            return;
        }
        // What the function has said comes first.
        self.collect();
        let answering = self.room.run().and_then(|run| run.conversation.answering());
        self.record(&Entry::RuntimeDone(&RuntimeDone {
            request_id: &ongoing.request_id,
            status,
            duration: ongoing.started.elapsed(),
            produced_bytes: answering.map_or(0, |answering| answering.bytes),
            spans: &ongoing.spans(answering),
            trace: ongoing.trace(&self.release),
        }));
    }

    /// The bytes first, then the thaw: the runtime wakes up with its event before it.
    fn deliver(&mut self, ongoing: &mut Ongoing) -> Result<(), EnvironmentError> {
        {
            let _phase = trace_span!("deliver").entered();
            let run = self.room.run().ok_or(EnvironmentError::Gone)?;
            run.conversation
                .deliver(ongoing.take_event(), ongoing.outlet());
        }
        let _phase = trace_span!("thaw").entered();
        self.thaw()
    }

    /// Somebody is gone, so all have to go; `/tmp` stays.
    async fn fail(
        &mut self,
        ongoing: &mut Ongoing,
        downfall: Downfall,
    ) -> (Status, Result<(), EnvironmentError>) {
        self.enter(State::Resetting);
        let status = downfall.status();
        if !ongoing.is_runtime_done() {
            self.record_runtime_done(ongoing, &status);
        }
        let reset = self.reset(downfall.reason()).await;
        if status == Status::Timeout {
            Metrics::count(&self.shard.settings.metrics.timeouts);
        }
        downfall.tell(&ongoing.request_id, ongoing.timeout, |entry| {
            self.record(&entry);
        });
        ongoing.fell(downfall);
        self.fleet.answered(&self.handle);
        (status, reset)
    }

    /// END and REPORT, and the answer if it carries them.
    fn conclude(&mut self, mut ongoing: Ongoing, status: &Status) {
        let _phase = trace_span!("record").entered();
        self.collect();
        let overhead = self.has_extensions.then(|| ongoing.extension_overhead());
        let overhead: Vec<Span> = overhead.flatten().into_iter().collect();
        let report = Report {
            request_id: &ongoing.request_id,
            duration: ongoing.duration,
            init: self.init.take(),
            memory_mb: self.release.memory_mb,
            memory_peak_mb: self.room.memory_peak_bytes().div_ceil(1 << 20),
            status,
            spans: &overhead,
            trace: ongoing.trace(&self.release),
        };
        self.record(&Entry::End {
            request_id: &ongoing.request_id,
        });
        self.record(&Entry::Report(&report));
        self.count(&ongoing);
        let tail = self.journal.take_tail();
        self.reply(&mut ongoing, tail);
    }

    fn count(&self, ongoing: &Ongoing) {
        let failed = ongoing.has_failed();
        if failed {
            Metrics::count(&self.shard.settings.metrics.errors);
        }
        self.shard.ran(&Run {
            invoked_arn: &ongoing.invoked_arn,
            release: &self.release,
            started_at: ongoing.started_at,
            duration_ms: ongoing.duration.as_secs_f64() * 1000.0,
            failed,
            running: ongoing.running,
        });
    }

    fn reply(&self, ongoing: &mut Ongoing, tail: Option<Vec<u8>>) {
        let _phase = trace_span!("reply").entered();
        ongoing.reply(&self.release.version, tail);
    }
}
