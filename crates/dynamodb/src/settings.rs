//! What clients ask about the service and about backups.

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{
    ContinuousBackupsDescription, DescribeContinuousBackupsInput, DescribeContinuousBackupsOutput,
    DescribeEndpointsRequest, DescribeEndpointsResponse, DescribeLimitsInput, DescribeLimitsOutput,
    Endpoint, PointInTimeRecoveryDescription, UpdateContinuousBackupsInput,
    UpdateContinuousBackupsOutput,
};

use crate::DynamoDb;
use crate::faults::not_supported;

/// Capacity units of an account and of a table: AWS's numbers for a new account.
const ACCOUNT_UNITS: i64 = 80_000;
const TABLE_UNITS: i64 = 40_000;

impl DynamoDb {
    pub(crate) async fn describe_limits(
        &self,
        _input: DescribeLimitsInput,
    ) -> Result<DescribeLimitsOutput, Fault> {
        Ok(DescribeLimitsOutput {
            account_max_read_capacity_units: Some(ACCOUNT_UNITS),
            account_max_write_capacity_units: Some(ACCOUNT_UNITS),
            table_max_read_capacity_units: Some(TABLE_UNITS),
            table_max_write_capacity_units: Some(TABLE_UNITS),
        })
    }

    pub(crate) async fn describe_endpoints(
        &self,
        _input: DescribeEndpointsRequest,
    ) -> Result<DescribeEndpointsResponse, Fault> {
        Ok(DescribeEndpointsResponse {
            endpoints: vec![Endpoint {
                address: format!("dynamodb.{}.amazonaws.com", self.0.region),
                cache_period_in_minutes: 1440,
            }],
        })
    }

    pub(crate) async fn describe_continuous_backups(
        &self,
        input: DescribeContinuousBackupsInput,
    ) -> Result<DescribeContinuousBackupsOutput, Fault> {
        self.table(&input.table_name)?;
        Ok(DescribeContinuousBackupsOutput {
            continuous_backups_description: Some(no_backups()),
        })
    }

    /// Backups can be switched off, which they are.
    pub(crate) async fn update_continuous_backups(
        &self,
        input: UpdateContinuousBackupsInput,
    ) -> Result<UpdateContinuousBackupsOutput, Fault> {
        self.table(&input.table_name)?;
        let asked = input.point_in_time_recovery_specification;
        if asked.point_in_time_recovery_enabled {
            return Err(not_supported("Point-in-time recovery"));
        }
        Ok(UpdateContinuousBackupsOutput {
            continuous_backups_description: Some(no_backups()),
        })
    }
}

fn no_backups() -> ContinuousBackupsDescription {
    ContinuousBackupsDescription {
        continuous_backups_status: "ENABLED".to_owned(),
        point_in_time_recovery_description: Some(PointInTimeRecoveryDescription {
            point_in_time_recovery_status: Some("DISABLED".to_owned()),
            ..PointInTimeRecoveryDescription::default()
        }),
    }
}
