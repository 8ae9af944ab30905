//! Between records and AWS's shapes: both are spelt the same, so JSON leads from one to the other.

use frazil_wire::shape::Shape;
use frazil_wire::{Fault, shape_from_json, shape_to_json};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::shelf::failed;

/// A record as AWS shows it; what AWS does not show is left out.
pub(crate) fn shown<T: Shape>(record: &impl Serialize) -> Result<T, Fault> {
    let json = serde_json::to_value(record).map_err(|error| failed(&error))?;
    shape_from_json(json).map_err(|error| failed(&error))
}

/// What a request says, as a record; what it does not say has the record's defaults.
pub(crate) fn recorded<R: DeserializeOwned>(shape: &impl Shape) -> Result<R, Fault> {
    let mut json = shape_to_json(shape);
    if let Some(members) = json.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    serde_json::from_value(json).map_err(|error| failed(&error))
}

/// Shows many.
pub(crate) fn all_shown<T: Shape, R: Serialize>(
    records: impl IntoIterator<Item = R>,
) -> Result<Vec<T>, Fault> {
    records.into_iter().map(|record| shown(&record)).collect()
}
