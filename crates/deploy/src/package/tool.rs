//! Python programs that the server itself needs, in environments: fetched once into the cache.

use std::path::{Path, PathBuf};

use super::dependencies::{scratch_dir, uv_command};
use super::python::of_version;
use super::{PackageError, PythonVersion, bytecode, files, uv};
use crate::progress::Progress;
use crate::workshop::{Workshop, run};

/// The folder where a pinned requirement (`name==1.2.3`) is installed for this Python, with everything that it needs
/// and valid bytecode. Blocks while it is fetched. It belongs at `/var/task`.
///
/// # Errors
/// When it cannot be fetched, or the cache cannot be written.
pub fn installed(
    requirement: &str,
    python: PythonVersion,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<PathBuf, PackageError> {
    let tools = workshop
        .cache_dir("tools")
        .map_err(|source| PackageError::write(&workshop.cache, source))?;
    let folder = tools.join(format!("{requirement}-{}", python.runtime()));
    if folder.is_dir() {
        return Ok(folder);
    }
    progress.started(format!("fetching {requirement}, once"));
    let scratch = scratch_dir(workshop)?;
    let tree = scratch.path().join("tree");
    install(requirement, python, &tree, workshop, progress)?;
    match std::fs::rename(&tree, &folder) {
        // somebody else was faster
        Err(source) if !folder.is_dir() => return Err(PackageError::write(&folder, source)),
        _ => progress.finished("it is in the cache".into()),
    }
    Ok(folder)
}

fn install(
    requirement: &str,
    python: PythonVersion,
    tree: &Path,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<(), PackageError> {
    let interpreter = of_version(python, &workshop.cache, workshop);
    let mut command = uv_command(&uv::acquire(workshop, progress)?, workshop);
    command.args(["pip", "install", "--quiet", "--only-binary=:all:"]);
    command.args(["--python-version", &python.to_string()]);
    if let Some(interpreter) = &interpreter {
        command.arg("--python").arg(&interpreter.program);
    }
    command.arg("--target").arg(tree).arg(requirement);
    run(&mut command).map_err(PackageError::Install)?;
    match interpreter {
        Some(interpreter) => {
            bytecode::compile(&interpreter, tree, &files::dependency_tree(tree)?, workshop)
        }
        None => Ok(()),
    }
}
