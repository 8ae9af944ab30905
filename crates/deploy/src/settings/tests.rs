use std::path::Path;

use super::file::SettingsFile;
use super::*;
use crate::progress::Level;

fn load(text: &str, stage: Option<&str>) -> Result<Settings, SettingsError> {
    let file = SettingsFile::parse("zappa_settings.json".into(), text.to_owned())?;
    Settings::from_file(&file, Path::new("/srv/guestbook"), stage)
}

fn refuses(text: &str, stage: Option<&str>, expect: &str) {
    assert_eq!(
        load(text, stage).expect_err(text).to_string(),
        expect,
        "{text}"
    );
}

#[test]
fn a_stage_has_zappas_defaults() {
    let settings = load(r#"{"dev": {"app_function": "app.app"}}"#, None).unwrap();
    assert_eq!(settings.function_name, "guestbook-dev");
    assert_eq!(
        (settings.memory_mb, settings.timeout_s, settings.tmp_mb),
        (512, 30, 512)
    );
    assert_eq!(settings.app, App::Function("app.app".into()));
    assert_eq!(settings.url, Some(UrlSettings::default()));
    assert!(settings.touch && !settings.debug);
    assert_eq!(settings.notes, []);
}

#[test]
fn extends_is_a_shallow_merge_in_which_the_child_wins() {
    let text = r#"{
        base: { app_function: "app.app", memory_size: 256, environment_variables: {A: "1", B: "2"} },
        mid: { extends: "base", timeout_seconds: 5 },
        prod: { extends: "mid", environment_variables: {B: "3"}, project_name: "Shop" }
    }"#;
    let settings = load(text, Some("prod")).unwrap();
    assert_eq!(settings.function_name, "shop-prod");
    assert_eq!((settings.memory_mb, settings.timeout_s), (256, 5));
    assert_eq!(
        settings.environment_variables,
        BTreeMap::from([("B".into(), "3".into())])
    );
}

#[test]
fn a_circle_of_extends_is_an_error() {
    refuses(
        "{a: {extends: 'b'}, b: {extends: 'a'}}",
        Some("a"),
        "zappa_settings.json:1:34: `extends` goes round in a circle: a → b → a\n\n{a: {extends: 'b'}, b: {extends: 'a'}}\n                                 ^",
    );
}

#[test]
fn an_unknown_stage_lists_the_stages() {
    let text = "{dev: {}, prod: {}}";
    refuses(
        text,
        Some("test"),
        "there is no stage `test` in zappa_settings.json: it has dev, prod",
    );
    refuses(
        text,
        None,
        "zappa_settings.json has several stages: dev, prod",
    );
    refuses("{}", None, "zappa_settings.json has no stage");
}

#[test]
fn an_error_shows_file_line_column_and_the_line() {
    refuses(
        "{\n  \"dev\": {\n    \"memory_size\": \"big\"\n  }\n}",
        None,
        "zappa_settings.json:3:20: `memory_size` must be a whole number from 128 to 10240, not a text\n\n    \"memory_size\": \"big\"\n                   ^",
    );
    refuses(
        "{\n  \"dev\": {\n    \"memory_size\" 512\n  }\n}",
        None,
        "zappa_settings.json:3:19: `:` was expected after `memory_size`\n\n    \"memory_size\" 512\n                  ^",
    );
}

#[test]
fn a_very_long_line_is_cut_around_the_problem() {
    let text = format!(
        "{{dev: {{tags: \"{}\", memory_size: true}}}}",
        "x".repeat(5000)
    );
    let message = load(&text, None).unwrap_err().to_string();
    assert!(message.len() < 400, "{message}");
}

#[test]
fn environment_variables_are_texts() {
    let text = "{dev: {app_function: 'a.b', environment_variables: {N: 1}}}";
    let message = load(text, None).unwrap_err().to_string();
    assert!(
        message.contains("`environment_variables.N` must be a text in quotes, not 1"),
        "{message}"
    );
}

#[test]
fn settings_without_effect_are_named_and_unknown_ones_are_hints() {
    let text = r#"{"dev": {
        "app_function": "app.app", "events": [{}], "domain": null, "keep_warm": false, "slim_handler": false,
        "memory_sise": 512, "colour": "red"
    }}"#;
    let notes = load(text, None).unwrap().notes;
    let notes: Vec<_> = notes
        .iter()
        .map(|note| (note.level, note.text.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (
                Level::Warning,
                "`events` (line 2) has no effect yet: nothing is scheduled or subscribed"
            ),
            (
                Level::Hint,
                "the setting `memory_sise` (line 3) is not known, did you mean `memory_size`?"
            ),
            (Level::Hint, "the setting `colour` (line 3) is not known"),
        ]
    );
}

#[test]
fn the_public_address_follows_both_of_zappas_switches() {
    let url = |more: &str| {
        load(&format!("{{dev: {{app_function: 'a.b', {more}}}}}"), None)
            .unwrap()
            .url
    };
    assert_eq!(url("apigateway_enabled: false"), None);
    assert_eq!(
        url("apigateway_enabled: false, function_url_enabled: true"),
        Some(UrlSettings::default())
    );
    let signed = url(
        "function_url_config: {authorizer: 'AWS_IAM', cors: {allowedOrigins: ['*'], maxAge: 5}}",
    )
    .unwrap();
    assert!(signed.signed);
    assert_eq!(
        signed.cors.map(|cors| (cors.allow_origins, cors.max_age_s)),
        Some((vec!["*".to_owned()], 5))
    );
}

#[test]
fn a_stage_that_runs_nothing_is_an_error_with_a_remedy() {
    let error = load("{dev: {}}", None).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("says neither `app_function` nor `django_settings`")
    );
    assert!(
        error
            .remedy()
            .contains("\"app_function\": \"module.object\"")
    );
}

#[test]
fn every_setting_of_zappas_table_is_known() {
    let names = include_str!("zappa_names.txt");
    for name in names.lines() {
        let text = format!("{{dev: {{app_function: 'a.b', {name}: null}}}}");
        if name != "app_function" {
            assert_eq!(load(&text, None).unwrap().notes, [], "{name}");
        }
    }
}
