//! Finding parameters.

use frazil_wire::Fault;
use frazil_wire::shapes::ssm::{self as shapes, *};

use super::Ssm;
use super::change::{PARAMETERS, invalid};
use super::record::Parameter;
use crate::kept::page;

/// Parameters of one page by path.
const BY_PATH: i32 = 10;
/// Parameters or versions of one page elsewhere.
const PAGE: i32 = 50;

impl Ssm {
    pub(super) async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, Fault> {
        let decrypt = input.with_decryption.unwrap_or_default();
        let parameter = self.shown(&input.name, decrypt).await?;
        Ok(GetParameterResult {
            parameter: Some(parameter),
        })
    }

    /// The parameter that `name`, `name:version`, `name:label` or an ARN means.
    async fn shown(&self, wanted: &str, decrypt: bool) -> Result<shapes::Parameter, Fault> {
        let (name, selector) = split(wanted);
        let parameter = match self.0.get::<Parameter>(PARAMETERS, &name).await? {
            Some(parameter) => parameter,
            // the ARN of a name without slashes has one nevertheless
            None => self.parameter(name.trim_start_matches('/')).await?,
        };
        match parameter.selected(selector) {
            Some(version) => Ok(parameter.shown(version, selector, decrypt)),
            None => Err(no_version(&parameter.name, selector.unwrap_or_default())),
        }
    }

    pub(super) async fn get_parameters(
        &self,
        input: GetParametersRequest,
    ) -> Result<GetParametersResult, Fault> {
        let decrypt = input.with_decryption.unwrap_or_default();
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for name in input.names {
            match self.shown(&name, decrypt).await {
                Ok(parameter) => found.push(parameter),
                Err(fault) if fault.status < 500 => unknown.push(name),
                Err(fault) => return Err(fault),
            }
        }
        Ok(GetParametersResult {
            parameters: Some(found),
            invalid_parameters: Some(unknown),
        })
    }

    pub(super) async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, Fault> {
        if !input.path.starts_with('/') {
            return Err(invalid(
                "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.",
            ));
        }
        let (path, recursive) = (input.path, input.recursive.unwrap_or_default());
        let filters = input.parameter_filters.unwrap_or_default();
        let mut found: Vec<Parameter> = self.0.all(PARAMETERS).await?;
        found.retain(|it| {
            is_below(&it.name, &path, recursive) && filters.iter().all(|filter| passes(it, filter))
        });
        let size = input.max_results.unwrap_or(BY_PATH) as usize;
        let token = input.next_token.as_deref();
        let (found, next_token) = page(found, token, size, |it| &it.name);
        let decrypt = input.with_decryption.unwrap_or_default();
        let shown = found.iter().map(|it| it.shown(it.current(), None, decrypt));
        Ok(GetParametersByPathResult {
            parameters: Some(shown.collect()),
            next_token,
        })
    }

    pub(super) async fn describe_parameters(
        &self,
        input: DescribeParametersRequest,
    ) -> Result<DescribeParametersResult, Fault> {
        let older = input.filters.into_iter().flatten();
        let older = older.map(|filter| ParameterStringFilter {
            option: (filter.key == "Name").then(|| "BeginsWith".to_owned()),
            key: filter.key,
            values: Some(filter.values),
        });
        let filters: Vec<_> = older
            .chain(input.parameter_filters.into_iter().flatten())
            .collect();
        let mut found: Vec<Parameter> = self.0.all(PARAMETERS).await?;
        found.retain(|it| filters.iter().all(|filter| passes(it, filter)));
        let size = input.max_results.unwrap_or(PAGE) as usize;
        let token = input.next_token.as_deref();
        let (found, next_token) = page(found, token, size, |it| &it.name);
        Ok(DescribeParametersResult {
            parameters: Some(found.iter().map(Parameter::metadata).collect()),
            next_token,
        })
    }

