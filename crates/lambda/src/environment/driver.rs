//! The task that leads one environment through its life.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use frazil_sandbox::{CreateError, Environment, EnvironmentError, Exit, Process, Program};
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::alarm::{Alarm, Waited};
use super::downfall::Downfall;
use super::life::State;
use super::ongoing::Ongoing;
use super::run::Run;
use super::{Handle, Work, place};
use crate::metrics::{Gauge, Metrics};
use crate::output::journal::Journal;
use crate::pool::Fleet;
use crate::record::{self, Phase, Report, Status};
use crate::release::Release;
use crate::runtime_api::server::{Conversation, Failure};
use crate::shard::{Endpoint, Shard, ShardHandle};
use crate::variables::{self, Instance};

/// After a process has ended, what it sent last may still be on its way to us.
const EXIT_GRACE: Duration = Duration::from_millis(100);

/// A peak that was read this recently is good enough: reading costs as much as a fast invocation.
const PEAK_AGE_MAX: Duration = Duration::from_millis(50);

/// How a wait for the runtime ended.
enum Ended<T> {
    Said(T),
    Fell(Downfall),
}

/// One environment.
pub(crate) struct Driver {
    shard: Rc<Shard>,
    fleet: Rc<Fleet>,
    handle: Rc<Handle>,
    release: Arc<Release>,
    journal: Rc<Journal>,
    state: State,
    /// None while a blocking call has it, and before it exists.
    place: Option<Environment>,
    program: Arc<Program>,
    listener: Option<Rc<TcpListener>>,
    /// Accepts connections to the AWS endpoint.
    endpoint: JoinSet<()>,
    /// None when no process runs: the next invocation starts one.
    run: Option<Run>,
    frozen: bool,
    /// The init phase, until a report has told it.
    init: Option<Duration>,
    alarm: Alarm,
    peak: Peak,
    oom_kills: u64,
    _gauge: Gauge,
}

struct Peak {
    bytes: u64,
    read_at: Option<Instant>,
}

impl Driver {
    /// An environment for this work's release, on this shard. Nothing is made yet.
    pub(crate) fn new(shard: Rc<Shard>, fleet: Rc<Fleet>, work: &Work) -> Driver {
        let settings = &shard.settings;
        let release = work.release.clone();
        let stream = place::log_stream(&release, Timestamp::now(), settings.entropy.uuid());
        let credentials = settings.credentials.issue(&release.role_arn);
        let endpoint = settings.endpoint.as_ref().map(Endpoint::url);
        let instance = Instance {
            log_stream: &stream,
            region: &settings.region,
            initialization_type: "on-demand",
            credentials: &credentials,
            endpoint: endpoint.as_deref(),
        };
        let variables = variables::of_environment(&release, &instance);
        let program = Arc::new(place::program(&release, variables));
        let (group, sink) = (release.log_group.clone(), settings.logs.clone());
        Driver {
            journal: Journal::new(group, stream, sink, shard.batch.clone()),
            handle: Handle::new(),
            state: State::Creating,
            place: None,
            program,
            listener: None,
            endpoint: JoinSet::new(),
            run: None,
            frozen: false,
            init: None,
            alarm: Alarm::default(),
            peak: Peak {
                bytes: 0,
                read_at: None,
            },
            oom_kills: 0,
            _gauge: settings.metrics.environment(),
            release,
            fleet,
            shard,
        }
    }

    /// From nothing to nothing.
    pub(crate) async fn live(mut self, work: Work) {
        self.fleet.join(&self.handle);
        match self.create().await {
            Ok((process, started)) => {
                if let Err(error) = self.serve(process, started, work).await {
                    let function = &self.release.function_name;
                    tracing::error!(function, %error, "an environment broke");
                }
            }
            Err(error) => {
                let function = &self.release.function_name;
                tracing::error!(function, error = %chain(&error), "no environment could be made");
                work.refuse(crate::invoke::InvokeError::Environment(chain(&error)));
            }
        }
        self.enter(State::Shutdown);
        self.fleet.leave(&self.handle);
        self.run = None;
        if let Some(place) = self.place.take() {
            let destroyed = tokio::task::spawn_blocking(move || place.destroy()).await;
            if let Ok(Err(error)) = destroyed {
                tracing::error!(%error, "an environment could not be destroyed");
            }
        }
    }

