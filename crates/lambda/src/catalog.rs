//! The control plane: which functions, versions, aliases, URLs and permissions exist.
//!
//! Everything is stored before it is answered, and published to the [`Directory`] after it is
//! stored. Changes of one function happen one after the other; the store's preconditions keep
//! several servers on one store apart.

mod adopt;
mod aliases;
mod background;
mod code_signing;
mod concurrency;
mod dispatch;
mod event_invoke;
mod faults;
mod functions;
mod images;
mod layers;
mod links;
mod lists;
mod mappings;
mod naming;
mod permissions;
mod prepare;
mod provisioned;
pub(crate) mod record;
mod recursion;
mod resource_policies;
mod runtime_management;
mod runtime_names;
mod settings;
mod shape;
mod tags;
mod updates;
mod urls;
mod versions;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, Weak};

use bytes::Bytes;
use frazil_store::{Expect, Key, Pages, Revision, Store, StoreError, Write};
use frazil_wire::Fault;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, MutexGuard, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::asynchronous::EventQueue;
use crate::code::Packages;
use crate::directory::{Directory, Function, Standing};
use crate::limits::Limits;
use crate::mappings::Mappings;
use crate::rate::Rates;
use crate::release::LATEST;
use crate::runtimes::Runtimes;
use crate::seams::{
    Clock, CodeSource, Entropy, ImageSource, LogSink, Provide, QueueSource, Targets,
};
use crate::url::UrlBase;

use faults::{function_not_found, internal, update_in_progress};
use links::Links;
use record::{FunctionRecord, VersionRecord};
use settings::Rules;

/// What the control plane works with.
pub(crate) struct Parts {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) packages: Arc<Packages>,
    pub(crate) directory: Arc<Directory>,
    pub(crate) mappings: Arc<Mappings>,
    pub(crate) runtimes: Arc<dyn Runtimes>,
    pub(crate) code_source: Arc<dyn CodeSource>,
    pub(crate) images: Arc<dyn ImageSource>,
    pub(crate) logs: Arc<dyn LogSink>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) architecture: String,
    pub(crate) url_base: UrlBase,
    pub(crate) events: Arc<EventQueue>,
    pub(crate) targets: Arc<dyn Targets>,
    pub(crate) queues: Arc<dyn QueueSource>,
}

/// The control plane.
pub(crate) struct Catalog {
    parts: Parts,
    links: Links,
    /// Changes of one function wait for one another; a name's lock is chosen by its hash.
    locks: [Mutex<()>; LOCKS],
    /// The id of the next release.
    next_release: AtomicU64,
    /// Makes environments ahead of work, once the data plane runs.
    provider: OnceLock<Arc<dyn Provide>>,
    /// Container images that may be fetched at the same time.
    pulls: Semaphore,
    /// Calls of late.
    calls: Rates,
    /// Preparations that are under way.
    tasks: TaskTracker,
    stopping: CancellationToken,
    /// Where requests and background work run, whatever thread they come from.
    runtime: Handle,
    this: Weak<Catalog>,
}

const LOCKS: usize = 64;

/// What a change writes and publishes besides the function's record.
#[derive(Default)]
struct Change {
    writes: Vec<Write>,
    /// Versions whose standing changes; none removes.
    standings: Vec<(String, Option<Standing>)>,
    /// The function itself goes away.
    deletes: bool,
    /// `$LATEST` has to be prepared after this change.
    prepares: bool,
}

impl Catalog {
    /// Must be called on the runtime that is to do the work.
    pub(crate) fn new(parts: Parts) -> Arc<Catalog> {
        let links = Links::new(&*parts.entropy);
        let pulls = parts.limits.image_pulls_max as usize;
        Arc::new_cyclic(|this| Catalog {
            parts,
            links,
            locks: std::array::from_fn(|_| Mutex::new(())),
            next_release: AtomicU64::new(1),
            provider: OnceLock::new(),
            calls: Rates::default(),
            pulls: Semaphore::new(pulls),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
            runtime: Handle::current(),
            this: this.clone(),
        })
    }

    /// Ends preparations; what is unfinished continues at the next start.
    pub(crate) async fn stop(&self) {
        self.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }

    /// As [`stop`](Self::stop), without waiting.
    pub(crate) fn cancel(&self) {
        self.stopping.cancel();
    }

