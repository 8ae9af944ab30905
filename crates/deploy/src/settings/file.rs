//! The settings file as a whole: found, read, its stages and what they inherit.

use std::path::{Path, PathBuf};

use super::lenient::{self, Member, Node, Position, Value};
use super::{SettingsError, Source};

/// The names Zappa looks for, in its order. The last three are not read yet.
const NAMES: [&str; 4] = [
    "zappa_settings.json",
    "zappa_settings.toml",
    "zappa_settings.yml",
    "zappa_settings.yaml",
];

/// A settings file that could be read.
#[derive(Debug)]
pub(crate) struct SettingsFile {
    pub(crate) source: Source,
    stages: Vec<Member>,
}

impl SettingsFile {
    /// Reads the first settings file of a folder.
    pub(crate) fn find(dir: &Path) -> Result<SettingsFile, SettingsError> {
        let found = NAMES
            .iter()
            .map(|name| dir.join(name))
            .find(|path| path.is_file());
        let path = found.ok_or_else(|| SettingsError::Missing {
            dir: dir.to_owned(),
        })?;
        if path
            .extension()
            .is_some_and(|extension| extension != "json")
        {
            return Err(SettingsError::Format { path });
        }
        let bytes = std::fs::read(&path).map_err(|source| SettingsError::Unreadable {
            path: path.clone(),
            source,
        })?;
        let text =
            String::from_utf8(bytes).map_err(|_| SettingsError::NotText { path: path.clone() })?;
        SettingsFile::parse(path, text)
    }

    /// Reads a text that stands in `path`.
    pub(crate) fn parse(path: PathBuf, text: String) -> Result<SettingsFile, SettingsError> {
        let source = Source { path, text };
        let root = lenient::parse(&source.text).map_err(|problem| source.syntax(&problem))?;
        let Value::Object(stages) = root.value else {
            return Err(source.invalid(
                root.at,
                "an object with one entry for each stage was expected",
            ));
        };
        Ok(SettingsFile { source, stages })
    }

    /// The stages in the order of the file.
    pub(crate) fn stage_names(&self) -> Vec<String> {
        self.stages.iter().map(|stage| stage.name.clone()).collect()
    }

    /// The stage that was asked for; without a wish, the only one.
    pub(crate) fn choose(&self, wanted: Option<&str>) -> Result<String, SettingsError> {
        let path = self.source.path.clone();
        let stages = self.stage_names();
        match (wanted, stages.as_slice()) {
            (Some(name), _) if stages.iter().any(|stage| stage == name) => Ok(name.to_owned()),
            (Some(name), _) => Err(SettingsError::UnknownStage {
                path,
                stage: name.to_owned(),
                stages,
            }),
            (None, [only]) => Ok(only.clone()),
            (None, []) => Err(SettingsError::NoStage { path }),
            (None, _) => Err(SettingsError::ManyStages { path, stages }),
        }
    }

    /// A stage's members with everything it inherits; its own win, whole values, as in Zappa.
    pub(crate) fn members(&self, stage: &str) -> Result<Vec<Member>, SettingsError> {
        let mut chain = vec![stage.to_owned()];
        let mut merged: Vec<Member> = Vec::new();
        let mut next = self.own_members(stage)?.to_vec();
        loop {
            let base = next
                .iter()
                .rfind(|member| member.name == "extends" && member.node.value != Value::Null)
                .cloned();
            // The last of two equal names counts, as in JSON; an inherited one never replaces.
            for member in next.into_iter().rev() {
                if !merged.iter().any(|have| have.name == member.name) {
                    merged.push(member);
                }
            }
            let Some(base) = base else {
                merged.sort_by_key(|member| member.at);
                return Ok(merged);
            };
            let name = self.base_name(&base.node, &mut chain)?;
            next = self.own_members(&name)?.to_vec();
        }
    }

    fn base_name(&self, node: &Node, chain: &mut Vec<String>) -> Result<String, SettingsError> {
        let Value::Text(name) = &node.value else {
            return Err(self.source.invalid(node.at, "`extends` must name a stage"));
        };
        if !self.stages.iter().any(|stage| &stage.name == name) {
            let stages = self.stage_names().join(", ");
            return Err(self.source.invalid(
                node.at,
                &format!("`extends` names the stage `{name}`, but there are only: {stages}"),
            ));
        }
        let seen = chain.contains(name);
        chain.push(name.clone());
        if seen {
            return Err(self.source.invalid(
                node.at,
                &format!("`extends` goes round in a circle: {}", chain.join(" → ")),
            ));
        }
        Ok(name.clone())
    }

    fn own_members(&self, stage: &str) -> Result<&[Member], SettingsError> {
        let entry = self.stages.iter().rfind(|entry| entry.name == stage);
        let entry = entry.expect("callers name stages of this file");
        match &entry.node.value {
            Value::Object(members) => Ok(members),
            _ => Err(self.source.invalid(
                entry.node.at,
                &format!("the stage `{stage}` must be an object"),
            )),
        }
    }
}

impl Source {
    fn syntax(&self, problem: &lenient::Problem) -> SettingsError {
        self.invalid(problem.at, &problem.message)
    }

    /// An error at a place of this file, with the line shown.
    pub(crate) fn invalid(&self, at: Position, message: &str) -> SettingsError {
        let line = self.text.lines().nth(at.line - 1).unwrap_or_default();
        SettingsError::Invalid {
            path: self.path.clone(),
            at,
            message: message.to_owned(),
            line: excerpt(line, at.column),
        }
    }
}

/// Characters of a line that are shown to the left and right of a problem.
const EXCERPT_SIDE: usize = 60;

/// The line with a caret under the column; a very long line is cut on both sides.
fn excerpt(line: &str, column: usize) -> String {
    let skip = column.saturating_sub(EXCERPT_SIDE + 1);
    let shown: String = line
        .chars()
        .skip(skip)
        .take(2 * EXCERPT_SIDE)
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect();
    format!("{shown}\n{}^", " ".repeat(column - 1 - skip))
}
