//! What Lambda has and this server has not.

use bytes::Bytes;
use serde_json::Value;

use crate::world::*;

#[tokio::test]
async fn what_is_not_supported_says_so() {
    let world = World::new().await;
    let durable =
        "/2025-12-01/durable-executions/arn:aws:lambda:us-east-1:000000000000:function:f:1";
    let cases = [
        (
            "GET",
            "/2025-11-30/capacity-providers",
            "ListCapacityProviders",
        ),
        (
            "POST",
            "/2025-11-30/capacity-providers",
            "CreateCapacityProvider",
        ),
        (
            "PUT",
            "/2025-11-30/capacity-providers/p",
            "UpdateCapacityProvider",
        ),
        (
            "DELETE",
            "/2025-11-30/capacity-providers/p",
            "DeleteCapacityProvider",
        ),
        (
            "GET",
            "/2025-11-30/functions/f/function-scaling-config",
            "GetFunctionScalingConfig",
        ),
        (
            "PUT",
            "/2025-11-30/functions/f/function-scaling-config",
            "PutFunctionScalingConfig",
        ),
        (
            "GET",
            "/2025-12-01/functions/f/durable-executions",
            "ListDurableExecutionsByFunction",
        ),
        (
            "GET",
            &format!("{durable}/state"),
            "GetDurableExecutionState",
        ),
        (
            "POST",
            &format!("{durable}/checkpoint"),
            "CheckpointDurableExecution",
        ),
        (
            "POST",
            "/2025-12-01/durable-execution-callbacks/c/heartbeat",
            "SendDurableExecutionCallbackHeartbeat",
        ),
    ];
    for (method, path, operation) in cases {
        let request = http::Request::builder().method(method).uri(path);
        let response = world.raw(request.body(Bytes::new()).expect("a request"));
        let response = response.await;
        let (status, code, member) = match method {
            "GET" => (404, "ResourceNotFoundException", "Message"),
            _ => (400, "InvalidParameterValueException", "message"),
        };
        assert_eq!(response.status(), status, "{operation}");
        assert_eq!(response.headers()["x-amzn-errortype"], code);
        let body: Value = serde_json::from_slice(response.body()).expect("JSON");
        let message = format!("{operation} is not supported by this server.");
        assert_eq!(body[member], message.as_str());
    }
}
