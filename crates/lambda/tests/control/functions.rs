//! Creating, reading, listing and deleting functions.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::directory::ResolveError;
use frazil_lambda::limits::Limits;
use frazil_store::MemoryStore;
use frazil_wire::shapes::lambda::*;

use crate::world::*;

#[tokio::test]
async fn a_function_is_pending_then_active() {
    let world = World::new().await;
    world.runtimes.close();
    let created = world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    assert_eq!(created.state.as_deref(), Some("Pending"));
    assert_eq!(
        created.state_reason.as_deref(),
        Some("The function is being created.")
    );
    assert_eq!(created.state_reason_code.as_deref(), Some("Creating"));
    assert_eq!(created.last_update_status, None);
    let pending = ResolveError::NotReady {
        function: "hello".into(),
        state: "Pending",
    };
    assert_eq!(world.resolve(None).expect_err("pending"), pending);
    world.runtimes.open();
    let active = world.settled("hello").await;
    assert_eq!(active.state.as_deref(), Some("Active"));
    assert_eq!(active.last_update_status.as_deref(), Some("Successful"));
    assert_eq!(active.state_reason, None);
    assert_ne!(active.revision_id, created.revision_id);
    let target = world.resolve(None).expect("ready");
    assert_eq!(target.invoked_arn, HELLO_ARN);
    assert_eq!(target.release.handler, "app.handler");
    let code = std::fs::read_to_string(target.release.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "first");
}

#[tokio::test]
async fn a_new_function_looks_as_on_aws() {
    let world = World::new().await;
    let zip = package("first");
    let created = world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    let sha256 = created.code_sha256.clone().expect("a hash");
    let expected = FunctionConfiguration {
        architectures: Some(vec!["x86_64".into()]),
        code_sha256: Some(sha256.clone()),
        code_size: Some(zip.len() as i64),
        description: Some(String::new()),
        ephemeral_storage: Some(EphemeralStorage { size: 512 }),
        function_arn: Some(HELLO_ARN.into()),
        function_name: Some("hello".into()),
        handler: Some("app.handler".into()),
        last_modified: Some("2025-11-24T10:00:00.000+0000".into()),
        logging_config: Some(LoggingConfig {
            log_format: Some("Text".into()),
            log_group: Some("/aws/lambda/hello".into()),
            ..Default::default()
        }),
        memory_size: Some(128),
        package_type: Some("Zip".into()),
        revision_id: created.revision_id.clone(),
        role: Some(ROLE.into()),
        runtime: Some("python3.13".into()),
        runtime_version_config: created.runtime_version_config.clone(),
        snap_start: Some(SnapStartResponse {
            apply_on: Some("None".into()),
            optimization_status: Some("Off".into()),
        }),
        state: Some("Pending".into()),
        state_reason: Some("The function is being created.".into()),
        state_reason_code: Some("Creating".into()),
        timeout: Some(3),
        tracing_config: Some(TracingConfigResponse {
            mode: Some("PassThrough".into()),
        }),
        version: Some("$LATEST".into()),
        ..Default::default()
    };
    assert_eq!(created, expected);
    assert!(sha256.ends_with('=') && sha256.len() == 44, "{sha256}");
    let version = created.runtime_version_config.expect("a version");
    let version = version.runtime_version_arn.expect("an ARN");
    assert!(
        version.starts_with("arn:aws:lambda:us-east-1::runtime:"),
        "{version}"
    );
}

#[tokio::test]
async fn the_status_is_201_and_the_answer_carries_the_request_id() {
    let world = World::new().await;
    let response = world
        .raw(frazil_wire::request::<CreateFunction>(&hello()))
        .await;
    assert_eq!(response.status(), 201);
    let id = response.headers()["x-amzn-requestid"].to_str();
    assert_eq!(id.expect("text"), "11111111-2222-4333-8444-555555555555");
}

#[tokio::test]
async fn empty_settings_as_zappa_sends_them_are_accepted() {
    let world = World::new().await;
    let request = CreateFunctionRequest {
        vpc_config: Some(VpcConfig::default()),
        dead_letter_config: Some(DeadLetterConfig::default()),
        file_system_configs: Some(vec![]),
        layers: Some(vec![]),
        kms_key_arn: Some(String::new()),
        environment: Some(Environment {
            variables: Some(BTreeMap::new()),
        }),
        snap_start: Some(SnapStart {
            apply_on: Some("None".into()),
        }),
        publish: Some(true),
        ..hello()
    };
    let created = world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    assert_eq!(created.version.as_deref(), Some("1"));
    assert_eq!(created.function_arn.as_deref(), Some(HELLO_ARN));
    assert_eq!(created.vpc_config, None);
    assert_eq!(created.dead_letter_config, None);
    assert_eq!(created.kms_key_arn, None);
    assert_eq!(
        created.environment.and_then(|it| it.variables),
        Some(BTreeMap::new())
    );
}

/// What `CreateFunction` answers to a changed request.
async fn create(change: impl FnOnce(&mut CreateFunctionRequest)) -> (u16, String, String) {
    let world = World::new().await;
    let mut request = hello();
    change(&mut request);
    let refusal = refused(world.call::<CreateFunction>(request).await);
    assert!(world.resolve(None).is_err(), "nothing was created");
    refusal
}

