//! What clients do with sessions.

use std::sync::atomic::Ordering;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_wire::Caller;
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

#[tokio::test]
async fn a_role_is_assumed_with_the_token_of_a_provider_that_it_trusts() {
    let world = World::new().await;
    let provider = iam::CreateOpenIDConnectProviderRequest {
        url: "https://tokens.example.com".to_owned(),
        client_id_list: Some(vec!["sts.amazonaws.com".to_owned()]),
        ..Default::default()
    };
    let provider = world
        .iam::<iam::CreateOpenIDConnectProvider>(provider)
        .await;
    let provider = provider.expect("a provider").open_id_connect_provider_arn;
    let provider = provider.expect("its ARN");
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"{provider}"}},"Action":"sts:AssumeRoleWithWebIdentity",
        "Condition":{{"StringEquals":{{"tokens.example.com:aud":"sts.amazonaws.com"}},"StringLike":{{"tokens.example.com:sub":"repo:mine/*"}}}}}}]}}"#
    );
    let role = iam::CreateRoleRequest {
        role_name: "r".to_owned(),
        assume_role_policy_document: trust,
        ..Default::default()
    };
    let role = world
        .iam::<iam::CreateRole>(role)
        .await
        .expect("a role")
        .role;
    let ask = |issuer: &str, audience: &str, subject: &str, end: &str| {
        let claims = format!(r#"{{"iss":"{issuer}","aud":"{audience}","sub":"{subject}"}}"#);
        let claims = BASE64_URL_SAFE_NO_PAD.encode(claims);
        let input = shapes::AssumeRoleWithWebIdentityRequest {
            role_arn: role.arn.clone(),
            role_session_name: "me".to_owned(),
            web_identity_token: format!("e30.{claims}.{end}"),
            ..Default::default()
        };
        let world = &world;
        async move {
            let asked = world.sts::<shapes::AssumeRoleWithWebIdentity>(&Caller::Anonymous, input);
            asked.await.map_err(|fault| fault.to_string())
        }
    };
    let (here, aud) = ("https://tokens.example.com", "sts.amazonaws.com");
    let made = ask(here, aud, "repo:mine/a", "good")
        .await
        .expect("a session");
    assert_eq!(
        made.subject_from_web_identity_token.as_deref(),
        Some("repo:mine/a")
    );
    let credentials = made.credentials.expect("credentials");
    let caller = world.caller(&credentials.session_token);
    let who = caller.principal().expect("known").arn.clone();
    assert_eq!(who, "arn:aws:sts::000000000000:assumed-role/r/me");
    let refused = [
        (
            ask(here, aud, "repo:other/a", "good").await,
            "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity",
        ),
        (
            ask(here, "else", "repo:mine/a", "good").await,
            "InvalidIdentityToken: Incorrect token audience",
        ),
        (
            ask("https://else.example.com", aud, "repo:mine/a", "good").await,
            "InvalidIdentityToken: No OpenIDConnect provider found in your account for https://else.example.com",
        ),
        (
            ask(here, aud, "repo:mine/a", "old").await,
            "ExpiredTokenException: Token expired: current date/time must be before the expiration date/time",
        ),
        (
            ask(here, aud, "repo:mine/a", "bad").await,
            "InvalidIdentityToken: The ID Token provided is not a valid JWT.",
        ),
    ];
    for (answer, expected) in refused {
        assert_eq!(answer.expect_err("refused"), expected);
    }
}
