//! Every bound of the crate: its name, its default and AWS's number, in one place.

mod modelled;
mod places;

use std::fmt;

/// One bound, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The name that [`Limits::set`] takes; ends with its unit.
    pub name: &'static str,
    /// What is bounded.
    pub what: &'static str,
    /// The value in force.
    pub value: u64,
    /// AWS's number, where AWS has one.
    pub aws: Option<u64>,
    /// Where it is enforced, and what is answered there.
    pub place: &'static str,
    /// Whether [`Limits::set`] takes it.
    pub settable: bool,
}

/// A bound that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no limit called {0}")]
pub struct UnknownLimit(pub String);

/// Bounds that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The one that is larger, and should not be.
    pub min: (&'static str, u64),
    /// The one that is smaller, and should not be.
    pub max: (&'static str, u64),
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((min, least), (max, most)) = (self.min, self.max);
        write!(f, "{min} is {least}, more than {max}, which is {most}")
    }
}

/// Makes a struct of bounds, each a `u64` with a meaning, a name, a default and AWS's number.
#[macro_export]
macro_rules! bounds {
    (
        $(#[doc = $about:literal])+ $vis:vis struct $Bounds:ident;
        $($(#[doc = $what:literal])+ $name:ident: $default:literal, $aws:expr;)+
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        $vis struct $Bounds {
            $($(#[doc = $what])+ pub $name: u64,)+
        }

        impl Default for $Bounds {
            fn default() -> $Bounds {
                $Bounds { $($name: $default,)+ }
            }
        }

        impl $Bounds {
            /// All bounds in the order of this file.
            #[must_use]
            pub fn quotas(&self) -> Vec<$crate::limits::Quota> {
                vec![$($crate::limits::Quota {
                    name: stringify!($name),
                    what: concat!($($what),+).trim_ascii(),
                    value: self.$name,
                    aws: $aws,
                    place: $crate::limits::place(stringify!($name)),
                    settable: true,
                }),+]
            }

            /// Changes one bound by its name.
            ///
            /// # Errors
            /// [`UnknownLimit`]($crate::limits::UnknownLimit) when there is none of that name.
            pub fn set(
                &mut self,
                name: &str,
                value: u64,
            ) -> Result<(), $crate::limits::UnknownLimit> {
                match name {
                    $(stringify!($name) => self.$name = value,)+
                    _ => return Err($crate::limits::UnknownLimit(name.to_owned())),
                }
                Ok(())
            }
        }
    };
}

/// Where the bound of that name is enforced.
#[must_use]
pub fn place(name: &str) -> &'static str {
    places::place(name)
}

/// The bounds that AWS's model of the API states; they cannot be changed.
#[must_use]
pub fn modelled() -> Vec<Quota> {
    modelled::quotas()
}

impl Limits {
    /// Bounds that come in pairs, `…_min` and `…_max`, must leave something between them.
    ///
    /// # Errors
    /// [`Contradiction`] names the first pair that does not.
    pub fn check(&self) -> Result<(), Contradiction> {
        let quotas = self.quotas();
        for most in &quotas {
            let stem = most.name.strip_suffix("_max");
            let least = stem.and_then(|stem| {
                let pair = |quota: &&Quota| quota.name.strip_suffix("_min") == Some(stem);
                quotas.iter().find(pair)
            });
            if let Some(least) = least.filter(|least| least.value > most.value) {
                return Err(Contradiction {
                    min: (least.name, least.value),
                    max: (most.name, most.value),
                });
            }
        }
        Ok(())
    }
}

/// Minutes of functions, by the names that they are called by, that wait for whoever keeps metrics;
/// those beyond are lost.
pub(crate) const TALLIES_MAX: usize = 20_000;
/// Different values of one minute that percentiles know exactly.
pub(crate) const SPREAD_MAX: usize = 200;

bounds! {
    /// The bounds in force. The default is AWS's number wherever AWS has one.
    pub struct Limits;

    /// concurrent executions of the account
    concurrency_max: 1000, Some(1000);
    /// synchronous requests in a second for each concurrent execution, of the account and of
    /// reserved concurrency; 0 for any number
    invocations_per_concurrency_s_max: 10, Some(10);
    /// concurrent executions that reserved concurrency must leave to the others
    concurrency_unreserved_min: 100, Some(100);
    /// bytes of all packages, every version counted
    code_storage_bytes_max: 80_530_636_800, Some(80_530_636_800);

    /// memory of a function, at least
    memory_mb_min: 128, Some(128);
    /// memory of a function, at most
    memory_mb_max: 10_240, Some(10_240);
    /// timeout of a function, at most
    timeout_s_max: 900, Some(900);
    /// size of `/tmp`, at least
    tmp_mb_min: 512, Some(512);
    /// size of `/tmp`, at most
    tmp_mb_max: 10_240, Some(10_240);
    /// a function's variables together, measured as compact JSON
    variables_bytes_max: 4096, Some(4096);
    /// a function's resource policy
    policy_bytes_max: 20_480, Some(20_480);
    /// layers of a function
    layers_max: 5, Some(5);
    /// tags of a function
    tags_max: 50, Some(50);
    /// characters of a function's name
    name_chars_max: 64, Some(64);

    /// a zip sent inside the request
    zip_bytes_max: 52_428_800, Some(52_428_800);
    /// a zip read from S3
    zip_from_s3_bytes_max: 262_144_000, None;
    /// the body of CreateFunction and UpdateFunctionCode
    code_request_bytes_max: 70_167_211, Some(70_167_211);
    /// the body of any other control-plane request
    control_request_bytes_max: 1_048_576, None;
    /// a package after unpacking
    unzipped_bytes_max: 262_144_000, Some(262_144_000);
    /// files and folders of a package
    unzipped_entries_max: 200_000, None;
    /// layers of a container image after unpacking, together
    image_bytes_max: 10_737_418_240, Some(10_737_418_240);
    /// files and folders of one layer of a container image
    image_entries_max: 1_000_000, None;
    /// the manifest of a container image, and its configuration
    image_manifest_bytes_max: 4_194_304, None;
    /// what a container image says of its start: program, arguments, folder, variables
    image_settings_bytes_max: 16_384, Some(16_384);
    /// container images fetched at the same time
    image_pulls_max: 2, None;
    /// packages unpacked at the same time
    unpacks_max: 2, None;
    /// seconds that a link to a package (`Code.Location`) is valid
    code_link_s: 600, Some(600);
    /// control-plane calls in a second, GetFunction aside; 0 for any number
    control_calls_per_s_max: 0, None;
    /// calls of GetFunction in a second; 0 for any number
    get_function_calls_per_s_max: 0, None;
    /// functions or versions on one page of a list
    page_max: 50, Some(50);
    /// event source mappings on one page of a list
    mappings_page_max: 100, Some(100);
    /// tries of an update that loses against a simultaneous one
    update_attempts_max: 16, None;
    /// functions made ready at the same time when the server starts
    adoptions_max: 8, None;
    /// milliseconds before background work that failed is tried again; doubled each time
    retry_ms_min: 50, None;
    /// milliseconds before background work that failed is tried again, at most
    retry_ms_max: 5000, None;

    /// batches of an event source mapping at once, to begin with
    mapping_batches_min: 5, Some(5);
    /// how many more batches of an event source mapping there may be at once after every minute
    mapping_batches_per_minute: 300, Some(300);
    /// batches of an event source mapping at once
    mapping_batches_max: 1250, Some(1250);
    /// bytes of messages that all event source mappings hold at once
    mapping_held_bytes_max: 268_435_456, None;
    /// milliseconds before an event source is asked again after trouble; doubled each time
    mapping_pause_ms_min: 250, None;
    /// milliseconds before an event source is asked again after trouble, at most
    mapping_pause_ms_max: 30_000, None;

    /// payload of a synchronous invocation
    payload_bytes_max: 6_291_456, Some(6_291_456);
    /// request and response of a load balancer's function
    load_balancer_bytes_max: 1_048_576, Some(1_048_576);
    /// response of a synchronous invocation
    response_bytes_max: 6_291_556, Some(6_291_556);
    /// response of a streamed invocation
    stream_bytes_max: 209_715_200, Some(209_715_200);
    /// bytes of a streamed response that go as fast as they can
    stream_burst_bytes: 6_291_456, Some(6_291_456);
    /// bytes in a second of a streamed response, after the first ones
    stream_bytes_per_s: 2_097_152, Some(2_097_152);
    /// status, headers and cookies in front of a streamed HTTP response
    stream_prelude_bytes_max: 16_384, None;
    /// payload of an asynchronous invocation
    async_payload_bytes_max: 1_048_576, Some(1_048_576);
    /// events of asynchronous invocations that wait at once
    async_events_max: 1_000_000, None;
    /// events that are tried at once, at most and if the machine has time; a function gets half
    async_concurrency_max: 100, None;
    /// retries of an event that the function failed on
    async_retries_max: 2, Some(2);
    /// milliseconds before the first retry; before the second, twice as long
    async_retry_ms: 60_000, Some(60_000);
    /// seconds after which an event is not tried any more
    async_age_s_max: 21_600, Some(21_600);
    /// milliseconds before an event that found no room is tried again; doubled each time
    async_backoff_ms_min: 1000, Some(1000);
    /// milliseconds before an event that found no room is tried again, at most
    async_backoff_ms_max: 300_000, Some(300_000);
    /// client context, base64
    client_context_bytes_max: 3583, Some(3583);
    /// log tail in an answer
    log_tail_bytes_max: 4096, Some(4096);
    /// init phase
    init_ms_max: 10_000, Some(10_000);
    /// init phase of an environment that is made ahead, unless the function's timeout is longer
    provisioned_init_ms_max: 130_000, Some(130_000);
    /// extensions of an environment, external and internal ones
    extensions_max: 10, Some(10);
    /// tries to deliver telemetry to an extension
    telemetry_attempts_max: 8, None;
    /// milliseconds before the second try; doubled each time, up to a second
    telemetry_retry_ms: 50, None;
    /// milliseconds that an extension gets to take telemetry
    telemetry_answer_ms_max: 2000, None;
    /// milliseconds that extensions get to end
    shutdown_ms_max: 2000, Some(2000);
    /// milliseconds that a runtime gets to end when there are only internal extensions
    shutdown_internal_ms_max: 500, Some(500);
    /// open files of a process
    files_max: 1024, Some(1024);
    /// processes and threads of an environment
    processes_max: 1024, Some(1024);
    /// milliseconds after which an idle environment is reclaimed
    idle_ms_max: 600_000, None;
    /// environments that a function may be given at once
    scaling_environments_max: 1000, Some(1000);
    /// milliseconds in which a function may be given as many again
    scaling_ms: 10_000, Some(10_000);
    /// environments that exist at once for single tenants
    tenant_environments_max: 2500, Some(2500);
    /// environments that exist at once, idle ones included
    environments_max: 1000, None;
    /// memory of the machine in MiB that must be left when an environment is made
    memory_reserve_mb: 256, None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_the_numbers_of_aws() {
        for quota in Limits::default().quotas() {
            assert!(quota.aws.is_none_or(|aws| aws == quota.value), "{quota:?}");
            assert!(!quota.what.is_empty() && !quota.what.starts_with(' '));
        }
    }

    #[test]
    fn every_number_of_aws_is_enforced_somewhere() {
        for quota in Limits::default().quotas().iter().chain(&modelled()) {
            assert!(quota.aws.is_none() || quota.place != "server", "{quota:?}");
        }
    }

    #[test]
    fn a_least_value_above_the_greatest_is_a_contradiction() {
        let mut limits = Limits::default();
        assert_eq!(limits.check(), Ok(()));
        limits.memory_mb_max = 64;
        let told = limits.check().unwrap_err().to_string();
        assert_eq!(
            told,
            "memory_mb_min is 128, more than memory_mb_max, which is 64"
        );
    }

    #[test]
    fn a_limit_is_set_by_its_name() {
        let mut limits = Limits::default();
        assert_eq!(limits.set("timeout_s_max", 1800), Ok(()));
        assert_eq!(limits.timeout_s_max, 1800);
        assert_eq!(
            limits.set("nothing", 1),
            Err(UnknownLimit("nothing".into()))
        );
    }
}
