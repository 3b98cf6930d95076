"""The grammar of TBX version 3 (ISO 30042:2019), in the styles DCA and DCT.

In DCA the data categories are attributes of elements of the core (`<termNote type="termType">`), in
DCT they are elements of their modules (`<basic:termType>`), which stand where the former would.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.formats._tbx_categories import CATEGORIES, CORE, DIALECTS, PREFIXES
from workbench.formats._validity_grammar import Grammar, element
from workbench.formats._validity_models import NONE, OTHER
from workbench.formats._validity_types import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._tbx_categories import Category
    from workbench.formats._validity_grammar import ElementSource

_TITLE = "TBX 3 (ISO 30042:2019)"
_META = ("admin", "adminNote", "descrip", "descripNote", "ref")
_META_OF_TERMS = ("termNote", "transac", "transacNote", "xref")
_NOTE_TEXT = "(#text | ec | foreign | hi | ph | sc)*"
_ID_LANGUAGE = "id? = ncname, xml:lang? = language"
_KINDS_OF_CODES = "fmt|ui|quote|link|image|other"
_KINDS_OF_MARKS = "entailedTerm|hotkey|italics|bold|superscript|subscript|math"
_MARKED = ("admin", "descrip", "termNote")
"""Elements whose text may hold marks."""


@cache
def grammar_of(dialect: str, style: str) -> Grammar:
    """The one of a dialect that is not known lets all categories be."""
    modules = DIALECTS.get(dialect)
    known = [each for each in CATEGORIES.values() if each.module in (modules or ())]
    kinds = _Kinds(style, None if modules is None else known)
    return Grammar(
        title=_TITLE,
        namespaces={"": CORE} | {prefix: address for address, prefix in PREFIXES.items()},
        roots=("tbx",),
        units={"conceptEntry": ("entry", "id")},
        types={"dialect": one_of(DIALECTS, r"TBX-.+", "another name that begins with TBX-")},
        elements=(
            *_head(),
            *_entries(kinds),
            *_text(),
            *(_category(each) for each in known if style == "dct"),
        ),
    )


class _Kinds:
    """What stands for an element of the core that says a category."""

    def __init__(self, style: str, known: list[Category] | None) -> None:
        self.style, self.known = style, known

    def __getitem__(self, name: str) -> str:
        """A choice for the content models; an element that nothing stands for comes to nothing."""
        if self.style == "dca":
            return name
        if self.known is None:
            return OTHER
        found = [_name(each) for each in self.known if each.element == name]
        return " | ".join(found) or NONE


def _head() -> Iterator[ElementSource]:
    yield element("tbx", "tbxHeader, text", "type = dialect, style = dca|dct, xml:lang = language")
    yield element("tbxHeader", "fileDesc, encodingDesc?, revisionDesc?", "id? = ncname")
    yield element("fileDesc", "publicationStmt?, titleStmt?, sourceDesc", "id? = ncname")
    yield element("publicationStmt", "p+", "id? = ncname")
    yield element("titleStmt", "title, note*", _ID_LANGUAGE)
    yield element("title", "#text", _ID_LANGUAGE)
    yield element("sourceDesc", "p+", _ID_LANGUAGE)
    yield element("encodingDesc", "p+", "id? = ncname")
    yield element("revisionDesc", "change+", _ID_LANGUAGE)
    yield element("change", "p+", _ID_LANGUAGE)
    yield element("p", _NOTE_TEXT, f"{_ID_LANGUAGE}, type? = filled")
    yield element("text", "body?, back?", "id? = ncname")


def _entries(kinds: _Kinds) -> Iterator[ElementSource]:
    link = (
        f"(({kinds['admin']}) | adminGrp | note | ({kinds['ref']}) | transacGrp"
        f" | ({kinds['xref']}))*"
    )
    further = f"({kinds['descrip']}) | descripGrp"
    aux = f"({further} | {link.removesuffix('*')})*"
    yield element("body", "conceptEntry+", "id? = ncname")
    yield element("conceptEntry", f"{aux}, langSec+", "id = ncname")
    yield element("langSec", f"{aux}, termSec+", "xml:lang = language")
    notes = f"({kinds['termNote']} | termNoteGrp)*"
    in_term = f"{notes}, {aux}" if kinds.style == "dca" else f"({notes} | {aux})*"
    yield element("termSec", f"term, {in_term}", "id? = ncname")
    yield element("term", "(#text | hi)*", "id? = ncname")
    references = f"note | ({kinds['ref']}) | ({kinds['xref']})"
    of_admin = f"({kinds['admin']}), (({kinds['adminNote']}) | {references})*"
    yield element("adminGrp", of_admin, "id? = ncname")
    yield element(
        "descripGrp",
        f"({kinds['descrip']}), (({kinds['admin']}) | adminGrp | ({kinds['descripNote']})"
        f" | transacGrp | {references})*",
        "id? = ncname",
    )
    yield element("termNoteGrp", f"({kinds['termNote']}), {link}", "id? = ncname")
    of_transac = f"({kinds['transac']}), (date | ({kinds['transacNote']}) | {references})*"
    yield element("transacGrp", of_transac, "id? = ncname")
    yield element("date", "#text", "id? = ncname")
    yield element("note", _NOTE_TEXT, _ID_LANGUAGE)
    yield from _back(link)
    if kinds.style == "dca":
        for name in (*_META, *_META_OF_TERMS):
            yield _meta(name)


def _back(link: str) -> Iterator[ElementSource]:
    yield element("back", "refObjectSec*", "id? = ncname")
    yield element("refObjectSec", "refObject+", "id? = ncname, type = filled")
    yield element("refObject", "(itemSet | itemGrp | item)+", "id? = ncname")
    yield element("itemSet", "(itemGrp | item)+", "id? = ncname, type? = filled")
    yield element("itemGrp", f"item, {link}", "id? = ncname")
    yield element("item", _NOTE_TEXT, "id? = ncname, type? = filled")


def _text() -> Iterator[ElementSource]:
    """Marks and codes in a text."""
    yield element("foreign", _NOTE_TEXT, _ID_LANGUAGE)
    yield element("hi", "#text", f"type? = {_KINDS_OF_MARKS}, target? = ncname")
    yield element("ph", "", "type? = filled")
    yield element("sc", "", "id = ncname, isolated? = yes|no")
    yield element(
        "ec",
        "",
        f"startRef? = ncname, isolated? = yes|no, disp?, equiv?, id? = ncname,"
        f" type? = {_KINDS_OF_CODES}, subtype?, target?",
    )


def _meta(name: str) -> ElementSource:
    """An element that says a category by its type."""
    content = _NOTE_TEXT if name in _MARKED else "#text"
    if name == "xref":
        return element(name, content, "id? = ncname, type, target = address")
    return element(name, content, f"{_ID_LANGUAGE}, type, target? = ncname, datatype?")


def _category(category: Category) -> ElementSource:
    """An element that is a category."""
    content = _NOTE_TEXT if category.element in _MARKED and not category.values else "#text"
    targets = {"xref": "target = address", "ref": "target", "transacNote": "target?"}
    return element(_name(category), content, targets.get(category.element, ""))


def _name(category: Category) -> str:
    return f"{PREFIXES[category.module]}:{category.name}"
