"""When the database is away, whoever asks gets a page that says so, and no traceback."""

import json
import sys
from pathlib import Path

from tests.command_line import run

ASK = """
import json, django
django.setup()
from django.test import Client
here = Client(HTTP_HOST="localhost")
answers = [here.get("/"), here.post("/new/"), here.get("/help/codes/")]
print(json.dumps([[one.status_code, one.headers.get("Retry-After"), one.content.decode(),
    "Content-Security-Policy" in one.headers] for one in answers]))
"""


def test_a_page_without_its_database_says_so(tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path / 'no' / 'such' / 'folder' / 'net.sqlite3'}"
    asked = run(sys.executable, "-c", ASK, DATABASE_URL=nowhere, DJANGO_SECRET_KEY="known")
    assert asked.returncode == 0, asked.stderr
    read, wrote, needs_none = json.loads(asked.stdout)
    for status, wait, page, policy in (read, wrote):
        assert (status, wait, policy) == (503, "5", True)
        assert "The database does not answer" in page
    again = '<a class="button primary" href="">Try again</a>'
    assert again in read[2]
    assert again not in wrote[2]
    assert "stored whole or not at all" in wrote[2]
    assert "stored whole or not at all" not in read[2]
    assert needs_none[0] == 200
    assert "The database is away: unable to open database file" in asked.stderr
    assert "Traceback" not in asked.stderr
