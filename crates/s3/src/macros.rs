//! Members that many of the protocol crate's structures share by name but not by type.

/// The checksums of an input or of a completed part, as one structure.
macro_rules! sums {
    ($input:expr) => {
        s3s::dto::Checksum {
            checksum_crc32: $input.checksum_crc32.clone(),
            checksum_crc32c: $input.checksum_crc32c.clone(),
            checksum_crc64nvme: $input.checksum_crc64nvme.clone(),
            checksum_sha1: $input.checksum_sha1.clone(),
            checksum_sha256: $input.checksum_sha256.clone(),
            checksum_type: None,
        }
    };
}

/// What an input says about an object's content, checked.
macro_rules! describe {
    ($input:expr) => {
        $crate::records::Description {
            content_type: $input.content_type.clone(),
            cache_control: $input.cache_control.clone(),
            content_disposition: $input.content_disposition.clone(),
            content_encoding: $crate::records::Description::lasting_encoding(
                $input.content_encoding.clone(),
            ),
            content_language: $input.content_language.clone(),
            expires_ms: $input.expires.clone().map($crate::shelf::milliseconds),
            website_redirect: $input.website_redirect_location.clone(),
            storage_class: $input
                .storage_class
                .as_ref()
                .map(|class| class.as_str().to_owned()),
            metadata: $input.metadata.clone().into_iter().flatten().collect(),
        }
        .checked()
    };
}
