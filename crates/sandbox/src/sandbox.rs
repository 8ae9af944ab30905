//! The server's side: starts the spawner, keeps the pool, hands out environments.

use std::fs::{self, File};
use std::io;
use std::net::SocketAddr;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::fs::FlockOperation;
use rustix::thread::CapabilitySet;

use crate::bare::Bare;
use crate::cgroup::{self, Controller, Group, Layout, Limits};
use crate::channel::Channel;
use crate::environment::Environment;
use crate::error::{CreateError, StartError};
use crate::limits::{REMAINS_WAIT, SPAWNER_WAIT};
use crate::message::{Answer, Furnish, Joins, Order, Request, Setup};
use crate::outside::Outside;
use crate::pool::{Pool, Undertaker};
use crate::spec::{Config, Freezer, Network, Spec};
use crate::tmp::{Images, View, Views};
use crate::trees;

/// The size of the `/tmp` that tells whether images work here.
const TRIAL_TMP_BYTES: u64 = 1 << 20;

/// A maker of environments. All methods may be called from any thread.
#[derive(Debug)]
pub struct Sandbox {
    inner: Arc<Inner>,
    pool: Pool,
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
    outside: Result<Outside, String>,
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
    pub fn start(mut config: Config) -> Result<Self, StartError> {
        let valid = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if config.name.is_empty() || config.name.len() > 32 || !config.name.chars().all(valid) {
            return Err(StartError::Name(config.name));
        }
        config.state_dir =
            std::path::absolute(&config.state_dir).map_err(at("find", &config.state_dir))?;
        let state = config.state_dir.clone();
        raise_descriptor_limit();
        let root = state.join("root");
        fs::create_dir_all(&root).map_err(at("make", &root))?;
        let lock = lock_file(&state.join("server.lock"))?;
        if !try_lock(&lock) {
            return Err(StartError::InUse(state));
        }
        let remains = sweep(&config)?;
        let layout = Layout::make(&config.name, config.freezer);
        let rootless = config.rootless || !may_administer();
        let subtrees = layout.subtrees();
        let setup = Setup {
            rootless,
            root,
            resolv_conf: resolv_conf(),
            subtrees: subtrees
                .iter()
                .map(|subtree| subtree.name.clone())
                .collect(),
        };
        let parents = subtrees
            .iter()
            .map(|subtree| subtree.parent.as_fd())
            .collect::<Vec<_>>();
        let (child, spawner) =
            start_spawner(&config, remains, &setup, &parents).inspect_err(|_| {
                let _ = cgroup::sweep(&subtrees, true);
            })?;
        let images = make_images(&config, rootless);
        let outside = open_outside(&config, rootless);
        let inner = Arc::new(Inner {
            rootless,
            images,
            layout,
            views: Views::default(),
            outside,
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
    /// Namespaces, init, cgroups and a parked process: what does not depend on who will ask for it.
    pub(crate) fn make_bare(&self) -> Result<Bare, CreateError> {
        let name = format!("e{}", self.serial.fetch_add(1, Ordering::Relaxed));
        let group =
            Group::make(&self.layout, &name).map_err(CreateError::step("make the cgroups"))?;
        let (pid, pidfd, orders, programs) = match self.ask_spawner(&group) {
            Ok(made) => made,
            Err(error) => {
                let _ = group.remove();
                return Err(error);
            }
        };
        let mut bare = Bare {
            pidfd,
            orders,
            programs,
            group,
            prepared_tmp: None,
            tmp: View::default(),
            parks: 0,
            report: None,
            parking: true,
        };
        if let Err(error) = self.connect(&mut bare, pid) {
            let _ = bare.bury();
            return Err(CreateError::Step {
                step: "connect to the outside".into(),
                source: error,
            });
        }
        Ok(bare)
    }

    fn connect(&self, bare: &mut Bare, pid: u32) -> io::Result<()> {
        if let Ok(outside) = &self.outside {
            let link = outside.connect(pid)?;
            bare.order(&Order::Link(link), &[])?;
        }
        Ok(())
    }

    /// As [`Self::make_bare`], with a `/tmp` of the size that was asked for last.
    pub(crate) fn make_pooled(&self) -> Result<Bare, CreateError> {
        let mut bare = self.make_bare()?;
        let bytes = self.tmp_bytes.load(Ordering::Relaxed);
        bare.prepared_tmp = self
            .images
            .as_ref()
            .ok()
            .and_then(|images| Some((bytes, images.mount(bytes).ok()?)));
        Ok(bare)
    }

    fn ask_spawner(&self, group: &Group) -> Result<(u32, OwnedFd, Channel, Channel), CreateError> {
        let step = || CreateError::step("make the environment's channels");
        let (orders, orders_inside) = Channel::pair().map_err(step())?;
        let (programs, programs_inside) = Channel::pair().map_err(step())?;
        let procs = group
            .legacy_procs()
            .map_err(CreateError::step("open cgroup.procs"))?;
        let joins = Joins {
            unified: group.directory().is_some(),
            legacy: procs.len(),
        };
        let mut fds = vec![orders_inside.as_fd(), programs_inside.as_fd()];
        fds.extend(group.directory());
        fds.extend(procs.iter().map(AsFd::as_fd));
        match self.ask(&Request::Create(joins), &fds)? {
            (Answer::Created(pid), mut fds) => Ok((
                pid,
                fds.pop().ok_or(CreateError::SpawnerGone)?,
                orders,
                programs,
            )),
            _ => Err(CreateError::SpawnerGone),
        }
    }

    fn ask(
        &self,
        request: &Request,
        fds: &[BorrowedFd<'_>],
    ) -> Result<(Answer, Vec<OwnedFd>), CreateError> {
        let spawner = lock(&self.spawner);
        spawner
            .send(request, fds)
            .map_err(|_| CreateError::SpawnerGone)?;
        let answer = spawner.receive().map_err(|_| CreateError::SpawnerGone)?;
        match answer {
            (Answer::Failed(step, errno), _) => Err(CreateError::Step {
                step,
                source: io::Error::from_raw_os_error(errno),
            }),
            done => Ok(done),
        }
    }

    /// Makes a bare environment the one that `spec` describes. Answers its listeners.
    fn furnish(&self, bare: &mut Bare, spec: &Spec) -> Result<Vec<OwnedFd>, CreateError> {
        let limits = Limits {
            memory_bytes: spec.memory_bytes,
            processes_max: spec.processes_max,
        };
        bare.group
            .limit(limits)
            .map_err(CreateError::step("set the limits"))?;
        let mut mounts = self.clone_trees(spec)?;
        let tmpfs_bytes = match &self.images {
            Err(_) => Some(spec.tmp_bytes),
            Ok(images) => {
                let ready = self.prepared_tmp(bare, spec.tmp_bytes);
                let mount = ready.map_or_else(|| images.mount(spec.tmp_bytes), Ok);
                mounts.push(mount.map_err(CreateError::step("make the image for /tmp"))?);
                None
            }
        };
        let v4 = |at: &SocketAddr| match at {
            SocketAddr::V4(at) => Ok(*at),
            SocketAddr::V6(_) => Err(io::Error::from(io::ErrorKind::Unsupported)),
        };
        let listeners = spec.listeners.iter().map(v4).collect::<Result<_, _>>();
        let furnish = Furnish {
            hostname: spec.hostname.clone(),
            targets: spec
                .mounts
                .iter()
                .map(|mount| mount.target.clone())
                .collect(),
            tmpfs_bytes,
            listeners: listeners.map_err(CreateError::step("listen on an IPv6 address"))?,
            network: spec.network,
        };
        let fds = mounts.iter().map(AsFd::as_fd).collect::<Vec<_>>();
        let answer = bare.order(&Order::Furnish(furnish), &fds);
        let mut fds = answer
            .map_err(CreateError::step("furnish the environment"))?
            .into_iter();
        bare.tmp.open(fds.next().ok_or(CreateError::SpawnerGone)?);
        self.views.add(&bare.tmp);
        Ok(fds.collect())
    }

    /// The `/tmp` that was made ahead, if it has the right size.
    fn prepared_tmp(&self, bare: &mut Bare, bytes: u64) -> Option<OwnedFd> {
        match bare.prepared_tmp.take()? {
            (size, mount) if size == bytes => Some(mount),
            (_, other) => {
                self.undertaker.later(move || drop(other));
                None
            }
        }
    }

    /// With root's powers we clone the host's directories ourselves; without, only the spawner may.
    fn clone_trees(&self, spec: &Spec) -> Result<Vec<OwnedFd>, CreateError> {
        if self.rootless && !spec.mounts.is_empty() {
            let sources = spec
                .mounts
                .iter()
                .map(|mount| mount.source.clone())
                .collect();
            return Ok(self.ask(&Request::Trees(sources), &[])?.1);
        }
        let clone = |source: &Path| {
            trees::clone_read_only(source).map_err(CreateError::step(format!(
                "clone the mount of {}",
                source.display()
            )))
        };
        spec.mounts
            .iter()
            .map(|mount| clone(&mount.source))
            .collect()
    }

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
        let _ = wait_for_remains(&self.config.state_dir);
        if let Ok(outside) = &self.outside {
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

fn make_images(config: &Config, rootless: bool) -> Result<Images, String> {
    if rootless || config.tmpfs {
        return Err("only root can mount images".into());
    }
    let tried = Images::new(config.state_dir.join("tmp"))
        .and_then(|images| images.mount(TRIAL_TMP_BYTES).map(|_| images));
    tried.map_err(|error| format!("{error} (mkfs.ext4 of e2fsprogs and loop devices are needed)"))
}

fn open_outside(config: &Config, rootless: bool) -> Result<Outside, String> {
    match config.network {
        Network::Off => Err("it is switched off".into()),
        Network::Auto if rootless => Err("only root can connect environments".into()),
        Network::Auto => {
            Outside::open(&config.name, &config.state_dir).map_err(|error| error.to_string())
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn at(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StartError {
    let path = path.to_owned();
    move |source| StartError::Io {
        action,
        path,
        source,
    }
}

fn lock_file(path: &Path) -> Result<File, StartError> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(at("open", path))
}

fn try_lock(file: &File) -> bool {
    rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
}

/// Kills and removes what a killed predecessor left, and waits until its processes are gone. The answer is the lock
/// that the spawner and all inits will hold.
fn sweep(config: &Config) -> Result<File, StartError> {
    let subtrees = Layout::make(&config.name, config.freezer).subtrees();
    cgroup::sweep(&subtrees, true).map_err(at("sweep the cgroups of", &config.state_dir))?;
    wait_for_remains(&config.state_dir)
}

/// Waits until no spawner and no init of this directory is left.
fn wait_for_remains(state: &Path) -> Result<File, StartError> {
    let path = state.join("remains.lock");
    let lock = lock_file(&path)?;
    let deadline = Instant::now() + REMAINS_WAIT;
    while !try_lock(&lock) {
        if Instant::now() > deadline {
            return Err(StartError::Remains(path));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(lock)
}

/// An environment takes a dozen descriptors; the customary limit of 1024 would allow eighty environments.
fn raise_descriptor_limit() {
    let mut limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    limit.current = limit.maximum;
    let _ = rustix::process::setrlimit(rustix::process::Resource::Nofile, limit);
}

fn may_administer() -> bool {
    rustix::process::geteuid().is_root()
        && rustix::thread::capabilities(None)
            .is_ok_and(|sets| sets.effective.contains(CapabilitySet::SYS_ADMIN))
}

fn start_spawner(
    config: &Config,
    remains: File,
    setup: &Setup,
    parents: &[BorrowedFd<'_>],
) -> Result<(Child, Channel), StartError> {
    let program = &config.spawner.program;
    let fail = |reason: String| StartError::Spawner {
        program: program.clone(),
        reason,
    };
    let (ours, theirs) = Channel::pair().map_err(|error| fail(error.to_string()))?;
    let mut command = Command::new(program);
    command.args(&config.spawner.args).env_clear();
    // Its standard output is the lock: it is free again when the spawner and the last init are gone.
    command
        .stdin(OwnedFd::from(theirs))
        .stdout(Stdio::from(remains));
    // An interrupt typed at the terminal is the server's to handle.
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| fail(error.to_string()))?;
    drop(command);
    let answer = ours
        .send(setup, parents)
        .and_then(|()| ours.receive_within::<Answer>(SPAWNER_WAIT));
    let reason = match answer {
        Ok((Answer::Failed(step, errno), _)) => {
            format!("cannot {step}: {}", io::Error::from_raw_os_error(errno))
        }
        Ok(_) => return Ok((child, ours)),
        Err(error) => error.to_string(),
    };
    let _ = child.kill();
    let _ = child.wait();
    Err(fail(reason))
}

/// The host's resolver configuration, without resolvers on the host's own loopback interface.
fn resolv_conf() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let usable = |text: &String| {
        let server = |line: &str| {
            line.strip_prefix("nameserver")
                .map(|rest| rest.trim().to_owned())
        };
        text.lines()
            .filter_map(server)
            .any(|ip| !ip.starts_with("127.") && ip != "::1")
    };
    let paths = ["/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"];
    paths
        .into_iter()
        .map(read)
        .find(usable)
        .unwrap_or_else(|| "nameserver 1.1.1.1\nnameserver 8.8.8.8\n".to_owned())
}
