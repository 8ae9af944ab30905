//! APIs themselves, and the quick way to one with a route, an integration and a stage.

use frazil_wire::Fault;
use frazil_wire::shape::Shape;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::convert::{members, record, shaped, updated};
use super::faults::bad_request;
use super::page::page;
use super::part::Part as _;
use super::records::{Api, ApiRecord, Cors, Integration, ProtocolType, Route, Stage};
use super::registry::{Draft, blank};
use super::route_table::DEFAULT;

const HTTP_SELECTION: &str = "$request.method $request.path";
const KEY_SELECTION: &str = "$request.header.x-api-key";

/// What `Target`, `RouteKey` and `CredentialsArn` ask for: one route with one integration.
struct Quick {
    target: Option<String>,
    route_key: Option<String>,
    credentials: Option<String>,
}

impl HttpApis {
    pub(super) async fn create_api(
        &self,
        input: shapes::CreateApiRequest,
    ) -> Result<shapes::CreateApiResponse, Fault> {
        let mut api: Api = record(members(&input))?;
        self.begin(&mut api);
        api.settle()?;
        let mut draft = blank(api);
        let quick = Quick {
            target: input.target,
            route_key: input.route_key,
            credentials: input.credentials_arn,
        };
        if let Some(target) = &quick.target {
            self.quick_create(&mut draft.record, target, &quick)?;
            draft.deploys = true;
            draft.auto_deploy(&Default::default(), || self.auto_deployment());
        }
        let api = draft.record.api.clone();
        self.0.registry.create(draft).await?;
        self.shown(&api)
    }

    /// What a new API has that nobody said.
    pub(super) fn begin(&self, api: &mut Api) {
        api.api_id = self.fresh_id(10);
        api.created_date = self.now();
    }

    pub(super) async fn get_api(
        &self,
        input: shapes::GetApiRequest,
    ) -> Result<shapes::GetApiResponse, Fault> {
        self.shown(&self.0.registry.api(&input.api_id)?.record.api)
    }

    pub(super) async fn get_apis(
        &self,
        input: shapes::GetApisRequest,
    ) -> Result<shapes::GetApisResponse, Fault> {
        let (max, token) = (input.max_results.as_deref(), input.next_token.as_deref());
        let (apis, next_token) = page(self.0.registry.all(), max, token)?;
        let items: Result<_, Fault> = apis.iter().map(|api| self.shown(&api.record.api)).collect();
        Ok(shapes::GetApisResponse {
            items: Some(items?),
            next_token,
        })
    }

    pub(super) async fn update_api(
        &self,
        input: shapes::UpdateApiRequest,
    ) -> Result<shapes::UpdateApiResponse, Fault> {
        let quick = Quick {
            target: input.target.clone(),
            route_key: input.route_key.clone(),
            credentials: input.credentials_arn.clone(),
        };
        let api = self.change(&input.api_id, |draft| {
            let mut api: Api = updated(&draft.record.api, members(&input))?;
            api.settle()?;
            draft.record.api = api.clone();
            quick.update(draft)?;
            Ok(api)
        });
        self.shown(&api.await?)
    }

    pub(super) async fn delete_api(&self, input: shapes::DeleteApiRequest) -> Result<(), Fault> {
        self.0.registry.remove(&input.api_id).await
    }

    pub(super) async fn delete_cors_configuration(
        &self,
        input: shapes::DeleteCorsConfigurationRequest,
    ) -> Result<(), Fault> {
        self.change(&input.api_id, |draft| {
            draft.record.api.cors_configuration = None;
            Ok(())
        })
        .await
    }

    /// The API as AWS shows it: with the address at which this server answers it.
    pub(super) fn shown<S: Shape>(&self, api: &Api) -> Result<S, Fault> {
        shaped(&Api {
            api_endpoint: self.endpoint(api),
            ..api.clone()
        })
    }

    /// Where an API answers.
    pub(super) fn endpoint(&self, api: &Api) -> String {
        let scheme = match api.protocol_type {
            ProtocolType::Http => "http",
            ProtocolType::Websocket => "ws",
        };
        format!("{scheme}://{}", self.domain_name(&api.api_id))
    }

    /// `<id>.execute-api.<region>.localhost:4566`
    fn domain_name(&self, api_id: &str) -> String {
        let settings = &self.0.settings;
        format!("{api_id}.execute-api.{}.{}", settings.region, settings.host)
    }