    async fn serve(
        &mut self,
        process: Process,
        started: Instant,
        mut work: Work,
    ) -> Result<(), EnvironmentError> {
        self.init_phase(process, started).await?;
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

    async fn create(&mut self) -> Result<(Process, Instant), CreateError> {
        let settings = &self.shard.settings;
        let spec = place::spec(&self.release, settings, self.shard.core);
        let (sandbox, program) = (settings.sandbox.clone(), self.program.clone());
        self.journal
            .note(None, record::init_start(&self.release.image.version));
        let made = tokio::task::spawn_blocking(move || {
            let mut place = sandbox.create(&spec)?;
            let started = Instant::now();
            let process = place.start(&program);
            Ok::<_, CreateError>((place, process, started))
        });
        let (mut place, process, started) = made.await.map_err(|_| CreateError::SpawnerGone)??;
        let process = process.map_err(|error| {
            tracing::error!(%error, "the runtime could not be started");
            CreateError::SpawnerGone
        })?;
        Metrics::count(&self.shard.settings.metrics.cold_starts);
        let mut listeners = place.take_listeners().into_iter();
        self.place = Some(place);
        self.listener = listeners.next().and_then(listen).map(Rc::new);
        if let (Some(listener), Some(endpoint)) = (
            listeners.next().and_then(listen),
            &self.shard.settings.endpoint,
        ) {
            let shard = ShardHandle(self.shard.clone());
            self.endpoint
                .spawn_local(endpoint.clone().accept(shard, listener));
        }
        Ok((process, started))
    }

    /// Ten seconds, CPU not capped. A failure is not the end: the invocation tries again.
    async fn init_phase(
        &mut self,
        process: Process,
        started: Instant,
    ) -> Result<(), EnvironmentError> {
        self.enter(State::Init);
        self.begin(process)?;
        let limit = Duration::from_millis(self.shard.settings.limits.init_ms_max);
        match self.until_ready(started + limit).await {
            None => {
                self.init = Some(started.elapsed());
                self.place()?.cap_cpu(true)
            }
            Some(downfall) => {
                self.enter(State::InitFailed);
                self.reset().await?;
                let status = downfall.status(false);
                self.journal.note(
                    None,
                    record::init_report(started.elapsed(), Phase::Init, &status),
                );
                self.place()?.cap_cpu(true)
            }
        }
    }

    /// One event from its start to its report. Returns the next one if it is waiting.
    async fn invocation(&mut self, work: Work) -> Result<Option<Work>, EnvironmentError> {
        let timeout = Duration::from_secs(u64::from(self.release.timeout_s));
        let mut ongoing = Ongoing::start(work, timeout);
        if let Some(bytes) = ongoing.log_tail_bytes {
            self.journal.keep_tail(bytes);
        }
        let again = match self.run {
            Some(_) => None,
            None => self.init_again(&ongoing).await?,
        };
        self.journal.note(
            None,
            record::start(&ongoing.request_id, &self.release.version),
        );
        let downfall = match again {
            Some(downfall) => Some(downfall),
            None => self.event(&mut ongoing).await?,
        };
        ongoing.stop(downfall.as_ref());
        let (status, reset) = match downfall {
            None => (Status::Success, Ok(())),
            Some(downfall) => self.fail(&mut ongoing, downfall).await,
        };
        if reset.is_err() {
            // The environment breaks, and its caller still hears how the function failed.
            self.conclude(ongoing, &status);
            return reset.map(|()| None);
        }
        let next = self.fleet.finish(&self.handle, ongoing.pace());
        if next.is_none() {
            self.freeze()?;
        }
        self.conclude(ongoing, &status);
        Ok(next)
    }

    /// The runtime starts inside the invocation: "suppressed init".
    async fn init_again(
        &mut self,
        ongoing: &Ongoing,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::InvokeWithInit);
        let (mut place, program) = (self.take_place()?, self.program.clone());
        let started = tokio::task::spawn_blocking(move || {
            let process = place.start(&program);
            (place, process)
        });
        let (place, process) = started.await.map_err(|_| EnvironmentError::Gone)?;
        self.place = Some(place);
        self.begin(process?)?;
        let downfall = self.until_ready(ongoing.deadline).await;
        if let Some(downfall) = &downfall {
            let status = downfall.status(self.out_of_memory());
            self.run()?.collect();
            let duration = ongoing.started.elapsed();
            self.journal
                .note(None, record::init_report(duration, Phase::Invoke, &status));
        }
        Ok(downfall)
    }

