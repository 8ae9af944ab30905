//! Where each bound with a number of AWS's is enforced, in the words of a person who meets it.

/// The place, or `server` for bounds that only this server has.
pub(super) fn place(name: &str) -> &'static str {
    match name {
        "concurrency_max" => "Invoke: 429 ConcurrentInvocationLimitExceeded",
        "invocations_per_concurrency_s_max" => {
            "Invoke: 429 ReservedFunctionInvocationRateLimitExceeded, CallerRateLimitExceeded"
        }
        "scaling_environments_max" | "scaling_ms" | "tenant_environments_max" => {
            "Invoke: 429 ConcurrentInvocationLimitExceeded"
        }
        "concurrency_unreserved_min" => "PutFunctionConcurrency: 400",
        "code_storage_bytes_max" => "code and layers: CodeStorageExceededException",
        "memory_mb_min"
        | "memory_mb_max"
        | "timeout_s_max"
        | "tmp_mb_min"
        | "tmp_mb_max"
        | "variables_bytes_max"
        | "layers_max" => "CreateFunction, UpdateFunctionConfiguration: 400",
        "policy_bytes_max" => "AddPermission: PolicyLengthExceededException",
        "tags_max" => "CreateFunction, TagResource: 400",
        "name_chars_max" => "CreateFunction: 400",
        "zip_bytes_max" | "code_request_bytes_max" => "code in requests: 413",
        "unzipped_bytes_max" => "unpacking of code and layers: 400",
        "code_link_s" => "Code.Location: 403",
        "page_max" | "mappings_page_max" => "lists",
        "payload_bytes_max" => "Invoke, function URLs: 413",
        "response_bytes_max" => "Runtime API: Function.ResponseSizeTooLarge",
        "load_balancer_bytes_max" => "load balancers: 413, 502",
        "stream_bytes_max" | "stream_burst_bytes" | "stream_bytes_per_s" => "streamed responses",
        "async_retries_max"
        | "async_retry_ms"
        | "async_age_s_max"
        | "async_backoff_ms_min"
        | "async_backoff_ms_max" => "asynchronous invocation",
        "async_payload_bytes_max" => "Invoke with Event: 413",
        "client_context_bytes_max" => "Invoke: 400",
        "log_tail_bytes_max" => "Invoke with LogType Tail: cut in front",
        "init_ms_max" => "init phase: repeated in the invocation",
        "files_max" => "environment: EMFILE",
        "processes_max" => "environment: EAGAIN",
        "extensions_max" | "provisioned_init_ms_max" => "init phase",
        "head_bytes_max" => "every request: 431",
        _ => by_family(name),
    }
}

/// Families of bounds are enforced in one room each.
fn by_family(name: &str) -> &'static str {
    const FAMILIES: [(&str, &str); 5] = [
        ("async_", "asynchronous invocations"),
        ("mapping_", "event source mappings"),
        ("image_", "container images: 400"),
        ("shutdown_", "end of an environment: SIGKILL"),
        ("telemetry_", "Telemetry and Logs API"),
    ];
    let family = FAMILIES.iter().find(|(stem, _)| name.starts_with(stem));
    family.map_or("server", |(_, place)| place)
}
