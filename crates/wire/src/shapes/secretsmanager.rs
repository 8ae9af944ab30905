//! The service `secretsmanager` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "secretsmanager" signing "secretsmanager" version "2017-10-17"
    protocol Json11 target "secretsmanager" invalid "ValidationException"
    ASSOCIATE_CROSS_ACCOUNT_REPLICA AssociateCrossAccountReplica POST "/" 200 ASSOCIATE_CROSS_ACCOUNT_REPLICA_REQUEST AssociateCrossAccountReplicaRequest => ASSOCIATE_CROSS_ACCOUNT_REPLICA_RESPONSE AssociateCrossAccountReplicaResponse;
    BATCH_GET_SECRET_VALUE BatchGetSecretValue POST "/" 200 BATCH_GET_SECRET_VALUE_REQUEST BatchGetSecretValueRequest => BATCH_GET_SECRET_VALUE_RESPONSE BatchGetSecretValueResponse;
    CANCEL_ROTATE_SECRET CancelRotateSecret POST "/" 200 CANCEL_ROTATE_SECRET_REQUEST CancelRotateSecretRequest => CANCEL_ROTATE_SECRET_RESPONSE CancelRotateSecretResponse;
    CREATE_SECRET CreateSecret POST "/" 200 CREATE_SECRET_REQUEST CreateSecretRequest => CREATE_SECRET_RESPONSE CreateSecretResponse;
    DELETE_RESOURCE_POLICY DeleteResourcePolicy POST "/" 200 DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest => DELETE_RESOURCE_POLICY_RESPONSE DeleteResourcePolicyResponse;
    DELETE_SECRET DeleteSecret POST "/" 200 DELETE_SECRET_REQUEST DeleteSecretRequest => DELETE_SECRET_RESPONSE DeleteSecretResponse;
    DESCRIBE_SECRET DescribeSecret POST "/" 200 DESCRIBE_SECRET_REQUEST DescribeSecretRequest => DESCRIBE_SECRET_RESPONSE DescribeSecretResponse;
    DISASSOCIATE_CROSS_ACCOUNT_REPLICA DisassociateCrossAccountReplica POST "/" 200 DISASSOCIATE_CROSS_ACCOUNT_REPLICA_REQUEST DisassociateCrossAccountReplicaRequest => DISASSOCIATE_CROSS_ACCOUNT_REPLICA_RESPONSE DisassociateCrossAccountReplicaResponse;
    GET_RANDOM_PASSWORD GetRandomPassword POST "/" 200 GET_RANDOM_PASSWORD_REQUEST GetRandomPasswordRequest => GET_RANDOM_PASSWORD_RESPONSE GetRandomPasswordResponse;
    GET_RESOURCE_POLICY GetResourcePolicy POST "/" 200 GET_RESOURCE_POLICY_REQUEST GetResourcePolicyRequest => GET_RESOURCE_POLICY_RESPONSE GetResourcePolicyResponse;
    GET_SECRET_VALUE GetSecretValue POST "/" 200 GET_SECRET_VALUE_REQUEST GetSecretValueRequest => GET_SECRET_VALUE_RESPONSE GetSecretValueResponse;
    LIST_RESOURCE_POLICIES ListResourcePolicies POST "/" 200 LIST_RESOURCE_POLICIES_REQUEST ListResourcePoliciesRequest => LIST_RESOURCE_POLICIES_RESPONSE ListResourcePoliciesResponse;
    LIST_SECRET_VERSION_IDS ListSecretVersionIds POST "/" 200 LIST_SECRET_VERSION_IDS_REQUEST ListSecretVersionIdsRequest => LIST_SECRET_VERSION_IDS_RESPONSE ListSecretVersionIdsResponse;
    LIST_SECRETS ListSecrets POST "/" 200 LIST_SECRETS_REQUEST ListSecretsRequest => LIST_SECRETS_RESPONSE ListSecretsResponse;
    PUT_RESOURCE_POLICY PutResourcePolicy POST "/" 200 PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest => PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse;
    PUT_SECRET_VALUE PutSecretValue POST "/" 200 PUT_SECRET_VALUE_REQUEST PutSecretValueRequest => PUT_SECRET_VALUE_RESPONSE PutSecretValueResponse;
    REMOVE_REGIONS_FROM_REPLICATION RemoveRegionsFromReplication POST "/" 200 REMOVE_REGIONS_FROM_REPLICATION_REQUEST RemoveRegionsFromReplicationRequest => REMOVE_REGIONS_FROM_REPLICATION_RESPONSE RemoveRegionsFromReplicationResponse;
    REPLICATE_SECRET_TO_REGIONS ReplicateSecretToRegions POST "/" 200 REPLICATE_SECRET_TO_REGIONS_REQUEST ReplicateSecretToRegionsRequest => REPLICATE_SECRET_TO_REGIONS_RESPONSE ReplicateSecretToRegionsResponse;
    RESTORE_SECRET RestoreSecret POST "/" 200 RESTORE_SECRET_REQUEST RestoreSecretRequest => RESTORE_SECRET_RESPONSE RestoreSecretResponse;
    ROTATE_SECRET RotateSecret POST "/" 200 ROTATE_SECRET_REQUEST RotateSecretRequest => ROTATE_SECRET_RESPONSE RotateSecretResponse;
    STOP_REPLICATION_TO_REPLICA StopReplicationToReplica POST "/" 200 STOP_REPLICATION_TO_REPLICA_REQUEST StopReplicationToReplicaRequest => STOP_REPLICATION_TO_REPLICA_RESPONSE StopReplicationToReplicaResponse;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
    UPDATE_SECRET UpdateSecret POST "/" 200 UPDATE_SECRET_REQUEST UpdateSecretRequest => UPDATE_SECRET_RESPONSE UpdateSecretResponse;
    UPDATE_SECRET_VERSION_STAGE UpdateSecretVersionStage POST "/" 200 UPDATE_SECRET_VERSION_STAGE_REQUEST UpdateSecretVersionStageRequest => UPDATE_SECRET_VERSION_STAGE_RESPONSE UpdateSecretVersionStageResponse;
    VALIDATE_RESOURCE_POLICY ValidateResourcePolicy POST "/" 200 VALIDATE_RESOURCE_POLICY_REQUEST ValidateResourcePolicyRequest => VALIDATE_RESOURCE_POLICY_RESPONSE ValidateResourcePolicyResponse;
}
