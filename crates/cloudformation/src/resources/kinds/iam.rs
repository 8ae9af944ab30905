//! IAM: roles, users, groups and what they may do.

use std::collections::BTreeSet;

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::iam::SERVICE;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::aws::is_gone;
use crate::resources::naming::{made_up, named};
use crate::resources::table::{Kind, PLAIN, step};
use crate::resources::{Handler, Job, Made, changed};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[
    ("AWS::IAM::AccessKey", &ACCESS_KEY),
    (
        "AWS::IAM::Group",
        &Holder {
            noun: "Group",
            table: &GROUP,
        },
    ),
    (
        "AWS::IAM::GroupPolicy",
        &Inline {
            owner: Some(("Group", "GroupName")),
        },
    ),
    ("AWS::IAM::InstanceProfile", &INSTANCE_PROFILE),
    ("AWS::IAM::ManagedPolicy", &Managed),
    ("AWS::IAM::OIDCProvider", &OIDC),
    ("AWS::IAM::Policy", &Inline { owner: None }),
    (
        "AWS::IAM::Role",
        &Holder {
            noun: "Role",
            table: &ROLE,
        },
    ),
    (
        "AWS::IAM::RolePolicy",
        &Inline {
            owner: Some(("Role", "RoleName")),
        },
    ),
    ("AWS::IAM::ServiceLinkedRole", &SERVICE_LINKED),
    (
        "AWS::IAM::User",
        &Holder {
            noun: "User",
            table: &USER,
        },
    ),
    (
        "AWS::IAM::UserPolicy",
        &Inline {
            owner: Some(("User", "UserName")),
        },
    ),
];

static ROLE: Kind = Kind {
    service: &SERVICE,
    naming: named("RoleName", 64),
    create: &[step("CreateRole")],
    id: "{.RoleName}",
    attributes: &[("Arn", "{>Role.Arn}"), ("RoleId", "{>Role.RoleId}")],
    update: &[
        step("UpdateAssumeRolePolicy")
            .only(&["RoleName"])
            .with(&[("PolicyDocument", "{.AssumeRolePolicyDocument}")]),
        step("UpdateRole"),
        step("TagRole"),
        step("PutRolePermissionsBoundary").when("PermissionsBoundary"),
    ],
    delete: &[step("DeleteRole").only(&["RoleName"])],
    replace: &["RoleName", "Path"],
    kept: &["ManagedPolicyArns", "Policies"],
    ..PLAIN
};

static USER: Kind = Kind {
    service: &SERVICE,
    naming: named("UserName", 64),
    create: &[step("CreateUser")],
    id: "{.UserName}",
    attributes: &[("Arn", "{>User.Arn}")],
    update: &[
        step("TagUser"),
        step("PutUserPermissionsBoundary").when("PermissionsBoundary"),
    ],
    delete: &[step("DeleteUser").only(&["UserName"])],
    replace: &["UserName", "Path"],
    kept: &["Groups", "ManagedPolicyArns", "Policies"],
    ..PLAIN
};

static GROUP: Kind = Kind {
    service: &SERVICE,
    naming: named("GroupName", 128),
    create: &[step("CreateGroup")],
    id: "{.GroupName}",
    attributes: &[("Arn", "{>Group.Arn}")],
    delete: &[step("DeleteGroup").only(&["GroupName"])],
    replace: &["GroupName", "Path"],
    kept: &["ManagedPolicyArns", "Policies"],
    ..PLAIN
};

static ACCESS_KEY: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateAccessKey")],
    id: "{>AccessKey.AccessKeyId}",
    attributes: &[("SecretAccessKey", "{>AccessKey.SecretAccessKey}")],
    update: &[step("UpdateAccessKey").with(&[("AccessKeyId", "{id}")])],
    delete: &[step("DeleteAccessKey").with(&[("AccessKeyId", "{id}")])],
    replace: &["UserName"],
    kept: &["Serial"],
    ..PLAIN
};

