//! What exists right now: the look-up from a name to a [`Release`], without a lock.
//!
//! The catalog publishes; the data plane resolves on every invocation. A table is immutable and
//! replaced as a whole, so a reader sees either all of a change or nothing of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use tokio::sync::watch;

use crate::policy::Policy;
use crate::release::{LATEST, Release};
use crate::traffic::Traffic;

/// All functions and URLs that can be reached.
#[derive(Debug)]
pub struct Directory {
    table: ArcSwap<Table>,
    generation: watch::Sender<u64>,
    /// Counts draws of weighted aliases; see [`Alias::choose`].
    draws: AtomicU64,
}

#[derive(Debug, Default, Clone)]
struct Table {
    functions: HashMap<String, Arc<Function>>,
    urls: HashMap<String, Arc<Url>>,
    live: HashSet<u64>,
}

/// One function as the data plane sees it.
#[derive(Debug, Clone, Default)]
pub struct Function {
    /// The ARN without a qualifier.
    pub arn: Arc<str>,
    /// `$LATEST` and the published versions.
    pub versions: BTreeMap<String, Standing>,
    /// Names for versions.
    pub aliases: BTreeMap<String, Alias>,
    /// `ReservedConcurrentExecutions`; 0 throttles everything.
    pub reserved_concurrency: Option<u32>,
    /// Environments to be made ahead of work, by version.
    pub ahead: BTreeMap<String, Ahead>,
    /// What happens to events of asynchronous invocations, by version or alias; `$LATEST` for
    /// calls without a qualifier.
    pub events: BTreeMap<String, EventSettings>,
    /// Tells a function from an earlier one of the same name.
    pub incarnation: String,
    /// Its creation or an update is under way: events wait for the new code.
    pub updating: bool,
    /// It may be called in a loop (`RecursiveLoop` is `Allow`).
    pub may_recurse: bool,
    /// Bytes of the zip of `$LATEST`, ready or not.
    pub latest_package_bytes: u64,
    /// Who may use it, by version or alias; an empty name for the function itself.
    pub policies: Arc<BTreeMap<String, Policy>>,
    /// What runs of it; goes on when the function changes.
    pub traffic: Arc<Traffic>,
}

/// `EventInvokeConfig`; what is not set has AWS's default.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct EventSettings {
    /// `MaximumRetryAttempts`
    pub retries_max: Option<u32>,
    /// `MaximumEventAgeInSeconds`
    pub age_s_max: Option<u32>,
    /// Who is told of an event that succeeded: an ARN.
    pub on_success: Option<String>,
    /// Who is told of an event that is given up: an ARN.
    pub on_failure: Option<String>,
}

impl Function {
    /// The ARN with a qualifier, if there is one.
    #[must_use]
    pub fn named(&self, qualifier: Option<&str>) -> Arc<str> {
        match qualifier {
            Some(qualifier) => format!("{}:{qualifier}", self.arn).into(),
            None => self.arn.clone(),
        }
    }

    /// What is configured for events of this qualifier.
    #[must_use]
    pub fn event_settings(&self, qualifier: Option<&str>) -> EventSettings {
        let settings = self.events.get(qualifier.unwrap_or(LATEST));
        settings.cloned().unwrap_or_default()
    }
}

/// A wish for environments that are ready before anybody asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ahead {
    /// How many.
    pub count: usize,
    /// When it was wished, in milliseconds since 1970: the same wish again is another attempt.
    pub since_ms: i64,
}

/// Whether a version can be invoked.
#[derive(Debug, Clone)]
pub enum Standing {
    /// Not yet: AWS answers 409.
    Pending,
    /// Yes.
    Ready(Arc<Release>),
    /// Never became ready; the reason is the function's `StateReason`.
    Failed(String),
}

/// A name for a version, or for two by weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// The version that gets what the weight leaves.
    pub version: String,
    /// Another version and its share, 0 to 1.
    pub additional: Option<(String, f64)>,
}

