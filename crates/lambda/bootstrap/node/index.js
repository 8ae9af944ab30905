// frazil's runtime client for Node.js: what AWS's does, without dependencies. `stream.js` beside it is
// for handlers that stream.
//
// It talks to the Runtime API over one raw connection: loading `node:http` would cost more than
// everything else here together. The connection keeps the event loop alive only while the client
// waits for an event, because `callbackWaitsForEmptyEventLoop` is about the function's own work.
'use strict';

const fs = require('fs');
const net = require('net');
const path = require('path');
const util = require('util');

const NODE_MAJOR = Number(process.versions.node.split('.')[0]);
// AWS has removed callbacks and context.done/succeed/fail from this version on
const HAS_CALLBACKS = NODE_MAJOR < 24;
const API = '/2018-06-01/runtime';

// ---------------------------------------------------------------- errors

class RuntimeError extends Error {
  constructor(type, message) {
    super(message);
    this.name = `Runtime.${type}`;
  }
}

class UnhandledPromiseRejection extends RuntimeError {
  constructor(reason, promise) {
    super('UnhandledPromiseRejection', String(reason));
    this.reason = reason;
    this.promise = promise;
  }
}

// user code may throw errors of other realms (vm) or things that are no errors
const isError = (value) => util.types.isNativeError(value) || value instanceof Error;

