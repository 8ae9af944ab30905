// Functions, their logs and their metrics; roles and who one is.
import { readFileSync } from "node:fs";
import * as CloudWatch from "@aws-sdk/client-cloudwatch";
import * as Logs from "@aws-sdk/client-cloudwatch-logs";
import * as Iam from "@aws-sdk/client-iam";
import * as Lambda from "@aws-sdk/client-lambda";
import * as Sts from "@aws-sdk/client-sts";
import { AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";


const sts = new Sts.STS({});
const { Account: account } = await sts.getCallerIdentity({});

const iam = new Iam.IAM({});
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com", AWS: account }, Action: "sts:AssumeRole" }],
};
const { Role: role } = await iam.createRole({ RoleName: "worker", AssumeRolePolicyDocument: JSON.stringify(trust), Tags: [{ Key: "a", Value: "b" }] });
await Iam.waitUntilRoleExists(waiting(iam), { RoleName: "worker" });
const permission = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
await iam.putRolePolicy({ RoleName: "worker", PolicyName: "inline", PolicyDocument: JSON.stringify(permission) });
const { PolicyDocument: written } = await iam.getRolePolicy({ RoleName: "worker", PolicyName: "inline" });
assert.deepEqual(JSON.parse(decodeURIComponent(written)), permission);
const { Policy: policy } = await iam.createPolicy({ PolicyName: "kept", PolicyDocument: JSON.stringify(permission) });
await iam.attachRolePolicy({ RoleName: "worker", PolicyArn: policy.Arn });
story.roles = (await everything(Iam.paginateListRoles({ client: iam, pageSize: 1 }, {}), "Roles")).map((it) => it.RoleName);
story.attached = (await iam.listAttachedRolePolicies({ RoleName: "worker" })).AttachedPolicies.map((it) => it.PolicyName);
story.noRole = await refused(iam.getRole({ RoleName: "nobody" }));
const { Credentials: assumed } = await sts.assumeRole({ RoleArn: role.Arn, RoleSessionName: "me" });
assert.ok(assumed.Expiration > new Date());
const borrowed = new Sts.STS({
  credentials: { accessKeyId: assumed.AccessKeyId, secretAccessKey: assumed.SecretAccessKey, sessionToken: assumed.SessionToken },
});
story.identity = (await borrowed.getCallerIdentity({})).Arn.replace(account, "ACCOUNT");

const lambda = new Lambda.Lambda({});
const created = await lambda.createFunction({
  FunctionName: "f", Runtime: "nodejs20.x", Handler: "index.handler", Role: role.Arn, Timeout: 10,
  Code: { ZipFile: readFileSync("1.zip") }, Environment: { Variables: { COLOR: "red" } }, Tags: { a: "b" },
});
assert.equal(created.State, "Pending");
await Lambda.waitUntilFunctionActiveV2(waiting(lambda), { FunctionName: "f" });
async function invoke(payload, more = {}) {
  const answer = await lambda.invoke({ FunctionName: "f", Payload: JSON.stringify(payload), ...more });
  return { answer, said: JSON.parse(Buffer.from(answer.Payload ?? []).toString() || "null") };
}
const first = await invoke({ name: "Ada" }, { LogType: "Tail" });
story.first = first.said;
assert.match(Buffer.from(first.answer.LogResult, "base64").toString(), /greeting Ada/);
const failed = await invoke({ fail: true });
story.failed = [failed.answer.FunctionError, failed.said.errorMessage];
story.event = (await invoke({ name: "Eve" }, { InvocationType: "Event" })).answer.StatusCode;
await lambda.updateFunctionConfiguration({ FunctionName: "f", Environment: { Variables: { COLOR: "blue" } }, MemorySize: 256 });
await Lambda.waitUntilFunctionUpdatedV2(waiting(lambda), { FunctionName: "f" });
const { Version: version } = await lambda.publishVersion({ FunctionName: "f" });
await Lambda.waitUntilPublishedVersionActive(waiting(lambda), { FunctionName: "f", Qualifier: version });
const alias = await lambda.createAlias({ FunctionName: "f", Name: "live", FunctionVersion: version });
story.alias = (await invoke({ name: "Bob" }, { Qualifier: "live" })).said;
await lambda.updateFunctionCode({ FunctionName: "f", ZipFile: readFileSync("1.zip"), Publish: true });
await Lambda.waitUntilFunctionUpdated(waiting(lambda), { FunctionName: "f" });
story.versions = (await everything(Lambda.paginateListVersionsByFunction({ client: lambda, pageSize: 1 }, { FunctionName: "f" }), "Versions")).map((it) => it.Version);
story.tags = (await lambda.listTags({ Resource: created.FunctionArn })).Tags;
await lambda.addPermission({ FunctionName: "f", StatementId: "s", Action: "lambda:InvokeFunction", Principal: "s3.amazonaws.com" });
story.policy = JSON.parse((await lambda.getPolicy({ FunctionName: "f" })).Policy).Statement.map((it) => it.Sid);
await lambda.putFunctionConcurrency({ FunctionName: "f", ReservedConcurrentExecutions: 3 });
const whole = await lambda.getFunction({ FunctionName: "f" });
assert.equal(whole.Concurrency.ReservedConcurrentExecutions, 3);
assert.equal((await fetch(whole.Code.Location)).status, 200);
assert.equal(alias.FunctionVersion, version);
const { FunctionUrl: url } = await lambda.createFunctionUrlConfig({ FunctionName: "f", AuthType: "NONE" });
assert.match(url, /^http/);
const stream = await lambda.invokeWithResponseStream({ FunctionName: "f", Payload: JSON.stringify({ name: "Zoe" }) });
const parts = [];
for await (const event of stream.EventStream) {
  if (event.PayloadChunk) parts.push(Buffer.from(event.PayloadChunk.Payload));
  if (event.InvokeComplete) story.complete = event.InvokeComplete.ErrorCode ?? "no error";
}
story.streamed = JSON.parse(Buffer.concat(parts).toString());
story.noFunction = await refused(lambda.getFunction({ FunctionName: "nothing" }));
story.noPolicy = await refused(lambda.removePermission({ FunctionName: "f", StatementId: "none" }));

