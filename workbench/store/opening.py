"""Opening a project file, and refusing what is none, before anything may change it.

A project is only ever opened through SQLite: closing a plain file would drop the locks that the
other connections of this process hold on it (POSIX), and another program would then take the log
away from under them (https://sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from workbench.errors import (
    BadInput,
    DamagedProject,
    NewerProject,
    NoProject,
    Refused,
    WorkbenchError,
)
from workbench.store.rows import transaction
from workbench.store.schema import APPLICATION_ID, LATEST, SQLITE_MAGIC, upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SMALLEST = 512
"""Bytes of the smallest file that SQLite makes; a smaller one is open nowhere."""
_BUSY_SECONDS = 2.0


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Opens an existing project. Raises NoProject and its kin, and leaves such a file untouched."""
    found = version(path)
    if writable and not os.access(path, os.W_OK):
        raise BadInput(f"{path} can't be written", hint="check the permissions of the file")
    with sqlite_errors(path):
        if found < LATEST:
            with closing(_connection(path, "rw")) as connection:
                _refuse_triggers(path, connection)
                upgrade(connection)
                _fill_memory(connection)
        connection = _connection(path, "rw") if writable else _reading(path)
        try:
            _refuse_unfinished(path, connection)
            _refuse_triggers(path, connection)
            if writable:
                _fill_memory(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def version(path: Path) -> int:
    """The schema version of a project. Raises NoProject and its kin, and leaves it untouched."""
    found = _look_at_header(path)
    if _companion(path, "-wal").exists():
        with sqlite_errors(path):
            return _look_at_log(path)
    return found


def copy(path: Path, out: Path) -> None:
    """Copies a project as it stands, whatever its version, and leaves it untouched."""
    with (
        sqlite_errors(path),
        closing(_reading(path)) as connection,
        closing(sqlite3.connect(out)) as made,
    ):
        connection.backup(made)


def create(path: Path) -> sqlite3.Connection:
    """Makes an empty project file with all tables. Raises Refused where something is there."""
    try:
        if not path.parent.is_dir():
            raise BadInput(f"there is no folder {path.parent}", hint="make it first")
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise Refused(f"{path} is there already", hint="open it, or choose another name") from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}", hint=_PERMISSIONS) from error
    with removed_on_failure(path), sqlite_errors(path):
        connection = _connection(path, "rw")
        try:
            _tables().backup(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Takes a project file that is being made away again where that fails or is broken off."""
    try:
        yield
    except BaseException:
        for file in (path, _companion(path, "-wal"), _companion(path, "-shm")):
            file.unlink(missing_ok=True)
        raise


def in_memory() -> sqlite3.Connection:
    """An empty project that lives as long as its connection, for tests."""
    connection = _ready(sqlite3.connect(":memory:", isolation_level=None))
    _tables().backup(connection)
    return connection


@contextmanager
def sqlite_errors(path: Path | str) -> Iterator[None]:
    """Turns what SQLite says of a file into an error that says what to do."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a defect of ours, not of the file
    except sqlite3.Error as error:
        raise explained(path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, "its text is no UTF-8") from error
    except UnicodeEncodeError as error:
        raise BadInput(
            f"the text has half a character at {error.start} (a lone surrogate)",
            hint="take it out, or read the text in its right encoding",
        ) from error


def explained(path: Path | str, error: sqlite3.Error) -> WorkbenchError:
    """What SQLite says of a file, as an error that says what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest only tells kinds of a code
    if code in _HINTS:
        return BadInput(f"{path}: {error}", hint=_HINTS[code])
    return damaged(path, str(error))


def damaged(path: Path | str, fault: str) -> DamagedProject:
    """What is wrong with a project file, and what to do."""
    return DamagedProject(
        f"{path} is damaged: {fault}",
        hint="copy it away, then restore your last backup (workbench backup makes one)",
    )


_PERMISSIONS = "check the permissions of the file and its folder"
_SPACE = "see whether the disk is full; what was stored before is still there"
_BUSY = "another program is writing; try again"
_HINTS = {
    sqlite3.SQLITE_PERM: _PERMISSIONS,
    sqlite3.SQLITE_READONLY: _PERMISSIONS,
    sqlite3.SQLITE_CANTOPEN: _PERMISSIONS,
    sqlite3.SQLITE_FULL: _SPACE,
    sqlite3.SQLITE_IOERR: _SPACE,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return _ready(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS))


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also from a folder where nothing may be written.

    A log that is there stays as it is, for a connection that could write would put it into the
    file when it closes. Where there is none the file is opened as for writing, since SQLite
    leaves an empty log behind otherwise.
    """
    if _companion(path, "-wal").exists():
        return _connection(path, "ro")
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        connection = _connection(path, "rw")
        connection.execute("PRAGMA query_only = ON")
        return connection
    return _connection(path, "ro&immutable=1")


def _ready(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@cache
def _tables() -> sqlite3.Connection:
    """What an empty project is copied from, in one write instead of one for each step."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    upgrade(_ready(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def _companion(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _marks_of(path: Path) -> tuple[int, int]:
    """What the header says of the program and of the version of the schema.

    A file into which its log was put half, because the disk was full then or the program was
    killed, is whole with the log alone.
    """
    modes = ["ro&immutable=1", *(["ro"] if _companion(path, "-wal").exists() else [])]
    while True:
        try:
            with closing(_connection(path, modes.pop(0))) as connection:
                application = connection.execute("PRAGMA application_id").fetchone()[0]
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                return int(application), int(version)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CORRUPT or not modes:
                raise


def _look_at_log(path: Path) -> int:
    """The schema version where the log may hold a later one than the file.

    Read-only: a connection that could write would put the log into the file when it closes.
    """
    with closing(_connection(path, "ro")) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _refuse_newer(path, version)
    return version


def _missing(path: Path) -> NoProject:
    """What is said of a project that is not there, by a name that one can have."""
    named = path if path.suffix == ".db" else path.with_name(f"{path.name}.db")
    hint = f"name it {named}" if named.is_file() else f"make it with: workbench new {named}"
    return NoProject(f"there is no file {path}", hint=hint)


def _look_at_header(path: Path) -> int:
    try:
        if path.is_dir():
            raise NoProject(f"{path} is a folder", hint="name a project file, which ends in .db")
        if path.stat().st_size < _SMALLEST:
            _refuse_small(path, path.read_bytes())
        if not os.access(path, os.R_OK):
            raise NoProject(f"{path}: Permission denied", hint="check its permissions")
        application, version = _marks_of(path)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise NoProject(f"{path}: {error.strerror}", hint="check its permissions") from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise _none_of_ours(path) from None
        raise explained(path, error) from error
    if application != APPLICATION_ID:
        raise NoProject(
            f"{path} is an SQLite file of another program",
            hint="name a project that workbench made",
        )
    _refuse_newer(path, version)
    return version


def _refuse_small(path: Path, data: bytes) -> None:
    if data.startswith(SQLITE_MAGIC):
        raise DamagedProject(f"{path} is cut short", hint="restore your last backup")
    raise _none_of_ours(path)


def _none_of_ours(path: Path) -> NoProject:
    return NoProject(
        f"{path} is no workbench project", hint="source texts come in with: workbench add"
    )


def _refuse_unfinished(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT uuid FROM projects").fetchone() is None:
        raise DamagedProject(f"{path} was never finished", hint="make it again")


def _refuse_triggers(path: Path, connection: sqlite3.Connection) -> None:
    """A trigger in a project that came from elsewhere would do as it likes at every write."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    found = connection.execute(query).fetchone()
    if found is not None:
        raise DamagedProject(
            f"{path} has a trigger, {found[0]!r}, that no workbench made",
            hint="ask whoever sent the file, or drop the trigger",
        )


def _fill_memory(connection: sqlite3.Connection) -> None:
    """Makes the units of what was confirmed before there was a memory, or was broken off there."""
    if connection.execute("SELECT 1 FROM projects WHERE NOT is_remembered").fetchone() is None:
        return
    from workbench.store.remembering import Remembering  # late: most projects need none of it

    with transaction(connection):
        Remembering(connection).catch_up()


def _refuse_newer(path: Path, version: int) -> None:
    if version > LATEST:
        raise NewerProject(
            f"{path} was written by a newer workbench (schema {version}, this one knows {LATEST})",
            hint="update workbench",
        )
