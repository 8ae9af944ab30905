//! Documents as people write them, and what they say.

use serde_json::{Value, json};

use super::*;

const ACCOUNT: &str = "000000000000";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:f";

fn identity(statement: &Value) -> Document {
    let document = json!({"Version": "2012-10-17", "Statement": statement});
    Document::read(&document.to_string(), Purpose::Identity).expect("well formed")
}

fn resource(statement: &Value) -> Document {
    let document = json!({"Version": "2012-10-17", "Statement": statement});
    Document::read(&document.to_string(), Purpose::Resource).expect("well formed")
}

fn refusal(purpose: Purpose, document: &Value) -> String {
    let refused = Document::read(&document.to_string(), purpose);
    refused.expect_err("refused").to_string()
}

fn asks<'a>(action: &'a str, resource: &'a str, context: &'a Context) -> Request<'a> {
    Request {
        action,
        resource,
        context,
    }
}

#[test]
fn a_document_allows_what_it_names_and_nothing_else() {
    let document = identity(&json!([
        {"Effect": "Allow", "Action": ["lambda:Get*", "LAMBDA:listfunctions"], "Resource": "*"},
        {"Effect": "Deny", "Action": "lambda:GetPolicy", "Resource": FUNCTION},
    ]));
    let context = Context::default();
    let says = |action, resource| document.judge(&asks(action, resource, &context));
    assert_eq!(says("lambda:GetFunction", FUNCTION), Verdict::Allow);
    assert_eq!(says("lambda:ListFunctions", "*"), Verdict::Allow);
    assert_eq!(says("lambda:GetPolicy", FUNCTION), Verdict::Deny);
    assert_eq!(says("lambda:DeleteFunction", FUNCTION), Verdict::Silent);
    assert_eq!(says("s3:GetObject", "arn:aws:s3:::b/k"), Verdict::Silent);
}

#[test]
fn not_action_and_not_resource_mean_everything_else() {
    let document = identity(&json!({
        "Effect": "Allow", "NotAction": "iam:*", "NotResource": ["arn:aws:s3:::secret/*"],
    }));
    let context = Context::default();
    let says = |action, resource| document.judge(&asks(action, resource, &context));
    assert_eq!(says("s3:GetObject", "arn:aws:s3:::open/k"), Verdict::Allow);
    assert_eq!(
        says("s3:GetObject", "arn:aws:s3:::secret/k"),
        Verdict::Silent
    );
    assert_eq!(says("iam:GetUser", "*"), Verdict::Silent);
}

#[test]
fn variables_and_conditions_limit_a_statement() {
    let document = identity(&json!({
        "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::home/${aws:username}/*",
        "Condition": {"Bool": {"aws:SecureTransport": true}, "StringLike": {"aws:UserAgent": "aws-*"}},
    }));
    let key = "arn:aws:s3:::home/ann/k";
    let whole = Context::default()
        .with("aws:username", "ann")
        .with("aws:securetransport", "true")
        .with("aws:useragent", "aws-cli");
    assert_eq!(
        document.judge(&asks("s3:GetObject", key, &whole)),
        Verdict::Allow
    );
    let nobody = Context::default().with("aws:securetransport", "true");
    assert_eq!(
        document.judge(&asks("s3:GetObject", key, &nobody)),
        Verdict::Silent
    );
}

#[test]
fn older_documents_have_no_variables() {
    let old = json!({"Version": "2008-10-17", "Statement": {
        "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:username}",
    }});
    let old = Document::read(&old.to_string(), Purpose::Resource).expect("well formed");
    let context = Context::default().with("aws:username", "ann");
    let literal = asks("s3:ListBucket", "arn:aws:s3:::${aws:username}", &context);
    assert_eq!(old.grant(&literal, &Asker::Anonymous), Grant::Direct);
    let meant = asks("s3:ListBucket", "arn:aws:s3:::ann", &context);
    assert_eq!(old.grant(&meant, &Asker::Anonymous), Grant::Nothing);
}

#[test]
fn a_resources_policy_names_principals() {
    let role = "arn:aws:iam::000000000000:role/r";
    let session = Asker::Aws {
        account: ACCOUNT,
        arn: "arn:aws:sts::000000000000:assumed-role/r/s",
        role: Some(role),
    };
    let context = Context::default();
    let request = asks("lambda:InvokeFunction", FUNCTION, &context);
    let grant = |element: &str, principal: Value, effect: &str, asker: &Asker<'_>| {
        let mut statement = json!({"Effect": effect, "Action": "lambda:*", "Resource": FUNCTION});
        statement[element] = principal;
        resource(&statement).grant(&request, asker)
    };
    let allow = |principal: Value, asker| grant("Principal", principal, "Allow", asker);
    assert_eq!(allow(json!({"AWS": role}), &session), Grant::Direct);
    assert_eq!(allow(json!({"AWS": ACCOUNT}), &session), Grant::Account);
    assert_eq!(
        allow(json!({"AWS": "111111111111"}), &session),
        Grant::Nothing
    );
    assert_eq!(allow(json!("*"), &Asker::Anonymous), Grant::Direct);
    let events = Asker::Service("events.amazonaws.com");
    let named = json!({"Service": ["events.amazonaws.com"]});
    assert_eq!(allow(named.clone(), &events), Grant::Direct);
    assert_eq!(allow(named, &session), Grant::Nothing);
    let but = |asker| grant("NotPrincipal", json!({"AWS": role}), "Deny", asker);
    assert_eq!(
        (but(&session), but(&events)),
        (Grant::Nothing, Grant::Denied)
    );
}

