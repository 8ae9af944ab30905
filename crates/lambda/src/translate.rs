//! Function URLs: an HTTP request becomes an event, a function's result becomes an HTTP response.
//!
//! Both directions are pure functions for payload format 2.0. They are on the path of every request,
//! so JSON is written straight into one buffer and read without building trees.
//!
//! Sources: recordings of AWS (`lambda.md` §8.3, §8.4), reports of users where no recording exists.

mod cors;
mod event;
mod json;
mod response;

pub use event::{Arrival, IamCaller, event};
pub use response::{Outcome, response};
