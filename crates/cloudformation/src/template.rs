//! Templates: read, checked, and made ready for one set of parameters.

mod graph;
mod names;
pub(crate) mod parameters;
mod read;
pub(crate) mod resolve;

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::Fault;
use serde_json::{Map, Value as Json};

pub(crate) use read::read;

use crate::faults::invalid;
use crate::limits::{OUTPUTS_MAX, PARAMETERS_MAX, RESOURCES_MAX};
use resolve::{NoResources, Scope};

/// The sections that a template may have.
const SECTIONS: [&str; 11] = [
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Hooks",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

/// What a resource's description may say.
const RESOURCE_KEYS: [&str; 10] = [
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Description",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
];

/// A template whose form is right.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    pub(crate) tree: Json,
}

/// One resource as the template describes it.
#[derive(Debug, Clone)]
pub(crate) struct Described {
    pub(crate) kind: String,
    pub(crate) properties: Json,
    pub(crate) metadata: Option<Json>,
    pub(crate) deletion_policy: Option<String>,
    pub(crate) update_replace_policy: Option<String>,
    /// The resources that must be there before.
    pub(crate) depends: BTreeSet<String>,
}

/// A template with its parameters' values: what exists, and in which order.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    /// Parameters and pseudo parameters.
    pub(crate) values: BTreeMap<String, Json>,
    pub(crate) conditions: BTreeMap<String, bool>,
    pub(crate) mappings: Json,
    pub(crate) resources: BTreeMap<String, Described>,
    /// The resources, those that others need first.
    pub(crate) order: Vec<String>,
    /// The outputs whose conditions hold.
    pub(crate) outputs: Map<String, Json>,
}

impl Template {
    /// Takes a template's text.
    ///
    /// # Errors
    /// `ValidationError`.
    pub(crate) fn parse(text: &str) -> Result<Template, Fault> {
        Template::check(read(text)?)
    }

    /// Takes a template that was read, or that a transform has made.
    ///
    /// # Errors
    /// `ValidationError`.
    pub(crate) fn check(tree: Json) -> Result<Template, Fault> {
        let template = Template { tree };
        if !template.transforms().is_empty() {
            // transforms have sections and resources of their own; what they make is checked
            return Ok(template);
        }
        let unknown: Vec<&str> = template.section("").keys().map(String::as_str).collect();
        let unknown = unknown.into_iter().filter(|key| !SECTIONS.contains(key));
        let unknown = unknown.collect::<Vec<&str>>().join(", ");
        if !unknown.is_empty() {
            return Err(invalid(format!(
                "Invalid template property or properties [{unknown}]"
            )));
        }
        for (name, most) in [
            ("Resources", RESOURCES_MAX),
            ("Parameters", PARAMETERS_MAX),
            ("Outputs", OUTPUTS_MAX),
        ] {
            let count = template.section(name).len();
            if count > most {
                return Err(invalid(format!(
                    "Template format error: Number of {name}, {count}, is greater than maximum allowed, {most}"
                )));
            }
        }
        template.check_resources()?;
        names::check(&template)?;
        Ok(template)
    }

    fn check_resources(&self) -> Result<(), Fault> {
        let resources = self.section("Resources");
        if resources.is_empty() {
            return Err(invalid(
                "Template format error: At least one Resources member must be defined.",
            ));
        }
        for (logical, resource) in resources {
            if !logical.chars().all(|it| it.is_ascii_alphanumeric()) {
                return Err(invalid(format!(
                    "Template format error: Resource name {logical} is non alphanumeric."
                )));
            }
            let keys = resource.as_object().ok_or_else(|| {
                invalid("Template format error: Every Resources member must be an object.")
            })?;
            if let Some(key) = keys
                .keys()
                .find(|key| !RESOURCE_KEYS.contains(&key.as_str()))
            {
                return Err(invalid(format!(
                    "Invalid template resource property '{key}'"
                )));
            }
            if !keys.get("Type").is_some_and(Json::is_string) {
                return Err(invalid(format!(
                    "Template format error: [/Resources/{logical}] Every Resources object must contain a Type member."
                )));
            }
        }
        Ok(())
    }

    /// A section's entries; the template itself for an empty name.
    pub(crate) fn section(&self, name: &str) -> &Map<String, Json> {
        static EMPTY: std::sync::LazyLock<Map<String, Json>> = std::sync::LazyLock::new(Map::new);
        let at = match name {
            "" => Some(&self.tree),
            name => self.tree.get(name),
        };
        at.and_then(Json::as_object).unwrap_or(&EMPTY)
    }

    /// What the template says about itself.
    pub(crate) fn description(&self) -> Option<&str> {
        self.tree.get("Description").and_then(Json::as_str)
    }

