//! A project's dependencies as one zip, made once for the same requirements, Python and platform.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::python::{Interpreter, PythonVersion};
use super::requirements::{Requirements, Text};
use super::{PackageError, archive, bytecode, files, uv};
use crate::progress::Progress;
use crate::settings::Architecture;
use crate::workshop::{Workshop, run};

/// Goes into every key: whoever changes what is made of the same requirements counts it up.
const RECIPE: u32 = 1;

/// For which machine dependencies are resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Platform {
    pub(crate) python: PythonVersion,
    pub(crate) architecture: Architecture,
}

impl Platform {
    /// uv's name. Runtimes from Python 3.12 on stand on Amazon Linux 2023 (glibc 2.34), older ones on 2 (glibc 2.26).
    fn uv_name(self) -> String {
        let machine = match self.architecture {
            Architecture::X86_64 => "x86_64",
            Architecture::Arm64 => "aarch64",
        };
        let baseline = if self.python.minor >= 12 {
            "manylinux_2_34"
        } else {
            "manylinux2014"
        };
        format!("{machine}-{baseline}")
    }
}

/// A zip with the installed and compiled dependencies.
#[derive(Debug)]
pub(crate) struct Dependencies {
    pub(crate) zip: Option<PathBuf>,
    /// Keeps a zip that must not be cached.
    _scratch: Option<tempfile::TempDir>,
}

/// The dependencies' zip, from the cache when it was made before.
pub(crate) fn dependencies(
    dir: &Path,
    platform: Platform,
    interpreter: Option<&Interpreter>,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<Dependencies, PackageError> {
    let requirements = Requirements::of(dir);
    if requirements == Requirements::None {
        return Ok(Dependencies {
            zip: None,
            _scratch: None,
        });
    }
    let scratch = scratch_dir(workshop)?;
    let (file, text) = requirement_file(&requirements, scratch.path(), workshop, progress)?;
    let cache = workshop
        .cache_dir("dependencies")
        .map_err(|source| PackageError::write(&workshop.cache, source))?;
    let zip = cache.join(format!("{}.zip", key(&text, platform, interpreter)));
    if zip.is_file() && !text.has_local() {
        return Ok(Dependencies {
            zip: Some(zip),
            _scratch: None,
        });
    }
    let job = Job {
        dir,
        file: &file,
        text: &text,
        platform,
        interpreter,
        workshop,
    };
    let made = job.make(scratch.path(), progress)?;
    if text.has_local() {
        return Ok(Dependencies {
            zip: Some(made),
            _scratch: Some(scratch),
        });
    }
    std::fs::rename(&made, &zip).map_err(|source| PackageError::write(&zip, source))?;
    Ok(Dependencies {
        zip: Some(zip),
        _scratch: None,
    })
}

fn scratch_dir(workshop: &Workshop) -> Result<tempfile::TempDir, PackageError> {
    let make = || {
        std::fs::create_dir_all(&workshop.cache)?;
        tempfile::Builder::new()
            .prefix("packaging-")
            .tempdir_in(&workshop.cache)
    };
    make().map_err(|source| PackageError::write(&workshop.cache, source))
}

/// The file for `uv pip install -r`, and its text. A lock file is turned into one first.
fn requirement_file(
    requirements: &Requirements,
    scratch: &Path,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<(PathBuf, Text), PackageError> {
    let file = match requirements {
        Requirements::Lock(dir) => {
            let uv = uv::acquire(workshop, progress)?;
            let file = scratch.join("locked.txt");
            let mut command = uv_command(&uv, workshop);
            command.current_dir(dir).args([
                "export",
                "--quiet",
                "--frozen",
                "--no-dev",
                "--no-emit-project",
                "--no-hashes",
                "--no-header",
            ]);
            run(command.arg("--output-file").arg(&file)).map_err(PackageError::Install)?;
            file
        }
        Requirements::File(file) => file.clone(),
        Requirements::None => return Ok((PathBuf::new(), Text::default())),
    };
    let text = Text::read(&file).map_err(|source| PackageError::read(&file, source))?;
    Ok((file, text))
}

fn uv_command(uv: &Path, workshop: &Workshop) -> std::process::Command {
    let mut command = workshop.command(uv);
    command
        .envs(uv::index_variables(workshop))
        .env("UV_PYTHON_DOWNLOADS", "never");
    if workshop.variable("UV_CACHE_DIR").is_none() {
        command.env("UV_CACHE_DIR", workshop.cache.join("uv-cache"));
    }
    command
}

fn key(text: &Text, platform: Platform, interpreter: Option<&Interpreter>) -> String {
    let mut hash = Sha256::new();
    let compiled = interpreter.is_some();
    hash.update(format!(
        "{RECIPE} {} {} {compiled} {:?}\n",
        platform.python,
        platform.uv_name(),
        text.left_to_runtime()
    ));
    for line in &text.lines {
        hash.update(line);
        hash.update("\n");
    }
    hex::encode(hash.finalize())
}

/// One making of a dependencies' zip.
struct Job<'a> {
    dir: &'a Path,
    file: &'a Path,
    text: &'a Text,
    platform: Platform,
    interpreter: Option<&'a Interpreter>,
    workshop: &'a Workshop,
}

impl Job<'_> {
    fn make(&self, scratch: &Path, progress: &dyn Progress) -> Result<PathBuf, PackageError> {
        let uv = uv::acquire(self.workshop, progress)?;
        let tree = scratch.join("tree");
        progress.started(format!(
            "installing dependencies for Python {}",
            self.platform.python
        ));
        self.install(&uv, &tree, scratch)?;
        let installed = files::dependency_tree(&tree)?;
        progress.finished(format!("{} files", installed.len()));
        if let Some(interpreter) = self.interpreter {
            progress.started(format!(
                "compiling dependencies for Python {}",
                self.platform.python
            ));
            bytecode::compile(interpreter, &tree, &installed, self.workshop)?;
            progress.finished("done".into());
        }
        let zip = scratch.join("dependencies.zip");
        archive::write(&zip, &files::dependency_tree(&tree)?)?;
        Ok(zip)
    }

    fn install(&self, uv: &Path, tree: &Path, scratch: &Path) -> Result<(), PackageError> {
        std::fs::create_dir_all(tree).map_err(|source| PackageError::write(tree, source))?;
        let excludes = scratch.join("excludes.txt");
        let names: Vec<&str> = self.text.left_to_runtime().into_iter().collect();
        std::fs::write(&excludes, names.join("\n"))
            .map_err(|source| PackageError::write(&excludes, source))?;
        let mut arguments: Vec<OsString> = vec![
            "pip".into(),
            "install".into(),
            "--quiet".into(),
            "--requirement".into(),
            self.file.into(),
        ];
        arguments.extend([
            "--target".into(),
            tree.into(),
            "--excludes".into(),
            excludes.into(),
        ]);
        arguments.extend([
            "--python-version".into(),
            self.platform.python.to_string().into(),
        ]);
        arguments.extend(["--python-platform".into(), self.platform.uv_name().into()]);
        if let Some(interpreter) = self.interpreter {
            arguments.extend(["--python".into(), interpreter.program.clone().into()]);
        }
        run(uv_command(uv, self.workshop)
            .args(arguments)
            .current_dir(self.dir))
        .map_err(PackageError::Install)?;
        Ok(())
    }
}
