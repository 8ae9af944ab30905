//! AWS's protocol vectors. Each goes both ways: what a client writes a server reads, and the other way round.

use std::fs;

use base64::Engine as _;
use bytes::Bytes;
use frazil_wire::codec;
use frazil_wire::table::{OperationTable, Protocol, ShapeTable};
use frazil_wire::value::Value;
use frazil_wire::xml::Element;
use frazil_wire::{Fault, ServiceTable, encode_fault, find};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use serde_json::Value as Json;

use super::model::{Model, value};
use super::{Tally, folder, same};

#[test]
fn rest_json_requests() {
    requests("rest-json", 205);
}

#[test]
fn rest_json_responses() {
    responses("rest-json", 155);
}

#[test]
fn json_1_0_requests() {
    requests("json_1_0", 35);
    requests("json_1_0-query-compatible", 1);
}

#[test]
fn json_1_0_responses() {
    responses("json_1_0", 45);
    responses("json_1_0-query-compatible", 1);
}

#[test]
fn json_1_1_requests() {
    requests("json", 95);
}

#[test]
fn json_1_1_responses() {
    responses("json", 90);
}

#[test]
fn query_requests() {
    requests("query", 60);
}

#[test]
fn query_responses() {
    responses("query", 60);
}

#[test]
fn rest_xml_requests() {
    requests("rest-xml", 165);
}

#[test]
fn rest_xml_responses() {
    responses("rest-xml", 145);
}

#[test]
fn cbor_requests() {
    requests("smithy-rpc-v2-cbor", 30);
    requests("smithy-rpc-v2-cbor-non-query-compatible", 1);
    requests("smithy-rpc-v2-cbor-query-compatible", 1);
}

#[test]
fn cbor_responses() {
    responses("smithy-rpc-v2-cbor", 55);
    responses("smithy-rpc-v2-cbor-query-compatible", 2);
}

const CALLER: &str =
    "the caller's part: endpoint, checksum, compression and fresh tokens are not the codec's";
const LENIENT: &str = "says what a reader must tolerate, not what a writer writes";
const LOSSY: &str = "the wire does not tell these inputs apart";
const PLACELESS: &str = "a member with a place in an address, in an answer";
const UNNAMED: &str = "the answer has a message that the vector does not name";
const UNTOLD_NAMESPACE: &str = "the vector leaves a namespace out that its model has";
const FOREIGN: &str = "the body is not that of its operation";
const UNTOLD: &str = "botocore's models do not say whether nulls may stand in a map";

