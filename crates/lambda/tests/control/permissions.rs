//! Resource policies.

use frazil_lambda::functions::CallError;
use frazil_lambda::seams::Sender;
use frazil_wire::shapes::lambda::*;
use serde_json::{Value, json};

use crate::world::*;

fn add(sid: &str) -> AddPermissionRequest {
    AddPermissionRequest {
        function_name: "hello".into(),
        statement_id: sid.into(),
        action: "lambda:InvokeFunction".into(),
        principal: "s3.amazonaws.com".into(),
        ..Default::default()
    }
}

fn remove(sid: &str) -> RemovePermissionRequest {
    RemovePermissionRequest {
        function_name: "hello".into(),
        statement_id: sid.into(),
        ..Default::default()
    }
}

fn get(qualifier: Option<&str>) -> GetPolicyRequest {
    GetPolicyRequest {
        function_name: "hello".into(),
        qualifier: qualifier.map(Into::into),
    }
}

const NO_POLICY: &str = "No policy is associated with the given resource.";

#[tokio::test]
async fn a_permission_is_added_shown_and_removed() {
    let world = World::new().await;
    let before = world.hello().await;
    let request = AddPermissionRequest {
        source_arn: Some("arn:aws:s3:::bucket".into()),
        source_account: Some("000000000000".into()),
        ..add("s1")
    };
    let response = world
        .raw(frazil_wire::request::<AddPermission>(&request))
        .await;
    assert_eq!(response.status(), 201);
    let added = frazil_wire::answer::<AddPermission>(&response).expect("added");
    let statement: Value =
        serde_json::from_str(&added.statement.expect("a statement")).expect("JSON");
    let expected = json!({
        "Sid": "s1",
        "Effect": "Allow",
        "Principal": {"Service": "s3.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": HELLO_ARN,
        "Condition": {
            "StringEquals": {"AWS:SourceAccount": "000000000000"},
            "ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"},
        },
    });
    assert_eq!(statement, expected);
    let policy = world.call::<GetPolicy>(get(None)).await.expect("a policy");
    let document: Value = serde_json::from_str(&policy.policy.expect("a document")).expect("JSON");
    assert_eq!(
        document,
        json!({"Version": "2012-10-17", "Id": "default", "Statement": [expected]})
    );
    let after = world.configuration("hello").await;
    assert_ne!(after.revision_id, before.revision_id);
    assert_eq!(after.revision_id, policy.revision_id);
    let response = world
        .raw(frazil_wire::request::<RemovePermission>(&remove("s1")))
        .await;
    assert_eq!(response.status(), 204);
    assert_eq!(
        refused(world.call::<GetPolicy>(get(None)).await),
        says(404, "ResourceNotFoundException", NO_POLICY)
    );
}

#[tokio::test]
async fn permissions_are_refused_in_the_words_of_aws() {
    let world = World::new().await;
    world.hello().await;
    world.call::<AddPermission>(add("s3")).await.expect("added");
    assert_eq!(
        refused(world.call::<AddPermission>(add("s3")).await),
        says(
            409,
            "ResourceConflictException",
            "The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement."
        )
    );
    let latest = AddPermissionRequest {
        qualifier: Some("$LATEST".into()),
        ..add("s4")
    };
    assert_eq!(
        refused(world.call::<AddPermission>(latest).await),
        says(
            400,
            "InvalidParameterValueException",
            "We currently do not support adding policies for $LATEST."
        )
    );
    let nobody = AddPermissionRequest {
        principal: "nobody".into(),
        ..add("s4")
    };
    assert_eq!(
        refused(world.call::<AddPermission>(nobody).await),
        says(
            400,
            "InvalidParameterValueException",
            "The provided principal was invalid. Please check the principal and try again."
        )
    );
    let stale = AddPermissionRequest {
        revision_id: Some("stale".into()),
        ..add("s4")
    };
    assert_eq!(
        refused(world.call::<AddPermission>(stale).await),
        says(
            412,
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id"
        )
    );
    let missing = AddPermissionRequest {
        qualifier: Some("9".into()),
        ..add("s4")
    };
    assert_eq!(
        refused(world.call::<AddPermission>(missing).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Function not found: {HELLO_ARN}:9")
        )
    );
    assert_eq!(
        refused(world.call::<RemovePermission>(remove("s9")).await),
        says(
            404,
            "ResourceNotFoundException",
            "Statement s9 is not found in resource policy."
        )
    );
    let elsewhere = RemovePermissionRequest {
        function_name: "nothing".into(),
        ..remove("s3")
    };
    assert_eq!(
        refused(world.call::<RemovePermission>(elsewhere).await),
        says(
            404,
            "ResourceNotFoundException",
            "No policy found for: arn:aws:lambda:us-east-1:000000000000:function:nothing"
        )
    );
}

