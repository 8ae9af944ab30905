"""What boto3 must see of S3. Usage: s3_clients.py FUNCTION PORT"""

import base64
import hashlib
import http.client
import io
import sys
import urllib.error
import urllib.parse
import urllib.request
import zlib

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

PORT = sys.argv[2]
ENDPOINT = f"http://127.0.0.1:{PORT}"
MIB = 1024 * 1024


def client(key="test", secret="test", endpoint=ENDPOINT, **config):
    config.setdefault("retries", {"max_attempts": 1})
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(**config),
    )


def fails(code, call, status=None, message=None, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        assert found["Code"] == code, error.response
        if status:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error.response
        if message:
            assert found["Message"] == message, error.response
        return error.response
    raise AssertionError(f"{code} was expected of {call}")


def bucket(s3, name="box"):
    s3.create_bucket(Bucket=name)
    return name


def read(s3, key, **more):
    return s3.get_object(Bucket="box", Key=key, **more)["Body"].read()


def buckets():
    s3 = client()
    fails("404", s3.head_bucket, Bucket="box", status=404)
    s3.create_bucket(Bucket="box")
    s3.create_bucket(Bucket="box")  # allowed in us-east-1
    s3.head_bucket(Bucket="box")
    s3.create_bucket(
        Bucket="euro", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    fails(
        "BucketAlreadyOwnedByYou",
        s3.create_bucket,
        Bucket="euro",
        CreateBucketConfiguration={"LocationConstraint": "eu-west-1"},
        status=409,
    )
    assert s3.get_bucket_location(Bucket="box")["LocationConstraint"] is None
    assert s3.get_bucket_location(Bucket="euro")["LocationConstraint"] == "eu-west-1"
    assert [b["Name"] for b in s3.list_buckets()["Buckets"]] == ["box", "euro"]
    page = s3.list_buckets(MaxBuckets=1)
    assert [b["Name"] for b in page["Buckets"]] == ["box"]
    page = s3.list_buckets(MaxBuckets=1, ContinuationToken=page["ContinuationToken"])
    assert [b["Name"] for b in page["Buckets"]] == ["euro"]
    assert "ContinuationToken" not in page
    s3.put_object(Bucket="box", Key="a", Body=b"x")
    fails(
        "BucketNotEmpty",
        s3.delete_bucket,
        Bucket="box",
        status=409,
        message="The bucket you tried to delete is not empty",
    )
    s3.delete_object(Bucket="box", Key="a")
    s3.create_multipart_upload(Bucket="box", Key="b")
    s3.delete_bucket(Bucket="box")
    fails(
        "NoSuchBucket",
        s3.list_objects_v2,
        Bucket="box",
        status=404,
        message="The specified bucket does not exist",
    )
    fails("NoSuchBucket", s3.put_object, Bucket="box", Key="a", Body=b"x", status=404)
    fails("NoSuchBucket", s3.delete_bucket, Bucket="box", status=404)


def objects():
    s3 = client()
    bucket(s3)
    put = s3.put_object(
        Bucket="box",
        Key="a/b c+d.txt",
        Body=b"hello",
        ContentType="text/plain",
        CacheControl="max-age=1",
        ContentDisposition="inline",
        ContentEncoding="identity",
        ContentLanguage="en",
        Metadata={"name": "value"},
        StorageClass="STANDARD_IA",
    )
    assert put["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    got = s3.get_object(Bucket="box", Key="a/b c+d.txt")
    assert got["Body"].read() == b"hello"
    head = s3.head_object(Bucket="box", Key="a/b c+d.txt")
    for found in (got, head):
        assert found["ContentType"] == "text/plain", found
        assert found["CacheControl"] == "max-age=1"
        assert found["ContentDisposition"] == "inline"
        assert found["ContentEncoding"] == "identity", found
        assert found["ContentLanguage"] == "en"
        assert found["Metadata"] == {"name": "value"}
        assert found["ContentLength"] == 5
        assert found["StorageClass"] == "STANDARD_IA"
        assert found["ETag"] == put["ETag"]
        assert found["AcceptRanges"] == "bytes"
        assert found["LastModified"]
    s3.put_object(Bucket="box", Key="empty")
    assert read(s3, "empty") == b""
    assert s3.head_object(Bucket="box", Key="empty")["ContentType"] == "binary/octet-stream"
    for key in ["日本/é", "a//b", "/lead", "dots/../x", "%41", "a?b&c=d", "\x07bell"]:
        s3.put_object(Bucket="box", Key=key, Body=key.encode())
        assert read(s3, key) == key.encode(), key
    big = bytes(range(256)) * 4096 * 5  # 5 MiB
    s3.put_object(Bucket="box", Key="big", Body=big)
    assert read(s3, "big") == big
    s3.put_object(Bucket="box", Key="big", Body=b"replaced")
    assert read(s3, "big") == b"replaced"
    response = fails(
        "NoSuchKey",
        s3.get_object,
        Bucket="box",
        Key="none",
        status=404,
        message="The specified key does not exist.",
    )
    assert response["ResponseMetadata"]["RequestId"]
    fails("404", s3.head_object, Bucket="box", Key="none", status=404)
    override = s3.get_object(
        Bucket="box", Key="big", ResponseContentType="a/b", ResponseContentDisposition="x"
    )
    assert (override["ContentType"], override["ContentDisposition"]) == ("a/b", "x")
    fails("KeyTooLongError", s3.put_object, Bucket="box", Key="k" * 1025, status=400)
    fails(
        "MetadataTooLarge", s3.put_object, Bucket="box", Key="m", Metadata={"a": "b" * 2048}
    )
    attributes = s3.get_object_attributes(
        Bucket="box", Key="big", ObjectAttributes=["ETag", "ObjectSize", "Checksum"]
    )
    assert attributes["ObjectSize"] == 8, attributes


def conditional_reads():
    s3 = client()
    bucket(s3)
    put = s3.put_object(Bucket="box", Key="a", Body=b"hello")
    modified = s3.head_object(Bucket="box", Key="a")["LastModified"]
    for call in (s3.get_object, s3.head_object):
        call(Bucket="box", Key="a", IfMatch=put["ETag"])
        fails("304", call, Bucket="box", Key="a", IfNoneMatch=put["ETag"], status=304)
        fails("304", call, Bucket="box", Key="a", IfModifiedSince=modified, status=304)
    fails("PreconditionFailed", s3.get_object, Bucket="box", Key="a", IfMatch='"x"', status=412)
    fails("412", s3.head_object, Bucket="box", Key="a", IfMatch='"x"', status=412)


def conditional_writes():
    s3 = client()
    bucket(s3)
    put = s3.put_object(Bucket="box", Key="a", Body=b"1", IfNoneMatch="*")
    fails(
        "PreconditionFailed",
        s3.put_object,
        Bucket="box",
        Key="a",
        Body=b"2",
        IfNoneMatch="*",
        status=412,
        message="At least one of the pre-conditions you specified did not hold",
    )
    put = s3.put_object(Bucket="box", Key="a", Body=b"3", IfMatch=put["ETag"])
    fails("PreconditionFailed", s3.put_object, Bucket="box", Key="a", Body=b"4", IfMatch='"x"')
    fails("NoSuchKey", s3.put_object, Bucket="box", Key="none", Body=b"4", IfMatch='"x"')
    assert read(s3, "a") == b"3"
    fails("PreconditionFailed", s3.delete_object, Bucket="box", Key="a", IfMatch='"x"')
    s3.delete_object(Bucket="box", Key="a", IfMatch=put["ETag"])


def ranges():
    s3 = client()
    bucket(s3)
    body = bytes(range(256)) * 4000
    s3.put_object(Bucket="box", Key="a", Body=body)
    for header, expected in [
        ("bytes=0-9", body[:10]),
        ("bytes=5-", body[5:]),
        ("bytes=-7", body[-7:]),
        ("bytes=300000-700000", body[300000:700001]),
        ("bytes=0-99999999", body),
    ]:
        got = s3.get_object(Bucket="box", Key="a", Range=header)
        assert got["Body"].read() == expected, header
        assert got["ResponseMetadata"]["HTTPStatusCode"] == 206
        assert got["ContentRange"].endswith(f"/{len(body)}")
    assert read(s3, "a", Range="bytes=5-2") == body
    assert read(s3, "a", Range="bytes=0-1,4-5") == body
    fails("InvalidRange", s3.get_object, Bucket="box", Key="a", Range="bytes=2000000-", status=416)
    head = s3.head_object(Bucket="box", Key="a", Range="bytes=0-9")
    assert head["ContentLength"] == 10


def checksums():
    s3 = client()
    bucket(s3)
    put = s3.put_object(Bucket="box", Key="default", Body=b"hello")
    crc32 = base64.b64encode(zlib.crc32(b"hello").to_bytes(4, "big")).decode()
    assert put["ChecksumCRC32"] == crc32, put
    assert put["ChecksumType"] == "FULL_OBJECT"
    head = s3.head_object(Bucket="box", Key="default", ChecksumMode="ENABLED")
    assert head["ChecksumCRC32"] == crc32
    assert "ChecksumCRC32" not in s3.head_object(Bucket="box", Key="default")
    for algorithm in ["CRC32", "SHA1", "SHA256"]:
        s3.put_object(Bucket="box", Key=algorithm, Body=b"hello", ChecksumAlgorithm=algorithm)
        got = s3.get_object(Bucket="box", Key=algorithm, ChecksumMode="ENABLED")
        assert got["Body"].read() == b"hello"
        assert got[f"Checksum{algorithm}"], got
    # The others need a library on the client's side, so their values are given here.
    for name, value in [("CRC32C", "mnG7TA=="), ("CRC64NVME", "M3eFcAZSQlc=")]:
        arguments = {f"Checksum{name}": value}
        s3.put_object(Bucket="box", Key=name, Body=b"hello", **arguments)
        head = s3.head_object(Bucket="box", Key=name, ChecksumMode="ENABLED")
        assert head[f"Checksum{name}"] == value, head
    fails(
        "BadDigest",
        s3.put_object,
        Bucket="box",
        Key="bad",
        Body=b"hello",
        ChecksumCRC32="AAAAAA==",
        status=400,
        message="The CRC32 you specified did not match the calculated checksum.",
    )
    fails("InvalidRequest", s3.put_object, Bucket="box", Key="bad", Body=b"x", ChecksumCRC32="AA==")
    md5 = base64.b64encode(hashlib.md5(b"hello").digest()).decode()
    s3.put_object(Bucket="box", Key="md5", Body=b"hello", ContentMD5=md5)
    fails("BadDigest", s3.put_object, Bucket="box", Key="bad", Body=b"x", ContentMD5=md5)
    fails("InvalidDigest", s3.put_object, Bucket="box", Key="bad", Body=b"x", ContentMD5="AAA=")
    fails("404", s3.head_object, Bucket="box", Key="bad")
    plain = client(request_checksum_calculation="when_required")
    put = plain.put_object(Bucket="box", Key="plain", Body=b"hello")
    assert put["ChecksumCRC64NVME"] == "M3eFcAZSQlc=", put


def raw(method, path, body=b"", **headers):
    """A request that boto3 would not make."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers["Authorization"] = (
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request,"
        " SignedHeaders=host, Signature=00"
    )
    request = urllib.request.Request(ENDPOINT + path, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def trailing_checksums():
    s3 = client()
    bucket(s3)
    crc32 = base64.b64encode(zlib.crc32(b"hello world").to_bytes(4, "big"))
    sizes = {"x_amz_decoded_content_length": "11", "Content_Encoding": "aws-chunked"}
    unsigned = b"5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:%b\r\n\r\n"
    signed = (
        b"b;chunk-signature=" + b"0" * 64 + b"\r\nhello world\r\n0;chunk-signature=" + b"0" * 64
        + b"\r\nx-amz-checksum-crc32:%b\r\nx-amz-trailer-signature:" + b"0" * 64 + b"\r\n\r\n"
    )
    for body, payload in [
        (unsigned, "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        (signed, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
    ]:
        more = dict(sizes, x_amz_content_sha256=payload, x_amz_trailer="x-amz-checksum-crc32")
        status, text = raw("PUT", "/box/a", body % crc32, **more)
        assert status == 200, text
        got = s3.get_object(Bucket="box", Key="a", ChecksumMode="ENABLED")
        assert got["Body"].read() == b"hello world"
        assert got["ChecksumCRC32"] == crc32.decode()
        assert "ContentEncoding" not in got
        status, text = raw("PUT", "/box/bad", body % b"AAAAAA==", **more)
        assert status == 400 and b"BadDigest" in text, text
        status, text = raw("PUT", "/box/bad", body[:20], **more)
        assert status == 400 and b"IncompleteBody" in text, text
    fails("404", s3.head_object, Bucket="box", Key="bad")
    # boto3 over TLS, or with an unsigned body: the trailer is its own choice.
    s3.put_object(Bucket="box", Key="stream", Body=io.BytesIO(b"x" * 200_000))
    assert read(s3, "stream") == b"x" * 200_000


def copies():
    s3 = client()
    bucket(s3)
    bucket(s3, "other")
    s3.put_object(
        Bucket="box", Key="a b", Body=b"hello", ContentType="text/plain", Metadata={"m": "1"},
        Tagging="t=1",
    )
    copy = s3.copy_object(Bucket="other", Key="c", CopySource="box/a b")
    assert copy["CopyObjectResult"]["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    got = s3.get_object(Bucket="other", Key="c")
    assert (got["Body"].read(), got["ContentType"], got["Metadata"]) == (b"hello", "text/plain", {"m": "1"})
    assert s3.get_object_tagging(Bucket="other", Key="c")["TagSet"] == [{"Key": "t", "Value": "1"}]
    s3.copy_object(
        Bucket="other", Key="d", CopySource={"Bucket": "box", "Key": "a b"},
        MetadataDirective="REPLACE", Metadata={"m": "2"}, TaggingDirective="REPLACE", Tagging="u=2",
    )
    head = s3.head_object(Bucket="other", Key="d")
    assert (head["ContentType"], head["Metadata"]) == ("binary/octet-stream", {"m": "2"})
    s3.delete_object(Bucket="box", Key="a b")
    assert s3.get_object(Bucket="other", Key="d")["Body"].read() == b"hello"
    fails("InvalidRequest", s3.copy_object, Bucket="other", Key="d", CopySource="other/d")
    s3.copy_object(
        Bucket="other", Key="d", CopySource="other/d", MetadataDirective="REPLACE", Metadata={}
    )
    fails("NoSuchKey", s3.copy_object, Bucket="box", Key="x", CopySource="box/none", status=404)
    fails("NoSuchBucket", s3.copy_object, Bucket="box", Key="x", CopySource="none/none", status=404)
    fails(
        "PreconditionFailed", s3.copy_object, Bucket="box", Key="x", CopySource="other/d",
        CopySourceIfMatch='"x"', status=412,
    )


def listings():
    s3 = client()
    bucket(s3)
    keys = ["a", "a b+c", "b/1", "b/2", "b/3/x", "b0", "c/é", "d"]
    for key in keys:
        s3.put_object(Bucket="box", Key=key, Body=b"x")

    def names(**arguments):
        page = s3.list_objects_v2(Bucket="box", **arguments)
        found = [o["Key"] for o in page.get("Contents", [])]
        return found, [p["Prefix"] for p in page.get("CommonPrefixes", [])]

    assert names() == (keys, [])
    assert names(Prefix="b/") == (["b/1", "b/2", "b/3/x"], [])
    assert names(Delimiter="/") == (["a", "a b+c", "b0", "d"], ["b/", "c/"])
    assert names(Prefix="b/", Delimiter="/") == (["b/1", "b/2"], ["b/3/"])
    assert names(StartAfter="b/2") == (["b/3/x", "b0", "c/é", "d"], [])
    assert names(Prefix="none") == ([], [])
    assert names(MaxKeys=0) == ([], [])
    one = s3.list_objects_v2(Bucket="box", MaxKeys=1, FetchOwner=True)
    assert (one["KeyCount"], one["IsTruncated"], one["MaxKeys"]) == (1, True, 1)
    assert one["Contents"][0]["Owner"]["ID"]
    assert one["Contents"][0]["Size"] == 1 and one["Contents"][0]["StorageClass"] == "STANDARD"
    fails("InvalidArgument", s3.list_objects_v2, Bucket="box", ContinuationToken="!")
    for operation in ["list_objects_v2", "list_objects"]:
        for size in [1, 2, 3, 100]:
            for delimiter in [None, "/"]:
                arguments = {"Delimiter": delimiter} if delimiter else {}
                pages = s3.get_paginator(operation).paginate(
                    Bucket="box", PaginationConfig={"PageSize": size}, **arguments
                )
                found, prefixes = [], []
                for page in pages:
                    found += [o["Key"] for o in page.get("Contents", [])]
                    prefixes += [p["Prefix"] for p in page.get("CommonPrefixes", [])]
                expected = (["a", "a b+c", "b0", "d"], ["b/", "c/"]) if delimiter else (keys, [])
                assert (found, prefixes) == expected, (operation, size, delimiter, found, prefixes)
    for number in range(120):
        s3.put_object(Bucket="box", Key=f"many/{number:03}/{'x' if number % 2 else 'y'}", Body=b"")
    assert len(names(Prefix="many/", Delimiter="/")[1]) == 120
    assert len(names(Prefix="many/")[0]) == 120


def deletes():
    s3 = client()
    bucket(s3)
    for key in ["a", "b", "c"]:
        s3.put_object(Bucket="box", Key=key, Body=b"x")
    s3.delete_object(Bucket="box", Key="a")
    answer = s3.delete_object(Bucket="box", Key="a")
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 204
    answer = s3.delete_objects(Bucket="box", Delete={"Objects": [{"Key": "b"}, {"Key": "none"}]})
    assert sorted(d["Key"] for d in answer["Deleted"]) == ["b", "none"]
    assert "Errors" not in answer
    answer = s3.delete_objects(Bucket="box", Delete={"Objects": [{"Key": "c"}], "Quiet": True})
    assert "Deleted" not in answer
    many = [{"Key": f"many/{number}"} for number in range(130)]
    s3.put_object(Bucket="box", Key="many/129", Body=b"x")
    many[7]["ETag"] = '"x"'
    answer = s3.delete_objects(Bucket="box", Delete={"Objects": many})
    expected = [o["Key"] for o in many if "ETag" not in o]
    assert [d["Key"] for d in answer["Deleted"]] == expected
    assert [e["Key"] for e in answer["Errors"]] == ["many/7"]
    assert "Contents" not in s3.list_objects_v2(Bucket="box")


def parts_of(s3, key, bodies, **create):
    upload = s3.create_multipart_upload(Bucket="box", Key=key, **create)
    name = {"Bucket": "box", "Key": key, "UploadId": upload["UploadId"]}
    parts = []
    for number, body in enumerate(bodies, 1):
        part = s3.upload_part(PartNumber=number, Body=body, **name)
        parts.append({"PartNumber": number, "ETag": part["ETag"]})
    return name, parts


def multipart():
    s3 = client()
    bucket(s3)
    bodies = [b"a" * 5 * MIB, b"b" * 6 * MIB, b"c"]
    name, parts = parts_of(s3, "big", bodies, ContentType="text/plain", Metadata={"m": "1"})
    uploads = s3.list_multipart_uploads(Bucket="box")["Uploads"]
    assert [(u["Key"], u["UploadId"]) for u in uploads] == [("big", name["UploadId"])]
    others = [s3.create_multipart_upload(Bucket="box", Key=k) for k in ["a/1", "a/2", "b"]]
    page = s3.list_multipart_uploads(Bucket="box", Delimiter="/", MaxUploads=1)
    assert [p["Prefix"] for p in page["CommonPrefixes"]] == ["a/"] and page["IsTruncated"]
    page = s3.list_multipart_uploads(
        Bucket="box", Delimiter="/", KeyMarker=page["NextKeyMarker"],
        UploadIdMarker=page["NextUploadIdMarker"],
    )
    assert [u["Key"] for u in page["Uploads"]] == ["b", "big"], page
    for other in others:
        s3.abort_multipart_upload(Bucket="box", Key=other["Key"], UploadId=other["UploadId"])
    listed = s3.list_parts(MaxParts=2, **name)
    assert [p["Size"] for p in listed["Parts"]] == [5 * MIB, 6 * MIB]
    assert listed["IsTruncated"]
    listed = s3.list_parts(PartNumberMarker=listed["NextPartNumberMarker"], **name)
    assert [p["PartNumber"] for p in listed["Parts"]] == [3] and not listed["IsTruncated"]
    fails("404", s3.head_object, Bucket="box", Key="big")
    done = s3.complete_multipart_upload(MultipartUpload={"Parts": parts}, **name)
    md5s = b"".join(hashlib.md5(body).digest() for body in bodies)
    assert done["ETag"] == f'"{hashlib.md5(md5s).hexdigest()}-3"', done
    got = s3.get_object(Bucket="box", Key="big")
    assert got["Body"].read() == b"".join(bodies)
    assert (got["ContentType"], got["Metadata"]) == ("text/plain", {"m": "1"})
    across = s3.get_object(Bucket="box", Key="big", Range=f"bytes={5 * MIB - 2}-{5 * MIB + 1}")
    assert across["Body"].read() == b"aabb"
    second = s3.get_object(Bucket="box", Key="big", PartNumber=2)
    assert second["Body"].read() == bodies[1] and second["PartsCount"] == 3
    assert "Uploads" not in s3.list_multipart_uploads(Bucket="box")
    # A copy is one object, and copies of parts can be put together anew.
    s3.copy_object(Bucket="box", Key="copy", CopySource="box/big")
    whole = hashlib.md5(b"".join(bodies)).hexdigest()
    assert s3.head_object(Bucket="box", Key="copy")["ETag"] == f'"{whole}"'
    upload = s3.create_multipart_upload(Bucket="box", Key="mix")
    mix = {"Bucket": "box", "Key": "mix", "UploadId": upload["UploadId"]}
    one = s3.upload_part_copy(
        PartNumber=1, CopySource="box/big", CopySourceRange=f"bytes=1-{6 * MIB}", **mix
    )
    two = s3.upload_part_copy(PartNumber=2, CopySource="box/big", **mix)
    s3.complete_multipart_upload(
        MultipartUpload={
            "Parts": [
                {"PartNumber": 1, "ETag": one["CopyPartResult"]["ETag"]},
                {"PartNumber": 2, "ETag": two["CopyPartResult"]["ETag"]},
            ]
        },
        **mix,
    )
    s3.delete_object(Bucket="box", Key="big")
    everything = b"".join(bodies)
    assert read(s3, "mix") == everything[1 : 6 * MIB + 1] + everything


def multipart_faults():
    s3 = client()
    bucket(s3)
    name, parts = parts_of(s3, "k", [b"small", b"last"])
    complete = s3.complete_multipart_upload
    fails("EntityTooSmall", complete, MultipartUpload={"Parts": parts}, status=400, **name)
    fails("InvalidPartOrder", complete, MultipartUpload={"Parts": parts[::-1]}, **name)
    wrong = [{"PartNumber": 1, "ETag": '"x"'}]
    fails("InvalidPart", complete, MultipartUpload={"Parts": wrong}, **name)
    missing = [{"PartNumber": 7, "ETag": parts[0]["ETag"]}]
    fails("InvalidPart", complete, MultipartUpload={"Parts": missing}, **name)
    fails("MalformedXML", complete, MultipartUpload={"Parts": []}, **name)
    fails("InvalidArgument", s3.upload_part, PartNumber=10001, Body=b"x", **name)
    s3.upload_part(PartNumber=1, Body=b"again", **name)
    s3.abort_multipart_upload(**name)
    gone = {
        "status": 404,
        "message": "The specified upload does not exist. The upload ID may be invalid, "
        "or the upload may have been aborted or completed.",
    }
    fails("NoSuchUpload", s3.abort_multipart_upload, **gone, **name)
    fails("NoSuchUpload", s3.upload_part, PartNumber=1, Body=b"x", **gone, **name)
    fails("NoSuchUpload", complete, MultipartUpload={"Parts": parts}, **gone, **name)
    fails("NoSuchUpload", s3.list_parts, **gone, **name)
    fails("NoSuchBucket", s3.create_multipart_upload, Bucket="none", Key="k")


def multipart_checksums():
    s3 = client()
    bucket(s3)
    bodies = [b"a" * 5 * MIB, b"b"]
    upload = s3.create_multipart_upload(Bucket="box", Key="c", ChecksumAlgorithm="SHA256")
    assert upload["ChecksumAlgorithm"] == "SHA256"
    name = {"Bucket": "box", "Key": "c", "UploadId": upload["UploadId"]}
    parts = []
    for number, body in enumerate(bodies, 1):
        part = s3.upload_part(PartNumber=number, Body=body, ChecksumAlgorithm="SHA256", **name)
        parts.append(
            {"PartNumber": number, "ETag": part["ETag"], "ChecksumSHA256": part["ChecksumSHA256"]}
        )
    wrong = [dict(parts[0], ChecksumSHA256=parts[1]["ChecksumSHA256"]), parts[1]]
    fails("InvalidPart", s3.complete_multipart_upload, MultipartUpload={"Parts": wrong}, **name)
    done = s3.complete_multipart_upload(MultipartUpload={"Parts": parts}, **name)
    sums = b"".join(hashlib.sha256(body).digest() for body in bodies)
    expected = base64.b64encode(hashlib.sha256(sums).digest()).decode() + "-2"
    assert done["ChecksumSHA256"] == expected, done
    assert done["ChecksumType"] == "COMPOSITE"
    upload = s3.create_multipart_upload(
        Bucket="box", Key="f", ChecksumAlgorithm="CRC32", ChecksumType="FULL_OBJECT"
    )
    name = {"Bucket": "box", "Key": "f", "UploadId": upload["UploadId"]}
    parts = []
    for number, body in enumerate(bodies, 1):
        part = s3.upload_part(PartNumber=number, Body=body, ChecksumAlgorithm="CRC32", **name)
        parts.append({"PartNumber": number, "ETag": part["ETag"]})
    whole = base64.b64encode(zlib.crc32(b"".join(bodies)).to_bytes(4, "big")).decode()
    fails(
        "BadDigest", s3.complete_multipart_upload, MultipartUpload={"Parts": parts},
        ChecksumCRC32="AAAAAA==", ChecksumType="FULL_OBJECT", **name,
    )
    done = s3.complete_multipart_upload(
        MultipartUpload={"Parts": parts}, ChecksumCRC32=whole, ChecksumType="FULL_OBJECT", **name
    )
    assert (done["ChecksumCRC32"], done["ChecksumType"]) == (whole, "FULL_OBJECT"), done


def managed_transfers():
    """What upload_file and download_file do: many parts at once, as Zappa uploads packages."""
    s3 = client()
    bucket(s3)
    body = b"".join(bytes([n]) * MIB for n in range(20))
    config = TransferConfig(multipart_threshold=8 * MIB, max_concurrency=10)
    s3.upload_fileobj(io.BytesIO(body), "box", "package.zip", Config=config)
    assert s3.head_object(Bucket="box", Key="package.zip")["ETag"].endswith('-3"')
    into = io.BytesIO()
    s3.download_fileobj("box", "package.zip", into, Config=config)
    assert into.getvalue() == body
    s3.copy({"Bucket": "box", "Key": "package.zip"}, "box", "current.zip", Config=config)
    assert read(s3, "current.zip") == body


def tags():
    s3 = client()
    bucket(s3)
    fails("NoSuchTagSet", s3.get_bucket_tagging, Bucket="box", status=404)
    tag = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]
    s3.put_bucket_tagging(Bucket="box", Tagging={"TagSet": tag})
    assert s3.get_bucket_tagging(Bucket="box")["TagSet"] == tag
    s3.delete_bucket_tagging(Bucket="box")
    fails("NoSuchTagSet", s3.get_bucket_tagging, Bucket="box")
    s3.put_object(Bucket="box", Key="k", Body=b"x", Tagging="a=1&c%20d=e%26f")
    found = s3.get_object_tagging(Bucket="box", Key="k")["TagSet"]
    assert found == [{"Key": "a", "Value": "1"}, {"Key": "c d", "Value": "e&f"}], found
    assert s3.get_object(Bucket="box", Key="k")["TagCount"] == 2
    s3.put_object_tagging(Bucket="box", Key="k", Tagging={"TagSet": tag})
    assert s3.get_object_tagging(Bucket="box", Key="k")["TagSet"] == tag
    s3.delete_object_tagging(Bucket="box", Key="k")
    assert s3.get_object_tagging(Bucket="box", Key="k")["TagSet"] == []
    assert read(s3, "k") == b"x"
    twice = {"TagSet": [tag[0], tag[0]]}
    fails("InvalidTag", s3.put_object_tagging, Bucket="box", Key="k", Tagging=twice)


def fetch(url, body=None, method="GET"):
    """A request with no header that the signature does not know."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request(method, f"{parts.path}?{parts.query}", body)
    answer = connection.getresponse()
    return answer.status, answer.read()


def presigned():
    bucket(client())
    for key, secret in [("test", "test"), ("ISSUED", "issued-secret")]:
        for version in ["s3", "s3v4"]:
            s3 = client(key, secret, signature_version=version)
            put = s3.generate_presigned_url("put_object", {"Bucket": "box", "Key": "a b"})
            status, text = fetch(put, b"hello", "PUT")
            assert status == 200, (key, version, text, put)
            get = s3.generate_presigned_url("get_object", {"Bucket": "box", "Key": "a b"})
            assert fetch(get) == (200, b"hello"), fetch(get)
            late = s3.generate_presigned_url(
                "get_object", {"Bucket": "box", "Key": "a b"}, ExpiresIn=-10
            )
            status, text = fetch(late)
            assert status in (400, 403), (version, status, text)
            if key == "ISSUED":
                status, text = fetch(get.replace("ignature=", "ignature=0"))
                assert status in (400, 403), text
    status, text = fetch(f"{ENDPOINT}/box/a%20b")
    assert status == 403 and b"AccessDenied" in text, text


def virtual_hosts():
    s3 = client()
    bucket(s3)
    s3.put_object(Bucket="box", Key="a", Body=b"x")
    for host in ["box.localhost", "box.s3.localhost", "box.s3.eu-west-1.localhost"]:
        status, body = raw("GET", "/a", None, Host=f"{host}:{PORT}")
        assert (status, body) == (200, b"x"), (host, status, body)
    for host in ["localhost", "s3.localhost"]:
        status, body = raw("GET", "/box/a", None, Host=f"{host}:{PORT}")
        assert (status, body) == (200, b"x"), (host, status, body)


def versions():
    s3 = client()
    bucket(s3)
    s3.put_object(Bucket="box", Key="k", Body=b"old")
    assert "VersionId" not in s3.head_object(Bucket="box", Key="k")
    on = {"Status": "Enabled"}
    s3.put_bucket_versioning(Bucket="box", VersioningConfiguration=on)
    assert s3.get_bucket_versioning(Bucket="box")["Status"] == "Enabled"
    one = s3.put_object(Bucket="box", Key="k", Body=b"one")["VersionId"]
    two = s3.put_object(Bucket="box", Key="k", Body=b"two")["VersionId"]
    assert one != two
    assert read(s3, "k") == b"two" and read(s3, "k", VersionId=one) == b"one"
    assert read(s3, "k", VersionId="null") == b"old"
    listed = s3.list_object_versions(Bucket="box")
    found = [(v["VersionId"], v["IsLatest"], v["Size"]) for v in listed["Versions"]]
    assert found == [(two, True, 3), (one, False, 3), ("null", False, 3)], found
    marker = s3.delete_object(Bucket="box", Key="k")
    assert marker["DeleteMarker"] is True, marker
    missing = fails("NoSuchKey", s3.get_object, Bucket="box", Key="k", status=404)
    headers = missing["ResponseMetadata"]["HTTPHeaders"]
    assert headers["x-amz-delete-marker"] == "true", headers
    assert headers["x-amz-version-id"] == marker["VersionId"]
    fails("MethodNotAllowed", s3.get_object, Bucket="box", Key="k", VersionId=marker["VersionId"], status=405)
    fails("NoSuchVersion", s3.get_object, Bucket="box", Key="k", VersionId="0" * 32, status=404)
    fails("InvalidArgument", s3.get_object, Bucket="box", Key="k", VersionId="x", status=400)
    assert "Contents" not in s3.list_objects_v2(Bucket="box")
    listed = s3.list_object_versions(Bucket="box")
    assert [m["IsLatest"] for m in listed["DeleteMarkers"]] == [True]
    assert [v["IsLatest"] for v in listed["Versions"]] == [False] * 3
    fails("BucketNotEmpty", s3.delete_bucket, Bucket="box", status=409)
    s3.delete_object(Bucket="box", Key="k", VersionId=marker["VersionId"])
    assert read(s3, "k") == b"two", "the marker is gone"
    gone = s3.delete_object(Bucket="box", Key="k", VersionId=two)
    assert gone["VersionId"] == two and "DeleteMarker" not in gone
    assert read(s3, "k") == b"one", "the version before is current"
    copied = s3.copy_object(
        Bucket="box", Key="copy", CopySource={"Bucket": "box", "Key": "k", "VersionId": "null"}
    )
    assert copied["CopySourceVersionId"] == "null" and "VersionId" in copied, copied
    assert read(s3, "copy") == b"old"
    s3.put_object_tagging(
        Bucket="box", Key="k", VersionId="null", Tagging={"TagSet": [{"Key": "a", "Value": "1"}]}
    )
    assert s3.get_object_tagging(Bucket="box", Key="k")["TagSet"] == []
    s3.put_bucket_versioning(Bucket="box", VersioningConfiguration={"Status": "Suspended"})
    assert s3.put_object(Bucket="box", Key="k", Body=b"null 2")["VersionId"] == "null"
    assert read(s3, "k") == b"null 2" and read(s3, "k", VersionId=one) == b"one"
    found = [v["VersionId"] for v in s3.list_object_versions(Bucket="box", Prefix="k")["Versions"]]
    assert found == ["null", one], found
    assert s3.delete_object(Bucket="box", Key="k")["VersionId"] == "null"
    fails("404", s3.head_object, Bucket="box", Key="k")
    everything = s3.list_object_versions(Bucket="box")
    every = [
        {"Key": v["Key"], "VersionId": v["VersionId"]}
        for v in everything["Versions"] + everything["DeleteMarkers"]
    ]
    deleted = s3.delete_objects(Bucket="box", Delete={"Objects": every})
    assert len(deleted["Deleted"]) == len(every) and "Errors" not in deleted, deleted
    s3.delete_bucket(Bucket="box")


def version_listings():
    s3 = client()
    bucket(s3)
    s3.put_bucket_versioning(Bucket="box", VersioningConfiguration={"Status": "Enabled"})
    written = []
    for key in ["a", "a/1", "a/2", "b", "c/x"]:
        for n in range(3):
            version = s3.put_object(Bucket="box", Key=key, Body=b"%d" % n)["VersionId"]
            written.append((key, version))
    s3.delete_object(Bucket="box", Key="b")
    whole = s3.list_object_versions(Bucket="box")
    keys = [v["Key"] for v in whole["Versions"]]
    assert keys == sorted(keys) and len(keys) == 15, keys
    for size in [1, 2, 4, 7]:
        pages = s3.get_paginator("list_object_versions").paginate(
            Bucket="box", PaginationConfig={"PageSize": size}
        )
        seen, markers = [], []
        for page in pages:
            seen += [(v["Key"], v["VersionId"], v["IsLatest"]) for v in page.get("Versions", [])]
            markers += [m["Key"] for m in page.get("DeleteMarkers", [])]
        assert seen == [(v["Key"], v["VersionId"], v["IsLatest"]) for v in whole["Versions"]], (size, seen)
        assert markers == ["b"], markers
    for size in [1, 2, 100]:
        pages = s3.get_paginator("list_object_versions").paginate(
            Bucket="box", Delimiter="/", PaginationConfig={"PageSize": size}
        )
        groups, seen = [], []
        for page in pages:
            groups += [p["Prefix"] for p in page.get("CommonPrefixes", [])]
            seen += [v["Key"] for v in page.get("Versions", [])]
        assert groups == ["a/", "c/"] and seen == ["a"] * 3 + ["b"] * 3, (size, groups, seen)


def locks():
    s3 = client()
    s3.create_bucket(Bucket="box", ObjectLockEnabledForBucket=True)
    assert s3.get_bucket_versioning(Bucket="box")["Status"] == "Enabled"
    found = s3.get_object_lock_configuration(Bucket="box")["ObjectLockConfiguration"]
    assert found == {"ObjectLockEnabled": "Enabled"}, found
    rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}
    s3.put_object_lock_configuration(
        Bucket="box", ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule}
    )
    version = s3.put_object(Bucket="box", Key="k", Body=b"x")["VersionId"]
    name = {"Bucket": "box", "Key": "k", "VersionId": version}
    assert s3.get_object_retention(**name)["Retention"]["Mode"] == "GOVERNANCE"
    assert s3.head_object(**name)["ObjectLockMode"] == "GOVERNANCE"
    fails("AccessDenied", s3.delete_object, status=403, **name)
    s3.put_object_legal_hold(LegalHold={"Status": "ON"}, **name)
    assert s3.get_object_legal_hold(**name)["LegalHold"]["Status"] == "ON"
    fails("AccessDenied", s3.delete_object, BypassGovernanceRetention=True, **name)
    s3.put_object_legal_hold(LegalHold={"Status": "OFF"}, **name)
    s3.delete_object(BypassGovernanceRetention=True, **name)
    s3.create_bucket(Bucket="plain")
    s3.put_object(Bucket="plain", Key="k", Body=b"x")
    fails("InvalidRequest", s3.get_object_retention, Bucket="plain", Key="k", status=400)


def settings_are_kept():
    s3 = client()
    bucket(s3)
    cors = {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "MaxAgeSeconds": 5}]}
    s3.put_bucket_cors(Bucket="box", CORSConfiguration=cors)
    assert s3.get_bucket_cors(Bucket="box")["CORSRules"] == cors["CORSRules"]
    s3.delete_bucket_cors(Bucket="box")
    fails("NoSuchCORSConfiguration", s3.get_bucket_cors, Bucket="box", status=404)
    rule = {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "t/"}, "Expiration": {"Days": 3}}
    s3.put_bucket_lifecycle_configuration(Bucket="box", LifecycleConfiguration={"Rules": [rule]})
    assert s3.get_bucket_lifecycle_configuration(Bucket="box")["Rules"] == [rule]
    s3.delete_bucket_lifecycle(Bucket="box")
    fails("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration, Bucket="box")
    site = {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "404.html"}}
    s3.put_bucket_website(Bucket="box", WebsiteConfiguration=site)
    found = s3.get_bucket_website(Bucket="box")
    assert found["IndexDocument"] == site["IndexDocument"], found
    s3.delete_bucket_website(Bucket="box")
    encryption = s3.get_bucket_encryption(Bucket="box")["ServerSideEncryptionConfiguration"]
    default = encryption["Rules"][0]["ApplyServerSideEncryptionByDefault"]
    assert default == {"SSEAlgorithm": "AES256"}, encryption
    s3.put_bucket_encryption(Bucket="box", ServerSideEncryptionConfiguration=encryption)
    s3.delete_bucket_encryption(Bucket="box")
    s3.put_bucket_accelerate_configuration(
        Bucket="box", AccelerateConfiguration={"Status": "Enabled"}
    )
    assert s3.get_bucket_accelerate_configuration(Bucket="box")["Status"] == "Enabled"
    s3.put_bucket_request_payment(
        Bucket="box", RequestPaymentConfiguration={"Payer": "Requester"}
    )
    assert s3.get_bucket_request_payment(Bucket="box")["Payer"] == "Requester"
    owner = s3.get_bucket_ownership_controls(Bucket="box")["OwnershipControls"]["Rules"]
    assert owner == [{"ObjectOwnership": "BucketOwnerEnforced"}], owner
    fails("AccessControlListNotSupported", s3.put_bucket_acl, Bucket="box", ACL="public-read", status=400)
    s3.put_bucket_acl(Bucket="box", ACL="private")
    rules = [{"ObjectOwnership": "BucketOwnerPreferred"}]
    s3.put_bucket_ownership_controls(Bucket="box", OwnershipControls={"Rules": rules})
    fails("AccessDenied", s3.put_bucket_acl, Bucket="box", ACL="public-read", status=403)
    s3.put_bucket_acl(Bucket="box", ACL="log-delivery-write")
    assert len(s3.get_bucket_acl(Bucket="box")["Grants"]) == 3
    s3.delete_bucket_ownership_controls(Bucket="box")
    fails("OwnershipControlsNotFoundError", s3.get_bucket_ownership_controls, Bucket="box", status=404)
    s3.put_bucket_logging(Bucket="box", BucketLoggingStatus={})
    for call in [
        s3.list_bucket_analytics_configurations,
        s3.list_bucket_intelligent_tiering_configurations,
        s3.list_bucket_inventory_configurations,
        s3.list_bucket_metrics_configurations,
    ]:
        assert call(Bucket="box")["IsTruncated"] is False
    s3.delete_bucket(Bucket="box")
    bucket(s3)
    fails("NoSuchTagSet", s3.get_bucket_tagging, Bucket="box")
    assert "Status" not in s3.get_bucket_accelerate_configuration(Bucket="box")


