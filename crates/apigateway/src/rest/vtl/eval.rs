//! Walking a template.

use std::collections::HashMap;

use serde_json::{Map, Value as Json, json};

use super::operators::{calculate, equal, member, truth};
use super::overrides::Overrides;
use super::scene::{Root, Scene};
use super::tree::{Expression, Operator, Part, Reference, Step};
use super::util::text;
use super::{TemplateError, methods};
use crate::limits::{TEMPLATE_BYTES_MAX, TEMPLATE_ROUNDS_MAX, TEMPLATE_STEPS_MAX};

/// What a template gives.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) overrides: Overrides,
}

pub(super) fn run(parts: &[Part], scene: &Scene) -> Result<Rendered, TemplateError> {
    let mut walk = Walk {
        scene,
        variables: HashMap::new(),
        defined: HashMap::new(),
        overrides: json!({}),
        out: String::new(),
        steps: 0,
    };
    walk.parts(parts)?;
    Ok(Rendered {
        overrides: Overrides::of(&walk.overrides),
        text: walk.out,
    })
}

struct Walk<'s> {
    scene: &'s Scene,
    variables: HashMap<String, Json>,
    defined: HashMap<String, Vec<Part>>,
    overrides: Json,
    out: String,
    steps: usize,
}

/// How a block ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    Break,
    Stop,
}

