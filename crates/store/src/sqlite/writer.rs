//! The one thread that writes.

use std::collections::VecDeque;
use std::fs::File;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, params};
use tokio::sync::{broadcast, mpsc, oneshot};

use super::database::{self, bytes, stored};
use crate::files::Files;
use crate::watch::publish;
use crate::{BlobId, Change, Effect, Entry, Expect, Key, Revision, StoreError, Versioned, Write};

/// How many jobs share one transaction at most.
const JOBS_PER_TRANSACTION: usize = 256;

pub(super) type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

/// What the writer is asked to do.
#[derive(Debug)]
pub(super) enum Job {
    Commit(Vec<Write>, Answer<Revision>),
    Append(Vec<(Key, Vec<Entry>)>, Answer<()>),
    Trim(Key, i64, Answer<u64>),
    DeleteLog(Key, Answer<()>),
    /// Removes a blob that has lost its last handle, unless a value holds it.
    Collect(BlobId),
    Close(oneshot::Sender<()>),
}

pub(super) struct Writer {
    connection: Connection,
    database: PathBuf,
    files: Arc<Files>,
    commits: broadcast::Sender<Arc<[Change]>>,
    revision: u64,
    sequence: u64,
    /// Locked until the writer ends; the system unlocks it when the process ends.
    _lock: File,
}

type Conclusion = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// What must happen once the transaction is durable, or has failed.
#[derive(Default)]
struct Afterwards {
    answers: Vec<Conclusion>,
    changes: Vec<Vec<Change>>,
    unheld: Vec<BlobId>,
}

impl Afterwards {
    /// Passes on what came of a job, provided that it becomes durable.
    fn answer<T: Send + 'static>(&mut self, answer: Answer<T>, outcome: Result<T, StoreError>) {
        self.answers.push(Box::new(move |durable| {
            let _nobody_waits = answer.send(durable.and(outcome));
        }));
    }
}

impl Writer {
    /// Prepares to write, and removes blobs that a killed predecessor left without a holder.
    pub(super) fn new(
        connection: Connection,
        database: &Path,
        files: Arc<Files>,
        commits: broadcast::Sender<Arc<[Change]>>,
        lock: File,
    ) -> Result<Self, StoreError> {
        let fail = database::failed(database);
        let writer = Self {
            revision: counter(&connection, "revision").map_err(&fail)?,
            sequence: counter(&connection, "sequence").map_err(&fail)?,
            connection,
            database: database.to_owned(),
            files,
            commits,
            _lock: lock,
        };
        for id in writer.files.all()? {
            writer.collect(id)?;
        }
        Ok(writer)
    }

