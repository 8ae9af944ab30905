//! What runs functions: environments, runtimes, and Lambda over them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use frazil_lambda::runtimes::{Host, HostRuntimes, Uv};
use frazil_lambda::seams::{SystemClock, SystemEntropy};
use frazil_lambda::url::UrlBase;
use frazil_lambda::{Config as LambdaConfig, Lambda};
use frazil_s3::S3;
use frazil_sandbox::{Config as SandboxConfig, Network, Sandbox, Spawner};
use frazil_services::images::{self, Images};
use frazil_services::logs::Logs;
use frazil_services::sqs::Sqs;

use super::ground::{Ground, failed};
use super::transforms::{self, ServerlessTransform};
use crate::data::Data;
use crate::error::Error;
use crate::notice::Notice;
use crate::server::Config;
use crate::server::limits::Bounds;

/// Environments, and what is in them.
pub(super) struct Engine {
    pub(super) sandbox: Arc<Sandbox>,
    pub(super) runtimes: Arc<HostRuntimes>,
}

impl Engine {
    /// Makes environments possible on this machine.
    pub(super) async fn start(
        config: &Config,
        data: &Data,
        notice: &Notice,
    ) -> Result<Engine, Error> {
        Ok(Engine {
            sandbox: Arc::new(start_sandbox(config, data).await?),
            runtimes: Arc::new(HostRuntimes::new(host(config, notice))),
        })
    }

    /// Lambda, with code from S3, queues to poll and logs to write.
    pub(super) async fn lambda(
        &self,
        ground: &Ground<'_>,
        data: &Data,
        (s3, sqs, logs): (&S3, &Sqs, &Logs),
    ) -> Result<Arc<Lambda>, Error> {
        let started = Lambda::start(LambdaConfig {
            store: ground.store.clone(),
            runtimes: self.runtimes.clone(),
            code_source: Arc::new(s3.clone()),
            targets: ground.neighbours.clone(),
            images: Arc::new(images(ground.config, data)),
            queues: Arc::new(sqs.clone()),
            logs: Arc::new(logs.clone()),
            metrics: ground.metrics.clone(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            limits: ground.limits.clone(),
            account: ground.account(),
            region: ground.region(),
            architecture: architecture().to_owned(),
            url_base: UrlBase::new("http", "localhost", ground.port),
            data_dir: data.folder().to_owned(),
            boot_id: boot_id(),
        });
        let started = started.await.map(Arc::new);
        started.map_err(failed("Lambda could not be started"))
    }
}

impl Engine {
    /// Serverless templates are transformed in an environment, too.
    pub(super) fn transforms(
        &self,
        ground: &Ground<'_>,
        data: &Data,
        notice: &Notice,
    ) -> ServerlessTransform {
        ServerlessTransform::new(transforms::Settings {
            sandbox: Arc::downgrade(&self.sandbox),
            runtimes: self.runtimes.clone(),
            workshop: ground.config.workshop.clone(),
            notice: notice.clone(),
            region: ground.region(),
            folder: data.folder().join("transforms"),
        })
    }
}

/// Ends the sandbox, once nobody holds it any more.
pub(super) async fn stop(sandbox: Arc<Sandbox>) {
    let stopped = tokio::task::spawn_blocking(move || match Arc::try_unwrap(sandbox) {
        Ok(sandbox) => sandbox.stop(),
        Err(_) => tracing::error!("somebody still holds the sandbox; environments may remain"),
    });
    if stopped.await.is_err() {
        tracing::error!("the sandbox could not be stopped");
    }
}

/// Removes what the killed server of a data folder left on the machine.
pub(in crate::server) async fn sweep(orphan: Data) {
    let config = sandbox_config(&orphan, Network::Off, 0);
    let swept = tokio::task::spawn_blocking(move || {
        let started = config.map(Sandbox::start);
        drop(orphan);
        started
    });
    match swept.await {
        Ok(Ok(Ok(sandbox))) => sandbox.stop(),
        failed => tracing::warn!(?failed, "what a killed server left could not be removed"),
    }
}

async fn start_sandbox(config: &Config, data: &Data) -> Result<Sandbox, Error> {
    let network = if config.network {
        Network::Auto
    } else {
        Network::Off
    };
    let config = sandbox_config(data, network, pool(&config.bounds))?;
    let started = tokio::task::spawn_blocking(move || Sandbox::start(config)).await;
    started
        .expect("starting a sandbox does not panic")
        .map_err(|error| {
            Error::new("environments cannot be made on this machine")
                .caused_by(&error)
                .try_this("run frazil doctor: it lists what is missing and what to do")
        })
}

fn sandbox_config(data: &Data, network: Network, pool: usize) -> Result<SandboxConfig, Error> {
    let program = std::env::current_exe()
        .map_err(|error| Error::new("cannot tell where this program is").caused_by(&error))?;
    let spawner = Spawner {
        program,
        args: vec![crate::SPAWNER.into()],
    };
    let state = data.folder().join("sandbox");
    let mut config = SandboxConfig::new(data.sandbox_name(), state, spawner);
    config.network = network;
    config.pool = pool;
    Ok(config)
}

fn pool(bounds: &Bounds) -> usize {
    usize::try_from(bounds.ready_environments).unwrap_or(usize::MAX)
}

fn host(config: &Config, notice: &Notice) -> Host {
    let workshop = config.workshop.clone();
    let (progress, told) = (notice.clone(), notice.clone());
    let uv = move || {
        let program = frazil_deploy::package::uv::acquire(&workshop, &told)?;
        let variables = frazil_deploy::package::uv::index_variables(&workshop);
        let variables = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Ok(Uv {
            program,
            variables: variables.collect(),
        })
    };
    let variables = config.workshop.variables.clone();
    let variable = move |name: &str| variables.get(std::ffi::OsStr::new(name)).cloned();
    let images = config.workshop.cache.join("runtimes");
    Host::new(images, variable, Arc::new(uv), Arc::new(progress))
}

/// Container images: the data folder's own, and registries with the keys of `docker login`.
fn images(config: &Config, data: &Data) -> Images {
    let variable = |name: &str| config.workshop.variables.get(std::ffi::OsStr::new(name));
    let docker = variable("DOCKER_CONFIG").map(PathBuf::from);
    let docker = docker.or_else(|| Some(PathBuf::from(variable("HOME")?).join(".docker")));
    Images::new(images::Settings {
        folder: data.folder().join("images"),
        keys: docker.map(|folder| folder.join("config.json")),
    })
}

/// AWS's name of this machine's architecture.
fn architecture() -> &'static str {
    if cfg!(target_arch = "aarch64") {
        "arm64"
    } else {
        "x86_64"
    }
}

fn boot_id() -> String {
    let id = std::fs::read_to_string(Path::new("/proc/sys/kernel/random/boot_id"));
    id.unwrap_or_default().trim().to_owned()
}
