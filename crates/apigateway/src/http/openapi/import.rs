//! From a document to an API. What the document cannot say of an HTTP API is left out with a
//! warning; a document that is not understood at all is refused.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde_json::Value as Json;

use super::authorizers::{self, Scheme};
use super::{VERSION, integrations};
use crate::http::faults::bad_request;
use crate::http::part::Part as _;
use crate::http::records::{ApiRecord, AuthorizationType, Authorizer, Cors, Parts, Route, Texts};
use crate::http::route_table::DEFAULT;
use crate::openapi::{
    INTEGRATION, OPERATIONS, base_path, execute_endpoint_disabled, followed, list, members,
    schemes, security, text, whole,
};

/// A document on its way into an API.
pub(super) struct Import<'a> {
    document: &'a Json,
    api: &'a mut ApiRecord,
    /// What the API was: what is still there keeps its id.
    before: Parts,
    fresh: &'a dyn Fn() -> String,
    /// Integrations that several routes refer to, by their reference.
    shared: BTreeMap<String, String>,
    warnings: Vec<String>,
    infos: Vec<String>,
}

/// One operation of the document.
#[derive(Clone, Copy)]
struct Operation<'a> {
    path: &'a str,
    /// Its name in the document.
    name: &'a str,
    method: &'a str,
    own: &'a Json,
}

