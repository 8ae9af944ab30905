//! Updates: SET, REMOVE, ADD and DELETE.

use std::collections::BTreeSet;

use super::parser::Parser;
use super::path::check_paths;
use super::token::Kind;
use super::{ExpressionError, Path, Scope, Segment};
use crate::attribute::{Attribute, Item};
use crate::number::{Number, NumberError};

/// What an update does to an item. Every value is that of the item before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Update {
    pub(crate) set: Vec<(Path, SetValue)>,
    pub(crate) remove: Vec<Path>,
    pub(crate) add: Vec<(Path, Attribute)>,
    pub(crate) delete: Vec<(Path, Attribute)>,
}

/// What stands on the right of a `SET`.
#[derive(Clone, Debug)]
pub(crate) enum SetValue {
    One(SetOperand),
    Plus(SetOperand, SetOperand),
    Minus(SetOperand, SetOperand),
}

/// A part of it.
#[derive(Clone, Debug)]
pub(crate) enum SetOperand {
    Path(Path),
    Value(Attribute),
    IfNotExists(Path, Box<SetOperand>),
    ListAppend(Box<SetOperand>, Box<SetOperand>),
}

/// Why an update cannot be done to this item. The texts are AWS's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UpdateError {
    #[error("The document path provided in the update expression is invalid for update")]
    InvalidPath,
    #[error("The provided expression refers to an attribute that does not exist in the item")]
    NoAttribute,
    #[error("An operand in the update expression has an incorrect data type")]
    WrongType,
    #[error(transparent)]
    Number(#[from] NumberError),
}

impl Update {
    pub(crate) fn parse(text: &str, scope: &Scope) -> Result<Update, ExpressionError> {
        let mut parser = Parser::new(text, scope)?;
        let mut update = Update::default();
        let mut sections = BTreeSet::new();
        loop {
            let token = parser.tokens.peek();
            let word = parser.text(token).to_ascii_uppercase();
            let is_section = ["SET", "REMOVE", "ADD", "DELETE"].contains(&word.as_str());
            if token.kind != Kind::Word || !is_section {
                return Err(parser.tokens.unexpected());
            }
            parser.tokens.next();
            if !sections.insert(word.clone()) {
                return Err(ExpressionError(format!(
                    "The \"{word}\" section can only be used once in an update expression;"
                )));
            }
            parser.section(&word, &mut update)?;
            if parser.end().is_ok() {
                break;
            }
        }
        check_paths(&update.paths())?;
        Ok(update)
    }

    /// Everything that it changes.
    pub(crate) fn paths(&self) -> Vec<Path> {
        let set = self.set.iter().map(|(path, _)| path);
        let values = self.add.iter().chain(&self.delete).map(|(path, _)| path);
        let paths = set.chain(&self.remove).chain(values);
        paths.cloned().collect()
    }

    /// The item after the update.
    pub(crate) fn of(&self, before: &Item) -> Result<Item, UpdateError> {
        let mut values = Vec::with_capacity(self.set.len());
        for (path, value) in &self.set {
            values.push((path, value.of(before)?));
        }
        let mut item = before.clone();
        // In the order of positions, so that elements beyond the end are appended in order.
        values.sort_by(|(one, _), (two, _)| one.0.cmp(&two.0));
        for (path, value) in values {
            put(&mut item, path, value)?;
        }
        for (path, value) in &self.add {
            let sum = added(path.find(before), value)?;
            put(&mut item, path, sum)?;
        }
        for (path, value) in &self.delete {
            match deleted(path.find(before), value)? {
                Some(rest) => put(&mut item, path, rest)?,
                None => remove(&mut item, path)?,
            }
        }
        // From the last position down, so that positions stay what they were.
        let mut gone: Vec<&Path> = self.remove.iter().collect();
        gone.sort_by(|one, two| two.0.cmp(&one.0));
        for path in gone {
            remove(&mut item, path)?;
        }
        Ok(item)
    }
}