static INSTANCE_PROFILE: Kind = Kind {
    service: &SERVICE,
    naming: named("InstanceProfileName", 128),
    create: &[
        step("CreateInstanceProfile"),
        step("AddRoleToInstanceProfile").with(&[("RoleName", "{.Roles.0}")]),
    ],
    id: "{.InstanceProfileName}",
    attributes: &[("Arn", "{>InstanceProfile.Arn}")],
    delete: &[
        step("RemoveRoleFromInstanceProfile").with(&[("RoleName", "{.Roles.0}")]),
        step("DeleteInstanceProfile"),
    ],
    ..PLAIN
};

static OIDC: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateOpenIDConnectProvider")],
    id: "{>OpenIDConnectProviderArn}",
    attributes: &[("Arn", "{id}")],
    delete: &[step("DeleteOpenIDConnectProvider").with(&[("OpenIDConnectProviderArn", "{id}")])],
    kept: &["Tags"],
    ..PLAIN
};

static SERVICE_LINKED: Kind = Kind {
    service: &SERVICE,
    create: &[step("CreateServiceLinkedRole")],
    id: "{>Role.RoleName}",
    attributes: &[("RoleName", "{id}")],
    delete: &[step("DeleteServiceLinkedRole").with(&[("RoleName", "{id}")])],
    ..PLAIN
};

/// Somebody with policies of their own and attached ones.
struct Holder {
    noun: &'static str,
    table: &'static Kind,
}

/// Texts of a list.
fn texts(list: &Json) -> BTreeSet<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(plain_text)
        .collect()
}

/// Inline policies by name.
fn inline(properties: &Json) -> Map<String, Json> {
    let list = properties["Policies"].as_array().into_iter().flatten();
    let pairs = list.filter_map(|one| {
        Some((
            plain_text(&one["PolicyName"])?,
            one["PolicyDocument"].clone(),
        ))
    });
    pairs.collect()
}

fn lenient(answer: Result<Json, Fault>) -> Result<(), Fault> {
    match answer {
        Err(fault) if !is_gone(&fault) => Err(fault),
        _ => Ok(()),
    }
}

impl Holder {
    fn member(&self) -> String {
        format!("{}Name", self.noun)
    }

    async fn call(
        &self,
        job: &Job<'_>,
        id: &str,
        operation: &str,
        mut input: Json,
    ) -> Result<Json, Fault> {
        input[self.member()] = json!(id);
        job.aws.perform(&SERVICE, operation, &input).await
    }

    /// Gives and takes policies and memberships until they are as the properties say.
    async fn hold(&self, job: &Job<'_>, id: &str, old: &Json) -> Result<(), Fault> {
        let noun = self.noun;
        let (before, after) = (
            texts(&old["ManagedPolicyArns"]),
            texts(&job.properties["ManagedPolicyArns"]),
        );
        for arn in before.difference(&after) {
            lenient(
                self.call(
                    job,
                    id,
                    &format!("Detach{noun}Policy"),
                    json!({"PolicyArn": arn}),
                )
                .await,
            )?;
        }
        for arn in after.difference(&before) {
            self.call(
                job,
                id,
                &format!("Attach{noun}Policy"),
                json!({"PolicyArn": arn}),
            )
            .await?;
        }
        let (before, after) = (inline(old), inline(job.properties));
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            lenient(
                self.call(
                    job,
                    id,
                    &format!("Delete{noun}Policy"),
                    json!({"PolicyName": name}),
                )
                .await,
            )?;
        }
        for (name, document) in after
            .iter()
            .filter(|(name, document)| before.get(*name) != Some(document))
        {
            let input = json!({"PolicyName": name, "PolicyDocument": document});
            self.call(job, id, &format!("Put{noun}Policy"), input)
                .await?;
        }
        if noun == "User" {
            let (before, after) = (texts(&old["Groups"]), texts(&job.properties["Groups"]));
            for group in before.difference(&after) {
                lenient(
                    self.call(job, id, "RemoveUserFromGroup", json!({"GroupName": group}))
                        .await,
                )?;
            }
            for group in after.difference(&before) {
                self.call(job, id, "AddUserToGroup", json!({"GroupName": group}))
                    .await?;
            }
        }
        Ok(())
    }

    /// Takes away every policy, also those that others gave.
    async fn strip(&self, job: &Job<'_>, id: &str) -> Result<(), Fault> {
        let noun = self.noun;
        let attached = self
            .call(job, id, &format!("ListAttached{noun}Policies"), json!({}))
            .await;
        let attached = match attached {
            Err(fault) if is_gone(&fault) => return Ok(()),
            other => other?,
        };
        for policy in attached["AttachedPolicies"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let input = json!({"PolicyArn": policy["PolicyArn"]});
            lenient(
                self.call(job, id, &format!("Detach{noun}Policy"), input)
                    .await,
            )?;
        }
        let own = self
            .call(job, id, &format!("List{noun}Policies"), json!({}))
            .await?;
        for name in own["PolicyNames"].as_array().into_iter().flatten() {
            let input = json!({"PolicyName": name});
            lenient(
                self.call(job, id, &format!("Delete{noun}Policy"), input)
                    .await,
            )?;
        }
        for group in texts(&job.properties["Groups"]) {
            lenient(
                self.call(job, id, "RemoveUserFromGroup", json!({"GroupName": group}))
                    .await,
            )?;
        }
        Ok(())
    }
}

