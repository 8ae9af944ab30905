//! What a stopped server must not leave: processes, mounts, cgroups, loop devices, firewall tables.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Interfaces and namespaces are taken down by the kernel in its own time.
const SETTLE: Duration = Duration::from_secs(10);

/// Fails when anything of the server `name` with the data folder `data` is still there.
pub fn assert_none(name: &str, data: &Path) {
    let deadline = Instant::now() + SETTLE;
    loop {
        let left = find(name, data);
        if left.is_empty() {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "the server left behind:\n{}",
            left.join("\n")
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn find(name: &str, data: &Path) -> Vec<String> {
    let data = data.to_string_lossy();
    let mut left = Vec::new();
    left.extend(
        cgroups(Path::new("/sys/fs/cgroup"), name)
            .iter()
            .map(|path| format!("cgroup {}", path.display())),
    );
    left.extend(lines_with("/proc/self/mounts", &data).map(|line| format!("mount {line}")));
    left.extend(loop_devices(&data).map(|file| format!("loop device on {file}")));
    left.extend(processes(name, &data).map(|process| format!("process {process}")));
    left.extend(tables(name).map(|table| format!("firewall {table}")));
    left
}

fn cgroups(below: &Path, name: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).into_iter().flatten().flatten() {
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        if entry.file_name().to_string_lossy().contains(name) {
            found.push(entry.path());
        } else {
            found.extend(cgroups(&entry.path(), name));
        }
    }
    found
}

fn lines_with(file: &str, part: &str) -> impl Iterator<Item = String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines()
        .filter(|line| line.contains(part))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

fn loop_devices(data: &str) -> impl Iterator<Item = String> {
    let devices = fs::read_dir("/sys/block").into_iter().flatten().flatten();
    devices
        .filter_map(|device| fs::read_to_string(device.path().join("loop/backing_file")).ok())
        .filter(move |file| file.contains(data))
}

/// Processes that name the server's folder or environments: the server, its spawner, its helpers.
fn processes(name: &str, data: &str) -> impl Iterator<Item = String> {
    let mine = std::process::id();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(move |entry| {
        let pid: u32 = entry
            .file_name()
            .to_str()?
            .parse()
            .ok()
            .filter(|pid| *pid != mine)?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        let groups = fs::read_to_string(entry.path().join("cgroup")).unwrap_or_default();
        (line.contains(data) || line.contains(name) || groups.contains(name))
            .then(|| format!("{pid}: {line}"))
    })
}

fn tables(name: &str) -> impl Iterator<Item = String> {
    let listed = Command::new("nft").args(["list", "tables"]).output();
    let text = listed
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    text.lines()
        .filter(|line| line.contains(name))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
