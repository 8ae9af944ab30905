//! Lists in pages.

use frazil_wire::Fault;

use super::faults::bad_request;

/// How many items a page has when nobody says.
const ITEMS: usize = 500;

/// The items of a page, and the token of the next one.
pub(super) fn page<T>(
    items: Vec<T>,
    max_results: Option<&str>,
    token: Option<&str>,
) -> Result<(Vec<T>, Option<String>), Fault> {
    let number = |text: Option<&str>, default| match text {
        None => Ok(default),
        Some(text) => text.parse::<usize>().map_err(|_| ()),
    };
    let invalid = |what: &str| bad_request(format!("Invalid {what} specified"));
    let count = number(max_results, ITEMS).map_err(|()| invalid("maxResults"))?;
    let start = number(token, 0).map_err(|()| invalid("nextToken"))?;
    let end = start.saturating_add(count.clamp(1, ITEMS));
    let next = (end < items.len()).then(|| end.to_string());
    let items = items.into_iter().skip(start).take(end - start).collect();
    Ok((items, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_one_another() {
        let (one, token) = page(vec![1, 2, 3], Some("2"), None).expect("valid");
        assert_eq!((one, token.as_deref()), (vec![1, 2], Some("2")));
        let (two, token) = page(vec![1, 2, 3], Some("2"), Some("2")).expect("valid");
        assert_eq!((two, token), (vec![3], None));
        assert!(page(vec![1], Some("many"), None).is_err());
    }
}
