//! Receipt handles: which message, and which of its receives.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_wire::Fault;

use super::faults::bad_receipt;

/// What a handle says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) shelf: String,
    pub(super) sequence: u64,
    /// How often the message had been received, this time included.
    pub(super) receives: u32,
}

const MARK: &str = "frazil";

impl Receipt {
    /// The text that clients keep.
    pub(super) fn handle(&self) -> String {
        let Receipt {
            shelf,
            sequence,
            receives,
        } = self;
        BASE64_STANDARD.encode(format!("{MARK} {shelf} {sequence} {receives}"))
    }

    /// What a handle says.
    ///
    /// # Errors
    /// `ReceiptHandleIsInvalid` when it was not made here.
    pub(super) fn open(handle: &str) -> Result<Receipt, Fault> {
        let read = || {
            let text = String::from_utf8(BASE64_STANDARD.decode(handle).ok()?).ok()?;
            let mut parts = text.split(' ');
            let mark = parts.next()?;
            let receipt = Receipt {
                shelf: parts.next()?.to_owned(),
                sequence: parts.next()?.parse().ok()?,
                receives: parts.next()?.parse().ok()?,
            };
            (mark == MARK && parts.next().is_none()).then_some(receipt)
        };
        read().ok_or_else(|| bad_receipt(handle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_come_back_and_others_do_not() {
        let receipt = Receipt {
            shelf: "abc".to_owned(),
            sequence: 42,
            receives: 3,
        };
        assert_eq!(Receipt::open(&receipt.handle()), Ok(receipt));
        assert!(Receipt::open("garbage").is_err());
        assert!(Receipt::open("ZnJhemls").is_err());
    }
}
