//! Random passwords.

use frazil_wire::Fault;
use frazil_wire::shapes::secretsmanager::{GetRandomPasswordRequest, GetRandomPasswordResponse};

use super::Secrets;
use super::change::invalid;

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const NUMBERS: &str = "0123456789";
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

impl Secrets {
    pub(super) async fn get_random_password(
        &self,
        input: GetRandomPasswordRequest,
    ) -> Result<GetRandomPasswordResponse, Fault> {
        let excluded = input.exclude_characters.unwrap_or_default();
        let kinds = [
            (LOWER, input.exclude_lowercase),
            (UPPER, input.exclude_uppercase),
            (NUMBERS, input.exclude_numbers),
            (PUNCTUATION, input.exclude_punctuation),
            (" ", Some(input.include_space != Some(true))),
        ];
        let kinds = kinds.into_iter().filter(|(_, out)| *out != Some(true));
        let kinds = kinds.map(|(all, _)| {
            let kept = all.chars().filter(|it| !excluded.contains(*it));
            kept.collect::<Vec<char>>()
        });
        let kinds: Vec<Vec<char>> = kinds.filter(|kind| !kind.is_empty()).collect();
        if kinds.is_empty() {
            return Err(invalid("No characters remain for the password."));
        }
        let length = usize::try_from(input.password_length.unwrap_or(32)).unwrap_or(32);
        let each = input.require_each_included_type.unwrap_or(true);
        if each && length < kinds.len() {
            return Err(invalid("The password is too short to include each type."));
        }
        let mut random = self.random();
        let all = kinds.concat();
        let mut password: Vec<char> = match each {
            true => kinds.iter().map(|kind| pick(kind, &mut random)).collect(),
            false => Vec::new(),
        };
        while password.len() < length {
            password.push(pick(&all, &mut random));
        }
        for place in (1..password.len()).rev() {
            password.swap(place, random() % (place + 1));
        }
        Ok(GetRandomPasswordResponse {
            random_password: Some(password.into_iter().collect()),
        })
    }

    /// Fresh numbers of 56 bits.
    fn random(&self) -> impl FnMut() -> usize {
        let service = self.clone();
        move || {
            let bytes = service.0.uuid().into_bytes();
            bytes[9..]
                .iter()
                .fold(0, |number, byte| number << 8 | usize::from(*byte))
        }
    }
}

fn pick(from: &[char], random: &mut impl FnMut() -> usize) -> char {
    from[random() % from.len()]
}
