//! The cgroups of one environment.

use std::fs;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{Mode, OFlags};

use super::layout::{Controller, Layout};
use super::sweep::{self, Subtree};

/// The CFS period. A tenth of the usual one: a function with a tenth of a CPU pauses 18 ms at most, not 90.
const CPU_PERIOD_US: u64 = 20_000;
/// The kernel refuses smaller quotas.
const CPU_QUOTA_MIN_US: u64 = 1_000;

/// What an environment may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) memory_bytes: u64,
    pub(crate) processes_max: u32,
}

/// One directory in each hierarchy. Dropping it removes nothing: see [`Group::remove`].
#[derive(Debug)]
pub(crate) struct Group {
    unified: Option<Unified>,
    /// Controller and directory; directories repeat where controllers are mounted together.
    legacy: Vec<(Controller, PathBuf)>,
    /// `freezer.state` of v1, when that is the freezer.
    legacy_freezer: Option<OwnedFd>,
    unified_controllers: Vec<Controller>,
}

#[derive(Debug)]
struct Unified {
    path: PathBuf,
    directory: OwnedFd,
    /// `cgroup.freeze`, held open: freezing is one write.
    freeze: OwnedFd,
}

impl Group {
    /// Makes the directories.
    pub(crate) fn make(layout: &Layout, name: &str) -> io::Result<Self> {
        let legacy = layout
            .legacy
            .iter()
            .map(|(c, base)| (*c, base.join(name)))
            .collect::<Vec<_>>();
        for (_, path) in &legacy {
            match fs::create_dir(path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                other => other?,
            }
        }
        let unified = layout
            .unified
            .as_ref()
            .map(|base| Unified::make(base.join(name)))
            .transpose()?;
        let freezer = legacy
            .iter()
            .find(|(controller, _)| *controller == Controller::Freezer);
        let legacy_freezer = freezer
            .map(|(_, path)| open(&path.join("freezer.state"), OFlags::RDWR))
            .transpose()?;
        Ok(Self {
            unified,
            legacy,
            legacy_freezer,
            unified_controllers: layout.unified_controllers.clone(),
        })
    }

    /// Whether there is a freezer here at all.
    pub(crate) fn can_freeze(&self) -> bool {
        self.unified.is_some() || self.legacy_freezer.is_some()
    }

