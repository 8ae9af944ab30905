//! When a function gets a newer build of its runtime.

use frazil_wire::shapes::lambda::*;

use crate::world::*;

#[tokio::test]
async fn the_mode_is_kept_for_each_version_and_only_the_build_that_is_here_can_be_kept() {
    let world = World::new().await;
    let hello = world.hello().await;
    let current = hello.runtime_version_config.expect("a version");
    let current = current.runtime_version_arn.expect("an arn");
    let get = || GetRuntimeManagementConfigRequest {
        function_name: "hello".into(),
        qualifier: None,
    };
    let found = world.call::<GetRuntimeManagementConfig>(get()).await;
    let found = found.expect("found");
    assert_eq!(found.update_runtime_on.as_deref(), Some("Auto"));
    assert_eq!(found.function_arn.as_deref(), Some(HELLO_ARN));
    assert_eq!(found.runtime_version_arn, None);
    let put = |mode: &str, arn: Option<&str>| PutRuntimeManagementConfigRequest {
        function_name: "hello".into(),
        qualifier: None,
        update_runtime_on: mode.into(),
        runtime_version_arn: arn.map(str::to_owned),
    };
    let manual = world.call::<PutRuntimeManagementConfig>(put("Manual", Some(&current)));
    manual.await.expect("put");
    let found = world.call::<GetRuntimeManagementConfig>(get()).await;
    let found = found.expect("found");
    assert_eq!(found.update_runtime_on.as_deref(), Some("Manual"));
    assert_eq!(found.runtime_version_arn, Some(current));
    let other = "arn:aws:lambda:us-east-1::runtime:0000";
    for (mode, arn) in [
        ("Manual", None),
        ("Manual", Some(other)),
        ("Auto", Some(other)),
    ] {
        let refusal = world
            .call::<PutRuntimeManagementConfig>(put(mode, arn))
            .await;
        assert_eq!(refused(refusal).1, "InvalidParameterValueException");
    }
}
