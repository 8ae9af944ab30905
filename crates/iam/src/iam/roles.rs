//! Roles and their trust policies.

use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::attachments::shown_boundary;
use super::desk::{Desk, encoded, find, insert, moment, remove};
use super::faults::{exists, in_use, malformed, too_many, unmodifiable};
use super::inline::counted;
use super::names::Kind;
use super::page::{Ask, page};
use super::records::{Holder, Role};
use super::tags;
use crate::limits::{SESSION_S_DEFAULT, TRUST_CHARS_MAX};
use crate::policy::{Document, Purpose};

impl Desk {
    pub(super) fn create_role(
        &mut self,
        input: shapes::CreateRoleRequest,
    ) -> Result<shapes::CreateRoleResponse, Fault> {
        check_trust(&input.assume_role_policy_document)?;
        if find(&self.state.roles, &input.role_name).is_some() {
            let name = &input.role_name;
            return Err(exists(format!("Role with name {name} already exists.")));
        }
        if let Some(boundary) = &input.permissions_boundary {
            self.must_be_boundary(boundary)?;
        }
        let role = Role {
            holder: Holder {
                tags: tags::first(input.tags)?,
                boundary: input.permissions_boundary,
                ..self.new_holder(Kind::Role, input.role_name.clone(), input.path)
            },
            trust: input.assume_role_policy_document,
            description: input.description,
            session_s_max: input.max_session_duration.unwrap_or(SESSION_S_DEFAULT),
            linked_to: None,
        };
        let shown = self.shown_role(&role);
        insert(&mut self.state.roles, &input.role_name, role);
        Ok(shapes::CreateRoleResponse { role: shown })
    }

    pub(super) fn get_role(
        &self,
        input: shapes::GetRoleRequest,
    ) -> Result<shapes::GetRoleResponse, Fault> {
        let role = self.role(&input.role_name)?;
        let shown = shapes::Role {
            role_last_used: Some(shapes::RoleLastUsed::default()),
            ..self.shown_role(role)
        };
        Ok(shapes::GetRoleResponse { role: shown })
    }

    pub(super) fn list_roles(
        &self,
        input: shapes::ListRolesRequest,
    ) -> Result<shapes::ListRolesResponse, Fault> {
        let prefix = input.path_prefix.unwrap_or_default();
        let roles = self.state.roles.iter();
        let found = roles.filter(|(_, it)| it.holder.path.starts_with(&prefix));
        let shown = found.map(|(name, role)| {
            // Lists leave out what AWS's lists leave out.
            let shown = shapes::Role {
                tags: None,
                permissions_boundary: None,
                ..self.shown_role(role)
            };
            (name.clone(), shown)
        });
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(shown, &ask)?;
        Ok(shapes::ListRolesResponse {
            roles: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn delete_role(&mut self, input: shapes::DeleteRoleRequest) -> Result<(), Fault> {
        let role = self.role(&input.role_name)?;
        self.must_be_ours(role)?;
        must_be_bare(&role.holder)?;
        let name = &role.holder.name;
        let mut profiles = self.state.profiles.values();
        if profiles.any(|it| it.role.as_ref() == Some(name)) {
            return Err(in_use(
                "Cannot delete entity, must remove roles from instance profile first.",
            ));
        }
        remove(&mut self.state.roles, &input.role_name);
        Ok(())
    }

    pub(super) fn update_role(
        &mut self,
        input: shapes::UpdateRoleRequest,
    ) -> Result<shapes::UpdateRoleResponse, Fault> {
        let role = self.role_mut(&input.role_name)?;
        // Both are set, even to nothing: a request says what the role is like afterwards.
        role.description = input.description.filter(|it| !it.is_empty());
        role.session_s_max = input.max_session_duration.unwrap_or(SESSION_S_DEFAULT);
        Ok(shapes::UpdateRoleResponse {})
    }

    pub(super) fn update_role_description(
        &mut self,
        input: shapes::UpdateRoleDescriptionRequest,
    ) -> Result<shapes::UpdateRoleDescriptionResponse, Fault> {
        let role = self.role_mut(&input.role_name)?;
        role.description = Some(input.description);
        let role = self.role(&input.role_name)?;
        Ok(shapes::UpdateRoleDescriptionResponse {
            role: Some(self.shown_role(role)),
        })
    }

    pub(super) fn update_assume_role_policy(
        &mut self,
        input: shapes::UpdateAssumeRolePolicyRequest,
    ) -> Result<(), Fault> {
        check_trust(&input.policy_document)?;
        let role = self.role(&input.role_name)?;
        self.must_be_ours(role)?;
        self.role_mut(&input.role_name)?.trust = input.policy_document;
        Ok(())
    }

    pub(super) fn tag_role(&mut self, input: shapes::TagRoleRequest) -> Result<(), Fault> {
        let role = self.role_mut(&input.role_name)?;
        tags::add(&mut role.holder.tags, input.tags)
    }

    pub(super) fn untag_role(&mut self, input: shapes::UntagRoleRequest) -> Result<(), Fault> {
        let role = self.role_mut(&input.role_name)?;
        tags::remove(&mut role.holder.tags, &input.tag_keys);
        Ok(())
    }

    pub(super) fn list_role_tags(
        &self,
        input: shapes::ListRoleTagsRequest,
    ) -> Result<shapes::ListRoleTagsResponse, Fault> {
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = tags::paged(&self.role(&input.role_name)?.holder.tags, &ask)?;
        Ok(shapes::ListRoleTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    /// Roles linked to a service are changed through the service only.
    fn must_be_ours(&self, role: &Role) -> Result<(), Fault> {
        match &role.linked_to {
            None => Ok(()),
            Some(_) => Err(unmodifiable(format!(
                "Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
                role.holder.name
            ))),
        }
    }

    pub(super) fn shown_role(&self, role: &Role) -> shapes::Role {
        let holder = &role.holder;
        shapes::Role {
            arn: self.arn_of(Kind::Role, holder),
            path: holder.path.clone(),
            role_name: holder.name.clone(),
            role_id: holder.id.clone(),
            create_date: moment(holder.created_s),
            assume_role_policy_document: Some(encoded(&role.trust)),
            description: role.description.clone(),
            max_session_duration: Some(role.session_s_max),
            permissions_boundary: shown_boundary(holder),
            tags: tags::shown_if_any(&holder.tags),
            ..shapes::Role::default()
        }
    }
}

/// Whoever has policies cannot be deleted.
pub(super) fn must_be_bare(holder: &Holder) -> Result<(), Fault> {
    if !holder.attached.is_empty() {
        return Err(in_use(
            "Cannot delete entity, must detach all policies first.",
        ));
    }
    if !holder.inline.is_empty() {
        return Err(in_use("Cannot delete entity, must delete policies first."));
    }
    Ok(())
}

fn check_trust(document: &str) -> Result<(), Fault> {
    Document::read(document, Purpose::Trust).map_err(|error| malformed(&error))?;
    match counted(document) > TRUST_CHARS_MAX {
        true => Err(too_many(format!(
            "Cannot exceed quota for ACLSizePerRole: {TRUST_CHARS_MAX}"
        ))),
        false => Ok(()),
    }
}

/// The instance profiles that hold a role.
pub(super) fn profiles_of<'a>(
    desk: &'a Desk,
    role: &'a str,
) -> impl Iterator<Item = &'a Arc<super::records::Profile>> {
    let profiles = desk.state.profiles.values();
    profiles.filter(move |it| it.role.as_deref() == Some(role))
}
