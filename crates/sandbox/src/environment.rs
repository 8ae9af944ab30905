//! One environment, seen from the server.

use std::io;
use std::net::TcpListener;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::pipe::{PipeFlags, pipe_with};

use crate::bare::Bare;
use crate::connector::Connector;
use crate::error::EnvironmentError;
use crate::init::{GID, UID};
use crate::limits::PROGRAM_BYTES_MAX;
use crate::message::{Order, Start};
use crate::process::{Process, ProgramId, ProgramSignal};
use crate::sandbox::Inner;
use crate::spec::{Program, Spec};

/// One isolated place: namespaces, read-only root, its own `/tmp`, limits. Dropping it destroys it in the background.
///
/// Every method may be called from any thread; those marked *blocking* wait for the environment's init.
#[derive(Debug)]
pub struct Environment {
    /// `None` only while being destroyed.
    bare: Option<Bare>,
    sandbox: Arc<Inner>,
    listeners: Vec<TcpListener>,
    cpu_millis: u32,
    /// What each program is told besides its own words.
    settings: Settings,
}

#[derive(Debug)]
struct Settings {
    files_max: u32,
    processes_max: Option<u32>,
    data_bytes_max: Option<u64>,
    core: Option<usize>,
}

/// What an environment has used so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// The most memory ever in use at once, in bytes; `None` where no memory controller is available.
    pub memory_peak_bytes: Option<u64>,
    /// CPU time of all processes, also the ended ones.
    pub cpu_time: Option<Duration>,
    /// Bytes in use in `/tmp`.
    pub tmp_used_bytes: u64,
    /// How many processes the kernel killed for want of memory, since creation.
    pub oom_kills: u64,
}

impl Environment {
    pub(crate) fn new(
        bare: Bare,
        sandbox: Arc<Inner>,
        spec: &Spec,
        listeners: Vec<OwnedFd>,
    ) -> Self {
        let settings = Settings {
            files_max: spec.files_max,
            processes_max: sandbox
                .counts_processes_by_user()
                .then_some(spec.processes_max),
            data_bytes_max: (!sandbox.limits_memory()).then_some(spec.memory_bytes),
            core: spec.core,
        };
        Self {
            bare: Some(bare),
            sandbox,
            listeners: listeners.into_iter().map(TcpListener::from).collect(),
            cpu_millis: spec.cpu_millis,
            settings,
        }
    }

    /// The listening sockets of [`crate::Spec::listeners`], in that order; once, then empty.
    pub fn take_listeners(&mut self) -> Vec<TcpListener> {
        std::mem::take(&mut self.listeners)
    }

    /// Makes connections to what listens inside.
    pub fn connector(&self) -> Connector {
        Connector::new(self.bare().orders.clone())
    }

    /// Starts a program beside those that run. May be called again after [`Self::kill_all`]: same mounts, same
    /// `/tmp`, new processes.
    /// Blocking for some microseconds. That the program cannot be executed is told by [`Process::try_exit`].
    pub fn start(&mut self, program: &Program) -> Result<Process, EnvironmentError> {
        let words = words(program);
        if words.len() > PROGRAM_BYTES_MAX {
            return Err(EnvironmentError::ProgramTooLarge(words.len()));
        }
        let exit = self.bare_mut().parked()?;
        let pipe = || {
            self.pipe()
                .map_err(EnvironmentError::io("make the output pipes"))
        };
        let (stdout, stdout_inside) = pipe()?;
        let (stderr, stderr_inside) = pipe()?;
        let (log, log_inside) = program.log_fd_number.map(|_| pipe()).transpose()?.unzip();
        let start = Start {
            arguments: program.argv.len(),
            cwd: program.cwd.clone(),
            log_fd_number: program.log_fd_number,
            files_max: self.settings.files_max,
            processes_max: self.settings.processes_max,
            data_bytes_max: self.settings.data_bytes_max,
            core: self.settings.core,
        };
        let fds = [
            Some(&stdout_inside),
            Some(&stderr_inside),
            log_inside.as_ref(),
        ];
        let fds = fds
            .into_iter()
            .flatten()
            .map(AsFd::as_fd)
            .collect::<Vec<BorrowedFd<'_>>>();
        match self.bare().program.send_with(&start, &words, &fds) {
            // It was killed while it was parked, which its report tells.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            sent => sent.map_err(|_| EnvironmentError::Gone)?,
        }
        Ok(Process {
            stdout,
            stderr,
            log,
            number: self.bare().parks,
            exit,
            ended: None,
        })
    }

    /// A pipe whose reading end never blocks and whose writing end the function may open by path (`/dev/stdout`).
    fn pipe(&self) -> io::Result<(OwnedFd, OwnedFd)> {
        let (reader, writer) = pipe_with(PipeFlags::CLOEXEC)?;
        rustix::fs::fcntl_setfl(&reader, OFlags::NONBLOCK)?;
        if !self.sandbox.is_rootless() {
            let (uid, gid) = (
                rustix::fs::Uid::from_raw(UID),
                rustix::fs::Gid::from_raw(GID),
            );
            rustix::fs::fchown(&writer, Some(uid), Some(gid))?;
        }
        Ok((reader, writer))
    }

