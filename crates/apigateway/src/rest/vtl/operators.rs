//! What operators make of values, by Velocity's habits and Java's.

use serde_json::Value as Json;

use super::methods;
use super::tree::Operator;
use super::util::text;

/// What an operator makes of two values; nothing where they do not go together.
pub(super) fn calculate(left: &Json, operator: Operator, right: &Json) -> Option<Json> {
    if operator == Operator::Add && !(left.is_number() && right.is_number()) {
        return Some(Json::from(format!("{}{}", text(left), text(right))));
    }
    if let (Some(left), Some(right)) = (left.as_i64(), right.as_i64()) {
        return whole(left, operator, right);
    }
    let (left, right) = match (left.as_f64(), right.as_f64()) {
        (Some(left), Some(right)) => (left, right),
        _ => return compared(text(left).cmp(&text(right)), operator),
    };
    Some(match operator {
        Operator::Add => Json::from(left + right),
        Operator::Subtract => Json::from(left - right),
        Operator::Multiply => Json::from(left * right),
        Operator::Divide => Json::from(left / right),
        Operator::Remainder => Json::from(left % right),
        operator => return compared(left.partial_cmp(&right)?, operator),
    })
}

fn whole(left: i64, operator: Operator, right: i64) -> Option<Json> {
    let number = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        Operator::Remainder => left.checked_rem(right),
        operator => return compared(left.cmp(&right), operator),
    };
    number.map(Json::from)
}

fn compared(order: std::cmp::Ordering, operator: Operator) -> Option<Json> {
    Some(Json::from(match operator {
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        Operator::GreaterOrEqual => order.is_ge(),
        _ => return None,
    }))
}

/// Numbers are equal across their kinds, everything else as text if the kinds differ.
pub(super) fn equal(left: Option<&Json>, right: Option<&Json>) -> bool {
    match (
        left.filter(|it| !it.is_null()),
        right.filter(|it| !it.is_null()),
    ) {
        (None, None) => true,
        (Some(left), Some(right)) => match (left.as_f64(), right.as_f64()) {
            (Some(left), Some(right)) => (left - right).abs() < f64::EPSILON,
            _ => left == right || text(left) == text(right),
        },
        _ => false,
    }
}

/// Whether a condition holds.
pub(super) fn truth(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null) => false,
        Some(Json::Bool(it)) => *it,
        Some(Json::String(it)) => !it.is_empty(),
        Some(Json::Array(it)) => !it.is_empty(),
        Some(Json::Object(it)) => !it.is_empty(),
        Some(Json::Number(it)) => it.as_f64() != Some(0.0),
    }
}

/// A member of a map; texts, lists and maps have a few by Java's habit.
pub(super) fn member(value: &Json, name: &str) -> Option<Json> {
    if let Some(found) = value.get(name) {
        return Some(found.clone());
    }
    match name {
        "empty" => methods::call(value, "isEmpty", &[]),
        "size" | "length" if value.is_array() => methods::call(value, "size", &[]),
        "entrySet" | "keySet" | "values" => methods::call(value, name, &[]),
        _ => None,
    }
}
