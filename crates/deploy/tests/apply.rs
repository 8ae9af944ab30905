//! Plans and their execution, against a target that checks signatures and remembers what it was told.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "apply/target.rs"]
mod target;

use std::path::PathBuf;

use frazil_deploy::{
    Applied, Client, Credentials, Package, Plan, Project, Target, apply, package::DIRECT_BYTES_MAX,
    plan, prove, settings::Architecture,
};
use sha2::{Digest, Sha256};
use target::Fake;

struct Stage {
    dir: tempfile::TempDir,
}

impl Stage {
    fn new(settings: &str) -> Stage {
        let stage = Stage {
            dir: tempfile::tempdir().unwrap(),
        };
        std::fs::write(stage.dir.path().join("app.py"), "app = None").unwrap();
        stage.settings(settings);
        stage
    }

    fn settings(&self, more: &str) {
        let text = format!("{{dev: {{app_function: 'app.app', project_name: 'demo', {more}}}}}");
        std::fs::write(self.dir.path().join("zappa_settings.json"), text).unwrap();
    }

    fn project(&self) -> Project {
        Project::open(self.dir.path(), None).unwrap()
    }

    /// A package of these bytes: what is in it matters to nobody here.
    fn package(&self, content: &[u8]) -> Package {
        let path = self.dir.path().join("package.zip");
        std::fs::write(&path, content).unwrap();
        let bytes = content.len() as u64;
        let sha256 = Sha256::digest(content).into();
        let handler = "frazil_adapter.handler.lambda_handler".into();
        Package {
            path,
            sha256,
            bytes,
            unpacked_bytes: bytes,
            files: 1,
            runtime: "python3.11".into(),
            architecture: Architecture::X86_64,
            handler,
        }
    }

    async fn plan(&self, content: &[u8], client: &Client) -> Plan {
        plan(&self.project(), &self.package(content), client, &())
            .await
            .unwrap()
    }

    async fn deploy(&self, content: &[u8], client: &Client) -> Applied {
        apply(&self.plan(content, client).await, client, &())
            .await
            .unwrap()
    }
}

fn client(fake: &Fake) -> Client {
    let endpoint = Some(format!("http://{}", fake.address).parse().unwrap());
    let credentials = Credentials {
        access_key: "key".into(),
        secret_key: "secret".into(),
        session_token: None,
    };
    Client::new(Target {
        endpoint,
        region: "us-east-1".into(),
        credentials,
    })
}

#[tokio::test]
async fn a_first_deployment_makes_function_url_and_both_permissions() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new(
        "aws_environment_variables: {NAME: '1'}, tags: {t: 'x'}, ephemeral_storage: {Size: 1024}",
    );
    let plan = stage.plan(b"code", &client).await;
    assert_eq!(
        plan.to_string(),
        "demo-dev:\n  create the function (python3.11, 512 MB, 30 s)\n  create a function URL (for everybody)\n  \
         let everybody call it (FunctionURLAllowPublicAccess)\n  let everybody call it (FunctionURLAllowPublicAccessInvoke)"
    );
    assert_eq!(fake.calls(), ["GetFunction"], "a plan changes nothing");
    let applied = apply(&plan, &client, &()).await.unwrap();
    assert!(
        applied
            .url
            .unwrap()
            .starts_with("http://abc.lambda-url.us-east-1.localhost:")
    );
    let expect = [
        "CreateFunction",
        "GetFunctionConfiguration",
        "CreateFunctionUrlConfig",
        "AddPermission",
    ];
    assert_eq!(fake.calls(), expect);
    let state = fake.state.lock().unwrap();
    let actions: Vec<_> = state
        .permissions
        .iter()
        .map(|p| {
            (
                p.action.as_str(),
                p.function_url_auth_type.as_deref(),
                p.invoked_via_function_url,
            )
        })
        .collect();
    assert_eq!(
        actions,
        [
            ("lambda:InvokeFunctionUrl", Some("NONE"), None),
            ("lambda:InvokeFunction", None, Some(true))
        ]
    );
    let function = state.function.as_ref().unwrap();
    assert_eq!(function.ephemeral_storage.as_ref().unwrap().size, 1024);
    assert_eq!(state.tags["t"], "x");
}

#[tokio::test]
async fn a_second_deployment_without_a_change_does_nothing() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new(
        "aws_environment_variables: {NAME: '1'}, function_url_config: {cors: {allowedOrigins: ['*']}}",
    );
    let first = stage.deploy(b"code", &client).await;
    fake.calls();
    let plan = stage.plan(b"code", &client).await;
    assert_eq!(plan.to_string(), "demo-dev is as it should be");
    let second = apply(&plan, &client, &()).await.unwrap();
    assert_eq!((second.steps, second.url), (0, first.url));
    assert_eq!(
        fake.calls(),
        ["GetFunction", "GetFunctionUrlConfig", "GetPolicy"]
    );
}