/** What the caller of the function sees. */
function toResponse(error) {
  try {
    if (isError(error)) {
      const trace = (error.stack || '').split('\n');
      return { errorType: error.name, errorMessage: error.message, trace };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return { errorType: 'handled', errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack', trace: [] };
  }
}

/** What the log shows: the error with all its own members. */
function toLogged(error) {
  const enumerable = (_key, value) => {
    if (!isError(value)) return value;
    const { errorType, errorMessage, trace } = toResponse(value);
    return { errorType, errorMessage, code: value.code, ...value, name: undefined, stack: trace };
  };
  try {
    return `\t${JSON.stringify(error, enumerable)}`;
  } catch {
    return `\t${JSON.stringify(toResponse(error))}`;
  }
}

// ---------------------------------------------------------------- logging

let requestId; // written as "undefined" during init, as on AWS
let tenantId;

const LEVELS = {
  TRACE: { number: 1, mask: 0b00100 },
  DEBUG: { number: 2, mask: 0b01000 },
  INFO: { number: 3, mask: 0b01100 },
  WARN: { number: 4, mask: 0b10000 },
  ERROR: { number: 5, mask: 0b10100 },
  FATAL: { number: 6, mask: 0b11000 },
};

function textMessage(time, level, values) {
  const tenant = tenantId === undefined ? '' : `${tenantId}\t`;
  return `${time.toISOString()}\t${requestId}\t${tenant}${level}\t${util.format(...values)}`;
}

function jsonMessage(time, level, values) {
  const line = { timestamp: time.toISOString(), level, requestId, tenantId };
  const describe = (error) => ({
    errorType: error.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
  });
  if (values.length === 1) {
    line.message = values[0];
  } else {
    line.message = util.format(...values);
    Object.assign(line, ...values.filter(isError).slice(0, 1).map(describe));
  }
  try {
    return JSON.stringify(line, (_key, value) => (isError(value) ? describe(value) : value));
  } catch {
    return JSON.stringify({ ...line, message: util.format(...values) });
  }
}

/** One event in the platform's log, however many lines it has. */
function frameWriter(fd) {
  return (type, time, text) => {
    const message = Buffer.from(text, 'utf8');
    const frame = Buffer.allocUnsafe(16 + message.length);
    frame.writeUInt32BE(type, 0);
    frame.writeUInt32BE(message.length, 4);
    frame.writeBigInt64BE(BigInt(time.valueOf()) * 1000n, 8);
    message.copy(frame, 16);
    writeAll(fd, frame);
  };
}

function writeAll(fd, bytes) {
  for (let at = 0; at < bytes.length; ) {
    at += fs.writeSync(fd, bytes, at);
  }
}

/** Without the platform's pipe, line breaks inside an event become carriage returns. */
const stdoutWriter = (_type, _time, text) => process.stdout.write(`${text.replace(/\n/g, '\r')}\n`);

function patchConsole() {
  const fd = process.env._LAMBDA_TELEMETRY_LOG_FD;
  delete process.env._LAMBDA_TELEMETRY_LOG_FD;
  const write = fd === undefined ? stdoutWriter : frameWriter(Number(fd));
  const json = (process.env.AWS_LAMBDA_LOG_FORMAT || '').toUpperCase() === 'JSON';
  const lowest = (json && LEVELS[(process.env.AWS_LAMBDA_LOG_LEVEL || '').toUpperCase()]?.number) || 0;
  const format = json ? jsonMessage : textMessage;
  const base = json ? 0xa55a0002 : 0xa55a0003;
  const at = (name) => {
    const level = LEVELS[name];
    if (level.number < lowest) return () => {};
    return (...values) => {
      const time = new Date();
      write((base | level.mask) >>> 0, time, format(time, name, values.length === 0 ? [''] : values));
    };
  };
  Object.assign(console, {
    log: at('INFO'), info: at('INFO'), warn: at('WARN'), error: at('ERROR'),
    debug: at('DEBUG'), trace: at('TRACE'), fatal: at('FATAL'),
  });
}

// ---------------------------------------------------------------- Runtime API

const ERROR_TYPE = 'Lambda-Runtime-Function-Error-Type';
const ERROR_BODY = 'Lambda-Runtime-Function-Error-Body';

const headerText = (value) => String(value).replace(/[^\x20-\x7e]/g, '?');

/** A keep-alive HTTP/1.1 client for one request at a time. */
class RuntimeApi {
  constructor(address) {
    const colon = address.lastIndexOf(':');
    this.address = address;
    this.host = address.slice(0, colon);
    this.port = Number(address.slice(colon + 1));
    this.socket = null;
    this.pending = null;
    this.received = [];
    this.receivedBytes = 0;
    this.wantedBytes = 0;
  }

  next() {
    return this.request('GET', `${API}/invocation/next`, '', '');
  }

  response(id, json) {
    return this.request('POST', `${API}/invocation/${id}/response`, 'Content-Type: application/json\r\n', json);
  }

  error(place, error) {
    const response = toResponse(error);
    const headers = `Content-Type: application/json\r\nLambda-Runtime-Function-Error-Type: ${headerText(response.errorType)}\r\n`;
    return this.request('POST', `${API}${place}`, headers, JSON.stringify(response));
  }

  request(method, target, headers, body) {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.from(body, 'utf8');
      const length = method === 'POST' ? `Content-Length: ${bytes.length}\r\n` : '';
      const socket = this.connected();
      socket.cork();
      this.begin({ resolve, reject }, method, target, `${headers}${length}`);
      if (bytes.length > 0) socket.write(bytes);
      socket.uncork();
    });
  }

  begin(pending, method, target, headers) {
    this.pending = pending;
    const socket = this.connected();
    socket.ref();
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${this.address}\r\n${headers}\r\n`, 'latin1');
    return socket;
  }

  /** A response whose body follows in chunks. `answered` hears what the Runtime API says in the end. */
  stream(id, contentType, answered) {
    const headers = `Content-Type: ${contentType}\r\nLambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\nTrailer: ${ERROR_TYPE}, ${ERROR_BODY}\r\n`;
    const socket = this.begin(answered, 'POST', `${API}/invocation/${id}/response`, headers);
    // a connection that broke is heard of through `answered`
    const done = (callback) => () => callback();
    return {
      chunk(bytes, callback) {
        socket.cork();
        socket.write(`${bytes.length.toString(16)}\r\n`, 'latin1');
        socket.write(bytes);
        socket.write('\r\n', 'latin1', done(callback));
        socket.uncork();
      },
      end(failure, callback) {
        const body = failure === null ? '' : Buffer.from(JSON.stringify(failure)).toString('base64');
        const trailers = failure === null ? '' : `${ERROR_TYPE}: ${headerText(failure.errorType)}\r\n${ERROR_BODY}: ${body}\r\n`;
        socket.write(`0\r\n${trailers}\r\n`, 'latin1', done(callback));
      },
    };
  }

  connected() {
    if (this.socket === null) {
      const socket = net.connect({ host: this.host, port: this.port, noDelay: true });
      // a connection that was given up has nothing more to say
      const current = (act) => (value) => { if (this.socket === socket) act(value); };
      socket.on('data', current((chunk) => this.receive(chunk)));
      socket.on('error', current((error) => this.lost(error)));
      socket.on('close', current(() => this.lost(new Error('the Runtime API closed the connection'))));
      this.socket = socket;
    }
    return this.socket;
  }

  lost(error) {
    this.socket = null;
    this.received = [];
    this.receivedBytes = 0;
    this.wantedBytes = 0;
    const pending = this.pending;
    this.pending = null;
    pending?.reject(error);
  }

  /** Chunks are joined only when they can be enough, so large events stay linear. */
  receive(chunk) {
    this.received.push(chunk);
    this.receivedBytes += chunk.length;
    if (this.receivedBytes < this.wantedBytes) return;
    const bytes = this.received.length === 1 ? chunk : Buffer.concat(this.received);
    const answer = parseResponse(bytes);
    if (answer.wanted !== undefined) {
      this.received = [bytes];
      this.wantedBytes = answer.wanted;
      return;
    }
    this.received = [];
    this.receivedBytes = 0;
    this.wantedBytes = 0;
    const pending = this.pending;
    this.pending = null;
    this.socket.unref();
    if (answer.headers.connection === 'close') this.socket = null;
    pending?.resolve(answer);
  }
}

/** A whole response, or `{wanted}`: how many bytes there must be before it is worth another look. */
function parseResponse(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { wanted: bytes.length + 1 };
  const [statusLine, ...lines] = bytes.toString('utf8', 0, end).split('\r\n');
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const status = Number(statusLine.split(' ')[1]);
  const start = end + 4;
  if ((headers['transfer-encoding'] || '').toLowerCase() === 'chunked') {
    const body = parseChunks(bytes, start);
    return body === undefined ? { wanted: bytes.length + 1 } : { status, headers, body };
  }
  const stop = start + Number(headers['content-length'] || 0);
  if (bytes.length < stop) return { wanted: stop };
  return { status, headers, body: bytes.toString('utf8', start, stop) };
}

function parseChunks(bytes, start) {
  const chunks = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}

// ---------------------------------------------------------------- the handler

/** `dir/module.nested.name` → the folder, the module, the path within its exports. */
function splitHandler(handler) {
  if (handler.includes('..')) {
    throw new RuntimeError('MalformedHandlerName', `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }
  const file = path.basename(handler);
  const folder = handler.slice(0, handler.indexOf(file));
  const parts = file.match(/^([^.]*)\.(.*)$/);
  if (!parts || parts.length !== 3) throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  return [folder, parts[1], parts[2]];
}

