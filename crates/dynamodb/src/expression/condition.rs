//! Conditions and filters.

use std::cmp::Ordering;

use super::parser::Parser;
use super::token::Kind;
use super::{ExpressionError, Path, Scope};
use crate::attribute::{Attribute, Item};
use crate::limits;
use crate::number::Number;

/// A condition that an item meets or does not.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Compare(Operand, Comparator, Operand),
    Between(Operand, Operand, Operand),
    In(Operand, Vec<Operand>),
    Exists(Path),
    NotExists(Path),
    Type(Path, String),
    BeginsWith(Operand, Operand),
    Contains(Operand, Operand),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    Not(Box<Condition>),
}

/// What is compared.
#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Path(Path),
    Value(Attribute),
    /// `size(path)`
    Size(Path),
}

/// How two operands are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparator {
    pub(super) fn named(text: &str) -> Option<Comparator> {
        Some(match text {
            "=" => Comparator::Equal,
            "<>" => Comparator::NotEqual,
            "<" => Comparator::Less,
            "<=" => Comparator::LessOrEqual,
            ">" => Comparator::Greater,
            ">=" => Comparator::GreaterOrEqual,
            _ => return None,
        })
    }

    /// The same comparison with its sides exchanged.
    pub(super) fn turned(self) -> Comparator {
        match self {
            Comparator::Less => Comparator::Greater,
            Comparator::LessOrEqual => Comparator::GreaterOrEqual,
            Comparator::Greater => Comparator::Less,
            Comparator::GreaterOrEqual => Comparator::LessOrEqual,
            same => same,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Comparator::Equal => "=",
            Comparator::NotEqual => "<>",
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
        }
    }

    pub(crate) fn holds(self, left: Option<&Attribute>, right: Option<&Attribute>) -> bool {
        let order = |wanted: fn(Ordering) -> bool| match (left, right) {
            (Some(left), Some(right)) => left.order(right).is_some_and(wanted),
            _ => false,
        };
        match self {
            Comparator::Equal => left.is_some() && left == right,
            Comparator::NotEqual => left != right,
            Comparator::Less => order(Ordering::is_lt),
            Comparator::LessOrEqual => order(Ordering::is_le),
            Comparator::Greater => order(Ordering::is_gt),
            Comparator::GreaterOrEqual => order(Ordering::is_ge),
        }
    }
}

impl Condition {
    pub(crate) fn parse(text: &str, scope: &Scope) -> Result<Condition, ExpressionError> {
        let mut parser = Parser::new(text, scope)?;
        let condition = parser.either()?;
        parser.end()?;
        Ok(condition)
    }

    /// Whether an item meets it.
    pub(crate) fn holds(&self, item: &Item) -> bool {
        match self {
            Condition::Compare(left, how, right) => {
                let (left, right) = (left.of(item), right.of(item));
                how.holds(left.as_deref(), right.as_deref())
            }
            Condition::Between(it, low, high) => {
                let (it, low, high) = (it.of(item), low.of(item), high.of(item));
                let (it, low, high) = (it.as_deref(), low.as_deref(), high.as_deref());
                Comparator::GreaterOrEqual.holds(it, low) && Comparator::LessOrEqual.holds(it, high)
            }
            Condition::In(it, all) => {
                let it = it.of(item);
                let mut all = all.iter().map(|one| one.of(item));
                it.is_some() && all.any(|one| one == it)
            }
            Condition::Exists(path) => path.find(item).is_some(),
            Condition::NotExists(path) => path.find(item).is_none(),
            Condition::Type(path, kind) => path.find(item).is_some_and(|it| it.kind() == kind),
            Condition::BeginsWith(it, start) => match (it.of(item), start.of(item)) {
                (Some(it), Some(start)) => begins(&it, &start),
                _ => false,
            },
            Condition::Contains(it, part) => match (it.of(item), part.of(item)) {
                (Some(it), Some(part)) => it.contains(&part),
                _ => false,
            },
            Condition::And(one, two) => one.holds(item) && two.holds(item),
            Condition::Or(one, two) => one.holds(item) || two.holds(item),
            Condition::Not(one) => !one.holds(item),
        }
    }

