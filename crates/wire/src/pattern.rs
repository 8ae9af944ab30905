//! The models' regular expressions. They are written for Java; [`translate_pattern`] says what differs.

use std::sync::OnceLock;

use fancy_regex::Regex;

use crate::java::translate_pattern;

/// A model's pattern, compiled when it is first used.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as the model has it; AWS's messages quote it.
    pub source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that is not compiled yet.
    pub const fn new(source: &'static str) -> Pattern {
        Pattern {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// Whether the whole of `text` matches. A pattern that cannot be translated accepts everything: the generator
    /// refuses to write such a table, so this is only reached by tables made at run time.
    pub fn matches(&self, text: &str) -> bool {
        let compiled = self
            .compiled
            .get_or_init(|| Regex::new(&translate_pattern(self.source)).ok());
        compiled
            .as_ref()
            .is_none_or(|regex| regex.is_match(text).unwrap_or(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &'static str, text: &str, expect: bool) {
        assert_eq!(
            Pattern::new(pattern).matches(text),
            expect,
            "{pattern} {text:?}"
        );
    }

    #[test]
    fn patterns_match_the_whole_text_as_in_java() {
        check("a|ab", "ab", true);
        check("[0-9]+", "12x", false);
        check(r"\d+", "12", true);
        check(r"\d+", "١٢", false);
        check(r"[\w.]+", "é", false);
        check(r"[^\s]+", "a\u{a0}b", true);
        check(r"[\s\S]*", "a\nb", true);
        check("[a-zA-Z0-9-_]+", "a-b_c", true);
        check("(?!^[0-9]+$)([a-zA-Z0-9-_]+)", "12", false);
        check(r"[0-9A-Za-z\.\-_]*(?<!\.)", "bucket.", false);
        check("$|arn:.*", "", true);
        check("(unclosed", "anything", true);
    }

    /// The generator refuses what cannot be translated, so this holds for all that is committed.
    #[test]
    fn all_patterns_of_the_models_are_translated() {
        let operations = [
            &crate::shapes::lambda::SERVICE,
            &crate::shapes::logs::SERVICE,
        ]
        .map(|it| it.operations);
        let members = operations
            .into_iter()
            .flatten()
            .flat_map(|operation| operation.input.members());
        let patterns = members.filter_map(|member| member.shape.pattern.as_ref());
        let translated = patterns.map(|it| Regex::new(&translate_pattern(it.source)).map(drop));
        assert!(
            translated
                .map(|it| it.expect("a regular expression"))
                .count()
                > 50
        );
    }
}
