//! AWS Lambda: catalog, pool, invocation, Runtime API.