    /// Delivers, runs, replies, drains.
    async fn event(&mut self, ongoing: &mut Ongoing) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::Invoke);
        // The bytes first, then the thaw: the runtime wakes up with its event before it.
        self.run()?.conversation.deliver(ongoing.take_event());
        self.thaw()?;
        match self
            .until(ongoing.deadline, Conversation::take_posted)
            .await
        {
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
            Ended::Said(()) => Ok(None),
            Ended::Fell(downfall) => Ok(Some(downfall)),
        }
    }

    /// The runtime is gone or has to go; `/tmp` stays.
    async fn fail(
        &mut self,
        ongoing: &mut Ongoing,
        downfall: Downfall,
    ) -> (Status, Result<(), EnvironmentError>) {
        self.enter(State::Resetting);
        let status = downfall.status(self.out_of_memory());
        let reset = self.reset().await;
        if status == Status::Timeout {
            Metrics::count(&self.shard.settings.metrics.timeouts);
        }
        if let Some(line) = downfall.line(&ongoing.request_id, ongoing.timeout) {
            self.journal.note(None, line);
        }
        ongoing.fell(downfall);
        self.fleet.answered(&self.handle);
        self.init = None;
        (status, reset)
    }

    /// END and REPORT, and the answer if it carries them.
    fn conclude(&mut self, mut ongoing: Ongoing, status: &Status) {
        if let Some(run) = &self.run {
            run.collect();
        }
        let request_id = &ongoing.request_id;
        self.journal.note(None, record::end(request_id));
        let report = Report {
            request_id,
            duration: ongoing.duration,
            init: self.init.take(),
            memory_mb: self.release.memory_mb,
            memory_peak_mb: self.peak.read(self.place.as_ref()).div_ceil(1 << 20),
            status,
        };
        self.journal.note(None, report.to_string());
        let tail = self.journal.take_tail();
        self.reply(&mut ongoing, tail);
    }

    fn reply(&self, ongoing: &mut Ongoing, tail: Option<Vec<u8>>) {
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
            if self.run.as_ref().is_some_and(|run| run.exited().is_some()) {
                // Killed from outside while it was frozen.
                self.enter(State::Resetting);
                self.reset().await?;
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
        deadline: Instant,
        said: impl Fn(&Conversation) -> Option<T>,
    ) -> Ended<T> {
        let mut deadline = deadline;
        let mut exited = None;
        loop {
            let Some(run) = &self.run else {
                return Ended::Fell(Downfall::TimedOut);
            };
            if let Some(said) = said(&run.conversation) {
                return Ended::Said(said);
            }
            if exited.is_none()
                && let Some(exit) = run.exited()
            {
                exited = Some(self.exited(exit));
                deadline = deadline.min(Instant::now() + EXIT_GRACE);
            }
            let silent = exited.is_some() && !run.conversation.is_open();
            if silent || self.alarm.wait(&self.handle.changed, deadline).await == Waited::Deadline {
                return Ended::Fell(exited.unwrap_or(Downfall::TimedOut));
            }
        }
    }

    fn exited(&self, exit: Exit) -> Downfall {
        let lacks = || {
            self.release
                .image
                .missing_entrypoint(&self.release.code_dir)
        };
        match exit {
            Exit::NotStarted(_) => lacks().map_or(Downfall::Exited(exit), Downfall::NoEntrypoint),
            _ => Downfall::Exited(exit),
        }
    }

    fn begin(&mut self, process: Process) -> Result<(), EnvironmentError> {
        let changed = self.handle.changed.clone();
        let bytes_max = self.shard.settings.limits.response_bytes_max;
        let conversation = Conversation::new(bytes_max, changed.clone());
        let listener = self.listener.clone().ok_or(EnvironmentError::Gone)?;
        let run = Run::new(process, conversation, listener, &self.journal, changed);
        self.run = Some(run.map_err(|source| EnvironmentError::Io {
            action: "watch the runtime's process",
            source,
        })?);
        Ok(())
    }

    /// Kills every process and takes their last words. Mounts and `/tmp` stay.
    async fn reset(&mut self) -> Result<(), EnvironmentError> {
        let mut place = self.take_place()?;
        let killed = tokio::task::spawn_blocking(move || {
            let killed = place.kill_all();
            (place, killed)
        });
        let (place, killed) = killed.await.map_err(|_| EnvironmentError::Gone)?;
        self.place = Some(place);
        self.frozen = false;
        if let Some(run) = self.run.take() {
            run.collect_rest();
        }
        if let Some(listener) = &self.listener {
            forget_connections(listener);
        }
        killed
    }

    fn freeze(&mut self) -> Result<(), EnvironmentError> {
        if self.run.is_some() && !self.handle.retired.get() {
            self.place()?.freeze()?;
            self.frozen = true;
        }
        Ok(())
    }

    fn thaw(&mut self) -> Result<(), EnvironmentError> {
        if std::mem::take(&mut self.frozen) {
            self.place()?.thaw()?;
        }
        Ok(())
    }

    /// Whether the kernel has killed for want of memory since this was last asked.
    fn out_of_memory(&mut self) -> bool {
        let kills = self
            .place
            .as_ref()
            .map_or(0, |place| place.usage().oom_kills);
        std::mem::replace(&mut self.oom_kills, kills) < kills
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

    fn place(&self) -> Result<&Environment, EnvironmentError> {
        self.place.as_ref().ok_or(EnvironmentError::Gone)
    }

    fn take_place(&mut self) -> Result<Environment, EnvironmentError> {
        self.place.take().ok_or(EnvironmentError::Gone)
    }

    fn run(&self) -> Result<&Run, EnvironmentError> {
        self.run.as_ref().ok_or(EnvironmentError::Gone)
    }
}

impl Peak {
    fn read(&mut self, place: Option<&Environment>) -> u64 {
        let fresh = self.read_at.is_some_and(|at| at.elapsed() < PEAK_AGE_MAX);
        if let Some(place) = place.filter(|_| !fresh) {
            self.bytes = self.bytes.max(place.usage().memory_peak_bytes.unwrap_or(0));
            self.read_at = Some(Instant::now());
        }
        self.bytes
    }
}

fn listen(listener: std::net::TcpListener) -> Option<TcpListener> {
    let ready = listener
        .set_nonblocking(true)
        .and_then(|()| TcpListener::from_std(listener));
    ready
        .inspect_err(|error| tracing::error!(%error, "cannot listen inside an environment"))
        .ok()
}

/// Drops connections that a killed process opened and nobody has accepted.
fn forget_connections(listener: &TcpListener) {
    while rustix::net::accept(listener).is_ok() {}
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
