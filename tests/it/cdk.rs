//! Stock CDK 2: the account is bootstrapped, an application is deployed, changed and destroyed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::world::{World, cdk_modules, python_runtime, succeeded};

const APP: &str = include_str!("cdk/app.js");
const HANDLER: &str =
    "def handler(event, context):\n    return {'statusCode': 200, 'body': 'made by cdk'}\n";

struct Project<'a> {
    world: &'a World,
    /// Where CDK is.
    modules: PathBuf,
    folder: PathBuf,
}

impl Project<'_> {
    fn cdk(&self, arguments: &[&str], timeout_s: u32) {
        let mut command = self.world.tool(&self.modules.join(".bin/cdk"));
        command
            .args(arguments)
            .args(["--app", "node app.js", "--no-notices"])
            .env("CDK_DISABLE_VERSION_CHECK", "1")
            .env("FUNCTION_RUNTIME", python_runtime())
            .env("FUNCTION_TIMEOUT", timeout_s.to_string())
            .env("HOME", self.world.scratch("home"))
            .current_dir(&self.folder);
        let output = command.output().expect("cdk can be started");
        succeeded(
            &output,
            &format!("{arguments:?}\n{}", self.world.server().stderr()),
        );
    }

    fn deploy(&self, timeout_s: u32) -> Value {
        let quietly = ["--require-approval", "never", "--outputs-file", "out.json"];
        self.cdk(&[&["deploy"][..], &quietly].concat(), timeout_s);
        let told = fs::read(self.folder.join("out.json")).expect("cdk told the outputs");
        serde_json::from_slice::<Value>(&told).expect("JSON")["ice"].clone()
    }
}

#[test]
fn an_application_is_deployed_changed_and_destroyed() {
    let Some((world, modules)) = World::with_client(cdk_modules()) else {
        return;
    };
    let folder = world.scratch("cdk");
    fs::create_dir(folder.join("code")).expect("the project can be written");
    fs::write(folder.join("code/main.py"), HANDLER).expect("the project can be written");
    fs::write(folder.join("app.js"), APP).expect("the project can be written");
    std::os::unix::fs::symlink(&modules, folder.join("node_modules"))
        .expect("the project can be written");
    let project = Project {
        world: &world,
        modules,
        folder,
    };
    project.cdk(&["bootstrap", "aws://000000000000/us-east-1"], 5);
    let outputs = project.deploy(5);
    let api = outputs["ApiId"].as_str().expect("the API's id");
    let page = world.get(&format!("/_frazil/api/{api}/prod/any/path"));
    assert_eq!(page.succeeded().text(), "made by cdk");
    project.deploy(7);
    let functions = world.aws(&["lambda", "list-functions"]);
    assert_eq!(functions["Functions"][0]["Timeout"], 7);
    project.cdk(&["destroy", "--force"], 7);
    let functions = world.aws(&["lambda", "list-functions"]);
    assert_eq!(functions["Functions"], json!([]));
}
