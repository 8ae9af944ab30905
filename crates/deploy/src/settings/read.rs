//! Typed reading of one stage's members.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::lenient::{Member, Node, Value};
use super::{SettingsError, Source};

/// Takes typed values out of a stage and remembers which names were asked for.
pub(crate) struct Reader<'a> {
    source: &'a Source,
    members: &'a [Member],
    asked: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Source, members: &'a [Member]) -> Self {
        Reader {
            source,
            members,
            asked: BTreeSet::new(),
        }
    }

    /// The member's value; `null` counts as absent.
    pub(crate) fn node(&mut self, name: &str) -> Option<&'a Node> {
        self.asked.insert(name.to_owned());
        let member = self.members.iter().find(|member| member.name == name)?;
        (member.node.value != Value::Null).then_some(&member.node)
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, SettingsError> {
        self.node(name)
            .map(|node| self.as_text(name, node))
            .transpose()
    }

    pub(crate) fn flag(&mut self, name: &str) -> Result<Option<bool>, SettingsError> {
        let Some(node) = self.node(name) else {
            return Ok(None);
        };
        match node.value {
            Value::Bool(flag) => Ok(Some(flag)),
            _ => self.wrong(name, node, "true or false"),
        }
    }

    pub(crate) fn whole(
        &mut self,
        name: &str,
        range: RangeInclusive<u32>,
    ) -> Result<Option<u32>, SettingsError> {
        let Some(node) = self.node(name) else {
            return Ok(None);
        };
        self.as_whole(name, node, range).map(Some)
    }

    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, SettingsError> {
        let Some(node) = self.node(name) else {
            return Ok(Vec::new());
        };
        match &node.value {
            Value::List(items) => items.iter().map(|item| self.as_text(name, item)).collect(),
            _ => self.wrong(name, node, "a list of texts"),
        }
    }

    pub(crate) fn map(&mut self, name: &str) -> Result<BTreeMap<String, String>, SettingsError> {
        let Some(node) = self.node(name) else {
            return Ok(BTreeMap::new());
        };
        let Value::Object(members) = &node.value else {
            return self.wrong(name, node, "an object with texts");
        };
        let entry = |member: &Member| {
            let what = format!("{name}.{}", member.name);
            Ok((member.name.clone(), self.as_text(&what, &member.node)?))
        };
        members.iter().map(entry).collect()
    }

    /// A reader for an object inside this one.
    pub(crate) fn object(&mut self, name: &str) -> Result<Option<Reader<'a>>, SettingsError> {
        let Some(node) = self.node(name) else {
            return Ok(None);
        };
        match &node.value {
            Value::Object(members) => Ok(Some(Reader::new(self.source, members))),
            _ => self.wrong(name, node, "an object"),
        }
    }

    /// Names that were asked for so far.
    pub(crate) fn asked(&self) -> &BTreeSet<String> {
        &self.asked
    }

    /// Members that nobody asked for, in the order of the file.
    pub(crate) fn unasked(&self) -> impl Iterator<Item = &'a Member> {
        self.members
            .iter()
            .filter(|member| !self.asked.contains(&member.name))
    }

    fn as_text(&self, name: &str, node: &Node) -> Result<String, SettingsError> {
        match &node.value {
            Value::Text(text) => Ok(text.clone()),
            _ => self.wrong(name, node, "a text in quotes"),
        }
    }

    fn as_whole(
        &self,
        name: &str,
        node: &Node,
        range: RangeInclusive<u32>,
    ) -> Result<u32, SettingsError> {
        let number = match &node.value {
            Value::Number(digits) => digits.parse().ok().filter(|n| range.contains(n)),
            _ => None,
        };
        match number {
            Some(number) => Ok(number),
            None => self.wrong(
                name,
                node,
                &format!("a whole number from {} to {}", range.start(), range.end()),
            ),
        }
    }

    pub(crate) fn wrong<T>(
        &self,
        name: &str,
        node: &Node,
        expected: &str,
    ) -> Result<T, SettingsError> {
        Err(self.source.invalid(
            node.at,
            &format!("`{name}` must be {expected}, not {}", describe(&node.value)),
        ))
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::Text(_) => "a text".into(),
        Value::List(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    }
}
