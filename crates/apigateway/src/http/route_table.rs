//! Which route of an HTTP API answers a request.
//!
//! AWS's order: the path that says most (literal segments before variables before `{proxy+}`), a
//! route for the method before one for any, and `$default` when nothing else fits.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::records::Route;

/// The key of the route that answers what no other does.
pub(crate) const DEFAULT: &str = "$default";

/// The routes, the most specific first.
#[derive(Debug, Default)]
pub(crate) struct RouteTable {
    routes: Vec<Entry>,
    default: Option<String>,
}

#[derive(Debug)]
struct Entry {
    id: String,
    /// `None` for `ANY`.
    method: Option<String>,
    segments: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Literal(String),
    /// `{name}`
    Variable(String),
    /// `{name+}`
    Greedy(String),
}

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// The route's id.
    pub(crate) id: &'a str,
    /// Its variables, undecoded.
    pub(crate) variables: Vec<(&'a str, &'a str)>,
}

impl RouteTable {
    pub(crate) fn new(routes: &BTreeMap<String, Route>) -> RouteTable {
        let mut table = RouteTable::default();
        for (id, route) in routes {
            match parse_key(&route.route_key) {
                None if route.route_key == DEFAULT => table.default = Some(id.clone()),
                None => {}
                Some((method, path)) => table.routes.push(Entry {
                    id: id.clone(),
                    method: (method != "ANY").then(|| method.to_owned()),
                    segments: path.split('/').skip(1).map(Segment::parse).collect(),
                }),
            }
        }
        table.routes.sort_by(Entry::before);
        table
    }

    /// The route for a request whose path, undecoded, is without the stage.
    pub(crate) fn find<'a>(&'a self, method: &str, path: &'a str) -> Option<Found<'a>> {
        let given: Vec<&'a str> = path.split('/').skip(1).collect();
        let found = self.routes.iter().find_map(|entry| {
            let fits = entry.method.as_deref().is_none_or(|it| it == method);
            let variables = fits.then(|| entry.variables(path, &given)).flatten()?;
            let id = &entry.id;
            Some(Found { id, variables })
        });
        let default = || {
            let id = self.default.as_deref()?;
            let variables = Vec::new();
            Some(Found { id, variables })
        };
        found.or_else(default)
    }
}

/// Method and path of a route key; `None` for `$default` and other keys without a path.
pub(crate) fn parse_key(key: &str) -> Option<(&str, &str)> {
    let (method, path) = key.split_once(' ')?;
    path.starts_with('/').then_some((method, path))
}

impl Segment {
    fn parse(text: &str) -> Segment {
        let name = text.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        match name {
            Some(name) => match name.strip_suffix('+') {
                Some(name) => Segment::Greedy(name.to_owned()),
                None => Segment::Variable(name.to_owned()),
            },
            None => Segment::Literal(text.to_owned()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Segment::Literal(_) => 0,
            Segment::Variable(_) => 1,
            Segment::Greedy(_) => 2,
        }
    }
}

impl Entry {
    /// The more specific path comes first, then the one that names a method.
    fn before(&self, other: &Entry) -> Ordering {
        let ranks = |entry: &Entry| entry.segments.iter().map(Segment::rank).collect::<Vec<_>>();
        let longer_first = other.segments.len().cmp(&self.segments.len());
        let path = ranks(self).cmp(&ranks(other)).then(longer_first);
        path.then(self.method.is_none().cmp(&other.method.is_none()))
    }

    fn variables<'a>(
        &'a self,
        path: &'a str,
        given: &[&'a str],
    ) -> Option<Vec<(&'a str, &'a str)>> {
        let mut variables = Vec::new();
        let mut start = 1;
        for (at, segment) in self.segments.iter().enumerate() {
            let here = *given.get(at)?;
            match segment {
                Segment::Literal(text) if same(text, here) => {}
                Segment::Variable(name) if !here.is_empty() => variables.push((&**name, here)),
                Segment::Greedy(name) if !path[start..].is_empty() => {
                    variables.push((&**name, &path[start..]));
                    return Some(variables);
                }
                _ => return None,
            }
            start += here.len() + 1;
        }
        (given.len() == self.segments.len()).then_some(variables)
    }
}

fn same(literal: &str, given: &str) -> bool {
    literal == given || percent_decode_str(given).decode_utf8_lossy() == literal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(keys: &[&str]) -> RouteTable {
        let route = |key: &&str| Route {
            route_key: (*key).to_owned(),
            ..Route::default()
        };
        RouteTable::new(
            &keys
                .iter()
                .map(|key| ((*key).to_owned(), route(key)))
                .collect(),
        )
    }

    fn check(keys: &[&str], method: &str, path: &str, expect: Option<&str>) {
        let table = table(keys);
        let found = table.find(method, path);
        assert_eq!(found.map(|found| found.id), expect, "{method} {path}");
    }

    #[test]
    fn the_most_specific_route_answers() {
        // the example of AWS's documentation
        let keys = [
            "GET /pets/dog/1",
            "GET /pets/dog/{id}",
            "GET /pets/{proxy+}",
            "ANY /{proxy+}",
            "$default",
        ];
        check(&keys, "GET", "/pets/dog/1", Some("GET /pets/dog/1"));
        check(&keys, "GET", "/pets/dog/2", Some("GET /pets/dog/{id}"));
        check(&keys, "GET", "/pets/cat/1", Some("GET /pets/{proxy+}"));
        check(&keys, "POST", "/test/5", Some("ANY /{proxy+}"));
        check(&keys, "GET", "/", Some("$default"));
    }

    #[test]
    fn a_method_is_preferred_to_any_and_another_method_does_not_count() {
        let keys = ["ANY /a", "GET /a", "POST /b", "GET /{x}"];
        check(&keys, "GET", "/a", Some("GET /a"));
        check(&keys, "PUT", "/a", Some("ANY /a"));
        check(&keys, "GET", "/b", Some("GET /{x}"));
        check(&keys, "DELETE", "/b", None);
        check(&keys, "GET", "/a/", None);
        check(&keys, "GET", "/a/b", None);
    }

    #[test]
    fn variables_are_handed_over_as_they_were_sent() {
        let table = table(&["GET /a%20b/{one}/x/{rest+}", "GET /ü"]);
        let found = table
            .find("GET", "/a%20b/1%2F2/x/y/z")
            .expect("there is a route");
        assert_eq!(found.variables, [("one", "1%2F2"), ("rest", "y/z")]);
        assert!(table.find("GET", "/%C3%BC").is_some());
        assert!(table.find("GET", "/a%20b/1/x/").is_none());
    }
}
