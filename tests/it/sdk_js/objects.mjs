// Objects: every way to upload, to page and to hand out an address.
import { Readable } from "node:stream";
import * as S3 from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const s3 = new S3.S3({});
const Bucket = "things";
const read = async (Key, more = {}) => Buffer.from(await (await s3.getObject({ Bucket, Key, ...more })).Body.transformToByteArray());

story.missing = await refused(s3.headBucket({ Bucket }));
await s3.createBucket({ Bucket });
await S3.waitUntilBucketExists(waiting(s3), { Bucket });
story.buckets = (await s3.listBuckets({})).Buckets.map((it) => it.Name);

const put = await s3.putObject({ Bucket, Key: "a ü+b/c.txt", Body: "hello", ContentType: "text/plain", Metadata: { who: "me" }, CacheControl: "max-age=1", Tagging: "k=v" });
await S3.waitUntilObjectExists(waiting(s3), { Bucket, Key: "a ü+b/c.txt" });
const got = await s3.getObject({ Bucket, Key: "a ü+b/c.txt", ChecksumMode: "ENABLED" });
story.object = [await got.Body.transformToString(), got.ContentType, got.Metadata, got.CacheControl, got.TagCount];
assert.equal(got.ETag, put.ETag);
assert.equal(got.ChecksumCRC32, put.ChecksumCRC32);
assert.ok(put.ChecksumCRC32);
story.tags = (await s3.getObjectTagging({ Bucket, Key: "a ü+b/c.txt" })).TagSet;
story.noKey = await refused(s3.getObject({ Bucket, Key: "none" }));
story.range = (await read("a ü+b/c.txt", { Range: "bytes=1-3" })).toString();
story.unmodified = await refused(s3.getObject({ Bucket, Key: "a ü+b/c.txt", IfNoneMatch: put.ETag }));
story.exclusive = await refused(s3.putObject({ Bucket, Key: "a ü+b/c.txt", Body: "again", IfNoneMatch: "*" }));

// A stream goes in chunks, with its checksum in a trailer.
const big = Buffer.alloc(300_000, "0123456789");
for (const ChecksumAlgorithm of ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]) {
  const Key = `chunked/${ChecksumAlgorithm}`;
  const sent = await s3.putObject({ Bucket, Key, Body: Readable.from([big.subarray(0, 100_000), big.subarray(100_000)]), ContentLength: big.length, ChecksumAlgorithm });
  const back = await s3.getObject({ Bucket, Key, ChecksumMode: "ENABLED" });
  assert.deepEqual(Buffer.from(await back.Body.transformToByteArray()), big, ChecksumAlgorithm);
  const name = `Checksum${ChecksumAlgorithm}`;
  assert.ok(sent[name], `${name} is told`);
  assert.equal(back[name], sent[name]);
}
story.wrong = await refused(s3.putObject({ Bucket, Key: "wrong", Body: "x", ChecksumSHA256: Buffer.alloc(32).toString("base64") }));

const large = Buffer.alloc(13 * 1024 * 1024, "abcdefghijk");
let seen = 0;
const upload = new Upload({ client: s3, params: { Bucket, Key: "large", Body: Readable.from([large.subarray(0, 7_000_000), large.subarray(7_000_000)]) }, queueSize: 3 });
upload.on("httpUploadProgress", (progress) => { seen = Math.max(seen, progress.loaded); });
const uploaded = await upload.done();
assert.equal(seen, large.length);
assert.deepEqual(await read("large"), large);
story.parts = uploaded.ETag.replaceAll('"', "").split("-")[1];
story.attributes = (await s3.getObjectAttributes({ Bucket, Key: "large", ObjectAttributes: ["ObjectSize", "ObjectParts"] })).ObjectSize;
const { UploadId } = await s3.createMultipartUpload({ Bucket, Key: "half" });
await s3.uploadPart({ Bucket, Key: "half", UploadId, PartNumber: 1, Body: "x".repeat(5 << 20) });
await s3.uploadPartCopy({ Bucket, Key: "half", UploadId, PartNumber: 2, CopySource: `${Bucket}/chunked/SHA1`, CopySourceRange: "bytes=0-9" });
const parts = [];
for await (const page of S3.paginateListParts({ client: s3, pageSize: 1 }, { Bucket, Key: "half", UploadId })) parts.push(...(page.Parts ?? []));
story.uploadedParts = parts.map((it) => it.Size);
story.open = (await s3.listMultipartUploads({ Bucket })).Uploads.map((it) => it.Key);
await s3.abortMultipartUpload({ Bucket, Key: "half", UploadId });
await s3.copyObject({ Bucket, Key: "copy", CopySource: `${Bucket}/${encodeURIComponent("a ü+b/c.txt")}` });
story.copy = (await read("copy")).toString();