    /// The v2 directory, to be born in.
    pub(crate) fn directory(&self) -> Option<BorrowedFd<'_>> {
        self.unified
            .as_ref()
            .map(|unified| unified.directory.as_fd())
    }

    /// The `cgroup.procs` files of v1, each once, to be written by who joins.
    pub(crate) fn legacy_procs(&self) -> io::Result<Vec<OwnedFd>> {
        let mut paths = self.legacy.iter().map(|(_, path)| path).collect::<Vec<_>>();
        paths.sort();
        paths.dedup();
        paths
            .into_iter()
            .map(|path| open(&path.join("cgroup.procs"), OFlags::WRONLY))
            .collect()
    }

    /// Sets the limits. Controllers that are not there are skipped; [`crate::probe`] says which.
    pub(crate) fn limit(&self, limits: Limits) -> io::Result<()> {
        let memory = limits.memory_bytes.to_string();
        match self.file(Controller::Memory) {
            Some((directory, true)) => {
                fs::write(directory.join("memory.max"), &memory)?;
                // Functions do not swap on Lambda. Absent where the kernel does not count swap.
                let _ = fs::write(directory.join("memory.swap.max"), "0");
                fs::write(directory.join("memory.oom.group"), "1")?;
            }
            Some((directory, false)) => {
                fs::write(directory.join("memory.limit_in_bytes"), &memory)?;
                let _ = fs::write(directory.join("memory.memsw.limit_in_bytes"), &memory);
            }
            None => {}
        }
        if let Some((directory, _)) = self.file(Controller::Pids) {
            fs::write(directory.join("pids.max"), limits.processes_max.to_string())?;
        }
        Ok(())
    }

    /// Caps CPU time at so many thousandths of one CPU, or lifts the cap.
    pub(crate) fn cap_cpu(&self, millis: Option<u32>) -> io::Result<()> {
        let quota =
            millis.map(|millis| (u64::from(millis) * CPU_PERIOD_US / 1000).max(CPU_QUOTA_MIN_US));
        match self.file(Controller::Cpu) {
            Some((directory, true)) => {
                let quota = quota.map_or("max".to_owned(), |quota| quota.to_string());
                fs::write(
                    directory.join("cpu.max"),
                    format!("{quota} {CPU_PERIOD_US}"),
                )
            }
            Some((directory, false)) => {
                fs::write(
                    directory.join("cpu.cfs_period_us"),
                    CPU_PERIOD_US.to_string(),
                )?;
                let quota = quota.map_or("-1".to_owned(), |quota| quota.to_string());
                fs::write(directory.join("cpu.cfs_quota_us"), quota)
            }
            None => Ok(()),
        }
    }

    /// Stops every process, or lets them run; does not wait for either.
    pub(crate) fn freeze(&self, on: bool) -> io::Result<()> {
        let (fd, word): (_, &[u8]) = match (&self.legacy_freezer, &self.unified) {
            (Some(state), _) => (state, if on { b"FROZEN" } else { b"THAWED" }),
            (None, Some(unified)) => (&unified.freeze, if on { b"1" } else { b"0" }),
            (None, None) => return Err(io::ErrorKind::Unsupported.into()),
        };
        rustix::io::pwrite(fd, word, 0)?;
        Ok(())
    }

    /// Whether every process has stopped.
    pub(crate) fn is_frozen(&self) -> io::Result<bool> {
        match (&self.legacy_freezer, &self.unified) {
            (Some(state), _) => {
                let mut word = [0; 16];
                let length = rustix::io::pread(state, &mut word, 0)?;
                Ok(word[..length].starts_with(b"FROZEN"))
            }
            (None, Some(unified)) => {
                Ok(fs::read_to_string(unified.path.join("cgroup.events"))?.contains("frozen 1"))
            }
            (None, None) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// Whether the v1 freezer is in use: what it holds does not die before it is thawed.
    pub(crate) fn must_thaw_to_kill(&self) -> bool {
        self.legacy_freezer.is_some()
    }

    /// The most memory ever in use.
    pub(crate) fn memory_peak_bytes(&self) -> Option<u64> {
        let (directory, unified) = self.file(Controller::Memory)?;
        let names: &[&str] = if unified {
            &["memory.peak", "memory.current"]
        } else {
            &["memory.max_usage_in_bytes"]
        };
        names.iter().find_map(|name| {
            fs::read_to_string(directory.join(name))
                .ok()?
                .trim()
                .parse()
                .ok()
        })
    }

    /// CPU time of all processes, also the ended ones.
    pub(crate) fn cpu_time(&self) -> Option<Duration> {
        if let Some(unified) = &self.unified {
            return Some(Duration::from_micros(field(
                &unified.path.join("cpu.stat"),
                "usage_usec",
            )?));
        }
        let (directory, _) = self.file(Controller::Cpu)?;
        let nanoseconds = fs::read_to_string(directory.join("cpuacct.usage")).ok()?;
        Some(Duration::from_nanos(nanoseconds.trim().parse().ok()?))
    }

    /// How many processes the kernel killed for want of memory.
    pub(crate) fn oom_kills(&self) -> u64 {
        let count = self
            .file(Controller::Memory)
            .and_then(|(directory, unified)| {
                field(
                    &directory.join(if unified {
                        "memory.events"
                    } else {
                        "memory.oom_control"
                    }),
                    "oom_kill",
                )
            });
        count.unwrap_or(0)
    }

    /// Removes the directories; the processes must be dying. Retries for a while: the kernel lets go late.
    pub(crate) fn remove(&self) -> io::Result<()> {
        self.paths().into_iter().try_for_each(|path| {
            let subtree = Subtree::open(path)?;
            sweep::remove(subtree.parent.as_fd(), &subtree.name)
        })
    }

    fn paths(&self) -> Vec<&Path> {
        let legacy = self.legacy.iter().map(|(_, path)| path.as_path());
        self.unified
            .iter()
            .map(|unified| unified.path.as_path())
            .chain(legacy)
            .collect()
    }

    /// Where a controller is, and whether that is v2.
    fn file(&self, controller: Controller) -> Option<(&Path, bool)> {
        if self.unified_controllers.contains(&controller) {
            return self
                .unified
                .as_ref()
                .map(|unified| (unified.path.as_path(), true));
        }
        self.legacy
            .iter()
            .find(|(c, _)| *c == controller)
            .map(|(_, path)| (path.as_path(), false))
    }
}

impl Unified {
    fn make(path: PathBuf) -> io::Result<Self> {
        match fs::create_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => other?,
        }
        let directory = open(&path, OFlags::PATH | OFlags::DIRECTORY)?;
        let freeze = open(&path.join("cgroup.freeze"), OFlags::RDWR)?;
        Ok(Self {
            path,
            directory,
            freeze,
        })
    }
}

