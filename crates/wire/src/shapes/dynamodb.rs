//! The service `dynamodb` and its operations.

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
    endpoint "dynamodb" signing "dynamodb" version "2012-08-10"
    protocol Json10 target "DynamoDB_20120810" invalid "ValidationException"
    BATCH_EXECUTE_STATEMENT BatchExecuteStatement POST "/" 200 BATCH_EXECUTE_STATEMENT_INPUT BatchExecuteStatementInput => BATCH_EXECUTE_STATEMENT_OUTPUT BatchExecuteStatementOutput;
    BATCH_GET_ITEM BatchGetItem POST "/" 200 BATCH_GET_ITEM_INPUT BatchGetItemInput => BATCH_GET_ITEM_OUTPUT BatchGetItemOutput;
    BATCH_WRITE_ITEM BatchWriteItem POST "/" 200 BATCH_WRITE_ITEM_INPUT BatchWriteItemInput => BATCH_WRITE_ITEM_OUTPUT BatchWriteItemOutput;
    CANCEL_BULK_OPERATION CancelBulkOperation POST "/" 200 CANCEL_BULK_OPERATION_INPUT CancelBulkOperationInput => CANCEL_BULK_OPERATION_OUTPUT CancelBulkOperationOutput;
    CREATE_TABLE CreateTable POST "/" 200 CREATE_TABLE_INPUT CreateTableInput => CREATE_TABLE_OUTPUT CreateTableOutput;
    DELETE_ITEM DeleteItem POST "/" 200 DELETE_ITEM_INPUT DeleteItemInput => DELETE_ITEM_OUTPUT DeleteItemOutput;
    DELETE_RESOURCE_POLICY DeleteResourcePolicy POST "/" 200 DELETE_RESOURCE_POLICY_INPUT DeleteResourcePolicyInput => DELETE_RESOURCE_POLICY_OUTPUT DeleteResourcePolicyOutput;
    DELETE_TABLE DeleteTable POST "/" 200 DELETE_TABLE_INPUT DeleteTableInput => DELETE_TABLE_OUTPUT DeleteTableOutput;
    DESCRIBE_BULK_OPERATION DescribeBulkOperation POST "/" 200 DESCRIBE_BULK_OPERATION_INPUT DescribeBulkOperationInput => DESCRIBE_BULK_OPERATION_OUTPUT DescribeBulkOperationOutput;
    DESCRIBE_CONTINUOUS_BACKUPS DescribeContinuousBackups POST "/" 200 DESCRIBE_CONTINUOUS_BACKUPS_INPUT DescribeContinuousBackupsInput => DESCRIBE_CONTINUOUS_BACKUPS_OUTPUT DescribeContinuousBackupsOutput;
    DESCRIBE_ENDPOINTS DescribeEndpoints POST "/" 200 DESCRIBE_ENDPOINTS_REQUEST DescribeEndpointsRequest => DESCRIBE_ENDPOINTS_RESPONSE DescribeEndpointsResponse;
    DESCRIBE_LIMITS DescribeLimits POST "/" 200 DESCRIBE_LIMITS_INPUT DescribeLimitsInput => DESCRIBE_LIMITS_OUTPUT DescribeLimitsOutput;
    DESCRIBE_TABLE DescribeTable POST "/" 200 DESCRIBE_TABLE_INPUT DescribeTableInput => DESCRIBE_TABLE_OUTPUT DescribeTableOutput;
    DESCRIBE_TIME_TO_LIVE DescribeTimeToLive POST "/" 200 DESCRIBE_TIME_TO_LIVE_INPUT DescribeTimeToLiveInput => DESCRIBE_TIME_TO_LIVE_OUTPUT DescribeTimeToLiveOutput;
    EXECUTE_STATEMENT ExecuteStatement POST "/" 200 EXECUTE_STATEMENT_INPUT ExecuteStatementInput => EXECUTE_STATEMENT_OUTPUT ExecuteStatementOutput;
    EXECUTE_TRANSACTION ExecuteTransaction POST "/" 200 EXECUTE_TRANSACTION_INPUT ExecuteTransactionInput => EXECUTE_TRANSACTION_OUTPUT ExecuteTransactionOutput;
    GET_ITEM GetItem POST "/" 200 GET_ITEM_INPUT GetItemInput => GET_ITEM_OUTPUT GetItemOutput;
    GET_RESOURCE_POLICY GetResourcePolicy POST "/" 200 GET_RESOURCE_POLICY_INPUT GetResourcePolicyInput => GET_RESOURCE_POLICY_OUTPUT GetResourcePolicyOutput;
    LIST_BULK_OPERATIONS ListBulkOperations POST "/" 200 LIST_BULK_OPERATIONS_INPUT ListBulkOperationsInput => LIST_BULK_OPERATIONS_OUTPUT ListBulkOperationsOutput;
    LIST_TABLES ListTables POST "/" 200 LIST_TABLES_INPUT ListTablesInput => LIST_TABLES_OUTPUT ListTablesOutput;
    LIST_TAGS_OF_RESOURCE ListTagsOfResource POST "/" 200 LIST_TAGS_OF_RESOURCE_INPUT ListTagsOfResourceInput => LIST_TAGS_OF_RESOURCE_OUTPUT ListTagsOfResourceOutput;
    PUT_ITEM PutItem POST "/" 200 PUT_ITEM_INPUT PutItemInput => PUT_ITEM_OUTPUT PutItemOutput;
    PUT_RESOURCE_POLICY PutResourcePolicy POST "/" 200 PUT_RESOURCE_POLICY_INPUT PutResourcePolicyInput => PUT_RESOURCE_POLICY_OUTPUT PutResourcePolicyOutput;
    QUERY Query POST "/" 200 QUERY_INPUT QueryInput => QUERY_OUTPUT QueryOutput;
    SCAN Scan POST "/" 200 SCAN_INPUT ScanInput => SCAN_OUTPUT ScanOutput;
    SEARCH_VECTORS SearchVectors POST "/" 200 SEARCH_VECTORS_INPUT SearchVectorsInput => SEARCH_VECTORS_OUTPUT SearchVectorsOutput;
    START_BULK_PUT_ITEMS StartBulkPutItems POST "/" 200 START_BULK_PUT_ITEMS_INPUT StartBulkPutItemsInput => START_BULK_PUT_ITEMS_OUTPUT StartBulkPutItemsOutput;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_INPUT TagResourceInput => NOTHING ();
    TRANSACT_GET_ITEMS TransactGetItems POST "/" 200 TRANSACT_GET_ITEMS_INPUT TransactGetItemsInput => TRANSACT_GET_ITEMS_OUTPUT TransactGetItemsOutput;
    TRANSACT_WRITE_ITEMS TransactWriteItems POST "/" 200 TRANSACT_WRITE_ITEMS_INPUT TransactWriteItemsInput => TRANSACT_WRITE_ITEMS_OUTPUT TransactWriteItemsOutput;
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_INPUT UntagResourceInput => NOTHING ();
    UPDATE_CONTINUOUS_BACKUPS UpdateContinuousBackups POST "/" 200 UPDATE_CONTINUOUS_BACKUPS_INPUT UpdateContinuousBackupsInput => UPDATE_CONTINUOUS_BACKUPS_OUTPUT UpdateContinuousBackupsOutput;
    UPDATE_ITEM UpdateItem POST "/" 200 UPDATE_ITEM_INPUT UpdateItemInput => UPDATE_ITEM_OUTPUT UpdateItemOutput;
    UPDATE_TABLE UpdateTable POST "/" 200 UPDATE_TABLE_INPUT UpdateTableInput => UPDATE_TABLE_OUTPUT UpdateTableOutput;
    UPDATE_TIME_TO_LIVE UpdateTimeToLive POST "/" 200 UPDATE_TIME_TO_LIVE_INPUT UpdateTimeToLiveInput => UPDATE_TIME_TO_LIVE_OUTPUT UpdateTimeToLiveOutput;
}
