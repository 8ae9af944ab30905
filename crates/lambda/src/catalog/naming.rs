//! Functions as requests name them, and the ARNs that answers show.

use frazil_wire::Fault;
use frazil_wire::arn::{Arn, FunctionName};

use super::Catalog;
use crate::release::LATEST;

/// What operations on whole functions say to a version or an alias.
pub(super) const ONLY_FUNCTIONS: &str = "This operation is permitted on Lambda functions only. \
    Aliases and versions do not support this operation. Please specify either a function name or \
    an unqualified function ARN.";

/// A function of this server, and the qualifier that the request gave.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) function: String,
    pub(crate) qualifier: Option<String>,
}

impl Catalog {
    /// Reads a function's name in any of its forms.
    pub(crate) fn named(&self, text: &str, qualifier: Option<&str>) -> Result<Named, Fault> {
        let name = FunctionName::new(text, qualifier)?;
        name.stays_within(&self.parts.region, &self.parts.account)?;
        Ok(Named {
            function: name.name,
            qualifier: name.qualifier,
        })
    }

    /// Reads a name that must not have a qualifier; the message is AWS's for this operation.
    pub(crate) fn unqualified(&self, text: &str, message: &str) -> Result<String, Fault> {
        match self.named(text, None)? {
            Named {
                qualifier: Some(_), ..
            } => Err(super::faults::invalid(message)),
            named => Ok(named.function),
        }
    }

    pub(crate) fn arn(&self, name: &str, qualifier: Option<&str>) -> String {
        let arn = Arn::function(&self.parts.region, &self.parts.account, name);
        match qualifier {
            Some(qualifier) => arn.qualified(qualifier).to_string(),
            None => arn.to_string(),
        }
    }
}

impl Named {
    /// The version or alias that is meant; `$LATEST` when the request says nothing.
    pub(crate) fn asked(&self) -> &str {
        self.qualifier.as_deref().unwrap_or(LATEST)
    }
}
