"""The adapter against a toy application: our own code only, so it may run outside an environment."""

import base64
import json
import sys
import types
import unittest

from frazil_adapter.dispatch import Dispatcher
from frazil_adapter.events import UnknownEvent, call
from frazil_adapter.start import set_variables


def settings(**changes):
    values = {
        "PROJECT_NAME": "demo",
        "STAGE": "dev",
        "APP_MODULE": "app",
        "APP_FUNCTION": "app",
        "DJANGO_SETTINGS": None,
        "ENVIRONMENT_VARIABLES": {},
        "LOG_LEVEL": "INFO",
        "DEBUG": False,
        "EXCEPTION_HANDLER": None,
        "CONTEXT_HEADER_MAPPINGS": {},
        "ADDITIONAL_TEXT_MIMETYPES": [],
        "BASE_PATH": None,
        "EVENT_MAPPING": {},
    }
    return types.SimpleNamespace(**(values | changes))


def url_event(method="GET", path="/", query="", headers=None, **more):
    about = {
        "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.7"},
        "stage": "$default",
        "domainName": "id.lambda-url.example",
    }
    event = {"version": "2.0", "rawPath": path, "rawQueryString": query, "headers": headers or {}, "requestContext": about}
    return event | more


def rest_event(method="GET", path="/", **more):
    about = {"path": "/dev" + path, "stage": "dev", "identity": {"sourceIp": "192.0.2.8", "userArn": None}}
    return {"httpMethod": method, "path": path, "headers": {}, "multiValueHeaders": {}, "requestContext": about} | more


def balancer_event(**more):
    return {"httpMethod": "GET", "path": "/", "headers": {}, "requestContext": {"elb": {"targetGroupArn": "arn"}}} | more


def environ_of(event, **changes):
    seen = {}

    def application(environ, start_response):
        seen.update(environ, body=environ["wsgi.input"].read())
        start_response("200 OK", [])
        return []

    response = Dispatcher(settings(**changes), application)(event, "the context")
    assert response["statusCode"] == 200, response
    return seen


def answer(application, event=None, **changes):
    return Dispatcher(settings(**changes), application)(event or url_event(), None)


def replying(status, headers, *chunks):
    def application(environ, start_response):
        start_response(status, headers)
        return list(chunks)

    return application


