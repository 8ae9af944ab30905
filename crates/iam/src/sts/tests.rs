//! What clients do with sessions.

use std::sync::atomic::Ordering;

use frazil_wire::shapes::{iam, sts as shapes};

use crate::testing::{World, root};
use crate::{Session, Unidentified};

async fn role(world: &World, name: &str, principal: &str) {
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"sts:AssumeRole","Condition":{{"StringEqualsIfExists":{{"sts:ExternalId":"good"}}}}}}]}}"#
    );
    let role = iam::CreateRoleRequest {
        role_name: name.to_owned(),
        assume_role_policy_document: trust,
        ..Default::default()
    };
    world.iam::<iam::CreateRole>(role).await.expect("a role");
}

fn assume(name: &str) -> shapes::AssumeRoleRequest {
    shapes::AssumeRoleRequest {
        role_arn: format!("arn:aws:iam::000000000000:role/{name}"),
        role_session_name: "me".to_owned(),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_role_is_assumed_by_whom_it_trusts_until_its_session_is_over() {
    let world = World::new().await;
    role(&world, "open", r#"{"AWS":"000000000000"}"#).await;
    role(&world, "service", r#"{"Service":"lambda.amazonaws.com"}"#).await;
    let made = world
        .sts::<shapes::AssumeRole>(&root(), assume("open"))
        .await
        .expect("a session");
    let who = made.assumed_role_user.expect("somebody");
    assert_eq!(who.arn, "arn:aws:sts::000000000000:assumed-role/open/me");
    let credentials = made.credentials.expect("credentials");
    let caller = world.caller(&credentials.session_token);
    let identity = shapes::GetCallerIdentityRequest {};
    let identity = world
        .sts::<shapes::GetCallerIdentity>(&caller, identity)
        .await
        .expect("known");
    assert_eq!(identity.arn.as_deref(), Some(who.arn.as_str()));
    assert_eq!(
        identity.user_id.as_deref(),
        Some(who.assumed_role_id.as_str())
    );

    for (name, id) in [("service", None), ("none", None), ("open", Some("bad"))] {
        let input = shapes::AssumeRoleRequest {
            external_id: id.map(str::to_owned),
            ..assume(name)
        };
        let refused = world
            .sts::<shapes::AssumeRole>(&root(), input)
            .await
            .expect_err(name);
        assert_eq!(
            (refused.status, refused.code.as_ref()),
            (403, "AccessDenied")
        );
        assert_eq!(
            refused.message,
            format!(
                "User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/{name}"
            )
        );
    }
    let long = shapes::AssumeRoleRequest {
        duration_seconds: Some(7200),
        ..assume("open")
    };
    let refused = world
        .sts::<shapes::AssumeRole>(&root(), long)
        .await
        .expect_err("too long");
    assert_eq!(
        refused.to_string(),
        "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    );
    world.clock.0.fetch_add(3600, Ordering::Relaxed);
    let session: Session = serde_json::from_str(&credentials.session_token).expect("a token");
    let over = world.iam.identify("ASIA", Some(&session));
    assert_eq!(over, Err(Unidentified::Expired));
}

#[tokio::test]
async fn the_account_is_told_that_it_is_itself() {
    let world = World::new().await;
    let identity = shapes::GetCallerIdentityRequest {};
    let identity = world
        .sts::<shapes::GetCallerIdentity>(&root(), identity)
        .await;
    let identity = identity.expect("an identity");
    assert_eq!(
        identity.arn.as_deref(),
        Some("arn:aws:iam::000000000000:root")
    );
    assert_eq!(identity.user_id.as_deref(), Some("000000000000"));
}
