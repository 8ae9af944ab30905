//! AWS's service models and protocol vectors, out of the botocore package.
//!
//! Python's `pip` fetches it, so its index, proxy and certificates are the user's own settings. Everything lies in a
//! cache that is shared by all checkouts, one folder per version. The tests of `frazil-wire` use this file too.

use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the unpacked `botocore` package: `FRAZIL_BOTOCORE` when set, else fetched once into the cache.
pub fn package(root: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = env::var_os("FRAZIL_BOTOCORE") {
        return Ok(PathBuf::from(folder));
    }
    let wheel = fetch(&version(root)?, "wheel", "--only-binary", "zipfile")?;
    Ok(wheel.join("botocore"))
}

/// The folder of AWS's vectors, in the unpacked source distribution of botocore: `FRAZIL_VECTORS` when set, else
/// fetched once into the cache.
pub fn vectors(root: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = env::var_os("FRAZIL_VECTORS") {
        return Ok(PathBuf::from(folder));
    }
    let version = version(root)?;
    let source = fetch(&version, "source", "--no-binary", "tarfile")?;
    Ok(source.join(format!("botocore-{version}/tests/unit")))
}

/// The version that `models/operations.toml` pins.
pub fn version(root: &Path) -> Result<String, Box<dyn Error>> {
    let file = root.join("models/operations.toml");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let list: toml::Table = toml::from_str(&text)?;
    let version = list.get("botocore").and_then(toml::Value::as_str);
    Ok(version
        .ok_or_else(|| format!("{}: no version of botocore", file.display()))?
        .to_owned())
}

/// Downloads one distribution and unpacks it with Python's `unpacker` module. The folder only gets its name when it
/// is complete, so an interrupted fetch is repeated.
fn fetch(version: &str, what: &str, pip: &str, unpacker: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = cache()?.join(format!("botocore-{version}-{what}"));
    if folder.exists() {
        return Ok(folder);
    }
    let part = folder.with_extension(format!("part-{}", std::process::id()));
    fs::create_dir_all(&part)?;
    let package = format!("botocore=={version}");
    let download = [
        "-m",
        "pip",
        "download",
        "--disable-pip-version-check",
        "--no-deps",
        pip,
        ":all:",
    ];
    python(
        Command::new("python3")
            .args(download)
            .arg(package)
            .current_dir(&part),
    )?;
    let archive = fs::read_dir(&part)?
        .next()
        .ok_or("pip download left no file")??
        .path();
    python(
        Command::new("python3")
            .args(["-m", unpacker, "-e"])
            .arg(&archive)
            .arg(&part),
    )?;
    fs::remove_file(&archive)?;
    match fs::rename(&part, &folder) {
        // somebody else was faster
        Err(_) if folder.exists() => fs::remove_dir_all(&part)?,
        renamed => renamed?,
    }
    Ok(folder)
}

fn python(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let status = command
        .stdout(io::stderr())
        .status()
        .map_err(|error| format!("python3: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{command:?} failed: {status}").into())
    }
}

fn cache() -> Result<PathBuf, Box<dyn Error>> {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    Ok(base
        .ok_or("neither XDG_CACHE_HOME nor HOME is set")?
        .join("frazil"))
}