class Requests(unittest.TestCase):
    def test_paths_are_decoded_to_bytes_and_queries_are_left_alone(self):
        environ = environ_of(url_event(path="/caf%C3%A9%2Fx/%ff", query="q=a%20b&q=%C3%A9+c"))
        self.assertEqual(environ["PATH_INFO"].encode("latin-1"), "/café/x/".encode() + b"\xff")
        self.assertEqual(environ["QUERY_STRING"], "q=a%20b&q=%C3%A9+c")
        self.assertEqual(environ["SCRIPT_NAME"], "")

    def test_a_url_request_has_the_callers_address_scheme_and_names(self):
        headers = {"host": "id.example:8443", "x-forwarded-proto": "http", "x-forwarded-port": "8443", "x-forwarded-for": "1.1.1.1, 2.2.2.2"}
        environ = environ_of(url_event(headers=headers))
        self.assertEqual(environ["REMOTE_ADDR"], "192.0.2.7")
        self.assertEqual(environ["wsgi.url_scheme"], "http")
        self.assertEqual((environ["SERVER_NAME"], environ["SERVER_PORT"]), ("id.example", "8443"))
        self.assertEqual(environ["HTTP_HOST"], "id.example:8443")
        self.assertEqual(environ["HTTP_X_FORWARDED_FOR"], "1.1.1.1, 2.2.2.2")
        self.assertEqual(environ["lambda.context"], "the context")
        self.assertEqual(environ["lambda.event"]["version"], "2.0")

    def test_cookies_and_content_headers_come_under_their_wsgi_names(self):
        event = url_event("POST", headers={"content-type": "text/plain", "content-length": "99"}, cookies=["a=1", "b=2"], body="hé")
        environ = environ_of(event)
        self.assertEqual(environ["HTTP_COOKIE"], "a=1; b=2")
        self.assertEqual((environ["CONTENT_TYPE"], environ["CONTENT_LENGTH"]), ("text/plain", "3"))
        self.assertNotIn("HTTP_CONTENT_TYPE", environ)
        self.assertEqual(environ["body"], "hé".encode())

    def test_binary_bodies_arrive_as_they_were(self):
        data = bytes(range(256))
        environ = environ_of(url_event("POST", body=base64.b64encode(data).decode(), isBase64Encoded=True))
        self.assertEqual(environ["body"], data)

    def test_a_get_without_body_has_no_length_and_a_post_has_zero(self):
        self.assertNotIn("CONTENT_LENGTH", environ_of(url_event()))
        self.assertEqual(environ_of(url_event("POST"))["CONTENT_LENGTH"], "0")

    def test_a_header_with_an_underscore_cannot_pass_for_one_with_a_hyphen(self):
        environ = environ_of(url_event(headers={"x_remote_user": "root", "x-a": "1"}))
        self.assertNotIn("HTTP_X_REMOTE_USER", environ)
        self.assertEqual(environ["HTTP_X_A"], "1")

    def test_an_http_apis_stage_is_the_script_name(self):
        event = url_event(path="/dev/a")
        event["requestContext"]["stage"] = "dev"
        environ = environ_of(event)
        self.assertEqual((environ["SCRIPT_NAME"], environ["PATH_INFO"]), ("/dev", "/a"))
        event["rawPath"] = "/device"
        self.assertEqual(environ_of(event)["PATH_INFO"], "/device")

    def test_a_rest_api_has_lists_of_headers_and_decoded_queries(self):
        event = rest_event(
            path="/a",
            multiValueHeaders={"Accept": ["x", "y"], "Cookie": ["a=1", "b=2"]},
            multiValueQueryStringParameters={"q": ["a b", "&"]},
        )
        environ = environ_of(event)
        self.assertEqual((environ["HTTP_ACCEPT"], environ["HTTP_COOKIE"]), ("x, y", "a=1; b=2"))
        self.assertEqual(environ["QUERY_STRING"], "q=a+b&q=%26")
        self.assertEqual((environ["SCRIPT_NAME"], environ["PATH_INFO"]), ("/dev", "/a"))
        self.assertEqual(environ["REMOTE_ADDR"], "192.0.2.8")

    def test_a_load_balancers_queries_are_not_encoded_twice(self):
        event = balancer_event(queryStringParameters={"q": "a%20b"}, headers={"x-forwarded-for": "9.9.9.9, 192.0.2.9"})
        environ = environ_of(event)
        self.assertEqual(environ["QUERY_STRING"], "q=a%20b")
        self.assertEqual(environ["REMOTE_ADDR"], "192.0.2.9")

    def test_the_console_test_event_has_null_everywhere(self):
        environ = environ_of(rest_event(headers=None, multiValueHeaders=None, multiValueQueryStringParameters=None, body=None))
        self.assertEqual(environ["QUERY_STRING"], "")

    def test_base_path_and_mapped_headers(self):
        event = url_event(path="/shop/cart")
        event["requestContext"]["authorizer"] = {"lambda": {"principalId": "u1"}}
        environ = environ_of(event, BASE_PATH="shop", CONTEXT_HEADER_MAPPINGS={"X-User": "authorizer.lambda.principalId"})
        self.assertEqual((environ["SCRIPT_NAME"], environ["PATH_INFO"]), ("/shop", "/cart"))
        self.assertEqual((environ["HTTP_X_USER"], environ["REMOTE_USER"]), ("u1", "u1"))


