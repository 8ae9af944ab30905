//! The names and zones under which AWS would answer for a domain.

use super::{Domain, Domains};

/// CloudFront's zone, for every edge-optimised domain.
const EDGE_ZONE: &str = "Z2FDTNDATAQYW2";

/// The zones of regional domains, as AWS's documentation lists them.
const ZONES: [(&str, &str); 14] = [
    ("us-east-1", "Z1UJRXOUMOOFQ8"),
    ("us-east-2", "ZOJJZC49E0EPZ"),
    ("us-west-1", "Z2MUQ32089INYE"),
    ("us-west-2", "Z2OJLYMUO9EFXC"),
    ("ca-central-1", "Z19DQILCV0OWEC"),
    ("eu-central-1", "Z1U9ULNL0V5AJ3"),
    ("eu-north-1", "Z3UWIKFBOOGXPP"),
    ("eu-west-1", "ZLY8HYME6SFDD"),
    ("eu-west-2", "ZJ5UAJN8Y3Z2Q"),
    ("ap-northeast-1", "Z1YSHQZHG15GKL"),
    ("ap-south-1", "Z3VO1THU9YC4UR"),
    ("ap-southeast-1", "ZL327KTPIQFUL"),
    ("ap-southeast-2", "Z2RPCDW04V8134"),
    ("sa-east-1", "ZCMLWB8V5SYIT"),
];

impl Domains {
    /// `d-abc.execute-api.region.amazonaws.com`, or the one of a distribution.
    pub(super) fn target(&self, domain: &Domain) -> String {
        match domain.is_edge() {
            true => format!("d{}.cloudfront.net", domain.id),
            false => {
                let region = &self.0.settings.region;
                format!("d-{}.execute-api.{region}.amazonaws.com", domain.id)
            }
        }
    }

    /// The hosted zone of that name.
    pub(super) fn zone(&self, domain: &Domain) -> &'static str {
        if domain.is_edge() {
            return EDGE_ZONE;
        }
        let region = &self.0.settings.region;
        let mut zones = ZONES.iter();
        let found = zones.find(|(name, _)| name == region);
        found.map_or(ZONES[0].1, |(_, zone)| zone)
    }

    pub(super) fn domain_arn(&self, name: &str) -> String {
        let region = &self.0.settings.region;
        format!("arn:aws:apigateway:{region}::/domainnames/{name}")
    }
}

impl Domain {
    pub(super) fn is_edge(&self) -> bool {
        self.endpoint_type == "EDGE"
    }
}
