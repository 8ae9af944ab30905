//! What a request asks for: an action and the resources that it is done to.

use bytes::Bytes;
use frazil_wire::value::Value;
use frazil_wire::{OperationTable, ServiceTable, codec, find};
use http::Request;

use super::resources::resources;
use super::said::{Pass, passes, tags};

/// An action on resources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// Such as `lambda:InvokeFunction`.
    pub action: String,
    /// ARNs, or `*` for actions that are done to nothing in particular; never empty.
    pub resources: Vec<String>,
    /// Roles that are handed to services.
    pub passes: Vec<Pass>,
    /// Condition keys that the request itself says.
    pub said: Vec<(String, String)>,
}

/// Where the resources are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The account, twelve digits.
    pub account: String,
    /// The region.
    pub region: String,
}

impl Ask {
    /// What a request to a service asks for; none when it means no operation, or cannot be read:
    /// the service refuses it then.
    #[must_use]
    pub fn of(
        service: &'static ServiceTable,
        request: &Request<Bytes>,
        scope: &Scope,
    ) -> Option<Ask> {
        let operation = find(service, request)?;
        let input = codec::read_request(operation, request).ok()?;
        let members = Members {
            operation,
            input: &input,
        };
        let prefix = match service.signing_name {
            "monitoring" => "cloudwatch",
            name => name,
        };
        let named = match prefix {
            "apigateway" => Ask::of_management(request, scope),
            _ => Ask {
                action: format!("{prefix}:{}", action(prefix, operation.name)),
                resources: match (prefix, queue_in(request.uri().path())) {
                    ("sqs", Some(queue)) => vec![scope.queue(queue)],
                    _ => resources(prefix, operation.name, &members, scope),
                },
                ..Ask::default()
            },
        };
        Some(Ask {
            passes: passes(prefix, operation, &input, scope),
            said: tags(operation, &input),
            ..named
        })
    }

    /// API Gateway's actions are HTTP methods, its resources paths.
    fn of_management(request: &Request<Bytes>, scope: &Scope) -> Ask {
        let (region, path) = (&scope.region, request.uri().path());
        Ask {
            action: format!("apigateway:{}", request.method()),
            resources: vec![format!("arn:aws:apigateway:{region}::{path}")],
            ..Ask::default()
        }
    }
}

/// The queue that an address names: the older way of asking one.
fn queue_in(path: &str) -> Option<&str> {
    path.rsplit('/').next().filter(|name| !name.is_empty())
}

impl Scope {
    fn queue(&self, name: &str) -> String {
        format!("arn:aws:sqs:{}:{}:{name}", self.region, self.account)
    }
}

/// The action of an operation that is not named like it.
fn action<'a>(prefix: &str, operation: &'a str) -> &'a str {
    match (prefix, operation) {
        ("lambda", "Invoke" | "InvokeWithResponseStream") => "InvokeFunction",
        ("lambda", "GetLayerVersionByArn") => "GetLayerVersion",
        ("sqs", batch) => batch.strip_suffix("Batch").unwrap_or(batch),
        ("sns", "PublishBatch") => "Publish",
        ("dynamodb", "TransactGetItems") => "GetItem",
        ("dynamodb", "TransactWriteItems") => "PutItem",
        (_, name) => name,
    }
}

/// What a request carries, by name.
pub(super) struct Members<'a> {
    operation: &'static OperationTable,
    input: &'a Value,
}

impl<'a> Members<'a> {
    fn value(&self, name: &str) -> Option<&'a Value> {
        let members = self.operation.input.members();
        let place = members
            .iter()
            .position(|it| it.name.eq_ignore_ascii_case(name));
        self.input.members().get(place?)?.as_ref()
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        match self.value(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The keys of a map, or the texts of a list.
    pub(super) fn names(&self, name: &str) -> Vec<&'a str> {
        match self.value(name) {
            Some(Value::Map(map)) => map.keys().map(String::as_str).collect(),
            Some(Value::List(list)) => list.iter().filter_map(as_text).collect(),
            _ => Vec::new(),
        }
    }
}

fn as_text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
