//! The spawner process: one thread, little memory, a mount namespace that holds nothing but the template root.
//!
//! Forking from here costs a tenth of a millisecond whatever the size of the server, and an environment's mount
//! namespace is a copy of almost nothing. The spawner's root *is* the read-only root of every environment: a child
//! only adds `/proc`, `/tmp` and the function's mounts, and needs no `pivot_root` of its own.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use rustix::process::{Signal, pidfd_send_signal};
use rustix::thread::UnshareFlags;

use crate::cgroup::{self, Subtree};
use crate::channel::{Channel, wait_readable};
use crate::init;
use crate::message::{Answer, Failure, Request, Setup, Step};
use crate::sys::{self, Forked};
use crate::{template, trees};

/// The spawner's whole life. The program calls it first thing when it was started as [`crate::Spawner`] says,
/// before any thread exists; its standard input is the server's socket. It ends when the server closes that
/// socket or dies, and all environments end with it.
pub fn spawner_main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve() -> io::Result<()> {
    let null = rustix::fs::open(
        "/dev/null",
        rustix::fs::OFlags::RDWR,
        rustix::fs::Mode::empty(),
    )?;
    let server = Channel::from(sys::take_stdin(null.as_fd())?);
    let _ = rustix::thread::set_name(c"frazil-spawner");
    sys::ignore_children();
    let (setup, parents) = server.receive::<Setup>()?;
    let outcome = prepare(&setup);
    server.send(
        &answer(outcome.map(|()| (Answer::Ready, Vec::new()))).0,
        &[],
    )?;
    let mut adopted = Vec::new();
    while let Ok((request, fds)) = server.receive::<Request>() {
        let (answer, fds) = answer(obey(&mut adopted, &request, fds, setup.rootless));
        let fds = fds.iter().map(AsFd::as_fd).collect::<Vec<_>>();
        server.send(&answer, &fds)?;
    }
    for helper in &adopted {
        let _ = pidfd_send_signal(helper, Signal::KILL);
    }
    // The server is gone, perhaps killed: its functions end, and leave no cgroups. Their inits end with this process.
    let subtree = |(parent, name)| Subtree { parent, name };
    cgroup::sweep(
        &parents
            .into_iter()
            .zip(setup.subtrees)
            .map(subtree)
            .collect::<Vec<_>>(),
        true,
    )
}

fn is_alive(process: &OwnedFd) -> bool {
    wait_readable(process.as_fd(), Duration::ZERO).is_err()
}

fn answer(outcome: Result<(Answer, Vec<OwnedFd>), Failure>) -> (Answer, Vec<OwnedFd>) {
    outcome.unwrap_or_else(|failure| {
        (
            Answer::Failed(failure.step.clone(), failure.errno()),
            Vec::new(),
        )
    })
}

/// Enters a mount namespace of its own (and a user namespace without root) and makes the template its root.
fn prepare(setup: &Setup) -> Result<(), Failure> {
    if setup.rootless {
        become_mapped_user().step("make a user namespace")?;
    }
    sys::unshare(UnshareFlags::NEWNS).step("make a mount namespace")?;
    template::build(setup)
}

/// Maps our own user to the function's: the only mapping that needs no helper program.
fn become_mapped_user() -> io::Result<()> {
    let (uid, gid) = (
        rustix::process::getuid().as_raw(),
        rustix::process::getgid().as_raw(),
    );
    sys::unshare(UnshareFlags::NEWUSER)?;
    std::fs::write("/proc/self/uid_map", format!("{} {uid} 1", init::UID))?;
    std::fs::write("/proc/self/setgroups", "deny")?;
    std::fs::write("/proc/self/gid_map", format!("{} {gid} 1", init::GID))
}

fn obey(
    adopted: &mut Vec<OwnedFd>,
    request: &Request,
    fds: Vec<OwnedFd>,
    rootless: bool,
) -> Result<(Answer, Vec<OwnedFd>), Failure> {
    match request {
        Request::Create { unified } => create(*unified, fds, rootless),
        Request::Adopt => {
            adopted.retain(is_alive);
            adopted.extend(fds);
            Ok((Answer::Adopted, Vec::new()))
        }
        Request::Trees(paths) => {
            let clone = |path: &std::path::PathBuf| {
                let inside = Path::new(template::HOST).join(path.strip_prefix("/").unwrap_or(path));
                trees::clone_read_only(&inside)
                    .step(format!("clone the mount of {}", path.display()))
            };
            Ok((
                Answer::Trees,
                paths.iter().map(clone).collect::<Result<_, _>>()?,
            ))
        }
    }
}

fn create(
    unified: bool,
    fds: Vec<OwnedFd>,
    rootless: bool,
) -> Result<(Answer, Vec<OwnedFd>), Failure> {
    let flags = libc::CLONE_NEWNS
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWIPC
        | libc::CLONE_NEWUTS
        | libc::CLONE_NEWNET;
    match sys::fork(flags as u64, None).step("fork into new namespaces")? {
        Forked::Child => init::run(unified, fds, rootless),
        Forked::Parent { pid, pidfd } => Ok((
            Answer::Created(pid.as_raw_nonzero().get().unsigned_abs()),
            vec![pidfd],
        )),
    }
}