/** Whether the nearest package.json makes `.js` files ES modules. */
function isInEsmPackage(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).type === 'module';
    } catch {
      // none here, or none that can be read
    }
    if (folder === path.dirname(folder) || path.basename(folder) === 'node_modules') return false;
  }
}

async function loadModule(root, folder, module) {
  const base = path.resolve(root, folder, module);
  const exists = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile();
  const importFile = (file) => import(require('url').pathToFileURL(file).href);
  if (exists(base)) return require(base);
  if (exists(`${base}.js`)) return isInEsmPackage(base) ? importFile(`${base}.js`) : require(`${base}.js`);
  if (exists(`${base}.mjs`)) return importFile(`${base}.mjs`);
  if (exists(`${base}.cjs`)) return require(`${base}.cjs`);
  return require(require.resolve(module, { paths: [root, path.resolve(root, folder)] }));
}

async function loadHandler(root, handler) {
  const [folder, module, name] = splitHandler(handler);
  let exported;
  try {
    exported = await loadModule(root, folder, module);
  } catch (error) {
    if (error instanceof SyntaxError) throw wrapped('UserCodeSyntaxError', error);
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') throw wrapped('ImportModuleError', error);
    throw error;
  }
  const found = name.split('.').reduce((value, part) => value?.[part], exported);
  if (found === undefined || found === null) throw new RuntimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('HandlerNotFound', `${handler} is not a function`);
  if (!HAS_CALLBACKS && found.length >= 3) {
    throw new RuntimeError('CallbackHandlerDeprecated', 'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.');
  }
  return found;
}