    /// Works until the store is closed or dropped.
    pub(super) fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut jobs = VecDeque::new();
        while let Some(job) = jobs.pop_front().or_else(|| queue.blocking_recv()) {
            jobs.push_front(job);
            while jobs.len() < JOBS_PER_TRANSACTION
                && let Ok(job) = queue.try_recv()
            {
                jobs.push_back(job);
            }
            if let Some(closed) = self.transact(&mut jobs) {
                drop(self);
                let _nobody_waits = closed.send(());
                return;
            }
        }
    }

    /// Does jobs in one transaction. When one fails, so do those before it; those after it stay in
    /// the queue. Returns whom to tell when the store shall close.
    fn transact(&mut self, jobs: &mut VecDeque<Job>) -> Option<oneshot::Sender<()>> {
        let mut afterwards = Afterwards::default();
        let mut closing = None;
        let before = (self.revision, self.sequence);
        let mut outcome = self.connection.execute_batch("BEGIN IMMEDIATE");
        while let Some(job) = jobs.pop_front() {
            if let Job::Close(closed) = job {
                closing = Some(closed);
                break;
            }
            outcome = outcome.and_then(|()| self.perform(job, &mut afterwards));
            if outcome.is_err() {
                break;
            }
        }
        let outcome = outcome.and_then(|()| self.make_durable());
        if outcome.is_err() {
            let _already_rolled_back = self.connection.execute_batch("ROLLBACK");
            (self.revision, self.sequence) = before;
        }
        self.conclude(outcome, afterwards);
        closing
    }

    /// Does one job. An error here is the database's, and ends the transaction.
    fn perform(&mut self, job: Job, afterwards: &mut Afterwards) -> rusqlite::Result<()> {
        match job {
            Job::Commit(writes, answer) => {
                let outcome = self.commit(writes, afterwards);
                relay(outcome, answer, afterwards)
            }
            Job::Append(batches, answer) => {
                let outcome = self.append(batches);
                relay(outcome.map(Ok), answer, afterwards)
            }
            Job::Trim(log, before_ms, answer) => {
                let outcome = self.trim(&log, before_ms);
                relay(outcome.map(Ok), answer, afterwards)
            }
            Job::DeleteLog(log, answer) => {
                let outcome = self.delete_log(&log);
                relay(outcome.map(Ok), answer, afterwards)
            }
            Job::Collect(id) => {
                afterwards.unheld.push(id);
                Ok(())
            }
            Job::Close(_) => Ok(()),
        }
    }

    fn make_durable(&self) -> rusqlite::Result<()> {
        let mut save = self
            .connection
            .prepare_cached("UPDATE counter SET value = ?2 WHERE name = ?1 AND value <> ?2")?;
        save.execute(params!["revision", stored(self.revision)])?;
        save.execute(params!["sequence", stored(self.sequence)])?;
        self.connection.execute_batch("COMMIT")
    }

    fn conclude(&self, outcome: rusqlite::Result<()>, afterwards: Afterwards) {
        let failure = outcome.err().map(Arc::new);
        if failure.is_none() {
            for changes in afterwards.changes {
                publish(&self.commits, changes);
            }
        }
        for answer in afterwards.answers {
            answer(match &failure {
                None => Ok(()),
                Some(error) => Err(StoreError::Database {
                    path: self.database.clone(),
                    source: Arc::clone(error) as Arc<_>,
                }),
            });
        }
        for id in afterwards.unheld {
            // What cannot be removed now is removed when the store is opened again.
            let _stays_for_now = self.collect(id);
        }
    }

    fn commit(
        &mut self,
        writes: Vec<Write>,
        afterwards: &mut Afterwards,
    ) -> rusqlite::Result<Result<Revision, StoreError>> {
        for write in &writes {
            if let Some(refusal) = self.refusal(write)? {
                return Ok(Err(refusal));
            }
        }
        self.revision += 1;
        let revision = Revision(self.revision);
        let mut changes = Vec::with_capacity(writes.len());
        for write in writes {
            self.write(&write, &mut afterwards.unheld)?;
            let value = match write.effect {
                Effect::Nothing => continue,
                Effect::Delete => None,
                Effect::Put(value) => Some(Versioned { value, revision }),
            };
            changes.push(Change {
                key: write.key,
                value,
            });
        }
        afterwards.changes.push(changes);
        Ok(Ok(revision))
    }

    /// Why a write must not happen, if it must not.
    fn refusal(&self, write: &Write) -> rusqlite::Result<Option<StoreError>> {
        let current = match write.expect {
            // Long values are not read for nothing.
            Expect::Any => None,
            Expect::NoneBelow => {
                database::list(&self.connection, write.key.as_str(), Bound::Unbounded, 1)?
                    .pop()
                    .map(|(_, found)| found.revision)
            }
            _ => database::get(&self.connection, &write.key)?.map(|found| found.revision),
        };
        if !write.expect.allows(current) {
            let key = write.key.clone();
            return Ok(Some(StoreError::Conflict { key, current }));
        }
        let missing = write.blobs.iter().find(|id| !self.files.contains(**id));
        Ok(missing.map(|id| StoreError::NoBlob(*id)))
    }

    fn write(&self, write: &Write, unheld: &mut Vec<BlobId>) -> rusqlite::Result<()> {
        let key = bytes(&write.key);
        if write.effect == Effect::Nothing {
            return Ok(());
        }
        unheld.extend(self.release(key)?);
        match &write.effect {
            Effect::Put(value) => self
                .connection
                .prepare_cached("INSERT OR REPLACE INTO value VALUES (?, ?, ?)")?
                .execute(params![key, stored(self.revision), &value[..]])?,
            _ => self
                .connection
                .prepare_cached("DELETE FROM value WHERE key = ?")?
                .execute([key])?,
        };
        let mut hold = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO holder VALUES (?, ?)")?;
        for id in &write.blobs {
            hold.execute(params![id.0, key])?;
        }
        Ok(())
    }

    /// Lets go of the blobs that a value held.
    fn release(&self, key: &[u8]) -> rusqlite::Result<Vec<BlobId>> {
        self.connection
            .prepare_cached("DELETE FROM holder WHERE key = ? RETURNING blob")?
            .query_map([key], |row| row.get(0).map(BlobId))?
            .collect()
    }

    fn append(&mut self, batches: Vec<(Key, Vec<Entry>)>) -> rusqlite::Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO entry VALUES (?, ?, ?, ?)")?;
        let mut grow = self
            .connection
            .prepare_cached("UPDATE log SET bytes = bytes + ? WHERE id = ?")?;
        for (log, entries) in batches {
            let log = match database::log_id(&self.connection, &log)? {
                Some(id) => id,
                None => create_log(&self.connection, &log)?,
            };
            let mut bytes = 0;
            for Entry { time_ms, data } in entries {
                self.sequence += 1;
                bytes += data.len() as u64;
                insert.execute(params![log, time_ms, stored(self.sequence), &data[..]])?;
            }
            grow.execute(params![stored(bytes), log])?;
        }
        Ok(())
    }

    fn trim(&self, log: &Key, before_ms: i64) -> rusqlite::Result<u64> {
        let Some(log) = database::log_id(&self.connection, log)? else {
            return Ok(0);
        };
        self.connection
            .prepare_cached(
                "UPDATE log SET bytes = bytes - (SELECT coalesce(sum(length(data)), 0)
                    FROM entry WHERE log = ?1 AND time_ms < ?2)
                 WHERE id = ?1",
            )?
            .execute(params![log, before_ms])?;
        let trimmed = self
            .connection
            .prepare_cached("DELETE FROM entry WHERE log = ? AND time_ms < ?")?
            .execute(params![log, before_ms])?;
        Ok(trimmed as u64)
    }

    fn delete_log(&self, log: &Key) -> rusqlite::Result<()> {
        if let Some(id) = database::log_id(&self.connection, log)? {
            self.connection
                .prepare_cached("DELETE FROM entry WHERE log = ?")?
                .execute([id])?;
            self.connection
                .prepare_cached("DELETE FROM log WHERE id = ?")?
                .execute([id])?;
        }
        Ok(())
    }

    /// Removes a blob unless a value holds it or a handle exists.
    fn collect(&self, id: BlobId) -> Result<(), StoreError> {
        let held = self
            .connection
            .prepare_cached("SELECT 1 FROM holder WHERE blob = ? LIMIT 1")
            .and_then(|mut held| held.exists([id.0]))
            .map_err(database::failed(&self.database))?;
        if held {
            return Ok(());
        }
        self.files.remove_unless_handled(id)
    }
}

/// Keeps a job's outcome for its caller. The database's error goes to everybody in the
/// transaction, so it is handed on instead.
fn relay<T: Send + 'static>(
    outcome: rusqlite::Result<Result<T, StoreError>>,
    answer: Answer<T>,
    afterwards: &mut Afterwards,
) -> rusqlite::Result<()> {
    let (outcome, failure) = match outcome {
        Ok(outcome) => (outcome, Ok(())),
        Err(error) => (Err(StoreError::Closed), Err(error)),
    };
    afterwards.answer(answer, outcome);
    failure
}

fn counter(connection: &Connection, name: &str) -> rusqlite::Result<u64> {
    connection.query_row("SELECT value FROM counter WHERE name = ?", [name], |row| {
        row.get::<_, i64>(0).map(i64::unsigned_abs)
    })
}

fn create_log(connection: &Connection, log: &Key) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO log (key) VALUES (?) RETURNING id")?
        .query_row([bytes(log)], |row| row.get(0))
}
