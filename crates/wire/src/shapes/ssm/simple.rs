//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    ALLOWED_PATTERN "AllowedPattern" Kind::Text, min(0.0) max(1024.0);
    BOOLEAN "Boolean" Kind::Boolean;
    DATE_TIME "DateTime" Kind::Timestamp(None);
    GET_PARAMETERS_BY_PATH_MAX_RESULTS "GetParametersByPathMaxResults" Kind::Integer, min(1.0) max(10.0);
    KEY_LIST "KeyList" Kind::List(&TAG_KEY);
    MAX_RESULTS "MaxResults" Kind::Integer, min(1.0) max(50.0);
    NEXT_TOKEN "NextToken" Kind::Text;
    PS_PARAMETER_NAME "PSParameterName" Kind::Text, min(1.0) max(2048.0);
    PS_PARAMETER_SELECTOR "PSParameterSelector" Kind::Text, min(0.0) max(128.0);
    PS_PARAMETER_VALUE "PSParameterValue" Kind::Text, sensitive;
    PS_PARAMETER_VERSION "PSParameterVersion" Kind::Long;
    PARAMETER_DATA_TYPE "ParameterDataType" Kind::Text, min(0.0) max(128.0);
    PARAMETER_DESCRIPTION "ParameterDescription" Kind::Text, min(0.0) max(1024.0);
    PARAMETER_HISTORY_LIST "ParameterHistoryList" Kind::List(&PARAMETER_HISTORY);
    PARAMETER_KEY_ID "ParameterKeyId" Kind::Text, min(1.0) max(256.0) => r"^([a-zA-Z0-9:/_-]+)$";
    PARAMETER_LABEL "ParameterLabel" Kind::Text, min(1.0) max(100.0);
    PARAMETER_LABEL_LIST "ParameterLabelList" Kind::List(&PARAMETER_LABEL), min(1.0) max(10.0);
    PARAMETER_LIST "ParameterList" Kind::List(&PARAMETER);
    PARAMETER_METADATA_LIST "ParameterMetadataList" Kind::List(&PARAMETER_METADATA);
    PARAMETER_NAME_LIST "ParameterNameList" Kind::List(&PS_PARAMETER_NAME), min(1.0) max(10.0);
    PARAMETER_POLICIES "ParameterPolicies" Kind::Text, min(1.0) max(4096.0);
    PARAMETER_POLICY_LIST "ParameterPolicyList" Kind::List(&PARAMETER_INLINE_POLICY);
    PARAMETER_STRING_FILTER_KEY "ParameterStringFilterKey" Kind::Text, min(1.0) max(132.0) => r"^(tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)$";
    PARAMETER_STRING_FILTER_LIST "ParameterStringFilterList" Kind::List(&PARAMETER_STRING_FILTER);
    PARAMETER_STRING_FILTER_VALUE "ParameterStringFilterValue" Kind::Text, min(1.0) max(1024.0);
    PARAMETER_STRING_FILTER_VALUE_LIST "ParameterStringFilterValueList" Kind::List(&PARAMETER_STRING_FILTER_VALUE), min(1.0) max(50.0);
    PARAMETER_STRING_QUERY_OPTION "ParameterStringQueryOption" Kind::Text, min(1.0) max(10.0);
    PARAMETER_TIER "ParameterTier" Kind::Text, values(&["Standard", "Intelligent-Tiering", "Advanced"]);
    PARAMETER_TYPE "ParameterType" Kind::Text, values(&["String", "StringList", "SecureString"]);
    PARAMETERS_FILTER_KEY "ParametersFilterKey" Kind::Text, values(&["Type", "KeyId", "Name"]);
    PARAMETERS_FILTER_LIST "ParametersFilterList" Kind::List(&PARAMETERS_FILTER);
    PARAMETERS_FILTER_VALUE "ParametersFilterValue" Kind::Text, min(1.0) max(1024.0);
    PARAMETERS_FILTER_VALUE_LIST "ParametersFilterValueList" Kind::List(&PARAMETERS_FILTER_VALUE), min(1.0) max(50.0);
    RESOURCE_ID "ResourceId" Kind::Text;
    RESOURCE_TYPE_FOR_TAGGING "ResourceTypeForTagging" Kind::Text, values(&["PatchBaseline", "Automation", "Association", "CloudConnector", "OpsItem", "Parameter", "ManagedInstance", "MaintenanceWindow", "OpsMetadata", "Document"]);
    STRING "String" Kind::Text;
    TAG_KEY "TagKey" Kind::Text, min(1.0) max(128.0) => r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
    TAG_LIST "TagList" Kind::List(&TAG), max(1000.0);
    TAG_VALUE "TagValue" Kind::Text, min(0.0) max(256.0) => r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
}
