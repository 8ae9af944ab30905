//! Exports: a stage as an OpenAPI document.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::Rest;
use crate::rest::faults::not_supported;

impl Rest {
    pub(crate) async fn get_export(
        &self,
        input: shapes::GetExportRequest,
    ) -> Result<shapes::ExportResponse, Fault> {
        let _ = self.api(&input.rest_api_id)?;
        Err(not_supported("an export"))
    }
}
