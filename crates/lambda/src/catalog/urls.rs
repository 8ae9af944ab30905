//! Function URLs: their configuration.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::record::{FunctionRecord, UrlRecord};
use super::{Catalog, faults, shape};
use crate::directory::{Cors, Url, UrlAuth};
use crate::policy;

/// Two answers of AWS's have the members of a third.
macro_rules! shown_as {
    ($answer:ident, $config:ident) => {
        shapes::$answer {
            function_url: $config.function_url,
            function_arn: $config.function_arn,
            auth_type: $config.auth_type,
            cors: $config.cors,
            creation_time: $config.creation_time,
            last_modified_time: $config.last_modified_time,
            invoke_mode: $config.invoke_mode,
        }
    };
}

const MISSING: &str = "The resource you requested does not exist.";

/// The URLs of a function as the data plane sees them, with what its policy says.
pub(super) fn published(record: &FunctionRecord) -> Vec<Url> {
    let urls = record.urls.iter().map(|(alias, url)| {
        let policy = record.policies.get(alias);
        Url {
            id: url.id.clone(),
            function: record.name.clone(),
            qualifier: Some(alias.clone()).filter(|alias| !alias.is_empty()),
            auth: if url.iam { UrlAuth::Iam } else { UrlAuth::None },
            cors: url.cors.clone(),
            streams: url.invoke_mode.as_deref() == Some("RESPONSE_STREAM"),
            public: policy.is_some_and(policy::url_is_public),
        }
    });
    urls.collect()
}

