"""Reads a template and its parameters, writes what AWS's translator makes of them."""

import json
import sys

sys.path.insert(0, "/var/task")

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform


class NoMorePolicies:
    """The translator knows AWS's managed policies by itself."""

    def load(self):
        return {}


with open("/mnt/question.json", encoding="utf-8") as file:
    question = json.load(file)
try:
    answer = {"template": transform(question["template"], question["parameters"], NoMorePolicies())}
except InvalidDocumentException as error:
    answer = {"refused": " ".join([error.message, *(cause.message for cause in error.causes)])}
json.dump(answer, sys.stdout)
