//! The life of tables, their tags, and expiry.

use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::{empty_world, invalid, world};

#[tokio::test]
async fn a_table_is_described_as_it_was_made() {
    let world = world().await;
    let made = world.ok("DescribeTable", json!({"TableName": "tbl"})).await["Table"].take();
    assert_eq!(made["TableStatus"], "ACTIVE");
    assert_eq!(
        made["TableArn"],
        "arn:aws:dynamodb:us-east-1:000000000000:table/tbl"
    );
    assert_eq!(made["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST");
    assert_eq!(made["ItemCount"], 0);
    world.put("a", 1, json!({"x": {"S": "yz"}})).await;
    let world = world.restarted().await;
    let arn = json!({"TableName": made["TableArn"]});
    let again = world.ok("DescribeTable", arn).await["Table"].take();
    assert_eq!(again["TableId"], made["TableId"]);
    assert_eq!(again["ItemCount"], 1);
    assert_eq!(again["TableSizeBytes"], 2 + 1 + 2 + 2 + 1 + 2);
    let tables = world.ok("ListTables", json!({})).await;
    assert_eq!(tables, json!({"TableNames": ["tbl"]}));
}

#[tokio::test]
async fn another_table_of_the_same_name_is_empty() {
    let world = world().await;
    world.put("a", 1, json!({})).await;
    let gone = world.ok("DeleteTable", json!({"TableName": "tbl"})).await;
    assert_eq!(gone["TableDescription"]["TableStatus"], "DELETING");
    let missing = world
        .fault("DescribeTable", json!({"TableName": "tbl"}))
        .await;
    let words = (
        "ResourceNotFoundException",
        "Requested resource not found: Table: tbl not found",
    );
    assert_eq!((missing.0.as_str(), missing.1.as_str()), words);
    world
        .create(json!({
            "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 2},
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        }))
        .await;
    assert_eq!(
        world.ok("Scan", json!({"TableName": "tbl"})).await["Count"],
        0
    );
}

#[tokio::test]
async fn wrong_tables_are_refused_in_aws_words() {
    let world = world().await;
    let table = |change: Json| {
        let mut table = json!({
            "TableName": "other", "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        });
        for (name, value) in change.as_object().expect("an object") {
            table[name] = value.clone();
        }
        table
    };
    let in_use = world
        .fault("CreateTable", table(json!({"TableName": "tbl"})))
        .await;
    let words = ("ResourceInUseException", "Table already exists: tbl");
    assert_eq!((in_use.0.as_str(), in_use.1.as_str()), words);
    for (change, message) in [
        (
            json!({"BillingMode": "PROVISIONED"}),
            "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
        ),
        (
            json!({"KeySchema": [{"AttributeName": "nope", "KeyType": "HASH"}]}),
            "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [nope], AttributeDefinitions: [id]",
        ),
        (
            json!({"StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"}}),
            "A stream of a table is not supported by this server",
        ),
    ] {
        assert_eq!(
            world.fault("CreateTable", table(change)).await,
            invalid(message)
        );
    }
    let partiql = json!({"Statement": "SELECT * FROM tbl"});
    let message = "ExecuteStatement is not supported by this server";
    assert_eq!(
        world.fault("ExecuteStatement", partiql).await,
        invalid(message)
    );
}

#[tokio::test]
async fn what_has_expired_goes_and_what_was_prolonged_stays() {
    let world = world().await;
    world
        .put("before", 1, json!({"ttl": {"N": "1700000010"}}))
        .await;
    let switch = json!({"TableName": "tbl",
        "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "ttl"}});
    world.ok("UpdateTimeToLive", switch.clone()).await;
    assert_eq!(
        world.fault("UpdateTimeToLive", switch).await,
        invalid("TimeToLive is already enabled")
    );
    world
        .put("after", 1, json!({"ttl": {"N": "1700000010"}}))
        .await;
    world
        .put("longer", 1, json!({"ttl": {"N": "1700000010"}}))
        .await;
    world
        .put("longer", 1, json!({"ttl": {"N": "1800000000"}}))
        .await;
    world
        .put("text", 1, json!({"ttl": {"S": "1700000010"}}))
        .await;
    let described = world
        .ok("DescribeTimeToLive", json!({"TableName": "tbl"}))
        .await;
    let wanted = json!({"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"});
    assert_eq!(described["TimeToLiveDescription"], wanted);
    world.pass(60_000);
    // The sweep of a server that starts.
    let world = world.restarted().await;
    let deadline = tokio::time::Instant::now() + Duration::from_secs(30);
    loop {
        let left = world.ok("Scan", json!({"TableName": "tbl"})).await;
        if left["Count"] == 2 {
            break;
        }
        assert!(tokio::time::Instant::now() < deadline, "{left}");
        tokio::task::yield_now().await;
    }
    assert_ne!(world.get("longer", 1).await, Json::Null);
    assert_ne!(world.get("text", 1).await, Json::Null);
}

#[tokio::test]
async fn tags_policies_and_protection_are_kept() {
    let world = empty_world().await;
    world
        .create(json!({
            "BillingMode": "PAY_PER_REQUEST", "DeletionProtectionEnabled": true,
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
            "Tags": [{"Key": "a", "Value": "1"}],
        }))
        .await;
    let arn = "arn:aws:dynamodb:us-east-1:000000000000:table/tbl";
    let tag = json!({"ResourceArn": arn, "Tags": [{"Key": "b", "Value": "2"}]});
    world.ok("TagResource", tag).await;
    let untag = json!({"ResourceArn": arn, "TagKeys": ["a"]});
    world.ok("UntagResource", untag).await;
    let policy = json!({"ResourceArn": arn, "Policy": "{\"Version\":\"2012-10-17\"}"});
    world.ok("PutResourcePolicy", policy).await;
    let world = world.restarted().await;
    let tags = world
        .ok("ListTagsOfResource", json!({"ResourceArn": arn}))
        .await;
    assert_eq!(tags["Tags"], json!([{"Key": "b", "Value": "2"}]));
    let policy = world
        .ok("GetResourcePolicy", json!({"ResourceArn": arn}))
        .await;
    assert_eq!(policy["Policy"], "{\"Version\":\"2012-10-17\"}");
    let protected = "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.";
    let delete = json!({"TableName": "tbl"});
    assert_eq!(
        world.fault("DeleteTable", delete.clone()).await,
        invalid(protected)
    );
    let change = json!({"TableName": "tbl", "DeletionProtectionEnabled": false});
    world.ok("UpdateTable", change).await;
    world.ok("DeleteTable", delete).await;
}
