//! What is stored of a certificate.

use std::collections::BTreeMap;

use frazil_wire::shapes::acm::{
    CertificateDetail, CertificateOptions, CertificateSummary, DomainValidation, ResourceRecord,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How long an issued certificate is valid: AWS's 395 days.
const VALID_MS: i64 = 395 * 24 * 60 * 60 * 1000;

/// A certificate that was requested or imported.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Certificate {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) created_ms: i64,
    pub(super) domain: String,
    /// All names, the domain first.
    pub(super) names: Vec<String>,
    /// `DNS` or `EMAIL`.
    pub(super) method: String,
    pub(super) key_algorithm: String,
    #[serde(default)]
    pub(super) token: Option<String>,
    #[serde(default)]
    pub(super) logged: Option<String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, Option<String>>,
    #[serde(default)]
    pub(super) imported: Option<Imported>,
}

/// What was given with an imported certificate. The private key is not kept: nothing here needs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Imported {
    pub(super) certificate: String,
    #[serde(default)]
    pub(super) chain: Option<String>,
}

impl Certificate {
    fn created(&self) -> Option<Timestamp> {
        Timestamp::from_millisecond(self.created_ms).ok()
    }

    fn ends(&self) -> Option<Timestamp> {
        Timestamp::from_millisecond(self.created_ms + VALID_MS).ok()
    }

    fn kind(&self) -> String {
        match self.imported {
            Some(_) => "IMPORTED",
            None => "AMAZON_ISSUED",
        }
        .to_owned()
    }

    fn eligibility(&self) -> String {
        match self.imported {
            Some(_) => "INELIGIBLE",
            None => "ELIGIBLE",
        }
        .to_owned()
    }

    pub(super) fn detail(&self) -> CertificateDetail {
        let (issued, imported) = match self.imported {
            None => (self.created(), None),
            Some(_) => (None, self.created()),
        };
        let validations = self.names.iter().map(|name| self.validation(name));
        CertificateDetail {
            certificate_arn: Some(self.arn.clone()),
            domain_name: Some(self.domain.clone()),
            subject_alternative_names: Some(self.names.clone()),
            domain_validation_options: self.imported.is_none().then(|| validations.collect()),
            subject: Some(format!("CN={}", self.domain)),
            issuer: self.imported.is_none().then(|| "Amazon".to_owned()),
            created_at: issued,
            issued_at: issued,
            imported_at: imported,
            status: Some("ISSUED".to_owned()),
            not_before: self.created(),
            not_after: self.ends(),
            key_algorithm: Some(self.key_algorithm.clone()),
            signature_algorithm: Some("SHA256WITHRSA".to_owned()),
            in_use_by: Some(Vec::new()),
            r#type: Some(self.kind()),
            key_usages: Some(Vec::new()),
            extended_key_usages: Some(Vec::new()),
            renewal_eligibility: Some(self.eligibility()),
            options: Some(CertificateOptions {
                certificate_transparency_logging_preference: Some(self.logging()),
                ..CertificateOptions::default()
            }),
            ..CertificateDetail::default()
        }
    }

    fn logging(&self) -> String {
        let enabled = || "ENABLED".to_owned();
        self.logged.clone().unwrap_or_else(enabled)
    }

    pub(super) fn summary(&self) -> CertificateSummary {
        let detail = self.detail();
        CertificateSummary {
            certificate_arn: detail.certificate_arn,
            domain_name: detail.domain_name,
            subject_alternative_name_summaries: detail.subject_alternative_names,
            has_additional_subject_alternative_names: Some(false),
            status: detail.status,
            r#type: detail.r#type,
            key_algorithm: detail.key_algorithm,
            key_usages: Some(Vec::new()),
            extended_key_usages: Some(Vec::new()),
            in_use: Some(false),
            renewal_eligibility: detail.renewal_eligibility,
            not_before: detail.not_before,
            not_after: detail.not_after,
            created_at: detail.created_at,
            issued_at: detail.issued_at,
            imported_at: detail.imported_at,
            ..CertificateSummary::default()
        }
    }

    fn validation(&self, name: &str) -> DomainValidation {
        let by_mail = self.method == "EMAIL";
        DomainValidation {
            domain_name: name.to_owned(),
            validation_emails: by_mail.then(|| mailboxes(name)),
            validation_domain: Some(name.to_owned()),
            validation_status: Some("SUCCESS".to_owned()),
            resource_record: (!by_mail).then(|| self.proof(name)),
            validation_method: Some(self.method.clone()),
            ..DomainValidation::default()
        }
    }

    /// The record that proves the ownership of a name. A wildcard is proved with the name below it.
    fn proof(&self, name: &str) -> ResourceRecord {
        let name = name.strip_prefix("*.").unwrap_or(name);
        let hash = |part: &str| {
            let digest = Sha256::digest(format!("{part}\n{}\n{name}", self.arn));
            hex::encode(&digest[..16])
        };
        ResourceRecord {
            name: format!("_{}.{name}.", hash("name")),
            r#type: "CNAME".to_owned(),
            value: format!(
                "_{}.{}.acm-validations.aws.",
                hash("value"),
                &hash("zone")[..10]
            ),
        }
    }
}

fn mailboxes(domain: &str) -> Vec<String> {
    let names = [
        "admin",
        "administrator",
        "hostmaster",
        "postmaster",
        "webmaster",
    ];
    names
        .iter()
        .map(|name| format!("{name}@{domain}"))
        .collect()
}
