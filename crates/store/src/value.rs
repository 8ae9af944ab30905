//! Values, their revisions, and writes with preconditions.

use bytes::Bytes;

use crate::{BlobId, Key};

/// The number of the commit that wrote a value. Later commits have greater numbers; a number is
/// never used twice, not even for a key that was deleted in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// A value with the revision that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned {
    /// The bytes as they were written.
    pub value: Bytes,
    /// The commit that wrote them.
    pub revision: Revision,
}

/// What must be true of a key for a write to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Nothing in particular.
    Any,
    /// The key has no value.
    Absent,
    /// The key has a value.
    Present,
    /// The key's value was written by this revision.
    Revision(Revision),
    /// No key that begins with this key's text has a value.
    NoneBelow,
}

impl Expect {
    /// Whether the expectation holds. `current` is the revision of the key's value or, for
    /// [`Expect::NoneBelow`], of any value below it.
    pub(crate) fn allows(self, current: Option<Revision>) -> bool {
        match self {
            Self::Any => true,
            Self::Absent | Self::NoneBelow => current.is_none(),
            Self::Present => current.is_some(),
            Self::Revision(expected) => current == Some(expected),
        }
    }
}

/// What a write does to its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Gives it this value.
    Put(Bytes),
    /// Takes its value away.
    Delete,
    /// Leaves it: only the precondition counts.
    Nothing,
}

/// One write of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The key that is written.
    pub key: Key,
    /// What must be true before.
    pub expect: Expect,
    /// What happens to it.
    pub effect: Effect,
    /// The blobs that live as long as this value does.
    pub blobs: Vec<BlobId>,
}

impl Write {
    /// Stores a value.
    pub fn put(key: impl Into<Key>, value: impl Into<Bytes>) -> Self {
        Self::new(key.into(), Expect::Any, Effect::Put(value.into()))
    }

    /// Removes a value. Removing what is not there is no error.
    pub fn delete(key: impl Into<Key>) -> Self {
        Self::new(key.into(), Expect::Any, Effect::Delete)
    }

    /// Changes nothing, but lets the commit fail unless the precondition holds.
    pub fn require(key: impl Into<Key>, expect: Expect) -> Self {
        Self::new(key.into(), expect, Effect::Nothing)
    }

    fn new(key: Key, expect: Expect, effect: Effect) -> Self {
        Self {
            key,
            expect,
            effect,
            blobs: Vec::new(),
        }
    }

    /// Adds a precondition.
    #[must_use]
    pub fn expecting(mut self, expect: Expect) -> Self {
        self.expect = expect;
        self
    }

    /// Keeps these blobs alive until this value is replaced or deleted. Each must exist when the
    /// commit runs: hold its [`crate::Blob`] handle until the commit has answered.
    #[must_use]
    pub fn holding(mut self, blobs: impl IntoIterator<Item = BlobId>) -> Self {
        self.blobs.extend(blobs);
        self
    }
}