#[async_trait]
impl Handler for Holder {
    fn complete(&self, job: &Job<'_>) -> Json {
        self.table.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        self.table.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        self.table.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        self.table.replaces(old, new)
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut made = self.table.create(job).await?;
        if made.attributes.is_empty() {
            // made by an earlier try
            let found = self
                .call(job, &made.id, &format!("Get{}", self.noun), json!({}))
                .await?;
            made.attributes
                .insert("Arn".to_owned(), found[self.noun]["Arn"].clone());
        }
        if let Err(fault) = self.hold(job, &made.id, &Json::Null).await {
            self.delete(job, &made).await?;
            return Err(fault);
        }
        Ok(made)
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let made = self.table.update(job, made, old).await?;
        self.hold(job, &made.id, old).await?;
        Ok(made)
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        self.strip(job, &made.id).await?;
        self.table.delete(job, made).await
    }
}

/// A policy inside its owners: of one kind, or roles, users and groups.
struct Inline {
    owner: Option<(&'static str, &'static str)>,
}

impl Inline {
    fn owners(&self, properties: &Json) -> BTreeSet<(&'static str, String)> {
        if let Some((noun, property)) = self.owner {
            let name = plain_text(&properties[property]);
            return name.map(|name| (noun, name)).into_iter().collect();
        }
        let lists = [("Role", "Roles"), ("User", "Users"), ("Group", "Groups")];
        let each = lists.into_iter().flat_map(|(noun, list)| {
            texts(&properties[list])
                .into_iter()
                .map(move |name| (noun, name))
        });
        each.collect()
    }

    async fn put(&self, job: &Job<'_>, (noun, owner): &(&str, String)) -> Result<(), Fault> {
        let properties = job.properties;
        let mut input = json!({"PolicyName": properties["PolicyName"], "PolicyDocument": properties["PolicyDocument"]});
        input[format!("{noun}Name")] = json!(owner);
        job.aws
            .perform(&SERVICE, &format!("Put{noun}Policy"), &input)
            .await
            .map(drop)
    }

    async fn take(
        &self,
        job: &Job<'_>,
        properties: &Json,
        (noun, owner): &(&str, String),
    ) -> Result<(), Fault> {
        let mut input = json!({"PolicyName": properties["PolicyName"]});
        input[format!("{noun}Name")] = json!(owner);
        lenient(
            job.aws
                .perform(&SERVICE, &format!("Delete{noun}Policy"), &input)
                .await,
        )
    }
}

