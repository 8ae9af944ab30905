//! X-Ray's trace header, `Root=1-<8 hex>-<24 hex>;Parent=<16 hex>;Sampled=0|1[;Lineage=…]`.

use jiff::Timestamp;
use uuid::Uuid;

/// The header a function sees: the caller's, completed, or a new one. Where the caller has not
/// decided whether to sample, functions whose tracing is active are sampled, the others are not.
pub(crate) fn trace_header(
    given: Option<&str>,
    active: bool,
    now: Timestamp,
    random: Uuid,
) -> String {
    let given = given.unwrap_or_default().trim();
    let part = |name: &str| {
        let parts = given.split(';').map(str::trim);
        parts.filter_map(|part| part.strip_prefix(name)).next()
    };
    let (high, low) = random.as_u64_pair();
    let root = part("Root=").filter(|root| is_root(root));
    let root = root.map_or_else(
        || format!("1-{:08x}-{:08x}{low:016x}", now.as_second(), high >> 32),
        str::to_owned,
    );
    let parent = part("Parent=").filter(|parent| is_hex(parent, 16));
    let parent = parent.map_or_else(
        || format!("{:016x}", low.rotate_left(32) ^ high),
        str::to_owned,
    );
    let sampled = match part("Sampled=") {
        Some("1") => "1",
        Some("0") => "0",
        _ if active => "1",
        _ => "0",
    };
    let lineage = part("Lineage=").filter(|it| it.bytes().all(|byte| byte.is_ascii_graphic()));
    let lineage = lineage.map(|lineage| format!(";Lineage={lineage}"));
    let lineage = lineage.unwrap_or_default();
    format!("Root={root};Parent={parent};Sampled={sampled}{lineage}")
}

fn is_root(root: &str) -> bool {
    let mut parts = root.split('-');
    parts.next() == Some("1")
        && parts.next().is_some_and(|time| is_hex(time, 8))
        && parts.next().is_some_and(|id| is_hex(id, 24))
        && parts.next().is_none()
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(given: Option<&str>) -> String {
        header_of(given, false)
    }

    fn header_of(given: Option<&str>, active: bool) -> String {
        let now = Timestamp::from_second(0x5759_e988).expect("a time");
        trace_header(
            given,
            active,
            now,
            Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef),
        )
    }

    #[test]
    fn a_missing_header_is_made() {
        let made = header(None);
        let parent = made.strip_prefix("Root=1-5759e988-012345678123456789abcdef;Parent=");
        let parent = parent.and_then(|rest| rest.strip_suffix(";Sampled=0"));
        assert!(parent.is_some_and(|parent| is_hex(parent, 16)), "{made}");
        assert_eq!(header(Some("not a trace\r\nX: y")), header(None));
    }

    #[test]
    fn active_tracing_samples_unless_the_caller_has_decided() {
        let root = "Root=1-5759e988-bd862e3fe1be46a994272793";
        assert!(header_of(None, true).ends_with(";Sampled=1"));
        assert!(header_of(Some(root), true).ends_with(";Sampled=1"));
        let decided = format!("{root};Sampled=0");
        assert!(header_of(Some(&decided), true).ends_with(";Sampled=0"));
    }

    #[test]
    fn a_given_header_is_kept_and_completed() {
        let root = "Root=1-5759e988-bd862e3fe1be46a994272793";
        let whole = format!("{root};Parent=53995c3f42cd8ad8;Sampled=1;Lineage=1:a:0");
        assert_eq!(header(Some(&whole)), whole);
        let completed = header(Some(root));
        assert!(completed.starts_with(&format!("{root};Parent=")));
        assert!(completed.ends_with(";Sampled=0"));
        let forged = format!("{whole}\r\nLambda-Runtime-Deadline-Ms: 0");
        assert!(
            !header(Some(&forged)).contains('\n'),
            "it becomes a header again"
        );
    }
}
