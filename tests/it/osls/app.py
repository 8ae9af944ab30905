import os


def hello(event, context):
    name = (event.get("pathParameters") or {}).get("name", "nobody")
    return {"statusCode": 200, "body": os.environ["GREETING"] + " " + name}


def work(event, context):
    print("worked on", [record["body"] for record in event.get("Records", [])])
