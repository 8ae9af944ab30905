//! Bounds: AWS's quotas and our own.

/// How many entries a list has unless the caller says otherwise.
pub(crate) const PAGE_DEFAULT: usize = 100;

/// How many tags one thing can have.
pub(crate) const TAGS_MAX: usize = 50;

/// How many managed policies can be attached to one role, user or group.
pub(crate) const ATTACHED_MAX: usize = 10;

/// How many versions a managed policy can have.
pub(crate) const VERSIONS_MAX: usize = 5;

/// How many access keys a user can have.
pub(crate) const KEYS_MAX: usize = 2;

/// How many groups a user can be in.
pub(crate) const GROUPS_OF_USER_MAX: usize = 10;

/// Characters of a managed policy, spaces not counted.
pub(crate) const MANAGED_CHARS_MAX: usize = 6144;

/// Characters of a trust policy, spaces not counted: what the quota can be raised to.
pub(crate) const TRUST_CHARS_MAX: usize = 4096;

/// Characters of all inline policies of a role, spaces not counted.
pub(crate) const ROLE_CHARS_MAX: usize = 10_240;

/// Characters of all inline policies of a user, spaces not counted.
pub(crate) const USER_CHARS_MAX: usize = 2048;

/// Characters of all inline policies of a group, spaces not counted.
pub(crate) const GROUP_CHARS_MAX: usize = 5120;

/// The longest session of a role unless it says otherwise.
pub(crate) const SESSION_S_DEFAULT: i32 = 3600;

/// How long sessions last that a role's session makes.
pub(crate) const CHAINED_S_MAX: i32 = 3600;

/// How long sessions of users last unless they say otherwise.
pub(crate) const USER_SESSION_S_DEFAULT: i32 = 43_200;

/// How long sessions of the account itself can last.
pub(crate) const ROOT_SESSION_S_MAX: i32 = 3600;

/// How many managed session policies a session can be made with.
pub(crate) const SESSION_POLICIES_MAX: usize = 10;

/// The largest request, in bytes.
pub(crate) const REQUEST_BYTES_MAX: u64 = 1024 * 1024;
