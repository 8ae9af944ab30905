//! Tags, of whatever can have them.

use frazil_wire::Fault;
use frazil_wire::shapes::iam as shapes;

use super::faults::{invalid, too_many};
use super::page::{Ask, Page, page};
use super::records::Tags;
use crate::limits::TAGS_MAX;

/// The tags that something is made with.
pub(crate) fn first(given: Option<Vec<shapes::Tag>>) -> Result<Tags, Fault> {
    let mut tags = Tags::new();
    add(&mut tags, given.unwrap_or_default())?;
    Ok(tags)
}

/// Adds tags; ones with the same key, in any case, get the new key and value.
pub(crate) fn add(tags: &mut Tags, given: Vec<shapes::Tag>) -> Result<(), Fault> {
    let mut keys: Vec<String> = given.iter().map(|tag| tag.key.to_lowercase()).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(invalid(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ));
    }
    if keys.iter().any(|key| key.starts_with("aws:")) {
        return Err(invalid(
            "Tag keys beginning with \"aws:\" are reserved for system use.",
        ));
    }
    for tag in given {
        let same = |(key, _): &&mut (String, String)| key.eq_ignore_ascii_case(&tag.key);
        match tags.iter_mut().find(same) {
            Some(known) => *known = (tag.key, tag.value),
            None => tags.push((tag.key, tag.value)),
        }
    }
    match tags.len() > TAGS_MAX {
        true => Err(too_many(
            "The number of tags has reached the maximum limit.",
        )),
        false => Ok(()),
    }
}

/// Removes tags.
pub(crate) fn remove(tags: &mut Tags, keys: &[String]) {
    let gone = |key: &str| keys.iter().any(|it| it.eq_ignore_ascii_case(key));
    tags.retain(|(key, _)| !gone(key));
}

/// Tags as answers carry them.
pub(crate) fn shown(tags: &Tags) -> Vec<shapes::Tag> {
    let shown = tags.iter().map(|(key, value)| shapes::Tag {
        key: key.clone(),
        value: value.clone(),
    });
    shown.collect()
}

/// Tags of something just made or read: absent when there are none.
pub(crate) fn shown_if_any(tags: &Tags) -> Option<Vec<shapes::Tag>> {
    Some(shown(tags)).filter(|tags| !tags.is_empty())
}

/// Tags as a list in pages.
pub(crate) fn paged(tags: &Tags, ask: &Ask) -> Result<Page<shapes::Tag>, Fault> {
    let mut all: Vec<_> = shown(tags)
        .into_iter()
        .map(|it| (it.key.clone(), it))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    page(all, ask)
}
