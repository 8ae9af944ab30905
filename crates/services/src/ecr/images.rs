//! Images: there are none, and nowhere to push one.

use frazil_wire::Fault;
use frazil_wire::shapes::ecr::{self as shapes, *};

use super::Ecr;

impl Ecr {
    pub(super) async fn list_images(
        &self,
        input: ListImagesRequest,
    ) -> Result<ListImagesResponse, Fault> {
        let registry = input.registry_id.as_deref();
        self.repository(registry, &input.repository_name).await?;
        Ok(ListImagesResponse {
            image_ids: Some(Vec::new()),
            next_token: None,
        })
    }

    pub(super) async fn describe_images(
        &self,
        input: DescribeImagesRequest,
    ) -> Result<DescribeImagesResponse, Fault> {
        let registry = input.registry_id.as_deref();
        let name = self
            .repository(registry, &input.repository_name)
            .await?
            .name;
        if let Some(asked) = input.image_ids.unwrap_or_default().first() {
            let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "null".to_owned());
            let message = format!(
                "The image with imageId {{imageDigest:'{}', imageTag:'{}'}} does not exist within the repository with name '{name}' in the registry with id '{}'",
                text(&asked.image_digest),
                text(&asked.image_tag),
                self.0.account()
            );
            return Err(Fault::of(&shapes::IMAGE_NOT_FOUND_EXCEPTION, message));
        }
        Ok(DescribeImagesResponse {
            image_details: Some(Vec::new()),
            next_token: None,
        })
    }

    pub(super) async fn batch_get_image(
        &self,
        input: BatchGetImageRequest,
    ) -> Result<BatchGetImageResponse, Fault> {
        let registry = input.registry_id.as_deref();
        self.repository(registry, &input.repository_name).await?;
        Ok(BatchGetImageResponse {
            images: Some(Vec::new()),
            failures: Some(missing(input.image_ids)),
        })
    }

    pub(super) async fn batch_delete_image(
        &self,
        input: BatchDeleteImageRequest,
    ) -> Result<BatchDeleteImageResponse, Fault> {
        let registry = input.registry_id.as_deref();
        self.repository(registry, &input.repository_name).await?;
        Ok(BatchDeleteImageResponse {
            image_ids: Some(Vec::new()),
            failures: Some(missing(input.image_ids)),
        })
    }

    pub(super) async fn put_image(
        &self,
        _input: PutImageRequest,
    ) -> Result<PutImageResponse, Fault> {
        Err(no_registry())
    }

    pub(super) async fn get_authorization_token(
        &self,
        _input: GetAuthorizationTokenRequest,
    ) -> Result<GetAuthorizationTokenResponse, Fault> {
        Err(no_registry())
    }
}

fn missing(asked: Vec<ImageIdentifier>) -> Vec<ImageFailure> {
    let failures = asked.into_iter().map(|asked| ImageFailure {
        image_id: Some(asked),
        failure_code: Some("ImageNotFound".to_owned()),
        failure_reason: Some("Requested image not found".to_owned()),
    });
    failures.collect()
}

fn no_registry() -> Fault {
    let message = "There is no container registry on this server: repositories are kept as configuration. Put an image's layout into the folder `images` of the server's data, or name another registry in ImageUri";
    Fault::new(501, "NotImplemented", message)
}
