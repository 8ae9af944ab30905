//! The environment's init: process 1 of its pid namespace.
//!
//! It sets the environment up, starts programs and reaps what they leave. It stays outside of the environment's
//! cgroups: a frozen or memory-starved function does not stop it, and a reset ends every process but this one.
//! The function can neither kill it (it is the init of its pid namespace) nor trace it (it has another user, or
//! without root more capabilities and no dumpable memory).

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::net::TcpListener;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{CWD, Mode, OFlags};
use rustix::mount::{
    FsMountFlags, FsOpenFlags, MountAttrFlags, MoveMountFlags, UnmountFlags, fsconfig_create,
    fsconfig_set_string, fsmount, fsopen, move_mount, unmount,
};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socket_with};
use rustix::process::{DumpableBehavior, Pid, Signal, WaitOptions};

use crate::channel::Channel;
use crate::limits::LINK_WAIT;
use crate::message::{Event, Failure, Furnish, Link, Order, Step};
use crate::netlink::{LOOPBACK, Netlink};
use crate::process::Exit;
use crate::sys::{self, Forked};
use crate::{parked, report, template};

/// The function's user, as on Lambda.
pub(crate) const UID: u32 = 993;
/// Its group.
pub(crate) const GID: u32 = 990;
/// Where the template has room for another root.
const NEW_ROOT: &str = "/mnt";
/// The name of the interface to the outside.
pub(crate) const INTERFACE: &str = "eth0";

struct Init {
    orders: Channel,
    cgroups: parked::Cgroups,
    rootless: bool,
    children: OwnedFd,
    /// The programs that run, or wait for it.
    programs_by_pid: HashMap<Pid, Parked>,
}

struct Parked {
    number: u64,
    /// Where its end is told.
    report: OwnedFd,
}

/// The life of an init, from the fork on. It ends with its server, its spawner, or by a signal from outside.
pub(crate) fn run(unified: bool, fds: Vec<OwnedFd>, rootless: bool) -> ! {
    let mut fds = fds.into_iter();
    if let (Some(orders), Some(programs)) = (fds.next(), fds.next()) {
        let orders = Channel::from(orders);
        let cgroups = parked::Cgroups {
            unified: if unified { fds.next() } else { None },
            legacy: fds.collect(),
        };
        match begin(rootless) {
            Ok(children) => {
                let mut init = Init {
                    orders,
                    cgroups,
                    rootless,
                    children,
                    programs_by_pid: HashMap::new(),
                };
                let _ = init.serve(programs);
            }
            Err(failure) => {
                let told = Event::Failed(failure.step.clone(), failure.errno());
                let _ = orders.send(&told, &[]);
            }
        }
    }
    sys::exit_now(0)
}

/// What every environment needs, whatever will run in it: done ahead, in the pool.
fn begin(rootless: bool) -> Result<OwnedFd, Failure> {
    // 1. Nothing outlives the spawner.
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
        .step("die with the spawner")?;
    // 2. The function must not be able to read our memory or follow our descriptors.
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable).step("hide the init")?;
    let _ = rustix::thread::set_name(c"frazil-init");
    rustix::process::setsid().step("leave the spawner's session")?;
    // 3. Its own processes only.
    mount_fs("proc", &[], MountAttrFlags::MOUNT_ATTR_NOEXEC, "/proc").step("mount /proc")?;
    if rootless {
        // The host's tree was needed until now: the kernel grants a /proc only to those who already see one.
        unmount(template::HOST, UnmountFlags::DETACH).step("leave the host's files")?;
    }
    // 4. Its own loopback interface, with the address that /etc/hosts names.
    let at = template::SANDBOX_ADDRESS;
    Netlink::open()
        .and_then(|netlink| {
            netlink.set_up(LOOPBACK, true)?;
            netlink.add_address(LOOPBACK, at, at)
        })
        .step("bring the loopback interface up")?;
    // 5. What ends is reaped, whoever's child it was.
    sys::children_fd().step("watch for ended children")
}

