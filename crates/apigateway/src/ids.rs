//! Identifiers as API Gateway makes them: lower-case letters and digits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

/// So many letters and digits of a fresh UUID; the first is a letter, so that it can begin a host
/// name.
pub(crate) fn short(fresh: Uuid, length: usize) -> String {
    const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut rest = fresh.as_u128();
    let mut take = |kinds: u128| {
        let index = usize::try_from(rest % kinds).unwrap_or_default();
        rest /= kinds;
        char::from(LETTERS[index])
    };
    let first = take(26);
    std::iter::once(first)
        .chain((1..length).map(|_| take(36)))
        .collect()
}

/// An id of a request, as `apigw-requestid` shows it: `JKJaXmPLvHcESHA=`.
pub(crate) fn extended(fresh: Uuid) -> String {
    STANDARD.encode(&fresh.as_bytes()[..11])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_length_and_the_letters_of_aws() {
        let id = short(Uuid::from_u128(u128::MAX), 10);
        assert_eq!(id.len(), 10);
        assert!(id.starts_with(|first: char| first.is_ascii_lowercase()));
        assert_ne!(id, short(Uuid::from_u128(1 << 100), 10));
        assert_eq!(extended(Uuid::nil()).len(), 16);
    }
}
