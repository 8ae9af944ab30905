//! Layers: their versions, their policies, and functions that use them.

use std::path::PathBuf;
use std::sync::Arc;

use frazil_lambda::limits::Limits;
use frazil_store::MemoryStore;
use frazil_wire::shapes::lambda::*;

use crate::world::*;

const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:layer:";

fn publish(layer: &str, content: &str) -> PublishLayerVersionRequest {
    PublishLayerVersionRequest {
        layer_name: layer.into(),
        content: LayerVersionContentInput {
            zip_file: Some(package(content)),
            ..Default::default()
        },
        ..Default::default()
    }
}

async fn published(world: &World, layer: &str, content: &str) -> String {
    let published = world.call::<PublishLayerVersion>(publish(layer, content));
    let published = published.await.expect("published");
    published.layer_version_arn.expect("an ARN")
}

async fn delete(world: &World, layer: &str, version: i64) {
    let request = DeleteLayerVersionRequest {
        layer_name: layer.into(),
        version_number: version,
    };
    let deleted = world.call::<DeleteLayerVersion>(request).await;
    deleted.expect("deleted");
}

fn get(layer: &str, version: i64) -> GetLayerVersionRequest {
    GetLayerVersionRequest {
        layer_name: layer.into(),
        version_number: version,
    }
}

fn with_layers(arns: &[&str]) -> CreateFunctionRequest {
    CreateFunctionRequest {
        layers: Some(arns.iter().map(|&arn| arn.to_owned()).collect()),
        ..hello()
    }
}

fn update(arns: &[&str]) -> UpdateFunctionConfigurationRequest {
    UpdateFunctionConfigurationRequest {
        function_name: "hello".into(),
        layers: Some(arns.iter().map(|&arn| arn.to_owned()).collect()),
        ..Default::default()
    }
}

/// Where the layers of `hello` are on the host.
fn opt(world: &World, qualifier: Option<&str>) -> Option<PathBuf> {
    let release = world.resolve(qualifier).expect("ready").release;
    release.opt_dir.as_ref().map(|dir| dir.to_path_buf())
}

fn content(world: &World, qualifier: Option<&str>) -> String {
    let opt = opt(world, qualifier).expect("it has layers");
    std::fs::read_to_string(opt.join("app.py")).expect("unpacked")
}

#[tokio::test]
async fn a_layers_version_looks_as_on_aws() {
    let world = World::new().await;
    let request = PublishLayerVersionRequest {
        description: Some("shared".into()),
        compatible_runtimes: Some(vec!["python3.13".into()]),
        compatible_architectures: Some(vec!["x86_64".into()]),
        license_info: Some("MIT".into()),
        ..publish("l", "one")
    };
    let made = world.call::<PublishLayerVersion>(request).await;
    let made = made.expect("published");
    assert_eq!(made.layer_arn, Some(format!("{ARN}l")));
    assert_eq!(made.layer_version_arn, Some(format!("{ARN}l:1")));
    assert_eq!(made.version, Some(1));
    assert_eq!(
        made.created_date.as_deref(),
        Some("2025-11-24T10:00:00.000+0000")
    );
    assert_eq!(made.license_info.as_deref(), Some("MIT"));
    let got = world
        .call::<GetLayerVersion>(get("l", 1))
        .await
        .expect("there");
    assert_eq!(got.description.as_deref(), Some("shared"));
    assert_eq!(got.compatible_runtimes, Some(vec!["python3.13".into()]));
    let by_arn = GetLayerVersionByArnRequest {
        arn: format!("{ARN}l:1"),
    };
    let by_arn = world.call::<GetLayerVersionByArn>(by_arn).await;
    assert_eq!(by_arn.expect("there"), got);
    let by_layer_arn = world
        .call::<GetLayerVersion>(get(&format!("{ARN}l"), 1))
        .await;
    assert_eq!(by_layer_arn.expect("there"), got);
    let content = got.content.expect("content");
    let link = content.location.expect("a link").parse().expect("a URI");
    let package = world.lambda.package(&link).await.expect("readable");
    let bytes = package.expect("valid").read_all().await.expect("read");
    assert_eq!(content.code_size, Some(bytes.len() as i64));
}

