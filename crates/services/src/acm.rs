//! Certificate Manager: certificates as configuration. One that is requested counts as validated and issued at once;
//! its validation records are told as AWS tells them, so that tools which write them find what they expect.

mod change;
mod read;
mod record;

use frazil_wire::not_supported;
use frazil_wire::shapes::acm as shapes;

use crate::kept::kept_service;

kept_service! {
    /// The service. Clones share everything.
    Acm of shapes kept as "acm"
}

frazil_wire::operations! {
    Acm of shapes, else not_supported;
    AddTagsToCertificate add_tags_to_certificate,
    DeleteCertificate delete_certificate,
    DescribeCertificate describe_certificate,
    GetCertificate get_certificate,
    ImportCertificate import_certificate,
    ListCertificates list_certificates,
    ListTagsForCertificate list_tags_for_certificate,
    ListTagsForResource list_tags_for_resource,
    RemoveTagsFromCertificate remove_tags_from_certificate,
    RequestCertificate request_certificate,
    TagResource tag_resource,
    UntagResource untag_resource,
    UpdateCertificateOptions update_certificate_options,
}
