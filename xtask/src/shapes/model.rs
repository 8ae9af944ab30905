//! A service model, cut down to what the wanted operations need.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use serde::Deserialize;
use serde_json::Value;

use super::{Wanted, java, names};

/// The parts of botocore's JSON that we read.
#[derive(Deserialize)]
pub struct Model {
    pub metadata: Metadata,
    pub operations: BTreeMap<String, Operation>,
    pub shapes: BTreeMap<String, Shape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    pub api_version: String,
    pub endpoint_prefix: String,
    pub signing_name: Option<String>,
    pub target_prefix: Option<String>,
    pub json_version: Option<String>,
    pub protocol: String,
    pub xml_namespace: Option<String>,
    pub aws_query_compatible: Option<Value>,
}

#[derive(Deserialize)]
pub struct Operation {
    pub http: Http,
    pub input: Option<Target>,
    pub output: Option<Target>,
    #[serde(default)]
    pub errors: Vec<Target>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Http {
    pub method: String,
    pub request_uri: String,
    pub response_code: Option<u16>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    pub shape: String,
    pub location_name: Option<String>,
    pub xml_namespace: Option<Namespace>,
}

#[derive(Deserialize)]
pub struct Namespace {
    pub uri: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shape {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub members: Members,
    #[serde(default)]
    pub required: Vec<String>,
    pub payload: Option<String>,
    pub member: Option<Target>,
    pub key: Option<Target>,
    pub value: Option<Target>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub pattern: Option<String>,
    #[serde(rename = "enum", default)]
    pub values: Vec<String>,
    #[serde(default)]
    pub exception: bool,
    pub error: Option<ErrorTraits>,
    #[serde(default)]
    pub fault: bool,
    #[serde(default)]
    pub eventstream: bool,
    #[serde(default)]
    pub document: bool,
    #[serde(default)]
    pub sensitive: bool,
    pub timestamp_format: Option<String>,
    #[serde(default)]
    pub flattened: bool,
    pub location_name: Option<String>,
}

/// Members in the model's order.
#[derive(Default)]
pub struct Members(pub Vec<(String, Member)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = serde_json::Map::<String, Value>::deserialize(deserializer)?;
        let members = map
            .into_iter()
            .map(|(name, json)| Ok((name, serde_json::from_value(json)?)));
        members
            .collect::<Result<_, serde_json::Error>>()
            .map(Members)
            .map_err(serde::de::Error::custom)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    pub shape: String,
    pub location: Option<String>,
    pub location_name: Option<String>,
    #[serde(default)]
    pub idempotency_token: bool,
    #[serde(default)]
    pub jsonvalue: bool,
    pub timestamp_format: Option<String>,
    #[serde(default)]
    pub flattened: bool,
    #[serde(default)]
    pub xml_attribute: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorTraits {
    pub code: Option<String>,
    pub http_status_code: Option<u16>,
}

impl Model {
    /// Reads a model and keeps what the wanted operations need, without the unchecked limits.
    pub fn new(json: Value, wanted: &Wanted) -> Result<Model, Box<dyn Error>> {
        let mut model: Model = serde_json::from_value(json)?;
        for name in &wanted.operations {
            if !model.operations.contains_key(name) {
                return Err(format!("no operation {name}").into());
            }
        }
        model
            .operations
            .retain(|name, _| wanted.operations.contains(name));
        if let Some(namespace) = &wanted.xml {
            model.metadata.xml_namespace = Some(namespace.clone());
        }
        let needed = model.needed();
        model.shapes.retain(|name, _| needed.contains(name));
        for limit in &wanted.unchecked {
            model.uncheck(limit)?;
        }
        for (name, names) in &wanted.query {
            let shape = model.shapes.get_mut(name);
            let shape = shape.ok_or_else(|| format!("{name}: no such shape"))?;
            shape.rename(names);
        }
        for (name, shape) in &mut model.shapes {
            match wanted.listed.get(name) {
                Some(values) => shape.values.clone_from(values),
                None => shape.order_values(),
            }
        }
        model.rename_twins();
        model.check_names()?;
        model.check_patterns()?;
        Ok(model)
    }

    /// The namespace of the service's XML: said for the service, or for its requests.
    pub fn xml_namespace(&self) -> Option<&str> {
        let inputs = self.operations.values().filter_map(|it| it.input.as_ref());
        let mut of_inputs = inputs.filter_map(|input| input.xml_namespace.as_ref());
        let own = self.metadata.xml_namespace.as_deref();
        own.or_else(|| of_inputs.next().map(|it| it.uri.as_str()))
    }

    /// The names of all shapes that the operations lead to.
    fn needed(&self) -> BTreeSet<String> {
        let mut queue: Vec<&str> = Vec::new();
        for operation in self.operations.values() {
            let targets = operation
                .input
                .iter()
                .chain(&operation.output)
                .chain(&operation.errors);
            queue.extend(targets.map(|target| target.shape.as_str()));
        }
        let mut needed = BTreeSet::new();
        while let Some(name) = queue.pop() {
            if needed.insert(name.to_owned()) && !self.shapes[name].eventstream {
                let shape = &self.shapes[name];
                let targets = shape.member.iter().chain(&shape.key).chain(&shape.value);
                queue.extend(targets.map(|target| target.shape.as_str()));
                queue.extend(
                    shape
                        .members
                        .0
                        .iter()
                        .map(|(_, member)| member.shape.as_str()),
                );
            }
        }
        needed
    }

    fn uncheck(&mut self, limit: &str) -> Result<(), Box<dyn Error>> {
        let (name, which) = limit
            .split_once('.')
            .ok_or_else(|| format!("{limit}: want Shape.limit"))?;
        let shape = self
            .shapes
            .get_mut(name)
            .ok_or_else(|| format!("{limit}: no such shape"))?;
        match which {
            "min" => shape.min = None,
            "max" => shape.max = None,
            "pattern" => shape.pattern = None,
            "enum" => shape.values.clear(),
            _ => return Err(format!("{limit}: not min, max, pattern or enum").into()),
        }
        Ok(())
    }

    /// Some models have `string` beside `String`: the second of such a pair, in the order of the alphabet, becomes
    /// `OtherString`.
    fn rename_twins(&mut self) {
        let mut taken = BTreeSet::new();
        let again = |name: &&String| !taken.insert(names::table(name));
        let twins: Vec<String> = self.shapes.keys().filter(again).cloned().collect();
        for name in twins {
            let other = format!("Other{}", names::structure(&name));
            let shape = self.shapes.remove(&name).expect("it was listed");
            self.shapes.insert(other.clone(), shape);
            for shape in self.shapes.values_mut() {
                shape.point(&name, &other);
            }
        }
    }

    /// Two names of the model must not become one in Rust.
    fn check_names(&self) -> Result<(), Box<dyn Error>> {
        let mut taken = BTreeMap::new();
        for name in self.shapes.keys() {
            if let Some(other) = taken.insert(names::table(name), name) {
                return Err(format!("{name} and {other} get the same name").into());
            }
        }
        let clash = self
            .operations
            .keys()
            .find(|name| self.shapes.get(*name).is_some_and(Shape::has_struct));
        clash.map_or(Ok(()), |name| {
            Err(format!("{name} is both an operation and a structure").into())
        })
    }

    fn check_patterns(&self) -> Result<(), Box<dyn Error>> {
        for (name, shape) in &self.shapes {
            if let Some(pattern) = &shape.pattern {
                fancy_regex::Regex::new(&java::translate_pattern(pattern)).map_err(|error| {
                    format!("{name}: cannot translate the pattern {pattern}: {error}")
                })?;
            }
        }
        Ok(())
    }

    /// Whether `name` contains itself without a list or map between, so that its struct needs a box.
    pub fn contains_itself(&self, name: &str, target: &str) -> bool {
        let mut queue = vec![target];
        let mut seen = BTreeSet::new();
        while let Some(next) = queue.pop() {
            if next == name {
                return true;
            }
            if seen.insert(next) && self.shapes[next].has_struct() {
                queue.extend(
                    self.shapes[next]
                        .members
                        .0
                        .iter()
                        .map(|(_, member)| member.shape.as_str()),
                );
            }
        }
        false
    }
}

impl Shape {
    /// Whoever is held or had under one name, is it under another.
    fn point(&mut self, from: &str, to: &str) {
        let held = [&mut self.member, &mut self.key, &mut self.value];
        let held = held.into_iter().flatten().map(|target| &mut target.shape);
        let members = self
            .members
            .0
            .iter_mut()
            .map(|(_, member)| &mut member.shape);
        for shape in held.chain(members).filter(|shape| *shape == from) {
            to.clone_into(shape);
        }
    }

    /// Gives a list's items, or a map's entries, keys and values their names in the query protocol.
    fn rename(&mut self, names: &[String]) {
        let mut names = names.iter().cloned();
        self.location_name = names.next();
        for part in [&mut self.key, &mut self.value].into_iter().flatten() {
            part.location_name = names.next();
        }
    }

    /// Gets a Rust struct.
    pub fn has_struct(&self) -> bool {
        self.kind == "structure" && !self.exception && !self.eventstream && !self.document
    }

    /// Puts an enum's values in the order in which AWS's messages list them: that of a Java hash set which was told how
    /// many values to expect. Recorded for Lambda's runtimes, URL modes, snap starts and recursion settings.
    fn order_values(&mut self) {
        let expected = self.values.len();
        let capacity = if expected < 3 {
            expected + 1
        } else {
            expected * 4 / 3 + 1
        };
        let buckets = capacity.next_power_of_two();
        self.values
            .sort_by_key(|value| java::bucket(value, buckets));
    }

    /// The HTTP status of a fault; the JSON protocols do not say it in the model.
    pub fn status(&self) -> u16 {
        let declared = self.error.as_ref().and_then(|error| error.http_status_code);
        declared.unwrap_or(if self.fault { 500 } else { 400 })
    }
}
