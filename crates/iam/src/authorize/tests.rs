//! Who may do what, from a request to AWS's words.

use frazil_wire::shapes::{iam, lambda, sqs};
use frazil_wire::{Caller, Operation, ServiceTable, request};

use super::{Ask, Scope};
use crate::policy::Context;
use crate::testing::{ACCOUNT, World, root, signed};
use crate::{Session, SessionOf};

fn ask<O: Operation>(service: &'static ServiceTable, input: &O::Input) -> Ask {
    let scope = Scope {
        account: ACCOUNT.to_owned(),
        region: "us-east-1".to_owned(),
    };
    Ask::of(service, &request::<O>(input), &scope).expect("an operation")
}

fn get_function(name: &str) -> Ask {
    let input = lambda::GetFunctionRequest {
        function_name: name.to_owned(),
        ..Default::default()
    };
    ask::<lambda::GetFunction>(&lambda::SERVICE, &input)
}

fn words(world: &World, caller: &Caller, ask: &Ask, policy: Option<&str>) -> String {
    let context = Context::default();
    let answer = world
        .iam
        .authorize(&lambda::SERVICE, caller, ask, policy, context);
    answer.map_or_else(|fault| fault.to_string(), |()| "allowed".to_owned())
}

/// A session of a role with one inline policy.
async fn session(world: &World, policy: &str) -> Caller {
    let trust = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"#;
    let role = iam::CreateRoleRequest {
        role_name: "r".to_owned(),
        assume_role_policy_document: trust.to_owned(),
        ..Default::default()
    };
    world.iam::<iam::CreateRole>(role).await.expect("a role");
    let put = iam::PutRolePolicyRequest {
        role_name: "r".to_owned(),
        policy_name: "p".to_owned(),
        policy_document: policy.to_owned(),
    };
    world
        .iam::<iam::PutRolePolicy>(put)
        .await
        .expect("a policy");
    let session = Session::of_function("arn:aws:iam::000000000000:role/r", "f");
    signed(world.iam.identify("ASIA", Some(&session)).expect("known"))
}

#[tokio::test]
async fn what_no_policy_allows_is_refused_in_awss_words() {
    let world = World::new().await;
    let caller = session(
        &world,
        r#"{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:lambda:*:*:function:mine*"},
        {"Effect":"Deny","Action":"lambda:*","Resource":"arn:aws:lambda:*:*:function:mine-not"}]}"#,
    )
    .await;
    assert_eq!(
        words(&world, &caller, &get_function("mine"), None),
        "allowed"
    );
    let who = "User: arn:aws:sts::000000000000:assumed-role/r/f is not authorized to perform: lambda:GetFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:";
    assert_eq!(
        words(&world, &caller, &get_function("other"), None),
        format!(
            "AccessDeniedException: {who}other because no identity-based policy allows the lambda:GetFunction action"
        )
    );
    assert_eq!(
        words(&world, &caller, &get_function("mine-not"), None),
        format!(
            "AccessDeniedException: {who}mine-not with an explicit deny in an identity-based policy"
        )
    );
    assert_eq!(
        words(&world, &root(), &get_function("other"), None),
        "allowed"
    );
    let own = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:role/r"},"Action":"lambda:GetFunction","Resource":"arn:aws:lambda:us-east-1:000000000000:function:other"}]}"#;
    assert_eq!(
        words(&world, &caller, &get_function("other"), Some(own)),
        "allowed"
    );
    let anonymous = words(&world, &Caller::Anonymous, &get_function("mine"), None);
    assert!(
        anonymous.starts_with("AccessDeniedException: User: anonymous"),
        "{anonymous}"
    );
}

#[tokio::test]
async fn a_sessions_own_policies_limit_it() {
    let world = World::new().await;
    session(
        &world,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    )
    .await;
    let limited = Session {
        policies: vec![r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#.to_owned()],
        of: SessionOf::Role {
            arn: "arn:aws:iam::000000000000:role/r".to_owned(),
            session: "s".to_owned(),
        },
        ..Session::of_function("", "")
    };
    let caller = signed(world.iam.identify("ASIA", Some(&limited)).expect("known"));
    let told = words(&world, &caller, &get_function("f"), None);
    assert!(
        told.ends_with("because no session policy allows the lambda:GetFunction action"),
        "{told}"
    );
}

#[test]
fn requests_name_their_resources() {
    let queue = sqs::SendMessageBatchRequest {
        queue_url: "http://localhost:4566/000000000000/q".to_owned(),
        ..Default::default()
    };
    let queue = ask::<sqs::SendMessageBatch>(&sqs::SERVICE, &queue);
    assert_eq!(queue.action, "sqs:SendMessage");
    assert_eq!(queue.resources, ["arn:aws:sqs:us-east-1:000000000000:q"]);
    let invoke = lambda::InvocationRequest {
        function_name: "000000000000:function:f".to_owned(),
        qualifier: Some("live".to_owned()),
        ..Default::default()
    };
    let invoke = ask::<lambda::Invoke>(&lambda::SERVICE, &invoke);
    assert_eq!(invoke.action, "lambda:InvokeFunction");
    assert_eq!(
        invoke.resources,
        ["arn:aws:lambda:us-east-1:000000000000:function:f:live"]
    );
    let list =
        ask::<lambda::ListFunctions>(&lambda::SERVICE, &lambda::ListFunctionsRequest::default());
    assert_eq!(list.resources, ["*"]);
}
