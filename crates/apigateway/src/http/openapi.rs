//! Definitions of HTTP APIs as OpenAPI documents: taken in, and given out.

mod authorizers;
mod export;
mod import;
mod integrations;

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use self::export::Export;
use self::import::Import;
use super::HttpApis;
use super::faults::{bad_request, not_found};
use super::records::{Api, ProtocolType};
use super::registry::{Draft, blank};
use super::stages::no_stage;
use crate::openapi::{read, refused_warnings, written};

/// The version of the algorithm that reads and writes documents, which is the only one.
const VERSION: &str = "1.0";

impl HttpApis {
    pub(super) async fn import_api(
        &self,
        input: shapes::ImportApiRequest,
    ) -> Result<shapes::ImportApiResponse, Fault> {
        let mut api = Api::default();
        self.begin(&mut api);
        let mut draft = blank(api);
        let (how, fail) = (input.basepath.as_deref(), input.fail_on_warnings);
        self.take_in(&mut draft, &input.body, how, fail)?;
        let api = draft.record.api.clone();
        self.0.registry.create(draft).await?;
        self.shown(&api)
    }

    /// Everything that belonged to the API goes, but its stages and their deployments.
    pub(super) async fn reimport_api(
        &self,
        input: shapes::ReimportApiRequest,
    ) -> Result<shapes::ReimportApiResponse, Fault> {
        let (how, fail) = (input.basepath.as_deref(), input.fail_on_warnings);
        let api = self.change(&input.api_id, |draft| {
            if draft.record.api.protocol_type != ProtocolType::Http {
                return Err(bad_request("Only HTTP APIs can be imported"));
            }
            self.take_in(draft, &input.body, how, fail)?;
            draft.deploys = true;
            Ok(draft.record.api.clone())
        });
        self.shown(&api.await?)
    }

    fn take_in(
        &self,
        draft: &mut Draft,
        body: &str,
        base_path: Option<&str>,
        fail_on_warnings: Option<bool>,
    ) -> Result<(), Fault> {
        let document = read(body.as_bytes(), &self.0.settings);
        let document = document.map_err(|error| bad_request(error.to_string()))?;
        let fresh = || self.fresh_id(7);
        let import = Import::new(&document, &mut draft.record, &fresh);
        let warnings = import.run(base_path.unwrap_or("ignore"))?;
        match refused_warnings(&warnings, fail_on_warnings) {
            Some(message) => Err(bad_request(message)),
            None => Ok(()),
        }
    }

    pub(super) async fn export_api(
        &self,
        input: shapes::ExportApiRequest,
    ) -> Result<shapes::ExportApiResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let api = &live.record.api;
        if api.protocol_type != ProtocolType::Http {
            return Err(bad_request("Only HTTP APIs can be exported"));
        }
        if input.specification != "OAS30" {
            return Err(bad_request(
                "Invalid specification. Supported values: OAS30",
            ));
        }
        let version = input.export_version.as_deref();
        if version.is_some_and(|version| version != VERSION) {
            return Err(bad_request("Invalid exportVersion. Supported values: 1.0"));
        }
        let in_yaml = match input.output_type.as_str() {
            "JSON" => false,
            "YAML" => true,
            _ => {
                return Err(bad_request(
                    "Invalid outputType. Supported values: JSON, YAML",
                ));
            }
        };
        let parts = match input.stage_name.as_deref() {
            None => &live.record.parts,
            Some(stage) => {
                let known = live.record.stages.contains_key(stage);
                known.then_some(()).ok_or_else(no_stage)?;
                let undeployed = || not_found("Invalid deployment identifier specified");
                &live.deployed(stage).ok_or_else(undeployed)?.parts
            }
        };
        let export = Export {
            api,
            parts,
            endpoint: self.endpoint(api),
            stage: input.stage_name.as_deref(),
            extensions: input.include_extensions.unwrap_or(true),
        };
        let text = written(&export.document(), in_yaml);
        Ok(shapes::ExportApiResponse {
            body: Some(Bytes::from(text)),
        })
    }
}
