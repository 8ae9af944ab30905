//! The task that leads one environment through its life.
//!
//! [`init`] starts what runs in it, [`invocation`] leads it through one event, [`shutdown`] ends
//! what runs; all of them [`wait`] for something to be said or to end.

mod init;
mod invocation;
mod shutdown;
mod wait;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use frazil_sandbox::EnvironmentError;
use jiff::Timestamp;
use tracing::{Instrument, debug_span, trace_span};

use super::alarm::Alarm;
use super::downfall::Downfall;
use super::life::State;
use super::room::{Room, Started};
use super::run::Run;
use super::{Handle, Initialization, Occasion, Work, place};
use crate::extensions::told::Reason;
use crate::invoke::InvokeError;
use crate::metrics::Metrics;
use crate::output::journal::Journal;
use crate::pool::Fleet;
use crate::record::{Entry, Init, InitStart, Phase};
use crate::release::Release;
use crate::runtime_api::metadata::Metadata;
use crate::shard::{Endpoint, Shard};
use crate::telemetry::{Hub, Tries, post};
use crate::variables::{self, Instance};

/// Makes an environment on this shard.
pub(crate) fn spawn(shard: &Rc<Shard>, fleet: &Rc<Fleet>, occasion: Occasion) {
    let handle = Handle::new(occasion.initialization());
    fleet.join(&handle);
    let existing = shard
        .settings
        .metrics
        .environment(occasion.tenant().is_some());
    let life = live(shard.clone(), fleet.clone(), handle, occasion);
    tokio::task::spawn_local(async move {
        life.await;
        drop(existing);
    });
}

/// From nothing to nothing.
async fn live(shard: Rc<Shard>, fleet: Rc<Fleet>, handle: Rc<Handle>, occasion: Occasion) {
    // The package's folder stays as long as somebody has the release: until nothing is mounted.
    let release = occasion.release().clone();
    let metadata_token = shard.settings.entropy.uuid().simple().to_string();
    let (journal, variables) = prepare(&shard, &release, handle.initialization, &metadata_token);
    let metadata = Metadata::new(metadata_token, &shard.settings.region);
    record_init_start(&journal, &release, handle.initialization, Phase::Init);
    let made = Room::make(&shard, &release, variables);
    let room = match made.instrument(debug_span!("create")).await {
        Ok((room, started)) => {
            Metrics::count(&shard.settings.metrics.cold_starts);
            if let Ok(connector) = room.connector() {
                journal.hub().connect(post::dial(connector));
            }
            let mut driver = Driver {
                init: None,
                has_extensions: false,
                alarm: Alarm::default(),
                state: State::Creating,
                shard: shard.clone(),
                fleet: fleet.clone(),
                handle: handle.clone(),
                release: release.clone(),
                journal,
                metadata: Rc::new(metadata),
                room,
            };
            driver.serve(started, occasion).await;
            Some(driver)
        }
        Err(error) => {
            let error = chain(&error);
            tracing::error!(function = release.function_name, %error, "there is no environment");
            match occasion {
                Occasion::Work(work) => work.refuse(InvokeError::Environment(error)),
                Occasion::Provision(_) => fleet.provision_failed(error),
            }
            None
        }
    };
    fleet.leave(&handle);
    shard.provisions.changed.notify_one();
    if let Some(work) = handle.inbox.take() {
        // It broke while it was idle, and got this before anybody could know.
        shard.place(work, true);
    }
    if let Some(mut driver) = room {
        driver.shut_down(Reason::Spindown).await;
        let room = driver.room;
        room.destroy().instrument(debug_span!("destroy")).await;
    }
}