impl SetValue {
    fn of(&self, item: &Item) -> Result<Attribute, UpdateError> {
        let number = |operand: &SetOperand| match operand.of(item)? {
            Attribute::N(number) => Ok::<Number, UpdateError>(number),
            _ => Err(UpdateError::WrongType),
        };
        match self {
            SetValue::One(operand) => operand.of(item),
            SetValue::Plus(one, two) => Ok(Attribute::N(number(one)?.plus(&number(two)?)?)),
            SetValue::Minus(one, two) => {
                let difference = number(one)?.plus(&number(two)?.negated())?;
                Ok(Attribute::N(difference))
            }
        }
    }
}

impl SetOperand {
    fn of(&self, item: &Item) -> Result<Attribute, UpdateError> {
        match self {
            SetOperand::Path(path) => path.find(item).cloned().ok_or(UpdateError::NoAttribute),
            SetOperand::Value(value) => Ok(value.clone()),
            SetOperand::IfNotExists(path, otherwise) => match path.find(item) {
                Some(found) => Ok(found.clone()),
                None => otherwise.of(item),
            },
            SetOperand::ListAppend(one, two) => match (one.of(item)?, two.of(item)?) {
                (Attribute::L(mut list), Attribute::L(more)) => {
                    list.extend(more);
                    Ok(Attribute::L(list))
                }
                _ => Err(UpdateError::WrongType),
            },
        }
    }
}

/// The sum of a number, or the union of a set, with what is added to it.
fn added(before: Option<&Attribute>, value: &Attribute) -> Result<Attribute, UpdateError> {
    let Some(before) = before else {
        return Ok(value.clone());
    };
    Ok(match (before.clone(), value.clone()) {
        (Attribute::N(one), Attribute::N(two)) => Attribute::N(one.plus(&two)?),
        (Attribute::Ss(one), Attribute::Ss(two)) => Attribute::Ss(&one | &two),
        (Attribute::Ns(one), Attribute::Ns(two)) => Attribute::Ns(&one | &two),
        (Attribute::Bs(one), Attribute::Bs(two)) => Attribute::Bs(&one | &two),
        _ => return Err(UpdateError::WrongType),
    })
}

/// What remains of a set; nothing of one that becomes empty.
fn deleted(
    before: Option<&Attribute>,
    value: &Attribute,
) -> Result<Option<Attribute>, UpdateError> {
    let Some(before) = before else {
        return Ok(None);
    };
    let rest = match (before, value) {
        (Attribute::Ss(one), Attribute::Ss(two)) => Attribute::Ss(one - two),
        (Attribute::Ns(one), Attribute::Ns(two)) => Attribute::Ns(one - two),
        (Attribute::Bs(one), Attribute::Bs(two)) => Attribute::Bs(one - two),
        _ => return Err(UpdateError::WrongType),
    };
    Ok((rest.length() != Some(0)).then_some(rest))
}