#[tokio::test]
async fn numbers_grow_and_are_never_used_twice() {
    let world = World::new().await;
    published(&world, "l", "one").await;
    published(&world, "l", "two").await;
    delete(&world, "l", 2).await;
    delete(&world, "l", 2).await;
    assert_eq!(published(&world, "l", "three").await, format!("{ARN}l:3"));
    let gone = says(
        404,
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    );
    assert_eq!(
        refused(world.call::<GetLayerVersion>(get("l", 2)).await),
        gone
    );
    assert_eq!(
        refused(world.call::<GetLayerVersion>(get("m", 1)).await),
        gone
    );
    assert_eq!(
        refused(world.call::<GetLayerVersion>(get("l", 0)).await),
        says(
            400,
            "InvalidParameterValueException",
            "Layer Version Cannot be less than 1"
        )
    );
}

#[tokio::test]
async fn lists_page_and_filter() {
    let world = World::new().await;
    for (layer, runtime) in [
        ("a", "python3.13"),
        ("b", "nodejs22.x"),
        ("c", "python3.13"),
    ] {
        let request = PublishLayerVersionRequest {
            compatible_runtimes: Some(vec![runtime.into()]),
            ..publish(layer, layer)
        };
        world
            .call::<PublishLayerVersion>(request)
            .await
            .expect("published");
        published(&world, layer, "says nothing of runtimes").await;
    }
    published(&world, "deleted", "x").await;
    delete(&world, "deleted", 1).await;
    let list = async |runtime: Option<&str>, marker: Option<String>, max_items| {
        let request = ListLayersRequest {
            compatible_runtime: runtime.map(str::to_owned),
            marker,
            max_items,
            ..Default::default()
        };
        let found = world.call::<ListLayers>(request).await.expect("listed");
        let rows = found.layers.expect("a list").into_iter().map(|layer| {
            let newest = layer.latest_matching_version.expect("one");
            (
                layer.layer_name.expect("a name"),
                newest.version.expect("a number"),
            )
        });
        (rows.collect::<Vec<_>>(), found.next_marker)
    };
    let row = |name: &str, version| (name.to_owned(), version);
    let (all, marker) = list(None, None, None).await;
    assert_eq!(all, [row("a", 2), row("b", 2), row("c", 2)]);
    assert_eq!(marker, None);
    let (python, _) = list(Some("python3.13"), None, None).await;
    assert_eq!(python, [row("a", 1), row("c", 1)]);
    let (first, marker) = list(None, None, Some(2)).await;
    assert_eq!(first, [row("a", 2), row("b", 2)]);
    let (rest, end) = list(None, marker, Some(2)).await;
    assert_eq!((rest, end), (vec![row("c", 2)], None));

    let versions = async |marker: Option<String>, max_items| {
        let request = ListLayerVersionsRequest {
            layer_name: "a".into(),
            marker,
            max_items,
            ..Default::default()
        };
        let found = world
            .call::<ListLayerVersions>(request)
            .await
            .expect("listed");
        let rows = found.layer_versions.expect("a list").into_iter();
        let rows: Vec<_> = rows.filter_map(|row| row.version).collect();
        (rows, found.next_marker)
    };
    assert_eq!(versions(None, None).await, (vec![2, 1], None));
    let (first, marker) = versions(None, Some(1)).await;
    assert_eq!(first, [2]);
    assert_eq!(versions(marker, Some(1)).await, (vec![1], None));
}

