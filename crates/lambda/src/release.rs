//! What the data plane runs: one version's code and configuration, ready.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::code::CodeDir;
use crate::runtimes::Image;

/// The version that changes with every update; the others are numbers and never change.
pub const LATEST: &str = "$LATEST";

/// One version of one function, with its code unpacked and its runtime prepared.
///
/// Immutable: a change of code or configuration makes a new release with a new [`id`](Self::id),
/// and environments of the old one finish their event and are retired.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// New for every change of code or configuration, never reused while a server runs.
    pub id: u64,
    /// The function's name, unqualified.
    pub function_name: String,
    /// `$LATEST` or a number.
    pub version: String,
    /// The function's ARN without a qualifier.
    pub function_arn: String,
    /// AWS's identifier, such as `python3.13`.
    pub runtime: String,
    /// The handler as configured; becomes `_HANDLER`.
    pub handler: String,
    /// `MemorySize` in MiB.
    pub memory_mb: u32,
    /// `Timeout` in seconds.
    pub timeout_s: u32,
    /// `EphemeralStorage.Size` in MiB: the size of `/tmp`.
    pub tmp_mb: u32,
    /// The customer's variables, as configured. [`crate::variables`] adds the others.
    pub variables: BTreeMap<String, String>,
    /// The unpacked package on the host; mounted at `/var/task`. It stays as long as a clone of
    /// this exists, so an environment keeps its release until it is gone.
    pub code_dir: CodeDir,
    /// The layers, merged, on the host; mounted at `/opt`. None when there are no layers.
    pub opt_dir: Option<CodeDir>,
    /// Bytes of the zip; the account's storage is bounded.
    pub package_bytes: u64,
    /// The container image that is the whole root. None for zips.
    pub root: Option<ImageRoot>,
    /// An environment serves one tenant only (`TenantIsolationMode` is `PER_TENANT`).
    pub isolates_tenants: bool,
    /// The runtime that interprets the package.
    pub image: Image,
    /// The log group that receives the function's lines.
    pub log_group: String,
    /// True when `LoggingConfig.LogGroup` was set: AWS then puts the function's name into the
    /// name of the stream.
    pub log_group_is_custom: bool,
    /// `LoggingConfig`'s format and levels.
    pub logging: Logging,
    /// The execution role.
    pub role_arn: String,
    /// `TracingConfig.Mode` is `Active`.
    pub tracing: bool,
    /// `DeadLetterConfig`: the queue or topic that gets events which are given up.
    pub dead_letter: Option<String>,
}

/// The root of a container image.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageRoot {
    /// On the host. It stays as long as a clone of this exists.
    pub dir: CodeDir,
    /// Where the program starts, inside.
    pub working_dir: PathBuf,
}

/// How log lines are written (`LoggingConfig`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Logging {
    /// `LogFormat` is `JSON` rather than `Text`.
    pub json: bool,
    /// `ApplicationLogLevel`, only with JSON.
    pub application_level: Option<String>,
    /// `SystemLogLevel`, only with JSON.
    pub system_level: Option<String>,
}

impl Release {
    /// The function's ARN with this release's version as its qualifier.
    #[must_use]
    pub fn qualified_arn(&self) -> String {
        format!("{}:{}", self.function_arn, self.version)
    }

    /// The message of `Runtime.InvalidEntrypoint` when the program could not be started with this
    /// error number and that is the code's fault.
    #[must_use]
    pub fn missing_entrypoint(&self, errno: i32) -> Option<String> {
        let Some(root) = &self.root else {
            return self.image.missing_entrypoint(&self.code_dir);
        };
        let program = self.image.argv.first()?;
        let reason = reason_of(errno);
        let cwd = root.working_dir.strip_prefix("/").unwrap_or(Path::new(""));
        // In the words of AWS's sandbox, a Go program.
        Some(if !root.dir.join(cwd).is_dir() {
            format!("chdir {}: {reason}", root.working_dir.display())
        } else if program.contains('/') {
            format!("fork/exec {program}: {reason}")
        } else {
            format!("exec: \"{program}\": executable file not found in $PATH")
        })
    }
}

/// As Go says it: without the number, in lower case.
fn reason_of(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A release of the function `f` that cannot be started.
    pub(crate) fn release(id: u64, version: &str) -> Release {
        Release {
            id,
            function_name: "f".into(),
            version: version.into(),
            function_arn: "arn:aws:lambda:us-east-1:000000000000:function:f".into(),
            runtime: "provided.al2023".into(),
            handler: "h".into(),
            memory_mb: 128,
            timeout_s: 3,
            tmp_mb: 512,
            variables: BTreeMap::new(),
            code_dir: CodeDir::borrowed("/nonexistent"),
            opt_dir: None,
            root: None,
            package_bytes: 0,
            isolates_tenants: false,
            image: Image {
                mounts: vec![],
                argv: vec!["/var/task/bootstrap".into()],
                memory_flags: Vec::new(),
                execution_env: None,
                variables: BTreeMap::new(),
                runtime_api: "127.0.0.1:9001".parse().expect("an address"),
                version: "provided:al2023.v1".into(),
            },
            log_group: "/aws/lambda/f".into(),
            log_group_is_custom: false,
            logging: Default::default(),
            role_arn: "arn:aws:iam::000000000000:role/r".into(),
            tracing: false,
            dead_letter: None,
        }
    }
}
