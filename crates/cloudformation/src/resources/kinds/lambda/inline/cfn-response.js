'use strict';
// Tells CloudFormation what became of a custom resource.

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = (event, context, responseStatus, responseData, physicalResourceId, noEcho) => {
  const answer = JSON.stringify({
    Status: responseStatus,
    Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
    PhysicalResourceId: physicalResourceId || context.logStreamName,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho || false,
    Data: responseData,
  });
  const address = new URL(event.ResponseURL);
  // https on AWS, http where the server is near
  const { request } = require(address.protocol.slice(0, -1));
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(answer) };
  return new Promise((resolve) => {
    const done = (said) => {
      console.log(said);
      if (context.done) context.done();
      resolve();
    };
    const sending = request(address, { method: 'PUT', headers }, (response) => {
      response.resume();
      done('Status code: ' + response.statusCode);
    });
    sending.on('error', (error) => done('send(..) failed: ' + error));
    sending.end(answer);
  });
};
