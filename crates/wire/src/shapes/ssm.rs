//! The service `ssm` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "ssm" signing "ssm" version "2014-11-06"
    protocol Json11 target "AmazonSSM" invalid "ValidationException"
    ADD_TAGS_TO_RESOURCE AddTagsToResource POST "/" 200 ADD_TAGS_TO_RESOURCE_REQUEST AddTagsToResourceRequest => ADD_TAGS_TO_RESOURCE_RESULT AddTagsToResourceResult;
    DELETE_PARAMETER DeleteParameter POST "/" 200 DELETE_PARAMETER_REQUEST DeleteParameterRequest => DELETE_PARAMETER_RESULT DeleteParameterResult;
    DELETE_PARAMETERS DeleteParameters POST "/" 200 DELETE_PARAMETERS_REQUEST DeleteParametersRequest => DELETE_PARAMETERS_RESULT DeleteParametersResult;
    DESCRIBE_PARAMETERS DescribeParameters POST "/" 200 DESCRIBE_PARAMETERS_REQUEST DescribeParametersRequest => DESCRIBE_PARAMETERS_RESULT DescribeParametersResult;
    GET_PARAMETER GetParameter POST "/" 200 GET_PARAMETER_REQUEST GetParameterRequest => GET_PARAMETER_RESULT GetParameterResult;
    GET_PARAMETER_HISTORY GetParameterHistory POST "/" 200 GET_PARAMETER_HISTORY_REQUEST GetParameterHistoryRequest => GET_PARAMETER_HISTORY_RESULT GetParameterHistoryResult;
    GET_PARAMETERS GetParameters POST "/" 200 GET_PARAMETERS_REQUEST GetParametersRequest => GET_PARAMETERS_RESULT GetParametersResult;
    GET_PARAMETERS_BY_PATH GetParametersByPath POST "/" 200 GET_PARAMETERS_BY_PATH_REQUEST GetParametersByPathRequest => GET_PARAMETERS_BY_PATH_RESULT GetParametersByPathResult;
    LABEL_PARAMETER_VERSION LabelParameterVersion POST "/" 200 LABEL_PARAMETER_VERSION_REQUEST LabelParameterVersionRequest => LABEL_PARAMETER_VERSION_RESULT LabelParameterVersionResult;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESULT ListTagsForResourceResult;
    PUT_PARAMETER PutParameter POST "/" 200 PUT_PARAMETER_REQUEST PutParameterRequest => PUT_PARAMETER_RESULT PutParameterResult;
    REMOVE_TAGS_FROM_RESOURCE RemoveTagsFromResource POST "/" 200 REMOVE_TAGS_FROM_RESOURCE_REQUEST RemoveTagsFromResourceRequest => REMOVE_TAGS_FROM_RESOURCE_RESULT RemoveTagsFromResourceResult;
    UNLABEL_PARAMETER_VERSION UnlabelParameterVersion POST "/" 200 UNLABEL_PARAMETER_VERSION_REQUEST UnlabelParameterVersionRequest => UNLABEL_PARAMETER_VERSION_RESULT UnlabelParameterVersionResult;
}
