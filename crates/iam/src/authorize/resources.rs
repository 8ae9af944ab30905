//! Which resources a request is about: which member of it names one, and how the name becomes an
//! ARN.

use super::ask::{Members, Scope};

/// A member that names a resource. `{}` stands for what it says, `{r}` for the region and `{a}`
/// for the account; a member that says an ARN is taken as it is.
struct Rule {
    service: &'static str,
    member: &'static str,
    resource: &'static str,
}

macro_rules! rules {
    ($($service:literal $($member:literal => $resource:literal,)+;)*) => {
        /// In the order in which they are tried.
        const RULES: &[Rule] = &[$($(Rule {
            service: $service,
            member: $member,
            resource: $resource,
        },)+)*];
    };
}

rules! {
    "lambda"
        "FunctionName" => "arn:aws:lambda:{r}:{a}:function:{}",
        "LayerName" => "arn:aws:lambda:{r}:{a}:layer:{}",
        "UUID" => "arn:aws:lambda:{r}:{a}:event-source-mapping:{}",
        "CodeSigningConfigArn" => "{}",
        "ResourceArn" => "{}",
        "Resource" => "{}",
        "Arn" => "{}",;
    "iam"
        "RoleName" => "arn:aws:iam::{a}:role/{}",
        "UserName" => "arn:aws:iam::{a}:user/{}",
        "GroupName" => "arn:aws:iam::{a}:group/{}",
        "InstanceProfileName" => "arn:aws:iam::{a}:instance-profile/{}",
        "PolicyArn" => "{}",
        "PolicyName" => "arn:aws:iam::{a}:policy/{}",
        "OpenIDConnectProviderArn" => "{}",
        "SAMLProviderArn" => "{}",
        "PolicySourceArn" => "{}",;
    "sts"
        "RoleArn" => "{}",
        "Name" => "arn:aws:sts::{a}:federated-user/{}",;
    "sqs"
        "QueueUrl" => "arn:aws:sqs:{r}:{a}:{}",
        "QueueName" => "arn:aws:sqs:{r}:{a}:{}",
        "SourceArn" => "{}",;
    "sns"
        "TopicArn" => "{}",
        "TargetArn" => "{}",
        "ResourceArn" => "{}",
        "SubscriptionArn" => "{}",
        "Name" => "arn:aws:sns:{r}:{a}:{}",;
    "dynamodb"
        "TableName" => "arn:aws:dynamodb:{r}:{a}:table/{}",
        "ResourceArn" => "{}",
        "RequestItems" => "arn:aws:dynamodb:{r}:{a}:table/{}",;
    "logs"
        "logGroupName" => "arn:aws:logs:{r}:{a}:log-group:{}:log-stream:",
        "logGroupIdentifier" => "arn:aws:logs:{r}:{a}:log-group:{}:log-stream:",
        "resourceArn" => "{}",
        "destinationName" => "arn:aws:logs:{r}:{a}:destination:{}",;
    "events"
        "Rule" => "arn:aws:events:{r}:{a}:rule/{}",
        "ResourceARN" => "{}",
        "EventBusName" => "arn:aws:events:{r}:{a}:event-bus/{}",
        "ArchiveName" => "arn:aws:events:{r}:{a}:archive/{}",;
    "scheduler"
        "ResourceArn" => "{}",;
    "ssm"
        "Name" => "arn:aws:ssm:{r}:{a}:parameter{/}",
        "Names" => "arn:aws:ssm:{r}:{a}:parameter{/}",
        "Path" => "arn:aws:ssm:{r}:{a}:parameter{/}",
        "ResourceId" => "arn:aws:ssm:{r}:{a}:parameter{/}",;
    "secretsmanager"
        "SecretId" => "arn:aws:secretsmanager:{r}:{a}:secret:{}",
        "Name" => "arn:aws:secretsmanager:{r}:{a}:secret:{}",;
    "cloudformation"
        "StackName" => "arn:aws:cloudformation:{r}:{a}:stack/{}/*",;
    "cloudwatch"
        "AlarmName" => "arn:aws:cloudwatch:{r}:{a}:alarm:{}",
        "AlarmNames" => "arn:aws:cloudwatch:{r}:{a}:alarm:{}",
        "DashboardName" => "arn:aws:cloudwatch::{a}:dashboard/{}",
        "ResourceARN" => "{}",;
    "acm"
        "CertificateArn" => "{}",;
    "ecr"
        "repositoryName" => "arn:aws:ecr:{r}:{a}:repository/{}",
        "repositoryNames" => "arn:aws:ecr:{r}:{a}:repository/{}",
        "resourceArn" => "{}",;
    "route53"
        "HostedZoneId" => "arn:aws:route53:::hostedzone/{}",
        "Id" => "arn:aws:route53:::hostedzone/{}",;
    "execute-api"
        "ConnectionId" => "arn:aws:execute-api:{r}:{a}:*",;
}

