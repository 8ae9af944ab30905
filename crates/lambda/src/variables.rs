//! Environment variables: what a customer may set, and what a function finds.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::limits::Limits;
use crate::release::Release;
use crate::seams::Credentials;

/// Keys that a customer must not set.
pub const RESERVED: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
    "AWS_LAMBDA_MAX_CONCURRENCY",
    "AWS_LAMBDA_METADATA_API",
    "AWS_LAMBDA_METADATA_TOKEN",
];

/// Why variables are refused, in AWS's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VariablesError {
    /// Keys that belong to the platform.
    #[error(
        "Lambda was unable to configure your environment variables because the environment \
         variables you have provided contains reserved keys that are currently not supported for \
         modification. Reserved keys used in this request: {0}"
    )]
    Reserved(String),
    /// Too long together; measured is compact JSON.
    #[error(
        "Lambda was unable to configure your environment variables because the environment \
         variables you have provided exceeded the {limit_kb}KB limit. String measured: {measured}"
    )]
    TooLong {
        /// The limit in KiB.
        limit_kb: u64,
        /// The variables as they were measured.
        measured: String,
    },
}

/// Checks what a customer wants to set. The form of keys is checked with the request's shape.
///
/// # Errors
/// [`VariablesError`] with AWS's text.
pub fn check(variables: &BTreeMap<String, String>, limits: &Limits) -> Result<(), VariablesError> {
    let reserved: Vec<&str> = variables
        .keys()
        .map(String::as_str)
        .filter(|key| RESERVED.contains(key))
        .collect();
    if !reserved.is_empty() {
        return Err(VariablesError::Reserved(reserved.join(", ")));
    }
    let measured = compact_json(variables);
    if measured.len() as u64 > limits.variables_bytes_max {
        let limit_kb = limits.variables_bytes_max / 1024;
        return Err(VariablesError::TooLong { limit_kb, measured });
    }
    Ok(())
}

fn compact_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a map of strings is JSON")
}

/// What is only known when an environment is created.
#[derive(Debug, Clone)]
pub struct Instance<'a> {
    /// The log stream of this environment.
    pub log_stream: &'a str,
    /// The region of the server.
    pub region: &'a str,
    /// Why the environment is initialised: `on-demand`, `provisioned-concurrency`, …
    pub initialization_type: &'a str,
    /// What opens the metadata endpoint.
    pub metadata_token: &'a str,
    /// Keys of the function's role.
    pub credentials: &'a Credentials,
    /// Where AWS is from inside, such as `http://127.0.0.1:4566`; becomes `AWS_ENDPOINT_URL`.
    pub endpoint: Option<&'a str>,
}

/// All variables of the processes of an environment. Weakest first: the customer's, the
/// platform's defaults where the customer has none, keys, the runtime, the platform.
#[must_use]
pub fn of_environment(release: &Release, instance: &Instance<'_>) -> BTreeMap<String, String> {
    let mut variables = release.variables.clone();
    let defaults = release.image.variables.iter();
    let defaults = defaults.map(|(key, value)| (key.as_str(), value.as_str()));
    let endpoint = instance.endpoint.map(|url| ("AWS_ENDPOINT_URL", url));
    // A container image says itself where its programs and libraries are.
    let is_image = release.root.is_some();
    let platform = PLATFORM_DEFAULTS.into_iter();
    let platform = platform.filter(|(key, _)| !is_image || !OF_ZIPS.contains(key));
    for (key, value) in defaults.chain(platform).chain(endpoint) {
        if !variables.contains_key(key) {
            variables.insert(key.to_owned(), value.to_owned());
        }
    }
    let mut set = |key: &str, value: &str| variables.insert(key.to_owned(), value.to_owned());
    set("AWS_ACCESS_KEY_ID", &instance.credentials.access_key);
    set("AWS_SECRET_ACCESS_KEY", &instance.credentials.secret_key);
    set("AWS_SESSION_TOKEN", &instance.credentials.session_token);
    if !is_image {
        set("_HANDLER", &release.handler);
    }
    set("AWS_REGION", instance.region);
    set("AWS_DEFAULT_REGION", instance.region);
    set("AWS_LAMBDA_FUNCTION_NAME", &release.function_name);
    set("AWS_LAMBDA_FUNCTION_VERSION", &release.version);
    set(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        &release.memory_mb.to_string(),
    );
    set("AWS_LAMBDA_LOG_GROUP_NAME", &release.log_group);
    set("AWS_LAMBDA_LOG_STREAM_NAME", instance.log_stream);
    set(
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        instance.initialization_type,
    );
    let runtime_api = release.image.runtime_api.to_string();
    set("AWS_LAMBDA_RUNTIME_API", &runtime_api);
    set("AWS_LAMBDA_METADATA_API", &runtime_api);
    set("AWS_LAMBDA_METADATA_TOKEN", instance.metadata_token);
    set("LAMBDA_TASK_ROOT", "/var/task");
    set("LAMBDA_RUNTIME_DIR", "/var/runtime");
    if let Some(execution_env) = &release.image.execution_env {
        set("AWS_EXECUTION_ENV", execution_env);
    }
    if release.logging.json {
        set("AWS_LAMBDA_LOG_FORMAT", "JSON");
        let level = release.logging.application_level.as_deref();
        set("AWS_LAMBDA_LOG_LEVEL", level.unwrap_or("INFO"));
    }
    variables
}

