// frazil's runtime client for Node.js: the stream that a handler of `awslambda.streamifyResponse`
// writes its response to. Loaded only for such handlers.
'use strict';

const { Writable } = require('stream');

class InvalidStreamingOperation extends Error {
  constructor(message) {
    super(message);
    this.name = 'Runtime.InvalidStreamingOperation';
  }
}

/**
 * Every write is a chunk of one request to the Runtime API. A write is done when the socket has taken
 * it, so that a slow caller slows the handler down.
 */
class ResponseStream extends Writable {
  /** `open(contentType)` begins the request; `describe(error)` is what a caller sees of an error. */
  constructor({ open, describe, highWaterMark }) {
    super(highWaterMark === undefined ? {} : { highWaterMark });
    this.open = open;
    this.describe = describe;
    this.contentType = 'application/octet-stream';
    this.begun = false; // the first write has been called
    this.request = null; // begun with the first bytes
    this.failure = null;
    this.on('error', () => {}); // told to the caller; nobody has to listen
  }

  setContentType(contentType) {
    if (this.begun) throw new InvalidStreamingOperation('Cannot set content-type, too late.');
    if (/[^\t\x20-\x7e\x80-\xff]/.test(contentType)) {
      throw new TypeError('Invalid character in header content ["Content-Type"]');
    }
    this.contentType = String(contentType);
  }

  /** As on AWS, what is neither text nor bytes is written as JSON. */
  write(chunk, encoding, callback) {
    this.begin();
    const isBytes = typeof chunk === 'string' || chunk instanceof Uint8Array;
    return super.write(isBytes ? chunk : JSON.stringify(chunk), encoding, callback);
  }

  end(chunk, encoding, callback) {
    if (this.failure === null) this.begin(); // also when nothing is written
    return super.end(chunk, encoding, callback);
  }

  /** Writes what `HttpResponseStream.from` puts before everything else. */
  begin() {
    if (this.begun) return;
    this.begun = true;
    this._onBeforeFirstWrite?.((chunk) => super.write(chunk));
  }

  /** Says, after what was written, that the function failed. */
  fail(error) {
    if (this.writableEnded || this.destroyed) return;
    this.failure = this.describe(error);
    this.end();
  }

  _write(chunk, _encoding, callback) {
    if (chunk.length === 0) callback(); // an empty chunk would be the end
    else this.sending().chunk(chunk, callback);
  }

  _final(callback) {
    this.sending().end(this.failure, callback);
  }

  /** A pipeline whose source fails destroys this; its caller is told why. */
  _destroy(error, callback) {
    if (!this.writableFinished) {
      this.sending().end(this.describe(error ?? new Error('Response stream is not finished.')), () => {});
    }
    callback(error);
  }

  sending() {
    this.begun = true;
    this.request ??= this.open(this.contentType);
    return this.request;
  }
}

module.exports = { ResponseStream };
