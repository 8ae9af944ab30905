//! The task that leads one environment through its life.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use frazil_sandbox::{EnvironmentError, Exit, Program};
use jiff::Timestamp;
use tokio::time::Instant;
use tracing::{Instrument, debug_span, trace_span};

use super::alarm::{Alarm, Waited};
use super::downfall::Downfall;
use super::life::State;
use super::ongoing::Ongoing;
use super::room::{Room, Started};
use super::run::Run;
use super::{Handle, Work, place};
use crate::invoke::InvokeError;
use crate::metrics::Metrics;
use crate::output::journal::Journal;
use crate::pool::Fleet;
use crate::record::{Entry, Init, InitStart, Phase, Report, RuntimeDone, Start, Status};
use crate::release::Release;
use crate::runtime_api::server::{Conversation, Failure};
use crate::shard::{Endpoint, Shard};
use crate::variables::{self, Instance};

/// After a process has ended, what it sent last may still be on its way to us.
const EXIT_GRACE: Duration = Duration::from_millis(100);

/// Why environments are made: an invocation waits.
const ON_DEMAND: &str = "on-demand";

/// Makes an environment for this work, on this shard.
pub(crate) fn spawn(shard: &Rc<Shard>, fleet: &Rc<Fleet>, work: Work) {
    let handle = Handle::new();
    fleet.join(&handle);
    let existing = shard.settings.metrics.environment();
    let life = live(shard.clone(), fleet.clone(), handle, work);
    tokio::task::spawn_local(async move {
        life.await;
        drop(existing);
    });
}

/// From nothing to nothing.
async fn live(shard: Rc<Shard>, fleet: Rc<Fleet>, handle: Rc<Handle>, work: Work) {
    let release = work.release.clone();
    // The package's folder stays as long as somebody has the release: until nothing is mounted.
    let _code = release.clone();
    let (journal, program) = prepare(&shard, &release);
    record_init_start(&journal, &release, Phase::Init);
    let made = Room::make(&shard, &release, program);
    let room = match made.instrument(debug_span!("create")).await {
        Ok((room, started)) => {
            Metrics::count(&shard.settings.metrics.cold_starts);
            let mut driver = Driver {
                init: None,
                alarm: Alarm::default(),
                state: State::Creating,
                shard: shard.clone(),
                fleet: fleet.clone(),
                handle: handle.clone(),
                release,
                journal,
                room,
            };
            driver.serve(started, work).await;
            Some(driver.room)
        }
        Err(error) => {
            let error = chain(&error);
            tracing::error!(function = release.function_name, %error, "there is no environment");
            work.refuse(InvokeError::Environment(error));
            None
        }
    };
    fleet.leave(&handle);
    if let Some(work) = handle.inbox.take() {
        // It broke while it was idle, and got this before anybody could know.
        shard.place(work, true);
    }
    if let Some(room) = room {
        room.destroy().instrument(debug_span!("destroy")).await;
    }
}

/// The log and the program of a new environment.
fn prepare(shard: &Shard, release: &Release) -> (Rc<Journal>, Program) {
    let settings = &shard.settings;
    let stream = place::log_stream(release, Timestamp::now(), settings.entropy.uuid());
    let credentials = settings.credentials.issue(&release.role_arn);
    let endpoint = settings.endpoint.as_ref().map(Endpoint::url);
    let instance = Instance {
        log_stream: &stream,
        region: &settings.region,
        initialization_type: ON_DEMAND,
        credentials: &credentials,
        endpoint: endpoint.as_deref(),
    };
    let variables = variables::of_environment(release, &instance);
    let program = place::program(release, variables);
    let (group, sink) = (release.log_group.clone(), settings.logs.clone());
    let (logging, batch) = (release.logging.clone(), shard.batch.clone());
    (Journal::new(group, stream, logging, sink, batch), program)
}

fn record_init_start(journal: &Rc<Journal>, release: &Release, phase: Phase) {
    journal.record(&Entry::InitStart(&InitStart {
        init: on_demand(phase),
        runtime_version: &release.image.version,
        function_name: &release.function_name,
        version: &release.version,
        instance_id: journal.stream(),
        memory_mb: release.memory_mb,
    }));
}

fn on_demand(phase: Phase) -> Init<'static> {
    Init {
        kind: ON_DEMAND,
        phase,
    }
}

