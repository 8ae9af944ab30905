//! Lists in pages.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_wire::Fault;

use super::faults::validation;
use crate::limits::PAGE_DEFAULT;

/// Where a list begins and how long it may be.
#[derive(Debug, Default)]
pub(crate) struct Ask {
    pub(crate) marker: Option<String>,
    pub(crate) items_max: Option<i32>,
}

/// A part of a list.
#[derive(Debug)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) is_truncated: Option<bool>,
    pub(crate) marker: Option<String>,
}

/// The part of a list that is asked for; `items` come with what they are ordered by.
pub(crate) fn page<T>(
    items: impl IntoIterator<Item = (String, T)>,
    ask: &Ask,
) -> Result<Page<T>, Fault> {
    let after = ask.marker.as_deref().map(open).transpose()?;
    let mut rest = items
        .into_iter()
        .filter(|(name, _)| after.as_ref().is_none_or(|after| name > after));
    let limit = ask.items_max.and_then(|it| usize::try_from(it).ok());
    let mut last = None;
    let mut items = Vec::new();
    for (name, item) in rest.by_ref().take(limit.unwrap_or(PAGE_DEFAULT)) {
        last = Some(name);
        items.push(item);
    }
    let more = rest.next().is_some();
    Ok(Page {
        items,
        is_truncated: Some(more),
        marker: last
            .filter(|_| more)
            .map(|it| BASE64_URL_SAFE_NO_PAD.encode(it)),
    })
}

fn open(marker: &str) -> Result<String, Fault> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(marker).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| validation("Invalid marker"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other() {
        let all = || ["a", "b", "c"].map(|it| (it.to_owned(), it));
        let ask = |marker| Ask {
            marker,
            items_max: Some(2),
        };
        let first = page(all(), &ask(None)).expect("a page");
        assert_eq!(
            (first.items, first.is_truncated),
            (vec!["a", "b"], Some(true))
        );
        let second = page(all(), &ask(first.marker)).expect("a page");
        assert_eq!((second.items, second.marker), (vec!["c"], None));
        assert!(page(all(), &ask(Some("!".to_owned()))).is_err());
    }
}
