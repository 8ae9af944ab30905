"""HTTP events to a WSGI environ: payload 2.0 (function URL, HTTP API), payload 1.0 (REST API) and load balancer."""

import base64
import io
import sys
from urllib.parse import unquote_to_bytes, urlencode


def environ_of(event, context, settings):
    """The environ of an HTTP event."""
    if event.get("version") == "2.0":
        request = _payload_2(event)
    else:
        request = _payload_1(event)
    method, path, script_name, query, headers, remote_addr, remote_user, authorizer = request
    _add_mapped_headers(headers, event.get("requestContext") or {}, settings.CONTEXT_HEADER_MAPPINGS)
    script_name, path = _strip_base_path(script_name, path, settings.BASE_PATH)
    body = _body(event)
    scheme = headers.get("x-forwarded-proto", "https")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": _wsgi_path(script_name),
        "PATH_INFO": _wsgi_path(path),
        "QUERY_STRING": _latin(query),
        "SERVER_NAME": _host_name(event, headers),
        "SERVER_PORT": headers.get("x-forwarded-port") or ("443" if scheme == "https" else "80"),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": remote_addr or "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "lambda.event": event,
        "lambda.context": context,
    }
    _add_headers(environ, headers, body, method)
    if remote_user:
        environ["REMOTE_USER"] = remote_user
    if authorizer:
        environ["API_GATEWAY_AUTHORIZER"] = authorizer
    return environ


def _payload_2(event):
    about = event["requestContext"]
    http = about["http"]
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    if event.get("cookies"):
        headers["cookie"] = "; ".join(event["cookies"])
    script_name, path = "", event.get("rawPath") or "/"
    # An HTTP API with a named stage has it as the first segment of the path; "$default" never shows.
    stage = "/" + about.get("stage", "$default")
    if path == stage or path.startswith(stage + "/"):
        script_name, path = stage, path[len(stage) :]
    authorizer = about.get("authorizer") or {}
    user = (authorizer.get("lambda") or {}).get("principalId") or (authorizer.get("iam") or {}).get("userArn")
    query = event.get("rawQueryString") or ""
    return http["method"], path, script_name, query, headers, http.get("sourceIp"), user, authorizer


def _payload_1(event):
    about = event.get("requestContext") or {}
    headers = _headers_1(event)
    identity = about.get("identity") or {}
    authorizer = about.get("authorizer") or {}
    path = event.get("path") or "/"
    if "elb" in about:
        # A load balancer appends the address it saw; what stands before it was said by the client.
        remote_addr = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        query = _query_1(event, encoded=True)
    else:
        remote_addr = identity.get("sourceIp")
        query = _query_1(event, encoded=False)
    user = authorizer.get("principalId") or identity.get("userArn")
    return event["httpMethod"], path, _stage_prefix(about, path), query, headers, remote_addr, user, authorizer


def _headers_1(event):
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    for name, values in (event.get("multiValueHeaders") or {}).items():
        name = name.lower()
        headers[name] = ("; " if name == "cookie" else ", ").join(values)
    return headers


def _query_1(event, encoded):
    many = event.get("multiValueQueryStringParameters")
    if many is None:
        many = {name: [value] for name, value in (event.get("queryStringParameters") or {}).items()}
    pairs = [(name, value) for name, values in many.items() for value in values]
    if encoded:
        return "&".join(f"{name}={value}" for name, value in pairs)
    return urlencode(pairs)


def _stage_prefix(about, path):
    """What a REST API took from the front of the path: the stage, or a domain's base path."""
    whole = about.get("path") or ""
    if whole != path and whole.endswith(path):
        return whole[: -len(path)]
    return ""


def _strip_base_path(script_name, path, base_path):
    base = "/" + base_path.strip("/") if base_path else ""
    if base and (path == base or path.startswith(base + "/")):
        return script_name + base, path[len(base) :]
    return script_name, path


def _body(event):
    body = event.get("body")
    if not body:
        return b""
    if event.get("isBase64Encoded"):
        return base64.b64decode(body)
    return body.encode("utf-8", "surrogateescape")


def _add_headers(environ, headers, body, method):
    for name, value in headers.items():
        # Two spellings, x-a and x_a, would meet in one variable: the second is how headers are forged.
        if value is None or "_" in name or name in ("content-type", "content-length"):
            continue
        environ["HTTP_" + name.upper().replace("-", "_")] = _latin(str(value))
    if headers.get("content-type"):
        environ["CONTENT_TYPE"] = _latin(headers["content-type"])
    if body or "content-length" in headers or method in ("POST", "PUT", "PATCH"):
        environ["CONTENT_LENGTH"] = str(len(body))


def _add_mapped_headers(headers, about, mappings):
    for name, path in mappings.items():
        value = about
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value is not None:
            headers[name.lower()] = str(value)


def _host_name(event, headers):
    host = headers.get("host") or (event.get("requestContext") or {}).get("domainName") or "localhost"
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _wsgi_path(path):
    """Percent-decoded bytes in the shape that WSGI wants: one character for each byte."""
    return unquote_to_bytes(path).decode("latin-1")


def _latin(text):
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("latin-1")
