//! Where an interpreter keeps its parts on the host, and how they come to `/var/lang`.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::{ask, compile};
use crate::runtimes::command::ANSWER_MAX;
use crate::runtimes::error::{PreparationError, cannot};

const LANG: &str = "/var/lang";

/// Folders of a standard library that functions do not get: the host's packages, and ballast.
const LEFT_OUT: [&str; 5] = [
    "site-packages",
    "dist-packages",
    "test",
    "tests",
    "__pycache__",
];

/// A module of every version.
const SELDOM_IMPORTED: &str = "zipapp";

/// What an interpreter says about itself.
#[derive(Debug, Deserialize)]
pub(super) struct Layout {
    /// Such as `/usr` or `/home/me/.pyenv/versions/3.12.1`.
    pub(super) prefix: PathBuf,
    /// The standard library below the prefix, such as `lib/python3.11`.
    pub(super) stdlib: PathBuf,
    /// The version in names of bytecode, such as `cpython-311`.
    pub(super) tag: String,
}

const LAYOUT: &str = "import json, os, sys, sysconfig
stdlib = os.path.relpath(sysconfig.get_path('stdlib'), sys.base_prefix)
print(json.dumps({'prefix': sys.base_prefix, 'stdlib': stdlib, 'tag': sys.implementation.cache_tag}))";

/// A source, absolute or relative to the image, and its place inside.
type Mount = (PathBuf, PathBuf);

impl Layout {
    /// Asks the interpreter.
    pub(super) fn of(program: &Path) -> Result<Self, PreparationError> {
        let mut command = Command::new(program);
        let said = ask(
            program,
            command.args(["-I", "-B", "-c", LAYOUT]),
            ANSWER_MAX,
        )?;
        serde_json::from_str(&said).map_err(|error| cannot("asking", program)(error.into()))
    }

    /// An interpreter with a prefix of its own is mounted whole. One below `/usr` shares its prefix
    /// with the host's packages, so the image has a prefix for it.
    pub(super) fn mounts(
        &self,
        program: &Path,
        image: &Path,
    ) -> Result<Vec<Mount>, PreparationError> {
        let mut mounts = Vec::new();
        if self.prefix.starts_with("/usr") {
            let own = image.join("lang");
            self.fill_prefix(program, &own)
                .map_err(cannot("filling", &own))?;
            mounts.push(("lang".into(), LANG.into()));
        } else {
            mounts.push((self.prefix.clone(), LANG.into()));
        }
        let place = Path::new(LANG).join(&self.stdlib);
        if !self.has_bytecode() {
            let own = image.join("stdlib");
            copy_stdlib(&self.stdlib_on_host(), &own).map_err(cannot("copying to", &own))?;
            compile(program, &own)?;
            mounts.push(("stdlib".into(), place));
            return Ok(mounts);
        }
        if self.prefix.starts_with("/usr") {
            mounts.push((self.stdlib_on_host(), place.clone()));
        }
        if self.stdlib_on_host().join("site-packages").is_dir() {
            let nothing = image.join("nothing");
            fs::create_dir(&nothing).map_err(cannot("making", &nothing))?;
            mounts.push(("nothing".into(), place.join("site-packages")));
        }
        Ok(mounts)
    }

    fn stdlib_on_host(&self) -> PathBuf {
        self.prefix.join(&self.stdlib)
    }

    /// Whether the whole standard library is compiled. Interpreters that uv installs come without
    /// bytecode, and each cold start would compile; a module that nobody imports tells, the others
    /// may have been compiled by use.
    fn has_bytecode(&self) -> bool {
        let name = format!("__pycache__/{SELDOM_IMPORTED}.{}.pyc", self.tag);
        self.stdlib_on_host().join(name).is_file()
    }

    /// The program under its usual names, the library it may be linked to, a place for the rest.
    fn fill_prefix(&self, program: &Path, own: &Path) -> io::Result<()> {
        let (bin, lib) = (own.join("bin"), own.join("lib"));
        for folder in [&bin, &lib, &own.join(&self.stdlib)] {
            fs::create_dir_all(folder)?;
        }
        let name = program.file_name().expect("an interpreter is a file");
        fs::copy(program, bin.join(name))?;
        for alias in ["python3", "python"] {
            symlink(name, bin.join(alias))?;
        }
        for entry in fs::read_dir(self.prefix.join("lib"))?.flatten() {
            let name = entry.file_name();
            if name.to_string_lossy().starts_with("libpython") && entry.path().is_file() {
                fs::copy(entry.path(), lib.join(name))?;
            }
        }
        Ok(())
    }
}

/// Copies what functions may import, links as files, with an empty place for packages.
fn copy_stdlib(from: &Path, to: &Path) -> io::Result<()> {
    copy_tree(from, to)?;
    fs::create_dir(to.join("site-packages"))
}

fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        match path.is_dir() {
            true => copy_tree(&path, &to.join(name))?,
            false => drop(fs::copy(&path, to.join(name))?),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prefix with a standard library that has bytecode or not.
    fn layout(prefix: &Path, bytecode: bool) -> Layout {
        let stdlib = prefix.join("lib/python3.12");
        for folder in ["site-packages/host", "test", "json", "__pycache__"] {
            fs::create_dir_all(stdlib.join(folder)).unwrap();
        }
        fs::write(stdlib.join("os.py"), "").unwrap();
        if bytecode {
            fs::write(stdlib.join("__pycache__/zipapp.cpython-312.pyc"), "").unwrap();
        }
        Layout {
            prefix: prefix.to_owned(),
            stdlib: "lib/python3.12".into(),
            tag: "cpython-312".into(),
        }
    }

    #[test]
    fn a_prefix_of_its_own_is_mounted_without_the_hosts_packages() {
        let (prefix, image) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mounts = layout(prefix.path(), true)
            .mounts(Path::new("/bin/true"), image.path())
            .unwrap();
        let expect: [Mount; 2] = [
            (prefix.path().to_owned(), "/var/lang".into()),
            (
                "nothing".into(),
                "/var/lang/lib/python3.12/site-packages".into(),
            ),
        ];
        assert_eq!(mounts, expect);
    }

    #[test]
    fn a_standard_library_without_bytecode_is_copied_and_compiled() {
        let (prefix, image) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mounts = layout(prefix.path(), false)
            .mounts(Path::new("/bin/true"), image.path())
            .unwrap();
        let expect: [Mount; 2] = [
            (prefix.path().to_owned(), "/var/lang".into()),
            ("stdlib".into(), "/var/lang/lib/python3.12".into()),
        ];
        assert_eq!(mounts, expect);
        let copy = image.path().join("stdlib");
        let mut names: Vec<_> = fs::read_dir(&copy)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["json", "os.py", "site-packages"]);
        assert_eq!(fs::read_dir(copy.join("site-packages")).unwrap().count(), 0);
    }
}