/// A function URL.
#[derive(Debug, Clone, PartialEq)]
pub struct Url {
    /// First label of its host name.
    pub id: String,
    /// The function's name.
    pub function: String,
    /// The alias it belongs to; none stands for `$LATEST`.
    pub qualifier: Option<String>,
    /// Who may call it.
    pub auth: UrlAuth,
    /// What AWS answers instead of the function.
    pub cors: Option<Cors>,
    /// `InvokeMode` is `RESPONSE_STREAM`.
    pub streams: bool,
    /// What the resource policy says to callers who are not of this account.
    pub public: bool,
}

/// `AuthType` of a function URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlAuth {
    /// Everybody, if the policy allows it.
    None,
    /// Signed requests only.
    Iam,
}

/// `Cors` of a function URL; unset members stay out of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Cors {
    /// `AllowCredentials`
    pub allow_credentials: Option<bool>,
    /// `AllowHeaders`
    pub allow_headers: Option<Vec<String>>,
    /// `AllowMethods`
    pub allow_methods: Option<Vec<String>>,
    /// `AllowOrigins`
    pub allow_origins: Option<Vec<String>>,
    /// `ExposeHeaders`
    pub expose_headers: Option<Vec<String>>,
    /// `MaxAge` in seconds
    pub max_age_s: Option<i32>,
}

/// The answer to a look-up: what to run, and under which name it was called.
#[derive(Debug, Clone)]
pub struct Target {
    /// What to run.
    pub release: Arc<Release>,
    /// The ARN as the caller qualified it; becomes `invoked_function_arn`.
    pub invoked_arn: Arc<str>,
    /// What runs of the function.
    pub traffic: Arc<Traffic>,
    /// Bound of simultaneous invocations of the function, if one is reserved.
    pub reserved_concurrency: Option<u32>,
    /// It may be called in a loop.
    pub may_recurse: bool,
}

/// A function URL and what it runs.
#[derive(Debug, Clone)]
pub struct UrlTarget {
    /// The URL's settings.
    pub url: Arc<Url>,
    /// What to run.
    pub target: Target,
}

/// Why a look-up found nothing to run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// No such function, version or alias.
    #[error("there is no function {function} with the qualifier {qualifier}")]
    NotFound {
        /// The name that was looked for.
        function: String,
        /// The qualifier, `$LATEST` when none was given.
        qualifier: String,
    },
    /// The function exists but is not ready.
    #[error("the function {function} is {state}")]
    NotReady {
        /// The function's name.
        function: String,
        /// `Pending` or `Failed`, AWS's words.
        state: &'static str,
    },
    /// No URL has this id.
    #[error("there is no function URL {0}")]
    UnknownUrl(String),
}

impl Default for Directory {
    fn default() -> Directory {
        Directory {
            table: ArcSwap::default(),
            generation: watch::Sender::new(0),
            draws: AtomicU64::new(0),
        }
    }
}

impl Directory {
    /// Finds what a function's unqualified name and a qualifier (version, alias, none for
    /// `$LATEST`) stand for. Take names apart first: `frazil_wire::arn` knows all forms.
    ///
    /// # Errors
    /// [`ResolveError`] when there is nothing to run.
    pub fn resolve(&self, function: &str, qualifier: Option<&str>) -> Result<Target, ResolveError> {
        let table = self.table.load();
        let not_found = || ResolveError::NotFound {
            function: function.to_owned(),
            qualifier: qualifier.unwrap_or(LATEST).to_owned(),
        };
        let found = table.functions.get(function).ok_or_else(not_found)?;
        let asked = qualifier.unwrap_or(LATEST);
        let version = match found.aliases.get(asked) {
            Some(alias) => alias.choose(&self.draws),
            None => asked,
        };
        let not_ready = |state| ResolveError::NotReady {
            function: function.to_owned(),
            state,
        };
        let release = match found.versions.get(version).ok_or_else(not_found)? {
            Standing::Ready(release) => release.clone(),
            Standing::Pending => return Err(not_ready("Pending")),
            Standing::Failed(_) => return Err(not_ready("Failed")),
        };
        Ok(Target {
            release,
            invoked_arn: found.named(qualifier),
            traffic: found.traffic.clone(),
            reserved_concurrency: found.reserved_concurrency,
            may_recurse: found.may_recurse,
        })
    }

