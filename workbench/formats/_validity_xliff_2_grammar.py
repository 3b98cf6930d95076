"""The grammar of XLIFF 2.0, 2.1 and 2.2: the schemas of the core, with its modules.

Where the standard is stricter than its schemas, so is this: codes have attributes of modules, but
of no extension, and prefixes such as `xlf:` are kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_xliff_2_modules import (
    ANYWHERE,
    NAMESPACES,
    SIZES,
    STYLES,
    module_elements,
)
from workbench.formats._validity_xliff_2_values import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
NAMESPACE_2_2 = "urn:oasis:names:tc:xliff:document:2.2"
VERSIONS = {NAMESPACE: "2.0|2.1", NAMESPACE_2_2: "2.0|2.1|2.2"}
"""What the attribute `version` may say, by namespace."""
_YES_NO = "yes|no"
_DIRECTIONS = "ltr|rtl|auto"
_TEXT = "(#text | cp | ph | pc | sc | ec | mrk | sm | em)*"
_SPACE = "xml:space? = default|preserve"
_INHERITED = (
    f"canResegment? = {_YES_NO}, translate? = {_YES_NO}, srcDir? = {_DIRECTIONS},"
    f" trgDir? = {_DIRECTIONS}"
)
_HINTS = (
    f"canCopy? = {_YES_NO}, canDelete? = {_YES_NO}, canReorder? = yes|firstNo|no,"
    " copyOf? = nmtoken, subType? = subtype, type? = fmt|ui|quote|link|image|other,"
    f" {STYLES}, {SIZES}"
)
_DATA = "disp?, equiv?, dataRef? = nmtoken, subFlows? = nmtokens"
_OVERLAP = f"canOverlap? = {_YES_NO}"
_DIRECTION = f"dir? = {_DIRECTIONS}"


@cache
def grammar_of(namespace: str, version: str) -> Grammar:
    """The one of a namespace, which 2.0 and 2.1 share; `version` is what it is called by."""
    is_new = namespace == NAMESPACE_2_2
    return Grammar(
        title=f"XLIFF {version}",
        namespaces={"": namespace, **NAMESPACES},
        roots=("xliff",),
        units={"unit": ("unit", "id")},
        types=TYPES,
        elements=(
            *_structure(VERSIONS[namespace], is_new=is_new),
            *_notes(is_new=is_new),
            *_segments(is_new=is_new),
            *_inline(),
            *module_elements(is_new=is_new),
        ),
    )


def _structure(versions: str, *, is_new: bool) -> Iterator[ElementSource]:
    yield element(
        "xliff",
        "notes?, mda:metadata?, file+" if is_new else "file+",
        f"version = {versions}, srcLang = language, trgLang? = language, {_SPACE}, {ANYWHERE}",
    )
    yield element(
        "file",
        "skeleton?, #other*, notes?, (unit | group)+",
        f"id = nmtoken, original?, {_INHERITED}, {_SPACE}, {ANYWHERE}",
    )
    yield element("skeleton", "#text, (#other, #other*)?", "href?")
    yield element(
        "group",
        "#other*, notes?, (unit | group)*",
        f"id = nmtoken, name?, type? = own, {_INHERITED}, {_SPACE}, {ANYWHERE}",
    )
    yield element(
        "unit",
        "#other*, notes?, originalData?, ignorable*, segment, (segment | ignorable)*",
        f"id = nmtoken, name?, type? = own, {_INHERITED}, {_SPACE}, {ANYWHERE}",
    )


def _notes(*, is_new: bool) -> Iterator[ElementSource]:
    yield element("notes", "note+")
    ref = "ref? = address, " if is_new else ""
    yield element(
        "note",
        "#text",
        "id? = nmtoken, appliesTo? = source|target, category?, priority? = priority,"
        f" {ref}{ANYWHERE}",
    )
    yield element("originalData", "data+")
    yield element(
        "data",
        "(#text | cp)*",
        f"id = nmtoken, {_DIRECTION}, xml:space? = 'preserve'",
    )


def _segments(*, is_new: bool) -> Iterator[ElementSource]:
    case = ", pgs:case?" if is_new else ""
    yield element(
        "segment",
        "source, target?",
        f"id? = nmtoken, canResegment? = {_YES_NO}, state? = initial|translated|reviewed|final,"
        f" subState? = own{case}",
    )
    yield element("ignorable", "source, target?", "id? = nmtoken")
    yield element("source", _TEXT, f"xml:lang? = language, {_SPACE}")
    yield element("target", _TEXT, f"xml:lang? = language, {_SPACE}, order? = positive")


def _inline() -> Iterator[ElementSource]:
    yield element("cp", "", "hex = control")
    yield element("ph", "", f"id = nmtoken, {_DATA}, {_HINTS}")
    yield element(
        "pc",
        _TEXT,
        f"id = nmtoken, dispStart?, dispEnd?, equivStart?, equivEnd?, dataRefStart? = nmtoken,"
        f" dataRefEnd? = nmtoken, subFlowsStart? = nmtokens, subFlowsEnd? = nmtokens, {_OVERLAP},"
        f" {_DIRECTION}, {_HINTS}",
    )
    coded = f"{_DATA}, isolated? = {_YES_NO}, {_OVERLAP}, {_DIRECTION}, {_HINTS}"
    yield element("sc", "", f"id = nmtoken, {coded}")
    yield element("ec", "", f"id? = nmtoken, startRef? = nmtoken, {coded}")
    marked = (
        f"id = nmtoken, translate? = {_YES_NO}, type? = marker, ref? = address, value?, {ANYWHERE}"
    )
    yield element("mrk", _TEXT, marked)
    yield element("sm", "", marked)
    yield element("em", "", "startRef = nmtoken")
