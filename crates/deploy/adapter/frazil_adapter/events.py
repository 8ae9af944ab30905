"""Events that are no HTTP requests, by Zappa's rules; what fits no rule is an error, not silence."""

import importlib
import inspect
import logging

logger = logging.getLogger("frazil")


class UnknownEvent(Exception):
    """An event that nothing in this project is meant for."""


def run(event, context, settings):
    if not isinstance(event, dict):
        raise UnknownEvent(f"an object was expected as the event, not {type(event).__name__}")
    for applies, act in RULES:
        if applies(event):
            return act(event, context, settings)
    raise UnknownEvent(
        "this event is neither an HTTP request nor a command, a schedule or a record of a known source; "
        f"its members are: {', '.join(sorted(event)) or 'none'}"
    )


def scheduled(event, context, settings):
    """The rule's name ends with the function: `guestbook-dev-tasks.clean_up`."""
    rule = event["resources"][0].rpartition("/")[2]
    path = rule.rpartition("-")[2]
    if path.endswith("keep_warm_callback"):
        return None
    return call(load(path), event, context)


def command(event, context, settings):
    result = call(load(event["command"]), event, context)
    print(f"Result of {event['command']}:\n{result}")
    return result


def raw_command(event, context, settings):
    exec(event["raw_command"], {"__name__": "__main__", "event": event, "context": context})


def manage(event, context, settings):
    if not settings.DJANGO_SETTINGS:
        raise UnknownEvent("`manage` needs a Django project: set django_settings")
    importlib.import_module("django.core.management").call_command(*event["manage"].split(" "))
    return {}


def records(event, context, settings):
    record = event["Records"][0]
    source = source_of(record)
    path = settings.EVENT_MAPPING.get(source)
    if path is None:
        raise UnknownEvent(f"no function of this project is meant for events of {source}: see `events` in the settings")
    return call(load(path), event, context)


def source_of(record):
    """The ARN, or the name that the settings gave, of what sent the record."""
    if "s3" in record:
        identifier = record["s3"].get("configurationId", "")
        return identifier.rpartition(":")[2] if ":" in identifier else record["s3"]["bucket"]["arn"]
    if "Sns" in record:
        return record["Sns"]["TopicArn"]
    return record.get("eventSourceARN")


def load(path):
    """The function `module.path.name`."""
    module, _, name = path.rpartition(".")
    if not module:
        raise UnknownEvent(f"`{path}` names no function: module.function was expected")
    return getattr(importlib.import_module(module), name)


def call(function, event, context):
    """Calls with as many of (event, context) as the function takes; Zappa would run it again after a TypeError."""
    arguments = (event, context)
    try:
        signature = inspect.signature(function)
    except ValueError:  # a built-in that does not tell
        return function(*arguments)
    while arguments and not takes(signature, arguments):
        arguments = arguments[:-1]
    return function(*arguments)


def takes(signature, arguments):
    try:
        signature.bind(*arguments)
        return True
    except TypeError:
        return False


RULES = (
    (lambda event: event.get("detail-type") == "Scheduled Event", scheduled),
    (lambda event: event.get("command"), command),
    (lambda event: event.get("raw_command"), raw_command),
    (lambda event: event.get("manage"), manage),
    (lambda event: event.get("Records"), records),
)