/** With the stack of the error itself, which says more than ours. */
function wrapped(type, error) {
  const outer = new RuntimeError(type, String(error));
  outer.stack = `${outer.name}: ${outer.message}\n${error.stack}`;
  return outer;
}

// ---------------------------------------------------------------- streaming

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

/** A response that begins with status, headers and cookies; eight zero bytes end them. */
class HttpResponseStream {
  static from(stream, prelude) {
    stream.setContentType('application/vnd.awslambda.http-integration-response');
    const text = JSON.stringify(prelude);
    stream._onBeforeFirstWrite = (write) => {
      write(text);
      write(new Uint8Array(8));
    };
    return stream;
  }
}

function streamifyResponse(handler, options) {
  handler[STREAMING] = 'response';
  if (typeof options?.highWaterMark === 'number') handler[HIGH_WATER_MARK] = Math.trunc(options.highWaterMark);
  return handler;
}

function defineGlobal() {
  if (['1', 'true'].includes(process.env.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA)) return;
  globalThis.awslambda = { streamifyResponse, HttpResponseStream };
}

function isStreaming(handler) {
  const streaming = handler[STREAMING];
  if (streaming === undefined || streaming === null || streaming === false) return false;
  if (streaming !== 'response') throw new RuntimeError('MalformedStreamingHandler', 'Only response streaming is supported.');
  return true;
}

// ---------------------------------------------------------------- the context

function parseHeader(headers, name) {
  if (headers[name] === undefined) return undefined;
  try {
    return JSON.parse(headers[name]);
  } catch (error) {
    console.error(`Cannot parse ${name}`, error);
    throw new Error(`Failed to parse ${name} as JSON`);
  }
}

