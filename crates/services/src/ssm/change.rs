//! Putting, labelling, tagging and deleting parameters.

use frazil_wire::Fault;
use frazil_wire::shapes::ssm::{self as shapes, *};

use super::Ssm;
use super::read::{no_parameter, no_version};
use super::record::{Parameter, Version};

/// The kind of record.
pub(super) const PARAMETERS: &str = "parameters";
/// How many versions a parameter keeps.
const VERSIONS_MAX: usize = 100;
/// How many levels the name of a parameter may have.
const LEVELS_MAX: usize = 15;
/// Characters in the value of a parameter of the standard tier.
const STANDARD_MAX: usize = 4096;

impl Ssm {
    pub(super) async fn put_parameter(
        &self,
        input: PutParameterRequest,
    ) -> Result<PutParameterResult, Fault> {
        check_name(&input.name)?;
        check_value(&input)?;
        let _changing = self.0.changing.lock().await;
        let known: Option<Parameter> = self.0.get(PARAMETERS, &input.name).await?;
        let overwrite = input.overwrite.unwrap_or_default();
        if known.is_some() && !overwrite {
            let message = "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";
            return Err(Fault::of(&shapes::PARAMETER_ALREADY_EXISTS, message));
        }
        if overwrite && input.tags.is_some() {
            return Err(invalid(
                "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
            ));
        }
        let mut parameter = known.unwrap_or_else(|| self.fresh(&input));
        let version = next_version(&parameter, input, self.0.now_ms())?;
        let answer = PutParameterResult {
            version: Some(version.number),
            tier: Some(version.tier()),
        };
        parameter.versions.push(version);
        if parameter.versions.len() > VERSIONS_MAX {
            let oldest = parameter.versions.remove(0);
            if !oldest.labels.is_empty() {
                let message = format!(
                    "You attempted to create a new version of {} by calling the PutParameter API with the overwrite flag. Version {}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.",
                    parameter.name, oldest.number
                );
                return Err(Fault::of(
                    &shapes::PARAMETER_MAX_VERSION_LIMIT_EXCEEDED,
                    message,
                ));
            }
        }
        self.save(&parameter).await?;
        Ok(answer)
    }

    fn fresh(&self, input: &PutParameterRequest) -> Parameter {
        let slash = if input.name.starts_with('/') { "" } else { "/" };
        let tags = input.tags.iter().flatten();
        Parameter {
            name: input.name.clone(),
            arn: self.0.arn(&format!("parameter{slash}{}", input.name)),
            versions: Vec::new(),
            tags: tags
                .map(|tag| (tag.key.clone(), tag.value.clone()))
                .collect(),
        }
    }

    pub(super) async fn save(&self, parameter: &Parameter) -> Result<(), Fault> {
        self.0.put(PARAMETERS, &parameter.name, parameter).await
    }

    pub(super) async fn delete_parameter(
        &self,
        input: DeleteParameterRequest,
    ) -> Result<DeleteParameterResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let parameter = self.parameter(&input.name).await?;
        self.0.delete(PARAMETERS, &parameter.name).await?;
        Ok(DeleteParameterResult {})
    }

    pub(super) async fn delete_parameters(
        &self,
        input: DeleteParametersRequest,
    ) -> Result<DeleteParametersResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let (mut deleted, mut unknown) = (Vec::new(), Vec::new());
        for name in input.names {
            let known: Option<Parameter> = self.0.get(PARAMETERS, &name).await?;
            match known {
                Some(parameter) => {
                    self.0.delete(PARAMETERS, &parameter.name).await?;
                    deleted.push(name);
                }
                None => unknown.push(name),
            }
        }
        Ok(DeleteParametersResult {
            deleted_parameters: Some(deleted),
            invalid_parameters: Some(unknown),
        })
    }

    pub(super) async fn label_parameter_version(
        &self,
        input: LabelParameterVersionRequest,
    ) -> Result<LabelParameterVersionResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut parameter = self.parameter(&input.name).await?;
        let current = parameter.current().number;
        let number = input.parameter_version.unwrap_or(current);
        if !parameter.versions.iter().any(|it| it.number == number) {
            return Err(no_version(&input.name, &number.to_string()));
        }
        let (invalid, labels): (Vec<_>, Vec<_>) =
            input.labels.into_iter().partition(|it| !is_label(it));
        for version in &mut parameter.versions {
            version.labels.retain(|label| !labels.contains(label));
            if version.number == number {
                version.labels.extend(labels.iter().cloned());
            }
        }
        self.save(&parameter).await?;
        Ok(LabelParameterVersionResult {
            invalid_labels: Some(invalid),
            parameter_version: Some(number),
        })
    }

    pub(super) async fn unlabel_parameter_version(
        &self,
        input: UnlabelParameterVersionRequest,
    ) -> Result<UnlabelParameterVersionResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut parameter = self.parameter(&input.name).await?;
        let number = input.parameter_version;
        let mut versions = parameter.versions.iter_mut();
        let Some(version) = versions.find(|it| it.number == number) else {
            return Err(no_version(&input.name, &number.to_string()));
        };
        let (removed, unknown) = input
            .labels
            .into_iter()
            .partition(|label| version.labels.contains(label));
        let removed: Vec<String> = removed;
        version.labels.retain(|label| !removed.contains(label));
        self.save(&parameter).await?;
        Ok(UnlabelParameterVersionResult {
            removed_labels: Some(removed),
            invalid_labels: Some(unknown),
        })
    }

    pub(super) async fn add_tags(
        &self,
        input: AddTagsToResourceRequest,
    ) -> Result<AddTagsToResourceResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut parameter = self
            .tagged(&input.resource_type, &input.resource_id)
            .await?;
        let tags = input.tags.into_iter().map(|tag| (tag.key, tag.value));
        parameter.tags.extend(tags);
        self.save(&parameter).await?;
        Ok(AddTagsToResourceResult {})
    }

    pub(super) async fn remove_tags(
        &self,
        input: RemoveTagsFromResourceRequest,
    ) -> Result<RemoveTagsFromResourceResult, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut parameter = self
            .tagged(&input.resource_type, &input.resource_id)
            .await?;
        parameter
            .tags
            .retain(|key, _| !input.tag_keys.contains(key));
        self.save(&parameter).await?;
        Ok(RemoveTagsFromResourceResult {})
    }

    pub(super) async fn parameter(&self, name: &str) -> Result<Parameter, Fault> {
        let known = self.0.get(PARAMETERS, name).await?;
        known.ok_or_else(no_parameter)
    }
}

