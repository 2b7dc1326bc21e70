"""docs/deploy.md names every setting there is, and no command or file that there is not."""

import re
from configparser import ConfigParser

from playground.gate.rate_limits.budgets import Kind
from playground.serving.server import server_command
from tests.command_line import ROOT, manage

DEPLOY = (ROOT / "docs" / "deploy.md").read_text()
ASKED = re.compile(r'(?:environ(?:\.get\(|\[)|_number\()"([A-Z_]+)"')
SERVERS_OWN = {"FORWARDED_ALLOW_IPS"}
SENT = """
from django.test import Client
answer = Client().get("/static/icon.svg", secure=True, headers={"host": "playground.example"})
print(answer.headers["Strict-Transport-Security"])
"""


def settings_told() -> set[str]:
    """All settings of the table."""
    first_cells = re.findall(r"^\| (`[A-Z_`, ]+`) \|", DEPLOY, re.MULTILINE)
    return {name for cell in first_cells for name in re.findall(r"[A-Z_]+", cell)}


def test_every_setting_is_in_the_table_and_the_table_has_no_other() -> None:
    read = {
        name
        for path in (ROOT / "playground").rglob("*.py")
        for name in ASKED.findall(path.read_text())
        if not name.startswith("AWS_")  # what boto3 reads as well, for `collect`
    } | {f"LIMIT_{kind.name}" for kind in Kind}
    assert settings_told() == read | SERVERS_OWN


def test_what_it_says_that_serve_runs_is_what_serve_runs() -> None:
    block = next(one for one in re.findall(r"```sh\n(.*?)```", DEPLOY, re.DOTALL) if "-m uv" in one)
    words = block.replace("\\\n", " ").split()
    assert words[1:] == server_command("127.0.0.1", 8000, 2)[1:]


def test_the_service_waits_for_servers_that_start_later_than_it() -> None:
    """`serve` ends within a second where one is away; after five of these systemd would give up."""
    (block,) = re.findall(r"```ini\n(.*?)```", DEPLOY, re.DOTALL)
    unit = ConfigParser(interpolation=None)
    unit.read_string(block)
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert unit["Unit"]["Wants"] in unit["Unit"]["After"].split()
    assert (unit["Service"]["Restart"], unit["Service"]["RestartSec"]) == ("on-failure", "5")
    assert "while the site starts" in DEPLOY.partition("## When a server is away")[2]


def test_what_it_says_that_browsers_are_told_is_what_they_are_told() -> None:
    told = manage(
        "shell",
        *("-v", "0", "-c", SENT),
        ALLOWED_HOSTS="playground.example",
        DJANGO_SECRET_KEY="known",
    )
    assert told.returncode == 0, told.stderr
    assert f"`Strict-Transport-Security: {told.stdout.strip()}`" in DEPLOY


def test_its_commands_exist() -> None:
    known = manage("help", "--commands").stdout.split()
    assert {*re.findall(r"manage\.py (\w+)", DEPLOY)} <= {*known}
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {*re.findall(r"make ([a-z-]+)(?: |`|$)", DEPLOY)} >= {"serve", "run"}
    assert {"serve", "run"} <= targets
    for path in re.findall(r"-f (docs/\S+)", DEPLOY):
        assert (ROOT / path).exists()