fn field(path: &Path, name: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    let line = text
        .lines()
        .find(|line| line.split(' ').next() == Some(name))?;
    line.split(' ').nth(1)?.parse().ok()
}

fn open(path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
    Ok(rustix::fs::open(
        path,
        flags | OFlags::CLOEXEC,
        Mode::empty(),
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Directories that look like cgroups of a machine with all controllers in v2, or all in v1.
    fn pretended(unified: bool) -> (tempfile::TempDir, Group) {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("e0");
        fs::create_dir(&path).unwrap();
        for (name, text) in [
            ("cgroup.freeze", "0"),
            ("cgroup.events", "populated 1\nfrozen 1\n"),
            ("freezer.state", "THAWED"),
            ("cgroup.procs", ""),
            ("memory.peak", "1234\n"),
            ("memory.events", "low 0\noom 2\noom_kill 3\n"),
            ("cpu.stat", "usage_usec 42\nuser_usec 2\n"),
            ("cpuacct.usage", "42000\n"),
            ("memory.max_usage_in_bytes", "1234\n"),
            ("memory.oom_control", "under_oom 0\noom_kill 3\n"),
        ] {
            fs::write(path.join(name), text).unwrap();
        }
        let controllers = [Controller::Memory, Controller::Pids, Controller::Cpu];
        let layout = match unified {
            true => Layout {
                unified: Some(base.path().into()),
                unified_controllers: controllers.into(),
                ..Layout::default()
            },
            false => Layout {
                legacy: controllers
                    .into_iter()
                    .chain([Controller::Freezer])
                    .map(|c| (c, base.path().into()))
                    .collect(),
                ..Layout::default()
            },
        };
        let group = Group::make(&layout, "e0").unwrap();
        group
            .limit(Limits {
                memory_bytes: 128 << 20,
                processes_max: 1024,
            })
            .unwrap();
        group.cap_cpu(Some(72)).unwrap();
        group.freeze(true).unwrap();
        (base, group)
    }

    fn written(base: &tempfile::TempDir, name: &str) -> String {
        fs::read_to_string(base.path().join("e0").join(name)).unwrap()
    }

    #[test]
    fn cgroup_v2_is_told_in_its_words() {
        let (base, group) = pretended(true);
        assert_eq!(written(&base, "memory.max"), "134217728");
        assert_eq!(written(&base, "memory.swap.max"), "0");
        assert_eq!(written(&base, "memory.oom.group"), "1");
        assert_eq!(written(&base, "pids.max"), "1024");
        assert_eq!(written(&base, "cpu.max"), "1440 20000");
        assert_eq!(written(&base, "cgroup.freeze"), "1");
        group.cap_cpu(None).unwrap();
        assert_eq!(written(&base, "cpu.max"), "max 20000");
        assert!(group.is_frozen().unwrap() && !group.must_thaw_to_kill());
        assert!(group.directory().is_some() && group.legacy_procs().unwrap().is_empty());
        assert_eq!(
            (group.memory_peak_bytes(), group.oom_kills()),
            (Some(1234), 3)
        );
        assert_eq!(group.cpu_time(), Some(Duration::from_micros(42)));
    }

    #[test]
    fn cgroup_v1_is_told_in_its_words() {
        let (base, group) = pretended(false);
        assert_eq!(written(&base, "memory.limit_in_bytes"), "134217728");
        assert_eq!(written(&base, "memory.memsw.limit_in_bytes"), "134217728");
        assert_eq!(written(&base, "pids.max"), "1024");
        assert_eq!(
            (
                written(&base, "cpu.cfs_period_us"),
                written(&base, "cpu.cfs_quota_us")
            ),
            ("20000".into(), "1440".into())
        );
        assert_eq!(written(&base, "freezer.state"), "FROZEN");
        assert!(group.is_frozen().unwrap() && group.must_thaw_to_kill());
        assert!(group.directory().is_none());
        assert_eq!(
            group.legacy_procs().unwrap().len(),
            1,
            "hierarchies that are mounted together are joined once"
        );
        assert_eq!(
            (group.memory_peak_bytes(), group.oom_kills()),
            (Some(1234), 3)
        );
        assert_eq!(group.cpu_time(), Some(Duration::from_micros(42)));
    }
}
