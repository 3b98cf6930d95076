"""The grammars of XLIFF 1.0 and 1.1: the definition (DTD) of the one, the schema of the other.

1.0 has no namespace, leaves its values open, and lets nothing of other namespaces in. 1.1 has lists
of values, the same as 1.2 but for what came later.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_types import either, nmtoken
from workbench.formats._validity_xliff_1_2_grammar import UNITS
from workbench.formats._validity_xliff_1_2_values import TYPES, TYPES_OF_1_1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

NAMESPACE_1_0 = ""
NAMESPACE_1_1 = "urn:oasis:names:tc:xliff:document:1.1"
_SPACE = "xml:space? = default|preserve"
_YES_NO = "yes|no"
_CODES = "(#text | g | bpt | ept | ph | it | mrk | x | bx | ex)*"
_NATIVE = "(#text | sub)*"
_FILE = "(internal-file | external-file)"
_UNITS = "(group | trans-unit | bin-unit)*"
_PLACE = (
    "resname? = resname, coord? = coordinates, font?, css-style?, style? = nmtoken,"
    " exstyle? = nmtoken"
)
_SIZES = (
    "size-unit? = size-unit, maxwidth? = nmtoken, minwidth? = nmtoken, maxheight? = nmtoken,"
    " minheight? = nmtoken, maxbytes? = nmtoken, minbytes? = nmtoken, charclass?"
)
_TRANSLATED = f"translate? = {_YES_NO}, reformat? = reformat"
_CLONE = f"clone? = {_YES_NO}"


def _anything(value: str) -> str:
    return ""


_OPEN = {
    **dict.fromkeys(TYPES, _anything),
    "priority": TYPES["priority"],
    "mime": either(nmtoken, TYPES["mime"]),
    "moment": _anything,
    "name": nmtoken,
    "resname": nmtoken,
    "state": nmtoken,
}
"""The kinds of values of 1.0; it means a media type, but its definition allows no slash."""
_LISTED = {**TYPES_OF_1_1, "name": _anything, "resname": _anything}


@cache
def grammar_of(namespace: str) -> Grammar:
    """The grammar of the version that has a namespace, or none."""
    is_first = namespace == NAMESPACE_1_0
    parts = _Parts(is_first=is_first)
    return Grammar(
        title="XLIFF 1.0" if is_first else "XLIFF 1.1",
        namespaces={"": namespace},
        roots=("xliff",),
        units=UNITS,
        types=_OPEN if is_first else _LISTED,
        elements=(*parts.head(), *parts.remarks(), *parts.units(), *parts.texts(), *parts.codes()),
    )


class _Parts:
    """The elements; what 1.0 has not, is empty there."""

    def __init__(self, *, is_first: bool) -> None:
        self._is_first = is_first
        self._any = "" if is_first else ", #any"
        self._other = "" if is_first else ", #other*"
        extype = "" if is_first else ", extype?"
        self._resource = (
            f"datatype? = datatype, {_SPACE}, ts?, restype? = restype, {_PLACE}, extradata?"
            f"{extype}, help-id? = nmtoken, menu?, menu-option?, menu-name?"
        )

    def _since_1_1(self, text: str) -> str:
        return "" if self._is_first else text

    def head(self) -> Iterator[ElementSource]:
        """A file and what is said of it."""
        version = "version? = '1.0'" if self._is_first else "version = 1.1|1.0"
        yield element("xliff", "file+", f"{version}, xml:lang? = language")
        yield element(
            "file",
            f"header{self._since_1_1('?')}, body",
            "original, source-language = language, datatype = datatype, tool?, date? = moment,"
            f" {_SPACE}, ts?, category?, target-language? = language, product-name?,"
            f" product-version?, build-num?{self._any}",
        )
        tool = self._since_1_1(" | tool")
        yield element(
            "header",
            "skl?, phase-group?,"
            f" (glossary | reference | count-group | prop-group | note{tool})*{self._other}",
        )
        for name in ("skl", "glossary", "reference"):
            yield element(name, _FILE)
        yield element("internal-file", "#text", "form?, crc? = nmtoken")
        yield element("external-file", "", "href, crc? = nmtoken, uid? = nmtoken")
        yield element("phase-group", "phase+")
        yield element(
            "phase",
            "note*",
            "phase-name, process-name, company-name?, tool?, date? = moment, job-id?,"
            " contact-name?, contact-email?, contact-phone?",
        )
        if not self._is_first:
            what = "tool-id, tool-name, tool-version?, tool-company?"
            yield element("tool", "(#text | #any)*", what)

    def remarks(self) -> Iterator[ElementSource]:
        """What is said of files and units alike."""
        yield element(
            "note",
            "#text",
            "xml:lang? = language, priority? = priority, from?"
            + self._since_1_1(", annotates? = source|target|general"),
        )
        yield element("count-group", "count*", "name")
        phase = self._since_1_1(", phase-name?")
        yield element("count", "#text", f"count-type? = count-type, unit? = unit{phase}")
        purpose = self._since_1_1(", purpose? = purpose")
        yield element("context-group", "context+", f"name, crc? = nmtoken{purpose}")
        yield element(
            "context",
            "#text",
            f"context-type = context-type, match-mandatory? = {_YES_NO}, crc? = nmtoken",
        )
        yield element("prop-group", "prop+", "name?")
        yield element("prop", "#text", "prop-type, xml:lang? = language")

    def units(self) -> Iterator[ElementSource]:
        """Units and their groups."""
        yield element("body", _UNITS)
        yield element(
            "group",
            f"context-group*, count-group*, prop-group*, note*{self._other}, {_UNITS}",
            f"id? = name, {self._resource}"
            + self._since_1_1(f", {_TRANSLATED}, {_SIZES}, merged-trans? = {_YES_NO}, #any"),
        )
        remarks = (
            "(count-group | note | context-group | prop-group | alt-trans)*"
            if self._is_first
            else "context-group*, count-group*, prop-group*, note*, alt-trans*"
        )
        yield element(
            "trans-unit",
            f"source, target?, {remarks}{self._other}",
            f"id = name, approved? = {_YES_NO}, phase-name?, {self._resource}, {_TRANSLATED},"
            f" {_SIZES}{self._any}",
        )
        counts = self._since_1_1("count-group | ")
        yield element(
            "bin-unit",
            f"bin-source, bin-target?, (context-group | {counts}prop-group | note | trans-unit)*"
            f"{self._other}",
            f"id = name, mime-type = mime, approved? = {_YES_NO}, {_TRANSLATED}, ts?,"
            f" restype? = restype, resname? = resname, phase-name?{self._any}",
        )
        yield element("bin-source", _FILE, f"ts?{self._any}")
        yield element(
            "bin-target",
            _FILE,
            f"mime-type? = mime, ts?, {self._state()}, restype? = restype,"
            f" resname? = resname{self._any}",
        )

    def texts(self) -> Iterator[ElementSource]:
        """Sources, targets and other translations."""
        yield element("source", _CODES, f"xml:lang? = language, ts?{self._any}")
        yield element(
            "target",
            _CODES,
            f"{self._state()}, xml:lang? = language, ts?, restype? = restype, {_PLACE}{self._any}",
        )
        remarks = (
            "(note | context-group | prop-group)*"
            if self._is_first
            else "context-group*, prop-group*, note*"
        )
        yield element(
            "alt-trans",
            f"source?, target+, {remarks}{self._other}",
            "match-quality?, tool?, crc? = nmtoken, xml:lang? = language, origin?,"
            f" {self._resource}{self._any}",
        )

    def _state(self) -> str:
        qualifier = self._since_1_1(", state-qualifier? = state-qualifier")
        return f"state? = state{qualifier}, phase-name? = nmtoken"

    def codes(self) -> Iterator[ElementSource]:
        """Codes and marks in a text."""
        crc = "crc? = nmtoken" if self._is_first else "crc?"
        common = "id, ts?" + self._since_1_1(", xid?, #any")
        yield element("g", _CODES, f"ctype? = delimiter, {_CLONE}, {common}")
        yield element("x", "", f"ctype? = placeholder, {_CLONE}, {common}")
        yield element("bx", "", f"rid? = nmtoken, ctype? = delimiter, {_CLONE}, {common}")
        yield element("ex", "", f"rid? = nmtoken, {common}")
        assoc = "assoc?" + self._since_1_1(" = preceding|following|both")
        yield element("ph", _NATIVE, f"ctype? = placeholder, {crc}, {assoc}, {common}")
        yield element("bpt", _NATIVE, f"rid? = nmtoken, ctype? = delimiter, {crc}, {common}")
        yield element("ept", _NATIVE, f"rid? = nmtoken, {crc}, {common}")
        paired = "pos = open|close, rid? = nmtoken, ctype? = delimiter"
        yield element("it", _NATIVE, f"{paired}, {crc}, {common}")
        xid = self._since_1_1(", xid?")
        yield element("sub", _CODES, f"datatype? = datatype, ctype? = delimiter{xid}")
        yield element("mrk", _CODES, f"mtype = mtype, mid? = nmtoken, comment?, ts?{self._any}")
