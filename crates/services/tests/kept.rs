//! The services that keep what they are told: parameters, secrets, certificates, zones and repositories.

use std::sync::Arc;

use frazil_lambda::seams::Home;
use frazil_services::acm::Acm;
use frazil_services::ecr::Ecr;
use frazil_services::route53::Route53;
use frazil_services::secrets::Secrets;
use frazil_services::ssm::Ssm;
use frazil_store::{MemoryStore, Store};
use frazil_wire::shapes::{acm, ecr, route53, secretsmanager, ssm};
use frazil_wire::{Call, Caller, Fault, Operation, Service, answer, request};

fn home(store: &Arc<dyn Store>) -> Home {
    Home::new(store.clone(), "000000000000", "us-east-1")
}

fn store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

async fn ask<O: Operation>(service: &dyn Service, input: O::Input) -> Result<O::Output, Fault> {
    let call = Call {
        request: request::<O>(&input),
        caller: Caller::Anonymous,
        request_id: "r-1".to_owned(),
    };
    answer::<O>(&service.handle(call).await)
}

fn code<T: std::fmt::Debug>(answer: Result<T, Fault>) -> String {
    answer.expect_err("a fault").code.into_owned()
}

fn parameter(name: &str, value: &str, kind: &str) -> ssm::PutParameterRequest {
    ssm::PutParameterRequest {
        name: name.to_owned(),
        value: value.to_owned(),
        r#type: Some(kind.to_owned()),
        ..Default::default()
    }
}

async fn value(service: &Ssm, name: &str, clear: bool) -> Result<String, Fault> {
    let input = ssm::GetParameterRequest {
        name: name.to_owned(),
        with_decryption: Some(clear),
    };
    let found = ask::<ssm::GetParameter>(service, input).await?.parameter;
    Ok(found.and_then(|it| it.value).expect("a value"))
}

