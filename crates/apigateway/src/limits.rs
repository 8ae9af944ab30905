//! The bounds of this crate, each with a name.

use std::time::Duration;

/// How many records are read from the store at a time.
pub(crate) const RECORDS_PER_STEP: usize = 500;
/// How large the body of a request to an API may be (AWS: 10 MB).
pub const PAYLOAD_BYTES_MAX: u64 = 10 * 1024 * 1024;
/// How large a control-plane request may be: definitions of APIs are up to 6 MB.
pub const CONTROL_REQUEST_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// How long an integration may take unless it says otherwise (AWS: 29 s).
pub(crate) const INTEGRATION_TIMEOUT_MS: i32 = 29_000;
/// The shortest time an integration may be given.
pub(crate) const INTEGRATION_TIMEOUT_MIN_MS: i32 = 50;
/// How long a Lambda authorizer may take.
pub(crate) const AUTHORIZER_TIMEOUT: Duration = Duration::from_secs(29);
/// How many items a page of a list has unless asked.
pub(crate) const PAGE_DEFAULT: usize = 25;
/// How many items a page of a list may have.
pub(crate) const PAGE_MAX: usize = 500;
/// Resources of one API (AWS: 300, can be raised).
pub(crate) const RESOURCES_MAX: usize = 2_000;
/// Stages of one API.
pub(crate) const STAGES_MAX: usize = 100;
/// REST APIs of the account (AWS: 600).
pub(crate) const APIS_MAX: usize = 600;
/// Answers of authorizers that are remembered for a stage.
pub(crate) const AUTHORIZATIONS_MAX: usize = 10_000;
/// The account's own rate of requests each second (AWS: 10,000).
pub(crate) const ACCOUNT_RATE: f64 = 10_000.0;
/// The account's own burst (AWS: 5,000).
pub(crate) const ACCOUNT_BURST: i32 = 5_000;
/// How large a mapping template's result may become.
pub(crate) const TEMPLATE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// How many steps a mapping template may take.
pub(crate) const TEMPLATE_STEPS_MAX: usize = 200_000;
/// How often a template's loop may go round (AWS: 1,000).
pub(crate) const TEMPLATE_ROUNDS_MAX: usize = 1_000;
/// How deep parts of a template or of a schema may lie in each other.
pub(crate) const NESTING_MAX: usize = 64;
/// How long an integration of an HTTP API may take unless it says otherwise (AWS: 30 s).
pub(crate) const HTTP_TIMEOUT_MS: u32 = 30_000;
/// The shortest time an integration of an HTTP or WebSocket API may be given.
pub(crate) const TIMEOUT_MIN_MS: u32 = 50;
/// How long an integration of a WebSocket API may take unless it says otherwise (AWS: 29 s).
pub(crate) const WEBSOCKET_TIMEOUT_MS: u32 = 29_000;
/// How long an authorizer's answer is remembered unless it says otherwise, in seconds.
pub(crate) const AUTHORIZER_TTL_S: u32 = 300;
/// How large the answer of another server may be (AWS: 10 MB).
pub(crate) const RESPONSE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Buckets of throttled routes before full ones are forgotten.
pub(crate) const BUCKETS_MAX: usize = 10_000;
/// How large what a token issuer shows may be.
pub(crate) const ISSUER_BYTES_MAX: usize = 1024 * 1024;
/// How long a token issuer may take.
pub(crate) const ISSUER_TIMEOUT: Duration = Duration::from_secs(5);
/// How long an issuer's keys are good (AWS: two hours).
pub(crate) const ISSUER_KEYS_KEPT: Duration = Duration::from_secs(7200);
/// How soon keys are fetched again for a token whose key is unknown.
pub(crate) const ISSUER_KEYS_REFETCHED: Duration = Duration::from_secs(60);
/// Issuers whose keys are remembered.
pub(crate) const ISSUERS_MAX: usize = 1_000;
/// Open connections to WebSocket APIs.
pub(crate) const CONNECTIONS_MAX: usize = 10_000;
/// How long a connection may be silent (AWS: 10 minutes).
pub(crate) const CONNECTION_IDLE_MAX: Duration = Duration::from_secs(600);
/// How long a connection may last (AWS: 2 hours).
pub(crate) const CONNECTION_LIFE_MAX: Duration = Duration::from_secs(7200);
/// How large a message may be (AWS: 128 KB).
pub(crate) const MESSAGE_BYTES_MAX: usize = 128 * 1024;
/// How large a frame may be (AWS: 32 KB).
pub(crate) const FRAME_BYTES_MAX: usize = 32 * 1024;
/// Messages of one connection that are answered at the same time.
pub(crate) const MESSAGES_AT_ONCE_MAX: usize = 16;
/// Messages that wait for a slow client.
pub(crate) const MESSAGES_QUEUED_MAX: usize = 64;
/// How large a response may be that a stage remembers (AWS: 1 MB).
pub(crate) const CACHE_RESPONSE_BYTES_MAX: usize = 1_048_576;
/// How much a stage remembers of its responses.
pub(crate) const CACHE_STAGE_BYTES_MAX: usize = 64 * 1024 * 1024;
