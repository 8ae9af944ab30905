use serde_json::json;

use super::*;

fn scene() -> Scene {
    Scene {
        body:
            r#"{"name":"Ann","age":7,"tags":["a","b"],"deep":{"x":{"y":1}},"quote":"it's \"so\""}"#
                .to_owned(),
        headers: json!({"x-thing": "h"})
            .as_object()
            .cloned()
            .unwrap_or_default(),
        query: json!({"q": "1"}).as_object().cloned().unwrap_or_default(),
        path: json!({"id": "42"}).as_object().cloned().unwrap_or_default(),
        context: json!({"stage": "dev", "identity": {"sourceIp": "1.2.3.4"}}),
        stage_variables: json!({"host": "example.org"}),
    }
}

fn check(template: &str, expect: &str) {
    let rendered = render(template, &scene()).unwrap_or_else(|error| panic!("{template}: {error}"));
    assert_eq!(rendered.text, expect, "{template}");
}

#[test]
fn text_without_signs_is_itself() {
    check(r#"{"statusCode": 200}"#, r#"{"statusCode": 200}"#);
    check("costs $5 #1", "costs $5 #1");
    check("\\$context.stage", "$context.stage");
    check("a ## comment\nb", "a b");
    check("a#* more *#b", "ab");
}

#[test]
fn the_request_is_read() {
    check("$input.body", &scene().body);
    check("$input.json('$.name')", "\"Ann\"");
    check("$input.json('$.deep')", r#"{"x":{"y":1}}"#);
    check("$input.json('$.no')", "\"\"");
    check("$input.path('$.name')", "Ann");
    check("$input.path('$.tags')[1]", "b");
    check("$input.path('$').deep.x.y", "1");
    check(
        "$input.params('id') $input.params('q') $input.params('X-Thing')",
        "42 1 h",
    );
    check("$input.params('no')", "");
    check(
        "$input.params().path.id $input.params().querystring.get('q')",
        "42 1",
    );
    check(
        "$context.stage $context.identity.sourceIp $context.no",
        "dev 1.2.3.4 ",
    );
    check("https://${stageVariables.host}/x", "https://example.org/x");
    check(
        "$util.escapeJavaScript($input.path('$.quote'))",
        r#"it\'s \"so\""#,
    );
    check(
        "$util.base64Encode('ab') $util.base64Decode('YWI=')",
        "YWI= ab",
    );
    check(
        "$util.urlEncode('a b/c') $util.urlDecode('a+b%2Fc')",
        "a+b%2Fc a b/c",
    );
    check("$util.parseJson('{\"a\":[1,2]}').a[1]", "2");
}

#[test]
fn directives_do_their_work() {
    check("#set($a = 3)#set($b = $a * 2 + 1)$b", "7");
    check("#set( $a = 'x' )\n$a\n", "x\n");
    check("#if($input.path('$.age') > 5)old#{else}young#end", "old");
    check(
        "#if($input.path('$.age') == 8 || $no)a#elseif($input.params('q') == '1')b#{else}c#end",
        "b",
    );
    check(
        "#foreach($tag in $input.path('$.tags'))$tag#if($foreach.hasNext), #end#end",
        "a, b",
    );
    check("#foreach($i in [1..3])$i$foreach.index#end", "102132");
    check("#foreach($i in [1..9])#if($i == 3)#break#end$i#end!", "12!");
    check("a#stop b", "a");
    check(
        "#set($m = {'a': 1, \"b\": [1, 'x']})$m.b[1] $m.keySet() $m",
        "x [a, b] {a=1, b=[1, x]}",
    );
    check(
        "#set($l = [])#set($x = $l.add('a'))#set($x = $l.add('b'))$l.size() $l",
        "2 [a, b]",
    );
    check("#set($m = {})$!m.put('k', 'v')$m.k", "v");
    check("#set($m = {})#set($m.a = 'b')$m.a", "b");
    check(
        "#set($n = 'Ann')\"Hello $n and ${n}a\"",
        "\"Hello Ann and Anna\"",
    );
    check("#set($t = \"$input.params('id')-x\")$t", "42-x");
    check("$no $!no ${no}", "$no  ${no}");
    check(
        "#set($s = 'a-b-c')$s.split('-')[1] $s.replaceAll('-', '+') $s.length() $s.substring(2, 3)",
        "b a+b+c 5 b",
    );
    check("#if(!$no && $input.path('$.name') != 'Bob')yes#end", "yes");
    check("#define($block)x$context.stage#end$block", "xdev");
}

#[test]
fn a_usual_template_gives_json() {
    let template = r##"#set($inputRoot = $input.path('$'))
{
  "body": $input.json('$'),
  "params": {
#foreach($type in $input.params().keySet())
  #set($params = $input.params().get($type))
"$type": {
  #foreach($name in $params.keySet())
  "$name": "$util.escapeJavaScript($params.get($name))"#if($foreach.hasNext),#end
  #end
  }#if($foreach.hasNext),#end
#end
  },
  "name": "$inputRoot.name"
}"##;
    let rendered = render(template, &scene()).expect("it is well formed");
    let json: serde_json::Value = serde_json::from_str(&rendered.text).expect("it gives JSON");
    assert_eq!(json["params"]["path"]["id"], "42");
    assert_eq!(json["params"]["header"]["x-thing"], "h");
    assert_eq!(json["body"]["age"], 7);
    assert_eq!(json["name"], "Ann");
}

#[test]
fn templates_override_requests_and_responses() {
    let template = "#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-A = 'b')#set($context.requestOverride.path.id = $input.params('id'))";
    let overrides = render(template, &scene())
        .expect("it is well formed")
        .overrides;
    assert_eq!(overrides.status, Some(418));
    assert_eq!(
        overrides.response_headers,
        [("X-A".to_owned(), "b".to_owned())]
    );
    assert_eq!(overrides.request_path, [("id".to_owned(), "42".to_owned())]);
}

#[test]
fn what_is_wrong_or_too_much_is_refused() {
    let refused = |template: &str| assert!(render(template, &scene()).is_err(), "{template}");
    refused("#if(true)a");
    refused("#end");
    refused("#set($a = )");
    refused("#set($a = 'x)");
    refused("#foreach($i in [1..1000000])x#end");
    refused(&"#if(true)".repeat(100));
    refused(&format!("#set($a = {})", "(".repeat(1000)));
    refused("#foreach($a in [1..900])#foreach($b in [1..900])x#end#end");
}
