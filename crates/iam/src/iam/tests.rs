//! What clients do with users, roles and policies.

use frazil_wire::shapes::iam as shapes;

use crate::testing::World;

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
const POLICY: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
const BASIC: &str = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

fn role(name: &str) -> shapes::CreateRoleRequest {
    shapes::CreateRoleRequest {
        role_name: name.to_owned(),
        assume_role_policy_document: TRUST.to_owned(),
        ..Default::default()
    }
}

fn get_role(name: &str) -> shapes::GetRoleRequest {
    shapes::GetRoleRequest {
        role_name: name.to_owned(),
    }
}

fn attach(role: &str, policy: &str) -> shapes::AttachRolePolicyRequest {
    shapes::AttachRolePolicyRequest {
        role_name: role.to_owned(),
        policy_arn: policy.to_owned(),
    }
}

#[tokio::test]
async fn a_role_is_made_found_again_after_a_restart_and_deleted_when_it_is_bare() {
    let world = World::new().await;
    let made = world.iam::<shapes::CreateRole>(shapes::CreateRoleRequest {
        path: Some("/deep/".to_owned()),
        ..role("Worker")
    });
    let made = made.await.expect("a role").role;
    assert_eq!(made.arn, "arn:aws:iam::000000000000:role/deep/Worker");
    assert!(made.role_id.starts_with("AROA") && made.max_session_duration == Some(3600));
    let again = world.iam::<shapes::CreateRole>(role("worker")).await;
    let again = again
        .expect_err("names are the same in any case")
        .to_string();
    assert_eq!(
        again,
        "EntityAlreadyExists: Role with name worker already exists."
    );
    let put = shapes::PutRolePolicyRequest {
        role_name: "Worker".to_owned(),
        policy_name: "p".to_owned(),
        policy_document: POLICY.to_owned(),
    };
    world
        .iam::<shapes::PutRolePolicy>(put)
        .await
        .expect("a policy");
    world
        .iam::<shapes::AttachRolePolicy>(attach("Worker", BASIC))
        .await
        .expect("attached");

    let world = world.restarted().await;
    let found = world
        .iam::<shapes::GetRole>(get_role("Worker"))
        .await
        .expect("the role")
        .role;
    assert_eq!(found.role_id, made.role_id);
    let document = found.assume_role_policy_document.expect("a document");
    assert!(
        document.starts_with("%7B%22Version%22%3A%222012-10-17%22"),
        "{document}"
    );
    let delete = || shapes::DeleteRoleRequest {
        role_name: "Worker".to_owned(),
    };
    let refused = world
        .iam::<shapes::DeleteRole>(delete())
        .await
        .expect_err("attached");
    assert_eq!(
        refused.to_string(),
        "DeleteConflict: Cannot delete entity, must detach all policies first."
    );
    let detach = shapes::DetachRolePolicyRequest {
        role_name: "Worker".to_owned(),
        policy_arn: BASIC.to_owned(),
    };
    world
        .iam::<shapes::DetachRolePolicy>(detach)
        .await
        .expect("detached");
    let refused = world
        .iam::<shapes::DeleteRole>(delete())
        .await
        .expect_err("inline");
    assert_eq!(
        refused.message,
        "Cannot delete entity, must delete policies first."
    );
    let policy = shapes::DeleteRolePolicyRequest {
        role_name: "Worker".to_owned(),
        policy_name: "p".to_owned(),
    };
    world
        .iam::<shapes::DeleteRolePolicy>(policy)
        .await
        .expect("deleted");
    world
        .iam::<shapes::DeleteRole>(delete())
        .await
        .expect("deleted");
    let gone = world
        .iam::<shapes::GetRole>(get_role("Worker"))
        .await
        .expect_err("gone");
    assert_eq!((gone.status, gone.code.as_ref()), (404, "NoSuchEntity"));
    assert_eq!(gone.message, "The role with name Worker cannot be found.");
}

