//! A model of environment reuse against the real pool: random schedules of invocations, timeouts,
//! crashes, updates and reclaims. Each invocation leaves its number in `/tmp` and in memory; what
//! later ones find there says which environment they are in and what happened to it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use frazil_lambda::invoke::InvokeAnswer;
use futures::future::join_all;
use serde::Deserialize;
use serde_json::json;

use crate::world::{World, contains, json_of};

/// Invocations at once.
const BATCH_MAX: u64 = 4;
const STEPS: u64 = 16;
const IDLE_MS_MAX: u64 = 2_000;
/// Enough to start the runtime again on a busy machine.
const TIMEOUT_S: u32 = 4;

#[tokio::test]
async fn environments_are_reused_as_the_model_says() {
    let seed = std::env::var("FRAZIL_SEED").ok();
    let seeds = match seed.and_then(|seed| seed.parse().ok()) {
        Some(seed) => vec![seed],
        None => vec![1, 2, std::process::id().into()],
    };
    join_all(seeds.into_iter().map(schedule)).await;
}

/// One random schedule in a world of its own; the seed repeats it.
async fn schedule(seed: u64) {
    let world = Arc::new(World::with(|settings| {
        settings.limits.idle_ms_max = IDLE_MS_MAX;
    }));
    let (mut random, mut model) = (Random(seed), Model::new(seed));
    model.update(&world);
    for _ in 0..STEPS {
        match random.below(10) {
            0 => model.update(&world),
            1 => model.reclaim(&world).await,
            2..5 => single(&world, &mut random, &mut model).await,
            5 => batch(&world, &mut random, &mut model, true).await,
            _ => batch(&world, &mut random, &mut model, false).await,
        }
    }
    // Whatever the end was: the next invocation succeeds.
    model.rested(&world).await;
    invoke(&world, &mut model, vec![Kind::Succeed], None).await;
}

/// One invocation while nothing runs: it must be given an environment that is there.
async fn single(world: &Arc<World>, random: &mut Random, model: &mut Model) {
    model.rested(world).await;
    let (cold, reusable) = (world.cold_starts(), model.has_reusable());
    let kind = Kind::any(random);
    invoke(world, model, vec![kind], None).await;
    if reusable {
        assert_eq!(world.cold_starts(), cold, "{}: none was reused", model.seed);
    }
}

/// Several at once, perhaps with an update in their midst.
async fn batch(world: &Arc<World>, random: &mut Random, model: &mut Model, updating: bool) {
    let kinds = (0..=random.below(BATCH_MAX))
        .map(|_| Kind::any(random))
        .collect();
    let update = updating.then(|| Duration::from_millis(random.below(60)));
    invoke(world, model, kinds, update).await;
}

async fn invoke(world: &Arc<World>, model: &mut Model, kinds: Vec<Kind>, update: Option<Duration>) {
    let before = model.release;
    let numbered: Vec<(u64, Kind)> = kinds.into_iter().map(|it| (model.number(), it)).collect();
    let running = numbered.into_iter().map(|(number, kind)| async move {
        let answer = world.answer(kind.event(number)).await;
        (number, kind, answer)
    });
    let updating = async {
        if let Some(after) = update {
            tokio::time::sleep(after).await;
            model.update(world);
        }
    };
    let (answers, ()) = tokio::join!(join_all(running), updating);
    // In the order of the histories: an environment's first observation comes first.
    let mut seen = Vec::new();
    for (number, kind, answer) in answers {
        match kind.check(&answer) {
            Some(observation) => seen.push((number, observation)),
            None => model.failed(number),
        }
    }
    seen.sort_by_key(|(_, observation)| observation.history.len());
    for (number, observation) in &seen {
        model.observe(*number, observation, before);
    }
}

/// What an invocation does after it has left its number.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Succeed,
    Slow,
    Crash,
    TimeOut,
}

impl Kind {
    fn any(random: &mut Random) -> Kind {
        match random.below(40) {
            0..18 => Kind::Succeed,
            18..30 => Kind::Slow,
            30..39 => Kind::Crash,
            _ => Kind::TimeOut,
        }
    }

    fn event(self, number: u64) -> serde_json::Value {
        let (then, s) = match self {
            Kind::Succeed => ("return", 0.0),
            Kind::Slow => ("sleep", 0.03),
            Kind::Crash => ("crash", 0.0),
            Kind::TimeOut => ("sleep", f64::from(TIMEOUT_S) * 10.0),
        };
        json!({"do": "observe", "number": number, "then": then, "s": s})
    }

