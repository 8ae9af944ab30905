//! Routes, integrations, authorizers and models, and the responses of WebSocket APIs.

mod authorizers;
mod integrations;
mod routes;

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::faults::{bad_request, conflict, no_such};
use super::part::{Part, Place};
use super::records::{
    ApiRecord, Authorizer, Integration, IntegrationResponse, Model, ProtocolType, Route,
    RouteResponse,
};

/// The five operations of a kind of part.
macro_rules! operations_of {
    ($record:ident by $id:ident $(within $within:ident)?;
     $create:ident $create_input:ident $created:ident,
     $read:ident $read_input:ident $answer:ident,
     $list:ident $list_input:ident $listed:ident,
     $update:ident $update_input:ident $updated:ident,
     $delete:ident $delete_input:ident) => {
        impl HttpApis {
            pub(super) async fn $create(
                &self,
                input: shapes::$create_input,
            ) -> Result<shapes::$created, Fault> {
                self.create_part::<$record, _, _>(place!(input $($within)?), &input).await
            }

            pub(super) async fn $read(
                &self,
                input: shapes::$read_input,
            ) -> Result<shapes::$answer, Fault> {
                self.read_part::<$record, _>(place!(input $($within)?), &input.$id)
            }

            pub(super) async fn $list(
                &self,
                input: shapes::$list_input,
            ) -> Result<shapes::$listed, Fault> {
                let (max, token) = (input.max_results.as_deref(), input.next_token.as_deref());
                let place = place!(input $($within)?);
                let (items, next_token) = self.list_parts::<$record, _>(place, max, token)?;
                let items = Some(items);
                Ok(shapes::$listed { items, next_token })
            }

            pub(super) async fn $update(
                &self,
                input: shapes::$update_input,
            ) -> Result<shapes::$updated, Fault> {
                let place = place!(input $($within)?);
                self.update_part::<$record, _, _>(place, &input.$id, &input).await
            }

            pub(super) async fn $delete(&self, input: shapes::$delete_input) -> Result<(), Fault> {
                self.delete_part::<$record>(place!(input $($within)?), &input.$id).await
            }
        }
    };
}

macro_rules! place {
    ($input:ident) => {
        Place {
            api: &$input.api_id,
            within: None,
        }
    };
    ($input:ident $within:ident) => {
        Place {
            api: &$input.api_id,
            within: Some(&$input.$within),
        }
    };
}

operations_of! {
    Route by route_id;
    create_route CreateRouteRequest CreateRouteResult,
    get_route GetRouteRequest GetRouteResult,
    get_routes GetRoutesRequest GetRoutesResponse,
    update_route UpdateRouteRequest UpdateRouteResult,
    delete_route DeleteRouteRequest
}

operations_of! {
    Integration by integration_id;
    create_integration CreateIntegrationRequest CreateIntegrationResult,
    get_integration GetIntegrationRequest GetIntegrationResult,
    get_integrations GetIntegrationsRequest GetIntegrationsResponse,
    update_integration UpdateIntegrationRequest UpdateIntegrationResult,
    delete_integration DeleteIntegrationRequest
}

operations_of! {
    Authorizer by authorizer_id;
    create_authorizer CreateAuthorizerRequest CreateAuthorizerResponse,
    get_authorizer GetAuthorizerRequest GetAuthorizerResponse,
    get_authorizers GetAuthorizersRequest GetAuthorizersResponse,
    update_authorizer UpdateAuthorizerRequest UpdateAuthorizerResponse,
    delete_authorizer DeleteAuthorizerRequest
}

operations_of! {
    Model by model_id;
    create_model CreateModelRequest CreateModelResponse,
    get_model GetModelRequest GetModelResponse,
    get_models GetModelsRequest GetModelsResponse,
    update_model UpdateModelRequest UpdateModelResponse,
    delete_model DeleteModelRequest
}

