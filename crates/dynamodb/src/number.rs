//! DynamoDB's numbers: decimals of 38 significant digits.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Significant digits of a number.
const DIGITS_MAX: usize = 38;
/// The power of ten of the first digit, least and greatest.
const EXPONENTS: std::ops::RangeInclusive<i32> = -130..=125;

/// Why a text is no number, or a sum none that can be kept. The texts are AWS's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NumberError {
    #[error("The parameter cannot be converted to a numeric value: {0}")]
    NotANumber(String),
    #[error("The parameter cannot be converted to a numeric value")]
    Empty,
    #[error("Attempting to store more than 38 significant digits in a Number")]
    TooManyDigits,
    #[error(
        "Number overflow. Attempting to store a number with magnitude larger than supported range"
    )]
    Overflow,
    #[error(
        "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    )]
    Underflow,
}

/// A decimal number. Equal numbers are equal, however they were written.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Number {
    negative: bool,
    /// The power of ten of the first digit; 0 for zero.
    exponent: i32,
    /// The digits, 0 to 9, without zeros at either end; none for zero.
    digits: Vec<u8>,
}

impl Number {
    /// The number in a text such as `-1.5e3`.
    pub(crate) fn parse(text: &str) -> Result<Number, NumberError> {
        if text.is_empty() {
            return Err(NumberError::Empty);
        }
        let wrong = || NumberError::NotANumber(text.to_owned());
        let (negative, unsigned) = match text.as_bytes()[0] {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().map_err(|_| wrong())?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if all.is_empty() || !all.iter().all(u8::is_ascii_digit) {
            return Err(wrong());
        }
        let digits = all.iter().map(|digit| digit - b'0').collect();
        let exponent = (whole.len() as i64 - 1) + i64::from(power);
        Number::normal(negative, exponent, digits)
    }

    /// Brings digits into the one form that each number has.
    fn normal(negative: bool, exponent: i64, mut digits: Vec<u8>) -> Result<Number, NumberError> {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        if digits.is_empty() {
            return Ok(Number::zero());
        }
        let exponent = exponent - zeros as i64;
        if exponent > i64::from(*EXPONENTS.end()) {
            return Err(NumberError::Overflow);
        }
        if exponent < i64::from(*EXPONENTS.start()) {
            return Err(NumberError::Underflow);
        }
        if digits.len() > DIGITS_MAX {
            return Err(NumberError::TooManyDigits);
        }
        Ok(Number {
            negative,
            exponent: exponent as i32,
            digits,
        })
    }

    pub(crate) fn zero() -> Number {
        Number {
            negative: false,
            exponent: 0,
            digits: Vec::new(),
        }
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The power of ten of the last digit.
    fn last_exponent(&self) -> i32 {
        self.exponent - (self.digits.len() as i32 - 1).max(0)
    }

    pub(crate) fn negated(&self) -> Number {
        Number {
            negative: !self.negative && !self.is_zero(),
            ..self.clone()
        }
    }

    pub(crate) fn plus(&self, other: &Number) -> Result<Number, NumberError> {
        if self.is_zero() || other.is_zero() {
            let whichever = if self.is_zero() { other } else { self };
            return Ok(whichever.clone());
        }
        let low = self.last_exponent().min(other.last_exponent());
        let high = self.exponent.max(other.exponent) + 1;
        let (left, right) = (self.column(low, high), other.column(low, high));
        let (negative, digits) = if self.negative == other.negative {
            (self.negative, added(&left, &right))
        } else if left >= right {
            (self.negative, subtracted(&left, &right))
        } else {
            (other.negative, subtracted(&right, &left))
        };
        Number::normal(negative, i64::from(high), digits)
    }

    /// The digits from one power of ten down to another.
    fn column(&self, low: i32, high: i32) -> Vec<u8> {
        let digit = |power: i32| {
            let position = usize::try_from(self.exponent - power).ok();
            position.and_then(|it| self.digits.get(it)).copied()
        };
        (low..=high)
            .rev()
            .map(|power| digit(power).unwrap_or_default())
            .collect()
    }

    /// A text whose order, as UTF-8, is the order of the numbers. Made of letters and digits.
    pub(crate) fn sortable(&self) -> String {
        if self.is_zero() {
            return "o".to_owned();
        }
        let exponent = self.exponent - EXPONENTS.start();
        let digit = |digit: u8| char::from(b'0' + digit);
        if self.negative {
            let mut text = format!("n{:03}", 999 - exponent);
            text.extend(self.digits.iter().map(|it| digit(9 - it)));
            text.push('~');
            return text;
        }
        let mut text = format!("p{exponent:03}");
        text.extend(self.digits.iter().map(|it| digit(*it)));
        text
    }

    /// The number in bytes, as it counts for an item's size.
    pub(crate) fn size(&self) -> usize {
        if self.is_zero() {
            return 1;
        }
        // Two digits a byte, aligned at the decimal point, and a byte for the exponent.
        let first = (self.exponent).div_euclid(2);
        let last = (self.last_exponent()).div_euclid(2);
        let pairs = usize::try_from(first - last + 1).unwrap_or(1);
        1 + pairs + usize::from(self.negative)
    }

    /// The number as seconds or counts, if it is a whole one of 64 bits.
    pub(crate) fn whole(&self) -> Option<i64> {
        self.to_string().parse().ok()
    }
}

fn added(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut carry = 0;
    let mut sum: Vec<u8> = (left.iter().zip(right).rev())
        .map(|(left, right)| {
            let digit = left + right + carry;
            carry = digit / 10;
            digit % 10
        })
        .collect();
    sum.reverse();
    sum
}

/// The difference of two columns, the greater first.
fn subtracted(left: &[u8], right: &[u8]) -> Vec<u8> {
    let mut borrow = 0;
    let mut rest: Vec<u8> = (left.iter().zip(right).rev())
        .map(|(left, right)| {
            let digit = 10 + left - right - borrow;
            borrow = u8::from(digit < 10);
            digit % 10
        })
        .collect();
    rest.reverse();
    rest
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        let sign = |it: &Number| match (it.is_zero(), it.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let size = |it: &Number, that: &Number| {
            let exponents = it.exponent.cmp(&that.exponent);
            exponents.then_with(|| it.digits.cmp(&that.digits))
        };
        sign(self).cmp(&sign(other)).then_with(|| {
            if self.negative {
                size(other, self)
            } else {
                size(self, other)
            }
        })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Without an exponent and without needless zeros, as AWS writes numbers.
impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return out.write_str("0");
        }
        if self.negative {
            out.write_str("-")?;
        }
        let low = self.last_exponent().min(0);
        for (position, digit) in self.column(low, self.exponent.max(0)).iter().enumerate() {
            if position as i32 == self.exponent.max(0) + 1 {
                out.write_str(".")?;
            }
            write!(out, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl TryFrom<String> for Number {
    type Error = NumberError;
    fn try_from(text: String) -> Result<Number, NumberError> {
        Number::parse(&text)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect("a number")
    }

    #[test]
    fn numbers_are_written_in_one_way() {
        for (text, written) in [
            ("0", "0"),
            ("-0.00", "0"),
            ("007", "7"),
            ("1.50", "1.5"),
            ("-1.5e3", "-1500"),
            ("1E-3", "0.001"),
            ("+12.", "12"),
            (".5", "0.5"),
            ("1e5", "100000"),
        ] {
            assert_eq!(number(text).to_string(), written, "{text}");
        }
        assert_eq!(number("1e125").to_string().len(), 126);
    }

    #[test]
    fn what_is_no_number_is_refused_in_aws_words() {
        let wrong = |text: &str| Number::parse(text).expect_err("no number");
        for text in ["abc", "1x", "--1", "1e", "NaN", "Infinity", " 1", "."] {
            assert_eq!(wrong(text), NumberError::NotANumber(text.to_owned()));
        }
        assert_eq!(wrong(""), NumberError::Empty);
        assert_eq!(wrong("1e126"), NumberError::Overflow);
        assert_eq!(wrong("1e-131"), NumberError::Underflow);
        assert_eq!(wrong(&"1".repeat(39)), NumberError::TooManyDigits);
    }

    #[test]
    fn sums_are_exact() {
        for (left, right, sum) in [
            ("0.1", "0.2", "0.3"),
            ("1", "-1", "0"),
            ("999", "1", "1000"),
            ("-5", "3", "-2"),
            ("5", "-7", "-2"),
            ("1e20", "1", "100000000000000000001"),
        ] {
            let is = number(left).plus(&number(right)).expect("a sum");
            assert_eq!(is.to_string(), sum);
        }
        let tiny = number("1e50").plus(&number("1"));
        assert_eq!(tiny, Err(NumberError::TooManyDigits));
    }

    #[test]
    fn the_order_of_texts_is_the_order_of_numbers() {
        let ordered = [
            "-1e125", "-100", "-99.5", "-99", "-1", "-0.5", "-1e-130", "0", "1e-130", "0.09",
            "0.1", "0.11", "1", "1.5", "2", "10", "10.1", "99", "100", "1e125",
        ];
        for pair in ordered.windows(2) {
            let (less, more) = (number(pair[0]), number(pair[1]));
            assert!(less < more, "{pair:?}");
            assert!(less.sortable() < more.sortable(), "{pair:?}");
        }
    }
}
