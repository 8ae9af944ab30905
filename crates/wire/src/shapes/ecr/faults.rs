//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    IMAGE_ALREADY_EXISTS_EXCEPTION "ImageAlreadyExistsException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    IMAGE_DIGEST_DOES_NOT_MATCH_EXCEPTION "ImageDigestDoesNotMatchException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    IMAGE_NOT_FOUND_EXCEPTION "ImageNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    IMAGE_TAG_ALREADY_EXISTS_EXCEPTION "ImageTagAlreadyExistsException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameterException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_TAG_PARAMETER_EXCEPTION "InvalidTagParameterException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_EXCEPTION "KmsException" 400 {
        "message" EXCEPTION_MESSAGE;
        "kmsError" KMS_ERROR;
    }
    LAYERS_NOT_FOUND_EXCEPTION "LayersNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    LIFECYCLE_POLICY_NOT_FOUND_EXCEPTION "LifecyclePolicyNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REFERENCED_IMAGES_NOT_FOUND_EXCEPTION "ReferencedImagesNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REPOSITORY_ALREADY_EXISTS_EXCEPTION "RepositoryAlreadyExistsException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REPOSITORY_NOT_EMPTY_EXCEPTION "RepositoryNotEmptyException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REPOSITORY_NOT_FOUND_EXCEPTION "RepositoryNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REPOSITORY_POLICY_NOT_FOUND_EXCEPTION "RepositoryPolicyNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    SERVER_EXCEPTION "ServerException" 500 {
        "message" EXCEPTION_MESSAGE;
    }
    TOO_MANY_TAGS_EXCEPTION "TooManyTagsException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    UNABLE_TO_GET_UPSTREAM_IMAGE_EXCEPTION "UnableToGetUpstreamImageException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
}
