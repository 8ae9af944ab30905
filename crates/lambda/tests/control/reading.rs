//! Functions as they are read: one by one and in lists.

use crate::world::*;
use frazil_wire::shapes::lambda::*;
use std::collections::BTreeMap;

fn get(name: &str, qualifier: Option<&str>) -> GetFunctionRequest {
    GetFunctionRequest {
        function_name: name.into(),
        qualifier: qualifier.map(Into::into),
    }
}

#[tokio::test]
async fn a_function_is_found_under_all_its_names() {
    let world = World::new().await;
    world.hello().await;
    for name in [
        "hello",
        "000000000000:function:hello",
        "function:hello",
        HELLO_ARN,
    ] {
        let found = world
            .call::<GetFunction>(get(name, None))
            .await
            .expect(name);
        let found = found.configuration.expect("a configuration");
        assert_eq!(found.function_arn.as_deref(), Some(HELLO_ARN), "{name}");
    }
    for (name, qualifier) in [("hello:$LATEST", None), ("hello", Some("$LATEST"))] {
        let found = world
            .call::<GetFunction>(get(name, qualifier))
            .await
            .expect(name);
        let arn = found.configuration.and_then(|it| it.function_arn);
        assert_eq!(arn, Some(format!("{HELLO_ARN}:$LATEST")), "{name}");
    }
}

#[tokio::test]
async fn names_that_lead_nowhere_are_answered_as_on_aws() {
    let world = World::new().await;
    world.hello().await;
    let get = async |name: &str, qualifier| {
        refused(world.call::<GetFunction>(get(name, qualifier)).await)
    };
    assert_eq!(
        get("nothing", None).await,
        says(
            404,
            "ResourceNotFoundException",
            "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nothing"
        )
    );
    assert_eq!(
        get("hello", Some("7")).await,
        says(
            404,
            "ResourceNotFoundException",
            &format!("Function not found: {HELLO_ARN}:7")
        )
    );
    assert_eq!(
        get("hello:1", Some("2")).await,
        invalid(
            "The derived qualifier from the function name does not match the specified qualifier."
        )
    );
    assert_eq!(
        get("arn:aws:lambda:eu-west-1:000000000000:function:hello", None).await,
        says(
            404,
            "ResourceNotFoundException",
            "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"
        )
    );
    let (status, code, _) = get("arn:aws:lambda:us-east-1:111111111111:function:hello", None).await;
    assert_eq!((status, code.as_str()), (403, "AccessDeniedException"));
}

#[tokio::test]
async fn the_location_of_the_code_can_be_fetched_for_ten_minutes() {
    let world = World::new().await;
    world.hello().await;
    let found = world
        .call::<GetFunction>(get("hello", None))
        .await
        .expect("found");
    let code = found.code.expect("code");
    assert_eq!(code.repository_type.as_deref(), Some("S3"));
    let location: http::Uri = code.location.expect("a link").parse().expect("a URI");
    assert_eq!(
        location.authority().expect("a host").as_str(),
        "localhost:4566"
    );
    let zip = world
        .lambda
        .package(&location)
        .await
        .expect("read")
        .expect("valid");
    assert_eq!(zip.read_all().await.expect("read"), package("first"));
    world.clock.advance_s(601);
    assert!(
        world
            .lambda
            .package(&location)
            .await
            .expect("read")
            .is_none()
    );
}

#[tokio::test]
async fn tags_are_shown_with_the_function_only() {
    let world = World::new().await;
    let tags = BTreeMap::from([("team".to_owned(), "ice".to_owned())]);
    let request = CreateFunctionRequest {
        tags: Some(tags.clone()),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    let whole = world
        .call::<GetFunction>(get("hello", None))
        .await
        .expect("found");
    assert_eq!(whole.tags, Some(tags));
    let version = world
        .call::<GetFunction>(get("hello", Some("$LATEST")))
        .await;
    assert_eq!(version.expect("found").tags, None);
}

#[tokio::test]
async fn lists_come_in_pages_and_without_states() {
    let world = World::new().await;
    for index in 0..5 {
        let request = CreateFunctionRequest {
            function_name: format!("f{index}"),
            publish: Some(index == 1),
            ..hello()
        };
        world
            .call::<CreateFunction>(request)
            .await
            .expect("created");
    }
    let mut seen = Vec::new();
    let mut marker = None;
    loop {
        let request = ListFunctionsRequest {
            max_items: Some(2),
            marker,
            ..Default::default()
        };
        let page = world.call::<ListFunctions>(request).await.expect("listed");
        let functions = page.functions.expect("a list");
        assert!(functions.len() <= 2);
        for function in functions {
            assert_eq!((function.state, function.last_update_status), (None, None));
            assert_eq!(function.runtime_version_config, None);
            seen.push(function.function_name.expect("a name"));
        }
        marker = page.next_marker;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["f0", "f1", "f2", "f3", "f4"]);
}

#[tokio::test]
async fn a_list_of_all_versions_is_qualified_and_paged() {
    let world = World::new().await;
    for name in ["a", "b"] {
        let request = CreateFunctionRequest {
            function_name: name.into(),
            publish: Some(true),
            ..hello()
        };
        world
            .call::<CreateFunction>(request)
            .await
            .expect("created");
    }
    let list = async |marker| {
        let request = ListFunctionsRequest {
            function_version: Some("ALL".into()),
            max_items: Some(3),
            marker,
            ..Default::default()
        };
        let page = world.call::<ListFunctions>(request).await.expect("listed");
        let functions = page.functions.expect("a list").into_iter();
        let names = functions.filter_map(|it| it.function_arn);
        let names: Vec<_> = names
            .map(|arn| arn.rsplit(":function:").next().map(str::to_owned))
            .collect();
        (
            names.into_iter().flatten().collect::<Vec<_>>(),
            page.next_marker,
        )
    };
    let (first, marker) = list(None).await;
    assert_eq!(first, ["a:$LATEST", "a:1", "b:$LATEST"]);
    let (second, marker) = list(marker).await;
    assert_eq!((second, marker), (vec!["b:1".to_owned()], None));
}
