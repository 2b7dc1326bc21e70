"""Bundles: files, folders and zip archives become named contents, within bounds."""

import io
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, NoReturn

from playground.exchange.content import Content
from playground.exchange.regions import is_region
from playground.scenariofile.faults import quoted

READ = (".json", ".yaml", ".yml", ".template", ".tfstate", ".txt", ".cfn")
"""What files in a folder or an archive are read.  A file that is named is read in any case."""
ACCOUNT = re.compile(r"\d{12}")
IN_PASSING = ("__MACOSX", ".git", "node_modules", ".terraform")
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError),
    *(OSError, EOFError, ValueError, IndexError, OverflowError, RuntimeError),
)
"""What reading an archive may end in: the parts of one that was made by hand may say anything."""


class Bounds(NamedTuple):
    """How much is read at most: bytes of one file, bytes of all, files, and values in all.

    A value is what a comma or a bracket stands before; the shortest take thirty times their bytes.
    """

    file: int = 64 * 1024 * 1024
    all: int = 256 * 1024 * 1024
    files: int = 20_000
    values: int = 4_000_000


class BundleError(ValueError):
    """It cannot be read: one sentence that begins with the name of the file."""


class Bundle:
    """Collects contents until a bound is passed."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self.contents: list[Content] = []
        self.skipped: list[str] = []
        self._bytes = self._values = 0

    def add(self, name: str, data: bytes) -> None:
        """Take in a file, or everything in an archive.  Raises BundleError."""
        if data.startswith((ZIP, EMPTY_ZIP)):
            self._add_archive(name, data)
            return
        self._count(name, data)
        region, account = _whose(PurePosixPath(name.replace(os.sep, "/")))
        self.contents.append(Content(name, data, region, account))

    def add_path(self, path: Path) -> None:
        """Take in a file or a folder of any depth.  Raises BundleError."""
        try:
            if path.is_dir():
                for inner in _files_in(path):
                    self._add_inner(inner)
            else:
                self.add(str(path), self._read(path))
        except OSError as error:
            where = error.filename or path
            raise BundleError(f"{where}: {error.strerror or error}.") from error

    def _add_inner(self, path: Path) -> None:
        """A pipe or a device in a folder is not waited for, and a link may lead nowhere."""
        if path.is_file():
            self.add_found(str(path), partial(self._read, path))
        else:
            self.skipped.append(str(path))

    def add_found(self, name: str, read: Callable[[], bytes]) -> None:
        """Take in a file that was found among others, if it may be one.  Raises BundleError."""
        if name.lower().endswith((*READ, ".zip")):
            self.add(name, read())
        else:
            self.skipped.append(name)

    def _read(self, path: Path) -> bytes:
        with path.open("rb") as file:
            data = file.read(self.bounds.file + 1)
        self._refuse_large(str(path), len(data))
        return data

    def _count(self, name: str, data: bytes) -> None:
        self._refuse_large(name, len(data))
        self._bytes += len(data)
        self._values += sum(map(data.count, (b",", b"{", b"[")))
        if self._bytes > self.bounds.all:
            most = _size(self.bounds.all)
            raise BundleError(f"{name}: with it the files are larger than {most}.")
        if self._values > self.bounds.values:
            most = f"{self.bounds.values:,} values"
            raise BundleError(f"{name}: with it there are more than {most}.")
        if len(self.contents) >= self.bounds.files:
            raise BundleError(f"{name}: there are more than {self.bounds.files:,} files.")

    def _refuse_large(self, name: str, size: int) -> None:
        if size > self.bounds.file:
            raise BundleError(f"{name}: the file is larger than {_size(self.bounds.file)}.")

    def _add_archive(self, name: str, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in self._members(name, archive):
                    inner = f"{name}/{member.filename}"
                    self.add_found(inner, partial(self._unpack, name, archive, member))
        except BundleError:
            raise
        except DAMAGED as error:
            raise BundleError(f"{name}: the archive is damaged: {error}.") from error

    def _members(self, name: str, archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
        members = archive.infolist()
        if len(members) > self.bounds.files:
            raise BundleError(f"{name}: there are more than {self.bounds.files:,} files in it.")
        for member in members:
            parts = PurePosixPath(member.filename.replace("\\", "/")).parts
            if ".." in parts or parts[:1] == ("/",) or ":" in (parts or ("",))[0]:
                raise BundleError(f"{name}: {quoted(member.filename)} points out of the archive.")
            if not member.is_dir() and not _passed_by(parts):
                yield member

    def _unpack(self, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member; what it claims to be long is not believed."""
        inner = f"{name}/{member.filename}"
        if member.flag_bits & 1:
            raise BundleError(f"{inner}: the archive is encrypted; unpack it first.")
        most = min(self.bounds.file, self.bounds.all - self._bytes)
        with archive.open(member) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise BundleError(f"{inner}: unpacked, it is larger than {_size(most)}.")
        if data.startswith(ZIP):
            raise BundleError(f"{inner}: an archive within an archive is not read; unpack it.")
        return data


def _files_in(folder: Path) -> Iterator[Path]:
    """Every file, in the order of names; links to folders are not followed.  Raises OSError."""
    for inside, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(one for one in folders if not _passed_by((one,)))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(inside) / name


def _refuse(error: OSError) -> NoReturn:
    """A folder that cannot be listed must not be missing without a word."""
    raise error


def _passed_by(parts: tuple[str, ...]) -> bool:
    return any(part in IN_PASSING or part.startswith(".") for part in parts if part != ".")


def _whose(path: PurePosixPath) -> tuple[str, str]:
    """Region and account by the folders: accounts/<account>/<region>/, or <region>/ alone."""
    folders = path.parts[:-1]
    region = next((one for one in reversed(folders) if is_region(one)), "")
    account = next((one for one in reversed(folders) if ACCOUNT.fullmatch(one)), "")
    return region, account


def _size(size: int) -> str:
    """'64 MiB'."""
    for unit, name in ((1024 * 1024, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size // unit:,} {name}"
    return f"{size:,} bytes"
