//! Secondary indexes.

use serde_json::{Value as Json, json};

use crate::{World, empty_world, invalid, key, world};

async fn indexed() -> World {
    let world = empty_world().await;
    let element = |name: &str, kind: &str| json!({"AttributeName": name, "KeyType": kind});
    world
        .create(json!({
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                {"AttributeName": "id", "AttributeType": "S"},
                {"AttributeName": "at", "AttributeType": "N"},
                {"AttributeName": "owner", "AttributeType": "S"},
            ],
            "KeySchema": [element("id", "HASH"), element("at", "RANGE")],
            "GlobalSecondaryIndexes": [{
                "IndexName": "by-owner", "KeySchema": [element("owner", "HASH"), element("at", "RANGE")],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["kept"]},
            }],
            "LocalSecondaryIndexes": [{
                "IndexName": "local", "KeySchema": [element("id", "HASH"), element("owner", "RANGE")],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }],
        }))
        .await;
    for (id, at, owner) in [("a", 2, "me"), ("b", 1, "me"), ("c", 3, "you")] {
        let rest = json!({"owner": {"S": owner}, "kept": {"S": "k"}, "lost": {"S": "l"}});
        world.put(id, at, rest).await;
    }
    world.put("d", 4, json!({})).await;
    world
}

fn of_owner(owner: &str) -> Json {
    json!({
        "TableName": "tbl", "IndexName": "by-owner", "KeyConditionExpression": "#o = :o",
        "ExpressionAttributeNames": {"#o": "owner"},
        "ExpressionAttributeValues": {":o": {"S": owner}},
    })
}

#[tokio::test]
async fn an_index_follows_its_table() {
    let world = indexed().await;
    let mine = world.ok("Query", of_owner("me")).await;
    let mut first = key("b", 1);
    first["owner"] = json!({"S": "me"});
    first["kept"] = json!({"S": "k"});
    assert_eq!(mine["Items"][0], first);
    assert_eq!(mine["Count"], 2);
    // Given to somebody else, and taken out of the index.
    world.put("a", 2, json!({"owner": {"S": "you"}})).await;
    world.put("b", 1, json!({})).await;
    assert_eq!(world.ok("Query", of_owner("me")).await["Count"], 0);
    assert_eq!(world.ok("Query", of_owner("you")).await["Count"], 2);
    let scan = json!({"TableName": "tbl", "IndexName": "by-owner", "Limit": 1});
    let page = world.ok("Scan", scan.clone()).await;
    let mut rest = scan;
    rest["ExclusiveStartKey"] = page["LastEvaluatedKey"].clone();
    rest["Limit"] = json!(5);
    assert_eq!(world.ok("Scan", rest).await["Count"], 1);
}

#[tokio::test]
async fn a_local_index_tells_everything_to_whoever_asks() {
    let world = indexed().await;
    let query = |select: Json| {
        let mut query = json!({
            "TableName": "tbl", "IndexName": "local", "KeyConditionExpression": "id = :i",
            "ExpressionAttributeValues": {":i": {"S": "a"}}, "ConsistentRead": true,
        });
        if select != Json::Null {
            query["Select"] = select;
        }
        query
    };
    let keys = world.ok("Query", query(Json::Null)).await;
    assert_eq!(keys["Items"][0]["lost"], Json::Null);
    assert_eq!(keys["Items"][0]["owner"], json!({"S": "me"}));
    let all = world.ok("Query", query(json!("ALL_ATTRIBUTES"))).await;
    assert_eq!(all["Items"][0]["lost"], json!({"S": "l"}));
    let mut consistent = of_owner("me");
    consistent["ConsistentRead"] = json!(true);
    let words = "Consistent reads are not supported on global secondary indexes";
    assert_eq!(world.fault("Query", consistent).await, invalid(words));
}

#[tokio::test]
async fn an_index_that_is_made_later_has_what_was_there() {
    let world = world().await;
    world.put("a", 1, json!({"tag": {"S": "x"}})).await;
    let make = json!({
        "TableName": "tbl",
        "AttributeDefinitions": [{"AttributeName": "tag", "AttributeType": "S"}],
        "GlobalSecondaryIndexUpdates": [{"Create": {
            "IndexName": "by-tag", "KeySchema": [{"AttributeName": "tag", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"},
        }}],
    });
    world.ok("UpdateTable", make).await;
    let query = json!({
        "TableName": "tbl", "IndexName": "by-tag", "KeyConditionExpression": "tag = :t",
        "ExpressionAttributeValues": {":t": {"S": "x"}},
    });
    assert_eq!(world.ok("Query", query.clone()).await["Count"], 1);
    let wrong = json!({"TableName": "tbl",
        "Item": {"id": {"S": "b"}, "at": {"N": "1"}, "tag": {"N": "1"}}});
    let words = "One or more parameter values were invalid: Type mismatch for Index Key tag Expected: S Actual: N IndexName: by-tag";
    assert_eq!(world.fault("PutItem", wrong.clone()).await, invalid(words));
    let remove = json!({"TableName": "tbl",
        "GlobalSecondaryIndexUpdates": [{"Delete": {"IndexName": "by-tag"}}]});
    world.ok("UpdateTable", remove).await;
    let words = "The table does not have the specified index: by-tag";
    assert_eq!(world.fault("Query", query).await, invalid(words));
    world.ok("PutItem", wrong).await;
}
