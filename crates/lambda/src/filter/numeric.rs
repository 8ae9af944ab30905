//! Ranges of numbers: `[">", 0, "<=", 5]`.

use serde_json::Value;

/// What a number must satisfy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range(Vec<(Order, f64)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Range {
    /// One comparison, or a lower bound and an upper one.
    pub(super) fn parse(operand: &Value) -> Option<Range> {
        let parts = operand.as_array()?;
        if !matches!(parts.len(), 2 | 4) {
            return None;
        }
        let comparisons = parts.chunks(2).map(|pair| {
            let order = match pair[0].as_str()? {
                "=" => Order::Equal,
                "<" => Order::Less,
                "<=" => Order::LessOrEqual,
                ">" => Order::Greater,
                ">=" => Order::GreaterOrEqual,
                _ => return None,
            };
            Some((order, pair[1].as_f64()?))
        });
        let comparisons: Vec<_> = comparisons.collect::<Option<_>>()?;
        let lower = |order| matches!(order, Order::Greater | Order::GreaterOrEqual);
        let upper = |order| matches!(order, Order::Less | Order::LessOrEqual);
        if let [(first, from), (second, to)] = comparisons[..]
            && !(lower(first) && upper(second) && from < to)
        {
            return None;
        }
        Some(Range(comparisons))
    }

    pub(super) fn contains(&self, number: f64) -> bool {
        self.0.iter().all(|(order, bound)| match order {
            Order::Equal => number == *bound,
            Order::Less => number < *bound,
            Order::LessOrEqual => number <= *bound,
            Order::Greater => number > *bound,
            Order::GreaterOrEqual => number >= *bound,
        })
    }
}