#[tokio::test]
async fn a_change_updates_configuration_then_code_and_keeps_variables_set_elsewhere() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new("aws_environment_variables: {NAME: 'secret-1'}");
    stage.deploy(b"code", &client).await;
    let elsewhere = || {
        fake.state
            .lock()
            .unwrap()
            .function
            .as_ref()
            .unwrap()
            .environment
            .as_ref()
            .unwrap()
            .variables
            .clone()
            .unwrap()
    };
    let mut variables = elsewhere();
    variables.insert("CONSOLE".into(), "x".into());
    fake.state
        .lock()
        .unwrap()
        .function
        .as_mut()
        .unwrap()
        .environment
        .as_mut()
        .unwrap()
        .variables = Some(variables);
    fake.calls();
    stage.settings(
        "aws_environment_variables: {NAME: 'secret-2'}, memory_size: 1024, tags: {a: 'b'}",
    );
    let plan = stage.plan(b"new code", &client).await;
    assert_eq!(
        plan.to_string(),
        "demo-dev:\n  change the configuration: MemorySize 512 → 1024, Environment 2 variables → new NAME\n  replace the code (8 bytes)\n  set the tags a"
    );
    apply(&plan, &client, &()).await.unwrap();
    let calls = fake.calls();
    let updates: Vec<_> = calls
        .iter()
        .filter(|call| !call.starts_with("Get"))
        .collect();
    assert_eq!(
        updates,
        [
            "UpdateFunctionConfiguration",
            "UpdateFunctionCode",
            "TagResource"
        ]
    );
    let settled = calls
        .windows(2)
        .filter(|pair| {
            pair[0].starts_with("UpdateFunction") && pair[1] == "GetFunctionConfiguration"
        })
        .count();
    assert_eq!(settled, 2, "each update is waited for: {calls:?}");
    assert_eq!(elsewhere()["CONSOLE"], "x");
    assert_eq!(elsewhere()["NAME"], "secret-2");
}

#[tokio::test]
async fn a_signed_url_takes_the_public_permissions_back() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new("");
    stage.deploy(b"code", &client).await;
    stage.settings("function_url_config: {authorizer: 'AWS_IAM'}");
    stage.deploy(b"code", &client).await;
    let state = fake.state.lock().unwrap();
    assert_eq!(state.url.as_ref().unwrap().auth_type, "AWS_IAM");
    assert_eq!(state.permissions, []);
}

#[tokio::test]
async fn a_large_package_goes_through_a_bucket() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new("s3_bucket: 'code'");
    // What counts is what the package says of itself.
    let large = Package {
        bytes: DIRECT_BYTES_MAX + 1,
        ..stage.package(b"code")
    };
    let first = plan(&stage.project(), &large, &client, &()).await.unwrap();
    apply(&first, &client, &()).await.unwrap();
    let calls = fake.calls();
    assert_eq!(
        calls[1..5],
        ["HEAD code", "PUT code", "PUT code", "CreateFunction"]
    );
    let second = plan(&stage.project(), &large, &client, &()).await.unwrap();
    assert!(second.steps.is_empty());
}

#[tokio::test]
async fn a_target_that_is_busy_is_asked_again() {
    let fake = Fake::start().await;
    fake.state.lock().unwrap().unavailable = 2;
    let applied = Stage::new("").deploy(b"code", &client(&fake)).await;
    assert_eq!(applied.steps, 4);
}

#[tokio::test]
async fn a_target_that_is_not_there_is_named_with_a_remedy() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let fake = Fake {
        address,
        state: Default::default(),
    };
    let stage = Stage::new("");
    let error = plan(
        &stage.project(),
        &stage.package(b"code"),
        &client(&fake),
        &(),
    )
    .await
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("GetFunction did not reach {address}")
    );
    assert!(error.remedy().contains("frazil serve"));
}

#[tokio::test]
async fn the_proof_asks_the_url_and_shows_the_log_of_a_failure() {
    let fake = Fake::start().await;
    let client = client(&fake);
    let stage = Stage::new("touch_path: '/health'");
    let applied = stage.deploy(b"code", &client).await;
    let proof = prove(&stage.project(), &applied, &client, &())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(proof.status, 200);
    assert!(proof.url.ends_with("/health"));
    fake.state.lock().unwrap().application = Some((502, "Internal Server Error".into()));
    let error = prove(&stage.project(), &applied, &client, &())
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("502: Internal Server Error") && error.contains("ValueError: broken"),
        "{error}"
    );
}

#[tokio::test]
async fn what_the_service_refuses_is_told_in_its_words() {
    let fake = Fake::start().await;
    let stage = Stage::new("memory_size: 512");
    let mut project = stage.project();
    project.settings.function_name = "x".repeat(200);
    let client = client(&fake);
    let plan = plan(&project, &stage.package(b"code"), &client, &()).await;
    assert!(
        plan.is_ok(),
        "a look for a function that cannot be finds none"
    );
    let error = apply(&plan.unwrap(), &client, &()).await.unwrap_err();
    assert_eq!(error.to_string(), "CreateFunction was refused");
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(
        cause.starts_with("ValidationException: 1 validation error detected: Value"),
        "{cause}"
    );
}

#[test]
fn variables_name_the_target() {
    let workshop = |pairs: &[(&str, &str)]| frazil_deploy::Workshop {
        cache: PathBuf::new(),
        variables: pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect(),
    };
    let target = Target::from_variables(
        &workshop(&[("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")]),
        None,
    )
    .unwrap();
    assert_eq!(
        (target.region.as_str(), target.is_aws()),
        ("us-east-1", false)
    );
    let keys = [
        ("AWS_ACCESS_KEY_ID", "a"),
        ("AWS_SECRET_ACCESS_KEY", "b"),
        ("AWS_REGION", "eu-west-1"),
    ];
    assert_eq!(
        Target::from_variables(&workshop(&keys), Some("eu-central-1"))
            .unwrap()
            .region,
        "eu-central-1"
    );
    for (pairs, message) in [
        (
            &[("AWS_ENDPOINT_URL", "here")][..],
            "the endpoint `here` is not a URL such as http://127.0.0.1:4566",
        ),
        (&[][..], "no region is set"),
        (
            &[("AWS_REGION", "eu-west-1")][..],
            "no credentials are set for AWS",
        ),
    ] {
        assert_eq!(
            Target::from_variables(&workshop(pairs), None)
                .unwrap_err()
                .to_string(),
            message
        );
    }
}
