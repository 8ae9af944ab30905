//! Function URLs.

use frazil_wire::shapes::lambda::*;

use crate::world::*;

fn create(auth_type: &str) -> CreateFunctionUrlConfigRequest {
    CreateFunctionUrlConfigRequest {
        function_name: HELLO_ARN.into(),
        auth_type: auth_type.into(),
        ..Default::default()
    }
}

fn get() -> GetFunctionUrlConfigRequest {
    GetFunctionUrlConfigRequest {
        function_name: "hello".into(),
        ..Default::default()
    }
}

fn id(url: &str) -> String {
    let id = url
        .strip_prefix("http://")
        .and_then(|rest| rest.strip_suffix(".lambda-url.us-east-1.localhost:4566/"));
    id.expect(url).to_owned()
}

#[tokio::test]
async fn a_url_lives() {
    let world = World::new().await;
    world.hello().await;
    let created = world
        .call::<CreateFunctionUrlConfig>(create("NONE"))
        .await
        .expect("created");
    let id = id(&created.function_url);
    assert_eq!(id.len(), 32);
    assert!(
        id.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    );
    assert_eq!(created.function_arn, HELLO_ARN);
    assert_eq!(created.creation_time, "2025-11-24T10:00:00.000+0000");
    assert_eq!((created.invoke_mode, created.cors), (None, None));
    let found = world
        .call::<GetFunctionUrlConfig>(get())
        .await
        .expect("found");
    assert_eq!(found.invoke_mode.as_deref(), Some("BUFFERED"));
    world.clock.advance_s(60);
    let update = UpdateFunctionUrlConfigRequest {
        function_name: "hello".into(),
        cors: Some(Cors {
            allow_origins: Some(vec!["*".into()]),
            max_age: Some(5),
            ..Default::default()
        }),
        ..Default::default()
    };
    let updated = world
        .call::<UpdateFunctionUrlConfig>(update)
        .await
        .expect("updated");
    assert_eq!(updated.last_modified_time, "2025-11-24T10:01:00.000+0000");
    let target = world.directory().url(&id).expect("found");
    let cors = target.url.cors.clone().expect("set");
    assert_eq!(
        (cors.allow_origins, cors.max_age_s),
        (Some(vec!["*".into()]), Some(5))
    );
    let list = ListFunctionUrlConfigsRequest {
        function_name: "hello".into(),
        max_items: Some(50),
        ..Default::default()
    };
    let listed = world
        .call::<ListFunctionUrlConfigs>(list)
        .await
        .expect("listed");
    assert_eq!(listed.function_url_configs.len(), 1);
    let delete = DeleteFunctionUrlConfigRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    world
        .call::<DeleteFunctionUrlConfig>(delete)
        .await
        .expect("deleted");
    assert!(world.directory().url(&id).is_err());
}

#[tokio::test]
async fn a_url_is_public_with_both_permissions_only() {
    let world = World::new().await;
    world.hello().await;
    let created = world
        .call::<CreateFunctionUrlConfig>(create("NONE"))
        .await
        .expect("created");
    let id = id(&created.function_url);
    let public = || world.directory().url(&id).expect("found").url.admits(false);
    assert!(!public());
    let url = AddPermissionRequest {
        function_name: HELLO_ARN.into(),
        statement_id: "FunctionURLAllowPublicAccess".into(),
        action: "lambda:InvokeFunctionUrl".into(),
        principal: "*".into(),
        function_url_auth_type: Some("NONE".into()),
        ..Default::default()
    };
    world.call::<AddPermission>(url).await.expect("added");
    assert!(!public(), "since October 2025 one is not enough");
    let function = AddPermissionRequest {
        function_name: HELLO_ARN.into(),
        statement_id: "FunctionURLAllowPublicAccessInvoke".into(),
        action: "lambda:InvokeFunction".into(),
        principal: "*".into(),
        invoked_via_function_url: Some(true),
        ..Default::default()
    };
    world.call::<AddPermission>(function).await.expect("added");
    assert!(public());
    let remove = RemovePermissionRequest {
        function_name: "hello".into(),
        statement_id: "FunctionURLAllowPublicAccess".into(),
        ..Default::default()
    };
    world
        .call::<RemovePermission>(remove)
        .await
        .expect("removed");
    assert!(!public());
}

#[tokio::test]
async fn a_url_with_iam_admits_who_signed() {
    let world = World::new().await;
    world.hello().await;
    let created = world
        .call::<CreateFunctionUrlConfig>(create("AWS_IAM"))
        .await
        .expect("created");
    let target = world
        .directory()
        .url(&id(&created.function_url))
        .expect("found");
    assert!(target.url.admits(true) && !target.url.admits(false));
}

#[tokio::test]
async fn urls_are_refused_in_the_words_of_aws() {
    let world = World::new().await;
    assert_eq!(
        refused(world.call::<CreateFunctionUrlConfig>(create("NONE")).await),
        says(404, "ResourceNotFoundException", "Function does not exist")
    );
    world.hello().await;
    assert_eq!(
        refused(world.call::<GetFunctionUrlConfig>(get()).await),
        says(
            404,
            "ResourceNotFoundException",
            "The resource you requested does not exist."
        )
    );
    world
        .call::<CreateFunctionUrlConfig>(create("NONE"))
        .await
        .expect("created");
    assert_eq!(
        refused(world.call::<CreateFunctionUrlConfig>(create("NONE")).await),
        says(
            409,
            "ResourceConflictException",
            &format!(
                "Failed to create function url config for [functionArn = {HELLO_ARN}]. Error message:  FunctionUrlConfig exists for this Lambda function"
            )
        )
    );
    let by_version = CreateFunctionUrlConfigRequest {
        qualifier: Some("1".into()),
        ..create("NONE")
    };
    assert_eq!(
        refused(world.call::<CreateFunctionUrlConfig>(by_version).await).1,
        "ValidationException"
    );
    let unknown_mode = CreateFunctionUrlConfigRequest {
        invoke_mode: Some("UNKNOWN".into()),
        ..create("NONE")
    };
    let (_, code, message) = refused(world.call::<CreateFunctionUrlConfig>(unknown_mode).await);
    assert_eq!(code, "ValidationException");
    assert!(message.contains("[RESPONSE_STREAM, BUFFERED]"), "{message}");
}
