"""The lines of a PDF, read in a process of its own that may take only so much memory and time.

PDFium holds whatever a page unpacks to, follows forms into forms without end, and aborts where it
gets no more memory; none of that can be asked of it beforehand. The process gets the document on
its standard input and says a page a line, in JSON: the fields of each `Line`, or what is wrong.
Where the system knows no limits for processes, there are none.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile
from workbench.formats._pdf_glyphs import opened, page_glyphs
from workbench.formats._pdf_lines import Line, page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 10_000_000
"""Characters of a document."""
_MEMORY = 320 * 2**20
"""Bytes that the process may have, besides four times those of the document."""
_SECONDS = 20
"""Of processor time for a page; the fullest page of a newspaper takes less than one."""
_HINT = "print it as a PDF again, or take out the page"


def pages_apart(data: bytes, name: str) -> Iterator[list[Line]]:
    """The lines of each page. `name` is that of the file, for what is said.

    Raises UnreadableFile where the document cannot be read, a page of it takes too much, or it has
    more characters than a book.
    """
    page, path = 1, os.pathsep.join(filter(None, sys.path))
    # Never what stands in the folder in which somebody works: -P.
    command = [sys.executable, "-P", "-m", __name__, name, str(_MEMORY + 4 * len(data))]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(BrokenPipeError), process.stdin as stdin:
                stdin.write(data)
            for said in map(json.loads, process.stdout):
                if isinstance(said, dict):
                    raise UnreadableFile(said["fault"], hint=said["hint"])
                page += 1
                yield [Line(**each) for each in said]
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise UnreadableFile(
            f"{name}, page {page} takes more memory or time than a page of text", hint=_HINT
        )


def _pages(data: bytes, name: str, memory: int) -> Iterator[Any]:
    """What is said of each page: its lines, or what is wrong."""
    try:
        with opened(data, name) as document:
            total = 0
            for index in range(len(document)):
                _limit(memory)
                glyphs = page_glyphs(document, index, name)
                total += len(glyphs)
                if total > _MOST:
                    raise UnreadableFile(
                        f"{name} has more than {_MOST:,} characters up to page {index + 1}",
                        hint="cut it into parts and add each",
                    )
                yield [asdict(line) for line in page_lines(glyphs)]
    except UnreadableFile as error:
        yield {"fault": error.fault, "hint": error.hint}


def _limit(memory: int) -> None:
    """Sets how many bytes the process may have, and what it may take for the next page."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        for kind, most in (
            (resource.RLIMIT_DATA, memory),
            (resource.RLIMIT_CPU, int(time.process_time()) + _SECONDS),
        ):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(name: str, memory: int) -> None:
    _limit(memory)
    for said in _pages(sys.stdin.buffer.read(), name, memory):
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
