"""Decides what an event is: an HTTP request for the application, or something for a function of the project."""

import importlib
import logging
import time
import traceback

from frazil_adapter.request import environ_of
from frazil_adapter.response import Answer, payload_1, payload_2, run

logger = logging.getLogger("frazil")


class Dispatcher:
    """The handler of a stage: call it with (event, context)."""

    def __init__(self, settings, application):
        self.settings, self.application = settings, application

    def __call__(self, event, context):
        if isinstance(event, dict) and event.get("version") == "2.0" and "requestContext" in event:
            return payload_2(self.answer(event, context), self.settings.ADDITIONAL_TEXT_MIMETYPES)
        if isinstance(event, dict) and event.get("httpMethod"):
            return payload_1(self.answer(event, context), event, self.settings.ADDITIONAL_TEXT_MIMETYPES)
        return self.run_other(event, context)

    def answer(self, event, context):
        """The application's answer; an exception becomes a 500 and stands in the log."""
        began = time.perf_counter()
        try:
            if self.application is None:
                raise LookupError("this stage has no web application: set app_function or django_settings")
            environ = environ_of(event, context, self.settings)
            answer = run(self.application, environ)
            log_request(environ, answer, time.perf_counter() - began)
            return answer
        except Exception as error:
            logger.exception("The application did not answer the request")
            self.tell_exception_handler(error, event, context)
            return failure(self.settings.DEBUG)

    def run_other(self, event, context):
        """Everything that is not HTTP; these rules are loaded only when needed."""
        events = importlib.import_module("frazil_adapter.events")
        try:
            return events.run(event, context, self.settings)
        except Exception as error:
            if self.tell_exception_handler(error, event, context):
                return None
            raise

    def tell_exception_handler(self, error, event, context):
        """True when the project's exception handler says that it took care."""
        if not self.settings.EXCEPTION_HANDLER:
            return False
        module, _, name = self.settings.EXCEPTION_HANDLER.rpartition(".")
        try:
            return bool(getattr(importlib.import_module(module), name)(error, event, context))
        except Exception:
            logger.exception("The exception handler %s failed", self.settings.EXCEPTION_HANDLER)
            return False


def failure(debug):
    """The 500 for an exception. Its traceback is shown to the caller only when debugging."""
    text = traceback.format_exc() if debug else "Internal Server Error\n"
    return Answer(500, "Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")], text.encode("utf-8", "replace"))


def log_request(environ, answer, seconds):
    if logger.isEnabledFor(logging.INFO):
        path = ascii(environ["SCRIPT_NAME"] + environ["PATH_INFO"])[1:-1]  # no line breaks from outside
        logger.info("%s %s %d %d bytes %.1f ms", environ["REQUEST_METHOD"], path, answer.status, len(answer.body), seconds * 1000)