    /// The attributes of the item that it looks at.
    pub(crate) fn roots(&self) -> Vec<&str> {
        match self {
            Condition::Compare(one, _, two)
            | Condition::BeginsWith(one, two)
            | Condition::Contains(one, two) => {
                [one, two].into_iter().filter_map(Operand::root).collect()
            }
            Condition::Between(one, two, three) => [one, two, three]
                .into_iter()
                .filter_map(Operand::root)
                .collect(),
            Condition::In(it, all) => {
                let all = all.iter().filter_map(Operand::root);
                it.root().into_iter().chain(all).collect()
            }
            Condition::Exists(path) | Condition::NotExists(path) | Condition::Type(path, _) => {
                vec![path.root()]
            }
            Condition::And(one, two) | Condition::Or(one, two) => {
                let mut roots = one.roots();
                roots.extend(two.roots());
                roots
            }
            Condition::Not(one) => one.roots(),
        }
    }
}

/// Whether a text or binary begins with another.
pub(super) fn begins(it: &Attribute, start: &Attribute) -> bool {
    match (it, start) {
        (Attribute::S(it), Attribute::S(start)) => it.starts_with(start.as_str()),
        (Attribute::B(it), Attribute::B(start)) => it.0.starts_with(&start.0),
        _ => false,
    }
}

impl Operand {
    fn of<'item>(&'item self, item: &'item Item) -> Option<std::borrow::Cow<'item, Attribute>> {
        use std::borrow::Cow;
        match self {
            Operand::Path(path) => path.find(item).map(Cow::Borrowed),
            Operand::Value(value) => Some(Cow::Borrowed(value)),
            Operand::Size(path) => {
                let length = path.find(item)?.length()?.to_string();
                let length = Number::parse(&length).expect("lengths are short numbers");
                Some(Cow::Owned(Attribute::N(length)))
            }
        }
    }

    fn root(&self) -> Option<&str> {
        match self {
            Operand::Path(path) | Operand::Size(path) => Some(path.root()),
            Operand::Value(_) => None,
        }
    }