#[tokio::test]
async fn layers_are_merged_in_order_and_shown() {
    let world = World::new().await;
    let (a, b) = (
        published(&world, "a", "from a").await,
        published(&world, "b", "from b").await,
    );
    let request = with_layers(&[&a, &b]);
    let created = world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    let layers = created.layers.expect("shown");
    let arns: Vec<_> = layers
        .iter()
        .filter_map(|layer| layer.arn.clone())
        .collect();
    assert_eq!(arns, [a.clone(), b.clone()]);
    assert_eq!(layers[0].code_size, Some(package("from a").len() as i64));
    world.settled("hello").await;
    assert_eq!(content(&world, None), "from b");
    world.published().await;
    let update_to = async |arns: &[&str]| {
        let updated = world
            .call::<UpdateFunctionConfiguration>(update(arns))
            .await;
        updated.expect("updated");
        world.settled("hello").await
    };
    update_to(&[&b, &a]).await;
    assert_eq!(content(&world, None), "from a");
    assert_eq!(content(&world, Some("1")), "from b");
    let without = update_to(&[]).await;
    assert_eq!((without.layers, opt(&world, None)), (None, None));
    assert_eq!(content(&world, Some("1")), "from b");
}

#[tokio::test]
async fn a_function_keeps_its_layers_when_their_versions_are_deleted() {
    let world = World::new().await;
    let (a, b) = (
        published(&world, "a", "from a").await,
        published(&world, "b", "from b").await,
    );
    let request = with_layers(&[&a, &b]);
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    delete(&world, "a", 1).await;
    delete(&world, "b", 1).await;
    let world = world.killed_and_started().await;
    assert_eq!(content(&world, None), "from b");
    let request = UpdateFunctionConfigurationRequest {
        memory_size: Some(256),
        ..update(&[])
    };
    let request = UpdateFunctionConfigurationRequest {
        layers: None,
        ..request
    };
    world
        .call::<UpdateFunctionConfiguration>(request)
        .await
        .expect("updated");
    let updated = world.settled("hello").await;
    assert_eq!(updated.layers.expect("still there").len(), 2);
    assert_eq!(content(&world, None), "from b");
    let again = world
        .call::<UpdateFunctionConfiguration>(update(&[&a]))
        .await;
    let (status, code, message) = refused(again);
    assert_eq!(
        (status, code.as_str()),
        (400, "InvalidParameterValueException")
    );
    assert_eq!(message, format!("Layer version {a} does not exist."));
}

#[tokio::test]
async fn references_are_refused_in_the_words_of_aws() {
    let world = World::new().await;
    let first = published(&world, "a", "1").await;
    let second = published(&world, "a", "2").await;
    let refuse = async |arns: &[&str]| {
        let request = with_layers(arns);
        refused(world.call::<CreateFunction>(request).await)
    };
    let invalid = |message: &str| says(400, "InvalidParameterValueException", message);
    assert_eq!(
        refuse(&[&first, &second]).await,
        invalid(&format!(
            "Two different versions of the same layer are not allowed to be referenced in the same \
             function. {first} and {second} are versions of the same layer."
        ))
    );
    assert_eq!(
        refuse(&[first.as_str(); 6]).await,
        invalid("Cannot reference more than 5 layers.")
    );
    let missing = format!("{ARN}b:1");
    assert_eq!(
        refuse(&[&missing]).await,
        invalid(&format!("Layer version {missing} does not exist."))
    );
    assert_eq!(
        refuse(&["arn:aws:lambda:eu-west-1:000000000000:layer:a:1"]).await,
        invalid(
            "Layers are not in the same region as the function. Layers are expected to be in \
             region us-east-1."
        )
    );
    let (status, code, _) = refuse(&["arn:aws:lambda:us-east-1:123456789012:layer:a:1"]).await;
    assert_eq!((status, code.as_str()), (403, "AccessDeniedException"));
}

#[tokio::test]
async fn layers_count_for_the_size_of_a_function() {
    let limits = Limits {
        unzipped_bytes_max: 10,
        ..Limits::default()
    };
    let world = World::limited(Arc::new(MemoryStore::new()), limits).await;
    let (six, seven) = (
        published(&world, "six", "6 byte").await,
        published(&world, "seven", "7 bytes").await,
    );
    let refuse = async |arns: &[&str]| {
        let request = with_layers(arns);
        refused(world.call::<CreateFunction>(request).await).2
    };
    assert_eq!(
        refuse(&[&six, &seven]).await,
        "Layers consume more than the available size of 10 bytes"
    );
    assert_eq!(
        refuse(&[&six]).await,
        "Function code combined with layers exceeds the maximum allowed size of 10 bytes. The \
         actual size is 11 bytes."
    );
}