/// The place that the last step of a path is taken from.
fn parent<'item>(item: &'item mut Item, path: &Path) -> Option<&'item mut Attribute> {
    let mut place = item.get_mut(path.root())?;
    for segment in &path.0[1..path.0.len() - 1] {
        place = match (segment, place) {
            (Segment::Name(name), Attribute::M(map)) => map.get_mut(name)?,
            (Segment::Index(index), Attribute::L(list)) => list.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(place)
}

fn put(item: &mut Item, path: &Path, value: Attribute) -> Result<(), UpdateError> {
    if path.is_top() {
        item.insert(path.root().to_owned(), value);
        return Ok(());
    }
    match (path.0.last(), parent(item, path)) {
        (Some(Segment::Name(name)), Some(Attribute::M(map))) => {
            map.insert(name.clone(), value);
        }
        (Some(Segment::Index(index)), Some(Attribute::L(list))) => match list.get_mut(*index) {
            Some(place) => *place = value,
            None => list.push(value),
        },
        _ => return Err(UpdateError::InvalidPath),
    }
    Ok(())
}

fn remove(item: &mut Item, path: &Path) -> Result<(), UpdateError> {
    if path.is_top() {
        item.remove(path.root());
        return Ok(());
    }
    match (path.0.last(), parent(item, path)) {
        (Some(Segment::Name(name)), Some(Attribute::M(map))) => {
            map.remove(name);
        }
        (Some(Segment::Index(index)), Some(Attribute::L(list))) => {
            if *index < list.len() {
                list.remove(*index);
            }
        }
        _ => return Err(UpdateError::InvalidPath),
    }
    Ok(())
}

impl Parser<'_> {
    fn section(&mut self, word: &str, update: &mut Update) -> Result<(), ExpressionError> {
        loop {
            let path = self.path()?;
            match word {
                "SET" => {
                    self.tokens.expect("=")?;
                    let value = self.set_value()?;
                    update.set.push((path, value));
                }
                "REMOVE" => update.remove.push(path),
                "ADD" => update.add.push((path, self.section_value(word)?)),
                _ => update.delete.push((path, self.section_value(word)?)),
            }
            if !self.tokens.take(",") {
                return Ok(());
            }
        }
    }

    /// The value of an ADD or DELETE.
    fn section_value(&mut self, word: &str) -> Result<Attribute, ExpressionError> {
        let value = self.value()?;
        let value = value.ok_or_else(|| self.tokens.unexpected())?;
        let fits = match value {
            Attribute::Ss(_) | Attribute::Ns(_) | Attribute::Bs(_) => true,
            Attribute::N(_) => word == "ADD",
            _ => false,
        };
        if fits {
            return Ok(value);
        }
        let kind = value.long_kind();
        Err(ExpressionError(format!(
            "Incorrect operand type for operator or function; operator: {word}, operand type: {kind}, typeSet: ALLOWED_FOR_{word}_OPERAND"
        )))
    }

    fn set_value(&mut self) -> Result<SetValue, ExpressionError> {
        let one = self.set_operand()?;
        let sign = if self.tokens.take("+") {
            "+"
        } else if self.tokens.take("-") {
            "-"
        } else {
            return Ok(SetValue::One(one));
        };
        let two = self.set_operand()?;
        for operand in [&one, &two] {
            match operand {
                SetOperand::Value(Attribute::N(_)) => {}
                SetOperand::Value(other) => return Err(ExpressionError::operand_type(sign, other)),
                _ => {}
            }
        }
        Ok(match sign {
            "+" => SetValue::Plus(one, two),
            _ => SetValue::Minus(one, two),
        })
    }

    fn set_operand(&mut self) -> Result<SetOperand, ExpressionError> {
        if self.tokens.take("(") {
            let operand = self.nested(Self::set_operand)?;
            self.tokens.expect(")")?;
            return Ok(operand);
        }
        if let Some(value) = self.value()? {
            return Ok(SetOperand::Value(value));
        }
        match self.function() {
            None => Ok(SetOperand::Path(self.path()?)),
            Some(name @ ("if_not_exists" | "list_append")) => self.set_function(name),
            Some(name) => Err(ExpressionError(format!(
                "Invalid function name; function: {name}"
            ))),
        }
    }

    fn set_function(&mut self, name: &str) -> Result<SetOperand, ExpressionError> {
        self.tokens.next();
        self.tokens.expect("(")?;
        let mut all = vec![self.nested(Self::set_operand)?];
        while self.tokens.take(",") {
            all.push(self.nested(Self::set_operand)?);
        }
        self.tokens.expect(")")?;
        let given = all.len();
        let [one, two] = <[SetOperand; 2]>::try_from(all).map_err(|_| {
            ExpressionError(format!(
                "Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {given}"
            ))
        })?;
        if name == "if_not_exists" {
            return match one {
                SetOperand::Path(path) => Ok(SetOperand::IfNotExists(path, Box::new(two))),
                _ => Err(ExpressionError(format!(
                    "Operator or function requires a document path; operator or function: {name}"
                ))),
            };
        }
        for operand in [&one, &two] {
            match operand {
                SetOperand::Value(Attribute::L(_)) => {}
                SetOperand::Value(other) => return Err(ExpressionError::operand_type(name, other)),
                _ => {}
            }
        }
        Ok(SetOperand::ListAppend(Box::new(one), Box::new(two)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::scope_for_tests;

    const ITEM: &str = r#"{"id":{"S":"a1"},"n":{"N":"5"},"tags":{"Ss":["x","y"]},
        "doc":{"M":{"parts":{"L":[{"S":"p"},{"N":"2"},{"N":"3"}]}}}}"#;

    fn update(text: &str) -> Result<Update, ExpressionError> {
        Update::parse(text, &scope_for_tests())
    }

    fn after(text: &str) -> Result<Item, UpdateError> {
        let item: Item = serde_json::from_str(ITEM).expect("an item");
        update(text).expect(text).of(&item)
    }

    fn shown(text: &str, path: &[&str]) -> String {
        let item = after(text).expect(text);
        let mut value = serde_json::to_value(item).expect("items can be written");
        for step in path {
            value = match step.parse::<usize>() {
                Ok(index) => value[index].take(),
                Err(_) => value[*step].take(),
            };
        }
        value.to_string()
    }

    #[test]
    fn updates_change_items_as_documented() {
        for (text, path, value) in [
            ("SET n = n + :two", &["n", "N"][..], "\"7\""),
            ("SET n = :two - n", &["n", "N"], "\"-3\""),
            (
                "SET m = if_not_exists(m, :one) + :two",
                &["m", "N"],
                "\"3\"",
            ),
            ("SET id = :a, m = id", &["m", "S"], "\"a1\""),
            ("ADD n :one", &["n", "N"], "\"6\""),
            ("ADD m :one", &["m", "N"], "\"1\""),
            ("ADD tags :xs", &["tags", "Ss"], r#"["x","y","z"]"#),
            ("DELETE tags :xs", &["tags", "Ss"], r#"["y"]"#),
            ("REMOVE n SET m = :one", &["n"], "null"),
            (
                "SET doc.#l = list_append(:l, doc.#l)",
                &["doc", "M", "parts", "L", "0", "N"],
                "\"9\"",
            ),
            (
                "SET doc.parts[9] = :a",
                &["doc", "M", "parts", "L", "3", "S"],
                "\"a\"",
            ),
            (
                "REMOVE doc.parts[0], doc.parts[1]",
                &["doc", "M", "parts", "L"],
                r#"[{"N":"3"}]"#,
            ),
            ("SET doc.#name = :a", &["doc", "M", "name", "S"], "\"a\""),
        ] {
            assert_eq!(shown(text, path), value, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_the_item_is_told() {
        assert_eq!(after("SET a.b = :a"), Err(UpdateError::InvalidPath));
        assert_eq!(after("SET m = nothing"), Err(UpdateError::NoAttribute));
        assert_eq!(after("SET m = id + :one"), Err(UpdateError::WrongType));
        assert_eq!(after("ADD id :one"), Err(UpdateError::WrongType));
    }

    #[test]
    fn what_cannot_be_read_is_told_in_aws_words() {
        for (text, message) in [
            (
                "SET n = :one, n = :two",
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]",
            ),
            (
                "SET doc = :one, doc.x = :two",
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [doc], path two: [doc, x]",
            ),
            (
                "ADD n :a",
                "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
            ),
            (
                "SET n = :one SET m = :one",
                "The \"SET\" section can only be used once in an update expression;",
            ),
            ("n = :one", "Syntax error; token: \"n\", near: \"n =\""),
            (
                "SET n = n + :a",
                "Incorrect operand type for operator or function; operator or function: +, operand type: STRING",
            ),
        ] {
            assert_eq!(update(text).expect_err(text).0, message);
        }
    }
}
