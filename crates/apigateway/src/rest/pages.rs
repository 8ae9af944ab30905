//! Lists, a page at a time. A position is the name of the last item that was seen.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use frazil_wire::Fault;

use super::faults::bad_request;
use crate::limits::{PAGE_DEFAULT, PAGE_MAX};

/// A part of a list, and where the next part begins.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) position: Option<String>,
}

/// The part of `items` that a request asks for. Each item has a name of its own; the order stays.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = (String, T)>,
    position: Option<&str>,
    limit: Option<i32>,
) -> Result<Page<T>, Fault> {
    let limit = match limit.unwrap_or_default() {
        0 => PAGE_DEFAULT,
        limit => usize::try_from(limit).unwrap_or(PAGE_DEFAULT).min(PAGE_MAX),
    };
    let mut items = items.into_iter().peekable();
    if let Some(position) = position.filter(|position| !position.is_empty()) {
        let last = URL_SAFE_NO_PAD.decode(position).ok();
        let last = last.and_then(|bytes| String::from_utf8(bytes).ok());
        let last = last.ok_or_else(|| bad_request("Invalid position parameter specified"))?;
        while items.next().is_some_and(|(name, _)| name != last) {}
    }
    let mut taken = Vec::new();
    let mut last = None;
    for (name, item) in items.by_ref().take(limit) {
        taken.push(item);
        last = Some(name);
    }
    let more = items.peek().is_some();
    let position = last
        .filter(|_| more)
        .map(|name| URL_SAFE_NO_PAD.encode(name));
    Ok(Page {
        items: taken,
        position,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other() {
        let all = || ["a", "b", "c"].map(|name| (name.to_owned(), name));
        let first = page(all(), None, Some(2)).expect("a page");
        assert_eq!(first.items, ["a", "b"]);
        let second = page(all(), first.position.as_deref(), Some(2)).expect("a page");
        assert_eq!(second.items, ["c"]);
        assert_eq!(second.position, None);
        assert!(page(all(), Some("%"), None).is_err());
    }
}
