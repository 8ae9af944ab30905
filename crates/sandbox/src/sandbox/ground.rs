//! What a sandbox stands on: its directory, its locks, its cgroup subtrees, its spawner.

use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::FlockOperation;
use rustix::thread::CapabilitySet;

use super::Way;
use crate::cgroup::{self, Layout, Subtree};
use crate::channel::Channel;
use crate::error::StartError;
use crate::limits::{REMAINS_WAIT, SPAWNER_WAIT};
use crate::message::{Answer, Setup};
use crate::outside::Outside;
use crate::pasta;
use crate::spec::{Config, Network, Spec};
use crate::tmp::Images;

/// In the state directory, where the spawner builds the root. The host never sees anything in it.
const ROOT: &str = "root";

/// The ground, ours alone.
pub(super) struct Ground {
    /// Held as long as the server lives: two servers must not share a directory.
    pub(super) lock: File,
    /// Held as long as the spawner or an init lives.
    pub(super) remains: File,
    pub(super) layout: Layout,
}

/// Makes the directory, locks it, and sweeps what a killed predecessor left.
pub(super) fn take(config: &mut Config) -> Result<Ground, StartError> {
    let valid = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if config.name.is_empty() || config.name.len() > 32 || !config.name.chars().all(valid) {
        return Err(StartError::Name(config.name.clone()));
    }
    config.state_dir =
        std::path::absolute(&config.state_dir).map_err(at("find", &config.state_dir))?;
    let root = config.state_dir.join(ROOT);
    fs::create_dir_all(&root).map_err(at("make", &root))?;
    let lock = lock_file(&config.state_dir.join("server.lock"))?;
    if !try_lock(&lock) {
        return Err(StartError::InUse(config.state_dir.clone()));
    }
    let subtrees = Layout::make(&config.name, config.freezer).subtrees();
    cgroup::sweep(&subtrees, true).map_err(at("sweep the cgroups of", &config.state_dir))?;
    let remains = wait_for_remains(&config.state_dir)?;
    // Only now: a predecessor's spawner removes the subtrees when it ends.
    let layout = Layout::make(&config.name, config.freezer);
    Ok(Ground {
        lock,
        remains,
        layout,
    })
}

/// Tries it with the usual size: that template will be needed first, and the next start finds it.
pub(super) fn make_images(config: &Config, rootless: bool) -> Result<Images, String> {
    if rootless || config.tmpfs {
        return Err("only root can mount images".into());
    }
    let tried = Images::new(config.state_dir.join("tmp"))
        .and_then(|images| images.mount(Spec::default().tmp_bytes).map(|_| images));
    tried.map_err(|error| format!("{error} (mkfs.ext4 of e2fsprogs and loop devices are needed)"))
}

pub(super) fn open_outside(config: &Config, rootless: bool) -> Result<Way, String> {
    match config.network {
        Network::Off => Err("it is switched off".into()),
        Network::Auto if rootless => pasta::find().map(Way::Pasta),
        Network::Auto => {
            let opened = Outside::open(&config.name, &config.state_dir);
            opened.map(Way::Pairs).map_err(|error| error.to_string())
        }
    }
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

/// Waits until no spawner and no init of this directory is left.
pub(super) fn wait_for_remains(state: &Path) -> Result<File, StartError> {
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
pub(super) fn raise_descriptor_limit() {
    let mut limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    limit.current = limit.maximum;
    let _ = rustix::process::setrlimit(rustix::process::Resource::Nofile, limit);
}

pub(super) fn may_administer() -> bool {
    rustix::process::geteuid().is_root()
        && rustix::thread::capabilities(None)
            .is_ok_and(|sets| sets.effective.contains(CapabilitySet::SYS_ADMIN))
}

/// Starts the spawner and has it build the root at `root`, an empty directory. It holds `remains` as long as it lives.
pub(super) fn start_spawner(
    config: &Config,
    rootless: bool,
    remains: File,
    subtrees: &[Subtree],
) -> Result<(Child, Channel), StartError> {
    let program = &config.spawner.program;
    let fail = |reason: String| StartError::Spawner {
        program: program.clone(),
        reason,
    };
    let (ours, theirs) = Channel::pair().map_err(|error| fail(error.to_string()))?;
    let mut command = Command::new(program);
    command
        .args(&config.spawner.args)
        .env_clear()
        .stdin(OwnedFd::from(theirs))
        .stdout(Stdio::from(remains));
    // An interrupt typed at the terminal is the server's to handle.
    command.process_group(0);
    let mut child = command.spawn().map_err(|error| fail(error.to_string()))?;
    drop(command);
    let setup = Setup {
        rootless,
        root: config.state_dir.join(ROOT),
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
    let answer = ours
        .send(&setup, &parents)
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
