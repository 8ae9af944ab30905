//! An invocation as its caller sees it.

pub(crate) mod body;
pub(crate) mod client;
pub(crate) mod failure;
mod http;
pub(crate) mod lineage;
mod stream;
mod trace;
mod url;

use async_trait::async_trait;
use bytes::Bytes;

pub use self::body::{Body, BrokenOff};
pub(crate) use self::http::fault;
pub(crate) use self::stream::{Caller, Outlet};
pub use self::stream::{Completion, InvokeStream};
pub use self::url::Visit;
pub(crate) use trace::trace_header;

/// A request to run a function.
#[derive(Debug, Clone, Default)]
pub struct Invoke {
    /// The function's unqualified name.
    pub function: String,
    /// Version or alias; none for `$LATEST`.
    pub qualifier: Option<String>,
    /// The event: JSON. Nothing stands for `{}`.
    pub payload: Bytes,
    /// Send the end of the log along.
    pub log_tail: bool,
    /// The caller's context, decoded JSON on one line.
    pub client_context: Option<String>,
    /// JSON of the caller's Cognito identity, on one line.
    pub identity: Option<String>,
    /// The caller's `X-Amzn-Trace-Id`.
    pub trace: Option<String>,
    /// The tenant of a function that keeps them apart.
    pub tenant: Option<String>,
    /// The id that caller and function see; a UUID. A new one is made when there is none.
    pub request_id: Option<String>,
}

/// What came of it. A function that failed is an answer too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvokeAnswer {
    /// The id that the function saw.
    pub request_id: String,
    /// The whole trace header that the function saw.
    pub trace: String,
    /// `$LATEST` or a number.
    pub executed_version: String,
    /// `Unhandled` when the function failed in any way.
    pub function_error: Option<&'static str>,
    /// The last 4 KB of the invocation's log in base64, if asked for.
    pub log_result: Option<String>,
    /// The function's result, or the error as JSON.
    pub payload: Bytes,
}

/// Runs functions, from any thread: the data plane, or what stands in for it in a test.
#[async_trait]
pub trait Runner: Send + Sync {
    /// Runs a function and waits for its answer. Dropping the future does not end the invocation.
    ///
    /// # Errors
    /// [`InvokeError`] when the function was not run. A function that failed is no error.
    async fn run(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError>;
}

/// Why a function was not run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvokeError {
    /// There is no such function, version or alias.
    #[error("there is no function {function} with the qualifier {qualifier}")]
    NotFound {
        /// Its name.
        function: String,
        /// The qualifier, `$LATEST` when none was given.
        qualifier: String,
    },
    /// The function exists and is not ready.
    #[error("the function {function} is {state}")]
    NotReady {
        /// Its name.
        function: String,
        /// `Pending` or `Failed`.
        state: &'static str,
    },
    /// The event is not JSON.
    #[error("the payload is not JSON: {0}")]
    NotJson(String),
    /// The event is too large.
    #[error("the payload has {bytes} bytes, more than {bytes_max}")]
    TooLarge {
        /// What was sent.
        bytes: u64,
        /// The bound.
        bytes_max: u64,
    },
    /// The client context is not base64 of JSON, or too long.
    #[error("the client context cannot be used: {0}")]
    ClientContext(String),
    /// The account's concurrency is used up.
    #[error("the account's concurrency is used up")]
    AccountConcurrency,
    /// The function's reserved concurrency is used up.
    #[error("the concurrency reserved for the function is used up")]
    ReservedConcurrency,
    /// More requests in a second than the account may have.
    #[error("the account's requests are too many for a second")]
    AccountRate,
    /// More requests in a second than the reserved concurrency allows.
    #[error("the function's requests are too many for a second")]
    ReservedRate,
    /// The function has been given too many environments in too short a time.
    #[error("the function grows too fast")]
    ScalingRate,
    /// The function keeps tenants apart, and the request names none.
    #[error("the function keeps tenants apart and the request names none")]
    TenantMissing,
    /// The request names a tenant, and the function does not keep them apart.
    #[error("the request names a tenant and the function does not keep them apart")]
    TenantUnexpected,
    /// A loop of calls has led here.
    #[error("the function is called in a loop")]
    Recursive,
    /// The machine has no memory for one more environment, or there are too many.
    #[error("no memory is left for one more environment")]
    NoRoom,
    /// An environment could not be made, or broke.
    #[error("the environment failed: {0}")]
    Environment(String),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
}

impl From<crate::directory::ResolveError> for InvokeError {
    fn from(error: crate::directory::ResolveError) -> InvokeError {
        use crate::directory::ResolveError;
        match error {
            ResolveError::NotFound {
                function,
                qualifier,
            } => InvokeError::NotFound {
                function,
                qualifier,
            },
            ResolveError::NotReady { function, state } => InvokeError::NotReady { function, state },
            ResolveError::UnknownUrl(id) => InvokeError::NotFound {
                function: id,
                qualifier: crate::release::LATEST.to_owned(),
            },
        }
    }
}