impl Init {
    fn serve(&mut self, first_program: OwnedFd) -> io::Result<()> {
        // 6. A process that waits for the program: unprivileged, in the cgroups, ready to execute.
        self.obey(Order::Park(0), vec![first_program])?;
        loop {
            let mut ready = [
                PollFd::new(&self.orders, PollFlags::IN),
                PollFd::new(&self.children, PollFlags::IN),
            ];
            match poll(&mut ready, None) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            let [ordered, ended] = ready.map(|fd| !fd.revents().is_empty());
            if ended {
                let _ = rustix::io::read(&self.children, &mut [0; 128]);
                self.reap(WaitOptions::NOHANG);
            }
            if ordered {
                let (order, fds) = self.orders.receive()?;
                self.obey(order, fds)?;
            }
        }
    }

    fn obey(&mut self, order: Order, fds: Vec<OwnedFd>) -> io::Result<()> {
        let outcome = match order {
            Order::Park(number) => self
                .park(number, fds)
                .map(|report| Some((Event::Parked, vec![report]))),
            Order::Reveal(on) => reveal(on)
                .step("show the namespaces")
                .map(|()| Some((Event::Linked, vec![]))),
            Order::AwaitLink => await_link()
                .step("wait for the outside interface")
                .map(|()| Some((Event::Linked, vec![]))),
            Order::Link(link) => configure(link)
                .step("configure the outside interface")
                .map(|()| Some((Event::Linked, vec![]))),
            Order::Furnish(furnish) => self
                .furnish(&furnish, fds)
                .map(|fds| Some((Event::Furnished, fds))),
            Order::Kill => self.kill().map(|()| Some((Event::Killed, vec![]))),
            Order::Signal(number, signal) => {
                self.signal(number, signal);
                Ok(None)
            }
            Order::Socket => {
                // Who asked sees that the channel is closed.
                let _ = hand_over_socket(fds);
                Ok(None)
            }
            Order::Stopped => tell_stopped(&fds)
                .step("look for running processes")
                .map(|()| None),
            Order::Stop(stop) => {
                let signal = if stop { libc::SIGSTOP } else { libc::SIGCONT };
                sys::signal_all_others(signal)
                    .step("signal every process")
                    .map(|()| None)
            }
        };
        match outcome {
            Ok(Some((event, fds))) => self.orders.send(&event, &borrow(&fds)),
            Ok(None) => Ok(()),
            Err(failure) => self
                .orders
                .send(&Event::Failed(failure.step.clone(), failure.errno()), &[]),
        }
    }

