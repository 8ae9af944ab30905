//! Deployments: copies of what an API was when somebody said so.

use frazil_wire::Fault;
use frazil_wire::shapes::apigatewayv2 as shapes;

use super::HttpApis;
use super::convert::shaped;
use super::faults::{bad_request, not_found};
use super::page::page;
use super::records::DeploymentRecord;
use super::registry::Live;
use super::stages::no_stage;

impl HttpApis {
    pub(super) async fn create_deployment(
        &self,
        input: shapes::CreateDeploymentRequest,
    ) -> Result<shapes::CreateDeploymentResponse, Fault> {
        let deployment = self.fresh_deployment(input.description, false);
        let made = deployment.clone();
        self.change(&input.api_id, |draft| {
            if draft.record.parts.routes.is_empty() {
                return Err(bad_request(
                    "At least one route is required before deploying the Api.",
                ));
            }
            let id = deployment.deployment_id.clone();
            draft.deploy(deployment);
            if let Some(name) = &input.stage_name {
                let stage = draft.record.stages.get_mut(name).ok_or_else(no_stage)?;
                stage.deployment_id = Some(id);
                stage.last_updated_date = self.now();
            }
            Ok(())
        })
        .await?;
        shaped(&made)
    }

    pub(super) async fn get_deployment(
        &self,
        input: shapes::GetDeploymentRequest,
    ) -> Result<shapes::GetDeploymentResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let deployed = live.deployments.get(&input.deployment_id);
        shaped(&deployed.ok_or_else(no_deployment)?.deployment)
    }

    pub(super) async fn get_deployments(
        &self,
        input: shapes::GetDeploymentsRequest,
    ) -> Result<shapes::GetDeploymentsResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let mut all: Vec<_> = live
            .deployments
            .values()
            .map(|one| &one.deployment)
            .collect();
        all.sort_by(|one, other| other.created_date.cmp(&one.created_date));
        let all = all.into_iter().map(shaped).collect::<Result<_, Fault>>()?;
        let (max, token) = (input.max_results.as_deref(), input.next_token.as_deref());
        let (items, next_token) = page(all, max, token)?;
        Ok(shapes::GetDeploymentsResponse {
            items: Some(items),
            next_token,
        })
    }

    pub(super) async fn update_deployment(
        &self,
        input: shapes::UpdateDeploymentRequest,
    ) -> Result<shapes::UpdateDeploymentResponse, Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let deployed = live.deployments.get(&input.deployment_id);
        let deployed = deployed.ok_or_else(no_deployment)?;
        let mut deployment = deployed.deployment.clone();
        deployment.description = input.description.or(deployment.description);
        let record = DeploymentRecord {
            deployment: deployment.clone(),
            parts: deployed.parts.clone(),
        };
        self.change(&input.api_id, |draft| {
            draft.new.push(record);
            Ok(())
        })
        .await?;
        shaped(&deployment)
    }

    pub(super) async fn delete_deployment(
        &self,
        input: shapes::DeleteDeploymentRequest,
    ) -> Result<(), Fault> {
        let live = self.0.registry.api(&input.api_id)?;
        let id = input.deployment_id;
        live.deployments.get(&id).ok_or_else(no_deployment)?;
        if serves(&live, &id) {
            return Err(bad_request(
                "Active stages pointing to this deployment must be moved or deleted",
            ));
        }
        self.change(&input.api_id, |draft| {
            draft.gone.push(id);
            Ok(())
        })
        .await
    }
}

fn serves(live: &Live, id: &str) -> bool {
    let mut stages = live.record.stages.values();
    stages.any(|stage| stage.deployment_id.as_deref() == Some(id))
}

fn no_deployment() -> Fault {
    not_found("Invalid deployment identifier specified")
}