/// The ARNs of what a request is about; `*` when it names nothing.
pub(super) fn resources(
    service: &str,
    operation: &str,
    members: &Members<'_>,
    scope: &Scope,
) -> Vec<String> {
    if let Some(resource) = composed(service, operation, members, scope) {
        return vec![resource];
    }
    for rule in RULES.iter().filter(|rule| rule.service == service) {
        let names = match members.text(rule.member) {
            Some(name) => vec![name],
            None => members.names(rule.member),
        };
        if !names.is_empty() {
            let arns = names.iter().map(|name| rule.arn(name, scope));
            return arns.collect();
        }
    }
    vec!["*".to_owned()]
}

/// Resources that more than one member names.
fn composed(
    service: &str,
    operation: &str,
    members: &Members<'_>,
    scope: &Scope,
) -> Option<String> {
    let Scope { account, region } = scope;
    match service {
        "lambda" => {
            let name = members.text("FunctionName")?;
            let name = name.rsplit_once("function:").map_or(name, |(_, name)| name);
            let qualifier = members.text("Qualifier").map(|it| format!(":{it}"));
            let qualifier = qualifier.unwrap_or_default();
            Some(format!(
                "arn:aws:lambda:{region}:{account}:function:{name}{qualifier}"
            ))
        }
        "logs" => {
            let stream = members.text("logStreamName")?;
            let group = members.text("logGroupName")?;
            Some(format!(
                "arn:aws:logs:{region}:{account}:log-group:{group}:log-stream:{stream}"
            ))
        }
        "dynamodb" => {
            let (table, index) = (members.text("TableName")?, members.text("IndexName")?);
            let table = table
                .rsplit_once("table/")
                .map_or(table, |(_, table)| table);
            Some(format!(
                "arn:aws:dynamodb:{region}:{account}:table/{table}/index/{index}"
            ))
        }
        "events" if operation.ends_with("Rule") || operation.contains("Targets") => {
            let name = members.text("Name").or_else(|| members.text("Rule"))?;
            let bus = members.text("EventBusName").filter(|bus| *bus != "default");
            let bus = bus.map(|bus| format!("{}/", bus.rsplit('/').next().unwrap_or(bus)));
            let bus = bus.unwrap_or_default();
            Some(format!(
                "arn:aws:events:{region}:{account}:rule/{bus}{name}"
            ))
        }
        "events" if operation.ends_with("EventBus") => {
            let name = members.text("Name")?;
            Some(format!(
                "arn:aws:events:{region}:{account}:event-bus/{name}"
            ))
        }
        "events" if operation == "PutEvents" => Some(format!(
            "arn:aws:events:{region}:{account}:event-bus/default"
        )),
        "scheduler" => {
            let name = members.text("Name")?;
            let start = format!("arn:aws:scheduler:{region}:{account}");
            if operation.ends_with("Group") {
                return Some(format!("{start}:schedule-group/{name}"));
            }
            let group = members.text("GroupName").unwrap_or("default");
            Some(format!("{start}:schedule/{group}/{name}"))
        }
        _ => None,
    }
}

impl Rule {
    fn arn(&self, name: &str, scope: &Scope) -> String {
        if name.starts_with("arn:") {
            return name.to_owned();
        }
        // A queue's URL ends with its name.
        let name = match self.member {
            "QueueUrl" => name.rsplit('/').next().unwrap_or(name),
            _ => name,
        };
        let rooted = match name.starts_with('/') {
            true => name.to_owned(),
            false => format!("/{name}"),
        };
        self.resource
            .replace("{r}", &scope.region)
            .replace("{a}", &scope.account)
            .replace("{/}", &rooted)
            .replace("{}", name)
    }
}

/// Whether resources of a service may have policies of their own.
#[must_use]
pub fn has_policies(service: &str) -> bool {
    matches!(service, "lambda" | "sqs" | "sns" | "secretsmanager" | "s3")
}
