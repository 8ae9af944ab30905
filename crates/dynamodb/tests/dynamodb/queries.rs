//! Queries and scans.

use serde_json::{Value as Json, json};

use crate::{World, invalid, key, world};

async fn filled() -> World {
    let world = world().await;
    for at in [-5, 3, 10, 1, 2, 20] {
        world
            .put("a", at, json!({"even": {"BOOL": at % 2 == 0}}))
            .await;
    }
    world.put("b", 1, json!({})).await;
    world
}

fn numbers(answer: &Json) -> Vec<String> {
    let items = answer["Items"].as_array().expect("items");
    let at = items.iter().map(|item| item["at"]["N"].as_str());
    at.map(|at| at.unwrap_or_default().to_owned()).collect()
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "written as json!({…}) where it is used"
)]
fn query(condition: &str, more: Json) -> Json {
    let mut input = json!({
        "TableName": "tbl", "KeyConditionExpression": condition,
        "ExpressionAttributeNames": {"#at": "at"},
        "ExpressionAttributeValues": {
            ":a": {"S": "a"}, ":two": {"N": "2"}, ":ten": {"N": "10"},
        },
    });
    // Only what is used may be defined.
    for (kind, names) in [
        ("ExpressionAttributeNames", vec!["#at"]),
        ("ExpressionAttributeValues", vec![":two", ":ten"]),
    ] {
        for name in names {
            let used = condition.contains(name) || more.to_string().contains(name);
            if let Some(defined) = input[kind].as_object_mut().filter(|_| !used) {
                defined.remove(name);
            }
        }
        if input[kind] == json!({}) {
            input.as_object_mut().expect("an object").remove(kind);
        }
    }
    for (name, value) in more.as_object().expect("an object") {
        input[name] = value.clone();
    }
    input
}

#[tokio::test]
async fn queries_find_their_range_in_both_directions() {
    let world = filled().await;
    for (condition, backward, wanted) in [
        ("id = :a", false, vec!["-5", "1", "2", "3", "10", "20"]),
        ("id = :a", true, vec!["20", "10", "3", "2", "1", "-5"]),
        ("id = :a AND #at > :two", false, vec!["3", "10", "20"]),
        ("id = :a AND #at <= :two", true, vec!["2", "1", "-5"]),
        ("id = :a AND #at = :ten", false, vec!["10"]),
        (
            "id = :a AND #at BETWEEN :two AND :ten",
            true,
            vec!["10", "3", "2"],
        ),
    ] {
        let input = query(condition, json!({"ScanIndexForward": !backward}));
        assert_eq!(
            numbers(&world.ok("Query", input).await),
            wanted,
            "{condition}"
        );
    }
}

#[tokio::test]
async fn pages_follow_one_another_without_gaps() {
    let world = filled().await;
    for backward in [false, true] {
        let mut all = Vec::new();
        let mut start = Json::Null;
        loop {
            let mut input = query(
                "id = :a",
                json!({"Limit": 4, "ScanIndexForward": !backward}),
            );
            if start != Json::Null {
                input["ExclusiveStartKey"] = start;
            }
            let mut page = world.ok("Query", input).await;
            all.extend(numbers(&page));
            start = page["LastEvaluatedKey"].take();
            if start == Json::Null {
                break;
            }
        }
        let mut wanted = vec!["-5", "1", "2", "3", "10", "20"];
        if backward {
            wanted.reverse();
        }
        assert_eq!(all, wanted);
    }
}

#[tokio::test]
async fn pages_end_at_a_megabyte() {
    let world = world().await;
    let big = "x".repeat(300_000);
    for at in 0..5 {
        world.put("a", at, json!({"big": {"S": big}})).await;
    }
    let first = world.ok("Query", query("id = :a", json!({}))).await;
    assert_eq!(numbers(&first), ["0", "1", "2", "3"]);
    let start = json!({"ExclusiveStartKey": first["LastEvaluatedKey"]});
    let second = world.ok("Query", query("id = :a", start)).await;
    assert_eq!(numbers(&second), ["4"]);
    assert_eq!(second["LastEvaluatedKey"], Json::Null);
}

#[tokio::test]
async fn filters_count_what_they_leave_out() {
    let world = filled().await;
    let filter = json!({
        "FilterExpression": "even = :even AND #at <> :ten", "Select": "COUNT",
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":even": {"BOOL": true}, ":ten": {"N": "1"}},
    });
    let words =
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: at";
    let refused = world.fault("Query", query("id = :a", filter)).await;
    assert_eq!(refused, invalid(words));
    let filter = json!({
        "FilterExpression": "even = :even", "Select": "COUNT",
        "ExpressionAttributeValues": {":a": {"S": "a"}, ":even": {"BOOL": true}},
    });
    let answer = world.ok("Query", query("id = :a", filter)).await;
    assert_eq!(answer, json!({"Count": 3, "ScannedCount": 6}));
    let old = json!({
        "TableName": "tbl",
        "KeyConditions": {"id": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "a"}]}},
        "QueryFilter": {"even": {"ComparisonOperator": "NE", "AttributeValueList": [{"BOOL": true}]}},
    });
    assert_eq!(numbers(&world.ok("Query", old).await), ["-5", "1", "3"]);
}

#[tokio::test]
async fn scans_find_everything_once_also_in_segments() {
    let world = filled().await;
    let all = world.ok("Scan", json!({"TableName": "tbl"})).await;
    assert_eq!(all["Count"], 7);
    let mut found = 0;
    for segment in 0..3 {
        let input = json!({"TableName": "tbl", "Segment": segment, "TotalSegments": 3});
        found += world.ok("Scan", input).await["Count"]
            .as_i64()
            .expect("a count");
    }
    assert_eq!(found, 7);
    let page = world
        .ok("Scan", json!({"TableName": "tbl", "Limit": 6}))
        .await;
    assert_eq!(page["LastEvaluatedKey"], key("a", 20));
    let last = json!({"TableName": "tbl", "ExclusiveStartKey": page["LastEvaluatedKey"]});
    assert_eq!(world.ok("Scan", last).await["Items"][0], key("b", 1));
}

#[tokio::test]
async fn keys_that_begin_alike_are_told_apart() {
    let world = crate::empty_world().await;
    world
        .create(json!({
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        }))
        .await;
    for id in ["a", "ab", "a b", "a\u{1f}"] {
        let input = json!({"TableName": "tbl", "Item": {"id": {"S": id}}});
        world.ok("PutItem", input).await;
    }
    for id in ["a", "ab", "a b", "a\u{1f}", "c"] {
        let input = json!({
            "TableName": "tbl", "KeyConditionExpression": "id = :id",
            "ExpressionAttributeValues": {":id": {"S": id}},
        });
        let wanted = usize::from(id != "c");
        assert_eq!(world.ok("Query", input).await["Count"], wanted, "{id:?}");
    }
}
