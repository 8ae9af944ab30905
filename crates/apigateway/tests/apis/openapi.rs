//! HTTP APIs by their definitions.

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2::*;
use http::Request;
use serde_json::{Value, json};

use crate::control::{empty, quick, stage};
use crate::world::{FUNCTION, World, header};

const PETS: &str = r##"
openapi: 3.0.1
info: {title: Pets, version: 1.0, description: "All of them, in ${AWS::Region}"}
tags:
  - {name: team, x-amazon-apigateway-tag-value: zoo}
  - {name: just documentation}
servers:
  - {url: "https://example.com/{basePath}", variables: {basePath: {default: /v1/animals}}}
paths:
  /pets/{id}:
    get:
      operationId: onePet
      x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/f"}
    x-amazon-apigateway-any-method:
      security: [{tokens: [pets/write]}]
      x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/f"}
  /mine:
    get:
      security: [{asked: []}]
      x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/f"}
  $default:
    x-amazon-apigateway-any-method:
      isDefaultRoute: true
      x-amazon-apigateway-integration:
        {type: aws_proxy, httpMethod: POST, uri: "FUNCTION", payloadFormatVersion: 1.0}
x-amazon-apigateway-cors: {allowOrigins: ["https://a.example"], allowMethods: [GET], maxAge: 5}
x-amazon-apigateway-importexport-version: "1.0"
components:
  x-amazon-apigateway-integrations:
    f: {type: aws_proxy, httpMethod: POST, uri: "FUNCTION", payloadFormatVersion: "2.0", timeoutInMillis: 9000}
  securitySchemes:
    tokens:
      type: oauth2
      x-amazon-apigateway-authorizer:
        {type: jwt, identitySource: $request.header.Authorization, jwtConfiguration: {issuer: "https://issuer.example", audience: [pets]}}
    asked:
      type: apiKey
      name: x-token
      in: header
      x-amazon-apigateway-authorizer:
        {type: request, identitySource: $request.header.x-token, authorizerUri: "FUNCTION", authorizerPayloadFormatVersion: 2.0, enableSimpleResponses: true}
"##;

fn pets() -> String {
    PETS.replace("FUNCTION", FUNCTION)
}

async fn import(world: &World, body: &str, strictly: bool) -> Result<ImportApiResponse, Fault> {
    let input = ImportApiRequest {
        body: body.into(),
        fail_on_warnings: Some(strictly),
        ..Default::default()
    };
    world.call::<ImportApi>(input).await
}

async fn export(world: &World, api: &str, kind: &str, extensions: bool) -> String {
    let input = ExportApiRequest {
        api_id: api.into(),
        specification: "OAS30".into(),
        output_type: kind.into(),
        include_extensions: Some(extensions),
        ..Default::default()
    };
    let exported = world.call::<ExportApi>(input).await.expect("exported");
    String::from_utf8(exported.body.expect("a document").to_vec()).expect("text")
}

async fn keys(world: &World, api: &str) -> Vec<String> {
    let input = GetRoutesRequest {
        api_id: api.into(),
        ..Default::default()
    };
    let routes = world.call::<GetRoutes>(input).await.expect("listed");
    let routes = routes.items.expect("there are some").into_iter();
    let mut keys: Vec<_> = routes.map(|route| route.route_key).collect();
    keys.sort();
    keys
}

#[tokio::test]
async fn a_definition_becomes_an_api_that_answers() {
    let world = World::new().await;
    let api = import(&world, &pets(), false).await.expect("imported");
    let id = api.api_id.clone().expect("it has an id");
    assert_eq!(api.name.as_deref(), Some("Pets"));
    assert_eq!(api.version.as_deref(), Some("1.0"));
    let description = "All of them, in us-east-1";
    assert_eq!(api.description.as_deref(), Some(description));
    assert_eq!(api.tags, Some([("team".into(), "zoo".into())].into()));
    let warning = "Parse issue: attribute paths. Resource $default should start with /";
    assert_eq!(api.warnings, Some(vec![warning.into()]));
    let expect = ["$default", "ANY /pets/{id}", "GET /mine", "GET /pets/{id}"];
    assert_eq!(keys(&world, &id).await, expect);
    stage(&world, &id, "$default", true).await;
    let world = world.restarted().await;
    let hello = |_: &Value| Ok(json!({"statusCode": 200, "body": "hello"}));
    world.functions.say(hello);
    assert_eq!(world.get(&id, "/pets/7").await, (200, "hello".into()));
    let event = world.functions.last();
    assert_eq!(event["version"], "2.0");
    assert_eq!(event["pathParameters"], json!({"id": "7"}));
    assert_eq!(world.get(&id, "/elsewhere").await, (200, "hello".into()));
    assert_eq!(world.functions.last()["version"], "1.0");
    let write = Request::post("/pets/7").header("origin", "https://a.example");
    let refused = world.send(&id, write.body("").expect("a request")).await;
    assert_eq!(refused.status(), 401, "tokens guard it");
    let origin = header(&refused, "access-control-allow-origin");
    assert_eq!(origin, Some("https://a.example"));
    world
        .functions
        .say(|event| match event["type"] == "REQUEST" {
            true => Ok(json!({"isAuthorized": event["identitySource"] == json!(["good"])})),
            false => Ok(json!("mine")),
        });
    for (token, status) in [("good", 200), ("bad", 403)] {
        let request = Request::get("/mine").header("x-token", token);
        let request = request.body("").expect("a request");
        assert_eq!(world.send(&id, request).await.status(), status, "{token}");
    }
}

