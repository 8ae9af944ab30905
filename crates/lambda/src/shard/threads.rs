//! The threads that shards live on.

use std::future::Future;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use async_trait::async_trait;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::LocalSet;
use tokio::time::Instant;

use super::load::CoreLoad;
use super::provision::Provisions;
use super::settings::{Settings, Shared};
use super::{Message, Shard, ShardHandle};
use crate::invoke::{Invoke, InvokeAnswer, InvokeError, Runner};
use crate::metrics::Metrics;
use crate::metrics::tally::Ledger;
use crate::output::journal::Batch;

/// Threads of a shard that make, reset and destroy environments, which blocks. More would only
/// queue at the spawner.
const BLOCKING_THREADS_MAX: usize = 4;

/// What environments get to end after the grace is over.
const END_TIME: Duration = Duration::from_secs(10);

/// Why the data plane could not be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start the event loop of shard {shard}")]
pub struct ShardError {
    shard: usize,
    source: io::Error,
}

/// All shards of a server.
pub struct Shards {
    settings: Arc<Settings>,
    pub(super) shared: Arc<Shared>,
    pub(super) senders: Vec<mpsc::UnboundedSender<Message>>,
    threads: Vec<JoinHandle<()>>,
}

impl Shards {
    /// Starts the threads. Each is pinned to a core if there are cores enough.
    ///
    /// # Errors
    /// [`ShardError`] when a thread or its event loop cannot be had.
    pub fn start(settings: Settings) -> Result<Shards, ShardError> {
        let (settings, shared) = (Arc::new(settings), Arc::<Shared>::default());
        let count = settings.shards.max(1);
        let cores = sched_getaffinity(None).ok();
        let (senders, receivers): (Vec<_>, Vec<_>) =
            (0..count).map(|_| mpsc::unbounded_channel()).unzip();
        let mut threads = Vec::new();
        for (index, receiver) in receivers.into_iter().enumerate() {
            let thread = Thread {
                index,
                core: cores.as_ref().and_then(|cores| nth_core(cores, index)),
                cores,
                settings: settings.clone(),
                shared: shared.clone(),
                others: senders.clone(),
            };
            let thread = thread.start(receiver).map_err(|source| ShardError {
                shard: index,
                source,
            })?;
            threads.push(thread);
        }
        Ok(Shards {
            settings,
            shared,
            senders,
            threads,
        })
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.senders.len()
    }

