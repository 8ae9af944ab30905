//! A function in Rust: the same crate, the same binary as on AWS.
//!
//! `cargo build --release --example hello-rust`, put the program as `bootstrap` into a zip, and
//! create a function with the runtime `provided.al2023`.

#![allow(missing_docs, clippy::print_stdout)]

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(hello)).await
}

/// Tells what it was given: the code's version (from a file in the package), a variable, memory.
async fn hello(event: LambdaEvent<Value>) -> Result<Value, Error> {
    println!("hello from the log");
    let code: i32 =
        std::fs::read_to_string("/var/task/code.txt").map_or(Ok(0), |text| text.trim().parse())?;
    Ok(json!({
        "code": code,
        "color": std::env::var("COLOR").ok(),
        "memory": event.context.env_config.memory,
    }))
}
