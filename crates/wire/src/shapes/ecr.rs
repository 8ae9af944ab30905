//! The service `api.ecr` and its operations.

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
    endpoint "api.ecr" signing "ecr" version "2015-09-21"
    protocol Json11 target "AmazonEC2ContainerRegistry_V20150921" invalid "InvalidParameterException"
    BATCH_DELETE_IMAGE BatchDeleteImage POST "/" 200 BATCH_DELETE_IMAGE_REQUEST BatchDeleteImageRequest => BATCH_DELETE_IMAGE_RESPONSE BatchDeleteImageResponse;
    BATCH_GET_IMAGE BatchGetImage POST "/" 200 BATCH_GET_IMAGE_REQUEST BatchGetImageRequest => BATCH_GET_IMAGE_RESPONSE BatchGetImageResponse;
    CREATE_REPOSITORY CreateRepository POST "/" 200 CREATE_REPOSITORY_REQUEST CreateRepositoryRequest => CREATE_REPOSITORY_RESPONSE CreateRepositoryResponse;
    DELETE_LIFECYCLE_POLICY DeleteLifecyclePolicy POST "/" 200 DELETE_LIFECYCLE_POLICY_REQUEST DeleteLifecyclePolicyRequest => DELETE_LIFECYCLE_POLICY_RESPONSE DeleteLifecyclePolicyResponse;
    DELETE_REPOSITORY DeleteRepository POST "/" 200 DELETE_REPOSITORY_REQUEST DeleteRepositoryRequest => DELETE_REPOSITORY_RESPONSE DeleteRepositoryResponse;
    DELETE_REPOSITORY_POLICY DeleteRepositoryPolicy POST "/" 200 DELETE_REPOSITORY_POLICY_REQUEST DeleteRepositoryPolicyRequest => DELETE_REPOSITORY_POLICY_RESPONSE DeleteRepositoryPolicyResponse;
    DESCRIBE_IMAGES DescribeImages POST "/" 200 DESCRIBE_IMAGES_REQUEST DescribeImagesRequest => DESCRIBE_IMAGES_RESPONSE DescribeImagesResponse;
    DESCRIBE_REGISTRY DescribeRegistry POST "/" 200 DESCRIBE_REGISTRY_REQUEST DescribeRegistryRequest => DESCRIBE_REGISTRY_RESPONSE DescribeRegistryResponse;
    DESCRIBE_REPOSITORIES DescribeRepositories POST "/" 200 DESCRIBE_REPOSITORIES_REQUEST DescribeRepositoriesRequest => DESCRIBE_REPOSITORIES_RESPONSE DescribeRepositoriesResponse;
    GET_AUTHORIZATION_TOKEN GetAuthorizationToken POST "/" 200 GET_AUTHORIZATION_TOKEN_REQUEST GetAuthorizationTokenRequest => GET_AUTHORIZATION_TOKEN_RESPONSE GetAuthorizationTokenResponse;
    GET_LIFECYCLE_POLICY GetLifecyclePolicy POST "/" 200 GET_LIFECYCLE_POLICY_REQUEST GetLifecyclePolicyRequest => GET_LIFECYCLE_POLICY_RESPONSE GetLifecyclePolicyResponse;
    GET_REPOSITORY_POLICY GetRepositoryPolicy POST "/" 200 GET_REPOSITORY_POLICY_REQUEST GetRepositoryPolicyRequest => GET_REPOSITORY_POLICY_RESPONSE GetRepositoryPolicyResponse;
    LIST_IMAGES ListImages POST "/" 200 LIST_IMAGES_REQUEST ListImagesRequest => LIST_IMAGES_RESPONSE ListImagesResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    PUT_IMAGE PutImage POST "/" 200 PUT_IMAGE_REQUEST PutImageRequest => PUT_IMAGE_RESPONSE PutImageResponse;
    PUT_IMAGE_SCANNING_CONFIGURATION PutImageScanningConfiguration POST "/" 200 PUT_IMAGE_SCANNING_CONFIGURATION_REQUEST PutImageScanningConfigurationRequest => PUT_IMAGE_SCANNING_CONFIGURATION_RESPONSE PutImageScanningConfigurationResponse;
    PUT_IMAGE_TAG_MUTABILITY PutImageTagMutability POST "/" 200 PUT_IMAGE_TAG_MUTABILITY_REQUEST PutImageTagMutabilityRequest => PUT_IMAGE_TAG_MUTABILITY_RESPONSE PutImageTagMutabilityResponse;
    PUT_LIFECYCLE_POLICY PutLifecyclePolicy POST "/" 200 PUT_LIFECYCLE_POLICY_REQUEST PutLifecyclePolicyRequest => PUT_LIFECYCLE_POLICY_RESPONSE PutLifecyclePolicyResponse;
    SET_REPOSITORY_POLICY SetRepositoryPolicy POST "/" 200 SET_REPOSITORY_POLICY_REQUEST SetRepositoryPolicyRequest => SET_REPOSITORY_POLICY_RESPONSE SetRepositoryPolicyResponse;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => TAG_RESOURCE_RESPONSE TagResourceResponse;
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => UNTAG_RESOURCE_RESPONSE UntagResourceResponse;
}
