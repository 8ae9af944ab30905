use super::*;

fn plain(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(b) => (*b).into(),
        Value::Number(n) => serde_json::from_str(n).unwrap(),
        Value::Text(t) => t.clone().into(),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|m| (m.name.clone(), plain(&m.node)))
            .collect(),
    }
}

fn reads(text: &str, expect: &str) {
    let node = parse(text).unwrap_or_else(|problem| panic!("{text}\n{problem:?}"));
    assert_eq!(
        plain(&node),
        serde_json::from_str::<serde_json::Value>(expect).unwrap(),
        "{text}"
    );
}

fn refuses(text: &str, line: usize, column: usize, message: &str) {
    let problem = parse(text).expect_err(text);
    assert_eq!(
        (problem.at.line, problem.at.column, problem.message.as_str()),
        (line, column, message),
        "{text}"
    );
}

#[test]
fn lenient_json_is_read_as_zappa_reads_it() {
    reads(
        r#"{"a": 1, "b": [true, null, 1.5e3]}"#,
        r#"{"a": 1, "b": [true, null, 1500.0]}"#,
    );
    reads(
        "// top\n{a: 1, # one\n b: 2 /* two */,\n}",
        r#"{"a": 1, "b": 2}"#,
    );
    reads("{\n a: 1\n b: 'x'\n}", r#"{"a": 1, "b": "x"}"#);
    reads("{a: [1, 2,],}", r#"{"a": [1, 2]}"#);
    reads("{\n runtime: python3.11\n}", r#"{"runtime": "python3.11"}"#);
    reads(r#"{"a": "\u00e9\n\"\ud83d\ude00"}"#, r#"{"a": "é\n\"😀"}"#);
    reads(
        "{\n  a: '''\n     x\n       y\n     '''\n}",
        r#"{"a": "x\n  y"}"#,
    );
    reads("\u{feff}{}", "{}");
    reads("{url: \"http://x\" // comment\n}", r#"{"url": "http://x"}"#);
}

#[test]
fn a_syntax_error_says_where_and_why() {
    refuses("{\n  \"a\" 1\n}", 2, 7, "`:` was expected after `a`");
    refuses(
        "{\n  \"a\": \"x\n}",
        2,
        8,
        "this text is never closed: its quote is missing",
    );
    refuses(
        "{\"a\": '' \"b\": 2}",
        1,
        10,
        "`,` or `}` was expected, not `\"`",
    );
    refuses("{\"a\": }", 1, 7, "a value was expected, not `}`");
    refuses("{\"a\": {\"b\": 1}", 1, 1, "this bracket is never closed");
    refuses("{} x", 1, 4, "`x` after the end of the settings");
    refuses("", 1, 1, "the file ends where a value was expected");
    refuses("{a: b\",\n}", 1, 5, "this text needs quotes on both sides");
    refuses(
        "{ /* x",
        1,
        3,
        "this comment is never closed: `*/` is missing",
    );
    refuses(
        "{\"é\": \"\\q\"}",
        1,
        10,
        "this escape is not known: use \\\\ for a backslash",
    );
}

#[test]
fn deep_nesting_is_refused_not_overflowed() {
    let text = "[".repeat(100_000);
    assert!(parse(&text).is_err());
}
