// Queues, topics, rules, schedules and tables.
import * as DynamoDB from "@aws-sdk/client-dynamodb";
import * as Events from "@aws-sdk/client-eventbridge";
import * as Scheduler from "@aws-sdk/client-scheduler";
import * as Sns from "@aws-sdk/client-sns";
import * as Sqs from "@aws-sdk/client-sqs";


const sqs = new Sqs.SQS({});
const { QueueUrl } = await sqs.createQueue({ QueueName: "q", Attributes: { VisibilityTimeout: "30" }, tags: { a: "b" } });
await sqs.createQueue({ QueueName: "q.fifo", Attributes: { FifoQueue: "true", ContentBasedDeduplication: "true" } });
const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ["All"] });
const QueueArn = Attributes.QueueArn;
story.visibility = Attributes.VisibilityTimeout;
story.queues = (await everything(Sqs.paginateListQueues({ client: sqs, pageSize: 1 }, {}), "QueueUrls")).map((it) => it.split("/").at(-1)).sort();
story.noQueue = await refused(sqs.getQueueUrl({ QueueName: "none" }));
async function receive(count) {
  const found = [];
  for (const deadline = Date.now() + 40_000; found.length < count && Date.now() < deadline; ) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2, MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] });
    for (const message of Messages) {
      await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
      found.push(message);
    }
  }
  return found;
}
await sqs.sendMessage({ QueueUrl, MessageBody: "one", MessageAttributes: { n: { DataType: "Number", StringValue: "1" }, b: { DataType: "Binary", BinaryValue: Buffer.from([1, 2]) } } });
const [message] = await receive(1);
story.message = [message.Body, message.MessageAttributes.n.StringValue, [...message.MessageAttributes.b.BinaryValue], message.Attributes.ApproximateReceiveCount];
const batch = await sqs.sendMessageBatch({ QueueUrl, Entries: [{ Id: "a", MessageBody: "x" }, { Id: "b", MessageBody: "y", DelaySeconds: 901 }] });
story.batch = [batch.Successful.map((it) => it.Id), batch.Failed.map((it) => it.Code)];
assert.equal((await receive(1))[0].Body, "x");
await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: QueueArn }] }) } });
story.queueTags = (await sqs.listQueueTags({ QueueUrl })).Tags;
story.noReceipt = await refused(sqs.deleteMessage({ QueueUrl, ReceiptHandle: "nonsense" }));

const sns = new Sns.SNS({});
const { TopicArn } = await sns.createTopic({ Name: "t", Tags: [{ Key: "a", Value: "b" }] });
const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint: QueueArn, ReturnSubscriptionArn: true, Attributes: { FilterPolicy: JSON.stringify({ kind: ["wanted"] }) } });
await sns.publish({ TopicArn, Message: "no", MessageAttributes: { kind: { DataType: "String", StringValue: "other" } } });
const published = await sns.publish({ TopicArn, Subject: "s", Message: "yes", MessageAttributes: { kind: { DataType: "String", StringValue: "wanted" } } });
const notification = JSON.parse((await receive(1))[0].Body);
assert.equal(notification.MessageId, published.MessageId);
story.notification = [notification.Type, notification.Subject, notification.Message];
await sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName: "RawMessageDelivery", AttributeValue: "true" });
await sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName: "FilterPolicy", AttributeValue: "{}" });
const sent = await sns.publishBatch({ TopicArn, PublishBatchRequestEntries: [{ Id: "1", Message: "raw" }] });
assert.equal(sent.Successful.length, 1);
story.raw = (await receive(1))[0].Body;
story.subscription = (await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes.RawMessageDelivery;
story.subscriptions = (await everything(Sns.paginateListSubscriptionsByTopic({ client: sns }, { TopicArn }), "Subscriptions")).map((it) => it.Protocol);
story.topics = (await everything(Sns.paginateListTopics({ client: sns }, {}), "Topics")).length;
story.topicTags = (await sns.listTagsForResource({ ResourceArn: TopicArn })).Tags;
story.noTopic = await refused(sns.publish({ TopicArn: `${TopicArn}-none`, Message: "x" }));

const events = new Events.EventBridge({});
await events.createEventBus({ Name: "bus" });
await events.putRule({ Name: "r", EventBusName: "bus", EventPattern: JSON.stringify({ source: ["mine"], detail: { n: [{ numeric: [">", 1] }] } }) });
await events.putTargets({ Rule: "r", EventBusName: "bus", Targets: [{ Id: "1", Arn: QueueArn, InputTransformer: { InputPathsMap: { n: "$.detail.n" }, InputTemplate: '"n is <n>"' } }] });
const entries = await events.putEvents({ Entries: [
  { EventBusName: "bus", Source: "mine", DetailType: "t", Detail: JSON.stringify({ n: 1 }), Time: new Date() },
  { EventBusName: "bus", Source: "mine", DetailType: "t", Detail: JSON.stringify({ n: 2 }) },
  { EventBusName: "bus", Source: "mine", DetailType: "t", Detail: "no json" },
] });
story.entries = [entries.FailedEntryCount, entries.Entries[2].ErrorCode];
story.event = (await receive(1))[0].Body;
story.matches = (await events.testEventPattern({ EventPattern: JSON.stringify({ source: ["mine"] }), Event: JSON.stringify({ id: "1", account: "1", source: "mine", time: "2026-01-01T00:00:00Z", region: "us-east-1", resources: [], "detail-type": "t", detail: {} }) })).Result;
await events.putRule({ Name: "tick", ScheduleExpression: "rate(5 minutes)", State: "DISABLED" });
story.rule = (await events.describeRule({ Name: "tick" })).ScheduleExpression;
story.rules = (await events.listRules({ EventBusName: "bus" })).Rules.map((it) => it.Name);
story.targets = (await events.listTargetsByRule({ Rule: "r", EventBusName: "bus" })).Targets.map((it) => it.Id);
story.byTarget = (await events.listRuleNamesByTarget({ TargetArn: QueueArn, EventBusName: "bus" })).RuleNames;
story.noRule = await refused(events.describeRule({ Name: "none" }));
await events.removeTargets({ Rule: "r", EventBusName: "bus", Ids: ["1"] });
await events.deleteRule({ Name: "r", EventBusName: "bus" });
await events.deleteEventBus({ Name: "bus" });

const scheduler = new Scheduler.Scheduler({});
const account = QueueArn.split(":")[4];
const Target = { Arn: QueueArn, RoleArn: `arn:aws:iam::${account}:role/any`, Input: "rang" };
await scheduler.createScheduleGroup({ Name: "g" });
const at = new Date(Date.now() + 2000).toISOString().slice(0, 19);
await scheduler.createSchedule({ Name: "once", GroupName: "g", ScheduleExpression: `at(${at})`, FlexibleTimeWindow: { Mode: "OFF" }, ActionAfterCompletion: "DELETE", Target });
await scheduler.createSchedule({ Name: "daily", ScheduleExpression: "cron(0 9 * * ? *)", ScheduleExpressionTimezone: "Europe/Paris", StartDate: new Date("2090-01-01T00:00:00Z"), FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 5 }, Target });
story.rang = (await receive(1))[0].Body;
const daily = await scheduler.getSchedule({ Name: "daily" });
story.daily = [daily.ScheduleExpressionTimezone, daily.StartDate.toISOString(), daily.FlexibleTimeWindow.MaximumWindowInMinutes];
await scheduler.updateSchedule({ Name: "daily", ScheduleExpression: "rate(1 day)", FlexibleTimeWindow: { Mode: "OFF" }, Target });
story.schedules = (await everything(Scheduler.paginateListSchedules({ client: scheduler, pageSize: 1 }, { GroupName: "default" }), "Schedules")).map((it) => it.Name);
story.groups = (await everything(Scheduler.paginateListScheduleGroups({ client: scheduler }, {}), "ScheduleGroups")).map((it) => it.Name).sort();
await scheduler.deleteSchedule({ Name: "daily" });
story.noSchedule = await refused(scheduler.getSchedule({ Name: "daily" }));

