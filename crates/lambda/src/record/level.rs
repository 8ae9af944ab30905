//! How urgent a line is.

/// AWS's levels, in their order. A level includes all that are higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}

impl Level {
    /// Reads AWS's name in any case, or what Python and others call it.
    pub(crate) fn parse(name: &str) -> Option<Level> {
        Some(match name.to_ascii_uppercase().as_str() {
            "TRACE" => Level::Trace,
            "DEBUG" => Level::Debug,
            "INFO" => Level::Info,
            "WARN" | "WARNING" => Level::Warn,
            "ERROR" => Level::Error,
            "FATAL" | "CRITICAL" => Level::Fatal,
            _ => return None,
        })
    }

    /// Reads the level mask in the type of a frame of the log pipe (`lambda.md` §2.5).
    pub(crate) fn of_frame(frame_type: u32) -> Option<Level> {
        Some(match frame_type & 0x1C {
            0x04 => Level::Trace,
            0x08 => Level::Debug,
            0x0C => Level::Info,
            0x10 => Level::Warn,
            0x14 => Level::Error,
            0x18 => Level::Fatal,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_and_have_several_names() {
        assert!(Level::Trace < Level::Debug && Level::Error < Level::Fatal);
        assert_eq!(Level::parse("warning"), Level::parse("WARN"));
        assert_eq!(Level::parse("Critical"), Some(Level::Fatal));
        assert_eq!(Level::parse("loud"), None);
    }

    #[test]
    fn the_mask_of_a_frame_says_its_level() {
        let check = |frame_type, expect| assert_eq!(Level::of_frame(frame_type), expect);
        check(0xa55a_0003, None);
        check(0xa55a_0002, None);
        check(0xa55a_000f, Some(Level::Info));
        check(0xa55a_0012, Some(Level::Warn));
        check(0xa55a_0016, Some(Level::Error));
        check(0xa55a_001b, Some(Level::Fatal));
    }
}
