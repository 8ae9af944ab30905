//! Everything behind the front door, built from the ground up and taken down in reverse.

mod bells;
mod transforms;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use frazil_apigateway::{self as apigateway, ApiGateway};
use frazil_cloudformation::{self as cloudformation, Cloudformation, Transforms};
use frazil_dynamodb::{self as dynamodb, DynamoDb};
use frazil_iam::{self as iam, Iam, Scope, Sts};
use frazil_lambda::directory::Directory;
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::runtimes::{Host, HostRuntimes};
use frazil_lambda::seams::{SystemClock, SystemEntropy};
use frazil_lambda::shard::{Endpoint, Settings, ShardHandle, Shards};
use frazil_lambda::url::UrlBase;
use frazil_lambda::{Config as LambdaConfig, Lambda};
use frazil_s3::{self as s3, S3, UnknownKeys};
use frazil_sandbox::{Config as SandboxConfig, Network, Sandbox, Spawner};
use frazil_services::acm::Acm;
use frazil_services::cloudwatch::{self, CloudWatch};
use frazil_services::ecr::Ecr;
use frazil_services::images::{self, Images};
use frazil_services::kept;
use frazil_services::logs::{self, Logs};
use frazil_services::route53::Route53;
use frazil_services::secrets::Secrets;
use frazil_services::sqs::{self, Sqs};
use frazil_services::ssm::Ssm;
use frazil_services::targets::Neighbours;
use frazil_store::{MemoryStore, SqliteStore, Store};

use bells::Bells;
use transforms::ServerlessTransform;

use super::guard::{Guard, IamMode};
use super::limits::Bounds;
use super::services::{Control, Services};
use super::{Auth, Config};
use crate::data::Data;
use crate::error::Error;
use crate::keys::Keys;
use crate::notice::Notice;

/// Where functions find the server inside their environment. The address is the same in each,
/// whatever the server listens on outside: the environment has a loopback interface of its own.
const INSIDE: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 4566);

/// The services.
pub(super) struct House {
    pub(super) lambda: Arc<Lambda>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) limits: Arc<Limits>,
    pub(super) logs: Logs,
    pub(super) s3: S3,
    pub(super) sqs: Sqs,
    dynamodb: DynamoDb,
    cloudwatch: CloudWatch,
    pub(super) gateway: ApiGateway,
    pub(super) stacks: Cloudformation,
    bells: Bells,
    pub(super) iam: Iam,
    /// Everybody behind the door, S3 and invocations apart.
    pub(super) services: Arc<Services>,
    neighbours: Arc<Neighbours>,
    sandbox: Arc<Sandbox>,
    store: Shelves,
}

/// The store, and its handle for closing it.
enum Shelves {
    Memory,
    Sqlite(SqliteStore),
}