    /// Finds a function URL by its id.
    ///
    /// # Errors
    /// [`ResolveError`]; a URL outlives the alias it points to.
    pub fn url(&self, id: &str) -> Result<UrlTarget, ResolveError> {
        let table = self.table.load();
        let url = table.urls.get(id).cloned();
        let url = url.ok_or_else(|| ResolveError::UnknownUrl(id.to_owned()))?;
        let target = self.resolve(&url.function, url.qualifier.as_deref())?;
        Ok(UrlTarget { url, target })
    }

    /// A function as it is published now.
    #[must_use]
    pub fn function(&self, name: &str) -> Option<Function> {
        self.lookup(name).map(Arc::unwrap_or_clone)
    }

    /// The same, shared.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<Arc<Function>> {
        self.table.load().functions.get(name).cloned()
    }

    /// All functions by name, and all URLs, as they are now.
    #[must_use]
    pub fn everything(&self) -> (BTreeMap<String, Arc<Function>>, Vec<Arc<Url>>) {
        let table = self.table.load();
        let functions = table.functions.iter();
        (
            functions
                .map(|(name, it)| (name.clone(), it.clone()))
                .collect(),
            table.urls.values().cloned().collect(),
        )
    }

    /// Bytes of the packages of all versions.
    #[must_use]
    pub fn package_bytes(&self) -> u64 {
        let table = self.table.load();
        let of_function = |function: &Arc<Function>| {
            let published = releases(function).filter(|release| release.version != LATEST);
            let bytes = published.map(|release| release.package_bytes);
            bytes.sum::<u64>() + function.latest_package_bytes
        };
        table.functions.values().map(of_function).sum()
    }

    /// What the functions have reserved together, one left out.
    #[must_use]
    pub fn reserved_concurrency(&self, except: Option<&str>) -> u64 {
        let table = self.table.load();
        let functions = table.functions.iter();
        let others = functions.filter(|(name, _)| Some(name.as_str()) != except);
        let reserved = others.filter_map(|(_, it)| it.reserved_concurrency);
        reserved.map(u64::from).sum()
    }

    /// The environments of all releases that are to be made ahead of work, by release.
    #[must_use]
    pub fn ahead(&self) -> HashMap<u64, (Arc<Release>, Ahead)> {
        let table = self.table.load();
        let wishes = table.functions.values().flat_map(|function| {
            function.ahead.iter().filter_map(|(version, ahead)| {
                match function.versions.get(version)? {
                    Standing::Ready(release) => Some((release.id, (release.clone(), *ahead))),
                    _ => None,
                }
            })
        });
        wishes.collect()
    }

    /// How many functions there are.
    #[must_use]
    pub fn function_count(&self) -> usize {
        self.table.load().functions.len()
    }

    /// Whether new events may still be given to environments of this release.
    #[must_use]
    pub fn is_live(&self, release_id: u64) -> bool {
        self.table.load().live.contains(&release_id)
    }

    /// A number that grows with every change. Who keeps environments waits for it and retires
    /// those that are no longer [live](Self::is_live).
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.generation.subscribe()
    }

    /// Replaces (or removes, with `None`) one function together with its URLs.
    pub fn publish(&self, name: &str, function: Option<Function>, urls: Vec<Url>) {
        let known = self.lookup(name);
        let function = function.map(|function| {
            let traffic = known.map_or(function.traffic, |known| known.traffic.clone());
            Arc::new(Function {
                traffic,
                ..function
            })
        });
        let urls: Vec<Arc<Url>> = urls.into_iter().map(Arc::new).collect();
        self.table.rcu(|table| {
            let mut next = Table::clone(table);
            next.urls.retain(|_, url| url.function != name);
            next.urls
                .extend(urls.iter().map(|url| (url.id.clone(), url.clone())));
            for release in table.functions.get(name).into_iter().flat_map(releases) {
                next.live.remove(&release.id);
            }
            match &function {
                Some(function) => {
                    next.live
                        .extend(releases(function).map(|release| release.id));
                    next.functions.insert(name.to_owned(), function.clone());
                }
                None => {
                    next.functions.remove(name);
                }
            }
            next
        });
        self.generation.send_modify(|generation| *generation += 1);
    }
}

