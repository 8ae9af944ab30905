//! What cgroup hierarchies this machine has, and where in them our subtree is.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::sweep::Subtree;
use crate::spec::Freezer;

/// What one hierarchy can do for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Controller {
    Memory,
    Pids,
    Cpu,
    Freezer,
}

impl Controller {
    const ALL: [Self; 4] = [Self::Memory, Self::Pids, Self::Cpu, Self::Freezer];

    /// Its name in `/proc/self/cgroup` and `cgroup.controllers`.
    fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Pids => "pids",
            Self::Cpu => "cpu",
            Self::Freezer => "freezer",
        }
    }
}

/// Our subtrees. Those that are `None` or missing are not to be had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Our directory in cgroup v2: freezes and kills, whatever its controllers.
    pub(crate) unified: Option<PathBuf>,
    /// The controllers that work in `unified`.
    pub(crate) unified_controllers: Vec<Controller>,
    /// Our directories in v1 hierarchies, for the controllers that v2 lacks.
    pub(crate) legacy: BTreeMap<Controller, PathBuf>,
    /// Directories that a predecessor used and we do not: it may have had another freezer.
    pub(crate) abandoned: Vec<PathBuf>,
}

/// One mounted hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hierarchy {
    mount: PathBuf,
    /// The controllers of a v1 hierarchy; empty for v2.
    controllers: Vec<String>,
    unified: bool,
    /// Where the calling process is in it, as a path below `mount`.
    own: PathBuf,
}

impl Hierarchy {
    fn has(&self, controller: Controller) -> bool {
        self.controllers
            .iter()
            .any(|name| name == controller.name())
    }
}

impl Layout {
    /// Makes our subtree `frazil-<name>` wherever we may.
    pub(crate) fn make(name: &str, freezer: Freezer) -> Self {
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        let hierarchies = hierarchies(&read("/proc/self/mountinfo"), &read("/proc/self/cgroup"));
        let directory = format!("frazil-{name}");
        let mut layout = Self::default();
        for hierarchy in hierarchies.iter().filter(|hierarchy| hierarchy.unified) {
            layout.take_unified(hierarchy, &directory);
        }
        for hierarchy in hierarchies.iter().filter(|hierarchy| !hierarchy.unified) {
            layout.take_legacy(hierarchy, &directory, freezer);
        }
        layout
    }

    fn take_unified(&mut self, hierarchy: &Hierarchy, directory: &str) {
        for base in candidates(hierarchy) {
            let enabled = enable_controllers(&base);
            let ours = base.join(directory);
            if make_directory(&ours).is_ok() && may_place_children(&ours, hierarchy) {
                let has = |controller: &Controller| {
                    enabled.contains(controller) && has_file(&ours, *controller)
                };
                self.unified_controllers = Controller::ALL.into_iter().filter(has).collect();
                enable_controllers(&ours);
                self.unified = Some(ours);
                return;
            }
            let _ = fs::remove_dir(&ours);
        }
    }

    fn take_legacy(&mut self, hierarchy: &Hierarchy, directory: &str, freezer: Freezer) {
        for controller in Controller::ALL {
            let wanted = match controller {
                Controller::Freezer => match freezer {
                    Freezer::Auto => self.unified.is_none(),
                    Freezer::V1 => true,
                    Freezer::Signals => false,
                },
                _ => !self.unified_controllers.contains(&controller),
            };
            if !hierarchy.has(controller) {
                continue;
            }
            let ours = hierarchy.mount.join(&hierarchy.own).join(directory);
            if !wanted && ours.is_dir() {
                self.abandoned.push(ours);
            } else if wanted && make_directory(&ours).is_ok() {
                self.legacy.insert(controller, ours);
            }
        }
    }

    /// Every directory of ours, to be swept.
    pub(crate) fn subtrees(&self) -> Vec<Subtree> {
        self.directories()
            .into_iter()
            .filter_map(|path| Subtree::open(path).ok())
            .collect()
    }

    fn directories(&self) -> Vec<&Path> {
        let mut directories = self
            .unified
            .iter()
            .chain(self.legacy.values())
            .chain(&self.abandoned)
            .map(PathBuf::as_path)
            .collect::<Vec<_>>();
        directories.sort();
        directories.dedup();
        directories
    }

    /// Whether some hierarchy enforces this.
    pub(crate) fn has(&self, controller: Controller) -> bool {
        self.unified_controllers.contains(&controller) || self.legacy.contains_key(&controller)
    }
}

