//! The host's Python, and a virtual environment with the pinned AWS clients, made once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::{Missing, workspace};

/// The runtime that the host's `python3` can serve, such as `python3.12`.
pub fn runtime() -> &'static str {
    static RUNTIME: OnceLock<String> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let print = "import sys; print('python%d.%d' % sys.version_info[:2])";
        let output = Command::new("python3")
            .args(["-c", print])
            .output()
            .expect("the host has python3");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    })
}

/// The virtual environment with boto3 and the AWS CLI.
pub fn clients() -> PathBuf {
    let clients = environment("clients", "tests/python/requirements.txt");
    clients.unwrap_or_else(|missing| panic!("no test can do without {missing:?}"))
}

/// The virtual environment with stock Zappa, Flask and Django.
pub fn zappa() -> Result<PathBuf, Missing> {
    environment("zappa", "tests/python/zappa.txt")
}

/// The virtual environment with the SAM CLI.
pub fn sam() -> Result<PathBuf, Missing> {
    environment("sam", "tests/python/sam.txt")
}

/// A virtual environment with pinned packages. The first test that asks makes it, the others
/// wait; later runs find it.
fn environment(name: &str, requirements: &str) -> Result<PathBuf, Missing> {
    let wanted = workspace().join(requirements);
    let pins = fs::read_to_string(&wanted).expect("the requirements are in the source tree");
    once(name, &format!("{name}-{}", runtime()), &pins, |folder| {
        run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        run(Command::new(folder.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(&wanted))
    })
}

/// A folder of the cache that `fill` filled with what `pins` says. The first test that asks fills
/// it, the others wait; later runs find it.
pub(super) fn once(
    name: &str,
    folder: &str,
    pins: &str,
    fill: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<PathBuf, Missing> {
    let folder = cache().join(folder);
    let done = folder.join("requirements.txt");
    fs::create_dir_all(cache()).expect("the cache can be written");
    let lock = fs::File::create(cache().join(format!("{name}.lock")));
    let lock = lock.expect("the cache can be written");
    lock.lock().expect("files can be locked");
    if fs::read_to_string(&done).is_ok_and(|made| made == pins) {
        return Ok(folder);
    }
    let _ = fs::remove_dir_all(&folder);
    fill(&folder).map_err(|why| Missing {
        client: name.to_owned(),
        why,
    })?;
    fs::write(&done, pins).expect("the cache can be written");
    Ok(folder)
}

/// What tests fetch once and later runs find again.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    base.expect("HOME or XDG_CACHE_HOME is set")
        .join("frazil-tests")
}

/// Runs a command that gets something; the error is what it said.
pub(super) fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output();
    let output = output.map_err(|error| format!("{command:?}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!(
            "{command:?} failed: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}
