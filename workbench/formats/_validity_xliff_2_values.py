"""The kinds of values that XLIFF 2 has for its attributes, and those of its modules."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from workbench.formats._validity_types import count, list_of, nmtoken, one_of, positive

if TYPE_CHECKING:
    from collections.abc import Callable

_OWN = re.compile(r"[^\s:]+:[^\s:]+")
_RESERVED = "xlf:"
_HEX = re.compile(r"([0-9A-Fa-f]{2})*")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DOUBLE = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?")
_LAST = 0x10FFFF
_HIGHEST_PRIORITY, _MOST_PERCENT = 10, 100
_SELECTOR = re.compile(r"(plural|ordinal|gender|select):[^\s,:]+")
_NORMALS = "none nfc nfd"
_FS = (
    "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt"
    " em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span"
    " strike strong sub sup table tbody td tfoot th thead title tr tt u ul"
)
_ISSUES = (
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar"
    " legal register locale-specific-content locale-violation style characters misspelling"
    " typographical formatting inconsistent-entities numbers markup pattern-problem whitespace"
    " internationalization length non-conformance uncategorized other"
)


def own(value: str) -> str:
    """A value that a user may make up: a prefix, a colon and a name."""
    if not _OWN.fullmatch(value):
        return "not a prefix and a name such as my:value"
    return "of the prefix xlf, which the standard keeps to itself" if _is_kept(value) else ""


def subtype(value: str) -> str:
    """The same, where the standard has values of its prefix too."""
    return "" if _OWN.fullmatch(value) else "not a prefix and a name such as my:value"


def _is_kept(value: str) -> bool:
    return value.startswith(_RESERVED)


def marker(value: str) -> str:
    """The type of an annotation."""
    if value in ("generic", "comment", "term"):
        return ""
    return own(value) and "not one of generic, comment, term or my:value"


def priority(value: str) -> str:
    """From 1, the highest, to 10."""
    if positive(value) or int(value[:9]) > _HIGHEST_PRIORITY:
        return "no whole number from 1 to 10"
    return ""


def control(value: str) -> str:
    """The code point of a character that XML cannot hold, or that it advises against."""
    if not value or not _HEX.fullmatch(value):
        return "no even number of hexadecimal digits such as 001F"
    code = int(value[:16], 16)
    if code > _LAST:
        return "no character: the last is 10FFFF"
    if len(value) % 2 or len(value) > 6 or _is_plain(code):
        return "a character that XML can hold: write it as it is"
    return ""


def _is_plain(code: int) -> bool:
    """Whether a character may stand in XML and nothing is said against it (XML 1.0, 2.2)."""
    if code in (0x9, 0xA, 0xD, 0x85):
        return True
    return not (code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or _is_none(code))


def _is_none(code: int) -> bool:
    """Whether it is the last or the last but one of a plane, which are no characters."""
    return code & 0xFFFE == 0xFFFE


def percent(value: str) -> str:
    """A number from 0 to 100, with a point or without."""
    value = value.strip()
    if _DECIMAL.fullmatch(value) and 0 <= float(value) <= _MOST_PERCENT:
        return ""
    return "no number from 0 to 100"


def share(value: str) -> str:
    """A number from 0 to 1."""
    value = value.strip()
    if _DOUBLE.fullmatch(value) and 0 <= float(value) <= 1 and math.isfinite(float(value)):
        return ""
    return "no number from 0 to 1"


def nmtokens(value: str) -> str:
    """Words between spaces, at least one."""
    return list_of(nmtoken)(value) if value.strip() else "empty"


def limits(value: str) -> str:
    """The greatest size, or the least and the greatest; an asterisk is no limit."""
    least, comma, most = value.strip().rpartition(",")
    if most.strip() == "*" and not comma:
        return ""
    is_right = most.strip() == "*" or not count(most)
    return (
        ""
        if is_right and not (comma and count(least))
        else "no size such as 90, 0,90 or 10,* (* is no limit)"
    )


def items(value: str) -> list[str]:
    """The parts of a list with commas or spaces between."""
    return value.replace(",", " ").split()


def switch(value: str) -> str:
    """The variables by which a text is chosen, each with its kind."""
    if value.strip() and all(map(_SELECTOR.fullmatch, items(value))):
        return ""
    return "no list such as plural:count,gender:host (also ordinal and select)"


TYPES: dict[str, Callable[[str], str]] = {
    "own": own,
    "subtype": subtype,
    "marker": marker,
    "priority": priority,
    "control": control,
    "percent": percent,
    "share": share,
    "nmtokens": nmtokens,
    "switch": switch,
    "fs": one_of(_FS.split()),
    "issue": one_of(_ISSUES.split()),
    "normal": one_of(_NORMALS.split()),
}
"""By the names that the grammar calls them."""