fn releases(function: &Arc<Function>) -> impl Iterator<Item = &Arc<Release>> {
    function
        .versions
        .values()
        .filter_map(|standing| match standing {
            Standing::Ready(release) => Some(release),
            _ => None,
        })
}

impl Url {
    /// Whether a caller may use the URL: everybody if the policy allows it, or whoever signed.
    #[must_use]
    pub fn admits(&self, signed: bool) -> bool {
        match self.auth {
            UrlAuth::None => self.public,
            UrlAuth::Iam => signed,
        }
    }
}

impl Alias {
    /// Chooses by weight. Multiples of the golden ratio spread evenly over 0…1, so shares are
    /// met over few invocations and no randomness is needed.
    fn choose(&self, draws: &AtomicU64) -> &str {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        let Some((other, weight)) = &self.additional else {
            return &self.version;
        };
        let draw = draws.fetch_add(1, Ordering::Relaxed).wrapping_mul(GOLDEN);
        let position = (draw >> 11) as f64 / (1_u64 << 53) as f64;
        if position < *weight {
            other
        } else {
            &self.version
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::tests::release;

    fn ready(id: u64, version: &str) -> Arc<Release> {
        Arc::new(release(id, version))
    }

    fn function(versions: &[(&str, Standing)]) -> Function {
        Function {
            arn: "arn:aws:lambda:us-east-1:000000000000:function:f".into(),
            versions: versions
                .iter()
                .map(|(v, s)| ((*v).to_owned(), s.clone()))
                .collect(),
            ..Function::default()
        }
    }

    #[test]
    fn a_replaced_release_is_no_longer_live() {
        let directory = Directory::default();
        let mut changes = directory.changes();
        let first = function(&[(LATEST, Standing::Ready(ready(1, LATEST)))]);
        directory.publish("f", Some(first), vec![]);
        assert!(directory.is_live(1));
        assert!(changes.has_changed().expect("the directory lives"));
        changes.mark_unchanged();
        let second = function(&[(LATEST, Standing::Ready(ready(2, LATEST)))]);
        directory.publish("f", Some(second), vec![]);
        assert!(!directory.is_live(1) && directory.is_live(2));
        assert_eq!(directory.resolve("f", None).expect("exists").release.id, 2);
        directory.publish("f", None, vec![]);
        assert!(!directory.is_live(2));
        assert!(directory.resolve("f", None).is_err());
    }

    #[test]
    fn the_invoked_arn_is_qualified_as_the_caller_qualified_it() {
        let directory = Directory::default();
        let f = function(&[(LATEST, Standing::Ready(ready(1, LATEST)))]);
        directory.publish("f", Some(f), vec![]);
        let arn = |q| directory.resolve("f", q).expect("exists").invoked_arn;
        assert_eq!(
            &*arn(None),
            "arn:aws:lambda:us-east-1:000000000000:function:f"
        );
        assert!(arn(Some(LATEST)).ends_with(":function:f:$LATEST"));
    }

    #[test]
    fn a_weighted_alias_keeps_its_shares() {
        let directory = Directory::default();
        let mut f = function(&[
            ("1", Standing::Ready(ready(1, "1"))),
            ("2", Standing::Ready(ready(2, "2"))),
        ]);
        f.aliases.insert(
            "live".into(),
            Alias {
                version: "1".into(),
                additional: Some(("2".into(), 0.25)),
            },
        );
        directory.publish("f", Some(f), vec![]);
        let second = (0..1000)
            .filter(|_| {
                directory
                    .resolve("f", Some("live"))
                    .expect("exists")
                    .release
                    .id
                    == 2
            })
            .count();
        assert!((240..=260).contains(&second), "{second}");
    }

    #[test]
    fn what_is_pending_is_not_ready() {
        let directory = Directory::default();
        directory.publish("f", Some(function(&[(LATEST, Standing::Pending)])), vec![]);
        assert_eq!(
            directory.resolve("f", None).expect_err("pending"),
            ResolveError::NotReady {
                function: "f".into(),
                state: "Pending"
            }
        );
    }
}
