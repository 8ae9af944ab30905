//! Forms: `Tags.member.1.Key=a&Tags.member.1.Value=b` as a tree of names.

use std::collections::BTreeMap;

use super::Malformed;
use crate::limits::{FORM_DEPTH_MAX, FORM_PARAMETERS_MAX};
use crate::percent;

/// What stands below one name.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// The value of the name itself.
    pub(super) text: Option<String>,
    /// The names that go on after a dot.
    pub(super) below: BTreeMap<String, Form>,
}

impl Form {
    /// Reads the parameters of forms, one after the other. Of parameters with the same name the first counts.
    pub(super) fn read<'t>(forms: impl Iterator<Item = &'t str>) -> Result<Form, Malformed> {
        let mut root = Form::default();
        for (count, (name, value)) in forms.flat_map(percent::pairs).enumerate() {
            if count >= FORM_PARAMETERS_MAX {
                let message = format!("more than {FORM_PARAMETERS_MAX} parameters");
                return Err(Malformed(message));
            }
            let name = percent::decode_form(name);
            let mut form = &mut root;
            for (depth, part) in name.split('.').enumerate() {
                if depth >= FORM_DEPTH_MAX {
                    let message =
                        format!("a parameter's name has more than {FORM_DEPTH_MAX} parts");
                    return Err(Malformed(message));
                }
                form = form.below.entry(part.to_owned()).or_default();
            }
            form.text.get_or_insert_with(|| percent::decode_form(value));
        }
        Ok(root)
    }

    /// What stands below the numbers, in their order.
    pub(super) fn numbered(&self) -> Vec<&Form> {
        let mut items: Vec<(u64, &Form)> = self
            .below
            .iter()
            .filter_map(|(name, form)| Some((name.parse().ok()?, form)))
            .collect();
        items.sort_by_key(|(number, _)| *number);
        items.into_iter().map(|(_, form)| form).collect()
    }
}
