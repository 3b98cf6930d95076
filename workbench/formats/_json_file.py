"""JSON of another program, with the line of what cannot be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.formats._faults import Faults

_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
"""Half of a character beyond the BMP, which JSON can escape and UTF-8 cannot write."""


_TOO_LONG = "Exceeds the limit"
"""How Python begins what it says of a number with thousands of figures."""


NO_OBJECT = "the line is no JSON object; it may be cut short"
CONTROL = "a control character stands in the line, which JSON must escape"
HALF = "the line has half of a character, which no text can hold"
_CONTROL = "Invalid control character"
"""How Python begins what it says of such a character."""


def read_json(text: str, line: int, faults: Faults) -> object:
    """The value; None, with a fault by line, where it is none. `line` is the first of the text."""
    try:
        value: object = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        faults.add(f"line {line + error.lineno - 1}", f"{error.msg}, column {error.colno}")
        return None
    except RecursionError:
        faults.add(f"line {line}", "values are nested too deep")
        return None
    except ValueError as error:
        said = str(error)
        faults.add(f"line {line}", "a number is too long" if said.startswith(_TOO_LONG) else said)
        return None
    if _is_whole(text, value):
        return value
    half = _HALF.search(text)
    at = line + text.count("\n", 0, half.start() if half else 0)
    faults.add(f"line {at}", "half of a character is escaped, and the other half is not there")
    return None


def read_object(text: str) -> dict[str, Any] | None:
    """The JSON object that a text is; None where it is none."""
    found = object_of(text)
    return None if isinstance(found, str) else found


def object_of(text: str) -> dict[str, Any] | str:
    """The JSON object that a text is, or a sentence that says what is wrong with it."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return CONTROL if error.msg.startswith(_CONTROL) else NO_OBJECT
    except (ValueError, RecursionError):
        return NO_OBJECT
    if not isinstance(value, dict):
        return NO_OBJECT
    return value if _is_whole(text, value) else HALF


def _is_whole(text: str, value: object) -> bool:
    if not _HALVES.search(text):
        return True
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no value of JSON")
