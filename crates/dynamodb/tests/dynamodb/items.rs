//! Single items.

use serde_json::{Value as Json, json};

use crate::{invalid, key, world};

#[tokio::test]
async fn an_item_is_what_was_put_also_after_a_restart() {
    let world = world().await;
    let rest = json!({
        "s": {"S": ""}, "n": {"N": "1.50"}, "b": {"B": "AAE="}, "bool": {"BOOL": false},
        "null": {"NULL": true}, "ss": {"SS": ["b", "a"]}, "ns": {"NS": ["2", "1"]},
        "m": {"M": {"l": {"L": [{"S": "x"}, {"M": {}}]}}},
    });
    world.put("a", 1, rest).await;
    let world = world.restarted().await;
    let item = world.get("a", 1).await;
    assert_eq!(item["n"], json!({"N": "1.5"}));
    assert_eq!(item["b"], json!({"B": "AAE="}));
    assert_eq!(item["ss"], json!({"SS": ["a", "b"]}));
    assert_eq!(item["m"]["M"]["l"]["L"][0], json!({"S": "x"}));
    assert_eq!(item["null"], json!({"NULL": true}));
    assert_eq!(world.get("a", 2).await, Json::Null);
    let projected = world
        .ok(
            "GetItem",
            json!({"TableName": "tbl", "Key": key("a", 1), "ProjectionExpression": "n, m.l[0]"}),
        )
        .await;
    let wanted = json!({"n": {"N": "1.5"}, "m": {"M": {"l": {"L": [{"S": "x"}]}}}});
    assert_eq!(projected["Item"], wanted);
}

