"""The grammar of TBX version 2 (ISO 30042:2008), as its document type definition has it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import Grammar, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_grammar import ElementSource

_ID = "id? = ncname"
_ID_LANGUAGE = f"{_ID}, xml:lang? = language"
_TYPED = f"{_ID_LANGUAGE}, type, target? = ncname, datatype?"
_TEXT = "(#text | hi | foreign | bpt | ept | ph)*"
_LINKS = "note | ref | xref"
_LINK = f"(admin | adminGrp | transacGrp | {_LINKS})*"
_AUX = f"(descrip | descripGrp | admin | adminGrp | transacGrp | {_LINKS})*"


@cache
def grammar() -> Grammar:
    """The core structure, version 2."""
    return Grammar(
        title="TBX 2 (ISO 30042:2008)",
        namespaces={"": ""},
        roots=("martif",),
        units={"termEntry": ("entry", "id")},
        elements=(*_head(), *_entries(), *_facts(), *_text()),
    )


def _head() -> Iterator[ElementSource]:
    yield element("martif", "martifHeader, text", "type, xml:lang = language")
    yield element("martifHeader", "fileDesc, encodingDesc?, revisionDesc?", _ID)
    yield element("p", _TEXT, f"{_ID_LANGUAGE}, type? = DCSName|XCSURI|XCSContent")
    yield element("fileDesc", "titleStmt?, publicationStmt?, sourceDesc+", _ID)
    yield element("titleStmt", "title, note*", _ID_LANGUAGE)
    yield element("title", "#text", _ID_LANGUAGE)
    yield element("publicationStmt", "p+", _ID)
    yield element("sourceDesc", "p+", _ID_LANGUAGE)
    yield element("encodingDesc", "p+", _ID)
    yield element("revisionDesc", "change+", _ID_LANGUAGE)
    yield element("change", "p+", _ID_LANGUAGE)
    yield element("text", "body, back?", _ID)
    yield element("back", "refObjectList*", _ID)
    yield element("refObjectList", "refObject+", f"{_ID}, type")
    yield element("refObject", "(itemSet | itemGrp | item)+", _ID)
    yield element("item", _TEXT, f"{_ID}, type?")
    yield element("itemGrp", f"item, {_LINK}", _ID)
    yield element("itemSet", "(item | itemGrp)+", f"{_ID}, type?")


def _entries() -> Iterator[ElementSource]:
    yield element("body", "termEntry+", _ID)
    yield element("termEntry", f"{_AUX}, langSet+", _ID)
    yield element("langSet", f"{_AUX}, (tig | ntig)+", f"{_ID}, xml:lang = language")
    yield element("tig", f"term, termNote*, {_AUX}", _ID)
    yield element("ntig", f"termGrp, {_AUX}", _ID)
    yield element("termGrp", "term, (termNote | termNoteGrp)*, termCompList*", _ID)
    yield element("term", "(#text | hi)*", _ID)
    yield element("termNoteGrp", f"termNote, {_LINK}", _ID)
    yield element("termCompList", f"{_AUX}, (termComp | termCompGrp)+", f"{_ID}, type")
    yield element("termCompGrp", f"termComp, (termNote | termNoteGrp)*, {_LINK}", _ID)
    yield element("termComp", "#text", _ID_LANGUAGE)


def _facts() -> Iterator[ElementSource]:
    """What is said of an entry, a language or a term."""
    yield element("adminGrp", f"admin, (adminNote | {_LINKS})*", _ID)
    yield element(
        "descripGrp",
        f"descrip, (descripNote | admin | adminGrp | transacGrp | {_LINKS})*",
        _ID,
    )
    yield element("transacGrp", f"transac, (transacNote | date | {_LINKS})*", _ID)
    for name in ("admin", "descrip", "termNote"):
        yield element(name, _TEXT, _TYPED)
    for name in ("adminNote", "descripNote", "ref", "transac", "transacNote"):
        yield element(name, "#text", _TYPED)
    yield element("note", _TEXT, _ID_LANGUAGE)
    yield element("date", "#text", _ID)
    yield element("xref", "#text", f"{_ID}, type?, target")


def _text() -> Iterator[ElementSource]:
    """Marks and codes in a text."""
    yield element("hi", "#text", "type?, target? = ncname, xml:lang? = language")
    yield element("foreign", _TEXT, _ID_LANGUAGE)
    yield element("bpt", "#text", "i?, type?")
    yield element("ept", "#text", "i?")
    yield element("ph", "#text", "type?")
