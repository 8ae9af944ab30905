//! Users, their login profiles and their access keys.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::attachments::shown_boundary;
use super::desk::{Desk, find, insert, moment, remove};
use super::faults::{exists, in_use, no_entity, too_many, validation};
use super::names::{Kind, folded};
use super::page::{Ask, page};
use super::records::{AccessKey, Holder, Login, User};
use super::roles::must_be_bare;
use super::tags;
use crate::limits::KEYS_MAX;

impl Desk {
    pub(super) fn create_user(
        &mut self,
        input: shapes::CreateUserRequest,
    ) -> Result<shapes::CreateUserResponse, Fault> {
        let name = &input.user_name;
        if find(&self.state.users, name).is_some() {
            return Err(exists(format!("User with name {name} already exists.")));
        }
        if let Some(boundary) = &input.permissions_boundary {
            self.must_be_boundary(boundary)?;
        }
        let user = User {
            holder: Holder {
                tags: tags::first(input.tags)?,
                boundary: input.permissions_boundary,
                ..self.new_holder(Kind::User, name.clone(), input.path)
            },
            ..User::default()
        };
        let shown = self.shown_user(&user);
        insert(&mut self.state.users, &input.user_name, user);
        Ok(shapes::CreateUserResponse { user: Some(shown) })
    }

    pub(super) fn get_user(
        &self,
        input: shapes::GetUserRequest,
    ) -> Result<shapes::GetUserResponse, Fault> {
        let principal = self.caller.principal();
        let is_root = principal.is_none_or(frazil_wire::Principal::is_root);
        if input.user_name.is_none() && is_root {
            return Ok(shapes::GetUserResponse { user: self.root() });
        }
        let name = self.user_name(input.user_name)?;
        let user = self.shown_user(self.user(&name)?);
        Ok(shapes::GetUserResponse { user })
    }

    /// The account itself, which `GetUser` shows to itself.
    fn root(&self) -> shapes::User {
        shapes::User {
            path: "/".to_owned(),
            user_name: "root".to_owned(),
            user_id: self.account.clone(),
            arn: format!("arn:aws:iam::{}:root", self.account),
            create_date: moment(0),
            ..shapes::User::default()
        }
    }