#[async_trait]
impl Handler for Inline {
    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        for owner in self.owners(job.properties) {
            self.put(job, &owner).await?;
        }
        let id = made_up(job, 64);
        let attributes = Map::from_iter([("Id".to_owned(), Json::from(id.as_str()))]);
        Ok(Made { id, attributes })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let after = self.owners(job.properties);
        let renamed = old["PolicyName"] != job.properties["PolicyName"];
        for owner in self
            .owners(old)
            .iter()
            .filter(|owner| renamed || !after.contains(*owner))
        {
            self.take(job, old, owner).await?;
        }
        for owner in &after {
            self.put(job, owner).await?;
        }
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        for owner in self.owners(job.properties) {
            self.take(job, job.properties, &owner).await?;
        }
        Ok(())
    }
}

/// A policy of its own, attached to whoever is listed.
struct Managed;

static MANAGED: Kind = Kind {
    service: &SERVICE,
    naming: named("ManagedPolicyName", 128),
    create: &[step("CreatePolicy").with(&[("PolicyName", "{.ManagedPolicyName}")])],
    id: "{>Policy.Arn}",
    attributes: &[("PolicyArn", "{id}"), ("PolicyId", "{>Policy.PolicyId}")],
    delete: &[step("DeletePolicy")
        .only(&[])
        .with(&[("PolicyArn", "{id}")])],
    kept: &["Groups", "Roles", "Users"],
    ..PLAIN
};

const OWNERS: Inline = Inline { owner: None };

impl Managed {
    async fn attach(
        &self,
        job: &Job<'_>,
        arn: &str,
        verb: &str,
        owner: &(&str, String),
    ) -> Result<Json, Fault> {
        let (noun, name) = owner;
        let mut input = json!({"PolicyArn": arn});
        input[format!("{noun}Name")] = json!(name);
        job.aws
            .perform(&SERVICE, &format!("{verb}{noun}Policy"), &input)
            .await
    }

    /// Older versions have to go: there may be only five.
    async fn forget_versions(&self, job: &Job<'_>, arn: &str) -> Result<(), Fault> {
        let input = json!({"PolicyArn": arn});
        let versions = match job
            .aws
            .perform(&SERVICE, "ListPolicyVersions", &input)
            .await
        {
            Err(fault) if is_gone(&fault) => return Ok(()),
            other => other?,
        };
        for version in versions["Versions"].as_array().into_iter().flatten() {
            if version["IsDefaultVersion"] != true {
                let input = json!({"PolicyArn": arn, "VersionId": version["VersionId"]});
                lenient(
                    job.aws
                        .perform(&SERVICE, "DeletePolicyVersion", &input)
                        .await,
                )?;
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Handler for Managed {
    fn complete(&self, job: &Job<'_>) -> Json {
        MANAGED.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        MANAGED.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        MANAGED.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        let changed = changed(old, new).into_iter();
        let mut fixed =
            changed.filter(|name| matches!(*name, "Description" | "ManagedPolicyName" | "Path"));
        fixed.next().is_some()
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let made = MANAGED.create(job).await?;
        for owner in OWNERS.owners(job.properties) {
            if let Err(fault) = self.attach(job, &made.id, "Attach", &owner).await {
                self.delete(job, &made).await?;
                return Err(fault);
            }
        }
        Ok(made)
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        if old["PolicyDocument"] != job.properties["PolicyDocument"] {
            self.forget_versions(job, &made.id).await?;
            let input = json!({
                "PolicyArn": made.id,
                "PolicyDocument": job.properties["PolicyDocument"],
                "SetAsDefault": true,
            });
            job.aws
                .perform(&SERVICE, "CreatePolicyVersion", &input)
                .await?;
        }
        let (before, after) = (OWNERS.owners(old), OWNERS.owners(job.properties));
        for owner in before.difference(&after) {
            lenient(self.attach(job, &made.id, "Detach", owner).await)?;
        }
        for owner in after.difference(&before) {
            self.attach(job, &made.id, "Attach", owner).await?;
        }
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        for owner in OWNERS.owners(job.properties) {
            lenient(self.attach(job, &made.id, "Detach", &owner).await)?;
        }
        self.forget_versions(job, &made.id).await?;
        MANAGED.delete(job, made).await
    }
}
