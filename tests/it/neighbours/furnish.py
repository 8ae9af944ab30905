# Puts something into every service, and prints what one must find again.
import json, time
import boto3

made = {}
s3 = boto3.client("s3")
s3.create_bucket(Bucket="kept")
s3.put_bucket_versioning(Bucket="kept", VersioningConfiguration={"Status": "Enabled"})
s3.put_object(Bucket="kept", Key="a", Body=b"one")
s3.put_object(Bucket="kept", Key="a", Body=b"two")
s3.put_bucket_tagging(Bucket="kept", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})

sqs = boto3.client("sqs")
queue = sqs.create_queue(QueueName="kept")["QueueUrl"]
queue_arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": queue_arn}],
})})

sns = boto3.client("sns")
topic = sns.create_topic(Name="kept")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue_arn, Attributes={"RawMessageDelivery": "true"})
s3.put_bucket_notification_configuration(Bucket="kept", NotificationConfiguration={
    "QueueConfigurations": [{"Id": "n", "QueueArn": queue_arn, "Events": ["s3:ObjectCreated:*"]}],
})

events = boto3.client("events")
events.put_rule(Name="kept", EventPattern=json.dumps({"source": ["mine"]}))
events.put_targets(Rule="kept", Targets=[{"Id": "1", "Arn": queue_arn, "InputPath": "$.detail"}])

iam = boto3.client("iam")
trust = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = iam.create_role(RoleName="kept", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
iam.put_role_policy(RoleName="kept", PolicyName="p", PolicyDocument=json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}))

boto3.client("scheduler").create_schedule(
    Name="kept", ScheduleExpression="at(2090-01-01T00:00:00)", ScheduleExpressionTimezone="Europe/Paris",
    FlexibleTimeWindow={"Mode": "OFF"}, Target={"Arn": queue_arn, "RoleArn": role, "Input": "later"})

rest = boto3.client("apigateway")
api = rest.create_rest_api(name="kept")["id"]
root = rest.get_resources(restApiId=api)["items"][0]["id"]
rest.put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
rest.put_method_response(restApiId=api, resourceId=root, httpMethod="GET", statusCode="200")
rest.put_integration(restApiId=api, resourceId=root, httpMethod="GET", type="MOCK",
                     requestTemplates={"application/json": '{"statusCode": 200}'})
rest.put_integration_response(restApiId=api, resourceId=root, httpMethod="GET", statusCode="200",
                              responseTemplates={"application/json": '{"kept": true}'})
rest.create_deployment(restApiId=api, stageName="live")
made["rest"] = api

http = boto3.client("apigatewayv2")
made["http"] = http.create_api(Name="kept", ProtocolType="HTTP")["ApiId"]

dynamodb = boto3.client("dynamodb")
dynamodb.create_table(
    TableName="kept", BillingMode="PAY_PER_REQUEST",
    KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
dynamodb.get_waiter("table_exists").wait(TableName="kept")
dynamodb.put_item(TableName="kept", Item={"id": {"S": "1"}, "n": {"N": "42"}})

boto3.client("ssm").put_parameter(Name="/kept/one", Value="1", Type="String")
boto3.client("secretsmanager").create_secret(Name="kept", SecretString="s3cret")
boto3.client("route53").create_hosted_zone(Name="kept.example", CallerReference="1")
made["certificate"] = boto3.client("acm").request_certificate(DomainName="kept.example", ValidationMethod="DNS")["CertificateArn"]
boto3.client("ecr").create_repository(repositoryName="kept/app", imageTagMutability="IMMUTABLE")
boto3.client("cloudwatch").put_metric_data(Namespace="Kept", MetricData=[{"MetricName": "m", "Value": 7.0}])
boto3.client("logs").create_log_group(logGroupName="kept")

template = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "of-the-stack"}}},
            "Outputs": {"Arn": {"Value": {"Ref": "Topic"}}}}
stacks = boto3.client("cloudformation")
stacks.create_stack(StackName="kept", TemplateBody=json.dumps(template))
stacks.get_waiter("stack_create_complete").wait(StackName="kept", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
print(json.dumps(made))
