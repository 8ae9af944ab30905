//! Container images out of a layout on disk: the whole program, boto3, and a program that knows
//! nothing of us.

use serde_json::json;

use crate::world::{World, rust_function};

/// Makes a layout with `program` and the libraries it needs, and a second layer above. Run by the
/// clients' Python, which brings everything it takes.
const LAYOUT: &str = r#"
import boto3, gzip, hashlib, io, json, os, subprocess, tarfile
def blob(data):
    name = hashlib.sha256(data).hexdigest()
    os.makedirs("layout/blobs/sha256", exist_ok=True)
    open("layout/blobs/sha256/" + name, "wb").write(data)
    return {"digest": "sha256:" + name, "size": len(data)}
def layer(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.mode, info.size = 0o755, len(data)
            tar.addfile(info, io.BytesIO(data))
    plain = out.getvalue()
    packed = blob(gzip.compress(plain, 1))
    return packed | {"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"}, "sha256:" + hashlib.sha256(plain).hexdigest()
libraries = [word for line in subprocess.run(["ldd", "program"], capture_output=True, text=True).stdout.splitlines()
             for word in line.split() if word.startswith("/")]
base = {"usr/bin/program": open("program", "rb").read(), "gone": b""} | {path[1:]: open(path, "rb").read() for path in libraries}
layers = [layer(base), layer({".wh.gone": b"", "var/task/code.txt": b"7", "work/file": b"of the image"})]
machine = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
config = {"architecture": machine, "os": "linux", "rootfs": {"type": "layers", "diff_ids": [d for _, d in layers]},
    "config": {"Entrypoint": ["program"], "Cmd": ["hello"], "WorkingDir": "/work", "Env": ["PATH=/usr/bin", "COLOR=blue"]}}
config = blob(json.dumps(config).encode()) | {"mediaType": "application/vnd.oci.image.config.v1+json"}
manifest = blob(json.dumps({"schemaVersion": 2, "config": config, "layers": [l for l, _ in layers]}).encode())
entry = manifest | {"mediaType": "application/vnd.oci.image.manifest.v1+json", "annotations": {"org.opencontainers.image.ref.name": "v1"}}
json.dump({"schemaVersion": 2, "manifests": [entry]}, open("layout/index.json", "w"))
client = boto3.client("lambda")
created = client.create_function(FunctionName="f", PackageType="Image", Role="arn:aws:iam::000000000000:role/r", MemorySize=512,
    Code={"ImageUri": "oci:" + os.path.abspath("layout") + ":v1"})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
found = client.get_function(FunctionName="f")
answer = json.loads(client.invoke(FunctionName="f")["Payload"].read())
print(json.dumps({"answer": answer, "digest": manifest["digest"], "code": found["Code"], "state": created["State"],
    "sha256": created["CodeSha256"], "kind": created["PackageType"], "runtime": created.get("Runtime")}))
"#;

#[test]
fn an_image_from_a_layout_runs_and_is_kept() {
    let mut world = World::new();
    let folder = world.scratch("client");
    std::fs::write(folder.join("program"), rust_function()).expect("written");
    let story = world.boto3(&format!("import os; os.chmod('program', 0o755)\n{LAYOUT}"));
    let expected = json!({"code": 7, "color": "blue", "memory": 512});
    assert_eq!(story["answer"], expected, "{story}");
    assert_eq!(story["kind"], "Image");
    assert_eq!(story["runtime"], json!(null));
    let digest = story["digest"].as_str().expect("a digest");
    assert_eq!(
        Some(story["sha256"].as_str().expect("a hash")),
        digest.strip_prefix("sha256:")
    );
    let resolved = story["code"]["ResolvedImageUri"].as_str().expect("shown");
    assert!(
        resolved.ends_with(&format!("/layout@{digest}")),
        "{resolved}"
    );

    world.kill();
    std::fs::remove_dir_all(folder.join("layout")).expect("removed");
    world.start();
    assert_eq!(world.invoke("f", "{}").succeeded().json(), expected);

    let configuration = json!({"ImageConfig": {"EntryPoint": ["nothing"]}});
    let path = "/2015-03-31/functions/f/configuration";
    world.rest("PUT", path, &configuration).succeeded();
    world.wait_until_ready("f");
    let failed = world.invoke("f", "{}").json();
    assert_eq!(failed["errorType"], "Runtime.InvalidEntrypoint", "{failed}");
    let message = failed["errorMessage"].as_str().expect("a message");
    assert!(
        message.ends_with("exec: \"nothing\": executable file not found in $PATH"),
        "{message}"
    );
}