/// Vectors that hold in one direction only, or ask for something that is not the codec's part.
const ONE_WAY: &[(&str, &str)] = &[
    (
        "QueryCompatibleAwsJson10CborSendsQueryModeHeader sent",
        CALLER,
    ),
    ("RestJsonHostWithPath sent", CALLER),
    ("RestJsonHttpChecksumRequired sent", CALLER),
    ("RestJsonHttpPayloadWithUnsetUnion sent", LOSSY),
    ("RestJsonHttpPayloadWithUnsetUnion answered", LOSSY),
    ("RestJsonHttpPrefixHeadersAreNotPresent received", LOSSY),
    ("RestJsonNullAndEmptyHeaders received", LOSSY),
    ("RestJsonOmitsEmptyListQueryValues received", LOSSY),
    ("SDKAppliedContentEncoding_restJson1 sent", CALLER),
    ("SDKAppliedContentEncoding_restJson1 received", CALLER),
    (
        "SDKAppendedGzipAfterProvidedEncoding_restJson1 sent",
        CALLER,
    ),
    (
        "SDKAppendedGzipAfterProvidedEncoding_restJson1 received",
        CALLER,
    ),
    ("RestJsonQueryIdempotencyTokenAutoFill sent", CALLER),
    ("RestJsonQueryIdempotencyTokenAutoFill received", CALLER),
    ("RestJsonQueryParamsStringListMap received", LOSSY),
    ("RestJsonQueryPrecedence received", LOSSY),
    ("RestJsonHttpWithEmptyStructurePayload received", LOSSY),
    ("RestJsonHttpWithHeadersButNoPayload received", LOSSY),
    ("RestJsonDateTimeWithNegativeOffset answered", LENIENT),
    ("RestJsonDateTimeWithPositiveOffset answered", LENIENT),
    (
        "RestJsonEmptyInputAndEmptyOutputJsonObjectOutput answered",
        LENIENT,
    ),
    ("RestJsonGreetingWithErrorsNoPayload answered", LENIENT),
    ("RestJsonHttpResponseCodeWithNoPayload answered", LENIENT),
    (
        "RestJsonIgnoreQueryParamsInResponseNoPayload answered",
        LENIENT,
    ),
    (
        "RestJsonDeserializesDenseSetMapAndSkipsNull understood",
        UNTOLD,
    ),
    (
        "RestJsonDeserializesDenseSetMapAndSkipsNull answered",
        LENIENT,
    ),
    ("RestJsonDeserializeIgnoreType answered", LENIENT),
    ("RestJsonNoInputAndOutputNoPayload answered", LENIENT),
    (
        "RestJsonDoesntDeserializeNullStructureValues answered",
        LENIENT,
    ),
    ("AwsJson10HostWithPath sent", CALLER),
    ("SDKAppliedContentEncoding_awsJson1_0 sent", CALLER),
    ("SDKAppliedContentEncoding_awsJson1_0 received", CALLER),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0 sent",
        CALLER,
    ),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0 received",
        CALLER,
    ),
    ("AwsJson10DeserializeIgnoreType answered", LENIENT),
    ("AwsJson10DeserializeAllowNulls answered", LENIENT),
    ("AwsJson10HandlesUnexpectedJsonOutput answered", LENIENT),
    ("AwsJson10ServiceRespondsWithNoPayload answered", LENIENT),
    ("AwsJson11HostWithPath sent", CALLER),
    ("SDKAppliedContentEncoding_awsJson1_1 sent", CALLER),
    ("SDKAppliedContentEncoding_awsJson1_1 received", CALLER),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1 sent",
        CALLER,
    ),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1 received",
        CALLER,
    ),
    ("AwsJson11DateTimeWithNegativeOffset answered", LENIENT),
    ("AwsJson11DateTimeWithPositiveOffset answered", LENIENT),
    ("handles_unexpected_json_output answered", LENIENT),
    (
        "json_1_1_service_responds_with_no_payload answered",
        LENIENT,
    ),
    ("AwsJson11IntEnums answered", LENIENT),
    ("AwsJson11DeserializeIgnoreType answered", LENIENT),
    ("parses_the_request_id_from_the_response answered", CALLER),
    (
        "AwsJson11StructuresDontDeserializeNullValues answered",
        LENIENT,
    ),
    ("AwsQueryDateTimeWithNegativeOffset answered", LENIENT),
    ("AwsQueryDateTimeWithPositiveOffset answered", LENIENT),
    ("RestXmlDateTimeWithNegativeOffset answered", LENIENT),
    ("RestXmlDateTimeWithPositiveOffset answered", LENIENT),
    ("RestXmlHttpResponseCode answered", LENIENT),
    ("IgnoreQueryParamsInResponse answered", LENIENT),
    ("IgnoreQueryParamsInResponse understood", PLACELESS),
    ("ComplexError understood", UNNAMED),
    ("HttpPrefixHeadersAreNotPresent understood", LOSSY),
    ("HttpPrefixHeadersAreNotPresent received", LOSSY),
    ("NullAndEmptyHeaders received", LOSSY),
    ("AllQueryStringTypes received", LOSSY),
    ("RestXmlQueryStringEscaping received", LOSSY),
    ("RestXmlSupportsNaNFloatQueryValues received", LOSSY),
    ("RestXmlSupportsInfinityFloatQueryValues received", LOSSY),
    (
        "RestXmlSupportsNegativeInfinityFloatQueryValues received",
        LOSSY,
    ),
    ("RestXmlZeroAndFalseQueryValues received", LOSSY),
    ("RestXmlQueryParamsStringListMap received", LOSSY),
    ("RestXmlQueryPrecedence received", LOSSY),
    ("QueryEmptyQueryMaps received", LOSSY),
    ("QueryHostWithPath sent", CALLER),
    ("QueryXmlNamespaces answered", UNTOLD_NAMESPACE),
    ("QueryIdempotencyTokenAutoFill sent", CALLER),
    ("QueryIdempotencyTokenAutoFill received", CALLER),
    ("QueryProtocolIdempotencyTokenAutoFill sent", CALLER),
    ("QueryProtocolIdempotencyTokenAutoFill received", CALLER),
    ("SDKAppliedContentEncoding_awsQuery sent", CALLER),
    ("SDKAppliedContentEncoding_awsQuery received", CALLER),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery sent",
        CALLER,
    ),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery received",
        CALLER,
    ),
    ("SDKAppliedContentEncoding_restXml sent", CALLER),
    ("SDKAppliedContentEncoding_restXml received", CALLER),
    ("SDKAppendedGzipAfterProvidedEncoding_restXml sent", CALLER),
    (
        "SDKAppendedGzipAfterProvidedEncoding_restXml received",
        CALLER,
    ),
    ("QueryCompatibleRpcV2CborSendsQueryModeHeader sent", CALLER),
    ("NoOutputClientAllowsEmptyCbor answered", LENIENT),
    ("NoOutputClientAllowsEmptyBody answered", LENIENT),
    (
        "RpcV2CborDeserializesDenseSetMapAndSkipsNull understood",
        UNTOLD,
    ),
    ("RpcV2CborPayloadWithUnsetUnion understood", FOREIGN),
];

