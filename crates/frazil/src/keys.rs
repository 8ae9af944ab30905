//! The access keys this server hands out, and how it knows them again without keeping a list.
//!
//! A key id carries a random part and a tag made from it with the server's secret; the secret
//! access key and the session token are derived from the id. So a function's credentials verify
//! after a restart, and a key nobody issued is told from one that was.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use frazil_iam::{KeyPair, Keyring, Session};
use frazil_lambda::seams;
use frazil_wire::sigv4::Credentials;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::Error;

/// Random bytes in a key id, and bytes of its tag: 16 characters of base 32 together.
const NONCE_BYTES: usize = 5;
const SECRET_BYTES: usize = 32;
const ID_ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// AWS marks lasting keys with `AKIA` and temporary ones with `ASIA`.
const LASTING: &str = "AKIA";
const TEMPORARY: &str = "ASIA";

/// The nonce of the key of whoever runs the server; no user gets it.
const OPERATOR: [u8; NONCE_BYTES] = [0; NONCE_BYTES];

/// The server's secret, from which every key follows.
#[derive(Clone)]
pub(crate) struct Keys {
    secret: [u8; SECRET_BYTES],
    /// The id of the key of whoever runs the server, which every request is compared with.
    operator: Arc<str>,
}

impl Keys {
    fn of(secret: [u8; SECRET_BYTES]) -> Keys {
        let mut keys = Keys {
            secret,
            operator: Arc::default(),
        };
        keys.operator = keys.access_key(LASTING, OPERATOR).into();
        keys
    }

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
            Ok(()) => Ok(Keys::of(secret)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Keys::parse(&fs::read(path)?).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Keys> {
        let secret = hex::decode(bytes.trim_ascii()).ok()?.try_into().ok()?;
        Some(Keys::of(secret))
    }

    /// The key of whoever runs the server (`frazil env`): always the same one for a data folder.
    pub(crate) fn person(&self) -> Credentials {
        let access_key = (*self.operator).to_owned();
        Credentials {
            secret_key: self.secret_key(&access_key),
            session_token: None,
            access_key,
        }
    }

    /// A key with a session token that carries `session`; `nonce` makes it differ from others.
    fn temporary(&self, session: &Session, nonce: [u8; NONCE_BYTES]) -> (KeyPair, String) {
        let access_key = self.access_key(TEMPORARY, nonce);
        let claims = serde_json::to_string(session).expect("a session is plain data");
        let token = self.session_token(&access_key, &claims);
        let secret_key = self.secret_key(&access_key);
        let pair = KeyPair {
            access_key,
            secret_key,
        };
        (pair, token)
    }

    /// The credentials of a key that this server issued, to verify a signature with that came
    /// with `session_token`. `None` for keys of others.
    pub(crate) fn credentials(
        &self,
        access_key: &str,
        session_token: Option<&str>,
    ) -> Option<Credentials> {
        let kind = self.kind(access_key)?;
        let good = |token: &&str| self.session_of(access_key, token).is_some();
        Some(Credentials {
            access_key: access_key.to_owned(),
            secret_key: self.secret_key(access_key),
            // A temporary key without its token must not verify: no request has an empty token.
            session_token: (kind == TEMPORARY)
                .then(|| session_token.filter(good).unwrap_or_default().to_owned()),
        })
    }

    /// Whether a key that this server issued is a lasting or a temporary one.
    fn kind(&self, access_key: &str) -> Option<&'static str> {
        let mut kinds = [LASTING, TEMPORARY].into_iter();
        let kind = kinds.find(|kind| access_key.starts_with(kind))?;
        let bytes = base32_decode(&access_key[kind.len()..])?;
        let nonce = bytes[..NONCE_BYTES].try_into().ok()?;
        (self.access_key(kind, nonce) == access_key).then_some(kind)
    }

