//! Repositories, how they treat tags of images, and their own tags.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::ecr::{self as shapes, Repository as Shown, *};

use super::Ecr;
use super::record::Repository;
use crate::kept::page;

/// The kind of record.
const REPOSITORIES: &str = "repositories";
/// Repositories of one page (AWS's).
const PAGE: i32 = 100;
/// How many tags a repository may have (AWS's).
const TAGS_MAX: usize = 50;

impl Ecr {
    pub(super) async fn create_repository(
        &self,
        input: CreateRepositoryRequest,
    ) -> Result<CreateRepositoryResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let name = input.repository_name;
        let registry = self.registry(input.registry_id.as_deref())?;
        if self
            .0
            .get::<Repository>(REPOSITORIES, &name)
            .await?
            .is_some()
        {
            let message = format!(
                "The repository with name '{name}' already exists in the registry with id '{registry}'"
            );
            return Err(Fault::of(
                &shapes::REPOSITORY_ALREADY_EXISTS_EXCEPTION,
                message,
            ));
        }
        let mutability = input.image_tag_mutability;
        let mutability = mutability.unwrap_or_else(|| "MUTABLE".to_owned());
        let filters = input.image_tag_mutability_exclusion_filters;
        let encryption = input.encryption_configuration.unwrap_or_default();
        let (encryption, key) = match encryption.encryption_type.as_str() {
            "" | "AES256" => ("AES256".to_owned(), None),
            _ => (
                encryption.encryption_type,
                encryption.kms_key.or_else(|| Some(self.aws_key())),
            ),
        };
        let scanning = input.image_scanning_configuration.unwrap_or_default();
        let repository = Repository {
            exclusions: exclusions(&mutability, filters)?,
            name,
            created_ms: self.0.now_ms(),
            mutability,
            scan_on_push: scanning.scan_on_push.unwrap_or_default(),
            encryption,
            key,
            policy: None,
            lifecycle: None,
            tags: tagged(BTreeMap::new(), input.tags.unwrap_or_default())?,
        };
        self.save(&repository).await?;
        Ok(CreateRepositoryResponse {
            repository: Some(self.shown(&repository)),
        })
    }

    /// The key that AWS makes when none is named.
    fn aws_key(&self) -> String {
        let (region, account) = (self.0.region(), self.0.account());
        format!("arn:aws:kms:{region}:{account}:key/{}", self.0.uuid())
    }

    pub(super) async fn describe_repositories(
        &self,
        input: DescribeRepositoriesRequest,
    ) -> Result<DescribeRepositoriesResponse, Fault> {
        let registry = input.registry_id.as_deref();
        if let Some(names) = input.repository_names {
            let mut found = Vec::with_capacity(names.len());
            for name in &names {
                found.push(self.shown(&self.repository(registry, name).await?));
            }
            return Ok(DescribeRepositoriesResponse {
                repositories: Some(found),
                next_token: None,
            });
        }
        self.registry(registry)?;
        let mut found: Vec<Repository> = self.0.all(REPOSITORIES).await?;
        found.sort_by(|a, b| a.name.cmp(&b.name));
        let size = input.max_results.unwrap_or(PAGE) as usize;
        let (found, next_token) = page(found, input.next_token.as_deref(), size, |it| &it.name);
        Ok(DescribeRepositoriesResponse {
            repositories: Some(found.iter().map(|it| self.shown(it)).collect()),
            next_token,
        })
    }

    pub(super) async fn delete_repository(
        &self,
        input: DeleteRepositoryRequest,
    ) -> Result<DeleteRepositoryResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let registry = input.registry_id.as_deref();
        // no repository has images: `force` changes nothing
        let repository = self.repository(registry, &input.repository_name).await?;
        self.0.delete(REPOSITORIES, &repository.name).await?;
        Ok(DeleteRepositoryResponse {
            repository: Some(self.shown(&repository)),
        })
    }

    pub(super) async fn describe_registry(
        &self,
        _input: DescribeRegistryRequest,
    ) -> Result<DescribeRegistryResponse, Fault> {
        Ok(DescribeRegistryResponse {
            registry_id: Some(self.0.account().to_owned()),
            replication_configuration: Some(ReplicationConfiguration::default()),
        })
    }

    pub(super) async fn put_image_tag_mutability(
        &self,
        input: PutImageTagMutabilityRequest,
    ) -> Result<PutImageTagMutabilityResponse, Fault> {
        let mutability = input.image_tag_mutability;
        let filters = input.image_tag_mutability_exclusion_filters;
        let exclusions = exclusions(&mutability, filters)?;
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            it.mutability = mutability;
            it.exclusions = exclusions;
        });
        let repository = changed.await?;
        Ok(PutImageTagMutabilityResponse {
            registry_id: Some(self.0.account().to_owned()),
            image_tag_mutability_exclusion_filters: repository.filters(),
            image_tag_mutability: Some(repository.mutability),
            repository_name: Some(repository.name),
        })
    }

    pub(super) async fn put_image_scanning_configuration(
        &self,
        input: PutImageScanningConfigurationRequest,
    ) -> Result<PutImageScanningConfigurationResponse, Fault> {
        let scans = input.image_scanning_configuration.scan_on_push;
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            it.scan_on_push = scans.unwrap_or_default();
        });
        let repository = changed.await?;
        Ok(PutImageScanningConfigurationResponse {
            registry_id: Some(self.0.account().to_owned()),
            image_scanning_configuration: Some(repository.scanning()),
            repository_name: Some(repository.name),
        })
    }

    pub(super) async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut repository = self.by_arn(&input.resource_arn).await?;
        repository.tags = tagged(repository.tags, input.tags)?;
        self.save(&repository).await?;
        Ok(TagResourceResponse {})
    }

    pub(super) async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut repository = self.by_arn(&input.resource_arn).await?;
        let gone = input.tag_keys;
        repository.tags.retain(|key, _| !gone.contains(key));
        self.save(&repository).await?;
        Ok(UntagResourceResponse {})
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let repository = self.by_arn(&input.resource_arn).await?;
        Ok(ListTagsForResourceResponse {
            tags: Some(repository.shown_tags()),
        })
    }

    /// The account whose registry is meant. There are no others.
    fn registry<'a>(&'a self, asked: Option<&'a str>) -> Result<&'a str, Fault> {
        match asked {
            Some(asked) if asked != self.0.account() => Err(invalid(format!(
                "Invalid parameter at 'registryId' failed to satisfy constraint: 'Only the registry with id {} is here'",
                self.0.account()
            ))),
            _ => Ok(self.0.account()),
        }
    }

    pub(super) async fn repository(
        &self,
        registry: Option<&str>,
        name: &str,
    ) -> Result<Repository, Fault> {
        let own = self.0.account();
        let registry = registry.unwrap_or(own);
        let known = match registry == own {
            true => self.0.get(REPOSITORIES, name).await?,
            false => None,
        };
        known.ok_or_else(|| {
            let message = format!(
                "The repository with name '{name}' does not exist in the registry with id '{registry}'"
            );
            Fault::of(&shapes::REPOSITORY_NOT_FOUND_EXCEPTION, message)
        })
    }

    async fn by_arn(&self, arn: &str) -> Result<Repository, Fault> {
        let prefix = self.0.arn("repository/");
        let name = arn.strip_prefix(&prefix).ok_or_else(|| {
            invalid(
                "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'",
            )
        })?;
        self.repository(None, name).await
    }

    /// Changes a repository and stores it.
    pub(super) async fn change(
        &self,
        registry: Option<&str>,
        name: &str,
        change: impl FnOnce(&mut Repository),
    ) -> Result<Repository, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut repository = self.repository(registry, name).await?;
        change(&mut repository);
        self.save(&repository).await?;
        Ok(repository)
    }

    async fn save(&self, repository: &Repository) -> Result<(), Fault> {
        self.0.put(REPOSITORIES, &repository.name, repository).await
    }

    fn shown(&self, repository: &Repository) -> Shown {
        let arn = self.0.arn(&format!("repository/{}", repository.name));
        repository.shown(arn, self.0.account(), self.0.region())
    }
}

/// The patterns of the tags that are excluded from a rule, which must be one with exclusions.
fn exclusions(
    mutability: &str,
    filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
) -> Result<Vec<String>, Fault> {
    let filters = filters.unwrap_or_default();
    if mutability.ends_with("_WITH_EXCLUSION") == filters.is_empty() {
        return Err(invalid(
            "Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: 'Exclusion filters must be given with IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION, and only with them'",
        ));
    }
    Ok(filters.into_iter().map(|it| it.filter).collect())
}

fn tagged(
    mut known: BTreeMap<String, String>,
    tags: Vec<Tag>,
) -> Result<BTreeMap<String, String>, Fault> {
    known.extend(tags.into_iter().map(|tag| (tag.key, tag.value)));
    match known.len() > TAGS_MAX {
        true => {
            let message = format!("A repository can have at most {TAGS_MAX} tags");
            Err(Fault::of(&shapes::TOO_MANY_TAGS_EXCEPTION, message))
        }
        false => Ok(known),
    }
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_EXCEPTION, message)
}
