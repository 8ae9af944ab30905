#!/usr/bin/python3
"""An external extension in the smallest possible form. EXTENSIONS says what each does."""
import http.client, json, os, signal, sys, time

name = os.path.basename(sys.argv[0])
plan = json.loads(os.environ["EXTENSIONS"])[name]
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])


def say(text):
    os.write(1, f"{name}: {text}\n".encode())


def call(method, path, body=None, headers={}):
    connection.request(method, "/2020-01-01/extension/" + path, body, headers)
    response = connection.getresponse()
    return response.status, response.headers, response.read().decode()


def do(what):
    if what == "exit":
        os._exit(7)
    elif what == "hang":
        time.sleep(1000)
    elif what == "exit/error":
        call("POST", what, "{}", {**identity, "Lambda-Extension-Function-Error-Type": "Mine.Bad"})
        os._exit(1)
    elif what is not None:
        time.sleep(what)


signal.signal(signal.SIGTERM, lambda *_: say("SIGTERM"))
do(plan.get("first"))
registration = {"events": plan.get("events", ["INVOKE", "SHUTDOWN"])}
status, headers, body = call("POST", "register", json.dumps(registration),
                             {"Lambda-Extension-Name": name,
                              "Lambda-Extension-Accept-Feature": "accountId"})
say(f"registered {status} {body}")
identity = {"Lambda-Extension-Identifier": headers["Lambda-Extension-Identifier"]}
if "variables" in plan:
    say(json.dumps(sorted(os.environ)))
if "init/error" in plan:
    call("POST", "init/error", "{}",
         {**identity, "Lambda-Extension-Function-Error-Type": plan["init/error"]})
    os._exit(1)
do(plan.get("second"))
while True:
    status, headers, body = call("GET", "event/next", None, identity)
    event = json.loads(body)
    say(f"{event['eventType']} {event.get('requestId') or event.get('shutdownReason')}")
    if event["eventType"] == "SHUTDOWN":
        left = event["deadlineMs"] - time.time() * 1000
        do(plan.get("shutdown"))
        say(f"goodbye with {left:.0f} ms left")
        sys.exit(0)
    do(plan.get("invoke"))
    say("done")