    /// Stops every process where it is. Does not wait until the last one has stopped; see [`Self::is_frozen`].
    pub fn freeze(&self) -> Result<(), EnvironmentError> {
        self.set_frozen(true)
            .map_err(EnvironmentError::io("freeze the environment"))
    }

    /// Lets every process run again.
    pub fn thaw(&self) -> Result<(), EnvironmentError> {
        self.set_frozen(false)
            .map_err(EnvironmentError::io("thaw the environment"))
    }

    fn set_frozen(&self, on: bool) -> io::Result<()> {
        if self.freezes_by_cgroup() {
            return self.bare().group.freeze(on);
        }
        self.bare().orders.send(&Order::Stop(on), &[])
    }

    fn freezes_by_cgroup(&self) -> bool {
        self.bare().group.can_freeze() && !self.sandbox.freezes_by_signals()
    }

    /// Whether every process has stopped.
    pub fn is_frozen(&self) -> Result<bool, EnvironmentError> {
        let frozen = match self.freezes_by_cgroup() {
            true => self.bare().group.is_frozen(),
            false => self.is_stopped(),
        };
        frozen.map_err(EnvironmentError::io(
            "ask whether the environment is frozen",
        ))
    }

    fn is_stopped(&self) -> io::Result<bool> {
        let (reader, writer) = pipe_with(PipeFlags::CLOEXEC)?;
        self.bare()
            .orders
            .send(&Order::Stopped, &[writer.as_fd()])?;
        drop(writer);
        let mut answer = [0];
        Ok(rustix::io::read(&reader, &mut answer)? == 1 && answer == [1])
    }

    /// Signals a program and the processes of its group, if it has not ended. Does not wait. A frozen program
    /// receives it when it is thawed.
    pub fn signal(
        &self,
        program: ProgramId,
        signal: ProgramSignal,
    ) -> Result<(), EnvironmentError> {
        let signal = match signal {
            ProgramSignal::Terminate => libc::SIGTERM,
            ProgramSignal::Kill => libc::SIGKILL,
        };
        let sent = self
            .bare()
            .orders
            .send(&Order::Signal(program.0, signal), &[]);
        sent.map_err(|_| EnvironmentError::Gone)
    }

    /// Kills every process and returns when all are gone: a reset. Mounts, `/tmp`, network and listeners stay.
    /// Works on a frozen environment, which is thawed afterwards. Blocking.
    pub fn kill_all(&mut self) -> Result<(), EnvironmentError> {
        let by_cgroup = self.freezes_by_cgroup();
        let bare = self.bare_mut();
        bare.orders
            .send(&Order::Kill, &[])
            .map_err(|_| EnvironmentError::Gone)?;
        if bare.group.must_thaw_to_kill() {
            bare.group
                .freeze(false)
                .map_err(EnvironmentError::io("thaw the environment"))?;
        }
        bare.answer_killed()?;
        if by_cgroup {
            bare.group
                .freeze(false)
                .map_err(EnvironmentError::io("thaw the environment"))?;
        }
        bare.park().map_err(|_| EnvironmentError::Gone)?;
        Ok(())
    }

    /// Applies [`crate::Spec::cpu_millis`], or lifts it. Off after creation.
    pub fn cap_cpu(&self, on: bool) -> Result<(), EnvironmentError> {
        let millis = on.then_some(self.cpu_millis);
        self.bare()
            .group
            .cap_cpu(millis)
            .map_err(EnvironmentError::io("set the CPU share"))
    }

    /// What it has used so far.
    pub fn usage(&self) -> Usage {
        let group = &self.bare().group;
        Usage {
            memory_peak_bytes: group.memory_peak_bytes(),
            cpu_time: group.cpu_time(),
            tmp_used_bytes: self.bare().tmp.used_bytes(),
            oom_kills: group.oom_kills(),
        }
    }

    /// Ends it and returns when no process and no cgroup of it remains. Blocking; dropping does the same in the background.
    pub fn destroy(mut self) -> Result<(), EnvironmentError> {
        self.bare.take().map_or(Ok(()), Bare::bury)
    }

    fn bare(&self) -> &Bare {
        self.bare.as_ref().expect("only destroying takes it")
    }

    fn bare_mut(&mut self) -> &mut Bare {
        self.bare.as_mut().expect("only destroying takes it")
    }
}

/// Arguments and variables, each ended by a zero byte. (One with a zero byte inside is cut there, as `execve` would.)
fn words(program: &Program) -> Vec<u8> {
    let mut words = Vec::new();
    for argument in &program.argv {
        words.extend(argument.as_bytes());
        words.push(0);
    }
    for (name, value) in &program.env {
        words.extend([name.as_bytes(), b"=", value.as_bytes(), b"\0"].concat());
    }
    words
}

impl Drop for Environment {
    fn drop(&mut self) {
        if let Some(bare) = self.bare.take() {
            self.sandbox.bury_later(bare);
        }
    }
}