/// An environment that exists.
struct Driver {
    shard: Rc<Shard>,
    fleet: Rc<Fleet>,
    handle: Rc<Handle>,
    release: Arc<Release>,
    journal: Rc<Journal>,
    state: State,
    room: Room,
    /// The init phase, until a report has told it.
    init: Option<Duration>,
    alarm: Alarm,
}

/// How a wait for the runtime ended.
enum Ended<T> {
    Said(T),
    Fell(Downfall),
}

impl Driver {
    /// One event after the other, until the environment has to end.
    async fn serve(&mut self, started: Started, work: Work) {
        if let Err(error) = self.try_serve(started, work).await {
            let (function, error) = (&self.release.function_name, chain(&error));
            tracing::error!(function, %error, "an environment broke");
        }
        self.enter(State::Shutdown);
    }

    async fn try_serve(
        &mut self,
        started: Started,
        mut work: Work,
    ) -> Result<(), EnvironmentError> {
        self.init_phase(started)
            .instrument(debug_span!("init"))
            .await?;
        loop {
            let next = match self.invocation(work).await? {
                Some(next) => Some(next),
                None => self.idle().await?,
            };
            match next {
                Some(next) => work = next,
                None => return Ok(()),
            }
        }
    }

    /// Ten seconds, CPU not capped. A failure is not the end: the invocation tries again.
    async fn init_phase(&mut self, started: Started) -> Result<(), EnvironmentError> {
        self.enter(State::Init);
        let (at, limits) = (started.at, &self.shard.settings.limits);
        let deadline = at + Duration::from_millis(limits.init_ms_max);
        self.listen(started)?;
        let downfall = self.until_ready(deadline).await;
        let duration = at.elapsed();
        if downfall.is_none() {
            self.init = Some(duration);
            self.fleet.started_in(duration);
        } else {
            self.enter(State::InitFailed);
            self.room.reset().await?;
        }
        self.record_init(Phase::Init, duration, downfall.as_ref());
        self.room.cap_cpu()
    }

    fn record_init(&self, phase: Phase, duration: Duration, downfall: Option<&Downfall>) {
        let status = &downfall.map_or(Status::Success, Downfall::status);
        let init = on_demand(phase);
        self.record(&Entry::InitRuntimeDone { init, status });
        self.record(&Entry::InitReport {
            init,
            duration,
            status,
        });
    }

    /// One event from its start to its report. Returns the next one if it is waiting.
    async fn invocation(&mut self, work: Work) -> Result<Option<Work>, EnvironmentError> {
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
        let next = reset.and_then(|()| self.rest(&ongoing));
        self.conclude(ongoing, &status);
        next
    }

    /// On to the next event, or to rest.
    fn rest(&mut self, ongoing: &Ongoing) -> Result<Option<Work>, EnvironmentError> {
        let next = self.fleet.finish(&self.handle, ongoing.pace());
        if next.is_none() {
            let _phase = trace_span!("freeze").entered();
            self.room.freeze()?;
        }
        Ok(next)
    }

