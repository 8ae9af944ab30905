//! Lambda as the roof sees it.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use frazil_store::{BlobReader, Store, StoreError};
use frazil_wire::{Call, Fault};
use http::{Response, Uri};
use tokio::task::JoinHandle;

use crate::asynchronous::{self, EventQueue};
use crate::catalog::{Catalog, Parts};
use crate::code::{PackageError, Packages};
use crate::directory::Directory;
use crate::functions::Functions;
use crate::limits::Limits;
use crate::mappings::{EventSources, Mappings, RegistryError, engine};
use crate::metrics::Metrics;
use crate::runtimes::Runtimes;
use crate::seams::{
    Clock, CodeSource, Entropy, ImageSource, LogSink, Provide, QueueSource, Targets,
};
use crate::url::UrlBase;

/// What Lambda is started with.
pub struct Config {
    /// Where functions and packages are kept.
    pub store: Arc<dyn Store>,
    /// The runtimes of this host.
    pub runtimes: Arc<dyn Runtimes>,
    /// Where packages named by bucket and key are read from.
    pub code_source: Arc<dyn CodeSource>,
    /// Where events and the records of their fate are sent, functions apart.
    pub targets: Arc<dyn Targets>,
    /// Where container images are read from.
    pub images: Arc<dyn ImageSource>,
    /// Queues whose messages become events.
    pub queues: Arc<dyn QueueSource>,
    /// Where log lines go.
    pub logs: Arc<dyn LogSink>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where identifiers come from.
    pub entropy: Arc<dyn Entropy>,
    /// The bounds in force.
    pub limits: Arc<Limits>,
    /// The account that owns everything: twelve digits.
    pub account: String,
    /// The region that the server stands for.
    pub region: String,
    /// AWS's name of this host's architecture: `x86_64` or `arm64`.
    pub architecture: String,
    /// How the server is reached from outside.
    pub url_base: UrlBase,
    /// A folder for unpacked packages; only this server uses it.
    pub data_dir: PathBuf,
    /// Changes when the machine boots (`/proc/sys/kernel/random/boot_id`): what was unpacked
    /// before is then not trusted any more.
    pub boot_id: String,
}