    /// The macros that the template asks for.
    pub(crate) fn transforms(&self) -> Vec<String> {
        match self.tree.get("Transform") {
            Some(Json::String(name)) => vec![name.clone()],
            Some(Json::Array(names)) => {
                let names = names
                    .iter()
                    .filter_map(|name| name.as_str().or_else(|| name.get("Name")?.as_str()));
                names.map(str::to_owned).collect()
            }
            Some(Json::Object(one)) => {
                let name = one.get("Name").and_then(Json::as_str);
                name.map(str::to_owned).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The types of its resources.
    pub(crate) fn kinds(&self) -> BTreeSet<&str> {
        let kinds = self.section("Resources").values();
        kinds.filter_map(|one| one.get("Type")?.as_str()).collect()
    }

    /// Evaluates conditions, leaves out what they exclude, and finds the order.
    ///
    /// # Errors
    /// `ValidationError`.
    pub(crate) fn prepare(
        &self,
        values: BTreeMap<String, Json>,
        exports: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Prepared, Fault> {
        let mappings = self.tree.get("Mappings").cloned().unwrap_or(Json::Null);
        let conditions = self.evaluate(&values, &mappings, exports)?;
        let holds = |one: &Json| {
            match one.get("Condition").and_then(Json::as_str) {
            Some(name) => conditions.get(name).copied().ok_or_else(|| {
                invalid(format!(
                    "Template format error: Unresolved condition dependency {name} in the Resources block of the template"
                ))
            }),
            None => Ok(true),
        }
        };
        let mut resources = BTreeMap::new();
        for (logical, one) in self.section("Resources") {
            if holds(one)? {
                resources.insert(logical.clone(), described(one));
            }
        }
        let mut outputs = Map::new();
        for (name, one) in self.section("Outputs") {
            if holds(one)? {
                outputs.insert(name.clone(), one.clone());
            }
        }
        let declared: Vec<&String> = self.section("Resources").keys().collect();
        let order = graph::order(&declared, &mut resources, &conditions)?;
        Ok(Prepared {
            values,
            conditions,
            mappings,
            resources,
            order,
            outputs,
        })
    }

    /// What each condition comes to. They may name each other.
    fn evaluate(
        &self,
        values: &BTreeMap<String, Json>,
        mappings: &Json,
        exports: &dyn Fn(&str) -> Option<String>,
    ) -> Result<BTreeMap<String, bool>, Fault> {
        let section = self.section("Conditions");
        let mut known = BTreeMap::new();
        while known.len() < section.len() {
            let before = known.len();
            for (name, condition) in section {
                let waits =
                    |other: &String| section.contains_key(other) && !known.contains_key(other);
                if known.contains_key(name) || names::conditions_in(condition).iter().any(waits) {
                    continue;
                }
                let scope = Scope {
                    values,
                    mappings,
                    conditions: &known,
                    resources: &NoResources,
                    exports,
                };
                let truth = scope.truth(condition)?;
                known.insert(name.clone(), truth);
            }
            if known.len() == before {
                let stuck = section.keys().filter(|name| !known.contains_key(*name));
                let stuck: Vec<&str> = stuck.map(String::as_str).collect();
                return Err(invalid(format!(
                    "Template format error: Circular dependency between conditions: [{}]",
                    stuck.join(", ")
                )));
            }
        }
        Ok(known)
    }
}

impl Prepared {
    /// What names in this template mean, with these resources.
    pub(crate) fn scope<'a>(
        &'a self,
        resources: &'a dyn resolve::Resources,
        exports: &'a dyn Fn(&str) -> Option<String>,
    ) -> Scope<'a> {
        Scope {
            values: &self.values,
            mappings: &self.mappings,
            conditions: &self.conditions,
            resources,
            exports,
        }
    }
}

fn described(one: &Json) -> Described {
    let text = |key: &str| one.get(key).and_then(Json::as_str).map(str::to_owned);
    let depends = match one.get("DependsOn") {
        Some(Json::String(name)) => BTreeSet::from([name.clone()]),
        Some(Json::Array(names)) => names
            .iter()
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect(),
        _ => BTreeSet::new(),
    };
    let properties = one.get("Properties").filter(|it| !it.is_null()).cloned();
    Described {
        kind: text("Type").unwrap_or_default(),
        properties: properties.unwrap_or_else(|| Json::Object(Map::new())),
        metadata: one.get("Metadata").cloned(),
        deletion_policy: text("DeletionPolicy"),
        update_replace_policy: text("UpdateReplacePolicy"),
        depends,
    }
}

#[cfg(test)]
mod tests;