/// The variables of an extension: those of the function without what concerns only the runtime.
pub(crate) fn of_extension(function: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    const LEFT_OUT: [&str; 5] = [
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    ];
    let is_left_out =
        |key: &str| LEFT_OUT.contains(&key) || key.starts_with('_') || key.starts_with("AWS_XRAY_");
    let kept = function.iter().filter(|(key, _)| !is_left_out(key));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// The platform's defaults that a customer may override. There is no X-Ray daemon; the variables
/// are there because AWS's X-Ray client refuses to start without them.
const PLATFORM_DEFAULTS: [(&str, &str); 8] = [
    ("LANG", "en_US.UTF-8"),
    ("TZ", ":UTC"),
    (
        "PATH",
        "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    ),
    (
        "LD_LIBRARY_PATH",
        "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:\
         /opt/lib",
    ),
    ("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
    ("AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1:2000"),
    ("_AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1"),
    ("_AWS_XRAY_DAEMON_PORT", "2000"),
];

/// Those that say what is where in the root of a zip's environment.
const OF_ZIPS: [&str; 3] = ["LANG", "PATH", "LD_LIBRARY_PATH"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::tests::release;

    fn map(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn reserved_keys_are_refused_in_the_words_of_aws() {
        let variables = map(&[("AWS_REGION", "x"), ("_HANDLER", "y"), ("MINE", "z")]);
        let error = check(&variables, &Limits::default()).expect_err("reserved");
        assert_eq!(
            error.to_string(),
            "Lambda was unable to configure your environment variables because the environment \
             variables you have provided contains reserved keys that are currently not supported \
             for modification. Reserved keys used in this request: AWS_REGION, _HANDLER"
        );
        for key in RESERVED {
            check(&map(&[(key, "")]), &Limits::default()).expect_err(key);
        }
    }

    #[test]
    fn more_than_four_kilobytes_are_refused_and_echoed() {
        // {"K":"…"} has 8 bytes around the value
        let fits = map(&[("K", &"v".repeat(4096 - 8))]);
        assert_eq!(check(&fits, &Limits::default()), Ok(()));
        let long = map(&[("K", &"v".repeat(4096 - 7))]);
        let error = check(&long, &Limits::default()).expect_err("too long");
        let text = error.to_string();
        assert!(text.starts_with("Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {\"K\":\"vvv"), "{text}");
        assert!(text.ends_with("v\"}"));
    }

    fn environment(variables: &[(&str, &str)]) -> BTreeMap<String, String> {
        let mut release = release(1, "7");
        release.variables = map(variables);
        release.image.variables = map(&[("PYTHONPATH", "/var/runtime")]);
        release.image.execution_env = Some("AWS_Lambda_python3.13".into());
        let credentials = Credentials {
            access_key: "AKIA".into(),
            secret_key: "secret".into(),
            session_token: "token".into(),
        };
        let instance = Instance {
            log_stream: "2026/11/22/[7]abc",
            region: "us-east-1",
            initialization_type: "on-demand",
            metadata_token: "opens",
            credentials: &credentials,
            endpoint: Some("http://127.0.0.1:4566"),
        };
        of_environment(&release, &instance)
    }

    #[test]
    fn a_function_finds_the_standard_variables() {
        let found = environment(&[]);
        for (key, value) in [
            ("_HANDLER", "h"),
            ("TZ", ":UTC"),
            ("LANG", "en_US.UTF-8"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_EXECUTION_ENV", "AWS_Lambda_python3.13"),
            ("AWS_LAMBDA_FUNCTION_NAME", "f"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "7"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[7]abc"),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"),
            ("AWS_LAMBDA_METADATA_API", "127.0.0.1:9001"),
            ("AWS_LAMBDA_METADATA_TOKEN", "opens"),
            ("AWS_ACCESS_KEY_ID", "AKIA"),
            ("LAMBDA_TASK_ROOT", "/var/task"),
            ("PYTHONPATH", "/var/runtime"),
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"),
        ] {
            assert_eq!(found.get(key).map(String::as_str), Some(value), "{key}");
        }
        assert!(!found.contains_key("HOME") && !found.contains_key("AWS_LAMBDA_LOG_FORMAT"));
    }

    #[test]
    fn an_extension_finds_what_does_not_concern_the_runtime_alone() {
        let function = environment(&[("MINE", "yes"), ("_MINE", "no")]);
        let found = of_extension(&function);
        for key in ["MINE", "AWS_REGION", "AWS_LAMBDA_RUNTIME_API", "TZ", "PATH"] {
            assert_eq!(found.get(key), function.get(key), "{key}");
            assert!(found.contains_key(key), "{key}");
        }
        for key in [
            "_MINE",
            "_HANDLER",
            "_AWS_XRAY_DAEMON_PORT",
            "AWS_XRAY_DAEMON_ADDRESS",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
        ] {
            assert!(!found.contains_key(key), "{key}");
        }
    }

    #[test]
    fn a_customer_overrides_defaults_but_not_the_platform() {
        let found = environment(&[
            ("TZ", "Europe/Berlin"),
            ("PYTHONPATH", "/var/task/lib"),
            ("AWS_ENDPOINT_URL", "http://elsewhere"),
            ("AWS_REGION", "ignored"),
        ]);
        assert_eq!(found["TZ"], "Europe/Berlin");
        assert_eq!(found["PYTHONPATH"], "/var/task/lib");
        assert_eq!(found["AWS_ENDPOINT_URL"], "http://elsewhere");
        assert_eq!(found["AWS_REGION"], "us-east-1");
    }
}
