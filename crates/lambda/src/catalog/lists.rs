//! Lists of functions and versions, page by page.

use std::ops::Bound;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::internal;
use super::record::{FunctionRecord, VersionRecord};
use super::shape::{View, configuration};
use super::{Catalog, shape};
use crate::release::LATEST;

/// The place of a version in a list: its function, and its number with `$LATEST` first.
type Place = (String, u64);

impl Catalog {
    pub(super) async fn list_functions(
        &self,
        request: shapes::ListFunctionsRequest,
    ) -> Result<shapes::ListFunctionsResponse, Fault> {
        if request.master_region.is_some_and(|region| region != "ALL") {
            // Copies of functions of Lambda@Edge: there are none.
            return Ok(shapes::ListFunctionsResponse {
                functions: Some(Vec::new()),
                next_marker: None,
            });
        }
        let all = request.function_version.as_deref() == Some("ALL");
        let page = self.page(request.max_items);
        let after = request.marker.as_deref().map(place);
        let mut rows = Rows::new(after, page);
        let prefix = FunctionRecord::prefix();
        let mut start = match &rows.after {
            Some((name, _)) => Bound::Included(FunctionRecord::key(name)),
            None => Bound::Unbounded,
        };
        while !rows.are_enough() {
            let bound = start.as_ref().map(frazil_store::Key::as_str);
            let found = self.parts.store.list(&prefix, bound, page + 1).await;
            let found = found.map_err(|error| internal(&error))?;
            let Some((last, _)) = found.last() else {
                break;
            };
            start = Bound::Excluded(last.clone());
            for (key, stored) in &found {
                let record = FunctionRecord::decode(key, &stored.value);
                let record = record.map_err(|error| internal(&error))?;
                let versions = match all {
                    true => self.versions_wanted(&record.name, &rows).await?,
                    false => Vec::new(),
                };
                self.list_function(&record, &versions, all, &mut rows);
            }
        }
        let (functions, next_marker) = rows.page();
        Ok(shapes::ListFunctionsResponse {
            functions: Some(functions),
            next_marker,
        })
    }

    pub(super) async fn list_versions_by_function(
        &self,
        request: shapes::ListVersionsByFunctionRequest,
    ) -> Result<shapes::ListVersionsByFunctionResponse, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        let (record, _) = self.existing(&name).await?;
        let after = request.marker.as_deref().map(place);
        let mut rows = Rows::new(after, self.page(request.max_items));
        let versions = self.versions_wanted(&name, &rows).await?;
        self.list_function(&record, &versions, true, &mut rows);
        let (versions, next_marker) = rows.page();
        Ok(shapes::ListVersionsByFunctionResponse {
            versions: Some(versions),
            next_marker,
        })
    }

    /// The published versions of a function that may stand on this page, and one more.
    async fn versions_wanted(&self, name: &str, rows: &Rows) -> Result<Vec<VersionRecord>, Fault> {
        let prefix = VersionRecord::prefix(name);
        let after = match &rows.after {
            Some((function, number)) if function == name => *number,
            _ => 0,
        };
        let start = VersionRecord::key(name, after);
        let start = Bound::Excluded(start.as_str());
        let found = self.parts.store.list(&prefix, start, rows.page + 1).await;
        let found = found.map_err(|error| internal(&error))?;
        let decoded = found
            .iter()
            .map(|(key, found)| VersionRecord::decode(key, &found.value));
        decoded
            .collect::<Result<_, _>>()
            .map_err(|error| internal(&error))
    }

    fn list_function(
        &self,
        record: &FunctionRecord,
        versions: &[VersionRecord],
        qualified: bool,
        rows: &mut Rows,
    ) {
        for version in std::iter::once(&record.latest).chain(versions) {
            let qualifier = qualified.then_some(version.version.as_str());
            let arn = self.arn(&record.name, qualifier);
            let row = configuration(&record.name, version, arn, &self.parts.region, View::Listed);
            let number = version.version.parse().unwrap_or_default();
            rows.offer((record.name.clone(), number), row);
        }
    }

    /// How many items a page has; AWS takes larger wishes and answers fewer.
    pub(super) fn page(&self, wanted: Option<i32>) -> usize {
        self.page_of(wanted, self.parts.limits.page_max)
    }

    /// As [`page`](Self::page), for a list with a bound of its own.
    pub(super) fn page_of(&self, wanted: Option<i32>, max: u64) -> usize {
        let max = max as usize;
        let wanted = wanted.and_then(|wanted| usize::try_from(wanted).ok());
        wanted.unwrap_or(max).clamp(1, max)
    }

    pub(super) async fn list_aliases(
        &self,
        request: shapes::ListAliasesRequest,
    ) -> Result<shapes::ListAliasesResponse, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        let (record, _) = self.existing(&name).await?;
        let version = request.function_version.as_deref();
        let aliases = record.aliases.iter();
        let wanted = aliases.filter(|(_, it)| version.is_none_or(|version| it.uses(version)));
        let wanted = wanted.map(|(alias, it)| (alias.as_str(), (alias, it)));
        let page = self.page(request.max_items);
        let (page, next_marker) = paged(wanted, request.marker.as_deref(), page);
        let shown = |(alias, it): &(&String, &super::record::AliasRecord)| {
            shape::alias(alias, it, self.arn(&name, Some(alias.as_str())))
        };
        Ok(shapes::ListAliasesResponse {
            aliases: Some(page.iter().map(shown).collect()),
            next_marker,
        })
    }
}

/// One page of items in the order of their names, after the marker; and the marker of the next.
pub(super) fn paged<'a, T>(
    items: impl Iterator<Item = (&'a str, T)>,
    marker: Option<&str>,
    page: usize,
) -> (Vec<T>, Option<String>) {
    let mut items = items.skip_while(|(name, _)| marker.is_some_and(|marker| *name <= marker));
    let (mut found, mut last) = (Vec::new(), None);
    for (name, item) in items.by_ref().take(page) {
        found.push(item);
        last = Some(name.to_owned());
    }
    let more = items.next().is_some();
    (found, last.filter(|_| more))
}

/// Collects one page and learns whether there is more.
struct Rows {
    after: Option<Place>,
    page: usize,
    rows: Vec<(Place, shapes::FunctionConfiguration)>,
}

impl Rows {
    fn new(after: Option<Place>, page: usize) -> Rows {
        let rows = Vec::new();
        Rows { after, page, rows }
    }

    fn offer(&mut self, place: Place, row: shapes::FunctionConfiguration) {
        if self.after.as_ref().is_none_or(|after| place > *after) && !self.are_enough() {
            self.rows.push((place, row));
        }
    }

    /// One more than the page shows that there is more.
    fn are_enough(&self) -> bool {
        self.rows.len() > self.page
    }

    fn page(mut self) -> (Vec<shapes::FunctionConfiguration>, Option<String>) {
        let more = self.are_enough();
        self.rows.truncate(self.page);
        let last = self.rows.last().filter(|_| more);
        let marker = last.map(|((name, number), _)| format!("{name}:{number}"));
        (self.rows.into_iter().map(|(_, row)| row).collect(), marker)
    }
}

/// Reads a marker; one that is not ours begins after the function of that name.
fn place(marker: &str) -> Place {
    match marker.rsplit_once(':') {
        Some((name, LATEST)) => (name.to_owned(), 0),
        Some((name, number)) => (name.to_owned(), number.parse().unwrap_or(u64::MAX)),
        None => (marker.to_owned(), u64::MAX),
    }
}
