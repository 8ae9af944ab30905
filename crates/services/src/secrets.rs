//! Secrets Manager: secrets with their versions, stages, policies and tags.

mod change;
mod password;
mod read;
mod record;

use frazil_wire::not_supported;
use frazil_wire::shapes::secretsmanager as shapes;

use crate::kept::kept_service;

kept_service! {
    /// The service. Clones share everything.
    Secrets of shapes kept as "secretsmanager"
}

frazil_wire::operations! {
    Secrets of shapes, else not_supported;
    BatchGetSecretValue batch_get_secret_value,
    CreateSecret create_secret,
    DeleteResourcePolicy delete_resource_policy,
    DeleteSecret delete_secret,
    DescribeSecret describe_secret,
    GetRandomPassword get_random_password,
    GetResourcePolicy get_resource_policy,
    GetSecretValue get_secret_value,
    ListSecretVersionIds list_secret_version_ids,
    ListSecrets list_secrets,
    PutResourcePolicy put_resource_policy,
    PutSecretValue put_secret_value,
    RestoreSecret restore_secret,
    TagResource tag_resource,
    UntagResource untag_resource,
    UpdateSecret update_secret,
    UpdateSecretVersionStage update_secret_version_stage,
}
