use std::path::Path;

use super::*;

/// Recognises `app_function` in a folder with one file.
fn look(name: &str, file: &str, text: &str) -> Result<Application, RecogniseError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    function(dir.path(), name)
}

fn recognises(name: &str, file: &str, text: &str, framework: Framework) {
    let application = look(name, file, text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(
        (application.framework, application.notes.len()),
        (framework, 0),
        "{text}"
    );
}

#[test]
fn frameworks_are_told_apart_by_the_module_that_is_named() {
    recognises(
        "app.app",
        "app.py",
        "from flask import Flask\napp = Flask(__name__)",
        Framework::Flask,
    );
    recognises(
        "shop.wsgi.application",
        "shop/wsgi.py",
        "application = get_wsgi_application()",
        Framework::Django,
    );
    recognises(
        "web.app",
        "web/__init__.py",
        "def app(environ, start): ...",
        Framework::Wsgi,
    );
    recognises(
        "web.app",
        "web.py",
        "from everything import *",
        Framework::Wsgi,
    );
}

#[test]
fn a_missing_module_names_the_files_that_were_looked_for() {
    let error = function(Path::new("/srv/x"), "web.main.app").unwrap_err();
    let expect = "app_function names the module `web.main`, but neither /srv/x/web/main.py nor /srv/x/web/main/__init__.py exists";
    assert_eq!(error.to_string(), expect);
}

#[test]
fn a_name_of_another_form_is_answered_with_the_right_one() {
    let remedy = |name| function(Path::new("/"), name).unwrap_err().remedy();
    assert!(remedy("app:app").ends_with("such as \"app.app\""));
    assert!(remedy("app").ends_with("such as \"app.app\""));
    assert!(remedy("my-app.app").contains("module's path"));
}

#[test]
fn an_object_that_the_module_does_not_mention_is_a_warning() {
    let application = look("app.application", "app.py", "app = None").unwrap();
    assert!(
        application.notes[0]
            .text
            .ends_with("does not mention `application`, which app_function names")
    );
}

#[test]
fn asgi_applications_are_refused_by_name() {
    let error = look("app.app", "app.py", "app = FastAPI()").unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("is an ASGI application (FastAPI), which is not supported yet")
    );
}