    pub(super) async fn get_parameter_history(
        &self,
        input: GetParameterHistoryRequest,
    ) -> Result<GetParameterHistoryResult, Fault> {
        let parameter = self.parameter(&input.name).await?;
        let decrypt = input.with_decryption.unwrap_or_default();
        let after: usize = input
            .next_token
            .and_then(|token| token.parse().ok())
            .unwrap_or_default();
        let size = input.max_results.unwrap_or(PAGE) as usize;
        let versions = parameter.versions.iter().skip(after).take(size);
        let shown: Vec<_> = versions.map(|it| parameter.history(it, decrypt)).collect();
        let end = after + shown.len();
        Ok(GetParameterHistoryResult {
            next_token: (end < parameter.versions.len()).then(|| end.to_string()),
            parameters: Some(shown),
        })
    }

    pub(super) async fn list_tags(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResult, Fault> {
        let parameter = self
            .tagged(&input.resource_type, &input.resource_id)
            .await?;
        let tags = parameter.tags.into_iter();
        Ok(ListTagsForResourceResult {
            tag_list: Some(tags.map(|(key, value)| Tag { key, value }).collect()),
        })
    }

    /// The parameter whose tags a request is about.
    pub(super) async fn tagged(&self, kind: &str, id: &str) -> Result<Parameter, Fault> {
        if kind != "Parameter" {
            let message = format!("{kind} is not supported by this server");
            return Err(Fault::of(&shapes::INVALID_RESOURCE_TYPE, message));
        }
        let known = self.0.get(PARAMETERS, id).await?;
        known.ok_or_else(|| {
            let message = format!(
                "The resource ID \"{id}\" is not valid. Verify that the ID exists and try again."
            );
            Fault::of(&shapes::INVALID_RESOURCE_ID, message)
        })
    }
}

/// The name and the selector that stand in one text.
fn split(wanted: &str) -> (String, Option<&str>) {
    let (arn, rest) = match wanted.split_once(":parameter/") {
        Some((_, rest)) => (true, rest),
        None => (false, wanted),
    };
    let (name, selector) = match rest.split_once(':') {
        Some((name, selector)) => (name, Some(selector)),
        None => (rest, None),
    };
    let slash = if arn { "/" } else { "" };
    (format!("{slash}{name}"), selector)
}

fn is_below(name: &str, path: &str, recursive: bool) -> bool {
    let rest = name.strip_prefix(path.trim_end_matches('/'));
    let rest = match rest.and_then(|rest| rest.strip_prefix('/')) {
        Some(rest) => rest,
        // the root has the names without slashes too
        None if path == "/" => name,
        None => return false,
    };
    recursive || !rest.contains('/')
}

fn passes(parameter: &Parameter, filter: &ParameterStringFilter) -> bool {
    let option = filter.option.as_deref().unwrap_or("Equals");
    let values = filter.values.as_deref().unwrap_or_default();
    let fits = |text: &str| {
        values.iter().any(|value| match option {
            "BeginsWith" => text.starts_with(value.as_str()),
            "Contains" => text.contains(value.as_str()),
            _ => text == value,
        })
    };
    let version = parameter.current();
    match filter.key.as_str() {
        "Name" => fits(&parameter.name) || fits(parameter.name.trim_start_matches('/')),
        "Type" => fits(&version.kind),
        "KeyId" => version.key_id.as_deref().is_some_and(fits),
        "Tier" => fits(&version.tier()),
        "DataType" => fits(&version.data_type()),
        "Label" => version.labels.iter().any(|label| fits(label)),
        "Path" => {
            let recursive = option == "Recursive";
            values
                .iter()
                .any(|path| is_below(&parameter.name, path, recursive))
        }
        key => match key.strip_prefix("tag:") {
            Some(tag) => parameter
                .tags
                .get(tag)
                .is_some_and(|value| values.is_empty() || fits(value)),
            None => false,
        },
    }
}

pub(super) fn no_parameter() -> Fault {
    Fault::of(&shapes::PARAMETER_NOT_FOUND, "")
}

pub(super) fn no_version(name: &str, selector: &str) -> Fault {
    let message = format!(
        "Systems Manager could not find version {selector} of {name}. Verify the version and try again."
    );
    Fault::of(&shapes::PARAMETER_VERSION_NOT_FOUND, message)
}