    fn park(&mut self, number: u64, fds: Vec<OwnedFd>) -> Result<OwnedFd, Failure> {
        let program = fds.into_iter().next().map(Channel::from);
        let program = program
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
            .step("take the program's channel")?;
        let (reader, writer) =
            rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).step("make a pipe")?;
        rustix::fs::fcntl_setfl(&reader, OFlags::NONBLOCK).step("make a pipe")?;
        match sys::fork(0, self.cgroups.unified.as_ref().map(AsFd::as_fd))
            .step("fork into the cgroup")?
        {
            Forked::Child => parked::run(&program, &self.cgroups, self.rootless, &writer),
            Forked::Parent { pid, .. } => {
                let parked = Parked {
                    number,
                    report: writer,
                };
                self.programs_by_pid.insert(pid, parked);
                Ok(reader)
            }
        }
    }

    /// Every process, at once: a fork that is under way fails. Then waits until the last one is gone.
    fn kill(&mut self) -> Result<(), Failure> {
        sys::signal_all_others(libc::SIGKILL).step("kill every process")?;
        self.reap(WaitOptions::empty());
        Ok(())
    }

    /// Each program leads a process group. One that has ended cannot be hit: its pid is free only once it is reaped,
    /// and then it is not in the map any more. That it ends just now is no failure.
    fn signal(&self, number: u64, signal: i32) {
        let mut programs = self.programs_by_pid.iter();
        let leader = programs.find(|(_, parked)| parked.number == number);
        if let (Some((&pid, _)), Some(signal)) = (leader, Signal::from_named_raw(signal)) {
            let _ = rustix::process::kill_process_group(pid, signal);
        }
    }

    /// Without `NOHANG`: returns when there is no child left, and as orphans become ours, no process.
    fn reap(&mut self, options: WaitOptions) {
        while let Ok(Some((pid, status))) =
            rustix::io::retry_on_intr(|| rustix::process::wait(options))
        {
            let exit = match (status.exit_status(), status.terminating_signal()) {
                (Some(code), _) => Exit::Code(code),
                (_, Some(signal)) => Exit::Signal(signal),
                _ => continue,
            };
            if let Some(ended) = self.programs_by_pid.remove(&pid) {
                let _ = rustix::io::write(ended.report, &report::encode(exit));
            }
        }
    }

    fn furnish(
        &mut self,
        furnish: &Furnish,
        mut fds: Vec<OwnedFd>,
    ) -> Result<Vec<OwnedFd>, Failure> {
        rustix::system::sethostname(furnish.hostname.as_bytes()).step("set the host name")?;
        // 7. Another root, if one was asked for.
        if furnish.root {
            let root = fds.drain(..1).next();
            change_root(root).step("make the image the root")?;
        }
        // 8. /tmp: the one place that can be written.
        match furnish.tmpfs_bytes {
            Some(bytes) => mount_tmpfs(bytes).step("mount a tmpfs on /tmp")?,
            None => {
                let mount = fds
                    .pop()
                    .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
                    .step("take /tmp")?;
                attach(mount.as_fd(), "/tmp".as_ref()).step("mount /tmp")?;
            }
        }
        let tmp = rustix::fs::open(
            "/tmp",
            OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC,
            Mode::empty(),
        );
        let mut answer = vec![tmp.step("open /tmp")?];
        // 9. The function's own directories, in the order given: later ones may lie inside earlier ones.
        for (target, tree) in furnish.targets.iter().zip(&fds) {
            attach(tree.as_fd(), target.as_os_str())
                .step(format!("mount on {}", target.display()))?;
        }
        // 10. Listening sockets, made here so that they are reachable inside and served outside.
        answer.extend(listen(furnish)?);
        if !furnish.network {
            close_outside().step("bring the outside interface down")?;
        }
        Ok(answer)
    }
}

fn tell_stopped(fds: &[OwnedFd]) -> io::Result<()> {
    let stopped = processes()?
        .into_iter()
        .filter(|pid| *pid != 1)
        .all(is_stopped);
    for pipe in fds {
        rustix::io::write(pipe, &[u8::from(stopped)])?;
    }
    Ok(())
}

/// A socket belongs to the network where it was made, whoever connects it.
fn hand_over_socket(fds: Vec<OwnedFd>) -> io::Result<()> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::INET, SocketType::STREAM, flags, None)?;
    for to in fds {
        Channel::from(to).send(&(), &[socket.as_fd()])?;
    }
    Ok(())
}

fn processes() -> io::Result<Vec<u32>> {
    let entries = std::fs::read_dir("/proc")?.flatten();
    Ok(entries
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect())
}

/// Whether every thread of a process is stopped or dead.
fn is_stopped(pid: u32) -> bool {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{pid}/task")) else {
        return true;
    };
    threads.flatten().all(|thread| {
        let stat = std::fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        // The name, in parentheses, may contain anything.
        stat.rsplit_once(") ")
            .is_none_or(|(_, rest)| rest.starts_with(['T', 't', 'Z', 'X']))
    })
}

fn borrow(fds: &[OwnedFd]) -> Vec<BorrowedFd<'_>> {
    fds.iter().map(AsFd::as_fd).collect()
}

fn attach(mount: BorrowedFd<'_>, target: &OsStr) -> io::Result<()> {
    Ok(move_mount(
        mount,
        "",
        CWD,
        target,
        MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH,
    )?)
}

