//! Request validators.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, conflict, no};
use crate::rest::pages::page;
use crate::rest::records::RequestValidator;
use crate::rest::{Rest, patch, rules};

const VALIDATOR: &str = "Request Validator";

impl Rest {
    pub(crate) async fn create_request_validator(
        &self,
        input: shapes::CreateRequestValidatorRequest,
    ) -> Result<shapes::RequestValidator, Fault> {
        let mut validator: RequestValidator = recorded(&input)?;
        validator.id = self.fresh_id(6);
        if self.api(&input.rest_api_id).is_err() {
            return Err(bad_request("Invalid REST API identifier specified"));
        }
        let edited = self.edit(&input.rest_api_id, |api| {
            let answer = shown(&validator)?;
            api.definition
                .request_validators
                .insert(validator.id.clone(), validator);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_request_validator(
        &self,
        input: shapes::GetRequestValidatorRequest,
    ) -> Result<shapes::RequestValidator, Fault> {
        let api = self.api(&input.rest_api_id).map_err(|_| no(VALIDATOR))?;
        let validator = api
            .definition
            .request_validators
            .get(&input.request_validator_id);
        shown(validator.ok_or_else(|| no(VALIDATOR))?)
    }

    pub(crate) async fn get_request_validators(
        &self,
        input: shapes::GetRequestValidatorsRequest,
    ) -> Result<shapes::RequestValidators, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let all = api.definition.request_validators.iter();
        let items = all.map(|(id, validator)| (id.clone(), validator));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::RequestValidators {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_request_validator(
        &self,
        input: shapes::UpdateRequestValidatorRequest,
    ) -> Result<shapes::RequestValidator, Fault> {
        if self.api(&input.rest_api_id).is_err() {
            return Err(no(VALIDATOR));
        }
        let edited = self.edit(&input.rest_api_id, |api| {
            let validator = api
                .definition
                .request_validators
                .get_mut(&input.request_validator_id);
            let validator = validator.ok_or_else(|| no(VALIDATOR))?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::REQUEST_VALIDATOR, validator, operations)?;
            if validator
                .name
                .as_deref()
                .unwrap_or_default()
                .trim()
                .is_empty()
            {
                return Err(bad_request("Request Validator name cannot be blank"));
            }
            shown(validator)
        });
        edited.await
    }

    pub(crate) async fn delete_request_validator(
        &self,
        input: shapes::DeleteRequestValidatorRequest,
    ) -> Result<(), Fault> {
        if self.api(&input.rest_api_id).is_err() {
            return Err(no(VALIDATOR));
        }
        let edited = self.edit(&input.rest_api_id, |api| {
            let id = input.request_validator_id.as_str();
            let methods = api
                .definition
                .resources
                .values()
                .flat_map(|it| it.resource_methods.values());
            let mut users =
                methods.filter(|method| method.request_validator_id.as_deref() == Some(id));
            if users.next().is_some() {
                return Err(conflict(format!(
                    "Cannot delete request validator '{id}', is referenced in a method"
                )));
            }
            let removed = api.definition.request_validators.remove(id);
            removed.map(|_| ()).ok_or_else(|| no(VALIDATOR))
        });
        edited.await
    }
}
