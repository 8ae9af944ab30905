//! CloudWatch metrics over the store: data by the minute, statistics, alarms, dashboards.
//!
//! What functions did waits in the data plane ([`frazil_lambda::metrics::Tallies`]); it is
//! collected every few seconds and before every read, so that a reader misses nothing but what was
//! answered a moment ago. Data that clients put is stored before the answer.

mod alarms;
mod collect;
mod dashboards;
mod data;
mod dispatch;
mod evaluate;
mod faults;
mod history;
mod limits;
mod list;
mod math;
mod notify;
mod point;
mod put;
mod records;
mod series;
mod statistics;
mod tags;

use std::sync::{Arc, Weak};

use frazil_lambda::metrics::Metrics;
use frazil_lambda::seams::{Home, Targets};
use tokio_util::sync::CancellationToken;

pub use point::Point;
pub use records::MetricName;

/// What the service is made of.
pub struct Settings {
    /// Where it lives.
    pub home: Home,
    /// What functions did.
    pub metrics: Arc<Metrics>,
    /// Whom alarms tell.
    pub targets: Arc<dyn Targets>,
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct CloudWatch(Arc<Inner>);

struct Inner {
    home: Home,
    metrics: Arc<Metrics>,
    targets: Arc<dyn Targets>,
    /// Whoever adds to data that is stored, does it alone.
    adding: tokio::sync::Mutex<()>,
    /// Whoever changes alarms, does it alone.
    changing: tokio::sync::Mutex<()>,
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

impl std::ops::Deref for Inner {
    type Target = Home;
    fn deref(&self) -> &Home {
        &self.home
    }
}

impl CloudWatch {
    /// Starts the service; its background work runs on the current tokio runtime.
    pub fn start(settings: Settings) -> CloudWatch {
        let service = CloudWatch(Arc::new(Inner {
            home: settings.home,
            metrics: settings.metrics,
            targets: settings.targets,
            adding: tokio::sync::Mutex::default(),
            changing: tokio::sync::Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        }));
        let weak = Arc::downgrade(&service.0);
        tokio::spawn(work(weak, service.0.closing.clone()));
        service
    }

    /// Stores what was seen and ends the background work.
    pub async fn close(&self) {
        self.0.closing.cancel();
        if let Err(fault) = self.collect().await {
            tracing::warn!(%fault, "what functions did could not be stored");
        }
    }

    fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }

    fn alarm_arn(&self, name: &str) -> String {
        let resource = format!("alarm:{name}");
        self.0.arn("cloudwatch", resource)
    }
}

/// Collects, evaluates alarms and trims until the service closes or is gone.
async fn work(service: Weak<Inner>, closing: CancellationToken) {
    let mut every = tokio::time::interval(limits::COLLECT_EVERY);
    let mut trim = tokio::time::interval(limits::TRIM_EVERY);
    loop {
        let trims = tokio::select! {
            _ = every.tick() => false,
            _ = trim.tick() => true,
            () = closing.cancelled() => return,
        };
        let Some(service) = service.upgrade().map(CloudWatch) else {
            return;
        };
        let done = match trims {
            true => service.trim().await,
            false => service.collect_and_evaluate().await,
        };
        if let Err(fault) = done {
            tracing::warn!(%fault, "metrics could not be kept up to date");
        }
    }
}
