"""The translated units of an XLIFF file, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._tmx_raw import LONGEST, TOO_LONG
from workbench.formats._unit_sides import sides_of
from workbench.formats._utc_times import iso_time
from workbench.formats._xliff_own_facts import is_of, is_unconfirmed_machine, own_facts
from workbench.formats._xml_elements import Element, elements
from workbench.model.memory import NOTHING_BESIDES, BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_UNITS = ("trans-unit", "unit")
_HEADS = ("xliff", "file")
_CODES = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it", "sub", "sc", "ec", "cp"})
"""Inline elements that hold codes and no text (XLIFF 1.2, section 2.4; 2.1, section 4.2.3)."""
_UNTRANSLATED = frozenset({"new", "initial", "needs-translation", "needs-adaptation", "needs-l10n"})
_MACHINE = frozenset({"mt-suggestion", "leveraged-mt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What is said around a unit."""

    source_language: str = ""
    target_language: str = ""
    document: str = ""


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """The units that have a translation, whose state does not say that it is none.

    Raises UnreadableFile with the line where the file is no XLIFF, or is not well-formed.
    """
    place = _Place()
    for element in elements(path, _UNITS, ("xliff",), heads=_HEADS, report=report):
        if element.name in _HEADS:
            place = _within(place, element)
        else:
            yield from _of_unit(element, place)


def _within(place: _Place, element: Element) -> _Place:
    """What is said from an opening tag on."""
    said = element.attributes
    source = said.get("srcLang") or said.get("source-language") or place.source_language
    target = said.get("trgLang") or said.get("target-language") or place.target_language
    return _Place(source_language=source, target_language=target, document=said.get("original", ""))


def _of_unit(unit: Element, place: _Place) -> Iterator[NewUnit | BadUnit]:
    """The unit of XLIFF 1.2, or the segments of one of XLIFF 2."""
    properties = {"id": unit.attributes["id"]} if "id" in unit.attributes else {}
    notes = [each for each in _inside(unit, "note") if _text(each).strip()]
    segments = [unit] if unit.name == "trans-unit" else _inside(unit, "segment")
    for segment in segments:
        own = [_text(note) for note in notes if segment is unit or is_of(note, segment)]
        noted = {"note": "\n".join(own)} if own else {}
        found = _of_segment(segment, place, properties | noted, own_facts(unit, segment))
        if found is not None:
            yield found


def _of_segment(
    segment: Element, place: _Place, properties: dict[str, str], facts: Mapping[str, str]
) -> NewUnit | BadUnit | None:
    """One unit, or None where it has no translation; `facts` are those of our own writing."""
    sources, targets = _children(segment, "source"), _children(segment, "target")
    if not sources or not targets:
        return None
    said = targets[0].attributes
    state = said.get("state", "") or segment.attributes.get("state", "")
    source, target = (to_line_feeds(_text(each[0])) for each in (sources, targets))
    if state in _UNTRANSLATED or not source.strip() or not target.strip():
        return None
    if max(len(source), len(target)) > LONGEST:
        return BadUnit(line=segment.line, fault=TOO_LONG)
    source_tag = sources[0].language or place.source_language
    target_tag = targets[0].language or place.target_language
    sides = sides_of((source, source_tag), (target, target_tag))
    if isinstance(sides, str):
        return BadUnit(line=segment.line, fault=sides)
    further = {**properties, "state": state} if state else properties
    is_machines = said.get("state-qualifier") in _MACHINE or is_unconfirmed_machine(facts, state)
    return NewUnit(
        source=sides.source,
        target=sides.target,
        source_language=sides.source_language,
        target_language=sides.target_language,
        origin=Origin.MACHINE if is_machines else Origin.IMPORTED,
        author=facts.get("author", ""),
        time=iso_time(facts.get("time", "")),
        document=place.document,
        properties=further or NOTHING_BESIDES,
    )


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element.children if each.name == name]


def _inside(unit: Element, name: str) -> list[Element]:
    """Elements of that name in the unit or in a group directly within it."""
    groups = [unit, *_children(unit, "notes")]
    return [each for group in groups for each in _children(group, name)]


def _text(element: Element) -> str:
    """The text without its codes; the reader lets no element nest deep."""
    return "".join(part if isinstance(part, str) else _inline(part) for part in element.content)


def _inline(element: Element) -> str:
    return "" if element.name in _CODES else _text(element)
