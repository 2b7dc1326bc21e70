"""`manage.py export` writes a scenario in every format, or says in a line why it cannot."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pygraphviz
import pytest
from django.core.management import CommandError, call_command

from playground.exporting import FORMATS, Asking, Matter, make
from playground.question import ask
from playground.sources import open_scenario
from tests.command_line import ROOT, environment_with, manage

pytestmark = pytest.mark.django_db

SCENARIO = "three-tier"


def export(form: str, output: Path) -> bytes:
    call_command("export", SCENARIO, format=form, output=str(output))
    return output.read_bytes()


def status_of(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        call_command("export", *arguments)
    return int(str(left.value.code))


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_scenario_file_opens_again_as_the_same_network(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"copy.{form}"
    export(form, file)
    copy, original = open_scenario(str(file)), open_scenario(SCENARIO)
    assert list(copy.network) == list(original.network)
    assert copy.title == original.title
    assert list(copy.checks) == list(original.checks)


def test_json_is_json(tmp_path: Path) -> None:
    assert json.loads(export("json", tmp_path / "x"))["format"] == 1


def test_svg_is_a_picture_that_stands_alone(tmp_path: Path) -> None:
    root = ET.fromstring(export("svg", tmp_path / "x"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}style") is not None


def test_png_is_an_image(tmp_path: Path) -> None:
    assert export("png", tmp_path / "x").startswith(b"\x89PNG\r\n\x1a\n")


def test_dot_is_a_graph_with_names(tmp_path: Path) -> None:
    graph = pygraphviz.AGraph(string=export("dot", tmp_path / "x").decode())
    assert any(str(node.attr["label"]).startswith("bastion") for node in graph.nodes())


def test_the_readme_tells_every_format() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [name for name in FORMATS if f"`{name}`" not in readme] == []


def test_standard_output_gets_exactly_the_file(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "export", SCENARIO, "--format", "png"]
    done = subprocess.run(command, cwd=ROOT, env=environment_with(), capture_output=True)
    assert done.returncode == 0
    assert done.stdout == export("png", tmp_path / "x")


def test_an_unknown_scenario_is_an_input_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("no-such-thing", "--format=svg") == 2
    assert "no-such-thing" in capsys.readouterr().err


def test_a_broken_file_is_an_input_error_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\ntitle: x\nvpcs:\n  lab: {cider: 10.0.0.0/16}\n")
    assert status_of(str(broken), "--format=svg") == 2
    assert f"{broken}:4:" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["", "missing/file.svg"])
def test_a_place_that_cannot_be_written_is_one_clear_line(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(SCENARIO, "--format=svg", f"--output={tmp_path / place}") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "cannot be written" in lines[0]


def test_a_picture_that_fails_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("playground.drawing.composing.MOST_RESOURCES", 1)
    file = tmp_path / "x.svg"
    assert status_of(SCENARIO, "--format=svg", f"--output={file}") == 2
    assert "too large for a picture" in capsys.readouterr().err
    assert not file.exists()


def test_a_format_nobody_knows_is_a_usage_error() -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("export", SCENARIO, "--format=gif")
    done = manage("export", SCENARIO, "--format", "gif")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_reader_who_leaves_early_is_no_traceback() -> None:
    command = f"'{sys.executable}' manage.py export {SCENARIO} --format svg | head -c 10"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment_with(), capture_output=True, text=True
    )
    assert done.stdout == "<svg xmlns"
    assert "Traceback" not in done.stderr


QUESTION = ["--from", "web-1", "--to", "db-1", "--port", "5432"]


def exported(form: str, *asked: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "manage.py", "export", SCENARIO, "--format", form, *asked],
        cwd=ROOT,
        env=environment_with(),
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_every_format_can_be_written() -> None:
    """One process each would be slow: what a command does with a format is the same for all."""
    opened = open_scenario(SCENARIO)
    asking = Asking(opened.network, ask(opened.network, "web-1", "db-1"), "2026-01-31", SCENARIO)
    for form in FORMATS.values():
        assert make(form, Matter(opened, asking)), form.slug


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        ("svg", b"trace-request"),
        ("dot", b"label=1"),
        ("mermaid", b"==>|1|"),
        ("drawio", b"layer-trace"),
        ("markdown", b"# From web-1 to db-1"),
    ],
)
def test_a_question_goes_with_the_file(form: str, sign: bytes) -> None:
    assert sign in exported(form, *QUESTION)


def test_insights_are_json_with_the_moment_they_were_made() -> None:
    (told,) = json.loads(exported("insights", *QUESTION))["NetworkInsightsAnalyses"]
    assert told["NetworkPathFound"] is False
    made = datetime.fromisoformat(told["StartDate"])
    assert abs(datetime.now(UTC) - made) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--from=web-1"], "--to: say this end"),
        (["--to=web-1"], "--from: say this end"),
        (["--from=nobody", "--to=web-1"], "--from: Nothing here is called"),
        (["--from=web-1", "--to=db-1", "--port=x"], "--port: "),
        (["--from=web-1", "--to=db-1", "--appliance=x"], "--appliance: "),
    ],
)
def test_a_faulty_question_is_a_usage_error(
    asked: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(SCENARIO, "--format=svg", *asked) == 2
    assert capsys.readouterr().err.startswith(words)


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.answers])
def test_an_answer_needs_a_question(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(SCENARIO, f"--format={form}") == 2
    assert capsys.readouterr().err.startswith(f"--format {form}: ")
