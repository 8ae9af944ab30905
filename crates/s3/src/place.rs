//! Which version of an object: a name that also says how old the version is.

use serde::{Deserialize, Serialize};

/// The version without a name of its own.
pub(super) const NULL: &str = "null";

/// How many hexadecimal digits say when.
const RANK_DIGITS: usize = 16;

/// Where a version stands among the versions of its key: newer ones sort first. The text begins
/// with a rank, and goes on with randomness or "null". Empty for an object that was written while
/// its bucket had no versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Place(String);

impl Place {
    /// The place of a version that is written now and must be newer than another one.
    pub(super) fn newer(now_ms: i64, than: Option<&Self>, name: Option<&str>) -> Self {
        let now = now_ms.unsigned_abs().saturating_mul(1000);
        let newest = than.map_or(u64::MAX, Self::rank);
        let rank = (u64::MAX - now).min(newest.saturating_sub(1));
        let name = name.map_or_else(random, ToOwned::to_owned);
        Self(format!("{rank:016x}{name}"))
    }

    /// The place of an object from before its bucket had versions.
    pub(super) fn of_old(modified_ms: i64) -> Self {
        Self::newer(modified_ms, None, Some(NULL))
    }

    fn rank(&self) -> u64 {
        let digits = self.0.get(..RANK_DIGITS).unwrap_or_default();
        u64::from_str_radix(digits, 16).unwrap_or(u64::MAX)
    }

    /// Whether nothing was written down.
    pub(super) fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_null(&self) -> bool {
        self.is_unknown() || self.0.ends_with(NULL)
    }

    /// What callers call the version.
    pub(super) fn version(&self) -> &str {
        match self.is_null() {
            true => NULL,
            false => &self.0,
        }
    }

    /// The place as it stands in keys of the store.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// The place that a caller's version names, unless it is "null" or no version at all.
    pub(super) fn named(version: &str) -> Option<Self> {
        let fits = version.len() == 2 * RANK_DIGITS
            && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        fits.then(|| Self(version.to_owned()))
    }

    /// A number that grows from version to version, as events have it.
    pub(super) fn sequencer(&self, now_ms: i64) -> String {
        let since = match self.is_unknown() {
            true => now_ms.unsigned_abs().saturating_mul(1000),
            false => u64::MAX - self.rank(),
        };
        format!("00{since:016X}")
    }
}

fn random() -> String {
    let random = uuid::Uuid::new_v4().simple().to_string();
    random[random.len() - RANK_DIGITS..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_versions_sort_first_even_in_one_millisecond() {
        let first = Place::newer(1_000, None, None);
        let second = Place::newer(1_000, Some(&first), Some(NULL));
        let third = Place::newer(999, Some(&second), None);
        assert!(
            third < second && second < first,
            "{third:?} {second:?} {first:?}"
        );
        assert_eq!(second.version(), "null");
        assert_eq!(Place::named(third.version()), Some(third));
        assert_eq!(Place::named("null"), None);
        assert!(Place::default().is_null());
    }
}