const tables = new DynamoDB.DynamoDB({});
const TableName = "sessions";
await tables.createTable({
  TableName, BillingMode: "PAY_PER_REQUEST",
  KeySchema: [{ AttributeName: "who", KeyType: "HASH" }, { AttributeName: "n", KeyType: "RANGE" }],
  AttributeDefinitions: [{ AttributeName: "who", AttributeType: "S" }, { AttributeName: "n", AttributeType: "N" }],
});
await DynamoDB.waitUntilTableExists(waiting(tables), { TableName });
await tables.batchWriteItem({ RequestItems: { [TableName]: [1, 2, 3, 4, 5].map((n) => ({ PutRequest: { Item: { who: { S: "ada" }, n: { N: `${n}` }, raw: { B: Buffer.from([n]) }, set: { SS: ["x", "y"] }, map: { M: { on: { BOOL: true }, no: { NULL: true }, list: { L: [{ N: "1.5" }] } } } } } })) } });
const Key = { who: { S: "ada" }, n: { N: "1" } };
const { Item } = await tables.getItem({ TableName, Key, ConsistentRead: true });
story.item = [Item.n.N, [...Item.raw.B], Item.set.SS, Item.map.M.on.BOOL, Item.map.M.list.L[0].N];
story.condition = await refused(tables.putItem({ TableName, Item: Key, ConditionExpression: "attribute_not_exists(who)" }));
story.updated = (await tables.updateItem({ TableName, Key, UpdateExpression: "SET #c = if_not_exists(#c, :zero) + :one", ExpressionAttributeNames: { "#c": "count" }, ExpressionAttributeValues: { ":zero": { N: "0" }, ":one": { N: "1" } }, ReturnValues: "UPDATED_NEW" })).Attributes;
const query = { TableName, KeyConditionExpression: "who = :w AND n > :n", ExpressionAttributeValues: { ":w": { S: "ada" }, ":n": { N: "1" } }, ScanIndexForward: false };
story.queried = (await everything(DynamoDB.paginateQuery({ client: tables, pageSize: 2 }, query), "Items")).map((it) => it.n.N);
story.scanned = (await everything(DynamoDB.paginateScan({ client: tables, pageSize: 2 }, { TableName }), "Items")).length;
story.transaction = await refused(tables.transactWriteItems({ TransactItems: [
  { Put: { TableName, Item: { who: { S: "bob" }, n: { N: "1" } } } },
  { ConditionCheck: { TableName, Key, ConditionExpression: "attribute_not_exists(who)" } },
] }));
await tables.updateTimeToLive({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: "ttl" } });
story.ttl = (await tables.describeTimeToLive({ TableName })).TimeToLiveDescription;
await tables.deleteItem({ TableName, Key });
story.tables = await everything(DynamoDB.paginateListTables({ client: tables }, {}), "TableNames");
await tables.deleteTable({ TableName });
await DynamoDB.waitUntilTableNotExists(waiting(tables), { TableName });
story.noTable = await refused(tables.getItem({ TableName, Key }));

await sns.unsubscribe({ SubscriptionArn });
await sns.deleteTopic({ TopicArn });
await sqs.purgeQueue({ QueueUrl });
await sqs.deleteQueue({ QueueUrl });
console.log(JSON.stringify(story));