impl House {
    /// Starts the services on a data folder. `port` is where the server is reached.
    ///
    /// # Errors
    /// When one of them cannot start: no environment can be made, or the folder cannot be read.
    pub(super) async fn start(
        config: &Config,
        data: &Data,
        keys: &Keys,
        port: u16,
        notice: &Notice,
    ) -> Result<House, Error> {
        let (store, shelves) = open_store(data)?;
        let clock = Arc::new(SystemClock);
        let limits = Arc::new(config.limits.clone());
        let logs = Logs::start(logs::Settings {
            store: store.clone(),
            clock: clock.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
        });
        let neighbours = Arc::new(Neighbours::default());
        let metrics = Arc::<Metrics>::default();
        let cloudwatch = CloudWatch::start(cloudwatch::Settings {
            store: store.clone(),
            clock: clock.clone(),
            metrics: metrics.clone(),
            targets: neighbours.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
        });
        logs.watch(cloudwatch.clone(), neighbours.clone());
        let s3 = S3::new(s3::Settings {
            elsewhere: config.elsewhere.clone(),
            targets: neighbours.clone(),
            store: store.clone(),
            clock: clock.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
            keys: Arc::new(keys.clone()),
            unknown_keys: match config.auth {
                Auth::Lenient => UnknownKeys::Accept,
                Auth::Strict => UnknownKeys::Refuse,
            },
        });
        let sqs = Sqs::start(sqs::Settings {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            account: config.account.clone(),
            region: config.region.clone(),
            host: format!("localhost:{port}"),
        })
        .await
        .map_err(|error| Error::new("the queues could not be read").caused_by(&error))?;
        let iam = Iam::start(iam::Settings {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            keyring: Arc::new(keys.clone()),
            account: config.account.clone(),
        })
        .await
        .map_err(|error| Error::new("IAM could not be started").caused_by(&error))?;
        let dynamodb = DynamoDb::start(dynamodb::Settings {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            account: config.account.clone(),
            region: config.region.clone(),
        })
        .await
        .map_err(|error| Error::new("the tables could not be read").caused_by(&error))?;
        let sandbox = Arc::new(start_sandbox(config, data).await?);
        let runtimes = Arc::new(HostRuntimes::new(host(config, notice)));
        let lambda = Lambda::start(LambdaConfig {
            store: store.clone(),
            runtimes: runtimes.clone(),
            code_source: Arc::new(s3.clone()),
            targets: neighbours.clone(),
            images: Arc::new(images(config, data)),
            queues: Arc::new(sqs.clone()),
            logs: Arc::new(logs.clone()),
            clock,
            entropy: Arc::new(SystemEntropy),
            limits: limits.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
            architecture: architecture().to_owned(),
            url_base: UrlBase::new("http", "localhost", port),
            data_dir: data.folder().to_owned(),
            boot_id: boot_id(),
        })
        .await
        .map_err(|error| Error::new("Lambda could not be started").caused_by(&error))?;
        let lambda = Arc::new(lambda);
        neighbours.plug("lambda", lambda.functions().clone());
        neighbours.plug("sqs", Arc::new(sqs.clone()));
        neighbours.plug("logs", Arc::new(logs.clone()));
        let enforces = config.iam == IamMode::Enforce;
        let guard = enforces.then(|| guard(config, &iam));
        let services = Services::new(s3.clone(), keys.person(), config.region.clone(), guard);
        let services = Arc::new(services);
        services.plug(Arc::new(Control {
            lambda: lambda.clone(),
            request_bytes_max: limits.code_request_bytes_max,
        }));
        services.plug(Arc::new(logs.clone()));
        services.plug(Arc::new(sqs.clone()));
        services.plug(Arc::new(dynamodb.clone()));
        services.plug(Arc::new(cloudwatch.clone()));
        let gateway = ApiGateway::start(apigateway::Settings {
            store: store.clone(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            account: config.account.clone(),
            region: config.region.clone(),
            host: format!("localhost:{port}"),
            functions: lambda.functions().clone(),
            calls: services.clone(),
            logs: Arc::new(logs.clone()),
        })
        .await
        .map_err(|error| Error::new("the APIs could not be read").caused_by(&error))?;
        let stacks_store = store.clone();
        plug_kept(config, &store, &services);
        let bells = Bells::start(config, store, &neighbours, &services, port).await?;
        services.plug(Arc::new(gateway.rest.clone()));
        services.plug(Arc::new(gateway.http.clone()));
        services.plug(Arc::new(gateway.http.management()));
        services.plug(Arc::new(iam.clone()));
        services.plug(Arc::new(Sts::new(iam.clone(), enforces)));
        let transforms = ServerlessTransform::new(transforms::Settings {
            sandbox: Arc::downgrade(&sandbox),
            runtimes,
            workshop: config.workshop.clone(),
            notice: notice.clone(),
            region: config.region.clone(),
            folder: data.folder().join("transforms"),
        });
        let stacks = start_stacks(config, stacks_store, port, &services, transforms).await?;
        Ok(House {
            gateway,
            stacks,
            lambda,
            services,
            neighbours,
            metrics,
            limits,
            logs,
            s3,
            sqs,
            bells,
            iam,
            dynamodb,
            cloudwatch,
            sandbox,
            store: shelves,
        })
    }

    /// Starts the data plane; `serve` answers connections that functions make to the server.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub(super) fn start_shards(
        &self,
        config: &Config,
        keys: &Keys,
        count: usize,
        serve: impl Fn(ShardHandle, std::net::TcpStream) + Send + Sync + 'static,
    ) -> Result<Shards, Error> {
        let settings = Settings {
            shards: count,
            sandbox: self.sandbox.clone(),
            directory: self.directory().clone(),
            limits: Limits::clone(&self.limits),
            region: config.region.clone(),
            account: config.account.clone(),
            logs: Arc::new(self.logs.clone()),
            credentials: Arc::new(keys.clone()),
            entropy: Arc::new(SystemEntropy),
            endpoint: Some(Endpoint {
                address: INSIDE,
                serve: Arc::new(serve),
            }),
            network: config.network,
            metrics: self.metrics.clone(),
            events: Some(self.lambda.events().clone()),
        };
        let shards = Shards::start(settings);
        let shards = shards.map_err(|error| {
            Error::new("the event loops could not be started").caused_by(&error)
        })?;
        let runner = Arc::new(shards.runner());
        self.lambda.events().start(runner.clone());
        self.lambda.sources().start(runner.clone());
        self.lambda.functions().start(runner);
        self.stacks.resume();
        Ok(shards)
    }

