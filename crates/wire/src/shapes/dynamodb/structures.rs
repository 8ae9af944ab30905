//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ARCHIVAL_SUMMARY ArchivalSummary {
        archival_date_time: Option<Timestamp> = "ArchivalDateTime" DATE;
        archival_reason: Option<String> = "ArchivalReason" ARCHIVAL_REASON;
        archival_backup_arn: Option<String> = "ArchivalBackupArn" BACKUP_ARN;
    }
    ATTRIBUTE_DEFINITION AttributeDefinition {
        attribute_name: String = "AttributeName" KEY_SCHEMA_ATTRIBUTE_NAME required;
        attribute_type: String = "AttributeType" SCALAR_ATTRIBUTE_TYPE required;
    }
    ATTRIBUTE_VALUE AttributeValue {
        s: Option<String> = "S" STRING_ATTRIBUTE_VALUE;
        n: Option<String> = "N" NUMBER_ATTRIBUTE_VALUE;
        b: Option<Bytes> = "B" BINARY_ATTRIBUTE_VALUE;
        ss: Option<Vec<String>> = "SS" STRING_SET_ATTRIBUTE_VALUE;
        ns: Option<Vec<String>> = "NS" NUMBER_SET_ATTRIBUTE_VALUE;
        bs: Option<Vec<Bytes>> = "BS" BINARY_SET_ATTRIBUTE_VALUE;
        m: Option<BTreeMap<String, AttributeValue>> = "M" MAP_ATTRIBUTE_VALUE;
        l: Option<Vec<AttributeValue>> = "L" LIST_ATTRIBUTE_VALUE;
        null: Option<bool> = "NULL" NULL_ATTRIBUTE_VALUE;
        bool: Option<bool> = "BOOL" BOOLEAN_ATTRIBUTE_VALUE;
    }
    ATTRIBUTE_VALUE_UPDATE AttributeValueUpdate {
        value: Option<AttributeValue> = "Value" ATTRIBUTE_VALUE;
        action: Option<String> = "Action" ATTRIBUTE_ACTION;
    }
    BATCH_EXECUTE_STATEMENT_INPUT BatchExecuteStatementInput {
        statements: Vec<BatchStatementRequest> = "Statements" PARTI_QL_BATCH_REQUEST required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
    }
    BATCH_EXECUTE_STATEMENT_OUTPUT BatchExecuteStatementOutput {
        responses: Option<Vec<BatchStatementResponse>> = "Responses" PARTI_QL_BATCH_RESPONSE;
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
    }
    BATCH_GET_ITEM_INPUT BatchGetItemInput {
        request_items: BTreeMap<String, KeysAndAttributes> = "RequestItems" BATCH_GET_REQUEST_MAP required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
    }
    BATCH_GET_ITEM_OUTPUT BatchGetItemOutput {
        responses: Option<BTreeMap<String, Vec<BTreeMap<String, AttributeValue>>>> = "Responses" BATCH_GET_RESPONSE_MAP;
        unprocessed_keys: Option<BTreeMap<String, KeysAndAttributes>> = "UnprocessedKeys" BATCH_GET_REQUEST_MAP;
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
    }
    BATCH_STATEMENT_ERROR BatchStatementError {
        code: Option<String> = "Code" BATCH_STATEMENT_ERROR_CODE_ENUM;
        message: Option<String> = "Message" STRING;
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
    }
    BATCH_STATEMENT_REQUEST BatchStatementRequest {
        statement: String = "Statement" PARTI_QL_STATEMENT required;
        parameters: Option<Vec<AttributeValue>> = "Parameters" PREPARED_STATEMENT_PARAMETERS;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    BATCH_STATEMENT_RESPONSE BatchStatementResponse {
        error: Option<BatchStatementError> = "Error" BATCH_STATEMENT_ERROR;
        table_name: Option<String> = "TableName" TABLE_NAME;
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
    }
    BATCH_WRITE_ITEM_INPUT BatchWriteItemInput {
        request_items: BTreeMap<String, Vec<WriteRequest>> = "RequestItems" BATCH_WRITE_ITEM_REQUEST_MAP required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        return_item_collection_metrics: Option<String> = "ReturnItemCollectionMetrics" RETURN_ITEM_COLLECTION_METRICS;
    }
    BATCH_WRITE_ITEM_OUTPUT BatchWriteItemOutput {
        unprocessed_items: Option<BTreeMap<String, Vec<WriteRequest>>> = "UnprocessedItems" BATCH_WRITE_ITEM_REQUEST_MAP;
        item_collection_metrics: Option<BTreeMap<String, Vec<ItemCollectionMetrics>>> = "ItemCollectionMetrics" ITEM_COLLECTION_METRICS_PER_TABLE;
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
    }
    BILLING_MODE_SUMMARY BillingModeSummary {
        billing_mode: Option<String> = "BillingMode" BILLING_MODE;
        last_update_to_pay_per_request_date_time: Option<Timestamp> = "LastUpdateToPayPerRequestDateTime" DATE;
    }
    BULK_OPERATION_BYTES BulkOperationBytes {
        bulk_put_bytes: Option<i64> = "BulkPutBytes" NON_NEGATIVE_LONG_OBJECT;
    }
    BULK_OPERATION_DESCRIPTION BulkOperationDescription {
        bulk_operation_arn: Option<String> = "BulkOperationArn" BULK_OPERATION_ARN;
        bulk_operation_status: Option<String> = "BulkOperationStatus" BULK_OPERATION_STATUS;
        table_details: Option<Vec<BulkOperationTableDetail>> = "TableDetails" BULK_OPERATION_TABLE_DETAILS;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN;
        input_s3_configuration: Option<InputS3Configuration> = "InputS3Configuration" INPUT_S3_CONFIGURATION;
        output_s3_configuration: Option<OutputS3Configuration> = "OutputS3Configuration" OUTPUT_S3_CONFIGURATION;
        start_time: Option<Timestamp> = "StartTime" BULK_OPERATION_START_TIME;
        end_time: Option<Timestamp> = "EndTime" BULK_OPERATION_END_TIME;
        processed_item_count: Option<i64> = "ProcessedItemCount" BULK_OPERATION_ITEM_COUNT;
        processed_input_bytes: Option<i64> = "ProcessedInputBytes" PROCESSED_INPUT_BYTES;
        total_input_bytes: Option<i64> = "TotalInputBytes" TOTAL_INPUT_BYTES;
        bulk_operation_usage: Option<Vec<BulkOperationUsage>> = "BulkOperationUsage" BULK_OPERATION_USAGE_MULTIPLE;
        failed_item_count: Option<i64> = "FailedItemCount" BULK_OPERATION_ITEM_COUNT;
        failure_code: Option<String> = "FailureCode" FAILURE_CODE;
        failure_message: Option<String> = "FailureMessage" FAILURE_MESSAGE;
        max_write_request_units: Option<i64> = "MaxWriteRequestUnits" BULK_OPERATION_MAX_WRITE_REQUEST_UNITS;
        performance_tier: Option<String> = "PerformanceTier" BULK_OPERATION_PERFORMANCE_TIER;
    }
    BULK_OPERATION_SUMMARY BulkOperationSummary {
        bulk_operation_arn: String = "BulkOperationArn" BULK_OPERATION_ARN required;
        bulk_operation_status: String = "BulkOperationStatus" BULK_OPERATION_STATUS required;
        start_time: Timestamp = "StartTime" BULK_OPERATION_START_TIME required;
        end_time: Option<Timestamp> = "EndTime" BULK_OPERATION_END_TIME;
    }
    BULK_OPERATION_TABLE_DETAIL BulkOperationTableDetail {
        table_name: Option<String> = "TableName" TABLE_ARN;
        table_id: Option<String> = "TableId" TABLE_ID;
    }
    BULK_OPERATION_USAGE BulkOperationUsage {
        table_name: Option<String> = "TableName" TABLE_ARN;
        bulk_put_bytes: Option<i64> = "BulkPutBytes" NON_NEGATIVE_LONG_OBJECT;
        table: Option<BulkOperationBytes> = "Table" BULK_OPERATION_BYTES;
        local_secondary_indexes: Option<BTreeMap<String, BulkOperationBytes>> = "LocalSecondaryIndexes" SECONDARY_INDEXES_BULK_BYTES_MAP;
        global_secondary_indexes: Option<BTreeMap<String, BulkOperationBytes>> = "GlobalSecondaryIndexes" SECONDARY_INDEXES_BULK_BYTES_MAP;
        vector_indexes: Option<BTreeMap<String, BulkOperationVectorBytes>> = "VectorIndexes" VECTOR_INDEXES_BULK_VECTOR_BYTES_MAP;
    }
    BULK_OPERATION_VECTOR_BYTES BulkOperationVectorBytes {
        bulk_put_vector_bytes: Option<i64> = "BulkPutVectorBytes" NON_NEGATIVE_LONG_OBJECT;
    }
    CANCEL_BULK_OPERATION_INPUT CancelBulkOperationInput {
        bulk_operation_arn: String = "BulkOperationArn" BULK_OPERATION_ARN required;
    }
    CANCEL_BULK_OPERATION_OUTPUT CancelBulkOperationOutput {
        bulk_operation_arn: String = "BulkOperationArn" BULK_OPERATION_ARN required;
        bulk_operation_status: String = "BulkOperationStatus" BULK_OPERATION_STATUS required;
    }
    CANCELLATION_REASON CancellationReason {
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
        code: Option<String> = "Code" CODE;
        message: Option<String> = "Message" ERROR_MESSAGE;
    }
    CAPACITY Capacity {
        read_capacity_units: Option<f64> = "ReadCapacityUnits" CONSUMED_CAPACITY_UNITS;
        write_capacity_units: Option<f64> = "WriteCapacityUnits" CONSUMED_CAPACITY_UNITS;
        capacity_units: Option<f64> = "CapacityUnits" CONSUMED_CAPACITY_UNITS;
    }
    CONDITION Condition {
        attribute_value_list: Option<Vec<AttributeValue>> = "AttributeValueList" ATTRIBUTE_VALUE_LIST;
        comparison_operator: String = "ComparisonOperator" COMPARISON_OPERATOR required;
    }
    CONDITION_CHECK ConditionCheck {
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        table_name: String = "TableName" TABLE_ARN required;
        condition_expression: String = "ConditionExpression" CONDITION_EXPRESSION required;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    CONSUMED_CAPACITY ConsumedCapacity {
        table_name: Option<String> = "TableName" TABLE_ARN;
        capacity_units: Option<f64> = "CapacityUnits" CONSUMED_CAPACITY_UNITS;
        read_capacity_units: Option<f64> = "ReadCapacityUnits" CONSUMED_CAPACITY_UNITS;
        write_capacity_units: Option<f64> = "WriteCapacityUnits" CONSUMED_CAPACITY_UNITS;
        table: Option<Capacity> = "Table" CAPACITY;
        local_secondary_indexes: Option<BTreeMap<String, Capacity>> = "LocalSecondaryIndexes" SECONDARY_INDEXES_CAPACITY_MAP;
        global_secondary_indexes: Option<BTreeMap<String, Capacity>> = "GlobalSecondaryIndexes" SECONDARY_INDEXES_CAPACITY_MAP;
        vector_indexes: Option<BTreeMap<String, VectorCapacity>> = "VectorIndexes" VECTOR_INDEXES_CAPACITY_MAP;
    }
    CONTINUOUS_BACKUPS_DESCRIPTION ContinuousBackupsDescription {
        continuous_backups_status: String = "ContinuousBackupsStatus" CONTINUOUS_BACKUPS_STATUS required;
        point_in_time_recovery_description: Option<PointInTimeRecoveryDescription> = "PointInTimeRecoveryDescription" POINT_IN_TIME_RECOVERY_DESCRIPTION;
    }
    CREATE_GLOBAL_SECONDARY_INDEX_ACTION CreateGlobalSecondaryIndexAction {
        index_name: String = "IndexName" INDEX_NAME required;
        key_schema: Vec<KeySchemaElement> = "KeySchema" KEY_SCHEMA required;
        projection: Projection = "Projection" PROJECTION required;
        provisioned_throughput: Option<ProvisionedThroughput> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<WarmThroughput> = "WarmThroughput" WARM_THROUGHPUT;
    }
    CREATE_GLOBAL_TABLE_WITNESS_GROUP_MEMBER_ACTION CreateGlobalTableWitnessGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
    }
    CREATE_REPLICATION_GROUP_MEMBER_ACTION CreateReplicationGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
        kms_master_key_id: Option<String> = "KMSMasterKeyId" KMS_MASTER_KEY_ID;
        provisioned_throughput_override: Option<ProvisionedThroughputOverride> = "ProvisionedThroughputOverride" PROVISIONED_THROUGHPUT_OVERRIDE;
        on_demand_throughput_override: Option<OnDemandThroughputOverride> = "OnDemandThroughputOverride" ON_DEMAND_THROUGHPUT_OVERRIDE;
        global_secondary_indexes: Option<Vec<ReplicaGlobalSecondaryIndex>> = "GlobalSecondaryIndexes" REPLICA_GLOBAL_SECONDARY_INDEX_LIST;
        table_class_override: Option<String> = "TableClassOverride" TABLE_CLASS;
    }
    CREATE_TABLE_INPUT CreateTableInput {
        attribute_definitions: Option<Vec<AttributeDefinition>> = "AttributeDefinitions" ATTRIBUTE_DEFINITIONS;
        table_name: String = "TableName" TABLE_ARN required;
        key_schema: Option<Vec<KeySchemaElement>> = "KeySchema" KEY_SCHEMA;
        local_secondary_indexes: Option<Vec<LocalSecondaryIndex>> = "LocalSecondaryIndexes" LOCAL_SECONDARY_INDEX_LIST;
        global_secondary_indexes: Option<Vec<GlobalSecondaryIndex>> = "GlobalSecondaryIndexes" GLOBAL_SECONDARY_INDEX_LIST;
        billing_mode: Option<String> = "BillingMode" BILLING_MODE;
        provisioned_throughput: Option<ProvisionedThroughput> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT;
        stream_specification: Option<StreamSpecification> = "StreamSpecification" STREAM_SPECIFICATION;
        sse_specification: Option<SSESpecification> = "SSESpecification" SSE_SPECIFICATION;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        table_class: Option<String> = "TableClass" TABLE_CLASS;
        deletion_protection_enabled: Option<bool> = "DeletionProtectionEnabled" DELETION_PROTECTION_ENABLED;
        warm_throughput: Option<WarmThroughput> = "WarmThroughput" WARM_THROUGHPUT;
        resource_policy: Option<String> = "ResourcePolicy" RESOURCE_POLICY;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        global_table_source_arn: Option<String> = "GlobalTableSourceArn" TABLE_ARN;
        global_table_settings_replication_mode: Option<String> = "GlobalTableSettingsReplicationMode" GLOBAL_TABLE_SETTINGS_REPLICATION_MODE;
        vector_indexes: Option<Vec<VectorIndex>> = "VectorIndexes" VECTOR_INDEX_LIST;
    }
    CREATE_TABLE_OUTPUT CreateTableOutput {
        table_description: Option<TableDescription> = "TableDescription" TABLE_DESCRIPTION;
    }
    CREATE_VECTOR_INDEX_ACTION CreateVectorIndexAction {
        index_name: String = "IndexName" INDEX_NAME required;
        vector_attribute: VectorAttributeDefinition = "VectorAttribute" VECTOR_ATTRIBUTE_DEFINITION required;
        search_schema: Option<Vec<SearchSchemaElement>> = "SearchSchema" SEARCH_SCHEMA;
        projection: Projection = "Projection" PROJECTION required;
        dimensions: i64 = "Dimensions" POSITIVE_LONG_OBJECT required;
        distance_function: String = "DistanceFunction" VECTOR_DISTANCE_FUNCTION required;
    }
    DELETE Delete {
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        table_name: String = "TableName" TABLE_ARN required;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    DELETE_GLOBAL_SECONDARY_INDEX_ACTION DeleteGlobalSecondaryIndexAction {
        index_name: String = "IndexName" INDEX_NAME required;
    }
    DELETE_GLOBAL_TABLE_WITNESS_GROUP_MEMBER_ACTION DeleteGlobalTableWitnessGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
    }
    DELETE_ITEM_INPUT DeleteItemInput {
        table_name: String = "TableName" TABLE_ARN required;
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        expected: Option<BTreeMap<String, ExpectedAttributeValue>> = "Expected" EXPECTED_ATTRIBUTE_MAP;
        conditional_operator: Option<String> = "ConditionalOperator" CONDITIONAL_OPERATOR;
        return_values: Option<String> = "ReturnValues" RETURN_VALUE;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        return_item_collection_metrics: Option<String> = "ReturnItemCollectionMetrics" RETURN_ITEM_COLLECTION_METRICS;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    DELETE_ITEM_OUTPUT DeleteItemOutput {
        attributes: Option<BTreeMap<String, AttributeValue>> = "Attributes" ATTRIBUTE_MAP;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
        item_collection_metrics: Option<ItemCollectionMetrics> = "ItemCollectionMetrics" ITEM_COLLECTION_METRICS;
    }
    DELETE_REPLICATION_GROUP_MEMBER_ACTION DeleteReplicationGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
    }
    DELETE_REQUEST DeleteRequest {
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
    }
    DELETE_RESOURCE_POLICY_INPUT DeleteResourcePolicyInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
        expected_revision_id: Option<String> = "ExpectedRevisionId" POLICY_REVISION_ID;
    }
    DELETE_RESOURCE_POLICY_OUTPUT DeleteResourcePolicyOutput {
        revision_id: Option<String> = "RevisionId" POLICY_REVISION_ID;
    }
    DELETE_TABLE_INPUT DeleteTableInput {
        table_name: String = "TableName" TABLE_ARN required;
    }
    DELETE_TABLE_OUTPUT DeleteTableOutput {
        table_description: Option<TableDescription> = "TableDescription" TABLE_DESCRIPTION;
    }
    DELETE_VECTOR_INDEX_ACTION DeleteVectorIndexAction {
        index_name: String = "IndexName" INDEX_NAME required;
    }
    DESCRIBE_BULK_OPERATION_INPUT DescribeBulkOperationInput {
        bulk_operation_arn: String = "BulkOperationArn" BULK_OPERATION_ARN required;
    }
    DESCRIBE_BULK_OPERATION_OUTPUT DescribeBulkOperationOutput {
        bulk_operation_description: BulkOperationDescription = "BulkOperationDescription" BULK_OPERATION_DESCRIPTION required;
    }
    DESCRIBE_CONTINUOUS_BACKUPS_INPUT DescribeContinuousBackupsInput {
        table_name: String = "TableName" TABLE_ARN required;
    }
    DESCRIBE_CONTINUOUS_BACKUPS_OUTPUT DescribeContinuousBackupsOutput {
        continuous_backups_description: Option<ContinuousBackupsDescription> = "ContinuousBackupsDescription" CONTINUOUS_BACKUPS_DESCRIPTION;
    }
    DESCRIBE_ENDPOINTS_REQUEST DescribeEndpointsRequest {
    }
    DESCRIBE_ENDPOINTS_RESPONSE DescribeEndpointsResponse {
        endpoints: Vec<Endpoint> = "Endpoints" ENDPOINTS required;
    }
    DESCRIBE_LIMITS_INPUT DescribeLimitsInput {
    }
    DESCRIBE_LIMITS_OUTPUT DescribeLimitsOutput {
        account_max_read_capacity_units: Option<i64> = "AccountMaxReadCapacityUnits" POSITIVE_LONG_OBJECT;
        account_max_write_capacity_units: Option<i64> = "AccountMaxWriteCapacityUnits" POSITIVE_LONG_OBJECT;
        table_max_read_capacity_units: Option<i64> = "TableMaxReadCapacityUnits" POSITIVE_LONG_OBJECT;
        table_max_write_capacity_units: Option<i64> = "TableMaxWriteCapacityUnits" POSITIVE_LONG_OBJECT;
    }
    DESCRIBE_TABLE_INPUT DescribeTableInput {
        table_name: String = "TableName" TABLE_ARN required;
    }
    DESCRIBE_TABLE_OUTPUT DescribeTableOutput {
        table: Option<TableDescription> = "Table" TABLE_DESCRIPTION;
    }
    DESCRIBE_TIME_TO_LIVE_INPUT DescribeTimeToLiveInput {
        table_name: String = "TableName" TABLE_ARN required;
    }
    DESCRIBE_TIME_TO_LIVE_OUTPUT DescribeTimeToLiveOutput {
        time_to_live_description: Option<TimeToLiveDescription> = "TimeToLiveDescription" TIME_TO_LIVE_DESCRIPTION;
    }
    DISASSOCIATE_REPLICATION_GROUP_MEMBER_ACTION DisassociateReplicationGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
        disassociation_mode: String = "DisassociationMode" DISASSOCIATION_MODE required;
    }
    ENDPOINT Endpoint {
        address: String = "Address" STRING required;
        cache_period_in_minutes: i64 = "CachePeriodInMinutes" LONG required;
    }
    EXECUTE_STATEMENT_INPUT ExecuteStatementInput {
        statement: String = "Statement" PARTI_QL_STATEMENT required;
        parameters: Option<Vec<AttributeValue>> = "Parameters" PREPARED_STATEMENT_PARAMETERS;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
        next_token: Option<String> = "NextToken" PARTI_QL_NEXT_TOKEN;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        limit: Option<i32> = "Limit" POSITIVE_INTEGER_OBJECT;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    EXECUTE_STATEMENT_OUTPUT ExecuteStatementOutput {
        items: Option<Vec<BTreeMap<String, AttributeValue>>> = "Items" ITEM_LIST;
        next_token: Option<String> = "NextToken" PARTI_QL_NEXT_TOKEN;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
        last_evaluated_key: Option<BTreeMap<String, AttributeValue>> = "LastEvaluatedKey" KEY;
    }
    EXECUTE_TRANSACTION_INPUT ExecuteTransactionInput {
        transact_statements: Vec<ParameterizedStatement> = "TransactStatements" PARAMETERIZED_STATEMENTS required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN idempotency_token;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
    }
    EXECUTE_TRANSACTION_OUTPUT ExecuteTransactionOutput {
        responses: Option<Vec<ItemResponse>> = "Responses" ITEM_RESPONSE_LIST;
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
    }
    EXPECTED_ATTRIBUTE_VALUE ExpectedAttributeValue {
        value: Option<AttributeValue> = "Value" ATTRIBUTE_VALUE;
        exists: Option<bool> = "Exists" BOOLEAN_OBJECT;
        comparison_operator: Option<String> = "ComparisonOperator" COMPARISON_OPERATOR;
        attribute_value_list: Option<Vec<AttributeValue>> = "AttributeValueList" ATTRIBUTE_VALUE_LIST;
    }
    GET Get {
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        table_name: String = "TableName" TABLE_ARN required;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
    }
    GET_ITEM_INPUT GetItemInput {
        table_name: String = "TableName" TABLE_ARN required;
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        attributes_to_get: Option<Vec<String>> = "AttributesToGet" ATTRIBUTE_NAME_LIST;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
    }
    GET_ITEM_OUTPUT GetItemOutput {
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
    }
    GET_RESOURCE_POLICY_INPUT GetResourcePolicyInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
    }
    GET_RESOURCE_POLICY_OUTPUT GetResourcePolicyOutput {
        policy: Option<String> = "Policy" RESOURCE_POLICY;
        revision_id: Option<String> = "RevisionId" POLICY_REVISION_ID;
    }
    GLOBAL_SECONDARY_INDEX GlobalSecondaryIndex {
        index_name: String = "IndexName" INDEX_NAME required;
        key_schema: Vec<KeySchemaElement> = "KeySchema" KEY_SCHEMA required;
        projection: Projection = "Projection" PROJECTION required;
        provisioned_throughput: Option<ProvisionedThroughput> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<WarmThroughput> = "WarmThroughput" WARM_THROUGHPUT;
    }
    GLOBAL_SECONDARY_INDEX_DESCRIPTION GlobalSecondaryIndexDescription {
        index_name: Option<String> = "IndexName" INDEX_NAME;
        key_schema: Option<Vec<KeySchemaElement>> = "KeySchema" KEY_SCHEMA;
        projection: Option<Projection> = "Projection" PROJECTION;
        index_status: Option<String> = "IndexStatus" INDEX_STATUS;
        backfilling: Option<bool> = "Backfilling" BACKFILLING;
        provisioned_throughput: Option<ProvisionedThroughputDescription> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT_DESCRIPTION;
        index_size_bytes: Option<i64> = "IndexSizeBytes" LONG_OBJECT;
        item_count: Option<i64> = "ItemCount" LONG_OBJECT;
        index_arn: Option<String> = "IndexArn" STRING;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<GlobalSecondaryIndexWarmThroughputDescription> = "WarmThroughput" GLOBAL_SECONDARY_INDEX_WARM_THROUGHPUT_DESCRIPTION;
    }
    GLOBAL_SECONDARY_INDEX_UPDATE GlobalSecondaryIndexUpdate {
        update: Option<UpdateGlobalSecondaryIndexAction> = "Update" UPDATE_GLOBAL_SECONDARY_INDEX_ACTION;
        create: Option<CreateGlobalSecondaryIndexAction> = "Create" CREATE_GLOBAL_SECONDARY_INDEX_ACTION;
        delete: Option<DeleteGlobalSecondaryIndexAction> = "Delete" DELETE_GLOBAL_SECONDARY_INDEX_ACTION;
    }
    GLOBAL_SECONDARY_INDEX_WARM_THROUGHPUT_DESCRIPTION GlobalSecondaryIndexWarmThroughputDescription {
        read_units_per_second: Option<i64> = "ReadUnitsPerSecond" POSITIVE_LONG_OBJECT;
        write_units_per_second: Option<i64> = "WriteUnitsPerSecond" POSITIVE_LONG_OBJECT;
        status: Option<String> = "Status" INDEX_STATUS;
    }
    GLOBAL_TABLE_WITNESS_DESCRIPTION GlobalTableWitnessDescription {
        region_name: Option<String> = "RegionName" REGION_NAME;
        witness_status: Option<String> = "WitnessStatus" WITNESS_STATUS;
    }
    GLOBAL_TABLE_WITNESS_GROUP_UPDATE GlobalTableWitnessGroupUpdate {
        create: Option<CreateGlobalTableWitnessGroupMemberAction> = "Create" CREATE_GLOBAL_TABLE_WITNESS_GROUP_MEMBER_ACTION;
        delete: Option<DeleteGlobalTableWitnessGroupMemberAction> = "Delete" DELETE_GLOBAL_TABLE_WITNESS_GROUP_MEMBER_ACTION;
    }
    INPUT_S3_CONFIGURATION InputS3Configuration {
        s3_bucket_owner: Option<String> = "S3BucketOwner" S3_BUCKET_OWNER;
        s3_bucket: String = "S3Bucket" S3_BUCKET required;
        s3_key_prefix: Option<String> = "S3KeyPrefix" S3_PREFIX;
        input_format: String = "InputFormat" BULK_OPERATION_INPUT_FORMAT required;
        input_compression_type: Option<String> = "InputCompressionType" INPUT_COMPRESSION_TYPE;
    }
    ITEM_COLLECTION_METRICS ItemCollectionMetrics {
        item_collection_key: Option<BTreeMap<String, AttributeValue>> = "ItemCollectionKey" ITEM_COLLECTION_KEY_ATTRIBUTE_MAP;
        size_estimate_range_gb: Option<Vec<f64>> = "SizeEstimateRangeGB" ITEM_COLLECTION_SIZE_ESTIMATE_RANGE;
    }
    ITEM_RESPONSE ItemResponse {
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
    }
    KEY_SCHEMA_ELEMENT KeySchemaElement {
        attribute_name: String = "AttributeName" KEY_SCHEMA_ATTRIBUTE_NAME required;
        key_type: String = "KeyType" KEY_TYPE required;
    }
    KEYS_AND_ATTRIBUTES KeysAndAttributes {
        keys: Vec<BTreeMap<String, AttributeValue>> = "Keys" KEY_LIST required;
        attributes_to_get: Option<Vec<String>> = "AttributesToGet" ATTRIBUTE_NAME_LIST;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
    }
    LIST_BULK_OPERATIONS_INPUT ListBulkOperationsInput {
        max_results: Option<i32> = "MaxResults" LIST_BULK_OPERATIONS_MAX_LIMIT;
        next_token: Option<String> = "NextToken" BULK_OPERATION_NEXT_TOKEN;
    }
    LIST_BULK_OPERATIONS_OUTPUT ListBulkOperationsOutput {
        bulk_operations_summary_list: Option<Vec<BulkOperationSummary>> = "BulkOperationsSummaryList" BULK_OPERATIONS_SUMMARY_LIST;
        next_token: Option<String> = "NextToken" BULK_OPERATION_NEXT_TOKEN;
    }
    LIST_TABLES_INPUT ListTablesInput {
        exclusive_start_table_name: Option<String> = "ExclusiveStartTableName" TABLE_NAME;
        limit: Option<i32> = "Limit" LIST_TABLES_INPUT_LIMIT;
    }
    LIST_TABLES_OUTPUT ListTablesOutput {
        table_names: Option<Vec<String>> = "TableNames" TABLE_NAME_LIST;
        last_evaluated_table_name: Option<String> = "LastEvaluatedTableName" TABLE_NAME;
    }
    LIST_TAGS_OF_RESOURCE_INPUT ListTagsOfResourceInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_STRING;
    }
    LIST_TAGS_OF_RESOURCE_OUTPUT ListTagsOfResourceOutput {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_STRING;
    }
    LOCAL_SECONDARY_INDEX LocalSecondaryIndex {
        index_name: String = "IndexName" INDEX_NAME required;
        key_schema: Vec<KeySchemaElement> = "KeySchema" KEY_SCHEMA required;
        projection: Projection = "Projection" PROJECTION required;
    }
    LOCAL_SECONDARY_INDEX_DESCRIPTION LocalSecondaryIndexDescription {
        index_name: Option<String> = "IndexName" INDEX_NAME;
        key_schema: Option<Vec<KeySchemaElement>> = "KeySchema" KEY_SCHEMA;
        projection: Option<Projection> = "Projection" PROJECTION;
        index_size_bytes: Option<i64> = "IndexSizeBytes" LONG_OBJECT;
        item_count: Option<i64> = "ItemCount" LONG_OBJECT;
        index_arn: Option<String> = "IndexArn" STRING;
    }
    ON_DEMAND_THROUGHPUT OnDemandThroughput {
        max_read_request_units: Option<i64> = "MaxReadRequestUnits" LONG_OBJECT;
        max_write_request_units: Option<i64> = "MaxWriteRequestUnits" LONG_OBJECT;
    }
    ON_DEMAND_THROUGHPUT_OVERRIDE OnDemandThroughputOverride {
        max_read_request_units: Option<i64> = "MaxReadRequestUnits" LONG_OBJECT;
    }
    OUTPUT_S3_CONFIGURATION OutputS3Configuration {
        s3_bucket_owner: Option<String> = "S3BucketOwner" S3_BUCKET_OWNER;
        s3_bucket: Option<String> = "S3Bucket" S3_BUCKET;
        s3_key_prefix: Option<String> = "S3KeyPrefix" S3_PREFIX;
        s3_sse_algorithm: Option<String> = "S3SseAlgorithm" S3_SSE_ALGORITHM;
        s3_sse_kms_key_id: Option<String> = "S3SseKmsKeyId" S3_SSE_KMS_KEY_ID;
        output_type: Vec<String> = "OutputType" OUTPUT_TYPE_LIST required;
    }
    PARAMETERIZED_STATEMENT ParameterizedStatement {
        statement: String = "Statement" PARTI_QL_STATEMENT required;
        parameters: Option<Vec<AttributeValue>> = "Parameters" PREPARED_STATEMENT_PARAMETERS;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    POINT_IN_TIME_RECOVERY_DESCRIPTION PointInTimeRecoveryDescription {
        point_in_time_recovery_status: Option<String> = "PointInTimeRecoveryStatus" POINT_IN_TIME_RECOVERY_STATUS;
        recovery_period_in_days: Option<i32> = "RecoveryPeriodInDays" RECOVERY_PERIOD_IN_DAYS;
        earliest_restorable_date_time: Option<Timestamp> = "EarliestRestorableDateTime" DATE;
        latest_restorable_date_time: Option<Timestamp> = "LatestRestorableDateTime" DATE;
    }
    POINT_IN_TIME_RECOVERY_SPECIFICATION PointInTimeRecoverySpecification {
        point_in_time_recovery_enabled: bool = "PointInTimeRecoveryEnabled" BOOLEAN_OBJECT required;
        recovery_period_in_days: Option<i32> = "RecoveryPeriodInDays" RECOVERY_PERIOD_IN_DAYS;
    }
    PROJECTION Projection {
        projection_type: Option<String> = "ProjectionType" PROJECTION_TYPE;
        non_key_attributes: Option<Vec<String>> = "NonKeyAttributes" NON_KEY_ATTRIBUTE_NAME_LIST;
    }
    PROVISIONED_THROUGHPUT ProvisionedThroughput {
        read_capacity_units: i64 = "ReadCapacityUnits" POSITIVE_LONG_OBJECT required;
        write_capacity_units: i64 = "WriteCapacityUnits" POSITIVE_LONG_OBJECT required;
    }
    PROVISIONED_THROUGHPUT_DESCRIPTION ProvisionedThroughputDescription {
        last_increase_date_time: Option<Timestamp> = "LastIncreaseDateTime" DATE;
        last_decrease_date_time: Option<Timestamp> = "LastDecreaseDateTime" DATE;
        number_of_decreases_today: Option<i64> = "NumberOfDecreasesToday" POSITIVE_LONG_OBJECT;
        read_capacity_units: Option<i64> = "ReadCapacityUnits" NON_NEGATIVE_LONG_OBJECT;
        write_capacity_units: Option<i64> = "WriteCapacityUnits" NON_NEGATIVE_LONG_OBJECT;
    }
    PROVISIONED_THROUGHPUT_OVERRIDE ProvisionedThroughputOverride {
        read_capacity_units: Option<i64> = "ReadCapacityUnits" POSITIVE_LONG_OBJECT;
    }
    PUT Put {
        item: BTreeMap<String, AttributeValue> = "Item" PUT_ITEM_INPUT_ATTRIBUTE_MAP required;
        table_name: String = "TableName" TABLE_ARN required;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    PUT_ITEM_INPUT PutItemInput {
        table_name: String = "TableName" TABLE_ARN required;
        item: BTreeMap<String, AttributeValue> = "Item" PUT_ITEM_INPUT_ATTRIBUTE_MAP required;
        expected: Option<BTreeMap<String, ExpectedAttributeValue>> = "Expected" EXPECTED_ATTRIBUTE_MAP;
        return_values: Option<String> = "ReturnValues" RETURN_VALUE;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        return_item_collection_metrics: Option<String> = "ReturnItemCollectionMetrics" RETURN_ITEM_COLLECTION_METRICS;
        conditional_operator: Option<String> = "ConditionalOperator" CONDITIONAL_OPERATOR;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    PUT_ITEM_OUTPUT PutItemOutput {
        attributes: Option<BTreeMap<String, AttributeValue>> = "Attributes" ATTRIBUTE_MAP;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
        item_collection_metrics: Option<ItemCollectionMetrics> = "ItemCollectionMetrics" ITEM_COLLECTION_METRICS;
    }
    PUT_REQUEST PutRequest {
        item: BTreeMap<String, AttributeValue> = "Item" PUT_ITEM_INPUT_ATTRIBUTE_MAP required;
    }
    PUT_RESOURCE_POLICY_INPUT PutResourcePolicyInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
        policy: String = "Policy" RESOURCE_POLICY required;
        expected_revision_id: Option<String> = "ExpectedRevisionId" POLICY_REVISION_ID;
        confirm_remove_self_resource_access: Option<bool> = "ConfirmRemoveSelfResourceAccess" CONFIRM_REMOVE_SELF_RESOURCE_ACCESS;
    }
    PUT_RESOURCE_POLICY_OUTPUT PutResourcePolicyOutput {
        revision_id: Option<String> = "RevisionId" POLICY_REVISION_ID;
    }
    QUERY_INPUT QueryInput {
        table_name: String = "TableName" TABLE_ARN required;
        index_name: Option<String> = "IndexName" INDEX_NAME;
        select: Option<String> = "Select" SELECT;
        attributes_to_get: Option<Vec<String>> = "AttributesToGet" ATTRIBUTE_NAME_LIST;
        limit: Option<i32> = "Limit" POSITIVE_INTEGER_OBJECT;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
        key_conditions: Option<BTreeMap<String, Condition>> = "KeyConditions" KEY_CONDITIONS;
        query_filter: Option<BTreeMap<String, Condition>> = "QueryFilter" FILTER_CONDITION_MAP;
        conditional_operator: Option<String> = "ConditionalOperator" CONDITIONAL_OPERATOR;
        scan_index_forward: Option<bool> = "ScanIndexForward" BOOLEAN_OBJECT;
        exclusive_start_key: Option<BTreeMap<String, AttributeValue>> = "ExclusiveStartKey" KEY;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        filter_expression: Option<String> = "FilterExpression" CONDITION_EXPRESSION;
        key_condition_expression: Option<String> = "KeyConditionExpression" KEY_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
    }
    QUERY_OUTPUT QueryOutput {
        items: Option<Vec<BTreeMap<String, AttributeValue>>> = "Items" ITEM_LIST;
        count: Option<i32> = "Count" INTEGER;
        scanned_count: Option<i32> = "ScannedCount" INTEGER;
        last_evaluated_key: Option<BTreeMap<String, AttributeValue>> = "LastEvaluatedKey" KEY;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
    }
    REPLICA_DESCRIPTION ReplicaDescription {
        region_name: Option<String> = "RegionName" REGION_NAME;
        replica_status: Option<String> = "ReplicaStatus" REPLICA_STATUS;
        replica_arn: Option<String> = "ReplicaArn" STRING;
        replica_status_description: Option<String> = "ReplicaStatusDescription" REPLICA_STATUS_DESCRIPTION;
        replica_status_percent_progress: Option<String> = "ReplicaStatusPercentProgress" REPLICA_STATUS_PERCENT_PROGRESS;
        kms_master_key_id: Option<String> = "KMSMasterKeyId" KMS_MASTER_KEY_ID;
        provisioned_throughput_override: Option<ProvisionedThroughputOverride> = "ProvisionedThroughputOverride" PROVISIONED_THROUGHPUT_OVERRIDE;
        on_demand_throughput_override: Option<OnDemandThroughputOverride> = "OnDemandThroughputOverride" ON_DEMAND_THROUGHPUT_OVERRIDE;
        warm_throughput: Option<TableWarmThroughputDescription> = "WarmThroughput" TABLE_WARM_THROUGHPUT_DESCRIPTION;
        global_secondary_indexes: Option<Vec<ReplicaGlobalSecondaryIndexDescription>> = "GlobalSecondaryIndexes" REPLICA_GLOBAL_SECONDARY_INDEX_DESCRIPTION_LIST;
        replica_inaccessible_date_time: Option<Timestamp> = "ReplicaInaccessibleDateTime" DATE;
        replica_table_class_summary: Option<TableClassSummary> = "ReplicaTableClassSummary" TABLE_CLASS_SUMMARY;
        global_table_settings_replication_mode: Option<String> = "GlobalTableSettingsReplicationMode" GLOBAL_TABLE_SETTINGS_REPLICATION_MODE;
    }
    REPLICA_GLOBAL_SECONDARY_INDEX ReplicaGlobalSecondaryIndex {
        index_name: String = "IndexName" INDEX_NAME required;
        provisioned_throughput_override: Option<ProvisionedThroughputOverride> = "ProvisionedThroughputOverride" PROVISIONED_THROUGHPUT_OVERRIDE;
        on_demand_throughput_override: Option<OnDemandThroughputOverride> = "OnDemandThroughputOverride" ON_DEMAND_THROUGHPUT_OVERRIDE;
    }
    REPLICA_GLOBAL_SECONDARY_INDEX_DESCRIPTION ReplicaGlobalSecondaryIndexDescription {
        index_name: Option<String> = "IndexName" INDEX_NAME;
        provisioned_throughput_override: Option<ProvisionedThroughputOverride> = "ProvisionedThroughputOverride" PROVISIONED_THROUGHPUT_OVERRIDE;
        on_demand_throughput_override: Option<OnDemandThroughputOverride> = "OnDemandThroughputOverride" ON_DEMAND_THROUGHPUT_OVERRIDE;
        warm_throughput: Option<GlobalSecondaryIndexWarmThroughputDescription> = "WarmThroughput" GLOBAL_SECONDARY_INDEX_WARM_THROUGHPUT_DESCRIPTION;
    }
    REPLICATION_GROUP_UPDATE ReplicationGroupUpdate {
        create: Option<CreateReplicationGroupMemberAction> = "Create" CREATE_REPLICATION_GROUP_MEMBER_ACTION;
        update: Option<UpdateReplicationGroupMemberAction> = "Update" UPDATE_REPLICATION_GROUP_MEMBER_ACTION;
        delete: Option<DeleteReplicationGroupMemberAction> = "Delete" DELETE_REPLICATION_GROUP_MEMBER_ACTION;
        disassociate: Option<DisassociateReplicationGroupMemberAction> = "Disassociate" DISASSOCIATE_REPLICATION_GROUP_MEMBER_ACTION;
    }
    RESTORE_SUMMARY RestoreSummary {
        source_backup_arn: Option<String> = "SourceBackupArn" BACKUP_ARN;
        source_table_arn: Option<String> = "SourceTableArn" TABLE_ARN;
        restore_date_time: Timestamp = "RestoreDateTime" DATE required;
        restore_in_progress: bool = "RestoreInProgress" RESTORE_IN_PROGRESS required;
    }
    SSE_DESCRIPTION SSEDescription {
        status: Option<String> = "Status" SSE_STATUS;
        sse_type: Option<String> = "SSEType" SSE_TYPE;
        kms_master_key_arn: Option<String> = "KMSMasterKeyArn" KMS_MASTER_KEY_ARN;
        inaccessible_encryption_date_time: Option<Timestamp> = "InaccessibleEncryptionDateTime" DATE;
    }
    SSE_SPECIFICATION SSESpecification {
        enabled: Option<bool> = "Enabled" SSE_ENABLED;
        sse_type: Option<String> = "SSEType" SSE_TYPE;
        kms_master_key_id: Option<String> = "KMSMasterKeyId" KMS_MASTER_KEY_ID;
    }
    SCAN_INPUT ScanInput {
        table_name: String = "TableName" TABLE_ARN required;
        index_name: Option<String> = "IndexName" INDEX_NAME;
        attributes_to_get: Option<Vec<String>> = "AttributesToGet" ATTRIBUTE_NAME_LIST;
        limit: Option<i32> = "Limit" POSITIVE_INTEGER_OBJECT;
        select: Option<String> = "Select" SELECT;
        scan_filter: Option<BTreeMap<String, Condition>> = "ScanFilter" FILTER_CONDITION_MAP;
        conditional_operator: Option<String> = "ConditionalOperator" CONDITIONAL_OPERATOR;
        exclusive_start_key: Option<BTreeMap<String, AttributeValue>> = "ExclusiveStartKey" KEY;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        total_segments: Option<i32> = "TotalSegments" SCAN_TOTAL_SEGMENTS;
        segment: Option<i32> = "Segment" SCAN_SEGMENT;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        filter_expression: Option<String> = "FilterExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        consistent_read: Option<bool> = "ConsistentRead" CONSISTENT_READ;
    }
    SCAN_OUTPUT ScanOutput {
        items: Option<Vec<BTreeMap<String, AttributeValue>>> = "Items" ITEM_LIST;
        count: Option<i32> = "Count" INTEGER;
        scanned_count: Option<i32> = "ScannedCount" INTEGER;
        last_evaluated_key: Option<BTreeMap<String, AttributeValue>> = "LastEvaluatedKey" KEY;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
    }
    SEARCH_RESULT_ITEM SearchResultItem {
        item: Option<BTreeMap<String, AttributeValue>> = "Item" ATTRIBUTE_MAP;
        score: Option<f64> = "Score" SCORE_NUMBER;
    }
    SEARCH_SCHEMA_ELEMENT SearchSchemaElement {
        attribute_name: String = "AttributeName" ATTRIBUTE_NAME required;
        search_schema_element_type: String = "SearchSchemaElementType" SEARCH_SCHEMA_ELEMENT_TYPE required;
    }
    SEARCH_VECTORS_INPUT SearchVectorsInput {
        table_name: String = "TableName" TABLE_ARN required;
        index_name: String = "IndexName" INDEX_NAME required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        projection_expression: Option<String> = "ProjectionExpression" PROJECTION_EXPRESSION;
        search_vector: Vec<AttributeValue> = "SearchVector" SEARCH_VECTOR_LIST required;
        search_condition_expression: Option<String> = "SearchConditionExpression" STRING;
        top_k: i32 = "TopK" TOP_K_INTEGER required;
    }
    SEARCH_VECTORS_OUTPUT SearchVectorsOutput {
        consumed_capacity: Option<VectorCapacity> = "ConsumedCapacity" VECTOR_CAPACITY;
        search_results: Option<Vec<SearchResultItem>> = "SearchResults" SEARCH_RESULT_LIST;
    }
    START_BULK_PUT_ITEMS_INPUT StartBulkPutItemsInput {
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
        input_s3_configuration: InputS3Configuration = "InputS3Configuration" INPUT_S3_CONFIGURATION required;
        output_s3_configuration: OutputS3Configuration = "OutputS3Configuration" OUTPUT_S3_CONFIGURATION required;
        table_name: String = "TableName" TABLE_ARN required;
        max_write_request_units: Option<i64> = "MaxWriteRequestUnits" BULK_OPERATION_MAX_WRITE_REQUEST_UNITS;
        performance_tier: Option<String> = "PerformanceTier" BULK_OPERATION_PERFORMANCE_TIER;
    }
    START_BULK_PUT_ITEMS_OUTPUT StartBulkPutItemsOutput {
        bulk_operation_description: BulkOperationDescription = "BulkOperationDescription" BULK_OPERATION_DESCRIPTION required;
    }
    STREAM_SPECIFICATION StreamSpecification {
        stream_enabled: bool = "StreamEnabled" STREAM_ENABLED required;
        stream_view_type: Option<String> = "StreamViewType" STREAM_VIEW_TYPE;
    }
    TABLE_CLASS_SUMMARY TableClassSummary {
        table_class: Option<String> = "TableClass" TABLE_CLASS;
        last_update_date_time: Option<Timestamp> = "LastUpdateDateTime" DATE;
    }
    TABLE_DESCRIPTION TableDescription {
        attribute_definitions: Option<Vec<AttributeDefinition>> = "AttributeDefinitions" ATTRIBUTE_DEFINITIONS;
        table_name: Option<String> = "TableName" TABLE_NAME;
        key_schema: Option<Vec<KeySchemaElement>> = "KeySchema" KEY_SCHEMA;
        table_status: Option<String> = "TableStatus" TABLE_STATUS;
        creation_date_time: Option<Timestamp> = "CreationDateTime" DATE;
        provisioned_throughput: Option<ProvisionedThroughputDescription> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT_DESCRIPTION;
        table_size_bytes: Option<i64> = "TableSizeBytes" LONG_OBJECT;
        item_count: Option<i64> = "ItemCount" LONG_OBJECT;
        table_arn: Option<String> = "TableArn" STRING;
        table_id: Option<String> = "TableId" TABLE_ID;
        billing_mode_summary: Option<BillingModeSummary> = "BillingModeSummary" BILLING_MODE_SUMMARY;
        local_secondary_indexes: Option<Vec<LocalSecondaryIndexDescription>> = "LocalSecondaryIndexes" LOCAL_SECONDARY_INDEX_DESCRIPTION_LIST;
        global_secondary_indexes: Option<Vec<GlobalSecondaryIndexDescription>> = "GlobalSecondaryIndexes" GLOBAL_SECONDARY_INDEX_DESCRIPTION_LIST;
        stream_specification: Option<StreamSpecification> = "StreamSpecification" STREAM_SPECIFICATION;
        latest_stream_label: Option<String> = "LatestStreamLabel" STRING;
        latest_stream_arn: Option<String> = "LatestStreamArn" STREAM_ARN;
        global_table_version: Option<String> = "GlobalTableVersion" STRING;
        replicas: Option<Vec<ReplicaDescription>> = "Replicas" REPLICA_DESCRIPTION_LIST;
        global_table_witnesses: Option<Vec<GlobalTableWitnessDescription>> = "GlobalTableWitnesses" GLOBAL_TABLE_WITNESS_DESCRIPTION_LIST;
        global_table_settings_replication_mode: Option<String> = "GlobalTableSettingsReplicationMode" GLOBAL_TABLE_SETTINGS_REPLICATION_MODE;
        restore_summary: Option<RestoreSummary> = "RestoreSummary" RESTORE_SUMMARY;
        sse_description: Option<SSEDescription> = "SSEDescription" SSE_DESCRIPTION;
        archival_summary: Option<ArchivalSummary> = "ArchivalSummary" ARCHIVAL_SUMMARY;
        table_class_summary: Option<TableClassSummary> = "TableClassSummary" TABLE_CLASS_SUMMARY;
        deletion_protection_enabled: Option<bool> = "DeletionProtectionEnabled" DELETION_PROTECTION_ENABLED;
        disassociation_protection_enabled: Option<bool> = "DisassociationProtectionEnabled" DISASSOCIATION_PROTECTION_ENABLED;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<TableWarmThroughputDescription> = "WarmThroughput" TABLE_WARM_THROUGHPUT_DESCRIPTION;
        multi_region_consistency: Option<String> = "MultiRegionConsistency" MULTI_REGION_CONSISTENCY;
        vector_indexes: Option<Vec<VectorIndexDescription>> = "VectorIndexes" VECTOR_INDEX_DESCRIPTION_LIST;
    }
    TABLE_WARM_THROUGHPUT_DESCRIPTION TableWarmThroughputDescription {
        read_units_per_second: Option<i64> = "ReadUnitsPerSecond" POSITIVE_LONG_OBJECT;
        write_units_per_second: Option<i64> = "WriteUnitsPerSecond" POSITIVE_LONG_OBJECT;
        status: Option<String> = "Status" TABLE_STATUS;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY_STRING required;
        value: String = "Value" TAG_VALUE_STRING required;
    }
    TAG_RESOURCE_INPUT TagResourceInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    THROTTLING_REASON ThrottlingReason {
        reason: Option<String> = "reason" REASON;
        resource: Option<String> = "resource" RESOURCE;
    }
    TIME_TO_LIVE_DESCRIPTION TimeToLiveDescription {
        time_to_live_status: Option<String> = "TimeToLiveStatus" TIME_TO_LIVE_STATUS;
        attribute_name: Option<String> = "AttributeName" TIME_TO_LIVE_ATTRIBUTE_NAME;
    }
    TIME_TO_LIVE_SPECIFICATION TimeToLiveSpecification {
        enabled: bool = "Enabled" TIME_TO_LIVE_ENABLED required;
        attribute_name: String = "AttributeName" TIME_TO_LIVE_ATTRIBUTE_NAME required;
    }
    TRANSACT_GET_ITEM TransactGetItem {
        get: Get = "Get" GET required;
    }
    TRANSACT_GET_ITEMS_INPUT TransactGetItemsInput {
        transact_items: Vec<TransactGetItem> = "TransactItems" TRANSACT_GET_ITEM_LIST required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
    }
    TRANSACT_GET_ITEMS_OUTPUT TransactGetItemsOutput {
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
        responses: Option<Vec<ItemResponse>> = "Responses" ITEM_RESPONSE_LIST;
    }
    TRANSACT_WRITE_ITEM TransactWriteItem {
        condition_check: Option<ConditionCheck> = "ConditionCheck" CONDITION_CHECK;
        put: Option<Put> = "Put" PUT;
        delete: Option<Delete> = "Delete" DELETE;
        update: Option<Update> = "Update" UPDATE;
    }
    TRANSACT_WRITE_ITEMS_INPUT TransactWriteItemsInput {
        transact_items: Vec<TransactWriteItem> = "TransactItems" TRANSACT_WRITE_ITEM_LIST required;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        return_item_collection_metrics: Option<String> = "ReturnItemCollectionMetrics" RETURN_ITEM_COLLECTION_METRICS;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN idempotency_token;
    }
    TRANSACT_WRITE_ITEMS_OUTPUT TransactWriteItemsOutput {
        consumed_capacity: Option<Vec<ConsumedCapacity>> = "ConsumedCapacity" CONSUMED_CAPACITY_MULTIPLE;
        item_collection_metrics: Option<BTreeMap<String, Vec<ItemCollectionMetrics>>> = "ItemCollectionMetrics" ITEM_COLLECTION_METRICS_PER_TABLE;
    }
    UNTAG_RESOURCE_INPUT UntagResourceInput {
        resource_arn: String = "ResourceArn" RESOURCE_ARN_STRING required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
    UPDATE Update {
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        update_expression: String = "UpdateExpression" UPDATE_EXPRESSION required;
        table_name: String = "TableName" TABLE_ARN required;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    UPDATE_CONTINUOUS_BACKUPS_INPUT UpdateContinuousBackupsInput {
        table_name: String = "TableName" TABLE_ARN required;
        point_in_time_recovery_specification: PointInTimeRecoverySpecification = "PointInTimeRecoverySpecification" POINT_IN_TIME_RECOVERY_SPECIFICATION required;
    }
    UPDATE_CONTINUOUS_BACKUPS_OUTPUT UpdateContinuousBackupsOutput {
        continuous_backups_description: Option<ContinuousBackupsDescription> = "ContinuousBackupsDescription" CONTINUOUS_BACKUPS_DESCRIPTION;
    }
    UPDATE_GLOBAL_SECONDARY_INDEX_ACTION UpdateGlobalSecondaryIndexAction {
        index_name: String = "IndexName" INDEX_NAME required;
        provisioned_throughput: Option<ProvisionedThroughput> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<WarmThroughput> = "WarmThroughput" WARM_THROUGHPUT;
    }
    UPDATE_ITEM_INPUT UpdateItemInput {
        table_name: String = "TableName" TABLE_ARN required;
        key: BTreeMap<String, AttributeValue> = "Key" KEY required;
        attribute_updates: Option<BTreeMap<String, AttributeValueUpdate>> = "AttributeUpdates" ATTRIBUTE_UPDATES;
        expected: Option<BTreeMap<String, ExpectedAttributeValue>> = "Expected" EXPECTED_ATTRIBUTE_MAP;
        conditional_operator: Option<String> = "ConditionalOperator" CONDITIONAL_OPERATOR;
        return_values: Option<String> = "ReturnValues" RETURN_VALUE;
        return_consumed_capacity: Option<String> = "ReturnConsumedCapacity" RETURN_CONSUMED_CAPACITY;
        return_item_collection_metrics: Option<String> = "ReturnItemCollectionMetrics" RETURN_ITEM_COLLECTION_METRICS;
        update_expression: Option<String> = "UpdateExpression" UPDATE_EXPRESSION;
        condition_expression: Option<String> = "ConditionExpression" CONDITION_EXPRESSION;
        expression_attribute_names: Option<BTreeMap<String, String>> = "ExpressionAttributeNames" EXPRESSION_ATTRIBUTE_NAME_MAP;
        expression_attribute_values: Option<BTreeMap<String, AttributeValue>> = "ExpressionAttributeValues" EXPRESSION_ATTRIBUTE_VALUE_MAP;
        return_values_on_condition_check_failure: Option<String> = "ReturnValuesOnConditionCheckFailure" RETURN_VALUES_ON_CONDITION_CHECK_FAILURE;
    }
    UPDATE_ITEM_OUTPUT UpdateItemOutput {
        attributes: Option<BTreeMap<String, AttributeValue>> = "Attributes" ATTRIBUTE_MAP;
        consumed_capacity: Option<ConsumedCapacity> = "ConsumedCapacity" CONSUMED_CAPACITY;
        item_collection_metrics: Option<ItemCollectionMetrics> = "ItemCollectionMetrics" ITEM_COLLECTION_METRICS;
    }
    UPDATE_REPLICATION_GROUP_MEMBER_ACTION UpdateReplicationGroupMemberAction {
        region_name: String = "RegionName" REGION_NAME required;
        kms_master_key_id: Option<String> = "KMSMasterKeyId" KMS_MASTER_KEY_ID;
        provisioned_throughput_override: Option<ProvisionedThroughputOverride> = "ProvisionedThroughputOverride" PROVISIONED_THROUGHPUT_OVERRIDE;
        on_demand_throughput_override: Option<OnDemandThroughputOverride> = "OnDemandThroughputOverride" ON_DEMAND_THROUGHPUT_OVERRIDE;
        global_secondary_indexes: Option<Vec<ReplicaGlobalSecondaryIndex>> = "GlobalSecondaryIndexes" REPLICA_GLOBAL_SECONDARY_INDEX_LIST;
        table_class_override: Option<String> = "TableClassOverride" TABLE_CLASS;
    }
    UPDATE_TABLE_INPUT UpdateTableInput {
        attribute_definitions: Option<Vec<AttributeDefinition>> = "AttributeDefinitions" ATTRIBUTE_DEFINITIONS;
        table_name: String = "TableName" TABLE_ARN required;
        billing_mode: Option<String> = "BillingMode" BILLING_MODE;
        provisioned_throughput: Option<ProvisionedThroughput> = "ProvisionedThroughput" PROVISIONED_THROUGHPUT;
        global_secondary_index_updates: Option<Vec<GlobalSecondaryIndexUpdate>> = "GlobalSecondaryIndexUpdates" GLOBAL_SECONDARY_INDEX_UPDATE_LIST;
        stream_specification: Option<StreamSpecification> = "StreamSpecification" STREAM_SPECIFICATION;
        sse_specification: Option<SSESpecification> = "SSESpecification" SSE_SPECIFICATION;
        replica_updates: Option<Vec<ReplicationGroupUpdate>> = "ReplicaUpdates" REPLICATION_GROUP_UPDATE_LIST;
        table_class: Option<String> = "TableClass" TABLE_CLASS;
        deletion_protection_enabled: Option<bool> = "DeletionProtectionEnabled" DELETION_PROTECTION_ENABLED;
        multi_region_consistency: Option<String> = "MultiRegionConsistency" MULTI_REGION_CONSISTENCY;
        global_table_witness_updates: Option<Vec<GlobalTableWitnessGroupUpdate>> = "GlobalTableWitnessUpdates" GLOBAL_TABLE_WITNESS_GROUP_UPDATE_LIST;
        on_demand_throughput: Option<OnDemandThroughput> = "OnDemandThroughput" ON_DEMAND_THROUGHPUT;
        warm_throughput: Option<WarmThroughput> = "WarmThroughput" WARM_THROUGHPUT;
        global_table_settings_replication_mode: Option<String> = "GlobalTableSettingsReplicationMode" GLOBAL_TABLE_SETTINGS_REPLICATION_MODE;
        disassociation_protection_enabled: Option<bool> = "DisassociationProtectionEnabled" DISASSOCIATION_PROTECTION_ENABLED;
        vector_index_updates: Option<Vec<VectorIndexUpdate>> = "VectorIndexUpdates" VECTOR_INDEX_UPDATE_LIST;
    }
    UPDATE_TABLE_OUTPUT UpdateTableOutput {
        table_description: Option<TableDescription> = "TableDescription" TABLE_DESCRIPTION;
    }
    UPDATE_TIME_TO_LIVE_INPUT UpdateTimeToLiveInput {
        table_name: String = "TableName" TABLE_ARN required;
        time_to_live_specification: TimeToLiveSpecification = "TimeToLiveSpecification" TIME_TO_LIVE_SPECIFICATION required;
    }
    UPDATE_TIME_TO_LIVE_OUTPUT UpdateTimeToLiveOutput {
        time_to_live_specification: Option<TimeToLiveSpecification> = "TimeToLiveSpecification" TIME_TO_LIVE_SPECIFICATION;
    }
    VECTOR_ATTRIBUTE_DEFINITION VectorAttributeDefinition {
        attribute_name: String = "AttributeName" VECTOR_ATTRIBUTE_NAME required;
    }
    VECTOR_CAPACITY VectorCapacity {
        vector_search_request_bytes: Option<f64> = "VectorSearchRequestBytes" CONSUMED_CAPACITY_UNITS;
        vector_write_request_bytes: Option<f64> = "VectorWriteRequestBytes" CONSUMED_CAPACITY_UNITS;
    }
    VECTOR_INDEX VectorIndex {
        index_name: String = "IndexName" INDEX_NAME required;
        vector_attribute: VectorAttributeDefinition = "VectorAttribute" VECTOR_ATTRIBUTE_DEFINITION required;
        search_schema: Option<Vec<SearchSchemaElement>> = "SearchSchema" SEARCH_SCHEMA;
        projection: Projection = "Projection" PROJECTION required;
        dimensions: i64 = "Dimensions" POSITIVE_LONG_OBJECT required;
        distance_function: String = "DistanceFunction" VECTOR_DISTANCE_FUNCTION required;
    }
    VECTOR_INDEX_DESCRIPTION VectorIndexDescription {
        index_name: Option<String> = "IndexName" INDEX_NAME;
        search_schema: Option<Vec<SearchSchemaElement>> = "SearchSchema" SEARCH_SCHEMA;
        projection: Option<Projection> = "Projection" PROJECTION;
        vector_attribute: Option<VectorAttributeDefinition> = "VectorAttribute" VECTOR_ATTRIBUTE_DEFINITION;
        dimensions: Option<i64> = "Dimensions" POSITIVE_LONG_OBJECT;
        distance_function: Option<String> = "DistanceFunction" VECTOR_DISTANCE_FUNCTION;
        index_status: Option<String> = "IndexStatus" INDEX_STATUS;
        backfilling: Option<bool> = "Backfilling" BACKFILLING;
        index_size_bytes: Option<i64> = "IndexSizeBytes" LONG_OBJECT;
        item_count: Option<i64> = "ItemCount" LONG_OBJECT;
        index_arn: Option<String> = "IndexArn" STRING;
    }
    VECTOR_INDEX_UPDATE VectorIndexUpdate {
        create: Option<CreateVectorIndexAction> = "Create" CREATE_VECTOR_INDEX_ACTION;
        delete: Option<DeleteVectorIndexAction> = "Delete" DELETE_VECTOR_INDEX_ACTION;
    }
    WARM_THROUGHPUT WarmThroughput {
        read_units_per_second: Option<i64> = "ReadUnitsPerSecond" LONG_OBJECT;
        write_units_per_second: Option<i64> = "WriteUnitsPerSecond" LONG_OBJECT;
    }
    WRITE_REQUEST WriteRequest {
        put_request: Option<PutRequest> = "PutRequest" PUT_REQUEST;
        delete_request: Option<DeleteRequest> = "DeleteRequest" DELETE_REQUEST;
    }
}
