//! Requesting, importing, tagging and deleting certificates.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use frazil_wire::Fault;
use frazil_wire::shapes::acm::{self as shapes, *};

use super::Acm;
use super::record::{Certificate, Imported};

/// The kind of record.
pub(super) const CERTIFICATES: &str = "certificates";

impl Acm {
    pub(super) async fn request_certificate(
        &self,
        input: RequestCertificateRequest,
    ) -> Result<RequestCertificateResponse, Fault> {
        if input.certificate_authority_arn.is_some() {
            let message = "Private certificate authorities are not supported by this server";
            return Err(Fault::new(501, "NotImplemented", message));
        }
        let _changing = self.0.changing.lock().await;
        let mut names = vec![input.domain_name.to_lowercase()];
        for name in input.subject_alternative_names.iter().flatten() {
            let name = name.to_lowercase();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if let Some(token) = &input.idempotency_token {
            let known: Vec<Certificate> = self.0.all(CERTIFICATES).await?;
            let again = |it: &&Certificate| it.token.as_ref() == Some(token) && it.names == names;
            if let Some(known) = known.iter().find(again) {
                return Ok(RequestCertificateResponse {
                    certificate_arn: Some(known.arn.clone()),
                });
            }
        }
        let mut certificate = self.fresh(names, input.tags);
        certificate.method = input
            .validation_method
            .unwrap_or_else(|| "EMAIL".to_owned());
        certificate.key_algorithm = input.key_algorithm.unwrap_or(certificate.key_algorithm);
        certificate.token = input.idempotency_token;
        let options = input.options.unwrap_or_default();
        certificate.logged = options.certificate_transparency_logging_preference;
        self.save(&certificate).await?;
        Ok(RequestCertificateResponse {
            certificate_arn: Some(certificate.arn),
        })
    }

    fn fresh(&self, names: Vec<String>, tags: Option<Vec<Tag>>) -> Certificate {
        let id = self.0.uuid().to_string();
        Certificate {
            arn: self.0.arn(&format!("certificate/{id}")),
            id,
            created_ms: self.0.now_ms(),
            domain: names[0].clone(),
            names,
            method: "DNS".to_owned(),
            key_algorithm: "RSA_2048".to_owned(),
            token: None,
            logged: None,
            tags: pairs(tags.unwrap_or_default()),
            imported: None,
        }
    }

    pub(super) async fn import_certificate(
        &self,
        input: ImportCertificateRequest,
    ) -> Result<ImportCertificateResponse, Fault> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let pem = text(&input.certificate);
        let Some(domain) = common_name(&pem) else {
            return Err(invalid(
                "The certificate is not a valid PEM-encoded certificate.",
            ));
        };
        if !text(&input.private_key).contains("PRIVATE KEY-----") {
            return Err(invalid("The private key is not supported."));
        }
        let _changing = self.0.changing.lock().await;
        let mut certificate = match &input.certificate_arn {
            Some(arn) => self.certificate(arn).await?,
            None => self.fresh(vec![domain.clone()], input.tags),
        };
        certificate.names = vec![domain.clone()];
        certificate.domain = domain;
        certificate.created_ms = self.0.now_ms();
        certificate.imported = Some(Imported {
            certificate: pem,
            chain: input.certificate_chain.map(|chain| text(&chain)),
        });
        self.save(&certificate).await?;
        Ok(ImportCertificateResponse {
            certificate_arn: Some(certificate.arn),
        })
    }

    pub(super) async fn delete_certificate(
        &self,
        input: DeleteCertificateRequest,
    ) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let certificate = self.certificate(&input.certificate_arn).await?;
        self.0.delete(CERTIFICATES, &certificate.id).await
    }

    pub(super) async fn update_certificate_options(
        &self,
        input: UpdateCertificateOptionsRequest,
    ) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let mut certificate = self.certificate(&input.certificate_arn).await?;
        certificate.logged = input.options.certificate_transparency_logging_preference;
        self.save(&certificate).await
    }

    pub(super) async fn add_tags_to_certificate(
        &self,
        input: AddTagsToCertificateRequest,
    ) -> Result<(), Fault> {
        self.tag(&input.certificate_arn, input.tags).await
    }

    pub(super) async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), Fault> {
        self.tag(&input.resource_arn, input.tags).await
    }

    async fn tag(&self, arn: &str, tags: Vec<Tag>) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let mut certificate = self.certificate(arn).await?;
        certificate.tags.extend(pairs(tags));
        self.save(&certificate).await
    }

    pub(super) async fn remove_tags_from_certificate(
        &self,
        input: RemoveTagsFromCertificateRequest,
    ) -> Result<(), Fault> {
        let keys = input.tags.into_iter().map(|tag| tag.key).collect();
        self.untag(&input.certificate_arn, keys).await
    }

    pub(super) async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), Fault> {
        self.untag(&input.resource_arn, input.tag_keys).await
    }

    async fn untag(&self, arn: &str, keys: Vec<String>) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let mut certificate = self.certificate(arn).await?;
        certificate.tags.retain(|key, _| !keys.contains(key));
        self.save(&certificate).await
    }

    async fn save(&self, certificate: &Certificate) -> Result<(), Fault> {
        self.0.put(CERTIFICATES, &certificate.id, certificate).await
    }

    pub(super) async fn certificate(&self, arn: &str) -> Result<Certificate, Fault> {
        let id = arn.rsplit('/').next().unwrap_or_default();
        let known: Option<Certificate> = self.0.get(CERTIFICATES, id).await?;
        known.filter(|it| it.arn == arn).ok_or_else(|| {
            let message = format!("Could not find certificate {arn}.");
            Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
        })
    }
}

fn pairs(tags: Vec<Tag>) -> BTreeMap<String, Option<String>> {
    tags.into_iter().map(|tag| (tag.key, tag.value)).collect()
}

fn invalid(message: impl Into<String>) -> Fault {
    Fault::new(400, "ValidationException", message)
}

/// The common name in a certificate's subject: the last one in its bytes, as the issuer's stands before.
fn common_name(pem: &str) -> Option<String> {
    const COMMON_NAME: [u8; 5] = [0x06, 0x03, 0x55, 0x04, 0x03];
    let body = pem.split_once("-----BEGIN CERTIFICATE-----")?.1;
    let body = body.split_once("-----END CERTIFICATE-----")?.0;
    let plain: String = body.split_whitespace().collect();
    let bytes = BASE64.decode(plain).ok()?;
    let mut windows = bytes.windows(COMMON_NAME.len());
    let place = windows.rposition(|window| window == COMMON_NAME)? + COMMON_NAME.len();
    let length = usize::from(*bytes.get(place + 1)?);
    let text = bytes.get(place + 2..place + 2 + length)?;
    String::from_utf8(text.to_vec()).ok()
}
