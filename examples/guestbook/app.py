"""A guestbook: messages and files in S3, a counter in /tmp, another one in memory.

It is an ordinary Flask application. What is particular to Lambda is where things are kept:

* S3 is for what must last: messages and uploads. Every environment sees the same.
* /tmp is a scratch disk that belongs to one environment and is found again at its next request.
* Memory too belongs to one environment; it is lost when the process ends, and /tmp is not.
"""

import functools
import json
import os
import resource
import shutil
import threading
import time
import uuid
from datetime import datetime, timezone
from pathlib import Path

import boto3
from botocore.exceptions import ClientError
from flask import Flask, Response, abort, redirect, render_template, request, url_for

app = Flask(__name__)
# A request reaches the function as JSON of at most 6 MB, and a binary body in it as base64, a third larger.
app.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024

TITLE = os.environ.get("GUESTBOOK_TITLE", "Guestbook")
BUCKET = os.environ.get("GUESTBOOK_BUCKET", "guestbook")
MESSAGES_SHOWN = 20
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
COUNTER = Path("/tmp/guestbook-visits")

BEGAN = time.time()
in_memory = {"visits": 0, "ticks": 0}


def tick():
    """Counts ten times a second, as long as this process is not frozen."""
    while True:
        time.sleep(0.1)
        in_memory["ticks"] += 1


threading.Thread(target=tick, daemon=True).start()


# Made at import, that is while the environment starts, when the processor is not yet rationed: a client is slow to make.
client = boto3.client("s3")


@functools.cache
def s3():
    """The client, once the bucket is there: it is made at the first use."""
    try:
        client.head_bucket(Bucket=BUCKET)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        # Every region but the first wants to be named.
        region = client.meta.region_name
        where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        client.create_bucket(Bucket=BUCKET, **where)
    return client


@functools.lru_cache(maxsize=1000)
def message(key):
    """A message never changes, so memory may keep it."""
    return json.load(s3().get_object(Bucket=BUCKET, Key=key)["Body"])


def listing(prefix, limit=1000):
    return s3().list_objects_v2(Bucket=BUCKET, Prefix=prefix, MaxKeys=limit).get("Contents", [])


def count_visit():
    """Counts in both places. One environment runs one request at a time, so nothing else writes here meanwhile."""
    in_memory["visits"] += 1
    on_disk = int(COUNTER.read_text()) if COUNTER.exists() else 0
    COUNTER.write_text(str(on_disk + 1))
    return {"memory": in_memory["visits"], "tmp": on_disk + 1}


@app.get("/")
def index():
    messages = [message(item["Key"]) for item in listing("messages/", MESSAGES_SHOWN)]
    return render_template("index.html", title=TITLE, visits=count_visit(), messages=messages)


@app.post("/")
def write():
    name, text = request.form.get("name", "").strip(), request.form.get("message", "").strip()
    if not text:
        abort(400, "A message needs a text.")
    now = datetime.now(timezone.utc)
    entry = {"name": name[:60] or "Somebody", "text": text[:2000], "time": now.strftime("%Y-%m-%d %H:%M UTC")}
    if request.files.get("picture"):
        entry["file"] = keep(request.files["picture"])
    # One object a message: two environments that write at once lose nothing. Newest first, because S3 lists by name.
    key = f"messages/{10**14 - int(now.timestamp() * 1000):014d}-{uuid.uuid4().hex[:8]}.json"
    s3().put_object(Bucket=BUCKET, Key=key, Body=json.dumps(entry), ContentType="application/json")
    return redirect(url_for("index"), 303)


def keep(file):
    """Puts an upload into S3 and says how to find it again."""
    name = Path(file.filename.replace("\\", "/")).name
    kept = {"id": uuid.uuid4().hex[:12], "name": name, "picture": file.mimetype in PICTURES}
    s3().upload_fileobj(file.stream, BUCKET, f"files/{kept['id']}/{name}", ExtraArgs={"ContentType": file.mimetype})
    return kept


@app.get("/files")
def files():
    kept = [item["Key"].split("/", 2)[1:] + [item["Size"]] for item in listing("files/")]
    return render_template("files.html", title=TITLE, files=kept)


@app.get("/files/<identifier>/<name>")
def file(identifier, name):
    try:
        kept = s3().get_object(Bucket=BUCKET, Key=f"files/{identifier}/{name}")
    except s3().exceptions.NoSuchKey:
        abort(404, "There is no such file.")
    # Only pictures are shown in place: a page that somebody uploads must not run as ours.
    shown = kept["ContentType"] in PICTURES
    response = Response(kept["Body"].read(), mimetype=kept["ContentType"] if shown else "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.set("Content-Disposition", "inline" if shown else "attachment", filename=name)
    return response


@app.get("/context")
def context():
    return render_template("context.html", title=TITLE, facts=facts())


@app.get("/context.json")
def context_json():
    return facts()


def facts():
    """What this invocation and its environment look like from inside."""
    disk = shutil.disk_usage("/tmp")
    visits = count_visit()
    told = {
        "visits": visits["tmp"],
        "visits_in_memory": visits["memory"],
        "process_age_s": round(time.time() - BEGAN, 1),
        "process_awake_s": in_memory["ticks"] / 10,
        "tmp_bytes": disk.total,
        "tmp_used_bytes": disk.used,
        "memory_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "variables": {name: shown(name, value) for name, value in sorted(os.environ.items())},
    }
    invocation = request.environ.get("lambda.context")
    if invocation:  # outside of Lambda there is none
        told |= {
            "request_id": invocation.aws_request_id,
            "remaining_ms": invocation.get_remaining_time_in_millis(),
            "function_name": invocation.function_name,
            "function_version": invocation.function_version,
            "function_arn": invocation.invoked_function_arn,
            "log_group_name": invocation.log_group_name,
            "log_stream_name": invocation.log_stream_name,
            "memory_limit_mb": int(invocation.memory_limit_in_mb),
        }
    return told


def shown(name, value):
    """Values of secrets stay where they are."""
    secret = any(word in name for word in ("SECRET", "TOKEN", "PASSWORD", "KEY"))
    return "(not shown)" if secret else value


@app.errorhandler(400)
@app.errorhandler(404)
@app.errorhandler(413)
def failed(error):
    text = "At most 4 MB at once: larger files belong to S3 directly." if error.code == 413 else error.description
    return render_template("error.html", title=TITLE, code=error.code, text=text), error.code


@app.template_filter("size")
def size(count):
    return f"{count} bytes" if count < 1024 else f"{count / 1024:.0f} kB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"