    fn quick_create(
        &self,
        record: &mut ApiRecord,
        target: &str,
        quick: &Quick,
    ) -> Result<(), Fault> {
        if record.api.protocol_type == ProtocolType::Websocket {
            return Err(bad_request("Quick create is not supported for WEBSOCKET"));
        }
        let mut integration = Integration {
            integration_id: self.fresh_id(7),
            api_gateway_managed: true,
            credentials_arn: quick.credentials.clone(),
            ..Integration::default()
        };
        integration.lead_to(target);
        integration.settle(record)?;
        let mut route = Route {
            route_id: self.fresh_id(7),
            api_gateway_managed: true,
            route_key: quick.route_key.clone().unwrap_or(DEFAULT.to_owned()),
            target: Some(format!("integrations/{}", integration.integration_id)),
            ..Route::default()
        };
        let integrations = &mut record.parts.integrations;
        integrations.insert(integration.integration_id.clone(), integration);
        route.settle(record)?;
        record.parts.routes.insert(route.route_id.clone(), route);
        let now = self.now();
        let stage = Stage {
            stage_name: DEFAULT.to_owned(),
            created_date: now.clone(),
            last_updated_date: now,
            api_gateway_managed: true,
            auto_deploy: true,
            ..Stage::default()
        };
        record.stages.insert(DEFAULT.to_owned(), stage);
        Ok(())
    }
}

impl Quick {
    fn update(&self, draft: &mut Draft) -> Result<(), Fault> {
        let parts = &mut draft.record.parts;
        if self.target.is_some() || self.credentials.is_some() {
            let integrations = parts.integrations.values_mut();
            let mut managed = integrations.filter(|one| one.api_gateway_managed);
            let managed = managed.next().ok_or_else(not_quick)?;
            managed.credentials_arn = self.credentials.clone().or(managed.credentials_arn.take());
            if let Some(target) = &self.target {
                managed.lead_to(target);
            }
            draft.deploys = true;
        }
        if let Some(key) = &self.route_key {
            let mut managed = parts.routes.values().filter(|one| one.api_gateway_managed);
            let mut route = managed.next().cloned().ok_or_else(not_quick)?;
            route.route_key.clone_from(key);
            route.settle(&draft.record)?;
            let routes = &mut draft.record.parts.routes;
            routes.insert(route.route_id.clone(), route);
            draft.deploys = true;
        }
        Ok(())
    }
}

fn not_quick() -> Fault {
    bad_request("The API was not created with quick create")
}

impl Integration {
    /// Functions are invoked, everything else is a URL.
    fn lead_to(&mut self, target: &str) {
        let lambda = target.starts_with("arn:");
        let kind = if lambda { "AWS_PROXY" } else { "HTTP_PROXY" };
        let method = if lambda { "POST" } else { "ANY" };
        let format = if lambda { "2.0" } else { "1.0" };
        self.integration_type = kind.to_owned();
        self.integration_method = Some(method.to_owned());
        self.payload_format_version = Some(format.to_owned());
        self.integration_uri = Some(target.to_owned());
    }
}

impl Api {
    /// Fills in what AWS fills in, and refuses what it refuses.
    pub(super) fn settle(&mut self) -> Result<(), Fault> {
        if self.name.is_empty() {
            return Err(bad_request("Invalid API name specified"));
        }
        let fill = |text: &mut String, default: &str| {
            if text.is_empty() {
                default.clone_into(text);
            }
        };
        fill(&mut self.api_key_selection_expression, KEY_SELECTION);
        fill(&mut self.ip_address_type, "ipv4");
        match self.protocol_type {
            ProtocolType::Http => {
                fill(&mut self.route_selection_expression, HTTP_SELECTION);
                if self.route_selection_expression != HTTP_SELECTION
                    && self.route_selection_expression != "${request.method} ${request.path}"
                {
                    return Err(bad_request(
                        "Route selection expression is currently limited to \"${request.method} \
                         ${request.path}\"",
                    ));
                }
            }
            ProtocolType::Websocket if self.route_selection_expression.is_empty() => {
                return Err(bad_request("Invalid routeSelectionExpression"));
            }
            ProtocolType::Websocket if self.cors_configuration.is_some() => {
                return Err(bad_request(
                    "Cors is not supported for WEBSOCKET protocolType",
                ));
            }
            ProtocolType::Websocket => {}
        }
        self.cors_configuration.as_ref().map_or(Ok(()), Cors::check)
    }
}

impl Cors {
    fn check(&self) -> Result<(), Fault> {
        let origins = self.allow_origins.iter().flatten();
        if let Some(origin) = origins.clone().find(|origin| !is_origin(origin)) {
            let message = format!(
                "Invalid format for origin {origin}. Format should be http://* or https://*"
            );
            return Err(bad_request(message));
        }
        let mut origins = origins;
        match self.allow_credentials == Some(true) && origins.any(|origin| origin == "*") {
            true => Err(bad_request(
                "allow-credentials is not supported if 'allow-origin' is *",
            )),
            false => Ok(()),
        }
    }
}

fn is_origin(origin: &str) -> bool {
    origin == "*" || origin == "null" || origin.contains("://")
}
