//! EventBridge and its scheduler.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::{events::SERVICE, scheduler};
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::aws::is_gone;
use crate::resources::naming::named;
use crate::resources::table::{Kind, PLAIN, step};
use crate::resources::{Handler, Job, Made};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[
    ("AWS::Events::ApiDestination", &API_DESTINATION),
    ("AWS::Events::Archive", &ARCHIVE),
    ("AWS::Events::Connection", &CONNECTION),
    ("AWS::Events::EventBus", &BUS),
    ("AWS::Events::EventBusPolicy", &BUS_POLICY),
    ("AWS::Events::Rule", &Rule),
    ("AWS::Scheduler::Schedule", &SCHEDULE),
    ("AWS::Scheduler::ScheduleGroup", &SCHEDULE_GROUP),
];

static RULE: Kind = Kind {
    service: &SERVICE,
    naming: named("Name", 64),
    create: &[step("PutRule")],
    id: "{.Name}",
    attributes: &[("Arn", "{>RuleArn}")],
    update: &[step("PutRule")],
    delete: &[step("DeleteRule")],
    replace: &["Name", "EventBusName"],
    kept: &["Targets"],
    ..PLAIN
};

struct Rule;

impl Rule {
    async fn target(&self, job: &Job<'_>, old: &Json) -> Result<(), Fault> {
        let ids = |of: &Json| -> Vec<String> {
            let targets = of["Targets"].as_array().into_iter().flatten();
            targets
                .filter_map(|target| plain_text(&target["Id"]))
                .collect()
        };
        let wanted = ids(job.properties);
        let gone: Vec<String> = ids(old)
            .into_iter()
            .filter(|id| !wanted.contains(id))
            .collect();
        let properties = job.properties;
        let mut input =
            json!({"Rule": properties["Name"], "EventBusName": properties["EventBusName"]});
        if !gone.is_empty() {
            input["Ids"] = Json::from(gone);
            job.aws.perform(&SERVICE, "RemoveTargets", &input).await?;
        }
        if !wanted.is_empty() {
            input["Ids"] = Json::Null;
            input["Targets"] = properties["Targets"].clone();
            let answer = job.aws.perform(&SERVICE, "PutTargets", &input).await?;
            if let Some(entry) = answer["FailedEntries"].get(0) {
                let message = plain_text(&entry["ErrorMessage"]).unwrap_or_default();
                return Err(crate::faults::invalid(message));
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Handler for Rule {
    fn complete(&self, job: &Job<'_>) -> Json {
        RULE.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        RULE.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        RULE.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        RULE.replaces(old, new)
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let made = RULE.create(job).await?;
        if let Err(fault) = self.target(job, &Json::Null).await {
            self.delete(job, &made).await?;
            return Err(fault);
        }
        Ok(made)
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let made = RULE.update(job, made, old).await?;
        self.target(job, old).await?;
        Ok(made)
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let old = job.properties.clone();
        let mut without = old.clone();
        without
            .as_object_mut()
            .map(|it: &mut Map<String, Json>| it.remove("Targets"));
        let emptied = Job {
            properties: &without,
            ..*job
        };
        match self.target(&emptied, &old).await {
            Err(fault) if !is_gone(&fault) => return Err(fault),
            _ => {}
        }
        RULE.delete(job, made).await
    }
}

static BUS: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateEventBus")],
    id: "{.Name}",
    attributes: &[("Arn", "{>EventBusArn}"), ("Name", "{id}")],
    update: &[step("UpdateEventBus")],
    delete: &[step("DeleteEventBus")],
    replace: &["Name"],
    kept: &["Policy", "Tags"],
    ..PLAIN
};

static BUS_POLICY: Kind = Kind {
    service: &SERVICE,
    create: &[BUS_STATEMENT],
    id: "{name}",
    update: &[BUS_STATEMENT],
    delete: &[step("RemovePermission").only(&["EventBusName", "StatementId"])],
    replace: &["EventBusName", "StatementId"],
    ..PLAIN
};

const BUS_STATEMENT: crate::resources::table::Step =
    step("PutPermission").with(&[("Policy", "{.Statement|policy}")]);

static ARCHIVE: Kind = Kind {
    service: &SERVICE,
    naming: named("ArchiveName", 48),
    create: &[step("CreateArchive").with(&[("EventSourceArn", "{.SourceArn}")])],
    id: "{.ArchiveName}",
    attributes: &[("Arn", "{>ArchiveArn}"), ("ArchiveName", "{id}")],
    update: &[step("UpdateArchive")],
    delete: &[step("DeleteArchive")],
    replace: &["ArchiveName"],
    ..PLAIN
};

static CONNECTION: Kind = Kind {
    service: &SERVICE,
    naming: named("Name", 64),
    create: &[step("CreateConnection")],
    id: "{.Name}",
    attributes: &[("Arn", "{>ConnectionArn}"), ("SecretArn", "{>SecretArn}")],
    update: &[step("UpdateConnection")],
    delete: &[step("DeleteConnection")],
    replace: &["Name"],
    ..PLAIN
};

static API_DESTINATION: Kind = Kind {
    service: &SERVICE,
    naming: named("Name", 64),
    create: &[step("CreateApiDestination")],
    id: "{.Name}",
    attributes: &[("Arn", "{>ApiDestinationArn}")],
    update: &[step("UpdateApiDestination")],
    delete: &[step("DeleteApiDestination")],
    replace: &["Name"],
    ..PLAIN
};

static SCHEDULE: Kind = Kind {
    service: &scheduler::SERVICE,
    naming: named("Name", 64),
    create: &[step("CreateSchedule")],
    id: "{.Name}",
    attributes: &[("Arn", "{>ScheduleArn}")],
    update: &[step("UpdateSchedule")],
    delete: &[step("DeleteSchedule")],
    replace: &["Name", "GroupName"],
    ..PLAIN
};

static SCHEDULE_GROUP: Kind = Kind {
    service: &scheduler::SERVICE,
    naming: named("Name", 64),
    create: &[step("CreateScheduleGroup")],
    id: "{.Name}",
    attributes: &[("Arn", "{>ScheduleGroupArn}")],
    delete: &[step("DeleteScheduleGroup")],
    kept: &["Tags"],
    ..PLAIN
};
