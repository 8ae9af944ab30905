//! Code signing configurations.

use std::collections::BTreeMap;

use frazil_wire::shapes::lambda::*;

use crate::world::*;

const PROFILE: &str = "arn:aws:signer:us-east-1:000000000000:/signing-profiles/p/abcdefghij";
const ABSENT: &str =
    "arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-00000000000000000";

fn wanted(policy: &str) -> CreateCodeSigningConfigRequest {
    CreateCodeSigningConfigRequest {
        description: Some("d".into()),
        allowed_publishers: AllowedPublishers {
            signing_profile_version_arns: vec![PROFILE.into()],
        },
        code_signing_policies: Some(CodeSigningPolicies {
            untrusted_artifact_on_deployment: Some(policy.into()),
        }),
        tags: Some(BTreeMap::from([("k".to_owned(), "v".to_owned())])),
    }
}

impl World {
    async fn signing(&self, policy: &str) -> String {
        let created = self.call::<CreateCodeSigningConfig>(wanted(policy)).await;
        created
            .expect("created")
            .code_signing_config
            .code_signing_config_arn
    }

    async fn sign_hello(&self, arn: &str) {
        let put = PutFunctionCodeSigningConfigRequest {
            function_name: "hello".into(),
            code_signing_config_arn: arn.into(),
        };
        let put = self.call::<PutFunctionCodeSigningConfig>(put).await;
        assert_eq!(put.expect("put").function_name, "hello");
    }

    async fn delete_signing(&self, arn: &str) -> Result<(), frazil_wire::Fault> {
        let request = DeleteCodeSigningConfigRequest {
            code_signing_config_arn: arn.into(),
        };
        let deleted = self.call::<DeleteCodeSigningConfig>(request).await;
        deleted.map(|_| ())
    }
}

#[tokio::test]
async fn a_configuration_is_kept_changed_listed_and_deleted() {
    let world = World::new().await;
    let (first, second) = (world.signing("Warn").await, world.signing("Enforce").await);
    let update = UpdateCodeSigningConfigRequest {
        code_signing_config_arn: first.clone(),
        description: Some("other".into()),
        ..Default::default()
    };
    let updated = world.call::<UpdateCodeSigningConfig>(update).await;
    let updated = updated.expect("updated").code_signing_config;
    let get = GetCodeSigningConfigRequest {
        code_signing_config_arn: first.clone(),
    };
    let found = world.call::<GetCodeSigningConfig>(get.clone()).await;
    assert_eq!(found.expect("found").code_signing_config, updated);
    assert_eq!(updated.description.as_deref(), Some("other"));
    let publishers = &updated.allowed_publishers.signing_profile_version_arns;
    assert_eq!(publishers[..], [PROFILE]);
    let tags = ListTagsRequest {
        resource: first.clone(),
    };
    let tags = world.call::<ListTags>(tags).await.expect("tags").tags;
    assert_eq!(tags.map(|tags| tags.len()), Some(1));
    let page = ListCodeSigningConfigsRequest {
        max_items: Some(1),
        marker: None,
    };
    let page = world.call::<ListCodeSigningConfigs>(page).await;
    assert!(page.expect("a page").next_marker.is_some());
    world.delete_signing(&first).await.expect("deleted");
    let message = format!("The Lambda code signing configuration {first} can not be found.");
    assert_eq!(
        refused(world.call::<GetCodeSigningConfig>(get).await),
        says(404, "ResourceNotFoundException", &message)
    );
    world.delete_signing(&second).await.expect("deleted");
}

#[tokio::test]
async fn a_configuration_belongs_to_functions_and_cannot_go_before_them() {
    let world = World::new().await;
    world.hello().await;
    let arn = world.signing("Warn").await;
    world.sign_hello(&arn).await;
    let functions = ListFunctionsByCodeSigningConfigRequest {
        code_signing_config_arn: arn.clone(),
        ..Default::default()
    };
    let functions = world
        .call::<ListFunctionsByCodeSigningConfig>(functions)
        .await;
    let arns = functions.expect("listed").function_arns.expect("arns");
    assert_eq!(arns, [HELLO_ARN]);
    assert_eq!(refused(world.delete_signing(&arn).await).0, 409);
    let get = GetFunctionCodeSigningConfigRequest {
        function_name: "hello".into(),
    };
    let found = world.call::<GetFunctionCodeSigningConfig>(get).await;
    assert_eq!(found.expect("found").code_signing_config_arn, arn);
    let take_away = DeleteFunctionCodeSigningConfigRequest {
        function_name: "hello".into(),
    };
    let taken = world
        .call::<DeleteFunctionCodeSigningConfig>(take_away)
        .await;
    taken.expect("taken away");
    world.delete_signing(&arn).await.expect("deleted");
    let put = PutFunctionCodeSigningConfigRequest {
        function_name: "hello".into(),
        code_signing_config_arn: ABSENT.into(),
    };
    let message = format!(
        "The code signing configuration cannot be found. Check that the provided configuration is \
         not deleted: {ABSENT}."
    );
    assert_eq!(
        refused(world.call::<PutFunctionCodeSigningConfig>(put).await),
        says(404, "CodeSigningConfigNotFoundException", &message)
    );
}

#[tokio::test]
async fn code_that_must_be_signed_is_refused_because_signatures_cannot_be_verified() {
    let world = World::new().await;
    world.hello().await;
    let (warn, enforce) = (world.signing("Warn").await, world.signing("Enforce").await);
    world.sign_hello(&warn).await;
    let update = || update_code(package("second"));
    let updated = world.call::<UpdateFunctionCode>(update()).await;
    updated.expect("a warning changes nothing");
    world.settled("hello").await;
    world.sign_hello(&enforce).await;
    let (status, code, message) = refused(world.call::<UpdateFunctionCode>(update()).await);
    assert_eq!(
        (status, code.as_str()),
        (400, "CodeVerificationFailedException")
    );
    assert!(message.contains("cannot verify signatures"), "{message}");
    let create = |arn: &str| CreateFunctionRequest {
        function_name: "other".into(),
        code_signing_config_arn: Some(arn.into()),
        ..hello()
    };
    let refusal = refused(world.call::<CreateFunction>(create(&enforce)).await);
    assert_eq!(refusal.1, "CodeVerificationFailedException");
    let refusal = refused(world.call::<CreateFunction>(create(ABSENT)).await);
    assert_eq!(refusal.0, 404);
    let created = world.call::<CreateFunction>(create(&warn)).await;
    created.expect("created");
}
