//! Who has registered, and what each extension may ask when.

use uuid::Uuid;

use super::refusal;
use super::told::Kind;
use crate::runtime_api::protocol::Refusal;

/// Where an extension stands. The names appear in error messages and in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Its process was started.
    Started,
    /// Its file could not be executed.
    LaunchError,
    /// It has registered and has not asked for an event yet.
    Registered,
    /// It waits for an event.
    Ready,
    /// It works on one.
    Running,
    /// It reported that it cannot start.
    InitError,
    /// It reported that it has to end.
    ExitError,
}

impl State {
    pub(crate) fn name(self) -> &'static str {
        match self {
            State::Started => "Started",
            State::LaunchError => "LaunchError",
            State::Registered => "Registered",
            State::Ready => "Ready",
            State::Running => "Running",
            State::InitError => "InitError",
            State::ExitError => "ExitError",
        }
    }
}

/// One extension.
#[derive(Debug, Clone)]
pub(crate) struct Extension {
    pub(crate) id: Uuid,
    /// The file's name, or what an internal one calls itself.
    pub(crate) name: String,
    pub(crate) external: bool,
    /// What it subscribed to, in the order it said.
    pub(crate) events: Vec<Kind>,
    pub(crate) state: State,
    /// What it reported, or why it was not launched.
    pub(crate) error_type: Option<String>,
    /// An event that came while it did not wait for one.
    pending: Option<String>,
}

impl Extension {
    pub(crate) fn hears(&self, kind: Kind) -> bool {
        self.events.contains(&kind)
    }

    fn fail(&mut self, to: State, error_type: &str) {
        // Of several errors the first counts.
        if self.state != to {
            self.state = to;
            self.error_type = Some(error_type.to_owned());
        }
    }
}

/// What `next` means right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// There is no event yet.
    Wait,
    /// This is it.
    Event(String),
}

/// The extensions of one run: from the start of the first process to the end of the last.
#[derive(Debug)]
pub(crate) struct Registry {
    extensions: Vec<Extension>,
    extensions_max: usize,
    /// Nobody may register any more.
    closed: bool,
    /// What AWS calls the first fatal error: why the run is about to fail.
    fatal: Option<&'static str>,
}

impl Registry {
    pub(crate) fn new(extensions_max: usize) -> Registry {
        Registry {
            extensions: Vec::new(),
            extensions_max,
            closed: false,
            fatal: None,
        }
    }

    pub(crate) fn all(&self) -> &[Extension] {
        &self.extensions
    }

    /// Whether there is none, registered or not.
    pub(crate) fn is_empty(&self) -> bool {
        self.extensions.is_empty()
    }

    pub(crate) fn by_id(&self, id: Uuid) -> Option<&Extension> {
        self.extensions.iter().find(|it| it.id == id)
    }

