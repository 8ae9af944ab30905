//! The little of JSON that translation needs: writing strings, and compacting a document.

/// Appends `text` as a JSON string, quotes included.
fn write_string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("writing to memory does not fail");
}

/// A valid document without white space between tokens and with the shortest spelling of strings.
/// Numbers keep their digits. `None` when `document` is no JSON.
pub(super) fn compact(document: &[u8]) -> Option<Vec<u8>> {
    serde_json::from_slice::<serde::de::IgnoredAny>(document).ok()?;
    let mut out = Vec::with_capacity(document.len());
    let mut rest = document;
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'"' {
            let end = string_end(rest);
            let text: std::borrow::Cow<'_, str> =
                serde_json::from_slice::<Text<'_>>(&rest[..end]).ok()?.0;
            write_string(&mut out, &text);
            rest = &rest[end..];
        } else {
            if !first.is_ascii_whitespace() {
                out.push(first);
            }
            rest = tail;
        }
    }
    Some(out)
}

/// A string that borrows from the document when it has no escapes.
#[derive(serde::Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) std::borrow::Cow<'a, str>);

/// Where the string that starts at byte 0 ends, closing quote included.
fn string_end(document: &[u8]) -> usize {
    let mut at = 1;
    while at < document.len() {
        match document[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    document.len()
}

#[cfg(test)]
mod tests {
    #[test]
    fn compacting_drops_only_white_space_between_tokens() {
        let check = |input: &str, expect: Option<&str>| {
            let got =
                super::compact(input.as_bytes()).map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(got.as_deref(), expect, "{input}");
        };
        check(r#"{"hello": "world"}"#, Some(r#"{"hello":"world"}"#));
        check("[ \"a b\", 3,\n true ]", Some(r#"["a b",3,true]"#));
        check(r#" "quote \" and \\" "#, Some(r#""quote \" and \\""#));
        check(r#"{"é": "\u00e9\/"}"#, Some(r#"{"é":"é/"}"#));
        check(
            "123456789012345678901234567890.10",
            Some("123456789012345678901234567890.10"),
        );
        check("{", None);
        check("", None);
        check("1 2", None);
    }
}
