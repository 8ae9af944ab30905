//! From a path to the resource that answers it.

use std::collections::HashMap;

use super::records::{Map, Resource};

/// The resources of a deployment, as a tree.
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    /// The resource's id.
    id: String,
    /// The name of a variable path part.
    name: String,
    statics: HashMap<String, usize>,
    variable: Option<usize>,
    greedy: Option<usize>,
}

/// A resource, and the variables of its path as they stand in the request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) resource: String,
    pub(crate) variables: Vec<(String, String)>,
}

impl Tree {
    pub(crate) fn new(resources: &Map<Resource>) -> Tree {
        let mut tree = Tree { nodes: Vec::new() };
        if let Some(root) = resources.values().find(|one| one.parent_id.is_none()) {
            tree.plant(resources, root);
        }
        tree
    }

    fn plant(&mut self, resources: &Map<Resource>, resource: &Resource) -> usize {
        let here = self.nodes.len();
        self.nodes.push(Node {
            id: resource.id.clone(),
            ..Node::default()
        });
        let id = Some(resource.id.as_str());
        for child in resources
            .values()
            .filter(|child| child.parent_id.as_deref() == id)
        {
            let place = self.plant(resources, child);
            let part = child.path_part.as_deref().unwrap_or_default();
            let variable = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'));
            match variable.map(|name| (name, name.strip_suffix('+'))) {
                Some((_, Some(name))) => {
                    self.nodes[place].name = name.to_owned();
                    self.nodes[here].greedy = Some(place);
                }
                Some((name, None)) => {
                    self.nodes[place].name = name.to_owned();
                    self.nodes[here].variable = Some(place);
                }
                None => {
                    self.nodes[here].statics.insert(part.to_owned(), place);
                }
            }
        }
        here
    }

    /// The resource for a path: what is fixed comes before a variable, a variable before one that
    /// takes the whole rest. A slash at the end does not count.
    pub(crate) fn find(&self, path: &str) -> Option<Found> {
        let trimmed = path.trim_start_matches('/');
        let trimmed = trimmed.strip_suffix('/').unwrap_or(trimmed);
        let mut variables = Vec::new();
        let place = self.descend(
            0,
            Some(trimmed).filter(|rest| !rest.is_empty()),
            &mut variables,
        )?;
        let resource = self.nodes[place].id.clone();
        Some(Found {
            resource,
            variables,
        })
    }

    fn descend(
        &self,
        here: usize,
        rest: Option<&str>,
        variables: &mut Vec<(String, String)>,
    ) -> Option<usize> {
        let node = self.nodes.get(here)?;
        let Some(rest) = rest else {
            return Some(here);
        };
        let (part, after) = match rest.split_once('/') {
            Some((part, after)) => (part, Some(after)),
            None => (rest, None),
        };
        let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
        if let Some(&next) = node.statics.get(&*decoded)
            && let Some(found) = self.descend(next, after, variables)
        {
            return Some(found);
        }
        if let Some(next) = node.variable.filter(|_| !part.is_empty()) {
            variables.push((self.nodes[next].name.clone(), part.to_owned()));
            if let Some(found) = self.descend(next, after, variables) {
                return Some(found);
            }
            variables.pop();
        }
        let greedy = node.greedy?;
        variables.push((self.nodes[greedy].name.clone(), rest.to_owned()));
        Some(greedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str]) -> Tree {
        let root = Resource {
            id: "/".into(),
            path: "/".into(),
            ..Resource::default()
        };
        let mut all = Map::from([("/".to_owned(), root)]);
        for path in paths {
            let (parent, part) = path.rsplit_once('/').expect("a path");
            let parent = if parent.is_empty() { "/" } else { parent };
            let resource = Resource {
                id: (*path).into(),
                parent_id: Some(parent.into()),
                path_part: Some(part.into()),
                path: (*path).into(),
                ..Resource::default()
            };
            all.insert(resource.id.clone(), resource);
        }
        Tree::new(&all)
    }

    #[test]
    fn what_is_fixed_comes_first_and_the_greedy_last() {
        let tree = tree(&["/a", "/a/{id}", "/a/{id}/b", "/a/x", "/{proxy+}"]);
        let check = |path: &str, expect: &str, variables: &[(&str, &str)]| {
            let found = tree
                .find(path)
                .unwrap_or_else(|| panic!("{path} leads nowhere"));
            let variables = variables
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()));
            let expect = Found {
                resource: expect.into(),
                variables: variables.collect(),
            };
            assert_eq!(found, expect, "{path}");
        };
        check("/", "/", &[]);
        check("/a", "/a", &[]);
        check("/a/", "/a", &[]);
        check("/a/x", "/a/x", &[]);
        check("/a/7", "/a/{id}", &[("id", "7")]);
        check("/a/7/b", "/a/{id}/b", &[("id", "7")]);
        check("/a/7/c", "/{proxy+}", &[("proxy", "a/7/c")]);
        check("/b/c%2Fd", "/{proxy+}", &[("proxy", "b/c%2Fd")]);
        check("/%61", "/a", &[]);
    }

    #[test]
    fn a_greedy_variable_needs_something() {
        let tree = tree(&["/a", "/a/{rest+}"]);
        assert_eq!(tree.find("/b"), None);
        assert_eq!(
            tree.find("/a").map(|found| found.resource),
            Some("/a".to_owned())
        );
    }
}
