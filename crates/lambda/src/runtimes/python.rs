//! `python3.x`: an interpreter of the host, with AWS's own runtime client and boto3.
//!
//! Inside, everything is where AWS has it: the interpreter at `/var/lang`, the client and boto3 at
//! `/var/runtime`. What the host's interpreter has in its site-packages stays outside.

mod layout;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use self::layout::Layout;
use super::cache::Cache;
use super::command::{WORK_MAX, run};
use super::error::{PreparationError, cannot};
use super::{Host, Image, WRAPPER, managed_api, write_program};

/// The versions that AWS has or has announced: `python3.8` to `python3.15`.
const MINORS: std::ops::RangeInclusive<u8> = 8..=15;

/// AWS's client and SDK. The newest that suit the interpreter; wheels only, nothing is compiled.
const REQUIREMENTS: [&str; 2] = ["awslambdaric", "boto3"];

const BOOTSTRAP: &str = include_str!("../../bootstrap/python/bootstrap.py");

/// Changes whenever a prepared image of an earlier version must not be used.
const RECIPE: &str = "2";

/// The interpreters that can be found, by minor version; the first one found on `PATH` wins.
pub(super) fn interpreters(host: &Host) -> BTreeMap<u8, PathBuf> {
    let mut found = BTreeMap::new();
    for folder in folders(host) {
        for minor in MINORS {
            let program = folder.join(format!("python3.{minor}"));
            if !found.contains_key(&minor)
                && let Ok(program) = program.canonicalize()
                && is_binary(&program)
            {
                found.insert(minor, program);
            }
        }
    }
    found
}

/// Where interpreters live: `PATH`, and what pyenv and uv have installed.
fn folders(host: &Host) -> Vec<PathBuf> {
    let mut folders = host.path.clone();
    for managed in [host.pyenv_versions.as_deref(), host.uv_pythons.as_deref()]
        .into_iter()
        .flatten()
    {
        let entries = fs::read_dir(managed).into_iter().flatten().flatten();
        // newest first, as far as names tell
        let versions: BTreeSet<PathBuf> = entries.map(|entry| entry.path().join("bin")).collect();
        folders.extend(versions.into_iter().rev());
    }
    folders
}

/// pyenv's shims are scripts that choose an interpreter by the current folder: of no use here.
fn is_binary(program: &Path) -> bool {
    let mut magic = [0; 4];
    let read = fs::File::open(program)
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut magic));
    read.is_ok() && magic == *b"\x7fELF"
}

/// What a prepared image remembers, so that a later start runs no program at all.
#[derive(Debug, Serialize, Deserialize)]
struct Prepared {
    mounts: Vec<(PathBuf, PathBuf)>,
    client_version: String,
}

const PREPARED: &str = "image.json";

/// The image for `python3.<minor>`; fetched and compiled when the cache does not have it yet.
pub(super) fn image(host: &Host, minor: u8, program: &Path) -> Result<Image, PreparationError> {
    let runtime = format!("python3.{minor}");
    let cache = Cache {
        dir: host.cache_dir.clone(),
    };
    let name = format!(
        "{runtime}-{}",
        identity(program).map_err(cannot("reading", program))?
    );
    let folder = cache.folder(&name, |fresh| {
        let task = format!("preparing {runtime}, once");
        host.progress.started(&task);
        prepare(host, program, fresh)?;
        host.progress.finished(&task);
        Ok(())
    })?;
    let record = folder.join(PREPARED);
    let text = fs::read(&record).map_err(cannot("reading", &record))?;
    let prepared: Prepared =
        serde_json::from_slice(&text).map_err(|error| cannot("reading", &record)(error.into()))?;
    Ok(Image {
        mounts: prepared
            .mounts
            .into_iter()
            .map(|(source, target)| (folder.join(source), target))
            .collect(),
        argv: vec![
            format!("/var/lang/bin/{runtime}"),
            "/var/runtime/bootstrap.py".into(),
        ],
        memory_flags: Vec::new(),
        execution_env: Some(format!("AWS_Lambda_{runtime}")),
        // what the shell leaves behind that starts Python on AWS
        variables: BTreeMap::from(
            [("PWD", "/var/task"), ("SHLVL", "0")].map(|(k, v)| (k.into(), v.into())),
        ),
        runtime_api: managed_api(),
        version: format!("python:3.{minor}.frazil.v{}", prepared.client_version),
    })
}

