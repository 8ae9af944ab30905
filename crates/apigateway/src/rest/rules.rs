//! What patches may change, kind by kind.

use super::patch::Type::{Flag, Real, Text, Whole};
use super::patch::{Rules, Words, any, elements, entries, list, optional, value};

pub(crate) static API: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/name", Text),
        optional("/description", Text),
        optional("/version", Text),
        value("/apiKeySource", Text),
        optional("/minimumCompressionSize", Whole),
        optional("/policy", Text),
        value("/disableExecuteApiEndpoint", Flag),
        value("/securityPolicy", Text),
        value("/endpointAccessMode", Text),
        elements("/binaryMediaTypes/*"),
        value("/endpointConfiguration/ipAddressType", Text),
        elements("/endpointConfiguration/types/*"),
        list("/endpointConfiguration/vpcEndpointIds"),
        elements("/endpointConfiguration/vpcEndpointIds/*"),
    ],
};

pub(crate) static RESOURCE: Rules = Rules {
    words: Words::Long,
    slots: &[value("/parentId", Text), value("/pathPart", Text)],
};

pub(crate) static METHOD: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/authorizationType", Text),
        optional("/authorizerId", Text),
        value("/apiKeyRequired", Flag),
        optional("/operationName", Text),
        optional("/requestValidatorId", Text),
        entries("/requestParameters/*", Flag),
        entries("/requestModels/*", Text),
        list("/authorizationScopes"),
    ],
};

pub(crate) static METHOD_RESPONSE: Rules = Rules {
    words: Words::Short,
    slots: &[
        entries("/responseParameters/*", Flag),
        entries("/responseModels/*", Text),
    ],
};

pub(crate) static INTEGRATION: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/type", Text),
        optional("/uri", Text),
        optional("/credentials", Text),
        optional("/httpMethod", Text),
        value("/passthroughBehavior", Text),
        optional("/contentHandling", Text),
        value("/timeoutInMillis", Whole),
        value("/cacheNamespace", Text),
        optional("/connectionType", Text),
        optional("/connectionId", Text),
        value("/responseTransferMode", Text),
        optional("/integrationTarget", Text),
        value("/tlsConfig/insecureSkipVerification", Flag),
        entries("/requestParameters/*", Text),
        entries("/requestTemplates/*", Text),
        list("/cacheKeyParameters"),
        elements("/cacheKeyParameters/*"),
    ],
};

pub(crate) static INTEGRATION_RESPONSE: Rules = Rules {
    words: Words::Short,
    slots: &[
        any("/selectionPattern", Text),
        optional("/contentHandling", Text),
        entries("/responseParameters/*", Text),
        entries("/responseTemplates/*", Text),
    ],
};

pub(crate) static AUTHORIZER: Rules = Rules {
    words: Words::Long,
    slots: &[
        value("/name", Text),
        value("/type", Text),
        value("/authType", Text),
        value("/authorizerUri", Text),
        optional("/authorizerCredentials", Text),
        value("/identitySource", Text),
        optional("/identityValidationExpression", Text),
        value("/authorizerResultTtlInSeconds", Whole),
        list("/providerARNs"),
    ],
};

pub(crate) static MODEL: Rules = Rules {
    words: Words::Long,
    slots: &[value("/description", Text), value("/schema", Text)],
};

pub(crate) static REQUEST_VALIDATOR: Rules = Rules {
    words: Words::Long,
    slots: &[
        value("/name", Text),
        value("/validateRequestParameters", Flag),
        value("/validateRequestBody", Flag),
    ],
};

pub(crate) static GATEWAY_RESPONSE: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/statusCode", Text),
        entries("/responseParameters/*", Text),
        entries("/responseTemplates/*", Text),
    ],
};

pub(crate) static DEPLOYMENT: Rules = Rules {
    words: Words::Long,
    slots: &[value("/description", Text)],
};

/// Method settings have paths of their own and are handled before these.
pub(crate) static STAGE: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/deploymentId", Text),
        optional("/description", Text),
        value("/cacheClusterEnabled", Flag),
        value("/cacheClusterSize", Text),
        optional("/clientCertificateId", Text),
        optional("/documentationVersion", Text),
        value("/tracingEnabled", Flag),
        any("/accessLogSettings/destinationArn", Text),
        any("/accessLogSettings/format", Text),
        any("/accessLogSettings", Text),
        entries("/variables/*", Text),
        any("/canarySettings/percentTraffic", Real),
        any("/canarySettings/deploymentId", Text),
        any("/canarySettings/useStageCache", Flag),
        entries("/canarySettings/stageVariableOverrides/*", Text),
        any("/canarySettings", Text),
    ],
};

pub(crate) static API_KEY: Rules = Rules {
    words: Words::Long,
    slots: &[
        value("/name", Text),
        value("/description", Text),
        value("/enabled", Flag),
        value("/customerId", Text),
        list("/stages"),
    ],
};

pub(crate) static USAGE_PLAN: Rules = Rules {
    words: Words::Short,
    slots: &[
        value("/name", Text),
        optional("/description", Text),
        optional("/productCode", Text),
        any("/throttle/rateLimit", Real),
        any("/throttle/burstLimit", Whole),
        any("/throttle", Text),
        any("/quota/limit", Whole),
        any("/quota/offset", Whole),
        any("/quota/period", Text),
        any("/quota", Text),
    ],
};

pub(crate) static VPC_LINK: Rules = Rules {
    words: Words::Long,
    slots: &[value("/name", Text), value("/description", Text)],
};

pub(crate) static ACCOUNT: Rules = Rules {
    words: Words::Short,
    slots: &[optional("/cloudwatchRoleArn", Text), list("/features")],
};

pub(crate) static DOCUMENTATION_PART: Rules = Rules {
    words: Words::Long,
    slots: &[value("/properties", Text)],
};

pub(crate) static DOCUMENTATION_VERSION: Rules = Rules {
    words: Words::Long,
    slots: &[value("/description", Text)],
};