def strangers():
    """Who has no name may do what a policy or an access list says, unless that is blocked."""
    s3 = client()
    bucket(s3)
    s3.put_object(Bucket="box", Key="a", Body=b"x")
    policy = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",'
        '"Action":"s3:GetObject","Resource":"arn:aws:s3:::box/*"}]}'
    )
    fails("AccessDenied", s3.put_bucket_policy, Bucket="box", Policy=policy, status=403)
    fails("MalformedPolicy", s3.put_bucket_policy, Bucket="box", Policy="{}", status=400)
    assert fetch(f"{ENDPOINT}/box/a")[0] == 403
    s3.delete_public_access_block(Bucket="box")
    fails("NoSuchPublicAccessBlockConfiguration", s3.get_public_access_block, Bucket="box", status=404)
    s3.put_bucket_policy(Bucket="box", Policy=policy)
    assert s3.get_bucket_policy(Bucket="box")["Policy"] == policy
    assert s3.get_bucket_policy_status(Bucket="box")["PolicyStatus"]["IsPublic"] is True
    assert fetch(f"{ENDPOINT}/box/a") == (200, b"x")
    assert fetch(f"{ENDPOINT}/box/a", b"y", "PUT")[0] == 403
    assert fetch(f"{ENDPOINT}/box")[0] == 403
    block = dict.fromkeys(
        ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"], True
    )
    s3.put_public_access_block(Bucket="box", PublicAccessBlockConfiguration=block)
    assert fetch(f"{ENDPOINT}/box/a")[0] == 403
    s3.delete_bucket_policy(Bucket="box")
    fails("NoSuchBucketPolicy", s3.get_bucket_policy, Bucket="box", status=404)
    s3.delete_public_access_block(Bucket="box")
    rules = [{"ObjectOwnership": "ObjectWriter"}]
    s3.put_bucket_ownership_controls(Bucket="box", OwnershipControls={"Rules": rules})
    s3.put_object(Bucket="box", Key="open", Body=b"o", ACL="public-read")
    assert fetch(f"{ENDPOINT}/box/open") == (200, b"o")
    assert len(s3.get_object_acl(Bucket="box", Key="open")["Grants"]) == 2
    s3.put_object_acl(Bucket="box", Key="open", ACL="private")
    assert fetch(f"{ENDPOINT}/box/open")[0] == 403


