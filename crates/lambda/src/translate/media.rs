//! The binary media types of a REST API.

use super::request::essence;

/// Whether the media type is one of the list, where `*/*` and `image/*` stand for many. Of several
/// types, as in Accept, only the first counts.
pub(super) fn matches_any(media_type: &str, list: &[&str]) -> bool {
    let first = media_type.split(',').next().unwrap_or_default();
    let wanted = essence(first);
    list.iter().any(|entry| {
        let entry = essence(entry);
        entry == "*/*" || entry == wanted && !wanted.is_empty() || in_family(&wanted, &entry)
    })
}

/// `image/png` is in the family `image/*`.
fn in_family(media_type: &str, entry: &str) -> bool {
    let kind = entry.strip_suffix("/*");
    kind.is_some_and(|kind| {
        media_type
            .split_once('/')
            .is_some_and(|(own, _)| own == kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_type_counts_and_wildcards_match_many() {
        let check = |media_type, list: &[&str], expect| {
            assert_eq!(
                matches_any(media_type, list),
                expect,
                "{media_type} {list:?}"
            );
        };
        check("image/png", &["image/png"], true);
        check("Image/PNG; q=1", &["image/png"], true);
        check("image/png", &["image/*"], true);
        check("imagery/png", &["image/*"], false);
        check("text/html,image/png", &["image/png"], false);
        check("image/png,text/html", &["image/png"], true);
        check("*/*", &["image/png"], false);
        check("text/html", &["*/*"], true);
        check("", &["*/*"], true);
        check("", &["image/png"], false);
        check("", &[""], false);
        check("text/html", &[], false);
    }
}
