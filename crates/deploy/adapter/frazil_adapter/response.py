"""Runs a WSGI callable and turns what it answers into a Lambda HTTP response."""

import base64
from itertools import product

TEXT_TYPES = (
    "text/",
    "application/json",
    "application/javascript",
    "application/ecmascript",
    "application/xml",
    "application/xml-external-parsed-entity",
    "application/xml-dtd",
    "image/svg+xml",
)


class Answer:
    """A complete HTTP answer: `status` is a number, `reason` a text, `headers` a list of pairs, `body` bytes."""

    def __init__(self, status, reason, headers, body):
        self.status, self.reason, self.headers, self.body = status, reason, headers, body

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name), "")


def run(application, environ):
    """Calls the application and collects everything; an iterable with `close` is always closed."""
    started, chunks = [], []

    def start_response(status, headers, exc_info=None):
        if started and not exc_info:
            raise AssertionError("start_response was called twice without exc_info")
        # Nothing has left yet, so an error page may still replace what was said before.
        started[:] = [(status, headers)]
        return chunks.append

    result = application(environ, start_response)
    try:
        for chunk in result:
            chunks.append(chunk)
    finally:
        close = getattr(result, "close", None)
        if close is not None:
            close()
    if not started:
        raise AssertionError("the application answered without calling start_response")
    status, headers = started[0]
    code, _, reason = status.partition(" ")
    code = int(code)
    # These three never have a body; whatever the application says.
    empty = environ["REQUEST_METHOD"] == "HEAD" or code in (204, 304)
    # The front counts the bytes itself, and would pass the application's own number on under another name.
    # Django writes a blank before a cookie; HTTP servers take it away.
    headers = [(name, value.strip()) for name, value in headers if name.lower() != "content-length"]
    return Answer(code, reason, headers, b"" if empty else b"".join(chunks))


def payload_2(answer, more_text_types=()):
    """Function URL and HTTP API: cookies in a list, other repeated headers joined."""
    headers, cookies = {}, []
    for name, value in answer.headers:
        name = name.lower()
        if name == "set-cookie":
            cookies.append(value)
        else:
            headers[name] = f"{headers[name]},{value}" if name in headers else value
    body, encoded = _body(answer, more_text_types)
    response = {"statusCode": answer.status, "headers": headers, "body": body, "isBase64Encoded": encoded}
    if cookies:
        response["cookies"] = cookies
    return response


def payload_1(answer, event, more_text_types=()):
    """REST API and load balancer: lists of values when the request came with lists."""
    body, encoded = _body(answer, more_text_types)
    response = {"statusCode": answer.status, "body": body, "isBase64Encoded": encoded}
    if "elb" in (event.get("requestContext") or {}):
        response["statusDescription"] = f"{answer.status} {answer.reason}".strip()
    if event.get("multiValueHeaders") is not None:
        many = response["multiValueHeaders"] = {}
        for name, value in answer.headers:
            many.setdefault(name.title(), []).append(value)
    else:
        response["headers"] = _single_headers(answer.headers)
    return response


def _single_headers(pairs):
    """One value a name. Cookies cannot be joined, so each gets another spelling of the name."""
    headers = {}
    spellings = ("".join(letters) for letters in product(*zip("Set-Cookie", "sET-cOOKIE")))
    for name, value in pairs:
        name = name.title()
        if name == "Set-Cookie":
            name = next(spelling for spelling in spellings if spelling not in headers)
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    return headers


def _body(answer, more_text_types):
    """Text stays text; what is compressed, binary or not UTF-8 travels in base64."""
    kind = answer.header("content-type").lower()
    if kind.startswith(TEXT_TYPES + tuple(more_text_types)) and not answer.header("content-encoding"):
        try:
            return answer.body.decode("utf-8"), False
        except UnicodeDecodeError:
            pass
    if not answer.body:
        return "", False
    return base64.b64encode(answer.body).decode("ascii"), True
