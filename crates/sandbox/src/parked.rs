//! The process that becomes the program: forked ahead, stripped of every privilege, waiting in its cgroups.

use std::ffi::{CStr, CString};
use std::io;
use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::{Mode, OFlags};
use rustix::process::{Gid, Resource, Rlimit, Uid};
use rustix::thread::{CapabilitiesSecureBits, CapabilitySet, CapabilitySets, CpuSet, UnshareFlags};

use crate::channel::Channel;
use crate::init::{GID, UID};
use crate::message::Start;
use crate::process::Exit;
use crate::{report, seccomp, sys};

/// What the process joins.
pub(crate) struct Cgroups {
    /// A cgroup v2 directory; the fork is born in it, which costs nothing.
    pub(crate) unified: Option<OwnedFd>,
    /// `cgroup.procs` files; each join can cost milliseconds, so it is done while parked.
    pub(crate) legacy: Vec<OwnedFd>,
}

/// A program as it arrives.
struct Received {
    start: Start,
    words: Vec<u8>,
    pipes: Vec<OwnedFd>,
}

/// From the fork to the program. `report` is told when there is no program to become.
pub(crate) fn run(program: &Channel, cgroups: &Cgroups, rootless: bool, report: &OwnedFd) -> ! {
    let error = match strip(cgroups, rootless).and_then(|()| wait(program)) {
        Ok(program) => become_program(&program),
        Err(error) => error,
    };
    let errno = error.raw_os_error().unwrap_or(libc::EIO);
    let _ = rustix::io::write(report, &report::encode(Exit::NotStarted(errno)));
    sys::exit_now(127)
}

/// Nobody else reads this channel: of two that are parked at once, each gets its own program.
fn wait(program: &Channel) -> io::Result<Received> {
    let (start, words, pipes) = program.receive_with::<Start>()?;
    Ok(Received {
        start,
        words,
        pipes,
    })
}

fn strip(cgroups: &Cgroups, rootless: bool) -> io::Result<()> {
    // 1. Limits first: from here on everything is charged to the environment.
    for procs in &cgroups.legacy {
        rustix::io::write(procs, b"0")?;
    }
    // 2. The paths of cgroups tell nothing.
    sys::unshare(UnshareFlags::NEWCGROUP)?;
    // 3. A terminal, a session or a signal of ours is out of reach.
    rustix::process::setsid()?;
    // 4. When memory runs out on the machine, functions go before the server does.
    let _ = std::fs::write("/proc/self/oom_score_adj", "500");
    limit_resources();
    // 5. No capability, and no way to get one.
    drop_privileges(rootless)?;
    // 6. No system call that the function has no business with.
    sys::install_filter(&seccomp::filter())
}

/// The limits that AWS shows (python3.13, 128 MB); those that depend on the environment come with the program.
fn limit_resources() {
    limit(Resource::Core, Some(10_737_418_240), Some(10_737_418_240));
    limit(Resource::Memlock, Some(65_536), Some(65_536));
    limit(Resource::Stack, Some(8 << 20), None);
}

/// Sets a limit, or as much of it as the present hard limit leaves to us.
fn limit(resource: Resource, current: Option<u64>, maximum: Option<u64>) {
    let wanted = Rlimit { current, maximum };
    if rustix::process::setrlimit(resource, wanted).is_err() {
        let hard = rustix::process::getrlimit(resource).maximum;
        let current = match (current, hard) {
            (Some(wanted), Some(hard)) => Some(wanted.min(hard)),
            (wanted, hard) => wanted.or(hard),
        };
        let _ = rustix::process::setrlimit(
            resource,
            Rlimit {
                current,
                maximum: hard,
            },
        );
    }
}

