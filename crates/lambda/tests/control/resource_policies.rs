//! Policies as whole documents.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda::*;
use serde_json::Value;

use crate::world::*;

const DOCUMENT: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":["lambda:InvokeFunction"],"Resource":"arn:aws:lambda:us-east-1:000000000000:function:hello","Condition":{"ArnLike":{"AWS:SourceArn":["arn:aws:s3:::a","arn:aws:s3:::b"]}}}]}"#;

fn put(document: &str, revision_id: Option<String>) -> PutResourcePolicyRequest {
    PutResourcePolicyRequest {
        resource_arn: HELLO_ARN.into(),
        policy: document.into(),
        revision_id,
    }
}

impl World {
    async fn resource_policy(&self) -> Result<GetResourcePolicyResponse, Fault> {
        let resource_arn = HELLO_ARN.to_owned();
        let request = GetResourcePolicyRequest { resource_arn };
        self.call::<GetResourcePolicy>(request).await
    }
}

#[tokio::test]
async fn a_document_replaces_the_policy_that_permissions_are_added_to() {
    let world = World::new().await;
    world.hello().await;
    let add = |sid: &str| AddPermissionRequest {
        function_name: "hello".into(),
        statement_id: sid.into(),
        action: "lambda:InvokeFunction".into(),
        principal: "events.amazonaws.com".into(),
        ..Default::default()
    };
    world
        .call::<AddPermission>(add("old"))
        .await
        .expect("added");
    let written = world.call::<PutResourcePolicy>(put(DOCUMENT, None)).await;
    let written = written.expect("put");
    world
        .call::<AddPermission>(add("new"))
        .await
        .expect("added");
    let found = world.resource_policy().await.expect("found");
    let shown: Value = serde_json::from_str(&found.policy.expect("a policy")).expect("JSON");
    let given: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    assert_eq!(shown["Statement"][0], given["Statement"][0]);
    assert_eq!(shown["Statement"][1]["Sid"], "new");
    let stale = world.call::<PutResourcePolicy>(put(DOCUMENT, written.revision_id));
    assert_eq!(
        refused(stale.await),
        says(
            412,
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the \
             GetResourcePolicy API to retrieve the latest Revision Id"
        )
    );
    let delete = DeleteResourcePolicyRequest {
        resource_arn: HELLO_ARN.into(),
        revision_id: found.revision_id,
    };
    let deleted = world.call::<DeleteResourcePolicy>(delete).await;
    deleted.expect("deleted");
    let none = "No policy is associated with the given resource.";
    assert_eq!(
        refused(world.resource_policy().await),
        says(404, "ResourceNotFoundException", none)
    );
}

#[tokio::test]
async fn a_document_that_cannot_be_decided_upon_is_refused() {
    let world = World::new().await;
    world.hello().await;
    let cases = [
        (DOCUMENT.replace("ArnLike", "IpAddress"), "IpAddress"),
        (DOCUMENT.replace("\"Action\"", "\"NotAction\""), "NotAction"),
        (DOCUMENT.replace("Allow", "Maybe"), "Effect"),
        ("{".to_owned(), "malformed"),
    ];
    for (document, word) in cases {
        let refusal = refused(world.call::<PutResourcePolicy>(put(&document, None)).await);
        assert_eq!(
            (refusal.0, refusal.1.as_str()),
            (400, "InvalidParameterValueException")
        );
        assert!(refusal.2.contains(word), "{}", refusal.2);
    }
}
