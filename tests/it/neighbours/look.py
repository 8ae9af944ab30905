# Prints what every service has of what was put there.
import json, os
import boto3

made = json.loads(os.environ.get("MADE", "null") or "null")


def seen(name, look):
    try:
        return look(boto3.client(name))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def queue(sqs):
    url = sqs.get_queue_url(QueueName="kept")["QueueUrl"]
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy", "QueueArn"])["Attributes"]


found = {
    "versions": seen("s3", lambda s3: [v["VersionId"] for v in s3.list_object_versions(Bucket="kept")["Versions"]]),
    "tags": seen("s3", lambda s3: s3.get_bucket_tagging(Bucket="kept")["TagSet"]),
    "notification": seen("s3", lambda s3: s3.get_bucket_notification_configuration(Bucket="kept")),
    "queue": seen("sqs", queue),
    "topics": seen("sns", lambda sns: sns.list_topics()["Topics"]),
    "subscriptions": seen("sns", lambda sns: sns.list_subscriptions()["Subscriptions"]),
    "rule": seen("events", lambda events: [events.describe_rule(Name="kept"), events.list_targets_by_rule(Rule="kept")["Targets"]]),
    "role": seen("iam", lambda iam: [iam.get_role(RoleName="kept")["Role"]["RoleId"], iam.get_role_policy(RoleName="kept", PolicyName="p")["PolicyDocument"]]),
    "schedule": seen("scheduler", lambda it: it.get_schedule(Name="kept")),
    "rest": seen("apigateway", lambda it: [it.get_stages(restApiId=made["rest"])["item"], it.get_resources(restApiId=made["rest"], embed=["methods"])["items"]]),
    "http": seen("apigatewayv2", lambda it: it.get_api(ApiId=made["http"])),
    "item": seen("dynamodb", lambda it: it.get_item(TableName="kept", Key={"id": {"S": "1"}})["Item"]),
    "parameter": seen("ssm", lambda it: it.get_parameter(Name="/kept/one")["Parameter"]),
    "secret": seen("secretsmanager", lambda it: it.get_secret_value(SecretId="kept")),
    "zones": seen("route53", lambda it: it.list_hosted_zones()["HostedZones"]),
    "certificate": seen("acm", lambda it: it.describe_certificate(CertificateArn=made["certificate"])["Certificate"]),
    "repositories": seen("ecr", lambda it: it.describe_repositories()["repositories"]),
    "metrics": seen("cloudwatch", lambda it: it.list_metrics(Namespace="Kept")["Metrics"]),
    "groups": seen("logs", lambda it: it.describe_log_groups(logGroupNamePrefix="kept")["logGroups"]),
    "stack": seen("cloudformation", lambda it: [it.describe_stacks(StackName="kept")["Stacks"], it.describe_stack_resources(StackName="kept")["StackResources"]]),
}
print(json.dumps(plain(found)))
