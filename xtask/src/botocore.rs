//! AWS's service models and protocol vectors, out of the botocore package.
//!
//! Python's `pip` fetches it, so its index, proxy and certificates are the user's own settings. Everything lies in a
//! cache that is shared by all checkouts, one folder per version.

use std::error::Error;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use serde::Deserialize;

/// A service model as JSON.
pub fn model(botocore: &Path, name: &str) -> Result<serde_json::Value, Box<dyn Error>> {
    let file = botocore.join("data").join(name).join("service-2.json");
    let packed = file.with_extension("json.gz");
    let mut text = String::new();
    if file.exists() {
        text = fs::read_to_string(&file)?;
    } else {
        let opened =
            fs::File::open(&packed).map_err(|error| format!("{}: {error}", packed.display()))?;
        GzDecoder::new(opened).read_to_string(&mut text)?;
    }
    Ok(serde_json::from_str(&text)?)
}

/// The folder of the unpacked `botocore` package: `FRAZIL_BOTOCORE` when set, else fetched once into the cache.
pub fn package(version: &str) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = std::env::var_os("FRAZIL_BOTOCORE") {
        return Ok(PathBuf::from(folder));
    }
    let wheel = fetch(version, "wheel", &["--only-binary", ":all:"], "zipfile")?;
    Ok(wheel.join("botocore"))
}

/// The folder of the unpacked source distribution, which has the vectors under `tests/unit`: `FRAZIL_BOTOCORE_SOURCE`
/// when set, else fetched once into the cache.
pub fn source(version: &str) -> Result<PathBuf, Box<dyn Error>> {
    if let Some(folder) = std::env::var_os("FRAZIL_BOTOCORE_SOURCE") {
        return Ok(PathBuf::from(folder));
    }
    let source = fetch(version, "source", &["--no-binary", ":all:"], "tarfile")?;
    Ok(source.join(format!("botocore-{version}")))
}

/// Prints the folder of the vectors.
pub fn print_vectors(root: &Path) -> Result<(), Box<dyn Error>> {
    #[derive(Deserialize)]
    struct Pin {
        botocore: String,
    }
    let pin: Pin = toml::from_str(&fs::read_to_string(root.join("models/operations.toml"))?)?;
    println!("{}", source(&pin.botocore)?.join("tests/unit").display());
    Ok(())
}

/// Downloads one distribution and unpacks it with Python's `unpacker` module. The folder only gets its name when it
/// is complete, so an interrupted fetch is repeated.
fn fetch(
    version: &str,
    what: &str,
    pip: &[&str],
    unpacker: &str,
) -> Result<PathBuf, Box<dyn Error>> {
    let folder = cache()?.join(format!("botocore-{version}-{what}"));
    if folder.exists() {
        return Ok(folder);
    }
    let part = folder.with_extension(format!("part-{}", std::process::id()));
    fs::create_dir_all(&part)?;
    eprintln!(
        "fetching botocore {version} ({what}) into {}",
        folder.display()
    );
    let wanted = format!("botocore=={version}");
    let download = [
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        &wanted,
    ];
    python(
        Command::new("python3")
            .args(download)
            .args(pip)
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
    if fs::rename(&part, &folder).is_err() {
        // somebody else was faster
        fs::remove_dir_all(&part)?;
    }
    Ok(folder)
}

fn python(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let status = command
        .stdout(std::io::stderr())
        .status()
        .map_err(|error| format!("python3: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("python3 failed ({status}): {command:?}").into())
    }
}

fn cache() -> Result<PathBuf, Box<dyn Error>> {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base =
        base.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    Ok(base
        .ok_or("neither XDG_CACHE_HOME nor HOME is set")?
        .join("frazil"))
}
