//! Batches and transactions.

use serde_json::{Value as Json, json};

use crate::{key, world};

fn put(id: &str, condition: Option<&str>) -> Json {
    let mut item = key(id, 1);
    item["v"] = json!({"S": "new"});
    let mut put = json!({"TableName": "tbl", "Item": item});
    if let Some(condition) = condition {
        put["ConditionExpression"] = json!(condition);
        put["ReturnValuesOnConditionCheckFailure"] = json!("ALL_OLD");
    }
    json!({"Put": put})
}

#[tokio::test]
async fn a_transaction_is_done_whole_or_not_at_all() {
    let world = world().await;
    world.put("b", 1, json!({"v": {"S": "old"}})).await;
    let failing =
        json!({"TransactItems": [put("a", None), put("b", Some("attribute_not_exists(id)"))]});
    let (status, fault) = world.call("TransactWriteItems", failing).await;
    assert_eq!(status, 400);
    assert_eq!(
        fault["Message"],
        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]"
    );
    assert_eq!(
        fault["CancellationReasons"][1]["Item"]["v"],
        json!({"S": "old"})
    );
    assert_eq!(world.get("a", 1).await, Json::Null);
    let done = json!({"TransactItems": [
        put("a", Some("attribute_not_exists(id)")),
        {"Update": {"TableName": "tbl", "Key": key("b", 1), "UpdateExpression": "SET v = :v",
            "ExpressionAttributeValues": {":v": {"S": "newer"}}}},
        {"ConditionCheck": {"TableName": "tbl", "Key": key("c", 1),
            "ConditionExpression": "attribute_not_exists(id)"}},
    ]});
    world.ok("TransactWriteItems", done).await;
    let world = world.restarted().await;
    let get = |id: &str| json!({"Get": {"TableName": "tbl", "Key": key(id, 1)}});
    let got = json!({"TransactItems": [get("a"), get("b"), get("c")]});
    let got = world.ok("TransactGetItems", got).await;
    assert_eq!(got["Responses"][0]["Item"]["v"], json!({"S": "new"}));
    assert_eq!(got["Responses"][1]["Item"]["v"], json!({"S": "newer"}));
    assert_eq!(got["Responses"][2], json!({}));
}

#[tokio::test]
async fn a_token_makes_repetition_harmless() {
    let world = world().await;
    let add = |amount: &str| {
        json!({"ClientRequestToken": "t1", "TransactItems": [{"Update": {
            "TableName": "tbl", "Key": key("a", 1), "UpdateExpression": "ADD n :n",
            "ExpressionAttributeValues": {":n": {"N": amount}},
        }}]})
    };
    world.ok("TransactWriteItems", add("1")).await;
    let world = world.restarted().await;
    world.ok("TransactWriteItems", add("1")).await;
    assert_eq!(world.get("a", 1).await["n"], json!({"N": "1"}));
    let other = world.fault("TransactWriteItems", add("2")).await;
    assert_eq!(other.0, "IdempotentParameterMismatchException");
    world.pass(11 * 60 * 1000);
    world.ok("TransactWriteItems", add("2")).await;
    assert_eq!(world.get("a", 1).await["n"], json!({"N": "3"}));
}

#[tokio::test]
async fn batches_write_and_read_many_items() {
    let world = world().await;
    let puts: Vec<Json> = (0..25)
        .map(|at| json!({"PutRequest": {"Item": key("a", at)}}))
        .collect();
    let mut too_many = puts.clone();
    too_many.push(json!({"DeleteRequest": {"Key": key("b", 1)}}));
    let refused = json!({"RequestItems": {"tbl": too_many}});
    let refused = world.fault("BatchWriteItem", refused).await;
    assert_eq!(refused.0, "ValidationException");
    let written = world
        .ok("BatchWriteItem", json!({"RequestItems": {"tbl": puts}}))
        .await;
    assert_eq!(written, json!({"UnprocessedItems": {}}));
    let keys: Vec<Json> = [3, 7, 99].map(|at| key("a", at)).to_vec();
    let get = json!({"RequestItems": {"tbl": {"Keys": keys}}, "ReturnConsumedCapacity": "TOTAL"});
    let got = world.ok("BatchGetItem", get).await;
    assert_eq!(got["Responses"]["tbl"], json!([key("a", 3), key("a", 7)]));
    assert_eq!(got["ConsumedCapacity"][0]["CapacityUnits"], 1.5);
    let twice = json!({"RequestItems": {"tbl": [
        {"PutRequest": {"Item": key("a", 1)}}, {"DeleteRequest": {"Key": key("a", 1)}},
    ]}});
    let twice = world.fault("BatchWriteItem", twice).await;
    assert_eq!(twice.1, "Provided list of item keys contains duplicates");
}
