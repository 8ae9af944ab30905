//! Java's regular expressions in Rust's syntax. The generator uses this file too, to refuse what it cannot translate.

/// The Java pattern as one for the `fancy_regex` crate that matches a whole text.
///
/// Java's `\d`, `\w` and `\s` mean ASCII only, where Rust's mean Unicode. Look-around needs `fancy_regex`; patterns
/// without it run in linear time. Java's `$` also matches before a final line break, which no AWS name may have: we
/// keep Rust's stricter meaning.
pub(super) fn translate(java: &str) -> String {
    let mut rust = String::with_capacity(java.len() + 16);
    rust.push_str(r"\A(?:");
    let mut characters = java.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            rust.push(character);
            continue;
        }
        match characters.next() {
            Some('d') => rust.push_str("[0-9]"),
            Some('D') => rust.push_str("[^0-9]"),
            Some('w') => rust.push_str("[a-zA-Z0-9_]"),
            Some('W') => rust.push_str("[^a-zA-Z0-9_]"),
            Some('s') => rust.push_str(r"[ \t\n\x0B\f\r]"),
            Some('S') => rust.push_str(r"[^ \t\n\x0B\f\r]"),
            Some(other) => rust.extend(['\\', other]),
            None => rust.push('\\'),
        }
    }
    rust.push_str(r")\z");
    rust
}
