//! Functions out of container images.

use std::path::PathBuf;

use frazil_wire::shapes::lambda::*;
use serde_json::json;

use crate::shelf::{Part, digest, layer};
use crate::world::*;

const URI: &str = "000000000000.dkr.ecr.us-east-1.amazonaws.com/hello:latest";

fn image(uri: &str) -> CreateFunctionRequest {
    CreateFunctionRequest {
        function_name: "hello".into(),
        role: ROLE.into(),
        package_type: Some("Image".into()),
        code: FunctionCode {
            image_uri: Some(uri.into()),
            ..Default::default()
        },
        ..Default::default()
    }
}

fn update(uri: &str) -> UpdateFunctionCodeRequest {
    UpdateFunctionCodeRequest {
        function_name: "hello".into(),
        image_uri: Some(uri.into()),
        ..Default::default()
    }
}

/// Puts an image with one file on the shelf.
fn put(world: &World, uri: &str, text: &'static str) -> String {
    let layers = [layer(&[("app", Part::Text(text))])];
    world
        .images
        .put(uri, &layers, &json!({"Entrypoint": ["/app"]}))
}

async fn created(world: &World) -> FunctionConfiguration {
    let created = world.call::<CreateFunction>(image(URI)).await;
    created.expect("created");
    world.settled("hello").await
}

fn root(world: &World) -> PathBuf {
    let release = world.resolve(None).expect("ready").release;
    release.root.as_ref().expect("an image").dir.to_path_buf()
}

fn read(world: &World, name: &str) -> String {
    std::fs::read_to_string(root(world).join(name)).expect("unpacked")
}

#[tokio::test]
async fn an_image_looks_as_on_aws() {
    let world = World::new().await;
    let digest = put(&world, URI, "one");
    let shown = created(&world).await;
    assert_eq!(shown.state.as_deref(), Some("Active"), "{shown:?}");
    assert_eq!(shown.package_type.as_deref(), Some("Image"));
    assert_eq!(shown.code_sha256.as_deref(), digest.strip_prefix("sha256:"));
    assert_eq!(shown.code_size, Some(0));
    assert_eq!((shown.runtime, shown.handler), (None, None));
    assert_eq!(shown.runtime_version_config, None);
    assert_eq!(shown.image_config_response, None);
    let request = GetFunctionRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    let found = world.call::<GetFunction>(request).await.expect("there");
    let code = found.code.expect("its code");
    assert_eq!(code.repository_type.as_deref(), Some("ECR"));
    assert_eq!(code.image_uri.as_deref(), Some(URI));
    let resolved = format!("000000000000.dkr.ecr.us-east-1.amazonaws.com/hello@{digest}");
    assert_eq!(code.resolved_image_uri, Some(resolved));
    assert_eq!(code.location, None);
}

#[tokio::test]
async fn layers_are_stacked_with_their_whiteouts() {
    let world = World::new().await;
    let layers = [
        layer(&[
            ("./etc", Part::Folder),
            ("etc/name", Part::Text("below")),
            ("gone", Part::Text("below")),
            ("etc/resolv.conf", Part::Link("/run/resolv.conf")),
        ]),
        layer(&[
            ("etc/name", Part::Text("above")),
            (".wh.gone", Part::Text("")),
            ("link", Part::Link("/etc/name")),
        ]),
    ];
    world.images.put(URI, &layers, &json!({"Cmd": ["app"]}));
    let shown = created(&world).await;
    assert_eq!(shown.state.as_deref(), Some("Active"), "{shown:?}");
    assert_eq!(read(&world, "etc/name"), "above");
    let root = root(&world);
    assert!(!root.join("gone").exists() && !root.join(".wh.gone").exists());
    let target = std::fs::read_link(root.join("link")).expect("a link");
    assert_eq!(target.to_str(), Some("/etc/name"));
    let modified = std::fs::metadata(root.join("etc/name"))
        .expect("there")
        .modified();
    let since = modified
        .expect("known")
        .duration_since(std::time::UNIX_EPOCH);
    assert_eq!(since.expect("later").as_secs(), 1_700_000_000);
    // What the environment mounts is there, and is no link.
    for place in ["dev", "proc", "tmp"] {
        assert!(root.join(place).is_dir(), "{place}");
    }
    let resolver = std::fs::symlink_metadata(root.join("etc/resolv.conf"));
    assert!(resolver.expect("there").is_file());
}

#[tokio::test]
async fn an_image_says_how_it_starts_and_image_config_overrides_it() {
    let world = World::new().await;
    let layers = [layer(&[("app", Part::Text(""))])];
    let config = json!({"Entrypoint": ["/entry"], "Cmd": ["handler"], "WorkingDir": "/work",
        "Env": ["PATH=/bin", "COLOR=blue"], "User": "root"});
    world.images.put(URI, &layers, &config);
    created(&world).await;
    let release = world.resolve(None).expect("ready").release;
    assert_eq!(release.image.argv, ["/entry", "handler"]);
    assert_eq!(release.image.variables["COLOR"], "blue");
    let working_dir = |release: &frazil_lambda::release::Release| {
        release.root.as_ref().map(|root| root.working_dir.clone())
    };
    assert_eq!(working_dir(&release), Some("/work".into()));
    let wanted = ImageConfig {
        command: Some(vec!["other".into()]),
        working_directory: Some("/".into()),
        ..Default::default()
    };
    let configure = async |config: ImageConfig| {
        let request = UpdateFunctionConfigurationRequest {
            function_name: "hello".into(),
            image_config: Some(config),
            ..Default::default()
        };
        let updated = world.call::<UpdateFunctionConfiguration>(request).await;
        updated.expect("updated");
        world.settled("hello").await.image_config_response
    };
    let shown = configure(wanted.clone()).await.expect("shown");
    assert_eq!(shown.image_config, Some(wanted));
    let release = world.resolve(None).expect("ready").release;
    assert_eq!(release.image.argv, ["/entry", "other"]);
    assert_eq!(working_dir(&release), Some("/".into()));
    assert_eq!(configure(ImageConfig::default()).await, None);
}

