//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCOUNT_LIMIT AccountLimit {
        r#type: String = "Type" ACCOUNT_LIMIT_TYPE required;
        value: i64 = "Value" LIMIT_VALUE required;
    }
    ALARM_IDENTIFIER AlarmIdentifier {
        region: String = "Region" CLOUD_WATCH_REGION required;
        name: String = "Name" ALARM_NAME required;
    }
    ALIAS_TARGET AliasTarget {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID required;
        dns_name: String = "DNSName" DNS_NAME required;
        evaluate_target_health: bool = "EvaluateTargetHealth" ALIAS_HEALTH_ENABLED required;
    }
    CHANGE Change {
        action: String = "Action" CHANGE_ACTION required;
        resource_record_set: ResourceRecordSet = "ResourceRecordSet" RESOURCE_RECORD_SET required;
    }
    CHANGE_BATCH ChangeBatch {
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
        changes: Vec<Change> = "Changes" CHANGES required;
    }
    CHANGE_INFO ChangeInfo {
        id: String = "Id" RESOURCE_ID required;
        status: String = "Status" CHANGE_STATUS required;
        submitted_at: Timestamp = "SubmittedAt" TIME_STAMP required;
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
    }
    CHANGE_RESOURCE_RECORD_SETS_REQUEST ChangeResourceRecordSetsRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        change_batch: ChangeBatch = "ChangeBatch" CHANGE_BATCH required;
    }
    CHANGE_RESOURCE_RECORD_SETS_RESPONSE ChangeResourceRecordSetsResponse {
        change_info: ChangeInfo = "ChangeInfo" CHANGE_INFO required;
    }
    CHANGE_TAGS_FOR_RESOURCE_REQUEST ChangeTagsForResourceRequest {
        resource_type: String = "ResourceType" TAG_RESOURCE_TYPE uri("ResourceType") required;
        resource_id: String = "ResourceId" TAG_RESOURCE_ID uri("ResourceId") required;
        add_tags: Option<Vec<Tag>> = "AddTags" TAG_LIST;
        remove_tag_keys: Option<Vec<String>> = "RemoveTagKeys" TAG_KEY_LIST;
    }
    CHANGE_TAGS_FOR_RESOURCE_RESPONSE ChangeTagsForResourceResponse {
    }
    CIDR_ROUTING_CONFIG CidrRoutingConfig {
        collection_id: String = "CollectionId" UUID required;
        location_name: String = "LocationName" CIDR_LOCATION_NAME_DEFAULT_ALLOWED required;
    }
    CLOUD_WATCH_ALARM_CONFIGURATION CloudWatchAlarmConfiguration {
        evaluation_periods: i32 = "EvaluationPeriods" EVALUATION_PERIODS required;
        threshold: f64 = "Threshold" THRESHOLD required;
        comparison_operator: String = "ComparisonOperator" COMPARISON_OPERATOR required;
        period: i32 = "Period" PERIOD required;
        metric_name: String = "MetricName" METRIC_NAME required;
        namespace: String = "Namespace" NAMESPACE required;
        statistic: String = "Statistic" STATISTIC required;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSION_LIST;
    }
    COORDINATES Coordinates {
        latitude: String = "Latitude" LATITUDE required;
        longitude: String = "Longitude" LONGITUDE required;
    }
    CREATE_HEALTH_CHECK_REQUEST CreateHealthCheckRequest {
        caller_reference: String = "CallerReference" HEALTH_CHECK_NONCE required;
        health_check_config: HealthCheckConfig = "HealthCheckConfig" HEALTH_CHECK_CONFIG required;
    }
    CREATE_HEALTH_CHECK_RESPONSE CreateHealthCheckResponse {
        health_check: HealthCheck = "HealthCheck" HEALTH_CHECK required;
        location: String = "Location" RESOURCE_URI header("Location") required;
    }
    CREATE_HOSTED_ZONE_REQUEST CreateHostedZoneRequest {
        name: String = "Name" DNS_NAME required;
        vpc: Option<VPC> = "VPC" VPC;
        caller_reference: String = "CallerReference" NONCE required;
        hosted_zone_config: Option<HostedZoneConfig> = "HostedZoneConfig" HOSTED_ZONE_CONFIG;
        delegation_set_id: Option<String> = "DelegationSetId" RESOURCE_ID;
    }
    CREATE_HOSTED_ZONE_RESPONSE CreateHostedZoneResponse {
        hosted_zone: HostedZone = "HostedZone" HOSTED_ZONE required;
        change_info: ChangeInfo = "ChangeInfo" CHANGE_INFO required;
        delegation_set: DelegationSet = "DelegationSet" DELEGATION_SET required;
        vpc: Option<VPC> = "VPC" VPC;
        location: String = "Location" RESOURCE_URI header("Location") required;
    }
    CREATE_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST CreateResourceRecordSetProtectionsRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        protections: Vec<ResourceRecordSetProtectionConfig> = "Protections" RESOURCE_RECORD_SET_PROTECTION_CONFIG_BATCH required;
    }
    CREATE_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE CreateResourceRecordSetProtectionsResponse {
    }
    DNSSEC_STATUS DNSSECStatus {
        serve_signature: Option<String> = "ServeSignature" SERVE_SIGNATURE;
        status_message: Option<String> = "StatusMessage" SIGNING_KEY_STATUS_MESSAGE;
    }
    DELEGATION_SET DelegationSet {
        id: Option<String> = "Id" RESOURCE_ID;
        caller_reference: Option<String> = "CallerReference" NONCE;
        name_servers: Vec<String> = "NameServers" DELEGATION_SET_NAME_SERVERS required;
    }
    DELETE_HEALTH_CHECK_REQUEST DeleteHealthCheckRequest {
        health_check_id: String = "HealthCheckId" HEALTH_CHECK_ID uri("HealthCheckId") required;
    }
    DELETE_HEALTH_CHECK_RESPONSE DeleteHealthCheckResponse {
    }
    DELETE_HOSTED_ZONE_REQUEST DeleteHostedZoneRequest {
        id: String = "Id" RESOURCE_ID uri("Id") required;
    }
    DELETE_HOSTED_ZONE_RESPONSE DeleteHostedZoneResponse {
        change_info: ChangeInfo = "ChangeInfo" CHANGE_INFO required;
    }
    DELETE_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST DeleteResourceRecordSetProtectionsRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        protections: Vec<ResourceRecordSetProtectionKey> = "Protections" RESOURCE_RECORD_SET_PROTECTION_KEY_BATCH required;
    }
    DELETE_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE DeleteResourceRecordSetProtectionsResponse {
    }
    DIMENSION Dimension {
        name: String = "Name" DIMENSION_FIELD required;
        value: String = "Value" DIMENSION_FIELD required;
    }
    GEO_LOCATION GeoLocation {
        continent_code: Option<String> = "ContinentCode" GEO_LOCATION_CONTINENT_CODE;
        country_code: Option<String> = "CountryCode" GEO_LOCATION_COUNTRY_CODE;
        subdivision_code: Option<String> = "SubdivisionCode" GEO_LOCATION_SUBDIVISION_CODE;
    }
    GEO_PROXIMITY_LOCATION GeoProximityLocation {
        aws_region: Option<String> = "AWSRegion" AWS_REGION;
        local_zone_group: Option<String> = "LocalZoneGroup" LOCAL_ZONE_GROUP;
        coordinates: Option<Coordinates> = "Coordinates" COORDINATES;
        bias: Option<i32> = "Bias" BIAS;
    }
    GET_ACCOUNT_LIMIT_REQUEST GetAccountLimitRequest {
        r#type: String = "Type" ACCOUNT_LIMIT_TYPE uri("Type") required;
    }
    GET_ACCOUNT_LIMIT_RESPONSE GetAccountLimitResponse {
        limit: AccountLimit = "Limit" ACCOUNT_LIMIT required;
        count: i64 = "Count" USAGE_COUNT required;
    }
    GET_CHANGE_REQUEST GetChangeRequest {
        id: String = "Id" CHANGE_ID uri("Id") required;
    }
    GET_CHANGE_RESPONSE GetChangeResponse {
        change_info: ChangeInfo = "ChangeInfo" CHANGE_INFO required;
    }
    GET_CHECKER_IP_RANGES_REQUEST GetCheckerIpRangesRequest {
    }
    GET_CHECKER_IP_RANGES_RESPONSE GetCheckerIpRangesResponse {
        checker_ip_ranges: Vec<String> = "CheckerIpRanges" CHECKER_IP_RANGES required;
    }
    GET_DNSSEC_REQUEST GetDNSSECRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
    }
    GET_DNSSEC_RESPONSE GetDNSSECResponse {
        status: DNSSECStatus = "Status" DNSSEC_STATUS required;
        key_signing_keys: Vec<KeySigningKey> = "KeySigningKeys" KEY_SIGNING_KEYS required;
    }
    GET_HEALTH_CHECK_COUNT_REQUEST GetHealthCheckCountRequest {
    }
    GET_HEALTH_CHECK_COUNT_RESPONSE GetHealthCheckCountResponse {
        health_check_count: i64 = "HealthCheckCount" HEALTH_CHECK_COUNT required;
    }
    GET_HEALTH_CHECK_LAST_FAILURE_REASON_REQUEST GetHealthCheckLastFailureReasonRequest {
        health_check_id: String = "HealthCheckId" HEALTH_CHECK_ID uri("HealthCheckId") required;
    }
    GET_HEALTH_CHECK_LAST_FAILURE_REASON_RESPONSE GetHealthCheckLastFailureReasonResponse {
        health_check_observations: Vec<HealthCheckObservation> = "HealthCheckObservations" HEALTH_CHECK_OBSERVATIONS required;
    }
    GET_HEALTH_CHECK_REQUEST GetHealthCheckRequest {
        health_check_id: String = "HealthCheckId" HEALTH_CHECK_ID uri("HealthCheckId") required;
    }
    GET_HEALTH_CHECK_RESPONSE GetHealthCheckResponse {
        health_check: HealthCheck = "HealthCheck" HEALTH_CHECK required;
    }
    GET_HEALTH_CHECK_STATUS_REQUEST GetHealthCheckStatusRequest {
        health_check_id: String = "HealthCheckId" HEALTH_CHECK_ID uri("HealthCheckId") required;
    }
    GET_HEALTH_CHECK_STATUS_RESPONSE GetHealthCheckStatusResponse {
        health_check_observations: Vec<HealthCheckObservation> = "HealthCheckObservations" HEALTH_CHECK_OBSERVATIONS required;
    }
    GET_HOSTED_ZONE_COUNT_REQUEST GetHostedZoneCountRequest {
    }
    GET_HOSTED_ZONE_COUNT_RESPONSE GetHostedZoneCountResponse {
        hosted_zone_count: i64 = "HostedZoneCount" HOSTED_ZONE_COUNT required;
    }
    GET_HOSTED_ZONE_LIMIT_REQUEST GetHostedZoneLimitRequest {
        r#type: String = "Type" HOSTED_ZONE_LIMIT_TYPE uri("Type") required;
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
    }
    GET_HOSTED_ZONE_LIMIT_RESPONSE GetHostedZoneLimitResponse {
        limit: HostedZoneLimit = "Limit" HOSTED_ZONE_LIMIT required;
        count: i64 = "Count" USAGE_COUNT required;
    }
    GET_HOSTED_ZONE_REQUEST GetHostedZoneRequest {
        id: String = "Id" RESOURCE_ID uri("Id") required;
    }
    GET_HOSTED_ZONE_RESPONSE GetHostedZoneResponse {
        hosted_zone: HostedZone = "HostedZone" HOSTED_ZONE required;
        delegation_set: Option<DelegationSet> = "DelegationSet" DELEGATION_SET;
        vp_cs: Option<Vec<VPC>> = "VPCs" VP_CS;
    }
    HEALTH_CHECK HealthCheck {
        id: String = "Id" HEALTH_CHECK_ID required;
        caller_reference: String = "CallerReference" HEALTH_CHECK_NONCE required;
        linked_service: Option<LinkedService> = "LinkedService" LINKED_SERVICE;
        health_check_config: HealthCheckConfig = "HealthCheckConfig" HEALTH_CHECK_CONFIG required;
        health_check_version: i64 = "HealthCheckVersion" HEALTH_CHECK_VERSION required;
        cloud_watch_alarm_configuration: Option<CloudWatchAlarmConfiguration> = "CloudWatchAlarmConfiguration" CLOUD_WATCH_ALARM_CONFIGURATION;
    }
    HEALTH_CHECK_CONFIG HealthCheckConfig {
        ip_address: Option<String> = "IPAddress" IP_ADDRESS;
        port: Option<i32> = "Port" PORT;
        r#type: String = "Type" HEALTH_CHECK_TYPE required;
        resource_path: Option<String> = "ResourcePath" RESOURCE_PATH;
        fully_qualified_domain_name: Option<String> = "FullyQualifiedDomainName" FULLY_QUALIFIED_DOMAIN_NAME;
        search_string: Option<String> = "SearchString" SEARCH_STRING;
        request_interval: Option<i32> = "RequestInterval" REQUEST_INTERVAL;
        failure_threshold: Option<i32> = "FailureThreshold" FAILURE_THRESHOLD;
        measure_latency: Option<bool> = "MeasureLatency" MEASURE_LATENCY;
        inverted: Option<bool> = "Inverted" INVERTED;
        disabled: Option<bool> = "Disabled" DISABLED;
        health_threshold: Option<i32> = "HealthThreshold" HEALTH_THRESHOLD;
        child_health_checks: Option<Vec<String>> = "ChildHealthChecks" CHILD_HEALTH_CHECK_LIST;
        enable_sni: Option<bool> = "EnableSNI" ENABLE_SNI;
        regions: Option<Vec<String>> = "Regions" HEALTH_CHECK_REGION_LIST;
        alarm_identifier: Option<AlarmIdentifier> = "AlarmIdentifier" ALARM_IDENTIFIER;
        insufficient_data_health_status: Option<String> = "InsufficientDataHealthStatus" INSUFFICIENT_DATA_HEALTH_STATUS;
        routing_control_arn: Option<String> = "RoutingControlArn" ROUTING_CONTROL_ARN;
    }
    HEALTH_CHECK_OBSERVATION HealthCheckObservation {
        region: Option<String> = "Region" HEALTH_CHECK_REGION;
        ip_address: Option<String> = "IPAddress" IP_ADDRESS;
        status_report: Option<StatusReport> = "StatusReport" STATUS_REPORT;
    }
    HOSTED_ZONE HostedZone {
        id: String = "Id" RESOURCE_ID required;
        name: String = "Name" DNS_NAME required;
        caller_reference: String = "CallerReference" NONCE required;
        config: Option<HostedZoneConfig> = "Config" HOSTED_ZONE_CONFIG;
        resource_record_set_count: Option<i64> = "ResourceRecordSetCount" HOSTED_ZONE_RR_SET_COUNT;
        linked_service: Option<LinkedService> = "LinkedService" LINKED_SERVICE;
        features: Option<HostedZoneFeatures> = "Features" HOSTED_ZONE_FEATURES;
    }
    HOSTED_ZONE_CONFIG HostedZoneConfig {
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
        private_zone: Option<bool> = "PrivateZone" IS_PRIVATE_ZONE;
    }
    HOSTED_ZONE_FAILURE_REASONS HostedZoneFailureReasons {
        accelerated_recovery: Option<String> = "AcceleratedRecovery" FAILURE_REASON;
    }
    HOSTED_ZONE_FEATURES HostedZoneFeatures {
        accelerated_recovery_status: Option<String> = "AcceleratedRecoveryStatus" ACCELERATED_RECOVERY_STATUS;
        failure_reasons: Option<HostedZoneFailureReasons> = "FailureReasons" HOSTED_ZONE_FAILURE_REASONS;
    }
    HOSTED_ZONE_LIMIT HostedZoneLimit {
        r#type: String = "Type" HOSTED_ZONE_LIMIT_TYPE required;
        value: i64 = "Value" LIMIT_VALUE required;
    }
    KEY_SIGNING_KEY KeySigningKey {
        name: Option<String> = "Name" SIGNING_KEY_NAME;
        kms_arn: Option<String> = "KmsArn" SIGNING_KEY_STRING;
        flag: Option<i32> = "Flag" SIGNING_KEY_INTEGER;
        signing_algorithm_mnemonic: Option<String> = "SigningAlgorithmMnemonic" SIGNING_KEY_STRING;
        signing_algorithm_type: Option<i32> = "SigningAlgorithmType" SIGNING_KEY_INTEGER;
        digest_algorithm_mnemonic: Option<String> = "DigestAlgorithmMnemonic" SIGNING_KEY_STRING;
        digest_algorithm_type: Option<i32> = "DigestAlgorithmType" SIGNING_KEY_INTEGER;
        key_tag: Option<i32> = "KeyTag" SIGNING_KEY_TAG;
        digest_value: Option<String> = "DigestValue" SIGNING_KEY_STRING;
        public_key: Option<String> = "PublicKey" SIGNING_KEY_STRING;
        ds_record: Option<String> = "DSRecord" SIGNING_KEY_STRING;
        dnskey_record: Option<String> = "DNSKEYRecord" SIGNING_KEY_STRING;
        status: Option<String> = "Status" SIGNING_KEY_STATUS;
        status_message: Option<String> = "StatusMessage" SIGNING_KEY_STATUS_MESSAGE;
        created_date: Option<Timestamp> = "CreatedDate" TIME_STAMP;
        last_modified_date: Option<Timestamp> = "LastModifiedDate" TIME_STAMP;
    }
    LINKED_SERVICE LinkedService {
        service_principal: Option<String> = "ServicePrincipal" SERVICE_PRINCIPAL;
        description: Option<String> = "Description" RESOURCE_DESCRIPTION;
    }
    LIST_HEALTH_CHECKS_REQUEST ListHealthChecksRequest {
        marker: Option<String> = "Marker" PAGE_MARKER query("marker");
        max_items: Option<String> = "MaxItems" PAGE_MAX_ITEMS query("maxitems");
    }
    LIST_HEALTH_CHECKS_RESPONSE ListHealthChecksResponse {
        health_checks: Vec<HealthCheck> = "HealthChecks" HEALTH_CHECKS required;
        marker: String = "Marker" PAGE_MARKER required;
        is_truncated: bool = "IsTruncated" PAGE_TRUNCATED required;
        next_marker: Option<String> = "NextMarker" PAGE_MARKER;
        max_items: String = "MaxItems" PAGE_MAX_ITEMS required;
    }
    LIST_HOSTED_ZONES_BY_NAME_REQUEST ListHostedZonesByNameRequest {
        dns_name: Option<String> = "DNSName" DNS_NAME query("dnsname");
        hosted_zone_id: Option<String> = "HostedZoneId" RESOURCE_ID query("hostedzoneid");
        max_items: Option<String> = "MaxItems" PAGE_MAX_ITEMS query("maxitems");
    }
    LIST_HOSTED_ZONES_BY_NAME_RESPONSE ListHostedZonesByNameResponse {
        hosted_zones: Vec<HostedZone> = "HostedZones" HOSTED_ZONES required;
        dns_name: Option<String> = "DNSName" DNS_NAME;
        hosted_zone_id: Option<String> = "HostedZoneId" RESOURCE_ID;
        is_truncated: bool = "IsTruncated" PAGE_TRUNCATED required;
        next_dns_name: Option<String> = "NextDNSName" DNS_NAME;
        next_hosted_zone_id: Option<String> = "NextHostedZoneId" RESOURCE_ID;
        max_items: String = "MaxItems" PAGE_MAX_ITEMS required;
    }
    LIST_HOSTED_ZONES_REQUEST ListHostedZonesRequest {
        marker: Option<String> = "Marker" PAGE_MARKER query("marker");
        max_items: Option<String> = "MaxItems" PAGE_MAX_ITEMS query("maxitems");
        delegation_set_id: Option<String> = "DelegationSetId" RESOURCE_ID query("delegationsetid");
        hosted_zone_type: Option<String> = "HostedZoneType" HOSTED_ZONE_TYPE query("hostedzonetype");
    }
    LIST_HOSTED_ZONES_RESPONSE ListHostedZonesResponse {
        hosted_zones: Vec<HostedZone> = "HostedZones" HOSTED_ZONES required;
        marker: String = "Marker" PAGE_MARKER required;
        is_truncated: bool = "IsTruncated" PAGE_TRUNCATED required;
        next_marker: Option<String> = "NextMarker" PAGE_MARKER;
        max_items: String = "MaxItems" PAGE_MAX_ITEMS required;
    }
    LIST_RESOURCE_RECORD_SET_PROTECTIONS_REQUEST ListResourceRecordSetProtectionsRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        start_record_name: Option<String> = "StartRecordName" DNS_NAME query("name");
        start_record_type: Option<String> = "StartRecordType" RR_TYPE query("type");
        max_results: Option<String> = "MaxResults" MAX_RESULTS query("maxresults");
        next_token: Option<String> = "NextToken" PAGINATION_TOKEN query("nexttoken");
    }
    LIST_RESOURCE_RECORD_SET_PROTECTIONS_RESPONSE ListResourceRecordSetProtectionsResponse {
        resource_record_set_protections: Vec<ResourceRecordSetProtection> = "ResourceRecordSetProtections" RESOURCE_RECORD_SET_PROTECTIONS required;
        next_token: Option<String> = "NextToken" PAGINATION_TOKEN;
    }
    LIST_RESOURCE_RECORD_SETS_REQUEST ListResourceRecordSetsRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        start_record_name: Option<String> = "StartRecordName" DNS_NAME query("name");
        start_record_type: Option<String> = "StartRecordType" RR_TYPE query("type");
        start_record_identifier: Option<String> = "StartRecordIdentifier" RESOURCE_RECORD_SET_IDENTIFIER query("identifier");
        max_items: Option<String> = "MaxItems" PAGE_MAX_ITEMS query("maxitems");
    }
    LIST_RESOURCE_RECORD_SETS_RESPONSE ListResourceRecordSetsResponse {
        resource_record_sets: Vec<ResourceRecordSet> = "ResourceRecordSets" RESOURCE_RECORD_SETS required;
        is_truncated: bool = "IsTruncated" PAGE_TRUNCATED required;
        next_record_name: Option<String> = "NextRecordName" DNS_NAME;
        next_record_type: Option<String> = "NextRecordType" RR_TYPE;
        next_record_identifier: Option<String> = "NextRecordIdentifier" RESOURCE_RECORD_SET_IDENTIFIER;
        max_items: String = "MaxItems" PAGE_MAX_ITEMS required;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_type: String = "ResourceType" TAG_RESOURCE_TYPE uri("ResourceType") required;
        resource_id: String = "ResourceId" TAG_RESOURCE_ID uri("ResourceId") required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        resource_tag_set: ResourceTagSet = "ResourceTagSet" RESOURCE_TAG_SET required;
    }
    LIST_TAGS_FOR_RESOURCES_REQUEST ListTagsForResourcesRequest {
        resource_type: String = "ResourceType" TAG_RESOURCE_TYPE uri("ResourceType") required;
        resource_ids: Vec<String> = "ResourceIds" TAG_RESOURCE_ID_LIST required;
    }
    LIST_TAGS_FOR_RESOURCES_RESPONSE ListTagsForResourcesResponse {
        resource_tag_sets: Vec<ResourceTagSet> = "ResourceTagSets" RESOURCE_TAG_SET_LIST required;
    }
    PROTECTION_ERROR ProtectionError {
        record_name: String = "RecordName" DNS_NAME required;
        record_type: String = "RecordType" RR_TYPE required;
        code: String = "Code" PROTECTION_ERROR_CODE required;
        message: String = "Message" ERROR_MESSAGE required;
    }
    RESOURCE_RECORD ResourceRecord {
        value: String = "Value" R_DATA required;
    }
    RESOURCE_RECORD_SET ResourceRecordSet {
        name: String = "Name" DNS_NAME required;
        r#type: String = "Type" RR_TYPE required;
        set_identifier: Option<String> = "SetIdentifier" RESOURCE_RECORD_SET_IDENTIFIER;
        weight: Option<i64> = "Weight" RESOURCE_RECORD_SET_WEIGHT;
        region: Option<String> = "Region" RESOURCE_RECORD_SET_REGION;
        geo_location: Option<GeoLocation> = "GeoLocation" GEO_LOCATION;
        failover: Option<String> = "Failover" RESOURCE_RECORD_SET_FAILOVER;
        multi_value_answer: Option<bool> = "MultiValueAnswer" RESOURCE_RECORD_SET_MULTI_VALUE_ANSWER;
        ttl: Option<i64> = "TTL" TTL;
        resource_records: Option<Vec<ResourceRecord>> = "ResourceRecords" RESOURCE_RECORDS;
        alias_target: Option<AliasTarget> = "AliasTarget" ALIAS_TARGET;
        health_check_id: Option<String> = "HealthCheckId" HEALTH_CHECK_ID;
        traffic_policy_instance_id: Option<String> = "TrafficPolicyInstanceId" TRAFFIC_POLICY_INSTANCE_ID;
        cidr_routing_config: Option<CidrRoutingConfig> = "CidrRoutingConfig" CIDR_ROUTING_CONFIG;
        geo_proximity_location: Option<GeoProximityLocation> = "GeoProximityLocation" GEO_PROXIMITY_LOCATION;
    }
    RESOURCE_RECORD_SET_PROTECTION ResourceRecordSetProtection {
        record_name: String = "RecordName" DNS_NAME required;
        record_type: String = "RecordType" RR_TYPE required;
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
    }
    RESOURCE_RECORD_SET_PROTECTION_CONFIG ResourceRecordSetProtectionConfig {
        record_name: String = "RecordName" DNS_NAME required;
        record_type: String = "RecordType" RR_TYPE required;
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
    }
    RESOURCE_RECORD_SET_PROTECTION_KEY ResourceRecordSetProtectionKey {
        record_name: String = "RecordName" DNS_NAME required;
        record_type: String = "RecordType" RR_TYPE required;
    }
    RESOURCE_TAG_SET ResourceTagSet {
        resource_type: Option<String> = "ResourceType" TAG_RESOURCE_TYPE;
        resource_id: Option<String> = "ResourceId" TAG_RESOURCE_ID;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    STATUS_REPORT StatusReport {
        status: Option<String> = "Status" STATUS;
        checked_time: Option<Timestamp> = "CheckedTime" TIME_STAMP;
    }
    TAG Tag {
        key: Option<String> = "Key" TAG_KEY;
        value: Option<String> = "Value" TAG_VALUE;
    }
    TEST_DNS_ANSWER_REQUEST TestDNSAnswerRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID query("hostedzoneid") required;
        record_name: String = "RecordName" DNS_NAME query("recordname") required;
        record_type: String = "RecordType" RR_TYPE query("recordtype") required;
        resolver_ip: Option<String> = "ResolverIP" IP_ADDRESS query("resolverip");
        edns0_client_subnet_ip: Option<String> = "EDNS0ClientSubnetIP" IP_ADDRESS query("edns0clientsubnetip");
        edns0_client_subnet_mask: Option<String> = "EDNS0ClientSubnetMask" SUBNET_MASK query("edns0clientsubnetmask");
    }
    TEST_DNS_ANSWER_RESPONSE TestDNSAnswerResponse {
        nameserver: String = "Nameserver" NAMESERVER required;
        record_name: String = "RecordName" DNS_NAME required;
        record_type: String = "RecordType" RR_TYPE required;
        record_data: Vec<String> = "RecordData" RECORD_DATA required;
        response_code: String = "ResponseCode" DNSR_CODE required;
        protocol: String = "Protocol" TRANSPORT_PROTOCOL required;
    }
    UPDATE_HEALTH_CHECK_REQUEST UpdateHealthCheckRequest {
        health_check_id: String = "HealthCheckId" HEALTH_CHECK_ID uri("HealthCheckId") required;
        health_check_version: Option<i64> = "HealthCheckVersion" HEALTH_CHECK_VERSION;
        ip_address: Option<String> = "IPAddress" IP_ADDRESS;
        port: Option<i32> = "Port" PORT;
        resource_path: Option<String> = "ResourcePath" RESOURCE_PATH;
        fully_qualified_domain_name: Option<String> = "FullyQualifiedDomainName" FULLY_QUALIFIED_DOMAIN_NAME;
        search_string: Option<String> = "SearchString" SEARCH_STRING;
        failure_threshold: Option<i32> = "FailureThreshold" FAILURE_THRESHOLD;
        inverted: Option<bool> = "Inverted" INVERTED;
        disabled: Option<bool> = "Disabled" DISABLED;
        health_threshold: Option<i32> = "HealthThreshold" HEALTH_THRESHOLD;
        child_health_checks: Option<Vec<String>> = "ChildHealthChecks" CHILD_HEALTH_CHECK_LIST;
        enable_sni: Option<bool> = "EnableSNI" ENABLE_SNI;
        regions: Option<Vec<String>> = "Regions" HEALTH_CHECK_REGION_LIST;
        alarm_identifier: Option<AlarmIdentifier> = "AlarmIdentifier" ALARM_IDENTIFIER;
        insufficient_data_health_status: Option<String> = "InsufficientDataHealthStatus" INSUFFICIENT_DATA_HEALTH_STATUS;
        reset_elements: Option<Vec<String>> = "ResetElements" RESETTABLE_ELEMENT_NAME_LIST;
    }
    UPDATE_HEALTH_CHECK_RESPONSE UpdateHealthCheckResponse {
        health_check: HealthCheck = "HealthCheck" HEALTH_CHECK required;
    }
    UPDATE_HOSTED_ZONE_COMMENT_REQUEST UpdateHostedZoneCommentRequest {
        id: String = "Id" RESOURCE_ID uri("Id") required;
        comment: Option<String> = "Comment" RESOURCE_DESCRIPTION;
    }
    UPDATE_HOSTED_ZONE_COMMENT_RESPONSE UpdateHostedZoneCommentResponse {
        hosted_zone: HostedZone = "HostedZone" HOSTED_ZONE required;
    }
    UPDATE_HOSTED_ZONE_FEATURES_REQUEST UpdateHostedZoneFeaturesRequest {
        hosted_zone_id: String = "HostedZoneId" RESOURCE_ID uri("Id") required;
        enable_accelerated_recovery: Option<bool> = "EnableAcceleratedRecovery" ACCELERATED_RECOVERY_ENABLED;
    }
    UPDATE_HOSTED_ZONE_FEATURES_RESPONSE UpdateHostedZoneFeaturesResponse {
    }
    VPC VPC {
        vpc_region: Option<String> = "VPCRegion" VPC_REGION;
        vpc_id: Option<String> = "VPCId" VPC_ID;
    }
}
