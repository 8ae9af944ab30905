//! What a request defines for its expressions.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::ExpressionError;
use crate::attribute::{Attribute, Item};

/// The names and values of a request, and which of them were used.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    names: BTreeMap<String, String>,
    values: Item,
    used: RefCell<BTreeSet<String>>,
}

impl Scope {
    pub(crate) fn new(names: BTreeMap<String, String>, values: Item) -> Scope {
        Scope {
            names,
            values,
            used: RefCell::default(),
        }
    }

    /// The name that stands for `#placeholder`.
    pub(super) fn name(&self, placeholder: &str) -> Result<String, ExpressionError> {
        self.mark(placeholder);
        self.names.get(placeholder).cloned().ok_or_else(|| {
            ExpressionError(format!(
                "An expression attribute name used in the document path is not defined; attribute name: {placeholder}"
            ))
        })
    }

    /// The value that stands for `:placeholder`.
    pub(super) fn value(&self, placeholder: &str) -> Result<Attribute, ExpressionError> {
        self.mark(placeholder);
        self.values.get(placeholder).cloned().ok_or_else(|| {
            ExpressionError(format!(
                "An expression attribute value used in expression is not defined; attribute value: {placeholder}"
            ))
        })
    }

    fn mark(&self, placeholder: &str) {
        self.used.borrow_mut().insert(placeholder.to_owned());
    }

    /// Whether everything that was defined was used: AWS's words if not.
    pub(crate) fn unused(&self) -> Option<String> {
        let used = self.used.borrow();
        let unused = |what: &str, defined: &mut dyn Iterator<Item = &String>| {
            let left: Vec<&str> = defined
                .filter(|it| !used.contains(*it))
                .map(String::as_str)
                .collect();
            let keys = left.join(", ");
            (!left.is_empty()).then(|| {
                format!("Value provided in {what} unused in expressions: keys: {{{keys}}}")
            })
        };
        unused("ExpressionAttributeNames", &mut self.names.keys())
            .or_else(|| unused("ExpressionAttributeValues", &mut self.values.keys()))
    }
}
