"""Compares every answer with AWS's model, member by member, while a script talks to the server.

The AWS CLI and boto3 show what the model knows and drop the rest, so it is the bytes of the answer that are read here.
`watch(client)` begins; `problems` and `called` tell what was seen.
"""

import json

problems, called = set(), set()

# Members that AWS sends whether they were configured or not, beside those that the model itself requires.
CONFIGURATION = """Architectures CodeSha256 CodeSize Description EphemeralStorage FunctionArn FunctionName Handler
    LastModified LoggingConfig MemorySize PackageType RevisionId Role Runtime SnapStart Timeout TracingConfig
    Version""".split()
STATE = ["State", "RuntimeVersionConfig"]
ALWAYS = {
    "FunctionConfiguration": CONFIGURATION,
    "FunctionCodeLocation": ["RepositoryType", "Location"],
    "GetFunctionResponse": ["Configuration", "Code"],
    "AliasConfiguration": ["AliasArn", "Description", "FunctionVersion", "Name", "RevisionId"],
    "LoggingConfig": ["LogFormat", "LogGroup"],
    "SnapStartResponse": ["ApplyOn", "OptimizationStatus"],
    "AddPermissionResponse": ["Statement"],
    "GetPolicyResponse": ["Policy", "RevisionId"],
    "AddLayerVersionPermissionResponse": ["Statement", "RevisionId"],
    "GetLayerVersionPolicyResponse": ["Policy", "RevisionId"],
    "PublishLayerVersionResponse": ["Content", "CreatedDate", "Description", "LayerArn", "LayerVersionArn", "Version"],
    "GetLayerVersionResponse": ["Content", "CreatedDate", "Description", "LayerArn", "LayerVersionArn", "Version"],
    "LayerVersionContentOutput": ["Location", "CodeSha256", "CodeSize"],
    "LayersListItem": ["LayerName", "LayerArn", "LatestMatchingVersion"],
    "LayerVersionsListItem": ["LayerVersionArn", "Version", "CreatedDate"],
    "EventSourceMappingConfiguration": """UUID BatchSize EventSourceArn EventSourceMappingArn FunctionArn LastModified
        MaximumBatchingWindowInSeconds State StateTransitionReason""".split(),
    "FunctionEventInvokeConfig": ["FunctionArn", "LastModified", "DestinationConfig"],
    "FunctionUrlConfig": ["InvokeMode"],
    "GetFunctionUrlConfigResponse": ["InvokeMode"],
    "UpdateFunctionUrlConfigResponse": ["InvokeMode"],
    "AccountLimit": """CodeSizeUnzipped CodeSizeZipped ConcurrentExecutions TotalCodeSize
        UnreservedConcurrentExecutions""".split(),
    "AccountUsage": ["FunctionCount", "TotalCodeSize"],
    "Concurrency": ["ReservedConcurrentExecutions"],
    "GetProvisionedConcurrencyConfigResponse": """AllocatedProvisionedConcurrentExecutions LastModified
        AvailableProvisionedConcurrentExecutions RequestedProvisionedConcurrentExecutions Status""".split(),
    "PutProvisionedConcurrencyConfigResponse": """AllocatedProvisionedConcurrentExecutions LastModified
        AvailableProvisionedConcurrentExecutions RequestedProvisionedConcurrentExecutions Status""".split(),
    "ProvisionedConcurrencyConfigListItem": """AllocatedProvisionedConcurrentExecutions FunctionArn LastModified
        AvailableProvisionedConcurrentExecutions RequestedProvisionedConcurrentExecutions Status""".split(),
    "ListTagsResponse": ["Tags"],
    "GetFunctionRecursionConfigResponse": ["RecursiveLoop"],
    "PutFunctionRecursionConfigResponse": ["RecursiveLoop"],
    "GetRuntimeManagementConfigResponse": ["UpdateRuntimeOn", "FunctionArn"],
}
# What the model requires and AWS leaves out all the same.
LEFT_OUT = {"GetFunctionCodeSigningConfigResponse": ["CodeSigningConfigArn"]}
# What AWS was seen to send and the model does not list.
RECORDED = {("LastUpdateStatusReasonCode", "Creating")}
# Faults that any operation of SQS may answer with, though the model gives them to none.
GENERAL = ["InvalidParameterValueException"]
# Operations that say nothing of states.
STATELESS = {"ListFunctions", "ListVersionsByFunction"}
KINDS = {"string": str, "integer": int, "long": int, "double": (int, float), "float": (int, float), "boolean": bool,
    "blob": str, "timestamp": (int, float, str), "structure": dict, "map": dict, "list": list}


