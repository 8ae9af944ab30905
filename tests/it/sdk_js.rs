//! The AWS SDK for JavaScript: the main operations of each service, its waiters and its pages.
//!
//! The clients are installed once by npm, as `tests/js/package-lock.json` says.

use serde_json::{Value, json};

use crate::world::{World, zip_of};

const HANDLER: &str = r#"
export const handler = async (event) => {
  if (event.fail) throw new Error("no");
  console.log("greeting", event.name);
  return { hello: event.name, color: process.env.COLOR };
};
"#;

/// What a module tells that begins as all do.
fn story(world: &World, name: &str, module: &str) -> Value {
    let beginning = include_str!("sdk_js/telling.mjs");
    world.javascript(name, &format!("{beginning}{module}"))
}

/// Every member is as expected, and nothing else was told.
fn told(story: &Value, expected: &Value) {
    let members = story.as_object().expect("an object");
    for (name, value) in members {
        assert_eq!(value, &expected[name], "{name} in {story}");
    }
    let expected = expected.as_object().expect("an object");
    assert_eq!(members.len(), expected.len(), "{story}");
}

#[test]
fn functions_logs_metrics_and_roles() {
    let world = World::new();
    let package = world.scratch("client").join("1.zip");
    std::fs::write(package, zip_of(&[("index.mjs", HANDLER.as_bytes())]))
        .expect("the world's folder can be written");
    let story = story(
        &world,
        "functions.mjs",
        include_str!("sdk_js/functions.mjs"),
    );
    told(
        &story,
        &json!({
            "roles": ["worker"],
            "attached": ["kept"],
            "noRole": "NoSuchEntityException 404",
            "identity": "arn:aws:sts::ACCOUNT:assumed-role/worker/me",
            "first": {"hello": "Ada", "color": "red"},
            "failed": ["Unhandled", "no"],
            "event": 202,
            "alias": {"hello": "Bob", "color": "blue"},
            "versions": ["$LATEST", "1"],
            "tags": {"a": "b"},
            "policy": ["s"],
            "complete": "no error",
            "streamed": {"hello": "Zoe", "color": "blue"},
            "noFunction": "ResourceNotFoundException 404",
            "noPolicy": "ResourceNotFoundException 404",
            "lines": ["greeting Ada", "greeting Bob", "greeting Eve", "greeting Zoe"],
            "events": ["one", "two"],
            "groups": [["/aws/lambda/f", 0], ["mine", 7]],
            "protocol": "smithy.protocols#rpcv2Cbor",
            "otherwise": 2,
            "metrics": [["Orders", 0], ["Orders", 1]],
            "sum": 2.5,
            "data": 5,
            "alarm": [["busy", 100]],
            "noDashboard": "ResourceNotFound 404",
            "inUse": "DeleteConflictException 409",
        }),
    );
}

#[test]
fn objects_by_every_way_to_upload() {
    let world = World::new();
    let story = story(&world, "objects.mjs", include_str!("sdk_js/objects.mjs"));
    let keys = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"];
    told(
        &story,
        &json!({
            "missing": "NotFound 404",
            "buckets": ["things"],
            "object": ["hello", "text/plain", {"who": "me"}, "max-age=1", 1],
            "tags": [{"Key": "k", "Value": "v"}],
            "noKey": "NoSuchKey 404",
            "range": "ell",
            "unmodified": "Unknown 304",
            "exclusive": "PreconditionFailed 412",
            "wrong": "BadDigest 400",
            "parts": "3",
            "attributes": 13 << 20,
            "uploadedParts": [5 << 20, 10],
            "open": ["half"],
            "copy": "hello",
            "presignedPut": 200,
            "presignedGet": [200, "text/html", "<p>hi"],
            "forged": 403,
            "listed": [keys.map(|name| format!("chunked/{name}")), 3],
            "folders": ["a ü+b/", "by/", "chunked/"],
            "encoded": "a%20%C3%BC%2Bb/c.txt",
            "deleted": "NotFound 404",
            "old": "1",
            "versions": [2, 1],
            "bucketTags": [{"Key": "a", "Value": "b"}],
            "cors": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}],
            "lifecycle": [["r", 1]],
            "noWebsite": "NoSuchWebsiteConfiguration 404",
            "noPolicy": "NoSuchBucketPolicy 404",
            "notEmpty": "BucketNotEmpty 409",
        }),
    );
}

