//! `EventInvokeConfig`: what happens to events of asynchronous invocations.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::arn::{Arn, FunctionName};
use frazil_wire::shapes::lambda as shapes;
use jiff::Timestamp;

use super::Catalog;
use super::faults::{invalid, not_found};
use super::naming::Named;
use super::record::{EventInvokeRecord, FunctionRecord};
use crate::directory::EventSettings;

const NO_FUNCTION: &str = "The function doesn't exist.";

/// The configurations as the data plane sees them.
pub(super) fn published(record: &FunctionRecord) -> BTreeMap<String, EventSettings> {
    let all = record.event_invoke.iter();
    all.map(|(qualifier, it)| (qualifier.clone(), it.settings.clone()))
        .collect()
}

/// What a request sets; the members that it leaves out are none.
struct Wanted {
    retries_max: Option<u32>,
    age_s_max: Option<u32>,
    destinations: Option<shapes::DestinationConfig>,
}

/// Two requests of AWS's have the same members.
macro_rules! wanted {
    ($request:ident) => {
        Wanted {
            retries_max: $request.maximum_retry_attempts.map(unsigned),
            age_s_max: $request.maximum_event_age_in_seconds.map(unsigned),
            destinations: $request.destination_config,
        }
    };
}

impl Catalog {
    pub(super) async fn put_function_event_invoke_config(
        &self,
        request: shapes::PutFunctionEventInvokeConfigRequest,
    ) -> Result<shapes::FunctionEventInvokeConfig, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        self.set_event_invoke(&named, wanted!(request), |_| Ok(EventSettings::default()))
            .await
    }

    /// Sets what the request says and keeps the rest.
    pub(super) async fn update_function_event_invoke_config(
        &self,
        request: shapes::UpdateFunctionEventInvokeConfigRequest,
    ) -> Result<shapes::FunctionEventInvokeConfig, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        self.set_event_invoke(&named, wanted!(request), |known| {
            let known = known.ok_or_else(|| self.no_event_invoke(&named))?;
            Ok(known.settings.clone())
        })
        .await
    }

    pub(super) async fn get_function_event_invoke_config(
        &self,
        request: shapes::GetFunctionEventInvokeConfigRequest,
    ) -> Result<shapes::FunctionEventInvokeConfig, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let found = self.load(&named.function).await?;
        let found = found.and_then(|(mut record, _)| record.event_invoke.remove(named.asked()));
        let found = found.ok_or_else(|| self.no_event_invoke(&named))?;
        Ok(self.shown_event_invoke(&named.function, named.asked(), &found))
    }

    pub(super) async fn delete_function_event_invoke_config(
        &self,
        request: shapes::DeleteFunctionEventInvokeConfigRequest,
    ) -> Result<(), Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let missing = || self.no_event_invoke(&named);
        self.load(&named.function).await?.ok_or_else(missing)?;
        self.change(&named.function, |record, _| {
            let removed = record.event_invoke.remove(named.asked());
            removed.map(|_| ()).ok_or_else(missing)
        })
        .await
    }

    pub(super) async fn list_function_event_invoke_configs(
        &self,
        request: shapes::ListFunctionEventInvokeConfigsRequest,
    ) -> Result<shapes::ListFunctionEventInvokeConfigsResponse, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        let found = self.load(&name).await?;
        let (record, _) = found.ok_or_else(|| not_found(NO_FUNCTION))?;
        let marker = request.marker.unwrap_or_default();
        let mut rows = record.event_invoke.iter().filter(|(it, _)| **it > marker);
        let page: Vec<_> = rows.by_ref().take(self.page(request.max_items)).collect();
        let more = rows.next().is_some();
        let next_marker = page.last().map(|(qualifier, _)| (*qualifier).clone());
        let shown = page
            .iter()
            .map(|(qualifier, it)| self.shown_event_invoke(&name, qualifier, it));
        Ok(shapes::ListFunctionEventInvokeConfigsResponse {
            function_event_invoke_configs: Some(shown.collect()),
            next_marker: next_marker.filter(|_| more),
        })
    }

    /// Stores a configuration that begins as `begin` says and gets what is wanted.
    async fn set_event_invoke(
        &self,
        named: &Named,
        wanted: Wanted,
        begin: impl Fn(Option<&EventInvokeRecord>) -> Result<EventSettings, Fault> + Send + Sync,
    ) -> Result<shapes::FunctionEventInvokeConfig, Fault> {
        if wanted.says_nothing() {
            return Err(invalid(
                "You must specify at least one of error handling or destination setting.",
            ));
        }
        let missing = || not_found(NO_FUNCTION);
        self.load(&named.function).await?.ok_or_else(missing)?;
        if let Some(destinations) = &wanted.destinations {
            self.check_destinations(&named.function, destinations)
                .await?;
        }
        let qualifier = named.asked();
        let known = self.parts.directory.function(&named.function);
        let known = known.unwrap_or_default();
        if !known.versions.contains_key(qualifier) && !known.aliases.contains_key(qualifier) {
            return Err(missing());
        }
        let stored = self
            .change(&named.function, |record, _| {
                let mut settings = begin(record.event_invoke.get(qualifier))?;
                wanted.apply(&mut settings);
                let stored = EventInvokeRecord {
                    settings,
                    modified_ms: self.now_ms(),
                };
                record
                    .event_invoke
                    .insert(qualifier.to_owned(), stored.clone());
                Ok(stored)
            })
            .await?;
        Ok(self.shown_event_invoke(&named.function, qualifier, &stored))
    }

    async fn check_destinations(
        &self,
        function: &str,
        wanted: &shapes::DestinationConfig,
    ) -> Result<(), Fault> {
        let (on_success, on_failure) = arns(wanted);
        for (arn, is_success) in [(&on_failure, false), (&on_success, true)] {
            let Some(arn) = arn else { continue };
            let service = arn.parse::<Arn>().map(|arn| arn.service);
            match service.as_deref() {
                Ok("lambda") => self.check_function_destination(function, arn)?,
                Ok("sqs" | "sns") if arn.ends_with(".fifo") => return Err(bad_destination(arn)),
                Ok("sqs" | "sns" | "events") => self.check_target(arn).await?,
                // Failed events may be kept in a bucket, results may not.
                Ok("s3") if !is_success => {}
                _ => {
                    return Err(bad_config(on_success.as_deref(), on_failure.as_deref()));
                }
            }
        }
        Ok(())
    }

    fn check_function_destination(&self, function: &str, arn: &str) -> Result<(), Fault> {
        let named = FunctionName::new(arn, None).map_err(|_| bad_destination(arn))?;
        let here = named.stays_within(&self.parts.region, &self.parts.account);
        here.map_err(|_| bad_destination(arn))?;
        if self.parts.directory.lookup(&named.name).is_none() {
            return Err(bad_destination(arn));
        }
        if named.name == function {
            return Err(invalid(
                "You can't specify the function as a destination for itself.",
            ));
        }
        Ok(())
    }

    async fn check_target(&self, arn: &str) -> Result<(), Fault> {
        match self.parts.targets.exists(arn).await {
            Ok(true) => Ok(()),
            _ => Err(bad_destination(arn)),
        }
    }

    fn no_event_invoke(&self, named: &Named) -> Fault {
        let arn = self.arn(&named.function, Some(named.asked()));
        not_found(format!(
            "The function {arn} doesn't have an EventInvokeConfig"
        ))
    }

    fn shown_event_invoke(
        &self,
        function: &str,
        qualifier: &str,
        stored: &EventInvokeRecord,
    ) -> shapes::FunctionEventInvokeConfig {
        let settings = &stored.settings;
        let signed = |value: Option<u32>| value.and_then(|it| it.try_into().ok());
        // AWS keeps whole seconds here.
        let modified = Timestamp::from_second(stored.modified_ms.div_euclid(1000));
        shapes::FunctionEventInvokeConfig {
            last_modified: modified.ok(),
            function_arn: Some(self.arn(function, Some(qualifier))),
            maximum_retry_attempts: signed(settings.retries_max),
            maximum_event_age_in_seconds: signed(settings.age_s_max),
            destination_config: Some(shapes::DestinationConfig {
                on_success: Some(shapes::OnSuccess {
                    destination: settings.on_success.clone(),
                }),
                on_failure: Some(shapes::OnFailure {
                    destination: settings.on_failure.clone(),
                }),
            }),
        }
    }
}

