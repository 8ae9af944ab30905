//! Managed policies and their versions.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, encoded, find, find_mut, insert, moment, remove, root_path};
use super::faults::{exists, in_use, malformed, no_entity, too_many};
use super::inline::counted;
use super::names::{arn, name_in, no_version, version_number};
use super::page::{Ask, page};
use super::records::{Holder, Managed, Version};
use super::tags;
use crate::catalogue::{self, OfAws};
use crate::limits::{MANAGED_CHARS_MAX, VERSIONS_MAX};
use crate::policy::{Document, Purpose};

impl Desk {
    /// A policy of the account, by its ARN.
    pub(crate) fn managed(&self, policy: &str) -> Option<&Managed> {
        let managed = find(&self.state.policies, name_in(policy))?;
        (self.arn_of_policy(managed) == policy).then_some(managed)
    }

    fn managed_mut(&mut self, policy: &str) -> Result<&mut Managed, Fault> {
        if self.managed(policy).is_none() {
            return Err(no_policy(policy));
        }
        let managed = find_mut(&mut self.state.policies, name_in(policy));
        managed.ok_or_else(|| no_policy(policy))
    }

    fn arn_of_policy(&self, managed: &Managed) -> String {
        arn(&self.account, "policy", &managed.path, &managed.name)
    }

    /// The document in force of a policy of the account or of AWS.
    pub(crate) fn document_of(&self, policy: &str) -> Option<&str> {
        let own = self
            .managed(policy)
            .map(|it| it.in_force().document.as_str());
        own.or_else(|| Some(catalogue::find(policy)?.document))
    }

    pub(super) fn create_policy(
        &mut self,
        input: shapes::CreatePolicyRequest,
    ) -> Result<shapes::CreatePolicyResponse, Fault> {
        check_managed(&input.policy_document)?;
        let name = input.policy_name;
        if find(&self.state.policies, &name).is_some() {
            return Err(exists(format!(
                "A policy called {name} already exists. Duplicate names are not allowed."
            )));
        }
        let managed = Managed {
            path: input.path.unwrap_or_else(root_path),
            id: self.new_id("ANPA"),
            description: input.description,
            created_s: self.now_s,
            updated_s: self.now_s,
            versions: vec![Version {
                number: 1,
                document: input.policy_document,
                created_s: self.now_s,
            }],
            default_version: 1,
            next_version: 2,
            tags: tags::first(input.tags)?,
            name: name.clone(),
        };
        let shown = shapes::Policy {
            // Made without a description in the answer, as on AWS.
            description: None,
            ..self.shown_policy(&managed)
        };
        insert(&mut self.state.policies, &name, managed);
        Ok(shapes::CreatePolicyResponse {
            policy: Some(shown),
        })
    }

    pub(super) fn get_policy(
        &self,
        input: shapes::GetPolicyRequest,
    ) -> Result<shapes::GetPolicyResponse, Fault> {
        let policy = &input.policy_arn;
        let own = self.managed(policy).map(|it| self.shown_policy(it));
        let shown = own.or_else(|| Some(self.shown_of_aws(catalogue::find(policy)?)));
        let shown = shown.ok_or_else(|| no_policy(policy))?;
        Ok(shapes::GetPolicyResponse {
            policy: Some(shown),
        })
    }