/// Runs the input vectors of one file: as client input → request, as server request → input.
fn requests(protocol: &str, least: usize) {
    let mut tally = Tally::default();
    for_each("input", protocol, |case, operation| {
        let id = case["id"].as_str().expect("an id");
        let params = value(operation.input, &case["params"]);
        tally.note_unless(
            ONE_WAY,
            &format!("{id} sent"),
            write_request(operation, &params, &case["serialized"]),
        );
        tally.note_unless(
            ONE_WAY,
            &format!("{id} received"),
            read_request(operation, &params, &case["serialized"]),
        );
    });
    tally.finish(&format!("{protocol} requests"), least);
}

/// Runs the output vectors of one file: as client response → output, as server output → response.
fn responses(protocol: &str, least: usize) {
    let mut tally = Tally::default();
    for_each("output", protocol, |case, operation| {
        let id = case["id"].as_str().expect("an id");
        if case["error"].is_object() {
            tally.note_unless(
                ONE_WAY,
                &format!("{id} understood"),
                read_fault(operation, case),
            );
            return;
        }
        let result = value(operation.output, &case["result"]);
        tally.note_unless(
            ONE_WAY,
            &format!("{id} understood"),
            read_response(operation, &result, &case["response"]),
        );
        tally.note_unless(
            ONE_WAY,
            &format!("{id} answered"),
            write_response(operation, &result, &case["response"]),
        );
    });
    tally.finish(&format!("{protocol} responses"), least);
}