    fn directory(&self) -> &Arc<Directory> {
        self.lambda.directory()
    }

    /// Takes everything down: environments first, the store last.
    pub(super) async fn stop(self, shards: Shards, grace: Duration) {
        self.lambda.events().stop();
        self.lambda.sources().stop();
        self.gateway.http.close();
        shards.stop(grace).await;
        self.lambda.stop().await;
        self.sqs.close();
        self.bells.stop().await;
        self.s3.close();
        self.dynamodb.close();
        self.stacks.close();
        self.cloudwatch.close().await;
        self.services.unplug_all();
        self.neighbours.unplug_all();
        self.logs.close().await;
        let sandbox = self.sandbox;
        let stopped = tokio::task::spawn_blocking(move || match Arc::try_unwrap(sandbox) {
            Ok(sandbox) => sandbox.stop(),
            Err(_) => tracing::error!("somebody still holds the sandbox; environments may remain"),
        });
        if stopped.await.is_err() {
            tracing::error!("the sandbox could not be stopped");
        }
        if let Shelves::Sqlite(store) = &self.store {
            store.close().await;
        }
    }
}

/// Removes what the killed server of a data folder left on the machine.
pub(super) async fn sweep(orphan: Data) {
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

fn guard(config: &Config, iam: &Iam) -> Guard {
    Guard {
        iam: iam.clone(),
        scope: Scope {
            account: config.account.clone(),
            region: config.region.clone(),
        },
    }
}

/// The services that keep what they are told.
fn plug_kept(config: &Config, store: &Arc<dyn Store>, services: &Services) {
    let settings = kept::Settings {
        store: store.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        account: config.account.clone(),
        region: config.region.clone(),
    };
    services.plug(Arc::new(Ssm::new(settings.clone())));
    services.plug(Arc::new(Secrets::new(settings.clone())));
    services.plug(Arc::new(Acm::new(settings.clone())));
    services.plug(Arc::new(Ecr::new(settings.clone())));
    services.plug(Arc::new(Route53::new(settings)));
}

fn open_store(data: &Data) -> Result<(Arc<dyn Store>, Shelves), Error> {
    if data.is_ephemeral() {
        return Ok((Arc::new(MemoryStore::default()), Shelves::Memory));
    }
    let folder = data.folder().join("store");
    let store = SqliteStore::open(&folder).map_err(|error| {
        Error::new(format!(
            "the store in {} cannot be opened",
            folder.display()
        ))
        .caused_by(&error)
    })?;
    Ok((Arc::new(store.clone()), Shelves::Sqlite(store)))
}

/// Stacks, and the resources they are made of.
async fn start_stacks(
    config: &Config,
    store: Arc<dyn Store>,
    port: u16,
    services: &Arc<Services>,
    transforms: impl Transforms + 'static,
) -> Result<Cloudformation, Error> {
    let stacks = Cloudformation::start(cloudformation::Settings {
        store,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        account: config.account.clone(),
        region: config.region.clone(),
        calls: services.clone(),
        transforms: Arc::new(transforms),
        signal_base: format!("http://localhost:{port}"),
        answer_base: format!("http://{INSIDE}"),
    })
    .await
    .map_err(|error| Error::new("the stacks could not be read").caused_by(&error))?;
    services.plug(Arc::new(stacks.clone()));
    Ok(stacks)
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
        Ok(frazil_lambda::runtimes::Uv {
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
