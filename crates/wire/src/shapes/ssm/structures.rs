//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ADD_TAGS_TO_RESOURCE_REQUEST AddTagsToResourceRequest {
        resource_type: String = "ResourceType" RESOURCE_TYPE_FOR_TAGGING required;
        resource_id: String = "ResourceId" RESOURCE_ID required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    ADD_TAGS_TO_RESOURCE_RESULT AddTagsToResourceResult {
    }
    DELETE_PARAMETER_REQUEST DeleteParameterRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
    }
    DELETE_PARAMETER_RESULT DeleteParameterResult {
    }
    DELETE_PARAMETERS_REQUEST DeleteParametersRequest {
        names: Vec<String> = "Names" PARAMETER_NAME_LIST required;
    }
    DELETE_PARAMETERS_RESULT DeleteParametersResult {
        deleted_parameters: Option<Vec<String>> = "DeletedParameters" PARAMETER_NAME_LIST;
        invalid_parameters: Option<Vec<String>> = "InvalidParameters" PARAMETER_NAME_LIST;
    }
    DESCRIBE_PARAMETERS_REQUEST DescribeParametersRequest {
        filters: Option<Vec<ParametersFilter>> = "Filters" PARAMETERS_FILTER_LIST;
        parameter_filters: Option<Vec<ParameterStringFilter>> = "ParameterFilters" PARAMETER_STRING_FILTER_LIST;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        shared: Option<bool> = "Shared" BOOLEAN;
    }
    DESCRIBE_PARAMETERS_RESULT DescribeParametersResult {
        parameters: Option<Vec<ParameterMetadata>> = "Parameters" PARAMETER_METADATA_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    GET_PARAMETER_HISTORY_REQUEST GetParameterHistoryRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
        with_decryption: Option<bool> = "WithDecryption" BOOLEAN;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    GET_PARAMETER_HISTORY_RESULT GetParameterHistoryResult {
        parameters: Option<Vec<ParameterHistory>> = "Parameters" PARAMETER_HISTORY_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    GET_PARAMETER_REQUEST GetParameterRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
        with_decryption: Option<bool> = "WithDecryption" BOOLEAN;
    }
    GET_PARAMETER_RESULT GetParameterResult {
        parameter: Option<Parameter> = "Parameter" PARAMETER;
    }
    GET_PARAMETERS_BY_PATH_REQUEST GetParametersByPathRequest {
        path: String = "Path" PS_PARAMETER_NAME required;
        recursive: Option<bool> = "Recursive" BOOLEAN;
        parameter_filters: Option<Vec<ParameterStringFilter>> = "ParameterFilters" PARAMETER_STRING_FILTER_LIST;
        with_decryption: Option<bool> = "WithDecryption" BOOLEAN;
        max_results: Option<i32> = "MaxResults" GET_PARAMETERS_BY_PATH_MAX_RESULTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    GET_PARAMETERS_BY_PATH_RESULT GetParametersByPathResult {
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETER_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    GET_PARAMETERS_REQUEST GetParametersRequest {
        names: Vec<String> = "Names" PARAMETER_NAME_LIST required;
        with_decryption: Option<bool> = "WithDecryption" BOOLEAN;
    }
    GET_PARAMETERS_RESULT GetParametersResult {
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETER_LIST;
        invalid_parameters: Option<Vec<String>> = "InvalidParameters" PARAMETER_NAME_LIST;
    }
    LABEL_PARAMETER_VERSION_REQUEST LabelParameterVersionRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
        parameter_version: Option<i64> = "ParameterVersion" PS_PARAMETER_VERSION;
        labels: Vec<String> = "Labels" PARAMETER_LABEL_LIST required;
    }
    LABEL_PARAMETER_VERSION_RESULT LabelParameterVersionResult {
        invalid_labels: Option<Vec<String>> = "InvalidLabels" PARAMETER_LABEL_LIST;
        parameter_version: Option<i64> = "ParameterVersion" PS_PARAMETER_VERSION;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_type: String = "ResourceType" RESOURCE_TYPE_FOR_TAGGING required;
        resource_id: String = "ResourceId" RESOURCE_ID required;
    }
    LIST_TAGS_FOR_RESOURCE_RESULT ListTagsForResourceResult {
        tag_list: Option<Vec<Tag>> = "TagList" TAG_LIST;
    }
    PARAMETER Parameter {
        name: Option<String> = "Name" PS_PARAMETER_NAME;
        r#type: Option<String> = "Type" PARAMETER_TYPE;
        value: Option<String> = "Value" PS_PARAMETER_VALUE;
        version: Option<i64> = "Version" PS_PARAMETER_VERSION;
        selector: Option<String> = "Selector" PS_PARAMETER_SELECTOR;
        source_result: Option<String> = "SourceResult" STRING;
        last_modified_date: Option<Timestamp> = "LastModifiedDate" DATE_TIME;
        arn: Option<String> = "ARN" STRING;
        data_type: Option<String> = "DataType" PARAMETER_DATA_TYPE;
    }
    PARAMETER_HISTORY ParameterHistory {
        name: Option<String> = "Name" PS_PARAMETER_NAME;
        r#type: Option<String> = "Type" PARAMETER_TYPE;
        key_id: Option<String> = "KeyId" PARAMETER_KEY_ID;
        last_modified_date: Option<Timestamp> = "LastModifiedDate" DATE_TIME;
        last_modified_user: Option<String> = "LastModifiedUser" STRING;
        description: Option<String> = "Description" PARAMETER_DESCRIPTION;
        value: Option<String> = "Value" PS_PARAMETER_VALUE;
        allowed_pattern: Option<String> = "AllowedPattern" ALLOWED_PATTERN;
        version: Option<i64> = "Version" PS_PARAMETER_VERSION;
        labels: Option<Vec<String>> = "Labels" PARAMETER_LABEL_LIST;
        tier: Option<String> = "Tier" PARAMETER_TIER;
        policies: Option<Vec<ParameterInlinePolicy>> = "Policies" PARAMETER_POLICY_LIST;
        data_type: Option<String> = "DataType" PARAMETER_DATA_TYPE;
    }
    PARAMETER_INLINE_POLICY ParameterInlinePolicy {
        policy_text: Option<String> = "PolicyText" STRING;
        policy_type: Option<String> = "PolicyType" STRING;
        policy_status: Option<String> = "PolicyStatus" STRING;
    }
    PARAMETER_METADATA ParameterMetadata {
        name: Option<String> = "Name" PS_PARAMETER_NAME;
        arn: Option<String> = "ARN" STRING;
        r#type: Option<String> = "Type" PARAMETER_TYPE;
        key_id: Option<String> = "KeyId" PARAMETER_KEY_ID;
        last_modified_date: Option<Timestamp> = "LastModifiedDate" DATE_TIME;
        last_modified_user: Option<String> = "LastModifiedUser" STRING;
        description: Option<String> = "Description" PARAMETER_DESCRIPTION;
        allowed_pattern: Option<String> = "AllowedPattern" ALLOWED_PATTERN;
        version: Option<i64> = "Version" PS_PARAMETER_VERSION;
        tier: Option<String> = "Tier" PARAMETER_TIER;
        policies: Option<Vec<ParameterInlinePolicy>> = "Policies" PARAMETER_POLICY_LIST;
        data_type: Option<String> = "DataType" PARAMETER_DATA_TYPE;
    }
    PARAMETER_STRING_FILTER ParameterStringFilter {
        key: String = "Key" PARAMETER_STRING_FILTER_KEY required;
        option: Option<String> = "Option" PARAMETER_STRING_QUERY_OPTION;
        values: Option<Vec<String>> = "Values" PARAMETER_STRING_FILTER_VALUE_LIST;
    }
    PARAMETERS_FILTER ParametersFilter {
        key: String = "Key" PARAMETERS_FILTER_KEY required;
        values: Vec<String> = "Values" PARAMETERS_FILTER_VALUE_LIST required;
    }
    PUT_PARAMETER_REQUEST PutParameterRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
        description: Option<String> = "Description" PARAMETER_DESCRIPTION;
        value: String = "Value" PS_PARAMETER_VALUE required;
        r#type: Option<String> = "Type" PARAMETER_TYPE;
        key_id: Option<String> = "KeyId" PARAMETER_KEY_ID;
        overwrite: Option<bool> = "Overwrite" BOOLEAN;
        allowed_pattern: Option<String> = "AllowedPattern" ALLOWED_PATTERN;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        tier: Option<String> = "Tier" PARAMETER_TIER;
        policies: Option<String> = "Policies" PARAMETER_POLICIES;
        data_type: Option<String> = "DataType" PARAMETER_DATA_TYPE;
    }
    PUT_PARAMETER_RESULT PutParameterResult {
        version: Option<i64> = "Version" PS_PARAMETER_VERSION;
        tier: Option<String> = "Tier" PARAMETER_TIER;
    }
    REMOVE_TAGS_FROM_RESOURCE_REQUEST RemoveTagsFromResourceRequest {
        resource_type: String = "ResourceType" RESOURCE_TYPE_FOR_TAGGING required;
        resource_id: String = "ResourceId" RESOURCE_ID required;
        tag_keys: Vec<String> = "TagKeys" KEY_LIST required;
    }
    REMOVE_TAGS_FROM_RESOURCE_RESULT RemoveTagsFromResourceResult {
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    UNLABEL_PARAMETER_VERSION_REQUEST UnlabelParameterVersionRequest {
        name: String = "Name" PS_PARAMETER_NAME required;
        parameter_version: i64 = "ParameterVersion" PS_PARAMETER_VERSION required;
        labels: Vec<String> = "Labels" PARAMETER_LABEL_LIST required;
    }
    UNLABEL_PARAMETER_VERSION_RESULT UnlabelParameterVersionResult {
        removed_labels: Option<Vec<String>> = "RemovedLabels" PARAMETER_LABEL_LIST;
        invalid_labels: Option<Vec<String>> = "InvalidLabels" PARAMETER_LABEL_LIST;
    }
}
