//! What the parts of an API have in common: they are created, read, listed, changed and deleted.

use std::collections::BTreeMap;

use frazil_wire::{Fault, shape::Shape};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::HttpApis;
use super::convert::{members, record, shaped, updated};
use super::faults::no_such;
use super::page::page;
use super::records::ApiRecord;

/// A kind of part.
pub(super) trait Part: Serialize + DeserializeOwned + Clone + Send {
    /// AWS's name of the kind, as faults spell it.
    const KIND: &'static str;

    /// Where an API keeps them; those of a route or integration, within that.
    fn shelf<'a>(
        api: &'a mut ApiRecord,
        within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault>;

    /// Its id.
    fn id(&self) -> &str;

    /// Gives a new one its id.
    fn name(&mut self, id: String);

    /// Fills in what AWS fills in, and refuses what it refuses.
    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault>;

    /// Whether the API can do without it.
    fn may_go(&self, _api: &ApiRecord) -> Result<(), Fault> {
        Ok(())
    }
}

/// Where a part is: its API, what it is within, its id.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) api: &'a str,
    pub(super) within: Option<&'a str>,
}

impl HttpApis {
    pub(super) async fn create_part<P: Part, I: Shape, O: Shape>(
        &self,
        place: Place<'_>,
        input: &I,
    ) -> Result<O, Fault> {
        let id = self.fresh_id(7);
        let new = self.change(place.api, |draft| {
            let mut new: P = record(members(input))?;
            new.name(id);
            P::shelf(&mut draft.record, place.within)?;
            new.settle(&draft.record)?;
            let shelf = P::shelf(&mut draft.record, place.within)?;
            shelf.insert(new.id().to_owned(), new.clone());
            draft.deploys = true;
            Ok(new)
        });
        shaped(&new.await?)
    }

    pub(super) fn read_part<P: Part, O: Shape>(
        &self,
        place: Place<'_>,
        id: &str,
    ) -> Result<O, Fault> {
        let mut record = self.0.registry.api(place.api)?.record.clone();
        let shelf = P::shelf(&mut record, place.within)?;
        shaped(shelf.get(id).ok_or_else(|| no_such(P::KIND))?)
    }

    pub(super) fn list_parts<P: Part, O: Shape>(
        &self,
        place: Place<'_>,
        max_results: Option<&str>,
        token: Option<&str>,
    ) -> Result<(Vec<O>, Option<String>), Fault> {
        let mut record = self.0.registry.api(place.api)?.record.clone();
        let shelf = P::shelf(&mut record, place.within)?;
        let items: Result<Vec<O>, Fault> = shelf.values().map(shaped).collect();
        page(items?, max_results, token)
    }

    pub(super) async fn update_part<P: Part, I: Shape, O: Shape>(
        &self,
        place: Place<'_>,
        id: &str,
        input: &I,
    ) -> Result<O, Fault> {
        let new = self.change(place.api, |draft| {
            let shelf = P::shelf(&mut draft.record, place.within)?;
            let old = shelf.get(id).ok_or_else(|| no_such(P::KIND))?;
            let mut new = updated(old, members(input))?;
            new.settle(&draft.record)?;
            let shelf = P::shelf(&mut draft.record, place.within)?;
            shelf.insert(id.to_owned(), new.clone());
            draft.deploys = true;
            Ok(new)
        });
        shaped(&new.await?)
    }

    pub(super) async fn delete_part<P: Part>(
        &self,
        place: Place<'_>,
        id: &str,
    ) -> Result<(), Fault> {
        self.change(place.api, |draft| {
            let shelf = P::shelf(&mut draft.record, place.within)?;
            let old = shelf.get(id).cloned().ok_or_else(|| no_such(P::KIND))?;
            old.may_go(&draft.record)?;
            P::shelf(&mut draft.record, place.within)?.remove(id);
            draft.deploys = true;
            Ok(())
        })
        .await
    }
}
