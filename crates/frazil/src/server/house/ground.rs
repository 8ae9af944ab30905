//! What every service stands on, and the services that stand on nothing else.

use std::sync::Arc;

use frazil_apigateway::{self as apigateway, ApiGateway};
use frazil_cloudformation::{self as cloudformation, Cloudformation};
use frazil_dynamodb::DynamoDb;
use frazil_iam::{self as iam, Iam, Scope};
use frazil_lambda::Lambda;
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::seams::{Home, SystemClock, SystemEntropy};
use frazil_s3::{self as s3, S3, UnknownKeys};
use frazil_services::cloudwatch::{self, CloudWatch};
use frazil_services::logs::Logs;
use frazil_services::sqs::{self, Sqs};
use frazil_services::targets::Neighbours;
use frazil_store::Store;

use super::INSIDE;
use super::transforms::ServerlessTransform;
use crate::error::Error;
use crate::keys::Keys;
use crate::server::guard::{Guard, IamMode};
use crate::server::services::Services;
use crate::server::{Auth, Config};

/// What every service stands on.
pub(super) struct Ground<'a> {
    pub(super) config: &'a Config,
    pub(super) keys: &'a Keys,
    /// Where the server is reached.
    pub(super) port: u16,
    pub(super) store: Arc<dyn Store>,
    pub(super) limits: Arc<Limits>,
    pub(super) metrics: Arc<Metrics>,
    /// Whoever can be told something.
    pub(super) neighbours: Arc<Neighbours>,
}

/// Why the server does not start.
pub(super) fn failed<E: std::error::Error>(what: &'static str) -> impl FnOnce(E) -> Error {
    move |error| Error::new(what).caused_by(&error)
}

impl Ground<'_> {
    pub(super) fn account(&self) -> String {
        self.config.account.clone()
    }

    pub(super) fn region(&self) -> String {
        self.config.region.clone()
    }

    /// Below which services have host names.
    pub(super) fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    pub(super) fn logs(&self) -> Logs {
        Logs::start(self.home())
    }

    pub(super) fn cloudwatch(&self) -> CloudWatch {
        CloudWatch::start(cloudwatch::Settings {
            home: self.home(),
            metrics: self.metrics.clone(),
            targets: self.neighbours.clone(),
        })
    }

    pub(super) fn s3(&self) -> S3 {
        S3::new(s3::Settings {
            elsewhere: self.config.elsewhere.clone(),
            targets: self.neighbours.clone(),
            store: self.store.clone(),
            clock: Arc::new(SystemClock),
            account: self.account(),
            region: self.region(),
            keys: Arc::new(self.keys.clone()),
            unknown_keys: match self.config.auth {
                Auth::Lenient => UnknownKeys::Accept,
                Auth::Strict => UnknownKeys::Refuse,
            },
        })
    }

    pub(super) async fn sqs(&self) -> Result<Sqs, Error> {
        let started = Sqs::start(sqs::Settings {
            home: self.home(),
            host: self.host(),
        });
        started
            .await
            .map_err(failed("the queues could not be read"))
    }

    pub(super) async fn iam(&self) -> Result<Iam, Error> {
        let started = Iam::start(iam::Settings {
            home: self.home(),
            keyring: Arc::new(self.keys.clone()),
        });
        started.await.map_err(failed("IAM could not be started"))
    }

    pub(super) async fn dynamodb(&self) -> Result<DynamoDb, Error> {
        let started = DynamoDb::start(self.home());
        started
            .await
            .map_err(failed("the tables could not be read"))
    }

    /// Where services live.
    pub(super) fn home(&self) -> Home {
        Home::new(
            self.store.clone(),
            &self.config.account,
            &self.config.region,
        )
    }

    /// Where everybody is plugged in, behind a guard if policies count.
    pub(super) fn services(&self, s3: &S3, iam: &Iam) -> Arc<Services> {
        let guard = self.enforces().then(|| Guard {
            iam: iam.clone(),
            scope: Scope {
                account: self.account(),
                region: self.region(),
            },
        });
        let person = self.keys.person();
        let services = Arc::new(Services::new(s3.clone(), person, self.region(), guard));
        if self.enforces() {
            self.neighbours.guard(services.clone());
        }
        services
    }

    pub(super) fn enforces(&self) -> bool {
        self.config.iam == IamMode::Enforce
    }

    /// APIs, over the functions and services behind them.
    pub(super) async fn gateway(
        &self,
        lambda: &Lambda,
        logs: &Logs,
        services: &Arc<Services>,
    ) -> Result<ApiGateway, Error> {
        let started = ApiGateway::start(apigateway::Settings {
            store: self.store.clone(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            account: self.account(),
            region: self.region(),
            host: self.host(),
            functions: lambda.functions().clone(),
            calls: services.clone(),
            logs: Arc::new(logs.clone()),
            cognito_endpoint: self.config.cognito.clone(),
        });
        started.await.map_err(failed("the APIs could not be read"))
    }

    /// Stacks, over the services whose resources they are made of.
    pub(super) async fn stacks(
        &self,
        services: &Arc<Services>,
        transforms: ServerlessTransform,
    ) -> Result<Cloudformation, Error> {
        let started = Cloudformation::start(cloudformation::Settings {
            home: self.home(),
            calls: services.clone(),
            transforms: Arc::new(transforms),
            signal_base: format!("http://{}", self.host()),
            answer_base: format!("http://{INSIDE}"),
        });
        started
            .await
            .map_err(failed("the stacks could not be read"))
    }
}
