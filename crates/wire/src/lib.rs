//! Bytes to typed AWS operations and back, without I/O.
//!
//! The shapes come from AWS's own service models: `cargo xtask shapes` writes one table line per member into
//! [`shapes`], for the operations listed in `models/operations.toml`. Everything else reads those tables:
//!
//! | server side | client side |
//! |---|---|
//! | [`route`]: which operation a request means | [`request`]: a typed input as an HTTP request |
//! | [`decode`]: its typed, validated input | [`answer`]: the typed output, or the fault |
//! | [`encode`], [`encode_fault`]: the HTTP response | |
//!
//! A request travels as `http::Request<Bytes>` → [`value::Value`] → generated struct, and the other way round.
//! Adding a service means adding its operations to `models/operations.toml`; adding a protocol means one file beside
//! `query` and `rest_xml` and one line for each direction in `codec`.
//!
//! This crate does no I/O and reads neither clock nor environment: time enters as a value.

pub mod arn;
pub mod call;
mod cbor;
pub mod codec;
mod dispatch;
pub mod event_stream;
pub mod fault;
mod java;
pub mod limits;
mod macros;
pub mod operation;
mod pattern;
mod percent;
mod route;
pub mod service;
pub mod shape;
pub mod shapes;
pub mod sigv4;
mod spoken;
pub mod table;
mod timestamp;
mod validate;
pub mod value;
pub mod xml;
pub mod yaml;

pub use arn::{Arn, FunctionName};
pub use call::{Call, Caller, Principal, PrincipalKind, Sender, SessionLimits};
pub use codec::query::{Action, action};
pub use fault::{Fault, encode_fault, encode_fault_in};
pub use operation::{
    Operation, answer, decode, encode, request, shape_from_json, shape_to_json, with_request_id,
};
pub use route::{find, route};
pub use service::{
    BoxFuture, Calls, REQUEST_BYTES_MAX, Service, not_supported, perform, serve, unknown_operation,
};
pub use shape::Shape;
pub use spoken::{converse, spoken};
pub use table::{OperationTable, Protocol, ServiceTable, ShapeTable};
