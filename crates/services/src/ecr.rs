//! ECR: repositories of container images as configuration. There is no registry behind them: nothing can be pushed,
//! and no repository has images. Functions' images come from elsewhere, see [`crate::images`].

mod images;
mod policies;
mod record;
mod repositories;

use frazil_wire::not_supported;
use frazil_wire::shapes::ecr as shapes;

use crate::kept::kept_service;

kept_service! {
    /// The service. Clones share everything.
    Ecr of shapes kept as "ecr"
}

frazil_wire::operations! {
    Ecr of shapes, else not_supported;
    BatchDeleteImage batch_delete_image,
    BatchGetImage batch_get_image,
    CreateRepository create_repository,
    DeleteLifecyclePolicy delete_lifecycle_policy,
    DeleteRepository delete_repository,
    DeleteRepositoryPolicy delete_repository_policy,
    DescribeImages describe_images,
    DescribeRegistry describe_registry,
    DescribeRepositories describe_repositories,
    GetAuthorizationToken get_authorization_token,
    GetLifecyclePolicy get_lifecycle_policy,
    GetRepositoryPolicy get_repository_policy,
    ListImages list_images,
    ListTagsForResource list_tags_for_resource,
    PutImage put_image,
    PutImageScanningConfiguration put_image_scanning_configuration,
    PutImageTagMutability put_image_tag_mutability,
    PutLifecyclePolicy put_lifecycle_policy,
    SetRepositoryPolicy set_repository_policy,
    TagResource tag_resource,
    UntagResource untag_resource,
}
