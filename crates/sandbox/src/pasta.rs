//! The way to the outside without root: passt's `pasta`, one process for each environment.
//!
//! It speaks for the function with sockets of the user who runs the server, so the function reaches what that user
//! reaches, except the host's loopback interface.

use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, PidfdFlags, pidfd_open};

use crate::init;

/// Where distributions install it.
const PLACES: [&str; 3] = ["/usr/bin/pasta", "/usr/local/bin/pasta", "/bin/pasta"];

/// A running `pasta`. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Pasta(Child);

/// The program, if it is installed and may do its work.
pub(crate) fn find() -> Result<PathBuf, String> {
    let program = PLACES.iter().map(PathBuf::from).find(|path| path.exists());
    let program = program.ok_or(
        "without root, functions reach the outside through pasta: install the package passt",
    )?;
    match std::fs::File::options()
        .read(true)
        .write(true)
        .open("/dev/net/tun")
    {
        Ok(_) => Ok(program),
        Err(error) => Err(format!(
            "without root, pasta must be able to open /dev/net/tun: {error}"
        )),
    }
}

impl Pasta {
    /// Connects the network namespace of a process, whose namespaces must be visible to us. Returns before it is done.
    pub(crate) fn connect(program: &PathBuf, pid: u32) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args([
            "--foreground",
            "--quiet",
            "--config-net",
            "--ns-ifname",
            init::INTERFACE,
        ]);
        // No port of the host's loopback interface inside, none of the function's outside.
        command.args([
            "-t",
            "none",
            "-u",
            "none",
            "-T",
            "none",
            "-U",
            "none",
            "--no-map-gw",
        ]);
        command
            .arg(pid.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().map(Self)
    }

    /// For the spawner, which ends it when the server is killed.
    pub(crate) fn pidfd(&self) -> io::Result<OwnedFd> {
        let pid = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        Ok(pidfd_open(
            pid.ok_or(io::ErrorKind::InvalidData)?,
            PidfdFlags::empty(),
        )?)
    }
}

impl Drop for Pasta {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
