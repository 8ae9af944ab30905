//! The parameters that expressions have replaced: `Expected`, `AttributeUpdates`,
//! `AttributesToGet`, `KeyConditions`, `QueryFilter`, `ScanFilter`.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;

use crate::attribute::Attribute;
use crate::convert;
use crate::expression::{
    Comparator, Condition, Operand, Path, Projection, RangeCondition, SetOperand, SetValue, Update,
};
use crate::faults::{invalid, invalid_values};

/// `AttributesToGet`
pub(crate) fn projection(names: &[String]) -> Result<Projection, Fault> {
    let paths: Vec<Path> = names.iter().map(|name| Path::top(name)).collect();
    Projection::of(&paths).map_err(|_| {
        let name = names.first().map_or("", String::as_str);
        invalid_values(format!("Duplicate value in attribute name: {name}"))
    })
}

/// `Expected` and `ConditionalOperator`
pub(crate) fn expected(
    expected: BTreeMap<String, shapes::ExpectedAttributeValue>,
    operator: Option<&str>,
) -> Result<Option<Condition>, Fault> {
    let conditions = expected.into_iter().map(|(name, expected)| {
        let exists = expected.exists.unwrap_or(true);
        let (operator, values) = match (expected.value, expected.comparison_operator) {
            (Some(value), None) if exists => ("EQ".to_owned(), vec![value]),
            (None, None) if !exists => ("NULL".to_owned(), Vec::new()),
            (None, Some(operator)) => (operator, expected.attribute_value_list.unwrap_or_default()),
            (Some(value), Some(operator)) => (operator, vec![value]),
            _ => {
                return Err(invalid_values(format!(
                    "Value must be provided when Exists is true for Attribute: {name}"
                )));
            }
        };
        comparison(&name, &operator, values)
    });
    joined(conditions.collect::<Result<_, _>>()?, operator)
}

/// `QueryFilter` or `ScanFilter`, and `ConditionalOperator`
pub(crate) fn filter(
    conditions: BTreeMap<String, shapes::Condition>,
    operator: Option<&str>,
) -> Result<Option<Condition>, Fault> {
    let conditions = conditions.into_iter().map(|(name, condition)| {
        let values = condition.attribute_value_list.unwrap_or_default();
        comparison(&name, &condition.comparison_operator, values)
    });
    joined(conditions.collect::<Result<_, _>>()?, operator)
}

fn joined(all: Vec<Condition>, operator: Option<&str>) -> Result<Option<Condition>, Fault> {
    let join = |one, two| match operator {
        Some("OR") => Condition::Or(Box::new(one), Box::new(two)),
        _ => Condition::And(Box::new(one), Box::new(two)),
    };
    Ok(all.into_iter().reduce(join))
}

fn comparison(
    name: &str,
    operator: &str,
    values: Vec<shapes::AttributeValue>,
) -> Result<Condition, Fault> {
    let values = values.into_iter().map(convert::attribute);
    let values: Vec<Attribute> = values.collect::<Result<_, _>>()?;
    let path = Path::top(name);
    let it = Operand::Path(path.clone());
    let wrong = || {
        invalid_values(format!(
            "Invalid number of argument(s) for the {operator} ComparisonOperator"
        ))
    };
    let mut values = values.into_iter().map(Operand::Value);
    let mut next = || values.next().ok_or_else(wrong);
    let condition = match operator {
        "NULL" => Condition::NotExists(path),
        "NOT_NULL" => Condition::Exists(path),
        "CONTAINS" => Condition::Contains(it, next()?),
        "NOT_CONTAINS" => Condition::Not(Box::new(Condition::Contains(it, next()?))),
        "BEGINS_WITH" => Condition::BeginsWith(it, next()?),
        "BETWEEN" => Condition::Between(it, next()?, next()?),
        "IN" => {
            let first = next()?;
            let all = std::iter::once(first).chain(values.by_ref()).collect();
            Condition::In(it, all)
        }
        _ => {
            let how = comparator(operator).ok_or_else(wrong)?;
            Condition::Compare(it, how, next()?)
        }
    };
    match values.next() {
        None => Ok(condition),
        Some(_) => Err(wrong()),
    }
}

fn comparator(operator: &str) -> Option<Comparator> {
    Some(match operator {
        "EQ" => Comparator::Equal,
        "NE" => Comparator::NotEqual,
        "LT" => Comparator::Less,
        "LE" => Comparator::LessOrEqual,
        "GT" => Comparator::Greater,
        "GE" => Comparator::GreaterOrEqual,
        _ => return None,
    })
}

/// `KeyConditions`, by attribute.
pub(crate) fn key_conditions(
    conditions: BTreeMap<String, shapes::Condition>,
) -> Result<Vec<(String, RangeCondition)>, Fault> {
    let conditions = conditions.into_iter().map(|(name, condition)| {
        let operator = condition.comparison_operator;
        let values = condition.attribute_value_list.unwrap_or_default();
        let parsed = match comparison(&name, &operator, values)? {
            Condition::Compare(_, how, Operand::Value(value)) if how != Comparator::NotEqual => {
                RangeCondition::Compare(how, value)
            }
            Condition::Between(_, Operand::Value(low), Operand::Value(high)) => {
                RangeCondition::Between(low, high)
            }
            Condition::BeginsWith(_, Operand::Value(start)) => RangeCondition::BeginsWith(start),
            _ => {
                return Err(invalid(
                    "Attempted conditional constraint is not an indexable operation",
                ));
            }
        };
        Ok((name, parsed))
    });
    conditions.collect()
}

/// `AttributeUpdates`
pub(crate) fn updates(
    updates: BTreeMap<String, shapes::AttributeValueUpdate>,
) -> Result<Update, Fault> {
    let mut update = Update::default();
    for (name, change) in updates {
        let path = Path::top(&name);
        let value = change.value.map(convert::attribute).transpose()?;
        let action = change.action.as_deref().unwrap_or("PUT");
        match (action, value) {
            ("PUT", Some(value)) => {
                let value = SetValue::One(SetOperand::Value(value));
                update.set.push((path, value));
            }
            ("ADD", Some(value)) => update.add.push((path, value)),
            ("DELETE", Some(value)) => update.delete.push((path, value)),
            ("DELETE", None) => update.remove.push(path),
            _ => {
                return Err(invalid_values(
                    "Only DELETE action is allowed when no attribute value is specified",
                ));
            }
        }
    }
    Ok(update)
}
