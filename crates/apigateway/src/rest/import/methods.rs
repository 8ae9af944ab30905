//! The operations of a path as methods.

use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::openapi::{
    self, AUTH_TYPE, INTEGRATION, OPERATIONS, followed, list, schemes, text, texts, whole,
};
use crate::rest::control::{check_integration, fill_integration};
use crate::rest::faults::bad_request;
use crate::rest::records::{
    ApiRecord, Definition, Integration, IntegrationResponse, Map, Method, MethodResponse, TlsConfig,
};

pub(super) fn apply(
    api: &mut ApiRecord,
    document: &Json,
    resource: &str,
    item: &Json,
    warnings: &mut Vec<String>,
) -> Result<(), Fault> {
    for (name, verb) in OPERATIONS {
        let Some(operation) = item.get(name) else {
            continue;
        };
        let reader = Reader {
            document,
            definition: &api.definition,
            item,
            operation,
        };
        let method = reader.method(verb, resource, warnings)?;
        if let Some(resource) = api.definition.resources.get_mut(resource) {
            resource.resource_methods.insert(verb.to_owned(), method);
        }
    }
    Ok(())
}

struct Reader<'a> {
    document: &'a Json,
    definition: &'a Definition,
    /// The path with what its operations share.
    item: &'a Json,
    operation: &'a Json,
}

impl Reader<'_> {
    fn method(
        &self,
        verb: &str,
        resource: &str,
        warnings: &mut Vec<String>,
    ) -> Result<Method, Fault> {
        let mut method = Method {
            http_method: verb.to_owned(),
            operation_name: text(self.operation, "operationId"),
            request_parameters: self.parameters(),
            request_models: self.request_models(),
            method_responses: self.responses(),
            request_validator_id: self.validator(),
            ..Method::default()
        };
        self.secure(&mut method, warnings);
        if let Some(own) = self.operation.get(INTEGRATION) {
            let mut integration = integration(own)?;
            fill_integration(&mut integration, resource);
            check_integration(&integration)?;
            method.method_integration = Some(integration);
        }
        Ok(method)
    }

    /// Parameters of the operation and of its path, references followed.
    fn all_parameters(&self) -> Vec<&Json> {
        let of = |json: &'_ Json| json.get("parameters").and_then(Json::as_array).is_some();
        let lists = [self.item, self.operation]
            .into_iter()
            .filter(|json| of(json));
        let all = lists.flat_map(|json| json["parameters"].as_array().into_iter().flatten());
        all.map(|parameter| followed(self.document, parameter))
            .collect()
    }

    fn parameters(&self) -> Option<Map<bool>> {
        let mut all = Map::new();
        for parameter in self.all_parameters() {
            let place = match parameter["in"].as_str() {
                Some("query") => "querystring",
                Some(place @ ("header" | "path")) => place,
                _ => continue,
            };
            let name = parameter["name"].as_str().unwrap_or_default();
            let required = parameter["required"].as_bool().unwrap_or_default();
            all.insert(format!("method.request.{place}.{name}"), required);
        }
        (!all.is_empty()).then_some(all)
    }

    fn request_models(&self) -> Option<Map<String>> {
        let mut all = Map::new();
        let body = self
            .operation
            .get("requestBody")
            .map(|body| followed(self.document, body));
        for (kind, content) in body
            .and_then(|body| body.get("content")?.as_object())
            .into_iter()
            .flatten()
        {
            if let Some(model) = content.get("schema").and_then(model) {
                all.insert(kind.clone(), model);
            }
        }
        let in_body = self
            .all_parameters()
            .into_iter()
            .find(|one| one["in"] == "body");
        if let Some(model) = in_body.and_then(|one| model(one.get("schema")?)) {
            let kinds = self
                .operation
                .get("consumes")
                .or(self.document.get("consumes"));
            let kinds = kinds
                .and_then(Json::as_array)
                .into_iter()
                .flatten()
                .filter_map(Json::as_str);
            let kinds: Vec<&str> = kinds.collect();
            let kinds = if kinds.is_empty() {
                vec!["application/json"]
            } else {
                kinds
            };
            all.extend(
                kinds
                    .into_iter()
                    .map(|kind| (kind.to_owned(), model.clone())),
            );
        }
        (!all.is_empty()).then_some(all)
    }

    fn responses(&self) -> Option<Map<MethodResponse>> {
        let all = self.operation.get("responses")?.as_object()?;
        let responses = all
            .iter()
            .filter(|(status, _)| status.parse::<u16>().is_ok());
        let responses = responses.map(|(status, response)| {
            let response = followed(self.document, response);
            let headers = response.get("headers").and_then(Json::as_object);
            let headers = headers.map(|all| {
                all.keys()
                    .map(|name| (format!("method.response.header.{name}"), false))
                    .collect()
            });
            let response = MethodResponse {
                status_code: status.clone(),
                response_parameters: headers,
                response_models: self.response_models(response),
            };
            (status.clone(), response)
        });
        let responses: Map<MethodResponse> = responses.collect();
        (!responses.is_empty()).then_some(responses)
    }

    fn response_models(&self, response: &Json) -> Option<Map<String>> {
        let mut all = Map::new();
        for (kind, content) in response
            .get("content")
            .and_then(Json::as_object)
            .into_iter()
            .flatten()
        {
            if let Some(model) = content.get("schema").and_then(model) {
                all.insert(kind.clone(), model);
            }
        }
        if let Some(model) = response.get("schema").and_then(model) {
            let kinds = self
                .operation
                .get("produces")
                .or(self.document.get("produces"));
            let kind = kinds
                .and_then(|kinds| kinds.get(0)?.as_str())
                .unwrap_or("application/json");
            all.insert(kind.to_owned(), model);
        }
        (!all.is_empty()).then_some(all)
    }

    fn validator(&self) -> Option<String> {
        let name = "x-amazon-apigateway-request-validator";
        let name = text(self.operation, name).or_else(|| text(self.document, name))?;
        let mut all = self.definition.request_validators.values();
        all.find(|one| one.name.as_deref() == Some(&name))
            .map(|one| one.id.clone())
    }

    /// Who may ask: what `security` and `x-amazon-apigateway-auth` say.
    fn secure(&self, method: &mut Method, warnings: &mut Vec<String>) {
        "NONE".clone_into(&mut method.authorization_type);
        let own = self
            .operation
            .get("x-amazon-apigateway-auth")
            .or(self.document.get("x-amazon-apigateway-auth"));
        if own
            .and_then(|own| own["type"].as_str())
            .is_some_and(|kind| kind.eq_ignore_ascii_case("AWS_IAM"))
        {
            "AWS_IAM".clone_into(&mut method.authorization_type);
        }
        for (name, scopes) in openapi::security(self.document, self.operation) {
            let mut known = schemes(self.document);
            let scheme = known.find_map(|(known, scheme)| (known == name).then_some(scheme));
            let Some(scheme) = scheme else {
                warnings.push(format!("Security requirement {name} is not defined"));
                continue;
            };
            let mut authorizers = self.definition.authorizers.values();
            if let Some(authorizer) = authorizers.find(|one| one.name == *name) {
                let pool = authorizer.r#type == "COGNITO_USER_POOLS";
                let kind = if pool { "COGNITO_USER_POOLS" } else { "CUSTOM" };
                kind.clone_into(&mut method.authorization_type);
                method.authorizer_id = Some(authorizer.id.clone());
                method.authorization_scopes = Some(scopes).filter(|scopes| !scopes.is_empty());
            } else if scheme[AUTH_TYPE] == "awsSigv4" {
                "AWS_IAM".clone_into(&mut method.authorization_type);
            } else if scheme["type"] == "apiKey"
                && scheme["name"]
                    .as_str()
                    .is_some_and(|name| name.eq_ignore_ascii_case("x-api-key"))
            {
                method.api_key_required = true;
            }
        }
    }
}