operations_of! {
    RouteResponse by route_response_id within route_id;
    create_route_response CreateRouteResponseRequest CreateRouteResponseResponse,
    get_route_response GetRouteResponseRequest GetRouteResponseResponse,
    get_route_responses GetRouteResponsesRequest GetRouteResponsesResponse,
    update_route_response UpdateRouteResponseRequest UpdateRouteResponseResponse,
    delete_route_response DeleteRouteResponseRequest
}

operations_of! {
    IntegrationResponse by integration_response_id within integration_id;
    create_integration_response CreateIntegrationResponseRequest CreateIntegrationResponseResponse,
    get_integration_response GetIntegrationResponseRequest GetIntegrationResponseResponse,
    get_integration_responses GetIntegrationResponsesRequest GetIntegrationResponsesResponse,
    update_integration_response UpdateIntegrationResponseRequest UpdateIntegrationResponseResponse,
    delete_integration_response DeleteIntegrationResponseRequest
}

impl HttpApis {
    pub(super) async fn delete_route_request_parameter(
        &self,
        input: shapes::DeleteRouteRequestParameterRequest,
    ) -> Result<(), Fault> {
        self.change(&input.api_id, |draft| {
            let routes = &mut draft.record.parts.routes;
            let route = routes.get_mut(&input.route_id);
            let route = route.ok_or_else(|| no_such(Route::KIND))?;
            let gone = route
                .request_parameters
                .remove(&input.request_parameter_key);
            draft.deploys = true;
            gone.map(drop).ok_or_else(|| no_such("RequestParameter"))
        })
        .await
    }

    /// AWS makes a template that shows the model's members; an empty one fits every model.
    pub(super) async fn get_model_template(
        &self,
        input: shapes::GetModelTemplateRequest,
    ) -> Result<shapes::GetModelTemplateResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let models = &live.record.parts.models;
        models
            .get(&input.model_id)
            .ok_or_else(|| no_such(Model::KIND))?;
        Err(super::faults::not_supported("A model's template"))
    }
}

impl Part for Model {
    const KIND: &'static str = "Model";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        _within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        Ok(&mut api.parts.models)
    }

    fn id(&self) -> &str {
        &self.model_id
    }

    fn name(&mut self, id: String) {
        self.model_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        if !self
            .name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric())
        {
            let name = &self.name;
            let message = format!("Model name must be alphanumeric: {name}");
            return Err(bad_request(message));
        }
        let others = api.parts.models.values();
        let mut others = others.filter(|other| other.model_id != self.model_id);
        match others.any(|other| other.name == self.name) {
            true => Err(conflict(format!(
                "Model name already exists for this API: {}",
                self.name
            ))),
            false => Ok(()),
        }
    }
}

impl Part for RouteResponse {
    const KIND: &'static str = "RouteResponse";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        let route = api.parts.routes.get_mut(within.unwrap_or_default());
        let route = route.ok_or_else(|| no_such(Route::KIND))?;
        Ok(&mut route.responses)
    }

    fn id(&self) -> &str {
        &self.route_response_id
    }

    fn name(&mut self, id: String) {
        self.route_response_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        check_websocket(api, "RouteResponses")?;
        match self.route_response_key.as_str() {
            "$default" => Ok(()),
            _ => Err(bad_request(
                "Currently, only $default is supported as a RouteResponseKey.",
            )),
        }
    }
}

impl Part for IntegrationResponse {
    const KIND: &'static str = "IntegrationResponse";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        let integration = api.parts.integrations.get_mut(within.unwrap_or_default());
        let integration = integration.ok_or_else(|| no_such(Integration::KIND))?;
        Ok(&mut integration.responses)
    }

    fn id(&self) -> &str {
        &self.integration_response_id
    }

    fn name(&mut self, id: String) {
        self.integration_response_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        check_websocket(api, "IntegrationResponses")
    }
}

/// Responses are for WebSocket APIs.
fn check_websocket(api: &ApiRecord, what: &str) -> Result<(), Fault> {
    match api.api.protocol_type {
        ProtocolType::Websocket => Ok(()),
        ProtocolType::Http => Err(bad_request(format!(
            "{what} are currently not supported for this API protocol type."
        ))),
    }
}
