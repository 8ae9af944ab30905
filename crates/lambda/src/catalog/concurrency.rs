//! Reserved concurrency, and what the account may use.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::faults::{function_not_found, invalid};
use super::naming::ONLY_FUNCTIONS;
use crate::release::LATEST;

impl Catalog {
    pub(super) async fn put_function_concurrency(
        &self,
        request: shapes::PutFunctionConcurrencyRequest,
    ) -> Result<shapes::Concurrency, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        let reserved = u32::try_from(request.reserved_concurrent_executions).unwrap_or_default();
        // AWS names the missing function with $LATEST here.
        let missing = || function_not_found(&self.arn(&name, Some(LATEST)));
        let (record, _) = self.load(&name).await?.ok_or_else(missing)?;
        let provisioned = record.provisioned.values().map(|it| it.requested);
        let provisioned: u32 = provisioned.sum();
        if provisioned > reserved {
            return Err(invalid(format!(
                " ReservedConcurrentExecutions  {reserved} should not be lower than function's \
                 total provisioned concurrency [{provisioned}]."
            )));
        }
        let others = self.parts.directory.reserved_concurrency(Some(&name));
        let limits = &self.parts.limits;
        let left = limits
            .concurrency_max
            .checked_sub(others + u64::from(reserved));
        if left.is_none_or(|left| left < limits.concurrency_unreserved_min) {
            return Err(invalid(format!(
                "Specified ReservedConcurrentExecutions for function decreases account's \
                 UnreservedConcurrentExecution below its minimum value of [{}].",
                limits.concurrency_unreserved_min
            )));
        }
        self.reserve(&name, Some(reserved)).await?;
        Ok(shapes::Concurrency {
            reserved_concurrent_executions: Some(request.reserved_concurrent_executions),
        })
    }

    pub(super) async fn delete_function_concurrency(
        &self,
        request: shapes::DeleteFunctionConcurrencyRequest,
    ) -> Result<(), Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        self.reserve(&name, None).await
    }

    pub(super) async fn get_function_concurrency(
        &self,
        request: shapes::GetFunctionConcurrencyRequest,
    ) -> Result<shapes::GetFunctionConcurrencyResponse, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        let (record, _) = self.existing(&name).await?;
        let reserved = record.reserved_concurrency;
        Ok(shapes::GetFunctionConcurrencyResponse {
            reserved_concurrent_executions: reserved.map(|it| it.try_into().unwrap_or(i32::MAX)),
        })
    }

    pub(super) async fn get_account_settings(
        &self,
        _request: shapes::GetAccountSettingsRequest,
    ) -> Result<shapes::GetAccountSettingsResponse, Fault> {
        let limits = &self.parts.limits;
        let directory = &self.parts.directory;
        let unreserved = limits
            .concurrency_max
            .saturating_sub(directory.reserved_concurrency(None));
        Ok(shapes::GetAccountSettingsResponse {
            account_limit: Some(shapes::AccountLimit {
                total_code_size: Some(long(limits.code_storage_bytes_max)),
                code_size_unzipped: Some(long(limits.unzipped_bytes_max)),
                code_size_zipped: Some(long(limits.zip_bytes_max)),
                concurrent_executions: limits.concurrency_max.try_into().ok(),
                unreserved_concurrent_executions: unreserved.try_into().ok(),
            }),
            account_usage: Some(shapes::AccountUsage {
                total_code_size: Some(long(self.stored_bytes().await?)),
                function_count: Some(long(directory.function_count() as u64)),
            }),
        })
    }

    /// Bytes of all packages and all layers, every version counted.
    pub(crate) async fn stored_bytes(&self) -> Result<u64, Fault> {
        Ok(self.parts.directory.package_bytes() + self.layer_bytes().await?)
    }

    async fn reserve(&self, name: &str, reserved: Option<u32>) -> Result<(), Fault> {
        self.change(name, |record, _| {
            record.reserved_concurrency = reserved;
            Ok(())
        })
        .await
    }
}

fn long(value: u64) -> i64 {
    value.try_into().unwrap_or(i64::MAX)
}
