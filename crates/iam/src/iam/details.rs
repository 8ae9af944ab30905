//! Everybody and every policy of the account in one answer.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::attachments::{shown_attached, shown_boundary};
use super::desk::{Desk, encoded, moment};
use super::names::Kind;
use super::page::{Ask, page};
use super::records::{Group, Holder, Managed, Role, User};
use super::roles::profiles_of;
use super::{managed, tags};
use crate::catalogue::{self, OfAws};

/// One entry of the answer.
enum Detail {
    User(shapes::UserDetail),
    Group(shapes::GroupDetail),
    Role(shapes::RoleDetail),
    Policy(shapes::ManagedPolicyDetail),
}

impl Desk {
    pub(super) fn get_account_authorization_details(
        &self,
        input: shapes::GetAccountAuthorizationDetailsRequest,
    ) -> Result<shapes::GetAccountAuthorizationDetailsResponse, Fault> {
        let filter = input.filter.unwrap_or_default();
        let wanted = |kind: &str| filter.is_empty() || filter.iter().any(|it| it == kind);
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(self.details(wanted), &ask)?;
        let mut answer = shapes::GetAccountAuthorizationDetailsResponse {
            user_detail_list: Some(Vec::new()),
            group_detail_list: Some(Vec::new()),
            role_detail_list: Some(Vec::new()),
            policies: Some(Vec::new()),
            is_truncated: page.is_truncated,
            marker: page.marker,
        };
        for detail in page.items {
            match detail {
                Detail::User(it) => answer.user_detail_list.get_or_insert_default().push(it),
                Detail::Group(it) => answer.group_detail_list.get_or_insert_default().push(it),
                Detail::Role(it) => answer.role_detail_list.get_or_insert_default().push(it),
                Detail::Policy(it) => answer.policies.get_or_insert_default().push(it),
            }
        }
        Ok(answer)
    }

    /// All entries with what they are ordered by.
    fn details(&self, wanted: impl Fn(&str) -> bool) -> Vec<(String, Detail)> {
        let state = &self.state;
        let mut all = Vec::new();
        if wanted("User") {
            let users = state.users.iter();
            all.extend(
                users.map(|(name, it)| (format!("1/{name}"), Detail::User(self.user_detail(it)))),
            );
        }
        if wanted("Group") {
            let groups = state.groups.iter();
            all.extend(
                groups
                    .map(|(name, it)| (format!("2/{name}"), Detail::Group(self.group_detail(it)))),
            );
        }
        if wanted("Role") {
            let roles = state.roles.iter();
            all.extend(
                roles.map(|(name, it)| (format!("3/{name}"), Detail::Role(self.role_detail(it)))),
            );
        }
        if wanted("LocalManagedPolicy") {
            let policies = state.policies.iter();
            all.extend(
                policies.map(|(name, it)| {
                    (format!("4/{name}"), Detail::Policy(self.policy_detail(it)))
                }),
            );
        }
        if wanted("AWSManagedPolicy") {
            let used = catalogue::all()
                .iter()
                .filter(|it| self.uses(&it.arn()) != (0, 0));
            let mut used: Vec<_> = used
                .map(|it| {
                    (
                        format!("5/{}", it.arn()),
                        Detail::Policy(self.detail_of_aws(it)),
                    )
                })
                .collect();
            used.sort_by(|one, other| one.0.cmp(&other.0));
            all.extend(used);
        }
        all
    }

    fn user_detail(&self, user: &User) -> shapes::UserDetail {
        let holder = &user.holder;
        shapes::UserDetail {
            path: Some(holder.path.clone()),
            user_name: Some(holder.name.clone()),
            user_id: Some(holder.id.clone()),
            arn: Some(self.arn_of(Kind::User, holder)),
            create_date: Some(moment(holder.created_s)),
            user_policy_list: Some(inline(holder)),
            group_list: Some(user.groups.clone()),
            attached_managed_policies: Some(attached(holder)),
            permissions_boundary: shown_boundary(holder),
            tags: Some(tags::shown(&holder.tags)),
        }
    }

    fn group_detail(&self, group: &Group) -> shapes::GroupDetail {
        let holder = &group.holder;
        shapes::GroupDetail {
            path: Some(holder.path.clone()),
            group_name: Some(holder.name.clone()),
            group_id: Some(holder.id.clone()),
            arn: Some(self.arn_of(Kind::Group, holder)),
            create_date: Some(moment(holder.created_s)),
            group_policy_list: Some(inline(holder)),
            attached_managed_policies: Some(attached(holder)),
        }
    }

    fn role_detail(&self, role: &Role) -> shapes::RoleDetail {
        let holder = &role.holder;
        let profiles = profiles_of(self, &holder.name).map(|it| self.shown_profile(it));
        shapes::RoleDetail {
            path: Some(holder.path.clone()),
            role_name: Some(holder.name.clone()),
            role_id: Some(holder.id.clone()),
            arn: Some(self.arn_of(Kind::Role, holder)),
            create_date: Some(moment(holder.created_s)),
            assume_role_policy_document: Some(encoded(&role.trust)),
            instance_profile_list: Some(profiles.collect()),
            role_policy_list: Some(inline(holder)),
            attached_managed_policies: Some(attached(holder)),
            permissions_boundary: shown_boundary(holder),
            tags: Some(tags::shown(&holder.tags)),
            role_last_used: Some(shapes::RoleLastUsed::default()),
        }
    }

    fn policy_detail(&self, policy: &Managed) -> shapes::ManagedPolicyDetail {
        let newest_first = policy.versions.iter().rev();
        let versions = newest_first.map(|it| managed::shown_version(policy, it));
        detail(self.shown_policy(policy), versions.collect())
    }

    fn detail_of_aws(&self, policy: &OfAws) -> shapes::ManagedPolicyDetail {
        let versions = vec![managed::shown_version_of_aws(policy)];
        detail(self.shown_of_aws(policy), versions)
    }
}

fn detail(
    shown: shapes::Policy,
    versions: Vec<shapes::PolicyVersion>,
) -> shapes::ManagedPolicyDetail {
    shapes::ManagedPolicyDetail {
        policy_name: shown.policy_name,
        policy_id: shown.policy_id,
        arn: shown.arn,
        path: shown.path,
        default_version_id: shown.default_version_id,
        attachment_count: shown.attachment_count,
        permissions_boundary_usage_count: shown.permissions_boundary_usage_count,
        is_attachable: shown.is_attachable,
        description: shown.description,
        create_date: shown.create_date,
        update_date: shown.update_date,
        policy_version_list: Some(versions),
    }
}

fn inline(holder: &Holder) -> Vec<shapes::PolicyDetail> {
    let inline = holder.inline.iter();
    let shown = inline.map(|(name, document)| shapes::PolicyDetail {
        policy_name: Some(name.clone()),
        policy_document: Some(encoded(document)),
    });
    shown.collect()
}

fn attached(holder: &Holder) -> Vec<shapes::AttachedPolicy> {
    holder
        .attached
        .iter()
        .map(|arn| shown_attached(arn))
        .collect()
}