    /// What a session token says, if this server issued it with `access_key`.
    pub(crate) fn session_of(&self, access_key: &str, session_token: &str) -> Option<Session> {
        let (claims, _) = session_token.split_once('.')?;
        let claims = String::from_utf8(URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
        let is_ours = self.session_token(access_key, &claims) == session_token;
        is_ours.then(|| serde_json::from_str(&claims).ok())?
    }

    fn access_key(&self, kind: &str, nonce: [u8; NONCE_BYTES]) -> String {
        let tag = self.derive(&[b"id", kind.as_bytes(), &nonce]);
        let mut bytes = [0; 2 * NONCE_BYTES];
        bytes[..NONCE_BYTES].copy_from_slice(&nonce);
        bytes[NONCE_BYTES..].copy_from_slice(&tag[..NONCE_BYTES]);
        format!("{kind}{}", base32_encode(&bytes))
    }

    fn secret_key(&self, access_key: &str) -> String {
        STANDARD.encode(&self.derive(&[b"secret", access_key.as_bytes()])[..30])
    }

    fn session_token(&self, access_key: &str, claims: &str) -> String {
        let tag = self.derive(&[b"session", access_key.as_bytes(), claims.as_bytes()]);
        format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(claims),
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

/// The nonce of a key, never the operator's.
fn nonce(random: uuid::Uuid) -> [u8; NONCE_BYTES] {
    let bytes = random.into_bytes();
    let mut nonce = [0; NONCE_BYTES];
    nonce.copy_from_slice(&bytes[..NONCE_BYTES]);
    if nonce == OPERATOR {
        nonce[0] = 1;
    }
    nonce
}

impl Keyring for Keys {
    fn lasting(&self, random: uuid::Uuid) -> KeyPair {
        let access_key = self.access_key(LASTING, nonce(random));
        KeyPair {
            secret_key: self.secret_key(&access_key),
            access_key,
        }
    }

    fn session(&self, random: uuid::Uuid, session: &Session) -> (KeyPair, String) {
        self.temporary(session, nonce(random))
    }

    fn issued(&self, access_key: &str) -> bool {
        self.kind(access_key).is_some()
    }

    fn is_operator(&self, access_key: &str) -> bool {
        *self.operator == *access_key
    }
}

impl seams::CredentialIssuer for Keys {
    fn issue(&self, role_arn: &str, function: &str) -> seams::Credentials {
        let session = Session::of_function(role_arn, function);
        let (pair, session_token) = self.temporary(&session, nonce(uuid::Uuid::new_v4()));
        seams::Credentials {
            access_key: pair.access_key,
            secret_key: pair.secret_key,
            session_token,
        }
    }
}

impl frazil_s3::Keys for Keys {
    fn secret(&self, access_key: &str) -> Option<String> {
        Some(self.credentials(access_key, None)?.secret_key)
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
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
    use std::sync::LazyLock;

    use super::*;

    static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::of([7; SECRET_BYTES]));

    const ROLE: &str = "arn:aws:iam::000000000000:role/r";

    fn function(nonce: [u8; NONCE_BYTES]) -> (KeyPair, String) {
        KEYS.temporary(&Session::of_function(ROLE, "f"), nonce)
    }

    #[test]
    fn an_issued_key_is_known_again_without_a_list() {
        let (key, token) = function([1, 2, 3, 4, 5]);
        assert_eq!((key.access_key.len(), key.secret_key.len()), (20, 40));
        let found = KEYS.credentials(&key.access_key, Some(&token));
        let found = found.expect("the key is ours");
        assert_eq!(found.secret_key, key.secret_key);
        assert_eq!(found.session_token.as_ref(), Some(&token));
        let session = KEYS.session_of(&key.access_key, &token);
        assert_eq!(session, Some(Session::of_function(ROLE, "f")));
        let person = KEYS.person();
        assert!(KEYS.is_operator(&person.access_key) && KEYS.issued(&key.access_key));
        assert_eq!(KEYS.credentials(&person.access_key, None), Some(person));
        let user = KEYS.lasting(uuid::Uuid::nil());
        let found = KEYS.credentials(&user.access_key, None);
        assert_eq!(found.map(|it| it.secret_key), Some(user.secret_key));
        assert!(!KEYS.is_operator(&user.access_key));
    }

    #[test]
    fn a_functions_key_needs_its_own_session_token() {
        let ((key, _), (_, other)) = (function([1; 5]), function([2; 5]));
        for token in [None, Some(""), Some("x.y"), Some(other.as_str())] {
            let expected = KEYS
                .credentials(&key.access_key, token)
                .expect("the key is ours");
            assert!(
                expected.session_token.is_some_and(|it| it.is_empty()),
                "{token:?}"
            );
        }
    }

    #[test]
    fn a_key_of_another_server_is_unknown() {
        let other = Keys::of([8; SECRET_BYTES]);
        let foreign = other.person().access_key;
        for id in [
            foreign.as_str(),
            "AKIAIOSFODNN7EXAMPLE",
            "test",
            "AKIA",
            "AKIAäöüäöüäö",
        ] {
            assert_eq!(KEYS.credentials(id, None), None, "{id}");
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
