//! Bytecode that needs no check at start: compiled for `/var/task`, valid whatever the times of the files say.

use std::path::Path;

use super::PackageError;
use super::files::Entry;
use super::python::Interpreter;
use crate::workshop::{Workshop, run};

/// Compiles the `.py` files of a tree. Files that this Python cannot compile stay as they are, as in pip.
pub(crate) fn compile(
    interpreter: &Interpreter,
    tree: &Path,
    entries: &[Entry],
    workshop: &Workshop,
) -> Result<(), PackageError> {
    let list = tree.with_extension("list");
    let modules = entries.iter().filter(|entry| entry.name.ends_with(".py"));
    let lines: Vec<String> = modules
        .map(|entry| tree.join(&entry.name).display().to_string())
        .collect();
    if lines.is_empty() {
        return Ok(());
    }
    std::fs::write(&list, lines.join("\n") + "\n")
        .map_err(|source| PackageError::write(&list, source))?;
    let mut command = workshop.command(&interpreter.program);
    // The order of sets in bytecode depends on the hash seed; without it a package is never the same twice.
    command
        .env("PYTHONHASHSEED", "0")
        .env_remove("PYTHONPYCACHEPREFIX")
        .env_remove("PYTHONOPTIMIZE");
    command.args(["-I", "-c", SCRIPT]).arg(&list).arg(tree);
    run(&mut command).map_err(PackageError::Compile)?;
    Ok(())
}

/// Like `python -m compileall -i LIST -s TREE -p /var/task --invalidation-mode unchecked-hash`, but a file that
/// cannot be compiled (templates of code generators, other Pythons) is not the end.
const SCRIPT: &str = "
import py_compile, sys
tree = sys.argv[2]
for path in open(sys.argv[1], encoding='utf-8').read().splitlines():
    try:
        py_compile.compile(path, dfile='/var/task' + path[len(tree):], doraise=True, quiet=2,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except (py_compile.PyCompileError, ValueError, RecursionError):
        pass
";
