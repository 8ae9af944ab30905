//! Where a stage goes: AWS, or a server that speaks like it.

use frazil_wire::sigv4::Credentials;
use http::Uri;
use http::uri::{Authority, Scheme};

use crate::workshop::Workshop;

/// An endpoint, a region and who calls.
#[derive(Debug, Clone)]
pub struct Target {
    /// One address for all services, such as `http://127.0.0.1:4566`; `None` is AWS itself.
    pub endpoint: Option<Uri>,
    /// Region, such as `us-east-1`.
    pub region: String,
    /// Who calls.
    pub credentials: Credentials,
}

/// Why it is not clear where to go.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TargetError {
    /// `AWS_ENDPOINT_URL` is no address.
    #[error("the endpoint `{endpoint}` is not a URL such as http://127.0.0.1:4566")]
    Endpoint {
        /// What it says.
        endpoint: String,
    },
    /// AWS without a region.
    #[error("no region is set")]
    NoRegion,
    /// AWS without keys.
    #[error("no credentials are set for AWS")]
    NoCredentials,
}

impl TargetError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            TargetError::Endpoint { .. } => "correct AWS_ENDPOINT_URL".into(),
            TargetError::NoRegion => "add \"aws_region\" to the stage, or set AWS_REGION".into(),
            TargetError::NoCredentials => {
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_ENDPOINT_URL for a server of your own (`frazil env` prints it)".into()
            }
        }
    }
}

/// The region when a server of one's own is addressed and nothing names one.
const REGION_OF_OWN_SERVER: &str = "us-east-1";

impl Target {
    /// Reads `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_DEFAULT_REGION` and the access keys. The settings' region wins, as
    /// in Zappa. A server of one's own needs neither region nor keys.
    pub fn from_variables(
        workshop: &Workshop,
        settings_region: Option<&str>,
    ) -> Result<Target, TargetError> {
        let endpoint = workshop
            .variable("AWS_ENDPOINT_URL")
            .map(parse_endpoint)
            .transpose()?;
        let region = settings_region
            .or_else(|| workshop.variable("AWS_REGION"))
            .or_else(|| workshop.variable("AWS_DEFAULT_REGION"));
        let region = region
            .or(endpoint.as_ref().map(|_| REGION_OF_OWN_SERVER))
            .ok_or(TargetError::NoRegion)?
            .to_owned();
        let keys = workshop
            .variable("AWS_ACCESS_KEY_ID")
            .zip(workshop.variable("AWS_SECRET_ACCESS_KEY"));
        let keys = keys.or(endpoint.as_ref().map(|_| ("frazil", "frazil")));
        let (access_key, secret_key) = keys.ok_or(TargetError::NoCredentials)?;
        let session_token = workshop.variable("AWS_SESSION_TOKEN").map(str::to_owned);
        let credentials = Credentials {
            access_key: access_key.to_owned(),
            secret_key: secret_key.to_owned(),
            session_token,
        };
        Ok(Target {
            endpoint,
            region,
            credentials,
        })
    }

    /// Whether this is AWS and not a server of one's own.
    pub fn is_aws(&self) -> bool {
        self.endpoint.is_none()
    }

    /// The address of a service, without a path.
    pub(crate) fn service(&self, endpoint_prefix: &str) -> (Scheme, Authority) {
        if let Some(endpoint) = &self.endpoint {
            let authority = endpoint
                .authority()
                .cloned()
                .expect("endpoints are parsed with an authority");
            return (
                endpoint.scheme().cloned().unwrap_or(Scheme::HTTP),
                authority,
            );
        }
        let host = format!(
            "{endpoint_prefix}.{}.{}",
            self.region,
            dns_suffix(&self.region)
        );
        (
            Scheme::HTTPS,
            host.parse().expect("prefix and region make a host name"),
        )
    }
}

fn dns_suffix(region: &str) -> &'static str {
    if region.starts_with("cn-") {
        "amazonaws.com.cn"
    } else {
        "amazonaws.com"
    }
}

fn parse_endpoint(text: &str) -> Result<Uri, TargetError> {
    let endpoint: Option<Uri> = text.parse().ok();
    let usable =
        |uri: &Uri| uri.authority().is_some() && matches!(uri.scheme_str(), Some("http" | "https"));
    endpoint
        .filter(usable)
        .ok_or_else(|| TargetError::Endpoint {
            endpoint: text.to_owned(),
        })
}
