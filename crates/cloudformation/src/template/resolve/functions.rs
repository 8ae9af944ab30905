//! The functions, one by one.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use frazil_wire::Fault;
use serde_json::Value as Json;

use super::{Scope, cidr, plain_text};
use crate::faults::invalid;

/// The names in a text for `Fn::Sub`, and the text between them.
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

/// Takes a text for `Fn::Sub` apart. `${!Name}` is the text `${Name}`.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let Some(length) = rest[start + 2..].find('}') else {
            break;
        };
        let name = &rest[start + 2..start + 2 + length];
        match name.strip_prefix('!') {
            Some(_) => {
                pieces.push(Piece::Text(&rest[..start + 2]));
                pieces.push(Piece::Text(&rest[start + 3..start + 3 + length]));
            }
            None => {
                pieces.push(Piece::Text(&rest[..start]));
                pieces.push(Piece::Name(name.trim()));
            }
        }
        rest = &rest[start + 3 + length..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

impl Scope<'_> {
    /// What a function gives.
    pub(super) fn function(&self, name: &str, argument: &Json) -> Result<Option<Json>, Fault> {
        let value = match name {
            "Ref" => return self.reference(&self.text(argument, "Ref")?),
            "Fn::If" => return self.choose(argument),
            "Fn::GetAtt" => self.attribute(argument)?,
            "Fn::Sub" => self.substitute(argument)?,
            "Fn::Join" => self.join(argument)?,
            "Fn::Split" => self.split(argument)?,
            "Fn::Select" => return self.select(argument),
            "Fn::FindInMap" => return self.find_in_map(argument),
            "Fn::Base64" => Json::from(BASE64_STANDARD.encode(self.text(argument, "Fn::Base64")?)),
            "Fn::ImportValue" => self.import(argument)?,
            "Fn::GetAZs" => self.zones(argument)?,
            "Fn::Cidr" => self.cidr(argument)?,
            "Fn::Length" => {
                let items = self.resolve(argument)?;
                let items = items.as_ref().and_then(Json::as_array);
                let items = items.ok_or_else(|| needs("Fn::Length", "a list"))?;
                Json::from(items.len())
            }
            "Fn::ToJsonString" => {
                Json::from(self.resolve(argument)?.unwrap_or(Json::Null).to_string())
            }
            "Fn::Equals" | "Fn::And" | "Fn::Or" | "Fn::Not" => {
                let whole =
                    Json::Object([(name.to_owned(), argument.clone())].into_iter().collect());
                Json::from(self.truth(&whole)?)
            }
            "Fn::Transform" => return Err(crate::faults::not_here("Fn::Transform")),
            other => {
                return Err(invalid(format!(
                    "Template format error: Unrecognized function {other}"
                )));
            }
        };
        Ok(Some(value))
    }

    fn choose(&self, argument: &Json) -> Result<Option<Json>, Fault> {
        let Some([condition, yes, no]) = argument.as_array().map(Vec::as_slice) else {
            return Err(invalid(
                "Template error: Fn::If requires a list argument with three elements",
            ));
        };
        let holds = match condition {
            Json::String(name) => self.condition(name)?,
            other => self.truth(other)?,
        };
        self.resolve(if holds { yes } else { no })
    }

    fn attribute(&self, argument: &Json) -> Result<Json, Fault> {
        let wrong = || {
            needs(
                "Fn::GetAtt",
                "two non-empty parameters, the resource name and the resource attribute",
            )
        };
        let (logical, name) = match argument {
            Json::String(path) => {
                let (logical, name) = path.split_once('.').ok_or_else(wrong)?;
                (logical.to_owned(), name.to_owned())
            }
            Json::Array(items) => match items.as_slice() {
                [logical, names @ ..] if !names.is_empty() => {
                    let names = names.iter().map(|name| self.text(name, "Fn::GetAtt"));
                    let names: Result<Vec<String>, Fault> = names.collect();
                    (self.text(logical, "Fn::GetAtt")?, names?.join("."))
                }
                _ => return Err(wrong()),
            },
            _ => return Err(wrong()),
        };
        self.resources.attribute(&logical, &name)
    }

    fn substitute(&self, argument: &Json) -> Result<Json, Fault> {
        let (text, own) = match argument {
            Json::String(text) => (text.as_str(), None),
            Json::Array(items) => match items.as_slice() {
                [Json::String(text), Json::Object(own)] => (text.as_str(), Some(own)),
                _ => return Err(sub_wrong()),
            },
            _ => return Err(sub_wrong()),
        };
        let mut whole = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => whole.push_str(text),
                Piece::Name(name) => {
                    let value = match own.and_then(|own| own.get(name)) {
                        Some(value) => self.resolve(value)?,
                        None => match name.split_once('.') {
                            Some((logical, attribute)) => {
                                Some(self.resources.attribute(logical, attribute)?)
                            }
                            None => self.reference(name)?,
                        },
                    };
                    let value = value.unwrap_or(Json::from(""));
                    let listed = value.as_array().map(|items| joined(items, ","));
                    let value = listed.flatten().or_else(|| plain_text(&value));
                    whole.push_str(&value.ok_or_else(sub_wrong)?);
                }
            }
        }
        Ok(Json::from(whole))
    }

    fn join(&self, argument: &Json) -> Result<Json, Fault> {
        let Some([Json::String(delimiter), items]) = argument.as_array().map(Vec::as_slice) else {
            return Err(invalid(
                "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
            ));
        };
        let items = self.list(items, "Fn::Join")?;
        let text = joined(&items, delimiter);
        text.map(Json::from)
            .ok_or_else(|| needs("Fn::Join", "a list of strings"))
    }

    fn split(&self, argument: &Json) -> Result<Json, Fault> {
        let Some([Json::String(delimiter), text]) = argument.as_array().map(Vec::as_slice) else {
            return Err(invalid(
                "Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
            ));
        };
        let text = self.text(text, "Fn::Split")?;
        Ok(Json::from(
            text.split(delimiter.as_str()).collect::<Vec<_>>(),
        ))
    }

    fn select(&self, argument: &Json) -> Result<Option<Json>, Fault> {
        let Some([index, items]) = argument.as_array().map(Vec::as_slice) else {
            return Err(invalid(
                "Template error: Fn::Select requires a list argument with two elements: an integer index and a list",
            ));
        };
        let index: usize = self.text(index, "Fn::Select")?.parse().map_err(|_| {
            invalid("Template error: Fn::Select requires a list argument with a valid index value")
        })?;
        let items = self.list(items, "Fn::Select")?;
        let item = items.get(index).cloned();
        item.map(Some).ok_or_else(|| {
            invalid(format!(
                "Template error: Fn::Select cannot select nonexistent value at index {index}"
            ))
        })
    }

    fn find_in_map(&self, argument: &Json) -> Result<Option<Json>, Fault> {
        let (keys, fallback) = match argument.as_array().map(Vec::as_slice) {
            Some([map, top, second]) => ([map, top, second], None),
            Some([map, top, second, options]) => ([map, top, second], options.get("DefaultValue")),
            _ => {
                return Err(invalid(
                    "Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value",
                ));
            }
        };
        let mut path = Vec::new();
        for key in keys {
            path.push(self.text(key, "Fn::FindInMap")?);
        }
        let found = path
            .iter()
            .try_fold(self.mappings, |at, key| at.get(key.as_str()));
        match (found, fallback) {
            (Some(found), _) => Ok(Some(found.clone())),
            (None, Some(fallback)) => self.resolve(fallback),
            (None, None) => Err(invalid(format!(
                "Template error: Unable to get mapping for {}",
                path.join("::")
            ))),
        }
    }

    fn import(&self, argument: &Json) -> Result<Json, Fault> {
        let name = self.text(argument, "Fn::ImportValue")?;
        let value = (self.exports)(&name);
        value
            .map(Json::from)
            .ok_or_else(|| invalid(format!("No export named {name} found.")))
    }

    fn zones(&self, argument: &Json) -> Result<Json, Fault> {
        let region = self.text(argument, "Fn::GetAZs")?;
        let own = self.values.get("AWS::Region").and_then(plain_text);
        let region = if region.is_empty() {
            own.unwrap_or_default()
        } else {
            region
        };
        Ok(Json::from(
            ["a", "b", "c"]
                .map(|zone| format!("{region}{zone}"))
                .to_vec(),
        ))
    }

    fn cidr(&self, argument: &Json) -> Result<Json, Fault> {
        let wrong = || {
            needs(
                "Fn::Cidr",
                "an address block, a count and the bits of a subnet",
            )
        };
        let (block, count, bits) = match argument.as_array().map(Vec::as_slice) {
            Some([block, count]) => (block, count, None),
            Some([block, count, bits]) => (block, count, Some(bits)),
            _ => return Err(wrong()),
        };
        let number = |value: &Json| self.text(value, "Fn::Cidr")?.parse().map_err(|_| wrong());
        let bits = bits.map(number).transpose()?;
        let blocks = cidr::divide(&self.text(block, "Fn::Cidr")?, number(count)?, bits);
        blocks.map(Json::from).ok_or_else(wrong)
    }

    /// A list: as it stands, from a function, or the text of a list parameter.
    fn list(&self, value: &Json, context: &str) -> Result<Vec<Json>, Fault> {
        match self.resolve(value)? {
            Some(Json::Array(items)) => Ok(items),
            Some(Json::String(text)) => Ok(text.split(',').map(Json::from).collect()),
            _ => Err(needs(context, "a list")),
        }
    }
}

fn joined(items: &[Json], delimiter: &str) -> Option<String> {
    let items: Option<Vec<String>> = items.iter().map(plain_text).collect();
    Some(items?.join(delimiter))
}

fn needs(function: &str, what: &str) -> Fault {
    invalid(format!(
        "Template error: every {function} object requires {what}."
    ))
}

fn sub_wrong() -> Fault {
    invalid(
        "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    )
}