#[tokio::test]
async fn an_image_is_ours_once_the_function_is_ready() {
    let world = World::new().await;
    put(&world, URI, "one");
    created(&world).await;
    let publish = PublishVersionRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    world
        .call::<PublishVersion>(publish.clone())
        .await
        .expect("published");
    world.images.clear();
    let world = world.killed_and_started().await;
    assert_eq!(read(&world, "app"), "one");
    put(&world, URI, "two");
    assert_eq!(
        read(&world, "app"),
        "one",
        "the tag has moved, the function has not"
    );
    world
        .call::<UpdateFunctionCode>(update(URI))
        .await
        .expect("updated");
    world.settled("hello").await;
    assert_eq!(read(&world, "app"), "two");
    let version = world.resolve(Some("1")).expect("ready").release;
    let old = version.root.as_ref().expect("an image").dir.join("app");
    assert_eq!(std::fs::read_to_string(old).expect("kept"), "one");
    let second = world
        .call::<PublishVersion>(publish.clone())
        .await
        .expect("published");
    world
        .call::<UpdateFunctionCode>(update(URI))
        .await
        .expect("updated");
    world.settled("hello").await;
    let again = world
        .call::<PublishVersion>(publish)
        .await
        .expect("published");
    assert_eq!(again.version, second.version, "the same image again");
}

#[tokio::test]
async fn a_layer_that_is_not_what_its_digest_says_fails_the_function() {
    let world = World::new().await;
    put(&world, URI, "one");
    let bytes = layer(&[("app", Part::Text("one"))]);
    world.images.damage(&digest(&bytes));
    let shown = created(&world).await;
    assert_eq!(shown.state.as_deref(), Some("Failed"));
    assert_eq!(shown.state_reason_code.as_deref(), Some("InvalidImage"));
    let reason = shown.state_reason.expect("a reason");
    assert!(reason.contains(&digest(&bytes)), "{reason}");
    // The right one can be taken afterwards.
    put(&world, URI, "one");
    let update = world.call::<UpdateFunctionCode>(update(URI)).await;
    update.expect("updated");
    assert_eq!(
        world.settled("hello").await.last_update_status.as_deref(),
        Some("Successful")
    );
    assert_eq!(read(&world, "app"), "one");
}

#[tokio::test]
async fn layers_that_leave_their_folder_fail_the_function() {
    let layers = [
        vec![("link", Part::Link("/etc")), ("link/evil", Part::Text("x"))],
        vec![
            ("folder", Part::Link("..")),
            ("folder/evil", Part::Text("x")),
        ],
    ];
    for parts in layers {
        let world = World::new().await;
        let config = json!({"Entrypoint": ["/app"]});
        world.images.put(URI, &[layer(&parts)], &config);
        let shown = created(&world).await;
        assert_eq!(shown.state.as_deref(), Some("Failed"));
        let reason = shown.state_reason.expect("a reason");
        assert!(reason.contains("beneath the link"), "{reason}");
    }
    assert!(!std::path::Path::new("/etc/evil").exists());
}

#[tokio::test]
async fn images_are_refused_in_the_words_of_aws() {
    let world = World::new().await;
    let refuse = async |request| refused(world.call::<CreateFunction>(request).await);
    let invalid = |message: &str| says(400, "InvalidParameterValueException", message);
    assert_eq!(
        refuse(image("missing")).await,
        invalid("Source image missing does not exist. Provide a valid source image.")
    );
    world.images.put_manifest(
        "chart",
        json!({"config": {"mediaType": "application/vnd.cncf.helm.config.v1+json",
            "digest": "sha256:0", "size": 0}, "layers": []})
        .to_string()
        .into(),
    );
    assert_eq!(
        refuse(image("chart")).await,
        invalid(
            "The image manifest, config or layer media type for the source image chart is not \
             supported."
        )
    );
    put(&world, URI, "one");
    let with_runtime = CreateFunctionRequest {
        runtime: Some("python3.13".into()),
        ..image(URI)
    };
    assert_eq!(
        refuse(with_runtime).await,
        invalid(
            "Please don't provide Handler or Runtime or Layer when the intended function \
             PackageType is Image."
        )
    );
    created(&world).await;
    let zip = UpdateFunctionCodeRequest {
        image_uri: None,
        zip_file: Some(package("x")),
        ..update("")
    };
    assert_eq!(
        refused(world.call::<UpdateFunctionCode>(zip).await),
        invalid("Please provide ImageUri when updating a function with packageType Image.")
    );
    let world = World::new().await;
    world.hello().await;
    assert_eq!(
        refused(world.call::<UpdateFunctionCode>(update(URI)).await),
        invalid("Please don't provide ImageUri when updating a function with packageType Zip.")
    );
}
