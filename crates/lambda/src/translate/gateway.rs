//! What an API gateway knows about a request beyond the request itself.

use serde::Serialize;
use serde_json::value::RawValue;

use super::request::{Multi, percent_decoded};

/// An API, its stage, the route that was found, and the client.
#[derive(Debug, Clone, Copy)]
pub struct Gateway<'a> {
    /// Twelve digits.
    pub account_id: &'a str,
    /// The API's id.
    pub api_id: &'a str,
    /// The host that the client asked.
    pub domain_name: &'a str,
    /// The stage; `$default` is not part of paths.
    pub stage: &'a str,
    /// Whether the client's path begins with the stage. Behind a custom domain it does not, and
    /// events show the path with the domain's base path instead.
    pub stage_in_path: bool,
    /// Names and values of the stage's variables.
    pub stage_variables: &'a [(&'a str, &'a str)],
    /// What the path is matched by.
    pub route: Route<'a>,
    /// Names and values of the route's variables, undecoded.
    pub path_parameters: &'a [(&'a str, &'a str)],
    /// What an authorizer said, as JSON: `{"principalId":…}` for REST APIs, `{"jwt":…}`,
    /// `{"lambda":…}` or `{"iam":…}` for HTTP APIs.
    pub authorizer: Option<&'a RawValue>,
    /// Who the client is.
    pub identity: Identity<'a>,
    /// The id that the client sees.
    pub request_id: &'a str,
    /// The gateway's own id of the request (`x-amz-apigw-id`).
    pub extended_request_id: &'a str,
    /// The whole trace header, `Root=1-…`.
    pub trace_id: &'a str,
    /// The client's address, without a port.
    pub source_ip: &'a str,
    /// The address of the edge in front of an edge-optimised API.
    pub edge_ip: Option<&'a str>,
    /// The listener's port.
    pub port: u16,
    /// `http` or `https`
    pub scheme: &'a str,
    /// When the request arrived, milliseconds since 1970.
    pub time_ms: i64,
}

/// The route that was found.
#[derive(Debug, Clone, Copy)]
pub struct Route<'a> {
    /// REST API: the resource's id; HTTP API: the route key, `ANY /a/{proxy+}` or `$default`.
    pub id: &'a str,
    /// REST API: the resource's path, `/a/{proxy+}`. HTTP APIs take it from the key.
    pub path: &'a str,
    /// REST API: the deployment.
    pub deployment_id: Option<&'a str>,
}

/// Who the client is, as far as signature and API key tell; what is unknown is `null` in events.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity<'a> {
    /// The access key of the signature.
    pub access_key: Option<&'a str>,
    /// The signer's account.
    pub account_id: Option<&'a str>,
    /// The API key; left out without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<&'a str>,
    /// Its id; left out without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key_id: Option<&'a str>,
    /// The signer's unique id.
    pub caller: Option<&'a str>,
    /// How Cognito made sure of the identity.
    pub cognito_authentication_provider: Option<&'a str>,
    /// `authenticated` or `unauthenticated`
    pub cognito_authentication_type: Option<&'a str>,
    /// The Cognito identity.
    pub cognito_identity_id: Option<&'a str>,
    /// Its pool.
    pub cognito_identity_pool_id: Option<&'a str>,
    /// The signer's organisation.
    pub principal_org_id: Option<&'a str>,
    /// The user's unique id.
    pub user: Option<&'a str>,
    /// The signer's ARN.
    pub user_arn: Option<&'a str>,
}

impl Gateway<'_> {
    /// `/stage/a/b`, or `/a/b` at the stage `$default` and behind custom domains.
    pub(super) fn with_stage(&self, path: &str) -> String {
        match self.stage {
            "$default" => path.to_owned(),
            stage if self.stage_in_path => format!("/{stage}{path}"),
            _ => path.to_owned(),
        }
    }

    /// The route's variables, decoded.
    pub(super) fn path_parameters(&self) -> Multi<'_> {
        let mut all = Multi::default();
        for (name, value) in self.path_parameters {
            all.set(name, percent_decoded(value));
        }
        all
    }

    /// The stage's variables.
    pub(super) fn stage_variables(&self) -> Multi<'_> {
        let mut all = Multi::default();
        for (name, value) in self.stage_variables {
            all.set(name, *value);
        }
        all
    }

    /// The first label of the host.
    pub(super) fn domain_prefix(&self) -> &str {
        let (prefix, _) = self.domain_name.split_once('.').unwrap_or_default();
        if prefix.is_empty() {
            self.domain_name
        } else {
            prefix
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::translate) const ROUTE: Route<'_> = Route {
        id: "ANY /x/{proxy+}",
        path: "/x/{proxy+}",
        deployment_id: None,
    };
    pub(in crate::translate) const GATEWAY: Gateway<'_> = Gateway {
        account_id: "123456789012",
        api_id: "id",
        domain_name: "id.execute-api.us-east-1.amazonaws.com",
        stage: "$default",
        stage_in_path: true,
        stage_variables: &[],
        route: ROUTE,
        path_parameters: &[],
        authorizer: None,
        identity: Identity {
            access_key: None,
            account_id: None,
            api_key: None,
            api_key_id: None,
            caller: None,
            cognito_authentication_provider: None,
            cognito_authentication_type: None,
            cognito_identity_id: None,
            cognito_identity_pool_id: None,
            principal_org_id: None,
            user: None,
            user_arn: None,
        },
        request_id: "request-1",
        extended_request_id: "extended-1",
        trace_id: "Root=1-a",
        source_ip: "203.0.113.9",
        edge_ip: None,
        port: 443,
        scheme: "https",
        time_ms: 1_763_978_400_123,
    };

    #[test]
    fn the_prefix_of_a_host_is_its_first_label() {
        let check = |domain_name, expect| {
            let gateway = Gateway {
                domain_name,
                ..GATEWAY
            };
            assert_eq!(gateway.domain_prefix(), expect);
        };
        check("id.execute-api.us-east-1.amazonaws.com", "id");
        check("localhost", "localhost");
    }
}
