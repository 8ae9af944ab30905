//! Managed policies on roles, users and groups, and permissions boundaries.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::Desk;
use super::faults::{no_entity, too_many, validation};
use super::names::{Kind, name_in};
use super::page::{Ask, Page, page};
use super::records::Holder;
use crate::catalogue;
use crate::limits::ATTACHED_MAX;

impl Desk {
    fn attach(&mut self, kind: Kind, name: &str, policy: String) -> Result<(), Fault> {
        self.holder(kind, name)?;
        self.must_be_attachable(&policy)?;
        let holder = self.holder_mut(kind, name)?;
        if !holder.attached.contains(&policy) {
            holder.attached.push(policy);
        }
        match holder.attached.len() > ATTACHED_MAX {
            true => Err(too_many(format!(
                "Cannot exceed quota for PoliciesPer{}: {ATTACHED_MAX}",
                kind.name()
            ))),
            false => Ok(()),
        }
    }

    /// A policy of the account, or of AWS by its ARN's form: AWS has many more than are known here.
    fn must_be_attachable(&self, policy: &str) -> Result<(), Fault> {
        if !policy.starts_with("arn:") {
            return Err(validation(format!("ARN {policy} is not valid.")));
        }
        match self.managed(policy).is_some() || catalogue::is_of_aws(policy) {
            true => Ok(()),
            false => Err(no_entity(format!(
                "Policy {policy} does not exist or is not attachable."
            ))),
        }
    }

    fn detach(&mut self, kind: Kind, name: &str, policy: &str) -> Result<(), Fault> {
        let holder = self.holder_mut(kind, name)?;
        let place = holder.attached.iter().position(|it| it == policy);
        let place = place.ok_or_else(|| no_entity(format!("Policy {policy} was not found.")))?;
        holder.attached.remove(place);
        Ok(())
    }

    fn attached(
        &self,
        kind: Kind,
        name: &str,
        path: Option<&str>,
        ask: &Ask,
    ) -> Result<Page<shapes::AttachedPolicy>, Fault> {
        let holder = self.holder(kind, name)?;
        let prefix = format!("policy{}", path.unwrap_or("/"));
        let in_path = |arn: &&String| {
            let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
            resource.starts_with(&prefix)
        };
        let mut all: Vec<_> = holder
            .attached
            .iter()
            .filter(in_path)
            .map(|arn| (arn.clone(), shown_attached(arn)))
            .collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        page(all, ask)
    }

    fn set_boundary(
        &mut self,
        kind: Kind,
        name: &str,
        boundary: Option<String>,
    ) -> Result<(), Fault> {
        if let Some(policy) = &boundary {
            self.must_be_boundary(policy)?;
        }
        self.holder_mut(kind, name)?.boundary = boundary;
        Ok(())
    }

    pub(super) fn must_be_boundary(&self, policy: &str) -> Result<(), Fault> {
        match self.must_be_attachable(policy) {
            Ok(()) => Ok(()),
            Err(_) => Err(no_entity(format!(
                "Scope ARN: {policy} does not exist or is not attachable."
            ))),
        }
    }

    pub(super) fn put_role_permissions_boundary(
        &mut self,
        input: shapes::PutRolePermissionsBoundaryRequest,
    ) -> Result<(), Fault> {
        let boundary = Some(input.permissions_boundary);
        self.set_boundary(Kind::Role, &input.role_name, boundary)
    }

    pub(super) fn delete_role_permissions_boundary(
        &mut self,
        input: shapes::DeleteRolePermissionsBoundaryRequest,
    ) -> Result<(), Fault> {
        self.set_boundary(Kind::Role, &input.role_name, None)
    }

    pub(super) fn put_user_permissions_boundary(
        &mut self,
        input: shapes::PutUserPermissionsBoundaryRequest,
    ) -> Result<(), Fault> {
        let boundary = Some(input.permissions_boundary);
        self.set_boundary(Kind::User, &input.user_name, boundary)
    }

    pub(super) fn delete_user_permissions_boundary(
        &mut self,
        input: shapes::DeleteUserPermissionsBoundaryRequest,
    ) -> Result<(), Fault> {
        self.set_boundary(Kind::User, &input.user_name, None)
    }
}

pub(super) fn shown_attached(arn: &str) -> shapes::AttachedPolicy {
    shapes::AttachedPolicy {
        policy_name: Some(name_in(arn).to_owned()),
        policy_arn: Some(arn.to_owned()),
    }
}

pub(super) fn shown_boundary(holder: &Holder) -> Option<shapes::AttachedPermissionsBoundary> {
    let boundary = holder.boundary.clone()?;
    Some(shapes::AttachedPermissionsBoundary {
        permissions_boundary_type: Some("Policy".to_owned()),
        permissions_boundary_arn: Some(boundary),
    })
}

macro_rules! attachment_operations {
    ($($kind:ident $member:ident:
       $attach:ident $attach_input:ident, $detach:ident $detach_input:ident,
       $list:ident $list_input:ident $list_output:ident;)*) => {
        impl Desk {
            $(
                pub(super) fn $attach(&mut self, input: shapes::$attach_input) -> Result<(), Fault> {
                    self.attach(Kind::$kind, &input.$member, input.policy_arn)
                }

                pub(super) fn $detach(&mut self, input: shapes::$detach_input) -> Result<(), Fault> {
                    self.detach(Kind::$kind, &input.$member, &input.policy_arn)
                }

                pub(super) fn $list(&self, input: shapes::$list_input) -> Result<shapes::$list_output, Fault> {
                    let ask = Ask { marker: input.marker, items_max: input.max_items };
                    let path = input.path_prefix.as_deref();
                    let page = self.attached(Kind::$kind, &input.$member, path, &ask)?;
                    Ok(shapes::$list_output {
                        attached_policies: Some(page.items),
                        is_truncated: page.is_truncated,
                        marker: page.marker,
                    })
                }
            )*
        }
    };
}

attachment_operations! {
    Role role_name:
        attach_role_policy AttachRolePolicyRequest,
        detach_role_policy DetachRolePolicyRequest,
        list_attached_role_policies ListAttachedRolePoliciesRequest ListAttachedRolePoliciesResponse;
    User user_name:
        attach_user_policy AttachUserPolicyRequest,
        detach_user_policy DetachUserPolicyRequest,
        list_attached_user_policies ListAttachedUserPoliciesRequest ListAttachedUserPoliciesResponse;
    Group group_name:
        attach_group_policy AttachGroupPolicyRequest,
        detach_group_policy DetachGroupPolicyRequest,
        list_attached_group_policies ListAttachedGroupPoliciesRequest ListAttachedGroupPoliciesResponse;
}
