//! AWS's own managed policies: those that applications of Lambda and its tools attach, with what
//! they allow as far as the services here are concerned.
//!
//! AWS has more than a thousand. One that is not listed can be attached all the same, is shown as
//! attached, and allows nothing.

/// A managed policy of AWS.
#[derive(Debug)]
pub(crate) struct OfAws {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) document: &'static str,
}

const PREFIX: &str = "arn:aws:iam::aws:policy";

/// When all of them are said to have been made: 6 February 2015, as the oldest on AWS.
pub(crate) const CREATED_S: i64 = 1_423_247_200;

impl OfAws {
    pub(crate) fn arn(&self) -> String {
        format!("{PREFIX}{}{}", self.path, self.name)
    }

    /// A unique id that stays the same.
    pub(crate) fn id(&self) -> String {
        let name = self.name.bytes().filter(u8::is_ascii_alphanumeric);
        let name: Vec<u8> = name.map(|it| it.to_ascii_uppercase()).collect();
        let id = name.iter().chain(name.iter().rev()).cycle().take(17);
        format!("ANPA{}", id.map(|it| char::from(*it)).collect::<String>())
    }
}

/// The policy with this ARN, if it is listed.
pub(crate) fn find(arn: &str) -> Option<&'static OfAws> {
    let rest = arn.strip_prefix(PREFIX)?;
    let is_it = |it: &&OfAws| rest.strip_prefix(it.path) == Some(it.name);
    LISTED.iter().find(is_it)
}

/// Whether an ARN has the form of a policy of AWS.
pub(crate) fn is_of_aws(arn: &str) -> bool {
    let name = arn.strip_prefix(PREFIX).and_then(|it| it.strip_prefix('/'));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/+=.@,".contains(&byte);
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(plain))
}

pub(crate) fn all() -> &'static [OfAws] {
    LISTED
}

