"""Files that a user names in a question, and what the system says where they are none."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 60
"""Characters of a name that the foot has room for."""


def typed_path(text: str) -> Path:
    """The file of a name in which `~` is a home folder. Raises BadInput where nobody has that."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:  # so does pathlib say that there is no such user
        raise BadInput(
            f"{text}: there is no such home folder", hint="write the folder out"
        ) from error


@contextmanager
def system_errors() -> Iterator[None]:
    """Turns what the system says of a file into one line, in which the name comes last and cut."""
    try:
        yield
    except OSError as error:
        name = str(error.filename or "")
        shown = f"{name[:_SHOWN]}…" if len(name) > _SHOWN else name
        raise BadInput(f"{error.strerror}: {shown}" if shown else str(error)) from error
