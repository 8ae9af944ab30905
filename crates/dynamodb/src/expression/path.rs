//! Paths into documents, and projections made of them.

use std::collections::BTreeMap;
use std::fmt;

use super::parser::Parser;
use super::{ExpressionError, Scope};
use crate::attribute::{Attribute, Item};

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Segment {
    Name(String),
    Index(usize),
}

/// The way to an attribute: a name, then names and positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path(pub(crate) Vec<Segment>);

impl Path {
    /// The path to an attribute of the item itself.
    pub(crate) fn top(name: &str) -> Path {
        Path(vec![Segment::Name(name.to_owned())])
    }

    /// The attribute of the item that the path leads into.
    pub(crate) fn root(&self) -> &str {
        match self.0.first() {
            Some(Segment::Name(name)) => name,
            _ => "",
        }
    }

    pub(crate) fn is_top(&self) -> bool {
        self.0.len() == 1
    }

    /// What the path leads to in an item.
    pub(crate) fn find<'item>(&self, item: &'item Item) -> Option<&'item Attribute> {
        let mut found = item.get(self.root())?;
        for segment in &self.0[1..] {
            found = match (segment, found) {
                (Segment::Name(name), Attribute::M(map)) => map.get(name)?,
                (Segment::Index(index), Attribute::L(list)) => list.get(*index)?,
                _ => return None,
            };
        }
        Some(found)
    }

    /// Whether one of the paths leads through the other.
    pub(super) fn overlaps(&self, other: &Path) -> bool {
        let shorter = self.0.len().min(other.0.len());
        self.0[..shorter] == other.0[..shorter]
    }

    /// Whether the paths take one attribute for a list and for a map.
    pub(super) fn conflicts(&self, other: &Path) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        let differs = pairs.find(|(left, right)| left != right);
        matches!(
            differs,
            Some((Segment::Name(_), Segment::Index(_)) | (Segment::Index(_), Segment::Name(_)))
        )
    }
}

/// As AWS's messages show paths: `[a, b, [0]]`.
impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0.iter().map(|segment| match segment {
            Segment::Name(name) => name.clone(),
            Segment::Index(index) => format!("[{index}]"),
        });
        write!(out, "[{}]", parts.collect::<Vec<_>>().join(", "))
    }
}

/// The parts of items that a request wants.
#[derive(Clone, Debug, Default)]
pub(crate) struct Projection(Tree);

/// Wanted parts as a tree; no children means everything below.
#[derive(Clone, Debug, Default)]
struct Tree(BTreeMap<Segment, Tree>);

impl Projection {
    pub(crate) fn parse(text: &str, scope: &Scope) -> Result<Projection, ExpressionError> {
        let mut parser = Parser::new(text, scope)?;
        let mut paths = vec![parser.path()?];
        while parser.tokens.take(",") {
            paths.push(parser.path()?);
        }
        parser.end()?;
        Projection::of(&paths)
    }

    pub(crate) fn of(paths: &[Path]) -> Result<Projection, ExpressionError> {
        check_paths(paths)?;
        let mut tree = Tree::default();
        for path in paths {
            let mut place = &mut tree;
            for segment in &path.0 {
                place = place.0.entry(segment.clone()).or_default();
            }
        }
        Ok(Projection(tree))
    }

    /// The wanted parts of an item.
    pub(crate) fn of_item(&self, item: &Item) -> Item {
        self.0.of_map(item)
    }
}

impl Tree {
    fn of_map(&self, map: &Item) -> Item {
        let wanted = self.0.iter().filter_map(|(segment, below)| {
            let Segment::Name(name) = segment else {
                return None;
            };
            Some((name.clone(), below.of(map.get(name)?)?))
        });
        wanted.collect()
    }

    fn of(&self, value: &Attribute) -> Option<Attribute> {
        if self.0.is_empty() {
            return Some(value.clone());
        }
        match value {
            Attribute::M(map) => {
                let wanted = self.of_map(map);
                (!wanted.is_empty()).then_some(Attribute::M(wanted))
            }
            Attribute::L(list) => {
                let wanted = self.0.iter().filter_map(|(segment, below)| match segment {
                    Segment::Index(index) => below.of(list.get(*index)?),
                    Segment::Name(_) => None,
                });
                let wanted: Vec<_> = wanted.collect();
                (!wanted.is_empty()).then_some(Attribute::L(wanted))
            }
            _ => None,
        }
    }
}

/// Whether paths go together in one expression.
pub(super) fn check_paths(paths: &[Path]) -> Result<(), ExpressionError> {
    for (position, one) in paths.iter().enumerate() {
        for two in &paths[..position] {
            let what = if one.overlaps(two) {
                "overlap"
            } else if one.conflicts(two) {
                "conflict"
            } else {
                continue;
            };
            return Err(ExpressionError(format!(
                "Two document paths {what} with each other; must remove or rewrite one of these paths; path one: {two}, path two: {one}"
            )));
        }
    }
    Ok(())
}
