"""What an error that came while a project was open says of its file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.store.opening import damaged, sqlite_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SIGNS = (sqlite3.IntegrityError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a damaged file may raise, and what a defect of ours may: the file is asked."""


def explained(
    error: BaseException, path: Path | str, faults: Callable[[], Iterator[str]]
) -> WorkbenchError | None:
    """What to say of an error that comes of the file; None for any other.

    `faults` looks for what is wrong in the file, where the error may be a sign of it.
    """
    if isinstance(error, _SIGNS):
        damage = next(faults(), None)
        if damage is not None:
            return damaged(path, damage)
    if isinstance(error, sqlite3.Error | UnicodeError):
        try:
            with sqlite_errors(path):
                raise error
        except WorkbenchError as said:
            return said
        except (sqlite3.Error, UnicodeError):
            return None  # a defect of ours
    return None
