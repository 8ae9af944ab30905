//! What doors see of an HTTP request, and the parts of an event that all of them make from it.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{HeaderMap, HeaderValue};
use serde::{Serialize, Serializer};

/// A request as it reached a door.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET`, …
    pub method: &'a str,
    /// The path as it was sent, undecoded; whether a stage is part of it, each door says.
    pub path: &'a str,
    /// The query as it was sent, undecoded, without the question mark.
    pub query: &'a str,
    /// The header lines.
    pub headers: &'a Headers<'a>,
    /// The whole body.
    pub body: &'a [u8],
}

/// Header lines in the order and with the spelling in which they came.
#[derive(Debug, Clone, Default)]
pub struct Headers<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> From<&'a HeaderMap> for Headers<'a> {
    fn from(map: &'a HeaderMap) -> Headers<'a> {
        let lines = map.iter();
        Headers(
            lines
                .map(|(name, value)| (name.as_str().into(), text(value)))
                .collect(),
        )
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Headers<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(lines: I) -> Headers<'a> {
        let lines = lines.into_iter();
        Headers(
            lines
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

impl Headers<'_> {
    /// The first line of that name, which is lower case.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        let mut all = self.all(name);
        all.next()
    }

    /// Every line of that name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let same = move |line: &&(Cow<'_, str>, Cow<'_, str>)| line.0.eq_ignore_ascii_case(name);
        self.0.iter().filter(same).map(|(_, value)| &**value)
    }

    /// The lines grouped by name, whose spelling `spell` chooses; `None` leaves a line out.
    pub(super) fn spelt<'s>(
        &'s self,
        spell: impl Fn(&'s str) -> Option<Cow<'s, str>>,
    ) -> Multi<'s> {
        let mut all = Multi::default();
        for (name, value) in &self.0 {
            if let Some(name) = spell(name) {
                all.add(name, Cow::Borrowed(value));
            }
        }
        all
    }
}

/// Names with all their values, in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Multi<'a>(Vec<(Cow<'a, str>, Vec<Cow<'a, str>>)>);

impl<'a> Multi<'a> {
    /// One more value. Names that differ only in case are one.
    pub(super) fn add(&mut self, name: Cow<'a, str>, value: Cow<'a, str>) {
        let known = self.0.iter_mut();
        match known
            .rev()
            .find(|(known, _)| known.eq_ignore_ascii_case(&name))
        {
            Some((_, values)) => values.push(value),
            None => self.0.push((name, vec![value])),
        }
    }

    /// The only value of its name from now on.
    pub(super) fn set(&mut self, name: &'a str, value: impl Into<Cow<'a, str>>) {
        self.0
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.0.push((name.into(), vec![value.into()]));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `None` without any, which events spell `null`.
    pub(super) fn some(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }
}

/// Serialises all values of a name as one text, joined with commas.
#[derive(Debug)]
pub(super) struct Joined<'a>(pub(super) Multi<'a>);

impl Joined<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Joined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let joined = |values: &[Cow<'_, str>]| match values {
            [one] => one.clone().into_owned(),
            many => many.join(","),
        };
        let all = (self.0).0.iter();
        serializer.collect_map(all.map(|(name, values)| (name, joined(values))))
    }
}

/// Serialises the last value of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last<'a>(pub(super) &'a Multi<'a>);

impl Serialize for Last<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = (self.0).0.iter();
        serializer.collect_map(all.map(|(name, values)| (name, values.last())))
    }
}

/// Serialises the values of a name as a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists<'a>(pub(super) &'a Multi<'a>);

impl Serialize for Lists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = (self.0).0.iter();
        serializer.collect_map(all.map(|(name, values)| (name, values)))
    }
}

/// The pairs of a query. Unlike those of headers, their names differ in case.
pub(super) fn query<'a>(query: &'a str, decode: fn(&'a str) -> Cow<'a, str>) -> Multi<'a> {
    let mut all = Multi::default();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name), decode(value));
        match all.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => all.0.push((name, vec![value])),
        }
    }
    all
}

