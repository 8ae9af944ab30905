//! Lists in pages: the token of a page is the key of the last item before it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::limits::PAGE_MAX;

/// A page, and the token of the next one.
pub(crate) type Page<T> = (Vec<T>, Option<String>);

/// Takes a page out of items in the order of their keys; none when the token is not ours.
pub(crate) fn page<T>(
    items: impl Iterator<Item = (String, T)>,
    token: Option<&str>,
    limit: Option<i32>,
) -> Option<Page<T>> {
    let after = match token {
        Some(token) => Some(String::from_utf8(URL_SAFE_NO_PAD.decode(token).ok()?).ok()?),
        None => None,
    };
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    let limit = limit.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
    let rest = items.skip_while(|(key, _)| after.as_ref().is_some_and(|after| key <= after));
    let mut taken: Vec<(String, T)> = rest.take(limit + 1).collect();
    let more = taken.len() > limit;
    taken.truncate(limit);
    let last = taken.last().filter(|_| more);
    let next = last.map(|(key, _)| URL_SAFE_NO_PAD.encode(key));
    Some((taken.into_iter().map(|(_, item)| item).collect(), next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other() {
        let items = || ["a", "b", "c"].into_iter().map(|it| (it.to_owned(), it));
        let (first, token) = page(items(), None, Some(2)).expect("a page");
        assert_eq!(first, ["a", "b"]);
        let (second, token) = page(items(), token.as_deref(), Some(2)).expect("a page");
        assert_eq!((second, token), (vec!["c"], None));
        assert!(page(items(), Some("*"), None).is_none());
    }
}
