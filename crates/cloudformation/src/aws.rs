//! AWS calls whose inputs are JSON: any operation of any service, by the tables of its model.

mod values;

use std::sync::Arc;

use bytes::Bytes;
use frazil_wire::{Caller, Calls, Fault, OperationTable, ServiceTable, codec};
use http::Request;
use serde_json::Value as Json;

pub(crate) use values::{blob_text, member, to_json};

/// Makes calls in somebody's name.
#[derive(Clone)]
pub(crate) struct Aws {
    pub(crate) calls: Arc<dyn Calls>,
    pub(crate) caller: Caller,
}

impl Aws {
    /// Performs an operation. Names of members may be written with another case; values are converted where
    /// CloudFormation is lenient (`"5"` for 5, lists of tags for maps of tags, documents for their text).
    ///
    /// # Errors
    /// The service's fault, or `ValidationError` when the input does not fit the operation.
    pub(crate) async fn perform(
        &self,
        service: &'static ServiceTable,
        name: &str,
        input: &Json,
    ) -> Result<Json, Fault> {
        let operation = operation(service, name);
        let value = values::from_json(operation.input, input, "#")?;
        let request = codec::write_request(operation, &value);
        let answer = self
            .calls
            .call(service.endpoint_prefix, request, self.caller.clone());
        let answer = answer.await;
        if !answer.status().is_success() {
            return Err(Fault::from_response(operation, &answer));
        }
        let output = codec::read_response(operation, &answer);
        let output = output.map_err(|malformed| crate::faults::failed(&malformed))?;
        Ok(to_json(operation.output, &output))
    }
}

/// Why an object did not come.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ObjectError {
    #[error("this is no bucket and key: {0}")]
    Path(String),
    #[error("{0}")]
    Refused(String),
}

impl Aws {
    /// An object of our S3, by bucket and key: `/bucket/key`.
    pub(crate) async fn object(&self, path: &str) -> Result<Bytes, ObjectError> {
        let request = Request::get(path).body(Bytes::new());
        let request = request.map_err(|_| ObjectError::Path(path.to_owned()))?;
        let answer = self.calls.call("s3", request, self.caller.clone()).await;
        if answer.status().is_success() {
            return Ok(answer.into_body());
        }
        let text = String::from_utf8_lossy(answer.body());
        let message = text.split("<Message>").nth(1);
        let message = message.and_then(|rest| rest.split("</Message>").next());
        let message = message.unwrap_or("Access Denied");
        Err(ObjectError::Refused(message.to_owned()))
    }
}

/// The table of an operation.
pub(crate) fn operation(service: &'static ServiceTable, name: &str) -> &'static OperationTable {
    service
        .operation(name)
        .expect("resources are made by operations that we have")
}

/// Whether a fault says that what it is about does not exist.
pub(crate) fn is_gone(fault: &Fault) -> bool {
    let code = fault.code.as_ref();
    let names = ["NotFound", "NoSuch", "NonExistent", "ResourceNotFound"];
    fault.status == 404 || names.iter().any(|name| code.contains(name))
}

/// Whether a fault says that what is to be made is there already.
pub(crate) fn is_there(fault: &Fault) -> bool {
    let code = fault.code.as_ref();
    let names = [
        "AlreadyExists",
        "AlreadyOwnedByYou",
        "ResourceConflict",
        "Conflict",
        "ResourceInUse",
    ];
    names.iter().any(|name| code.contains(name))
}
