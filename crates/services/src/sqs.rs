//! SQS over the store: standard and FIFO queues.
//!
//! The order of a queue's messages is kept in memory ([`shelf`]) and rebuilt when the server
//! starts; what messages say is read from the store when they are received. Whatever a request
//! was told to have happened is on disk before the answer: sent, received (so that a restart
//! neither forgets who has a message nor how often it came), deleted.

mod answer;
mod attributes;
mod batch;
mod content;
mod digest;
mod dispatch;
mod faults;
mod limits;
mod load;
mod messages;
mod permissions;
mod queue;
mod queues;
mod receipt;
mod receive;
mod records;
mod redrive;
mod send;
mod shelf;
mod source;
mod sweep;
mod target;
mod tasks;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use frazil_lambda::seams::Home;
use frazil_wire::{Arn, Fault};
use tokio_util::sync::CancellationToken;

use queue::Queue;

/// What the service is made of.
pub struct Settings {
    /// Where it lives.
    pub home: Home,
    /// How the server is reached by whoever does not say how: `localhost:4566`.
    pub host: String,
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Sqs(Arc<Inner>);

struct Inner {
    home: Home,
    host: String,
    queues: RwLock<BTreeMap<String, Arc<Queue>>>,
    /// When queues were deleted, for a minute.
    deleted: Mutex<BTreeMap<String, i64>>,
    /// Whoever creates or deletes queues, does it alone.
    changing: tokio::sync::Mutex<()>,
    tasks: tasks::Tasks,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

impl std::ops::Deref for Inner {
    type Target = Home;
    fn deref(&self) -> &Home {
        &self.home
    }
}

impl Sqs {
    /// Starts the service with the queues of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// When the queues cannot be read.
    pub async fn start(settings: Settings) -> Result<Sqs, Fault> {
        let sqs = Sqs(Arc::new(Inner {
            home: settings.home,
            host: settings.host,
            queues: RwLock::default(),
            deleted: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
            tasks: tasks::Tasks::default(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        }));
        sqs.load().await?;
        tokio::spawn(sweep::sweep_often(
            Arc::downgrade(&sqs.0),
            sqs.0.closing.clone(),
        ));
        sqs.resume_tasks();
        Ok(sqs)
    }

    /// Answers everybody who waits for messages, and ends the background work. Sending and
    /// receiving go on, without waiting.
    pub fn close(&self) {
        self.0.closing.cancel();
    }

    fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }

    fn arn(&self, name: &str) -> String {
        self.0.arn("sqs", name)
    }

    /// The queue with this name.
    fn queue(&self, name: &str) -> Result<Arc<Queue>, Fault> {
        let queues = self.0.queues.read();
        let queues = queues.expect("nobody panics while holding the queues");
        queues.get(name).cloned().ok_or_else(faults::no_queue)
    }

    /// The queue with this ARN.
    fn queue_by_arn(&self, arn: &str) -> Result<Arc<Queue>, Fault> {
        let queue = arn.parse::<Arn>().ok().map(|arn| self.queue(&arn.resource));
        let queue = queue.unwrap_or_else(|| Err(faults::no_queue()))?;
        match queue.arn == arn {
            true => Ok(queue),
            false => Err(faults::no_queue()),
        }
    }

    /// All queues, in the order of their names.
    fn all_queues(&self) -> Vec<Arc<Queue>> {
        let queues = self.0.queues.read();
        let queues = queues.expect("nobody panics while holding the queues");
        queues.values().cloned().collect()
    }

    fn change_queues(&self, change: impl FnOnce(&mut BTreeMap<String, Arc<Queue>>)) {
        let queues = self.0.queues.write();
        change(&mut queues.expect("nobody panics while holding the queues"));
    }

    fn deleted(&self) -> MutexGuard<'_, BTreeMap<String, i64>> {
        let deleted = self.0.deleted.lock();
        deleted.expect("nobody panics while holding the names")
    }
}