/// Tells one interpreter from another, and from itself after an upgrade, without running it.
fn identity(program: &Path) -> std::io::Result<String> {
    let metadata = fs::metadata(program)?;
    let text = format!(
        "{RECIPE} {} {} {} {REQUIREMENTS:?} {BOOTSTRAP} {WRAPPER}",
        program.display(),
        metadata.len(),
        metadata.mtime()
    );
    Ok(hex::encode(&Sha256::digest(text)[..6]))
}

fn prepare(host: &Host, program: &Path, fresh: &Path) -> Result<(), PreparationError> {
    let runtime = fresh.join("runtime");
    install(host, program, &runtime)?;
    write_program(&runtime.join("bootstrap.py"), BOOTSTRAP)?;
    write_program(&runtime.join("bootstrap"), WRAPPER)?;
    compile(program, &runtime)?;
    let mut mounts = Layout::of(program)?.mounts(program, fresh)?;
    mounts.push(("runtime".into(), "/var/runtime".into()));
    let prepared = Prepared {
        mounts,
        client_version: client_version(&runtime),
    };
    let record = fresh.join(PREPARED);
    let text = serde_json::to_vec(&prepared).expect("paths of the cache are text");
    fs::write(&record, text).map_err(cannot("writing", &record))
}

fn install(host: &Host, program: &Path, runtime: &Path) -> Result<(), PreparationError> {
    let wanted = format!("{} for {}", REQUIREMENTS.join(" with "), program.display());
    let uv = (host.uv)().map_err(|source| PreparationError::Uv {
        wanted: wanted.clone(),
        source,
    })?;
    let mut command = Command::new(&uv.program);
    command.args([
        "pip",
        "install",
        "--quiet",
        "--no-progress",
        "--only-binary=:all:",
        "--no-python-downloads",
    ]);
    command
        .arg("--python")
        .arg(program)
        .arg("--target")
        .arg(runtime)
        .args(REQUIREMENTS)
        .envs(&uv.variables);
    // a virtual environment that happens to be active is none of ours
    command.env_remove("VIRTUAL_ENV");
    let fetched = run(&mut command, WORK_MAX);
    fetched.map_err(|source| PreparationError::Fetch {
        wanted,
        cache: host.cache_dir.clone(),
        source,
    })?;
    Ok(())
}

/// Makes bytecode that is valid whatever the files' times are: the root is read-only, so bytecode
/// that Python takes for stale would be compiled again at every cold start.
fn compile(program: &Path, folder: &Path) -> Result<(), PreparationError> {
    let mut command = Command::new(program);
    command.args(["-I", "-B", "-m", "compileall", "-q", "-f", "-j", "0"]);
    command
        .args(["--invalidation-mode", "unchecked-hash"])
        .arg(folder);
    ask(program, &mut command, WORK_MAX).map(drop)
}

/// Runs the interpreter.
fn ask(program: &Path, command: &mut Command, limit: Duration) -> Result<String, PreparationError> {
    run(command, limit).map_err(|source| PreparationError::Interpreter {
        program: program.to_owned(),
        source,
    })
}

/// From the folder `awslambdaric-4.2.2.dist-info`.
fn client_version(runtime: &Path) -> String {
    let entries = fs::read_dir(runtime).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let version = |name: String| {
        Some(
            name.strip_prefix("awslambdaric-")?
                .strip_suffix(".dist-info")?
                .to_owned(),
        )
    };
    names.filter_map(version).next().unwrap_or_default()
}
