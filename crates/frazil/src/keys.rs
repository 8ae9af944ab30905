//! The access keys this server hands out, and how it knows them again without keeping a list.
//!
//! A key id carries a random part and a tag made from it with the server's secret; the secret
//! access key and the session token are derived from the id. So a function's credentials verify
//! after a restart, and a key nobody issued is told from one that was.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::Error;

/// Random bytes in a key id, and bytes of its tag: 16 characters of base 32 together.
const NONCE_BYTES: usize = 5;
const SECRET_BYTES: usize = 32;
const ID_ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Whom a key was issued to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The person at the machine (`frazil env`): a key for good.
    Person,
    /// A function's environment: a key with a session token.
    Function,
}

impl Holder {
    /// AWS marks lasting keys with `AKIA` and temporary ones with `ASIA`.
    fn prefix(self) -> &'static str {
        match self {
            Holder::Person => "AKIA",
            Holder::Function => "ASIA",
        }
    }
}

/// A key as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) access_key: String,
    pub(crate) secret_key: String,
    pub(crate) session_token: Option<String>,
}

/// The server's secret, from which every key follows.
#[derive(Clone)]
pub(crate) struct Keys {
    secret: [u8; SECRET_BYTES],
}

impl Keys {
    /// Reads the secret kept at `path`, or makes one there that only this user can read.
    ///
    /// # Errors
    /// When the file can be neither read nor made, or is not a secret.
    pub(crate) fn open(path: &Path) -> Result<Keys, Error> {
        let failed = |error: &io::Error| {
            Error::new(format!("cannot keep the access keys in {}", path.display()))
                .caused_by(error)
                .try_this("choose a data folder that may be written with --data")
        };
        match fs::read(path) {
            Ok(bytes) => Keys::parse(&bytes).ok_or_else(|| {
                Error::new(format!(
                    "{} does not hold the server's secret",
                    path.display()
                ))
                .try_this("remove the file: a new secret is made, and keys issued before end")
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Keys::create(path).map_err(|error| failed(&error))
            }
            Err(error) => Err(failed(&error)),
        }
    }

    fn create(path: &Path) -> io::Result<Keys> {
        let mut secret = [0; SECRET_BYTES];
        fs::File::open("/dev/urandom")?.read_exact(&mut secret)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // Written aside and linked into place: whoever comes second takes the first one's.
        let aside = path.with_extension(format!("new-{}", std::process::id()));
        let mut options = fs::OpenOptions::new();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&aside)?;
        file.write_all(hex::encode(secret).as_bytes())?;
        file.sync_all()?;
        let linked = fs::hard_link(&aside, path);
        fs::remove_file(&aside)?;
        match linked {
            Ok(()) => Ok(Keys { secret }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Keys::parse(&fs::read(path)?).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Keys> {
        let secret = hex::decode(bytes.trim_ascii()).ok()?.try_into().ok()?;
        Some(Keys { secret })
    }

    /// The person's key: always the same one for a data folder.
    pub(crate) fn person(&self) -> Key {
        self.key(Holder::Person, [0; NONCE_BYTES], None)
    }

    /// A key for a function that runs under `role_arn`; `nonce` makes it differ from others.
    pub(crate) fn function(&self, role_arn: &str, nonce: [u8; NONCE_BYTES]) -> Key {
        self.key(Holder::Function, nonce, Some(role_arn))
    }

    /// The holder and the secret access key of a key id this server issued.
    pub(crate) fn recognise(&self, access_key: &str) -> Option<(Holder, String)> {
        let holder = [Holder::Person, Holder::Function]
            .into_iter()
            .find(|holder| access_key.starts_with(holder.prefix()))?;
        let bytes = base32_decode(access_key.strip_prefix(holder.prefix())?)?;
        let nonce = bytes[..NONCE_BYTES].try_into().ok()?;
        (self.access_key(holder, nonce) == access_key)
            .then(|| (holder, self.secret_key(access_key)))
    }

    /// The role a session token was issued for, if this server issued it with `access_key`.
    pub(crate) fn role(&self, access_key: &str, session_token: &str) -> Option<String> {
        let (role, _) = session_token.split_once('.')?;
        let role = String::from_utf8(URL_SAFE_NO_PAD.decode(role).ok()?).ok()?;
        (self.session_token(access_key, &role) == session_token).then_some(role)
    }

    fn key(&self, holder: Holder, nonce: [u8; NONCE_BYTES], role_arn: Option<&str>) -> Key {
        let access_key = self.access_key(holder, nonce);
        Key {
            secret_key: self.secret_key(&access_key),
            session_token: role_arn.map(|role| self.session_token(&access_key, role)),
            access_key,
        }
    }

    fn access_key(&self, holder: Holder, nonce: [u8; NONCE_BYTES]) -> String {
        let tag = self.derive(&[b"id", holder.prefix().as_bytes(), &nonce]);
        let mut bytes = [0; 2 * NONCE_BYTES];
        bytes[..NONCE_BYTES].copy_from_slice(&nonce);
        bytes[NONCE_BYTES..].copy_from_slice(&tag[..NONCE_BYTES]);
        format!("{}{}", holder.prefix(), base32_encode(&bytes))
    }

    fn secret_key(&self, access_key: &str) -> String {
        STANDARD.encode(&self.derive(&[b"secret", access_key.as_bytes()])[..30])
    }

    fn session_token(&self, access_key: &str, role: &str) -> String {
        let tag = self.derive(&[b"session", access_key.as_bytes(), role.as_bytes()]);
        format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(role),
            URL_SAFE_NO_PAD.encode(tag)
        )
    }

    fn derive(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        for part in parts {
            // The length in front keeps ("ab", "c") and ("a", "bc") apart.
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

fn base32_encode(bytes: &[u8; 2 * NONCE_BYTES]) -> String {
    let number = bytes
        .iter()
        .fold(0u128, |number, byte| (number << 8) | u128::from(*byte));
    (0..16)
        .rev()
        .map(|place| char::from(ID_ALPHABET[((number >> (5 * place)) & 31) as usize]))
        .collect()
}

fn base32_decode(text: &str) -> Option<[u8; 2 * NONCE_BYTES]> {
    if text.len() != 16 {
        return None;
    }
    let number = text.bytes().try_fold(0u128, |number, byte| {
        let digit = ID_ALPHABET.iter().position(|known| *known == byte)?;
        Some((number << 5) | digit as u128)
    })?;
    let mut bytes = [0; 2 * NONCE_BYTES];
    bytes.copy_from_slice(&number.to_be_bytes()[6..]);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const KEYS: Keys = Keys {
        secret: [7; SECRET_BYTES],
    };

    #[test]
    fn an_issued_key_is_known_again_without_a_list() {
        let key = KEYS.function("arn:aws:iam::000000000000:role/r", [1, 2, 3, 4, 5]);
        assert_eq!(key.access_key.len(), 20);
        assert_eq!(key.secret_key.len(), 40);
        assert_eq!(
            KEYS.recognise(&key.access_key),
            Some((Holder::Function, key.secret_key.clone()))
        );
        let token = key
            .session_token
            .expect("a function's key has a session token");
        assert_eq!(
            KEYS.role(&key.access_key, &token).as_deref(),
            Some("arn:aws:iam::000000000000:role/r")
        );
        assert_eq!(KEYS.role(&KEYS.person().access_key, &token), None);
    }

    #[test]
    fn a_key_of_another_server_is_unknown() {
        let other = Keys {
            secret: [8; SECRET_BYTES],
        };
        for id in [
            other.person().access_key.as_str(),
            "AKIAIOSFODNN7EXAMPLE",
            "test",
            "AKIA",
        ] {
            assert_eq!(KEYS.recognise(id), None, "{id}");
        }
    }

    #[test]
    fn the_secret_is_kept_and_only_its_user_can_read_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("deep/keys");
        let first = Keys::open(&path)
            .expect("the first start makes a secret")
            .person();
        let second = Keys::open(&path)
            .expect("the second start reads it")
            .person();
        assert_eq!(first, second);
        let mode = fs::metadata(&path)
            .expect("the file is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