/// A document with one statement that allows these actions on everything.
macro_rules! allow {
    ($first:literal $(, $action:literal)*) => {
        concat!(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[""#,
            $first, $(r#"",""#, $action,)*
            r#""],"Resource":"*"}]}"#
        )
    };
}

macro_rules! listed {
    ($($path:literal $name:literal $document:expr;)*) => {
        static LISTED: &[OfAws] = &[$(OfAws { name: $name, path: $path, document: $document },)*];
    };
}

listed! {
    "/" "AdministratorAccess" allow!("*");
    "/" "AmazonAPIGatewayAdministrator" allow!("apigateway:*");
    "/" "AmazonAPIGatewayInvokeFullAccess" allow!("execute-api:Invoke", "execute-api:ManageConnections");
    "/" "AmazonDynamoDBFullAccess" allow!("dynamodb:*", "dax:*", "cloudwatch:*", "sns:*", "lambda:*", "iam:GetRole", "iam:ListRoles", "iam:PassRole");
    "/" "AmazonDynamoDBFullAccess_v2" allow!("dynamodb:*", "dax:*", "cloudwatch:*", "sns:ListTopics", "lambda:List*", "lambda:Get*", "iam:GetRole", "iam:ListRoles", "iam:PassRole");
    "/" "AmazonDynamoDBReadOnlyAccess" allow!("dynamodb:BatchGetItem", "dynamodb:Describe*", "dynamodb:List*", "dynamodb:GetItem", "dynamodb:GetResourcePolicy", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PartiQLSelect", "cloudwatch:Get*", "cloudwatch:List*", "cloudwatch:Describe*");
    "/" "AmazonEC2ContainerRegistryReadOnly" allow!("ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy", "ecr:DescribeRepositories", "ecr:ListImages", "ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetLifecyclePolicy", "ecr:ListTagsForResource");
    "/" "AmazonEventBridgeFullAccess" allow!("events:*", "schemas:*", "scheduler:*", "pipes:*", "iam:PassRole");
    "/" "AmazonEventBridgeReadOnlyAccess" allow!("events:Describe*", "events:List*", "events:TestEventPattern", "scheduler:Get*", "scheduler:List*");
    "/" "AmazonEventBridgeSchedulerFullAccess" allow!("scheduler:*", "iam:PassRole");
    "/" "AmazonEventBridgeSchedulerReadOnlyAccess" allow!("scheduler:List*", "scheduler:Get*");
    "/" "AmazonKinesisFullAccess" allow!("kinesis:*");
    "/" "AmazonRoute53FullAccess" allow!("route53:*", "route53domains:*", "cloudfront:ListDistributions", "elasticloadbalancing:DescribeLoadBalancers", "s3:ListAllMyBuckets", "s3:GetBucketLocation", "s3:GetBucketWebsite", "sns:ListTopics", "cloudwatch:DescribeAlarms", "apigateway:GET");
    "/" "AmazonRoute53ReadOnlyAccess" allow!("route53:Get*", "route53:List*", "route53:TestDNSAnswer");
    "/" "AmazonS3FullAccess" allow!("s3:*", "s3-object-lambda:*");
    "/" "AmazonS3ReadOnlyAccess" allow!("s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*");
    "/" "AmazonSNSFullAccess" allow!("sns:*");
    "/" "AmazonSNSReadOnlyAccess" allow!("sns:GetTopicAttributes", "sns:List*", "sns:CheckIfPhoneNumberIsOptedOut", "sns:GetEndpointAttributes", "sns:GetDataProtectionPolicy", "sns:GetPlatformApplicationAttributes", "sns:GetSMSAttributes", "sns:GetSubscriptionAttributes");
    "/" "AmazonSQSFullAccess" allow!("sqs:*");
    "/" "AmazonSQSReadOnlyAccess" allow!("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListDeadLetterSourceQueues", "sqs:ListQueues", "sqs:ListMessageMoveTasks", "sqs:ListQueueTags");
    "/" "AmazonSSMFullAccess" allow!("cloudwatch:PutMetricData", "logs:*", "ssm:*", "ssmmessages:*", "ec2messages:*");
    "/" "AmazonSSMReadOnlyAccess" allow!("ssm:Describe*", "ssm:Get*", "ssm:List*");
    "/" "AmazonVPCFullAccess" allow!("ec2:*");
    "/" "AWSCertificateManagerFullAccess" allow!("acm:*");
    "/" "AWSCertificateManagerReadOnly" allow!("acm:DescribeCertificate", "acm:ListCertificates", "acm:GetCertificate", "acm:ListTagsForCertificate", "acm:GetAccountConfiguration");
    "/" "AWSCloudFormationFullAccess" allow!("cloudformation:*");
    "/" "AWSCloudFormationReadOnlyAccess" allow!("cloudformation:Describe*", "cloudformation:EstimateTemplateCost", "cloudformation:Get*", "cloudformation:List*", "cloudformation:ValidateTemplate", "cloudformation:Detect*");
    "/" "AWSLambda_FullAccess" allow!("cloudformation:DescribeStacks", "cloudformation:ListStackResources", "cloudwatch:ListMetrics", "cloudwatch:GetMetricData", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoles", "iam:PassRole", "lambda:*", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents", "states:DescribeStateMachine", "states:ListStateMachines", "tag:GetResources", "xray:GetTraceSummaries", "xray:BatchGetTraces");
    "/" "AWSLambda_ReadOnlyAccess" allow!("cloudformation:DescribeStacks", "cloudformation:ListStackResources", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoles", "lambda:Get*", "lambda:List*", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents");
    "/" "AWSLambdaExecute" r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:*"],"Resource":"arn:aws:logs:*:*:*"},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::*"}]}"#;
    "/" "AWSLambdaInvocation-DynamoDB" allow!("lambda:InvokeFunction", "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams");
    "/" "AWSXRayDaemonWriteAccess" allow!("xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries");
    "/" "AWSXrayWriteOnlyAccess" allow!("xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries");
    "/" "CloudWatchFullAccess" allow!("autoscaling:Describe*", "cloudwatch:*", "logs:*", "sns:*", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole");
    "/" "CloudWatchLambdaInsightsExecutionRolePolicy" r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:CreateLogGroup","Resource":"*"},{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:log-group:/aws/lambda-insights:*"}]}"#;
    "/" "CloudWatchLogsFullAccess" allow!("logs:*", "cloudwatch:GenerateQuery");
    "/" "CloudWatchLogsReadOnlyAccess" allow!("logs:Describe*", "logs:Get*", "logs:List*", "logs:StartQuery", "logs:StopQuery", "logs:TestMetricFilter", "logs:FilterLogEvents", "logs:StartLiveTail", "logs:StopLiveTail", "cloudwatch:GenerateQuery");
    "/" "CloudWatchReadOnlyAccess" allow!("autoscaling:Describe*", "cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "logs:Get*", "logs:List*", "logs:StartQuery", "logs:StopQuery", "logs:Describe*", "logs:TestMetricFilter", "logs:FilterLogEvents", "sns:Get*", "sns:List*");
    "/" "IAMFullAccess" allow!("iam:*", "organizations:DescribeAccount", "organizations:DescribeOrganization");
    "/" "IAMReadOnlyAccess" allow!("iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:Get*", "iam:List*", "iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy");
    "/" "PowerUserAccess" r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},{"Effect":"Allow","Action":["account:GetAccountInformation","account:GetPrimaryEmail","account:ListRegions","iam:CreateServiceLinkedRole","iam:DeleteServiceLinkedRole","iam:ListRoles","organizations:DescribeOrganization"],"Resource":"*"}]}"#;
    "/" "ReadOnlyAccess" allow!("acm:Describe*", "acm:Get*", "acm:List*", "apigateway:GET", "cloudformation:Describe*", "cloudformation:Get*", "cloudformation:List*", "cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "dynamodb:BatchGet*", "dynamodb:Describe*", "dynamodb:Get*", "dynamodb:List*", "dynamodb:Query", "dynamodb:Scan", "ecr:BatchGet*", "ecr:Describe*", "ecr:Get*", "ecr:List*", "events:Describe*", "events:List*", "events:Test*", "iam:Generate*", "iam:Get*", "iam:List*", "iam:Simulate*", "lambda:Get*", "lambda:List*", "logs:Describe*", "logs:FilterLogEvents", "logs:Get*", "logs:List*", "logs:StartQuery", "logs:TestMetricFilter", "route53:Get*", "route53:List*", "route53:Test*", "s3:Describe*", "s3:Get*", "s3:List*", "scheduler:Get*", "scheduler:List*", "secretsmanager:Describe*", "secretsmanager:GetResourcePolicy", "secretsmanager:List*", "sns:Get*", "sns:List*", "sqs:Get*", "sqs:List*", "sqs:Receive*", "ssm:Describe*", "ssm:Get*", "ssm:List*", "sts:GetAccessKeyInfo", "sts:GetCallerIdentity", "sts:GetSessionToken", "tag:Get*", "xray:BatchGet*", "xray:Get*");
    "/" "SecretsManagerReadWrite" allow!("secretsmanager:*", "cloudformation:CreateChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackResource", "cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet", "kms:DescribeKey", "kms:ListAliases", "kms:ListKeys", "lambda:ListFunctions", "tag:GetResources");
    "/job-function/" "SystemAdministrator" allow!("acm:*", "cloudformation:*", "cloudwatch:*", "events:*", "lambda:*", "logs:*", "route53:*", "s3:*", "sns:*", "sqs:*", "ssm:*");
    "/job-function/" "ViewOnlyAccess" allow!("acm:ListCertificates", "apigateway:GET", "cloudformation:DescribeStacks", "cloudformation:List*", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:List*", "dynamodb:DescribeTable", "dynamodb:ListTables", "events:List*", "iam:List*", "iam:GetAccountSummary", "lambda:List*", "logs:Describe*", "route53:List*", "s3:ListAllMyBuckets", "s3:ListBucket", "secretsmanager:ListSecrets", "sns:List*", "sqs:ListQueues", "ssm:ListDocuments");
    "/service-role/" "AmazonAPIGatewayPushToCloudWatchLogs" allow!("logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents", "logs:GetLogEvents", "logs:FilterLogEvents");
    "/service-role/" "AWSLambdaBasicExecutionRole" allow!("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    "/service-role/" "AWSLambdaDynamoDBExecutionRole" allow!("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    "/service-role/" "AWSLambdaENIManagementAccess" allow!("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses");
    "/service-role/" "AWSLambdaKinesisExecutionRole" allow!("kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards", "kinesis:ListStreams", "kinesis:SubscribeToShard", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    "/service-role/" "AWSLambdaMSKExecutionRole" allow!("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers", "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeVpcs", "ec2:DeleteNetworkInterface", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    "/service-role/" "AWSLambdaRole" allow!("lambda:InvokeFunction");
    "/service-role/" "AWSLambdaSQSQueueExecutionRole" allow!("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    "/service-role/" "AWSLambdaVPCAccessExecutionRole" allow!("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses");
    "/service-role/" "CloudWatchEventsInvocationAccess" allow!("kinesis:PutRecord", "lambda:InvokeFunction", "sns:Publish", "sqs:SendMessage");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Document, Purpose};

    #[test]
    fn every_listed_policy_is_well_formed_and_found_by_its_arn() {
        for policy in all() {
            let read = Document::read(policy.document, Purpose::Identity);
            assert!(read.is_ok(), "{}: {read:?}", policy.name);
            assert_eq!(find(&policy.arn()).map(|it| it.name), Some(policy.name));
            assert_eq!(policy.id().len(), 21, "{}", policy.id());
            assert!(is_of_aws(&policy.arn()));
        }
        assert!(find("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole").is_none());
        assert!(is_of_aws(
            "arn:aws:iam::aws:policy/AmazonRekognitionFullAccess"
        ));
        assert!(!is_of_aws("arn:aws:iam::000000000000:policy/x"));
    }
}
