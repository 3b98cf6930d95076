"""PostgreSQL with pg_trgm and a GIN index, in a cluster that lives in a temporary folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench._timing import Times

_TIMES = re.compile(r"([0-9.]+) s user, ([0-9.]+) s system, [0-9.]+ s elapsed$", re.MULTILINE)
_SETTINGS = "fsync=off autovacuum=off jit=off shared_buffers=1GB maintenance_work_mem=512MB"


class Trigrams:
    """A database that holds texts."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder

    def load(self, texts: Sequence[str]) -> float:
        """Puts the texts in under their place in the list; gives the seconds of the index."""
        rows = "".join(f"{row}\t{_copied(text)}\n" for row, text in enumerate(texts))
        self._ask(
            "DROP TABLE IF EXISTS units; CREATE EXTENSION IF NOT EXISTS pg_trgm;"
            "CREATE TABLE units (id int PRIMARY KEY, source text);"
            f"\nCOPY units FROM STDIN;\n{rows}\\.\n"
        )
        start = perf_counter()
        self._ask("CREATE INDEX ON units USING gin (source gin_trgm_ops); ANALYZE units;")
        return perf_counter() - start

    def look_up(self, queries: Sequence[str], threshold: float) -> tuple[Times, list[set[int]]]:
        """The processor time of the server for each query, and the rows that it found."""
        prepared = (
            f"SET pg_trgm.similarity_threshold = {threshold};\n"
            "PREPARE look(text) AS SELECT id FROM units WHERE source % $1;\n"
            "\\pset format unaligned\n\\pset tuples_only on\n"
        )
        asked = "".join(f"\\echo next\nEXECUTE look({_quoted(query)});\n" for query in queries)
        said = "SET client_min_messages = log; SET log_statement_stats = on;\n"
        found, statistics = self._ask(f"{prepared}{asked}{said}{asked}")
        rows = found.split("next\n")[-len(queries) :]
        times = [float(user) + float(system) for user, system in _TIMES.findall(statistics)]
        return Times(times[-len(queries) :]), [set(map(int, part.split())) for part in rows]

    def _ask(self, script: str) -> tuple[str, str]:
        """What a script gave, and what the server remarked."""
        command = [self._programs / "psql", "-qX", "-h", self._folder, "-d", "postgres"]
        command += ["-U", _user(), "-v", "ON_ERROR_STOP=1", "-f", "-"]
        return _run(command, script)


@contextmanager
def trigrams() -> Iterator[Trigrams | str]:
    """A running server, or a word why there is none; it is gone with its folder afterwards."""
    programs = _programs()
    if programs is None:
        yield "PostgreSQL is not installed: no pg_trgm"
        return
    with tempfile.TemporaryDirectory() as name:
        folder, data = Path(name), Path(name, "data")
        if os.geteuid() == 0:
            shutil.chown(folder, _user())
        try:
            _run([programs / "initdb", "-D", data, "--locale=C.UTF-8", "-E", "UTF8", "-N"])
            given = " ".join(f"-c {setting}" for setting in _SETTINGS.split())
            options = f"-k {folder} -c listen_addresses= {given}"
            start = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options]
            _run([*start, "start"])
        except OSError as error:
            yield f"PostgreSQL does not start: no pg_trgm ({error})"
            return
        try:
            yield Trigrams(programs, folder)
        finally:
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _programs() -> Path | None:
    """The folder of the server's programs, of the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    found_all = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found_all[-1].parent if found_all else None


def _run(command: Sequence[str | Path], script: str = "") -> tuple[str, str]:
    """Runs a program, as the database's own user where we are root, which the server refuses."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", _user(), "--", *command]
    done = subprocess.run(
        command, input=script, capture_output=True, encoding="utf-8", cwd="/", check=False
    )
    if done.returncode:
        raise OSError(f"{command[0]}: {done.stderr.strip()[-200:]}")
    return done.stdout, done.stderr


def _user() -> str:
    return "postgres" if os.geteuid() == 0 else os.environ.get("USER", "postgres")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _copied(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