fn invalid(message: &str) -> (u16, String, String) {
    says(400, "InvalidParameterValueException", message)
}

#[tokio::test]
async fn numbers_beyond_the_limits_of_ordinary_functions_are_refused() {
    assert_eq!(
        create(|it| it.timeout = Some(901)).await,
        invalid(
            "'Timeout' value failed to satisfy constraint: Member must have value less than or equal to 900"
        )
    );
    assert_eq!(
        create(|it| it.memory_size = Some(10_241)).await,
        invalid(
            "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240"
        )
    );
    assert_eq!(
        create(|it| it.ephemeral_storage = Some(EphemeralStorage { size: 10_241 })).await,
        invalid(
            "'EphemeralStorage.Size' value failed to satisfy constraint: Member must have value less than or equal to 10240"
        )
    );
}

#[tokio::test]
async fn constraints_of_the_model_are_refused_in_the_words_of_aws() {
    let (status, code, message) = create(|it| it.role = "r1".into()).await;
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
    assert_eq!(
        message,
        r"1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"
    );
    let (_, code, message) = create(|it| it.timeout = Some(0)).await;
    assert_eq!(code, "ValidationException");
    assert!(message.contains("at 'timeout' failed"), "{message}");
}

#[tokio::test]
async fn a_name_of_more_than_64_characters_is_refused() {
    let name = "n".repeat(65);
    assert_eq!(
        create(|it| it.function_name.clone_from(&name)).await,
        invalid(&format!(
            "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
        ))
    );
}

#[tokio::test]
async fn runtimes_are_refused_by_what_is_wrong_with_them() {
    assert_eq!(
        create(|it| it.runtime = Some("python3.12".into())).await,
        invalid(
            "the runtime python3.12 is not available on this host, which has: python3.13, provided.al2023"
        )
    );
    assert_eq!(
        create(|it| it.runtime = Some("python3.7".into())).await,
        invalid(
            "The runtime parameter of python3.7 is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions."
        )
    );
    let (_, _, message) = create(|it| it.runtime = Some("cobol".into())).await;
    assert!(message.starts_with("Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, python3.14, provided.al2023, "), "{message}");
    assert!(
        message.ends_with(", java8.al2] or be a valid ARN"),
        "{message}"
    );
    assert_eq!(
        create(|it| it.runtime = None).await,
        invalid(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages."
        )
    );
}

#[tokio::test]
async fn reserved_and_too_many_variables_are_refused() {
    let variables = |key: &str, value: String| {
        let variables = Some(BTreeMap::from([(key.to_owned(), value)]));
        Some(Environment { variables })
    };
    assert_eq!(
        create(|it| it.environment = variables("AWS_REGION", "x".into())).await,
        invalid(
            "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION"
        )
    );
    let (_, _, message) = create(|it| it.environment = variables("KEY", "v".repeat(5000))).await;
    assert!(
        message.contains("exceeded the 4KB limit. String measured: {\"KEY\":\"vvv"),
        "{message}"
    );
    let (_, code, _) = create(|it| it.environment = variables("a", "one letter".into())).await;
    assert_eq!(code, "ValidationException");
}

#[tokio::test]
async fn packages_are_refused_in_the_words_of_aws() {
    let unzip = "Could not unzip uploaded file. Please check your file, then try to upload again.";
    assert_eq!(
        create(|it| it.code = inline(Bytes::from_static(b"no zip"))).await,
        invalid(unzip)
    );
    assert_eq!(
        create(|it| it.code = inline(Bytes::new())).await,
        invalid("Uploaded file must be a non-empty zip")
    );
    assert_eq!(
        create(|it| it.code = FunctionCode::default()).await,
        invalid("Please provide a source for function code.")
    );
    let missing = FunctionCode {
        s3_bucket: Some("bucket".into()),
        s3_key: Some("key".into()),
        ..Default::default()
    };
    assert_eq!(
        create(|it| it.code = missing).await,
        invalid(
            "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist."
        )
    );
}

