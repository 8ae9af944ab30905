//! REST APIs themselves.

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use super::first_models;
use crate::ids;
use crate::limits::APIS_MAX;
use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, limit_exceeded};
use crate::rest::pages::page;
use crate::rest::records::{About, ApiRecord, EndpointConfiguration, Map, Resource};
use crate::rest::{Rest, import, patch, rules, snapshot_key};

impl Rest {
    pub(crate) async fn create_rest_api(
        &self,
        input: shapes::CreateRestApiRequest,
    ) -> Result<shapes::RestApi, Fault> {
        let mut about: About = recorded(&input)?;
        about.tags = input.tags.filter(|tags| !tags.is_empty());
        about.binary_media_types = about.binary_media_types.filter(|types| !types.is_empty());
        check(&mut about)?;
        let mut record = self.new_api(about)?;
        if let Some(source) = &input.clone_from {
            record.definition = self.api(source)?.definition.clone();
            record.about.root_resource_id = root(&record);
        }
        self.keep_api(record).await
    }

    pub(crate) async fn import_rest_api(
        &self,
        input: shapes::ImportRestApiRequest,
    ) -> Result<shapes::RestApi, Fault> {
        let document = import::read(self, &input.body)?;
        let mut about = About::default();
        check(&mut about)?;
        let mut record = self.new_api(about)?;
        let options = import::Options::new(input.parameters, "overwrite", true);
        let warnings = import::apply(self, &mut record, &document, &options)?;
        import::check(&warnings, input.fail_on_warnings)?;
        if let Some(types) = options.endpoint_types() {
            record.about.endpoint_configuration.types = types;
        }
        record.about.warnings = Some(warnings).filter(|warnings| !warnings.is_empty());
        self.keep_api(record).await
    }

    pub(crate) async fn put_rest_api(
        &self,
        input: shapes::PutRestApiRequest,
    ) -> Result<shapes::RestApi, Fault> {
        let document = import::read(self, &input.body)?;
        let mode = input.mode.as_deref().unwrap_or("merge");
        let options = import::Options::new(input.parameters, mode, false);
        let edited = self.edit(&input.rest_api_id, |api| {
            let warnings = import::apply(self, api, &document, &options)?;
            import::check(&warnings, input.fail_on_warnings)?;
            api.about.warnings = Some(warnings).filter(|warnings| !warnings.is_empty());
            shown(&api.about)
        });
        edited.await
    }

    /// An API with a root and the models that every API begins with.
    fn new_api(&self, mut about: About) -> Result<ApiRecord, Fault> {
        if self.0.apis.all().len() >= APIS_MAX {
            return Err(limit_exceeded(
                "Maximum number of APIs reached. Contact support if you require additional APIs.",
            ));
        }
        about.id = self.fresh_id(10);
        about.created_date = self.now_s();
        about.root_resource_id = ids::short(self.0.settings.entropy.uuid(), 10);
        let mut record = ApiRecord {
            format: 1,
            about,
            ..ApiRecord::default()
        };
        let root = Resource {
            id: record.about.root_resource_id.clone(),
            path: "/".to_owned(),
            ..Resource::default()
        };
        record.definition.resources.insert(root.id.clone(), root);
        record.definition.models = first_models(|| self.fresh_id(6));
        Ok(record)
    }

    async fn keep_api(&self, record: ApiRecord) -> Result<shapes::RestApi, Fault> {
        let answer = shown(&record.about)?;
        let id = record.about.id.clone();
        self.0.apis.put(&id, record).await?;
        Ok(answer)
    }

    pub(crate) async fn get_rest_api(
        &self,
        input: shapes::GetRestApiRequest,
    ) -> Result<shapes::RestApi, Fault> {
        shown(&self.api(&input.rest_api_id)?.about)
    }