#[tokio::test]
async fn parameters_have_versions_labels_and_paths() {
    let store = store();
    let ssm = Ssm::new(home(&store));
    let put = async |input| ask::<ssm::PutParameter>(&ssm, input).await;
    put(parameter("/app/a", "1", "String")).await.expect("put");
    let again = put(parameter("/app/a", "2", "String")).await;
    assert_eq!(code(again), "ParameterAlreadyExists");
    let over = ssm::PutParameterRequest {
        overwrite: Some(true),
        ..parameter("/app/a", "2", "String")
    };
    assert_eq!(put(over).await.expect("put").version, Some(2));
    put(parameter("/app/deep/b", "s3cret", "SecureString"))
        .await
        .expect("put");
    put(parameter("plain", "p", "String")).await.expect("put");
    let label = ssm::LabelParameterVersionRequest {
        name: "/app/a".to_owned(),
        parameter_version: Some(1),
        labels: vec!["old".to_owned(), "1st".to_owned()],
    };
    let labelled = ask::<ssm::LabelParameterVersion>(&ssm, label)
        .await
        .expect("labelled");
    assert_eq!(labelled.invalid_labels, Some(vec!["1st".to_owned()]));

    for (name, expect) in [
        ("/app/a", "2"),
        ("/app/a:1", "1"),
        ("/app/a:old", "1"),
        ("arn:aws:ssm:us-east-1:000000000000:parameter/app/a", "2"),
        ("arn:aws:ssm:us-east-1:000000000000:parameter/plain", "p"),
    ] {
        assert_eq!(
            value(&ssm, name, false).await.as_deref(),
            Ok(expect),
            "{name}"
        );
    }
    assert_eq!(
        value(&ssm, "/app/deep/b", true).await.as_deref(),
        Ok("s3cret")
    );
    assert_ne!(
        value(&ssm, "/app/deep/b", false).await.as_deref(),
        Ok("s3cret")
    );
    assert_eq!(
        code(value(&ssm, "/app/a:7", false).await),
        "ParameterVersionNotFound"
    );
    assert_eq!(code(value(&ssm, "none", false).await), "ParameterNotFound");
    assert_eq!(
        code(put(parameter("/aws/x", "1", "String")).await),
        "AccessDeniedException"
    );

    // what was acknowledged is there for the next process
    let ssm = Ssm::new(home(&store));
    let below = async |recursive| {
        let input = ssm::GetParametersByPathRequest {
            path: "/app".to_owned(),
            recursive: Some(recursive),
            ..Default::default()
        };
        let found = ask::<ssm::GetParametersByPath>(&ssm, input).await;
        let found = found.expect("found").parameters.expect("a list");
        found
            .into_iter()
            .filter_map(|it| it.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(below(false).await, ["/app/a"]);
    assert_eq!(below(true).await, ["/app/a", "/app/deep/b"]);
}

fn secret(name: &str, text: &str) -> secretsmanager::CreateSecretRequest {
    secretsmanager::CreateSecretRequest {
        name: name.to_owned(),
        secret_string: Some(text.to_owned()),
        ..Default::default()
    }
}

async fn text(service: &Secrets, id: &str, stage: &str) -> Result<String, Fault> {
    let input = secretsmanager::GetSecretValueRequest {
        secret_id: id.to_owned(),
        version_stage: Some(stage.to_owned()),
        ..Default::default()
    };
    let found = ask::<secretsmanager::GetSecretValue>(service, input).await?;
    Ok(found.secret_string.expect("text"))
}

#[tokio::test]
async fn secrets_move_their_stages_and_come_back_from_deletion() {
    let secrets = Secrets::new(home(&store()));
    let made = ask::<secretsmanager::CreateSecret>(&secrets, secret("app/db", "one")).await;
    let arn = made.expect("made").arn.expect("an ARN");
    let again = ask::<secretsmanager::CreateSecret>(&secrets, secret("app/db", "x")).await;
    assert_eq!(code(again), "ResourceExistsException");
    let put = secretsmanager::PutSecretValueRequest {
        secret_id: arn.clone(),
        secret_string: Some("two".to_owned()),
        ..Default::default()
    };
    ask::<secretsmanager::PutSecretValue>(&secrets, put)
        .await
        .expect("put");
    assert_eq!(
        text(&secrets, "app/db", "AWSCURRENT").await.as_deref(),
        Ok("two")
    );
    assert_eq!(
        text(&secrets, &arn, "AWSPREVIOUS").await.as_deref(),
        Ok("one")
    );

    let delete = secretsmanager::DeleteSecretRequest {
        secret_id: "app/db".to_owned(),
        recovery_window_in_days: Some(7),
        ..Default::default()
    };
    ask::<secretsmanager::DeleteSecret>(&secrets, delete)
        .await
        .expect("deleted");
    let refused = text(&secrets, "app/db", "AWSCURRENT").await;
    assert_eq!(code(refused), "InvalidRequestException");
    let restore = secretsmanager::RestoreSecretRequest { secret_id: arn };
    ask::<secretsmanager::RestoreSecret>(&secrets, restore)
        .await
        .expect("restored");
    assert_eq!(
        text(&secrets, "app/db", "AWSCURRENT").await.as_deref(),
        Ok("two")
    );
    assert_eq!(
        code(text(&secrets, "none", "AWSCURRENT").await),
        "ResourceNotFoundException"
    );

    let asked = secretsmanager::GetRandomPasswordRequest {
        password_length: Some(20),
        exclude_punctuation: Some(true),
        ..Default::default()
    };
    let password = ask::<secretsmanager::GetRandomPassword>(&secrets, asked).await;
    let password = password.expect("a password").random_password.expect("text");
    assert_eq!(password.len(), 20);
    assert!(
        password.chars().all(|it| it.is_ascii_alphanumeric()),
        "{password}"
    );
}

#[tokio::test]
async fn a_requested_certificate_is_issued_with_its_validation_records() {
    let acm = Acm::new(home(&store()));
    let input = acm::RequestCertificateRequest {
        domain_name: "example.com".to_owned(),
        subject_alternative_names: Some(vec!["*.example.com".to_owned()]),
        validation_method: Some("DNS".to_owned()),
        ..Default::default()
    };
    let made = ask::<acm::RequestCertificate>(&acm, input)
        .await
        .expect("requested");
    let arn = made.certificate_arn.expect("an ARN");
    let input = acm::DescribeCertificateRequest {
        certificate_arn: arn.clone(),
    };
    let found = ask::<acm::DescribeCertificate>(&acm, input.clone())
        .await
        .expect("found");
    let detail = found.certificate.expect("a certificate");
    assert_eq!(detail.status.as_deref(), Some("ISSUED"));
    let validations = detail.domain_validation_options.expect("validations");
    let records: Vec<_> = validations
        .into_iter()
        .map(|it| it.resource_record.expect("a record"))
        .collect();
    assert_eq!(
        records[0], records[1],
        "a wildcard is proved with the name below it"
    );
    assert!(records[0].name.ends_with(".example.com."), "{records:?}");
    let delete = acm::DeleteCertificateRequest {
        certificate_arn: arn,
    };
    ask::<acm::DeleteCertificate>(&acm, delete)
        .await
        .expect("deleted");
    let gone = ask::<acm::DescribeCertificate>(&acm, input).await;
    assert_eq!(code(gone), "ResourceNotFoundException");
}

fn change(action: &str, name: &str, value: &str) -> route53::Change {
    route53::Change {
        action: action.to_owned(),
        resource_record_set: route53::ResourceRecordSet {
            name: name.to_owned(),
            r#type: "CNAME".to_owned(),
            ttl: Some(60),
            resource_records: Some(vec![route53::ResourceRecord {
                value: value.to_owned(),
            }]),
            ..Default::default()
        },
    }
}

#[tokio::test]
async fn zones_take_batches_of_changes_as_a_whole() {
    let dns = Route53::new(home(&store()));
    let input = route53::CreateHostedZoneRequest {
        name: "Example.com".to_owned(),
        caller_reference: "once".to_owned(),
        ..Default::default()
    };
    let made = ask::<route53::CreateHostedZone>(&dns, input.clone())
        .await
        .expect("made");
    assert_eq!(made.hosted_zone.name, "example.com.");
    assert!(
        made.location.ends_with(&made.hosted_zone.id),
        "{}",
        made.location
    );
    let again = ask::<route53::CreateHostedZone>(&dns, input).await;
    assert_eq!(code(again), "HostedZoneAlreadyExists");
    let id = made
        .hosted_zone
        .id
        .trim_start_matches("/hostedzone/")
        .to_owned();
    let batch = async |changes| {
        let input = route53::ChangeResourceRecordSetsRequest {
            hosted_zone_id: id.clone(),
            change_batch: route53::ChangeBatch {
                comment: None,
                changes,
            },
        };
        ask::<route53::ChangeResourceRecordSets>(&dns, input).await
    };
    let first = vec![
        change("UPSERT", "www.example.com", "a"),
        change("CREATE", "*.example.com", "b"),
    ];
    let done = batch(first).await.expect("changed").change_info;
    assert_eq!(done.status, "INSYNC");
    let get = route53::GetChangeRequest { id: done.id };
    ask::<route53::GetChange>(&dns, get).await.expect("known");
    let bad = vec![
        change("UPSERT", "new.example.com", "c"),
        change("CREATE", "www.example.com", "a"),
    ];
    let refused = batch(bad).await.expect_err("a fault");
    assert_eq!(refused.code, "InvalidChangeBatch");

    let list = route53::ListResourceRecordSetsRequest {
        hosted_zone_id: id.clone(),
        ..Default::default()
    };
    let sets = ask::<route53::ListResourceRecordSets>(&dns, list)
        .await
        .expect("listed");
    let names: Vec<_> = sets
        .resource_record_sets
        .iter()
        .map(|set| format!("{} {}", set.name, set.r#type))
        .collect();
    assert_eq!(
        names,
        [
            "example.com. NS",
            "example.com. SOA",
            "\\052.example.com. CNAME",
            "www.example.com. CNAME"
        ]
    );
    let delete = route53::DeleteHostedZoneRequest { id: id.clone() };
    let full = ask::<route53::DeleteHostedZone>(&dns, delete.clone()).await;
    assert_eq!(code(full), "HostedZoneNotEmpty");
    let empty = vec![
        change("DELETE", "www.example.com", "a"),
        change("DELETE", "*.example.com", "b"),
    ];
    batch(empty).await.expect("changed");
    ask::<route53::DeleteHostedZone>(&dns, delete)
        .await
        .expect("deleted");
}

fn repository(name: &str) -> ecr::CreateRepositoryRequest {
    ecr::CreateRepositoryRequest {
        repository_name: name.to_owned(),
        ..Default::default()
    }
}

async fn names(service: &Ecr, asked: Option<&str>) -> Result<Vec<String>, Fault> {
    let input = ecr::DescribeRepositoriesRequest {
        repository_names: asked.map(|name| vec![name.to_owned()]),
        ..Default::default()
    };
    let found = ask::<ecr::DescribeRepositories>(service, input).await?;
    let found = found.repositories.unwrap_or_default().into_iter();
    Ok(found.filter_map(|it| it.repository_uri).collect())
}

#[tokio::test]
async fn repositories_are_kept_with_their_policies_and_have_no_images() {
    let store = store();
    let service = Ecr::new(home(&store));
    let made = ask::<ecr::CreateRepository>(&service, repository("team/app")).await;
    let made = made.expect("made").repository.expect("a repository");
    assert_eq!(made.image_tag_mutability.as_deref(), Some("MUTABLE"));
    let arn = made.repository_arn.expect("an ARN");
    let policy = ecr::SetRepositoryPolicyRequest {
        repository_name: "team/app".to_owned(),
        policy_text: r#"{"Statement": []}"#.to_owned(),
        ..Default::default()
    };
    ask::<ecr::SetRepositoryPolicy>(&service, policy)
        .await
        .expect("set");
    let tags = ecr::TagResourceRequest {
        resource_arn: arn.clone(),
        tags: vec![ecr::Tag {
            key: "k".to_owned(),
            value: "v".to_owned(),
        }],
    };
    ask::<ecr::TagResource>(&service, tags)
        .await
        .expect("tagged");

    // what was acknowledged is there for the next process
    let service = Ecr::new(home(&store));
    let uri = "000000000000.dkr.ecr.us-east-1.amazonaws.com/team/app";
    assert_eq!(names(&service, None).await.expect("listed"), [uri]);
    let get = ecr::GetRepositoryPolicyRequest {
        repository_name: "team/app".to_owned(),
        ..Default::default()
    };
    let told = ask::<ecr::GetRepositoryPolicy>(&service, get).await;
    let told = told.expect("a policy").policy_text;
    assert_eq!(told.as_deref(), Some(r#"{"Statement": []}"#));
    let list = ecr::ListTagsForResourceRequest { resource_arn: arn };
    let tags = ask::<ecr::ListTagsForResource>(&service, list).await;
    assert_eq!(tags.expect("tags").tags.map(|tags| tags.len()), Some(1));
    let images = ecr::ListImagesRequest {
        repository_name: "team/app".to_owned(),
        ..Default::default()
    };
    let images = ask::<ecr::ListImages>(&service, images).await;
    assert_eq!(images.expect("listed").image_ids, Some(Vec::new()));
}

#[tokio::test]
async fn what_repositories_refuse_is_told_in_awss_words() {
    let service = Ecr::new(home(&store()));
    ask::<ecr::CreateRepository>(&service, repository("app"))
        .await
        .expect("made");
    let told = |fault: Fault| format!("{}: {}", fault.code, fault.message);
    let again = ask::<ecr::CreateRepository>(&service, repository("app")).await;
    assert_eq!(
        told(again.expect_err("a fault")),
        "RepositoryAlreadyExistsException: The repository with name 'app' already exists in the registry with id '000000000000'"
    );
    assert_eq!(
        told(names(&service, Some("none")).await.expect_err("a fault")),
        "RepositoryNotFoundException: The repository with name 'none' does not exist in the registry with id '000000000000'"
    );
    let bad = ask::<ecr::CreateRepository>(&service, repository("Capital")).await;
    assert_eq!(code(bad), "InvalidParameterException");
    let policy = ecr::GetLifecyclePolicyRequest {
        repository_name: "app".to_owned(),
        ..Default::default()
    };
    let none = ask::<ecr::GetLifecyclePolicy>(&service, policy).await;
    assert_eq!(code(none), "LifecyclePolicyNotFoundException");
    let image = ecr::DescribeImagesRequest {
        repository_name: "app".to_owned(),
        image_ids: Some(vec![ecr::ImageIdentifier {
            image_tag: Some("v1".to_owned()),
            image_digest: None,
        }]),
        ..Default::default()
    };
    assert_eq!(
        told(
            ask::<ecr::DescribeImages>(&service, image)
                .await
                .expect_err("a fault")
        ),
        "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'v1'} does not exist within the repository with name 'app' in the registry with id '000000000000'"
    );
    let token = ecr::GetAuthorizationTokenRequest::default();
    let token = ask::<ecr::GetAuthorizationToken>(&service, token).await;
    assert_eq!(code(token), "NotImplemented");
    let delete = ecr::DeleteRepositoryRequest {
        repository_name: "app".to_owned(),
        ..Default::default()
    };
    ask::<ecr::DeleteRepository>(&service, delete.clone())
        .await
        .expect("deleted");
    let gone = ask::<ecr::DeleteRepository>(&service, delete).await;
    assert_eq!(code(gone), "RepositoryNotFoundException");
}