    /// The runtime starts inside the invocation: "suppressed init".
    async fn init_again(
        &mut self,
        ongoing: &Ongoing,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::InvokeWithInit);
        record_init_start(&self.journal, &self.release, Phase::Invoke);
        let started = self.room.start().await?;
        self.listen(started)?;
        let ready = self.until_ready(ongoing.deadline);
        let downfall = ready.instrument(debug_span!("init")).await;
        self.collect();
        self.record_init(Phase::Invoke, ongoing.started.elapsed(), downfall.as_ref());
        Ok(downfall)
    }

    /// Delivers, runs, replies, drains.
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
        match self.until(ongoing.deadline, ready).await {
            Ended::Said(()) => {
                self.record_runtime_done(ongoing, &ongoing.outcome());
                Ok(None)
            }
            Ended::Fell(downfall) => Ok(Some(downfall)),
        }
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
        self.room.thaw()
    }

    /// The runtime is gone or has to go; `/tmp` stays.
    async fn fail(
        &mut self,
        ongoing: &mut Ongoing,
        downfall: Downfall,
    ) -> (Status, Result<(), EnvironmentError>) {
        self.enter(State::Resetting);
        let status = downfall.status();
        self.record_runtime_done(ongoing, &status);
        let reset = self.room.reset().await;
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
        let report = Report {
            request_id: &ongoing.request_id,
            duration: ongoing.duration,
            init: self.init.take(),
            memory_mb: self.release.memory_mb,
            memory_peak_mb: self.room.memory_peak_bytes().div_ceil(1 << 20),
            status,
            spans: &[],
            trace: ongoing.trace(&self.release),
        };
        self.record(&Entry::End {
            request_id: &ongoing.request_id,
        });
        self.record(&Entry::Report(&report));
        let tail = self.journal.take_tail();
        self.reply(&mut ongoing, tail);
    }

    fn reply(&self, ongoing: &mut Ongoing, tail: Option<Vec<u8>>) {
        let _phase = trace_span!("reply").entered();
        if ongoing.has_failed() {
            Metrics::count(&self.shard.settings.metrics.errors);
        }
        ongoing.reply(&self.release.version, tail);
    }

    /// Frozen until there is work. Nothing when the environment has to end.
    async fn idle(&mut self) -> Result<Option<Work>, EnvironmentError> {
        self.enter(State::Idle);
        loop {
            if let Some(work) = self.handle.inbox.take() {
                return Ok(Some(work));
            }
            if self.handle.retired.get() {
                return Ok(None);
            }
            if self.room.run().and_then(Run::exited).is_some() {
                // Killed from outside while it was frozen.
                self.enter(State::Resetting);
                self.room.reset().await?;
                self.enter(State::Idle);
            }
            self.handle.changed.notified().await;
        }
    }

    /// Takes the process's first word: it waits for an event, or it says why it cannot.
    async fn until_ready(&mut self, deadline: Instant) -> Option<Downfall> {
        let said = |conversation: &Conversation| -> Option<Result<(), Failure>> {
            let failure = conversation.take_init_error().map(Err);
            failure.or_else(|| conversation.is_ready().then_some(Ok(())))
        };
        match self.until(deadline, said).await {
            Ended::Said(Ok(())) => None,
            Ended::Said(Err(failure)) => {
                // It ends by itself now, and what it still prints belongs to the log.
                let nothing = |_: &Conversation| None::<()>;
                self.until(Instant::now() + EXIT_GRACE, nothing).await;
                Some(Downfall::Init(failure))
            }
            Ended::Fell(downfall) => Some(downfall),
        }
    }

    /// Waits until the runtime says something, ends, or the time is over.
    async fn until<T>(
        &mut self,
        mut deadline: Instant,
        said: impl Fn(&Conversation) -> Option<T>,
    ) -> Ended<T> {
        let mut exited = None;
        loop {
            let Some(run) = self.room.run() else {
                return Ended::Fell(Downfall::TimedOut);
            };
            if let Some(said) = said(&run.conversation) {
                return Ended::Said(said);
            }
            let silent = !run.conversation.is_open();
            if exited.is_none()
                && let Some(exit) = run.exited()
            {
                exited = Some(self.exited(exit));
                deadline = deadline.min(Instant::now() + EXIT_GRACE);
            }
            if exited.is_some() && silent
                || self.alarm.wait(&self.handle.changed, deadline).await == Waited::Deadline
            {
                return Ended::Fell(exited.unwrap_or(Downfall::TimedOut));
            }
        }
    }

    fn exited(&mut self, exit: Exit) -> Downfall {
        let release = &self.release;
        if let Exit::NotStarted(_) = exit
            && let Some(message) = release.image.missing_entrypoint(&release.code_dir)
        {
            return Downfall::NoEntrypoint(message);
        }
        Downfall::Exited {
            exit,
            out_of_memory: self.room.is_out_of_memory(),
        }
    }

    fn listen(&mut self, started: Started) -> Result<(), EnvironmentError> {
        let changed = self.handle.changed.clone();
        let conversation = Conversation::new(&self.shard.settings.limits, changed.clone());
        self.room
            .listen(started, conversation, &self.journal, changed)
    }

    fn collect(&self) {
        if let Some(run) = self.room.run() {
            run.collect();
        }
    }

    fn record(&self, entry: &Entry<'_>) {
        self.journal.record(entry);
    }

    fn enter(&mut self, next: State) {
        debug_assert!(
            self.state.may_become(next) || next == State::Shutdown,
            "{:?} never becomes {next:?}",
            self.state
        );
        tracing::trace!(stream = self.journal.stream(), from = ?self.state, to = ?next);
        self.state = next;
    }
}

/// An error and its causes on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