#[test]
fn all_policies_together_decide() {
    let allow = identity(&json!({"Effect": "Allow", "Action": "*", "Resource": "*"}));
    let deny = identity(&json!({"Effect": "Deny", "Action": "*", "Resource": "*"}));
    let other = identity(&json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}));
    let user = "arn:aws:iam::000000000000:user/u";
    let names_user = resource(
        &json!({"Effect": "Allow", "Principal": {"AWS": user}, "Action": "*", "Resource": "*"}),
    );
    let context = Context::default();
    let request = asks("lambda:GetFunction", FUNCTION, &context);
    let silent = Policies {
        is_root: false,
        identity: vec![],
        boundary: None,
        session: None,
        resource: None,
        asker: Asker::Aws {
            account: ACCOUNT,
            arn: user,
            role: None,
        },
    };
    let allowed = Policies {
        identity: vec![&allow],
        ..silent.clone()
    };
    let says = |policies: Policies<'_>| decide(&policies, &request);
    let not_allowed = |layer| Decision::Refused(Refusal::NotAllowed(layer));
    let denied = |layer| Decision::Refused(Refusal::Denied(layer));
    assert_eq!(says(silent.clone()), not_allowed(Layer::Identity));
    assert_eq!(says(allowed.clone()), Decision::Allowed);
    assert_eq!(
        says(Policies {
            identity: vec![&allow, &deny],
            ..silent.clone()
        }),
        denied(Layer::Identity)
    );
    assert_eq!(
        says(Policies {
            boundary: Some(&other),
            ..allowed.clone()
        }),
        not_allowed(Layer::Boundary)
    );
    assert_eq!(
        says(Policies {
            session: Some(vec![&other]),
            ..allowed.clone()
        }),
        not_allowed(Layer::Session)
    );
    assert_eq!(
        says(Policies {
            resource: Some(&names_user),
            boundary: Some(&other),
            ..silent.clone()
        }),
        Decision::Allowed
    );
    assert_eq!(
        says(Policies {
            is_root: true,
            ..silent
        }),
        Decision::Allowed
    );
}

#[test]
fn what_is_wrong_with_an_identitys_policy_is_told_in_awss_words() {
    let with = |change: fn(&mut Value)| {
        let mut document = json!({"Version": "2012-10-17", "Statement": [
            {"Sid": "a", "Effect": "Allow", "Action": "s3:*", "Resource": "*"}]});
        change(&mut document);
        refusal(Purpose::Identity, &document)
    };
    let cases: [(&str, String); 11] = [
        (
            "Syntax errors in policy.",
            with(|it| it["Statement"] = json!([])),
        ),
        (
            "Policy document must be version 2012-10-17 or greater.",
            with(|it| it["Version"] = json!("2008-10-17")),
        ),
        (
            "Policy document should not specify a principal.",
            with(|it| it["Statement"][0]["Principal"] = json!("*")),
        ),
        (
            "Policy statement must contain actions.",
            with(|it| it["Statement"][0]["Action"] = json!([])),
        ),
        (
            "Policy statement must contain resources.",
            with(|it| {
                it["Statement"][0]
                    .as_object_mut()
                    .map(|it| it.remove("Resource"));
            }),
        ),
        (
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            with(|it| it["Statement"][0]["Action"] = json!("List")),
        ),
        (
            "Actions/Condition can contain only one colon.",
            with(|it| it["Statement"][0]["Action"] = json!("a:b:c")),
        ),
        (
            "Resource bucket must be in ARN format or \"*\".",
            with(|it| it["Statement"][0]["Resource"] = json!("bucket")),
        ),
        (
            "Partition \"x\" is not valid for resource \"arn:x:s3:*:*:b\".",
            with(|it| it["Statement"][0]["Resource"] = json!("arn:x:s3:::b")),
        ),
        (
            "IAM resource arn:aws:iam:eu-west-1:1:user/u cannot contain region information.",
            with(|it| it["Statement"][0]["Resource"] = json!("arn:aws:iam:eu-west-1:1:user/u")),
        ),
        (
            "Statement IDs (SID) in a single policy must be unique.",
            with(|it| {
                let again = it["Statement"][0].clone();
                it["Statement"] = json!([again, again]);
            }),
        ),
    ];
    for (expected, found) in cases {
        assert_eq!(found, expected);
    }
    let error = Document::read("{", Purpose::Identity).expect_err("no JSON");
    assert_eq!(error.to_string(), "Syntax errors in policy.");
}

#[test]
fn what_is_wrong_with_a_trust_policy_is_told_in_awss_words() {
    let with = |statement: Value| {
        refusal(
            Purpose::Trust,
            &json!({"Version": "2012-10-17", "Statement": statement}),
        )
    };
    let service = json!({"Service": "lambda.amazonaws.com"});
    let cases = [
        (
            "Missing required field Principal",
            json!({"Effect": "Allow", "Action": "sts:AssumeRole"}),
        ),
        (
            "Has prohibited field Resource",
            json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": service, "Resource": "*"}),
        ),
        (
            "AssumeRole policy may only specify STS AssumeRole actions.",
            json!({"Effect": "Allow", "Action": "s3:GetObject", "Principal": service}),
        ),
        (
            "Invalid principal in policy: \"AWS\":\"ann\"",
            json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "ann"}}),
        ),
        (
            "Invalid principal in policy: \"SERVICE\":\"lambda\"",
            json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda"}}),
        ),
    ];
    for (expected, statement) in cases {
        assert_eq!(with(statement), expected);
    }
    let error = Document::read("{", Purpose::Trust).expect_err("no JSON");
    assert_eq!(error.to_string(), "This policy contains invalid Json");
    let error = Document::read(" {}", Purpose::Trust).expect_err("a space");
    assert_eq!(
        error.to_string(),
        "JSON strings must not have leading spaces"
    );
}