#[tokio::test]
async fn sizes_are_refused_in_the_words_of_aws() {
    let limits = Limits {
        zip_bytes_max: 1000,
        unzipped_bytes_max: 5000,
        code_request_bytes_max: 10_000,
        code_storage_bytes_max: 200,
        ..Limits::default()
    };
    let world = World::limited(Arc::new(MemoryStore::new()), limits).await;
    let create = async |zip: Bytes| {
        let code = inline(zip);
        refused(
            world
                .call::<CreateFunction>(CreateFunctionRequest { code, ..hello() })
                .await,
        )
    };
    assert_eq!(
        create(Bytes::from(vec![0; 1001])).await,
        says(
            413,
            "RequestEntityTooLargeException",
            "Zipped size must be smaller than 1000 bytes"
        )
    );
    assert_eq!(
        create(package(&"x".repeat(6000))).await,
        invalid("Unzipped size must be smaller than 5000 bytes")
    );
    let first = package("fits");
    let request = CreateFunctionRequest {
        function_name: "first".into(),
        code: inline(first.clone()),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    assert_eq!(
        create(first).await,
        says(
            400,
            "CodeStorageExceededException",
            "Code storage limit exceeded."
        )
    );
    assert_eq!(
        create(Bytes::from(vec![0; 10_000])).await,
        says(
            413,
            "RequestEntityTooLargeException",
            "Request must be smaller than 10000 bytes for the CreateFunction operation"
        )
    );
}

#[tokio::test]
async fn what_this_host_cannot_offer_is_refused_clearly() {
    assert_eq!(
        create(|it| it.architectures = Some(vec!["arm64".into()])).await,
        invalid("The architecture arm64 is not available on this host, which has: x86_64")
    );
    let (status, _, message) = create(|it| it.package_type = Some("Image".into())).await;
    assert_eq!(status, 400);
    assert!(message.contains("container images"), "{message}");
    let layer = "arn:aws:lambda:us-east-1:000000000000:layer:l:1";
    assert_eq!(
        create(|it| it.layers = Some(vec![layer.into()])).await,
        invalid(&format!("Layer version {layer} does not exist."))
    );
    assert_eq!(
        create(|it| it.layers = Some(vec![layer.into(); 6])).await,
        invalid("Cannot reference more than 5 layers.")
    );
}

#[tokio::test]
async fn code_comes_from_a_bucket_too() {
    let world = World::new().await;
    let place = ("bucket".to_owned(), "app.zip".to_owned());
    world
        .objects
        .0
        .lock()
        .expect("not poisoned")
        .insert(place, package("from S3"));
    let code = FunctionCode {
        s3_bucket: Some("bucket".into()),
        s3_key: Some("app.zip".into()),
        ..Default::default()
    };
    let request = CreateFunctionRequest { code, ..hello() };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    let release = world.resolve(None).expect("ready").release;
    let code = std::fs::read_to_string(release.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "from S3");
}

#[tokio::test]
async fn a_function_exists_once() {
    let world = World::new().await;
    world.hello().await;
    assert_eq!(
        refused(world.call::<CreateFunction>(hello()).await),
        says(
            409,
            "ResourceConflictException",
            "Function already exist: hello"
        )
    );
}

#[tokio::test]
async fn a_runtime_that_cannot_be_prepared_fails_the_function_with_a_reason() {
    let world = World::new().await;
    world.runtimes.break_down(true);
    let failed = world.hello().await;
    assert_eq!(failed.state.as_deref(), Some("Failed"));
    assert_eq!(failed.state_reason_code.as_deref(), Some("InvalidRuntime"));
    let reason = failed.state_reason.expect("a reason");
    assert!(reason.contains("python3.13"), "{reason}");
    world.runtimes.break_down(false);
    world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await
        .expect("updated");
    assert_eq!(
        world.settled("hello").await.state.as_deref(),
        Some("Active")
    );
}

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

fn delete(qualifier: Option<&str>) -> DeleteFunctionRequest {
    DeleteFunctionRequest {
        function_name: "hello".into(),
        qualifier: qualifier.map(Into::into),
    }
}

#[tokio::test]
async fn a_deleted_function_is_gone_with_its_versions() {
    let world = World::new().await;
    let request = CreateFunctionRequest {
        publish: Some(true),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    assert!(world.resolve(Some("1")).is_ok());
    let response = world
        .raw(frazil_wire::request::<DeleteFunction>(&delete(None)))
        .await;
    assert_eq!(response.status(), 204);
    assert!(world.resolve(None).is_err() && world.resolve(Some("1")).is_err());
    assert_eq!(
        refused(world.call::<DeleteFunction>(delete(None)).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Function not found: {HELLO_ARN}")
        )
    );
    let left = world.store.list("", std::ops::Bound::Unbounded, 10).await;
    assert!(left.expect("listed").is_empty());
    world.hello().await;
    assert!(
        world.resolve(Some("1")).is_err(),
        "versions do not come back"
    );
}

#[tokio::test]
async fn latest_cannot_be_deleted_alone() {
    let world = World::new().await;
    world.hello().await;
    assert_eq!(
        refused(world.call::<DeleteFunction>(delete(Some("$LATEST"))).await),
        invalid("$LATEST version cannot be deleted without deleting the function.")
    );
}

#[tokio::test]
async fn what_is_not_supported_says_so() {
    let world = World::new().await;
    let request = |method: &str, path: &str| {
        let request = http::Request::builder().method(method).uri(path);
        request.body(Bytes::new()).expect("a request")
    };
    let read = world
        .raw(request("GET", "/2015-03-31/event-source-mappings/abc"))
        .await;
    assert_eq!(read.status(), 404);
    let body = String::from_utf8_lossy(read.body());
    assert!(
        body.contains("GetEventSourceMapping is not supported by this server."),
        "{body}"
    );
    let unknown = world
        .raw(request("POST", "/2025-11-30/capacity-providers"))
        .await;
    assert_eq!(unknown.status(), 400);
    assert_eq!(
        unknown.headers()["x-amzn-errortype"],
        "InvalidParameterValueException"
    );
}
