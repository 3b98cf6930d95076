"""JSON of another program, with the line of what cannot be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.formats._faults import Faults

_HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str, line: int, faults: Faults) -> object:
    """The value; None, with a fault by line, where it is none. `line` is the first of the text."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        faults.add(f"line {line + error.lineno - 1}", f"{error.msg}, column {error.colno}")
    except RecursionError:
        faults.add(f"line {line}", "values are nested too deep")
    except ValueError as error:
        faults.add(f"line {line}", str(error))
    return None


def is_whole(text: str) -> bool:
    """Whether a text has no half of a character, which JSON can escape and UTF-8 cannot write."""
    return not _HALF.search(text)


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no value of JSON")