    fn value(&self) -> Option<&Attribute> {
        match self {
            Operand::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl Parser<'_> {
    fn either(&mut self) -> Result<Condition, ExpressionError> {
        let mut condition = self.both()?;
        while self.tokens.take("OR") {
            condition = Condition::Or(Box::new(condition), Box::new(self.both()?));
        }
        Ok(condition)
    }

    fn both(&mut self) -> Result<Condition, ExpressionError> {
        let mut condition = self.negation()?;
        while self.tokens.take("AND") {
            condition = Condition::And(Box::new(condition), Box::new(self.negation()?));
        }
        Ok(condition)
    }

    fn negation(&mut self) -> Result<Condition, ExpressionError> {
        if self.tokens.take("NOT") {
            let negated = self.nested(Self::negation)?;
            return Ok(Condition::Not(Box::new(negated)));
        }
        if self.tokens.take("(") {
            let condition = self.nested(Self::either)?;
            self.tokens.expect(")")?;
            return Ok(condition);
        }
        match self.function() {
            Some(name) if name != "size" => self.check(name),
            _ => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Result<Condition, ExpressionError> {
        let left = self.operand()?;
        if self.tokens.take("BETWEEN") {
            let low = self.operand()?;
            self.tokens.expect("AND")?;
            return between(left, low, self.operand()?);
        }
        if self.tokens.take("IN") {
            return self.one_of(left);
        }
        let token = self.tokens.peek();
        let Some(how) = Comparator::named(self.text(token)).filter(|_| token.kind == Kind::Symbol)
        else {
            return Err(self.tokens.unexpected());
        };
        self.tokens.next();
        let right = self.operand()?;
        if !matches!(how, Comparator::Equal | Comparator::NotEqual) {
            for operand in [&left, &right] {
                orderable(operand, how.text())?;
            }
        }
        Ok(Condition::Compare(left, how, right))
    }

    fn one_of(&mut self, left: Operand) -> Result<Condition, ExpressionError> {
        self.tokens.expect("(")?;
        let mut all = vec![self.operand()?];
        while self.tokens.take(",") {
            all.push(self.operand()?);
        }
        self.tokens.expect(")")?;
        if all.len() > limits::IN_OPERANDS_MAX {
            let count = all.len();
            return Err(ExpressionError(format!(
                "The IN operator is provided with too many operands; number of operands: {count}"
            )));
        }
        Ok(Condition::In(left, all))
    }

    fn operand(&mut self) -> Result<Operand, ExpressionError> {
        if let Some(value) = self.value()? {
            return Ok(Operand::Value(value));
        }
        let Some(name) = self.function() else {
            return Ok(Operand::Path(self.path()?));
        };
        if name != "size" {
            return Err(unknown_function(name));
        }
        match self.arguments(name, 1)?.remove(0) {
            Operand::Path(path) => Ok(Operand::Size(path)),
            Operand::Value(value) => Err(ExpressionError::operand_type(name, &value)),
            Operand::Size(_) => Err(misused(name)),
        }
    }

    /// The arguments of a function.
    fn arguments(&mut self, name: &str, count: usize) -> Result<Vec<Operand>, ExpressionError> {
        self.tokens.next();
        self.tokens.expect("(")?;
        let mut all = vec![self.nested(Self::operand)?];
        while self.tokens.take(",") {
            all.push(self.nested(Self::operand)?);
        }
        self.tokens.expect(")")?;
        if all.len() != count {
            let given = all.len();
            return Err(ExpressionError(format!(
                "Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {given}"
            )));
        }
        Ok(all)
    }

    /// A function that is a condition.
    fn check(&mut self, name: &str) -> Result<Condition, ExpressionError> {
        let count = match name {
            "attribute_exists" | "attribute_not_exists" => 1,
            "attribute_type" | "begins_with" | "contains" => 2,
            _ => return Err(unknown_function(name)),
        };
        let mut arguments = self.arguments(name, count)?.into_iter();
        let (one, two) = (
            arguments.next().expect("they were counted"),
            arguments.next(),
        );
        let Some(two) = two else {
            let path = only_path(name, one)?;
            return Ok(match name {
                "attribute_exists" => Condition::Exists(path),
                _ => Condition::NotExists(path),
            });
        };
        match name {
            "attribute_type" => typed(only_path(name, one)?, &two),
            "begins_with" => {
                for operand in [&one, &two] {
                    match operand.value() {
                        Some(Attribute::S(_) | Attribute::B(_)) | None => {}
                        Some(other) => return Err(ExpressionError::operand_type(name, other)),
                    }
                }
                Ok(Condition::BeginsWith(one, two))
            }
            _ => Ok(Condition::Contains(one, two)),
        }
    }
}

fn between(it: Operand, low: Operand, high: Operand) -> Result<Condition, ExpressionError> {
    for operand in [&it, &low, &high] {
        orderable(operand, "BETWEEN")?;
    }
    if let (Some(lower), Some(upper)) = (low.value(), high.value()) {
        if lower.kind() != upper.kind() {
            return Err(ExpressionError(format!(
                "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {lower}, upper bound operand: AttributeValue: {upper}"
            )));
        }
        if lower.order(upper).is_some_and(Ordering::is_gt) {
            return Err(ExpressionError(format!(
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {lower}, upper bound operand: AttributeValue: {upper}"
            )));
        }
    }
    Ok(Condition::Between(it, low, high))
}

fn typed(path: Path, kind: &Operand) -> Result<Condition, ExpressionError> {
    const KINDS: [&str; 10] = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];
    match kind {
        Operand::Value(Attribute::S(kind)) if KINDS.contains(&kind.as_str()) => {
            Ok(Condition::Type(path, kind.clone()))
        }
        Operand::Value(Attribute::S(kind)) => Err(ExpressionError(format!(
            "Invalid attribute type name found; type: {kind}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}"
        ))),
        Operand::Value(other) => Err(ExpressionError::operand_type("attribute_type", other)),
        _ => Err(misused("attribute_type")),
    }
}

fn only_path(name: &str, operand: Operand) -> Result<Path, ExpressionError> {
    match operand {
        Operand::Path(path) => Ok(path),
        Operand::Value(_) => Err(ExpressionError(format!(
            "Operator or function requires a document path; operator or function: {name}"
        ))),
        Operand::Size(_) => Err(misused("size")),
    }
}

fn orderable(operand: &Operand, operator: &str) -> Result<(), ExpressionError> {
    match operand.value() {
        Some(Attribute::S(_) | Attribute::N(_) | Attribute::B(_)) | None => Ok(()),
        Some(other) => Err(ExpressionError::operand_type(operator, other)),
    }
}

fn unknown_function(name: &str) -> ExpressionError {
    const CONDITIONS: [&str; 5] = [
        "attribute_exists",
        "attribute_not_exists",
        "attribute_type",
        "begins_with",
        "contains",
    ];
    if CONDITIONS.contains(&name) || ["size", "if_not_exists", "list_append"].contains(&name) {
        return misused(name);
    }
    ExpressionError(format!("Invalid function name; function: {name}"))
}

fn misused(name: &str) -> ExpressionError {
    ExpressionError(format!(
        "The function is not allowed to be used this way in an expression; function: {name}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::scope_for_tests;

    fn condition(text: &str) -> Result<Condition, ExpressionError> {
        Condition::parse(text, &scope_for_tests())
    }

    fn holds(text: &str) -> bool {
        let item = r#"{"id":{"S":"a1"},"n":{"N":"5"},"tags":{"Ss":["x","y"]},
            "doc":{"M":{"parts":{"L":[{"S":"p"},{"N":"2"}]},"name":{"S":"q"}}}}"#;
        let item: Item = serde_json::from_str(item).expect("an item");
        condition(text).expect(text).holds(&item)
    }

    #[test]
    fn conditions_hold_as_documented() {
        for text in [
            "id = :a1",
            "n > :four AND n <= :five",
            "n BETWEEN :four AND :five and id <> :x",
            "NOT n < :four",
            "n IN (:four, :five)",
            "attribute_exists(doc.#name) AND attribute_not_exists(nothing)",
            "attribute_type(doc.parts, :L)",
            "begins_with(id, :a)",
            "contains(tags, :x) OR contains(tags, :a)",
            "contains(doc.parts, :p)",
            "size(doc.parts) = :two AND size(id) = :two",
            "doc.parts[1] = :two",
            "nothing <> :a",
            "(id = :x OR id = :a1) AND (n = :five)",
        ] {
            assert!(holds(text), "{text}");
        }
        for text in [
            "id = :five",
            "id > :four",
            "nothing = :a",
            "nothing < :a",
            "size(n) = :two",
            "doc.parts[7] = :two",
            "id = :x OR id = :a1 AND n = :four",
            "begins_with(n, :a)",
        ] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_aws_words() {
        for (text, message) in [
            ("", "The expression can not be empty;"),
            ("id = ", "Syntax error; token: \"<EOF>\", near: \"=\""),
            ("id == :a", "Syntax error; token: \"=\", near: \"== :a\""),
            (
                "name = :a",
                "Attribute name is a reserved keyword; reserved keyword: name",
            ),
            ("foo(id)", "Invalid function name; function: foo"),
            (
                "attribute_exists(id, n)",
                "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2",
            ),
            (
                "id = :nope",
                "An expression attribute value used in expression is not defined; attribute value: :nope",
            ),
            (
                "#nope = :a",
                "An expression attribute name used in the document path is not defined; attribute name: #nope",
            ),
            (
                "n BETWEEN :five AND :four",
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:4}",
            ),
            ("size(id)", "Syntax error; token: \"<EOF>\", near: \")\""),
        ] {
            assert_eq!(condition(text).expect_err(text).0, message);
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let text = format!("{}id = :a{}", "(".repeat(4000), ")".repeat(4000));
        assert!(condition(&text).is_err());
    }
}
