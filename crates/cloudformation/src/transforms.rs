//! What `Transform` means: a seam, because some transforms are programs of others.

use async_trait::async_trait;
use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::faults::invalid;

/// Rewrites templates.
#[async_trait]
pub trait Transforms: Send + Sync {
    /// The template that `template` stands for, by the transform of this name. `parameters` are the values of the
    /// stack's parameters.
    ///
    /// # Errors
    /// [`TransformError`]
    async fn expand(
        &self,
        name: &str,
        template: Json,
        parameters: Json,
    ) -> Result<Json, TransformError>;
}

/// Why a template was not transformed.
#[derive(Debug, thiserror::Error)]
pub enum TransformError {
    /// There is no such transform here.
    #[error("no transform named {0}")]
    Unknown(String),
    /// It did not like the template.
    #[error("{0}")]
    Refused(String),
}

/// The fault that a request with such a template hears.
pub(crate) fn refused(name: &str, error: &TransformError) -> Fault {
    match error {
        TransformError::Unknown(name) => invalid(format!("No transform named {name} found.")),
        TransformError::Refused(reason) => {
            invalid(format!("Transform {name} failed with: {reason}"))
        }
    }
}
