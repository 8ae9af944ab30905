const { App, Stack, CfnOutput, Duration } = require('aws-cdk-lib');
const lambda = require('aws-cdk-lib/aws-lambda');
const sqs = require('aws-cdk-lib/aws-sqs');
const apigateway = require('aws-cdk-lib/aws-apigateway');
const { SqsEventSource } = require('aws-cdk-lib/aws-lambda-event-sources');
const app = new App();
const stack = new Stack(app, 'ice', { env: { account: '000000000000', region: 'us-east-1' } });
const queue = new sqs.Queue(stack, 'Queue');
const f = new lambda.Function(stack, 'F', {
  runtime: new lambda.Runtime(process.env.FUNCTION_RUNTIME), handler: 'main.handler', code: lambda.Code.fromAsset('code'),
  timeout: Duration.seconds(Number(process.env.FUNCTION_TIMEOUT)), environment: { QUEUE: queue.queueUrl },
});
f.addEventSource(new SqsEventSource(queue));
queue.grantSendMessages(f);
const url = f.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });
const api = new apigateway.LambdaRestApi(stack, 'Api', { handler: f });
new CfnOutput(stack, 'Url', { value: url.url });
new CfnOutput(stack, 'ApiId', { value: api.restApiId });
