# Uploads by presigned address and by presigned form, as a browser would.
import json
import urllib.error
import urllib.request

import boto3

s3 = boto3.client("s3")


def status(url, **arguments):
    try:
        return urllib.request.urlopen(urllib.request.Request(url, **arguments)).status
    except urllib.error.HTTPError as error:
        return error.code


wanted = {"Bucket": "files", "Key": "up/a b.txt", "ContentType": "text/plain"}
put = s3.generate_presigned_url("put_object", Params=wanted, ExpiresIn=60)
post = s3.generate_presigned_post("files", "form.txt", Conditions=[["content-length-range", 1, 10]], ExpiresIn=60)


def form(content):
    parts = [
        f'--cut\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {**post["fields"], "file": content}.items()
    ]
    return "".join(parts + ["--cut--\r\n"]).encode()


multipart = {"content-type": "multipart/form-data; boundary=cut"}
story = {
    "put": status(put, method="PUT", data=b"uploaded", headers={"content-type": "text/plain"}),
    "other type": status(put, method="PUT", data=b"uploaded", headers={"content-type": "text/html"}),
    "post": status(post["url"], method="POST", data=form("by form"), headers=multipart),
    "too long": status(post["url"], method="POST", data=form("longer than ten"), headers=multipart),
    "keys": [it["Key"] for it in s3.list_objects_v2(Bucket="files")["Contents"]],
}
print(json.dumps(story))
