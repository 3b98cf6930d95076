"""TBX files: reading any, and writing version 3 of TBX-Basic in one of its two styles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._tbx_categories import BASIC, MIN
from workbench.formats._tbx_concept import concept_of
from workbench.formats._tbx_dialect import module_of
from workbench.formats._tbx_elements import entries
from workbench.formats._tbx_written import entry_of, id_of
from workbench.formats._xml_text import attribute, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats._tbx_entry import Entry, Item, LanguagePart, TermPart
    from workbench.model.terms import NewConcept

_CORE = "urn:iso:std:iso:30042:ed-2"
_PREFIXES = {MIN: "min", BASIC: "basic"}


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of a file of version 2 or 3, entry by entry.

    What was not taken as it stands is counted in `changes`. Raises UnreadableFile with the line.
    """
    for entry in entries(path, changes):
        concept = concept_of(entry, changes)
        if concept is not None:
            yield concept


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    for entry in _entries(concepts, Counter()):
        concept = concept_of(entry, Counter())
        if concept is not None:
            yield concept


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO, style: str) -> list[str]:
    """Writes UTF-8; the style is dca or dct. Gives what the dialect could not hold."""
    losses: Counter[str] = Counter()
    modules = f' xmlns:min="{MIN}" xmlns:basic="{BASIC}"' if style == "dct" else ""
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="{style}" xml:lang="en" xmlns="{_CORE}"{modules}>\n'
        "<tbxHeader><fileDesc><sourceDesc><p>The glossary of a project of the Bilingual"
        " Workbench. What TBX-Basic has no category for stands in notes that begin with its name"
        " in brackets.</p></sourceDesc></fileDesc></tbxHeader>\n<text>\n".encode()
    )
    is_empty = True
    for entry in _entries(concepts, losses):
        out.write(("<body>\n" if is_empty else "").encode() + _entry(entry, style).encode())
        is_empty = False
    out.write(("" if is_empty else "</body>\n").encode() + b"</text>\n</tbx>\n")
    return [sentence.format(count) for sentence, count in losses.items() if count]


def _entries(concepts: Sequence[NewConcept], losses: Counter[str]) -> Iterator[Entry]:
    """The entries, each with an identity of its own."""
    taken = {id_of(concept.reference, 0) for concept in concepts} - {"c0"}
    used: set[str] = set()
    number = 0
    for concept in concepts:
        id = id_of(concept.reference, 0)
        while id in used or id == "c0":
            number += 1
            id = f"c{number}" if f"c{number}" not in taken else "c0"
        used.add(id)
        entry = entry_of(concept, id, losses)
        if entry is not None:
            yield entry


def _entry(entry: Entry, style: str) -> str:
    items = "".join(_item(item, style) for item in entry.items)
    languages = "".join(_language(part, style) for part in entry.languages)
    return f'<conceptEntry id="{attribute(entry.id)}">\n{items}{languages}</conceptEntry>\n'


def _language(part: LanguagePart, style: str) -> str:
    items = "".join(_item(item, style) for item in part.items)
    terms = "".join(_term(term, style) for term in part.terms)
    return f'<langSec xml:lang="{attribute(part.tag)}">\n{items}{terms}</langSec>\n'


def _term(part: TermPart, style: str) -> str:
    items = "".join(_item(item, style) for item in part.items)
    return f"<termSec>\n<term>{content(part.text)}</term>\n{items}</termSec>\n"


def _item(item: Item, style: str) -> str:
    head = _element(item, style)
    if not item.parts and item.element != "transac":
        return f"{head}\n"
    parts = "".join(_element(part, style) for part in item.parts)
    return f"<{item.element}Grp>{head}{parts}</{item.element}Grp>\n"


def _element(item: Item, style: str) -> str:
    target = f' target="{attribute(item.target)}"' if item.target else ""
    if not item.category:
        return f"<{item.element}>{content(item.text)}</{item.element}>"
    if style == "dct":
        name = f"{_PREFIXES[module_of(item.category)]}:{item.category}"
        return f"<{name}{target}>{content(item.text)}</{name}>"
    type = attribute(item.category)
    return f'<{item.element} type="{type}"{target}>{content(item.text)}</{item.element}>'
