//! What a project says it depends on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where a project's dependencies are written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Requirements {
    /// A file that `uv pip install -r` reads: `requirements.txt` or `pyproject.toml`.
    File(PathBuf),
    /// `uv.lock` beside `pyproject.toml`: exact versions.
    Lock(PathBuf),
    /// The project says nothing.
    None,
}

/// AWS's Python runtimes bring these along.
pub(crate) const IN_RUNTIME: [&str; 4] = ["boto3", "botocore", "jmespath", "s3transfer"];

/// Files inside one another (`-r other.txt`), at most.
const INCLUDE_DEPTH_MAX: usize = 8;

impl Requirements {
    /// Looks for the files in the order in which they are most explicit.
    pub(crate) fn of(dir: &Path) -> Requirements {
        let file = |name: &str| Some(dir.join(name)).filter(|path| path.is_file());
        if let Some(path) = file("requirements.txt") {
            return Requirements::File(path);
        }
        match (file("uv.lock"), file("pyproject.toml")) {
            (Some(_), Some(_)) => Requirements::Lock(dir.to_owned()),
            (None, Some(path)) => Requirements::File(path),
            (_, None) => Requirements::None,
        }
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
        let local = |line: &String| {
            let target = line
                .strip_prefix("-e")
                .or_else(|| line.strip_prefix("--editable"))
                .unwrap_or(line)
                .trim_start_matches(['=', ' ']);
            target.starts_with(['.', '/'])
                || line.contains("file:")
                || line.starts_with("-e")
                || line.starts_with("--editable")
        };
        self.lines.iter().any(local)
    }

    /// Names out of [`IN_RUNTIME`] that no line asks for in an exact version: the runtime's own will do.
    pub(crate) fn left_to_runtime(&self) -> BTreeSet<&'static str> {
        let exact = |name: &str| {
            self.lines.iter().any(|line| {
                requirement_name(line) == name && (line.contains("==") || line.contains(" @ "))
            })
        };
        if IN_RUNTIME.into_iter().any(exact) {
            return BTreeSet::new();
        }
        IN_RUNTIME.into_iter().collect()
    }
}

fn included_file(line: &str) -> Option<&str> {
    let prefixes = ["-r", "--requirement", "-c", "--constraint"];
    let rest = prefixes
        .iter()
        .rev()
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
        assert_eq!(text(&["flask", "boto3>=1.30"]).left_to_runtime().len(), 4);
        assert_eq!(text(&["flask==3.0"]).left_to_runtime().len(), 4);
        assert!(
            text(&["Boto3==1.34.0", "flask"])
                .left_to_runtime()
                .is_empty()
        );
        assert!(text(&["\"boto3==1.34.0\","]).left_to_runtime().is_empty());
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
}
