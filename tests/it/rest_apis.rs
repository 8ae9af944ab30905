//! REST APIs (API Gateway v1), from the control plane to the answer of a function.

mod control;
mod guards;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use crate::world::{Reply, World};

const FUNCTION: &str = r#"
import json

def handler(event, context):
    if event.get("type") in ("TOKEN", "REQUEST"):
        return authorize(event)
    if event.get("httpMethod") is None:
        if event.get("fail"):
            raise Exception("not found: thing")
        return {"got": event}
    if event["path"] == "/broken":
        return {"status": 1}
    if event["path"] == "/fail":
        raise ValueError("no")
    body = {name: event[name] for name in ("resource", "path", "httpMethod", "pathParameters", "queryStringParameters", "stageVariables", "body", "isBase64Encoded")}
    body["authorizer"] = event["requestContext"].get("authorizer")
    body["stage"] = event["requestContext"]["stage"]
    body["key"] = event["requestContext"]["identity"].get("apiKeyId")
    return {"statusCode": 201, "headers": {"x-own": "yes"}, "body": json.dumps(body)}

def authorize(event):
    token = event.get("authorizationToken") or event["headers"].get("auth") or event["headers"].get("Auth")
    if token == "nobody":
        raise Exception("Unauthorized")
    effect = "Allow" if token == "friend" else "Deny"
    return {"principalId": "p", "context": {"n": 1}, "policyDocument": {"Version": "2012-10-17", "Statement": [
        {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"].split("/")[0] + "/*"}]}}
"#;

/// API Gateway's control plane.
fn gateway(world: &World, method: &str, path: &str, body: &Value) -> Reply {
    let body = if body.is_null() {
        Bytes::new()
    } else {
        body.to_string().into()
    };
    let signature = "AWS4-HMAC-SHA256 Credential=AK/20261122/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00";
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("authorization", signature)
        .header("x-amz-date", "20261122T120000Z")
        .body(body);
    world.send(request.expect("a request"))
}

fn made(world: &World, method: &str, path: &str, body: &Value) -> Value {
    gateway(world, method, path, body).succeeded().json()
}

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

fn uri(function: &str) -> String {
    format!(
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:{function}/invocations"
    )
}

/// An API that can be edited.
struct Api<'w> {
    world: &'w World,
    id: String,
    root: String,
}

impl<'w> Api<'w> {
    fn new(world: &'w World) -> Api<'w> {
        let api = made(
            world,
            "POST",
            "/restapis",
            &json!({"name": "shop", "endpointConfiguration": {"types": ["REGIONAL"]}}),
        );
        let root = api["rootResourceId"].as_str().expect("a root").to_owned();
        Api {
            world,
            id: id(&api),
            root,
        }
    }

    fn at(&self, path: &str) -> String {
        format!("/restapis/{}{path}", self.id)
    }

    fn do_it(&self, method: &str, path: &str, body: &Value) -> Reply {
        gateway(self.world, method, &self.at(path), body)
    }

    fn resource(&self, parent: &str, part: &str) -> String {
        id(&made(
            self.world,
            "POST",
            &self.at(&format!("/resources/{parent}")),
            &json!({"pathPart": part}),
        ))
    }

    fn method(&self, resource: &str, verb: &str, method: &Value, integration: &Value) {
        let path = format!("/resources/{resource}/methods/{verb}");
        self.do_it("PUT", &path, method).succeeded();
        self.do_it("PUT", &format!("{path}/integration"), integration)
            .succeeded();
    }

    fn proxy(&self, resource: &str, verb: &str, method: &Value) {
        let integration = json!({"type": "AWS_PROXY", "httpMethod": "POST", "uri": uri("back")});
        self.method(resource, verb, method, &integration);
    }

    fn deploy(&self, stage: &str) {
        self.do_it("POST", "/deployments", &json!({"stageName": stage}))
            .succeeded();
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &'static str) -> Reply {
        let host = format!("{}.execute-api.us-east-1.localhost:4566", self.id);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.world.send(
            request
                .body(Bytes::from_static(body.as_bytes()))
                .expect("a request"),
        )
    }
}

fn permit(world: &World, function: &str, api: &str) {
    let source = format!("arn:aws:execute-api:us-east-1:000000000000:{api}/*");
    let path = format!("/2015-03-31/functions/{function}/policy");
    let permission = json!({"StatementId": format!("s{api}"), "Action": "lambda:InvokeFunction", "Principal": "apigateway.amazonaws.com", "SourceArn": source});
    world.rest("POST", &path, &permission).succeeded();
}

fn open() -> Value {
    json!({"authorizationType": "NONE"})
}

#[test]
fn a_rest_api_hands_requests_to_a_function_and_answers_for_itself_as_aws_does() {
    let mut world = World::new();
    world.function("back").python(FUNCTION).create();
    let api_id = {
        let api = Api::new(&world);
        let proxy = api.resource(&api.root, "{proxy+}");
        api.proxy(&proxy, "ANY", &open());
        let pets = api.resource(&api.root, "pets");
        let pet = api.resource(&pets, "{id}");
        api.proxy(&pet, "GET", &open());
        api.deploy("dev");
        // Without a permission, and with one.
        let refused = api.ask("GET", "/dev/pets/1", &[], "");
        assert_eq!(
            (refused.status, refused.text().as_str()),
            (500, r#"{"message":"Internal server error"}"#)
        );
        permit(&world, "back", &api.id);
        api.do_it("PATCH", "/stages/dev", &json!({"patchOperations": [{"op": "replace", "path": "/variables/color", "value": "red"}]})).succeeded();
        let answer = api.ask("GET", "/dev/pets/a%20b?q=1&q=2", &[], "");
        assert_eq!((answer.status, answer.header("x-own")), (201, "yes"));
        assert!(
            !answer.header("x-amzn-requestid").is_empty()
                && !answer.header("x-amz-apigw-id").is_empty()
        );
        let seen = answer.json();
        assert_eq!(seen["resource"], "/pets/{id}");
        assert_eq!(seen["path"], "/pets/a%20b");
        assert_eq!(seen["pathParameters"], json!({"id": "a b"}));
        assert_eq!(seen["queryStringParameters"], json!({"q": "2"}));
        assert_eq!(seen["stageVariables"], json!({"color": "red"}));
        assert_eq!(seen["stage"], "dev");
        let posted = api
            .ask(
                "POST",
                "/dev/other/thing",
                &[("content-type", "text/plain")],
                "text",
            )
            .json();
        assert_eq!(
            (&posted["resource"], &posted["body"]),
            (&json!("/{proxy+}"), &json!("text"))
        );
        let by_path = world.get(&format!("/_frazil/api/{}/dev/pets/7", api.id));
        assert_eq!(by_path.json()["pathParameters"], json!({"id": "7"}));
        let by_habit = world.get(&format!("/restapis/{}/dev/_user_request_/pets/8", api.id));
        assert_eq!(by_habit.json()["pathParameters"], json!({"id": "8"}));
        // What the gateway answers itself.
        let text = |reply: Reply| (reply.status, reply.text());
        let missing = r#"{"message":"Missing Authentication Token"}"#.to_owned();
        assert_eq!(
            text(api.ask("DELETE", "/dev/pets/1", &[], "")),
            (403, missing.clone())
        );
        assert_eq!(text(api.ask("GET", "/dev", &[], "")), (403, missing));
        assert_eq!(
            text(api.ask("GET", "/none/x", &[], "")),
            (403, r#"{"message":"Forbidden"}"#.to_owned())
        );
        let internal = r#"{"message":"Internal server error"}"#.to_owned();
        assert_eq!(
            text(api.ask("GET", "/dev/broken", &[], "")),
            (502, internal.clone())
        );
        assert_eq!(text(api.ask("GET", "/dev/fail", &[], "")), (502, internal));
        // Gateway responses, after another deployment only.
        let response = json!({"statusCode": "404", "responseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}, "responseTemplates": {"application/json": "{\"error\":$context.error.messageString,\"at\":\"$context.path\"}"}});
        api.do_it(
            "PUT",
            "/gatewayresponses/MISSING_AUTHENTICATION_TOKEN",
            &response,
        )
        .succeeded();
        assert_eq!(api.ask("GET", "/dev", &[], "").status, 403);
        api.deploy("dev");
        let own = api.ask("GET", "/dev", &[], "");
        assert_eq!(
            (own.status, own.header("access-control-allow-origin")),
            (404, "*")
        );
        assert_eq!(
            own.json(),
            json!({"error": "Missing Authentication Token", "at": "/dev/"})
        );
        api.id.clone()
    };
    // What was acknowledged is there after a crash.
    world.kill();
    world.start();
    let answer = world.get(&format!("/_frazil/api/{api_id}/dev/pets/9"));
    assert_eq!(answer.json()["pathParameters"], json!({"id": "9"}));
}

#[test]
fn mocks_templates_and_validators_work_without_and_with_a_function() {
    let world = World::new();
    world.function("back").python(FUNCTION).create();
    let api = Api::new(&world);
    permit(&world, "back", &api.id);
    // A preflight as Zappa and CDK make it.
    let path = format!("/resources/{}/methods/OPTIONS", api.root);
    api.method(
        &api.root,
        "OPTIONS",
        &open(),
        &json!({"type": "MOCK", "requestTemplates": {"application/json": "{\"statusCode\": 204}"}}),
    );
    api.do_it("PUT", &format!("{path}/responses/204"), &json!({"responseParameters": {"method.response.header.Access-Control-Allow-Origin": true}})).succeeded();
    api.do_it("PUT", &format!("{path}/integration/responses/204"), &json!({"responseParameters": {"method.response.header.Access-Control-Allow-Origin": "'*'", "method.response.header.X-Stage": "context.stage"}})).succeeded();
    // A function behind templates, chosen by its error.
    let custom = api.resource(&api.root, "custom");
    let template = "{\"name\": $input.json('$.name'), \"fail\": #if($input.path('$.fail') == true)true#{else}false#end}";
    let model = json!({"name": "Thing", "contentType": "application/json", "schema": "{\"type\":\"object\",\"required\":[\"name\"]}"});
    api.do_it("POST", "/models", &model).succeeded();
    let validator = id(&made(
        &world,
        "POST",
        &api.at("/requestvalidators"),
        &json!({"name": "v", "validateRequestBody": true, "validateRequestParameters": true}),
    ));
    let method = json!({"authorizationType": "NONE", "requestValidatorId": validator, "requestModels": {"application/json": "Thing"}, "requestParameters": {"method.request.querystring.q": true}});
    api.method(&custom, "POST", &method, &json!({"type": "AWS", "httpMethod": "POST", "uri": uri("back"), "requestTemplates": {"application/json": template}, "passthroughBehavior": "NEVER"}));
    let path = format!("/resources/{custom}/methods/POST/integration/responses");
    api.do_it("PUT", &format!("{path}/200"), &json!({"responseTemplates": {"application/json": "{\"hello\": $input.json('$.got.name')}"}})).succeeded();
    api.do_it("PUT", &format!("{path}/404"), &json!({"selectionPattern": "not found.*", "responseTemplates": {"application/json": "{\"sorry\": \"$input.path('$.errorMessage')\"}"}})).succeeded();
    api.deploy("dev");
    let preflight = api.ask("OPTIONS", "/dev/", &[("origin", "http://x")], "");
    assert_eq!(
        (
            preflight.status,
            preflight.header("access-control-allow-origin"),
            preflight.header("x-stage")
        ),
        (204, "*", "dev")
    );
    let json_type = ("content-type", "application/json");
    let answer = api.ask(
        "POST",
        "/dev/custom?q=1",
        &[json_type],
        r#"{"name": "Ann"}"#,
    );
    assert_eq!(
        (answer.status, answer.json()),
        (200, json!({"hello": "Ann"}))
    );
    let failed = api.ask(
        "POST",
        "/dev/custom?q=1",
        &[json_type],
        r#"{"name": "Ann", "fail": true}"#,
    );
    assert_eq!(
        (failed.status, failed.json()),
        (404, json!({"sorry": "not found: thing"}))
    );
    let text = |reply: Reply| (reply.status, reply.text());
    assert_eq!(
        text(api.ask("POST", "/dev/custom", &[json_type], "{}")),
        (
            400,
            r#"{"message":"Missing required request parameters: [q]"}"#.to_owned()
        )
    );
    assert_eq!(
        text(api.ask("POST", "/dev/custom?q=1", &[json_type], "{}")),
        (400, r#"{"message":"Invalid request body"}"#.to_owned())
    );
    assert_eq!(
        api.ask(
            "POST",
            "/dev/custom?q=1",
            &[("content-type", "text/plain")],
            "x"
        )
        .status,
        415
    );
    // A test invocation needs no deployment.
    let tested = made(
        &world,
        "POST",
        &api.at(&format!("/resources/{custom}/methods/POST")),
        &json!({"pathWithQueryString": "/custom?q=1", "body": "{\"name\": \"Bob\"}", "headers": {"Content-Type": "application/json"}}),
    );
    assert_eq!(
        (&tested["status"], &tested["body"]),
        (&json!(200), &json!("{\"hello\": \"Bob\"}"))
    );
    assert!(
        tested["log"]
            .as_str()
            .is_some_and(|log| log.contains("Method completed with status: 200"))
    );
    // Compression, where the API says so.
    api.do_it("PATCH", "", &json!({"patchOperations": [{"op": "replace", "path": "/minimumCompressionSize", "value": "0"}]})).succeeded();
    api.deploy("dev");
    let small = api.ask(
        "POST",
        "/dev/custom?q=1",
        &[json_type, ("accept-encoding", "gzip")],
        r#"{"name": "Ann"}"#,
    );
    assert_eq!(small.header("content-encoding"), "gzip");
}
