//! Stock Terraform with AWS's provider: apply, nothing left to do, change one thing, destroy.
//!
//! The provider is taken from a folder on this machine (`TF_PLUGIN_MIRROR`, else `/opt/tf-plugins`).
//! Where Terraform or the folder is missing, the test is skipped, and says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::world::{Missing, World, zip_of};

const HANDLER: &str =
    "def handler(event, context):\n    return {'statusCode': 200, 'body': 'made by terraform'}\n";

/// A folder with what is to be made, and what Terraform knows of it.
struct Workspace<'world> {
    world: &'world World,
    folder: PathBuf,
}

impl Workspace<'_> {
    fn new<'world>(world: &'world World, mirror: &Path) -> Workspace<'world> {
        let folder = world.scratch("terraform");
        let files = [
            ("main.tf", include_str!("terraform/main.tf")),
            ("http.tf", include_str!("terraform/http.tf")),
            ("rest.tf", include_str!("terraform/rest.tf")),
        ];
        for (name, text) in files {
            fs::write(folder.join(name), text).expect("the world's folder can be written");
        }
        let mirror = mirror.display();
        let settings =
            format!("provider_installation {{ filesystem_mirror {{ path = \"{mirror}\" }} }}\n");
        fs::write(folder.join("settings"), settings).expect("the world's folder can be written");
        let package = zip_of(&[("main.py", HANDLER.as_bytes())]);
        fs::write(folder.join("function.zip"), package).expect("the world's folder can be written");
        Workspace { world, folder }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("terraform");
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("AWS_") || name.starts_with("TF_") {
                command.env_remove(&*name);
            }
        }
        command
            .args(arguments)
            .arg("-no-color")
            .envs(self.world.environment())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .env("CHECKPOINT_DISABLE", "1")
            .env("TF_CLI_CONFIG_FILE", self.folder.join("settings"))
            .current_dir(&self.folder)
            .output()
            .expect("terraform can be started")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "terraform {arguments:?}\n{told}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        told
    }

    fn apply(&self, variables: &[&str]) -> String {
        let mut arguments = vec!["apply", "-auto-approve", "-input=false"];
        arguments.extend(variables);
        self.done(&arguments)
    }

    /// A second look finds nothing to do.
    fn must_be_settled(&self, variables: &[&str]) {
        let mut arguments = vec!["plan", "-detailed-exitcode", "-input=false"];
        arguments.extend(variables);
        let output = self.run(&arguments);
        let told = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{told}");
    }

    fn output(&self, name: &str) -> String {
        let all: Value = serde_json::from_str(&self.done(&["output", "-json"])).expect("JSON");
        let value = all[name]["value"].as_str();
        value
            .unwrap_or_else(|| panic!("no output {name}: {all}"))
            .to_owned()
    }
}

/// The folder with the provider, if both it and Terraform are here.
fn mirror() -> Result<PathBuf, Missing> {
    let folder = std::env::var_os("TF_PLUGIN_MIRROR").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from("/opt/tf-plugins"));
    let version = Command::new("terraform").arg("version").output();
    let missing = match version.is_ok_and(|output| output.status.success()) {
        true if folder.is_dir() => return Ok(folder),
        true => format!("AWS's provider is not in {}", folder.display()),
        false => "there is no program terraform".to_owned(),
    };
    Err(Missing {
        client: "Terraform".to_owned(),
        why: missing,
    })
}

#[test]
fn terraform_makes_changes_and_destroys_a_function_and_its_neighbours() {
    let Some((mut world, mirror)) = World::with_client(mirror()) else {
        return;
    };
    {
        let terraform = Workspace::new(&world, &mirror);
        terraform.done(&["init", "-input=false"]);
        terraform.apply(&[]);
        terraform.must_be_settled(&[]);
        let made = world.invoke("tf-fn", "{}").json();
        assert_eq!(made["body"], json!("made by terraform"));
        for path in [
            format!("/_frazil/api/{}/dev/hello", terraform.output("rest_id")),
            format!("/_frazil/api/{}/hello", terraform.output("http_id")),
            format!("/_frazil/api/{}/defined/a", terraform.output("defined_id")),
        ] {
            let reply = world.get(&path);
            assert_eq!(
                (reply.status, reply.text().as_str()),
                (200, "made by terraform"),
                "{path}"
            );
        }
    }
    // What was made is there after a crash, and Terraform agrees.
    world.kill();
    world.start();
    let terraform = Workspace {
        folder: world.scratch("terraform"),
        world: &world,
    };
    let changed = terraform.apply(&["-var", "timeout=9"]);
    assert!(
        changed.contains("0 added, 1 changed, 0 destroyed"),
        "{changed}"
    );
    terraform.must_be_settled(&["-var", "timeout=9"]);
    let destroyed = terraform.done(&["destroy", "-auto-approve", "-input=false"]);
    assert!(destroyed.contains("Destroy complete!"), "{destroyed}");
    assert_eq!(
        world.aws(&["lambda", "list-functions"])["Functions"],
        json!([])
    );
    assert_eq!(world.aws(&["iam", "list-roles"])["Roles"], json!([]));
}
