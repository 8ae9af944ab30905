//! Memory: the idle server, and each frozen environment.

use std::error::Error;
use std::fs;

use crate::functions::Function;
use crate::report::Report;
use crate::server::Server;

/// How many environments are frozen at once; shared pages are divided among them.
const ENVIRONMENTS: usize = 20;

/// Prints what the server itself uses, with its spawner and its parked environments.
pub(crate) fn idle(report: &Report, server: &Server) -> Result<(), Box<dyn Error>> {
    let family = descendants(server.pid())?;
    let alone = pss_kib(server.pid())?;
    let all: u64 = family.iter().filter_map(|pid| pss_kib(*pid).ok()).sum();
    let figures = format!(
        "{:.1} MiB, with its {} helpers {:.1} MiB",
        mib(alone),
        family.len() - 1,
        mib(all)
    );
    report.line("idle server (PSS)", &figures);
    Ok(())
}

/// Prints the memory of one frozen environment: 20 are made by 20 simultaneous invocations.
pub(crate) async fn frozen(
    report: &Report,
    server: &Server,
    function: &Function,
) -> Result<(), Box<dyn Error>> {
    let before = family_pss_kib(server)?;
    let invocations = (0..ENVIRONMENTS).map(|_| server.invoke(function.name, &function.payload));
    for invoked in futures::future::join_all(invocations).await {
        invoked?;
    }
    let after = family_pss_kib(server)?;
    let each = mib(after.saturating_sub(before)) / ENVIRONMENTS as f64;
    report.line(
        &format!("frozen {} (PSS, each of {ENVIRONMENTS})", function.name),
        &format!("{each:.1} MiB"),
    );
    Ok(())
}

/// All processes that descend from the server but not the server itself.
fn family_pss_kib(server: &Server) -> Result<u64, Box<dyn Error>> {
    let family = descendants(server.pid())?;
    let others = family.iter().filter(|pid| **pid != server.pid());
    Ok(others.filter_map(|pid| pss_kib(*pid).ok()).sum())
}

pub(crate) fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

/// What one process uses, shared pages divided among their users.
pub(crate) fn pss_kib(pid: u32) -> Result<u64, Box<dyn Error>> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .ok_or("smaps_rollup has no Pss line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// A process and everything below it.
fn descendants(root: u32) -> Result<Vec<u32>, Box<dyn Error>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // A process may end while we look.
        let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
            continue;
        };
        let parent = stat
            .rsplit_once(") ")
            .and_then(|(_, rest)| rest.split(' ').nth(1)?.parse::<u32>().ok());
        parents.extend(parent.map(|parent| (pid, parent)));
    }
    let mut family = vec![root];
    let mut index = 0;
    while let Some(&member) = family.get(index) {
        family.extend(
            parents
                .iter()
                .filter(|(_, parent)| *parent == member)
                .map(|(pid, _)| *pid),
        );
        index += 1;
    }
    Ok(family)
}
