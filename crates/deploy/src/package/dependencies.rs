//! A project's dependencies as one zip, made once for the same requirements, Python and platform.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files::Entry;
use super::python::{Interpreter, PythonVersion};
use super::requirements::{Requirements, Text};
use super::{PackageError, archive, bytecode, files, uv};
use crate::progress::{Event, Note, Progress};
use crate::settings::Architecture;
use crate::workshop::{Workshop, run};

/// Goes into every key: whoever changes what is made of the same requirements counts it up.
const VERSION: u32 = 3;

/// For which machine dependencies are resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Platform {
    pub(crate) python: PythonVersion,
    pub(crate) architecture: Architecture,
}

impl Platform {
    /// uv's name. Runtimes from Python 3.12 on stand on Amazon Linux 2023 (glibc 2.34), older ones on 2 (glibc 2.26);
    /// what asks for no more than 2.28 runs on older machines of one's own too.
    fn uv_name(self) -> String {
        let machine = match self.architecture {
            Architecture::X86_64 => "x86_64",
            Architecture::Arm64 => "aarch64",
        };
        let baseline = if self.python.minor >= 12 {
            "manylinux_2_28"
        } else {
            "manylinux2014"
        };
        format!("{machine}-{baseline}")
    }
}

/// A zip with the installed and compiled dependencies.
#[derive(Debug)]
pub(crate) struct Dependencies {
    pub(crate) zip: PathBuf,
    /// The same for the same content.
    pub(crate) key: String,
    /// Keeps a zip that must not be cached.
    _scratch: Option<tempfile::TempDir>,
}

/// For what dependencies are made.
#[derive(Debug)]
pub(crate) struct Recipe<'a> {
    /// The project.
    pub(crate) dir: &'a Path,
    pub(crate) platform: Platform,
    /// Compiles them, when there is one.
    pub(crate) interpreter: Option<&'a Interpreter>,
    /// The application imports `zappa`.
    pub(crate) keeps_zappa: bool,
}

impl Recipe<'_> {
    /// The dependencies' zip, from the cache when it was made before; `None` when the project names none.
    pub(crate) fn dependencies(
        &self,
        workshop: &Workshop,
        progress: &dyn Progress,
    ) -> Result<Option<Dependencies>, PackageError> {
        let requirements = Requirements::of(self.dir, workshop)?;
        tell(&requirements, progress);
        if requirements == Requirements::None {
            return Ok(None);
        }
        let scratch = scratch_dir(workshop)?;
        let (file, text) =
            self.requirement_file(&requirements, scratch.path(), workshop, progress)?;
        let job = Job {
            recipe: self,
            file: &file,
            text: &text,
            workshop,
        };
        if text.has_local() {
            let zip = job.make(scratch.path(), progress)?;
            let bytes = std::fs::read(&zip).map_err(|source| PackageError::read(&zip, source))?;
            let key = hex::encode(Sha256::digest(bytes));
            return Ok(Some(Dependencies {
                zip,
                key,
                _scratch: Some(scratch),
            }));
        }
        let key = self.key(&text);
        let cache = workshop
            .cache_dir("dependencies")
            .map_err(|source| PackageError::write(&workshop.cache, source))?;
        let zip = cache.join(format!("{key}.zip"));
        if !zip.is_file() {
            let made = job.make(scratch.path(), progress)?;
            std::fs::rename(&made, &zip).map_err(|source| PackageError::write(&zip, source))?;
        }
        Ok(Some(Dependencies {
            zip,
            key,
            _scratch: None,
        }))
    }

    /// The file for `uv pip install -r`, and its text. What is written down in another form is turned into one first.
    fn requirement_file(
        &self,
        requirements: &Requirements,
        scratch: &Path,
        workshop: &Workshop,
        progress: &dyn Progress,
    ) -> Result<(PathBuf, Text), PackageError> {
        let made = scratch.join("made.txt");
        let file = match requirements {
            Requirements::File(file) => file.clone(),
            Requirements::Lock => {
                let mut command = uv_command(&uv::acquire(workshop, progress)?, workshop);
                command.current_dir(self.dir).args([
                    "export",
                    "--quiet",
                    "--frozen",
                    "--no-dev",
                    "--no-emit-project",
                    "--no-hashes",
                    "--no-header",
                ]);
                run(command.arg("--output-file").arg(&made)).map_err(PackageError::Install)?;
                made
            }
            Requirements::Environment(python) => {
                let mut command = uv_command(&uv::acquire(workshop, progress)?, workshop);
                let frozen = run(command
                    .args(["pip", "freeze", "--quiet", "--python"])
                    .arg(python))
                .map_err(PackageError::Install)?;
                std::fs::write(&made, frozen.stdout)
                    .map_err(|source| PackageError::write(&made, source))?;
                made
            }
            Requirements::None => return Ok((PathBuf::new(), Text::default())),
        };
        let text = Text::read(&file).map_err(|source| PackageError::read(&file, source))?;
        Ok((file, text))
    }

    fn key(&self, text: &Text) -> String {
        let mut hash = Sha256::new();
        let Recipe {
            platform,
            interpreter,
            keeps_zappa,
            ..
        } = self;
        let (python, compiled) = (platform.python, interpreter.is_some());
        hash.update(format!(
            "{VERSION} {python} {} {compiled} {:?}\n",
            platform.uv_name(),
            text.left_out(*keeps_zappa)
        ));
        for line in &text.lines {
            hash.update(line);
            hash.update("\n");
        }
        hex::encode(hash.finalize())
    }
}

