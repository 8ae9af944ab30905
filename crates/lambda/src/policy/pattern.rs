//! Texts with `*` and `?`.

/// Whether a pattern with `*` (any text) and `?` (any byte) fits a whole text.
#[must_use]
pub fn matches(pattern: impl AsRef<[u8]>, text: impl AsRef<[u8]>) -> bool {
    let fits = |token: &u8, byte: &u8| *token == b'?' || token == byte;
    matches_by(pattern.as_ref(), text.as_ref(), &b'*', fits)
}

/// Whether a pattern of tokens fits a whole text: `star` any part of it, the others what they fit. On a
/// mismatch the comparison goes back to the last star.
pub fn matches_by<P: PartialEq, T>(
    pattern: &[P],
    text: &[T],
    star: &P,
    fits: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(token) if token == star => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(token) if fits(token, &text[t]) => {
                p += 1;
                t += 1;
            }
            _ => match retry {
                Some((after_star, at)) => {
                    p = after_star;
                    t = at + 1;
                    retry = Some((after_star, t));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|token| token == star)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_texts() {
        for (pattern, text) in [
            ("a*", "abc"),
            ("*", ""),
            ("a?c", "abc"),
            ("a*c*", "abxc"),
            ("a*b*", "axxbyy"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a", "ab"), ("a?", "a"), ("*b", "ba"), ("a*b", "ac")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
        assert!(matches(b"https://*".as_slice(), b"https://a"));
    }
}