/// The log and the variables of a new environment.
fn prepare(
    shard: &Shard,
    release: &Release,
    initialization: Initialization,
    metadata_token: &str,
) -> (Rc<Journal>, BTreeMap<String, String>) {
    let settings = &shard.settings;
    let stream = place::log_stream(release, Timestamp::now(), settings.entropy.uuid());
    let (role, function) = (&release.role_arn, &release.function_name);
    let credentials = settings.credentials.issue(role, function);
    let endpoint = settings.endpoint.as_ref().map(Endpoint::url);
    let instance = Instance {
        log_stream: &stream,
        region: &settings.region,
        initialization_type: initialization.name(),
        metadata_token,
        credentials: &credentials,
        endpoint: endpoint.as_deref(),
    };
    let variables = variables::of_environment(release, &instance);
    let (group, sink) = (release.log_group.clone(), settings.logs.clone());
    let (logging, batch) = (release.logging.clone(), shard.batch.clone());
    let hub = Hub::new(Tries::new(&settings.limits));
    let journal = Journal::new(group, stream, logging, hub, sink, batch);
    (journal, variables)
}

fn record_init_start(
    journal: &Rc<Journal>,
    release: &Release,
    initialization: Initialization,
    phase: Phase,
) {
    let kind = initialization.name();
    journal.record(&Entry::InitStart(&InitStart {
        init: Init { kind, phase },
        runtime_version: &release.image.version,
        function_name: &release.function_name,
        version: &release.version,
        instance_id: journal.stream(),
        memory_mb: release.memory_mb,
    }));
}

/// An environment that exists.
struct Driver {
    shard: Rc<Shard>,
    fleet: Rc<Fleet>,
    handle: Rc<Handle>,
    release: Arc<Release>,
    journal: Rc<Journal>,
    metadata: Rc<Metadata>,
    state: State,
    room: Room,
    /// Somebody has registered, whoever runs now.
    has_extensions: bool,
    /// The init phase, until a report has told it.
    init: Option<Duration>,
    alarm: Alarm,
}

impl Driver {
    /// One event after the other, until the environment has to end.
    async fn serve(&mut self, started: Started, occasion: Occasion) {
        if let Err(error) = self.try_serve(started, occasion).await {
            let (function, error) = (&self.release.function_name, chain(&error));
            tracing::error!(function, %error, "an environment broke");
        }
        self.enter(State::Shutdown);
    }

    async fn try_serve(
        &mut self,
        started: Started,
        occasion: Occasion,
    ) -> Result<(), EnvironmentError> {
        let downfall = self
            .init_phase(started)
            .instrument(debug_span!("init"))
            .await?;
        self.handle.started.set(downfall.is_none());
        self.shard.provisions.changed.notify_one();
        let mut next = match (occasion, downfall) {
            (Occasion::Work(work), _) => Some(*work),
            (Occasion::Provision(_), None) => match self.rest(None)? {
                Some(next) => Some(next),
                None => self.idle().await?,
            },
            (Occasion::Provision(_), Some(downfall)) => {
                self.fleet.provision_failed(downfall.kind());
                None
            }
        };
        while let Some(work) = next {
            next = match self.invocation(work).await? {
                Some(next) => Some(next),
                None => self.idle().await?,
            };
        }
        Ok(())
    }

    /// On to the next event, or to rest.
    fn rest(&mut self, pace: Option<Duration>) -> Result<Option<Work>, EnvironmentError> {
        let next = self.fleet.finish(&self.handle, pace);
        if next.is_none() {
            let _phase = trace_span!("freeze").entered();
            self.room.freeze()?;
            self.journal.hub().pause();
        }
        Ok(next)
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
            if self.room.run().is_some_and(Run::is_broken) {
                // Killed from outside while it was frozen.
                self.enter(State::Resetting);
                self.reset(Reason::Failure).await?;
                self.enter(State::Idle);
            }
            self.handle.changed.notified().await;
        }
    }

    /// Everybody goes on, also what delivers telemetry.
    fn thaw(&mut self) -> Result<(), EnvironmentError> {
        self.room.thaw()?;
        self.journal.hub().resume();
        Ok(())
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
