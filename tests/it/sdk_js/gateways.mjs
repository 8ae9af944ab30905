// REST and HTTP APIs, stacks, certificates, zones, parameters and secrets.
import * as Acm from "@aws-sdk/client-acm";
import * as Rest from "@aws-sdk/client-api-gateway";
import * as Http from "@aws-sdk/client-apigatewayv2";
import * as CloudFormation from "@aws-sdk/client-cloudformation";
import * as Route53 from "@aws-sdk/client-route-53";
import * as Secrets from "@aws-sdk/client-secrets-manager";
import * as Ssm from "@aws-sdk/client-ssm";

const endpoint = process.env.AWS_ENDPOINT_URL;

const rest = new Rest.APIGateway({});
const { id: restApiId } = await rest.createRestApi({ name: "rest", tags: { a: "b" } });
const [{ id: root }] = await everything(Rest.paginateGetResources({ client: rest }, { restApiId }), "items");
const { id: resourceId } = await rest.createResource({ restApiId, parentId: root, pathPart: "{name}" });
const method = { restApiId, resourceId, httpMethod: "GET" };
await rest.putMethod({ ...method, authorizationType: "NONE", apiKeyRequired: true });
await rest.putMethodResponse({ ...method, statusCode: "200" });
await rest.putIntegration({ ...method, type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } });
await rest.putIntegrationResponse({ ...method, statusCode: "200", responseTemplates: { "application/json": `{"hello": "$input.params('name')"}` } });
const { id: deploymentId } = await rest.createDeployment({ restApiId, stageName: "live" });
await rest.updateStage({ restApiId, stageName: "live", patchOperations: [{ op: "replace", path: "/variables/color", value: "blue" }] });
story.stage = (await rest.getStage({ restApiId, stageName: "live" })).variables;
const key = await rest.createApiKey({ name: "k", enabled: true });
const { id: usagePlanId } = await rest.createUsagePlan({ name: "p", apiStages: [{ apiId: restApiId, stage: "live" }], throttle: { rateLimit: 100, burstLimit: 100 } });
await rest.createUsagePlanKey({ usagePlanId, keyId: key.id, keyType: "API_KEY" });
const asked = (headers) => fetch(`${endpoint}/_frazil/api/${restApiId}/live/ada`, { headers });
story.withoutKey = (await asked({})).status;
story.withKey = await (await asked({ "x-api-key": key.value })).json();
story.apis = (await everything(Rest.paginateGetRestApis({ client: rest, pageSize: 1 }, {}), "items")).map((it) => it.name);
story.deployments = (await rest.getDeployments({ restApiId })).items.map((it) => it.id === deploymentId);
const definition = await rest.getExport({ restApiId, stageName: "live", exportType: "oas30", accepts: "application/json" });
story.exported = Object.keys(JSON.parse(Buffer.from(definition.body).toString()).paths);
story.noApi = await refused(rest.getRestApi({ restApiId: "none" }));
await rest.deleteRestApi({ restApiId });

const http = new Http.ApiGatewayV2({});
const { ApiId } = await http.createApi({ Name: "http", ProtocolType: "HTTP", CorsConfiguration: { AllowOrigins: ["https://a.example"], AllowMethods: ["GET"] } });
const integration = await http.createIntegration({ ApiId, IntegrationType: "HTTP_PROXY", IntegrationMethod: "GET", IntegrationUri: `${endpoint}/_frazil/none`, PayloadFormatVersion: "1.0" });
const route = await http.createRoute({ ApiId, RouteKey: "GET /a/{b}", Target: `integrations/${integration.IntegrationId}` });
await http.createStage({ ApiId, StageName: "$default", AutoDeploy: true });
story.routes = (await http.getRoutes({ ApiId })).Items.map((it) => it.RouteKey);
story.stages = (await http.getStages({ ApiId })).Items.map((it) => it.StageName);
const address = `${endpoint}/_frazil/api/${ApiId}`;
story.unrouted = await (await fetch(`${address}/elsewhere`)).json();
const preflight = await fetch(`${address}/a/b`, { method: "OPTIONS", headers: { origin: "https://a.example", "access-control-request-method": "GET" } });
story.preflight = [preflight.status, preflight.headers.get("access-control-allow-origin")];
await http.updateRoute({ ApiId, RouteId: route.RouteId, AuthorizationType: "AWS_IAM" });
story.unsigned = (await fetch(`${address}/a/b`)).status;
story.noHttpApi = await refused(http.getApi({ ApiId: "none" }));
await http.deleteApi({ ApiId });

