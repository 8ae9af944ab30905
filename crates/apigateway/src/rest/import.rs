//! Definitions of APIs as OpenAPI documents, 2 and 3, with API Gateway's extensions.

mod extensions;
mod methods;

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde_json::Value as Json;

use super::Rest;
use super::control::{first_models, repath};
use super::faults::bad_request;
use super::records::{ApiRecord, Model, Resource};
use crate::openapi::{self, base_path, members};

/// A document, in JSON or YAML.
pub(crate) fn read(rest: &Rest, body: &[u8]) -> Result<Json, Fault> {
    let document = openapi::read(body, &rest.0.settings);
    document.map_err(|error| bad_request(error.to_string()))
}

/// How a document is taken in.
pub(crate) struct Options {
    parameters: BTreeMap<String, String>,
    /// Whether what was there before goes.
    overwrite: bool,
}

impl Options {
    pub(crate) fn new(
        parameters: Option<BTreeMap<String, String>>,
        mode: &str,
        new: bool,
    ) -> Options {
        Options {
            parameters: parameters.unwrap_or_default(),
            overwrite: new || mode == "overwrite",
        }
    }

    pub(crate) fn endpoint_types(&self) -> Option<Vec<String>> {
        let types = self.parameters.get("endpointConfigurationTypes")?;
        Some(types.split(',').map(str::to_owned).collect())
    }

    /// `ignore` (the default), `prepend` or `split`.
    fn base_path(&self) -> &str {
        self.parameters
            .get("basepath")
            .map_or("ignore", String::as_str)
    }
}

/// Takes a document in; answers what could not be.
pub(crate) fn apply(
    rest: &Rest,
    api: &mut ApiRecord,
    document: &Json,
    options: &Options,
) -> Result<Vec<String>, Fault> {
    if options.overwrite {
        clear(rest, api);
    }
    about(api, document, options.overwrite);
    models(rest, api, document, options.overwrite)?;
    extensions::apply(rest, api, document)?;
    let front = base_path(document, options.base_path());
    let mut warnings = Vec::new();
    for (path, item) in members(document, "/paths") {
        let whole = format!("{front}{path}");
        let resource = resource(rest, api, &whole)?;
        methods::apply(api, document, &resource, item, &mut warnings)?;
    }
    Ok(warnings)
}

/// Refuses warnings on behalf of whoever wants none.
pub(crate) fn check(warnings: &[String], fail: Option<bool>) -> Result<(), Fault> {
    let refused = openapi::refused_warnings(warnings, fail);
    refused.map_or(Ok(()), |message| Err(bad_request(message)))
}

/// An API with nothing but a root and the usual models.
fn clear(rest: &Rest, api: &mut ApiRecord) {
    let root = api.about.root_resource_id.clone();
    api.definition.resources.retain(|id, _| *id == root);
    for resource in api.definition.resources.values_mut() {
        resource.resource_methods.clear();
    }
    api.definition.authorizers.clear();
    api.definition.request_validators.clear();
    api.definition.gateway_responses.clear();
    api.definition.models = first_models(|| rest.fresh_id(6));
}

fn about(api: &mut ApiRecord, document: &Json, overwrite: bool) {
    let text = |path: &str| {
        document
            .pointer(path)
            .and_then(Json::as_str)
            .map(str::to_owned)
    };
    let about = &mut api.about;
    if overwrite || about.name.is_empty() {
        about.name = text("/info/title").unwrap_or_else(|| about.name.clone());
        about.description = text("/info/description").or(about.description.take());
    }
    about.version = text("/info/version").or(about.version.take());
    if let Some(types) = document
        .get("x-amazon-apigateway-binary-media-types")
        .and_then(Json::as_array)
    {
        let types = types.iter().filter_map(Json::as_str).map(str::to_owned);
        about.binary_media_types = Some(types.collect());
    }
    if let Some(size) = document.get("x-amazon-apigateway-minimum-compression-size") {
        about.minimum_compression_size = size.as_i64().and_then(|size| i32::try_from(size).ok());
    }
    if let Some(source) = text("/x-amazon-apigateway-api-key-source") {
        about.api_key_source = source.to_ascii_uppercase();
    }
    if let Some(policy) = document.get("x-amazon-apigateway-policy") {
        about.policy = Some(policy.to_string());
    }
    if let Some(disabled) = openapi::execute_endpoint_disabled(document) {
        about.disable_execute_api_endpoint = disabled;
    }
}

fn models(rest: &Rest, api: &mut ApiRecord, document: &Json, overwrite: bool) -> Result<(), Fault> {
    let found = document
        .get("definitions")
        .or(document.pointer("/components/schemas"));
    for (name, schema) in found.and_then(Json::as_object).into_iter().flatten() {
        if !name.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(bad_request(format!(
                "Model name must be alphanumeric: {name}"
            )));
        }
        if api.definition.models.contains_key(name)
            && !overwrite
            && ["Empty", "Error"].contains(&name.as_str())
        {
            continue;
        }
        let known = api.definition.models.get(name);
        let model = Model {
            id: known.map_or_else(|| rest.fresh_id(6), |known| known.id.clone()),
            name: name.clone(),
            description: schema
                .get("description")
                .and_then(Json::as_str)
                .map(str::to_owned),
            schema: Some(extensions::relinked(schema, &api.about.id).to_string()),
            content_type: "application/json".to_owned(),
        };
        api.definition.models.insert(name.clone(), model);
    }
    Ok(())
}

/// The id of the resource with this path, which comes into being with all above it.
fn resource(rest: &Rest, api: &mut ApiRecord, path: &str) -> Result<String, Fault> {
    let mut here = api.about.root_resource_id.clone();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let resources = &mut api.definition.resources;
        let known = resources.values().find(|one| {
            one.parent_id.as_deref() == Some(&here) && one.path_part.as_deref() == Some(part)
        });
        here = match known {
            Some(known) => known.id.clone(),
            None => {
                let new = Resource {
                    id: rest.fresh_id(6),
                    parent_id: Some(here),
                    path_part: Some(part.to_owned()),
                    ..Resource::default()
                };
                super::control::check_place(resources, &new)?;
                let id = new.id.clone();
                resources.insert(id.clone(), new);
                id
            }
        };
    }
    repath(&mut api.definition.resources);
    Ok(here)
}
