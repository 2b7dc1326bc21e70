"""Settings: from the environment, safe without any, and clean in the world."""

import json
import stat
import string
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from playground.secret_key import kept_secret_key
from tests.command_line import manage, run

IN_THE_WORLD = {"ALLOWED_HOSTS": "playground.example", "DJANGO_SECRET_KEY": string.printable[:70]}
TELL = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings)}, default=str))
"""


def settings_with(**environment: str) -> dict[str, Any]:
    """Return the settings of a fresh process with this environment."""
    told = run(sys.executable, "-c", TELL, **environment)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_without_settings_it_is_a_site_for_this_machine_only() -> None:
    settings = settings_with()
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "InMemory" in settings["CHANNEL_LAYERS"]["default"]["BACKEND"]
    assert settings["SECURE_SSL_REDIRECT"] is False


def test_settings_come_from_the_environment() -> None:
    settings = settings_with(
        DEBUG="1",
        ALLOWED_HOSTS="a.example, b.example",
        DJANGO_SECRET_KEY="known",
        DATABASE_URL="postgres://someone:word@db.example/net",
        REDIS_URL="redis://cache.example:6379/1",
    )
    assert settings["DEBUG"] is True
    assert settings["ALLOWED_HOSTS"] == ["a.example", "b.example"]
    assert settings["SECRET_KEY"] == "known"
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert settings["DATABASES"]["default"]["HOST"] == "db.example"
    assert "PubSub" in settings["CHANNEL_LAYERS"]["default"]["BACKEND"]
    (host,) = settings["CHANNEL_LAYERS"]["default"]["CONFIG"]["hosts"]
    assert host["address"] == "redis://cache.example:6379/1"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATABASE_URL", "nonsense"),
        ("LIMIT_WRITES", "many"),
        ("MOST_CONNECTIONS", "x"),
        ("MOST_RESOURCES", "0"),
        ("MOST_SOCKETS", "-1"),
        ("UPLOAD_LARGEST_MIB", "1e3"),
        ("MOST_SOCKETS_OF_ADDRESS", "9" * 5000),
    ],
    ids=lambda said: said[:24],
)
def test_a_setting_that_says_nonsense_is_told_by_its_name(name: str, text: str) -> None:
    told = manage("check", **{name: text})
    assert told.returncode == 1
    assert told.stderr.startswith(f"The settings are not right. {name} ")
    assert "Traceback" not in told.stderr


def test_sites_that_share_a_redis_do_not_hear_of_each_other() -> None:
    def prefix(key: str, name: str) -> str:
        told = settings_with(
            DJANGO_SECRET_KEY=key,
            DATABASE_URL=f"postgres://db.example/{name}",
            REDIS_URL="redis://cache.example:6379/1",
        )
        return str(told["CHANNEL_LAYERS"]["default"]["CONFIG"]["prefix"])

    of_one = prefix("known", "net")
    assert prefix("known", "net") == of_one
    assert len({of_one, prefix("other", "net"), prefix("known", "other")}) == 3
    assert "known" not in of_one


def test_what_an_address_of_a_database_says_besides_is_kept() -> None:
    settings = settings_with(DATABASE_URL="postgres://db.example/net?sslmode=require")
    options = settings["DATABASES"]["default"]["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["pool"]["max_size"] == 20


def test_a_site_in_the_world_passes_the_deployment_check() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **IN_THE_WORLD)
    assert checked.returncode == 0, checked.stderr
    assert "no issues (2 silenced)" in checked.stdout


def test_a_site_speaks_for_its_own_name_only() -> None:
    """Other names below it, or above, are somebody else's: a school's, which may have no HTTPS."""
    settings = settings_with(**IN_THE_WORLD)
    assert settings["SECURE_HSTS_SECONDS"] == 30 * 24 * 60 * 60
    assert not settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert not settings["SECURE_HSTS_PRELOAD"]


def test_the_deployment_check_can_fail() -> None:
    assert manage("check", "--deploy", "--fail-level", "WARNING").returncode == 1


# The secret key


def test_a_secret_key_is_made_beside_the_database_and_kept(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'net.sqlite3'}"
    first, second = settings_with(DATABASE_URL=database), settings_with(DATABASE_URL=database)
    kept = tmp_path / "secret-key"
    assert first["SECRET_KEY"] == second["SECRET_KEY"] == kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(kept.read_text()) >= 50


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(kept_secret_key, [tmp_path / "deep" / "secret-key"] * 64))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["secret-key"]


def test_where_nothing_can_be_written_there_is_a_key_for_the_moment(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    unwritable = tmp_path / "file" / "secret-key"
    assert len(kept_secret_key(unwritable)) >= 50
    assert kept_secret_key(unwritable) != kept_secret_key(unwritable)


def test_a_command_that_takes_a_file_needs_no_database() -> None:
    asked = ("trace", "playground/examples/three-tier.yaml", "--from", "internet", "--to", "web-1")
    traced = manage(*asked, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert traced.returncode == 0, traced.stderr


# Pages


def test_every_answer_carries_the_content_security_policy(client: Client) -> None:
    for address in ("/static/icon.svg", "/no/such/page"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_static_files_are_served_without_a_step_of_their_own(client: Client) -> None:
    for address in ("/static/icon.svg", "/static/django_htmx/htmx-2.min.js"):
        assert client.get(address).status_code == 200