class Responses(unittest.TestCase):
    def test_text_is_text_and_cookies_stay_apart(self):
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", " a=1"), ("Set-Cookie", "b=2"), ("Vary", "x"), ("Vary", "y")]
        response = answer(replying("201 Created", headers, "é".encode(), b"!"))
        self.assertEqual(response["statusCode"], 201)
        self.assertEqual((response["body"], response["isBase64Encoded"]), ("é!", False))
        self.assertEqual(response["cookies"], ["a=1", "b=2"])
        self.assertEqual(response["headers"]["vary"], "x,y")
        self.assertNotIn("set-cookie", response["headers"])
        json.dumps(response)

    def test_binary_compressed_and_broken_text_travel_in_base64(self):
        for headers, body in (
            ([("Content-Type", "image/png")], b"\x89PNG"),
            ([("Content-Type", "text/plain"), ("Content-Encoding", "gzip")], b"zip"),
            ([("Content-Type", "text/plain; charset=latin-1")], b"\xe9"),
        ):
            response = answer(replying("200 OK", headers, body))
            self.assertTrue(response["isBase64Encoded"])
            self.assertEqual(base64.b64decode(response["body"]), body)
        more = answer(replying("200 OK", [("Content-Type", "application/x-toml")], b"a"), ADDITIONAL_TEXT_MIMETYPES=["application/x-toml"])
        self.assertEqual(more["body"], "a")

    def test_head_204_and_304_have_no_body(self):
        page = replying("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")], b"hello")
        response = answer(page, url_event("HEAD"))
        self.assertEqual((response["body"], response["headers"]), ("", {"content-type": "text/plain"}))
        self.assertEqual(answer(replying("204 No Content", [], b"x"))["body"], "")
        self.assertEqual(answer(replying("304 Not Modified", [], b"x"))["body"], "")

    def test_iterables_are_closed_also_when_they_fail(self):
        class Body:
            closed = False

            def __iter__(self):
                yield b"a"
                raise ValueError("half way")

            def close(self):
                Body.closed = True

        def application(environ, start_response):
            start_response("200 OK", [])
            return Body()

        with self.assertLogs("frazil", "ERROR"):
            self.assertEqual(answer(application)["statusCode"], 500)
        self.assertTrue(Body.closed)

    def test_write_and_late_start_response(self):
        def application(environ, start_response):
            write = start_response("200 OK", [("Content-Type", "text/plain")])
            write(b"one ")
            return [b"two"]

        def generator(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            yield b"late"

        self.assertEqual(answer(application)["body"], "one two")
        self.assertEqual(answer(generator)["body"], "late")

    def test_start_response_again_needs_exc_info(self):
        def application(environ, start_response):
            start_response("200 OK", [])
            try:
                raise ValueError
            except ValueError:
                start_response("503 Sorry", [], sys.exc_info())
            return []

        def wrong(environ, start_response):
            start_response("200 OK", [])
            start_response("200 OK", [])
            return []

        self.assertEqual(answer(application)["statusCode"], 503)
        with self.assertLogs("frazil", "ERROR"):
            self.assertEqual(answer(wrong)["statusCode"], 500)

    def test_an_exception_is_a_500_whose_traceback_is_in_the_log_only(self):
        def application(environ, start_response):
            raise ValueError("secret")

        with self.assertLogs("frazil", "ERROR") as log:
            response = answer(application)
        self.assertEqual(response["statusCode"], 500)
        self.assertNotIn("secret", response["body"])
        self.assertIn("ValueError: secret", log.output[0])
        with self.assertLogs("frazil", "ERROR"):
            self.assertIn("ValueError: secret", answer(application, DEBUG=True)["body"])

    def test_rest_and_balancer_get_their_own_shapes(self):
        page = replying("200 OK", [("content-type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], b"x")
        rest = answer(page, rest_event())
        self.assertEqual(rest["multiValueHeaders"], {"Content-Type": ["text/plain"], "Set-Cookie": ["a=1", "b=2"]})
        self.assertNotIn("headers", rest)
        balancer = answer(page, balancer_event())
        self.assertEqual(balancer["statusDescription"], "200 OK")
        cookies = sorted(value for name, value in balancer["headers"].items() if name.lower() == "set-cookie")
        self.assertEqual(cookies, ["a=1", "b=2"])

    def test_the_log_line_of_a_request_cannot_be_forged(self):
        with self.assertLogs("frazil", "INFO") as log:
            answer(replying("200 OK", []), url_event(path="/a%0aEND"))
        self.assertEqual(log.output[0].count("\n"), 0)


class Events(unittest.TestCase):
    def setUp(self):
        module = sys.modules["toy_tasks"] = types.ModuleType("toy_tasks")
        module.both = lambda event, context: ["both", event.get("n")]
        module.none = lambda: "none"
        self.addCleanup(sys.modules.pop, "toy_tasks")

    def run_event(self, event, **changes):
        return Dispatcher(settings(**changes), None)(event, None)

    def test_commands_and_schedules_call_functions(self):
        self.assertEqual(self.run_event({"command": "toy_tasks.both", "n": 5}), ["both", 5])
        scheduled = {"detail-type": "Scheduled Event", "resources": ["arn:aws:events:r:1:rule/demo-dev-toy_tasks.none"]}
        self.assertEqual(self.run_event(scheduled), "none")
        warm = {"detail-type": "Scheduled Event", "resources": ["arn:aws:events:r:1:rule/demo-zappa-keep-warm-handler.keep_warm_callback"]}
        self.assertIsNone(self.run_event(warm))

    def test_records_go_to_the_function_of_their_source(self):
        event = {"Records": [{"eventSourceARN": "arn:q"}], "n": 1}
        self.assertEqual(self.run_event(event, EVENT_MAPPING={"arn:q": "toy_tasks.both"}), ["both", 1])
        with self.assertRaisesRegex(UnknownEvent, "arn:q"):
            self.run_event(event)

    def test_what_fits_no_rule_is_an_error(self):
        with self.assertRaisesRegex(UnknownEvent, "its members are: a, b"):
            self.run_event({"b": 1, "a": 2})
        with self.assertRaisesRegex(UnknownEvent, "list"):
            self.run_event([1])

    def test_a_type_error_inside_a_function_does_not_run_it_again(self):
        calls = []

        def function(event, context):
            calls.append(event)
            raise TypeError("inside")

        with self.assertRaisesRegex(TypeError, "inside"):
            call(function, {}, None)
        self.assertEqual(len(calls), 1)

    def test_an_exception_handler_may_swallow(self):
        sys.modules["toy_tasks"].swallow = lambda error, event, context: True
        self.assertIsNone(self.run_event({"x": 1}, EXCEPTION_HANDLER="toy_tasks.swallow"))

    def test_the_stages_variables_win(self):
        environ = {"A": "native"}
        set_variables(settings(ENVIRONMENT_VARIABLES={"A": "stage"}), environ)
        self.assertEqual((environ["A"], environ["STAGE"], environ["SERVERTYPE"]), ("stage", "dev", "AWS Lambda"))


if __name__ == "__main__":
    unittest.main()