/// Why Lambda cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder for unpacked packages cannot be used.
    #[error("cannot prepare the folder for packages")]
    Packages(#[from] PackageError),
    /// The functions cannot be read.
    #[error("cannot read the functions: {0}")]
    Functions(Fault),
    /// The queue of events cannot be read.
    #[error("cannot read the queue of events")]
    Events(#[source] StoreError),
    /// The event source mappings cannot be read.
    #[error("cannot read the event source mappings")]
    Mappings(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<RegistryError> for StartError {
    fn from(error: RegistryError) -> StartError {
        StartError::Mappings(Box::new(error))
    }
}

/// How much of the account's quotas is in use, beyond what [`Metrics`](crate::metrics::Metrics)
/// counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Bytes of all packages and layers, every version counted.
    pub code_storage_bytes: u64,
    /// Concurrency reserved for functions.
    pub reserved_concurrency: u64,
}

/// AWS Lambda.
pub struct Lambda {
    catalog: Arc<Catalog>,
    directory: Arc<Directory>,
    events: Arc<EventQueue>,
    functions: Arc<Functions>,
    sources: Arc<EventSources>,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    /// Work that goes on as long as the server runs.
    background: Vec<JoinHandle<()>>,
}

impl Lambda {
    /// Starts: everything that was ready when the last server stopped is ready when this returns,
    /// and what was unfinished goes on.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(config: Config) -> Result<Lambda, StartError> {
        let folder = config.data_dir.join("code");
        let (store, limits) = (config.store.clone(), config.limits.clone());
        let (packages, unused) = Packages::open(&folder, &config.boot_id, store, limits)?;
        let packages = Arc::new(packages);
        let directory = Arc::new(Directory::default());
        let mappings = Mappings::open(config.store.clone()).await?;
        let sources = EventSources::new(engine::Parts {
            mappings: mappings.clone(),
            queues: config.queues.clone(),
            limits: config.limits.clone(),
            region: config.region.clone(),
        });
        let events = EventQueue::open(asynchronous::Parts {
            store: config.store.clone(),
            directory: directory.clone(),
            clock: config.clock.clone(),
            entropy: config.entropy.clone(),
            limits: config.limits.clone(),
            targets: config.targets.clone(),
            metrics: config.metrics,
            region: config.region.clone(),
            account: config.account.clone(),
        });
        let events = events.await.map_err(StartError::Events)?;
        let catalog = Catalog::new(Parts {
            events: events.clone(),
            targets: config.targets.clone(),
            queues: config.queues,
            store: config.store.clone(),
            packages: packages.clone(),
            directory: directory.clone(),
            mappings: mappings.clone(),
            runtimes: config.runtimes,
            code_source: config.code_source,
            images: config.images,
            logs: config.logs,
            clock: config.clock.clone(),
            entropy: config.entropy,
            limits: config.limits,
            account: config.account,
            region: config.region,
            architecture: config.architecture,
            url_base: config.url_base,
        });
        catalog.adopt_all().await.map_err(StartError::Functions)?;
        packages.sweep().await;
        let followed = mappings.clone();
        let background = vec![
            tokio::spawn(async move { packages.collect(unused).await }),
            tokio::spawn(async move { followed.follow().await }),
        ];
        Ok(Lambda {
            catalog,
            functions: Arc::new(Functions::new(
                directory.clone(),
                events.clone(),
                config.targets,
            )),
            directory,
            events,
            sources,
            store: config.store,
            clock: config.clock,
            background,
        })
    }

    /// Answers any Lambda request but an invocation. May be called on any runtime; the work is
    /// done on the one that started this, to its end even when the answer is dropped.
    pub async fn control(&self, call: Call) -> Response<Bytes> {
        self.catalog.control(call).await
    }

    /// How much of the account's quotas is in use.
    ///
    /// # Errors
    /// What the control plane would answer when the store cannot be read.
    pub async fn usage(&self) -> Result<Usage, Fault> {
        Ok(Usage {
            code_storage_bytes: self.catalog.stored_bytes().await?,
            reserved_concurrency: self.directory.reserved_concurrency(None),
        })
    }

    /// From now on environments of provisioned concurrency are made, by the data plane.
    pub fn provide(&self, provider: Arc<dyn Provide>) {
        self.catalog.provide(provider);
    }

    /// What can be invoked.
    #[must_use]
    pub fn directory(&self) -> &Arc<Directory> {
        &self.directory
    }

    /// The events of asynchronous invocations. They are tried once it is
    /// [started](EventQueue::start).
    #[must_use]
    pub fn events(&self) -> &Arc<EventQueue> {
        &self.events
    }

    /// What neighbours run functions with. They can once it is [started](Functions::start).
    #[must_use]
    pub fn functions(&self) -> &Arc<Functions> {
        &self.functions
    }

    /// The queues that functions take their events from. They are polled once it is
    /// [started](EventSources::start).
    #[must_use]
    pub fn sources(&self) -> &Arc<EventSources> {
        &self.sources
    }

    /// The zip that a link of `GetFunction` (`/_frazil/code/…`) names; none when the link is not
    /// valid or its package is gone.
    ///
    /// # Errors
    /// What the store answers.
    pub async fn package(&self, link: &Uri) -> Result<Option<BlobReader>, StoreError> {
        let Some(link) = self.catalog.link(link, self.clock.now().as_second()) else {
            return Ok(None);
        };
        match self.store.open_blob(link.package, 0..u64::MAX).await {
            Ok(reader) => Ok(Some(reader)),
            Err(StoreError::NoBlob(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Ends background work. What is unfinished continues at the next start.
    pub async fn stop(&self) {
        self.sources.stopped().await;
        self.events.stopped().await;
        self.catalog.stop().await;
        self.end_background();
    }

    fn end_background(&self) {
        for task in &self.background {
            task.abort();
        }
    }
}

impl Drop for Lambda {
    fn drop(&mut self) {
        self.sources.stop();
        self.events.stop();
        self.catalog.cancel();
        // Before the directory goes: packages that only lose their server are not unused.
        self.end_background();
    }
}
