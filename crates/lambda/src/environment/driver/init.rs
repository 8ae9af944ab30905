//! From the first process to the moment when everybody waits for an event.

use std::time::Duration;

use frazil_sandbox::EnvironmentError;
use tokio::time::Instant;
use tracing::{Instrument, debug_span};

use super::wait::Ended;
use super::{Downfall, Driver, record_init_start};
use crate::environment::life::State;
use crate::environment::ongoing::Ongoing;
use crate::environment::room::Started;
use crate::extensions::api::{About, Extensions};
use crate::extensions::registry::{Extension, Registry};
use crate::extensions::told::Reason;
use crate::record::{Entry, ExtensionState, Init, Phase, Status};
use crate::runtime_api::server::{Conversation, Failure};

/// After a process has reported that it cannot start, it ends by itself.
const LAST_WORDS: Duration = super::wait::EXIT_GRACE;

impl Driver {
    /// Ten seconds, or more when nobody waits; CPU not capped. A failure is not the end: the
    /// invocation tries again.
    pub(super) async fn init_phase(
        &mut self,
        started: Started,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::Init);
        let (at, limits) = (started.at, &self.shard.settings.limits);
        let timeout = Duration::from_secs(u64::from(self.release.timeout_s));
        let deadline = at + self.handle.initialization.init_max(limits, timeout);
        let downfall = self.start_up(started, deadline, Phase::Init).await?;
        let duration = at.elapsed();
        if let Some(downfall) = &downfall {
            self.enter(State::InitFailed);
            self.reset(downfall.reason()).await?;
        } else {
            self.init = Some(duration);
            self.fleet.started_in(duration);
        }
        self.record_report(Phase::Init, duration, downfall.as_ref());
        self.room.cap_cpu()?;
        Ok(downfall)
    }

    /// Everything starts inside the invocation and under its timeout: "suppressed init".
    pub(super) async fn init_again(
        &mut self,
        ongoing: &Ongoing,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        self.enter(State::InvokeWithInit);
        let (release, initialization) = (&self.release, self.handle.initialization);
        record_init_start(&self.journal, release, initialization, Phase::Invoke);
        let started = self.room.start().await?;
        let ready = self.start_up(started, ongoing.deadline, Phase::Invoke);
        let downfall = ready.instrument(debug_span!("init")).await?;
        self.collect();
        let duration = ongoing.started.elapsed();
        self.record_report(Phase::Invoke, duration, downfall.as_ref());
        Ok(downfall)
    }

    /// Starts everybody, and tells the log of the extensions.
    async fn start_up(
        &mut self,
        started: Started,
        deadline: Instant,
        phase: Phase,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        self.listen(started)?;
        let downfall = self.in_order(deadline, phase).await?;
        if let Some(run) = self.room.run() {
            let registry = run.conversation.extensions().registry();
            self.has_extensions = !registry.is_empty();
            registry
                .all()
                .iter()
                .for_each(|it| self.record_extension(it));
        }
        if downfall.is_none() {
            self.journal.hub().close();
        }
        Ok(downfall)
    }

    /// Extensions register, then the runtime starts, then all of them ask for an event.
    async fn in_order(
        &mut self,
        deadline: Instant,
        phase: Phase,
    ) -> Result<Option<Downfall>, EnvironmentError> {
        if self.room.programs().are_too_many() {
            return Ok(Some(Downfall::Extension {
                kind: "Extension.LaunchError",
                message: "ErrTooManyExtensions".into(),
            }));
        }
        if !self.room.programs().extensions.is_empty() {
            if let Some(downfall) = self.until_registered(deadline).await {
                return Ok(Some(downfall));
            }
            self.room.start_runtime().await?;
        }
        let downfall = self.until_runtime_ready(deadline).await;
        self.record(&Entry::InitRuntimeDone {
            init: self.init_of(phase),
            status: &status_of(downfall.as_ref()),
        });
        if downfall.is_some() {
            return Ok(downfall);
        }
        let ready = |conversation: &Conversation| conversation.all_ready().then_some(());
        Ok(self.until(deadline, ready).await.fallen())
    }

    fn record_extension(&self, extension: &Extension) {
        let events: Vec<_> = extension.events.iter().map(|kind| kind.name()).collect();
        self.record(&Entry::Extension(&ExtensionState {
            name: &extension.name,
            state: extension.state.name(),
            events: &events,
            error_type: extension.error_type.as_deref(),
        }));
    }

    fn record_report(&self, phase: Phase, duration: Duration, downfall: Option<&Downfall>) {
        self.record(&Entry::InitReport {
            init: self.init_of(phase),
            duration,
            status: &status_of(downfall),
        });
    }

    fn init_of(&self, phase: Phase) -> Init<'static> {
        let kind = self.handle.initialization.name();
        Init { kind, phase }
    }

    fn listen(&mut self, started: Started) -> Result<(), EnvironmentError> {
        let settings = &self.shard.settings;
        let changed = self.handle.changed.clone();
        let about = About {
            function_name: self.release.function_name.clone(),
            function_version: self.release.version.clone(),
            handler: self.release.handler.clone(),
            account: settings.account.clone(),
        };
        let registry = Registry::new(self.room.programs().extensions_max);
        let entropy = settings.entropy.clone();
        let journal = self.journal.clone();
        let extensions = Extensions::new(registry, about, entropy, journal, changed.clone());
        let (limits, metadata) = (&settings.limits, self.metadata.clone());
        let conversation = Conversation::new(limits, extensions, metadata, changed.clone());
        self.room
            .listen(started, conversation, &self.journal, changed)
    }

    async fn until_registered(&mut self, deadline: Instant) -> Option<Downfall> {
        let registered =
            |it: &Conversation| it.extensions().registry().has_registered().then_some(());
        self.until(deadline, registered).await.fallen()
    }

    /// Takes the runtime's first word: it waits for an event, or it says why it cannot.
    async fn until_runtime_ready(&mut self, deadline: Instant) -> Option<Downfall> {
        let said = |conversation: &Conversation| -> Option<Result<(), Failure>> {
            let failure = conversation.take_init_error().map(Err);
            failure.or_else(|| conversation.is_ready().then_some(Ok(())))
        };
        match self.until(deadline, said).await {
            Ended::Said(Ok(())) => None,
            Ended::Said(Err(failure)) => {
                // What it still prints belongs to the log.
                let nothing = |_: &Conversation| None::<()>;
                self.until(Instant::now() + LAST_WORDS, nothing).await;
                Some(Downfall::Init(failure))
            }
            Ended::Fell(downfall) => Some(downfall),
        }
    }

    /// Nobody is left; mounts and `/tmp` stay.
    pub(super) async fn reset(&mut self, reason: Reason) -> Result<(), EnvironmentError> {
        self.shut_down(reason).await;
        // What is said from now on is for those who subscribe next.
        self.journal.hub().renew();
        self.room.reset().await
    }
}

fn status_of(downfall: Option<&Downfall>) -> Status {
    downfall.map_or(Status::Success, Downfall::status)
}