fn for_each(direction: &str, protocol: &str, mut run: impl FnMut(&Json, &'static OperationTable)) {
    let file = folder().join(format!("protocols/{direction}/{protocol}.json"));
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let suites: Json = serde_json::from_str(&text).expect("JSON");
    for suite in suites.as_array().expect("suites") {
        let mut model = Model::new(suite);
        for case in suite["cases"].as_array().expect("cases") {
            run(case, model.operation(&case["given"]));
        }
    }
}

fn write_request(
    operation: &'static OperationTable,
    params: &Value,
    wanted: &Json,
) -> Result<(), String> {
    let request = codec::write_request(operation, params);
    same(
        "method",
        &request.method().as_str(),
        &wanted["method"].as_str().expect("a method"),
    )?;
    let wanted_uri: http::Uri = wanted["uri"]
        .as_str()
        .expect("a uri")
        .parse()
        .expect("valid");
    same("path", &request.uri().path(), &wanted_uri.path())?;
    same("query", &query(request.uri()), &query(&wanted_uri))?;
    check_headers(request.headers(), &wanted["headers"])?;
    let routed = find(service(operation), &request).map(|operation| operation.name);
    same("route", &routed, &Some(operation.name))?;
    for name in wanted["forbidHeaders"].as_array().into_iter().flatten() {
        let name = name.as_str().expect("a name");
        same(name, &request.headers().get(name), &None)?;
    }
    if operation.protocol == Protocol::Query {
        let form = std::str::from_utf8(request.body()).expect("text");
        let wanted = wanted["body"].as_str().expect("a form");
        return same("form", &parameters(form), &parameters(wanted));
    }
    if operation.protocol == Protocol::Cbor {
        return read_again(operation, params, &request);
    }
    check_body(request.body(), wanted["body"].as_str())
}

/// CBOR has many ways to write the same: what counts is what is read.
fn read_again(
    operation: &'static OperationTable,
    params: &Value,
    request: &Request<Bytes>,
) -> Result<(), String> {
    let read = codec::read_request(operation, request).map_err(|error| error.to_string())?;
    same("again", &format!("{read:?}"), &format!("{params:?}"))
}

fn read_request(
    operation: &'static OperationTable,
    params: &Value,
    given: &Json,
) -> Result<(), String> {
    let mut request = Request::new(body(given));
    *request.method_mut() = given["method"]
        .as_str()
        .expect("a method")
        .parse()
        .expect("valid");
    *request.uri_mut() = given["uri"]
        .as_str()
        .expect("a uri")
        .parse()
        .expect("valid");
    *request.headers_mut() = headers(&given["headers"]);
    let read =
        codec::read_request(operation, &request).map_err(|malformed| malformed.to_string())?;
    same("input", &format!("{read:?}"), &format!("{params:?}"))
}

fn read_response(
    operation: &'static OperationTable,
    result: &Value,
    given: &Json,
) -> Result<(), String> {
    let read = codec::read_response(operation, &response(given))
        .map_err(|malformed| malformed.to_string())?;
    same("output", &format!("{read:?}"), &format!("{result:?}"))
}

fn write_response(
    operation: &'static OperationTable,
    result: &Value,
    wanted: &Json,
) -> Result<(), String> {
    let response = codec::write_response(operation, result);
    same(
        "status",
        &u64::from(response.status().as_u16()),
        &wanted["status_code"].as_u64().expect("a status"),
    )?;
    check_headers(response.headers(), &wanted["headers"])?;
    if operation.protocol == Protocol::Cbor {
        let read = codec::read_response(operation, &response).map_err(|error| error.to_string())?;
        return same("again", &format!("{read:?}"), &format!("{result:?}"));
    }
    check_body(response.body(), wanted["body"].as_str())
}

fn read_fault(operation: &'static OperationTable, case: &Json) -> Result<(), String> {
    let fault = Fault::from_response(operation, &response(&case["response"]));
    same(
        "code",
        &fault.code.as_ref(),
        &case["errorCode"].as_str().expect("a code"),
    )?;
    same(
        "message",
        &fault.message.as_str(),
        &case["errorMessage"].as_str().unwrap_or_default(),
    )?;
    same(
        "again",
        &Fault::from_response(operation, &rewrite(operation, &fault)),
        &fault,
    )?;
    let shape = operation
        .faults
        .iter()
        .find(|shape| shape.fault_table().is_some_and(|it| it.code == fault.code));
    let Some(shape) = shape else { return Ok(()) };
    let read = codec::read_fault(operation.protocol, shape, &response(&case["response"]));
    let read = read.map_err(|malformed| malformed.to_string())?;
    same(
        "members",
        &format!("{read:?}"),
        &format!("{:?}", value(shape, &case["error"])),
    )
}

/// The fault as a server writes it.
fn rewrite(operation: &'static OperationTable, fault: &Fault) -> Response<Bytes> {
    encode_fault(service(operation), fault, "id")
}

/// A service with just this operation.
fn service(operation: &'static OperationTable) -> &'static ServiceTable {
    Box::leak(Box::new(ServiceTable {
        endpoint_prefix: "",
        signing_name: "",
        api_version: "",
        protocol: operation.protocol,
        target_prefix: operation.target_prefix,
        xml_namespace: operation.xml_namespace,
        query_compatible: operation.faults.iter().any(is_renamed),
        operations: vec![operation].leak(),
        faults: operation.faults,
    }))
}

fn is_renamed(fault: &&ShapeTable) -> bool {
    fault.fault_table().is_some_and(|it| it.code != fault.name)
}

fn response(given: &Json) -> Response<Bytes> {
    let mut response = Response::new(body(given));
    *response.status_mut() = (given["status_code"].as_u64().expect("a status") as u16)
        .try_into()
        .expect("valid");
    *response.headers_mut() = headers(&given["headers"]);
    response
}

fn body(given: &Json) -> Bytes {
    let text = given["body"].as_str().unwrap_or_default();
    if !given["headers"]["smithy-protocol"].is_string() {
        return Bytes::from(text.to_owned());
    }
    let cbor = base64::engine::general_purpose::STANDARD.decode(text);
    Bytes::from(cbor.expect("base64"))
}

fn headers(given: &Json) -> HeaderMap {
    let pairs = given.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| {
            let value = value.as_str().expect("text");
            let name: HeaderName = name.parse().expect("a name");
            (
                name,
                HeaderValue::from_bytes(value.as_bytes()).expect("a value"),
            )
        })
        .collect()
}

fn query(uri: &http::Uri) -> Vec<String> {
    parameters(uri.query().unwrap_or_default())
}

fn parameters(form: &str) -> Vec<String> {
    let mut pairs: Vec<String> = form.split('&').map(str::to_owned).collect();
    pairs.sort_unstable();
    pairs
}

fn check_headers(found: &HeaderMap, wanted: &Json) -> Result<(), String> {
    // the HTTP library counts the body
    for (name, value) in headers(wanted)
        .iter()
        .filter(|(name, _)| *name != "content-length")
    {
        let all: Vec<_> = found
            .get_all(name)
            .iter()
            .map(|it| String::from_utf8_lossy(it.as_bytes()))
            .collect();
        let wanted = String::from_utf8_lossy(value.as_bytes());
        same(name.as_str(), &all.join(", "), &wanted.into_owned())?;
    }
    Ok(())
}

/// Compares bodies as JSON where both are JSON, as XML where both are XML.
fn check_body(found: &[u8], wanted: Option<&str>) -> Result<(), String> {
    let Some(wanted) = wanted else { return Ok(()) };
    let found = String::from_utf8_lossy(found);
    match (
        serde_json::from_str::<Json>(&found),
        serde_json::from_str::<Json>(wanted),
    ) {
        (Ok(found), Ok(wanted)) => same("body", &plain(found), &plain(wanted)),
        _ if found.starts_with('<') => same("body", &indented(&found), &indented(wanted)),
        _ => same("body", &found.as_ref(), &wanted),
    }
}

/// XML without the space between elements, with declarations of namespaces and with the entries of maps in order.
fn indented(text: &str) -> Element {
    fn trim(element: &mut Element) {
        if !element.children.is_empty() || element.text.starts_with('\n') {
            element.text.clear();
        }
        element.children.iter_mut().for_each(trim);
        if element.children.iter().all(|it| it.children.len() == 2) {
            element.children.sort_by_key(ToString::to_string);
        }
    }
    let text = text.replace("xmlns", "x-mlns");
    let mut element = Element::parse(text.as_bytes()).expect("XML");
    trim(&mut element);
    element
}

/// Numbers as floating point, so that 1 and 1.0 are equal.
fn plain(json: Json) -> Json {
    match json {
        Json::Number(number) => Json::from(number.as_f64()),
        Json::Array(items) => items.into_iter().map(plain).collect(),
        Json::Object(entries) => Json::Object(
            entries
                .into_iter()
                .map(|(key, it)| (key, plain(it)))
                .collect(),
        ),
        other => other,
    }
}
