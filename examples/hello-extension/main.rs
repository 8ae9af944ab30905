//! An extension in Rust: the same crate, the same binary as on AWS.
//!
//! `cargo build --release --example hello-extension`, put the program as
//! `extensions/hello-extension` into a zip, and publish that as a layer.

#![allow(missing_docs, clippy::print_stdout)]

use lambda_extension::{
    Error, Extension, LambdaEvent, LambdaTelemetry, LambdaTelemetryRecord, NextEvent,
    SharedService, service_fn,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let telemetry = SharedService::new(service_fn(listen));
    Extension::new()
        .with_events_processor(service_fn(follow))
        .with_telemetry_types(&["function"])
        .with_telemetry_processor(telemetry)
        .run()
        .await
}

/// Says what happens to the environment.
async fn follow(event: LambdaEvent) -> Result<(), Error> {
    match event.next {
        NextEvent::Invoke(invoke) => println!("extension: invoke {}", invoke.request_id),
        NextEvent::Shutdown(end) => println!("extension: shutdown {}", end.shutdown_reason),
    }
    Ok(())
}

/// Repeats what the function says.
async fn listen(events: Vec<LambdaTelemetry>) -> Result<(), Error> {
    for event in events {
        if let LambdaTelemetryRecord::Function(line) = event.record {
            println!("extension: heard {}", line.trim_end());
        }
    }
    Ok(())
}
