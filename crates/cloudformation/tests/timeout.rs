//! A stack whose creation may not take as long as it likes. Time is tokio's, which a paused runtime moves on.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_cloudformation::{Cloudformation, Settings, TransformError, Transforms};
use frazil_lambda::seams::{Clock, Home};
use frazil_store::MemoryStore;
use frazil_wire::shapes::cloudformation as shapes;
use frazil_wire::{BoxFuture, Call, Caller, Calls, Fault, Operation, Service, answer, request};
use http::{Request, Response};
use jiff::{Timestamp, ToSpan};
use serde_json::Value as Json;
use tokio::time::Instant;

struct Paused(Instant);

impl Clock for Paused {
    fn now(&self) -> Timestamp {
        let passed = i64::try_from(self.0.elapsed().as_millis()).expect("a short test");
        Timestamp::UNIX_EPOCH + passed.milliseconds()
    }
}

/// A server without other services.
struct Alone;

impl Calls for Alone {
    fn call(
        &self,
        service: &'static str,
        _request: Request<Bytes>,
        _caller: Caller,
    ) -> BoxFuture<'_, Response<Bytes>> {
        panic!("{service} was called")
    }
}

#[async_trait]
impl Transforms for Alone {
    async fn expand(
        &self,
        name: &str,
        _template: Json,
        _parameters: Json,
    ) -> Result<Json, TransformError> {
        Err(TransformError::Unknown(name.to_owned()))
    }
}

async fn ask<O: Operation>(service: &dyn Service, input: O::Input) -> Result<O::Output, Fault> {
    let call = Call {
        request: request::<O>(&input),
        caller: Caller::Anonymous,
        request_id: "r-1".to_owned(),
    };
    answer::<O>(&service.handle(call).await)
}

const WAITING: &str = "Resources:
  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
  Condition:
    Type: AWS::CloudFormation::WaitCondition
    Properties: {Handle: !Ref Handle, Timeout: 3600}
";

#[tokio::test(start_paused = true)]
async fn a_creation_that_takes_too_long_is_rolled_back() {
    let service = Cloudformation::start(Settings {
        home: Home {
            clock: Arc::new(Paused(Instant::now())),
            ..Home::new(Arc::new(MemoryStore::new()), "000000000000", "us-east-1")
        },
        calls: Arc::new(Alone),
        transforms: Arc::new(Alone),
        signal_base: "http://localhost".to_owned(),
        answer_base: "http://localhost".to_owned(),
    });
    let service = service.await.expect("started");
    let create = shapes::CreateStackInput {
        stack_name: "slow".to_owned(),
        template_body: Some(WAITING.to_owned()),
        timeout_in_minutes: Some(5),
        ..Default::default()
    };
    let began = Instant::now();
    ask::<shapes::CreateStack>(&service, create)
        .await
        .expect("begun");
    let stack = loop {
        let describe = shapes::DescribeStacksInput {
            stack_name: Some("slow".to_owned()),
            ..Default::default()
        };
        let told = ask::<shapes::DescribeStacks>(&service, describe).await;
        let mut stacks = told.expect("described").stacks.expect("stacks");
        let stack = stacks.remove(0);
        if !stack.stack_status.ends_with("IN_PROGRESS") {
            break stack;
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    };
    assert_eq!(stack.stack_status, "ROLLBACK_COMPLETE");
    let minutes = began.elapsed().as_secs() / 60;
    assert_eq!(minutes, 5);
    let events = shapes::DescribeStackEventsInput {
        stack_name: "slow".to_owned(),
        ..Default::default()
    };
    let events = ask::<shapes::DescribeStackEvents>(&service, events).await;
    let events = events.expect("told").stack_events.expect("events");
    let why = |status: &str| {
        let mut events = events.iter();
        let event = events.find(|event| event.resource_status.as_deref() == Some(status));
        event.and_then(|event| event.resource_status_reason.clone())
    };
    assert_eq!(
        why("CREATE_FAILED").as_deref(),
        Some("Resource creation cancelled")
    );
    assert_eq!(
        why("ROLLBACK_IN_PROGRESS").as_deref(),
        Some("Stack creation time exceeded the specified timeout. Rollback requested by user.")
    );
}