#[tokio::test]
async fn a_definition_replaces_what_was_there_and_is_served_at_once() {
    let world = World::new().await;
    let api = quick(&world).await;
    let body = json!({
        "openapi": "3.0.1",
        "info": {"title": "renamed", "version": "2"},
        "servers": [{"url": "https://example.com/one/two"}],
        "paths": {"/a": {"get": {"x-amazon-apigateway-integration": {
            "type": "AWS_PROXY", "httpMethod": "POST", "uri": FUNCTION, "payloadFormatVersion": 2.0,
        }}}},
    });
    let input = |how: &str| ReimportApiRequest {
        api_id: api.clone(),
        basepath: Some(how.into()),
        body: body.to_string(),
        ..Default::default()
    };
    for (how, key) in [
        ("ignore", "GET /a"),
        ("prepend", "GET /one/two/a"),
        ("split", "GET /two/a"),
    ] {
        let put = world.call::<ReimportApi>(input(how)).await.expect("put");
        assert_eq!(put.name.as_deref(), Some("renamed"));
        assert_eq!(keys(&world, &api).await, [key]);
    }
    let bare = ReimportApiRequest {
        api_id: api.clone(),
        body: json!({"openapi": "3.0.1", "info": {}, "paths": {}}).to_string(),
        ..Default::default()
    };
    let put = world.call::<ReimportApi>(bare).await.expect("put");
    let kept = (put.name.as_deref(), put.version.as_deref());
    assert_eq!(kept, (Some("renamed"), Some("2")));
    assert_eq!(world.get(&api, "/two/a").await.0, 404);
    let put = world.call::<ReimportApi>(input("split")).await;
    put.expect("put");
    assert_eq!(world.get(&api, "/two/a").await.0, 200);
    assert_eq!(world.get(&api, "/").await.0, 404);
}

#[tokio::test]
async fn what_a_definition_cannot_say_is_a_warning_or_refused() {
    let world = World::new().await;
    let with = |operation: Value, scheme: Value| {
        json!({
            "openapi": "3.0.1",
            "info": {"title": "t", "version": "1"},
            "paths": {"/a": {"post": operation}},
            "components": {"securitySchemes": {"s": scheme}},
        })
        .to_string()
    };
    let jwt = |issuer: Value| {
        json!({"type": "oauth2", "x-amazon-apigateway-authorizer": {
        "type": "jwt", "jwtConfiguration": {"issuer": issuer, "audience": ["a"]}}})
    };
    let guarded = json!({"security": [{"s": []}]});
    let body = with(guarded.clone(), jwt(json!("")));
    let fault = import(&world, &body, true).await.expect_err("refused");
    assert_eq!((fault.status, &*fault.code), (400, "BadRequestException"));
    let expect = "Warnings found during import:\n\tUnable to create Authorizer 's': Invalid \
        issuer: Issuer can not be empty for JWT Authorizer.. Ignoring.\n\tUnable to put method \
        'POST' on resource at path '/a': Invalid authorizer definition. Setting the authorization \
        type to JWT requires a valid authorizer. Ignoring.";
    assert_eq!(fault.message, expect);
    let api = import(&world, &body, false).await.expect("imported");
    let id = api.api_id.expect("it has an id");
    assert_eq!(
        keys(&world, &id).await,
        [""; 0],
        "nothing is left unguarded"
    );

    let missing = json!({"responses": {"200": {"content": {"application/json":
        {"schema": {"$ref": "#/components/schemas/None"}}}}}});
    let fault = import(&world, &with(missing, json!({})), true).await;
    let expect = "Warnings found during import:\n\tParse issue: attribute paths.'/a'(post).\
        responses.200.content.schema.#/components/schemas/None is missing";
    assert_eq!(fault.expect_err("refused").message, expect);

    let twice = json!({"security": [{"s": []}, {"t": []}]});
    let both = with(twice, jwt(json!("https://issuer.example")));
    import(&world, &both, false).await.expect_err("two guards");
    let older = json!({"swagger": "2.0", "info": {"title": "t"}}).to_string();
    import(&world, &older, false).await.expect_err("too old");
    import(&world, "[", false).await.expect_err("no document");
    let apis = world.call::<GetApis>(GetApisRequest::default()).await;
    let apis = apis.expect("listed").items.expect("one");
    assert_eq!(apis.len(), 1, "what is refused leaves nothing");
}

