"""A concept entry of TBX as a concept of the glossary, and a concept as a concept entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from workbench.formats._language_tags import is_tag, language_of
from workbench.formats._member_cells import cells_of_lists, lists_of_cells
from workbench.formats._said_notes import plain, read_said, said, said_property
from workbench.formats._tbx_dialect import fits, is_address
from workbench.formats._tbx_elements import cleaned
from workbench.formats._tbx_entry import (
    Entry,
    Item,
    LanguagePart,
    grouped,
    item_of,
    properties_of,
    with_parts,
)
from workbench.formats._tbx_term import legal_item, part_of, term_of
from workbench.formats._xml_text import is_legal, legal
from workbench.model.dates import checked_date
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, TermStatus

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

EMPTY = "terms without any text were left out: {}"
NO_CHINESE = "concepts without a Chinese term were left out: {}"
NO_ENGLISH = "concepts that have no English yet: {}"
NO_LANGUAGE = "terms whose language has no tag were left out: {}"
LISTS = "lists of members beyond the ninth were left out: {}"
CONTROLS = "concepts that lost control characters, which XML cannot hold: {}"

_FACTS = {
    "descrip:subjectField": "domain",
    "descrip:definition": "definition",
    "admin:source": "source",
    "admin:customerSubset": "client",
}
_TRANSLATED = ("descrip:Translation needed", "termNote:translationNote")
_URL = "xref:externalCrossReference"
_LINKED = f"{_URL}/text"
"""The property that holds the words of a link where they are not its address."""
_OF_LANGUAGE = re.compile(r"langSec:([A-Za-z0-9-]+)/(.+)", re.DOTALL)
_DEFINED_IN = "langSec"
"""The property that names the language section in which the definition stood."""
_KEYS = {"kind", "date", "role", "dates", "do-not-translate", "url", "id"} | {
    f"members{number}{part}"
    for number in ("", *(f"-{each}" for each in range(2, 10)))
    for part in ("", "-scope", "-from", "-until", "-source", "-url")
}


def concept_of(entry: Entry, changes: Counter[str]) -> NewConcept | None:
    """The concept of an entry; None where it has no Chinese, which is counted in `changes`."""
    values: dict[str, str] = {"reference": _reference(entry.id)}
    properties = list(_take_items(entry.items, values))
    for part in entry.languages:
        tag = language_of(part.tag, "".join(term.text for term in part.terms))
        for item in part.items:
            if item.name == "descrip:definition" and not values.get("definition"):
                values["definition"] = item.text
                properties.append((_DEFINED_IN, tag))
                properties += list(properties_of(item))[1:]
            else:
                properties += properties_of(item, f"langSec:{tag}/")
    terms = tuple(_terms(entry, changes))
    if not any(term.language.startswith("zh") for term in terms):
        changes[NO_CHINESE] += 1
        return None
    is_said = values.pop("do-not-translate", "") == "yes"
    is_untranslatable = is_said or any(map(_is_no_translation, _items(entry)))
    has_english = any(term.language.startswith("en") for term in terms)
    changes[NO_ENGLISH] += not has_english and not is_untranslatable
    members = {key: values.pop(key) for key in list(values) if key.startswith("members")}
    facts: dict[str, Any] = values
    return NewConcept(
        terms=terms,
        kind=ConceptKind(facts.pop("kind", ConceptKind.TERM)),
        is_untranslatable=is_untranslatable,
        lists=tuple(lists_of_cells(members)),
        properties=tuple(properties),
        **facts,
    )


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


def _items(entry: Entry) -> Iterator[Item]:
    """Everything that is said within an entry."""
    yield from entry.items
    for part in entry.languages:
        yield from part.items
        for term in part.terms:
            yield from term.items


def _is_no_translation(item: Item) -> bool:
    """Whether an item says as Weblate does that the term stays as it is."""
    return item.name in _TRANSLATED and item.text.lower() == "no"


def _reference(id: str) -> str:
    try:
        return str(UUID(id.removeprefix("c-")))
    except ValueError:
        return id


def _take_items(items: Sequence[Item], values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Takes what the model has words for, and gives the rest as properties."""
    for item in items:
        fact = _FACTS.get(item.name)
        if item.name == "note" and not item.parts:
            yield from _take_note(item.text, values)
        elif item.name == "descrip" and "definition" not in values and not item.parts:
            values["definition"] = item.text
        elif fact and fact not in values and item.text and not item.target:
            values[fact] = item.text
            yield from list(properties_of(item))[1:]
        elif item.name == _URL and "url" not in values and item.target:
            values["url"] = item.target
            if item.text not in ("", item.target):
                yield _LINKED, item.text
        else:
            yield from properties_of(item)


