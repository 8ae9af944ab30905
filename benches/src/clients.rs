//! The runtime clients as the bare loop starts them: from the same images as the server's.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use frazil_deploy::{Workshop, package::uv};
use frazil_lambda::runtimes::{Host, HostRuntimes, Runtimes as _, Silent, Uv};
use frazil_sandbox::Mount;

use crate::floor::{self, Client};
use crate::functions::Function;
use crate::report::Report;

/// The program's own cache and variables, so that nothing is fetched twice.
pub(crate) fn workshop() -> Result<Workshop, Box<dyn Error>> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(home);
    Ok(Workshop {
        cache: cache
            .ok_or("neither XDG_CACHE_HOME nor HOME is set")?
            .join("frazil"),
        variables: std::env::vars_os().collect(),
    })
}

/// Each function's rate against a bare loop, on one core.
pub(crate) fn floors(
    workshop: &Workshop,
    state: &Path,
    functions: &[Function],
    length: Duration,
) -> Result<Vec<(&'static str, f64)>, Box<dyn Error>> {
    Report.heading("Floor: the same client against a bare loop, one environment, one core");
    let runtimes = HostRuntimes::new(host(workshop));
    let mut rates = Vec::new();
    for function in functions {
        let client = client(&runtimes, state, function)?;
        // On a thread of its own: what is started later must not inherit its pin to one core.
        let rate = std::thread::scope(|scope| {
            let measured = scope.spawn(|| {
                let rate = floor::bare_loop(state, &client, &function.payload, length);
                rate.map_err(|error| error.to_string())
            });
            measured
                .join()
                .unwrap_or_else(|_| Err("the bare loop panicked".into()))
        })?;
        Report.line(
            &format!("floor: {}", function.name),
            &format!("{rate:>8.0}/s"),
        );
        rates.push((function.name, rate));
    }
    Ok(rates)
}

fn host(workshop: &Workshop) -> Host {
    let uv_workshop = workshop.clone();
    let source = move || {
        let program = uv::acquire(&uv_workshop, &())?;
        let variables = uv::index_variables(&uv_workshop);
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Ok(Uv { program, variables })
    };
    let variable = |name: &str| std::env::var_os(name);
    Host::new(
        workshop.cache.join("runtimes"),
        variable,
        Arc::new(source),
        Arc::new(Silent),
    )
}

fn client(
    runtimes: &HostRuntimes,
    state: &Path,
    function: &Function,
) -> Result<Client, Box<dyn Error>> {
    let image = runtimes.image(&function.runtime, &function.handler)?;
    let code = state.join(function.name);
    zip::ZipArchive::new(fs::File::open(unzipped(&code, function)?)?)?.extract(&code)?;
    let mut mounts: Vec<Mount> = image
        .mounts
        .iter()
        .map(|(source, target)| Mount {
            source: source.clone(),
            target: target.clone(),
        })
        .collect();
    mounts.push(Mount {
        source: code,
        target: "/var/task".into(),
    });
    let mut variables = image.variables.clone();
    let ours = [
        ("_HANDLER", function.handler.as_str()),
        ("LAMBDA_TASK_ROOT", "/var/task"),
        ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
        ("AWS_LAMBDA_FUNCTION_NAME", function.name),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "floor"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "floor"),
        ("AWS_REGION", "us-east-1"),
    ];
    variables.extend(ours.map(|(name, value)| (name.to_owned(), value.to_owned())));
    variables.insert(
        "AWS_LAMBDA_RUNTIME_API".into(),
        image.runtime_api.to_string(),
    );
    let argv = image.command(&variables, 1769);
    Ok(Client {
        mounts,
        argv,
        variables: variables.into_iter().collect(),
        runtime_api: image.runtime_api,
    })
}

/// Writes the package beside the folder it is unpacked to.
fn unzipped(code: &Path, function: &Function) -> Result<PathBuf, Box<dyn Error>> {
    fs::create_dir_all(code)?;
    let mut name = OsString::from(code.as_os_str());
    name.push(".zip");
    fs::write(&name, &function.zip)?;
    Ok(name.into())
}
