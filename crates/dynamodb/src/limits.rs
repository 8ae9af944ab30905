//! Every bound of DynamoDB. Where nothing else is said, the number is AWS's.

use std::time::Duration;

/// An item, names included, in bytes.
pub(crate) const ITEM_BYTES_MAX: usize = 400 * 1024;
/// Levels of lists and maps in each other, and steps of a path.
pub(crate) const DEPTH_MAX: usize = 32;
/// A partition key, in bytes.
pub(crate) const HASH_KEY_BYTES_MAX: usize = 2048;
/// A sort key, in bytes.
pub(crate) const RANGE_KEY_BYTES_MAX: usize = 1024;
/// An expression, in bytes.
pub(crate) const EXPRESSION_BYTES_MAX: usize = 4096;
/// Parentheses, negations and functions in each other. AWS counts operators instead: 300.
pub(crate) const EXPRESSION_DEPTH_MAX: usize = 64;
/// Operands of one `IN`.
pub(crate) const IN_OPERANDS_MAX: usize = 100;
/// Positions in lists that an expression may name. AWS's bound is the size of items.
pub(crate) const LIST_INDEX_MAX: usize = 1_000_000;
/// What one page of a query or scan reads, in bytes.
pub(crate) const PAGE_BYTES_MAX: usize = 1 << 20;
/// Items that one `BatchGetItem` asks for.
pub(crate) const BATCH_GETS_MAX: usize = 100;
/// What one `BatchGetItem` or `TransactGetItems` answers, in bytes.
pub(crate) const BATCH_BYTES_MAX: usize = 16 << 20;
/// Writes of one `BatchWriteItem`.
pub(crate) const BATCH_WRITES_MAX: usize = 25;
/// Items of a transaction together, in bytes.
pub(crate) const TRANSACTION_BYTES_MAX: usize = 4 << 20;
/// For how long a transaction's token makes a repetition harmless.
pub(crate) const TOKEN_MS: i64 = 10 * 60 * 1000;
/// Global secondary indexes of a table.
pub(crate) const GLOBAL_INDEXES_MAX: usize = 20;
/// Local secondary indexes of a table.
pub(crate) const LOCAL_INDEXES_MAX: usize = 5;
/// Tags of a table.
pub(crate) const TAGS_MAX: usize = 50;
/// Tables of one page of `ListTables`.
pub(crate) const TABLES_PAGE: i32 = 100;
/// A request's body, in bytes.
pub(crate) const REQUEST_BYTES_MAX: u64 = 16 << 20;
/// How often expired items are removed.
pub(crate) const EXPIRE_EVERY: Duration = Duration::from_secs(60);
/// Records that are read, written or removed together. Ours.
pub(crate) const RECORDS_PER_STEP: usize = 256;
/// Locks that the items of a table share. Ours.
pub(crate) const LOCKS_PER_TABLE: usize = 64;
