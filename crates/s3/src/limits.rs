//! What S3 bounds.

use std::time::Duration;

/// The largest XML body (a list of objects to delete, of parts to complete) that is accepted.
pub(super) const XML_BYTES_MAX: usize = 4 << 20;

/// How many objects one request may delete.
pub(super) const DELETE_OBJECTS_MAX: usize = 1000;

/// How many of them are deleted at once, so that they share the store's syncs.
pub(super) const DELETE_AT_ONCE: usize = 64;

/// How often a change starts anew because somebody else changed the same record.
pub(super) const CHANGE_TRIES_MAX: usize = 16;

/// How many notifications a bucket may have.
pub(super) const NOTIFICATIONS_MAX: usize = 100;

/// How many messages of the outbox are read at once.
pub(super) const PARCELS_PAGE_MAX: usize = 256;

/// How many messages are on their way at once.
pub(super) const PARCELS_AT_ONCE: usize = 16;

/// How often a message is tried.
pub(super) const PARCEL_TRIES_MAX: u32 = 24;

/// How long after the first failure a message is tried again; twice as long after each other one.
pub(super) const PARCEL_PAUSE_MIN: Duration = Duration::from_secs(1);

/// The longest pause between two tries.
pub(super) const PARCEL_PAUSE_MAX: Duration = Duration::from_secs(600);

/// How large a bucket's policy may be.
pub(super) const POLICY_BYTES_MAX: usize = 20 << 10;

/// How long another S3 may neither take nor give anything while it has a request of ours.
pub(super) const ELSEWHERE_IDLE_MAX: Duration = Duration::from_secs(60);

/// How much of another S3's fault is read.
pub(super) const ELSEWHERE_FAULT_BYTES_MAX: usize = 64 << 10;

/// How many rules a CORS configuration may have.
pub(super) const CORS_RULES_MAX: usize = 100;

/// How many rules a lifecycle may have.
pub(super) const LIFECYCLE_RULES_MAX: usize = 1000;

/// How often objects are looked through for those whose lifecycle is over.
pub(super) const LIFECYCLE_PAUSE: Duration = Duration::from_secs(3600);

/// How many objects are looked through at once.
pub(super) const LIFECYCLE_PAGE_MAX: usize = 1000;

/// How many records are read ahead while versions are listed.
pub(super) const VERSIONS_READ_AT_ONCE: usize = 256;
