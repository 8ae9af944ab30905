//! The model's constraints, in AWS's words.

use crate::fault::Fault;
use crate::table::ShapeTable;
use crate::value::Value;

/// Checks an input against its table.
pub(crate) fn check(_shape: &ShapeTable, _value: &Value) -> Result<(), Fault> {
    Ok(())
}
