//! The one configuration file: what `frazil serve` is told, and every bound.
//!
//! ```toml
//! listen = "127.0.0.1:4566"
//! region = "eu-west-1"
//!
//! [limits]
//! timeout_s_max = 1800
//! ```
//!
//! What stands on the command line wins over the file, and the file over the defaults.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use frazil_lambda::limits::{Limits, modelled};
use serde::Deserialize;
use toml::Spanned;

use crate::error::Error;
use crate::exit_code::ExitCode;
use crate::server::{Auth, Bounds, IamMode};

/// A configuration file is read whole.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// The file's contents; everything is optional.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Contents {
    listen: Option<String>,
    data: Option<PathBuf>,
    ephemeral: Option<bool>,
    account: Option<String>,
    region: Option<String>,
    auth: Option<Auth>,
    iam: Option<IamMode>,
    network: Option<bool>,
    s3_endpoint: Option<String>,
    cognito_endpoint: Option<String>,
    limits: BTreeMap<Spanned<String>, u64>,
}

/// The names that may stand outside of tables.
const NAMES: [&str; 11] = [
    "listen",
    "data",
    "ephemeral",
    "account",
    "region",
    "auth",
    "iam",
    "network",
    "s3_endpoint",
    "cognito_endpoint",
    "limits",
];

/// What the file says, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ConfigFile {
    /// Where to listen.
    pub(crate) listen: Option<String>,
    /// The data folder; a relative one is beside the file.
    pub(crate) data: Option<PathBuf>,
    /// Forget everything at the end.
    pub(crate) ephemeral: bool,
    /// The account in ARNs.
    pub(crate) account: Option<String>,
    /// The region in ARNs.
    pub(crate) region: Option<String>,
    /// What happens to keys of others.
    pub(crate) auth: Option<Auth>,
    /// Whether policies of users and roles count.
    pub(crate) iam: Option<IamMode>,
    /// Whether functions reach the outside.
    pub(crate) network: Option<bool>,
    /// Another S3 in place of ours.
    pub(crate) s3_endpoint: Option<String>,
    /// Another Cognito in place of AWS's.
    pub(crate) cognito_endpoint: Option<String>,
    /// Lambda's bounds.
    pub(crate) limits: Limits,
    /// The front door's bounds.
    pub(crate) bounds: Bounds,
}

impl ConfigFile {
    /// Reads the file that was asked for, or the one in the configuration folder if it exists.
    ///
    /// # Errors
    /// When it cannot be read, or says something that makes no sense.
    pub(crate) fn load(asked: Option<&Path>, folder: &Path) -> Result<ConfigFile, Error> {
        let usual = folder.join("config.toml");
        let path = asked.unwrap_or(&usual);
        match read(path) {
            Ok(text) => ConfigFile::parse(path, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound && asked.is_none() => {
                Ok(ConfigFile::default())
            }
            Err(error) => Err(unusable(path)
                .caused_by(&error)
                .try_this("name a TOML file that can be read: --config FILE")),
        }
    }

    fn parse(path: &Path, text: &str) -> Result<ConfigFile, Error> {
        let contents: Contents = toml::from_str(text).map_err(|error| {
            let remedy = unknown_field(error.message()).map_or_else(
                || "correct the line; frazil serve --help says what each setting takes".to_owned(),
                |name| suggest(name, NAMES),
            );
            unusable(path)
                .because(error.to_string().trim_end().to_owned())
                .try_this(remedy)
        })?;
        let beside = |data: PathBuf| path.parent().map_or(data.clone(), |base| base.join(&data));
        let mut file = ConfigFile {
            listen: contents.listen,
            data: contents.data.map(beside),
            ephemeral: contents.ephemeral.unwrap_or_default(),
            account: contents.account,
            region: contents.region,
            auth: contents.auth,
            iam: contents.iam,
            network: contents.network,
            s3_endpoint: contents.s3_endpoint,
            cognito_endpoint: contents.cognito_endpoint,
            ..ConfigFile::default()
        };
        for (name, value) in contents.limits {
            file.set(name.get_ref(), value).map_err(|(why, remedy)| {
                let line = 1 + text[..name.span().start].matches('\n').count();
                unusable(path)
                    .because(format!("line {line}: {why}"))
                    .try_this(remedy)
            })?;
        }
        file.limits.check().map_err(|contradiction| {
            unusable(path)
                .because(contradiction.to_string())
                .try_this("change one of the two; frazil limits shows the defaults")
        })?;
        Ok(file)
    }

    /// Sets one bound, or says why not and what to do.
    fn set(&mut self, name: &str, value: u64) -> Result<(), (String, String)> {
        if self.limits.set(name, value).is_ok() || self.bounds.set(name, value).is_ok() {
            return Ok(());
        }
        if modelled().iter().any(|quota| quota.name == name) {
            let why = format!("{name} is part of AWS's API and cannot be changed");
            return Err((why, "remove it".to_owned()));
        }
        let quotas = self.limits.quotas().into_iter().chain(self.bounds.quotas());
        let remedy = suggest(name, quotas.map(|quota| quota.name));
        Err((format!("there is no limit called {name}"), remedy))
    }
}

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?
        .take(FILE_BYTES_MAX)
        .read_to_string(&mut text)?;
    Ok(text)
}