#[tokio::test]
async fn a_policy_has_a_limit() {
    let world = World::new().await;
    world.hello().await;
    let mut refusal = None;
    for index in 0..200 {
        let added = world
            .call::<AddPermission>(add(&format!("{index:0>90}")))
            .await;
        if let Err(fault) = added {
            refusal = Some(fault);
            break;
        }
    }
    let fault = refusal.expect("the limit is reached");
    assert_eq!(fault.code, "PolicyLengthExceededException");
    assert!(
        fault.message.ends_with("is bigger than the limit (20480)."),
        "{}",
        fault.message
    );
}

#[tokio::test]
async fn policies_are_kept_by_qualifier() {
    let world = World::new().await;
    world.hello().await;
    world.published().await;
    let request = AddPermissionRequest {
        qualifier: Some("1".into()),
        ..add("s1")
    };
    world.call::<AddPermission>(request).await.expect("added");
    assert_eq!(
        refused(world.call::<GetPolicy>(get(None)).await).2,
        NO_POLICY
    );
    let policy = world
        .call::<GetPolicy>(get(Some("1")))
        .await
        .expect("a policy");
    let document = policy.policy.expect("a document");
    assert!(
        document.contains(&format!("\"Resource\":\"{HELLO_ARN}:1\"")),
        "{document}"
    );
}

#[tokio::test]
async fn a_neighbour_runs_a_function_only_if_its_policy_permits_the_source() {
    let world = World::new().await;
    world.hello().await;
    let permission = AddPermissionRequest {
        principal: "events.amazonaws.com".into(),
        source_arn: Some("arn:aws:events:us-east-1:000000000000:rule/mine*".into()),
        ..add("rule")
    };
    world
        .call::<AddPermission>(permission)
        .await
        .expect("permitted");
    let rule = |name: &str| Sender {
        service: "events.amazonaws.com".into(),
        arn: format!("arn:aws:events:us-east-1:000000000000:rule/{name}"),
        account: "000000000000".into(),
        role: None,
    };
    let functions = world.lambda.functions();
    let event = || bytes::Bytes::from_static(b"{}");
    let sent = functions
        .send(HELLO_ARN, event(), Some(&rule("mine-1")))
        .await;
    assert_eq!(sent.expect("permitted").len(), 36);
    assert_eq!(world.lambda.events().len(), 1);
    let other = functions
        .send(HELLO_ARN, event(), Some(&rule("other")))
        .await;
    assert!(matches!(other, Err(CallError::Forbidden(_))), "{other:?}");
    let alias = format!("{HELLO_ARN}:live");
    let missing = functions.send(&alias, event(), None).await;
    assert!(
        matches!(missing, Err(CallError::NotFound(_))),
        "{missing:?}"
    );
    // Whoever has a role instead of a permission does not ask the policy.
    functions
        .send(HELLO_ARN, event(), None)
        .await
        .expect("queued");
    assert_eq!(world.lambda.events().len(), 2);
}
