//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::iam as shapes;
use frazil_wire::{
    BoxFuture, Call, Caller, Fault, Operation as _, OperationTable, Service, ServiceTable, decode,
    encode, not_supported, serve,
};
use http::{Request, Response};

use super::{Iam, failed};
use crate::limits::REQUEST_BYTES_MAX;

impl Service for Iam {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            let caller = call.caller.clone();
            let iam = self.clone();
            serve(&shapes::SERVICE, call, |operation, request| async move {
                let runtime = iam.0.runtime.clone();
                let work = async move { iam.dispatch(operation, &request, &caller).await };
                let answered = runtime.spawn(work).await;
                answered.unwrap_or_else(|error| Err(failed(&error)))
            })
            .await
        })
    }

    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
    }
}

/// Operations that only read, and operations that change something.
macro_rules! operations {
    (reads { $($read:ident $reading:ident,)* } changes { $($change:ident $changing:ident,)* }) => {
        impl Iam {
            async fn dispatch(
                &self,
                operation: &OperationTable,
                request: &Request<Bytes>,
                caller: &Caller,
            ) -> Result<Response<Bytes>, Fault> {
                match operation.name {
                    $(shapes::$read::NAME => {
                        let input = decode::<shapes::$read>(request)?;
                        let output = self.desk(caller).$reading(input)?;
                        Ok(encode::<shapes::$read>(&output))
                    })*
                    $(shapes::$change::NAME => {
                        let input = decode::<shapes::$change>(request)?;
                        let output = self.change(caller, |desk| desk.$changing(input)).await?;
                        Ok(encode::<shapes::$change>(&output))
                    })*
                    _ => Err(not_supported(operation)),
                }
            }
        }
    };
}