impl Walk<'_> {
    fn parts(&mut self, parts: &[Part]) -> Result<Flow, TemplateError> {
        for part in parts {
            self.steps += 1;
            if self.steps > TEMPLATE_STEPS_MAX {
                return Err(TemplateError::TooMuch("it takes too many steps"));
            }
            if self.out.len() > TEMPLATE_BYTES_MAX {
                return Err(TemplateError::TooMuch("it writes too much"));
            }
            let flow = self.part(part)?;
            if flow != Flow::On {
                return Ok(flow);
            }
        }
        Ok(Flow::On)
    }

    fn part(&mut self, part: &Part) -> Result<Flow, TemplateError> {
        match part {
            Part::Text(text) => self.out.push_str(text),
            Part::Reference(reference) => self.write(reference)?,
            Part::Set(target, value) => {
                let value = self.expression(value)?.unwrap_or_default();
                self.set(target, value)?;
            }
            Part::If(branches, rest) => {
                for (condition, parts) in branches {
                    let value = self.expression(condition)?;
                    if truth(value.as_ref()) {
                        return self.parts(parts);
                    }
                }
                return self.parts(rest);
            }
            Part::Each(name, all, parts) => return self.each(name, all, parts),
            Part::Break => return Ok(Flow::Break),
            Part::Stop => return Ok(Flow::Stop),
            Part::Define(name, parts) => {
                self.defined.insert(name.clone(), parts.clone());
            }
        }
        Ok(Flow::On)
    }

    /// What has no value is written as it stands in the template, unless it is quiet or is of the
    /// request.
    fn write(&mut self, reference: &Reference) -> Result<(), TemplateError> {
        if let Some(parts) = self
            .defined
            .get(&reference.name)
            .filter(|_| reference.steps.is_empty())
        {
            let parts = parts.clone();
            return self.parts(&parts).map(|_| ());
        }
        match self.reference(reference)? {
            Some(value) => self.out.push_str(&text(&value)),
            None if reference.quiet || Root::named(&reference.name).is_some() => {}
            None => self.out.push_str(&reference.source),
        }
        Ok(())
    }

    fn each(
        &mut self,
        name: &str,
        all: &Expression,
        parts: &[Part],
    ) -> Result<Flow, TemplateError> {
        let all = match self.expression(all)? {
            Some(Json::Array(all)) => all,
            Some(Json::Object(all)) => all.into_iter().map(|(_, value)| value).collect(),
            _ => return Ok(Flow::On),
        };
        if all.len() > TEMPLATE_ROUNDS_MAX {
            return Err(TemplateError::TooMuch("a loop goes round too often"));
        }
        let outer = ["foreach", "velocityCount", name]
            .map(|name| (name.to_owned(), self.variables.get(name).cloned()));
        let count = all.len();
        let mut flow = Flow::On;
        for (place, item) in all.into_iter().enumerate() {
            self.variables.insert(name.to_owned(), item);
            let round = json!({
                "index": place,
                "count": place + 1,
                "hasNext": place + 1 < count,
                "first": place == 0,
                "last": place + 1 == count,
            });
            self.variables.insert("foreach".to_owned(), round);
            self.variables
                .insert("velocityCount".to_owned(), Json::from(place + 1));
            flow = self.parts(parts)?;
            if flow != Flow::On {
                break;
            }
        }
        for (name, before) in outer {
            match before {
                Some(value) => self.variables.insert(name, value),
                None => self.variables.remove(&name),
            };
        }
        Ok(if flow == Flow::Stop {
            Flow::Stop
        } else {
            Flow::On
        })
    }

    fn set(&mut self, target: &Reference, value: Json) -> Result<(), TemplateError> {
        if target.name == "context" {
            let mut here = &mut self.overrides;
            for step in &target.steps {
                let name = match step {
                    Step::Member(name) => name.clone(),
                    Step::Element(place) => {
                        // The place does not depend on what is being set.
                        let place = place.clone();
                        let mut inner = Walk {
                            scene: self.scene,
                            variables: self.variables.clone(),
                            defined: HashMap::new(),
                            overrides: Json::Null,
                            out: String::new(),
                            steps: self.steps,
                        };
                        inner
                            .expression(&place)?
                            .as_ref()
                            .map(text)
                            .unwrap_or_default()
                    }
                    Step::Call(..) => return Ok(()),
                };
                if !here.is_object() {
                    *here = Json::Object(Map::new());
                }
                here = &mut here[name];
            }
            *here = value;
            return Ok(());
        }
        if target.steps.is_empty() {
            self.variables.insert(target.name.clone(), value);
            return Ok(());
        }
        let path = self.path(&target.steps)?;
        if let Some(place) = self.place(&target.name, &path, true) {
            *place = value;
        }
        Ok(())
    }

    /// Members and elements as plain values.
    fn path(&mut self, steps: &[Step]) -> Result<Vec<Json>, TemplateError> {
        let steps = steps.iter().map(|step| match step {
            Step::Member(name) | Step::Call(name, _) => Ok(Json::from(name.as_str())),
            Step::Element(place) => Ok(self.expression(place)?.unwrap_or_default()),
        });
        steps.collect()
    }

    /// The place in a variable to which a path leads.
    fn place(&mut self, name: &str, path: &[Json], make: bool) -> Option<&mut Json> {
        let mut here = self.variables.get_mut(name)?;
        for step in path {
            here = match (here, step) {
                (Json::Array(all), Json::Number(place)) => {
                    all.get_mut(usize::try_from(place.as_u64()?).ok()?)?
                }
                (Json::Object(all), step) => match make {
                    true => all.entry(text(step)).or_insert(Json::Null),
                    false => all.get_mut(&text(step))?,
                },
                _ => return None,
            };
        }
        Some(here)
    }

    fn reference(&mut self, reference: &Reference) -> Result<Option<Json>, TemplateError> {
        if let Some(root) = Root::named(&reference.name) {
            return self.of_root(root, &reference.steps);
        }
        if let Some((Step::Call(name, arguments), before)) = reference.steps.split_last()
            && methods::changes(name)
        {
            let arguments = self.arguments(arguments)?;
            let path = self.path(before)?;
            let place = self.place(&reference.name, &path, false);
            if let Some(changed) = place.and_then(|place| methods::change(place, name, &arguments))
            {
                return Ok(Some(changed));
            }
        }
        let value = self.variables.get(&reference.name).cloned();
        self.follow(value, &reference.steps)
    }

    fn of_root(&mut self, root: Root, steps: &[Step]) -> Result<Option<Json>, TemplateError> {
        let Some((first, rest)) = steps.split_first() else {
            return Ok(None);
        };
        let value = match first {
            Step::Member(name) => self.scene.member(root, name),
            Step::Call(name, arguments) => {
                let arguments = self.arguments(arguments)?;
                self.scene.call(root, name, &arguments)?
            }
            Step::Element(place) => {
                let place = self.expression(place)?.unwrap_or_default();
                self.scene.member(root, &text(&place))
            }
        };
        self.follow(value, rest)
    }

    fn follow(
        &mut self,
        value: Option<Json>,
        steps: &[Step],
    ) -> Result<Option<Json>, TemplateError> {
        let mut value = value;
        for step in steps {
            let Some(here) = value else {
                return Ok(None);
            };
            value = match step {
                Step::Member(name) => member(&here, name),
                Step::Call(name, arguments) => {
                    let arguments = self.arguments(arguments)?;
                    methods::call(&here, name, &arguments)
                }
                Step::Element(place) => {
                    let place = self.expression(place)?.unwrap_or_default();
                    match (&here, &place) {
                        (Json::Array(all), Json::Number(place)) => place
                            .as_u64()
                            .and_then(|place| all.get(usize::try_from(place).ok()?))
                            .cloned(),
                        (here, place) => here.get(text(place)).cloned(),
                    }
                }
            };
        }
        Ok(value)
    }

    fn arguments(&mut self, all: &[Expression]) -> Result<Vec<Json>, TemplateError> {
        all.iter()
            .map(|one| Ok(self.expression(one)?.unwrap_or_default()))
            .collect()
    }

    fn expression(&mut self, expression: &Expression) -> Result<Option<Json>, TemplateError> {
        Ok(match expression {
            Expression::Null => None,
            Expression::Flag(it) => Some(Json::from(*it)),
            Expression::Whole(it) => Some(Json::from(*it)),
            Expression::Real(it) => Some(Json::from(*it)),
            Expression::Text(it) => Some(Json::from(it.as_str())),
            Expression::Woven(parts) => {
                let before = std::mem::take(&mut self.out);
                let flow = self.parts(parts);
                let woven = std::mem::replace(&mut self.out, before);
                flow?;
                Some(Json::from(woven))
            }
            Expression::Reference(reference) => self.reference(reference)?,
            Expression::List(all) => Some(Json::Array(self.arguments(all)?)),
            Expression::Range(first, last) => self.range(first, last)?,
            Expression::Map(all) => {
                let mut map = Map::new();
                for (name, value) in all {
                    let name = self.expression(name)?.unwrap_or_default();
                    map.insert(text(&name), self.expression(value)?.unwrap_or_default());
                }
                Some(Json::Object(map))
            }
            Expression::Not(inner) => Some(Json::from(!truth(self.expression(inner)?.as_ref()))),
            Expression::Negative(inner) => match self.expression(inner)? {
                Some(Json::Number(number)) => match number.as_i64() {
                    Some(whole) => Some(Json::from(-whole)),
                    None => number.as_f64().map(|real| Json::from(-real)),
                },
                _ => None,
            },
            Expression::Two(left, operator, right) => self.two(left, *operator, right)?,
        })
    }

    fn range(
        &mut self,
        first: &Expression,
        last: &Expression,
    ) -> Result<Option<Json>, TemplateError> {
        let number = |value: Option<Json>| value.as_ref().and_then(Json::as_i64);
        let (Some(first), Some(last)) = (
            number(self.expression(first)?),
            number(self.expression(last)?),
        ) else {
            return Ok(None);
        };
        if first.abs_diff(last) > u64::try_from(TEMPLATE_ROUNDS_MAX).unwrap_or(u64::MAX) {
            return Err(TemplateError::TooMuch("a range is too long"));
        }
        Ok(Some(match first <= last {
            true => (first..=last).map(Json::from).collect(),
            false => (last..=first).rev().map(Json::from).collect(),
        }))
    }

    fn two(
        &mut self,
        left: &Expression,
        operator: Operator,
        right: &Expression,
    ) -> Result<Option<Json>, TemplateError> {
        let left = self.expression(left)?;
        match operator {
            Operator::Or if truth(left.as_ref()) => return Ok(Some(Json::from(true))),
            Operator::And if !truth(left.as_ref()) => return Ok(Some(Json::from(false))),
            _ => {}
        }
        let right = self.expression(right)?;
        Ok(match operator {
            Operator::Or | Operator::And => Some(Json::from(truth(right.as_ref()))),
            Operator::Equal => Some(Json::from(equal(left.as_ref(), right.as_ref()))),
            Operator::Unequal => Some(Json::from(!equal(left.as_ref(), right.as_ref()))),
            operator => match (left, right) {
                (Some(left), Some(right)) => calculate(&left, operator, &right),
                _ => None,
            },
        })
    }
}
