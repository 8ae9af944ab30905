//! Whether a table or an index can be as it was asked for.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;

use crate::faults::{invalid, invalid_values};
use crate::limits;
use crate::records::{IndexRecord, KeyType, Keys, Projected, Throughput};

/// The types of the attributes that are defined.
pub(crate) fn attributes(
    definitions: &[shapes::AttributeDefinition],
) -> Result<BTreeMap<String, KeyType>, Fault> {
    let mut attributes = BTreeMap::new();
    for definition in definitions {
        let name = definition.attribute_name.clone();
        let kind = KeyType::named(&definition.attribute_type);
        if attributes.insert(name, kind).is_some() {
            return Err(invalid(
                "Cannot have duplicate attribute names in AttributeDefinitions",
            ));
        }
    }
    Ok(attributes)
}

/// The keys that a schema says.
pub(crate) fn keys(
    schema: &[shapes::KeySchemaElement],
    attributes: &BTreeMap<String, KeyType>,
) -> Result<Keys, Fault> {
    let first = schema.first().filter(|it| it.key_type == "HASH");
    let hash = first.ok_or_else(|| {
        invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
    })?;
    let range = match &schema[1..] {
        [] => None,
        [range] if range.key_type == "RANGE" => Some(range),
        [_] => {
            return Err(invalid(
                "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type",
            ));
        }
        _ => return Err(invalid("Too many KeySchemaElement; expected at most 2")),
    };
    if range.is_some_and(|range| range.attribute_name == hash.attribute_name) {
        return Err(invalid(
            "Both the Hash Key and the Range Key element in the KeySchema have the same name",
        ));
    }
    let keys = Keys {
        hash: hash.attribute_name.clone(),
        range: range.map(|range| range.attribute_name.clone()),
    };
    let undefined = keys.names().any(|name| !attributes.contains_key(name));
    if undefined {
        let list = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(", ");
        let keys = list(&mut keys.names());
        let defined = list(&mut attributes.keys().map(String::as_str));
        return Err(invalid_values(format!(
            "Some index key attributes are not defined in AttributeDefinitions. Keys: [{keys}], AttributeDefinitions: [{defined}]"
        )));
    }
    Ok(keys)
}

/// Whether no attribute is defined that is no key.
pub(crate) fn check_attributes<'keys>(
    attributes: &BTreeMap<String, KeyType>,
    all: impl Iterator<Item = &'keys Keys>,
) -> Result<(), Fault> {
    let used: std::collections::BTreeSet<&str> = all.flat_map(Keys::names).collect();
    if attributes.len() == used.len() {
        return Ok(());
    }
    Err(invalid_values(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
    ))
}

/// Which attributes an index has.
pub(crate) fn projected(projection: shapes::Projection) -> Result<Projected, Fault> {
    let names = projection.non_key_attributes;
    match (projection.projection_type.as_deref(), names) {
        (Some("ALL"), None) => Ok(Projected::All),
        (Some("KEYS_ONLY"), None) => Ok(Projected::Keys),
        (Some("INCLUDE"), Some(names)) => Ok(Projected::Include(names)),
        (Some("INCLUDE"), None) => Err(invalid_values(
            "ProjectionType is INCLUDE, but NonKeyAttributes is not specified",
        )),
        (Some(kind), Some(_)) => Err(invalid_values(format!(
            "ProjectionType is {kind}, but NonKeyAttributes is specified"
        ))),
        (kind, None) => Err(invalid_values(format!(
            "Unknown ProjectionType: {}",
            kind.unwrap_or("null")
        ))),
        (None, Some(_)) => Err(invalid_values("Unknown ProjectionType: null")),
    }
}

pub(crate) fn throughput(asked: &shapes::ProvisionedThroughput) -> Throughput {
    Throughput {
        read: asked.read_capacity_units,
        write: asked.write_capacity_units,
        changed_ms: None,
    }
}

/// A global index.
pub(crate) fn global(
    index: shapes::GlobalSecondaryIndex,
    attributes: &BTreeMap<String, KeyType>,
) -> Result<IndexRecord, Fault> {
    Ok(IndexRecord {
        keys: keys(&index.key_schema, attributes)?,
        projection: projected(index.projection)?,
        throughput: index.provisioned_throughput.as_ref().map(throughput),
        name: index.index_name,
    })
}

/// A local index of a table with these keys.
pub(crate) fn local(
    index: shapes::LocalSecondaryIndex,
    attributes: &BTreeMap<String, KeyType>,
    table: &Keys,
) -> Result<IndexRecord, Fault> {
    let keys = keys(&index.key_schema, attributes)?;
    let name = index.index_name;
    if table.range.is_none() {
        return Err(invalid_values(
            "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex",
        ));
    }
    if keys.hash != table.hash {
        let (own, hash) = (&keys.hash, &table.hash);
        return Err(invalid_values(format!(
            "Index KeySchema does not have the same leading hash key as table KeySchema for index: {name}. index hash key: {own}, table hash key: {hash}"
        )));
    }
    if keys.range.is_none() {
        return Err(invalid_values(format!(
            "Index KeySchema does not have a range key for index: {name}"
        )));
    }
    Ok(IndexRecord {
        keys,
        projection: projected(index.projection)?,
        throughput: None,
        name,
    })
}

/// Whether there are not too many indexes, and no two of one name.
pub(crate) fn check_indexes(global: &[IndexRecord], local: &[IndexRecord]) -> Result<(), Fault> {
    let mut names = std::collections::BTreeSet::new();
    for index in global.iter().chain(local) {
        if !names.insert(&index.name) {
            return Err(invalid_values(format!(
                "Duplicate index name: {}",
                index.name
            )));
        }
    }
    let too_many = |what: &str, max: usize| {
        invalid_values(format!("{what} count exceeds the per-table limit of {max}"))
    };
    if global.len() > limits::GLOBAL_INDEXES_MAX {
        return Err(too_many("GlobalSecondaryIndex", limits::GLOBAL_INDEXES_MAX));
    }
    if local.len() > limits::LOCAL_INDEXES_MAX {
        return Err(too_many("LocalSecondaryIndex", limits::LOCAL_INDEXES_MAX));
    }
    Ok(())
}