fn next_version(
    parameter: &Parameter,
    input: PutParameterRequest,
    now_ms: i64,
) -> Result<Version, Fault> {
    let before = parameter.versions.last();
    let kind = input.r#type.or(before.map(|it| it.kind.clone()));
    let Some(kind) = kind else {
        return Err(invalid(
            "A parameter type is required when you create a parameter.",
        ));
    };
    let key_id = match kind.as_str() {
        "SecureString" => Some(input.key_id.unwrap_or_else(|| "alias/aws/ssm".to_owned())),
        _ => None,
    };
    Ok(Version {
        number: before.map_or(1, |it| it.number + 1),
        kind,
        value: input.value,
        modified_ms: now_ms,
        description: input
            .description
            .or(before.and_then(|it| it.description.clone())),
        key_id,
        allowed_pattern: input.allowed_pattern,
        tier: input.tier.filter(|tier| tier != "Intelligent-Tiering"),
        data_type: input.data_type,
        labels: Vec::new(),
    })
}

fn check_name(name: &str) -> Result<(), Fault> {
    let plain = name.trim_start_matches('/').to_lowercase();
    if plain.starts_with("aws") {
        let message = format!("No access to reserved parameter name: {name}.");
        return Err(Fault::new(400, "AccessDeniedException", message));
    }
    if plain.starts_with("ssm") {
        return Err(invalid(
            "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_",
        ));
    }
    if name.contains('/') && !name.starts_with('/') {
        return Err(invalid("Parameter name must be a fully qualified name."));
    }
    let allowed = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
    if !name.chars().all(allowed) || name.contains("//") || name.ends_with('/') {
        return Err(invalid(
            "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_",
        ));
    }
    if name.matches('/').count() > LEVELS_MAX {
        let message = format!(
            "Hierarchy depth exceeds the limit: a parameter name can have at most {LEVELS_MAX} levels."
        );
        return Err(Fault::of(
            &shapes::HIERARCHY_LEVEL_LIMIT_EXCEEDED_EXCEPTION,
            message,
        ));
    }
    Ok(())
}

fn check_value(input: &PutParameterRequest) -> Result<(), Fault> {
    let standard = input.tier.as_deref().is_none_or(|tier| tier == "Standard");
    if standard && input.value.chars().count() > STANDARD_MAX {
        return Err(invalid(
            "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
        ));
    }
    let Some(pattern) = &input.allowed_pattern else {
        return Ok(());
    };
    let whole = regex::Regex::new(&format!("^(?:{pattern})$")).map_err(|_| {
        let message = format!("The regular expression {pattern} is not valid.");
        Fault::of(&shapes::INVALID_ALLOWED_PATTERN_EXCEPTION, message)
    })?;
    if whole.is_match(&input.value) {
        return Ok(());
    }
    let message = format!("Parameter value, cannot be validated against allowedPattern: {pattern}");
    Err(Fault::of(
        &shapes::PARAMETER_PATTERN_MISMATCH_EXCEPTION,
        message,
    ))
}

/// Labels are no numbers, and not AWS's own.
fn is_label(label: &str) -> bool {
    let reserved = label.to_lowercase();
    !label.starts_with(|it: char| it.is_ascii_digit())
        && !reserved.starts_with("aws")
        && !reserved.starts_with("ssm")
        && label
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "._-".contains(it))
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationException", message)
}
