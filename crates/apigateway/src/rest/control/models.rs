//! Models: JSON schemas by name.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, conflict, not_found};
use crate::rest::pages::page;
use crate::rest::records::{Definition, Map, Model};
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_model(
        &self,
        input: shapes::CreateModelRequest,
    ) -> Result<shapes::Model, Fault> {
        let mut model: Model = recorded(&input)?;
        model.id = self.fresh_id(6);
        let edited = self.edit(&input.rest_api_id, |api| {
            if model.name.is_empty() {
                return Err(bad_request("Model name must be non-empty"));
            }
            if !model
                .name
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric())
            {
                return Err(bad_request(
                    "Model name must be alphanumeric: {name}".replace("{name}", &model.name),
                ));
            }
            check(&model)?;
            if api.definition.models.contains_key(&model.name) {
                return Err(conflict("Model name already exists for this REST API"));
            }
            let answer = shown(&model)?;
            api.definition.models.insert(model.name.clone(), model);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_model(
        &self,
        input: shapes::GetModelRequest,
    ) -> Result<shapes::Model, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let model = api.definition.models.get(&input.model_name);
        shown(model.ok_or_else(|| no_model(&input.model_name))?)
    }

    pub(crate) async fn get_models(
        &self,
        input: shapes::GetModelsRequest,
    ) -> Result<shapes::Models, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let all = api.definition.models.iter();
        let items = all.map(|(name, model)| (name.clone(), model));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::Models {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_model(
        &self,
        input: shapes::UpdateModelRequest,
    ) -> Result<shapes::Model, Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let model = api.definition.models.get_mut(&input.model_name);
            let model = model.ok_or_else(|| no_model(&input.model_name))?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::MODEL, model, operations)?;
            check(model)?;
            shown(model)
        });
        edited.await
    }

    pub(crate) async fn delete_model(
        &self,
        input: shapes::DeleteModelRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let name = &input.model_name;
            if !api.definition.models.contains_key(name) {
                return Err(no_model(name));
            }
            if let Some(user) = user(&api.definition, name) {
                return Err(conflict(format!(
                    "Cannot delete model '{name}', is referenced in {user}"
                )));
            }
            api.definition.models.remove(name);
            Ok(())
        });
        edited.await
    }
}

fn no_model(name: &str) -> Fault {
    not_found(format!("Invalid model name specified: {name}"))
}

/// Which method needs the model: `method request: /test/ANY`.
fn user(definition: &Definition, name: &str) -> Option<String> {
    let needs = |models: Option<&Map<String>>| {
        models.is_some_and(|all| all.values().any(|one| one == name))
    };
    for resource in definition.resources.values() {
        for method in resource.resource_methods.values() {
            let responses = method.method_responses.iter().flat_map(|all| all.values());
            let mut responses = responses.map(|response| response.response_models.as_ref());
            let (path, verb) = (&resource.path, &method.http_method);
            if needs(method.request_models.as_ref()) {
                return Some(format!("method request: {path}/{verb}"));
            }
            if responses.any(needs) {
                return Some(format!("method response: {path}/{verb}"));
            }
        }
    }
    None
}

fn check(model: &Model) -> Result<(), Fault> {
    let schema = model.schema.as_deref().unwrap_or_default();
    let empty = schema.is_empty()
        || serde_json::from_str(schema).is_ok_and(|it: serde_json::Value| {
            it.as_object().is_some_and(serde_json::Map::is_empty)
        });
    if empty && model.content_type.contains("json") || schema.is_empty() {
        return Err(bad_request(
            "Model schema must have at least 1 property or array items defined",
        ));
    }
    if model.content_type.contains("json")
        && serde_json::from_str::<serde_json::Value>(schema).is_err()
    {
        return Err(bad_request(
            "Invalid model schema specified. Unable to parse the schema: it is not valid JSON",
        ));
    }
    Ok(())
}

/// The models that every API begins with.
pub(crate) fn first_models(mut fresh_id: impl FnMut() -> String) -> Map<Model> {
    let mut model = |name: &str, description: &str, schema: &str| {
        let model = Model {
            id: fresh_id(),
            name: name.to_owned(),
            description: Some(description.to_owned()),
            schema: Some(schema.to_owned()),
            content_type: "application/json".to_owned(),
        };
        (name.to_owned(), model)
    };
    let empty = "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}";
    let error = "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Error Schema\",\n  \"type\" : \"object\",\n  \"properties\" : {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}";
    Map::from([
        model("Empty", "This is a default empty schema model", empty),
        model("Error", "This is a default error schema model", error),
    ])
}
