"""TBX as XML: entries out of the elements of version 2 and 3, in both styles.

Version 2 says termEntry, langSet, tig and ntig where version 3 says conceptEntry, langSec and
termSec. In the style DCA the category of an element is its attribute `type`; in DCT it is its name.
So it is in TBX-Min of 2013, which says entry, langGroup and termGroup. The XML of MultiTerm, from
which TBX has much, says conceptGrp, languageGrp and termGrp.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._tbx_dialect import ELEMENT_OF
from workbench.formats._tbx_entry import Entry, Item, LanguagePart, TermPart, escaped, with_parts
from workbench.formats._xml_elements import Element, elements
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ROOTS = ("martif", "tbx", "TBX", "mtf")
_ENTRIES = ("conceptEntry", "termEntry", "entry", "conceptGrp")
_BACK = ("refObject", "refObjectSec", "refObjectList")
_LANGUAGES = ("langSec", "langSet", "langGroup", "languageGrp")
_TERMS = ("termSec", "tig", "ntig", "termGroup")
_HEADS = ("concept", "language")
"""What MultiTerm says of its groups in elements: the number of an entry, and a language."""
_OF_MIN = {"termStatus": "termNote:administrativeStatus", "customer": "admin:customerSubset"}
"""Elements of TBX-Min that are not called as their categories are."""
_OF_MULTITERM = {"Definition": "definition", "Subject": "subjectField", "Context": "context"}
"""Fields of the termbases that MultiTerm makes by itself, as TBX calls them."""
_CODES = ("ph", "sc", "ec", "bpt", "ept", "it", "ut")
"""Inline elements that stand for markup of a native format; what they hold is no text."""
_MARKED = ("hi", "foreign")
_CORE = ("", "urn:iso:std:iso:30042:ed-2")

BACK = "entries of the back matter (persons, bibliographies) were left out: {}"
INLINE = "marks of layout within texts were left out: {}"

_WRAPPED = re.compile(r"[ \t]*\n[ \t]+")


def entries(path: Path, changes: Counter[str]) -> Iterator[Entry]:
    """The concept entries of a file. Raises UnreadableFile with the line."""
    for element in elements(path, (*_ENTRIES, *_BACK[:1]), _ROOTS):
        if element.name in _ENTRIES:
            yield _entry(element, changes)
        else:
            changes[BACK] += 1


def cleaned(text: str) -> str:
    """A text as it is taken from a file: a line that was wrapped to be indented is one again."""
    return _WRAPPED.sub(" ", to_line_feeds(text)).strip()


def _entry(element: Element, changes: Counter[str]) -> Entry:
    children = element.children
    return Entry(
        id=element.attributes.get("id") or _head(element, "concept").text.strip(),
        languages=tuple(
            _language(child, changes) for child in children if child.name in _LANGUAGES
        ),
        items=_items(children, "conceptEntry", changes),
    )


def _language(element: Element, changes: Counter[str]) -> LanguagePart:
    names = ("termGrp",) if element.name == "languageGrp" else _TERMS
    terms = [child for child in element.children if child.name in names]
    others = [child for child in element.children if child not in terms]
    return LanguagePart(
        tag=element.language or _head(element, "language").attributes.get("lang", ""),
        terms=tuple(_term(term, changes) for term in terms),
        items=_items(others, "langSec", changes),
    )


def _head(group: Element, name: str) -> Element:
    """What MultiTerm says of a group; without any an element that says nothing."""
    found = (child for child in group.children if child.name == name)
    return next(found, Element(name, {}, group.line))


def _term(element: Element, changes: Counter[str]) -> TermPart:
    children = element.children
    for group in [child for child in children if child.name == "termGrp"]:
        children = [*group.children, *(child for child in children if child is not group)]
    terms = [child for child in children if child.name == "term"]
    others = [child for child in children if child not in terms[:1]]
    text = _text(terms[0], changes, has_strangers=True) if terms else ""
    return TermPart(text=" ".join(text.split()), items=_items(others, "termSec", changes))


def _items(children: Sequence[Element], level: str, changes: Counter[str]) -> tuple[Item, ...]:
    found = (
        _item(child, level, changes)
        for child in children
        if child.name not in (*_LANGUAGES, *_TERMS, *_HEADS)
    )
    return tuple(item for item in found if item is not None)


def _item(element: Element, level: str, changes: Counter[str]) -> Item | None:
    """What an element says; None where it says nothing."""
    children = [child for child in element.children if child.name not in (*_CODES, *_MARKED)]
    parts = [part for child in children if (part := _item(child, level, changes)) is not None]
    if element.name.endswith(("Grp", "Group")) and parts:
        return with_parts(parts[0], parts[1:])
    text = cleaned(_text(element, changes))
    target = element.attributes.get("target", "").strip()
    if not (text or target or parts):
        return None
    return Item(name=_name(element, level), text=text, target=target, parts=tuple(parts))


def _name(element: Element, level: str) -> str:
    category = element.attributes.get("type", "").strip()
    category = _OF_MULTITERM.get(category, category)
    if element.namespace in _CORE:
        if not category and element.name in ELEMENT_OF:
            return f"{ELEMENT_OF[element.name]}:{element.name}"
        bare = _OF_MIN.get(element.name, element.name)
        return f"{element.name}:{escaped(category)}" if category else bare
    meta = element.attributes.get("metaType") or element.attributes.get("metatype")
    usual = "termNote" if level == "termSec" else "descrip"
    kind = ELEMENT_OF.get(element.name, meta or usual)
    return f"{kind}:{escaped(element.name)}"


def _text(element: Element, changes: Counter[str], *, has_strangers: bool = False) -> str:
    """The text without its codes; `has_strangers`: elements that no standard knows are text too."""
    pieces: list[str] = []
    for each in element.content:
        if isinstance(each, str):
            pieces.append(each)
        elif each.name in _MARKED:
            pieces.append(_text(each, changes))
            changes[INLINE] += each.name == "hi"
        elif each.name in _CODES:
            changes[INLINE] += 1
        elif has_strangers:
            pieces.append(_text(each, changes, has_strangers=True))
    return "".join(pieces)
