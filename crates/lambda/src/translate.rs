//! Doors: an HTTP request becomes an event, a function's result becomes an HTTP response.
//!
//! | door | event | response |
//! |---|---|---|
//! | function URL | [`event`] | [`response`] |
//! | HTTP API | [`http_api_event`], [`http_api_v1_event`] | [`http_api_response`], [`http_api_v1_response`] |
//! | REST API | [`rest_event`] | [`rest_response`] |
//! | load balancer | [`load_balancer_event`] | [`load_balancer_response`] |
//!
//! All are pure functions. Function URLs are on the path of every request, so events are written
//! straight into one buffer and results are read without copying.
//!
//! Sources: recordings of AWS (`lambda.md` §8), reports of users where no recording exists.

mod cors;
mod event;
mod gateway;
mod gateway_response;
mod json;
mod load_balancer;
mod media;
mod prelude;
mod proxy;
mod request;
mod response;
mod v1;
mod v2;

pub use event::{Arrival, IamCaller, event};
pub use gateway::{Gateway, Identity, Route};
pub use gateway_response::{
    Ids, http_api_response, http_api_v1_response, rest_answer, rest_response,
};
pub use load_balancer::{Target, load_balancer_event, load_balancer_response};
pub(crate) use prelude::{PRELUDE_CONTENT_TYPE, STREAM_CONTENT_TYPE, prelude, prelude_end};
pub use request::{Headers, Request};
pub use response::{Outcome, response};
pub use v1::{http_api_v1_event, rest_event};
pub use v2::http_api_event;