impl Wanted {
    fn says_nothing(&self) -> bool {
        self.retries_max.is_none() && self.age_s_max.is_none() && self.destinations.is_none()
    }

    fn apply(&self, settings: &mut EventSettings) {
        settings.retries_max = self.retries_max.or(settings.retries_max);
        settings.age_s_max = self.age_s_max.or(settings.age_s_max);
        if let Some(destinations) = &self.destinations {
            (settings.on_success, settings.on_failure) = arns(destinations);
        }
    }
}

/// Who is told of success and of failure. An empty text is nobody.
fn arns(config: &shapes::DestinationConfig) -> (Option<String>, Option<String>) {
    let on_success = config.on_success.as_ref();
    let on_failure = config.on_failure.as_ref();
    let given = |arn: &String| !arn.is_empty();
    (
        on_success
            .and_then(|it| it.destination.clone())
            .filter(given),
        on_failure
            .and_then(|it| it.destination.clone())
            .filter(given),
    )
}

fn unsigned(value: i32) -> u32 {
    value.try_into().unwrap_or_default()
}

fn bad_destination(arn: &str) -> Fault {
    invalid(format!("The destination ARN {arn} is invalid."))
}

fn bad_config(on_success: Option<&str>, on_failure: Option<&str>) -> Fault {
    let part = |name: &str, arn: Option<&str>| match arn {
        Some(arn) => format!("{name}(destination={arn})"),
        None => "null".to_owned(),
    };
    let (success, failure) = (part("OnSuccess", on_success), part("OnFailure", on_failure));
    invalid(format!(
        "The provided destination config DestinationConfig(onSuccess={success}, \
         onFailure={failure}) is invalid."
    ))
}
