"""A concept of the glossary as a concept entry of TBX-Basic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.formats._language_tags import is_tag
from workbench.formats._member_cells import cells_of_lists
from workbench.formats._said_notes import plain, said, said_property
from workbench.formats._tbx_concept import (
    CONTROLS,
    DEFINED_IN,
    FACTS,
    LINKED,
    LISTS,
    NO_CHINESE,
    NO_LANGUAGE,
    OF_LANGUAGE,
    URL,
    reference_of,
)
from workbench.formats._tbx_dialect import fits, is_address
from workbench.formats._tbx_elements import cleaned
from workbench.formats._tbx_entry import (
    Entry,
    Item,
    LanguagePart,
    grouped,
    item_of,
    with_parts,
)
from workbench.formats._tbx_term import legal_item, part_of
from workbench.formats._xml_text import is_legal, legal
from workbench.model.terms import ConceptKind, NewConcept

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence


def entry_of(concept: NewConcept, id: str, losses: Counter[str]) -> Entry | None:
    """The entry of a concept under an identity that no other has; None without Chinese."""
    parts = [(term.language, part_of(term)) for term in concept.terms if is_tag(term.language)]
    parts = [(language, part) for language, part in parts if part.text]
    losses[NO_LANGUAGE] += len(concept.terms) - len(parts)
    if not any(language.startswith("zh") for language, _ in parts):
        losses[NO_CHINESE] += 1
        return None
    losses[CONTROLS] += not is_legal(concept)
    losses[LISTS] += max(0, len(concept.lists) - 9)
    tags = list(dict.fromkeys(language for language, _ in parts))
    inner: dict[str, list[Item]] = {tag: [] for tag in tags}
    outer = list(_facts(concept, id, inner))
    for group in grouped(_rest(concept)):
        level, item = _placed(group, tags)
        if item is None:
            outer += (_note(said_property(name, value)) for name, value in group)
        else:
            (inner[level] if level else outer).append(item)
    languages = tuple(
        LanguagePart(
            tag=tag,
            terms=tuple(part for language, part in parts if language == tag),
            items=tuple(inner[tag]),
        )
        for tag in tags
    )
    return Entry(id=id, languages=languages, items=tuple(outer))


def id_of(reference: str, number: int) -> str:
    """The identity of an entry in a file, where nothing can begin with a digit (XML's ID)."""
    try:
        return f"c-{UUID(reference)}"
    except ValueError:
        is_name = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", reference)
        return reference if is_name and not reference.startswith("c-") else f"c{number}"


def _facts(concept: NewConcept, id: str, inner: dict[str, list[Item]]) -> Iterator[Item]:
    parts = _parts_of_facts(concept)
    defined_in, linked = _defined_in(concept), _linked(concept)
    for name, fact in FACTS.items():
        text = cleaned(legal(getattr(concept, fact)))
        if text:
            item = with_parts(Item(name=name, text=text), parts.get(name, ()))
            is_inner = fact == "definition" and defined_in is not None
            tag = concept.properties[defined_in or 0][1] if is_inner else ""
            if tag in inner:
                inner[tag].append(item)
            else:
                yield item
    url = concept.url.strip()
    if is_address(url):
        words = "" if linked is None else cleaned(legal(concept.properties[linked][1]))
        yield Item(name=URL, text=words or url, target=url)
    yield from _notes(concept, id)


def _notes(concept: NewConcept, id: str) -> Iterator[Item]:
    url = concept.url.strip()
    kind = "" if concept.kind is ConceptKind.TERM else str(concept.kind)
    for key, value in (
        ("kind", kind),
        ("date", concept.date),
        ("role", concept.role),
        ("dates", concept.dates),
        ("do-not-translate", "yes" if concept.is_untranslatable else ""),
        ("url", "" if is_address(url) else url),
        ("id", concept.reference if reference_of(id) != concept.reference else ""),
        *cells_of_lists(concept.lists),
    ):
        if value.strip():
            yield _note(said(key, value))
    note = cleaned(legal(concept.note))
    if note:
        yield Item(name="note", text=plain(note))


def _parts_of_facts(concept: NewConcept) -> dict[str, tuple[Item, ...]]:
    """What is said of a fact in turn, such as the source of a definition."""
    return {
        name: tuple(
            legal_item(item_of(group))
            for group in grouped(
                [
                    (path.removeprefix(f"{name}/"), value)
                    for path, value in (concept.properties[at] for at in places)
                ]
            )
        )
        for name, places in _places_of_parts(concept).items()
    }


def _places_of_parts(concept: NewConcept) -> dict[str, list[int]]:
    """Where the properties stand that are said of a fact itself, if it can be written with them.

    What follows a second item of the same name is said of that one.
    """
    found: dict[str, list[int]] = {}
    for name, fact in FACTS.items():
        places: list[int] = []
        for at, (path, _) in enumerate(concept.properties):
            if path == name:
                break
            if path.startswith(f"{name}/"):
                places.append(at)
        below = [
            (path.removeprefix(f"{name}/"), value)
            for path, value in (concept.properties[at] for at in places)
        ]
        parts = tuple(legal_item(item_of(group)) for group in grouped(below))
        whole = with_parts(Item(name=name, text="x"), parts)
        if parts and cleaned(legal(getattr(concept, fact))) and fits(whole, "conceptEntry"):
            found[name] = places
    return found


def _place(concept: NewConcept, name: str) -> int | None:
    """Where the first property of a name stands."""
    names = [path for path, _ in concept.properties]
    return names.index(name) if name in names else None


def _linked(concept: NewConcept) -> int | None:
    """Where the words of the link stand, if there is one that can be written."""
    at = _place(concept, LINKED)
    is_said = at is not None and bool(cleaned(legal(concept.properties[at][1])))
    return at if is_said and is_address(concept.url.strip()) else None


def _defined_in(concept: NewConcept) -> int | None:
    """Where it is said in which language section the definition stands, if it can be there."""
    at = _place(concept, DEFINED_IN)
    if at is None or not cleaned(legal(concept.definition)):
        return None
    tags = {term.language for term in concept.terms if is_tag(term.language)}
    return at if concept.properties[at][1] in tags else None


def _rest(concept: NewConcept) -> list[tuple[str, str]]:
    """The properties that no fact has taken along."""
    taken = {at for places in _places_of_parts(concept).values() for at in places}
    taken |= {at for at in (_linked(concept), _defined_in(concept)) if at is not None}
    return [pair for at, pair in enumerate(concept.properties) if at not in taken]


def _placed(group: list[tuple[str, str]], tags: Sequence[str]) -> tuple[str, Item | None]:
    """The language section and the item of some properties; no item where there is no place."""
    match = OF_LANGUAGE.fullmatch(group[0][0])
    if match is None:
        item = legal_item(item_of(group))
        is_free = item.name not in (*FACTS, URL, "note") and fits(item, "conceptEntry")
        return "", item if is_free else None
    prefix = f"langSec:{match[1]}/"
    item = legal_item(item_of([(path.removeprefix(prefix), value) for path, value in group]))
    fitting = match[1] in tags and fits(item, "langSec")
    return match[1], item if fitting and item.name != "descrip:definition" else None


def _note(text: str) -> Item:
    return Item(name="note", text=cleaned(legal(text)))
