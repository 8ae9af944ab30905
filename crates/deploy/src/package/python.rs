//! The Python interpreters of this machine, as far as packaging needs one.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::workshop::{Workshop, run_within};

/// How long an interpreter may take to tell its version.
const ASK_TIMEOUT: Duration = Duration::from_secs(30);

/// `3.minor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PythonVersion {
    /// The number after `3.`.
    pub minor: u8,
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "3.{}", self.minor)
    }
}

impl PythonVersion {
    /// Reads `3.11` or `python3.11`.
    pub fn parse(text: &str) -> Option<PythonVersion> {
        let minor = text
            .strip_prefix("python")
            .unwrap_or(text)
            .strip_prefix("3.")?;
        minor.parse().ok().map(|minor| PythonVersion { minor })
    }

    /// The name of Lambda's runtime.
    pub fn runtime(self) -> String {
        format!("python{self}")
    }
}

/// An interpreter that was started once and told its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interpreter {
    pub(crate) program: PathBuf,
    pub(crate) version: PythonVersion,
}

/// The interpreter of the virtual environment that belongs to the project, or of the active one.
pub(crate) fn environment(dir: &Path, workshop: &Workshop) -> Option<PathBuf> {
    let active = workshop.variable("VIRTUAL_ENV").map(PathBuf::from);
    let environments = [dir.join(".venv"), dir.join("venv")]
        .into_iter()
        .chain(active);
    environments
        .map(|environment| environment.join("bin/python"))
        .find(|program| program.is_file())
}

/// The version to package for and an interpreter of it: the one that the project runs with (its virtual environment's,
/// else what `python3` means in its folder), unless another version is named. `None` when there is nothing to go by.
pub(crate) fn choose(
    named: Option<PythonVersion>,
    dir: &Path,
    workshop: &Workshop,
) -> Option<(PythonVersion, Option<Interpreter>)> {
    let environment = environment(dir, workshop).into_iter();
    let mut programs = environment
        .chain(workshop.on_path("python3"))
        .chain(workshop.on_path("python"));
    let own = programs.find_map(|program| ask(&program, dir, workshop));
    let version = named.or(own.as_ref().map(|own| own.version))?;
    let interpreter = own
        .filter(|own| own.version == version)
        .or_else(|| of_version(version, dir, workshop));
    Some((version, interpreter))
}

/// An interpreter of one version: on `PATH`, or installed by pyenv or uv.
pub(crate) fn of_version(
    version: PythonVersion,
    dir: &Path,
    workshop: &Workshop,
) -> Option<Interpreter> {
    let named = workshop
        .on_path(&version.runtime())
        .into_iter()
        .chain(installed(version, workshop));
    let mut asked = named.filter_map(|program| ask(&program, dir, workshop));
    asked.find(|interpreter| interpreter.version == version)
}

/// Where version managers put an interpreter of this version.
fn installed(version: PythonVersion, workshop: &Workshop) -> Vec<PathBuf> {
    let home = PathBuf::from(workshop.variable("HOME").unwrap_or("/nonexistent"));
    let pyenv = workshop
        .variable("PYENV_ROOT")
        .map_or_else(|| home.join(".pyenv"), PathBuf::from);
    let roots = [
        (pyenv.join("versions"), format!("{version}.")),
        (
            home.join(".local/share/uv/python"),
            format!("cpython-{version}."),
        ),
    ];
    let mut programs: Vec<PathBuf> = Vec::new();
    for (root, prefix) in roots {
        let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
        let fitting =
            entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix));
        programs.extend(fitting.map(|entry| entry.path().join("bin/python3")));
    }
    programs.sort();
    programs
}

/// Starts a program and asks for its version. Shims of version managers may exist and still fail.
fn ask(program: &Path, dir: &Path, workshop: &Workshop) -> Option<Interpreter> {
    let question = "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)";
    let mut command = workshop.command(program);
    let output = run_within(command.args(["-c", question]).current_dir(dir), ASK_TIMEOUT).ok()?;
    let answer = String::from_utf8(output.stdout).ok()?;
    let (version, executable) = answer.trim().split_once(' ')?;
    Some(Interpreter {
        program: PathBuf::from(executable),
        version: PythonVersion::parse(version)?,
    })
}
