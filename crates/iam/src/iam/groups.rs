//! Groups and who is in them.

use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, find, insert, moment, remove};
use super::faults::{exists, in_use, too_many};
use super::names::{Kind, folded};
use super::page::{Ask, page};
use super::records::{Group, User};
use super::roles::must_be_bare;
use crate::limits::GROUPS_OF_USER_MAX;

impl Desk {
    pub(super) fn create_group(
        &mut self,
        input: shapes::CreateGroupRequest,
    ) -> Result<shapes::CreateGroupResponse, Fault> {
        let name = input.group_name;
        if find(&self.state.groups, &name).is_some() {
            return Err(exists(format!("Group with name {name} already exists.")));
        }
        let group = Group {
            holder: self.new_holder(Kind::Group, name.clone(), input.path),
        };
        let shown = self.shown_group(&group);
        insert(&mut self.state.groups, &name, group);
        Ok(shapes::CreateGroupResponse { group: shown })
    }

    pub(super) fn get_group(
        &self,
        input: shapes::GetGroupRequest,
    ) -> Result<shapes::GetGroupResponse, Fault> {
        let group = self.group(&input.group_name)?;
        let members = self.members(&group.holder.name);
        let shown = members.map(|(name, user)| (name.clone(), self.shown_user(user)));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(shown, &ask)?;
        Ok(shapes::GetGroupResponse {
            group: self.shown_group(group),
            users: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn list_groups(
        &self,
        input: shapes::ListGroupsRequest,
    ) -> Result<shapes::ListGroupsResponse, Fault> {
        let prefix = input.path_prefix.unwrap_or_default();
        let groups = self.state.groups.iter();
        let found = groups.filter(|(_, it)| it.holder.path.starts_with(&prefix));
        let shown = found.map(|(name, group)| (name.clone(), self.shown_group(group)));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(shown, &ask)?;
        Ok(shapes::ListGroupsResponse {
            groups: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn list_groups_for_user(
        &self,
        input: shapes::ListGroupsForUserRequest,
    ) -> Result<shapes::ListGroupsForUserResponse, Fault> {
        let user = self.user(&input.user_name)?;
        let mut names: Vec<String> = user.groups.iter().map(|it| folded(it)).collect();
        names.sort_unstable();
        let groups = names.into_iter().filter_map(|name| {
            let shown = self.shown_group(find(&self.state.groups, &name)?);
            Some((name, shown))
        });
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(groups, &ask)?;
        Ok(shapes::ListGroupsForUserResponse {
            groups: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn update_group(&mut self, input: shapes::UpdateGroupRequest) -> Result<(), Fault> {
        let name = self.group(&input.group_name)?.holder.name.clone();
        let new = input.new_group_name.unwrap_or_else(|| name.clone());
        if folded(&new) != folded(&name) && find(&self.state.groups, &new).is_some() {
            return Err(exists(format!("Group with name {new} already exists.")));
        }
        if let Some(mut group) = remove(&mut self.state.groups, &name) {
            group.holder.path = input.new_path.unwrap_or(group.holder.path);
            group.holder.name.clone_from(&new);
            insert(&mut self.state.groups, &new, group);
        }
        let members: Vec<String> = self.members(&name).map(|(user, _)| user.clone()).collect();
        for member in members {
            let groups = &mut self.user_mut(&member)?.groups;
            groups.retain(|it| *it != name);
            groups.push(new.clone());
        }
        Ok(())
    }

    pub(super) fn delete_group(&mut self, input: shapes::DeleteGroupRequest) -> Result<(), Fault> {
        let group = self.group(&input.group_name)?;
        if self.members(&group.holder.name).next().is_some() {
            return Err(in_use(
                "Cannot delete entity, must remove users from group first.",
            ));
        }
        must_be_bare(&group.holder)?;
        remove(&mut self.state.groups, &input.group_name);
        Ok(())
    }

    pub(super) fn add_user_to_group(
        &mut self,
        input: shapes::AddUserToGroupRequest,
    ) -> Result<(), Fault> {
        let group = self.group(&input.group_name)?.holder.name.clone();
        let groups = &mut self.user_mut(&input.user_name)?.groups;
        if !groups.contains(&group) {
            groups.push(group);
        }
        match groups.len() > GROUPS_OF_USER_MAX {
            true => Err(too_many(format!(
                "Cannot exceed quota for GroupsPerUser: {GROUPS_OF_USER_MAX}"
            ))),
            false => Ok(()),
        }
    }

    pub(super) fn remove_user_from_group(
        &mut self,
        input: shapes::RemoveUserFromGroupRequest,
    ) -> Result<(), Fault> {
        let group = self.group(&input.group_name)?.holder.name.clone();
        let groups = &mut self.user_mut(&input.user_name)?.groups;
        groups.retain(|it| *it != group);
        Ok(())
    }

    fn members<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'a String, &'a Arc<User>)> {
        let users = self.state.users.iter();
        users.filter(move |(_, user)| user.groups.iter().any(|it| it == group))
    }

    fn shown_group(&self, group: &Group) -> shapes::Group {
        let holder = &group.holder;
        shapes::Group {
            arn: self.arn_of(Kind::Group, holder),
            path: holder.path.clone(),
            group_name: holder.name.clone(),
            group_id: holder.id.clone(),
            create_date: moment(holder.created_s),
        }
    }
}
