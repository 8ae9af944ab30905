//! Dashboards, kept as they are.

use std::ops::Bound;

use frazil_store::Write;
use frazil_wire::shapes::cloudwatch as shapes;
use frazil_wire::shapes::cloudwatch::{
    DashboardEntry, DeleteDashboardsInput, DeleteDashboardsOutput, GetDashboardInput,
    GetDashboardOutput, ListDashboardsInput, ListDashboardsOutput, PutDashboardInput,
    PutDashboardOutput,
};
use frazil_wire::{Arn, Fault};
use jiff::Timestamp;

use super::faults::store_failed;
use super::records::{self, DashboardRecord};
use super::series::{decoded, encoded};
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn put_dashboard(
        &self,
        input: PutDashboardInput,
    ) -> Result<PutDashboardOutput, Fault> {
        let is_object = serde_json::from_str::<serde_json::Map<_, _>>(&input.dashboard_body);
        if is_object.is_err() || input.dashboard_body.len() > limits::DASHBOARD_BYTES_MAX {
            return Err(Fault::of(
                &shapes::DASHBOARD_INVALID_INPUT_ERROR,
                "The dashboard body is invalid, there are 1 validation errors: [The field dashboardBody must be a valid JSON object]",
            ));
        }
        let record = DashboardRecord {
            body: input.dashboard_body,
            changed_ms: self.now_ms(),
        };
        let key = records::dashboard_key(&input.dashboard_name);
        let put = Write::put(key, encoded(&record)?);
        self.0.store.commit(vec![put]).await.map_err(store_failed)?;
        Ok(PutDashboardOutput {
            dashboard_validation_messages: Some(Vec::new()),
        })
    }

    pub(super) async fn get_dashboard(
        &self,
        input: GetDashboardInput,
    ) -> Result<GetDashboardOutput, Fault> {
        let name = input.dashboard_name;
        let record: DashboardRecord = self
            .record(&records::dashboard_key(&name))
            .await?
            .ok_or_else(|| no_dashboard(&name))?;
        Ok(GetDashboardOutput {
            dashboard_arn: Some(self.dashboard_arn(&name)),
            dashboard_body: Some(record.body),
            dashboard_name: Some(name),
        })
    }

    pub(super) async fn list_dashboards(
        &self,
        input: ListDashboardsInput,
    ) -> Result<ListDashboardsOutput, Fault> {
        let all = records::dashboards_prefix();
        let prefix = format!("{all}{}", input.dashboard_name_prefix.unwrap_or_default());
        let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
        let mut entries = Vec::new();
        for (key, found) in found.await.map_err(store_failed)? {
            let name = key.after(&all).unwrap_or_default();
            let record: DashboardRecord = decoded(&found.value)?;
            entries.push(DashboardEntry {
                dashboard_arn: Some(self.dashboard_arn(name)),
                dashboard_name: Some(name.to_owned()),
                last_modified: Timestamp::from_millisecond(record.changed_ms).ok(),
                size: i64::try_from(record.body.len()).ok(),
            });
        }
        Ok(ListDashboardsOutput {
            dashboard_entries: Some(entries),
            next_token: None,
        })
    }

    pub(super) async fn delete_dashboards(
        &self,
        input: DeleteDashboardsInput,
    ) -> Result<DeleteDashboardsOutput, Fault> {
        let mut gone = Vec::new();
        for name in &input.dashboard_names {
            let key = records::dashboard_key(name);
            let known: Option<DashboardRecord> = self.record(&key).await?;
            known.ok_or_else(|| no_dashboard(name))?;
            gone.push(Write::delete(key));
        }
        self.0.store.commit(gone).await.map_err(store_failed)?;
        Ok(DeleteDashboardsOutput::default())
    }

    /// Dashboards belong to no region.
    fn dashboard_arn(&self, name: &str) -> String {
        let resource = format!("dashboard/{name}");
        Arn::new("cloudwatch", "", &self.0.account, resource).to_string()
    }
}

fn no_dashboard(name: &str) -> Fault {
    let message = format!("Dashboard {name} does not exist");
    Fault::of(&shapes::DASHBOARD_NOT_FOUND_ERROR, message)
}
