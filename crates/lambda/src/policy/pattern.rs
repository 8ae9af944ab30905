//! Texts with `*` and `?`.

/// Whether a pattern with `*` (any text) and `?` (any byte) fits a whole text. On a mismatch the
/// comparison goes back to the last `*`.
#[must_use]
pub fn matches(pattern: impl AsRef<[u8]>, text: impl AsRef<[u8]>) -> bool {
    let (pattern, text) = (pattern.as_ref(), text.as_ref());
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[t] => {
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
    pattern[p..].iter().all(|&byte| byte == b'*')
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
