#!/usr/bin/python3
"""An external extension in the smallest possible form. EXTENSIONS says what each does."""
import http.client, http.server, json, os, signal, socket, sys, threading, time

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


def got(events):
    for event in events:
        say("got " + json.dumps(event))


class Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        got(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST

    def log_message(self, *_):
        pass


def read_lines(listener):
    connection, _ = listener.accept()
    for line in connection.makefile():
        got([json.loads(line)])


def subscribe(wish):
    destination = wish["body"]["destination"]
    if destination["protocol"] == "TCP":
        listener = socket.create_server(("sandbox.localdomain", destination["port"]))
        serve = lambda: read_lines(listener)
    else:
        serve = http.server.HTTPServer((wish.get("host", ""), wish["port"]), Listener).serve_forever
    threading.Thread(target=serve, daemon=True).start()
    connection.request("PUT", wish["path"], json.dumps(wish["body"]), identity)
    response = connection.getresponse()
    say(f"subscribed {response.status} {response.read().decode()}")


def tick():
    ticks = 0
    while True:
        ticks += 1
        with open("/tmp/ticks.new", "w") as file:
            file.write(str(ticks))
        os.rename("/tmp/ticks.new", "/tmp/ticks")
        time.sleep(0.01)


signal.signal(signal.SIGTERM, lambda *_: say("SIGTERM"))
do(plan.get("first"))
registration = {"events": plan.get("events", ["INVOKE", "SHUTDOWN"])}
status, headers, body = call("POST", "register", json.dumps(registration),
                             {"Lambda-Extension-Name": name,
                              "Lambda-Extension-Accept-Feature": "accountId"})
say(f"registered {status} {body}")
identity = {"Lambda-Extension-Identifier": headers["Lambda-Extension-Identifier"]}
if "ticks" in plan:
    threading.Thread(target=tick, daemon=True).start()
if "init/error" in plan:
    call("POST", "init/error", "{}",
         {**identity, "Lambda-Extension-Function-Error-Type": plan["init/error"]})
    os._exit(1)
if "telemetry" in plan:
    subscribe(plan["telemetry"])
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
