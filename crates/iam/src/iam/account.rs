//! The account: its alias, password rules and summary, what is empty here, and roles linked to
//! services.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;
use serde_json::json;

use super::desk::{Desk, find, insert, remove};
use super::faults::{invalid, no_entity};
use super::names::Kind;
use super::records::{PasswordRules, Role};
use crate::limits::{
    ATTACHED_MAX, GROUPS_OF_USER_MAX, KEYS_MAX, MANAGED_CHARS_MAX, SESSION_S_DEFAULT, VERSIONS_MAX,
};

impl Desk {
    pub(super) fn create_account_alias(
        &mut self,
        input: shapes::CreateAccountAliasRequest,
    ) -> Result<(), Fault> {
        self.settings_mut().alias = Some(input.account_alias);
        Ok(())
    }

    pub(super) fn delete_account_alias(
        &mut self,
        input: shapes::DeleteAccountAliasRequest,
    ) -> Result<(), Fault> {
        let alias = &input.account_alias;
        let removed = self.settings_mut().alias.take_if(|it| it == alias);
        let missing = || no_entity(format!("The account alias {alias} cannot be found."));
        removed.map(|_| ()).ok_or_else(missing)
    }

    pub(super) fn list_account_aliases(
        &self,
        _input: shapes::ListAccountAliasesRequest,
    ) -> Result<shapes::ListAccountAliasesResponse, Fault> {
        Ok(shapes::ListAccountAliasesResponse {
            account_aliases: self.settings().alias.into_iter().collect(),
            is_truncated: Some(false),
            marker: None,
        })
    }

    pub(super) fn get_account_summary(
        &self,
        (): (),
    ) -> Result<shapes::GetAccountSummaryResponse, Fault> {
        let state = &self.state;
        let count = |it: usize| i32::try_from(it).unwrap_or(i32::MAX);
        let versions = state.policies.values().map(|it| it.versions.len()).sum();
        let summary = [
            ("Users", count(state.users.len())),
            ("UsersQuota", 5000),
            ("Groups", count(state.groups.len())),
            ("GroupsQuota", 300),
            ("Roles", count(state.roles.len())),
            ("RolesQuota", 1000),
            ("Policies", count(state.policies.len())),
            ("PoliciesQuota", 1500),
            ("PolicySizeQuota", count(MANAGED_CHARS_MAX)),
            ("PolicyVersionsInUse", count(versions)),
            ("PolicyVersionsInUseQuota", 10_000),
            ("VersionsPerPolicyQuota", count(VERSIONS_MAX)),
            ("AttachedPoliciesPerRoleQuota", count(ATTACHED_MAX)),
            ("AttachedPoliciesPerUserQuota", count(ATTACHED_MAX)),
            ("AttachedPoliciesPerGroupQuota", count(ATTACHED_MAX)),
            ("AccessKeysPerUserQuota", count(KEYS_MAX)),
            ("GroupsPerUserQuota", count(GROUPS_OF_USER_MAX)),
            ("InstanceProfiles", count(state.profiles.len())),
            ("InstanceProfilesQuota", 1000),
            ("Providers", count(state.providers.len())),
            ("MFADevices", 0),
            ("MFADevicesInUse", 0),
            ("AccountMFAEnabled", 0),
            ("AccountAccessKeysPresent", 1),
            ("AccountSigningCertificatesPresent", 0),
            ("ServerCertificates", 0),
            ("ServerCertificatesQuota", 20),
            ("SigningCertificatesPerUserQuota", 2),
            ("AssumeRolePolicySizeQuota", 2048),
            ("UserPolicySizeQuota", 2048),
            ("GroupPolicySizeQuota", 5120),
            ("RolePolicySizeQuota", 10_240),
            ("GlobalEndpointTokenVersion", 1),
        ];
        let summary = summary.into_iter().map(|(key, it)| (key.to_owned(), it));
        Ok(shapes::GetAccountSummaryResponse {
            summary_map: Some(BTreeMap::from_iter(summary)),
        })
    }

    pub(super) fn update_account_password_policy(
        &mut self,
        input: shapes::UpdateAccountPasswordPolicyRequest,
    ) -> Result<(), Fault> {
        self.settings_mut().passwords = Some(PasswordRules {
            length_min: input.minimum_password_length.unwrap_or(6),
            symbols: input.require_symbols.unwrap_or_default(),
            numbers: input.require_numbers.unwrap_or_default(),
            uppercase: input.require_uppercase_characters.unwrap_or_default(),
            lowercase: input.require_lowercase_characters.unwrap_or_default(),
            may_change: input.allow_users_to_change_password.unwrap_or_default(),
            age_days_max: input.max_password_age,
            reuse_prevention: input.password_reuse_prevention,
            hard_expiry: input.hard_expiry.unwrap_or_default(),
        });
        Ok(())
    }

    pub(super) fn get_account_password_policy(
        &self,
        (): (),
    ) -> Result<shapes::GetAccountPasswordPolicyResponse, Fault> {
        let rules = self.settings().passwords.ok_or_else(|| self.no_rules())?;
        Ok(shapes::GetAccountPasswordPolicyResponse {
            password_policy: shapes::PasswordPolicy {
                minimum_password_length: Some(rules.length_min),
                require_symbols: Some(rules.symbols),
                require_numbers: Some(rules.numbers),
                require_uppercase_characters: Some(rules.uppercase),
                require_lowercase_characters: Some(rules.lowercase),
                allow_users_to_change_password: Some(rules.may_change),
                expire_passwords: Some(rules.age_days_max.is_some()),
                max_password_age: rules.age_days_max,
                password_reuse_prevention: rules.reuse_prevention,
                hard_expiry: Some(rules.hard_expiry),
            },
        })
    }