const logs = new Logs.CloudWatchLogs({});
let lines = [];
for (let tries = 0; tries < 300; tries++) {
  const pages = Logs.paginateFilterLogEvents({ client: logs, pageSize: 2 }, { logGroupName: "/aws/lambda/f", filterPattern: "greeting" });
  lines = (await everything(pages, "events")).map((it) => it.message.trim().split("\t").at(-1));
  if (lines.length >= 4) break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
story.lines = lines.sort();
await logs.createLogGroup({ logGroupName: "mine", tags: { a: "b" } });
await logs.putRetentionPolicy({ logGroupName: "mine", retentionInDays: 7 });
await logs.createLogStream({ logGroupName: "mine", logStreamName: "s" });
await logs.putLogEvents({ logGroupName: "mine", logStreamName: "s", logEvents: [{ timestamp: Date.now(), message: "one" }, { timestamp: Date.now(), message: "two" }] });
story.events = (await logs.getLogEvents({ logGroupName: "mine", logStreamName: "s", startFromHead: true })).events.map((it) => it.message);
story.groups = (await everything(Logs.paginateDescribeLogGroups({ client: logs, pageSize: 1 }, {}), "logGroups")).map((it) => [it.logGroupName, it.retentionInDays ?? 0]);

// Metrics by CBOR, and read in the client's own choice of protocol too.
const cloudwatch = new CloudWatch.CloudWatch({ protocol: AwsSmithyRpcV2CborProtocol });
story.protocol = cloudwatch.config.protocol.getShapeId();
await cloudwatch.putMetricData({ Namespace: "Shop", MetricData: [
  { MetricName: "Orders", Value: 2.5, Unit: "Count", Timestamp: new Date() },
  { MetricName: "Orders", Values: [1, 2], Counts: [3, 1], Unit: "Count", Dimensions: [{ Name: "Place", Value: "Paris" }] },
] });
story.metrics = (await everything(CloudWatch.paginateListMetrics({ client: cloudwatch }, { Namespace: "Shop" }), "Metrics"))
  .map((it) => [it.MetricName, it.Dimensions?.length ?? 0]).sort();
story.otherwise = (await new CloudWatch.CloudWatch({}).listMetrics({ Namespace: "Shop" })).Metrics.length;
const span = { StartTime: new Date(Date.now() - 3600_000), EndTime: new Date(Date.now() + 60_000) };
const statistics = await cloudwatch.getMetricStatistics({ Namespace: "Shop", MetricName: "Orders", Period: 3600, Statistics: ["Sum", "Maximum"], ...span });
story.sum = statistics.Datapoints.reduce((sum, it) => sum + it.Sum, 0);
assert.ok(statistics.Datapoints[0].Timestamp instanceof Date);
const data = await everything(CloudWatch.paginateGetMetricData({ client: cloudwatch }, { ...span, MetricDataQueries: [
  { Id: "m", MetricStat: { Metric: { Namespace: "Shop", MetricName: "Orders", Dimensions: [{ Name: "Place", Value: "Paris" }] }, Period: 3600, Stat: "Sum" } },
] }), "MetricDataResults");
story.data = data[0].Values.reduce((sum, it) => sum + it, 0);
await cloudwatch.putMetricAlarm({ AlarmName: "busy", Namespace: "Shop", MetricName: "Orders", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 100, ComparisonOperator: "GreaterThanThreshold" });
await CloudWatch.waitUntilAlarmExists(waiting(cloudwatch), { AlarmNames: ["busy"] });
story.alarm = (await cloudwatch.describeAlarms({})).MetricAlarms.map((it) => [it.AlarmName, it.Threshold]);
story.noDashboard = await refused(cloudwatch.getDashboard({ DashboardName: "none" }));

await lambda.deleteFunction({ FunctionName: "f" });
await cloudwatch.deleteAlarms({ AlarmNames: ["busy"] });
await iam.detachRolePolicy({ RoleName: "worker", PolicyArn: policy.Arn });
story.inUse = await refused(iam.deleteRole({ RoleName: "worker" }));
await iam.deleteRolePolicy({ RoleName: "worker", PolicyName: "inline" });
await iam.deleteRole({ RoleName: "worker" });
console.log(JSON.stringify(story));
