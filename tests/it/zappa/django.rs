//! A Django project whose small package fetches the large one: `slim_handler`.

use serde_json::json;

use super::project::Project;
use crate::world::{World, zappa_environment};

const SETTINGS: &str = r#"
SECRET_KEY = "not a secret"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "site_of_ice.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/tmp/db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"#;

const URLS: &str = r#"
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.urls import path

def index(request):
    return HttpResponse("django at " + request.path)

def users(request):
    return HttpResponse(str(User.objects.count()))

urlpatterns = [path("", index), path("users/", users)]
"#;

#[test]
fn django_is_managed_with_a_slim_handler() {
    let Some((world, _)) = World::with_client(zappa_environment()) else {
        return;
    };
    let project = Project::new(
        &world,
        "slim",
        &[
            ("site_of_ice/__init__.py", ""),
            ("site_of_ice/settings.py", SETTINGS),
            ("site_of_ice/urls.py", URLS),
        ],
        &json!({
            "django_settings": "site_of_ice.settings",
            "apigateway_enabled": false,
            "function_url_enabled": true,
            "keep_warm": false,
            "slim_handler": true,
        }),
    );
    let url = Project::address(&project.zappa(&["deploy", "dev"]));
    let page = project.visit(&url, "/");
    assert_eq!((page.status, page.text().as_str()), (200, "django at /"));
    let said = project.zappa(&["manage", "dev", "migrate --noinput"]);
    assert!(said.contains("Applying auth.0001_initial"), "{said}");
    assert_eq!(project.visit(&url, "/users/").text(), "0");
    let create = "from django.contrib.auth.models import User; User.objects.create_user('ann')";
    project.zappa(&["invoke", "--raw", "dev", create]);
    assert_eq!(project.visit(&url, "/users/").text(), "1");
    project.write(
        "site_of_ice/urls.py",
        &URLS.replace("django at", "django 2 at"),
    );
    project.zappa(&["update", "dev"]);
    assert_eq!(project.visit(&url, "/").text(), "django 2 at /");
    project.zappa(&["undeploy", "dev", "--yes"]);
}
