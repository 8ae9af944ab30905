//! Authorizers: who decides whether a request may pass.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, conflict, no};
use crate::rest::pages::page;
use crate::rest::records::Authorizer;
use crate::rest::user_pools::is_pool;
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn create_authorizer(
        &self,
        input: shapes::CreateAuthorizerRequest,
    ) -> Result<shapes::Authorizer, Fault> {
        let mut authorizer: Authorizer = recorded(&input)?;
        authorizer.id = self.fresh_id(6);
        fill(&mut authorizer);
        check(&authorizer)?;
        let edited = self.edit(&input.rest_api_id, |api| {
            let all = &mut api.definition.authorizers;
            if all.values().any(|known| known.name == authorizer.name) {
                return Err(bad_request("Authorizer name must be unique. Authorizer {name} already exists in this RestApi."
                    .replace("{name}", &authorizer.name)));
            }
            let answer = shown(&authorizer)?;
            all.insert(authorizer.id.clone(), authorizer);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_authorizer(
        &self,
        input: shapes::GetAuthorizerRequest,
    ) -> Result<shapes::Authorizer, Fault> {
        let api = self.api(&input.rest_api_id).map_err(|_| no("Authorizer"))?;
        let authorizer = api.definition.authorizers.get(&input.authorizer_id);
        shown(authorizer.ok_or_else(|| no("Authorizer"))?)
    }

    pub(crate) async fn get_authorizers(
        &self,
        input: shapes::GetAuthorizersRequest,
    ) -> Result<shapes::Authorizers, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let all = api.definition.authorizers.iter();
        let items = all.map(|(id, authorizer)| (id.clone(), authorizer));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::Authorizers {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_authorizer(
        &self,
        input: shapes::UpdateAuthorizerRequest,
    ) -> Result<shapes::Authorizer, Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let authorizer = api.definition.authorizers.get_mut(&input.authorizer_id);
            let authorizer = authorizer.ok_or_else(|| no("Authorizer"))?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::AUTHORIZER, authorizer, operations)?;
            check(authorizer)?;
            shown(authorizer)
        });
        edited.await
    }

    pub(crate) async fn delete_authorizer(
        &self,
        input: shapes::DeleteAuthorizerRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let id = input.authorizer_id.as_str();
            for resource in api.definition.resources.values() {
                let mut methods = resource.resource_methods.values();
                if let Some(method) =
                    methods.find(|method| method.authorizer_id.as_deref() == Some(id))
                {
                    return Err(conflict(format!(
                        "Cannot delete authorizer '{id}', is referenced in method: {} {}",
                        resource.path, method.http_method
                    )));
                }
            }
            let removed = api.definition.authorizers.remove(id);
            removed.map(|_| ()).ok_or_else(|| no("Authorizer"))
        });
        edited.await
    }
}

pub(crate) fn fill(authorizer: &mut Authorizer) {
    if authorizer.authorizer_result_ttl_in_seconds.is_none() {
        authorizer.authorizer_result_ttl_in_seconds = Some(300);
    }
    if authorizer.auth_type.is_none() {
        let kind = if authorizer.r#type == "COGNITO_USER_POOLS" {
            "cognito_user_pools"
        } else {
            "custom"
        };
        authorizer.auth_type = Some(kind.to_owned());
    }
}

pub(crate) fn check(authorizer: &Authorizer) -> Result<(), Fault> {
    let says = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let ttl = authorizer
        .authorizer_result_ttl_in_seconds
        .unwrap_or_default();
    if !(0..=3600).contains(&ttl) {
        return Err(bad_request(
            "Authorizer result TTL must be between 0 and 3600 seconds",
        ));
    }
    if authorizer.name.is_empty() {
        return Err(bad_request("Authorizer name cannot be empty"));
    }
    match authorizer.r#type.as_str() {
        "COGNITO_USER_POOLS" if authorizer.provider_arns.as_ref().is_none_or(Vec::is_empty) => Err(
            bad_request("A COGNITO_USER_POOLS authorizer requires at least one provider ARN"),
        ),
        "COGNITO_USER_POOLS"
            if !authorizer
                .provider_arns
                .iter()
                .flatten()
                .all(|arn| is_pool(arn)) =>
        {
            Err(bad_request("Invalid Cognito ARN"))
        }
        "TOKEN" | "REQUEST" if !says(&authorizer.authorizer_uri) => Err(bad_request(
            "Invalid Authorizer URI: null. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.",
        )),
        "TOKEN" | "COGNITO_USER_POOLS" if !says(&authorizer.identity_source) => Err(bad_request(
            "Identity Source expressions must be specified for authorizers of type TOKEN and COGNITO_USER_POOLS",
        )),
        "REQUEST" if ttl > 0 && !says(&authorizer.identity_source) => Err(bad_request(
            "Identity sources are required when caching is enabled",
        )),
        "JWT" => Err(crate::rest::faults::not_supported(
            "an authorizer of type JWT",
        )),
        _ => Ok(()),
    }
}