fn unusable(path: &Path) -> Error {
    let path = path.display();
    Error::new(format!("the configuration file {path} cannot be used")).exit_with(ExitCode::Usage)
}

/// The name in "unknown field `name`, expected …".
fn unknown_field(message: &str) -> Option<&str> {
    let rest = message.strip_prefix("unknown field `")?;
    rest.split('`').next()
}

/// The nearest known name, or where to find all of them.
fn suggest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let scored = known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(name, known), known));
    let best = scored.max_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        Some((score, best)) if score > 0.8 => format!("did you mean {best}?"),
        _ => "frazil limits lists the names in [limits], frazil serve --help the others".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<ConfigFile, Error> {
        ConfigFile::parse(Path::new("/etc/frazil/config.toml"), text)
    }

    #[test]
    fn settings_and_limits_are_read() {
        let text = "listen = \"0.0.0.0:80\"\ndata = \"data\"\nauth = \"strict\"\nnetwork = false\n\
                    [limits]\ntimeout_s_max = 1800\nheaders_max = 64\n";
        let file = parse(text).expect("the file is right");
        assert_eq!(file.listen.as_deref(), Some("0.0.0.0:80"));
        assert_eq!(file.data.as_deref(), Some(Path::new("/etc/frazil/data")));
        assert_eq!((file.auth, file.network), (Some(Auth::Strict), Some(false)));
        assert_eq!(file.limits.timeout_s_max, 1800);
        assert_eq!(file.bounds.headers_max, 64);
        assert_eq!(
            parse("").expect("nothing is right too"),
            ConfigFile::default()
        );
    }

    #[test]
    fn what_is_wrong_is_told_in_three_parts() {
        let check = |text: &str, why: &str, remedy: &str| {
            let told = parse(text).expect_err(text).to_string();
            let what = "error: the configuration file /etc/frazil/config.toml cannot be used\n";
            assert!(told.starts_with(what), "{told}");
            assert!(told.contains(why), "{told}");
            assert!(told.ends_with(&format!("try: {remedy}")), "{told}");
        };
        let correct = "correct the line; frazil serve --help says what each setting takes";
        check(
            "lisen = \"\"",
            "unknown field `lisen`",
            "did you mean listen?",
        );
        check("\nlisten = 4566", "line 2, column 10", correct);
        check("listen = ", "line 1", correct);
        check("auth = \"none\"", "unknown variant `none`", correct);
        let limit = "[limits]\n\ntimeout_max = 5";
        check(
            limit,
            "line 3: there is no limit called timeout_max",
            "did you mean timeout_s_max?",
        );
        let lost = "frazil limits lists the names in [limits], frazil serve --help the others";
        check(
            "[limits]\nzzz = 5",
            "line 2: there is no limit called zzz",
            lost,
        );
        check(
            "[limits]\nfiles_max = -1",
            "invalid value: integer `-1`",
            correct,
        );
        let modelled = "[limits]\ndescription_chars_max = 5";
        check(
            modelled,
            "is part of AWS's API and cannot be changed",
            "remove it",
        );
        let turned = "[limits]\nmemory_mb_max = 5";
        check(
            turned,
            "memory_mb_min is 128, more than memory_mb_max, which is 5",
            "change one of the two; frazil limits shows the defaults",
        );
    }

    #[test]
    fn only_a_file_that_was_asked_for_must_exist() {
        let folder = tempfile::tempdir().expect("a folder");
        let none = ConfigFile::load(None, folder.path()).expect("no file is right");
        assert_eq!(none, ConfigFile::default());
        let asked = folder.path().join("other.toml");
        let told = ConfigFile::load(Some(&asked), folder.path()).expect_err("it is missing");
        assert!(told.to_string().contains("other.toml"), "{told}");
        let usual = folder.path().join("config.toml");
        std::fs::write(usual, "region = \"eu-west-1\"").expect("a file");
        let found = ConfigFile::load(None, folder.path()).expect("the file is right");
        assert_eq!(found.region.as_deref(), Some("eu-west-1"));
    }
}
