//! Exports: a stage as an OpenAPI document.

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::openapi;
use crate::rest::Rest;
use crate::rest::export::Export;
use crate::rest::faults::{bad_request, no};

impl Rest {
    pub(crate) async fn get_export(
        &self,
        input: shapes::GetExportRequest,
    ) -> Result<shapes::ExportResponse, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let stage = api
            .stages
            .get(&input.stage_name)
            .ok_or_else(|| no("Stage"))?;
        let deployed = self
            .snapshot(&input.rest_api_id, &stage.deployment_id)
            .await?;
        let newer = match input.export_type.as_str() {
            "oas30" => true,
            "swagger" => false,
            other => return Err(bad_request(format!("No API exporter for type '{other}'"))),
        };
        let accepts = input.accepts.as_deref().unwrap_or("application/json");
        let in_yaml = accepts.contains("yaml");
        let extensions = input.parameters.unwrap_or_default();
        let extensions = extensions
            .get("extensions")
            .map_or("", String::as_str)
            .to_owned();
        let export = Export {
            deployed: &deployed,
            newer,
            integrations: extensions.contains("integrations") || extensions.contains("apigateway"),
            authorizers: extensions.contains("authorizers") || extensions.contains("apigateway"),
        };
        let host = format!(
            "{}.execute-api.{}.amazonaws.com",
            input.rest_api_id, self.0.settings.region
        );
        let document = export.document(&host, &input.stage_name);
        let format = if in_yaml { "yaml" } else { "json" };
        let name = format!("{}_{}.{format}", input.export_type, stage.created_date);
        let text = openapi::written(&document, in_yaml);
        Ok(shapes::ExportResponse {
            content_type: Some(format!("application/{format}")),
            content_disposition: Some(format!("attachment; filename=\"{name}\"")),
            body: Some(Bytes::from(text)),
        })
    }
}