fn tell(requirements: &Requirements, progress: &dyn Progress) {
    progress.tell(Event::Note(match requirements {
        Requirements::Environment(python) => Note::hint(format!(
            "there is no requirements.txt: the package gets what {} has",
            python.display()
        )),
        Requirements::None => Note::warning(
            "there is no requirements.txt or pyproject.toml: the package has no dependencies",
        ),
        Requirements::File(_) | Requirements::Lock => return,
    }));
}

pub(super) fn scratch_dir(workshop: &Workshop) -> Result<tempfile::TempDir, PackageError> {
    let make = || {
        std::fs::create_dir_all(&workshop.cache)?;
        tempfile::Builder::new()
            .prefix("packaging-")
            .tempdir_in(&workshop.cache)
    };
    make().map_err(|source| PackageError::write(&workshop.cache, source))
}

pub(super) fn uv_command(uv: &Path, workshop: &Workshop) -> std::process::Command {
    let mut command = workshop.command(uv);
    command
        .envs(uv::index_variables(workshop))
        .env("UV_PYTHON_DOWNLOADS", "never");
    if workshop.variable("UV_CACHE_DIR").is_none() {
        command.env("UV_CACHE_DIR", workshop.cache.join("uv-cache"));
    }
    command
}

/// One making of a dependencies' zip.
struct Job<'a> {
    recipe: &'a Recipe<'a>,
    file: &'a Path,
    text: &'a Text,
    workshop: &'a Workshop,
}

impl Job<'_> {
    fn make(&self, scratch: &Path, progress: &dyn Progress) -> Result<PathBuf, PackageError> {
        let uv = uv::acquire(self.workshop, progress)?;
        let tree = scratch.join("tree");
        progress.started(format!(
            "installing dependencies for Python {}",
            self.recipe.platform.python
        ));
        self.install(&uv, &tree, scratch)?;
        let installed = files::dependency_tree(&tree)?;
        check_machine(&installed, self.recipe.platform.architecture)?;
        progress.finished(format!("{} files", installed.len()));
        if let Some(interpreter) = self.recipe.interpreter {
            progress.started(format!(
                "compiling dependencies for Python {}",
                self.recipe.platform.python
            ));
            bytecode::compile(interpreter, &tree, &installed, self.workshop)?;
        }
        let zip = scratch.join("dependencies.zip");
        archive::write(&zip, &files::dependency_tree(&tree)?)?;
        Ok(zip)
    }

    fn install(&self, uv: &Path, tree: &Path, scratch: &Path) -> Result<(), PackageError> {
        std::fs::create_dir_all(tree).map_err(|source| PackageError::write(tree, source))?;
        let excludes = scratch.join("excludes.txt");
        let names: Vec<&str> = self
            .text
            .left_out(self.recipe.keeps_zappa)
            .into_iter()
            .collect();
        std::fs::write(&excludes, names.join("\n"))
            .map_err(|source| PackageError::write(&excludes, source))?;
        let mut command = uv_command(uv, self.workshop);
        command.current_dir(self.recipe.dir);
        command
            .args([
                "pip",
                "install",
                "--quiet",
                "--no-editable",
                "--requirement",
            ])
            .arg(self.file);
        command
            .arg("--target")
            .arg(tree)
            .arg("--excludes")
            .arg(&excludes);
        command.args(["--python-version", &self.recipe.platform.python.to_string()]);
        command.args(["--python-platform", &self.recipe.platform.uv_name()]);
        if let Some(interpreter) = self.recipe.interpreter {
            command.arg("--python").arg(&interpreter.program);
        }
        run(&mut command).map_err(PackageError::Install)?;
        Ok(())
    }
}

/// Compiled libraries come from wheels of the platform; one that was built here, from source, may not fit.
fn check_machine(installed: &[Entry], architecture: Architecture) -> Result<(), PackageError> {
    for entry in installed
        .iter()
        .filter(|entry| entry.name.ends_with(".so") || entry.name.contains(".so."))
    {
        let bytes = entry.bytes()?;
        let is_elf = bytes.starts_with(b"\x7fELF");
        // e_machine of the ELF header: 62 is x86-64, 183 is AArch64.
        let machine = bytes
            .get(18..20)
            .map(|machine| u16::from(machine[0]) | u16::from(machine[1]) << 8);
        let wanted = match architecture {
            Architecture::X86_64 => 62,
            Architecture::Arm64 => 183,
        };
        if is_elf && machine != Some(wanted) {
            return Err(PackageError::Foreign {
                file: entry.name.clone(),
                architecture,
            });
        }
    }
    Ok(())
}
