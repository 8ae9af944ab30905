//! Definitions of APIs as OpenAPI documents.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde_json::Value as Json;

use super::Rest;
use super::faults::{bad_request, not_supported};
use super::records::ApiRecord;

/// A document.
pub(crate) fn read(body: &[u8]) -> Result<Json, Fault> {
    serde_json::from_slice(body)
        .map_err(|error| bad_request(format!("Unable to parse the document: {error}")))
}

/// How a document is taken in.
pub(crate) struct Options {
    parameters: BTreeMap<String, String>,
}

impl Options {
    pub(crate) fn new(
        parameters: Option<BTreeMap<String, String>>,
        _mode: &str,
        _new: bool,
    ) -> Options {
        Options {
            parameters: parameters.unwrap_or_default(),
        }
    }

    pub(crate) fn endpoint_types(&self) -> Option<Vec<String>> {
        let types = self.parameters.get("endpointConfigurationTypes")?;
        Some(types.split(',').map(str::to_owned).collect())
    }
}

pub(crate) fn apply(
    _: &Rest,
    _: &mut ApiRecord,
    _: &Json,
    _: &Options,
) -> Result<Vec<String>, Fault> {
    Err(not_supported("an import"))
}
