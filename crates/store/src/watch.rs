//! Following changes of values.

use std::sync::Arc;

use tokio::sync::broadcast;

use crate::{Key, Versioned};

/// How many commits a watcher may be behind before it misses some.
pub(crate) const WATCH_BACKLOG_COMMITS: usize = 1024;

/// Tells the watchers about a commit. That nobody watches is no trouble.
pub(crate) fn publish(commits: &broadcast::Sender<Arc<[Change]>>, changes: Vec<Change>) {
    if commits.receiver_count() > 0 {
        let _nobody_listens = commits.send(changes.into());
    }
}

/// What happened to one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key that was written.
    pub key: Key,
    /// The new value, or `None` when it was deleted.
    pub value: Option<Versioned>,
}

/// What a watcher sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchEvent {
    /// A key below the prefix was written.
    Change(Change),
    /// The watcher was too slow and missed changes: list the prefix anew.
    Missed,
}

/// A stream of the changes below a prefix, in commit order, from the moment it was made.
#[derive(Debug)]
pub struct Watch {
    prefix: String,
    commits: broadcast::Receiver<Arc<[Change]>>,
    pending: std::collections::VecDeque<Change>,
}

impl Watch {
    pub(crate) fn new(prefix: &str, commits: broadcast::Receiver<Arc<[Change]>>) -> Self {
        Self {
            prefix: prefix.to_owned(),
            commits,
            pending: std::collections::VecDeque::new(),
        }
    }

    /// The next event, or `None` once the store is gone.
    pub async fn next(&mut self) -> Option<WatchEvent> {
        loop {
            if let Some(change) = self.pending.pop_front() {
                return Some(WatchEvent::Change(change));
            }
            match self.commits.recv().await {
                Ok(commit) => self.pending.extend(
                    commit
                        .iter()
                        .filter(|change| change.key.as_str().starts_with(&self.prefix))
                        .cloned(),
                ),
                Err(broadcast::error::RecvError::Lagged(_)) => return Some(WatchEvent::Missed),
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }
}
