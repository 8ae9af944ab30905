//! A deployment as an OpenAPI document, 2 or 3.

use serde_json::{Map as Object, Value as Json, json};

use super::live::Deployed;
use super::records::{Authorizer, Definition, GatewayResponse, Integration, Map, Method};
use crate::openapi;

/// What is exported.
pub(super) struct Export<'a> {
    pub(super) deployed: &'a Deployed,
    /// OpenAPI 3 rather than 2.
    pub(super) newer: bool,
    /// Whether integrations are told, and what else only API Gateway understands.
    pub(super) integrations: bool,
    /// Whether authorizers are told.
    pub(super) authorizers: bool,
}

impl Export<'_> {
    pub(super) fn document(&self, host: &str, stage: &str) -> Json {
        let about = &self.deployed.about;
        let definition = &self.deployed.definition;
        let version = about.version.clone().unwrap_or_else(|| "1".to_owned());
        let mut info = json!({"title": about.name, "version": version});
        if let Some(description) = &about.description {
            info["description"] = Json::from(description.as_str());
        }
        let mut document = match self.newer {
            true => json!({
                "openapi": "3.0.1",
                "info": info,
                "servers": [{"url": format!("https://{host}/{{basePath}}"), "variables": {"basePath": {"default": stage}}}],
            }),
            false => json!({
                "swagger": "2.0",
                "info": info,
                "host": host,
                "basePath": format!("/{stage}"),
                "schemes": ["https"],
            }),
        };
        document["paths"] = self.paths();
        self.place(&mut document, "schemas", "definitions", self.models());
        self.place(
            &mut document,
            "securitySchemes",
            "securityDefinitions",
            self.schemes(),
        );
        if self.integrations {
            self.settings(&mut document, definition);
        }
        document
    }

    /// Puts what is not empty where the version of OpenAPI has it.
    fn place(&self, document: &mut Json, newer: &str, older: &str, what: Object<String, Json>) {
        match (what.is_empty(), self.newer) {
            (true, _) => {}
            (false, true) => document["components"][newer] = Json::Object(what),
            (false, false) => document[older] = Json::Object(what),
        }
    }

    fn settings(&self, document: &mut Json, definition: &Definition) {
        let about = &self.deployed.about;
        if let Some(types) = &about.binary_media_types {
            document["x-amazon-apigateway-binary-media-types"] = json!(types);
        }
        if let Some(policy) = about
            .policy
            .as_ref()
            .and_then(|policy| serde_json::from_str::<Json>(policy).ok())
        {
            document["x-amazon-apigateway-policy"] = policy;
        }
        if let Some(size) = about.minimum_compression_size {
            document["x-amazon-apigateway-minimum-compression-size"] = json!(size);
        }
        if !definition.gateway_responses.is_empty() {
            let all = definition
                .gateway_responses
                .iter()
                .map(|(kind, one)| (kind.clone(), gateway_response(one)));
            document["x-amazon-apigateway-gateway-responses"] = Json::Object(all.collect());
        }
        let validators = definition.request_validators.values().filter_map(|one| {
            let rules = json!({"validateRequestParameters": one.validate_request_parameters, "validateRequestBody": one.validate_request_body});
            Some((one.name.clone()?, rules))
        });
        let validators: Object<String, Json> = validators.collect();
        if !validators.is_empty() {
            document["x-amazon-apigateway-request-validators"] = Json::Object(validators);
        }
    }

    fn paths(&self) -> Json {
        let resources = self.deployed.definition.resources.values();
        let mut resources: Vec<_> = resources
            .filter(|one| !one.resource_methods.is_empty())
            .collect();
        resources.sort_by(|one, other| one.path.cmp(&other.path));
        let paths = resources.into_iter().map(|resource| {
            let methods = resource.resource_methods.values().map(|method| {
                let name = openapi::operation_name(&method.http_method);
                (name, self.method(method))
            });
            (resource.path.clone(), Json::Object(methods.collect()))
        });
        Json::Object(paths.collect())
    }

    fn method(&self, method: &Method) -> Json {
        let mut operation = Object::new();
        if let Some(name) = &method.operation_name {
            operation.insert("operationId".to_owned(), Json::from(name.as_str()));
        }
        let mut parameters = self.parameters(method);
        self.request_body(method, &mut operation, &mut parameters);
        if !parameters.is_empty() {
            operation.insert("parameters".to_owned(), Json::Array(parameters));
        }
        if let Some(responses) = &method.method_responses {
            let all = responses.values().map(|response| {
                let mut one = json!({"description": format!("{} response", response.status_code)});
                for (name, _) in response.response_parameters.iter().flatten() {
                    let name = name.rsplit('.').next().unwrap_or_default();
                    one["headers"][name] = self.string();
                }
                for (kind, model) in response.response_models.iter().flatten() {
                    match self.newer {
                        true => one["content"][kind]["schema"] = self.link(model),
                        false => one["schema"] = self.link(model),
                    }
                }
                (response.status_code.clone(), one)
            });
            operation.insert("responses".to_owned(), Json::Object(all.collect()));
        }
        if let Some(security) = self.security(method) {
            operation.insert("security".to_owned(), security);
        }
        if let Some(integration) = method
            .method_integration
            .as_ref()
            .filter(|_| self.integrations)
        {
            operation.insert(
                "x-amazon-apigateway-integration".to_owned(),
                integrated(integration),
            );
        }
        Json::Object(operation)
    }

    fn string(&self) -> Json {
        match self.newer {
            true => json!({"schema": {"type": "string"}}),
            false => json!({"type": "string"}),
        }
    }

    fn link(&self, model: &str) -> Json {
        match self.newer {
            true => json!({"$ref": format!("#/components/schemas/{model}")}),
            false => json!({"$ref": format!("#/definitions/{model}")}),
        }
    }

    fn parameters(&self, method: &Method) -> Vec<Json> {
        let all = method.request_parameters.iter().flatten();
        let all = all.filter_map(|(expression, required)| {
            let mut parts = expression.splitn(4, '.').skip(2);
            let place = match parts.next()? {
                "querystring" => "query",
                place => place,
            };
            let name = parts.next()?;
            let mut one = json!({"name": name, "in": place});
            if *required || place == "path" {
                one["required"] = Json::from(true);
            }
            if let (Json::Object(one), Json::Object(kind)) = (&mut one, self.string()) {
                one.extend(kind);
            }
            Some(one)
        });
        all.collect()
    }

    fn request_body(
        &self,
        method: &Method,
        operation: &mut Object<String, Json>,
        parameters: &mut Vec<Json>,
    ) {
        let models = method.request_models.iter().flatten();
        for (kind, model) in models {
            if self.newer {
                let body = operation
                    .entry("requestBody")
                    .or_insert(json!({"required": true}));
                body["content"][kind]["schema"] = self.link(model);
            } else {
                parameters.push(json!({"in": "body", "name": model, "required": true, "schema": self.link(model)}));
            }
        }
    }

    fn models(&self) -> Object<String, Json> {
        let models = self.deployed.definition.models.values();
        let used = models.filter_map(|model| {
            let schema: Json = serde_json::from_str(model.schema.as_deref()?).ok()?;
            Some((model.name.clone(), self.relinked(&schema)))
        });
        used.filter(|(name, _)| name != "Error").collect()
    }

    /// Links between models as places in the document.
    fn relinked(&self, schema: &Json) -> Json {
        match schema {
            Json::Object(all) => all
                .iter()
                .filter(|(name, _)| *name != "$schema")
                .map(|(name, value)| match (name.as_str(), value.as_str()) {
                    ("$ref", Some(link)) if link.contains("/models/") => {
                        let model = link.rsplit('/').next().unwrap_or_default();
                        (name.clone(), self.link(model)["$ref"].clone())
                    }
                    _ => (name.clone(), self.relinked(value)),
                })
                .collect(),
            Json::Array(all) => all.iter().map(|value| self.relinked(value)).collect(),
            other => other.clone(),
        }
    }

    fn security(&self, method: &Method) -> Option<Json> {
        let mut all = Vec::new();
        let authorizers = &self.deployed.definition.authorizers;
        if let Some(authorizer) = method
            .authorizer_id
            .as_ref()
            .and_then(|id| authorizers.get(id))
        {
            all.push(
                json!({&authorizer.name: method.authorization_scopes.clone().unwrap_or_default()}),
            );
        }
        if method.authorization_type == "AWS_IAM" {
            all.push(json!({"sigv4": []}));
        }
        if method.api_key_required {
            all.push(json!({"api_key": []}));
        }
        (!all.is_empty()).then_some(Json::Array(all))
    }

    fn schemes(&self) -> Object<String, Json> {
        let definition = &self.deployed.definition;
        let mut all = Object::new();
        for authorizer in definition.authorizers.values() {
            all.insert(authorizer.name.clone(), self.scheme(authorizer));
        }
        let methods = || {
            definition
                .resources
                .values()
                .flat_map(|one| one.resource_methods.values())
        };
        if methods().any(|method| method.api_key_required) {
            all.insert(
                "api_key".to_owned(),
                json!({"type": "apiKey", "name": "x-api-key", "in": "header"}),
            );
        }
        if methods().any(|method| method.authorization_type == "AWS_IAM") {
            let scheme = json!({"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "awsSigv4"});
            all.insert("sigv4".to_owned(), scheme);
        }
        all
    }

    fn scheme(&self, authorizer: &Authorizer) -> Json {
        let source = authorizer.identity_source.as_deref().unwrap_or_default();
        let header = source
            .strip_prefix("method.request.header.")
            .unwrap_or("Unused");
        let mut scheme = json!({
            "type": "apiKey",
            "name": header,
            "in": "header",
            "x-amazon-apigateway-authtype": authorizer.auth_type,
        });
        if self.authorizers {
            let mut own = kept(authorizer);
            own.remove("id");
            own.remove("name");
            own.remove("authType");
            own.insert(
                "type".to_owned(),
                Json::from(authorizer.r#type.to_ascii_lowercase()),
            );
            scheme["x-amazon-apigateway-authorizer"] = Json::Object(own);
        }
        scheme
    }
}

/// A record's members that say something.
fn kept(record: &impl serde::Serialize) -> Object<String, Json> {
    let members = serde_json::to_value(record).unwrap_or_default();
    let Json::Object(members) = members else {
        return Object::new();
    };
    let says = |value: &Json| {
        !(value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value == "")
    };
    members
        .into_iter()
        .filter(|(_, value)| says(value))
        .collect()
}

fn gateway_response(response: &GatewayResponse) -> Json {
    let mut own = kept(response);
    own.remove("responseType");
    own.remove("defaultResponse");
    Json::Object(own)
}

/// An integration as the extension has it: its responses are named by their patterns.
fn integrated(integration: &Integration) -> Json {
    let mut own = kept(integration);
    own.remove("integrationResponses");
    own.remove("cacheNamespace");
    own.insert(
        "type".to_owned(),
        Json::from(integration.r#type.to_ascii_lowercase()),
    );
    let behavior = integration.passthrough_behavior.to_ascii_lowercase();
    own.insert("passthroughBehavior".to_owned(), Json::from(behavior));
    let empty = Map::new();
    let responses = integration.integration_responses.as_ref().unwrap_or(&empty);
    if !responses.is_empty() {
        let all = responses.values().map(|response| {
            let mut one = kept(response);
            let pattern = one.remove("selectionPattern");
            let pattern = pattern.as_ref().and_then(Json::as_str).unwrap_or("default");
            (pattern.to_owned(), Json::Object(one))
        });
        own.insert("responses".to_owned(), Json::Object(all.collect()));
    }
    Json::Object(own)
}