def _take_note(text: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    key, name, value = read_said(text, _KEYS)
    if key == "property":
        yield name, value
    elif key == "note":
        values["note"] = f"{values['note']}\n{value}" if values.get("note") else value
    elif key == "id":
        values["reference"] = value
    elif _is_sayable(key, value):
        values[key] = value
    else:
        yield "note", text


def _is_sayable(key: str, value: str) -> bool:
    try:
        if key == "kind":
            ConceptKind(value)
        elif key == "date" or key.endswith(("-from", "-until")):
            checked_date(value)
    except ValueError:
        return False
    return bool(value)


def _terms(entry: Entry, changes: Counter[str]) -> Iterator[NewTerm]:
    """The terms; of those whose standing the file leaves open, the first of a language is it."""
    seen: set[str] = set()
    for part in entry.languages:
        for term in part.terms:
            if not term.text or not is_tag(part.tag.strip().replace("_", "-")):
                changes[NO_LANGUAGE if term.text else EMPTY] += 1
                continue
            language = language_of(part.tag, term.text)
            unsaid = TermStatus.ADMITTED if language in seen else TermStatus.PREFERRED
            seen.add(language)
            yield term_of(term, language, unsaid)


def _facts(concept: NewConcept, id: str, inner: dict[str, list[Item]]) -> Iterator[Item]:
    parts = _parts_of_facts(concept)
    properties = dict(concept.properties)
    for name, fact in _FACTS.items():
        text = cleaned(legal(getattr(concept, fact)))
        if text:
            item = with_parts(Item(name=name, text=text), parts.get(name, ()))
            tag = properties.get(_DEFINED_IN, "") if fact == "definition" else ""
            if tag in inner:
                inner[tag].append(item)
            else:
                yield item
    url = concept.url.strip()
    if is_address(url):
        text = cleaned(legal(properties.get(_LINKED, "")))
        yield Item(name=_URL, text=text or url, target=url)
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
        ("id", concept.reference if _reference(id) != concept.reference else ""),
        *cells_of_lists(concept.lists),
    ):
        if value.strip():
            yield _note(said(key, value))
    note = cleaned(legal(concept.note))
    if note:
        yield Item(name="note", text=plain(note))


def _parts_of_facts(concept: NewConcept) -> dict[str, tuple[Item, ...]]:
    """What is said of a fact in turn, such as the source of a definition."""
    found: dict[str, tuple[Item, ...]] = {}
    for name, fact in _FACTS.items():
        if not cleaned(legal(getattr(concept, fact))):
            continue
        below = [
            (path.removeprefix(f"{name}/"), value) for path, value in _heads_removed(concept, name)
        ]
        parts = tuple(legal_item(item_of(group)) for group in grouped(below))
        if parts and fits(with_parts(Item(name=name, text="x"), parts), "conceptEntry"):
            found[name] = parts
    return found


def _heads_removed(concept: NewConcept, name: str) -> Iterator[tuple[str, str]]:
    """The properties that are said of a fact itself, not of a second item of its name."""
    for path, value in concept.properties:
        if path == name:
            return
        if path.startswith(f"{name}/"):
            yield path, value


def _rest(concept: NewConcept) -> list[tuple[str, str]]:
    """The properties that no fact has taken along."""
    taken = {pair for name in _parts_of_facts(concept) for pair in _heads_removed(concept, name)}
    if is_address(concept.url.strip()):
        taken |= {pair for pair in concept.properties if pair[0] == _LINKED and pair[1].strip()}
    if concept.definition.strip():
        languages = {term.language for term in concept.terms}
        taken |= {(_DEFINED_IN, each) for each in languages}
    return [pair for pair in concept.properties if pair not in taken]


def _placed(group: list[tuple[str, str]], tags: Sequence[str]) -> tuple[str, Item | None]:
    """The language section and the item of some properties; no item where there is no place."""
    match = _OF_LANGUAGE.fullmatch(group[0][0])
    if match is None:
        item = legal_item(item_of(group))
        is_free = item.name not in (*_FACTS, _URL, "note") and fits(item, "conceptEntry")
        return "", item if is_free else None
    prefix = f"langSec:{match[1]}/"
    item = legal_item(item_of([(path.removeprefix(prefix), value) for path, value in group]))
    fitting = match[1] in tags and fits(item, "langSec")
    return match[1], item if fitting and item.name != "descrip:definition" else None


def _note(text: str) -> Item:
    return Item(name="note", text=cleaned(legal(text)))
