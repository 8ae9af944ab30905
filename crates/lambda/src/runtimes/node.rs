//! `nodejsNN.x`: the host's Node.js with a bootstrap of our own.
//!
//! AWS's client for Node.js has to be compiled, ours is a single file without dependencies.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest as _, Sha256};

use super::cache::Cache;
use super::command::{ANSWER_MAX, run};
use super::error::{PreparationError, cannot};
use super::{Host, Image, WRAPPER, managed_api, write_program};

/// The major versions that AWS has or has announced.
const MAJORS: [&str; 6] = ["16", "18", "20", "22", "24", "26"];

const BOOTSTRAP: &str = include_str!("../../bootstrap/node/index.js");
const STREAM: &str = include_str!("../../bootstrap/node/stream.js");

const PROGRAM: &str = "/var/lang/bin/node";
const SCRIPT: &str = "/var/runtime/index.js";

/// As on AWS, 5 % and 90 % of the function's memory go to V8's two heaps.
const MEMORY_FLAGS: [(&str, u32); 2] = [("--max-semi-space-size", 5), ("--max-old-space-size", 90)];

/// A Node.js of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// The program itself, links followed.
    pub(super) program: PathBuf,
    /// Such as `20.20.2`.
    pub(super) version: String,
}

impl Node {
    /// Such as `20`.
    fn major(&self) -> &str {
        self.version.split('.').next().unwrap_or_default()
    }

    /// AWS's identifier, such as `nodejs20.x`.
    pub(super) fn identifier(&self) -> String {
        format!("nodejs{}.x", self.major())
    }
}

/// The first `node` on `PATH`, if AWS has a runtime of its version. It is asked where it really is:
/// version managers put scripts on `PATH`.
pub(super) fn find(host: &Host) -> Option<Node> {
    let mut candidates = host.path.iter().map(|folder| folder.join("node"));
    let program = candidates.find(|program| program.is_file())?;
    let said = run(
        Command::new(program).args(["-p", "process.execPath + '\\n' + process.versions.node"]),
        ANSWER_MAX,
    );
    let said = said.ok()?;
    let (program, version) = said.trim().split_once('\n')?;
    let node = Node {
        program: program.into(),
        version: version.to_owned(),
    };
    MAJORS.contains(&node.major()).then_some(node)
}

/// The image for `nodejs<major>.x`.
pub(super) fn image(host: &Host, node: &Node) -> Result<Image, PreparationError> {
    let major = node.major();
    let cache = Cache {
        dir: host.cache_dir.clone(),
    };
    let name = format!("{}-{}", node.identifier(), identity(node));
    let folder = cache.folder(&name, |fresh| prepare(node, fresh))?;
    let mut mounts = vec![(folder.join("runtime"), PathBuf::from("/var/runtime"))];
    mounts.push((
        prefix(node).unwrap_or_else(|| folder.join("lang")),
        PathBuf::from("/var/lang"),
    ));
    let node_path = format!(
        "/opt/nodejs/node{major}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:\
         /var/runtime:/var/task"
    );
    let variables = [
        ("NODE_PATH", node_path.as_str()),
        ("PWD", "/var/task"),
        ("SHLVL", "0"),
    ];
    Ok(Image {
        mounts,
        argv: vec![PROGRAM.into(), "--expose-gc".into(), SCRIPT.into()],
        memory_flags: MEMORY_FLAGS
            .map(|(flag, percent)| (flag.to_owned(), percent))
            .to_vec(),
        execution_env: Some(format!("AWS_Lambda_{}", node.identifier())),
        variables: variables
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
        runtime_api: managed_api(),
        version: format!("nodejs:{major}.frazil.v{}", node.version),
    })
}

fn identity(node: &Node) -> String {
    let text = format!(
        "{} {} {BOOTSTRAP} {STREAM} {WRAPPER}",
        node.version,
        node.program.display()
    );
    hex::encode(&Sha256::digest(text)[..6])
}

/// The folder that has `bin/node`, to be seen as `/var/lang`. None for a node below `/usr`, which is
/// seen as it is, through a link.
fn prefix(node: &Node) -> Option<PathBuf> {
    let prefix = node.program.parent()?.parent()?;
    (!prefix.starts_with("/usr")).then(|| prefix.to_owned())
}

fn prepare(node: &Node, fresh: &Path) -> Result<(), PreparationError> {
    let (runtime, bin) = (fresh.join("runtime"), fresh.join("lang/bin"));
    for folder in [&runtime, &bin] {
        fs::create_dir_all(folder).map_err(cannot("making", folder))?;
    }
    symlink(&node.program, bin.join("node")).map_err(cannot("linking", &bin))?;
    write_program(&runtime.join("index.js"), BOOTSTRAP)?;
    write_program(&runtime.join("stream.js"), STREAM)?;
    write_program(&runtime.join("bootstrap"), WRAPPER)
}