#[tokio::test]
async fn managed_policies_have_versions_and_know_who_holds_them() {
    let world = World::new().await;
    world
        .iam::<shapes::CreateRole>(role("r"))
        .await
        .expect("a role");
    let create = shapes::CreatePolicyRequest {
        policy_name: "p".to_owned(),
        policy_document: POLICY.to_owned(),
        ..Default::default()
    };
    let made = world
        .iam::<shapes::CreatePolicy>(create)
        .await
        .expect("a policy");
    let arn = made.policy.and_then(|it| it.arn).expect("an ARN");
    assert_eq!(arn, "arn:aws:iam::000000000000:policy/p");
    let version = || shapes::CreatePolicyVersionRequest {
        policy_arn: arn.clone(),
        policy_document: POLICY.to_owned(),
        set_as_default: Some(true),
    };
    for _ in 0..4 {
        world
            .iam::<shapes::CreatePolicyVersion>(version())
            .await
            .expect("a version");
    }
    let sixth = world.iam::<shapes::CreatePolicyVersion>(version()).await;
    assert_eq!(sixth.expect_err("five are the most").code, "LimitExceeded");
    let delete = |number: u32| shapes::DeletePolicyVersionRequest {
        policy_arn: arn.clone(),
        version_id: format!("v{number}"),
    };
    let refused = world.iam::<shapes::DeletePolicyVersion>(delete(5)).await;
    assert_eq!(
        refused.expect_err("in force").message,
        "Cannot delete the default version of a policy."
    );
    world
        .iam::<shapes::DeletePolicyVersion>(delete(1))
        .await
        .expect("deleted");
    world
        .iam::<shapes::AttachRolePolicy>(attach("r", &arn))
        .await
        .expect("attached");
    let get = shapes::GetPolicyRequest {
        policy_arn: arn.clone(),
    };
    let policy = world
        .iam::<shapes::GetPolicy>(get)
        .await
        .expect("the policy")
        .policy;
    let policy = policy.expect("the policy");
    assert_eq!(
        (
            policy.attachment_count,
            policy.default_version_id.as_deref()
        ),
        (Some(1), Some("v5"))
    );
    let delete = shapes::DeletePolicyRequest {
        policy_arn: arn.clone(),
    };
    let refused = world
        .iam::<shapes::DeletePolicy>(delete)
        .await
        .expect_err("held");
    assert_eq!(
        refused.message,
        "Cannot delete a policy attached to entities."
    );
    let missing = attach("r", "arn:aws:iam::000000000000:policy/none");
    let missing = world
        .iam::<shapes::AttachRolePolicy>(missing)
        .await
        .expect_err("none");
    assert_eq!(
        missing.to_string(),
        "NoSuchEntity: Policy arn:aws:iam::000000000000:policy/none does not exist or is not attachable."
    );
}

#[tokio::test]
async fn users_have_keys_and_groups() {
    let world = World::new().await;
    let user = shapes::CreateUserRequest {
        user_name: "ann".to_owned(),
        ..Default::default()
    };
    world.iam::<shapes::CreateUser>(user).await.expect("a user");
    let group = shapes::CreateGroupRequest {
        group_name: "team".to_owned(),
        path: None,
    };
    world
        .iam::<shapes::CreateGroup>(group)
        .await
        .expect("a group");
    let add = shapes::AddUserToGroupRequest {
        group_name: "team".to_owned(),
        user_name: "ann".to_owned(),
    };
    world
        .iam::<shapes::AddUserToGroup>(add)
        .await
        .expect("a member");
    let key = shapes::CreateAccessKeyRequest {
        user_name: Some("ann".to_owned()),
    };
    let key = world
        .iam::<shapes::CreateAccessKey>(key)
        .await
        .expect("a key")
        .access_key;
    let whose = world.iam.identify(&key.access_key_id, None).expect("known");
    assert_eq!(whose.arn, "arn:aws:iam::000000000000:user/ann");
    let off = shapes::UpdateAccessKeyRequest {
        user_name: Some("ann".to_owned()),
        access_key_id: key.access_key_id.clone(),
        status: "Inactive".to_owned(),
    };
    world
        .iam::<shapes::UpdateAccessKey>(off)
        .await
        .expect("switched off");
    assert!(world.iam.identify(&key.access_key_id, None).is_err());
    let members = shapes::GetGroupRequest {
        group_name: "team".to_owned(),
        ..Default::default()
    };
    let members = world
        .iam::<shapes::GetGroup>(members)
        .await
        .expect("the group")
        .users;
    assert_eq!(members.len(), 1);
    let delete = shapes::DeleteUserRequest {
        user_name: "ann".to_owned(),
    };
    let refused = world
        .iam::<shapes::DeleteUser>(delete)
        .await
        .expect_err("a member");
    assert_eq!(
        refused.message,
        "Cannot delete entity, must remove users from group first."
    );
}

