"""The grammar of XLIFF 1.2, strict and transitional, as its two schemas have it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_xliff_1_2_values import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
UNITS = {"trans-unit": ("unit", "id"), "bin-unit": ("unit", "id")}
_YES_NO = "yes|no"
_SPACE = "xml:space? = default|preserve"
_CODES = "(#text | g | bpt | ept | ph | it | mrk | x | bx | ex)*"
_FILE = "(internal-file | external-file)"
_PLACE = "resname?, coord? = coordinates, font?, css-style?, style? = nmtoken, exstyle? = nmtoken"
_RESOURCE = (
    f"datatype? = datatype, {_SPACE}, restype? = restype, {_PLACE}, extradata?, extype?,"
    " help-id? = nmtoken, menu?, menu-option?, menu-name?"
)
_SIZES = (
    "size-unit? = size-unit, maxwidth? = nmtoken, minwidth? = nmtoken, maxheight? = nmtoken,"
    " minheight? = nmtoken, maxbytes? = nmtoken, minbytes? = nmtoken, charclass?"
)
_TRANSLATED = f"translate? = {_YES_NO}, reformat? = reformat"
_STATE = "state? = state, state-qualifier? = state-qualifier, phase-name? = nmtoken"


@cache
def grammar_of(*, is_strict: bool) -> Grammar:
    """The one that tools must write, or the one that lets be what is out of date."""
    return Grammar(
        title="XLIFF 1.2",
        namespaces={"": NAMESPACE},
        roots=("xliff",),
        units=UNITS,
        types=TYPES,
        elements=(
            *_file(is_strict),
            *_remarks(is_strict),
            *_units(is_strict),
            *_binary_units(is_strict),
            *_inline("" if is_strict else "ts?, ", "#other" if is_strict else "#any"),
        ),
    )


def _file(is_strict: bool) -> Iterator[ElementSource]:
    """A file with its header, and what was done to it by whom."""
    ts, tool, other = ("", "", "#other") if is_strict else ("ts?, ", "tool?, ", "#any")
    properties = "" if is_strict else "prop-group | "
    yield element(
        "xliff", "(#other*, file)+", f"version = 1.2|1.1|1.0, xml:lang? = language, {other}"
    )
    yield element(
        "file",
        "header?, body",
        "original, source-language = language, datatype = datatype, tool-id?, date? = moment,"
        f" {_SPACE}, category?, target-language? = language, product-name?, product-version?,"
        f" build-num?, {ts}{tool}{other}",
    )
    yield element(
        "header",
        "skl?, phase-group?,"
        f" (glossary | reference | count-group | {properties}note | tool)*, #other*",
    )
    for name in ("skl", "glossary", "reference"):
        yield element(name, _FILE)
    yield element("internal-file", "#text", "form?, crc? = nmtoken")
    yield element("external-file", "", "href, crc? = nmtoken, uid? = nmtoken")
    yield element("phase-group", "phase+")
    yield element(
        "phase",
        "note*",
        "phase-name, process-name, company-name?, tool-id?, date? = moment, job-id?,"
        f" contact-name?, contact-email?, {tool}contact-phone?",
    )
    yield element(
        "tool", "(#text | #any)*", f"tool-id, tool-name, tool-version?, tool-company?, {other}"
    )


def _remarks(is_strict: bool) -> Iterator[ElementSource]:
    """What is said of a file or of a unit: notes, counts, contexts, properties."""
    yield element(
        "note",
        "#text",
        "xml:lang? = language, priority? = priority, from?, annotates? = source|target|general",
    )
    yield element("count-group", "count*", "name")
    yield element("count", "#text", "count-type? = count-type, phase-name?, unit? = unit")
    yield element("context-group", "context+", "name?, crc? = nmtoken, purpose? = purpose")
    yield element(
        "context",
        "#text",
        f"context-type = context-type, match-mandatory? = {_YES_NO}, crc? = nmtoken",
    )
    if not is_strict:
        yield element("prop-group", "prop+", "name?")
        yield element("prop", "#text", "prop-type, xml:lang? = language")


def _units(is_strict: bool) -> Iterator[ElementSource]:
    """What is translated: groups of units, their texts, and other translations of them."""
    ts, tool, other = ("", "", "#other") if is_strict else ("ts?, ", "tool?, ", "#any")
    properties = "" if is_strict else "prop-group | "
    in_order = "" if is_strict else "prop-group*, "
    units = "(group | trans-unit | bin-unit)*"
    yield element("body", units)
    yield element(
        "group",
        f"context-group*, count-group*, {in_order}note*, #other*, {units}",
        f"id?, {_RESOURCE}, {_TRANSLATED}, {_SIZES}, merged-trans? = {_YES_NO}, {ts}{other}",
    )
    yield element(
        "trans-unit",
        f"source, seg-source?, target?, (context-group | count-group | {properties}note"
        " | alt-trans)*, #other*",
        f"id, approved? = {_YES_NO}, phase-name?, {_RESOURCE}, {_TRANSLATED}, {_SIZES},"
        f" {ts}{other}",
    )
    for name in ("source", "seg-source"):
        yield element(name, _CODES, f"xml:lang? = language, {ts}{other}")
    of_target = "" if is_strict else "restype? = restype, "
    yield element(
        "target",
        _CODES,
        f"{_STATE}, xml:lang? = language, {_PLACE}, equiv-trans? = {_YES_NO},"
        f" {of_target}{ts}{other}",
    )
    targets = "target" if is_strict else "target+"
    yield element(
        "alt-trans",
        f"source?, seg-source?, {targets}, context-group*, {in_order}note*, #other*",
        "match-quality?, tool-id?, crc? = nmtoken, xml:lang? = language, origin?, mid? = nmtoken,"
        f" phase-name? = nmtoken, alttranstype? = alttranstype, {_RESOURCE}, {tool}{ts}{other}",
    )


def _binary_units(is_strict: bool) -> Iterator[ElementSource]:
    """Pictures and the like, with what takes their places."""
    ts, other = ("", "#other") if is_strict else ("ts?, ", "#any")
    properties = "" if is_strict else "prop-group | "
    yield element(
        "bin-unit",
        f"bin-source, bin-target?, (context-group | count-group | {properties}note"
        " | trans-unit)*, #other*",
        f"id, mime-type = mime, approved? = {_YES_NO}, {_TRANSLATED}, restype? = restype,"
        f" resname?, phase-name?, {ts}{other}",
    )
    yield element("bin-source", _FILE, f"{ts}{other}")
    yield element(
        "bin-target",
        _FILE,
        f"mime-type? = mime, {_STATE}, restype? = restype, resname?, {ts}{other}",
    )


def _inline(ts: str, other: str) -> Iterator[ElementSource]:
    common = f"id, {ts}xid?, equiv-text?, {other}"
    clone = f"clone? = {_YES_NO}"
    native = "(#text | sub)*"
    yield element("g", _CODES, f"ctype? = delimiter, {clone}, {common}")
    yield element("x", "", f"ctype? = placeholder, {clone}, {common}")
    yield element("bx", "", f"rid? = nmtoken, ctype? = delimiter, {clone}, {common}")
    yield element("ex", "", f"rid? = nmtoken, {common}")
    yield element(
        "ph",
        native,
        f"ctype? = placeholder, crc?, assoc? = preceding|following|both, {common}",
    )
    yield element("bpt", native, f"rid? = nmtoken, ctype? = delimiter, crc?, {common}")
    yield element("ept", native, f"rid? = nmtoken, crc?, {common}")
    yield element(
        "it", native, f"pos = open|close, rid? = nmtoken, ctype? = delimiter, crc?, {common}"
    )
    yield element("sub", _CODES, "datatype? = datatype, ctype? = delimiter, xid?")
    yield element("mrk", _CODES, f"mtype = mtype, mid? = nmtoken, comment?, {ts}{other}")