const address = await getSignedUrl(s3, new S3.PutObjectCommand({ Bucket, Key: "by/address", ContentType: "text/html" }), { expiresIn: 60 });
story.presignedPut = (await fetch(address, { method: "PUT", body: "<p>hi", headers: { "content-type": "text/html" } })).status;
const fetched = await fetch(await getSignedUrl(s3, new S3.GetObjectCommand({ Bucket, Key: "by/address" }), { expiresIn: 60 }));
story.presignedGet = [fetched.status, fetched.headers.get("content-type"), await fetched.text()];
const forged = address.replace("by/address", "by/another");
story.forged = (await fetch(forged, { method: "PUT", body: "x" })).status;

const keys = [];
let pages = 0;
for await (const page of S3.paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket, Prefix: "chunked/" })) {
  keys.push(...page.Contents.map((it) => it.Key));
  pages += 1;
}
story.listed = [keys, pages];
story.folders = (await s3.listObjectsV2({ Bucket, Delimiter: "/" })).CommonPrefixes.map((it) => it.Prefix);
story.encoded = (await s3.listObjects({ Bucket, Prefix: "a ", EncodingType: "url" })).Contents[0].Key;

await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
const one = await s3.putObject({ Bucket, Key: "v", Body: "1" });
await s3.putObject({ Bucket, Key: "v", Body: "2" });
await s3.deleteObject({ Bucket, Key: "v" });
story.deleted = await refused(s3.headObject({ Bucket, Key: "v" }));
story.old = (await read("v", { VersionId: one.VersionId })).toString();
const versions = await s3.listObjectVersions({ Bucket, Prefix: "v" });
story.versions = [versions.Versions.length, versions.DeleteMarkers.length];
await s3.putBucketTagging({ Bucket, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } });
story.bucketTags = (await s3.getBucketTagging({ Bucket })).TagSet;
await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] } });
story.cors = (await s3.getBucketCors({ Bucket })).CORSRules;
await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules: [{ ID: "r", Status: "Enabled", Filter: { Prefix: "tmp/" }, Expiration: { Days: 1 } }] } });
story.lifecycle = (await s3.getBucketLifecycleConfiguration({ Bucket })).Rules.map((it) => [it.ID, it.Expiration.Days]);
story.noWebsite = await refused(s3.getBucketWebsite({ Bucket }));
story.noPolicy = await refused(s3.getBucketPolicy({ Bucket }));
story.notEmpty = await refused(s3.deleteBucket({ Bucket }));

for (;;) {
  const { Versions = [], DeleteMarkers = [] } = await s3.listObjectVersions({ Bucket });
  const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
  if (!Objects.length) break;
  const { Errors = [] } = await s3.deleteObjects({ Bucket, Delete: { Objects, Quiet: true } });
  assert.deepEqual(Errors, []);
}
await s3.deleteBucket({ Bucket });
await S3.waitUntilBucketNotExists(waiting(s3), { Bucket });
console.log(JSON.stringify(story));
