//! Lists in pages: the token of a page is the key of the last item before it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use frazil_wire::Fault;

use super::faults::invalid;
use super::limits::PAGE_MAX;

/// A page, and the token of the next one.
pub(super) fn page<T>(
    items: impl Iterator<Item = (String, T)>,
    token: Option<&str>,
) -> Result<(Vec<T>, Option<String>), Fault> {
    let after = token.filter(|token| !token.is_empty()).map(|token| {
        let key = URL_SAFE_NO_PAD.decode(token).ok();
        let key = key.and_then(|key| String::from_utf8(key).ok());
        key.ok_or_else(|| invalid("NextToken"))
    });
    let after = after.transpose()?;
    let rest = items.skip_while(|(key, _)| after.as_ref().is_some_and(|after| key <= after));
    let mut taken: Vec<(String, T)> = rest.take(PAGE_MAX + 1).collect();
    let more = taken.len() > PAGE_MAX;
    taken.truncate(PAGE_MAX);
    let last = taken.last().filter(|_| more);
    let next = last.map(|(key, _)| URL_SAFE_NO_PAD.encode(key));
    Ok((taken.into_iter().map(|(_, item)| item).collect(), next))
}
