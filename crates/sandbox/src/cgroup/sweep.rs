//! Removes what a sandbox leaves in the cgroup hierarchies: by the next one of its name, or by the spawner when its
//! server is gone. The spawner sees no paths, so everything here goes by descriptors.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, unlinkat};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};

use crate::limits::KILL_WAIT;

/// Our directory in one hierarchy.
#[derive(Debug)]
pub(crate) struct Subtree {
    /// The directory in which it is.
    pub(crate) parent: OwnedFd,
    pub(crate) name: String,
}

impl Subtree {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let missing = || io::Error::from(io::ErrorKind::InvalidInput);
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(missing)?;
        let parent =
            rustix::fs::open(path.parent().ok_or_else(missing)?, DIRECTORY, Mode::empty())?;
        Ok(Self {
            parent,
            name: name.into(),
        })
    }
}

const DIRECTORY: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);

/// Kills every process in these subtrees, and removes the groups; with `all`, the subtrees too.
pub(crate) fn sweep(subtrees: &[Subtree], all: bool) -> io::Result<()> {
    let open = |subtree: &Subtree| {
        openat(
            &subtree.parent,
            subtree.name.as_str(),
            DIRECTORY,
            Mode::empty(),
        )
        .ok()
    };
    let roots = subtrees.iter().filter_map(open).collect::<Vec<_>>();
    let mut groups = Vec::new();
    for root in &roots {
        for name in directories(root)? {
            groups.push((root, name));
        }
    }
    // First everywhere: what one hierarchy kills, another may hold frozen.
    for (root, name) in &groups {
        kill(root.as_fd(), name);
    }
    for (root, name) in &groups {
        remove(root.as_fd(), name)?;
    }
    if all {
        for subtree in subtrees {
            remove(subtree.parent.as_fd(), &subtree.name)?;
        }
    }
    Ok(())
}

/// Removes one group. Retries for a while: the kernel lets go of its processes late.
pub(crate) fn remove(parent: BorrowedFd<'_>, name: &str) -> io::Result<()> {
    let deadline = Instant::now() + KILL_WAIT;
    let mut pause = Duration::from_micros(100);
    loop {
        match unlinkat(parent, name, AtFlags::REMOVEDIR) {
            Err(Errno::BUSY) if Instant::now() < deadline => {
                kill(parent, name);
                sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(10));
            }
            Err(Errno::NOENT) => return Ok(()),
            other => return Ok(other?),
        }
    }
}

/// Also what is frozen: v2 kills it as it is, v1 only once it is thawed.
fn kill(parent: BorrowedFd<'_>, name: &str) {
    let Ok(group) = openat(parent, name, DIRECTORY, Mode::empty()) else {
        return;
    };
    if write(&group, "cgroup.kill", b"1").is_ok() {
        return;
    }
    for pid in read(&group, "cgroup.procs")
        .lines()
        .filter_map(|line| Pid::from_raw(line.parse().ok()?))
    {
        let _ = kill_process(pid, Signal::KILL);
    }
    let _ = write(&group, "cgroup.freeze", b"0");
    let _ = write(&group, "freezer.state", b"THAWED");
}

fn directories(of: &OwnedFd) -> io::Result<Vec<String>> {
    let entries = Dir::read_from(of)?
        .flatten()
        .filter(|entry| entry.file_type() == FileType::Directory);
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str().ok()?.to_owned()));
    Ok(names.filter(|name| !name.starts_with('.')).collect())
}

fn write(group: &OwnedFd, file: &str, text: &[u8]) -> io::Result<()> {
    let file = openat(group, file, OFlags::WRONLY | OFlags::CLOEXEC, Mode::empty())?;
    rustix::io::write(file, text)?;
    Ok(())
}

fn read(group: &OwnedFd, file: &str) -> String {
    let file = openat(group, file, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
    file.ok()
        .and_then(|file| io::read_to_string(std::fs::File::from(file)).ok())
        .unwrap_or_default()
}
