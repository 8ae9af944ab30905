//! Amazon resource names, and all the ways to name a Lambda function.

use std::fmt;
use std::str::FromStr;

use crate::fault::Fault;
use crate::percent;
use crate::shapes::lambda;

/// `arn:partition:service:region:account:resource`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Arn {
    /// `aws`, `aws-cn`, …
    pub partition: String,
    /// `lambda`, `s3`, …
    pub service: String,
    /// `us-east-1`; empty for global resources.
    pub region: String,
    /// Twelve digits; empty for some resources.
    pub account: String,
    /// What follows: `function:hello`, `role/executor`, …
    pub resource: String,
}

/// A text that is no ARN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an Amazon resource name: {0}")]
pub struct ArnError(pub String);

impl Arn {
    /// An ARN of the partition `aws`.
    pub fn new(service: &str, region: &str, account: &str, resource: impl Into<String>) -> Arn {
        Arn {
            partition: "aws".to_owned(),
            service: service.to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
            resource: resource.into(),
        }
    }

    /// The ARN of a function, without qualifier.
    pub fn function(region: &str, account: &str, name: &str) -> Arn {
        Arn::new("lambda", region, account, format!("function:{name}"))
    }

    /// The same ARN with a qualifier: a version, `$LATEST` or an alias.
    #[must_use]
    pub fn qualified(mut self, qualifier: &str) -> Arn {
        self.resource = format!("{}:{qualifier}", self.resource);
        self
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Arn {
            partition,
            service,
            region,
            account,
            resource,
        } = self;
        write!(
            formatter,
            "arn:{partition}:{service}:{region}:{account}:{resource}"
        )
    }
}

impl FromStr for Arn {
    type Err = ArnError;

    fn from_str(text: &str) -> Result<Arn, ArnError> {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        match parts[..] {
            ["arn", partition, service, region, account, resource]
                if !partition.is_empty() && !service.is_empty() && !resource.is_empty() =>
            {
                Ok(Arn {
                    partition: partition.to_owned(),
                    service: service.to_owned(),
                    region: region.to_owned(),
                    account: account.to_owned(),
                    resource: resource.to_owned(),
                })
            }
            _ => Err(ArnError(text.to_owned())),
        }
    }
}

/// A function as a request names it: `name`, `name:qualifier`, an ARN, or an ARN that lacks parts at its front, down to
/// `function:name`; percent-encoded or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FunctionName {
    /// The function's own name.
    pub name: String,
    /// The version, `$LATEST` or alias, when the request says one.
    pub qualifier: Option<String>,
    /// The account, when the request says one.
    pub account: Option<String>,
    /// The region, when the request says one.
    pub region: Option<String>,
}

impl FunctionName {
    /// Reads what stands in a request: the function's name and the separate `Qualifier` parameter.
    ///
    /// # Errors
    /// `ValidationException` when the name cannot be a function's, `InvalidParameterValueException` when name and
    /// parameter say different qualifiers.
    pub fn new(text: &str, qualifier: Option<&str>) -> Result<FunctionName, Fault> {
        let decoded = percent::decode(text);
        let mut function = parse(&decoded).ok_or_else(|| invalid(&decoded))?;
        match (&function.qualifier, qualifier) {
            (Some(derived), Some(given)) if derived != given => {
                let message = "The derived qualifier from the function name does not match the specified qualifier.";
                return Err(Fault::of(
                    &lambda::INVALID_PARAMETER_VALUE_EXCEPTION,
                    message,
                ));
            }
            (None, Some(given)) => function.qualifier = Some(given.to_owned()),
            _ => {}
        }
        Ok(function)
    }

    /// Checks that a name which says region or account means these.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for another region, `AccessDeniedException` for another account.
    pub fn stays_within(&self, region: &str, account: &str) -> Result<(), Fault> {
        match (&self.region, &self.account) {
            (Some(theirs), _) if theirs != region => {
                let message = format!(
                    "Functions from '{theirs}' are not reachable in this region ('{region}')"
                );
                Err(Fault::of(&lambda::RESOURCE_NOT_FOUND_EXCEPTION, message))
            }
            (_, Some(theirs)) if theirs != account => {
                Err(Fault::new(403, "AccessDeniedException", ""))
            }
            _ => Ok(()),
        }
    }
}

/// The words of the model's own check, for callers that do not decode a whole request.
fn invalid(text: &str) -> Fault {
    let pattern = lambda::NAMESPACED_FUNCTION_NAME
        .pattern
        .as_ref()
        .map_or("", |pattern| pattern.source);
    let message = format!(
        "1 validation error detected: Value '{text}' at 'functionName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: {pattern}"
    );
    Fault::new(400, "ValidationException", message)
}

/// Reads the name as the model's pattern does: the parts at the front are optional, each taken when it is there and
/// something is left.
fn parse(text: &str) -> Option<FunctionName> {
    let parts: Vec<&str> = text.split(':').collect();
    let mut rest = match parts[..] {
        ["arn", partition, "lambda", ref rest @ ..] if partition.starts_with("aws") => rest,
        _ => &parts,
    };
    let region = take(&mut rest, is_region);
    let account = take(&mut rest, is_account);
    take(&mut rest, |part| part == "function");
    let (name, qualifier) = match rest {
        [name] => (*name, None),
        [name, qualifier] if is_word(qualifier, "-_$.") => (*name, Some(*qualifier)),
        _ => return None,
    };
    is_word(name, "-_.").then(|| FunctionName {
        name: name.to_owned(),
        qualifier: qualifier.map(str::to_owned),
        account: account.map(str::to_owned),
        region: region.map(str::to_owned),
    })
}

