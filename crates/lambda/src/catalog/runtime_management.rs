//! `PutRuntimeManagementConfig`, `GetRuntimeManagementConfig`: when a function gets a newer build
//! of its runtime. Kept and shown; here a runtime is always the one that the host has.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{function_not_found, invalid};
use super::naming::Named;
use super::record::FunctionRecord;
use super::{Catalog, shape};

const AUTO: &str = "Auto";
const MANUAL: &str = "Manual";

impl Catalog {
    pub(super) async fn put_runtime_management_config(
        &self,
        request: shapes::PutRuntimeManagementConfigRequest,
    ) -> Result<shapes::PutRuntimeManagementConfigResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let current = self.runtime_version_arn(&named).await?;
        let wanted = request.runtime_version_arn;
        let mode = request.update_runtime_on;
        match (mode.as_str(), &wanted) {
            (MANUAL, None) => {
                return Err(invalid(
                    "RuntimeVersionArn is required when UpdateRuntimeOn is Manual.",
                ));
            }
            (MANUAL, Some(arn)) if *arn != current => {
                return Err(invalid(format!(
                    "This server does not have the runtime version {arn}. It has {current}"
                )));
            }
            (MANUAL, _) | (_, None) => {}
            (mode, Some(_)) => {
                return Err(invalid(format!(
                    "RuntimeVersionArn is not supported when UpdateRuntimeOn is {mode}."
                )));
            }
        }
        self.change(&named.function, |record, _| {
            let version = named.asked().to_owned();
            record.runtime_updates.insert(version, mode.clone());
            Ok(())
        })
        .await?;
        Ok(shapes::PutRuntimeManagementConfigResponse {
            update_runtime_on: mode,
            function_arn: self.arn(&named.function, named.qualifier.as_deref()),
            runtime_version_arn: wanted,
        })
    }

    pub(super) async fn get_runtime_management_config(
        &self,
        request: shapes::GetRuntimeManagementConfigRequest,
    ) -> Result<shapes::GetRuntimeManagementConfigResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let current = self.runtime_version_arn(&named).await?;
        let (record, _) = self.existing(&named.function).await?;
        let mode = record.runtime_updates.get(named.asked());
        let mode = mode.map_or(AUTO, String::as_str);
        Ok(shapes::GetRuntimeManagementConfigResponse {
            update_runtime_on: Some(mode.to_owned()),
            function_arn: Some(self.arn(&named.function, named.qualifier.as_deref())),
            runtime_version_arn: Some(current).filter(|_| mode == MANUAL),
        })
    }

    /// The build of the runtime that a version runs on; aliases have none.
    async fn runtime_version_arn(&self, named: &Named) -> Result<String, Fault> {
        let missing = || {
            let arn = self.arn(&named.function, named.qualifier.as_deref());
            function_not_found(&arn)
        };
        let found: Option<(FunctionRecord, _)> = self.load(&named.function).await?;
        let (record, _) = found.ok_or_else(missing)?;
        let version = self.version(&record, named.asked()).await?;
        let settings = version.ok_or_else(missing)?.build.settings;
        let region = &self.parts.region;
        Ok(shape::runtime_version_arn(&settings.runtime, region))
    }
}
