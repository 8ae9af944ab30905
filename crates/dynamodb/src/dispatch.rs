//! From a request to the method that answers it.

use frazil_wire::shapes::dynamodb as shapes;
use frazil_wire::{Fault, OperationTable};

use crate::faults::{failed, not_supported};
use crate::{DynamoDb, limits};

frazil_wire::service! {
    DynamoDb of shapes, on |it| it.0.runtime, else failed, at most limits::REQUEST_BYTES_MAX
}

frazil_wire::operations! {
    DynamoDb of shapes, else not_here;
    BatchGetItem batch_get_item,
    BatchWriteItem batch_write_item,
    CreateTable create_table,
    DeleteItem delete_item,
    DeleteResourcePolicy delete_resource_policy,
    DeleteTable delete_table,
    DescribeContinuousBackups describe_continuous_backups,
    DescribeEndpoints describe_endpoints,
    DescribeLimits describe_limits,
    DescribeTable describe_table,
    DescribeTimeToLive describe_time_to_live,
    GetItem get_item,
    GetResourcePolicy get_resource_policy,
    ListTables list_tables,
    ListTagsOfResource list_tags_of_resource,
    PutItem put_item,
    PutResourcePolicy put_resource_policy,
    Query query,
    Scan scan,
    TagResource tag_resource,
    TransactGetItems transact_get_items,
    TransactWriteItems transact_write_items,
    UntagResource untag_resource,
    UpdateContinuousBackups update_continuous_backups,
    UpdateItem update_item,
    UpdateTable update_table,
    UpdateTimeToLive update_time_to_live,
}

fn not_here(operation: &OperationTable) -> Fault {
    not_supported(operation.name)
}
