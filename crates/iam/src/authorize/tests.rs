//! Who may do what, from a request to AWS's words.

use frazil_wire::shapes::{events, iam, lambda, sqs};
use frazil_wire::{Caller, Operation, Sender, ServiceTable, request};

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
    let answer = world.iam.authorize(caller, ask, policy, context);
    let answer = answer.map_err(|refused| refused.fault(&lambda::SERVICE));
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

#[tokio::test]
async fn roles_are_passed_by_whom_iam_pass_role_allows_it() {
    let world = World::new().await;
    let caller = session(
        &world,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["events:*","lambda:*"],"Resource":"*"},
        {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::000000000000:role/mine","Condition":{"StringEquals":{"iam:PassedToService":"events.amazonaws.com"}}}]}"#,
    )
    .await;
    let target = |role: &str| events::Target {
        arn: "arn:aws:sqs:us-east-1:000000000000:q".to_owned(),
        role_arn: Some(format!("arn:aws:iam::000000000000:role/{role}")),
        ..Default::default()
    };
    let put = |roles: &[&str]| {
        let input = events::PutTargetsRequest {
            rule: "r".to_owned(),
            targets: roles.iter().map(|role| target(role)).collect(),
            ..Default::default()
        };
        ask::<events::PutTargets>(&events::SERVICE, &input)
    };
    assert_eq!(words(&world, &caller, &put(&["mine"]), None), "allowed");
    let told = words(&world, &caller, &put(&["mine", "other"]), None);
    assert!(
        told.ends_with("is not authorized to perform: iam:PassRole on resource: arn:aws:iam::000000000000:role/other because no identity-based policy allows the iam:PassRole action"),
        "{told}"
    );
    let update = lambda::UpdateFunctionConfigurationRequest {
        function_name: "f".to_owned(),
        role: Some("arn:aws:iam::000000000000:role/mine".to_owned()),
        ..Default::default()
    };
    let update = ask::<lambda::UpdateFunctionConfiguration>(&lambda::SERVICE, &update);
    let told = words(&world, &caller, &update, None);
    assert!(told.contains("iam:PassRole"), "{told}");
}

#[tokio::test]
async fn services_act_as_roles_that_trust_them_or_need_the_resources_policy() {
    let world = World::new().await;
    session(
        &world,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:*","Resource":"*"}]}"#,
    )
    .await;
    let by = |role: Option<&str>| {
        Caller::Service(Sender {
            service: "scheduler.amazonaws.com".to_owned(),
            arn: "arn:aws:scheduler:us-east-1:000000000000:schedule/default/s".to_owned(),
            account: ACCOUNT.to_owned(),
            role: role.map(|name| format!("arn:aws:iam::000000000000:role/{name}")),
        })
    };
    let asked = get_function("f");
    let told = |caller: &Caller, policy| words(&world, caller, &asked, policy);
    let who = "AccessDeniedException: User: scheduler.amazonaws.com is not authorized to perform:";
    // Anybody may assume the role of these tests, a service too; nobody one that is not there.
    assert_eq!(told(&by(Some("r")), None), "allowed");
    assert!(told(&by(Some("none")), None).starts_with(&format!("{who} sts:AssumeRole")));
    assert!(
        told(&by(None), None)
            .ends_with("because no resource-based policy allows the lambda:GetFunction action")
    );
    let policy = |arn: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"scheduler.amazonaws.com"}},"Action":"lambda:GetFunction","Resource":"*","Condition":{{"ArnLike":{{"AWS:SourceArn":"{arn}"}}}}}}]}}"#
        )
    };
    let (of_schedules, of_rules) = (
        policy("arn:aws:scheduler:*:*:*"),
        policy("arn:aws:events:*:*:*"),
    );
    assert_eq!(told(&by(None), Some(of_schedules.as_str())), "allowed");
    assert!(told(&by(None), Some(of_rules.as_str())).starts_with(who));
}

#[test]
fn requests_say_tags_for_conditions() {
    let role = iam::CreateRoleRequest {
        role_name: "r".to_owned(),
        tags: Some(vec![iam::Tag {
            key: "team".to_owned(),
            value: "blue".to_owned(),
        }]),
        ..Default::default()
    };
    let said = ask::<iam::CreateRole>(&iam::SERVICE, &role).said;
    let expected = [("aws:RequestTag/team", "blue"), ("aws:TagKeys", "team")];
    assert_eq!(
        said,
        expected.map(|(key, it)| (key.to_owned(), it.to_owned()))
    );
    let untag = lambda::UntagResourceRequest {
        resource: "arn:aws:lambda:us-east-1:000000000000:function:f".to_owned(),
        tag_keys: vec!["team".to_owned()],
    };
    let said = ask::<lambda::UntagResource>(&lambda::SERVICE, &untag).said;
    assert_eq!(said, [("aws:TagKeys".to_owned(), "team".to_owned())]);
}
