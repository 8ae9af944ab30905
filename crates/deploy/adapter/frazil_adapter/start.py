"""Makes the handler: variables first, then the log level, then the application."""

import importlib
import logging
import os

from frazil_adapter.dispatch import Dispatcher


def start(settings=None, environ=os.environ):
    """The handler for one stage. `settings` is the module that the deployer writes into the package."""
    if settings is None:
        settings = importlib.import_module("frazil_settings")
    set_variables(settings, environ)
    set_log_level(settings.LOG_LEVEL)
    return Dispatcher(settings, load_application(settings))


def set_variables(settings, environ):
    """Zappa's own four names, then the stage's variables: these win over everything that was there."""
    environ["SERVERTYPE"] = "AWS Lambda"
    environ["FRAMEWORK"] = "Zappa"
    environ["PROJECT"] = settings.PROJECT_NAME
    environ["STAGE"] = settings.STAGE
    environ.update(settings.ENVIRONMENT_VARIABLES)


def set_log_level(name):
    """The root logger already has the runtime's handler; without one (outside Lambda) Python's default applies."""
    logging.getLogger().setLevel(logging.getLevelName(name.upper()))


def load_application(settings):
    """The WSGI callable, or None when the stage only runs functions."""
    if settings.DJANGO_SETTINGS:
        os.environ["DJANGO_SETTINGS_MODULE"] = settings.DJANGO_SETTINGS
        return importlib.import_module("django.core.wsgi").get_wsgi_application()
    if not settings.APP_MODULE:
        return None
    module = importlib.import_module(settings.APP_MODULE)
    try:
        return getattr(module, settings.APP_FUNCTION)
    except AttributeError:
        raise AttributeError(
            f"app_function names {settings.APP_MODULE}.{settings.APP_FUNCTION}, "
            f"but the module {module.__name__} ({module.__file__}) has no {settings.APP_FUNCTION}"
        ) from None