    pub(super) fn list_policies(
        &self,
        input: shapes::ListPoliciesRequest,
    ) -> Result<shapes::ListPoliciesResponse, Fault> {
        let scope = input.scope.as_deref().unwrap_or("All");
        let own = self.state.policies.values().map(|it| self.shown_policy(it));
        let of_aws = catalogue::all().iter().map(|it| self.shown_of_aws(it));
        let own = own.filter(|_| scope != "AWS");
        let of_aws = of_aws.filter(|_| scope != "Local");
        let prefix = input.path_prefix.unwrap_or_default();
        let boundaries = input.policy_usage_filter.as_deref() == Some("PermissionsBoundary");
        let is_used = |it: &shapes::Policy| match boundaries {
            true => it.permissions_boundary_usage_count > Some(0),
            false => it.attachment_count > Some(0),
        };
        let only_used = input.only_attached == Some(true) || boundaries;
        let mut all: Vec<_> = own
            .chain(of_aws)
            .filter(|it| it.path.as_deref().unwrap_or_default().starts_with(&prefix))
            .filter(|it| !only_used || is_used(it))
            .map(|it| (it.arn.clone().unwrap_or_default(), it))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(all, &ask)?;
        Ok(shapes::ListPoliciesResponse {
            policies: Some(page.items),
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn delete_policy(
        &mut self,
        input: shapes::DeletePolicyRequest,
    ) -> Result<(), Fault> {
        let policy = &input.policy_arn;
        let managed = self.managed(policy).ok_or_else(|| no_policy(policy))?;
        if self.uses(policy) != (0, 0) {
            return Err(in_use("Cannot delete a policy attached to entities."));
        }
        if managed.versions.len() > 1 {
            return Err(in_use(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
            ));
        }
        remove(&mut self.state.policies, name_in(policy));
        Ok(())
    }

    /// Everybody who could hold a policy.
    pub(super) fn holders(&self) -> impl Iterator<Item = &Holder> {
        let roles = self.state.roles.values().map(|it| &it.holder);
        let users = self.state.users.values().map(|it| &it.holder);
        let groups = self.state.groups.values().map(|it| &it.holder);
        roles.chain(users).chain(groups)
    }

    /// By how many a policy is held, and of how many it is the boundary.
    pub(super) fn uses(&self, policy: &str) -> (i32, i32) {
        let mut uses = (0, 0);
        for holder in self.holders() {
            uses.0 += i32::from(holder.attached.iter().any(|it| it == policy));
            uses.1 += i32::from(holder.boundary.as_deref() == Some(policy));
        }
        uses
    }

    pub(super) fn shown_policy(&self, managed: &Managed) -> shapes::Policy {
        let policy = self.arn_of_policy(managed);
        let (attached, boundaries) = self.uses(&policy);
        shapes::Policy {
            policy_name: Some(managed.name.clone()),
            policy_id: Some(managed.id.clone()),
            arn: Some(policy),
            path: Some(managed.path.clone()),
            default_version_id: Some(format!("v{}", managed.default_version)),
            attachment_count: Some(attached),
            permissions_boundary_usage_count: Some(boundaries),
            is_attachable: Some(true),
            description: managed.description.clone(),
            create_date: Some(moment(managed.created_s)),
            update_date: Some(moment(managed.updated_s)),
            tags: Some(tags::shown(&managed.tags)),
        }
    }

    pub(super) fn shown_of_aws(&self, policy: &OfAws) -> shapes::Policy {
        let arn = policy.arn();
        let (attached, boundaries) = self.uses(&arn);
        shapes::Policy {
            policy_name: Some(policy.name.to_owned()),
            policy_id: Some(policy.id()),
            path: Some(policy.path.to_owned()),
            default_version_id: Some("v1".to_owned()),
            attachment_count: Some(attached),
            permissions_boundary_usage_count: Some(boundaries),
            is_attachable: Some(true),
            create_date: Some(moment(catalogue::CREATED_S)),
            update_date: Some(moment(catalogue::CREATED_S)),
            tags: Some(Vec::new()),
            arn: Some(arn),
            description: None,
        }
    }

    pub(super) fn tag_policy(&mut self, input: shapes::TagPolicyRequest) -> Result<(), Fault> {
        let managed = self.managed_mut(&input.policy_arn)?;
        tags::add(&mut managed.tags, input.tags)
    }

    pub(super) fn untag_policy(&mut self, input: shapes::UntagPolicyRequest) -> Result<(), Fault> {
        let managed = self.managed_mut(&input.policy_arn)?;
        tags::remove(&mut managed.tags, &input.tag_keys);
        Ok(())
    }

    pub(super) fn list_policy_tags(
        &self,
        input: shapes::ListPolicyTagsRequest,
    ) -> Result<shapes::ListPolicyTagsResponse, Fault> {
        let policy = &input.policy_arn;
        let none = Vec::new();
        let tags = match self.managed(policy) {
            Some(managed) => &managed.tags,
            None if catalogue::find(policy).is_some() => &none,
            None => return Err(no_policy(policy)),
        };
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = tags::paged(tags, &ask)?;
        Ok(shapes::ListPolicyTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn list_entities_for_policy(
        &self,
        input: shapes::ListEntitiesForPolicyRequest,
    ) -> Result<shapes::ListEntitiesForPolicyResponse, Fault> {
        let policy = &input.policy_arn;
        if self.managed(policy).is_none() && !catalogue::is_of_aws(policy) {
            return Err(no_policy(policy));
        }
        let prefix = input.path_prefix.unwrap_or_default();
        let boundaries = input.policy_usage_filter.as_deref() == Some("PermissionsBoundary");
        let uses = |holder: &Holder| {
            holder.path.starts_with(&prefix)
                && match boundaries {
                    true => holder.boundary.as_ref() == Some(policy),
                    false => holder.attached.contains(policy),
                }
        };
        let wanted = |kind: &str| input.entity_filter.as_deref().is_none_or(|it| it == kind);
        let roles = self.state.roles.values().map(|it| &it.holder);
        let users = self.state.users.values().map(|it| &it.holder);
        let groups = self.state.groups.values().map(|it| &it.holder);
        let named = |it: &Holder| (Some(it.name.clone()), Some(it.id.clone()));
        let roles = roles.filter(|it| wanted("Role") && uses(it)).map(|it| {
            let (role_name, role_id) = named(it);
            shapes::PolicyRole { role_name, role_id }
        });
        let users = users.filter(|it| wanted("User") && uses(it)).map(|it| {
            let (user_name, user_id) = named(it);
            shapes::PolicyUser { user_name, user_id }
        });
        let groups = groups.filter(|it| wanted("Group") && uses(it)).map(|it| {
            let (group_name, group_id) = named(it);
            shapes::PolicyGroup {
                group_name,
                group_id,
            }
        });
        Ok(shapes::ListEntitiesForPolicyResponse {
            policy_roles: Some(roles.collect()),
            policy_users: Some(users.collect()),
            policy_groups: Some(groups.collect()),
            is_truncated: Some(false),
            marker: None,
        })
    }
}

/// Versions.
impl Desk {
    pub(super) fn create_policy_version(
        &mut self,
        input: shapes::CreatePolicyVersionRequest,
    ) -> Result<shapes::CreatePolicyVersionResponse, Fault> {
        check_managed(&input.policy_document)?;
        let now_s = self.now_s;
        let managed = self.managed_mut(&input.policy_arn)?;
        if managed.versions.len() >= VERSIONS_MAX {
            return Err(too_many(format!(
                "A managed policy can have up to {VERSIONS_MAX} versions. Before you create a new version, you must delete an existing version."
            )));
        }
        let version = Version {
            number: managed.next_version,
            document: input.policy_document,
            created_s: now_s,
        };
        managed.next_version += 1;
        managed.updated_s = now_s;
        if input.set_as_default == Some(true) {
            managed.default_version = version.number;
        }
        managed.versions.push(version.clone());
        let shown = shapes::PolicyVersion {
            document: None,
            ..shown_version(managed, &version)
        };
        Ok(shapes::CreatePolicyVersionResponse {
            policy_version: Some(shown),
        })
    }

    pub(super) fn get_policy_version(
        &self,
        input: shapes::GetPolicyVersionRequest,
    ) -> Result<shapes::GetPolicyVersionResponse, Fault> {
        let policy = &input.policy_arn;
        let number = version_number(&input.version_id, policy)?;
        let missing = || no_version(policy, &input.version_id);
        let shown = match self.managed(policy) {
            Some(managed) => {
                let version = managed.version(number).ok_or_else(missing)?;
                shown_version(managed, version)
            }
            None => {
                let found = catalogue::find(policy).filter(|_| number == 1);
                shown_version_of_aws(found.ok_or_else(missing)?)
            }
        };
        Ok(shapes::GetPolicyVersionResponse {
            policy_version: Some(shown),
        })
    }

    pub(super) fn list_policy_versions(
        &self,
        input: shapes::ListPolicyVersionsRequest,
    ) -> Result<shapes::ListPolicyVersionsResponse, Fault> {
        let policy = &input.policy_arn;
        let shown: Vec<_> = match self.managed(policy) {
            Some(managed) => {
                let newest_first = managed.versions.iter().rev();
                let shown = newest_first.map(|it| shown_version(managed, it));
                shown.collect()
            }
            None => {
                let found = catalogue::find(policy).ok_or_else(|| no_policy(policy))?;
                vec![shown_version_of_aws(found)]
            }
        };
        let without = shown.into_iter().map(|it| shapes::PolicyVersion {
            document: None,
            ..it
        });
        Ok(shapes::ListPolicyVersionsResponse {
            versions: Some(without.collect()),
            is_truncated: Some(false),
            marker: None,
        })
    }

    pub(super) fn set_default_policy_version(
        &mut self,
        input: shapes::SetDefaultPolicyVersionRequest,
    ) -> Result<(), Fault> {
        let policy = &input.policy_arn;
        let number = version_number(&input.version_id, policy)?;
        let now_s = self.now_s;
        let managed = self.managed_mut(policy)?;
        if managed.version(number).is_none() {
            return Err(no_version(policy, &input.version_id));
        }
        managed.default_version = number;
        managed.updated_s = now_s;
        Ok(())
    }

    pub(super) fn delete_policy_version(
        &mut self,
        input: shapes::DeletePolicyVersionRequest,
    ) -> Result<(), Fault> {
        let policy = &input.policy_arn;
        let number = version_number(&input.version_id, policy)?;
        let managed = self.managed_mut(policy)?;
        if managed.default_version == number {
            return Err(in_use("Cannot delete the default version of a policy."));
        }
        let place = managed.versions.iter().position(|it| it.number == number);
        let place = place.ok_or_else(|| no_version(policy, &input.version_id))?;
        managed.versions.remove(place);
        Ok(())
    }
}

pub(super) fn shown_version(managed: &Managed, version: &Version) -> shapes::PolicyVersion {
    shapes::PolicyVersion {
        document: Some(encoded(&version.document)),
        version_id: Some(format!("v{}", version.number)),
        is_default_version: Some(version.number == managed.default_version),
        create_date: Some(moment(version.created_s)),
    }
}

pub(super) fn shown_version_of_aws(policy: &OfAws) -> shapes::PolicyVersion {
    shapes::PolicyVersion {
        document: Some(encoded(policy.document)),
        version_id: Some("v1".to_owned()),
        is_default_version: Some(true),
        create_date: Some(moment(catalogue::CREATED_S)),
    }
}

fn no_policy(policy: &str) -> Fault {
    no_entity(format!("Policy {policy} was not found."))
}

fn check_managed(document: &str) -> Result<(), Fault> {
    Document::read(document, Purpose::Identity).map_err(|error| malformed(&error))?;
    match counted(document) > MANAGED_CHARS_MAX {
        true => Err(too_many(format!(
            "Cannot exceed quota for PolicySize: {MANAGED_CHARS_MAX}"
        ))),
        false => Ok(()),
    }
}