operations! {
    reads {
        GetAccessKeyLastUsed get_access_key_last_used,
        GetAccountAuthorizationDetails get_account_authorization_details,
        GetAccountPasswordPolicy get_account_password_policy,
        GetAccountSummary get_account_summary,
        GetContextKeysForCustomPolicy get_context_keys_for_custom_policy,
        GetContextKeysForPrincipalPolicy get_context_keys_for_principal_policy,
        GetGroup get_group,
        GetGroupPolicy get_group_policy,
        GetInstanceProfile get_instance_profile,
        GetLoginProfile get_login_profile,
        GetOpenIDConnectProvider get_open_id_connect_provider,
        GetPolicy get_policy,
        GetPolicyVersion get_policy_version,
        GetRole get_role,
        GetRolePolicy get_role_policy,
        GetSAMLProvider get_saml_provider,
        GetServiceLinkedRoleDeletionStatus get_service_linked_role_deletion_status,
        GetUser get_user,
        GetUserPolicy get_user_policy,
        ListAccessKeys list_access_keys,
        ListAccountAliases list_account_aliases,
        ListAttachedGroupPolicies list_attached_group_policies,
        ListAttachedRolePolicies list_attached_role_policies,
        ListAttachedUserPolicies list_attached_user_policies,
        ListEntitiesForPolicy list_entities_for_policy,
        ListGroupPolicies list_group_policies,
        ListGroups list_groups,
        ListGroupsForUser list_groups_for_user,
        ListInstanceProfileTags list_instance_profile_tags,
        ListInstanceProfiles list_instance_profiles,
        ListInstanceProfilesForRole list_instance_profiles_for_role,
        ListMFADevices list_mfa_devices,
        ListOpenIDConnectProviderTags list_open_id_connect_provider_tags,
        ListOpenIDConnectProviders list_open_id_connect_providers,
        ListPolicies list_policies,
        ListPolicyTags list_policy_tags,
        ListPolicyVersions list_policy_versions,
        ListRolePolicies list_role_policies,
        ListRoleTags list_role_tags,
        ListRoles list_roles,
        ListSAMLProviderTags list_saml_provider_tags,
        ListSAMLProviders list_saml_providers,
        ListSSHPublicKeys list_ssh_public_keys,
        ListServerCertificates list_server_certificates,
        ListServiceSpecificCredentials list_service_specific_credentials,
        ListSigningCertificates list_signing_certificates,
        ListUserPolicies list_user_policies,
        ListUserTags list_user_tags,
        ListUsers list_users,
        ListVirtualMFADevices list_virtual_mfa_devices,
        SimulateCustomPolicy simulate_custom_policy,
        SimulatePrincipalPolicy simulate_principal_policy,
    }
    changes {
        AddClientIDToOpenIDConnectProvider add_client_id_to_open_id_connect_provider,
        AddRoleToInstanceProfile add_role_to_instance_profile,
        AddUserToGroup add_user_to_group,
        AttachGroupPolicy attach_group_policy,
        AttachRolePolicy attach_role_policy,
        AttachUserPolicy attach_user_policy,
        CreateAccessKey create_access_key,
        CreateAccountAlias create_account_alias,
        CreateGroup create_group,
        CreateInstanceProfile create_instance_profile,
        CreateLoginProfile create_login_profile,
        CreateOpenIDConnectProvider create_open_id_connect_provider,
        CreatePolicy create_policy,
        CreatePolicyVersion create_policy_version,
        CreateRole create_role,
        CreateSAMLProvider create_saml_provider,
        CreateServiceLinkedRole create_service_linked_role,
        CreateUser create_user,
        DeleteAccessKey delete_access_key,
        DeleteAccountAlias delete_account_alias,
        DeleteAccountPasswordPolicy delete_account_password_policy,
        DeleteGroup delete_group,
        DeleteGroupPolicy delete_group_policy,
        DeleteInstanceProfile delete_instance_profile,
        DeleteLoginProfile delete_login_profile,
        DeleteOpenIDConnectProvider delete_open_id_connect_provider,
        DeletePolicy delete_policy,
        DeletePolicyVersion delete_policy_version,
        DeleteRole delete_role,
        DeleteRolePermissionsBoundary delete_role_permissions_boundary,
        DeleteRolePolicy delete_role_policy,
        DeleteSAMLProvider delete_saml_provider,
        DeleteServiceLinkedRole delete_service_linked_role,
        DeleteUser delete_user,
        DeleteUserPermissionsBoundary delete_user_permissions_boundary,
        DeleteUserPolicy delete_user_policy,
        DetachGroupPolicy detach_group_policy,
        DetachRolePolicy detach_role_policy,
        DetachUserPolicy detach_user_policy,
        PutGroupPolicy put_group_policy,
        PutRolePermissionsBoundary put_role_permissions_boundary,
        PutRolePolicy put_role_policy,
        PutUserPermissionsBoundary put_user_permissions_boundary,
        PutUserPolicy put_user_policy,
        RemoveClientIDFromOpenIDConnectProvider remove_client_id_from_open_id_connect_provider,
        RemoveRoleFromInstanceProfile remove_role_from_instance_profile,
        RemoveUserFromGroup remove_user_from_group,
        SetDefaultPolicyVersion set_default_policy_version,
        TagInstanceProfile tag_instance_profile,
        TagOpenIDConnectProvider tag_open_id_connect_provider,
        TagPolicy tag_policy,
        TagRole tag_role,
        TagSAMLProvider tag_saml_provider,
        TagUser tag_user,
        UntagInstanceProfile untag_instance_profile,
        UntagOpenIDConnectProvider untag_open_id_connect_provider,
        UntagPolicy untag_policy,
        UntagRole untag_role,
        UntagSAMLProvider untag_saml_provider,
        UntagUser untag_user,
        UpdateAccessKey update_access_key,
        UpdateAccountPasswordPolicy update_account_password_policy,
        UpdateAssumeRolePolicy update_assume_role_policy,
        UpdateGroup update_group,
        UpdateLoginProfile update_login_profile,
        UpdateOpenIDConnectProviderThumbprint update_open_id_connect_provider_thumbprint,
        UpdateRole update_role,
        UpdateRoleDescription update_role_description,
        UpdateSAMLProvider update_saml_provider,
        UpdateUser update_user,
    }
}
