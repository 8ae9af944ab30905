//! The service `route53` and its operations.

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
    endpoint "route53" signing "route53" version "2013-04-01" xml "https://route53.amazonaws.com/doc/2013-04-01/"
    protocol RestXml target "" invalid "InvalidInput"
    CHANGE_RESOURCE_RECORD_SETS ChangeResourceRecordSets POST "/2013-04-01/hostedzone/{Id}/rrset/" 200 CHANGE_RESOURCE_RECORD_SETS_REQUEST ChangeResourceRecordSetsRequest => CHANGE_RESOURCE_RECORD_SETS_RESPONSE ChangeResourceRecordSetsResponse;
    CHANGE_TAGS_FOR_RESOURCE ChangeTagsForResource POST "/2013-04-01/tags/{ResourceType}/{ResourceId}" 200 CHANGE_TAGS_FOR_RESOURCE_REQUEST ChangeTagsForResourceRequest => CHANGE_TAGS_FOR_RESOURCE_RESPONSE ChangeTagsForResourceResponse;
    CREATE_HEALTH_CHECK CreateHealthCheck POST "/2013-04-01/healthcheck" 201 CREATE_HEALTH_CHECK_REQUEST CreateHealthCheckRequest => CREATE_HEALTH_CHECK_RESPONSE CreateHealthCheckResponse;
    CREATE_HOSTED_ZONE CreateHostedZone POST "/2013-04-01/hostedzone" 201 CREATE_HOSTED_ZONE_REQUEST CreateHostedZoneRequest => CREATE_HOSTED_ZONE_RESPONSE CreateHostedZoneResponse;
    CREATE_RESOURCE_RECORD_SET_PROTECTIONS CreateResourceRecordSetProtections POST "/2013-04-01/hostedzone/{Id}/rrsetprotection" 200 CREATE_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST CreateResourceRecordSetProtectionsRequest => CREATE_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE CreateResourceRecordSetProtectionsResponse;
    DELETE_HEALTH_CHECK DeleteHealthCheck DELETE "/2013-04-01/healthcheck/{HealthCheckId}" 200 DELETE_HEALTH_CHECK_REQUEST DeleteHealthCheckRequest => DELETE_HEALTH_CHECK_RESPONSE DeleteHealthCheckResponse;
    DELETE_HOSTED_ZONE DeleteHostedZone DELETE "/2013-04-01/hostedzone/{Id}" 200 DELETE_HOSTED_ZONE_REQUEST DeleteHostedZoneRequest => DELETE_HOSTED_ZONE_RESPONSE DeleteHostedZoneResponse;
    DELETE_RESOURCE_RECORD_SET_PROTECTIONS DeleteResourceRecordSetProtections POST "/2013-04-01/hostedzone/{Id}/rrsetprotection/delete" 200 DELETE_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST DeleteResourceRecordSetProtectionsRequest => DELETE_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE DeleteResourceRecordSetProtectionsResponse;
    GET_ACCOUNT_LIMIT GetAccountLimit GET "/2013-04-01/accountlimit/{Type}" 200 GET_ACCOUNT_LIMIT_REQUEST GetAccountLimitRequest => GET_ACCOUNT_LIMIT_RESPONSE GetAccountLimitResponse;
    GET_CHANGE GetChange GET "/2013-04-01/change/{Id}" 200 GET_CHANGE_REQUEST GetChangeRequest => GET_CHANGE_RESPONSE GetChangeResponse;
    GET_CHECKER_IP_RANGES GetCheckerIpRanges GET "/2013-04-01/checkeripranges" 200 GET_CHECKER_IP_RANGES_REQUEST GetCheckerIpRangesRequest => GET_CHECKER_IP_RANGES_RESPONSE GetCheckerIpRangesResponse;
    GET_DNSSEC GetDNSSEC GET "/2013-04-01/hostedzone/{Id}/dnssec" 200 GET_DNSSEC_REQUEST GetDNSSECRequest => GET_DNSSEC_RESPONSE GetDNSSECResponse;
    GET_HEALTH_CHECK GetHealthCheck GET "/2013-04-01/healthcheck/{HealthCheckId}" 200 GET_HEALTH_CHECK_REQUEST GetHealthCheckRequest => GET_HEALTH_CHECK_RESPONSE GetHealthCheckResponse;
    GET_HEALTH_CHECK_COUNT GetHealthCheckCount GET "/2013-04-01/healthcheckcount" 200 GET_HEALTH_CHECK_COUNT_REQUEST GetHealthCheckCountRequest => GET_HEALTH_CHECK_COUNT_RESPONSE GetHealthCheckCountResponse;
    GET_HEALTH_CHECK_LAST_FAILURE_REASON GetHealthCheckLastFailureReason GET "/2013-04-01/healthcheck/{HealthCheckId}/lastfailurereason" 200 GET_HEALTH_CHECK_LAST_FAILURE_REASON_REQUEST GetHealthCheckLastFailureReasonRequest => GET_HEALTH_CHECK_LAST_FAILURE_REASON_RESPONSE GetHealthCheckLastFailureReasonResponse;
    GET_HEALTH_CHECK_STATUS GetHealthCheckStatus GET "/2013-04-01/healthcheck/{HealthCheckId}/status" 200 GET_HEALTH_CHECK_STATUS_REQUEST GetHealthCheckStatusRequest => GET_HEALTH_CHECK_STATUS_RESPONSE GetHealthCheckStatusResponse;
    GET_HOSTED_ZONE GetHostedZone GET "/2013-04-01/hostedzone/{Id}" 200 GET_HOSTED_ZONE_REQUEST GetHostedZoneRequest => GET_HOSTED_ZONE_RESPONSE GetHostedZoneResponse;
    GET_HOSTED_ZONE_COUNT GetHostedZoneCount GET "/2013-04-01/hostedzonecount" 200 GET_HOSTED_ZONE_COUNT_REQUEST GetHostedZoneCountRequest => GET_HOSTED_ZONE_COUNT_RESPONSE GetHostedZoneCountResponse;
    GET_HOSTED_ZONE_LIMIT GetHostedZoneLimit GET "/2013-04-01/hostedzonelimit/{Id}/{Type}" 200 GET_HOSTED_ZONE_LIMIT_REQUEST GetHostedZoneLimitRequest => GET_HOSTED_ZONE_LIMIT_RESPONSE GetHostedZoneLimitResponse;
    LIST_HEALTH_CHECKS ListHealthChecks GET "/2013-04-01/healthcheck" 200 LIST_HEALTH_CHECKS_REQUEST ListHealthChecksRequest => LIST_HEALTH_CHECKS_RESPONSE ListHealthChecksResponse;
    LIST_HOSTED_ZONES ListHostedZones GET "/2013-04-01/hostedzone" 200 LIST_HOSTED_ZONES_REQUEST ListHostedZonesRequest => LIST_HOSTED_ZONES_RESPONSE ListHostedZonesResponse;
    LIST_HOSTED_ZONES_BY_NAME ListHostedZonesByName GET "/2013-04-01/hostedzonesbyname" 200 LIST_HOSTED_ZONES_BY_NAME_REQUEST ListHostedZonesByNameRequest => LIST_HOSTED_ZONES_BY_NAME_RESPONSE ListHostedZonesByNameResponse;
    LIST_RESOURCE_RECORD_SET_PROTECTIONS ListResourceRecordSetProtections GET "/2013-04-01/hostedzone/{Id}/rrsetprotection" 200 LIST_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST ListResourceRecordSetProtectionsRequest => LIST_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE ListResourceRecordSetProtectionsResponse;
    LIST_RESOURCE_RECORD_SETS ListResourceRecordSets GET "/2013-04-01/hostedzone/{Id}/rrset" 200 LIST_RESOURCE_RECORD_SETS_REQUEST ListResourceRecordSetsRequest => LIST_RESOURCE_RECORD_SETS_RESPONSE ListResourceRecordSetsResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource GET "/2013-04-01/tags/{ResourceType}/{ResourceId}" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    LIST_TAGS_FOR_RESOURCES ListTagsForResources POST "/2013-04-01/tags/{ResourceType}" 200 LIST_TAGS_FOR_RESOURCES_REQUEST ListTagsForResourcesRequest => LIST_TAGS_FOR_RESOURCES_RESPONSE ListTagsForResourcesResponse;
    TEST_DNS_ANSWER TestDNSAnswer GET "/2013-04-01/testdnsanswer" 200 TEST_DNS_ANSWER_REQUEST TestDNSAnswerRequest => TEST_DNS_ANSWER_RESPONSE TestDNSAnswerResponse;
    UPDATE_HEALTH_CHECK UpdateHealthCheck POST "/2013-04-01/healthcheck/{HealthCheckId}" 200 UPDATE_HEALTH_CHECK_REQUEST UpdateHealthCheckRequest => UPDATE_HEALTH_CHECK_RESPONSE UpdateHealthCheckResponse;
    UPDATE_HOSTED_ZONE_COMMENT UpdateHostedZoneComment POST "/2013-04-01/hostedzone/{Id}" 200 UPDATE_HOSTED_ZONE_COMMENT_REQUEST UpdateHostedZoneCommentRequest => UPDATE_HOSTED_ZONE_COMMENT_RESPONSE UpdateHostedZoneCommentResponse;
    UPDATE_HOSTED_ZONE_FEATURES UpdateHostedZoneFeatures POST "/2013-04-01/hostedzone/{Id}/features" 200 UPDATE_HOSTED_ZONE_FEATURES_REQUEST UpdateHostedZoneFeaturesRequest => UPDATE_HOSTED_ZONE_FEATURES_RESPONSE UpdateHostedZoneFeaturesResponse;
}
