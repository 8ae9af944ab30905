use super::*;

fn check(pattern: &str, event: &str, expect: bool) {
    let parsed = Pattern::parse(pattern).expect("a pattern");
    let value = serde_json::from_str(event).expect("JSON");
    assert_eq!(parsed.matches(&value), expect, "{pattern} {event}");
}

fn check_refused(pattern: &str) {
    assert!(Pattern::parse(pattern).is_err(), "{pattern}");
}

#[test]
fn values_are_compared_with_their_types() {
    check(r#"{"a":["x"]}"#, r#"{"a":"x","b":1}"#, true);
    check(r#"{"a":["x","y"]}"#, r#"{"a":"y"}"#, true);
    check(r#"{"a":["1"]}"#, r#"{"a":1}"#, false);
    check(r#"{"a":[1]}"#, r#"{"a":1.0}"#, true);
    check(r#"{"a":[null]}"#, r#"{"a":null}"#, true);
    check(r#"{"a":[null]}"#, "{}", false);
    check(r#"{"a":[true]}"#, r#"{"a":true}"#, true);
    check(r#"{"a":["x"],"b":["y"]}"#, r#"{"a":"x"}"#, false);
}

#[test]
fn objects_are_entered_and_one_element_of_a_list_is_enough() {
    check(r#"{"a":{"b":["x"]}}"#, r#"{"a":{"b":"x"}}"#, true);
    check(r#"{"a":{"b":["x"]}}"#, r#"{"a":"x"}"#, false);
    check(r#"{"a":["x"]}"#, r#"{"a":["w","x"]}"#, true);
    check(
        r#"{"a":{"b":[1],"c":[2]}}"#,
        r#"{"a":[{"b":1,"c":2}]}"#,
        true,
    );
    // Not from two different elements.
    check(
        r#"{"a":{"b":[1],"c":[2]}}"#,
        r#"{"a":[{"b":1},{"c":2}]}"#,
        false,
    );
}

#[test]
fn texts_have_matchers() {
    check(r#"{"a":[{"prefix":"ab"}]}"#, r#"{"a":"abc"}"#, true);
    check(
        r#"{"a":[{"prefix":{"equals-ignore-case":"AB"}}]}"#,
        r#"{"a":"abc"}"#,
        true,
    );
    check(r#"{"a":[{"suffix":".png"}]}"#, r#"{"a":"x.png"}"#, true);
    check(r#"{"a":[{"suffix":".png"}]}"#, r#"{"a":"x.jpg"}"#, false);
    check(
        r#"{"a":[{"equals-ignore-case":"aBc"}]}"#,
        r#"{"a":"AbC"}"#,
        true,
    );
    check(
        r#"{"a":[{"wildcard":"d*/x*.png"}]}"#,
        r#"{"a":"dir/x1.png"}"#,
        true,
    );
    check(
        r#"{"a":[{"wildcard":"d*/x*.png"}]}"#,
        r#"{"a":"dir/y1.png"}"#,
        false,
    );
    check(r#"{"a":[{"wildcard":"a*a"}]}"#, r#"{"a":"a"}"#, false);
    check(r#"{"a":[{"wildcard":"a\\*"}]}"#, r#"{"a":"a*"}"#, true);
    check(r#"{"a":[{"wildcard":"a\\*"}]}"#, r#"{"a":"ab"}"#, false);
}

#[test]
fn numbers_have_ranges_and_addresses_blocks() {
    check(r#"{"a":[{"numeric":[">",0,"<=",5]}]}"#, r#"{"a":5}"#, true);
    check(r#"{"a":[{"numeric":[">",0,"<=",5]}]}"#, r#"{"a":0}"#, false);
    check(r#"{"a":[{"numeric":["=",3e2]}]}"#, r#"{"a":300}"#, true);
    check(r#"{"a":[{"numeric":["<",5]}]}"#, r#"{"a":"1"}"#, false);
    check(
        r#"{"a":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"a":"10.0.0.255"}"#,
        true,
    );
    check(
        r#"{"a":[{"cidr":"10.0.0.0/24"}]}"#,
        r#"{"a":"10.0.1.0"}"#,
        false,
    );
    check(
        r#"{"a":[{"cidr":"0.0.0.0/0"}]}"#,
        r#"{"a":"9.9.9.9"}"#,
        true,
    );
}

#[test]
fn absence_and_exclusion_can_be_asked_for() {
    check(r#"{"a":[{"exists":true}]}"#, r#"{"a":null}"#, true);
    check(r#"{"a":[{"exists":false}]}"#, r#"{"b":1}"#, true);
    check(r#"{"a":{"b":[{"exists":false}]}}"#, "{}", true);
    check(r#"{"a":[{"exists":false}]}"#, r#"{"a":1}"#, false);
    check(r#"{"a":[{"anything-but":["x",1]}]}"#, r#"{"a":"y"}"#, true);
    check(r#"{"a":[{"anything-but":["x",1]}]}"#, r#"{"a":1}"#, false);
    check(r#"{"a":[{"anything-but":"x"}]}"#, "{}", false);
    check(
        r#"{"a":[{"anything-but":{"prefix":"x"}}]}"#,
        r#"{"a":"xy"}"#,
        false,
    );
    check(
        r#"{"a":[{"anything-but":{"suffix":["x","y"]}}]}"#,
        r#"{"a":"z"}"#,
        true,
    );
}

#[test]
fn one_of_several_objects_can_be_asked_for() {
    let pattern = r#"{"c":[1],"$or":[{"a":["x"]},{"b":[{"numeric":[">",5]}]}]}"#;
    check(pattern, r#"{"a":"x","c":1}"#, true);
    check(pattern, r#"{"b":6,"c":1}"#, true);
    check(pattern, r#"{"b":5,"c":1}"#, false);
    check(pattern, r#"{"a":"x"}"#, false);
}

#[test]
fn what_is_no_pattern_is_refused() {
    for pattern in [
        "",
        "[]",
        "{}",
        r#"{"a":"x"}"#,
        r#"{"a":[]}"#,
        r#"{"a":{}}"#,
        r#"{"a":[["x"]]}"#,
        r#"{"a":[{"prefix":1}]}"#,
        r#"{"a":[{"unknown":"x"}]}"#,
        r#"{"a":[{"numeric":[">"]}]}"#,
        r#"{"a":[{"numeric":["<",1,">",2]}]}"#,
        r#"{"a":[{"numeric":[">",2,"<",1]}]}"#,
        r#"{"a":[{"exists":"yes"}]}"#,
        r#"{"a":[{"cidr":"10.0.0.0"}]}"#,
        r#"{"a":[{"wildcard":"a**"}]}"#,
        r#"{"a":[{"anything-but":[]}]}"#,
    ] {
        check_refused(pattern);
    }
}
