//! Two functions in Rust that stream their response: the same crates, the same binary as on AWS.
//!
//! `cargo build --release --example stream-rust`, put the program as `bootstrap` into a zip, and
//! create a function with the runtime `provided.al2023`. With the handler `http` it answers a function
//! URL whose `InvokeMode` is `RESPONSE_STREAM`; with any other, `InvokeWithResponseStream`.

#![allow(missing_docs)]

use std::time::Duration;

use lambda_http::http::Response;
use lambda_http::{Request, run_with_streaming_response};
use lambda_runtime::streaming::{Body, Response as Stream, Sender, channel};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::Value;

/// Between two words, so that one can see them come.
const PAUSE: Duration = Duration::from_millis(100);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    match std::env::var("_HANDLER").as_deref() {
        Ok("http") => run_with_streaming_response(service_fn(page)).await,
        _ => run(service_fn(words)).await,
    }
}

/// The event's words, one after the other.
async fn words(event: LambdaEvent<Value>) -> Result<Stream<Body>, Error> {
    let text = event.payload.as_str().unwrap_or("nothing to say");
    Ok(speak(text.to_owned()).into())
}

/// The words of the path, as an HTTP response with a status and headers of its own.
async fn page(request: Request) -> Result<Response<Body>, Error> {
    let text = request.uri().path().replace('/', " ");
    let response = Response::builder().status(203);
    let response = response.header("content-type", "text/plain");
    Ok(response.header("x-words", "yes").body(speak(text))?)
}

fn speak(text: String) -> Body {
    let (sender, body) = channel();
    tokio::spawn(send(text, sender));
    body
}

/// Ends early when the other side does not listen any more.
async fn send(text: String, mut sender: Sender) -> Result<(), Error> {
    for word in text.split_whitespace() {
        sender.send_data(format!("{word}\n").into()).await?;
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}
