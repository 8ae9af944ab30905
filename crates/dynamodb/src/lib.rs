//! DynamoDB: tables of items over the store.
