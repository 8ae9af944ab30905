//! Every bound of this crate, by name.

use std::time::Duration;

/// How large a template in the request may be, in bytes (AWS's).
pub(crate) const TEMPLATE_BODY_BYTES_MAX: usize = 51_200;
/// How large a template in a bucket may be, in bytes (AWS's).
pub(crate) const TEMPLATE_URL_BYTES_MAX: usize = 1_048_576;
/// How large a request may be: a template and its parameters, as a form.
pub(crate) const REQUEST_BYTES_MAX: u64 = 1_048_576;
/// How many resources a template may have (AWS's).
pub(crate) const RESOURCES_MAX: usize = 500;
/// How many parameters a template may have (AWS's).
pub(crate) const PARAMETERS_MAX: usize = 200;
/// How many outputs a template may have (AWS's).
pub(crate) const OUTPUTS_MAX: usize = 200;
/// How many addresses `Fn::Cidr` may make (AWS's).
pub(crate) const CIDR_COUNT_MAX: u32 = 256;
/// How many entries a page of a list has.
pub(crate) const PAGE: usize = 100;
/// How many records are read from the store in one step.
pub(crate) const RECORDS_PER_STEP: usize = 500;
/// How long a deleted stack is still described by its id.
pub(crate) const DELETED_KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;
/// How long a resource may take to become usable before it has failed.
pub(crate) const STABILISE_MAX: Duration = Duration::from_secs(15 * 60);
/// How often is asked whether a resource has become usable.
pub(crate) const STABILISE_EVERY: Duration = Duration::from_millis(200);
/// How long a custom resource may take to answer (AWS's).
pub(crate) const CUSTOM_RESOURCE_MAX: Duration = Duration::from_secs(60 * 60);
/// How large the answer of a custom resource may be, in bytes (AWS's).
pub(crate) const CUSTOM_RESPONSE_BYTES_MAX: usize = 4096;
/// How many answers for one waiter may lie unread.
pub(crate) const SIGNALS_WAITING_MAX: usize = 100;
/// How long the answer to a request waits for what the request has begun.
pub(crate) const LINGER_MAX: Duration = Duration::from_secs(5);
/// How many resources of a stack are worked on at once.
pub(crate) const PARALLEL_MAX: usize = 4;
/// How many events of a stack are told.
pub(crate) const EVENTS_MAX: usize = 5_000;