    /// The answer must be that of this kind; what it tells, if it tells anything.
    fn check(self, answer: &InvokeAnswer) -> Option<Observation> {
        let body = json_of(answer);
        match self {
            Kind::Succeed | Kind::Slow => {
                assert_eq!(answer.function_error, None, "{body}");
                Some(serde_json::from_value(body).unwrap())
            }
            Kind::Crash => {
                assert_eq!(body["errorType"], "Runtime.ExitError", "{body}");
                None
            }
            Kind::TimeOut => {
                assert_eq!(body["errorType"], "Sandbox.Timedout", "{body}");
                None
            }
        }
    }
}

/// What a function finds.
#[derive(Debug, Deserialize)]
struct Observation {
    environment: String,
    /// Numbers in `/tmp`.
    history: Vec<u64>,
    /// Numbers in the process's memory.
    memory: Vec<u64>,
    /// How often a runtime has started there.
    inits: usize,
    release: u64,
}

/// What must be found.
struct Model {
    seed: u64,
    release: u64,
    numbers: u64,
    environments: BTreeMap<String, Environment>,
    /// Invocations that failed; nobody knows yet in which environment.
    failed: BTreeSet<u64>,
    /// An invocation has ended since everything was reclaimed or replaced.
    used: bool,
}

struct Environment {
    release: u64,
    history: Vec<u64>,
    memory: Vec<u64>,
    inits: usize,
    reclaimed: bool,
}

impl Model {
    fn new(seed: u64) -> Model {
        Model {
            seed,
            release: 0,
            numbers: 0,
            environments: BTreeMap::new(),
            failed: BTreeSet::new(),
            used: false,
        }
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.used = true;
        self.numbers
    }

    fn update(&mut self, world: &World) {
        self.release += 1;
        self.used = false;
        let variable = ("RELEASE".to_owned(), self.release.to_string());
        world.publish(|release| {
            release.timeout_s = TIMEOUT_S;
            release.memory_mb = 1769; // a whole CPU
            release.variables.extend([variable]);
        });
    }

    /// Waits until nothing is left.
    async fn reclaim(&mut self, world: &World) {
        world.until("reclaimed", || world.environments() == 0).await;
        self.used = false;
        self.failed.clear();
        for environment in self.environments.values_mut() {
            environment.reclaimed = true;
        }
    }

    /// Waits until every environment has reported, which it does when it rests.
    async fn rested(&self, world: &World) {
        let all = usize::try_from(self.numbers).unwrap();
        let reported = |streams: &_| contains(streams, "REPORT", all);
        world.streams(reported).await;
    }

    /// Whether an environment must be there for the next invocation.
    fn has_reusable(&self) -> bool {
        self.used
    }

    fn failed(&mut self, number: u64) {
        self.failed.insert(number);
    }

    /// Checks what an invocation found. It may have begun under an earlier release.
    fn observe(&mut self, number: u64, found: &Observation, earliest: u64) {
        let context = format!("seed {}, invocation {number}: {found:?}", self.seed);
        let known = self.environments.remove(&found.environment);
        let known = known.unwrap_or_else(|| Environment {
            release: found.release,
            history: Vec::new(),
            memory: Vec::new(),
            inits: 1,
            reclaimed: false,
        });
        assert!(!known.reclaimed, "reclaimed, and seen again: {context}");
        assert_eq!(known.release, found.release, "changed under it: {context}");
        assert!(found.release >= earliest, "an old release: {context}");
        let (before, since) = found.history.split_at(known.history.len());
        assert_eq!(before, known.history, "/tmp was lost: {context}");
        let (last, failures) = since.split_last().expect("its own number");
        assert_eq!(*last, number, "somebody else writes to /tmp: {context}");
        for failure in failures {
            assert!(self.failed.remove(failure), "twice: {context}");
        }
        let mut memory = match failures {
            [] => known.memory,
            // Each failure was followed by a reset.
            _ => Vec::new(),
        };
        memory.push(number);
        assert_eq!(memory, found.memory, "memory: {context}");
        let inits = known.inits + failures.len();
        assert_eq!(inits, found.inits, "starts of the runtime: {context}");
        let environment = Environment {
            release: found.release,
            history: found.history.clone(),
            memory,
            inits,
            reclaimed: false,
        };
        self.environments
            .insert(found.environment.clone(), environment);
    }
}

/// SplitMix64: the same schedule for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}
