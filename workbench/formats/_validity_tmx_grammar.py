"""The grammars of TMX 1.1, 1.2, 1.3 and 1.4, as their document type definitions have them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_types import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

VERSIONS = ("1.1", "1.2", "1.3", "1.4")
ALL = "*all*"
_TITLES = {"1.4": "TMX 1.4b"}
_SEGTYPES = "block|paragraph|sentence|phrase"
_TIMES = "creationdate? = date, creationid?, changedate? = date, changeid?"
_UNIT = (
    "o-encoding?, datatype?, usagecount? = count, lastusagedate? = date, creationtool?,"
    f" creationtoolversion?, o-tmf?, {_TIMES}"
)
_CODE_POINT = re.compile(r"#?[xX][0-9A-Fa-f]{1,6}|[Uu]\+[0-9A-Fa-f]{4,6}")


@cache
def grammar_of(version: str) -> Grammar:
    """The grammar of one of the versions."""
    return Grammar(
        title=_TITLES.get(version, f"TMX {version}"),
        namespaces={"": ""},
        roots=("tmx",),
        units={"tu": ("unit", "tuid")},
        types={"srclang": _source_language, "code": _code},
        elements=tuple(_elements(version)),
    )


def _elements(version: str) -> Iterator[ElementSource]:
    tagged = version >= "1.3"
    lang = "xml:lang? = language, lang? = language" if tagged else "lang? = language"
    main = "xml:lang = language, lang? = language" if tagged else "lang = language"
    yield element("tmx", "header, body", f"version = '{version}'")
    yield element(
        "header",
        "(note | prop | ude)*",
        f"creationtool, creationtoolversion, segtype = {_SEGTYPES}, o-tmf,"
        f" adminlang = language, srclang = srclang, datatype, o-encoding?, {_TIMES}",
    )
    yield element("body", "tu*")
    yield element("note", "#text", f"o-encoding?, {lang}")
    yield element("prop", "#text", f"type, o-encoding?, {lang}")
    yield element("ude", "map+", "name, base?")
    yield element("map", "", "unicode = code, code? = code, ent?, subst?")
    yield element(
        "tu",
        "(note | prop)*, tuv+",
        f"tuid?, segtype? = {_SEGTYPES}, srclang? = srclang, {_UNIT}",
    )
    yield element("tuv", "(note | prop)*, seg", f"{main}, {_UNIT}")
    yield from _inline(version)


def _inline(version: str) -> Iterator[ElementSource]:
    """The text of a unit and the codes in it."""
    codes = "bpt | ept | it | ph | ut" + (" | hi" if version >= "1.2" else "")
    in_seg = codes if version >= "1.2" else f"{codes} | sub"
    yield element("seg", f"(#text | {in_seg})*")
    yield element("sub", f"(#text | {codes})*", "datatype?, type?" if version >= "1.2" else "")
    yield element("bpt", "(#text | sub)*", "i, x?, type?")
    yield element("ept", "(#text | sub)*", "i")
    yield element("it", "(#text | sub)*", "pos = begin|end, x?, type?")
    yield element("ph", "(#text | sub)*", "assoc? = p|f|b, x?, type?")
    yield element("ut", "(#text | sub)*" if version >= "1.4" else "#text", "x?")
    if version >= "1.2":
        yield element("hi", f"(#text | {codes})*", "x?, type?")


def _source_language(value: str) -> str:
    return "" if value == ALL else language(value)


def _code(value: str) -> str:
    return "" if _CODE_POINT.fullmatch(value) else "no code such as #xF8FF"
