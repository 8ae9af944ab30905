//! Names for resources that a template leaves unnamed: `stack-Logical-X1Y2Z3A4B5C6`.

use serde_json::Value as Json;

use super::Job;

/// How names of a type are made up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming {
    /// The property that holds the name.
    pub(crate) property: &'static str,
    /// Its greatest length.
    pub(crate) length_max: usize,
    /// Whether it must be lower case.
    pub(crate) lower: bool,
    /// The property that asks for the ending `.fifo`.
    pub(crate) fifo: &'static str,
}

/// A name in this property, of at most this length.
pub(crate) const fn named(property: &'static str, length_max: usize) -> Option<Naming> {
    Some(Naming {
        property,
        length_max,
        lower: false,
        fifo: "",
    })
}

impl Naming {
    /// The properties with a name among them.
    pub(crate) fn complete(&self, job: &Job<'_>) -> Json {
        let mut properties = job.properties.clone();
        if let Some(entries) = properties.as_object_mut()
            && !entries.contains_key(self.property)
        {
            let fifo = entries
                .get(self.fifo)
                .is_some_and(|it| it == true || it == "true");
            let ending = if fifo { ".fifo" } else { "" };
            let mut name = made_up(job, self.length_max - ending.len());
            if self.lower {
                name = name.to_ascii_lowercase();
            }
            entries.insert(self.property.to_owned(), Json::from(name + ending));
        }
        properties
    }
}

/// A name of the stack's and the resource's, shortened where it must be.
pub(crate) fn made_up(job: &Job<'_>, length_max: usize) -> String {
    let room = length_max.saturating_sub(job.token.len() + 2);
    let logical: String = job.logical.chars().take(room.div_ceil(2)).collect();
    let stack: String = job
        .stack_name
        .chars()
        .take(room - logical.len().min(room))
        .collect();
    format!("{stack}-{logical}-{}", job.token)
}