    fn rules(&self) -> Rules<'_> {
        Rules {
            limits: &self.parts.limits,
            runtimes: &*self.parts.runtimes,
            architecture: &self.parts.architecture,
        }
    }

    fn uuid(&self) -> String {
        self.parts.entropy.uuid().to_string()
    }

    fn now_ms(&self) -> i64 {
        self.parts.clock.now().as_millisecond()
    }

    fn release_id(&self) -> u64 {
        self.next_release.fetch_add(1, Ordering::Relaxed)
    }

    async fn lock(&self, name: &str) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let index = hasher.finish() as usize % LOCKS;
        self.locks[index].lock().await
    }

    /// Reads a function's record.
    async fn load(&self, name: &str) -> Result<Option<(FunctionRecord, Revision)>, Fault> {
        let key = FunctionRecord::key(name);
        let found = self.parts.store.get(&key).await;
        let Some(found) = found.map_err(|error| internal(&error))? else {
            return Ok(None);
        };
        let record = FunctionRecord::decode(&key, &found.value);
        let record = record.map_err(|error| internal(&error))?;
        Ok(Some((record, found.revision)))
    }

    /// Reads a function that must exist.
    async fn existing(&self, name: &str) -> Result<(FunctionRecord, Revision), Fault> {
        let found = self.load(name).await?;
        found.ok_or_else(|| function_not_found(&self.arn(name, None)))
    }

    /// Reads `$LATEST` or a published version.
    async fn version(
        &self,
        record: &FunctionRecord,
        version: &str,
    ) -> Result<Option<VersionRecord>, Fault> {
        if version == LATEST {
            return Ok(Some(record.latest.clone()));
        }
        let Ok(number) = version.parse() else {
            return Ok(None);
        };
        let key = VersionRecord::key(&record.name, number);
        let found = self.parts.store.get(&key).await;
        let found = found.map_err(|error| internal(&error))?;
        let decoded = found.map(|found| VersionRecord::decode(&key, &found.value));
        decoded.transpose().map_err(|error| internal(&error))
    }

    /// Reads all published versions, oldest first.
    async fn versions(&self, name: &str) -> Result<Vec<VersionRecord>, Fault> {
        let prefix = VersionRecord::prefix(name);
        let found = self.scan(&prefix).await.map_err(|error| internal(&error))?;
        let decoded = found
            .iter()
            .map(|(key, bytes)| VersionRecord::decode(key, bytes));
        decoded
            .collect::<Result<_, _>>()
            .map_err(|error| internal(&error))
    }

    /// All values below a prefix, read page by page.
    async fn scan(&self, prefix: &str) -> Result<Vec<(Key, Bytes)>, StoreError> {
        const PAGE: usize = 256;
        let mut all = Vec::new();
        let mut pages = Pages::new(&*self.parts.store, prefix, PAGE);
        while let Some(page) = pages.next().await? {
            all.extend(page.into_iter().map(|(key, found)| (key, found.value)));
        }
        Ok(all)
    }

    /// Changes one function: reads it, lets `decide` change it, stores it, publishes it. When
    /// another server was faster, `decide` runs again on what that one stored.
    async fn change<T>(
        &self,
        name: &str,
        mut decide: impl FnMut(&mut FunctionRecord, &mut Change) -> Result<T, Fault> + Send,
    ) -> Result<T, Fault> {
        let _turn = self.lock(name).await;
        for _ in 0..self.parts.limits.update_attempts_max {
            let (mut record, revision) = self.existing(name).await?;
            let mut change = Change::default();
            let answer = decide(&mut record, &mut change)?;
            match self
                .commit(&record, Expect::Revision(revision), change)
                .await
            {
                Ok(()) => return Ok(answer),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(internal(&error)),
            }
        }
        Err(update_in_progress(&self.arn(name, None)))
    }

    /// Stores a function with everything that changes with it, all or nothing, and publishes it.
    /// The caller holds the function's lock.
    async fn commit(
        &self,
        record: &FunctionRecord,
        expect: Expect,
        mut change: Change,
    ) -> Result<(), StoreError> {
        let write = match change.deletes {
            true => Write::delete(FunctionRecord::key(&record.name)),
            false => record.write(),
        };
        change.writes.push(write.expecting(expect));
        let committed = self
            .parts
            .store
            .commit(std::mem::take(&mut change.writes))
            .await;
        match &committed {
            Ok(_) => self.publish(record, change),
            Err(error) if error.is_conflict() => {}
            // Whether it was stored is unknown: what the store says later is what counts.
            Err(_) => self.adopt_later(&record.name),
        }
        committed.map(|_| ())
    }

    /// Makes the data plane see what is stored.
    fn publish(&self, record: &FunctionRecord, change: Change) {
        let directory = &self.parts.directory;
        if change.deletes {
            return directory.publish(&record.name, None, Vec::new());
        }
        let before = directory.function(&record.name);
        let mut versions = before.map(|before| before.versions).unwrap_or_default();
        for (version, standing) in change.standings {
            match standing {
                Some(standing) => versions.insert(version, standing),
                None => versions.remove(&version),
            };
        }
        let function = Function {
            arn: self.arn(&record.name, None).into(),
            versions,
            aliases: aliases::published(record),
            reserved_concurrency: record.reserved_concurrency,
            latest_package_bytes: record.latest.build.package.bytes,
            events: event_invoke::published(record),
            incarnation: record.incarnation.clone(),
            updating: record.is_pending(),
            may_recurse: record.may_recurse,
            ahead: provisioned::published(record),
            policies: Arc::new(record.policies.clone()),
            traffic: Arc::default(),
        };
        let urls = urls::published(record);
        directory.publish(&record.name, Some(function), urls);
        if change.prepares {
            self.prepare(record);
        }
    }
}
