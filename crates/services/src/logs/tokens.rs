//! Tokens that say where a page ended.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_store::Position;
use frazil_wire::Fault;

use super::faults::invalid_token;

const TIME_DIGITS: usize = 20;

/// A position as the digits that AWS also uses in event ids: 56 of them, sorted like positions.
pub(super) fn digits(position: Position) -> String {
    format!("{:020}{:036}", position.time_ms.max(0), position.sequence)
}

pub(super) fn position(digits: &str) -> Option<Position> {
    let (time, sequence) = digits.split_at_checked(TIME_DIGITS)?;
    Some(Position {
        time_ms: time.parse().ok()?,
        sequence: sequence.parse().ok()?,
    })
}

/// A token that is just text for the next call.
pub(super) fn seal(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(text)
}

/// The text of a token that was given back.
pub(super) fn unseal(token: Option<&str>) -> Result<Option<String>, Fault> {
    let open = |token: &str| {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        String::from_utf8(bytes).ok()
    };
    token
        .map(|token| open(token).ok_or_else(invalid_token))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_come_back() {
        let at = Position {
            time_ms: 1_700_000_000_123,
            sequence: 42,
        };
        assert_eq!(digits(at).len(), 56);
        assert_eq!(position(&digits(at)), Some(at));
        assert_eq!(position("x"), None);
        let token = seal("a/b");
        assert_eq!(unseal(Some(&token)), Ok(Some("a/b".to_owned())));
        assert!(unseal(Some("!")).is_err());
    }
}
