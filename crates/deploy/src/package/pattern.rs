//! The two kinds of patterns in Zappa's settings.

/// Python's `fnmatch` on one name: `*`, `?`, `[seq]`, `[!seq]`.
pub(crate) fn name_matches(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    matches(&pattern, &name)
}

/// Iterative with one point to come back to, so that `*a*a*a…` does not take for ever.
fn matches(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while n < name.len() {
        match step(&pattern[p..], name[n]) {
            Step::Star => {
                back = Some((p + 1, n));
                p += 1;
            }
            Step::Took(length) => {
                p += length;
                n += 1;
            }
            Step::No => {
                let Some((star, from)) = back else {
                    return false;
                };
                back = Some((star, from + 1));
                p = star;
                n = from + 1;
            }
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

enum Step {
    Star,
    Took(usize),
    No,
}

fn step(pattern: &[char], c: char) -> Step {
    match pattern.first() {
        None => Step::No,
        Some('*') => Step::Star,
        Some('?') => Step::Took(1),
        Some('[') => match set(pattern) {
            Some((length, negated, members)) if contains(members, c) != negated => {
                Step::Took(length)
            }
            Some(_) => Step::No,
            None if c == '[' => Step::Took(1),
            None => Step::No,
        },
        Some(plain) if *plain == c => Step::Took(1),
        Some(_) => Step::No,
    }
}

/// Length, negation and members of the `[…]` at the front; none when it is never closed.
fn set(pattern: &[char]) -> Option<(usize, bool, &[char])> {
    let negated = pattern.get(1) == Some(&'!');
    let start = if negated { 2 } else { 1 };
    // A bracket right at the start is a member.
    let end = start + 1 + pattern.get(start + 1..)?.iter().position(|c| *c == ']')?;
    Some((end + 1, negated, &pattern[start..end]))
}

fn contains(members: &[char], c: char) -> bool {
    let mut rest = members;
    while let [first, tail @ ..] = rest {
        if let ['-', last, after @ ..] = tail {
            if (*first..=*last).contains(&c) {
                return true;
            }
            rest = after;
        } else if *first == c {
            return true;
        } else {
            rest = tail;
        }
    }
    false
}

/// A `pathlib` glob relative to the package's root: `**` stands for any number of folders.
#[derive(Debug)]
pub(crate) struct Glob {
    parts: Vec<String>,
}

impl Glob {
    pub(crate) fn new(glob: &str) -> Glob {
        Glob {
            parts: glob
                .split('/')
                .filter(|part| !part.is_empty() && *part != ".")
                .map(str::to_owned)
                .collect(),
        }
    }

    pub(crate) fn matches(&self, path: &[&str]) -> bool {
        matches_parts(&self.parts, path)
    }
}

fn matches_parts(pattern: &[String], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], rest) => rest.is_empty(),
        ([any, tail @ ..], _) if any == "**" => {
            (0..=path.len()).any(|skip| matches_parts(tail, &path[skip..]))
        }
        ([first, tail @ ..], [name, rest @ ..]) => {
            name_matches(first, name) && matches_parts(tail, rest)
        }
        (_, []) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exclude_matches_base_names_as_fnmatch_does() {
        let check = |pattern, name, expect| {
            assert_eq!(name_matches(pattern, name), expect, "{pattern} {name}");
        };
        check("boto3", "boto3", true);
        check("*.py", "app.py", true);
        check("*.py", "app.pyc", false);
        check("?.txt", "a.txt", true);
        check("[a-c]x", "bx", true);
        check("[!a-c]x", "bx", false);
        check("[]]", "]", true);
        check("[", "[", true);
        check("*a*b*", "xxaxxbxx", true);
        check(&"*a".repeat(40), &"a".repeat(39), false);
    }

    #[test]
    fn exclude_glob_matches_paths_as_pathlib_does() {
        let check = |glob: &str, path: &str, expect| {
            let parts: Vec<&str> = path.split('/').collect();
            assert_eq!(Glob::new(glob).matches(&parts), expect, "{glob} {path}");
        };
        check("static/*.map", "static/a.map", true);
        check("static/*.map", "static/x/a.map", false);
        check("static/**/*.map", "static/x/y/a.map", true);
        check("**/tests", "a/b/tests", true);
        check("**/tests", "tests", true);
        check("docs/", "docs", true);
    }
}