function contextOf(headers, state, finish) {
  const env = process.env;
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const context = {
    callbackWaitsForEmptyEventLoop: undefined, // defined below
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parseHeader(headers, 'lambda-runtime-client-context'),
    identity: parseHeader(headers, 'lambda-runtime-cognito-identity'),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  Object.defineProperty(context, 'callbackWaitsForEmptyEventLoop', {
    configurable: true,
    enumerable: true,
    get: () => state.waits,
    set: (waits) => { state.waits = waits; },
  });
  if (HAS_CALLBACKS && finish !== null) {
    context.done = (error, result) => (isFailure(error) ? finish.failed(error) : finish.answered(result));
    context.succeed = finish.answered;
    context.fail = (error) => finish.failed(isFailure(error) ? error : 'handled');
  }
  return context;
}

const isFailure = (error) => error !== undefined && error !== null;

// ---------------------------------------------------------------- the loop

class Runtime {
  constructor(api, handler) {
    this.api = api;
    this.handler = handler;
    this.streams = isStreaming(handler);
    this.idle = null; // what to do when the event loop is empty
    this.current = null; // the id of the invocation that runs
    process.on('beforeExit', () => {
      const idle = this.idle;
      this.idle = null;
      idle?.();
    });
  }

  async run() {
    for (;;) {
      const event = await this.api.next();
      if (event.status !== 200) throw new Error(`the Runtime API answered ${event.status}: ${event.body}`);
      await this.invoke(event);
    }
  }

  /** Resolves when the outcome was posted. */
  async invoke({ headers, body }) {
    const id = headers['lambda-runtime-aws-request-id'];
    this.current = requestId = id;
    tenantId = headers['lambda-runtime-aws-tenant-id'];
    setOrDelete(process.env, '_X_AMZN_TRACE_ID', headers['lambda-runtime-trace-id']);
    if (this.streams) {
      await this.stream(id, headers, body);
      this.current = null;
      return;
    }
    const outcome = await this.handle(headers, body);
    this.idle = null;
    if (outcome.failed) {
      console.error('Invoke Error', toLogged(outcome.error));
      await this.api.error(`/invocation/${id}/error`, outcome.error);
    } else {
      await this.api.response(id, outcome.json);
    }
    this.current = null;
  }

  /** Runs a handler that streams. Resolves when the Runtime API has the response, and nothing else runs. */
  async stream(id, headers, body) {
    const { ResponseStream } = require('./stream.js');
    const state = { waits: true };
    let answer;
    const answered = new Promise((resolve, reject) => {
      answer = { resolve, reject };
    });
    answered.catch(() => {}); // the handler may still be busy
    const stream = new ResponseStream({
      open: (contentType) => this.api.stream(id, contentType, answer),
      describe: toResponse,
      highWaterMark: this.handler[HIGH_WATER_MARK],
    });
    const stuck = new Promise((_resolve, reject) => {
      this.idle = () => reject(new Error('Response stream is not finished.'));
    });
    try {
      const returned = this.handler(JSON.parse(body), stream, contextOf(headers, state, null));
      if (typeof returned?.then !== 'function') throw new Error('Streaming does not support non-async handlers.');
      if ((await Promise.race([returned, stuck])) !== undefined) console.warn('Streaming handlers ignore return values.');
      await Promise.race([answered, stuck]);
    } catch (error) {
      console.error('Invoke Error', toLogged(error));
      stream.fail(error);
      await answered.catch(() => {});
    }
    if (state.waits) await new Promise((resolve) => { this.idle = () => setImmediate(resolve); });
    this.idle = null;
  }

  /** Runs the handler. The first outcome counts: a promise, a callback, or an empty event loop. */
  handle(headers, body) {
    return new Promise((resolve) => {
      const state = { waits: true, settled: false };
      const settle = (outcome) => {
        state.settled = true;
        resolve(outcome);
      };
      const finish = {
        failed: (error) => settle({ failed: true, error }),
        answered: (result) => {
          try {
            settle({ failed: false, json: serialised(result) });
          } catch (error) {
            finish.failed(error);
          }
        },
      };
      this.idle = () => finish.answered(null);
      const callback = (error, result) => {
        if (state.settled) return; // too late: another invocation may be running
        if (isFailure(error)) finish.failed(error);
        else if (state.waits) this.idle = () => setImmediate(() => finish.answered(result));
        else finish.answered(result);
      };
      try {
        const context = contextOf(headers, state, finish);
        const returned = this.handler(JSON.parse(body), context, callback);
        if (typeof returned?.then === 'function') returned.then(finish.answered, finish.failed);
      } catch (error) {
        finish.failed(error);
      }
    });
  }
}

function serialised(result) {
  try {
    // functions and symbols serialise to nothing, which is no JSON
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

function setOrDelete(object, name, value) {
  if (value === undefined) delete object[name];
  else object[name] = value;
}

// ---------------------------------------------------------------- start

async function main() {
  patchConsole();
  defineGlobal();
  const api = new RuntimeApi(process.env.AWS_LAMBDA_RUNTIME_API);
  let runtime = null;
  // Errors that nobody caught end the process, after the platform was told.
  let ending = false;
  const report = async (title, error, code) => {
    console.error(title, toLogged(error));
    if (ending) return;
    ending = true;
    const id = runtime?.current ?? null;
    const place = id === null ? '/init/error' : `/invocation/${id}/error`;
    // a connection of its own: the other one may be waiting
    await new RuntimeApi(api.address).error(place, error).catch(() => {});
    process.exit(code);
  };
  process.on('uncaughtException', (error) => report('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason, promise) =>
    report('Unhandled Promise Rejection', new UnhandledPromiseRejection(reason, promise), 128));
  try {
    const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
    runtime = new Runtime(api, handler);
  } catch (error) {
    return report('Uncaught Exception', error, 129);
  }
  return runtime.run();
}

main();
