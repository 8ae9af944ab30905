//! The system calls that no library wraps safely. The only `unsafe` of the workspace is here.
#![allow(unsafe_code)]

use std::ffi::CStr;
use std::io;
use std::mem::size_of;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::ptr;

use rustix::process::Pid;
use rustix::thread::UnshareFlags;

/// The two sides of a fork.
pub(crate) enum Forked {
    Child,
    Parent { pid: Pid, pidfd: OwnedFd },
}

/// `struct clone_args` of `clone3(2)`.
#[repr(C, align(8))]
#[derive(Default)]
struct CloneArgs {
    flags: u64,
    pidfd: u64,
    child_tid: u64,
    parent_tid: u64,
    exit_signal: u64,
    stack: u64,
    stack_size: u64,
    tls: u64,
    set_tid: u64,
    set_tid_size: u64,
    cgroup: u64,
}

/// Forks with `clone3`; `flags` are namespaces (`CLONE_NEW*`), `cgroup` a cgroup v2 directory to be born in.
///
/// Only for single-threaded processes (the spawner and its descendants): the child runs ordinary Rust code on a
/// copy of the memory, which is sound because no other thread can have held a lock at that moment.
pub(crate) fn fork(flags: u64, cgroup: Option<BorrowedFd<'_>>) -> io::Result<Forked> {
    const CLONE_INTO_CGROUP: u64 = 0x2_0000_0000;
    let mut pidfd: RawFd = -1;
    let mut args = CloneArgs {
        flags: flags | libc::CLONE_PIDFD as u64,
        pidfd: &raw mut pidfd as u64,
        exit_signal: libc::SIGCHLD as u64,
        ..CloneArgs::default()
    };
    if let Some(cgroup) = cgroup {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = cgroup.as_raw_fd() as u64;
    }
    // SAFETY: the arguments are a valid clone_args that outlives the call; without CLONE_VM the child has its own memory.
    let pid = unsafe { libc::syscall(libc::SYS_clone3, &raw const args, size_of::<CloneArgs>()) };
    match pid {
        0 => Ok(Forked::Child),
        -1 => Err(io::Error::last_os_error()),
        pid => Ok(Forked::Parent {
            pid: Pid::from_raw(pid as i32)
                .expect("clone3 answers the parent with a positive number"),
            // SAFETY: the kernel just made this descriptor for us.
            pidfd: unsafe { OwnedFd::from_raw_fd(pidfd) },
        }),
    }
}

/// Ends the process at once: no destructors, no exit handlers. For forked children.
pub(crate) fn exit_now(code: i32) -> ! {
    // SAFETY: always safe to call.
    unsafe { libc::_exit(code) }
}

/// Executes a program. Returns only the reason why it could not.
pub(crate) fn execute(path: &CStr, argv: &[&CStr], env: &[&CStr]) -> io::Error {
    let pointers = |list: &[&CStr]| {
        list.iter()
            .map(|s| s.as_ptr())
            .chain([ptr::null()])
            .collect::<Vec<_>>()
    };
    let (argv, env) = (pointers(argv), pointers(env));
    // SAFETY: both arrays end with a null pointer and their strings outlive the call.
    unsafe { libc::execve(path.as_ptr(), argv.as_ptr(), env.as_ptr()) };
    io::Error::last_os_error()
}

/// Leaves namespaces of the calling process. Never with `FILES`, which is what makes the call unsafe in general.
pub(crate) fn unshare(flags: UnshareFlags) -> io::Result<()> {
    assert!(
        !flags.contains(UnshareFlags::FILES),
        "descriptors stay shared"
    );
    // SAFETY: the descriptor table is not touched.
    Ok(unsafe { rustix::thread::unshare_unsafe(flags) }?)
}

/// Sends a signal to every process of the caller's pid namespace except the caller, which must be its init.
pub(crate) fn signal_all_others(signal: i32) -> io::Result<()> {
    assert_eq!(
        rustix::process::getpid().as_raw_nonzero().get(),
        1,
        "only an init may signal everybody"
    );
    // SAFETY: no memory is involved.
    match unsafe { libc::kill(-1, signal) } {
        0 => Ok(()),
        _ => match io::Error::last_os_error() {
            nobody if nobody.raw_os_error() == Some(libc::ESRCH) => Ok(()),
            error => Err(error),
        },
    }
}

/// Lets the kernel reap the caller's children.
pub(crate) fn ignore_children() {
    // SAFETY: SIG_IGN runs no code.
    unsafe { libc::signal(libc::SIGCHLD, libc::SIG_IGN) };
}

/// Blocks `SIGCHLD` and returns a non-blocking descriptor that becomes readable when a child ended.
pub(crate) fn children_fd() -> io::Result<OwnedFd> {
    // SAFETY: the set is initialised by sigemptyset before use; SIG_DFL runs no code; the descriptor is fresh.
    unsafe {
        libc::signal(libc::SIGCHLD, libc::SIG_DFL);
        let mut set = std::mem::zeroed::<libc::sigset_t>();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        libc::sigprocmask(libc::SIG_BLOCK, &raw const set, ptr::null_mut());
        owned(libc::signalfd(
            -1,
            &raw const set,
            libc::SFD_CLOEXEC | libc::SFD_NONBLOCK,
        ))
    }
}

