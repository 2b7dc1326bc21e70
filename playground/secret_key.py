"""A secret key made on first use and kept in a file that only its owner reads."""

import os
import secrets
import tempfile
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """Return the key in the file, which is written first if there is none.

    Where nothing can be written (a command on a read-only disk) the key lives as long as
    the process: commands need no lasting key.
    """
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii").strip() or secrets.token_urlsafe(64)
    except OSError:
        return secrets.token_urlsafe(64)


def _write_once(path: Path, key: str) -> None:
    """Write the key, whole or not at all; when two processes start at once, the first wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key)
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was quicker: its key is the key
    finally:
        Path(draft).unlink()
