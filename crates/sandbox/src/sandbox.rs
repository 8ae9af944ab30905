//! The server's side: starts the spawner, keeps the pool, hands out environments.

mod ground;
mod making;

use std::fs::File;
use std::path::PathBuf;
use std::process::Child;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::ground::Ground;
use crate::bare::Bare;
use crate::cgroup::{self, Controller, Layout};
use crate::channel::Channel;
use crate::environment::Environment;
use crate::error::{CreateError, StartError};
use crate::outside::Outside;
use crate::pool::{Pool, Undertaker};
use crate::spec::{Config, Freezer, Spec};
use crate::tmp::{Images, Views};

/// A maker of environments. All methods may be called from any thread.
#[derive(Debug)]
pub struct Sandbox {
    inner: Arc<Inner>,
    pool: Pool,
}

/// How environments are connected to the outside.
#[derive(Debug)]
enum Way {
    /// By root.
    Pairs(Outside),
    /// By this program.
    Pasta(PathBuf),
}

#[derive(Debug)]
pub(crate) struct Inner {
    config: Config,
    layout: Layout,
    rootless: bool,
    /// Or why `/tmp` is a tmpfs.
    images: Result<Images, String>,
    views: Views,
    /// Or why environments have their loopback interface only.
    outside: Result<Way, String>,
    spawner: Mutex<Channel>,
    child: Mutex<Child>,
    undertaker: Undertaker,
    /// Numbers the environments.
    serial: AtomicU64,
    /// The size of `/tmp` that was asked for last: what the pool prepares.
    tmp_bytes: AtomicU64,
    /// Held as long as we live: two servers must not share a directory.
    _lock: File,
}

impl Sandbox {
    /// Sweeps what a killed predecessor of this name left, starts the spawner and fills the pool in the background.
    /// Raises the process's limit of open files to what is allowed: an environment takes a dozen.
    pub fn start(mut config: Config) -> Result<Self, StartError> {
        let Ground {
            lock,
            remains,
            layout,
        } = ground::take(&mut config)?;
        ground::raise_descriptor_limit();
        let rootless = config.rootless || !ground::may_administer();
        let subtrees = layout.subtrees();
        let started = ground::start_spawner(&config, rootless, remains, &subtrees);
        let (child, spawner) = started.inspect_err(|_| drop(cgroup::sweep(&subtrees, true)))?;
        let inner = Arc::new(Inner {
            rootless,
            images: ground::make_images(&config, rootless),
            layout,
            views: Views::default(),
            outside: ground::open_outside(&config, rootless),
            spawner: Mutex::new(spawner),
            child: Mutex::new(child),
            undertaker: Undertaker::start(),
            serial: AtomicU64::new(0),
            tmp_bytes: AtomicU64::new(Spec::default().tmp_bytes),
            _lock: lock,
            config,
        });
        let pool = Pool::start(Arc::clone(&inner), inner.config.pool);
        Ok(Self { inner, pool })
    }

    /// Makes an environment, from the pool if one is waiting. Blocks for about a millisecond.
    pub fn create(&self, spec: &Spec) -> Result<Environment, CreateError> {
        self.inner
            .tmp_bytes
            .store(spec.tmp_bytes, Ordering::Relaxed);
        let mut bare = match self.pool.take() {
            Some(bare) => bare,
            None => self.inner.make_bare()?,
        };
        match self.inner.furnish(&mut bare, spec) {
            Ok(listeners) => Ok(Environment::new(
                bare,
                Arc::clone(&self.inner),
                spec,
                listeners,
            )),
            Err(error) => {
                self.inner.bury_later(bare);
                Err(error)
            }
        }
    }

    /// Destroys every environment and returns when no process, mount or cgroup remains. Dropping does the same.
    pub fn stop(self) {}
}

/// What a sandbox found on its machine; a text is a reason why something is not there.
pub(crate) struct Findings<'a> {
    pub(crate) rootless: bool,
    pub(crate) layout: &'a Layout,
    pub(crate) images: Option<&'a str>,
    pub(crate) outside: Option<&'a str>,
}

impl Sandbox {
    pub(crate) fn findings(&self) -> Findings<'_> {
        let inner = &self.inner;
        Findings {
            rootless: inner.rootless,
            layout: &inner.layout,
            images: inner.images.as_ref().err().map(String::as_str),
            outside: inner.outside.as_ref().err().map(String::as_str),
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.pool.stop();
        self.inner.end();
    }
}

impl Inner {
    pub(crate) fn bury_later(&self, bare: Bare) {
        self.undertaker.bury(bare);
    }

    /// The order matters: no new environments, then no processes, then no cgroups.
    fn end(&self) {
        self.undertaker.stop();
        // The spawner ends with its socket, every init with the spawner, every process with its init.
        if let Ok((socket, _)) = Channel::pair() {
            *lock(&self.spawner) = socket;
        }
        let _ = lock(&self.child).wait();
        let _ = cgroup::sweep(&self.layout.subtrees(), true);
        self.views.close();
        let _ = ground::wait_for_remains(&self.config.state_dir);
        if let Ok(Way::Pairs(outside)) = &self.outside {
            outside.close();
        }
    }

    pub(crate) fn is_rootless(&self) -> bool {
        self.rootless
    }

    pub(crate) fn limits_memory(&self) -> bool {
        self.layout.has(Controller::Memory)
    }

    /// `RLIMIT_NPROC` counts a user's processes in a user namespace: with root's powers that would be those of all
    /// environments together, so there only `pids.max` limits.
    pub(crate) fn counts_processes_by_user(&self) -> bool {
        self.rootless
    }

    pub(crate) fn freezes_by_signals(&self) -> bool {
        self.config.freezer == Freezer::Signals
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