/// Takes the first part when it is such a one and not the last.
fn take<'a>(rest: &mut &[&'a str], is_such: impl Fn(&str) -> bool) -> Option<&'a str> {
    match *rest {
        [first, more @ ..] if !more.is_empty() && is_such(first) => {
            *rest = more;
            Some(first)
        }
        _ => None,
    }
}

/// `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let letters =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    match &parts[..] {
        [places @ .., number] => {
            (2..=3).contains(&places.len())
                && places.iter().all(letters)
                && number.len() == 1
                && number.bytes().all(|byte| byte.is_ascii_digit())
        }
        [] => false,
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Some letters, digits and the given marks.
fn is_word(text: &str, marks: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || marks.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expect` is `name qualifier account region`, with `-` for what is absent.
    fn check(text: &str, qualifier: Option<&str>, expect: &str) {
        let shown = match FunctionName::new(text, qualifier) {
            Ok(FunctionName {
                name,
                qualifier,
                account,
                region,
            }) => {
                let or = |part: Option<String>| part.unwrap_or("-".to_owned());
                format!("{name} {} {} {}", or(qualifier), or(account), or(region))
            }
            Err(fault) => fault.code.into_owned(),
        };
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn functions_are_named_in_many_ways() {
        check("hello", None, "hello - - -");
        check("hello:live", None, "hello live - -");
        check("hello:$LATEST", None, "hello $LATEST - -");
        check(
            "hello:$LATEST.PUBLISHED",
            None,
            "hello $LATEST.PUBLISHED - -",
        );
        check("hello", Some("7"), "hello 7 - -");
        check("hello:7", Some("7"), "hello 7 - -");
        check("function:hello", None, "hello - - -");
        check("function", None, "function - - -");
        check(
            "000000000000:function:hello",
            None,
            "hello - 000000000000 -",
        );
        check(
            "000000000000:function:hello:1",
            None,
            "hello 1 000000000000 -",
        );
        check("000000000000:hello", None, "hello - 000000000000 -");
        check("000000000000", None, "000000000000 - - -");
        check(
            "us-east-1:000000000000:function:hello",
            None,
            "hello - 000000000000 us-east-1",
        );
        check(
            "arn:aws:lambda:us-east-1:000000000000:function:hello",
            None,
            "hello - 000000000000 us-east-1",
        );
        check(
            "arn:aws:lambda:us-east-1:000000000000:function:hello:1",
            None,
            "hello 1 000000000000 us-east-1",
        );
        check(
            "arn:aws-us-gov:lambda:us-gov-west-1:000000000000:function:h",
            None,
            "h - 000000000000 us-gov-west-1",
        );
        check(
            "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ah",
            None,
            "h - 000000000000 us-east-1",
        );
    }

    #[test]
    fn what_names_no_function_is_refused() {
        check("hello:1", Some("2"), "InvalidParameterValueException");
        for text in [
            "",
            ":",
            "hello:",
            ":live",
            "a b",
            "a/b",
            "hello:a:b",
            "hello:a b",
            "é",
        ] {
            check(text, None, "ValidationException");
        }
        check("arn:aws:s3:::bucket", None, "ValidationException");
        check(
            "arn:aws:lambda:us-east-1:000000000000:layer:l:1",
            None,
            "ValidationException",
        );
    }

    #[test]
    fn names_of_other_places_are_refused() {
        let check = |text: &str, expect: Result<(), &str>| {
            let name = FunctionName::new(text, None).expect("a name");
            let fault = name.stays_within("us-east-1", "000000000000");
            assert_eq!(
                fault.map_err(|fault| fault.code),
                expect.map_err(Into::into)
            );
        };
        check("hello", Ok(()));
        check(
            "arn:aws:lambda:us-east-1:000000000000:function:hello",
            Ok(()),
        );
        check(
            "arn:aws:lambda:eu-west-1:000000000000:function:hello",
            Err("ResourceNotFoundException"),
        );
        check("000000000001:function:hello", Err("AccessDeniedException"));
    }

    #[test]
    fn arns_are_read_and_written() {
        let check = |text: &str, resource: &str| {
            let arn: Arn = text.parse().expect("an ARN");
            assert_eq!(arn.resource, resource);
            assert_eq!(arn.to_string(), text);
        };
        check(
            "arn:aws:lambda:us-east-1:000000000000:function:hello:live",
            "function:hello:live",
        );
        check(
            "arn:aws:s3:::bucket/key:with:colons",
            "bucket/key:with:colons",
        );
        check(
            "arn:aws-cn:iam::000000000000:role/path/name",
            "role/path/name",
        );
        for text in [
            "",
            "arn",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "urn:aws:s3:::bucket",
            "arn::s3:::bucket",
        ] {
            assert_eq!(text.parse::<Arn>(), Err(ArnError(text.to_owned())));
        }
        let arn = Arn::function("us-east-1", "000000000000", "hello").qualified("live");
        assert_eq!(
            arn.to_string(),
            "arn:aws:lambda:us-east-1:000000000000:function:hello:live"
        );
    }
}
