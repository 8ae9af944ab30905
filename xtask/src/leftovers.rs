//! What the program could leave on a machine. It looks by name, so it finds what any server left.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Everything that carries the project's name comes with one of these.
const NAME: &str = "frazil-";
/// The kernel takes namespaces and interfaces down in its own time.
const SETTLE: Duration = Duration::from_secs(10);

/// What is there and was not before; waits a while for it to go.
pub(crate) fn since(before: &BTreeSet<String>) -> Vec<String> {
    let deadline = Instant::now() + SETTLE;
    loop {
        let left: Vec<_> = find().difference(before).cloned().collect();
        if left.is_empty() || Instant::now() > deadline {
            return left;
        }
        sleep(Duration::from_millis(200));
    }
}

/// Cgroups, mounts, loop devices, firewall tables and spawners that carry the project's name.
pub(crate) fn find() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    cgroups(Path::new("/sys/fs/cgroup"), &mut found);
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let ours = mounts.lines().filter(|line| line.contains(NAME));
    found.extend(ours.map(|line| format!("mount {line}")));
    for device in fs::read_dir("/sys/block").into_iter().flatten().flatten() {
        let file = fs::read_to_string(device.path().join("loop/backing_file")).unwrap_or_default();
        if file.contains(NAME) {
            found.insert(format!("loop device on {}", file.trim()));
        }
    }
    if let Ok(output) = Command::new("nft").args(["list", "tables"]).output() {
        let tables = String::from_utf8_lossy(&output.stdout).into_owned();
        let ours = tables.lines().filter(|line| line.contains(NAME));
        found.extend(ours.map(|line| format!("firewall {line}")));
    }
    found.extend(spawners());
    found
}

fn cgroups(below: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(below).into_iter().flatten().flatten() {
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        if entry.file_name().to_string_lossy().starts_with(NAME) {
            found.insert(format!("cgroup {}", entry.path().display()));
        }
        cgroups(&entry.path(), found);
    }
}

fn spawners() -> Vec<String> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let lines = processes.filter_map(|process| {
        let line = fs::read(process.path().join("cmdline")).ok()?;
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        line.contains("__spawner")
            .then(|| format!("process {}: {line}", process.file_name().to_string_lossy()))
    });
    lines.collect()
}
