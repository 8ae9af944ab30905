//! The control plane of REST APIs.

use serde_json::{Value, json};

use super::{Api, gateway, open};
use crate::world::{Reply, World};

#[test]
fn the_control_plane_speaks_as_aws_does() {
    let world = World::new();
    let api = Api::new(&world);
    let fault = |reply: Reply| (reply.status, reply.fault());
    let words =
        |status: u16, code: &str, message: &str| (status, (code.to_owned(), message.to_owned()));
    let missing = gateway(&world, "GET", "/restapis/nope", &Value::Null);
    assert_eq!(
        fault(missing),
        words(
            404,
            "NotFoundException",
            "Invalid API identifier specified 000000000000:nope"
        )
    );
    let empty = api.do_it("POST", "/deployments", &json!({"stageName": "dev"}));
    assert_eq!(
        fault(empty),
        words(
            400,
            "BadRequestException",
            "The REST API doesn't contain any methods"
        )
    );
    let patch = |op: &str, path: &str, value: &str| json!({"patchOperations": [{"op": op, "path": path, "value": value}]});
    let reply = api.do_it("PATCH", "", &patch("add", "/minimumCompressionSize", "10"));
    assert_eq!(
        fault(reply).1.1,
        "Invalid patch operation specified. Must be one of: [remove, replace]"
    );
    let reply = api.do_it("PATCH", "", &patch("add", "/binaryMediaTypes", "x"));
    assert_eq!(fault(reply).1.1, "Invalid patch path /binaryMediaTypes");
    let added = api
        .do_it("PATCH", "", &patch("add", "/binaryMediaTypes/*~1*", ""))
        .succeeded()
        .json();
    assert_eq!(added["binaryMediaTypes"], json!(["*/*"]));
    let a = api.resource(&api.root, "a");
    let twice = api.do_it(
        "POST",
        &format!("/resources/{}", api.root),
        &json!({"pathPart": "a"}),
    );
    assert_eq!(
        fault(twice),
        words(
            409,
            "ConflictException",
            "Another resource with the same parent already has this name: a"
        )
    );
    let reply = api.do_it(
        "PATCH",
        &format!("/resources/{a}"),
        &patch("replace", "/invalid", "x"),
    );
    assert_eq!(
        fault(reply).1.1,
        "Invalid patch path  '/invalid' specified for op 'replace'. Must be one of: [/parentId, /pathPart]"
    );
    let all = api
        .do_it("GET", "/resources?embed=methods", &Value::Null)
        .succeeded()
        .json();
    let paths: Vec<&str> = all["item"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["path"].as_str())
        .collect();
    assert_eq!(paths, ["/", "/a"]);
    api.method(&a, "GET", &open(), &json!({"type": "MOCK"}));
    api.deploy("dev");
    let stages = api.do_it("GET", "/stages", &Value::Null).succeeded().json();
    assert_eq!(stages["item"][0]["stageName"], "dev");
    let settings = api
        .do_it(
            "PATCH",
            "/stages/dev",
            &patch("replace", "/*/*/logging/loglevel", "INFO"),
        )
        .succeeded()
        .json();
    assert_eq!(settings["methodSettings"]["*/*"]["loggingLevel"], "INFO");
    let deployment = stages["item"][0]["deploymentId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let held = api.do_it(
        "DELETE",
        &format!("/deployments/{deployment}"),
        &Value::Null,
    );
    assert_eq!(
        fault(held).1.1,
        "Active stages pointing to this deployment must be moved or deleted"
    );
    // What goes in as OpenAPI comes out as OpenAPI, and works.
    let definition = json!({
        "openapi": "3.0.1",
        "info": {"title": "imported", "version": "7"},
        "paths": {"/pets/{id}": {"get": {
            "parameters": [{"name": "id", "in": "path", "required": true}],
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}},
            "x-amazon-apigateway-integration": {"type": "mock", "requestTemplates": {"application/json": "{\"statusCode\": 200}"}, "responses": {"default": {"statusCode": "200", "responseTemplates": {"application/json": "{\"pet\": \"$input.params('id')\"}"}}}},
        }}},
        "components": {"schemas": {"Pet": {"type": "object"}}},
    });
    let put = api
        .do_it("PUT", "?mode=overwrite", &definition)
        .succeeded()
        .json();
    assert_eq!(
        (&put["name"], &put["version"]),
        (&json!("imported"), &json!("7"))
    );
    api.deploy("dev");
    let pet = api.ask("GET", "/dev/pets/3", &[], "");
    assert_eq!((pet.status, pet.json()), (200, json!({"pet": "3"})));
    let export = api
        .do_it(
            "GET",
            "/stages/dev/exports/oas30?extensions=integrations",
            &Value::Null,
        )
        .succeeded()
        .json();
    let integration = &export["paths"]["/pets/{id}"]["get"]["x-amazon-apigateway-integration"];
    assert_eq!(
        (
            &integration["type"],
            &integration["responses"]["default"]["statusCode"]
        ),
        (&json!("mock"), &json!("200"))
    );
    gateway(&world, "DELETE", &api.at(""), &Value::Null).succeeded();
    assert_eq!(
        gateway(&world, "GET", &api.at(""), &Value::Null).status,
        404
    );
}
