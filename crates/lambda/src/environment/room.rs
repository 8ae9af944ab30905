//! The place of one environment and what runs in it: made once, started again after resets.

use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use frazil_sandbox::{
    Connector, CreateError, Environment, EnvironmentError, Process, ProgramId, ProgramSignal,
};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::Instant;

use super::place::{self, Programs};
use super::run::Run;
use crate::extensions::discovery;
use crate::output::journal::Journal;
use crate::release::Release;
use crate::runtime_api::server::Conversation;
use crate::shard::{Shard, ShardHandle};

/// A peak that was read this recently is good enough: reading costs as much as a fast invocation.
const PEAK_AGE_MAX: Duration = Duration::from_millis(50);

/// A sandbox's environment with what is served to it.
pub(super) struct Room {
    /// None while a blocking call has it.
    place: Option<Environment>,
    programs: Arc<Programs>,
    listener: Rc<TcpListener>,
    /// Accepts connections to the AWS endpoint.
    _endpoint: JoinSet<()>,
    /// None when nothing runs.
    run: Option<Run>,
    frozen: bool,
    oom_kills: u64,
    peak_bytes: u64,
    peak_read_at: Option<Instant>,
}

/// What was just started, and when.
pub(super) struct Started {
    first: First,
    pub(super) at: Instant,
}

/// What starts first: external extensions where there are any, else the runtime.
enum First {
    Runtime(Process),
    Extensions(Vec<(String, Process)>),
}

impl First {
    fn start(place: &mut Environment, programs: &Programs) -> Result<First, EnvironmentError> {
        if programs.extensions.is_empty() {
            return Ok(First::Runtime(place.start(&programs.runtime)?));
        }
        let mut processes = Vec::new();
        if programs.are_too_many() {
            return Ok(First::Extensions(processes));
        }
        for (name, program) in &programs.extensions {
            processes.push((name.clone(), place.start(program)?));
        }
        Ok(First::Extensions(processes))
    }
}

impl Room {
    /// Makes a place for the release and starts there what starts first.
    pub(super) async fn make(
        shard: &Rc<Shard>,
        release: &Arc<Release>,
        variables: BTreeMap<String, String>,
    ) -> Result<(Room, Started), MakeError> {
        let settings = &shard.settings;
        let spec = place::spec(release, settings, shard.core);
        let (sandbox, release) = (settings.sandbox.clone(), release.clone());
        let extensions_max = usize::try_from(settings.limits.extensions_max).unwrap_or(usize::MAX);
        // Together in one trip to a thread that may block.
        let made = spawn_blocking(move || {
            let extensions = discovery::names(&spec).map_err(MakeError::Extensions)?;
            let programs = Programs::of(&release, &variables, extensions, extensions_max);
            let mut place = sandbox.create(&spec)?;
            let at = Instant::now();
            let first = First::start(&mut place, &programs)?;
            Ok::<_, MakeError>((place, programs, Started { first, at }))
        });
        let made = made.await.map_err(|_| EnvironmentError::Gone)?;
        let (mut place, programs, started) = made?;
        let mut listeners = place.take_listeners().into_iter();
        let listener = listen(listeners.next())?;
        let mut endpoint_task = JoinSet::new();
        if let Some(endpoint) = settings.endpoint.clone() {
            let listener = listen(listeners.next())?;
            endpoint_task.spawn_local(endpoint.accept(ShardHandle(shard.clone()), listener));
        }
        let room = Room {
            place: Some(place),
            programs: Arc::new(programs),
            listener: Rc::new(listener),
            _endpoint: endpoint_task,
            run: None,
            frozen: false,
            oom_kills: 0,
            peak_bytes: 0,
            peak_read_at: None,
        };
        Ok((room, started))
    }

    /// Makes connections to what listens here.
    pub(super) fn connector(&self) -> Result<Connector, EnvironmentError> {
        Ok(self.place()?.connector())
    }

    /// Starts again what starts first, after a reset.
    pub(super) async fn start(&mut self) -> Result<Started, EnvironmentError> {
        let programs = self.programs.clone();
        self.blocking(move |place| {
            let at = Instant::now();
            let first = First::start(place, &programs)?;
            Ok(Started { first, at })
        })
        .await
    }

    /// Listens to what was started.
    pub(super) fn listen(
        &mut self,
        started: Started,
        conversation: Rc<Conversation>,
        journal: &Rc<Journal>,
        changed: Rc<Notify>,
    ) -> Result<(), EnvironmentError> {
        let talk = conversation.clone();
        let mut run = Run::new(conversation, self.listener.clone(), journal, changed);
        let watching = io_error("watch a process");
        for (name, _) in &self.programs.extensions {
            if !talk.extensions().launched(name) {
                talk.extensions().not_launched(name, "TooManyExtensions");
            }
        }
        match started.first {
            First::Runtime(process) => run.add_runtime(process).map_err(watching)?,
            First::Extensions(processes) => {
                for (name, process) in processes {
                    run.add_extension(name, process).map_err(&watching)?;
                }
            }
        }
        self.run = Some(run);
        Ok(())
    }

