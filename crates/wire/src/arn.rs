//! Amazon resource names, and all the ways to name a Lambda function.

use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::fault::Fault;

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

/// A function as a request names it: `name`, `name:qualifier`, `account:function:name[:qualifier]`,
/// `function:name[:qualifier]` or an ARN, with or without qualifier, and percent-encoded or not.
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
    /// `InvalidParameterValueException` when the two say different qualifiers, or when the name cannot be a function's.
    pub fn new(text: &str, qualifier: Option<&str>) -> Result<FunctionName, Fault> {
        let decoded = percent_decode_str(text).decode_utf8_lossy();
        let mut function = parse(&decoded).ok_or_else(|| invalid(&decoded))?;
        match (&function.qualifier, qualifier) {
            (Some(derived), Some(given)) if derived != given => {
                let message = "The derived qualifier from the function name does not match the specified qualifier.";
                return Err(Fault::new(400, "InvalidParameterValueException", message));
            }
            (None, Some(given)) => function.qualifier = Some(given.to_owned()),
            _ => {}
        }
        Ok(function)
    }
}

fn invalid(text: &str) -> Fault {
    Fault::new(
        400,
        "InvalidParameterValueException",
        format!("Invalid function name: {text}"),
    )
}

fn parse(text: &str) -> Option<FunctionName> {
    let parts: Vec<&str> = text.split(':').collect();
    let (region, account, rest) = match parts[..] {
        [
            "arn",
            _,
            "lambda",
            region,
            account,
            "function",
            ref rest @ ..,
        ] => (Some(region), Some(account), rest),
        [account, "function", ref rest @ ..] if is_account(account) => (None, Some(account), rest),
        ["function", ref rest @ ..] if !rest.is_empty() => (None, None, rest),
        ref rest => (None, None, rest),
    };
    let (name, qualifier) = match rest {
        [name] => (*name, None),
        [name, qualifier] => (*name, Some(*qualifier)),
        _ => return None,
    };
    if name.is_empty() || qualifier.is_some_and(str::is_empty) {
        return None;
    }
    Some(FunctionName {
        name: name.to_owned(),
        qualifier: qualifier.map(str::to_owned),
        account: account.map(str::to_owned),
        region: region.map(str::to_owned),
    })
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
