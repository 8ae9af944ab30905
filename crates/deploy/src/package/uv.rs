//! uv, which resolves and installs dependencies: fetched once into the cache by pip.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::progress::Progress;
use crate::workshop::{CommandError, Workshop, run};

/// What pip is asked for. Older versions cannot leave packages out (`--excludes`).
const REQUIREMENT: &str = "uv>=0.9.11";

/// Why uv could not be had. [`UvError::remedy`] says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UvError {
    /// There is no Python to fetch it with.
    #[error("uv is needed to install the dependencies, and there is no python3 to fetch it with")]
    NoPython,
    /// The Python has no pip, and no virtual environment could be made either.
    #[error("uv is needed to install the dependencies, and {} has no pip to fetch it with", python.display())]
    NoPip {
        /// The interpreter.
        python: PathBuf,
        /// Why there is none.
        source: CommandError,
    },
    /// It could not be downloaded.
    #[error("uv ({REQUIREMENT}) is needed to install the dependencies, is not in {} yet, and could not be fetched", cache.display())]
    Fetch {
        /// Where it would be kept.
        cache: PathBuf,
        /// What pip said.
        source: CommandError,
    },
    /// The cache could not be written.
    #[error("the cache {} could not be written", cache.display())]
    Cache {
        /// The folder.
        cache: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl UvError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            UvError::NoPython => "install Python 3 (on Debian: apt install python3 python3-venv)".into(),
            UvError::NoPip { .. } => "install pip or venv for this Python (on Debian: apt install python3-venv)".into(),
            UvError::Fetch { .. } => {
                "go online once, or point pip to an index that can be reached (PIP_INDEX_URL, or pip config set global.index-url)".into()
            }
            UvError::Cache { .. } => "make the folder writable, or choose another one with XDG_CACHE_HOME".into(),
        }
    }
}

/// The path of uv's program; fetched when the cache does not have it yet (about 20 MB).
pub fn acquire(workshop: &Workshop, progress: &dyn Progress) -> Result<PathBuf, UvError> {
    let dir = workshop.cache.join("uv");
    let program = dir.join("bin/uv");
    if program.is_file() {
        return Ok(program);
    }
    progress.started("fetching uv, once".into());
    let cache_error = |source| UvError::Cache {
        cache: workshop.cache.clone(),
        source,
    };
    std::fs::create_dir_all(&workshop.cache).map_err(cache_error)?;
    // Installed beside its place and moved: whoever comes at the same time never sees half of it.
    let fresh = tempfile::Builder::new()
        .prefix("uv-")
        .tempdir_in(&workshop.cache)
        .map_err(cache_error)?;
    let target = fresh.path().join("uv");
    install(&target, fresh.path(), workshop)?;
    match std::fs::rename(&target, &dir) {
        Err(source) if !program.is_file() => return Err(cache_error(source)),
        _ => progress.finished("uv is in the cache".into()),
    }
    Ok(program)
}

fn install(target: &Path, scratch: &Path, workshop: &Workshop) -> Result<(), UvError> {
    let python = workshop
        .on_path("python3")
        .into_iter()
        .next()
        .ok_or(UvError::NoPython)?;
    let pip_of = |python: &Path| {
        let mut command = workshop.command(python);
        command.args(["-m", "pip"]);
        command
    };
    let python = match run(pip_of(&python).arg("--version")) {
        Ok(_) => python,
        // Debian's python3 comes without pip, but a virtual environment brings one along.
        Err(_) => {
            let environment = scratch.join("venv");
            let made = run(workshop
                .command(&python)
                .args(["-m", "venv"])
                .arg(&environment));
            made.map_err(|source| UvError::NoPip { python, source })?;
            environment.join("bin/python")
        }
    };
    let mut command = pip_of(&python);
    command.args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
        "--only-binary=:all:",
    ]);
    command.arg("--target").arg(target).arg(REQUIREMENT);
    run(&mut command).map_err(|source| UvError::Fetch {
        cache: workshop.cache.clone(),
        source,
    })?;
    Ok(())
}

/// What pip is configured to use, in uv's variables: uv does not read pip's settings itself.
/// A variable of uv's own that is set already wins.
pub fn index_variables(workshop: &Workshop) -> BTreeMap<&'static str, String> {
    let configured = pip_configuration(workshop);
    let pairs = [
        ("index-url", "UV_DEFAULT_INDEX", "UV_INDEX_URL"),
        ("extra-index-url", "UV_INDEX", "UV_EXTRA_INDEX_URL"),
        ("find-links", "UV_FIND_LINKS", "UV_FIND_LINKS"),
        ("no-index", "UV_NO_INDEX", "UV_NO_INDEX"),
        ("trusted-host", "UV_INSECURE_HOST", "UV_INSECURE_HOST"),
        ("cert", "SSL_CERT_FILE", "SSL_CERT_FILE"),
    ];
    let unset = pairs
        .into_iter()
        .filter(|(_, uv, old)| workshop.variable(uv).is_none() && workshop.variable(old).is_none());
    unset
        .filter_map(|(pip, uv, _)| configured.get(pip).map(|value| (uv, value.clone())))
        .collect()
}

/// `pip config list`, which includes `PIP_*` variables; nothing when there is no pip.
fn pip_configuration(workshop: &Workshop) -> BTreeMap<String, String> {
    let Some(python) = workshop.on_path("python3").into_iter().next() else {
        return BTreeMap::new();
    };
    let listed = run(workshop
        .command(python)
        .args(["-m", "pip", "config", "list"]));
    let text = listed
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    parse_configuration(&text)
}

/// Lines `global.index-url='https://…'`; a command's own section and `:env:` come later and win.
fn parse_configuration(text: &str) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    for line in text.lines() {
        let Some((name, value)) = line.split_once('=') else {
            continue;
        };
        let Some((section, key)) = name.rsplit_once('.') else {
            continue;
        };
        if ["global", "install", ":env:"].contains(&section) {
            let value = value.trim().trim_matches(['\'', '"']).replace("\\n", " ");
            settings.insert(key.to_owned(), value.trim().to_owned());
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pip_is_configured_to_use_is_understood() {
        let text = "global.index-url='https://a/simple'\nglobal.extra-index-url='\\nhttps://b\\nhttps://c'\n:env:.index-url='https://e/simple'\nfreeze.user='1'\n";
        let settings = parse_configuration(text);
        assert_eq!(settings["index-url"], "https://e/simple");
        assert_eq!(settings["extra-index-url"], "https://b https://c");
        assert!(!settings.contains_key("user"));
    }
}
