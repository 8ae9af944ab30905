//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCESS_KEY AccessKey {
        user_name: String = "UserName" USER_NAME_TYPE required;
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
        status: String = "Status" STATUS_TYPE required;
        secret_access_key: String = "SecretAccessKey" ACCESS_KEY_SECRET_TYPE required;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
    }
    ACCESS_KEY_LAST_USED AccessKeyLastUsed {
        last_used_date: Option<Timestamp> = "LastUsedDate" DATE_TYPE;
        service_name: String = "ServiceName" STRING_TYPE required;
        region: String = "Region" STRING_TYPE required;
    }
    ACCESS_KEY_METADATA AccessKeyMetadata {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        access_key_id: Option<String> = "AccessKeyId" ACCESS_KEY_ID_TYPE;
        status: Option<String> = "Status" STATUS_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
    }
    ACQUIRE_ROLE_REQUEST AcquireRoleRequest {
        template_arn: String = "TemplateArn" ARN_TYPE required;
        template_minor_version: Option<i32> = "TemplateMinorVersion" INTEGER_TYPE;
        replacement_values: Option<BTreeMap<String, ReplacementValueEntry>> = "ReplacementValues" MAP_STRING_REPLACEMENT_VALUE_ENTRY;
    }
    ACQUIRE_ROLE_RESPONSE AcquireRoleResponse {
        role: Role = "Role" ROLE required;
    }
    ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST AddClientIDToOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        client_id: String = "ClientID" CLIENT_ID_TYPE required;
    }
    ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST AddRoleToInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    ADD_USER_TO_GROUP_REQUEST AddUserToGroupRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
    }
    ATTACH_GROUP_POLICY_REQUEST AttachGroupPolicyRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    ATTACH_ROLE_POLICY_REQUEST AttachRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    ATTACH_USER_POLICY_REQUEST AttachUserPolicyRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    ATTACHED_PERMISSIONS_BOUNDARY AttachedPermissionsBoundary {
        permissions_boundary_type: Option<String> = "PermissionsBoundaryType" PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE;
        permissions_boundary_arn: Option<String> = "PermissionsBoundaryArn" ARN_TYPE;
    }
    ATTACHED_POLICY AttachedPolicy {
        policy_name: Option<String> = "PolicyName" POLICY_NAME_TYPE;
        policy_arn: Option<String> = "PolicyArn" ARN_TYPE;
    }
    CHANGE_PASSWORD_REQUEST ChangePasswordRequest {
        old_password: String = "OldPassword" PASSWORD_TYPE required;
        new_password: String = "NewPassword" PASSWORD_TYPE required;
    }
    CONTEXT_ENTRY ContextEntry {
        context_key_name: Option<String> = "ContextKeyName" CONTEXT_KEY_NAME_TYPE;
        context_key_values: Option<Vec<String>> = "ContextKeyValues" CONTEXT_KEY_VALUE_LIST_TYPE;
        context_key_type: Option<String> = "ContextKeyType" CONTEXT_KEY_TYPE_ENUM;
    }
    CREATE_ACCESS_KEY_REQUEST CreateAccessKeyRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
    }
    CREATE_ACCESS_KEY_RESPONSE CreateAccessKeyResponse {
        access_key: AccessKey = "AccessKey" ACCESS_KEY required;
    }
    CREATE_ACCOUNT_ALIAS_REQUEST CreateAccountAliasRequest {
        account_alias: String = "AccountAlias" ACCOUNT_ALIAS_TYPE required;
    }
    CREATE_GROUP_REQUEST CreateGroupRequest {
        path: Option<String> = "Path" PATH_TYPE;
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
    }
    CREATE_GROUP_RESPONSE CreateGroupResponse {
        group: Group = "Group" GROUP required;
    }
    CREATE_INSTANCE_PROFILE_REQUEST CreateInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        path: Option<String> = "Path" PATH_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_INSTANCE_PROFILE_RESPONSE CreateInstanceProfileResponse {
        instance_profile: InstanceProfile = "InstanceProfile" INSTANCE_PROFILE required;
    }
    CREATE_LOGIN_PROFILE_REQUEST CreateLoginProfileRequest {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        password: Option<String> = "Password" PASSWORD_TYPE;
        password_reset_required: Option<bool> = "PasswordResetRequired" BOOLEAN_TYPE;
    }
    CREATE_LOGIN_PROFILE_RESPONSE CreateLoginProfileResponse {
        login_profile: LoginProfile = "LoginProfile" LOGIN_PROFILE required;
    }
    CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST CreateOpenIDConnectProviderRequest {
        url: String = "Url" OPEN_ID_CONNECT_PROVIDER_URL_TYPE required;
        client_id_list: Option<Vec<String>> = "ClientIDList" CLIENT_ID_LIST_TYPE;
        thumbprint_list: Option<Vec<String>> = "ThumbprintList" THUMBPRINT_LIST_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE CreateOpenIDConnectProviderResponse {
        open_id_connect_provider_arn: Option<String> = "OpenIDConnectProviderArn" ARN_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_POLICY_REQUEST CreatePolicyRequest {
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        path: Option<String> = "Path" POLICY_PATH_TYPE;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
        description: Option<String> = "Description" POLICY_DESCRIPTION_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_POLICY_RESPONSE CreatePolicyResponse {
        policy: Option<Policy> = "Policy" POLICY;
    }
    CREATE_POLICY_VERSION_REQUEST CreatePolicyVersionRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
        set_as_default: Option<bool> = "SetAsDefault" BOOLEAN_TYPE;
    }
    CREATE_POLICY_VERSION_RESPONSE CreatePolicyVersionResponse {
        policy_version: Option<PolicyVersion> = "PolicyVersion" POLICY_VERSION;
    }
    CREATE_ROLE_REQUEST CreateRoleRequest {
        path: Option<String> = "Path" PATH_TYPE;
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        assume_role_policy_document: String = "AssumeRolePolicyDocument" POLICY_DOCUMENT_TYPE required;
        description: Option<String> = "Description" ROLE_DESCRIPTION_TYPE;
        max_session_duration: Option<i32> = "MaxSessionDuration" ROLE_MAX_SESSION_DURATION_TYPE;
        permissions_boundary: Option<String> = "PermissionsBoundary" ARN_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_ROLE_RESPONSE CreateRoleResponse {
        role: Role = "Role" ROLE required;
    }
    CREATE_SAML_PROVIDER_REQUEST CreateSAMLProviderRequest {
        saml_metadata_document: String = "SAMLMetadataDocument" SAML_METADATA_DOCUMENT_TYPE required;
        name: String = "Name" SAML_PROVIDER_NAME_TYPE required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        assertion_encryption_mode: Option<String> = "AssertionEncryptionMode" ASSERTION_ENCRYPTION_MODE_TYPE;
        add_private_key: Option<String> = "AddPrivateKey" PRIVATE_KEY_TYPE;
    }
    CREATE_SAML_PROVIDER_RESPONSE CreateSAMLProviderResponse {
        saml_provider_arn: Option<String> = "SAMLProviderArn" ARN_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_SERVICE_LINKED_ROLE_REQUEST CreateServiceLinkedRoleRequest {
        aws_service_name: String = "AWSServiceName" GROUP_NAME_TYPE required;
        description: Option<String> = "Description" ROLE_DESCRIPTION_TYPE;
        custom_suffix: Option<String> = "CustomSuffix" CUSTOM_SUFFIX_TYPE;
    }
    CREATE_SERVICE_LINKED_ROLE_RESPONSE CreateServiceLinkedRoleResponse {
        role: Option<Role> = "Role" ROLE;
    }
    CREATE_USER_REQUEST CreateUserRequest {
        path: Option<String> = "Path" PATH_TYPE;
        user_name: String = "UserName" USER_NAME_TYPE required;
        permissions_boundary: Option<String> = "PermissionsBoundary" ARN_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    CREATE_USER_RESPONSE CreateUserResponse {
        user: Option<User> = "User" USER;
    }
    DELETE_ACCESS_KEY_REQUEST DeleteAccessKeyRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
    }
    DELETE_ACCOUNT_ALIAS_REQUEST DeleteAccountAliasRequest {
        account_alias: String = "AccountAlias" ACCOUNT_ALIAS_TYPE required;
    }
    DELETE_GROUP_POLICY_REQUEST DeleteGroupPolicyRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    DELETE_GROUP_REQUEST DeleteGroupRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
    }
    DELETE_INSTANCE_PROFILE_REQUEST DeleteInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
    }
    DELETE_LOGIN_PROFILE_REQUEST DeleteLoginProfileRequest {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
    }
    DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST DeleteOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
    }
    DELETE_POLICY_REQUEST DeletePolicyRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    DELETE_POLICY_VERSION_REQUEST DeletePolicyVersionRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        version_id: String = "VersionId" POLICY_VERSION_ID_TYPE required;
    }
    DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST DeleteRolePermissionsBoundaryRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    DELETE_ROLE_POLICY_REQUEST DeleteRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    DELETE_ROLE_REQUEST DeleteRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    DELETE_SAML_PROVIDER_REQUEST DeleteSAMLProviderRequest {
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
    }
    DELETE_SERVICE_LINKED_ROLE_REQUEST DeleteServiceLinkedRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    DELETE_SERVICE_LINKED_ROLE_RESPONSE DeleteServiceLinkedRoleResponse {
        deletion_task_id: String = "DeletionTaskId" DELETION_TASK_ID_TYPE required;
    }
    DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST DeleteUserPermissionsBoundaryRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
    }
    DELETE_USER_POLICY_REQUEST DeleteUserPolicyRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    DELETE_USER_REQUEST DeleteUserRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
    }
    DELETION_TASK_FAILURE_REASON_TYPE DeletionTaskFailureReasonType {
        reason: Option<String> = "Reason" REASON_TYPE;
        role_usage_list: Option<Vec<RoleUsageType>> = "RoleUsageList" ROLE_USAGE_LIST_TYPE;
    }
    DETACH_GROUP_POLICY_REQUEST DetachGroupPolicyRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    DETACH_ROLE_POLICY_REQUEST DetachRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    DETACH_USER_POLICY_REQUEST DetachUserPolicyRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    ENTITY_DETAILS EntityDetails {
        entity_info: EntityInfo = "EntityInfo" ENTITY_INFO required;
        last_authenticated: Option<Timestamp> = "LastAuthenticated" DATE_TYPE;
    }
    ENTITY_INFO EntityInfo {
        arn: String = "Arn" ARN_TYPE required;
        name: String = "Name" USER_NAME_TYPE required;
        r#type: String = "Type" POLICY_OWNER_ENTITY_TYPE required;
        id: String = "Id" ID_TYPE required;
        path: Option<String> = "Path" PATH_TYPE;
    }
    ERROR_DETAILS ErrorDetails {
        message: String = "Message" STRING_TYPE required;
        code: String = "Code" STRING_TYPE required;
    }
    EVALUATION_RESULT EvaluationResult {
        eval_action_name: String = "EvalActionName" ACTION_NAME_TYPE required;
        eval_resource_name: Option<String> = "EvalResourceName" RESOURCE_NAME_TYPE;
        eval_decision: String = "EvalDecision" POLICY_EVALUATION_DECISION_TYPE required;
        matched_statements: Option<Vec<Statement>> = "MatchedStatements" STATEMENT_LIST_TYPE;
        missing_context_values: Option<Vec<String>> = "MissingContextValues" CONTEXT_KEY_NAMES_RESULT_LIST_TYPE;
        organizations_decision_detail: Option<OrganizationsDecisionDetail> = "OrganizationsDecisionDetail" ORGANIZATIONS_DECISION_DETAIL;
        permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail> = "PermissionsBoundaryDecisionDetail" PERMISSIONS_BOUNDARY_DECISION_DETAIL;
        eval_decision_details: Option<BTreeMap<String, String>> = "EvalDecisionDetails" EVAL_DECISION_DETAILS_TYPE;
        resource_specific_results: Option<Vec<ResourceSpecificResult>> = "ResourceSpecificResults" RESOURCE_SPECIFIC_RESULT_LIST_TYPE;
    }
    GENERATE_SERVICE_LAST_ACCESSED_DETAILS_REQUEST GenerateServiceLastAccessedDetailsRequest {
        arn: String = "Arn" ARN_TYPE required;
        granularity: Option<String> = "Granularity" ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE;
    }
    GENERATE_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE GenerateServiceLastAccessedDetailsResponse {
        job_id: Option<String> = "JobId" JOB_ID_TYPE;
    }
    GET_ACCESS_KEY_LAST_USED_REQUEST GetAccessKeyLastUsedRequest {
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
    }
    GET_ACCESS_KEY_LAST_USED_RESPONSE GetAccessKeyLastUsedResponse {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        access_key_last_used: Option<AccessKeyLastUsed> = "AccessKeyLastUsed" ACCESS_KEY_LAST_USED;
    }
    GET_ACCOUNT_AUTHORIZATION_DETAILS_REQUEST GetAccountAuthorizationDetailsRequest {
        filter: Option<Vec<String>> = "Filter" ENTITY_LIST_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
    }
    GET_ACCOUNT_AUTHORIZATION_DETAILS_RESPONSE GetAccountAuthorizationDetailsResponse {
        user_detail_list: Option<Vec<UserDetail>> = "UserDetailList" USER_DETAIL_LIST_TYPE;
        group_detail_list: Option<Vec<GroupDetail>> = "GroupDetailList" GROUP_DETAIL_LIST_TYPE;
        role_detail_list: Option<Vec<RoleDetail>> = "RoleDetailList" ROLE_DETAIL_LIST_TYPE;
        policies: Option<Vec<ManagedPolicyDetail>> = "Policies" MANAGED_POLICY_DETAIL_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    GET_ACCOUNT_PASSWORD_POLICY_RESPONSE GetAccountPasswordPolicyResponse {
        password_policy: PasswordPolicy = "PasswordPolicy" PASSWORD_POLICY required;
    }
    GET_ACCOUNT_PROPERTIES_REQUEST GetAccountPropertiesRequest {
    }
    GET_ACCOUNT_PROPERTIES_RESPONSE GetAccountPropertiesResponse {
        properties: Option<BTreeMap<String, String>> = "Properties" ACCOUNT_PROPERTIES_MAP_TYPE;
    }
    GET_ACCOUNT_SUMMARY_RESPONSE GetAccountSummaryResponse {
        summary_map: Option<BTreeMap<String, i32>> = "SummaryMap" SUMMARY_MAP_TYPE;
    }
    GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY_REQUEST GetContextKeysForCustomPolicyRequest {
        policy_input_list: Vec<String> = "PolicyInputList" SIMULATION_POLICY_LIST_TYPE required;
    }
    GET_CONTEXT_KEYS_FOR_POLICY_RESPONSE GetContextKeysForPolicyResponse {
        context_key_names: Option<Vec<String>> = "ContextKeyNames" CONTEXT_KEY_NAMES_RESULT_LIST_TYPE;
    }
    GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY_REQUEST GetContextKeysForPrincipalPolicyRequest {
        policy_source_arn: String = "PolicySourceArn" ARN_TYPE required;
        policy_input_list: Option<Vec<String>> = "PolicyInputList" SIMULATION_POLICY_LIST_TYPE;
    }
    GET_GROUP_POLICY_REQUEST GetGroupPolicyRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    GET_GROUP_POLICY_RESPONSE GetGroupPolicyResponse {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    GET_GROUP_REQUEST GetGroupRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    GET_GROUP_RESPONSE GetGroupResponse {
        group: Group = "Group" GROUP required;
        users: Vec<User> = "Users" USER_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    GET_INSTANCE_PROFILE_REQUEST GetInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
    }
    GET_INSTANCE_PROFILE_RESPONSE GetInstanceProfileResponse {
        instance_profile: InstanceProfile = "InstanceProfile" INSTANCE_PROFILE required;
    }
    GET_LOGIN_PROFILE_REQUEST GetLoginProfileRequest {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
    }
    GET_LOGIN_PROFILE_RESPONSE GetLoginProfileResponse {
        login_profile: LoginProfile = "LoginProfile" LOGIN_PROFILE required;
    }
    GET_OPEN_ID_CONNECT_PROVIDER_REQUEST GetOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
    }
    GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE GetOpenIDConnectProviderResponse {
        url: Option<String> = "Url" OPEN_ID_CONNECT_PROVIDER_URL_TYPE;
        client_id_list: Option<Vec<String>> = "ClientIDList" CLIENT_ID_LIST_TYPE;
        thumbprint_list: Option<Vec<String>> = "ThumbprintList" THUMBPRINT_LIST_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    GET_POLICY_REQUEST GetPolicyRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
    }
    GET_POLICY_RESPONSE GetPolicyResponse {
        policy: Option<Policy> = "Policy" POLICY;
    }
    GET_POLICY_VERSION_REQUEST GetPolicyVersionRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        version_id: String = "VersionId" POLICY_VERSION_ID_TYPE required;
    }
    GET_POLICY_VERSION_RESPONSE GetPolicyVersionResponse {
        policy_version: Option<PolicyVersion> = "PolicyVersion" POLICY_VERSION;
    }
    GET_ROLE_POLICY_REQUEST GetRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    GET_ROLE_POLICY_RESPONSE GetRolePolicyResponse {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    GET_ROLE_REQUEST GetRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    GET_ROLE_RESPONSE GetRoleResponse {
        role: Role = "Role" ROLE required;
    }
    GET_ROLE_TEMPLATE_VERSION_REQUEST GetRoleTemplateVersionRequest {
        template_arn: String = "TemplateArn" ARN_TYPE required;
        minor_version: Option<i32> = "MinorVersion" MINOR_VERSION_TYPE;
    }
    GET_ROLE_TEMPLATE_VERSION_RESPONSE GetRoleTemplateVersionResponse {
        role_template_version: RoleTemplateVersion = "RoleTemplateVersion" ROLE_TEMPLATE_VERSION required;
    }
    GET_SAML_PROVIDER_REQUEST GetSAMLProviderRequest {
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
    }
    GET_SAML_PROVIDER_RESPONSE GetSAMLProviderResponse {
        saml_provider_uuid: Option<String> = "SAMLProviderUUID" PRIVATE_KEY_ID_TYPE;
        saml_metadata_document: Option<String> = "SAMLMetadataDocument" SAML_METADATA_DOCUMENT_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        valid_until: Option<Timestamp> = "ValidUntil" DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        assertion_encryption_mode: Option<String> = "AssertionEncryptionMode" ASSERTION_ENCRYPTION_MODE_TYPE;
        private_key_list: Option<Vec<SAMLPrivateKey>> = "PrivateKeyList" PRIVATE_KEY_LIST;
    }
    GET_SERVICE_LAST_ACCESSED_DETAILS_REQUEST GetServiceLastAccessedDetailsRequest {
        job_id: String = "JobId" JOB_ID_TYPE required;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
    }
    GET_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE GetServiceLastAccessedDetailsResponse {
        job_status: String = "JobStatus" JOB_STATUS_TYPE required;
        job_type: Option<String> = "JobType" ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE;
        job_creation_date: Timestamp = "JobCreationDate" DATE_TYPE required;
        services_last_accessed: Vec<ServiceLastAccessed> = "ServicesLastAccessed" SERVICES_LAST_ACCESSED required;
        job_completion_date: Timestamp = "JobCompletionDate" DATE_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
        error: Option<ErrorDetails> = "Error" ERROR_DETAILS;
    }
    GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_REQUEST GetServiceLastAccessedDetailsWithEntitiesRequest {
        job_id: String = "JobId" JOB_ID_TYPE required;
        service_namespace: String = "ServiceNamespace" SERVICE_NAMESPACE_TYPE required;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
    }
    GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_RESPONSE GetServiceLastAccessedDetailsWithEntitiesResponse {
        job_status: String = "JobStatus" JOB_STATUS_TYPE required;
        job_creation_date: Timestamp = "JobCreationDate" DATE_TYPE required;
        job_completion_date: Timestamp = "JobCompletionDate" DATE_TYPE required;
        entity_details_list: Vec<EntityDetails> = "EntityDetailsList" ENTITY_DETAILS_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
        error: Option<ErrorDetails> = "Error" ERROR_DETAILS;
    }
    GET_SERVICE_LINKED_ROLE_DELETION_STATUS_REQUEST GetServiceLinkedRoleDeletionStatusRequest {
        deletion_task_id: String = "DeletionTaskId" DELETION_TASK_ID_TYPE required;
    }
    GET_SERVICE_LINKED_ROLE_DELETION_STATUS_RESPONSE GetServiceLinkedRoleDeletionStatusResponse {
        status: String = "Status" DELETION_TASK_STATUS_TYPE required;
        reason: Option<DeletionTaskFailureReasonType> = "Reason" DELETION_TASK_FAILURE_REASON_TYPE;
    }
    GET_USER_POLICY_REQUEST GetUserPolicyRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
    }
    GET_USER_POLICY_RESPONSE GetUserPolicyResponse {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    GET_USER_REQUEST GetUserRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
    }
    GET_USER_RESPONSE GetUserResponse {
        user: User = "User" USER required;
    }
    GROUP Group {
        path: String = "Path" PATH_TYPE required;
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        group_id: String = "GroupId" ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
    }
    GROUP_DETAIL GroupDetail {
        path: Option<String> = "Path" PATH_TYPE;
        group_name: Option<String> = "GroupName" GROUP_NAME_TYPE;
        group_id: Option<String> = "GroupId" ID_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        group_policy_list: Option<Vec<PolicyDetail>> = "GroupPolicyList" POLICY_DETAIL_LIST_TYPE;
        attached_managed_policies: Option<Vec<AttachedPolicy>> = "AttachedManagedPolicies" ATTACHED_POLICIES_LIST_TYPE;
    }
    INLINE_POLICY InlinePolicy {
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    INLINE_POLICY_IDENTIFIER_TYPE InlinePolicyIdentifierType {
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        attachment_type: String = "AttachmentType" ATTACHMENT_TYPE required;
        attachment_name: String = "AttachmentName" ATTACHMENT_NAME required;
    }
    INSTANCE_PROFILE InstanceProfile {
        path: String = "Path" PATH_TYPE required;
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        instance_profile_id: String = "InstanceProfileId" ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
        roles: Vec<Role> = "Roles" ROLE_LIST_TYPE required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    LIST_ACCESS_KEYS_REQUEST ListAccessKeysRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ACCESS_KEYS_RESPONSE ListAccessKeysResponse {
        access_key_metadata: Vec<AccessKeyMetadata> = "AccessKeyMetadata" ACCESS_KEY_METADATA_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ACCOUNT_ALIASES_REQUEST ListAccountAliasesRequest {
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ACCOUNT_ALIASES_RESPONSE ListAccountAliasesResponse {
        account_aliases: Vec<String> = "AccountAliases" ACCOUNT_ALIAS_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ATTACHED_GROUP_POLICIES_REQUEST ListAttachedGroupPoliciesRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        path_prefix: Option<String> = "PathPrefix" POLICY_PATH_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ATTACHED_GROUP_POLICIES_RESPONSE ListAttachedGroupPoliciesResponse {
        attached_policies: Option<Vec<AttachedPolicy>> = "AttachedPolicies" ATTACHED_POLICIES_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ATTACHED_ROLE_POLICIES_REQUEST ListAttachedRolePoliciesRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        path_prefix: Option<String> = "PathPrefix" POLICY_PATH_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ATTACHED_ROLE_POLICIES_RESPONSE ListAttachedRolePoliciesResponse {
        attached_policies: Option<Vec<AttachedPolicy>> = "AttachedPolicies" ATTACHED_POLICIES_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ATTACHED_USER_POLICIES_REQUEST ListAttachedUserPoliciesRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
        path_prefix: Option<String> = "PathPrefix" POLICY_PATH_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ATTACHED_USER_POLICIES_RESPONSE ListAttachedUserPoliciesResponse {
        attached_policies: Option<Vec<AttachedPolicy>> = "AttachedPolicies" ATTACHED_POLICIES_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ENTITIES_FOR_POLICY_REQUEST ListEntitiesForPolicyRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        entity_filter: Option<String> = "EntityFilter" ENTITY_TYPE;
        path_prefix: Option<String> = "PathPrefix" PATH_TYPE;
        policy_usage_filter: Option<String> = "PolicyUsageFilter" POLICY_USAGE_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ENTITIES_FOR_POLICY_RESPONSE ListEntitiesForPolicyResponse {
        policy_groups: Option<Vec<PolicyGroup>> = "PolicyGroups" POLICY_GROUP_LIST_TYPE;
        policy_users: Option<Vec<PolicyUser>> = "PolicyUsers" POLICY_USER_LIST_TYPE;
        policy_roles: Option<Vec<PolicyRole>> = "PolicyRoles" POLICY_ROLE_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_GROUP_POLICIES_REQUEST ListGroupPoliciesRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_GROUP_POLICIES_RESPONSE ListGroupPoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" POLICY_NAME_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_GROUPS_FOR_USER_REQUEST ListGroupsForUserRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_GROUPS_FOR_USER_RESPONSE ListGroupsForUserResponse {
        groups: Vec<Group> = "Groups" GROUP_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_GROUPS_REQUEST ListGroupsRequest {
        path_prefix: Option<String> = "PathPrefix" PATH_PREFIX_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_GROUPS_RESPONSE ListGroupsResponse {
        groups: Vec<Group> = "Groups" GROUP_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_INSTANCE_PROFILE_TAGS_REQUEST ListInstanceProfileTagsRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_INSTANCE_PROFILE_TAGS_RESPONSE ListInstanceProfileTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST ListInstanceProfilesForRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE ListInstanceProfilesForRoleResponse {
        instance_profiles: Vec<InstanceProfile> = "InstanceProfiles" INSTANCE_PROFILE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_INSTANCE_PROFILES_REQUEST ListInstanceProfilesRequest {
        path_prefix: Option<String> = "PathPrefix" PATH_PREFIX_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_INSTANCE_PROFILES_RESPONSE ListInstanceProfilesResponse {
        instance_profiles: Vec<InstanceProfile> = "InstanceProfiles" INSTANCE_PROFILE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_MFA_DEVICES_REQUEST ListMFADevicesRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_MFA_DEVICES_RESPONSE ListMFADevicesResponse {
        mfa_devices: Vec<MFADevice> = "MFADevices" MFA_DEVICE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST ListOpenIDConnectProviderTagsRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE ListOpenIDConnectProviderTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST ListOpenIDConnectProvidersRequest {
    }
    LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE ListOpenIDConnectProvidersResponse {
        open_id_connect_provider_list: Option<Vec<OpenIDConnectProviderListEntry>> = "OpenIDConnectProviderList" OPEN_ID_CONNECT_PROVIDER_LIST_TYPE;
    }
    LIST_POLICIES_GRANTING_SERVICE_ACCESS_ENTRY ListPoliciesGrantingServiceAccessEntry {
        service_namespace: Option<String> = "ServiceNamespace" SERVICE_NAMESPACE_TYPE;
        policies: Option<Vec<PolicyGrantingServiceAccess>> = "Policies" POLICY_GRANTING_SERVICE_ACCESS_LIST_TYPE;
    }
    LIST_POLICIES_GRANTING_SERVICE_ACCESS_REQUEST ListPoliciesGrantingServiceAccessRequest {
        marker: Option<String> = "Marker" MARKER_TYPE;
        arn: String = "Arn" ARN_TYPE required;
        service_namespaces: Vec<String> = "ServiceNamespaces" SERVICE_NAMESPACE_LIST_TYPE required;
    }
    LIST_POLICIES_GRANTING_SERVICE_ACCESS_RESPONSE ListPoliciesGrantingServiceAccessResponse {
        policies_granting_service_access: Vec<ListPoliciesGrantingServiceAccessEntry> = "PoliciesGrantingServiceAccess" LIST_POLICY_GRANTING_SERVICE_ACCESS_RESPONSE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_POLICIES_REQUEST ListPoliciesRequest {
        scope: Option<String> = "Scope" POLICY_SCOPE_TYPE;
        only_attached: Option<bool> = "OnlyAttached" BOOLEAN_TYPE;
        path_prefix: Option<String> = "PathPrefix" POLICY_PATH_TYPE;
        policy_usage_filter: Option<String> = "PolicyUsageFilter" POLICY_USAGE_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_POLICIES_RESPONSE ListPoliciesResponse {
        policies: Option<Vec<Policy>> = "Policies" POLICY_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_POLICY_TAGS_REQUEST ListPolicyTagsRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_POLICY_TAGS_RESPONSE ListPolicyTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_POLICY_VERSIONS_REQUEST ListPolicyVersionsRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_POLICY_VERSIONS_RESPONSE ListPolicyVersionsResponse {
        versions: Option<Vec<PolicyVersion>> = "Versions" POLICY_DOCUMENT_VERSION_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ROLE_POLICIES_REQUEST ListRolePoliciesRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ROLE_POLICIES_RESPONSE ListRolePoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" POLICY_NAME_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ROLE_TAGS_REQUEST ListRoleTagsRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ROLE_TAGS_RESPONSE ListRoleTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_ROLES_REQUEST ListRolesRequest {
        path_prefix: Option<String> = "PathPrefix" PATH_PREFIX_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_ROLES_RESPONSE ListRolesResponse {
        roles: Vec<Role> = "Roles" ROLE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_SAML_PROVIDER_TAGS_REQUEST ListSAMLProviderTagsRequest {
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_SAML_PROVIDER_TAGS_RESPONSE ListSAMLProviderTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_SAML_PROVIDERS_REQUEST ListSAMLProvidersRequest {
    }
    LIST_SAML_PROVIDERS_RESPONSE ListSAMLProvidersResponse {
        saml_provider_list: Option<Vec<SAMLProviderListEntry>> = "SAMLProviderList" SAML_PROVIDER_LIST_TYPE;
    }
    LIST_SSH_PUBLIC_KEYS_REQUEST ListSSHPublicKeysRequest {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_SSH_PUBLIC_KEYS_RESPONSE ListSSHPublicKeysResponse {
        ssh_public_keys: Option<Vec<SSHPublicKeyMetadata>> = "SSHPublicKeys" SSH_PUBLIC_KEY_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_SERVER_CERTIFICATES_REQUEST ListServerCertificatesRequest {
        path_prefix: Option<String> = "PathPrefix" PATH_PREFIX_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_SERVER_CERTIFICATES_RESPONSE ListServerCertificatesResponse {
        server_certificate_metadata_list: Vec<ServerCertificateMetadata> = "ServerCertificateMetadataList" SERVER_CERTIFICATE_METADATA_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST ListServiceSpecificCredentialsRequest {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        service_name: Option<String> = "ServiceName" SERVICE_NAME;
        all_users: Option<bool> = "AllUsers" ALL_USERS;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE ListServiceSpecificCredentialsResponse {
        service_specific_credentials: Option<Vec<ServiceSpecificCredentialMetadata>> = "ServiceSpecificCredentials" SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
    }
    LIST_SIGNING_CERTIFICATES_REQUEST ListSigningCertificatesRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_SIGNING_CERTIFICATES_RESPONSE ListSigningCertificatesResponse {
        certificates: Vec<SigningCertificate> = "Certificates" CERTIFICATE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_USER_POLICIES_REQUEST ListUserPoliciesRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_USER_POLICIES_RESPONSE ListUserPoliciesResponse {
        policy_names: Vec<String> = "PolicyNames" POLICY_NAME_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_USER_TAGS_REQUEST ListUserTagsRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_USER_TAGS_RESPONSE ListUserTagsResponse {
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_USERS_REQUEST ListUsersRequest {
        path_prefix: Option<String> = "PathPrefix" PATH_PREFIX_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_USERS_RESPONSE ListUsersResponse {
        users: Vec<User> = "Users" USER_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LIST_VIRTUAL_MFA_DEVICES_REQUEST ListVirtualMFADevicesRequest {
        assignment_status: Option<String> = "AssignmentStatus" ASSIGNMENT_STATUS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
    }
    LIST_VIRTUAL_MFA_DEVICES_RESPONSE ListVirtualMFADevicesResponse {
        virtual_mfa_devices: Vec<VirtualMFADevice> = "VirtualMFADevices" VIRTUAL_MFA_DEVICE_LIST_TYPE required;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    LOGIN_PROFILE LoginProfile {
        user_name: String = "UserName" USER_NAME_TYPE required;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
        password_reset_required: Option<bool> = "PasswordResetRequired" BOOLEAN_TYPE;
    }
    MFA_DEVICE MFADevice {
        user_name: String = "UserName" USER_NAME_TYPE required;
        serial_number: String = "SerialNumber" SERIAL_NUMBER_TYPE required;
        enable_date: Timestamp = "EnableDate" DATE_TYPE required;
    }
    MANAGED_POLICY_DETAIL ManagedPolicyDetail {
        policy_name: Option<String> = "PolicyName" POLICY_NAME_TYPE;
        policy_id: Option<String> = "PolicyId" ID_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
        path: Option<String> = "Path" POLICY_PATH_TYPE;
        default_version_id: Option<String> = "DefaultVersionId" POLICY_VERSION_ID_TYPE;
        attachment_count: Option<i32> = "AttachmentCount" ATTACHMENT_COUNT_TYPE;
        permissions_boundary_usage_count: Option<i32> = "PermissionsBoundaryUsageCount" ATTACHMENT_COUNT_TYPE;
        is_attachable: Option<bool> = "IsAttachable" BOOLEAN_TYPE;
        description: Option<String> = "Description" POLICY_DESCRIPTION_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        update_date: Option<Timestamp> = "UpdateDate" DATE_TYPE;
        policy_version_list: Option<Vec<PolicyVersion>> = "PolicyVersionList" POLICY_DOCUMENT_VERSION_LIST_TYPE;
    }
    OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY OpenIDConnectProviderListEntry {
        arn: Option<String> = "Arn" ARN_TYPE;
    }
    ORDERED_ORGANIZATION_POLICY_TYPE OrderedOrganizationPolicyType {
        service_control_policy_input_list: Option<Vec<String>> = "ServiceControlPolicyInputList" SIMULATION_POLICY_LIST_TYPE;
    }
    ORGANIZATIONS_DECISION_DETAIL OrganizationsDecisionDetail {
        allowed_by_organizations: Option<bool> = "AllowedByOrganizations" BOOLEAN_TYPE;
    }
    PARAMETER_DEFINITION ParameterDefinition {
        name: String = "Name" PARAMETER_NAME_TYPE required;
        r#type: String = "Type" PARAMETER_TYPE_TYPE required;
        sub_type: Option<String> = "SubType" PARAMETER_SUB_TYPE_TYPE;
        description: Option<String> = "Description" PARAMETER_DESCRIPTION_TYPE;
        is_required: Option<bool> = "IsRequired" BOOLEAN_TYPE;
        default_value: Option<String> = "DefaultValue" PARAMETER_DEFAULT_VALUE_TYPE;
        immutable: Option<bool> = "Immutable" BOOLEAN_TYPE;
    }
    PASSWORD_POLICY PasswordPolicy {
        minimum_password_length: Option<i32> = "MinimumPasswordLength" MINIMUM_PASSWORD_LENGTH_TYPE;
        require_symbols: Option<bool> = "RequireSymbols" BOOLEAN_TYPE;
        require_numbers: Option<bool> = "RequireNumbers" BOOLEAN_TYPE;
        require_uppercase_characters: Option<bool> = "RequireUppercaseCharacters" BOOLEAN_TYPE;
        require_lowercase_characters: Option<bool> = "RequireLowercaseCharacters" BOOLEAN_TYPE;
        allow_users_to_change_password: Option<bool> = "AllowUsersToChangePassword" BOOLEAN_TYPE;
        expire_passwords: Option<bool> = "ExpirePasswords" BOOLEAN_TYPE;
        max_password_age: Option<i32> = "MaxPasswordAge" MAX_PASSWORD_AGE_TYPE;
        password_reuse_prevention: Option<i32> = "PasswordReusePrevention" PASSWORD_REUSE_PREVENTION_TYPE;
        hard_expiry: Option<bool> = "HardExpiry" BOOLEAN_OBJECT_TYPE;
    }
    PERMISSIONS_BOUNDARY_DECISION_DETAIL PermissionsBoundaryDecisionDetail {
        allowed_by_permissions_boundary: Option<bool> = "AllowedByPermissionsBoundary" BOOLEAN_TYPE;
    }
    POLICY Policy {
        policy_name: Option<String> = "PolicyName" POLICY_NAME_TYPE;
        policy_id: Option<String> = "PolicyId" ID_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
        path: Option<String> = "Path" POLICY_PATH_TYPE;
        default_version_id: Option<String> = "DefaultVersionId" POLICY_VERSION_ID_TYPE;
        attachment_count: Option<i32> = "AttachmentCount" ATTACHMENT_COUNT_TYPE;
        permissions_boundary_usage_count: Option<i32> = "PermissionsBoundaryUsageCount" ATTACHMENT_COUNT_TYPE;
        is_attachable: Option<bool> = "IsAttachable" BOOLEAN_TYPE;
        description: Option<String> = "Description" POLICY_DESCRIPTION_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        update_date: Option<Timestamp> = "UpdateDate" DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    POLICY_DETAIL PolicyDetail {
        policy_name: Option<String> = "PolicyName" POLICY_NAME_TYPE;
        policy_document: Option<String> = "PolicyDocument" POLICY_DOCUMENT_TYPE;
    }
    POLICY_GRANTING_SERVICE_ACCESS PolicyGrantingServiceAccess {
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_type: String = "PolicyType" POLICY_TYPE required;
        policy_arn: Option<String> = "PolicyArn" ARN_TYPE;
        entity_type: Option<String> = "EntityType" POLICY_OWNER_ENTITY_TYPE;
        entity_name: Option<String> = "EntityName" ENTITY_NAME_TYPE;
    }
    POLICY_GROUP PolicyGroup {
        group_name: Option<String> = "GroupName" GROUP_NAME_TYPE;
        group_id: Option<String> = "GroupId" ID_TYPE;
    }
    POLICY_IDENTIFIER PolicyIdentifier {
        policy_type: Option<String> = "PolicyType" POLICY_IDENTIFIER_POLICY_TYPE;
        policy_arn: Option<String> = "PolicyArn" ARN_TYPE;
        inline_policy_identifier: Option<InlinePolicyIdentifierType> = "InlinePolicyIdentifier" INLINE_POLICY_IDENTIFIER_TYPE;
    }
    POLICY_ROLE PolicyRole {
        role_name: Option<String> = "RoleName" ROLE_NAME_TYPE;
        role_id: Option<String> = "RoleId" ID_TYPE;
    }
    POLICY_USER PolicyUser {
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        user_id: Option<String> = "UserId" ID_TYPE;
    }
    POLICY_VERSION PolicyVersion {
        document: Option<String> = "Document" POLICY_DOCUMENT_TYPE;
        version_id: Option<String> = "VersionId" POLICY_VERSION_ID_TYPE;
        is_default_version: Option<bool> = "IsDefaultVersion" BOOLEAN_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
    }
    POSITION Position {
        line: Option<i32> = "Line" LINE_NUMBER;
        column: Option<i32> = "Column" COLUMN_NUMBER;
    }
    PUT_ACCOUNT_PROPERTIES_REQUEST PutAccountPropertiesRequest {
        properties: BTreeMap<String, String> = "Properties" ACCOUNT_PROPERTIES_MAP_TYPE required;
    }
    PUT_ACCOUNT_PROPERTIES_RESPONSE PutAccountPropertiesResponse {
    }
    PUT_GROUP_POLICY_REQUEST PutGroupPolicyRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST PutRolePermissionsBoundaryRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        permissions_boundary: String = "PermissionsBoundary" ARN_TYPE required;
    }
    PUT_ROLE_POLICY_REQUEST PutRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    PUT_USER_PERMISSIONS_BOUNDARY_REQUEST PutUserPermissionsBoundaryRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
        permissions_boundary: String = "PermissionsBoundary" ARN_TYPE required;
    }
    PUT_USER_POLICY_REQUEST PutUserPolicyRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        policy_name: String = "PolicyName" POLICY_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST RemoveClientIDFromOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        client_id: String = "ClientID" CLIENT_ID_TYPE required;
    }
    REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST RemoveRoleFromInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
    }
    REMOVE_USER_FROM_GROUP_REQUEST RemoveUserFromGroupRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
    }
    REPLACEMENT_VALUE_ENTRY ReplacementValueEntry {
        values: Vec<String> = "Values" REPLACEMENT_VALUE_LIST_TYPE required;
    }
    RESOURCE_SPECIFIC_RESULT ResourceSpecificResult {
        eval_resource_name: String = "EvalResourceName" RESOURCE_NAME_TYPE required;
        eval_resource_decision: String = "EvalResourceDecision" POLICY_EVALUATION_DECISION_TYPE required;
        matched_statements: Option<Vec<Statement>> = "MatchedStatements" STATEMENT_LIST_TYPE;
        missing_context_values: Option<Vec<String>> = "MissingContextValues" CONTEXT_KEY_NAMES_RESULT_LIST_TYPE;
        eval_decision_details: Option<BTreeMap<String, String>> = "EvalDecisionDetails" EVAL_DECISION_DETAILS_TYPE;
        permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail> = "PermissionsBoundaryDecisionDetail" PERMISSIONS_BOUNDARY_DECISION_DETAIL;
    }
    ROLE Role {
        path: String = "Path" PATH_TYPE required;
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        role_id: String = "RoleId" ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
        assume_role_policy_document: Option<String> = "AssumeRolePolicyDocument" POLICY_DOCUMENT_TYPE;
        description: Option<String> = "Description" ROLE_DESCRIPTION_TYPE;
        max_session_duration: Option<i32> = "MaxSessionDuration" ROLE_MAX_SESSION_DURATION_TYPE;
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" ATTACHED_PERMISSIONS_BOUNDARY;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        role_last_used: Option<RoleLastUsed> = "RoleLastUsed" ROLE_LAST_USED;
        source_role_template: Option<SourceRoleTemplate> = "SourceRoleTemplate" SOURCE_ROLE_TEMPLATE;
    }
    ROLE_DETAIL RoleDetail {
        path: Option<String> = "Path" PATH_TYPE;
        role_name: Option<String> = "RoleName" ROLE_NAME_TYPE;
        role_id: Option<String> = "RoleId" ID_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        assume_role_policy_document: Option<String> = "AssumeRolePolicyDocument" POLICY_DOCUMENT_TYPE;
        instance_profile_list: Option<Vec<InstanceProfile>> = "InstanceProfileList" INSTANCE_PROFILE_LIST_TYPE;
        role_policy_list: Option<Vec<PolicyDetail>> = "RolePolicyList" POLICY_DETAIL_LIST_TYPE;
        attached_managed_policies: Option<Vec<AttachedPolicy>> = "AttachedManagedPolicies" ATTACHED_POLICIES_LIST_TYPE;
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" ATTACHED_PERMISSIONS_BOUNDARY;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        role_last_used: Option<RoleLastUsed> = "RoleLastUsed" ROLE_LAST_USED;
    }
    ROLE_LAST_USED RoleLastUsed {
        last_used_date: Option<Timestamp> = "LastUsedDate" DATE_TYPE;
        region: Option<String> = "Region" STRING_TYPE;
    }
    ROLE_TEMPLATE_VERSION RoleTemplateVersion {
        template_arn: Option<String> = "TemplateArn" ARN_TYPE;
        template_name: Option<String> = "TemplateName" ROLE_TEMPLATE_NAME_TYPE;
        template_version_id: Option<String> = "TemplateVersionId" ID_TYPE;
        description: Option<String> = "Description" ROLE_TEMPLATE_DESCRIPTION_TYPE;
        major_version: Option<i32> = "MajorVersion" INTEGER_TYPE;
        default_minor_version: Option<i32> = "DefaultMinorVersion" MINOR_VERSION_TYPE;
        managed_by_type: Option<String> = "ManagedByType" MANAGED_BY_TYPE_TYPE;
        managed_by_value: Option<String> = "ManagedByValue" MANAGED_BY_VALUE_TYPE;
        enabled: Option<bool> = "Enabled" BOOLEAN_TYPE;
        minor_version: Option<i32> = "MinorVersion" MINOR_VERSION_TYPE;
        role_name_pattern: Option<String> = "RoleNamePattern" ROLE_NAME_PATTERN_TYPE;
        role_path_pattern: Option<String> = "RolePathPattern" ROLE_PATH_PATTERN_TYPE;
        role_description_pattern: Option<String> = "RoleDescriptionPattern" ROLE_DESCRIPTION_PATTERN_TYPE;
        assume_role_policy_document_template: Option<String> = "AssumeRolePolicyDocumentTemplate" POLICY_DOCUMENT_TYPE;
        inline_policy_templates: Option<Vec<InlinePolicy>> = "InlinePolicyTemplates" INLINE_POLICY_TEMPLATE_LIST_TYPE;
        managed_policy_arns: Option<Vec<String>> = "ManagedPolicyArns" MANAGED_POLICY_ARN_LIST_TYPE;
        permission_boundary_arn: Option<String> = "PermissionBoundaryArn" ARN_TYPE;
        parameters_definition: Option<Vec<ParameterDefinition>> = "ParametersDefinition" PARAMETERS_DEFINITION_LIST_TYPE;
        role_tags_template: Option<Vec<TagTemplate>> = "RoleTagsTemplate" TAG_TEMPLATE_LIST_TYPE;
        max_session_duration: Option<i32> = "MaxSessionDuration" ROLE_MAX_SESSION_DURATION_TYPE;
        version_enabled: Option<bool> = "VersionEnabled" BOOLEAN_TYPE;
        create_timestamp: Option<Timestamp> = "CreateTimestamp" DATE_TYPE;
        update_timestamp: Option<Timestamp> = "UpdateTimestamp" DATE_TYPE;
    }
    ROLE_USAGE_TYPE RoleUsageType {
        region: Option<String> = "Region" REGION_NAME_TYPE;
        resources: Option<Vec<String>> = "Resources" ARN_LIST_TYPE;
    }
    SAML_PRIVATE_KEY SAMLPrivateKey {
        key_id: Option<String> = "KeyId" PRIVATE_KEY_ID_TYPE;
        timestamp: Option<Timestamp> = "Timestamp" DATE_TYPE;
    }
    SAML_PROVIDER_LIST_ENTRY SAMLProviderListEntry {
        arn: Option<String> = "Arn" ARN_TYPE;
        valid_until: Option<Timestamp> = "ValidUntil" DATE_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
    }
    SSH_PUBLIC_KEY_METADATA SSHPublicKeyMetadata {
        user_name: String = "UserName" USER_NAME_TYPE required;
        ssh_public_key_id: String = "SSHPublicKeyId" PUBLIC_KEY_ID_TYPE required;
        status: String = "Status" STATUS_TYPE required;
        upload_date: Timestamp = "UploadDate" DATE_TYPE required;
    }
    SERVER_CERTIFICATE_METADATA ServerCertificateMetadata {
        path: String = "Path" PATH_TYPE required;
        server_certificate_name: String = "ServerCertificateName" SERVER_CERTIFICATE_NAME_TYPE required;
        server_certificate_id: String = "ServerCertificateId" ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
        upload_date: Option<Timestamp> = "UploadDate" DATE_TYPE;
        expiration: Option<Timestamp> = "Expiration" DATE_TYPE;
    }
    SERVICE_LAST_ACCESSED ServiceLastAccessed {
        service_name: String = "ServiceName" SERVICE_NAME_TYPE required;
        last_authenticated: Option<Timestamp> = "LastAuthenticated" DATE_TYPE;
        service_namespace: String = "ServiceNamespace" SERVICE_NAMESPACE_TYPE required;
        last_authenticated_entity: Option<String> = "LastAuthenticatedEntity" ARN_TYPE;
        last_authenticated_region: Option<String> = "LastAuthenticatedRegion" STRING_TYPE;
        total_authenticated_entities: Option<i32> = "TotalAuthenticatedEntities" INTEGER_TYPE;
        tracked_actions_last_accessed: Option<Vec<TrackedActionLastAccessed>> = "TrackedActionsLastAccessed" TRACKED_ACTIONS_LAST_ACCESSED;
    }
    SERVICE_SPECIFIC_CREDENTIAL_METADATA ServiceSpecificCredentialMetadata {
        user_name: String = "UserName" USER_NAME_TYPE required;
        status: String = "Status" STATUS_TYPE required;
        service_user_name: Option<String> = "ServiceUserName" SERVICE_USER_NAME;
        service_credential_alias: Option<String> = "ServiceCredentialAlias" SERVICE_CREDENTIAL_ALIAS;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
        expiration_date: Option<Timestamp> = "ExpirationDate" DATE_TYPE;
        service_specific_credential_id: String = "ServiceSpecificCredentialId" SERVICE_SPECIFIC_CREDENTIAL_ID required;
        service_name: String = "ServiceName" SERVICE_NAME required;
    }
    SET_DEFAULT_POLICY_VERSION_REQUEST SetDefaultPolicyVersionRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        version_id: String = "VersionId" POLICY_VERSION_ID_TYPE required;
    }
    SIGNING_CERTIFICATE SigningCertificate {
        user_name: String = "UserName" USER_NAME_TYPE required;
        certificate_id: String = "CertificateId" CERTIFICATE_ID_TYPE required;
        certificate_body: String = "CertificateBody" CERTIFICATE_BODY_TYPE required;
        status: String = "Status" STATUS_TYPE required;
        upload_date: Option<Timestamp> = "UploadDate" DATE_TYPE;
    }
    SIMULATE_CUSTOM_POLICY_REQUEST SimulateCustomPolicyRequest {
        policy_input_list: Vec<String> = "PolicyInputList" SIMULATION_POLICY_LIST_TYPE required;
        permissions_boundary_policy_input_list: Option<Vec<String>> = "PermissionsBoundaryPolicyInputList" SIMULATION_POLICY_LIST_TYPE;
        ordered_organization_policy_input_list: Option<Vec<OrderedOrganizationPolicyType>> = "OrderedOrganizationPolicyInputList" ORGANIZATION_POLICY_LIST_TYPE;
        action_names: Vec<String> = "ActionNames" ACTION_NAME_LIST_TYPE required;
        resource_arns: Option<Vec<String>> = "ResourceArns" RESOURCE_NAME_LIST_TYPE;
        resource_policy: Option<String> = "ResourcePolicy" POLICY_DOCUMENT_TYPE;
        resource_owner: Option<String> = "ResourceOwner" RESOURCE_NAME_TYPE;
        caller_arn: Option<String> = "CallerArn" RESOURCE_NAME_TYPE;
        context_entries: Option<Vec<ContextEntry>> = "ContextEntries" CONTEXT_ENTRY_LIST_TYPE;
        resource_handling_option: Option<String> = "ResourceHandlingOption" RESOURCE_HANDLING_OPTION_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
    }
    SIMULATE_POLICY_RESPONSE SimulatePolicyResponse {
        evaluation_results: Option<Vec<EvaluationResult>> = "EvaluationResults" EVALUATION_RESULTS_LIST_TYPE;
        is_truncated: Option<bool> = "IsTruncated" BOOLEAN_TYPE;
        marker: Option<String> = "Marker" RESPONSE_MARKER_TYPE;
    }
    SIMULATE_PRINCIPAL_POLICY_REQUEST SimulatePrincipalPolicyRequest {
        policy_source_arn: String = "PolicySourceArn" ARN_TYPE required;
        policy_input_list: Option<Vec<String>> = "PolicyInputList" SIMULATION_POLICY_LIST_TYPE;
        permissions_boundary_policy_input_list: Option<Vec<String>> = "PermissionsBoundaryPolicyInputList" SIMULATION_POLICY_LIST_TYPE;
        policy_exclusion_list: Option<Vec<PolicyIdentifier>> = "PolicyExclusionList" POLICY_EXCLUSIONS_LIST_TYPE;
        action_names: Vec<String> = "ActionNames" ACTION_NAME_LIST_TYPE required;
        resource_arns: Option<Vec<String>> = "ResourceArns" RESOURCE_NAME_LIST_TYPE;
        resource_policy: Option<String> = "ResourcePolicy" POLICY_DOCUMENT_TYPE;
        resource_owner: Option<String> = "ResourceOwner" RESOURCE_NAME_TYPE;
        caller_arn: Option<String> = "CallerArn" RESOURCE_NAME_TYPE;
        context_entries: Option<Vec<ContextEntry>> = "ContextEntries" CONTEXT_ENTRY_LIST_TYPE;
        resource_handling_option: Option<String> = "ResourceHandlingOption" RESOURCE_HANDLING_OPTION_TYPE;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS_TYPE;
        marker: Option<String> = "Marker" MARKER_TYPE;
    }
    SOURCE_ROLE_TEMPLATE SourceRoleTemplate {
        template_arn: String = "TemplateArn" ARN_TYPE required;
        template_minor_version: i32 = "TemplateMinorVersion" INTEGER_TYPE required;
    }
    STATEMENT Statement {
        source_policy_id: Option<String> = "SourcePolicyId" POLICY_IDENTIFIER_TYPE;
        source_policy_type: Option<String> = "SourcePolicyType" POLICY_SOURCE_TYPE;
        start_position: Option<Position> = "StartPosition" POSITION;
        end_position: Option<Position> = "EndPosition" POSITION;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY_TYPE required;
        value: String = "Value" TAG_VALUE_TYPE required;
    }
    TAG_INSTANCE_PROFILE_REQUEST TagInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST TagOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TAG_POLICY_REQUEST TagPolicyRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TAG_ROLE_REQUEST TagRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TAG_SAML_PROVIDER_REQUEST TagSAMLProviderRequest {
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TAG_TEMPLATE TagTemplate {
        key: String = "Key" TAG_TEMPLATE_KEY_TYPE required;
        value: String = "Value" TAG_TEMPLATE_VALUE_TYPE required;
    }
    TAG_USER_REQUEST TagUserRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    TRACKED_ACTION_LAST_ACCESSED TrackedActionLastAccessed {
        action_name: Option<String> = "ActionName" STRING_TYPE;
        last_accessed_entity: Option<String> = "LastAccessedEntity" ARN_TYPE;
        last_accessed_time: Option<Timestamp> = "LastAccessedTime" DATE_TYPE;
        last_accessed_region: Option<String> = "LastAccessedRegion" STRING_TYPE;
    }
    UNTAG_INSTANCE_PROFILE_REQUEST UntagInstanceProfileRequest {
        instance_profile_name: String = "InstanceProfileName" INSTANCE_PROFILE_NAME_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST UntagOpenIDConnectProviderRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UNTAG_POLICY_REQUEST UntagPolicyRequest {
        policy_arn: String = "PolicyArn" ARN_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UNTAG_ROLE_REQUEST UntagRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UNTAG_SAML_PROVIDER_REQUEST UntagSAMLProviderRequest {
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UNTAG_USER_REQUEST UntagUserRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UPDATE_ACCESS_KEY_REQUEST UpdateAccessKeyRequest {
        user_name: Option<String> = "UserName" EXISTING_USER_NAME_TYPE;
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
        status: String = "Status" STATUS_TYPE required;
    }
    UPDATE_ACCOUNT_PASSWORD_POLICY_REQUEST UpdateAccountPasswordPolicyRequest {
        minimum_password_length: Option<i32> = "MinimumPasswordLength" MINIMUM_PASSWORD_LENGTH_TYPE;
        require_symbols: Option<bool> = "RequireSymbols" BOOLEAN_TYPE;
        require_numbers: Option<bool> = "RequireNumbers" BOOLEAN_TYPE;
        require_uppercase_characters: Option<bool> = "RequireUppercaseCharacters" BOOLEAN_TYPE;
        require_lowercase_characters: Option<bool> = "RequireLowercaseCharacters" BOOLEAN_TYPE;
        allow_users_to_change_password: Option<bool> = "AllowUsersToChangePassword" BOOLEAN_TYPE;
        max_password_age: Option<i32> = "MaxPasswordAge" MAX_PASSWORD_AGE_TYPE;
        password_reuse_prevention: Option<i32> = "PasswordReusePrevention" PASSWORD_REUSE_PREVENTION_TYPE;
        hard_expiry: Option<bool> = "HardExpiry" BOOLEAN_OBJECT_TYPE;
    }
    UPDATE_ASSUME_ROLE_POLICY_REQUEST UpdateAssumeRolePolicyRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        policy_document: String = "PolicyDocument" POLICY_DOCUMENT_TYPE required;
    }
    UPDATE_GROUP_REQUEST UpdateGroupRequest {
        group_name: String = "GroupName" GROUP_NAME_TYPE required;
        new_path: Option<String> = "NewPath" PATH_TYPE;
        new_group_name: Option<String> = "NewGroupName" GROUP_NAME_TYPE;
    }
    UPDATE_LOGIN_PROFILE_REQUEST UpdateLoginProfileRequest {
        user_name: String = "UserName" USER_NAME_TYPE required;
        password: Option<String> = "Password" PASSWORD_TYPE;
        password_reset_required: Option<bool> = "PasswordResetRequired" BOOLEAN_OBJECT_TYPE;
    }
    UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST UpdateOpenIDConnectProviderThumbprintRequest {
        open_id_connect_provider_arn: String = "OpenIDConnectProviderArn" ARN_TYPE required;
        thumbprint_list: Vec<String> = "ThumbprintList" THUMBPRINT_LIST_TYPE required;
    }
    UPDATE_ROLE_DESCRIPTION_REQUEST UpdateRoleDescriptionRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        description: String = "Description" ROLE_DESCRIPTION_TYPE required;
    }
    UPDATE_ROLE_DESCRIPTION_RESPONSE UpdateRoleDescriptionResponse {
        role: Option<Role> = "Role" ROLE;
    }
    UPDATE_ROLE_REQUEST UpdateRoleRequest {
        role_name: String = "RoleName" ROLE_NAME_TYPE required;
        description: Option<String> = "Description" ROLE_DESCRIPTION_TYPE;
        max_session_duration: Option<i32> = "MaxSessionDuration" ROLE_MAX_SESSION_DURATION_TYPE;
    }
    UPDATE_ROLE_RESPONSE UpdateRoleResponse {
    }
    UPDATE_SAML_PROVIDER_REQUEST UpdateSAMLProviderRequest {
        saml_metadata_document: Option<String> = "SAMLMetadataDocument" SAML_METADATA_DOCUMENT_TYPE;
        saml_provider_arn: String = "SAMLProviderArn" ARN_TYPE required;
        assertion_encryption_mode: Option<String> = "AssertionEncryptionMode" ASSERTION_ENCRYPTION_MODE_TYPE;
        add_private_key: Option<String> = "AddPrivateKey" PRIVATE_KEY_TYPE;
        remove_private_key: Option<String> = "RemovePrivateKey" PRIVATE_KEY_ID_TYPE;
    }
    UPDATE_SAML_PROVIDER_RESPONSE UpdateSAMLProviderResponse {
        saml_provider_arn: Option<String> = "SAMLProviderArn" ARN_TYPE;
    }
    UPDATE_USER_REQUEST UpdateUserRequest {
        user_name: String = "UserName" EXISTING_USER_NAME_TYPE required;
        new_path: Option<String> = "NewPath" PATH_TYPE;
        new_user_name: Option<String> = "NewUserName" USER_NAME_TYPE;
    }
    USER User {
        path: String = "Path" PATH_TYPE required;
        user_name: String = "UserName" USER_NAME_TYPE required;
        user_id: String = "UserId" ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
        create_date: Timestamp = "CreateDate" DATE_TYPE required;
        password_last_used: Option<Timestamp> = "PasswordLastUsed" DATE_TYPE;
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" ATTACHED_PERMISSIONS_BOUNDARY;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    USER_DETAIL UserDetail {
        path: Option<String> = "Path" PATH_TYPE;
        user_name: Option<String> = "UserName" USER_NAME_TYPE;
        user_id: Option<String> = "UserId" ID_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
        create_date: Option<Timestamp> = "CreateDate" DATE_TYPE;
        user_policy_list: Option<Vec<PolicyDetail>> = "UserPolicyList" POLICY_DETAIL_LIST_TYPE;
        group_list: Option<Vec<String>> = "GroupList" GROUP_NAME_LIST_TYPE;
        attached_managed_policies: Option<Vec<AttachedPolicy>> = "AttachedManagedPolicies" ATTACHED_POLICIES_LIST_TYPE;
        permissions_boundary: Option<AttachedPermissionsBoundary> = "PermissionsBoundary" ATTACHED_PERMISSIONS_BOUNDARY;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    VIRTUAL_MFA_DEVICE VirtualMFADevice {
        serial_number: String = "SerialNumber" SERIAL_NUMBER_TYPE required;
        base32_string_seed: Option<Bytes> = "Base32StringSeed" BOOTSTRAP_DATUM;
        qr_code_png: Option<Bytes> = "QRCodePNG" BOOTSTRAP_DATUM;
        user: Option<User> = "User" USER;
        enable_date: Option<Timestamp> = "EnableDate" DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
}
