//! Texts with `*`, `?` and variables.

use frazil_lambda::policy::matches_by;

use super::Context;

/// A text to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Token>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Star,
    Any,
    Letter(char),
}

impl Token {
    fn of(letter: char) -> Token {
        match letter {
            '*' => Token::Star,
            '?' => Token::Any,
            letter => Token::Letter(letter),
        }
    }

    fn fits(self, letter: char, any_case: bool) -> bool {
        match self {
            Token::Any => true,
            Token::Letter(own) if any_case => own.eq_ignore_ascii_case(&letter),
            Token::Letter(own) => own == letter,
            Token::Star => false,
        }
    }
}

impl Pattern {
    /// `*` and `?` stand for something.
    pub(crate) fn plain(text: &str) -> Pattern {
        Pattern(text.chars().map(Token::of).collect())
    }

    /// So do variables: what they stand for is compared letter by letter. None when the request
    /// does not say what one stands for: then nothing matches.
    pub(crate) fn with_variables(text: &str, context: &Context) -> Option<Pattern> {
        let mut tokens = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            let Some(end) = rest[start..].find('}') else {
                break;
            };
            tokens.extend(rest[..start].chars().map(Token::of));
            let value = variable(&rest[start + 2..start + end], context)?;
            tokens.extend(value.chars().map(Token::Letter));
            rest = &rest[start + end + 1..];
        }
        tokens.extend(rest.chars().map(Token::of));
        Some(Pattern(tokens))
    }

    /// Compares the whole text.
    pub(crate) fn matches(&self, text: &str, any_case: bool) -> bool {
        let text: Vec<char> = text.chars().collect();
        let fits = |token: &Token, letter: &char| token.fits(*letter, any_case);
        matches_by(&self.0, &text, &Token::Star, fits)
    }
}

/// A text whose variables are replaced, for operators that know no `*`.
pub(super) fn resolved(text: &str, context: &Context) -> Option<String> {
    let letters = Pattern::with_variables(text, context)?.0;
    let letters = letters.into_iter().map(|token| match token {
        Token::Star => '*',
        Token::Any => '?',
        Token::Letter(letter) => letter,
    });
    Some(letters.collect())
}

/// The names of the variables in a text.
pub(super) fn variables(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split("${").skip(1);
    let inside = parts.filter_map(|part| Some(part.split_once('}')?.0));
    let names = inside.map(|inside| inside.split(',').next().unwrap_or(inside).trim());
    names
        .filter(|name| !matches!(*name, "*" | "?" | "$"))
        .map(str::to_owned)
}

/// What `${name}` or `${name, 'default'}` stands for; `${*}`, `${?}` and `${$}` for themselves.
fn variable(inside: &str, context: &Context) -> Option<String> {
    if matches!(inside, "*" | "?" | "$") {
        return Some(inside.to_owned());
    }
    let (name, default) = match inside.split_once(',') {
        Some((name, default)) => (name.trim(), Some(default.trim().trim_matches('\''))),
        None => (inside.trim(), None),
    };
    context.single(name).or(default).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_match_as_in_iam() {
        let cases = [
            ("*", "", true),
            ("a*c", "abbbc", true),
            ("a*c", "abbb", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b*", "xxbxxaxx", false),
            ("", "", true),
            ("", "a", false),
        ];
        for (pattern, text, expected) in cases {
            let pattern = Pattern::plain(pattern);
            assert_eq!(pattern.matches(text, false), expected, "{pattern:?} {text}");
        }
        assert!(Pattern::plain("s3:get*").matches("S3:GetObject", true));
        assert!(!Pattern::plain("s3:get*").matches("S3:GetObject", false));
    }

    #[test]
    fn variables_stand_for_what_is_known_letter_by_letter() {
        let context = Context::default()
            .with("aws:username", "a*b")
            .with("aws:PrincipalTag/team", "blue");
        let is = |pattern: &str, text: &str| {
            let pattern = Pattern::with_variables(pattern, &context);
            pattern.is_some_and(|pattern| pattern.matches(text, false))
        };
        assert!(is("home/${aws:username}/*", "home/a*b/x"));
        assert!(!is("home/${aws:username}/*", "home/axb/x"));
        assert!(is("${AWS:principaltag/team}", "blue"));
        assert!(!is("${aws:userid}", ""));
        assert!(is("${aws:userid, 'nobody'}", "nobody"));
        assert!(is("${*}${$}", "*$") && !is("${*}", "x"));
        assert!(is("${open", "${open"));
    }
}
