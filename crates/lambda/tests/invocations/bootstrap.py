#!/usr/bin/python3
"""A runtime in the smallest possible form. The event says what to do."""
import ctypes, http.client, json, os, signal, socket, sys, threading, time

api = os.environ["AWS_LAMBDA_RUNTIME_API"]
base = "/2018-06-01/runtime/"
connection = http.client.HTTPConnection(api)
state = {"invocations": 0, "ticks": 0}


def call(method, path, body=None, headers={}):
    path = path if path.startswith("/") else base + path
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read().decode()


def tick():
    while True:
        state["ticks"] += 1
        time.sleep(0.005)


def do(event, headers):
    what = event.get("do")
    if what == "sleep":
        time.sleep(event["s"])
    elif what == "exit":
        os._exit(event["code"])
    elif what == "segfault":
        ctypes.string_at(0)
    elif what == "fill_memory":
        held = []
        while True:
            held.append(bytearray(b"x" * (8 << 20)))
    elif what == "say":
        for line in event["lines"]:
            print(line, flush=True)
        sys.stderr.write(event.get("error", ""))
        sys.stderr.flush()
    elif what == "flood":
        end = time.time() + event["s"]
        while time.time() < end:
            os.write(1, b"x" * 99 + b"\n")
    elif what == "close_pipes":
        for fd in (0, 1, 2, 62):
            try:
                os.close(fd)
            except OSError:
                pass
    elif what == "write":
        with open(event["path"], "w") as file:
            file.write(event["text"])
    elif what == "read":
        return open(event["path"]).read() if os.path.exists(event["path"]) else None
    elif what == "count":
        if threading.active_count() == 1:
            threading.Thread(target=tick, daemon=True).start()
            time.sleep(0.05)
        return state["ticks"]
    elif what == "observe":
        return observe(event)
    elif what == "environment":
        return dict(os.environ)
    elif what == "headers":
        return headers
    elif what == "large":
        return "x" * (event["bytes"] - 2)
    elif what == "fork":
        if os.fork() == 0:
            time.sleep(1000)
            os._exit(0)
    elif what == "connect":
        host, port = event["to"].split(":")
        with socket.create_connection((host, int(port)), 5) as other:
            other.sendall(b"hello")
            return other.recv(100).decode()
    elif what == "ignore_signals":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        while True:
            time.sleep(1)
    elif what == "api":
        path = event["path"].replace("{id}", headers["Lambda-Runtime-Aws-Request-Id"])
        status, _, body = call(event["method"], path, event.get("body"), event.get("headers", {}))
        return [status, body]
    return {"invocations": state["invocations"], "pid": os.getpid(), "event": event}


def keep(path, text):
    """Appends to a file; returns its lines."""
    with open(path, "a+") as file:
        file.write(text + "\n")
        file.flush()
        file.seek(0)
        return file.read().split()


def observe(event):
    """Leaves the event's number in /tmp and in memory, and tells everything that is there."""
    if not os.path.exists("/tmp/identity"):
        keep("/tmp/identity", os.urandom(8).hex())
    state.setdefault("numbers", []).append(event["number"])
    history = keep("/tmp/history", str(event["number"]))
    if event["then"] == "crash":
        os._exit(1)
    if event["then"] == "sleep":
        time.sleep(event["s"])
    return {
        "environment": open("/tmp/identity").read().strip(),
        "history": [int(number) for number in history],
        "memory": state["numbers"],
        "inits": len(open("/tmp/inits").read().split()),
        "release": int(os.environ["RELEASE"]),
    }


def stream(event, request_id):
    """A streamed response, step by step, and what the Runtime API says to it."""
    host, port = api.split(":")
    with socket.create_connection((host, int(port))) as runtime_api:
        head = [f"POST {base}invocation/{request_id}/response HTTP/1.1", f"Host: {api}",
                "Transfer-Encoding: chunked", "Lambda-Runtime-Function-Response-Mode: streaming"]
        head += [f"{name}: {value}" for name, value in event.get("headers", {}).items()]
        runtime_api.sendall("\r\n".join(head + ["", ""]).encode())
        for step in event["steps"]:
            if "text" in step:
                text = step["text"].encode() * step.get("times", 1)
                runtime_api.sendall(b"%x\r\n%s\r\n" % (len(text), text))
            elif "endless" in step:
                while True:
                    runtime_api.sendall(b"2000\r\n%s\r\n" % (b"x" * 0x2000))
            elif "hang_up" in step:
                return
            elif "post" in step:
                print(call("POST", f"invocation/{request_id}/{step['post']}", "{}"), flush=True)
            else:
                do(step, {})
        trailers = "".join(f"{name}: {value}\r\n" for name, value in event.get("trailers", {}).items())
        runtime_api.sendall(f"0\r\n{trailers}\r\n".encode())
        print(runtime_api.recv(65536).decode().replace("\r\n", " "), flush=True)


init = json.loads(os.environ.get("INIT", "{}"))
if "RELEASE" in os.environ:
    keep("/tmp/inits", "init")
marker = "/tmp/init-failed-once"
if not init.get("once") or not os.path.exists(marker):
    open(marker, "w").close()
    if "terminate" in init:
        def terminate(*_):
            os.write(1, b"runtime: SIGTERM\n")
            if init["terminate"] == "exit":
                os._exit(0)
        signal.signal(signal.SIGTERM, terminate)
    if "internal" in init:
        extension = http.client.HTTPConnection(api)
        extension.request("POST", "/2020-01-01/extension/register", json.dumps(init["internal"]),
                          {"Lambda-Extension-Name": "internal"})
        registered = extension.getresponse()
        registered.read()

        def listen():
            identity = registered.headers["Lambda-Extension-Identifier"]
            while True:
                extension.request("GET", "/2020-01-01/extension/event/next", None,
                                  {"Lambda-Extension-Identifier": identity})
                event = json.loads(extension.getresponse().read())
                os.write(1, f"internal: {event['eventType']}\n".encode())
        threading.Thread(target=listen, daemon=True).start()
    if "print" in init:
        print(init["print"], flush=True)
    if "sleep" in init:
        time.sleep(init["sleep"])
    if "exit" in init:
        os._exit(init["exit"])
    if "error" in init:
        call("POST", "init/error", json.dumps(init["error"]),
             {"Lambda-Runtime-Function-Error-Type": init["error"]["errorType"]})
        sys.exit(1)

while True:
    status, headers, body = call("GET", "invocation/next")
    if status == 403:  # It has not noticed yet that a connection was hung up.
        time.sleep(0.01)
        continue
    state["invocations"] += 1
    event = json.loads(body)
    if event.get("rawPath") and "body" in event:
        event = json.loads(event["body"])
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    if event.get("do") == "raise":
        error = {"errorMessage": event["message"], "errorType": "ValueError"}
        call("POST", f"invocation/{request_id}/error", json.dumps(error),
             {"Lambda-Runtime-Function-Error-Type": "Runtime.Unhandled"})
        continue
    if event.get("do") == "stream":
        try:
            stream(event, request_id)
        except OSError as error:
            print("stream:", error, flush=True)
        continue
    result = do(event, headers)
    status, _, _ = call("POST", f"invocation/{request_id}/response", json.dumps(result))
    if event.get("after") == "say":
        print("after the answer", flush=True)
    elif event.get("after") == "sleep":
        time.sleep(1000)
    elif event.get("after") == "exit":
        os._exit(3)