    /// Starts the runtime beside its extensions, which have registered.
    pub(super) async fn start_runtime(&mut self) -> Result<(), EnvironmentError> {
        let programs = self.programs.clone();
        let started = self.blocking(move |place| place.start(&programs.runtime));
        let process = started.await?;
        let run = self.run.as_mut().ok_or(EnvironmentError::Gone)?;
        run.add_runtime(process)
            .map_err(io_error("watch a process"))
    }

    /// Tells a process to end. It may have ended.
    pub(super) fn signal(
        &self,
        program: ProgramId,
        signal: ProgramSignal,
    ) -> Result<(), EnvironmentError> {
        self.place()?.signal(program, signal)
    }

    /// What starts here.
    pub(super) fn programs(&self) -> &Programs {
        &self.programs
    }

    /// What runs.
    pub(super) fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// Kills every process and takes their last words. Mounts and `/tmp` stay.
    pub(super) async fn reset(&mut self) -> Result<(), EnvironmentError> {
        let killed = self.blocking(Environment::kill_all).await;
        self.frozen = false;
        if let Some(run) = self.run.take() {
            run.collect_rest();
        }
        // Connections that a killed process opened and nobody has accepted.
        while rustix::net::accept(&self.listener).is_ok() {}
        killed
    }

    /// Stops every process where it is. Does not wait until they stand still.
    pub(super) fn freeze(&mut self) -> Result<(), EnvironmentError> {
        if self.run.is_some() {
            self.place()?.freeze()?;
            self.frozen = true;
        }
        Ok(())
    }

    /// Lets them run again.
    pub(super) fn thaw(&mut self) -> Result<(), EnvironmentError> {
        if std::mem::take(&mut self.frozen) {
            self.place()?.thaw()?;
        }
        Ok(())
    }

    /// Holds the function to its share of the CPU from now on.
    pub(super) fn cap_cpu(&self) -> Result<(), EnvironmentError> {
        self.place()?.cap_cpu(true)
    }

    /// Whether the kernel has killed for want of memory since this was last asked.
    pub(super) fn is_out_of_memory(&mut self) -> bool {
        let kills = self.place().map_or(0, |place| place.usage().oom_kills);
        std::mem::replace(&mut self.oom_kills, kills) < kills
    }

    /// The most memory that was in use at once, in bytes.
    pub(super) fn memory_peak_bytes(&mut self) -> u64 {
        let read_at = self.peak_read_at;
        if read_at.is_none_or(|at| at.elapsed() >= PEAK_AGE_MAX)
            && let Ok(place) = self.place()
        {
            let peak_bytes = place.usage().memory_peak_bytes.unwrap_or(0);
            self.peak_bytes = self.peak_bytes.max(peak_bytes);
            self.peak_read_at = Some(Instant::now());
        }
        self.peak_bytes
    }

    /// Nothing remains.
    pub(super) async fn destroy(mut self) {
        self.run = None;
        let Some(place) = self.place.take() else {
            return;
        };
        match spawn_blocking(move || place.destroy()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "an environment could not be destroyed"),
            Err(error) => tracing::error!(%error, "destroying an environment failed"),
        }
    }

    /// Calls something that blocks, on a thread that may.
    async fn blocking<T: Send + 'static>(
        &mut self,
        call: impl FnOnce(&mut Environment) -> Result<T, EnvironmentError> + Send + 'static,
    ) -> Result<T, EnvironmentError> {
        let mut place = self.place.take().ok_or(EnvironmentError::Gone)?;
        let called = spawn_blocking(move || {
            let result = call(&mut place);
            (place, result)
        });
        let (place, result) = called.await.map_err(|_| EnvironmentError::Gone)?;
        self.place = Some(place);
        result
    }

    fn place(&self) -> Result<&Environment, EnvironmentError> {
        self.place.as_ref().ok_or(EnvironmentError::Gone)
    }
}

/// Why there is no room.
#[derive(Debug, thiserror::Error)]
pub(super) enum MakeError {
    #[error("the environment could not be made")]
    Create(#[from] CreateError),
    #[error("a program could not be started")]
    Start(#[from] EnvironmentError),
    #[error("the extensions in /opt could not be listed")]
    Extensions(#[source] io::Error),
}

fn listen(listener: Option<std::net::TcpListener>) -> Result<TcpListener, EnvironmentError> {
    let listener = listener.ok_or(EnvironmentError::Gone)?;
    let ready = listener
        .set_nonblocking(true)
        .and_then(|()| TcpListener::from_std(listener));
    ready.map_err(io_error("listen inside the environment"))
}

fn io_error(action: &'static str) -> impl Fn(io::Error) -> EnvironmentError {
    move |source| EnvironmentError::Io { action, source }
}