    pub(super) fn list_users(
        &self,
        input: shapes::ListUsersRequest,
    ) -> Result<shapes::ListUsersResponse, Fault> {
        let prefix = input.path_prefix.unwrap_or_default();
        let users = self.state.users.iter();
        let found = users.filter(|(_, it)| it.holder.path.starts_with(&prefix));
        let shown = found.map(|(name, user)| {
            let shown = shapes::User {
                tags: None,
                permissions_boundary: None,
                ..self.shown_user(user)
            };
            (name.clone(), shown)
        });
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(shown, &ask)?;
        Ok(shapes::ListUsersResponse {
            users: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn update_user(&mut self, input: shapes::UpdateUserRequest) -> Result<(), Fault> {
        let name = input.user_name;
        let new = input.new_user_name.unwrap_or_else(|| name.clone());
        if folded(&new) != folded(&name) && find(&self.state.users, &new).is_some() {
            return Err(exists(format!("User with name {new} already exists.")));
        }
        self.user(&name)?;
        if let Some(mut user) = remove(&mut self.state.users, &name) {
            user.holder.path = input.new_path.unwrap_or(user.holder.path);
            user.holder.name.clone_from(&new);
            insert(&mut self.state.users, &new, user);
        }
        Ok(())
    }

    pub(super) fn delete_user(&mut self, input: shapes::DeleteUserRequest) -> Result<(), Fault> {
        let user = self.user(&input.user_name)?;
        if !user.groups.is_empty() {
            return Err(in_use(
                "Cannot delete entity, must remove users from group first.",
            ));
        }
        must_be_bare(&user.holder)?;
        if user.login.is_some() {
            return Err(in_use(
                "Cannot delete entity, must delete login profile first.",
            ));
        }
        if !user.keys.is_empty() {
            return Err(in_use(
                "Cannot delete entity, must delete access keys first.",
            ));
        }
        remove(&mut self.state.users, &input.user_name);
        Ok(())
    }

    pub(super) fn tag_user(&mut self, input: shapes::TagUserRequest) -> Result<(), Fault> {
        let user = self.user_mut(&input.user_name)?;
        tags::add(&mut user.holder.tags, input.tags)
    }

    pub(super) fn untag_user(&mut self, input: shapes::UntagUserRequest) -> Result<(), Fault> {
        let user = self.user_mut(&input.user_name)?;
        tags::remove(&mut user.holder.tags, &input.tag_keys);
        Ok(())
    }

    pub(super) fn list_user_tags(
        &self,
        input: shapes::ListUserTagsRequest,
    ) -> Result<shapes::ListUserTagsResponse, Fault> {
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = tags::paged(&self.user(&input.user_name)?.holder.tags, &ask)?;
        Ok(shapes::ListUserTagsResponse {
            tags: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    pub(super) fn shown_user(&self, user: &User) -> shapes::User {
        let holder = &user.holder;
        shapes::User {
            arn: self.arn_of(Kind::User, holder),
            path: holder.path.clone(),
            user_name: holder.name.clone(),
            user_id: holder.id.clone(),
            create_date: moment(holder.created_s),
            password_last_used: None,
            permissions_boundary: shown_boundary(holder),
            tags: tags::shown_if_any(&holder.tags),
        }
    }
}

/// Access keys.
impl Desk {
    pub(super) fn create_access_key(
        &mut self,
        input: shapes::CreateAccessKeyRequest,
    ) -> Result<shapes::CreateAccessKeyResponse, Fault> {
        let name = self.user_name(input.user_name)?;
        if self.user(&name)?.keys.len() >= KEYS_MAX {
            return Err(too_many(format!(
                "Cannot exceed quota for AccessKeysPerUser: {KEYS_MAX}"
            )));
        }
        let made = self.keyring.lasting(self.entropy.uuid());
        let created_s = self.now_s;
        let user = self.user_mut(&name)?;
        user.keys.push(AccessKey {
            id: made.access_key.clone(),
            active: true,
            created_s,
        });
        Ok(shapes::CreateAccessKeyResponse {
            access_key: shapes::AccessKey {
                user_name: user.holder.name.clone(),
                access_key_id: made.access_key,
                status: "Active".to_owned(),
                secret_access_key: made.secret_key,
                create_date: Some(moment(created_s)),
            },
        })
    }

    pub(super) fn delete_access_key(
        &mut self,
        input: shapes::DeleteAccessKeyRequest,
    ) -> Result<(), Fault> {
        let name = self.user_name(input.user_name)?;
        let user = self.user_mut(&name)?;
        let place = user.keys.iter().position(|it| it.id == input.access_key_id);
        let place = place.ok_or_else(|| no_key(&input.access_key_id))?;
        user.keys.remove(place);
        Ok(())
    }

    pub(super) fn update_access_key(
        &mut self,
        input: shapes::UpdateAccessKeyRequest,
    ) -> Result<(), Fault> {
        let name = self.user_name(input.user_name)?;
        let user = self.user_mut(&name)?;
        let key = user.keys.iter_mut().find(|it| it.id == input.access_key_id);
        let key = key.ok_or_else(|| no_key(&input.access_key_id))?;
        key.active = match input.status.as_str() {
            "Active" => true,
            "Inactive" => false,
            _ => return Err(validation("The status must be Active or Inactive")),
        };
        Ok(())
    }

    pub(super) fn list_access_keys(
        &self,
        input: shapes::ListAccessKeysRequest,
    ) -> Result<shapes::ListAccessKeysResponse, Fault> {
        let user = self.user(&self.user_name(input.user_name)?)?;
        let mut all: Vec<_> = user
            .keys
            .iter()
            .map(|key| {
                let shown = shapes::AccessKeyMetadata {
                    user_name: Some(user.holder.name.clone()),
                    access_key_id: Some(key.id.clone()),
                    status: Some(status(key).to_owned()),
                    create_date: Some(moment(key.created_s)),
                };
                (key.id.clone(), shown)
            })
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        let ask = Ask {
            marker: input.marker,
            items_max: input.max_items,
        };
        let page = page(all, &ask)?;
        Ok(shapes::ListAccessKeysResponse {
            access_key_metadata: page.items,
            is_truncated: page.is_truncated,
            marker: page.marker,
        })
    }

    /// When a key was used is not kept: it is shown as never.
    pub(super) fn get_access_key_last_used(
        &self,
        input: shapes::GetAccessKeyLastUsedRequest,
    ) -> Result<shapes::GetAccessKeyLastUsedResponse, Fault> {
        let mut users = self.state.users.values();
        let user = users.find(|it| it.keys.iter().any(|key| key.id == input.access_key_id));
        let user = user.ok_or_else(|| no_key(&input.access_key_id))?;
        Ok(shapes::GetAccessKeyLastUsedResponse {
            user_name: Some(user.holder.name.clone()),
            access_key_last_used: Some(shapes::AccessKeyLastUsed {
                last_used_date: None,
                service_name: "N/A".to_owned(),
                region: "N/A".to_owned(),
            }),
        })
    }
}

/// Login profiles: kept, without the password, as there is no console to log in to.
impl Desk {
    pub(super) fn create_login_profile(
        &mut self,
        input: shapes::CreateLoginProfileRequest,
    ) -> Result<shapes::CreateLoginProfileResponse, Fault> {
        let name = self.user_name(input.user_name)?;
        let created_s = self.now_s;
        let user = self.user_mut(&name)?;
        if user.login.is_some() {
            return Err(exists(format!(
                "Login Profile for user {name} already exists."
            )));
        }
        let login = Login {
            created_s,
            reset_required: input.password_reset_required.unwrap_or(false),
        };
        let login_profile = shown_login(&user.holder.name, &login);
        user.login = Some(login);
        Ok(shapes::CreateLoginProfileResponse { login_profile })
    }

    pub(super) fn get_login_profile(
        &self,
        input: shapes::GetLoginProfileRequest,
    ) -> Result<shapes::GetLoginProfileResponse, Fault> {
        let name = self.user_name(input.user_name)?;
        let user = self.user(&name)?;
        let login = user.login.as_ref().ok_or_else(|| no_login(&name))?;
        let login_profile = shown_login(&user.holder.name, login);
        Ok(shapes::GetLoginProfileResponse { login_profile })
    }

    pub(super) fn update_login_profile(
        &mut self,
        input: shapes::UpdateLoginProfileRequest,
    ) -> Result<(), Fault> {
        let user = self.user_mut(&input.user_name)?;
        let login = user
            .login
            .as_mut()
            .ok_or_else(|| no_login(&input.user_name))?;
        login.reset_required = input
            .password_reset_required
            .unwrap_or(login.reset_required);
        Ok(())
    }

    pub(super) fn delete_login_profile(
        &mut self,
        input: shapes::DeleteLoginProfileRequest,
    ) -> Result<(), Fault> {
        let name = self.user_name(input.user_name)?;
        let login = self.user_mut(&name)?.login.take();
        login.map(|_| ()).ok_or_else(|| no_login(&name))
    }
}

fn status(key: &AccessKey) -> &'static str {
    if key.active { "Active" } else { "Inactive" }
}

fn no_key(id: &str) -> Fault {
    no_entity(format!("The Access Key with id {id} cannot be found."))
}

fn no_login(name: &str) -> Fault {
    no_entity(format!("Login Profile for User {name} cannot be found."))
}

fn shown_login(name: &str, login: &Login) -> shapes::LoginProfile {
    shapes::LoginProfile {
        user_name: name.to_owned(),
        create_date: moment(login.created_s),
        password_reset_required: Some(login.reset_required),
    }
}
