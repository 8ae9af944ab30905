//! Policies written into a role, user or group.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::desk::{Desk, encoded};
use super::faults::{malformed, no_entity, too_many};
use super::names::Kind;
use super::page::{Ask, Page, page};
use crate::limits::{GROUP_CHARS_MAX, ROLE_CHARS_MAX, USER_CHARS_MAX};
use crate::policy::{Document, Purpose};

impl Desk {
    fn put_inline(
        &mut self,
        kind: Kind,
        name: &str,
        policy: String,
        document: String,
    ) -> Result<(), Fault> {
        Document::read(&document, Purpose::Identity).map_err(|error| malformed(&error))?;
        let holder = self.holder_mut(kind, name)?;
        holder.inline.insert(policy, document);
        let chars: usize = holder.inline.values().map(|it| counted(it)).sum();
        let max = match kind {
            Kind::Role => ROLE_CHARS_MAX,
            Kind::User => USER_CHARS_MAX,
            Kind::Group => GROUP_CHARS_MAX,
        };
        match chars > max {
            true => Err(too_many(format!(
                "Maximum policy size of {max} bytes exceeded for {} {name}",
                kind.lower()
            ))),
            false => Ok(()),
        }
    }

    fn inline(&self, kind: Kind, name: &str, policy: &str) -> Result<String, Fault> {
        let found = self.holder(kind, name)?.inline.get(policy);
        let found = found.ok_or_else(|| no_inline(kind, policy))?;
        Ok(encoded(found))
    }

    fn delete_inline(&mut self, kind: Kind, name: &str, policy: &str) -> Result<(), Fault> {
        let removed = self.holder_mut(kind, name)?.inline.remove(policy);
        removed.map(|_| ()).ok_or_else(|| no_inline(kind, policy))
    }

    fn inline_names(&self, kind: Kind, name: &str, ask: &Ask) -> Result<Page<String>, Fault> {
        let names = self.holder(kind, name)?.inline.keys();
        page(names.map(|it| (it.clone(), it.clone())), ask)
    }
}

fn no_inline(kind: Kind, policy: &str) -> Fault {
    let kind = kind.lower();
    no_entity(format!(
        "The {kind} policy with name {policy} cannot be found."
    ))
}

/// How long a document is by AWS's count, without spaces.
pub(crate) fn counted(document: &str) -> usize {
    document.chars().filter(|it| !it.is_whitespace()).count()
}

macro_rules! inline_operations {
    ($($kind:ident $member:ident:
       $put:ident $put_input:ident, $get:ident $get_input:ident $get_output:ident,
       $delete:ident $delete_input:ident, $list:ident $list_input:ident $list_output:ident;)*) => {
        impl Desk {
            $(
                pub(super) fn $put(&mut self, input: shapes::$put_input) -> Result<(), Fault> {
                    self.put_inline(Kind::$kind, &input.$member, input.policy_name, input.policy_document)
                }

                pub(super) fn $get(&self, input: shapes::$get_input) -> Result<shapes::$get_output, Fault> {
                    Ok(shapes::$get_output {
                        policy_document: self.inline(Kind::$kind, &input.$member, &input.policy_name)?,
                        $member: input.$member,
                        policy_name: input.policy_name,
                    })
                }

                pub(super) fn $delete(&mut self, input: shapes::$delete_input) -> Result<(), Fault> {
                    self.delete_inline(Kind::$kind, &input.$member, &input.policy_name)
                }

                pub(super) fn $list(&self, input: shapes::$list_input) -> Result<shapes::$list_output, Fault> {
                    let ask = Ask { marker: input.marker, items_max: input.max_items };
                    let page = self.inline_names(Kind::$kind, &input.$member, &ask)?;
                    Ok(shapes::$list_output {
                        policy_names: page.items,
                        is_truncated: page.is_truncated,
                        marker: page.marker,
                    })
                }
            )*
        }
    };
}

inline_operations! {
    Role role_name:
        put_role_policy PutRolePolicyRequest,
        get_role_policy GetRolePolicyRequest GetRolePolicyResponse,
        delete_role_policy DeleteRolePolicyRequest,
        list_role_policies ListRolePoliciesRequest ListRolePoliciesResponse;
    User user_name:
        put_user_policy PutUserPolicyRequest,
        get_user_policy GetUserPolicyRequest GetUserPolicyResponse,
        delete_user_policy DeleteUserPolicyRequest,
        list_user_policies ListUserPoliciesRequest ListUserPoliciesResponse;
    Group group_name:
        put_group_policy PutGroupPolicyRequest,
        get_group_policy GetGroupPolicyRequest GetGroupPolicyResponse,
        delete_group_policy DeleteGroupPolicyRequest,
        list_group_policies ListGroupPoliciesRequest ListGroupPoliciesResponse;
}