    pub(super) fn delete_account_password_policy(&mut self, (): ()) -> Result<(), Fault> {
        let removed = self.settings_mut().passwords.take();
        removed.map(|_| ()).ok_or_else(|| self.no_rules())
    }

    fn no_rules(&self) -> Fault {
        no_entity(format!(
            "The Password Policy with domain name {} cannot be found.",
            self.account
        ))
    }
}

/// Roles linked to services.
impl Desk {
    pub(super) fn create_service_linked_role(
        &mut self,
        input: shapes::CreateServiceLinkedRoleRequest,
    ) -> Result<shapes::CreateServiceLinkedRoleResponse, Fault> {
        let service = input.aws_service_name;
        let Some(short) = service.strip_suffix(".amazonaws.com") else {
            return Err(invalid(format!(
                "Invalid service name {service}: it must end with .amazonaws.com"
            )));
        };
        let suffix = input.custom_suffix.map(|it| format!("_{it}"));
        let name = format!(
            "AWSServiceRoleFor{}{}",
            in_camel_case(short),
            suffix.unwrap_or_default()
        );
        if find(&self.state.roles, &name).is_some() {
            return Err(invalid(format!(
                "Service role name {name} has been taken in this account, please try a different suffix."
            )));
        }
        let path = format!("/aws-service-role/{service}/");
        let trust = json!({"Version": "2012-10-17", "Statement": [{
            "Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": {"Service": [service]},
        }]});
        let role = Role {
            holder: self.new_holder(Kind::Role, name.clone(), Some(path)),
            trust: trust.to_string(),
            description: input.description,
            session_s_max: SESSION_S_DEFAULT,
            linked_to: Some(service),
        };
        let shown = self.shown_role(&role);
        insert(&mut self.state.roles, &name, role);
        Ok(shapes::CreateServiceLinkedRoleResponse { role: Some(shown) })
    }

    /// Done at once: nothing here uses such a role by itself.
    pub(super) fn delete_service_linked_role(
        &mut self,
        input: shapes::DeleteServiceLinkedRoleRequest,
    ) -> Result<shapes::DeleteServiceLinkedRoleResponse, Fault> {
        let role = self.role(&input.role_name)?;
        let path = role.holder.path.clone();
        if role.linked_to.is_none() {
            return Err(invalid(format!(
                "Role {} is not a service-linked role.",
                input.role_name
            )));
        }
        remove(&mut self.state.roles, &input.role_name);
        let task = self.entropy.uuid();
        Ok(shapes::DeleteServiceLinkedRoleResponse {
            deletion_task_id: format!("task{path}{}/{task}", input.role_name),
        })
    }

    pub(super) fn get_service_linked_role_deletion_status(
        &self,
        input: shapes::GetServiceLinkedRoleDeletionStatusRequest,
    ) -> Result<shapes::GetServiceLinkedRoleDeletionStatusResponse, Fault> {
        if !input.deletion_task_id.starts_with("task/aws-service-role/") {
            let task = &input.deletion_task_id;
            return Err(no_entity(format!("Deletion task {task} cannot be found.")));
        }
        Ok(shapes::GetServiceLinkedRoleDeletionStatusResponse {
            status: "SUCCEEDED".to_owned(),
            reason: None,
        })
    }
}

/// What nobody can have here: lists of it are empty.
impl Desk {
    pub(super) fn list_mfa_devices(
        &self,
        _input: shapes::ListMFADevicesRequest,
    ) -> Result<shapes::ListMFADevicesResponse, Fault> {
        Ok(shapes::ListMFADevicesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }

    pub(super) fn list_virtual_mfa_devices(
        &self,
        _input: shapes::ListVirtualMFADevicesRequest,
    ) -> Result<shapes::ListVirtualMFADevicesResponse, Fault> {
        Ok(shapes::ListVirtualMFADevicesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }

    pub(super) fn list_ssh_public_keys(
        &self,
        _input: shapes::ListSSHPublicKeysRequest,
    ) -> Result<shapes::ListSSHPublicKeysResponse, Fault> {
        Ok(shapes::ListSSHPublicKeysResponse {
            ssh_public_keys: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        })
    }

    pub(super) fn list_server_certificates(
        &self,
        _input: shapes::ListServerCertificatesRequest,
    ) -> Result<shapes::ListServerCertificatesResponse, Fault> {
        Ok(shapes::ListServerCertificatesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }

    pub(super) fn list_service_specific_credentials(
        &self,
        _input: shapes::ListServiceSpecificCredentialsRequest,
    ) -> Result<shapes::ListServiceSpecificCredentialsResponse, Fault> {
        Ok(shapes::ListServiceSpecificCredentialsResponse {
            service_specific_credentials: Some(Vec::new()),
            ..Default::default()
        })
    }

    pub(super) fn list_signing_certificates(
        &self,
        _input: shapes::ListSigningCertificatesRequest,
    ) -> Result<shapes::ListSigningCertificatesResponse, Fault> {
        Ok(shapes::ListSigningCertificatesResponse {
            is_truncated: Some(false),
            ..Default::default()
        })
    }
}

/// `ops.apigateway` → `OpsApigateway`; services whose roles are known by another name get it.
fn in_camel_case(service: &str) -> String {
    match service {
        "ops.apigateway" => return "APIGateway".to_owned(),
        "replicator.lambda" => return "LambdaReplicator".to_owned(),
        "dynamodb.application-autoscaling" => {
            return "ApplicationAutoScaling_DynamoDBTable".to_owned();
        }
        "lambda.application-autoscaling" => {
            return "ApplicationAutoScaling_LambdaConcurrency".to_owned();
        }
        _ => {}
    }
    let words = service.split(['.', '-']);
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|it| it.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    words.map(capital).collect()
}
