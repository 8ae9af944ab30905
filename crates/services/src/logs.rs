//! CloudWatch Logs over the store: groups, streams, events, filters, retention.
//!
//! Functions' output arrives through [`Logs`]'s `LogSink`: it is queued, shown to followers at
//! once, and written in batches. Whoever reads through the API first waits until everything
//! queued so far is written, so nothing that was logged before a read is missing from it.

mod dispatch;
mod events;
mod faults;
mod filter;
mod forward;
mod groups;
mod ingest;
mod insights;
mod limits;
mod metrics;
mod pattern;
mod policies;
mod records;
mod streams;
mod subscriptions;
mod tags;
mod tail;
mod target;
mod tokens;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use frazil_lambda::seams::Home;
use tokio::sync::mpsc;

pub use ingest::{Follow, Followed};
pub use tail::Ongoing;

use ingest::Ingest;

/// How long events are collected before they are written together.
const BATCH_WAIT: Duration = Duration::from_millis(50);

/// How often groups with a retention are trimmed.
const TRIM_EVERY: Duration = Duration::from_secs(600);

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Logs(Arc<Inner>);

struct Inner {
    home: Home,
    queries: insights::Queries,
    ingest: Ingest,
    /// Places for those who watch.
    tails: Arc<tokio::sync::Semaphore>,
    watchers: OnceLock<forward::Watchers>,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
    tasks: std::sync::Mutex<Vec<tokio::task::JoinHandle<()>>>,
}

impl std::ops::Deref for Inner {
    type Target = Home;
    fn deref(&self) -> &Home {
        &self.home
    }
}

impl Logs {
    /// Starts the service; its background work runs on the current tokio runtime.
    pub fn start(home: Home) -> Self {
        let (forwards, batches) = mpsc::channel(forward::FORWARDS_MAX);
        let (store, clock) = (Arc::clone(&home.store), Arc::clone(&home.clock));
        let logs = Self(Arc::new(Inner {
            ingest: Ingest::new(store, clock, forwards),
            tails: Arc::new(tokio::sync::Semaphore::new(tail::SESSIONS_MAX)),
            watchers: OnceLock::new(),
            home,
            queries: insights::Queries::default(),
            runtime: tokio::runtime::Handle::current(),
            tasks: std::sync::Mutex::default(),
        }));
        let writing = tokio::spawn(write_batches(Arc::downgrade(&logs.0)));
        let trimming = tokio::spawn(trim_groups(Arc::downgrade(&logs.0)));
        let forwarding = tokio::spawn(forward::forward_all(Arc::downgrade(&logs.0), batches));
        logs.tasks().extend([writing, trimming, forwarding]);
        logs
    }

    /// Writes what is queued and ends the background work. What is logged afterwards is lost.
    pub async fn close(&self) {
        // While nothing is being written, so that no batch is lost half way.
        let idle = self.0.ingest.pause().await;
        for task in self.tasks().drain(..) {
            task.abort();
        }
        drop(idle);
        self.0.ingest.write().await;
    }

    /// Follows a group: every event from now on, before it is even written.
    pub fn subscribe(&self, group: &str) -> Follow {
        self.0.ingest.follow(group)
    }

    fn tasks(&self) -> std::sync::MutexGuard<'_, Vec<tokio::task::JoinHandle<()>>> {
        let tasks = self.0.tasks.lock();
        tasks.expect("nobody panics while holding the tasks")
    }
}

async fn write_batches(logs: std::sync::Weak<Inner>) {
    loop {
        let Some(arrived) = logs.upgrade().map(|logs| logs.ingest.arrived()) else {
            return;
        };
        arrived.notified().await;
        tokio::time::sleep(BATCH_WAIT).await;
        match logs.upgrade() {
            Some(logs) => logs.ingest.write().await,
            None => return,
        }
    }
}

async fn trim_groups(logs: std::sync::Weak<Inner>) {
    let mut every = tokio::time::interval(TRIM_EVERY);
    loop {
        every.tick().await;
        match logs.upgrade() {
            Some(logs) => Logs(logs).trim_all().await,
            None => return,
        }
    }
}
