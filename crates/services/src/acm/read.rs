//! Finding certificates.

use frazil_wire::Fault;
use frazil_wire::shapes::acm::{self as shapes, *};

use super::Acm;
use super::change::CERTIFICATES;
use super::record::Certificate;
use crate::kept::page;

/// Certificates of one page.
const PAGE: i32 = 1000;

impl Acm {
    pub(super) async fn describe_certificate(
        &self,
        input: DescribeCertificateRequest,
    ) -> Result<DescribeCertificateResponse, Fault> {
        let certificate = self.certificate(&input.certificate_arn).await?;
        Ok(DescribeCertificateResponse {
            certificate: Some(certificate.detail()),
        })
    }

    pub(super) async fn list_certificates(
        &self,
        input: ListCertificatesRequest,
    ) -> Result<ListCertificatesResponse, Fault> {
        let wanted = input.certificate_statuses.unwrap_or_default();
        let key_types = input.includes.unwrap_or_default().key_types;
        let mut found: Vec<Certificate> = self.0.all(CERTIFICATES).await?;
        found.retain(|it| {
            let key_fits = match &key_types {
                Some(types) => types.contains(&it.key_algorithm),
                // AWS lists only the ordinary ones unless asked for others
                None => ["RSA_1024", "RSA_2048"].contains(&it.key_algorithm.as_str()),
            };
            key_fits && (wanted.is_empty() || wanted.iter().any(|status| status == "ISSUED"))
        });
        let size = input.max_items.unwrap_or(PAGE) as usize;
        let token = input.next_token.as_deref();
        let (found, next_token) = page(found, token, size, |it| &it.id);
        Ok(ListCertificatesResponse {
            next_token,
            certificate_summary_list: Some(found.iter().map(Certificate::summary).collect()),
        })
    }

    pub(super) async fn get_certificate(
        &self,
        input: GetCertificateRequest,
    ) -> Result<GetCertificateResponse, Fault> {
        let certificate = self.certificate(&input.certificate_arn).await?;
        match certificate.imported {
            Some(imported) => Ok(GetCertificateResponse {
                certificate: Some(imported.certificate),
                certificate_chain: imported.chain,
            }),
            None => {
                let message = "This server issues certificates as configuration only; it has no certificate to show";
                Err(Fault::of(&shapes::REQUEST_IN_PROGRESS_EXCEPTION, message))
            }
        }
    }

    pub(super) async fn list_tags_for_certificate(
        &self,
        input: ListTagsForCertificateRequest,
    ) -> Result<ListTagsForCertificateResponse, Fault> {
        let tags = Some(self.tags(&input.certificate_arn).await?);
        Ok(ListTagsForCertificateResponse { tags })
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let tags = Some(self.tags(&input.resource_arn).await?);
        Ok(ListTagsForResourceResponse { tags })
    }

    async fn tags(&self, arn: &str) -> Result<Vec<Tag>, Fault> {
        let tags = self.certificate(arn).await?.tags.into_iter();
        Ok(tags.map(|(key, value)| Tag { key, value }).collect())
    }
}
