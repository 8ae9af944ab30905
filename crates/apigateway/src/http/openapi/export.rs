//! From an API to a document, laid out as AWS's own exports are.

use std::collections::BTreeMap;

use serde_json::{Map as Object, Value as Json, json};

use super::{VERSION, authorizers, integrations};
use crate::http::records::{Api, AuthorizationType, Cors, Parts, Route};
use crate::http::route_table::{DEFAULT, parse_key};
use crate::openapi::{INTEGRATION, operation_name, put};

/// The scheme of requests that are signed.
const SIGNED: &str = "sigv4";

/// What is exported.
pub(super) struct Export<'a> {
    pub(super) api: &'a Api,
    pub(super) parts: &'a Parts,
    /// Where the API answers.
    pub(super) endpoint: String,
    /// The stage whose deployment it is; otherwise the API as it is being edited.
    pub(super) stage: Option<&'a str>,
    /// Whether what only API Gateway understands is told.
    pub(super) extensions: bool,
}

impl Export<'_> {
    pub(super) fn document(&self) -> Json {
        let mut document = Object::new();
        put(&mut document, "openapi", Some("3.0.1"));
        put(&mut document, "info", Some(self.info()));
        let stage = self.stage.filter(|stage| *stage != DEFAULT);
        let server = json!({
            "url": format!("{}/{{basePath}}", self.endpoint),
            "variables": {"basePath": {"default": stage.unwrap_or_default()}},
        });
        put(&mut document, "servers", Some(json!([server])));
        put(&mut document, "tags", self.tags());
        put(&mut document, "paths", Some(self.paths()));
        let schemes = self.schemes();
        let components = (!schemes.is_empty()).then(|| json!({"securitySchemes": schemes}));
        put(&mut document, "components", components);
        if self.extensions {
            let cors = self.api.cors_configuration.as_ref().map(cors);
            put(&mut document, "x-amazon-apigateway-cors", cors);
            let version = "x-amazon-apigateway-importexport-version";
            put(&mut document, version, Some(VERSION));
        }
        Json::Object(document)
    }

    fn info(&self) -> Json {
        let mut info = Object::new();
        put(&mut info, "title", Some(self.api.name.as_str()));
        put(&mut info, "description", self.api.description.clone());
        // `2023-04-30 00:45:35UTC` where nobody gave the API a version
        let made = self.api.created_date.replace('T', " ").replace('Z', "UTC");
        let version = self.api.version.clone().filter(|said| !said.is_empty());
        put(&mut info, "version", Some(version.unwrap_or(made)));
        Json::Object(info)
    }

    fn tags(&self) -> Option<Json> {
        let all = self.api.tags.iter();
        let all = all.map(|(name, value)| {
            let mut tag = json!({"name": name});
            if self.extensions {
                tag["x-amazon-apigateway-tag-value"] = json!(value);
            }
            tag
        });
        let all: Vec<Json> = all.collect();
        (!all.is_empty()).then_some(Json::Array(all))
    }

    fn paths(&self) -> Json {
        let mut paths: BTreeMap<String, Object<String, Json>> = BTreeMap::new();
        for route in self.parts.routes.values() {
            let (method, path) = match parse_key(&route.route_key) {
                Some((method, path)) => (method, path.to_owned()),
                None => ("ANY", format!("/{}", route.route_key)),
            };
            let item = paths.entry(path).or_default();
            item.insert(operation_name(method), self.operation(route));
        }
        let paths = paths.into_iter().map(|(path, mut item)| {
            put(&mut item, "parameters", parameters(&path));
            (path, Json::Object(item))
        });
        Json::Object(paths.collect())
    }

    fn operation(&self, route: &Route) -> Json {
        let mut operation = Object::new();
        put(&mut operation, "operationId", route.operation_name.clone());
        let description = format!("Default response for {}", route.route_key);
        let responses = json!({"default": {"description": description}});
        put(&mut operation, "responses", Some(responses));
        put(&mut operation, "security", self.security(route));
        if self.extensions {
            let default = (route.route_key == DEFAULT).then_some(true);
            put(&mut operation, "isDefaultRoute", default);
            let integration = route.integration_id();
            let integration = integration.and_then(|id| self.parts.integrations.get(id));
            put(
                &mut operation,
                INTEGRATION,
                integration.map(integrations::written),
            );
        }
        Json::Object(operation)
    }

    fn security(&self, route: &Route) -> Option<Json> {
        let id = route.authorizer_id.as_deref().unwrap_or_default();
        match route.authorization_type {
            AuthorizationType::None => None,
            AuthorizationType::AwsIam => Some(json!([{SIGNED: []}])),
            AuthorizationType::Custom | AuthorizationType::Jwt => {
                let authorizer = self.parts.authorizers.get(id)?;
                Some(json!([{&authorizer.name: route.authorization_scopes}]))
            }
        }
    }

    fn schemes(&self) -> Object<String, Json> {
        let all = self.parts.authorizers.values();
        let all = all.map(|one| {
            let scheme = authorizers::written(one, self.extensions);
            (one.name.clone(), scheme)
        });
        let mut schemes: Object<String, Json> = all.collect();
        let mut routes = self.parts.routes.values();
        if routes.any(|route| route.authorization_type == AuthorizationType::AwsIam) {
            schemes.insert(SIGNED.to_owned(), authorizers::signed());
        }
        schemes
    }
}

/// The variables of a path, which OpenAPI wants to be told.
fn parameters(path: &str) -> Option<Json> {
    let inner = |segment: &str| {
        let name = segment.strip_prefix('{')?.strip_suffix('}')?;
        Some(json!({
            "name": name,
            "in": "path",
            "description": format!("Generated path parameter for {name}"),
            "required": true,
            "schema": {"type": "string"},
        }))
    };
    let all: Vec<Json> = path.split('/').filter_map(inner).collect();
    (!all.is_empty()).then_some(Json::Array(all))
}

fn cors(cors: &Cors) -> Json {
    let mut own = Object::new();
    put(&mut own, "allowMethods", cors.allow_methods.clone());
    put(&mut own, "allowHeaders", cors.allow_headers.clone());
    put(&mut own, "exposeHeaders", cors.expose_headers.clone());
    put(&mut own, "maxAge", cors.max_age);
    put(&mut own, "allowCredentials", cors.allow_credentials);
    put(&mut own, "allowOrigins", cors.allow_origins.clone());
    Json::Object(own)
}
