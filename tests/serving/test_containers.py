"""The files for containers, held to what they run: its commands, settings, locks and folders."""

import re
import tomllib
from fnmatch import fnmatch
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from tests.command_line import ROOT, manage, run
from tests.serving.test_documents import settings_told

FOLDER = ROOT / "docs" / "containers"
DOCKERFILE = (FOLDER / "Dockerfile").read_text()
NEVER_IN_THE_WORLD = {"DEBUG"}
SECRETS = re.compile(r"PASSWORD|SECRET|TOKEN|KEY")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """What compose starts, by name."""
    return yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]


def instructions(name: str) -> list[str]:
    """What stands after an instruction of the Dockerfile, each on one line."""
    joined = re.sub(r"\\\n\s*", "", DOCKERFILE)
    return re.findall(rf"^{name} (.*)$", joined, re.MULTILINE)


def test_the_image_installs_what_is_locked_by_hash() -> None:
    (installing,) = (one for one in instructions("RUN") if "pip install" in one)
    assert "--require-hashes --requirement requirements.txt" in installing
    assert not re.search(r"pip install(?!.*--require-hashes)", DOCKERFILE.replace("\\\n", ""))


def test_the_image_has_a_python_that_the_project_takes() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    bases = [one.split()[0] for one in instructions("FROM")]
    assert len(set(bases)) == 1
    version = re.fullmatch(r"python:(3\.\d+)-slim", bases[0])
    assert version
    assert version[1] in SpecifierSet(asked)


def test_the_image_holds_no_secret_and_does_not_run_as_root() -> None:
    assert instructions("USER") == ["playground"]
    assert DOCKERFILE.index("\nUSER playground") < DOCKERFILE.index("\nENTRYPOINT")
    assert not [one for one in instructions("ENV|ARG") if SECRETS.search(one)]


def test_what_goes_into_the_image_is_there_and_is_let_in() -> None:
    let_in = [
        line.removeprefix("!")
        for line in (FOLDER / "Dockerfile.dockerignore").read_text().splitlines()
        if line.startswith("!")
    ]
    copied = [one.split()[0] for one in instructions("COPY") if not one.startswith("--from")]
    assert sorted(copied) == sorted(let_in)
    assert all((ROOT / name).exists() for name in copied)
    assert "\n*\n" in (FOLDER / "Dockerfile.dockerignore").read_text()


def test_everything_that_the_site_reads_is_in_the_image() -> None:
    listed = run("git", "ls-files", "playground", "templates", "static").stdout.splitlines()
    ignored = [
        line
        for line in (FOLDER / "Dockerfile.dockerignore").read_text().splitlines()
        if line.startswith("**/")
    ]
    assert len(listed) > 500
    assert not [name for name in listed for rule in ignored if fnmatch(f"x/{name}", rule)]


def test_the_image_serves_with_the_projects_own_command() -> None:
    (command,) = instructions("CMD")
    arguments = yaml.safe_load(command)
    help_text = manage("serve", "--help").stdout
    assert arguments[0] == "serve"
    assert all(one in help_text for one in arguments if one.startswith("--"))
    assert instructions("EXPOSE") == [arguments[arguments.index("--port") + 1]]
    (health,) = instructions("HEALTHCHECK")
    module = re.search(r'"-m", "([\w.]+)"', health)
    assert module
    assert (ROOT / f"{module[1].replace('.', '/')}.py").exists()


def test_compose_builds_this_image_from_this_project(services: dict[str, Any]) -> None:
    build = services["playground"]["build"]
    assert (FOLDER / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).read_text() == DOCKERFILE
    assert services["playground"]["ports"][0].endswith(f":{instructions('EXPOSE')[0]}")


def test_compose_hands_on_every_setting_and_has_no_password_of_its_own(
    services: dict[str, Any],
) -> None:
    environment = services["playground"]["environment"]
    assert set(environment) == settings_told() - NEVER_IN_THE_WORLD
    for name, value in environment.items():
        if SECRETS.search(f"{name} {value}"):
            assert re.search(r"\$\{\w+:[?-]", value), name
    for word in re.findall(r"POSTGRES_PASSWORD[^}]*", str(services)):
        assert word.startswith(("POSTGRES_PASSWORD:?", "POSTGRES_PASSWORD': '${")), word


def test_compose_waits_for_servers_that_keep_what_must_be_kept(services: dict[str, Any]) -> None:
    needed = services["playground"]["depends_on"]
    assert needed == {name: {"condition": "service_healthy"} for name in ("postgresql", "redis")}
    assert all("healthcheck" in services[name] for name in needed)
    volumes = [one.split(":") for one in services["playground"]["volumes"]]
    assert volumes == [["kept", *instructions("VOLUME")]]
    assert services["postgresql"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert "ports" not in services["postgresql"]
    assert "ports" not in services["redis"]