def ask(method, path, host=None, **headers):
    """A visitor's request: no signature, and redirections are shown, not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", int(PORT))
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{PORT}", **headers})
    answer = connection.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def crossing():
    s3 = client()
    bucket(s3)
    asked = {"Origin": "https://a.example.com", "Access_Control_Request_Method": "PUT"}
    status, _, text = ask("OPTIONS", "/box/k", **asked)
    assert status == 403 and b"CORS is not enabled for this bucket" in text, text
    rule = {
        "AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://*.example.com"],
        "AllowedHeaders": ["*"], "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 60,
    }
    s3.put_bucket_cors(Bucket="box", CORSConfiguration={"CORSRules": [rule]})
    status, found, _ = ask("OPTIONS", "/box/k", Access_Control_Request_Headers="content-type", **asked)
    assert status == 200, status
    assert found["access-control-allow-origin"] == "https://a.example.com"
    assert found["access-control-allow-methods"] == "GET, PUT"
    assert found["access-control-allow-headers"] == "content-type"
    assert found["access-control-max-age"] == "60"
    asked["Access_Control_Request_Method"] = "DELETE"
    assert ask("OPTIONS", "/box/k", **asked)[0] == 403
    status, found, _ = ask("OPTIONS", "/k", host=f"box.s3.localhost:{PORT}", Origin="https://b.example.com",
                           Access_Control_Request_Method="GET")
    assert status == 200, status
    s3.put_object(Bucket="box", Key="k", Body=b"x")
    url = s3.generate_presigned_url("get_object", {"Bucket": "box", "Key": "k"})
    path = url.split(PORT, 1)[1]
    status, found, body = ask("GET", path, Origin="https://b.example.com")
    assert (status, body) == (200, b"x")
    assert found["access-control-allow-origin"] == "https://b.example.com"
    assert found["access-control-expose-headers"] == "ETag"
    assert "access-control-allow-origin" not in ask("GET", path, Origin="https://example.org")[1]


def web_sites():
    s3 = client()
    bucket(s3)
    site = f"box.s3-website-us-east-1.localhost:{PORT}"
    status, _, text = ask("GET", "/", host=site)
    assert status == 404 and b"NoSuchWebsiteConfiguration" in text, text
    s3.put_bucket_website(
        Bucket="box",
        WebsiteConfiguration={
            "IndexDocument": {"Suffix": "index.html"},
            "ErrorDocument": {"Key": "error.html"},
            "RoutingRules": [{
                "Condition": {"KeyPrefixEquals": "old/"},
                "Redirect": {"ReplaceKeyPrefixWith": "new/", "HttpRedirectCode": "302"},
            }],
        },
    )
    for key in ["index.html", "docs/index.html", "error.html", "a b.css"]:
        s3.put_object(Bucket="box", Key=key, Body=key.encode(), ContentType="text/html")
    s3.put_object(Bucket="box", Key="gone", Body=b"", WebsiteRedirectLocation="/here")
    status, _, text = ask("GET", "/", host=site)
    assert status == 403 and b"AccessDenied" in text, (status, text)
    s3.delete_public_access_block(Bucket="box")
    s3.put_bucket_policy(
        Bucket="box",
        Policy='{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",'
        '"Resource":"arn:aws:s3:::box/*"}]}',
    )
    status, found, body = ask("GET", "/", host=site)
    assert (status, body, found["content-type"]) == (200, b"index.html", "text/html")
    assert ask("GET", "/docs/", host=site)[2] == b"docs/index.html"
    assert ask("GET", "/a%20b.css", host=site)[2] == b"a b.css"
    assert ask("HEAD", "/", host=site)[0] == 200
    status, found, _ = ask("GET", "/docs", host=site)
    assert (status, found["location"]) == (302, "/docs/")
    status, found, _ = ask("GET", "/old/x", host=site)
    assert (status, found["location"]) == (302, f"http://{site}/new/x")
    status, found, _ = ask("GET", "/gone", host=site)
    assert (status, found["location"]) == (301, "/here")
    status, _, body = ask("GET", "/nothing", host=site)
    assert (status, body) == (404, b"error.html")
    assert ask("POST", "/", host=site)[0] == 405


def forms():
    """An upload by a form of a web page, signed beforehand with a key of this server."""
    s3 = client("ISSUED", "issued-secret", signature_version="s3v4")
    bucket(s3)
    bounds = ["content-length-range", 1, 10]
    post = s3.generate_presigned_post("box", "in/f.txt", Conditions=[bounds])
    status, text = send_form(post, b"hello")
    assert status == 204, (status, text)
    assert read(s3, "in/f.txt") == b"hello"
    named = s3.generate_presigned_post("box", "in/${filename}")
    assert send_form(named, b"x")[0] == 501
    status, text = send_form(post, b"much too long for it")
    assert status == 400 and b"EntityTooLarge" in text, (status, text)
    post["fields"]["x-amz-signature"] = "0" * 64
    assert send_form(post, b"hello")[0] == 403


def send_form(post, body):
    edge = "edge0123"
    lines = []
    for name, value in post["fields"].items():
        lines.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n')
    lines.append(
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="f.txt"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    text = "".join(lines).encode() + body + f"\r\n--{edge}--\r\n".encode()
    parts = urllib.parse.urlsplit(post["url"])
    connection = http.client.HTTPConnection(parts.netloc)
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    connection.request("POST", parts.path, text, kind)
    answer = connection.getresponse()
    return answer.status, answer.read()


def unsupported_is_refused():
    s3 = client()
    bucket(s3)
    put = {"Bucket": "box", "Key": "a", "Body": b"x"}
    fails("AccessControlListNotSupported", s3.put_object, ACL="public-read", status=400, **put)
    fails("NotImplemented", s3.put_object, SSEKMSKeyId="alias/mine", status=501, **put)
    fails("NotImplemented", s3.put_object, StorageClass="GLACIER", status=501, **put)
    fails("InvalidArgument", s3.get_object, Bucket="box", Key="a", VersionId="abc")
    fails(
        "NotImplemented", s3.put_bucket_logging, Bucket="box", status=501,
        BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": "box", "TargetPrefix": ""}},
    )
    fails("AccessDenied", s3.head_bucket and s3.list_objects_v2, Bucket="box", ExpectedBucketOwner="111111111111")
    fails("404", s3.head_object, Bucket="box", Key="a")


def not_configured():
    s3 = client()
    bucket(s3)
    for call, code in [
        (s3.get_bucket_cors, "NoSuchCORSConfiguration"),
        (s3.get_bucket_policy, "NoSuchBucketPolicy"),
        (s3.get_bucket_lifecycle_configuration, "NoSuchLifecycleConfiguration"),
        (s3.get_bucket_website, "NoSuchWebsiteConfiguration"),
        (s3.get_bucket_replication, "ReplicationConfigurationNotFoundError"),
        (s3.get_object_lock_configuration, "ObjectLockConfigurationNotFoundError"),
    ]:
        fails(code, call, Bucket="box", status=404)
        fails("NoSuchBucket", call, Bucket="none", status=404)
    assert "Status" not in s3.get_bucket_versioning(Bucket="box")
    assert s3.get_bucket_acl(Bucket="box")["Grants"][0]["Permission"] == "FULL_CONTROL"
    block = s3.get_public_access_block(Bucket="box")["PublicAccessBlockConfiguration"]
    assert all(block.values())


def issued_keys_are_verified():
    good = client("ISSUED", "issued-secret")
    bucket(good)
    good.put_object(Bucket="box", Key="a", Body=b"x" * 100_000)
    assert good.get_object(Bucket="box", Key="a")["Body"].read() == b"x" * 100_000
    bad = client("ISSUED", "wrong")
    fails("SignatureDoesNotMatch", bad.list_objects_v2, Bucket="box", status=403)
    fails("SignatureDoesNotMatch", bad.put_object, Bucket="box", Key="a", Body=b"y", status=403)


def unknown_keys_are_refused_when_strict():
    fails("InvalidAccessKeyId", client().list_buckets, status=403)
    client("ISSUED", "issued-secret").list_buckets()


def before_restart():
    s3 = client()
    bucket(s3)
    s3.put_object(Bucket="box", Key="a", Body=b"kept" * 100_000)
    name, parts = parts_of(s3, "big", [b"a" * 5 * MIB])


def after_restart():
    s3 = client()
    assert read(s3, "a") == b"kept" * 100_000
    upload = s3.list_multipart_uploads(Bucket="box")["Uploads"][0]
    name = {"Bucket": "box", "Key": "big", "UploadId": upload["UploadId"]}
    last = s3.upload_part(PartNumber=2, Body=b"b", **name)
    first = s3.list_parts(**name)["Parts"][0]
    parts = [
        {"PartNumber": 1, "ETag": first["ETag"]},
        {"PartNumber": 2, "ETag": last["ETag"]},
    ]
    s3.complete_multipart_upload(MultipartUpload={"Parts": parts}, **name)
    assert read(s3, "big") == b"a" * 5 * MIB + b"b"


globals()[sys.argv[1]]()