    /// The type of the first error that an extension reported.
    pub(crate) fn fatal(&self) -> Option<&'static str> {
        self.fatal
    }

    /// An external extension is about to be executed. False when there are too many.
    pub(crate) fn launched(&mut self, id: Uuid, name: &str) -> bool {
        self.extensions.push(Extension {
            id,
            name: name.to_owned(),
            external: true,
            events: Vec::new(),
            state: State::Started,
            error_type: None,
            pending: None,
        });
        self.extensions.len() <= self.extensions_max
    }

    /// An external extension is not executed after all.
    pub(crate) fn not_launched(&mut self, name: &str, error_type: &str) {
        if let Some(extension) = self.extensions.iter_mut().find(|it| it.name == name) {
            extension.fail(State::LaunchError, error_type);
        }
    }

    /// `POST /extension/register`. `new_id` becomes the identifier of an internal one.
    pub(crate) fn register(
        &mut self,
        name: &str,
        events: &[String],
        new_id: Uuid,
    ) -> Result<Uuid, Refusal> {
        let external = |it: &Extension| it.external && it.name == name;
        let known = self.extensions.iter().position(external);
        let kinds = subscriptions(events, known.is_some())?;
        let index = match known {
            Some(index) => index,
            None => self.add_internal(name, new_id)?,
        };
        let extension = &mut self.extensions[index];
        if extension.state != State::Started {
            let (from, to) = (extension.state, State::Registered);
            return Err(refusal::transition(from, to, name));
        }
        extension.state = State::Registered;
        extension.events = kinds;
        Ok(extension.id)
    }

    fn add_internal(&mut self, name: &str, id: Uuid) -> Result<usize, Refusal> {
        if self.closed {
            return Err(refusal::closed());
        }
        if self.extensions.len() >= self.extensions_max {
            return Err(refusal::too_many(self.extensions_max));
        }
        if self.extensions.iter().any(|it| it.name == name) {
            return Err(refusal::name_taken());
        }
        self.launched(id, name);
        let index = self.extensions.len() - 1;
        self.extensions[index].external = false;
        Ok(index)
    }

    /// The runtime has asked for its first event: nobody may register any more.
    pub(crate) fn close(&mut self) {
        self.closed = true;
    }

    /// Every external extension has registered: the runtime may start.
    pub(crate) fn has_registered(&self) -> bool {
        let waits = |it: &Extension| it.external && it.state == State::Started;
        !self.extensions.iter().any(waits)
    }

    /// Every extension waits for an event.
    pub(crate) fn is_ready(&self) -> bool {
        self.extensions.iter().all(|it| it.state == State::Ready)
    }

    /// `GET /extension/event/next`
    pub(crate) fn next(&mut self, id: Uuid) -> Result<Next, Refusal> {
        let extension = self.known(id)?;
        if !matches!(extension.state, State::Registered | State::Running) {
            let (from, to) = (extension.state, State::Ready);
            return Err(refusal::transition(from, to, &id.to_string()));
        }
        Ok(match extension.pending.take() {
            Some(event) => {
                extension.state = State::Running;
                Next::Event(event)
            }
            None => {
                extension.state = State::Ready;
                Next::Wait
            }
        })
    }

    /// Gives an event to everybody who subscribed to its kind. Those who wait get it now: they
    /// are returned. The others find it when they ask.
    pub(crate) fn tell(&mut self, kind: Kind, event: &str) -> Vec<Uuid> {
        let mut waiting = Vec::new();
        for extension in self.extensions.iter_mut().filter(|it| it.hears(kind)) {
            if extension.state == State::Ready {
                extension.state = State::Running;
                waiting.push(extension.id);
            } else {
                extension.pending = Some(event.to_owned());
            }
        }
        waiting
    }

    /// `POST /extension/init/error`
    pub(crate) fn init_error(&mut self, id: Uuid, error_type: &str) -> Result<(), Refusal> {
        let from = &[State::Registered, State::InitError];
        self.report(id, from, State::InitError, error_type)?;
        self.fatal.get_or_insert("Extension.InitError");
        Ok(())
    }

    /// `POST /extension/exit/error`
    pub(crate) fn exit_error(&mut self, id: Uuid, error_type: &str) -> Result<(), Refusal> {
        let from = &[
            State::Registered,
            State::Ready,
            State::Running,
            State::ExitError,
        ];
        self.report(id, from, State::ExitError, error_type)?;
        self.fatal.get_or_insert("Extension.ExitError");
        Ok(())
    }

    fn report(
        &mut self,
        id: Uuid,
        from: &[State],
        to: State,
        error_type: &str,
    ) -> Result<(), Refusal> {
        let extension = self.known(id)?;
        if !from.contains(&extension.state) {
            let refusal = refusal::transition(extension.state, to, &id.to_string());
            return Err(refusal);
        }
        extension.fail(to, error_type);
        Ok(())
    }

    fn known(&mut self, id: Uuid) -> Result<&mut Extension, Refusal> {
        let found = self.extensions.iter_mut().find(|it| it.id == id);
        found.ok_or_else(|| refusal::unknown_identifier(&id.to_string()))
    }
}

