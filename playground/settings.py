"""Settings, read from the environment; with none given, a site for this machine only."""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from playground.gate.rate_limits.budgets import budgets
from playground.secret_key import kept_secret_key
from playground.serving.stores import channel_layers, database, folder_of

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")

DEBUG = os.environ.get("DEBUG", "").strip().lower() in ("1", "true", "yes", "on")
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()
] or list(LOOPBACK_HOSTS)


def _number(name: str, usual: int) -> int:
    """A whole number of the environment.  Raises ImproperlyConfigured."""
    text = os.environ.get(name, "").strip() or str(usual)
    if text.isascii() and text.isdigit() and len(text) < 9 and int(text):
        return int(text)
    raise ImproperlyConfigured(f"{name} says {text[:40]!r}. Write a whole number, such as {usual}.")


# What is stored

DATA_DIR = BASE_DIR / "var"
DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'playground.sqlite3'}",
        most_connections=_number("MOST_CONNECTIONS", 20),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_DIR = folder_of(DATABASES["default"], DATA_DIR)

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY") or kept_secret_key(DATA_DIR / "secret-key")

# What the site is made of

INSTALLED_APPS = [
    # First: its `runserver` also speaks websockets. Other commands start sooner without it.
    *(["daphne"] if "runserver" in sys.argv else []),
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "playground",
]
MIDDLEWARE = [
    "playground.gate.csp.content_security_policy",
    "playground.gate.outage.say_that_the_database_is_away",
    "playground.gate.upload_limit.refuse_large_uploads",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "playground.gate.refusals.say_what_is_taken",
    "playground.gate.rate_limits.pages.RateLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "playground.visitors.remember_visitors",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "playground.visitors.you",
            ]
        },
    }
]
ROOT_URLCONF = "playground.urls"
ASGI_APPLICATION = "playground.asgi.application"

# Accounts, for whoever wants one. Sessions are for them alone: other pages set none.

LOGIN_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# How pages hear of changes: within this process, or through Redis when there are several

REDIS_URL = os.environ.get("REDIS_URL")
CHANNEL_LAYERS = channel_layers(REDIS_URL, DATABASES["default"], SECRET_KEY)
MOST_SOCKETS = _number("MOST_SOCKETS", 500)
"""So many pages of one scenario may follow its changes in one process."""

# Static files come straight from where they lie: no collectstatic on any machine

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
# On one's own machine files change under a running server (a pull, an editor).
WHITENOISE_AUTOREFRESH = DEBUG or set(ALLOWED_HOSTS) <= set(LOOPBACK_HOSTS)

# Language and time

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# What goes wrong is said on the console, in the world as on loopback, but not by which link

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "discreet": {"()": "playground.serving.discretion.WithoutTokens"},
        "in one line": {"()": "playground.gate.outage.InOneLine"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "channels_redis.pubsub": {"filters": ["in one line"]},
    },
}

# Safety. A site that names a host of the world speaks HTTPS only; on loopback there is none.
# Behind a proxy the server, not Django, decides whom to believe about the scheme
# (`uvicorn --proxy-headers --forwarded-allow-ips`).

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "playground.gate.refusals.refuse_forgery"
# A form sends each cell of its tables: a security group of 1,000 rules has six in a row.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5_000

IN_THE_WORLD = not DEBUG and not set(ALLOWED_HOSTS) <= set(LOOPBACK_HOSTS)

# What a visitor may bring: on one's own machine as much as it bears, in the world little.

MIB = 1024 * 1024
UPLOAD_LARGEST = _number("UPLOAD_LARGEST_MIB", 1 if IN_THE_WORLD else 64) * MIB
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LARGEST
try:
    RATE_LIMITS = budgets(os.environ, in_the_world=IN_THE_WORLD)
except ValueError as problem:
    raise ImproperlyConfigured(str(problem)) from None
# So many pages may be open behind one address, in one process: a class with several each.
MOST_SOCKETS_OF_ADDRESS = _number("MOST_SOCKETS_OF_ADDRESS", 200 if IN_THE_WORLD else 2_000)
MOST_RESOURCES = _number("MOST_RESOURCES", 500 if IN_THE_WORLD else 20_000)

if IN_THE_WORLD:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # Thirty days: a mistake heals in a month, and preload lists, which never forget, refuse it.
    SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60
    # This name only: those below it are not ours to bind, and preload lists want them all.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