impl<'a> Import<'a> {
    pub(super) fn new(
        document: &'a Json,
        api: &'a mut ApiRecord,
        fresh: &'a dyn Fn() -> String,
    ) -> Import<'a> {
        Import {
            before: std::mem::take(&mut api.parts),
            document,
            api,
            fresh,
            shared: BTreeMap::new(),
            warnings: Vec::new(),
            infos: Vec::new(),
        }
    }

    /// Makes the API what the document says; answers what it could not.
    pub(super) fn run(mut self, base: &str) -> Result<Vec<String>, Fault> {
        self.check_kind()?;
        self.about()?;
        self.authorizers();
        let front = base_path(self.document, base);
        for (path, item) in members(self.document, "/paths") {
            if !path.starts_with('/') {
                self.warnings.push(format!(
                    "Parse issue: attribute paths. Resource {path} should start with /"
                ));
            }
            for (name, method) in OPERATIONS {
                if let Some(own) = item.get(name) {
                    let operation = Operation {
                        path,
                        name,
                        method,
                        own,
                    };
                    self.operation(&front, operation)?;
                }
            }
        }
        self.api.api.warnings.clone_from(&self.warnings);
        self.api.api.import_info = self.infos;
        Ok(self.warnings)
    }

    fn check_kind(&self) -> Result<(), Fault> {
        let newest = text(self.document, "openapi");
        if !newest.is_some_and(|version| version.starts_with("3.0")) {
            return Err(bad_request(
                "Invalid OpenAPI input: HTTP APIs support only the OpenAPI 3.0 specification",
            ));
        }
        let version = "x-amazon-apigateway-importexport-version";
        match self.document.get(version).and_then(integrations::version) {
            Some(said) if said != VERSION => Err(bad_request(format!(
                "Invalid OpenAPI input: {version} must be {VERSION}"
            ))),
            _ => Ok(()),
        }
    }

    fn about(&mut self) -> Result<(), Fault> {
        let info = &self.document["info"];
        let api = &mut self.api.api;
        // What a document does not say stays; CORS is what it says, also if that is nothing.
        if let Some(title) = text(info, "title") {
            api.name = title;
        }
        api.version = info.get("version").and_then(said).or(api.version.take());
        api.description = text(info, "description").or(api.description.take());
        if let Some(disabled) = execute_endpoint_disabled(self.document) {
            api.disable_execute_api_endpoint = disabled;
        }
        api.cors_configuration = self.document.get("x-amazon-apigateway-cors").map(cors);
        if self.document.get("tags").is_some() {
            api.tags = tags(self.document);
        }
        api.settle()
    }

    /// Every security scheme that is an authorizer, used or not.
    fn authorizers(&mut self) {
        for (name, scheme) in schemes(self.document) {
            let scheme = authorizers::read(name, followed(self.document, scheme));
            let Scheme::Asked(mut authorizer) = scheme else {
                continue;
            };
            let mut known = self.before.authorizers.values();
            let known = known.find(|known| known.name == *name);
            authorizer.authorizer_id =
                known.map_or_else(self.fresh, |known| known.authorizer_id.clone());
            match authorizer.settle(self.api) {
                Ok(()) => {
                    let all = &mut self.api.parts.authorizers;
                    all.insert(authorizer.authorizer_id.clone(), *authorizer);
                }
                Err(fault) => self.warnings.push(format!(
                    "Unable to create Authorizer '{name}': {}. Ignoring.",
                    fault.message
                )),
            }
        }
    }

    fn operation(&mut self, front: &str, operation: Operation<'_>) -> Result<(), Fault> {
        let Operation {
            path, method, own, ..
        } = operation;
        let route_key = match path.trim_start_matches('/') == DEFAULT && method == "ANY" {
            true => DEFAULT.to_owned(),
            false => format!("{method} {front}{path}"),
        };
        let mut known = self.before.routes.values();
        let known = known.find(|known| known.route_key == route_key);
        let mut route = Route {
            route_id: known.map_or_else(self.fresh, |known| known.route_id.clone()),
            route_key,
            operation_name: text(own, "operationId"),
            ..Route::default()
        };
        self.look_for_models(operation);
        self.secure(&mut route, operation)?;
        if let Err(fault) = route.settle(self.api) {
            self.warnings.push(format!(
                "Unable to put method '{method}' on resource at path '{path}': {}. Ignoring.",
                fault.message
            ));
            return Ok(());
        }
        if let Some(integration) = own.get(INTEGRATION) {
            let id = self.integration(operation, integration);
            route.target = id.map(|id| format!("integrations/{id}"));
        }
        let routes = &mut self.api.parts.routes;
        routes.insert(route.route_id.clone(), route);
        Ok(())
    }

    /// Says who may use a route. One whose guard is not there will not do; several guards are a
    /// mistake of the whole document.
    fn secure(&mut self, route: &mut Route, operation: Operation<'_>) -> Result<(), Fault> {
        if operation.own["x-amazon-apigateway-auth"]["type"] == "AWS_IAM" {
            route.authorization_type = AuthorizationType::AwsIam;
        }
        let mut guards = 0;
        for (name, scopes) in security(self.document, operation.own) {
            let mut known = schemes(self.document);
            let scheme = known.find(|(known, _)| *known == name);
            let scheme = scheme.map(|(_, scheme)| followed(self.document, scheme));
            match scheme.map(|scheme| authorizers::read(name, scheme)) {
                Some(Scheme::Unknown) => {
                    self.note_scheme(name);
                    continue;
                }
                Some(Scheme::Signed) => route.authorization_type = AuthorizationType::AwsIam,
                Some(Scheme::Asked(said)) => {
                    route.authorization_type = guard(&said);
                    route.authorizer_id = self.authorizer(name);
                    if route.authorization_type == AuthorizationType::Jwt {
                        route.authorization_scopes = scopes;
                    }
                }
                None => route.authorization_type = AuthorizationType::Jwt,
            }
            guards += 1;
        }
        match guards {
            0 | 1 => Ok(()),
            _ => Err(bad_request(format!(
                "Unable to put method '{}' on resource at path '{}': only one security \
                 requirement is supported for each operation",
                operation.method, operation.path
            ))),
        }
    }

    fn note_scheme(&mut self, name: &str) {
        let info = format!("Security scheme '{name}' is not supported for HTTP APIs. Ignoring.");
        if !self.infos.contains(&info) {
            self.infos.push(info);
        }
    }

    /// The id of the authorizer with this name.
    fn authorizer(&self, name: &str) -> Option<String> {
        let mut all = self.api.parts.authorizers.values();
        let found = all.find(|authorizer| authorizer.name == name);
        found.map(|authorizer| authorizer.authorizer_id.clone())
    }

    /// The id of the integration that answers an operation.
    fn integration(&mut self, operation: Operation<'_>, own: &Json) -> Option<String> {
        let reference = text(own, "$ref");
        let known = reference.as_ref().and_then(|name| self.shared.get(name));
        if let Some(known) = known {
            return Some(known.clone());
        }
        let mut integration = integrations::read(followed(self.document, own));
        if let Err(fault) = integration.settle(self.api) {
            self.warnings.push(format!(
                "Unable to put integration on '{}' for resource at path '{}': {}. Ignoring.",
                operation.method, operation.path, fault.message
            ));
            return None;
        }
        let id = (self.fresh)();
        integration.integration_id.clone_from(&id);
        let all = &mut self.api.parts.integrations;
        all.insert(id.clone(), integration);
        if let Some(reference) = reference {
            self.shared.insert(reference, id.clone());
        }
        Some(id)
    }

    /// Bodies are not checked here; models that are missing are told all the same.
    fn look_for_models(&mut self, operation: Operation<'_>) {
        let Operation {
            path, name, own, ..
        } = operation;
        if own.get("requestBody").is_some() {
            self.infos.push(format!(
                "Request validation is not supported for HTTP APIs: '{name}' at path '{path}'. \
                 Ignoring."
            ));
        }
        for (status, response) in members(own, "/responses") {
            for (_, content) in members(followed(self.document, response), "/content") {
                let schema = content.get("schema");
                let Some(reference) = schema.and_then(|schema| text(schema, "$ref")) else {
                    continue;
                };
                let place = reference.strip_prefix('#').unwrap_or_default();
                if self.document.pointer(place).is_none() {
                    self.warnings.push(format!(
                        "Parse issue: attribute paths.'{path}'({name}).responses.{status}.content.\
                         schema.{reference} is missing"
                    ));
                }
            }
        }
    }
}

fn guard(authorizer: &Authorizer) -> AuthorizationType {
    match authorizer.authorizer_type == "JWT" {
        true => AuthorizationType::Jwt,
        false => AuthorizationType::Custom,
    }
}

fn cors(own: &Json) -> Cors {
    let many = |name: &str| match own.get(name) {
        Some(Json::String(one)) => Some(vec![one.clone()]),
        other => list(other),
    };
    Cors {
        allow_credentials: own.get("allowCredentials").and_then(Json::as_bool),
        allow_headers: many("allowHeaders"),
        allow_methods: many("allowMethods"),
        allow_origins: many("allowOrigins"),
        expose_headers: many("exposeHeaders"),
        max_age: own.get("maxAge").and_then(whole),
    }
}

/// The tags of a document that are tags of the API: those with a value.
fn tags(document: &Json) -> Texts {
    let all = document.get("tags").and_then(Json::as_array);
    let all = all.into_iter().flatten().filter_map(|tag| {
        let value = said(tag.get("x-amazon-apigateway-tag-value")?)?;
        Some((text(tag, "name")?, value))
    });
    all.collect()
}

/// A text, or a number as one.
fn said(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
