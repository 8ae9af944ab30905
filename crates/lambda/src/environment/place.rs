//! What an environment is made of: the sandbox's orders for one release.

use std::collections::BTreeMap;
use std::ffi::OsString;

use frazil_sandbox::{Mount, Program, Spec};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::extensions::discovery;
use crate::release::Release;
use crate::shard::Settings;
use crate::variables;

/// The number of the log pipe's writing end inside, as on AWS.
const LOG_FD: i32 = 62;

/// Memory at which a function has one CPU.
const MEMORY_MB_PER_CPU: u32 = 1769;

/// `YYYY/MM/DD/[version]<32 hex>`; with a log group of the customer's the function's name stands
/// before the version.
pub(super) fn log_stream(release: &Release, now: Timestamp, id: Uuid) -> String {
    let day = now.to_zoned(TimeZone::UTC).strftime("%Y/%m/%d").to_string();
    let name = match release.log_group_is_custom {
        true => release.function_name.as_str(),
        false => "",
    };
    format!("{day}/{name}[{}]{}", release.version, id.simple())
}

/// The place. Listeners in this order: Runtime API, then the AWS endpoint if there is one.
pub(super) fn spec(release: &Release, settings: &Settings, core: Option<usize>) -> Spec {
    let root = release.root.as_ref().map(|root| root.dir.to_path_buf());
    let code = (release.code_dir.to_path_buf(), "/var/task".into());
    // A container image brings its code along.
    let code = root.is_none().then_some(code);
    let layers = release.opt_dir.iter();
    let layers = layers.map(|dir| (dir.to_path_buf(), "/opt".into()));
    let mounts = code
        .into_iter()
        .chain(layers)
        .chain(release.image.mounts.iter().cloned())
        .map(|(source, target)| Mount { source, target })
        .collect();
    let endpoint = settings.endpoint.as_ref().map(|endpoint| endpoint.address);
    let cpu_millis = release.memory_mb * 1000 / MEMORY_MB_PER_CPU;
    let limit = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    Spec {
        root,
        mounts,
        memory_bytes: u64::from(release.memory_mb) << 20,
        tmp_bytes: u64::from(release.tmp_mb) << 20,
        cpu_millis,
        processes_max: limit(settings.limits.processes_max),
        files_max: limit(settings.limits.files_max),
        listeners: std::iter::once(release.image.runtime_api)
            .chain(endpoint)
            .collect(),
        network: settings.network,
        // Who has more than one CPU is not held on one.
        core: core.filter(|_| cpu_millis <= 1000),
        ..Spec::default()
    }
}

/// The programs of one environment.
pub(super) struct Programs {
    pub(super) runtime: Program,
    /// By name. Started before the runtime, all at once; none of them if they are too many.
    pub(super) extensions: Vec<(String, Program)>,
    pub(super) extensions_max: usize,
}

impl Programs {
    /// `variables` are those of the function.
    pub(super) fn of(
        release: &Release,
        variables: &BTreeMap<String, String>,
        extensions: Vec<String>,
        extensions_max: usize,
    ) -> Programs {
        let extension = |name: String| {
            let program = Program {
                argv: vec![format!("{}/{name}", discovery::FOLDER).into()],
                env: pairs(variables::of_extension(variables)),
                cwd: "/".into(),
                log_fd_number: None,
            };
            (name, program)
        };
        let cwd = release.root.as_ref().map(|root| root.working_dir.clone());
        let command = release.image.command(variables, release.memory_mb);
        let log_pipe = ("_LAMBDA_TELEMETRY_LOG_FD".to_owned(), LOG_FD.to_string());
        Programs {
            runtime: Program {
                argv: command.into_iter().map(OsString::from).collect(),
                env: pairs(variables.clone().into_iter().chain([log_pipe])),
                cwd: cwd.unwrap_or_else(|| "/var/task".into()),
                log_fd_number: Some(LOG_FD),
            },
            extensions: extensions.into_iter().map(extension).collect(),
            extensions_max,
        }
    }
}

impl Programs {
    pub(super) fn are_too_many(&self) -> bool {
        self.extensions.len() > self.extensions_max
    }
}

fn pairs(variables: impl IntoIterator<Item = (String, String)>) -> Vec<(OsString, OsString)> {
    let pair = |(key, value): (String, String)| (key.into(), value.into());
    variables.into_iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_stream_is_named_as_on_aws() {
        let mut release = crate::release::tests::release(1, "$LATEST");
        let now = "2026-01-02T03:04:05Z".parse().expect("a time");
        let id = Uuid::from_u128(0xab);
        assert_eq!(
            log_stream(&release, now, id),
            "2026/01/02/[$LATEST]000000000000000000000000000000ab"
        );
        release.log_group_is_custom = true;
        release.version = "7".into();
        assert!(log_stream(&release, now, id).starts_with("2026/01/02/f[7]0000"));
    }
}
