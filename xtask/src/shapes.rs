//! `cargo xtask shapes`: AWS's service models as lines of Rust.
//!
//! Reads `models/operations.toml`, follows each operation to every shape that it needs, and writes one line per
//! operation, member and simple shape. The output depends on nothing but the list and the models.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::botocore;

#[path = "../../crates/wire/src/java.rs"]
mod java;
mod model;
mod names;
mod write;

use model::Model;

/// `models/operations.toml`.
#[derive(Deserialize)]
struct List {
    #[serde(rename = "botocore")]
    version: String,
    #[serde(flatten)]
    services: BTreeMap<String, Wanted>,
}

/// One service in the list.
#[derive(Deserialize)]
struct Wanted {
    /// `lambda/2015-03-31`
    model: String,
    operations: Vec<String>,
    /// The code of the fault for a request that breaks the model's constraints.
    #[serde(default = "Wanted::validation_exception")]
    invalid: String,
    /// `Timeout.max`: limits that the tables leave out.
    #[serde(default)]
    unchecked: Vec<String>,
    /// The namespace of its XML, for services whose models do not say it any more.
    xml: Option<String>,
    /// Names that lists (`[items]`) and maps (`[entries, keys, values]`) have in the query protocol, for services whose
    /// models do not say them any more.
    #[serde(default)]
    query: BTreeMap<String, Vec<String>>,
    /// Enums whose values AWS lists in another order than `Model::order_values` says.
    #[serde(default)]
    listed: BTreeMap<String, Vec<String>>,
}

impl Wanted {
    fn validation_exception() -> String {
        "ValidationException".to_owned()
    }
}

/// Writes the generated modules, or with `check` compares them.
pub fn run(root: &Path, check: bool) -> Result<(), Box<dyn Error>> {
    let list: List = toml::from_str(&fs::read_to_string(root.join("models/operations.toml"))?)?;
    let package = botocore::package(root)?;
    let mut files = BTreeMap::from([(
        PathBuf::from("shapes.rs"),
        write::index(&list.version, list.services.keys()),
    )]);
    for (name, wanted) in &list.services {
        let json = read_model(&package, &wanted.model)?;
        let model =
            Model::new(json, wanted).map_err(|error| format!("{}: {error}", wanted.model))?;
        files.extend(write::service(name, &model, &wanted.invalid));
    }
    let folder = root.join("crates/wire/src");
    if check {
        compare(&folder, &files)
    } else {
        store(&folder, &files)
    }
}

/// A service model as JSON, which botocore may have packed.
fn read_model(package: &Path, name: &str) -> Result<serde_json::Value, Box<dyn Error>> {
    let file = package.join("data").join(name).join("service-2.json");
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

fn store(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<(), Box<dyn Error>> {
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("files lie in the folder"))?;
        fs::write(&file, text)?;
    }
    println!("wrote {} files", files.len());
    Ok(())
}

fn compare(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<(), Box<dyn Error>> {
    let stale = files
        .iter()
        .filter(|(name, text)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(*text));
    let stale: Vec<String> = stale.map(|(name, _)| name.display().to_string()).collect();
    if stale.is_empty() {
        println!("{} files are fresh", files.len());
        return Ok(());
    }
    Err(format!(
        "not what `cargo xtask shapes` would write: {}",
        stale.join(", ")
    )
    .into())
}