#[tokio::test]
async fn policies_are_simulated_and_tell_what_they_ask_about() {
    let world = World::new().await;
    let user = shapes::CreateUserRequest {
        user_name: "u".to_owned(),
        ..Default::default()
    };
    world.iam::<shapes::CreateUser>(user).await.expect("a user");
    let put = shapes::PutUserPolicyRequest {
        user_name: "u".to_owned(),
        policy_name: "p".to_owned(),
        policy_document: r#"{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}},
            {"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}]}"#
            .to_owned(),
    };
    world
        .iam::<shapes::PutUserPolicy>(put)
        .await
        .expect("a policy");
    let arn = "arn:aws:iam::000000000000:user/u";
    let ask = |address: Option<&str>| shapes::SimulatePrincipalPolicyRequest {
        policy_source_arn: arn.to_owned(),
        action_names: vec!["s3:GetObject".to_owned(), "s3:DeleteObject".to_owned()],
        resource_arns: Some(vec!["arn:aws:s3:::b/u/k".to_owned()]),
        context_entries: address.map(|it| {
            vec![shapes::ContextEntry {
                context_key_name: Some("aws:SourceIp".to_owned()),
                context_key_values: Some(vec![it.to_owned()]),
                context_key_type: Some("ip".to_owned()),
            }]
        }),
        ..Default::default()
    };
    let told = |answer: shapes::SimulatePolicyResponse| {
        let results = answer.evaluation_results.unwrap_or_default().into_iter();
        let words = results.map(|it| {
            let matched = it.matched_statements.unwrap_or_default();
            let by = matched.into_iter().filter_map(|it| it.source_policy_id);
            let by = by.collect::<Vec<_>>().join(",");
            let missing = it.missing_context_values.unwrap_or_default().join(",");
            format!(
                "{} {} [{by}] [{missing}]",
                it.eval_action_name, it.eval_decision
            )
        });
        words.collect::<Vec<_>>()
    };
    let inside = world
        .iam::<shapes::SimulatePrincipalPolicy>(ask(Some("10.1.2.3")))
        .await;
    assert_eq!(
        told(inside.expect("an answer")),
        [
            "s3:GetObject allowed [user_u_p] []",
            "s3:DeleteObject explicitDeny [user_u_p] []"
        ]
    );
    let unknown = world
        .iam::<shapes::SimulatePrincipalPolicy>(ask(None))
        .await;
    assert_eq!(
        told(unknown.expect("an answer"))[0],
        "s3:GetObject implicitDeny [] [aws:SourceIp]"
    );
    let custom = world.iam::<shapes::SimulateCustomPolicy>(shapes::SimulateCustomPolicyRequest {
        policy_input_list: vec![POLICY.to_owned()],
        action_names: vec!["s3:GetObject".to_owned(), "sqs:SendMessage".to_owned()],
        ..Default::default()
    });
    assert_eq!(
        told(custom.await.expect("an answer")),
        [
            "s3:GetObject allowed [PolicyInputList.1] []",
            "sqs:SendMessage implicitDeny [] []"
        ]
    );
    let keys = shapes::GetContextKeysForPrincipalPolicyRequest {
        policy_source_arn: arn.to_owned(),
        policy_input_list: None,
    };
    let keys = world
        .iam::<shapes::GetContextKeysForPrincipalPolicy>(keys)
        .await;
    assert_eq!(
        keys.expect("keys").context_key_names.unwrap_or_default(),
        ["aws:SourceIp", "aws:username"]
    );
    let nobody = shapes::SimulatePrincipalPolicyRequest {
        policy_source_arn: "arn:aws:iam::000000000000:user/x".to_owned(),
        ..ask(None)
    };
    let nobody = world.iam::<shapes::SimulatePrincipalPolicy>(nobody).await;
    assert!(
        nobody
            .expect_err("nobody")
            .to_string()
            .starts_with("NoSuchEntity")
    );
}

#[tokio::test]
async fn everybody_and_every_policy_is_told_at_once() {
    let world = World::new().await;
    world
        .iam::<shapes::CreateRole>(role("r"))
        .await
        .expect("a role");
    world
        .iam::<shapes::AttachRolePolicy>(attach("r", BASIC))
        .await
        .expect("attached");
    let group = shapes::CreateGroupRequest {
        group_name: "g".to_owned(),
        path: None,
    };
    world
        .iam::<shapes::CreateGroup>(group)
        .await
        .expect("a group");
    let ask = |marker: Option<String>| shapes::GetAccountAuthorizationDetailsRequest {
        max_items: Some(2),
        marker,
        filter: None,
    };
    let first = world
        .iam::<shapes::GetAccountAuthorizationDetails>(ask(None))
        .await;
    let first = first.expect("an answer");
    assert_eq!(first.group_detail_list.unwrap_or_default().len(), 1);
    let role = first.role_detail_list.unwrap_or_default().remove(0);
    let attached = role.attached_managed_policies.unwrap_or_default();
    assert_eq!(attached[0].policy_arn.as_deref(), Some(BASIC));
    let second = world
        .iam::<shapes::GetAccountAuthorizationDetails>(ask(first.marker))
        .await;
    let policies = second.expect("an answer").policies.unwrap_or_default();
    assert_eq!(policies[0].arn.as_deref(), Some(BASIC));
    assert_eq!(policies[0].attachment_count, Some(1));
}