/// The image becomes our root and that of the parked process, which shares our mount namespace. What every
/// environment has comes along from the template; nothing else of it can be reached afterwards.
fn change_root(image: Option<OwnedFd>) -> io::Result<()> {
    let image = image.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    attach(image.as_fd(), NEW_ROOT.as_ref())?;
    for path in ["/proc", "/dev", "/etc/hosts", "/etc/resolv.conf"] {
        use rustix::mount::OpenTreeFlags as F;
        let flags = F::OPEN_TREE_CLONE | F::OPEN_TREE_CLOEXEC | F::AT_RECURSIVE;
        let tree = rustix::mount::open_tree(CWD, path, flags)?;
        attach(tree.as_fd(), format!("{NEW_ROOT}{path}").as_ref())?;
    }
    rustix::process::chdir(NEW_ROOT)?;
    rustix::process::pivot_root(".", ".")?;
    unmount(".", UnmountFlags::DETACH)?;
    Ok(rustix::process::chdir("/")?)
}

fn mount_tmpfs(bytes: u64) -> io::Result<()> {
    let size = bytes.to_string();
    mount_fs(
        "tmpfs",
        &[("size", &size), ("mode", "1777")],
        MountAttrFlags::empty(),
        "/tmp",
    )
}

fn mount_fs(
    kind: &str,
    options: &[(&str, &str)],
    attributes: MountAttrFlags,
    target: &str,
) -> io::Result<()> {
    let context = fsopen(kind, FsOpenFlags::FSOPEN_CLOEXEC)?;
    for (key, value) in options {
        fsconfig_set_string(context.as_fd(), *key, *value)?;
    }
    fsconfig_create(context.as_fd())?;
    let attributes =
        attributes | MountAttrFlags::MOUNT_ATTR_NOSUID | MountAttrFlags::MOUNT_ATTR_NODEV;
    let mount = fsmount(context.as_fd(), FsMountFlags::FSMOUNT_CLOEXEC, attributes)?;
    attach(mount.as_fd(), target.as_ref())
}

fn configure(link: Link) -> io::Result<()> {
    let netlink = Netlink::open()?;
    let interface = netlink.index(INTERFACE)?;
    netlink.add_address(interface, link.address, link.gateway)?;
    netlink.set_up(interface, true)?;
    netlink.add_default_route(interface, link.gateway)
}

fn reveal(on: bool) -> io::Result<()> {
    let behavior = if on {
        DumpableBehavior::Dumpable
    } else {
        DumpableBehavior::NotDumpable
    };
    Ok(rustix::process::set_dumpable_behavior(behavior)?)
}

fn await_link() -> io::Result<()> {
    let deadline = Instant::now() + LINK_WAIT;
    while !std::fs::read_to_string("/proc/net/route")?.contains(&format!("{INTERFACE}\t00000000")) {
        if Instant::now() > deadline {
            return Err(io::ErrorKind::TimedOut.into());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}

fn close_outside() -> io::Result<()> {
    let netlink = Netlink::open()?;
    match netlink.index(INTERFACE) {
        Ok(interface) => netlink.set_up(interface, false),
        Err(_) => Ok(()),
    }
}

fn listen(furnish: &Furnish) -> Result<Vec<OwnedFd>, Failure> {
    let mut extra = furnish
        .listeners
        .iter()
        .map(|at| *at.ip())
        .filter(|ip| !ip.is_loopback() && *ip != template::SANDBOX_ADDRESS)
        .collect::<Vec<_>>();
    extra.sort();
    extra.dedup();
    if !extra.is_empty() {
        let netlink = Netlink::open().step("open a netlink socket")?;
        for ip in extra {
            netlink
                .add_address(LOOPBACK, ip, ip)
                .step(format!("add {ip} to the loopback interface"))?;
        }
    }
    let bind = |at: &std::net::SocketAddrV4| {
        TcpListener::bind(at)
            .map(OwnedFd::from)
            .step(format!("listen on {at}"))
    };
    furnish.listeners.iter().map(bind).collect()
}