#[tokio::test]
async fn conditions_decide_about_writes() {
    let world = world().await;
    let put = |condition: &str| {
        json!({
            "TableName": "tbl", "Item": {"id": {"S": "a"}, "at": {"N": "1"}, "v": {"N": "2"}},
            "ConditionExpression": condition, "ReturnValues": "ALL_OLD",
        })
    };
    let first = world.ok("PutItem", put("attribute_not_exists(id)")).await;
    assert_eq!(first, json!({}));
    let failed = world
        .fault("PutItem", put("attribute_not_exists(id)"))
        .await;
    let words = (
        "ConditionalCheckFailedException",
        "The conditional request failed",
    );
    assert_eq!((failed.0.as_str(), failed.1.as_str()), words);
    let again = world.ok("PutItem", put("attribute_exists(id)")).await;
    assert_eq!(again["Attributes"]["v"], json!({"N": "2"}));
    let delete = json!({
        "TableName": "tbl", "Key": key("a", 1), "ConditionExpression": "v > :v",
        "ExpressionAttributeValues": {":v": {"N": "5"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    });
    let (_, told) = world.call("DeleteItem", delete).await;
    assert_eq!(told["Item"]["v"], json!({"N": "2"}));
    let old = json!({"TableName": "tbl", "Key": key("a", 1),
        "Expected": {"v": {"Value": {"N": "3"}}}});
    assert_eq!(world.fault("DeleteItem", old).await.0, words.0);
    let gone = json!({"TableName": "tbl", "Key": key("a", 1), "ReturnValues": "ALL_OLD"});
    let gone = world.ok("DeleteItem", gone).await;
    assert_eq!(gone["Attributes"]["v"], json!({"N": "2"}));
    assert_eq!(world.get("a", 1).await, Json::Null);
}

#[tokio::test]
async fn updates_make_items_and_tell_what_was_asked_for() {
    let world = world().await;
    let update = |returned: &str| {
        json!({
            "TableName": "tbl", "Key": key("a", 1), "ReturnValues": returned,
            "UpdateExpression": "SET #c = if_not_exists(#c, :zero) + :one, w = :one",
            "ExpressionAttributeNames": {"#c": "count"},
            "ExpressionAttributeValues": {":zero": {"N": "0"}, ":one": {"N": "1"}},
        })
    };
    let new = world.ok("UpdateItem", update("ALL_NEW")).await;
    let item = json!({"id": {"S": "a"}, "at": {"N": "1"}, "count": {"N": "1"}, "w": {"N": "1"}});
    assert_eq!(new["Attributes"], item);
    let new = world.ok("UpdateItem", update("UPDATED_NEW")).await;
    assert_eq!(
        new["Attributes"],
        json!({"count": {"N": "2"}, "w": {"N": "1"}})
    );
    let old = world.ok("UpdateItem", update("UPDATED_OLD")).await;
    assert_eq!(old["Attributes"]["count"], json!({"N": "2"}));
    let legacy = json!({
        "TableName": "tbl", "Key": key("a", 1), "ReturnValues": "ALL_NEW",
        "AttributeUpdates": {
            "count": {"Action": "ADD", "Value": {"N": "7"}},
            "w": {"Action": "DELETE"},
        },
    });
    let new = world.ok("UpdateItem", legacy).await;
    let item = json!({"id": {"S": "a"}, "at": {"N": "1"}, "count": {"N": "10"}});
    assert_eq!(new["Attributes"], item);
}

#[tokio::test]
async fn counters_of_many_writers_lose_nothing() {
    let world = std::sync::Arc::new(world().await);
    let writers = (0..20).map(|_| {
        let world = std::sync::Arc::clone(&world);
        tokio::spawn(async move {
            let update = json!({
                "TableName": "tbl", "Key": key("a", 1), "UpdateExpression": "ADD n :one",
                "ExpressionAttributeValues": {":one": {"N": "1"}},
            });
            world.ok("UpdateItem", update).await;
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("writes");
    }
    assert_eq!(world.get("a", 1).await["n"], json!({"N": "20"}));
}

#[tokio::test]
async fn wrong_items_are_refused_in_aws_words() {
    let world = world().await;
    let item = |item: Json| json!({"TableName": "tbl", "Item": item});
    let big = "x".repeat(410_000);
    for (input, message) in [
        (
            item(json!({"id": {"S": "a"}})),
            "One or more parameter values were invalid: Missing the key at in the item",
        ),
        (
            item(json!({"id": {"N": "1"}, "at": {"N": "1"}})),
            "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
        ),
        (
            item(json!({"id": {"S": ""}, "at": {"N": "1"}})),
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
        ),
        (
            item(json!({"id": {"S": "a"}, "at": {"N": "x"}})),
            "The parameter cannot be converted to a numeric value: x",
        ),
        (
            item(json!({"id": {"S": "a"}, "at": {"N": "1"}, "v": {}})),
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        ),
        (
            item(json!({"id": {"S": "a"}, "at": {"N": "1"}, "v": {"SS": ["x", "x"]}})),
            "One or more parameter values were invalid: Input collection [x, x] contains duplicates.",
        ),
        (
            item(json!({"id": {"S": "a"}, "at": {"N": "1"}, "v": {"S": big}})),
            "Item size has exceeded the maximum allowed size",
        ),
    ] {
        assert_eq!(world.fault("PutItem", input).await, invalid(message));
    }
    let update = |text: &str| {
        json!({"TableName": "tbl", "Key": key("a", 1), "UpdateExpression": text,
            "ExpressionAttributeValues": {":v": {"S": "x"}}})
    };
    for (text, message) in [
        (
            "SET id = :v",
            "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key",
        ),
        (
            "SET a = b",
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}",
        ),
        (
            "SET a.b = :v",
            "The document path provided in the update expression is invalid for update",
        ),
    ] {
        assert_eq!(
            world.fault("UpdateItem", update(text)).await,
            invalid(message)
        );
    }
    let short = json!({"TableName": "tbl", "Key": {"id": {"S": "a"}}});
    let message = "The provided key element does not match the schema";
    assert_eq!(world.fault("GetItem", short).await, invalid(message));
    let missing = json!({"TableName": "nope", "Key": key("a", 1)});
    let missing = world.fault("GetItem", missing).await;
    let words = ("ResourceNotFoundException", "Requested resource not found");
    assert_eq!((missing.0.as_str(), missing.1.as_str()), words);
}