impl Catalog {
    pub(super) async fn create_function_url_config(
        &self,
        request: shapes::CreateFunctionUrlConfigRequest,
    ) -> Result<shapes::CreateFunctionUrlConfigResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let missing = || faults::not_found("Function does not exist");
        self.load(&named.function).await?.ok_or_else(missing)?;
        let arn = self.arn(&named.function, named.qualifier.as_deref());
        let alias = named.qualifier.unwrap_or_default();
        let now_ms = self.now_ms();
        let url = UrlRecord {
            id: self.uuid().replace('-', ""),
            iam: request.auth_type == "AWS_IAM",
            cors: request.cors.as_ref().and_then(cors),
            invoke_mode: request.invoke_mode,
            created_ms: now_ms,
            modified_ms: now_ms,
        };
        self.change(&named.function, |record, _| {
            if !alias.is_empty() && !record.aliases.contains_key(&alias) {
                return Err(missing());
            }
            if record.latest.build.settings.isolates_tenants {
                return Err(faults::invalid(
                    "Function URLs are not supported for functions with tenancy configuration.",
                ));
            }
            if record.urls.contains_key(&alias) {
                return Err(faults::conflict(format!(
                    "Failed to create function url config for [functionArn = {arn}]. Error \
                     message:  FunctionUrlConfig exists for this Lambda function"
                )));
            }
            record.urls.insert(alias.clone(), url.clone());
            Ok(())
        })
        .await?;
        Ok(shapes::CreateFunctionUrlConfigResponse {
            function_url: self.address(&url),
            function_arn: arn,
            auth_type: auth(&url),
            cors: url.cors.as_ref().map(shape::cors),
            creation_time: shape::time(url.created_ms),
            invoke_mode: url.invoke_mode,
        })
    }

    pub(super) async fn get_function_url_config(
        &self,
        request: shapes::GetFunctionUrlConfigRequest,
    ) -> Result<shapes::GetFunctionUrlConfigResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let alias = named.qualifier.unwrap_or_default();
        let found = self.load(&named.function).await?;
        let url = found.and_then(|(mut record, _)| record.urls.remove(&alias));
        let url = url.ok_or_else(|| faults::not_found(MISSING))?;
        let shown = self.url_config(&named.function, &alias, &url);
        Ok(shown_as!(GetFunctionUrlConfigResponse, shown))
    }

    pub(super) async fn update_function_url_config(
        &self,
        request: shapes::UpdateFunctionUrlConfigRequest,
    ) -> Result<shapes::UpdateFunctionUrlConfigResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let alias = named.qualifier.unwrap_or_default();
        let missing = || faults::not_found(MISSING);
        self.load(&named.function).await?.ok_or_else(missing)?;
        let url = self
            .change(&named.function, |record, _| {
                let url = record.urls.get_mut(&alias).ok_or_else(missing)?;
                if let Some(auth) = &request.auth_type {
                    url.iam = auth == "AWS_IAM";
                }
                if let Some(wanted) = &request.cors {
                    url.cors = cors(wanted);
                }
                if let Some(mode) = &request.invoke_mode {
                    url.invoke_mode = Some(mode.clone());
                }
                url.modified_ms = self.now_ms();
                Ok(url.clone())
            })
            .await?;
        let shown = self.url_config(&named.function, &alias, &url);
        Ok(shown_as!(UpdateFunctionUrlConfigResponse, shown))
    }

    pub(super) async fn delete_function_url_config(
        &self,
        request: shapes::DeleteFunctionUrlConfigRequest,
    ) -> Result<(), Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let alias = named.qualifier.unwrap_or_default();
        let missing = || faults::not_found(MISSING);
        self.load(&named.function).await?.ok_or_else(missing)?;
        self.change(&named.function, |record, _| {
            record.urls.remove(&alias).map(|_| ()).ok_or_else(missing)
        })
        .await
    }

    pub(super) async fn list_function_url_configs(
        &self,
        request: shapes::ListFunctionUrlConfigsRequest,
    ) -> Result<shapes::ListFunctionUrlConfigsResponse, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        let missing = || faults::not_found("Function does not exist");
        let (record, _) = self.load(&name).await?.ok_or_else(missing)?;
        let page = self.page(request.max_items);
        let urls = record.urls.iter();
        // The function's own URL has the empty name, so no marker is not the empty marker.
        let mut wanted = urls.filter(|(alias, _)| {
            let marker = request.marker.as_deref();
            marker.is_none_or(|marker| alias.as_str() > marker)
        });
        let shown: Vec<_> = wanted.by_ref().take(page).collect();
        let more = wanted.next().is_some();
        let last = shown
            .last()
            .filter(|_| more)
            .map(|(alias, _)| (*alias).clone());
        let configs = shown
            .iter()
            .map(|(alias, url)| self.url_config(&name, alias, url));
        Ok(shapes::ListFunctionUrlConfigsResponse {
            function_url_configs: configs.collect(),
            next_marker: last,
        })
    }

    fn url_config(&self, name: &str, alias: &str, url: &UrlRecord) -> shapes::FunctionUrlConfig {
        let qualifier = Some(alias).filter(|alias| !alias.is_empty());
        shapes::FunctionUrlConfig {
            function_url: self.address(url),
            function_arn: self.arn(name, qualifier),
            creation_time: shape::time(url.created_ms),
            last_modified_time: shape::time(url.modified_ms),
            cors: url.cors.as_ref().map(shape::cors),
            auth_type: auth(url),
            invoke_mode: Some(url.invoke_mode.clone().unwrap_or_else(|| "BUFFERED".into())),
        }
    }

    fn address(&self, url: &UrlRecord) -> String {
        self.parts.url_base.of_function(&url.id, &self.parts.region)
    }
}

fn auth(url: &UrlRecord) -> String {
    if url.iam { "AWS_IAM" } else { "NONE" }.into()
}

/// An empty `Cors` removes it.
fn cors(wanted: &shapes::Cors) -> Option<Cors> {
    let cors = Cors {
        allow_credentials: wanted.allow_credentials,
        allow_headers: wanted.allow_headers.clone(),
        allow_methods: wanted.allow_methods.clone(),
        allow_origins: wanted.allow_origins.clone(),
        expose_headers: wanted.expose_headers.clone(),
        max_age_s: wanted.max_age,
    };
    Some(cors).filter(|cors| *cors != Cors::default())
}