    pub(crate) async fn get_rest_apis(
        &self,
        input: shapes::GetRestApisRequest,
    ) -> Result<shapes::RestApis, Fault> {
        let mut apis = self.0.apis.all();
        apis.sort_by_key(|api| (api.about.created_date, api.about.id.clone()));
        let items = apis.iter().map(|api| (api.about.id.clone(), &api.about));
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::RestApis {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_rest_api(
        &self,
        input: shapes::UpdateRestApiRequest,
    ) -> Result<shapes::RestApi, Fault> {
        let operations = input.patch_operations.unwrap_or_default();
        let edited = self.edit(&input.rest_api_id, |api| {
            for operation in &operations {
                check_compression(operation)?;
                check_endpoint(operation)?;
            }
            patch::apply(&rules::API, &mut api.about, &operations)?;
            check(&mut api.about)?;
            let mut about = api.about.clone();
            about.tags.get_or_insert_with(Map::new);
            shown(&about)
        });
        edited.await
    }

    pub(crate) async fn delete_rest_api(
        &self,
        input: shapes::DeleteRestApiRequest,
    ) -> Result<(), Fault> {
        let id = input.rest_api_id;
        let all_snapshots = |api: &ApiRecord, writes: &mut Vec<Write>| {
            let deployments = api.deployments.keys();
            writes.extend(deployments.map(|name| Write::delete(snapshot_key(&id, name))));
            Ok(())
        };
        self.0
            .apis
            .remove(&id, || self.no_api(&id), all_snapshots)
            .await?;
        self.0.live.forget(&id);
        self.0.cache.forget(&id, None);
        Ok(())
    }
}

fn root(record: &ApiRecord) -> String {
    let mut all = record.definition.resources.values();
    let root = all.find(|resource| resource.parent_id.is_none());
    root.map(|root| root.id.clone()).unwrap_or_default()
}

/// Sets what has a default, refuses what cannot be.
fn check(about: &mut About) -> Result<(), Fault> {
    if about.description.as_deref() == Some("") {
        return Err(bad_request("Description cannot be an empty string"));
    }
    if about.api_key_source.is_empty() {
        "HEADER".clone_into(&mut about.api_key_source);
    }
    let size = about.minimum_compression_size;
    if size.is_some_and(|size| !(0..=10_485_760).contains(&size)) {
        return Err(compression());
    }
    if let Some(policy) = about.policy.as_deref().filter(|policy| !policy.is_empty()) {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(policy);
        if !parsed.is_ok_and(|policy| policy.is_object()) {
            return Err(bad_request(
                "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.",
            ));
        }
    } else {
        about.policy = None;
    }
    check_endpoints(&mut about.endpoint_configuration)
}

fn check_endpoints(endpoints: &mut EndpointConfiguration) -> Result<(), Fault> {
    if endpoints.types.is_empty() {
        endpoints.types.push("EDGE".to_owned());
    }
    if endpoints.types.len() > 1 {
        return Err(bad_request(
            "Cannot create an api with multiple Endpoint Types.",
        ));
    }
    let private = endpoints.types[0] == "PRIVATE";
    match (endpoints.ip_address_type.as_deref(), private) {
        (None, true) => endpoints.ip_address_type = Some("dualstack".to_owned()),
        (None, false) => endpoints.ip_address_type = Some("ipv4".to_owned()),
        (Some("ipv4"), true) => {
            return Err(bad_request(
                "Only dualstack ipAddressType is supported for Private APIs.",
            ));
        }
        (Some("ipv4" | "dualstack"), _) => {}
        _ => {
            return Err(bad_request(
                "ipAddressType must be either ipv4 or dualstack.",
            ));
        }
    }
    Ok(())
}

fn compression() -> Fault {
    bad_request("Invalid minimum compression size, must be between 0 and 10485760")
}

fn check_compression(operation: &shapes::PatchOperation) -> Result<(), Fault> {
    let here = operation.path.as_deref() == Some("/minimumCompressionSize");
    let value = operation.value.as_deref().unwrap_or_default();
    match here && !value.is_empty() && value.parse::<i32>().is_err() {
        true => Err(compression()),
        false => Ok(()),
    }
}

fn check_endpoint(operation: &shapes::PatchOperation) -> Result<(), Fault> {
    let path = operation.path.as_deref().unwrap_or_default();
    let value = operation.value.as_deref().unwrap_or_default();
    let known = ["REGIONAL", "EDGE", "PRIVATE"].contains(&value);
    match path.starts_with("/endpointConfiguration/types/") && !known {
        true => Err(bad_request(
            "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE",
        )),
        false => Ok(()),
    }
}