def compare(value, shape, path, operation):
    """Everything in `value` that the model does not know, and everything that AWS would have sent beside."""
    kind = KINDS[shape.type_name]
    if not isinstance(value, kind) or isinstance(value, bool) and kind is not bool:
        problems.add(f"{path} is {value!r:.60} and not of type {shape.type_name}")
    elif shape.type_name == "structure":
        compare_structure(value, shape, path, operation)
    elif shape.type_name == "list":
        for element in value:
            compare(element, shape.member, f"{path}[]", operation)
    elif shape.type_name == "map":
        for element in value.values():
            compare(element, shape.value, f"{path}{{}}", operation)
    elif getattr(shape, "enum", None) and value not in shape.enum and (shape.name, value) not in RECORDED:
        problems.add(f"{path} is {value}, which is not in {shape.name}")


def compare_structure(value, shape, path, operation):
    in_body = {member.serialization.get("name", name): member for name, member in shape.members.items()
        if not member.serialization.get("location")}
    for name, member in value.items():
        if name in in_body:
            compare(member, in_body[name], f"{path}.{name}", operation)
        else:
            problems.add(f"{path}.{name} is unknown to the model")
    wanted = ALWAYS.get(shape.name, []) + [name for name in shape.required_members if name in in_body]
    if shape.name == "FunctionConfiguration" and operation not in STATELESS:
        wanted = wanted + STATE
    for name in set(wanted) - set(value) - set(LEFT_OUT.get(shape.name, [])):
        problems.add(f"{path}.{name} is missing")
    if shape.name == "FunctionConfiguration" and operation in STATELESS:
        for name in value:
            if name.startswith(("State", "LastUpdateStatus", "RuntimeVersion")):
                problems.add(f"{path}.{name} does not belong into a list")


def look(http_response, model, **_):
    called.add(model.name)
    if http_response.status_code >= 300:
        return look_at_fault(http_response, model)
    wanted = model.http.get("responseCode", 200)
    # AWS still answers DeleteFunction as older models say.
    if http_response.status_code != wanted and model.name != "DeleteFunction":
        problems.add(f"{model.name} answers {http_response.status_code} and not {wanted}")
    if model.has_event_stream_output or model.has_streaming_output:
        return
    body, shape = http_response.content, model.output_shape
    if not body:
        in_body = shape and [m for m in shape.members.values() if not m.serialization.get("location")]
        if in_body and http_response.status_code != 204:
            problems.add(f"{model.name} has no body")
    elif shape is None and body != b"{}":
        problems.add(f"{model.name} has a body: {body[:80]}")
    elif shape is not None:
        compare(json.loads(body), shape, model.name, model.name)


def look_at_fault(http_response, model):
    fault = json.loads(http_response.content)
    code = http_response.headers.get("x-amzn-errortype") or fault.get("__type", "").split("#")[-1]
    if code in GENERAL or "is not supported" in http_response.text:
        return
    for shape in model.error_shapes:
        if code.split(":")[0] in (shape.name, shape.metadata.get("error", {}).get("code")):
            known = {member.serialization.get("name", name) for name, member in shape.members.items()}
            for name in set(fault) - known - {"__type", "message", "Type"}:
                problems.add(f"{model.name}: {shape.name}.{name} is unknown to the model")
            return
    problems.add(f"{model.name} answers {code}, which the model does not have: {fault}")


def watch(client):
    client.meta.events.register(f"after-call.{client.meta.service_model.service_id.hyphenize()}", look)
    return client