#[tokio::test]
async fn a_layer_can_bring_the_program_of_a_function() {
    let world = World::new().await;
    let request = PublishLayerVersionRequest {
        content: LayerVersionContentInput {
            zip_file: Some(zip_of("bootstrap", 0o755, b"#!/bin/sh\n")),
            ..Default::default()
        },
        ..publish("runtime", "")
    };
    world
        .call::<PublishLayerVersion>(request)
        .await
        .expect("published");
    let request = CreateFunctionRequest {
        runtime: Some("provided.al2023".into()),
        ..with_layers(&[&format!("{ARN}runtime:1")])
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    let release = world.resolve(None).expect("ready").release;
    assert_eq!(release.image.argv, ["/opt/bootstrap"]);
    let zip = zip_of("bootstrap", 0o755, b"#!/bin/sh\n");
    world
        .call::<UpdateFunctionCode>(update_code(zip))
        .await
        .expect("updated");
    world.settled("hello").await;
    let release = world.resolve(None).expect("ready").release;
    assert_eq!(release.image.argv, ["/var/task/bootstrap"]);
}

#[tokio::test]
async fn a_layers_policy_is_kept_for_each_version() {
    let world = World::new().await;
    let arn = published(&world, "l", "one").await;
    let add = |sid: &str, revision_id: Option<String>| AddLayerVersionPermissionRequest {
        layer_name: "l".into(),
        version_number: 1,
        statement_id: sid.into(),
        action: "lambda:GetLayerVersion".into(),
        principal: "*".into(),
        organization_id: Some("o-1234567890".into()),
        revision_id,
    };
    let get = || GetLayerVersionPolicyRequest {
        layer_name: "l".into(),
        version_number: 1,
    };
    let none = refused(world.call::<GetLayerVersionPolicy>(get()).await);
    let no_policy = "No policy is associated with the given resource.";
    assert_eq!(none, says(404, "ResourceNotFoundException", no_policy));
    let added = world
        .call::<AddLayerVersionPermission>(add("s", None))
        .await;
    let added = added.expect("added");
    assert_eq!(
        added.statement,
        Some(format!(
            r#"{{"Sid":"s","Effect":"Allow","Principal":"*","Action":"lambda:GetLayerVersion","Resource":"{arn}","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"o-1234567890"}}}}}}"#
        ))
    );
    let policy = world
        .call::<GetLayerVersionPolicy>(get())
        .await
        .expect("one");
    assert_eq!(policy.revision_id, added.revision_id);
    let twice = refused(
        world
            .call::<AddLayerVersionPermission>(add("s", None))
            .await,
    );
    assert_eq!(
        (twice.0, twice.1.as_str()),
        (409, "ResourceConflictException")
    );
    let stale = add("t", Some("00000000-0000-4000-8000-000000000000".into()));
    assert_eq!(
        refused(world.call::<AddLayerVersionPermission>(stale).await),
        says(
            412,
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the \
             GetLayerPolicy API to retrieve the latest Revision Id"
        )
    );
    let remove = || RemoveLayerVersionPermissionRequest {
        layer_name: "l".into(),
        version_number: 1,
        statement_id: "s".into(),
        revision_id: None,
    };
    world
        .call::<RemoveLayerVersionPermission>(remove())
        .await
        .expect("removed");
    assert_eq!(
        refused(world.call::<RemoveLayerVersionPermission>(remove()).await),
        says(
            404,
            "ResourceNotFoundException",
            "Statement s is not found in resource policy."
        )
    );
    let elsewhere = GetLayerVersionPolicyRequest {
        layer_name: "m".into(),
        version_number: 1,
    };
    assert_eq!(
        refused(world.call::<GetLayerVersionPolicy>(elsewhere).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Layer version {ARN}m:1 does not exist.")
        )
    );
}
