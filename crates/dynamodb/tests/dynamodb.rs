//! DynamoDB, called as its clients call it.

#[path = "dynamodb/indexes.rs"]
mod indexes;
#[path = "dynamodb/items.rs"]
mod items;
#[path = "dynamodb/queries.rs"]
mod queries;
#[path = "dynamodb/tables.rs"]
mod tables;
#[path = "dynamodb/transactions.rs"]
mod transactions;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use frazil_dynamodb::DynamoDb;
use frazil_lambda::seams::{Home, SetClock};
use frazil_store::{MemoryStore, Store};
use frazil_wire::{Call, Caller, Service as _};
use http::Request;
use serde_json::{Value as Json, json};

const START_MS: i64 = 1_700_000_000_000;

struct World {
    service: DynamoDb,
    clock: Arc<SetClock>,
    store: Arc<dyn Store>,
}

async fn world_over(store: Arc<dyn Store>, now_ms: i64) -> World {
    let clock = Arc::new(SetClock(AtomicI64::new(now_ms)));
    let home = Home {
        clock: clock.clone(),
        ..Home::new(store.clone(), "000000000000", "us-east-1")
    };
    let service = DynamoDb::start(home).await.expect("starts");
    World {
        service,
        clock,
        store,
    }
}

/// A server without tables.
async fn empty_world() -> World {
    world_over(Arc::new(MemoryStore::new()), START_MS).await
}

/// A server with the table `tbl`: partition key `id`, sort key `at`, a number.
async fn world() -> World {
    let world = empty_world().await;
    let table = json!({
        "TableName": "tbl", "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": "id", "AttributeType": "S"},
            {"AttributeName": "at", "AttributeType": "N"},
        ],
        "KeySchema": [
            {"AttributeName": "id", "KeyType": "HASH"},
            {"AttributeName": "at", "KeyType": "RANGE"},
        ],
    });
    world.create(table).await;
    world
}

impl World {
    /// The same store, another server.
    async fn restarted(self) -> World {
        self.service.close();
        world_over(self.store, self.clock.0.load(Ordering::SeqCst)).await
    }

    fn pass(&self, ms: i64) {
        self.clock.pass(ms);
    }

    async fn call(&self, operation: &str, input: Json) -> (u16, Json) {
        let request = Request::post("/")
            .header("x-amz-target", format!("DynamoDB_20120810.{operation}"))
            .header("content-type", "application/x-amz-json-1.0")
            .body(Bytes::from(input.to_string()))
            .expect("a request");
        let call = Call {
            request,
            caller: Caller::Anonymous,
            request_id: "r".to_owned(),
        };
        let response = self.service.handle(call).await;
        let status = response.status().as_u16();
        let body = serde_json::from_slice(response.body()).unwrap_or(Json::Null);
        (status, body)
    }

    /// The answer of a call that succeeds.
    async fn ok(&self, operation: &str, input: Json) -> Json {
        let (status, body) = self.call(operation, input).await;
        assert_eq!(status, 200, "{operation}: {body}");
        body
    }

    /// The code and the message of a call that fails.
    async fn fault(&self, operation: &str, input: Json) -> (String, String) {
        let (status, body) = self.call(operation, input).await;
        assert_eq!(status, 400, "{operation}: {body}");
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        let message = text("message").or(text("Message"));
        (text("__type").expect("a code"), message.expect("a message"))
    }

    async fn create(&self, mut table: Json) {
        if table["TableName"].is_null() {
            table["TableName"] = json!("tbl");
        }
        self.ok("CreateTable", table).await;
    }

    /// Puts items into `tbl`: id, at, and the rest.
    async fn put(&self, id: &str, at: i64, rest: Json) {
        let mut item = rest;
        item["id"] = json!({"S": id});
        item["at"] = json!({"N": at.to_string()});
        let input = json!({"TableName": "tbl", "Item": item});
        self.ok("PutItem", input).await;
    }

    async fn get(&self, id: &str, at: i64) -> Json {
        let input = json!({"TableName": "tbl", "Key": key(id, at)});
        self.ok("GetItem", input).await["Item"].take()
    }
}

fn key(id: &str, at: i64) -> Json {
    json!({"id": {"S": id}, "at": {"N": at.to_string()}})
}

fn invalid(message: &str) -> (String, String) {
    ("ValidationException".to_owned(), message.to_owned())
}
