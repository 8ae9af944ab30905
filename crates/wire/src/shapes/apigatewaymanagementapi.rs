//! The service `execute-api` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "execute-api" signing "execute-api" version "2018-11-29"
    protocol RestJson target "" invalid "BadRequestException"
    DELETE_CONNECTION DeleteConnection DELETE "/@connections/{connectionId}" 204 DELETE_CONNECTION_REQUEST DeleteConnectionRequest => NOTHING ();
    GET_CONNECTION GetConnection GET "/@connections/{connectionId}" 200 GET_CONNECTION_REQUEST GetConnectionRequest => GET_CONNECTION_RESPONSE GetConnectionResponse;
    POST_TO_CONNECTION PostToConnection POST "/@connections/{connectionId}" 200 POST_TO_CONNECTION_REQUEST PostToConnectionRequest => NOTHING ();
}
