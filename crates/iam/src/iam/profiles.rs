//! Instance profiles.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, find, find_mut, insert, moment, remove, root_path};
use super::faults::{exists, in_use, no_entity, too_many};
use super::names::arn;
use super::page::{Ask, page};
use super::records::Profile;
use super::roles::profiles_of;
use super::tags;

impl Desk {
    fn profile(&self, name: &str) -> Result<&Profile, Fault> {
        find(&self.state.profiles, name).ok_or_else(|| no_profile(name))
    }

    fn profile_mut(&mut self, name: &str) -> Result<&mut Profile, Fault> {
        find_mut(&mut self.state.profiles, name).ok_or_else(|| no_profile(name))
    }

    pub(super) fn create_instance_profile(
        &mut self,
        input: shapes::CreateInstanceProfileRequest,
    ) -> Result<shapes::CreateInstanceProfileResponse, Fault> {
        let name = input.instance_profile_name;
        if find(&self.state.profiles, &name).is_some() {
            return Err(exists(format!("Instance Profile {name} already exists.")));
        }
        let profile = Profile {
            path: input.path.unwrap_or_else(root_path),
            id: self.new_id("AIPA"),
            created_s: self.now_s,
            role: None,
            tags: tags::first(input.tags)?,
            name: name.clone(),
        };
        let shown = self.shown_profile(&profile);
        insert(&mut self.state.profiles, &name, profile);
        Ok(shapes::CreateInstanceProfileResponse {
            instance_profile: shown,
        })
    }

    pub(super) fn get_instance_profile(
        &self,
        input: shapes::GetInstanceProfileRequest,
    ) -> Result<shapes::GetInstanceProfileResponse, Fault> {
        let profile = self.profile(&input.instance_profile_name)?;
        Ok(shapes::GetInstanceProfileResponse {
            instance_profile: self.shown_profile(profile),
        })
    }

    pub(super) fn list_instance_profiles(
        &self,
        input: shapes::ListInstanceProfilesRequest,
    ) -> Result<shapes::ListInstanceProfilesResponse, Fault> {
        let prefix = input.path_prefix.unwrap_or_default();
        let profiles = self.state.profiles.iter();
        let found = profiles.filter(|(_, it)| it.path.starts_with(&prefix));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let shown = found.map(|(name, it)| (name.clone(), self.shown_profile(it)));
        let page = page(shown, &ask)?;
        Ok(shapes::ListInstanceProfilesResponse {
            instance_profiles: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn list_instance_profiles_for_role(
        &self,
        input: shapes::ListInstanceProfilesForRoleRequest,
    ) -> Result<shapes::ListInstanceProfilesForRoleResponse, Fault> {
        let role = self.role(&input.role_name)?;
        let found = profiles_of(self, &role.holder.name);
        let shown = found.map(|it| (it.name.clone(), self.shown_profile(it)));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(shown, &ask)?;
        Ok(shapes::ListInstanceProfilesForRoleResponse {
            instance_profiles: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn delete_instance_profile(
        &mut self,
        input: shapes::DeleteInstanceProfileRequest,
    ) -> Result<(), Fault> {
        let profile = self.profile(&input.instance_profile_name)?;
        if profile.role.is_some() {
            return Err(in_use(
                "Cannot delete entity, must remove roles from instance profile first.",
            ));
        }
        remove(&mut self.state.profiles, &input.instance_profile_name);
        Ok(())
    }

    pub(super) fn add_role_to_instance_profile(
        &mut self,
        input: shapes::AddRoleToInstanceProfileRequest,
    ) -> Result<(), Fault> {
        let role = self.role(&input.role_name)?.holder.name.clone();
        let profile = self.profile_mut(&input.instance_profile_name)?;
        if profile.role.is_some() {
            return Err(too_many(
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
            ));
        }
        profile.role = Some(role);
        Ok(())
    }

    pub(super) fn remove_role_from_instance_profile(
        &mut self,
        input: shapes::RemoveRoleFromInstanceProfileRequest,
    ) -> Result<(), Fault> {
        let role = self.role(&input.role_name)?.holder.name.clone();
        let profile = self.profile_mut(&input.instance_profile_name)?;
        if profile.role.take_if(|it| *it == role).is_none() {
            let profile = &input.instance_profile_name;
            return Err(no_entity(format!(
                "The role with name {role} cannot be found in the instance profile {profile}."
            )));
        }
        Ok(())
    }

    pub(super) fn tag_instance_profile(
        &mut self,
        input: shapes::TagInstanceProfileRequest,
    ) -> Result<(), Fault> {
        let profile = self.profile_mut(&input.instance_profile_name)?;
        tags::add(&mut profile.tags, input.tags)
    }

    pub(super) fn untag_instance_profile(
        &mut self,
        input: shapes::UntagInstanceProfileRequest,
    ) -> Result<(), Fault> {
        let profile = self.profile_mut(&input.instance_profile_name)?;
        tags::remove(&mut profile.tags, &input.tag_keys);
        Ok(())
    }

    pub(super) fn list_instance_profile_tags(
        &self,
        input: shapes::ListInstanceProfileTagsRequest,
    ) -> Result<shapes::ListInstanceProfileTagsResponse, Fault> {
        let profile = self.profile(&input.instance_profile_name)?;
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = tags::paged(&profile.tags, &ask)?;
        Ok(shapes::ListInstanceProfileTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn shown_profile(&self, profile: &Profile) -> shapes::InstanceProfile {
        let role = profile.role.as_deref();
        let role = role.and_then(|it| find(&self.state.roles, it));
        shapes::InstanceProfile {
            arn: arn(
                &self.account,
                "instance-profile",
                &profile.path,
                &profile.name,
            ),
            path: profile.path.clone(),
            instance_profile_name: profile.name.clone(),
            instance_profile_id: profile.id.clone(),
            create_date: moment(profile.created_s),
            roles: role.map(|it| self.shown_role(it)).into_iter().collect(),
            tags: tags::shown_if_any(&profile.tags),
        }
    }
}

fn no_profile(name: &str) -> Fault {
    no_entity(format!("Instance Profile {name} cannot be found."))
}
