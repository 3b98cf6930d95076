"""A concept entry of TBX as a concept of the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from workbench.formats._language_tags import is_tag, language_of
from workbench.formats._member_cells import lists_of_cells
from workbench.formats._said_notes import read_said
from workbench.formats._tbx_entry import (
    Entry,
    Item,
    properties_of,
)
from workbench.formats._tbx_term import term_of
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

FACTS = {
    "descrip:subjectField": "domain",
    "descrip:definition": "definition",
    "admin:source": "source",
    "admin:customerSubset": "client",
}
_TRANSLATED = ("descrip:Translation needed", "termNote:translationNote")
URL = "xref:externalCrossReference"
LINKED = f"{URL}/text"
"""The property that holds the words of a link where they are not its address."""
OF_LANGUAGE = re.compile(r"langSec:([A-Za-z0-9-]+)/(.+)", re.DOTALL)
DEFINED_IN = "langSec"
"""The property that names the language section in which the definition stood."""
_KEYS = {"kind", "date", "role", "dates", "do-not-translate", "url", "id"} | {
    f"members{number}{part}"
    for number in ("", *(f"-{each}" for each in range(2, 10)))
    for part in ("", "-scope", "-from", "-until", "-source", "-url")
}


def concept_of(entry: Entry, changes: Counter[str]) -> NewConcept | None:
    """The concept of an entry; None where it has no Chinese, which is counted in `changes`."""
    values: dict[str, str] = {"reference": reference_of(entry.id)}
    properties = list(_take_items(entry.items, values))
    for part in entry.languages:
        tag = language_of(part.tag, "".join(term.text for term in part.terms))
        for item in part.items:
            if item.name == "descrip:definition" and not values.get("definition"):
                values["definition"] = item.text
                properties.append((DEFINED_IN, tag))
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


def reference_of(id: str) -> str:
    """What a concept is called by the identity of its entry."""
    try:
        return str(UUID(id.removeprefix("c-")))
    except ValueError:
        return id


def _take_items(items: Sequence[Item], values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Takes what the model has words for, and gives the rest as properties."""
    for item in items:
        fact = FACTS.get(item.name)
        if item.name == "note" and not item.parts:
            yield from _take_note(item.text, values)
        elif item.name == "descrip" and "definition" not in values and not item.parts:
            values["definition"] = item.text
        elif fact and fact not in values and item.text and not item.target:
            values[fact] = item.text
            yield from list(properties_of(item))[1:]
        elif item.name == URL and "url" not in values and item.target:
            values["url"] = item.target
            if item.text not in ("", item.target):
                yield LINKED, item.text
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
