//! Which names of runtimes AWS knows, and what it says to the others.

use frazil_wire::Fault;

use super::faults::invalid;
use crate::runtimes::{RuntimeError, Runtimes};

/// The names that AWS accepts, in the order of its own message (recorded November 2025).
const ACCEPTED: &[&str] = &[
    "nodejs20.x",
    "python3.14",
    "provided.al2023",
    "python3.12",
    "python3.13",
    "nodejs24.x",
    "nodejs22.x",
    "java25",
    "python3.10",
    "python3.11",
    "java21",
    "ruby3.3",
    "ruby3.4",
    "ruby3.2",
    "python3.8",
    "python3.9",
    "java17",
    "nodejs16.x",
    "dotnet10",
    "dotnet8",
    "java11",
    "dotnet6",
    "nodejs18.x",
    "provided.al2",
    "java8.al2",
];

/// Names that came later (2026); the recorded message does not have them.
const NEWER: &[&str] = &[
    "python3.15",
    "nodejs26.x",
    "ruby4.0",
    "java8.al2023",
    "java11.al2023",
    "java17.al2023",
];

/// Names that AWS used to accept.
const RETIRED: &[&str] = &[
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
    "nodejs12.x",
    "nodejs14.x",
    "python2.7",
    "python3.6",
    "python3.7",
    "java8",
    "dotnetcore1.0",
    "dotnetcore2.0",
    "dotnetcore2.1",
    "dotnetcore3.1",
    "dotnet5.0",
    "dotnet7",
    "ruby2.5",
    "ruby2.7",
    "go1.x",
    "provided",
];

/// Refuses a runtime that AWS does not accept, or that this host cannot offer.
pub(crate) fn check(runtime: &str, host: &dyn Runtimes) -> Result<(), Fault> {
    let available = host.available();
    if available.iter().any(|name| name == runtime) {
        return Ok(());
    }
    if ACCEPTED.contains(&runtime) || NEWER.contains(&runtime) {
        let runtime = runtime.to_owned();
        let missing = RuntimeError::Missing { runtime, available };
        return Err(invalid(missing.to_string()));
    }
    if RETIRED.contains(&runtime) {
        return Err(invalid(format!(
            "The runtime parameter of {runtime} is no longer supported for creating or updating \
             AWS Lambda functions. We recommend you use a supported runtime while creating or \
             updating functions."
        )));
    }
    Err(invalid(format!(
        "Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum \
         value set: [{}] or be a valid ARN",
        ACCEPTED.join(", ")
    )))
}