/// The name of the model that a schema is.
fn model(schema: &Json) -> Option<String> {
    let reference = schema.get("$ref")?.as_str()?;
    Some(reference.rsplit('/').next().unwrap_or_default().to_owned())
}

/// A map of templates, which may be null.
fn templates(json: Option<&Json>) -> Option<Map<Option<String>>> {
    let all = json?.as_object()?.iter();
    Some(
        all.map(|(name, value)| (name.clone(), value.as_str().map(str::to_owned)))
            .collect(),
    )
}

fn integration(own: &Json) -> Result<Integration, Fault> {
    let kind = own["type"]
        .as_str()
        .unwrap_or_default()
        .to_ascii_uppercase();
    if !["HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"].contains(&kind.as_str()) {
        return Err(bad_request(format!("Invalid integration type {kind}")));
    }
    let responses = own.get("responses").and_then(Json::as_object);
    let responses = responses.map(|all| {
        let all = all.iter().map(|(pattern, response)| {
            let response = integration_response(pattern, response);
            (response.status_code.clone(), response)
        });
        all.collect()
    });
    Ok(Integration {
        r#type: kind,
        http_method: text(own, "httpMethod").map(|verb| verb.to_ascii_uppercase()),
        uri: text(own, "uri"),
        connection_type: text(own, "connectionType"),
        connection_id: text(own, "connectionId"),
        credentials: text(own, "credentials"),
        request_parameters: texts(own.get("requestParameters")),
        request_templates: templates(own.get("requestTemplates")),
        passthrough_behavior: text(own, "passthroughBehavior")
            .unwrap_or_default()
            .to_ascii_uppercase(),
        content_handling: text(own, "contentHandling"),
        timeout_in_millis: own
            .get("timeoutInMillis")
            .and_then(whole)
            .unwrap_or_default(),
        cache_namespace: text(own, "cacheNamespace").unwrap_or_default(),
        cache_key_parameters: list(own.get("cacheKeyParameters")).unwrap_or_default(),
        integration_responses: responses,
        tls_config: own.get("tlsConfig").map(|tls| TlsConfig {
            insecure_skip_verification: tls["insecureSkipVerification"]
                .as_bool()
                .unwrap_or_default(),
        }),
        response_transfer_mode: text(own, "responseTransferMode"),
        integration_target: text(own, "integrationTarget"),
    })
}

/// In a document, responses are named by their pattern; `default` is the one without.
fn integration_response(pattern: &str, response: &Json) -> IntegrationResponse {
    let status = response.get("statusCode").and_then(whole);
    IntegrationResponse {
        status_code: status.map_or_else(|| "200".to_owned(), |status| status.to_string()),
        selection_pattern: Some(pattern)
            .filter(|pattern| *pattern != "default")
            .map(str::to_owned),
        response_parameters: texts(response.get("responseParameters")),
        response_templates: templates(response.get("responseTemplates")),
        content_handling: text(response, "contentHandling"),
    }
}
