//! What AWS's services owe to Java: how they read patterns, and the order in which they list things.
//!
//! The generator uses this file too.

/// The Java pattern as one for the `fancy_regex` crate that matches a whole text.
///
/// Java's `\d`, `\w` and `\s` mean ASCII only, where Rust's mean Unicode. Look-around needs `fancy_regex`; patterns
/// without it run in linear time. Java's `$` also matches before a final line break, which no AWS name may have: we
/// keep Rust's stricter meaning.
pub(crate) fn translate_pattern(java: &str) -> String {
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

/// The place of `text` among the buckets of a Java hash table. AWS's messages list enum values and faulty members in
/// this order; recordings of a dozen services agree.
pub(crate) fn bucket(text: &str, buckets: usize) -> usize {
    let hash = text.encode_utf16().fold(0_u32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(u32::from(unit))
    });
    (hash ^ (hash >> 16)) as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_those_of_java() {
        let check = |mut words: Vec<&str>, buckets: usize, expect: &str| {
            words.sort_by_key(|word| bucket(word, buckets));
            assert_eq!(words.join(" "), expect);
        };
        // as recorded for Lambda's URL modes and layers, tags of SES and certificates of ACM
        check(
            vec!["BUFFERED", "RESPONSE_STREAM"],
            4,
            "RESPONSE_STREAM BUFFERED",
        );
        check(
            vec!["compatibleArchitecture", "compatibleRuntime", "maxItems"],
            16,
            "maxItems compatibleRuntime compatibleArchitecture",
        );
        check(vec!["key", "value"], 16, "value key");
        check(
            vec!["domainName", "subjectAlternativeNames"],
            16,
            "subjectAlternativeNames domainName",
        );
    }
}