#[test]
fn queues_topics_rules_schedules_and_tables() {
    let world = World::new();
    let story = story(&world, "messages.mjs", include_str!("sdk_js/messages.mjs"));
    told(
        &story,
        &json!({
            "visibility": "30",
            "queues": ["q", "q.fifo"],
            "noQueue": "QueueDoesNotExist 400",
            "message": ["one", "1", [1, 2], "1"],
            "batch": [["a"], ["InvalidParameterValue"]],
            "queueTags": {"a": "b"},
            "noReceipt": "ReceiptHandleIsInvalid 400",
            "notification": ["Notification", "s", "yes"],
            "raw": "raw",
            "subscription": "true",
            "subscriptions": ["sqs"],
            "topics": 1,
            "topicTags": [{"Key": "a", "Value": "b"}],
            "noTopic": "NotFoundException 404",
            "entries": [1, "MalformedDetail"],
            "event": "\"n is 2\"",
            "matches": true,
            "rule": "rate(5 minutes)",
            "rules": ["r"],
            "targets": ["1"],
            "byTarget": ["r"],
            "noRule": "ResourceNotFoundException 400",
            "rang": "rang",
            "daily": ["Europe/Paris", "2090-01-01T00:00:00.000Z", 5],
            "schedules": ["daily"],
            "groups": ["default", "g"],
            "noSchedule": "ResourceNotFoundException 404",
            "item": ["1", [1], ["x", "y"], true, "1.5"],
            "condition": "ConditionalCheckFailedException 400",
            "updated": {"count": {"N": "1"}},
            "queried": ["5", "4", "3", "2"],
            "scanned": 5,
            "transaction": "TransactionCanceledException 400",
            "ttl": {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"},
            "tables": ["sessions"],
            "noTable": "ResourceNotFoundException 400",
        }),
    );
}

#[test]
fn apis_stacks_names_and_secrets() {
    let world = World::new();
    let story = story(&world, "gateways.mjs", include_str!("sdk_js/gateways.mjs"));
    told(
        &story,
        &json!({
            "stage": {"color": "blue"},
            "withoutKey": 403,
            "withKey": {"hello": "ada"},
            "apis": ["rest"],
            "deployments": [true],
            "exported": ["/{name}"],
            "noApi": "NotFoundException 404",
            "routes": ["GET /a/{b}"],
            "stages": ["$default"],
            "unrouted": {"message": "Not Found"},
            "preflight": [204, "https://a.example"],
            "unsigned": 403,
            "noHttpApi": "NotFoundException 404",
            "parameter": [2, "11", "secret"],
            "parameters": ["/app/one", "/app/two"],
            "history": ["1", "11"],
            "noParameter": "ParameterNotFound 400",
            "invalid": ["/app/none"],
            "secrets": ["new", "old", [1, 2, 3]],
            "secretNames": ["db", "key"],
            "deletedSecret": "InvalidRequestException 400",
            "noSecret": "ResourceNotFoundException 400",
            "certificate": ["ISSUED", ["*.shop.example", "shop.example"], "CNAME"],
            "certificates": ["shop.example"],
            "records": ["A", "CNAME", "NS", "SOA"],
            "alias": "d.cloudfront.net.",
            "zones": ["shop.example."],
            "twice": "InvalidChangeBatch 400",
            "zoneInUse": "HostedZoneNotEmpty 400",
            "validated": ["Suffix"],
            "same": "ValidationError 400",
            "changes": [["Modify", "Queue"]],
            "stack": ["UPDATE_COMPLETE", "url", "of-stack-y"],
            "resources": ["Queue"],
            "noStack": "ValidationError 400",
        }),
    );
}