const ssm = new Ssm.SSM({});
await ssm.putParameter({ Name: "/app/one", Value: "1", Type: "String" });
await ssm.putParameter({ Name: "/app/two", Value: "secret", Type: "SecureString" });
const second = await ssm.putParameter({ Name: "/app/one", Value: "11", Type: "String", Overwrite: true });
story.parameter = [second.Version, (await ssm.getParameter({ Name: "/app/one" })).Parameter.Value, (await ssm.getParameter({ Name: "/app/two", WithDecryption: true })).Parameter.Value];
story.parameters = (await everything(Ssm.paginateGetParametersByPath({ client: ssm, pageSize: 1 }, { Path: "/app", Recursive: true }), "Parameters")).map((it) => it.Name);
story.history = (await ssm.getParameterHistory({ Name: "/app/one" })).Parameters.map((it) => it.Value);
story.noParameter = await refused(ssm.getParameter({ Name: "/app/none" }));
story.invalid = (await ssm.getParameters({ Names: ["/app/one", "/app/none"] })).InvalidParameters;

const secrets = new Secrets.SecretsManager({});
await secrets.createSecret({ Name: "db", SecretString: "old", Tags: [{ Key: "a", Value: "b" }] });
await secrets.putSecretValue({ SecretId: "db", SecretString: "new" });
await secrets.createSecret({ Name: "key", SecretBinary: Buffer.from([1, 2, 3]) });
story.secrets = [(await secrets.getSecretValue({ SecretId: "db" })).SecretString, (await secrets.getSecretValue({ SecretId: "db", VersionStage: "AWSPREVIOUS" })).SecretString, [...(await secrets.getSecretValue({ SecretId: "key" })).SecretBinary]];
story.secretNames = (await everything(Secrets.paginateListSecrets({ client: secrets, pageSize: 1 }, {}), "SecretList")).map((it) => it.Name).sort();
await secrets.deleteSecret({ SecretId: "db", RecoveryWindowInDays: 7 });
story.deletedSecret = await refused(secrets.getSecretValue({ SecretId: "db" }));
await secrets.restoreSecret({ SecretId: "db" });
await secrets.deleteSecret({ SecretId: "db", ForceDeleteWithoutRecovery: true });
story.noSecret = await refused(secrets.getSecretValue({ SecretId: "db" }));

const acm = new Acm.ACM({});
const { CertificateArn } = await acm.requestCertificate({ DomainName: "shop.example", ValidationMethod: "DNS", SubjectAlternativeNames: ["*.shop.example"] });
await Acm.waitUntilCertificateValidated(waiting(acm), { CertificateArn });
const { Certificate: certificate } = await acm.describeCertificate({ CertificateArn });
assert.ok(certificate.CreatedAt instanceof Date);
story.certificate = [certificate.Status, certificate.DomainValidationOptions.map((it) => it.DomainName).sort(), certificate.DomainValidationOptions[0].ResourceRecord.Type];
story.certificates = (await everything(Acm.paginateListCertificates({ client: acm }, {}), "CertificateSummaryList")).map((it) => it.DomainName);

