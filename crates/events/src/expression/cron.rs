//! `cron(minutes hours day-of-month month day-of-week year)`, EventBridge's dialect.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan as _};

use super::field::{Range, Values};

/// A cron expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cron {
    minutes: Values,
    hours: Values,
    days: Days,
    months: Values,
    years: Vec<u16>,
}

/// Which days; of the two fields for days one says nothing (`?`).
#[derive(Debug, Clone, PartialEq, Eq)]
enum Days {
    OfMonth(Values),
    /// `L`: the last day of the month, or so many days before it.
    Last(i8),
    /// `LW`: the last day of the month from Monday to Friday.
    LastWorkday,
    /// `15W`: the day from Monday to Friday that is nearest, in the same month.
    NearestWorkday(i8),
    /// 1 is Sunday.
    OfWeek(Values),
    /// `6L`: the last Friday of the month.
    LastOfWeek(Weekday),
    /// `6#3`: the third Friday of the month.
    NthOfWeek(Weekday, i8),
}

const MINUTES: Range = Range {
    least: 0,
    most: 59,
    names: &[],
};
const HOURS: Range = Range {
    least: 0,
    most: 23,
    names: &[],
};
const DAYS: Range = Range {
    least: 1,
    most: 31,
    names: &[],
};
const MONTHS: Range = Range {
    least: 1,
    most: 12,
    names: &[
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ],
};
const WEEKDAYS: Range = Range {
    least: 1,
    most: 7,
    names: &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
};
const YEARS: Range = Range {
    least: 1970,
    most: 2199,
    names: &[],
};

impl Cron {
    /// Reads what stands between the parentheses.
    pub(super) fn parse(text: &str) -> Option<Cron> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, of_month, month, of_week, year] = fields[..] else {
            return None;
        };
        let days = match (of_month, of_week) {
            ("?", "?") => return None,
            (of_month, "?") => days_of_month(of_month)?,
            ("?", of_week) => days_of_week(of_week)?,
            _ => return None,
        };
        let mut years = YEARS.list(year)?;
        years.sort_unstable();
        years.dedup();
        Some(Cron {
            minutes: MINUTES.values(minutes)?,
            hours: HOURS.values(hours)?,
            days,
            months: MONTHS.values(month)?,
            years,
        })
    }

    /// The first time after `after` that the zone's clocks show. Times that they skip in spring do
    /// not fire, times that they show twice in autumn fire the first time.
    pub(super) fn next(&self, after: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut wall = zone.to_datetime(after);
        loop {
            wall = self.next_wall(wall)?;
            let ambiguous = zone.to_ambiguous_timestamp(wall);
            let skipped = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
            let at = ambiguous.earlier().ok()?;
            if !skipped && at > after {
                return Some(at);
            }
        }
    }

    /// The first time on the wall after this one.
    fn next_wall(&self, after: DateTime) -> Option<DateTime> {
        let start = after.checked_add(1.minute()).ok()?;
        let start = start.date().at(start.hour(), start.minute(), 0, 0);
        let today = start.date();
        if self.has_day(today)
            && let Some(found) = self.time_of_day(start)
        {
            return Some(found);
        }
        let mut day = today.tomorrow().ok()?;
        loop {
            day = self.day_from(day)?;
            if let Some(found) = self.time_of_day(day.at(0, 0, 0, 0)) {
                return Some(found);
            }
            day = day.tomorrow().ok()?;
        }
    }

    /// The first time of this day at or after this one.
    fn time_of_day(&self, start: DateTime) -> Option<DateTime> {
        let minute_from = |least: i8| (least..60).find(|minute| self.minutes.has(*minute));
        (start.hour()..24)
            .filter(|hour| self.hours.has(*hour))
            .find_map(|hour| {
                let least = if hour == start.hour() {
                    start.minute()
                } else {
                    0
                };
                minute_from(least).map(|minute| start.date().at(hour, minute, 0, 0))
            })
    }

    /// The first day at or after this one. Years and months that are not meant are leapt over.
    fn day_from(&self, mut day: Date) -> Option<Date> {
        loop {
            let year = u16::try_from(day.year()).ok()?;
            let wanted = *self.years.iter().find(|it| **it >= year)?;
            if wanted > year {
                day = date(i16::try_from(wanted).ok()?, 1, 1);
            } else if !self.months.has(day.month()) {
                day = day.last_of_month().tomorrow().ok()?;
            } else if self.has_day(day) {
                return Some(day);
            } else {
                day = day.tomorrow().ok()?;
            }
        }
    }

    fn has_day(&self, day: Date) -> bool {
        let year = u16::try_from(day.year()).unwrap_or_default();
        self.months.has(day.month())
            && self.years.binary_search(&year).is_ok()
            && self.days.has(day)
    }
}

impl Days {
    fn has(&self, day: Date) -> bool {
        let weekday = day.weekday();
        match self {
            Days::OfMonth(days) => days.has(day.day()),
            Days::Last(before) => day.day() == day.days_in_month() - before,
            Days::LastWorkday => day == nearest_workday(day.last_of_month()),
            Days::NearestWorkday(wanted) => {
                let wanted = *wanted;
                let exists = wanted <= day.days_in_month();
                exists && day == nearest_workday(date(day.year(), day.month(), wanted))
            }
            Days::OfWeek(days) => days.has(weekday.to_sunday_one_offset()),
            Days::LastOfWeek(wanted) => weekday == *wanted && day.day() > day.days_in_month() - 7,
            Days::NthOfWeek(wanted, nth) => weekday == *wanted && (day.day() - 1) / 7 + 1 == *nth,
        }
    }
}

/// The nearest day from Monday to Friday, in the same month.
fn nearest_workday(day: Date) -> Date {
    let shift = match day.weekday() {
        Weekday::Saturday if day.day() == 1 => 2,
        Weekday::Saturday => -1,
        Weekday::Sunday if day.day() == day.days_in_month() => -2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    date(day.year(), day.month(), day.day() + shift)
}

fn days_of_month(text: &str) -> Option<Days> {
    if text.eq_ignore_ascii_case("L") {
        return Some(Days::Last(0));
    }
    if text.eq_ignore_ascii_case("LW") {
        return Some(Days::LastWorkday);
    }
    if let Some(before) = text.strip_prefix("L-") {
        let before = before
            .parse()
            .ok()
            .filter(|before| (0..=30).contains(before))?;
        return Some(Days::Last(before));
    }
    if let Some(day) = text.strip_suffix(['W', 'w']) {
        let day = DAYS.value(day)?;
        return Some(Days::NearestWorkday(i8::try_from(day).ok()?));
    }
    DAYS.values(text).map(Days::OfMonth)
}

fn days_of_week(text: &str) -> Option<Days> {
    let weekday = |text: &str| {
        let day = i8::try_from(WEEKDAYS.value(text)?).ok()?;
        Weekday::from_sunday_one_offset(day).ok()
    };
    if text.eq_ignore_ascii_case("L") {
        return WEEKDAYS.values("7").map(Days::OfWeek);
    }
    if let Some((day, nth)) = text.split_once('#') {
        let nth = nth.parse().ok().filter(|nth| (1..=5).contains(nth))?;
        return Some(Days::NthOfWeek(weekday(day)?, nth));
    }
    if let Some(day) = text.strip_suffix(['L', 'l'])
        && let Some(day) = weekday(day)
    {
        return Some(Days::LastOfWeek(day));
    }
    WEEKDAYS.values(text).map(Days::OfWeek)
}