/// Internal extensions end with the runtime's process: they do not hear of the shutdown.
fn subscriptions(events: &[String], external: bool) -> Result<Vec<Kind>, Refusal> {
    let mut kinds = Vec::new();
    for name in events {
        let kind = Kind::of(name).filter(|&kind| external || kind == Kind::Invoke);
        let kind = kind.ok_or_else(|| refusal::event(name))?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn events(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn external(subscriptions: &[&str]) -> Registry {
        let mut registry = Registry::new(10);
        assert!(registry.launched(id(1), "agent"));
        let registered = registry.register("agent", &events(subscriptions), id(9));
        assert_eq!(registered, Ok(id(1)));
        registry
    }

    fn check(refused: Result<impl std::fmt::Debug, Refusal>, kind: &str, message: &str) {
        let refusal = refused.expect_err(kind);
        assert_eq!(
            (refusal.status, refusal.kind, refusal.message.as_str()),
            (403, kind, message)
        );
    }

    #[test]
    fn an_external_extension_registers_waits_and_works() {
        let mut registry = Registry::new(10);
        registry.launched(id(1), "agent");
        assert!(!registry.has_registered() && !registry.is_ready());
        let asked = registry.register("agent", &events(&["SHUTDOWN", "INVOKE"]), id(9));
        assert_eq!(asked, Ok(id(1)));
        assert!(registry.has_registered() && !registry.is_ready());
        assert_eq!(registry.next(id(1)), Ok(Next::Wait));
        assert!(registry.is_ready());
        assert_eq!(registry.tell(Kind::Invoke, "event"), [id(1)]);
        assert!(!registry.is_ready(), "it works on the event");
        assert_eq!(registry.next(id(1)), Ok(Next::Wait));
        assert!(registry.is_ready());
    }

    #[test]
    fn an_event_waits_for_who_is_busy_and_passes_who_does_not_listen() {
        let mut registry = external(&["SHUTDOWN"]);
        assert!(registry.tell(Kind::Invoke, "event").is_empty());
        assert!(registry.tell(Kind::Shutdown, "the end").is_empty());
        assert_eq!(registry.next(id(1)), Ok(Next::Event("the end".into())));
        assert_eq!(registry.next(id(1)), Ok(Next::Wait));
    }

    #[test]
    fn an_internal_extension_registers_until_the_runtime_is_ready() {
        let mut registry = external(&[]);
        let invoke = events(&["INVOKE"]);
        check(
            registry.register("mine", &events(&["SHUTDOWN"]), id(2)),
            "Extension.InvalidEventType",
            "SHUTDOWN: ErrorInvalidEventType",
        );
        assert_eq!(registry.register("mine", &invoke, id(2)), Ok(id(2)));
        check(
            registry.register("mine", &invoke, id(3)),
            "Extension.InvalidExtensionState",
            "Extension with this name already registered",
        );
        registry.close();
        check(
            registry.register("late", &invoke, id(4)),
            "Extension.RegistrationClosed",
            "Extension registration closed already",
        );
    }

    #[test]
    fn ten_extensions_are_enough() {
        let mut registry = Registry::new(10);
        for number in 1..=10 {
            let name = number.to_string();
            assert_eq!(registry.register(&name, &[], id(number)), Ok(id(number)));
        }
        check(
            registry.register("11", &[], id(11)),
            "Extension.TooManyExtensions",
            "Extension limit (10) reached",
        );
        assert!(!registry.launched(id(11), "11"), "an external one neither");
    }

    #[test]
    fn a_wrong_order_is_refused_in_the_words_of_aws() {
        let mut registry = external(&["INVOKE"]);
        check(
            registry.register("agent", &[], id(9)),
            "Extension.InvalidExtensionState",
            "State transition from Registered to Registered failed for extension agent. Error: State transition is not allowed",
        );
        assert_eq!(registry.next(id(1)), Ok(Next::Wait));
        let who = id(1);
        check(
            registry.next(who),
            "Extension.InvalidExtensionState",
            &format!(
                "State transition from Ready to Ready failed for extension {who}. Error: State transition is not allowed"
            ),
        );
        check(
            registry.next(id(7)),
            "Extension.UnknownExtensionIdentifier",
            &format!("Unknown extension {}", id(7)),
        );
        check(
            registry.register("agent", &events(&["invoke"]), id(9)),
            "Extension.InvalidEventType",
            "invoke: ErrorInvalidEventType",
        );
    }

    #[test]
    fn the_first_reported_error_counts() {
        let mut registry = external(&["INVOKE"]);
        assert_eq!(registry.init_error(id(1), "Mine.First"), Ok(()));
        assert_eq!(registry.init_error(id(1), "Mine.Second"), Ok(()));
        let agent = registry.by_id(id(1)).expect("known");
        assert_eq!(agent.error_type.as_deref(), Some("Mine.First"));
        assert_eq!(registry.fatal(), Some("Extension.InitError"));
        check(
            registry.exit_error(id(1), "Mine"),
            "Extension.InvalidExtensionState",
            &format!(
                "State transition from InitError to ExitError failed for extension {}. Error: State transition is not allowed",
                id(1)
            ),
        );
    }
}
