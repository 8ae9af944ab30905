//! The checksums that S3 verifies, keeps and returns.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use crc_fast::CrcAlgorithm;
use s3s::checksum::ChecksumHasher;
use s3s::crypto::{Checksum as _, Crc32, Crc32c, Crc64Nvme, Sha1, Sha256};
use s3s::dto;
use serde::{Deserialize, Serialize};

/// One of the five algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Algorithm {
    Crc32,
    Crc32c,
    Crc64Nvme,
    Sha1,
    Sha256,
}

/// Of what a checksum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    /// Of all the bytes.
    FullObject,
    /// Of the checksums of the parts.
    Composite,
}

/// A checksum as it is shown: base64, for composites followed by the number of parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sum {
    pub(super) algorithm: Algorithm,
    pub(super) kind: Kind,
    pub(super) value: String,
}

impl Algorithm {
    pub(super) const ALL: [Self; 5] = [
        Self::Crc32,
        Self::Crc32c,
        Self::Crc64Nvme,
        Self::Sha1,
        Self::Sha256,
    ];

    /// AWS's name, such as `CRC32`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let same = |algorithm: &Self| algorithm.name().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(same)
    }

    /// The header that carries a checksum, such as `x-amz-checksum-crc32`.
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
        }
    }

    /// What multipart uploads use unless they say otherwise.
    pub(super) fn default_kind(self) -> Kind {
        match self {
            Self::Crc64Nvme => Kind::FullObject,
            _ => Kind::Composite,
        }
    }

    /// Whether checksums of parts can make one of the whole, and of parts at all.
    pub(super) fn supports(self, kind: Kind) -> bool {
        match kind {
            Kind::FullObject => self.crc().is_some(),
            Kind::Composite => self != Self::Crc64Nvme,
        }
    }

    /// How many bytes a checksum has.
    pub(super) fn length(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }

    pub(super) fn hasher(self) -> ChecksumHasher {
        let mut hasher = ChecksumHasher::default();
        match self {
            Self::Crc32 => hasher.crc32 = Some(Crc32::new()),
            Self::Crc32c => hasher.crc32c = Some(Crc32c::new()),
            Self::Crc64Nvme => hasher.crc64nvme = Some(Crc64Nvme::new()),
            Self::Sha1 => hasher.sha1 = Some(Sha1::new()),
            Self::Sha256 => hasher.sha256 = Some(Sha256::new()),
        }
        hasher
    }

    fn crc(self) -> Option<CrcAlgorithm> {
        match self {
            Self::Crc32 => Some(CrcAlgorithm::Crc32IsoHdlc),
            Self::Crc32c => Some(CrcAlgorithm::Crc32Iscsi),
            Self::Crc64Nvme => Some(CrcAlgorithm::Crc64Nvme),
            Self::Sha1 | Self::Sha256 => None,
        }
    }

    /// The checksum of some bytes, in base64.
    fn of(self, bytes: &[u8]) -> String {
        let mut hasher = self.hasher();
        hasher.update(bytes);
        self.pick(&hasher.finalize()).unwrap_or_default()
    }

    /// This algorithm's value among those of a request or a hasher.
    pub(super) fn pick(self, sums: &dto::Checksum) -> Option<String> {
        match self {
            Self::Crc32 => sums.checksum_crc32.clone(),
            Self::Crc32c => sums.checksum_crc32c.clone(),
            Self::Crc64Nvme => sums.checksum_crc64nvme.clone(),
            Self::Sha1 => sums.checksum_sha1.clone(),
            Self::Sha256 => sums.checksum_sha256.clone(),
        }
    }
}

impl Kind {
    /// AWS's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FullObject => dto::ChecksumType::FULL_OBJECT,
            Self::Composite => dto::ChecksumType::COMPOSITE,
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let kinds = [Self::FullObject, Self::Composite];
        kinds.into_iter().find(|kind| kind.name() == name)
    }
}

impl Sum {
    /// As the wire's structure, from which outputs take their members.
    pub(super) fn shown(sum: Option<&Self>) -> dto::Checksum {
        let mut shown = dto::Checksum::default();
        let Some(sum) = sum else {
            return shown;
        };
        let value = Some(sum.value.clone());
        match sum.algorithm {
            Algorithm::Crc32 => shown.checksum_crc32 = value,
            Algorithm::Crc32c => shown.checksum_crc32c = value,
            Algorithm::Crc64Nvme => shown.checksum_crc64nvme = value,
            Algorithm::Sha1 => shown.checksum_sha1 = value,
            Algorithm::Sha256 => shown.checksum_sha256 = value,
        }
        shown.checksum_type = Some(dto::ChecksumType::from_static(sum.kind.name()));
        shown
    }

    /// The checksum of an object made of parts: each part's checksum (base64) and size.
    pub(super) fn of_parts(algorithm: Algorithm, kind: Kind, parts: &[(String, u64)]) -> Self {
        let raw = parts.iter().map(|(sum, size)| (decoded(sum), *size));
        let value = match (kind, algorithm.crc()) {
            (Kind::FullObject, Some(crc)) => combined(crc, algorithm.length(), raw),
            _ => {
                let all: Vec<u8> = raw.flat_map(|(sum, _)| sum).collect();
                format!("{}-{}", algorithm.of(&all), parts.len())
            }
        };
        Self {
            algorithm,
            kind,
            value,
        }
    }
}

/// One CRC of all the bytes, from those of consecutive parts.
fn combined(
    algorithm: CrcAlgorithm,
    length: usize,
    parts: impl Iterator<Item = (Vec<u8>, u64)>,
) -> String {
    let number = |sum: Vec<u8>| sum.iter().fold(0, |n, byte| (n << 8) | u64::from(*byte));
    let whole = parts
        .map(|(sum, size)| (number(sum), size))
        .reduce(|(whole, before), (sum, size)| {
            let whole = crc_fast::checksum_combine(algorithm, whole, sum, size);
            (whole, before + size)
        })
        .map_or(0, |(whole, _)| whole);
    BASE64_STANDARD.encode(&whole.to_be_bytes()[8 - length..])
}

fn decoded(sum: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(sum).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_whole(algorithm: Algorithm) {
        let parts: [&[u8]; 3] = [b"one, ", b"two, two, ", b"three"];
        let sums = parts.map(|part| (algorithm.of(part), part.len() as u64));
        let whole = Sum::of_parts(algorithm, Kind::FullObject, &sums);
        assert_eq!(whole.value, algorithm.of(&parts.concat()));
    }

    #[test]
    fn cycles_combine() {
        check_whole(Algorithm::Crc32);
        check_whole(Algorithm::Crc32c);
        check_whole(Algorithm::Crc64Nvme);
    }

    #[test]
    fn composites_are_sums_of_sums() {
        let parts = [
            (Algorithm::Sha256.of(b"a"), 1),
            (Algorithm::Sha256.of(b"b"), 1),
        ];
        let sum = Sum::of_parts(Algorithm::Sha256, Kind::Composite, &parts);
        assert!(sum.value.ends_with("=-2"), "{}", sum.value);
    }

    #[test]
    fn names_are_awss() {
        for algorithm in Algorithm::ALL {
            assert_eq!(Algorithm::named(algorithm.name()), Some(algorithm));
            assert!(
                algorithm
                    .header()
                    .ends_with(&algorithm.name().to_lowercase())
            );
            assert_eq!(decoded(&algorithm.of(b"x")).len(), algorithm.length());
        }
    }
}
