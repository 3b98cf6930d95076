"""Kinds of attribute values, each a function that says what a value is not.

The empty string says that a value is right; anything else completes a sentence that begins with
the value and "is": `no date such as 20260131T093000Z`.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_MOST_NAMED = 12
_NMTOKEN = re.compile(r"[\w:.\-\u00b7]+")
_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*")
_DATE = re.compile(r"\d{8}T\d{6}Z")
_MOMENT = re.compile(
    r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INTEGER = re.compile(r"[+-]?\d+")
_SIGN = r"(?:[^\s<>\"{}|\\^`%#]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*:|(?=[^:/?#]*(?:[/?#]|$))){_SIGN}*(?:\#{_SIGN}*)?"
)
"""Where no scheme begins it, nothing before the first slash may have a colon (RFC 3986, 4.2)."""
_TAG = re.compile(
    r"""(?: (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4,8} )
        (?: -[a-z]{4} )? (?: -(?: [a-z]{2} | \d{3} ) )?
        (?: -(?: [a-z0-9]{5,8} | \d[a-z0-9]{3} ) )*
        (?: -[0-9a-wy-z] (?: -[a-z0-9]{2,8} )+ )*
        (?: -x (?: -[a-z0-9]{1,8} )+ )?
    | x (?: -[a-z0-9]{1,8} )+
    | i-(?: ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu )
    | en-gb-oed | art-lojban | cel-gaulish | no-bok | no-nyn | sgn-(?: be-fr|be-nl|ch-de )
    | zh-(?: guoyu|hakka|min|min-nan|xiang ) )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""A well-formed language tag (RFC 5646, 2.1)."""


@lru_cache(maxsize=1024)
def language(value: str) -> str:
    """A language tag of BCP 47."""
    if _TAG.fullmatch(value):
        return ""
    mended = value.replace("_", "-")
    if _TAG.fullmatch(mended):
        return f"no language tag: write {mended}"
    return "no language tag such as zh-CN (BCP 47)"


def nmtoken(value: str) -> str:
    """A word of letters, digits and .-_: (xs:NMTOKEN)."""
    return (
        "" if _NMTOKEN.fullmatch(value.strip()) else "not one word of letters, digits and . - _ :"
    )


def ncname(value: str) -> str:
    """A name without a colon (xs:NCName), such as an identity of XML."""
    if _NAME.fullmatch(value.strip()):
        return ""
    return "no name: it must begin with a letter and go on with letters, digits, '.', '-' or '_'"


def count(value: str) -> str:
    """A whole number, not negative."""
    return "" if value.strip().isascii() and value.strip().isdigit() else "no whole number"


def positive(value: str) -> str:
    """A whole number from 1."""
    return "" if not count(value) and int(value[:4000]) > 0 else "no whole number from 1"


def integer(value: str) -> str:
    """A whole number."""
    return "" if _INTEGER.fullmatch(value.strip()) else "no whole number"


@lru_cache(maxsize=1024)
def date(value: str) -> str:
    """A time of TMX: YYYYMMDDThhmmssZ."""
    if _DATE.fullmatch(value) and _exists(value):
        return ""
    return "no date such as 20260131T093000Z"


def moment(value: str) -> str:
    """A date with a time (xs:dateTime)."""
    value = value.strip()
    found = _MOMENT.fullmatch(value)
    if found and _exists(value.replace("T24:00:00", "T00:00:00")[:19]):
        return ""
    return "no date with a time such as 2026-01-31T09:30:00Z"


def day(value: str) -> str:
    """A date, or a date with a time (xs:date, xs:dateTime)."""
    value = value.strip()
    if _DAY.fullmatch(value) and _exists(value):
        return ""
    return "no date such as 2026-01-31" if moment(value) else ""


def _exists(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def address(value: str) -> str:
    """A URI or IRI, also a relative one (RFC 3987), read generously."""
    return "" if _ADDRESS.fullmatch(value) else "no address (URI)"


def filled(value: str) -> str:
    """Anything but nothing."""
    return "" if value.strip() else "empty"


def one_of(values: Collection[str], pattern: str = "", also: str = "") -> Callable[[str], str]:
    """One of some values, or what fits a pattern, which `also` puts in words."""
    known = frozenset(values)
    further = re.compile(pattern) if pattern else None
    named = ", ".join(list(values)[:_MOST_NAMED]) + (" ..." if len(known) > _MOST_NAMED else "")
    fault = f"not one of {named}" if len(known) > 1 else f"not {named}"

    def check(value: str) -> str:
        if value in known or (further is not None and further.fullmatch(value)):
            return ""
        return f"{fault}{f' or {also}' if also else ''}"

    return check


def list_of(type: Callable[[str], str]) -> Callable[[str], str]:
    """Words between spaces, each of a kind."""
    return lambda value: next((fault for word in value.split() if (fault := type(word))), "")


def either(*types: Callable[[str], str]) -> Callable[[str], str]:
    """A value of any of some kinds; the last says what it is not."""
    return lambda value: "" if any(not type(value) for type in types) else types[-1](value)


TYPES: dict[str, Callable[[str], str]] = {
    "language": language,
    "nmtoken": nmtoken,
    "ncname": ncname,
    "count": count,
    "positive": positive,
    "integer": integer,
    "date": date,
    "moment": moment,
    "day": day,
    "address": address,
    "filled": filled,
}
"""By the names that a grammar calls them."""
