//! The whole of Lambda's API with AWS's own clients: every operation, waiter and paginator, and nothing in an answer that
//! AWS's model does not know.

use serde_json::{Value, json};

use crate::world::{World, python_runtime};

/// Compares the bytes of every answer with the model.
const MEMBERS: &str = include_str!("../python/members.py");

/// Runs one of the scripts that come after [`MEMBERS`].
fn watched(world: &World, script: &str) -> Value {
    let runtime = python_runtime();
    world.boto3(&format!(
        "import os\nos.environ['RUNTIME'] = '{runtime}'\n{MEMBERS}\n{script}"
    ))
}

#[test]
fn every_operation_answers_with_the_members_of_the_model() {
    let story = watched(&World::new(), include_str!("../python/operations.py"));
    assert_eq!(story["problems"], json!([]));
    assert_eq!(story["untried"], json!([]));
    assert_eq!(story["revisions"], 4, "each state has a revision");
    let missing = "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody";
    let invoked = format!("{missing}:$LATEST");
    assert_eq!(story["nobody"], json!([missing, invoked]));
}

#[test]
fn every_waiter_and_every_paginator_finds_an_end() {
    let world = World::new();
    let story = watched(&world, include_str!("../python/pages.py"));
    assert_eq!(story["problems"], json!([]));
    assert_eq!(
        story["waiters"],
        json!([]),
        "these waiters have not been tried"
    );
    assert_eq!(
        story["states"],
        json!(["Pending", "InProgress", "InProgress"])
    );
    the_cli_prints_what_aws_prints(&world);
}

/// What the CLI prints of a function, without what only lists leave out.
const FUNCTION: &str = "Architectures CodeSha256 CodeSize Description EphemeralStorage FunctionArn FunctionName Handler \
    LastModified LoggingConfig MemorySize PackageType RevisionId Role Runtime SnapStart Timeout TracingConfig Version";

fn the_cli_prints_what_aws_prints(world: &World) {
    let told = world.aws(&["lambda", "get-function", "--function-name", "f"]);
    let state = format!("{FUNCTION} LastUpdateStatus RuntimeVersionConfig State");
    has_exactly(&told["Configuration"], &state);
    has_exactly(&told["Code"], "Location RepositoryType");

    let pages = world.aws(&["lambda", "list-functions", "--page-size", "1"]);
    let functions = pages["Functions"].as_array().expect("a list");
    assert_eq!(functions.len(), 3, "{pages}");
    for function in functions {
        has_exactly(function, FUNCTION);
    }

    let alias = ["--function-name", "f", "--name", "a"];
    let told = world.aws(&[&["lambda", "get-alias"], &alias[..]].concat());
    has_exactly(
        &told,
        "AliasArn Description FunctionVersion Name RevisionId",
    );

    let alias = ["--function-name", "f", "--qualifier", "a"];
    let told = world.aws(&[&["lambda", "get-function-url-config"], &alias[..]].concat());
    has_exactly(
        &told,
        "AuthType CreationTime FunctionArn FunctionUrl InvokeMode LastModifiedTime",
    );

    let told = world.aws(&["lambda", "list-layers", "--page-size", "2"]);
    has_exactly(
        &told["Layers"][2],
        "LatestMatchingVersion LayerArn LayerName",
    );
}

fn has_exactly(value: &Value, names: &str) {
    let members: Vec<&str> = value.as_object().map_or_else(Vec::new, |object| {
        object.keys().map(String::as_str).collect()
    });
    let mut members = members;
    members.sort_unstable();
    let mut wanted: Vec<&str> = names.split_whitespace().collect();
    wanted.sort_unstable();
    assert_eq!(members, wanted, "{value}");
}