/// Gives every signal its default action and unblocks all: what a program expects at its start.
pub(crate) fn default_signals() {
    // SAFETY: as above.
    unsafe {
        let mut set = std::mem::zeroed::<libc::sigset_t>();
        libc::sigemptyset(&raw mut set);
        libc::sigprocmask(libc::SIG_SETMASK, &raw const set, ptr::null_mut());
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        libc::signal(libc::SIGCHLD, libc::SIG_DFL);
    }
}

/// Puts a copy of a descriptor at a number, without close-on-exec. Whatever was there is closed.
///
/// Only in forked children that use raw numbers from then on: nothing else may own `number`.
pub(crate) fn place_fd(fd: BorrowedFd<'_>, number: RawFd) -> io::Result<()> {
    // SAFETY: no memory is involved; the caller promises that nobody owns the number.
    let result = unsafe {
        match fd.as_raw_fd() == number {
            true => libc::fcntl(number, libc::F_SETFD, 0),
            false => libc::dup2(fd.as_raw_fd(), number),
        }
    };
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// Marks every descriptor from 3 on as close-on-exec.
pub(crate) fn close_all_on_exec() {
    const CLOSE_RANGE_CLOEXEC: libc::c_uint = 4;
    // SAFETY: no memory is involved.
    unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3,
            libc::c_uint::MAX,
            CLOSE_RANGE_CLOEXEC,
        )
    };
}

/// Sets attributes on a mount and everything below it, given a descriptor of its root.
pub(crate) fn set_mount_attributes(
    mount: BorrowedFd<'_>,
    set: u64,
    propagation: u64,
) -> io::Result<()> {
    #[repr(C)]
    struct MountAttr {
        set: u64,
        clear: u64,
        propagation: u64,
        userns_fd: u64,
    }
    let attributes = MountAttr {
        set,
        clear: 0,
        propagation,
        userns_fd: 0,
    };
    let flags = libc::AT_EMPTY_PATH | libc::AT_RECURSIVE;
    // SAFETY: the struct is the kernel's first version of mount_attr and outlives the call.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            mount.as_raw_fd(),
            c"".as_ptr(),
            flags,
            &raw const attributes,
            size_of::<MountAttr>(),
        )
    };
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// One instruction of a seccomp filter (`struct sock_filter`).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instruction {
    pub(crate) code: u16,
    pub(crate) jump_true: u8,
    pub(crate) jump_false: u8,
    pub(crate) k: u32,
}

/// Installs a seccomp filter on the calling thread. It needs no-new-privileges or `CAP_SYS_ADMIN`.
pub(crate) fn install_filter(filter: &[Instruction]) -> io::Result<()> {
    #[repr(C)]
    struct Fprog {
        len: u16,
        filter: *const Instruction,
    }
    let len =
        u16::try_from(filter.len()).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    let program = Fprog {
        len,
        filter: filter.as_ptr(),
    };
    // SAFETY: the program points to `len` instructions that outlive the call; the kernel verifies them.
    let result = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            0,
            &raw const program,
        )
    };
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// The number of a free loop device.
pub(crate) fn free_loop_device(control: BorrowedFd<'_>) -> io::Result<u32> {
    const LOOP_CTL_GET_FREE: libc::c_ulong = 0x4C82;
    // SAFETY: this request takes no argument.
    let number = unsafe { libc::ioctl(control.as_raw_fd(), LOOP_CTL_GET_FREE as _) };
    u32::try_from(number).map_err(|_| io::Error::last_os_error())
}

/// Backs a loop device with a file; it detaches itself after its last user.
pub(crate) fn configure_loop(
    device: BorrowedFd<'_>,
    file: BorrowedFd<'_>,
    block_size: u32,
) -> io::Result<()> {
    const LOOP_CONFIGURE: libc::c_ulong = 0x4C0A;
    const LO_FLAGS_AUTOCLEAR: u32 = 4;
    /// `struct loop_config` with `struct loop_info64` written out.
    #[repr(C)]
    struct LoopConfig {
        fd: u32,
        block_size: u32,
        info_numbers: [u64; 5],
        number: u32,
        encrypt_type: u32,
        encrypt_key_size: u32,
        flags: u32,
        names: [u8; 64 + 64 + 32],
        init: [u64; 2],
        reserved: [u64; 8],
    }
    let config = LoopConfig {
        fd: file.as_raw_fd() as u32,
        block_size,
        info_numbers: [0; 5],
        number: 0,
        encrypt_type: 0,
        encrypt_key_size: 0,
        flags: LO_FLAGS_AUTOCLEAR,
        names: [0; 160],
        init: [0; 2],
        reserved: [0; 8],
    };
    // SAFETY: the struct has the layout of the kernel's loop_config (304 bytes) and outlives the call.
    let result = unsafe { libc::ioctl(device.as_raw_fd(), LOOP_CONFIGURE as _, &raw const config) };
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// The descriptor of this process's standard input, made its own; the number 0 then belongs to `/dev/null`.
pub(crate) fn take_stdin(null: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    let copy = rustix::io::fcntl_dupfd_cloexec(io::stdin().as_fd(), 3)?;
    place_fd(null, 0)?;
    Ok(copy)
}

fn owned(fd: RawFd) -> io::Result<OwnedFd> {
    if fd == -1 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: callers pass a descriptor that the kernel just made.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}
