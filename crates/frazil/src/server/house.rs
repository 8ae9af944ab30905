//! Everything behind the front door, built from the ground up and taken down in reverse.

mod bells;
mod engine;
mod ground;
mod providers;
mod transforms;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use frazil_apigateway::ApiGateway;
use frazil_cloudformation::Cloudformation;
use frazil_dynamodb::DynamoDb;
use frazil_iam::{Iam, Sts};
use frazil_lambda::Lambda;
use frazil_lambda::directory::Directory;
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::seams::SystemEntropy;
use frazil_lambda::shard::{Endpoint, Settings, ShardHandle, Shards};
use frazil_s3::S3;
use frazil_sandbox::Sandbox;
use frazil_services::acm::Acm;
use frazil_services::cloudwatch::CloudWatch;
use frazil_services::ecr::Ecr;
use frazil_services::logs::Logs;
use frazil_services::route53::Route53;
use frazil_services::secrets::Secrets;
use frazil_services::sqs::Sqs;
use frazil_services::ssm::Ssm;
use frazil_services::targets::Neighbours;
use frazil_store::{MemoryStore, SqliteStore, Store};
use frazil_wire::Service;

use bells::Bells;
use engine::Engine;
pub(super) use engine::sweep;
use ground::Ground;
use providers::Providers;

use super::Config;
use super::services::{Control, Services};
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
        let ground = Ground {
            config,
            keys,
            port,
            store,
            limits: Arc::new(config.limits.clone()),
            metrics: Arc::default(),
            neighbours: Arc::default(),
        };
        // 1. Those that stand by themselves.
        let (logs, cloudwatch, s3) = (ground.logs(), ground.cloudwatch(), ground.s3());
        logs.watch(cloudwatch.clone(), ground.neighbours.clone());
        let (sqs, iam) = (ground.sqs().await?, ground.iam().await?);
        let dynamodb = ground.dynamodb().await?;
        // 2. What runs functions.
        let engine = Engine::start(config, data, notice).await?;
        let lambda = engine.lambda(&ground, data, (&s3, &sqs, &logs)).await?;
        // 3. Whom others tell, before anybody tells something.
        let neighbours = &ground.neighbours;
        neighbours.plug("lambda", lambda.functions().clone());
        neighbours.plug("sqs", Arc::new(sqs.clone()));
        neighbours.plug("logs", Arc::new(logs.clone()));
        // 4. Whom others ask, and who asks them.
        let services = ground.services(&s3, &iam);
        let gateway = ground.gateway(&lambda, &logs, &services).await?;
        let standing: [Arc<dyn Service>; 6] = [
            Arc::new(Control {
                lambda: lambda.clone(),
                request_bytes_max: ground.limits.code_request_bytes_max,
            }),
            Arc::new(logs.clone()),
            Arc::new(sqs.clone()),
            Arc::new(dynamodb.clone()),
            Arc::new(cloudwatch.clone()),
            Arc::new(iam.clone()),
        ];
        standing
            .into_iter()
            .for_each(|service| services.plug(service));
        let tokens = Arc::new(Providers::default());
        services.plug(Arc::new(Sts::new(iam.clone(), ground.enforces(), tokens)));
        plug_gateway(&gateway, &services);
        plug_kept(&ground, &services);
        // 5. Those that ring by themselves, and those that ask everybody.
        let bells = Bells::start(&ground, &services).await?;
        let transforms = engine.transforms(&ground, data, notice);
        let stacks = ground.stacks(&services, transforms).await?;
        services.plug(Arc::new(stacks.clone()));
        Ok(House {
            gateway,
            stacks,
            lambda,
            services,
            neighbours: ground.neighbours,
            metrics: ground.metrics,
            limits: ground.limits,
            logs,
            s3,
            sqs,
            bells,
            iam,
            dynamodb,
            cloudwatch,
            sandbox: engine.sandbox,
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
        engine::stop(self.sandbox).await;
        if let Shelves::Sqlite(store) = &self.store {
            store.close().await;
        }
    }
}

fn plug_gateway(gateway: &ApiGateway, services: &Services) {
    services.plug(Arc::new(gateway.rest.clone()));
    services.plug(Arc::new(gateway.http.clone()));
    services.plug(Arc::new(gateway.http.management()));
}

/// The services that keep what they are told.
fn plug_kept(ground: &Ground<'_>, services: &Services) {
    services.plug(Arc::new(Ssm::new(ground.home())));
    services.plug(Arc::new(Secrets::new(ground.home())));
    services.plug(Arc::new(Acm::new(ground.home())));
    services.plug(Arc::new(Ecr::new(ground.home())));
    services.plug(Arc::new(Route53::new(ground.home())));
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
