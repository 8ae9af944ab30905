//! Mounts cloned from the host, to be attached in an environment.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::CWD;
use rustix::mount::{OpenTreeFlags, open_tree};

use crate::sys;

pub(crate) const RDONLY: u64 = 1;
pub(crate) const NOSUID: u64 = 2;
pub(crate) const NODEV: u64 = 4;

/// A detached copy of the mount at `path` and of what is mounted below it, without write access, set-user-id and
/// devices. Another mount namespace can attach it; the host sees nothing of it.
pub(crate) fn clone_read_only(path: &Path) -> io::Result<OwnedFd> {
    let flags = OpenTreeFlags::OPEN_TREE_CLONE
        | OpenTreeFlags::OPEN_TREE_CLOEXEC
        | OpenTreeFlags::AT_RECURSIVE;
    let tree = open_tree(CWD, path, flags)?;
    sys::set_mount_attributes(tree.as_fd(), RDONLY | NOSUID | NODEV, libc::MS_PRIVATE)?;
    Ok(tree)
}
