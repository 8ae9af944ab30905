//! What a new function is refused for.

use crate::world::*;
use bytes::Bytes;
use frazil_lambda::limits::Limits;
use frazil_store::MemoryStore;
use frazil_wire::shapes::lambda::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What `CreateFunction` answers to a changed request.
async fn create(change: impl FnOnce(&mut CreateFunctionRequest)) -> (u16, String, String) {
    let world = World::new().await;
    let mut request = hello();
    change(&mut request);
    let refusal = refused(world.call::<CreateFunction>(request).await);
    assert!(world.resolve(None).is_err(), "nothing was created");
    refusal
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
