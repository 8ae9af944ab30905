//! Methods of resources.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use super::resources::{method, method_mut};
use crate::rest::convert::{recorded, shown};
use crate::rest::faults::{bad_request, conflict, no};
use crate::rest::records::{Definition, Method};
use crate::rest::{Rest, patch, rules};

const METHODS: [&str; 8] = [
    "GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY",
];

impl Rest {
    pub(crate) async fn put_method(
        &self,
        input: shapes::PutMethodRequest,
    ) -> Result<shapes::Method, Fault> {
        let mut method: Method = recorded(&input)?;
        method.http_method.clone_from(&input.http_method);
        let edited = self.edit_below(&input.rest_api_id, |api| {
            if !api.definition.resources.contains_key(&input.resource_id) {
                return Err(no("Resource"));
            }
            if !METHODS.contains(&method.http_method.as_str()) {
                return Err(bad_request("Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY"));
            }
            check(&api.definition, &mut method)?;
            let resource = api.definition.resources.get_mut(&input.resource_id);
            let resource = resource.ok_or_else(|| no("Resource"))?;
            if resource.resource_methods.contains_key(&method.http_method) {
                return Err(conflict("Method already exists for this resource"));
            }
            let answer = shown(&method)?;
            resource.resource_methods.insert(method.http_method.clone(), method);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_method(
        &self,
        input: shapes::GetMethodRequest,
    ) -> Result<shapes::Method, Fault> {
        let method = self.method(&input.rest_api_id, &input.resource_id, &input.http_method)?;
        shown(&method)
    }

    pub(crate) async fn update_method(
        &self,
        input: shapes::UpdateMethodRequest,
    ) -> Result<shapes::Method, Fault> {
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resources = &api.definition.resources;
            let mut changed = method(resources, &input.resource_id, &input.http_method)?.clone();
            patch::apply(
                &rules::METHOD,
                &mut changed,
                input.patch_operations.as_deref().unwrap_or_default(),
            )?;
            check(&api.definition, &mut changed)?;
            let answer = shown(&changed)?;
            let resources = &mut api.definition.resources;
            *method_mut(resources, &input.resource_id, &input.http_method)? = changed;
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn delete_method(
        &self,
        input: shapes::DeleteMethodRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resource = api.definition.resources.get_mut(&input.resource_id);
            let resource = resource.ok_or_else(|| no("Resource"))?;
            let removed = resource.resource_methods.remove(&input.http_method);
            removed.map(|_| ()).ok_or_else(|| no("Method"))
        });
        edited.await
    }
}

fn check(definition: &Definition, method: &mut Method) -> Result<(), Fault> {
    match method.authorization_type.as_str() {
        "NONE" | "AWS_IAM" => method.authorizer_id = None,
        "CUSTOM" | "COGNITO_USER_POOLS" => {
            let id = method.authorizer_id.as_deref().unwrap_or_default();
            if !definition.authorizers.contains_key(id) {
                return Err(bad_request(
                    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
                ));
            }
        }
        _ => {
            return Err(bad_request(
                "Invalid authorization type specified. Valid options are NONE, AWS_IAM, CUSTOM, and COGNITO_USER_POOLS",
            ));
        }
    }
    method.request_validator_id = method
        .request_validator_id
        .take()
        .filter(|id| !id.is_empty());
    if let Some(id) = &method.request_validator_id
        && !definition.request_validators.contains_key(id)
    {
        return Err(bad_request(
            "Invalid Request Validator identifier specified",
        ));
    }
    for model in method
        .request_models
        .iter()
        .flat_map(|models| models.values())
    {
        if !definition.models.contains_key(model) {
            return Err(bad_request(format!(
                "Invalid model identifier specified: {model}"
            )));
        }
    }
    check_parameters(method)
}

fn check_parameters(method: &Method) -> Result<(), Fault> {
    let mut names = Vec::new();
    for parameter in method.request_parameters.iter().flat_map(|all| all.keys()) {
        let mut parts = parameter.splitn(4, '.');
        let place = (parts.next(), parts.next(), parts.next());
        let known = matches!(
            place,
            (
                Some("method"),
                Some("request"),
                Some(
                    "header"
                        | "querystring"
                        | "multivalueheader"
                        | "multivaluequerystring"
                        | "path"
                )
            )
        );
        let name = parts.next().unwrap_or_default();
        if !known || name.is_empty() {
            return Err(bad_request(format!(
                "Invalid mapping expression specified: {parameter}"
            )));
        }
        if names.contains(&name) {
            return Err(bad_request(
                "Parameter names must be unique across querystring, header and path",
            ));
        }
        names.push(name);
    }
    Ok(())
}