const route53 = new Route53.Route53({});
const zone = await route53.createHostedZone({ Name: "shop.example", CallerReference: "1" });
const HostedZoneId = zone.HostedZone.Id;
const record = certificate.DomainValidationOptions[0].ResourceRecord;
const change = (Action) => route53.changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes: [
  { Action, ResourceRecordSet: { Name: record.Name, Type: "CNAME", TTL: 300, ResourceRecords: [{ Value: record.Value }] } },
  { Action, ResourceRecordSet: { Name: "www.shop.example", Type: "A", AliasTarget: { HostedZoneId: "Z2FDTNDATAQYW2", DNSName: "d.cloudfront.net", EvaluateTargetHealth: false } } },
] } });
const { ChangeInfo } = await change("CREATE");
await Route53.waitUntilResourceRecordSetsChanged(waiting(route53), { Id: ChangeInfo.Id });
const { ResourceRecordSets: records } = await route53.listResourceRecordSets({ HostedZoneId });
story.records = records.map((it) => it.Type).sort();
story.alias = records.find((it) => it.Type === "A").AliasTarget.DNSName;
story.zones = (await everything(Route53.paginateListHostedZones({ client: route53 }, {}), "HostedZones")).map((it) => it.Name);
story.twice = await refused(change("CREATE"));
story.zoneInUse = await refused(route53.deleteHostedZone({ Id: HostedZoneId }));
await change("DELETE");
await route53.deleteHostedZone({ Id: HostedZoneId });
await acm.deleteCertificate({ CertificateArn });

const stacks = new CloudFormation.CloudFormation({});
const template = (seconds) => JSON.stringify({
  Parameters: { Suffix: { Type: "String", Default: "x" } },
  Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: { "Fn::Sub": "of-stack-${Suffix}" }, VisibilityTimeout: seconds } } },
  Outputs: { Url: { Value: { Ref: "Queue" }, Export: { Name: "url" } } },
});
const StackName = "s";
story.validated = (await stacks.validateTemplate({ TemplateBody: template(1) })).Parameters.map((it) => it.ParameterKey);
await stacks.createStack({ StackName, TemplateBody: template(1), Parameters: [{ ParameterKey: "Suffix", ParameterValue: "y" }], Tags: [{ Key: "a", Value: "b" }] });
await CloudFormation.waitUntilStackCreateComplete(waiting(stacks), { StackName });
story.same = await refused(stacks.updateStack({ StackName, UsePreviousTemplate: true, Parameters: [{ ParameterKey: "Suffix", UsePreviousValue: true }] }));
await stacks.createChangeSet({ StackName, ChangeSetName: "c", TemplateBody: template(2), Parameters: [{ ParameterKey: "Suffix", UsePreviousValue: true }] });
await CloudFormation.waitUntilChangeSetCreateComplete(waiting(stacks), { StackName, ChangeSetName: "c" });
story.changes = (await stacks.describeChangeSet({ StackName, ChangeSetName: "c" })).Changes.map((it) => [it.ResourceChange.Action, it.ResourceChange.LogicalResourceId]);
await stacks.executeChangeSet({ StackName, ChangeSetName: "c" });
await CloudFormation.waitUntilStackUpdateComplete(waiting(stacks), { StackName });
const [stack] = (await stacks.describeStacks({ StackName })).Stacks;
story.stack = [stack.StackStatus, stack.Outputs[0].ExportName, stack.Outputs[0].OutputValue.split("/").at(-1)];
story.resources = (await everything(CloudFormation.paginateListStackResources({ client: stacks }, { StackName }), "StackResourceSummaries")).map((it) => it.LogicalResourceId);
assert.ok((await everything(CloudFormation.paginateDescribeStackEvents({ client: stacks }, { StackName }), "StackEvents")).length > 4);
await stacks.deleteStack({ StackName });
await CloudFormation.waitUntilStackDeleteComplete(waiting(stacks), { StackName: stack.StackId });
story.noStack = await refused(stacks.describeStacks({ StackName }));
console.log(JSON.stringify(story));