fn drop_privileges(rootless: bool) -> io::Result<()> {
    for number in 0..64 {
        let capability = CapabilitySet::from_bits_retain(1 << number);
        if rustix::thread::remove_capability_from_bounding_set(capability).is_err() {
            break;
        }
    }
    rustix::thread::set_capabilities_secure_bits(
        CapabilitiesSecureBits::NO_ROOT
            | CapabilitiesSecureBits::NO_ROOT_LOCKED
            | CapabilitiesSecureBits::NO_SETUID_FIXUP_LOCKED
            | CapabilitiesSecureBits::KEEP_CAPS_LOCKED,
    )?;
    if !rootless {
        rustix::thread::set_thread_groups(&[])?;
    }
    let (uid, gid) = (Uid::from_raw(UID), Gid::from_raw(GID));
    rustix::thread::set_thread_res_gid(gid, gid, gid)?;
    rustix::thread::set_thread_res_uid(uid, uid, uid)?;
    let none = CapabilitySet::empty();
    rustix::thread::set_capabilities(
        None,
        CapabilitySets {
            effective: none,
            permitted: none,
            inheritable: none,
        },
    )?;
    rustix::thread::set_no_new_privs(true)?;
    Ok(())
}

/// Executes; returns only why not.
fn become_program(program: &Received) -> io::Error {
    let words = program
        .words
        .split_inclusive(|byte| *byte == 0)
        .map(CStr::from_bytes_with_nul);
    let Ok(words) = words.collect::<Result<Vec<_>, _>>() else {
        return io::Error::from_raw_os_error(libc::EINVAL);
    };
    let (argv, env) = words.split_at(program.start.arguments.min(words.len()));
    match (arrange(&program.start, &program.pipes), argv.first()) {
        (Err(error), _) => error,
        (Ok(()), Some(name)) => execute(name, argv, env),
        (Ok(()), None) => io::Error::from_raw_os_error(libc::ENOENT),
    }
}

/// Executes the first program of this name on the `PATH` that can be, or the one that the name is a path of.
fn execute(name: &CStr, argv: &[&CStr], env: &[&CStr]) -> io::Error {
    if name.to_bytes().contains(&b'/') {
        return sys::execute(name, argv, env);
    }
    let variable = env
        .iter()
        .find_map(|it| it.to_bytes().strip_prefix(b"PATH="));
    let mut reason = io::Error::from_raw_os_error(libc::ENOENT);
    for folder in variable.unwrap_or_default().split(|byte| *byte == b':') {
        let Ok(path) = CString::new([folder, b"/", name.to_bytes()].concat()) else {
            continue;
        };
        let error = sys::execute(&path, argv, env);
        // A program that cannot be executed says more than folders without one.
        if !matches!(error.raw_os_error(), Some(libc::ENOENT | libc::ENOTDIR)) {
            reason = error;
        }
    }
    reason
}

fn arrange(start: &Start, pipes: &[OwnedFd]) -> io::Result<()> {
    limit(
        Resource::Nofile,
        Some(start.files_max.into()),
        Some(start.files_max.into()),
    );
    if let Some(processes) = start.processes_max {
        limit(
            Resource::Nproc,
            Some(processes.into()),
            Some(processes.into()),
        );
    }
    if let Some(bytes) = start.data_bytes_max {
        limit(Resource::Data, Some(bytes), Some(bytes));
    }
    if let Some(core) = start.core {
        let mut set = CpuSet::new();
        set.set(core);
        // A wish: the machine may have lost that CPU, or not given it to us.
        let _ = rustix::thread::sched_setaffinity(None, &set);
    }
    rustix::process::chdir(&start.cwd)?;
    let null = rustix::fs::open("/dev/null", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?;
    sys::close_all_on_exec();
    let [stdout, stderr, log @ ..] = pipes else {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    };
    for (fd, number) in [(&null, 0), (stdout, 1), (stderr, 2)] {
        sys::place_fd(fd.as_fd(), number)?;
    }
    if let (Some(number), [log]) = (start.log_fd_number, log) {
        sys::place_fd(log.as_fd(), number)?;
    }
    sys::default_signals();
    Ok(())
}
