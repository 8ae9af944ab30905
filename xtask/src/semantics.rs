//! SEMANTICS.md: every promise names its test, and the test exists.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where Rust sources with tests are.
const SOURCES: [&str; 4] = ["crates", "tests", "benches", "xtask"];

/// What is wrong with the promises.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SemanticsError {
    /// A file could not be read.
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: io::Error },
    /// Promises without a test, or with one that does not exist.
    #[error("SEMANTICS.md:\n  {}", .0.join("\n  "))]
    Broken(Vec<String>),
}

/// Checks the page against the sources.
pub(crate) fn check(root: &Path) -> Result<(), SemanticsError> {
    let page = read(&root.join("SEMANTICS.md"))?;
    let mut functions = BTreeSet::new();
    for folder in SOURCES {
        collect_functions(&root.join(folder), &mut functions)?;
    }
    let broken = broken_promises(&page, &functions);
    if broken.is_empty() {
        Ok(())
    } else {
        Err(SemanticsError::Broken(broken))
    }
}

/// A promise is a list item; it may go on over indented lines and ends with
/// ``(test: `path::name`)``, or names several tests with commas between. Differences from others
/// ("Different from …") need no test; one that they name must exist all the same.
fn broken_promises(page: &str, functions: &BTreeSet<String>) -> Vec<String> {
    let mut broken = Vec::new();
    for Item { text, promised } in items(page) {
        let named = text
            .split_once("(test: ")
            .or_else(|| text.split_once("(tests: "));
        let Some((_, named)) = named else {
            if promised {
                broken.push(format!("no test is named: {text}"));
            }
            continue;
        };
        let named = named.split(')').next().unwrap_or(named);
        for test in named.split('`').skip(1).step_by(2) {
            let function = test.rsplit("::").next().unwrap_or(test);
            if !functions.contains(function) {
                broken.push(format!("there is no test {test}"));
            }
        }
    }
    broken
}

/// One list item of the page.
struct Item {
    text: String,
    promised: bool,
}

fn items(page: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let (mut open, mut promised) = (false, true);
    for line in page.lines() {
        let heading = line.strip_prefix("## ");
        if heading.unwrap_or(line).starts_with("Different from") {
            promised = false;
        } else if heading.is_some() {
            promised = true;
        }
        if let Some(text) = line.strip_prefix("- ") {
            items.push(Item {
                text: text.to_owned(),
                promised,
            });
            open = true;
        } else if open && line.starts_with(' ') {
            if let Some(item) = items.last_mut() {
                item.text.push(' ');
                item.text.push_str(line.trim());
            }
        } else {
            open = false;
        }
    }
    items
}

fn collect_functions(folder: &Path, found: &mut BTreeSet<String>) -> Result<(), SemanticsError> {
    let failed = |source| SemanticsError::Read {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect_functions(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.extend(functions("fn ", &read(&path)?));
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.extend(functions("def ", &read(&path)?));
        }
    }
    Ok(())
}

fn functions(keyword: &str, source: &str) -> impl Iterator<Item = String> {
    source.lines().filter_map(move |line| {
        let (_, name) = line.split_once(keyword)?;
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        Some(name[..end].to_owned())
    })
}

fn read(path: &Path) -> Result<String, SemanticsError> {
    fs::read_to_string(path).map_err(|source| SemanticsError::Read {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_without_an_existing_test_is_found() {
        let page = "# P\n- kept. (test: `a::b::kept`)\n- long\n  promise (tests: `x::gone`, `kept`)\n\
                    - bare\n\ntext - no promise\n## Different from AWS\n- free\n- but (test: `lost`)\n";
        let functions = BTreeSet::from(["kept".to_owned()]);
        assert_eq!(
            broken_promises(page, &functions),
            [
                "there is no test x::gone",
                "no test is named: bare",
                "there is no test lost"
            ]
        );
    }
}