/// Where a v2 subtree may be made: at the top (root), else at the topmost directory that was delegated to us.
fn candidates(hierarchy: &Hierarchy) -> Vec<PathBuf> {
    let mut bases = vec![hierarchy.mount.clone()];
    let mut base = hierarchy.mount.clone();
    for part in hierarchy.own.components() {
        base.push(part);
        bases.push(base.clone());
    }
    bases
}

/// Lets children of `base` use what controllers there are. Answers those that they now have.
fn enable_controllers(base: &Path) -> Vec<Controller> {
    let Ok(offered) = fs::read_to_string(base.join("cgroup.controllers")) else {
        return Vec::new();
    };
    let control = base.join("cgroup.subtree_control");
    for controller in Controller::ALL
        .iter()
        .filter(|c| offered.split_whitespace().any(|name| name == c.name()))
    {
        let _ = fs::write(&control, format!("+{}", controller.name()));
    }
    let enabled = fs::read_to_string(&control).unwrap_or_default();
    Controller::ALL
        .into_iter()
        .filter(|c| enabled.split_whitespace().any(|name| name == c.name()))
        .collect()
}

fn has_file(directory: &Path, controller: Controller) -> bool {
    let file = match controller {
        Controller::Memory => "memory.max",
        Controller::Pids => "pids.max",
        Controller::Cpu => "cpu.max",
        Controller::Freezer => return false,
    };
    directory.join(file).exists()
}

/// Without root, a process may only be placed in a cgroup if we may write in the nearest common ancestor too.
fn may_place_children(ours: &Path, hierarchy: &Hierarchy) -> bool {
    let own = hierarchy.mount.join(&hierarchy.own);
    let common = own.ancestors().find(|ancestor| ours.starts_with(ancestor));
    let writable = |path: &Path| {
        rustix::fs::access(path.join("cgroup.procs"), rustix::fs::Access::WRITE_OK).is_ok()
    };
    writable(ours) && common.is_some_and(writable)
}

fn make_directory(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Reads `/proc/self/mountinfo` and `/proc/self/cgroup`.
fn hierarchies(mountinfo: &str, membership: &str) -> Vec<Hierarchy> {
    mountinfo
        .lines()
        .filter_map(|line| hierarchy(line, membership))
        .collect()
}

fn hierarchy(line: &str, membership: &str) -> Option<Hierarchy> {
    let (before, after) = line.split_once(" - ")?;
    let mut before = before.split(' ').skip(3);
    let (root, mount) = (before.next()?, before.next()?);
    let mut after = after.split(' ');
    let (kind, options) = (after.next()?, after.nth(1)?);
    let unified = match kind {
        "cgroup2" => true,
        "cgroup" => false,
        _ => return None,
    };
    let controllers: Vec<String> = if unified {
        Vec::new()
    } else {
        options.split(',').map(str::to_owned).collect()
    };
    let path = membership.lines().find_map(|line| {
        let mut fields = line.splitn(3, ':').skip(1);
        let (names, path) = (fields.next()?, fields.next()?);
        let ours = if unified {
            names.is_empty()
        } else {
            names
                .split(',')
                .any(|n| !n.is_empty() && controllers.iter().any(|c| c == n))
        };
        ours.then_some(path)
    })?;
    // A container sees part of a hierarchy: the mount shows `root`, and paths are relative to it.
    let own = Path::new(path).strip_prefix(root).unwrap_or(Path::new(""));
    Some(Hierarchy {
        mount: mount.into(),
        controllers,
        unified,
        own: own.strip_prefix("/").unwrap_or(own).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hybrid_machine_is_understood() {
        let mounts = "30 24 0:26 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n\
            31 24 0:27 / /sys/fs/cgroup/cpu,cpuacct rw shared:9 - cgroup cgroup rw,cpu,cpuacct\n\
            32 24 0:28 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw,nsdelegate\n\
            33 24 0:29 / /tmp rw - tmpfs tmpfs rw\n";
        let found = hierarchies(
            mounts,
            "9:memory:/jobs/a\n8:cpu,cpuacct:/\n0::/init.scope\n",
        );
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].own, Path::new("jobs/a"));
        assert_eq!(found[1].own, Path::new(""));
        assert!(found[1].controllers.contains(&"cpu".to_owned()));
        assert!(found[2].unified);
        assert_eq!(
            candidates(&found[2])[1],
            Path::new("/sys/fs/cgroup/unified/init.scope")
        );
    }

    #[test]
    fn a_container_sees_a_part() {
        let mounts = "30 24 0:26 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup rw\n";
        let found = hierarchies(mounts, "0::/docker/abc\n");
        assert_eq!(found[0].own, Path::new(""));
    }
}
