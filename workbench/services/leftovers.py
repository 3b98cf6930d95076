"""Drafts that a killed process left behind, and the names by which they are known.

A name says which process made the draft, and on which start of which machine. One of a process of
this start that is no more is dead for sure; of any other it is taken to be dead after a week, for
no export lasts so long.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import socket
import stat
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.workbench-(?:(?P<start>[0-9a-f]{8})-(?P<process>\d+)-)?[0-9a-f]{12}\.part")
_WEEK = 7 * 24 * 3600
_STARTS = (Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid"))
"""What is other after each start of a Linux machine, and in each of its containers."""


def new_name() -> str:
    """A name for a draft, which nothing else has."""
    return f".workbench-{_start()}-{os.getpid()}-{secrets.token_hex(6)}.part"


def clean(folder: Path) -> None:
    """Takes away the drafts in a folder that are ours and dead; what cannot go stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found is not None and _is_dead(entry, found):
                _remove(Path(entry.path))


def _is_dead(entry: os.DirEntry[str], name: re.Match[str]) -> bool:
    try:
        said = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    if not (stat.S_ISREG(said.st_mode) or stat.S_ISDIR(said.st_mode)):
        return False
    if hasattr(os, "getuid") and said.st_uid != os.getuid():
        return False
    if name["start"] == _start() and not _is_running(int(name["process"])):
        return True
    return time.time() - said.st_mtime > _WEEK


def _is_running(process: int) -> bool:
    """Whether there is such a process, as far as it can be told."""
    if os.name == "nt":  # where the signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


@cache
def _start() -> str:
    """Eight figures that this start of this machine has."""
    said = [socket.gethostname()]
    for path in _STARTS:
        with suppress(OSError):
            said.append(str(path.readlink()) if path.is_symlink() else path.read_text("ascii"))
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]