#[tokio::test]
async fn what_is_exported_is_imported_again() {
    let world = World::new().await;
    let api = import(&world, &pets(), false).await.expect("imported");
    let id = api.api_id.expect("it has an id");
    let document: Value =
        serde_json::from_str(&export(&world, &id, "JSON", true).await).expect("it is JSON");
    assert_eq!(document["openapi"], "3.0.1");
    let info =
        json!({"title": "Pets", "description": "All of them, in us-east-1", "version": "1.0"});
    assert_eq!(document["info"], info);
    let url = format!("http://{id}.execute-api.us-east-1.localhost:4566/{{basePath}}");
    assert_eq!(document["servers"][0]["url"], url);
    let path = &document["paths"]["/pets/{id}"];
    assert_eq!(
        path["get"],
        json!({
            "operationId": "onePet",
            "responses": {"default": {"description": "Default response for GET /pets/{id}"}},
            "x-amazon-apigateway-integration": {
                "payloadFormatVersion": "2.0", "type": "aws_proxy", "httpMethod": "POST",
                "uri": FUNCTION, "connectionType": "INTERNET", "timeoutInMillis": 9000,
            },
        })
    );
    assert_eq!(path["parameters"][0]["name"], "id");
    let any = &path["x-amazon-apigateway-any-method"];
    assert_eq!(any["security"], json!([{"tokens": ["pets/write"]}]));
    let default = &document["paths"]["/$default"]["x-amazon-apigateway-any-method"];
    assert_eq!(default["isDefaultRoute"], true);
    assert_eq!(document["x-amazon-apigateway-cors"]["maxAge"], 5);
    assert_eq!(document["x-amazon-apigateway-importexport-version"], "1.0");

    let in_yaml = export(&world, &id, "YAML", true).await;
    assert!(
        in_yaml.starts_with("openapi: \"3.0.1\"\ninfo:\n  title: \"Pets\"\n"),
        "{in_yaml}"
    );
    let again = import(&world, &in_yaml, true)
        .await
        .expect("without warnings");
    let again = export(&world, &again.api_id.expect("it has an id"), "JSON", true).await;
    let mut again: Value = serde_json::from_str(&again).expect("it is JSON");
    again["servers"] = document["servers"].clone();
    assert_eq!(again, document);

    let plain = export(&world, &id, "JSON", false).await;
    assert!(
        !plain.contains("x-amazon-apigateway-integration"),
        "{plain}"
    );
}

#[tokio::test]
async fn exports_are_of_stages_or_of_what_is_being_edited() {
    let world = World::new().await;
    let id = empty(&world).await;
    let input = |change: &dyn Fn(&mut ExportApiRequest)| {
        let mut input = ExportApiRequest {
            api_id: id.clone(),
            specification: "OAS30".into(),
            output_type: "JSON".into(),
            ..Default::default()
        };
        change(&mut input);
        input
    };
    stage(&world, &id, "dev", true).await;
    let changes: [&dyn Fn(&mut ExportApiRequest); 4] = [
        &|input| input.specification = "OAS20".into(),
        &|input| input.output_type = "XML".into(),
        &|input| input.export_version = Some("2.0".into()),
        &|input| input.stage_name = Some("none".into()),
    ];
    for change in changes {
        let fault = world.call::<ExportApi>(input(change)).await;
        let fault = fault.expect_err("refused");
        assert!([400, 404].contains(&fault.status), "{fault:?}");
    }
    let of_stage = input(&|input| input.stage_name = Some("dev".into()));
    let exported = world.call::<ExportApi>(of_stage).await.expect("exported");
    let document: Value =
        serde_json::from_slice(&exported.body.expect("a document")).expect("it is JSON");
    let variable = &document["servers"][0]["variables"]["basePath"];
    assert_eq!(variable["default"], "dev");
}

#[tokio::test]
async fn a_rest_api_goes_out_in_yaml_and_comes_in_again() {
    use frazil_wire::shapes::apigateway as v1;
    let world = World::new().await;
    let document = json!({
        "openapi": "3.0.1",
        "info": {"title": "rest", "version": "1"},
        "paths": {"/a": {"x-amazon-apigateway-any-method": {
            "x-amazon-apigateway-integration": {"type": "mock",
                "requestTemplates": {"application/json": "{\"statusCode\": 200}"},
                "responses": {"default": {"statusCode": "200"}}},
        }}},
    });
    let export = async |id: &str| {
        let input = v1::GetExportRequest {
            rest_api_id: id.into(),
            stage_name: "dev".into(),
            export_type: "oas30".into(),
            accepts: Some("application/yaml".into()),
            parameters: Some([("extensions".into(), "apigateway".into())].into()),
        };
        let exported = world.call_rest::<v1::GetExport>(input).await;
        let exported = exported.expect("exported");
        assert_eq!(exported.content_type.as_deref(), Some("application/yaml"));
        exported.body.expect("a document")
    };
    let first = world.rest_api(document.to_string(), false).await;
    let text = export(&first).await;
    assert!(text.starts_with(b"openapi: \"3.0.1\"\n"), "{text:?}");
    let second = world.rest_api(text.clone(), false).await;
    let again = String::from_utf8(export(&second).await.to_vec()).expect("text");
    assert_eq!(again.replace(&second, &first).as_bytes(), &text[..]);
}
