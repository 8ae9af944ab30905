//! What a project says it depends on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::PackageError;
use crate::workshop::Workshop;

/// Where a project's dependencies are written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Requirements {
    /// A file that `uv pip install -r` reads: `requirements.txt` or `pyproject.toml`.
    File(PathBuf),
    /// `uv.lock` beside `pyproject.toml`: exact versions.
    Lock,
    /// Nowhere; as in Zappa, what the virtual environment has is taken. Its interpreter.
    Environment(PathBuf),
    /// The project says nothing.
    None,
}

/// AWS's Python runtimes bring these along.
const IN_RUNTIME: [&str; 4] = ["boto3", "botocore", "jmespath", "s3transfer"];

/// Files inside one another (`-r other.txt`), at most.
const INCLUDE_DEPTH_MAX: usize = 8;

impl Requirements {
    /// Looks in the order in which they are most explicit.
    pub(crate) fn of(dir: &Path, workshop: &Workshop) -> Result<Requirements, PackageError> {
        let requirements = dir.join("requirements.txt");
        if requirements.is_file() {
            return Ok(Requirements::File(requirements));
        }
        let pyproject = dir.join("pyproject.toml");
        if pyproject.is_file() {
            let text = std::fs::read_to_string(&pyproject)
                .map_err(|source| PackageError::read(&pyproject, source))?;
            let has = |table: &str| text.lines().any(|line| line.trim() == table);
            match (has("[project]"), has("[tool.poetry.dependencies]")) {
                (true, _) if dir.join("uv.lock").is_file() => return Ok(Requirements::Lock),
                (true, _) => return Ok(Requirements::File(pyproject)),
                (false, true) => return Err(PackageError::Poetry { path: pyproject }),
                (false, false) => {} // settings of other tools only
            }
        }
        Ok(super::python::environment(dir, workshop)
            .map_or(Requirements::None, Requirements::Environment))
    }
}

/// A requirements file with everything it includes.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// All lines, comments removed; the same lines mean the same dependencies.
    pub(crate) lines: Vec<String>,
}

impl Text {
    /// Reads a file and the files that it names with `-r` and `-c`.
    pub(crate) fn read(path: &Path) -> std::io::Result<Text> {
        let mut text = Text::default();
        text.add(path, 0)?;
        Ok(text)
    }

    fn add(&mut self, path: &Path, depth: usize) -> std::io::Result<()> {
        let content = std::fs::read_to_string(path)?;
        for line in content.lines() {
            let line = line.split(" #").next().unwrap_or_default().trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            self.lines.push(line.to_owned());
            if let Some(included) = included_file(line).filter(|_| depth < INCLUDE_DEPTH_MAX) {
                let file = path.parent().unwrap_or(Path::new(".")).join(included);
                // A missing or remote file is uv's to complain about.
                if file.is_file() {
                    self.add(&file, depth + 1)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a dependency is a folder or file of this machine, whose content the lines do not tell.
    pub(crate) fn has_local(&self) -> bool {
        self.lines.iter().any(|line| {
            line.starts_with(['.', '/'])
                || line.contains("file:")
                || line.starts_with("-e")
                || line.starts_with("--editable")
        })
    }

    /// Packages that need not be installed: what the runtime brings along, unless a line asks for an exact version,
    /// and Zappa itself when the application does without it.
    pub(crate) fn left_out(&self, keeps_zappa: bool) -> BTreeSet<&'static str> {
        let exact = |name: &str| {
            self.lines.iter().any(|line| {
                requirement_name(line) == name && (line.contains("==") || line.contains(" @ "))
            })
        };
        let mut names = BTreeSet::new();
        if !IN_RUNTIME.into_iter().any(exact) {
            names.extend(IN_RUNTIME);
        }
        if !keeps_zappa {
            names.insert("zappa");
        }
        names
    }
}

fn included_file(line: &str) -> Option<&str> {
    let prefixes = ["--requirement", "--constraint", "-r", "-c"];
    let rest = prefixes
        .iter()
        .find_map(|prefix| line.strip_prefix(prefix))?;
    Some(rest.trim_start_matches(['=', ' ']).trim())
}

/// The normalised name at the front of a requirement line, also in pyproject's quoted form.
fn requirement_name(line: &str) -> String {
    let line = line.trim_start_matches(['"', '\'', '[', ' ', '(']);
    let end = line
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c))
        .unwrap_or(line.len());
    line[..end].to_lowercase().replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[&str]) -> Text {
        Text {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    #[test]
    fn the_runtimes_own_packages_are_left_out_unless_pinned() {
        let left_out = |lines: &[&str]| text(lines).left_out(true).len();
        assert_eq!(left_out(&["flask", "boto3>=1.30"]), 4);
        assert_eq!(left_out(&["flask==3.0"]), 4);
        assert_eq!(left_out(&["Boto3==1.34.0", "flask"]), 0);
        assert_eq!(left_out(&["\"boto3==1.34.0\","]), 0);
        assert!(text(&["zappa"]).left_out(false).contains("zappa"));
    }

    #[test]
    fn local_dependencies_are_noticed() {
        for line in [
            "-e .",
            "./lib",
            "/abs/wheel.whl",
            "pkg @ file:///x",
            "--editable=../x",
        ] {
            assert!(text(&[line]).has_local(), "{line}");
        }
        assert!(!text(&["flask", "a @ https://x/y.whl", "-r other.txt"]).has_local());
    }

    #[test]
    fn requirement_files_are_read_with_what_they_include() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join("requirements.txt"),
            "-r base.txt\n# comment\nflask # web\n",
        )
        .unwrap();
        std::fs::write(dir.path().join("base.txt"), "-r requirements.txt\nclick\n").unwrap();
        let text = Text::read(&dir.path().join("requirements.txt")).unwrap();
        assert!(
            text.lines.contains(&"click".to_owned()) && text.lines.contains(&"flask".to_owned())
        );
    }
}