    /// What is counted.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.settings.metrics
    }

    /// Runs a future on a shard's thread, beside its environments.
    pub fn spawn_on<F, T>(&self, shard: usize, task: F)
    where
        F: FnOnce(ShardHandle) -> T + Send + 'static,
        T: Future<Output = ()> + 'static,
    {
        spawn_on(&self.senders, shard, task);
    }

    /// Runs a function from any thread. Callers that live on a shard use [`ShardHandle::invoke`].
    ///
    /// # Errors
    /// As [`ShardHandle::invoke`].
    pub async fn invoke(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError> {
        self.runner().run(invoke).await
    }

    /// What runs functions for those who are neither a request nor on a shard: queued events,
    /// event sources.
    #[must_use]
    pub fn runner(&self) -> ShardRunner {
        ShardRunner {
            senders: self.senders.clone(),
            metrics: self.settings.metrics.clone(),
        }
    }

    /// Refuses new invocations, gives the running ones this long, destroys every environment and
    /// ends the threads.
    pub async fn stop(mut self, grace: Duration) {
        self.shared.stop();
        let deadline = Instant::now() + grace;
        while Metrics::value(&self.settings.metrics.concurrency) > 0 && Instant::now() < deadline {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.tell_to_stop();
        let threads = std::mem::take(&mut self.threads);
        let joined = tokio::task::spawn_blocking(move || {
            for thread in threads {
                if thread.join().is_err() {
                    tracing::error!("a shard's thread panicked");
                }
            }
        });
        if joined.await.is_err() {
            tracing::error!("waiting for the shards failed");
        }
    }
}

/// A way to all shards from any thread. When they have stopped, it answers that.
#[derive(Clone)]
pub struct ShardRunner {
    senders: Vec<mpsc::UnboundedSender<Message>>,
    metrics: Arc<Metrics>,
}

#[async_trait]
impl Runner for ShardRunner {
    async fn run(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError> {
        let (reply, answer) = oneshot::channel();
        let invocations = Metrics::value(&self.metrics.invocations);
        let shard = usize::try_from(invocations).unwrap_or_default();
        spawn_on(&self.senders, shard, |handle| async move {
            // Who asked may have gone.
            let _ = reply.send(handle.invoke(invoke).await);
        });
        answer.await.unwrap_or(Err(InvokeError::Stopping))
    }
}

fn spawn_on<F, T>(senders: &[mpsc::UnboundedSender<Message>], shard: usize, task: F)
where
    F: FnOnce(ShardHandle) -> T + Send + 'static,
    T: Future<Output = ()> + 'static,
{
    let start = |handle| {
        tokio::task::spawn_local(task(handle));
    };
    // A thread that has ended runs nothing.
    let _ = senders[shard % senders.len()].send(Message::Task(Box::new(start)));
}

impl Shards {
    fn tell_to_stop(&self) {
        for sender in &self.senders {
            // Already gone is as good as stopped.
            let _ = sender.send(Message::Stop);
        }
    }
}

impl Drop for Shards {
    /// The threads end by themselves; only [`stop`](Shards::stop) waits for them.
    fn drop(&mut self) {
        self.shared.stop();
        self.tell_to_stop();
    }
}

struct Thread {
    index: usize,
    core: Option<usize>,
    cores: Option<CpuSet>,
    settings: Arc<Settings>,
    shared: Arc<Shared>,
    others: Vec<mpsc::UnboundedSender<Message>>,
}

impl Thread {
    fn start(self, receiver: mpsc::UnboundedReceiver<Message>) -> io::Result<JoinHandle<()>> {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder
            .enable_all()
            .max_blocking_threads(BLOCKING_THREADS_MAX);
        if let Some(cores) = self.cores {
            // Blocking threads would inherit the pin of the thread that starts them.
            builder.on_thread_start(move || pin(&cores));
        }
        let runtime = builder.build()?;
        std::thread::Builder::new()
            .name(format!("shard-{}", self.index))
            .spawn(move || {
                if let Some(core) = self.core {
                    let mut cores = CpuSet::new();
                    cores.set(core);
                    pin(&cores);
                }
                let local = LocalSet::new();
                local.block_on(&runtime, self.run(receiver));
                // Environments that are still there are destroyed by being dropped.
                drop(local);
                runtime.shutdown_timeout(END_TIME);
            })
    }

    async fn run(self, mut receiver: mpsc::UnboundedReceiver<Message>) {
        let shard = Rc::new(Shard {
            index: self.index,
            core: self.core,
            load: CoreLoad::of(self.core),
            settings: self.settings,
            shared: self.shared,
            batch: Rc::new(Batch::default()),
            ledger: Ledger::default(),
            fleets: Default::default(),
            waiting: Notify::new(),
            provisions: Provisions::default(),
            others: self.others,
        });
        tokio::task::spawn_local(shard.clone().hand_over());
        tokio::task::spawn_local(shard.clone().watch_waiting());
        tokio::task::spawn_local(shard.clone().keep_provisions());
        tokio::task::spawn_local(shard.clone().reclaim());
        tokio::task::spawn_local(shard.clone().watch_releases());
        while let Some(message) = receiver.recv().await {
            match message {
                Message::Task(task) => task(ShardHandle(shard.clone())),
                Message::Work(work) => shard.place(*work, false),
                Message::Stop => break,
            }
        }
        shard.end(Instant::now() + END_TIME).await;
    }
}

/// The n-th core of a set, starting over when there are fewer.
fn nth_core(cores: &CpuSet, index: usize) -> Option<usize> {
    let all: Vec<usize> = (0..CpuSet::MAX_CPU)
        .filter(|&core| cores.is_set(core))
        .collect();
    all.get(index % all.len().max(1)).copied()
}

fn pin(cores: &CpuSet) {
    if let Err(error) = sched_setaffinity(None, cores) {
        tracing::debug!(%error, "a thread is not pinned");
    }
}