/// Form decoding: `+` is a space, `%XX` a byte; what is no UTF-8 then is replaced.
pub(super) fn form_decoded(encoded: &str) -> Cow<'_, str> {
    if encoded.contains('+') {
        Cow::Owned(percent_decoded(&encoded.replace('+', " ")).into_owned())
    } else {
        percent_decoded(encoded)
    }
}

/// `%XX` is a byte; what is no UTF-8 then is replaced.
pub(super) fn percent_decoded(encoded: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(encoded).decode_utf8_lossy()
}

/// Whether headers belong to this hop only, and are in no event.
pub(super) fn ends_here(lower_case_name: &str) -> bool {
    matches!(
        lower_case_name,
        "connection"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
    )
}

/// The addresses that earlier proxies named, and `source`, which we see.
pub(super) fn forwarded_for(headers: &Headers<'_>, source: &str) -> String {
    let earlier: Vec<_> = headers.all("x-forwarded-for").collect();
    if earlier.is_empty() {
        source.to_owned()
    } else {
        format!("{}, {source}", earlier.join(","))
    }
}

/// Header bytes are UTF-8 where they can be, else Latin-1 as HTTP says.
fn text(value: &HeaderValue) -> Cow<'_, str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.as_bytes().iter().copied().map(char::from).collect()),
    }
}

/// A body inside of JSON.
#[derive(Debug)]
pub(super) struct Body<'a> {
    /// `None` when there is none.
    pub(super) text: Option<Cow<'a, str>>,
    /// Whether the text is base64.
    pub(super) is_base64: bool,
}

impl<'a> Body<'a> {
    /// The body as it is where `as_text` and its own bytes allow, as base64 elsewhere.
    pub(super) fn new(body: &'a [u8], as_text: bool) -> Body<'a> {
        let text = if as_text {
            std::str::from_utf8(body).ok()
        } else {
            None
        };
        match text {
            _ if body.is_empty() => Body {
                text: None,
                is_base64: false,
            },
            Some(text) => Body {
                text: Some(Cow::Borrowed(text)),
                is_base64: false,
            },
            None => Body {
                text: Some(Cow::Owned(STANDARD.encode(body))),
                is_base64: true,
            },
        }
    }
}

impl<'a> Body<'a> {
    /// REST APIs know text and what is listed as binary. What is neither suffers, as on AWS.
    pub(super) fn of_rest_api(body: &'a [u8], is_binary: bool) -> Body<'a> {
        if is_binary || body.is_empty() {
            return Body::new(body, false);
        }
        Body {
            text: Some(String::from_utf8_lossy(body)),
            is_base64: false,
        }
    }
}

/// The type without parameters, in lower case: `text/html`.
pub(super) fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim_ascii().to_ascii_lowercase()
}

/// What HTTP APIs and function URLs hand over as text. Forms are not in the list: AWS hands
/// `application/x-www-form-urlencoded` over as base64.
pub(super) fn is_text_type(content_type: &str) -> bool {
    let essence = essence(content_type);
    match essence.strip_prefix("application/") {
        Some(kind) => {
            matches!(kind, "json" | "xml" | "javascript")
                || kind.ends_with("+json")
                || kind.ends_with("+xml")
        }
        None => essence.starts_with("text/"),
    }
}

/// `24/Nov/2025:10:00:00 +0000`.
pub(super) fn access_log_time(time_ms: i64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let time = jiff::Timestamp::from_millisecond(time_ms).unwrap_or_default();
    let at = jiff::tz::Offset::UTC.to_datetime(time);
    let month = MONTHS[usize::from(at.month().unsigned_abs()) - 1];
    format!(
        "{:02}/{month}/{:04}:{:02}:{:02}:{:02} +0000",
        at.day(),
        at.year(),
        at.hour(),
        at.minute(),
        at.second()
    )
}
