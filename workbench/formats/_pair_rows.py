"""Glossaries of pairs: each row has a Chinese and an English term, several rows make a concept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from workbench.formats._language_tags import language_of
from workbench.model.terms import NewConcept, NewTerm, PartOfSpeech, TermStatus
from workbench.text.counting import han_characters

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

LEFT_OUT = "concepts without both Chinese and English were left out: {}"
MERGED = "concepts that share their Chinese became one: {}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A row; what the format does not say is empty."""

    chinese: str
    english: str
    tag: str = ""
    """The language tag of the Chinese; empty where its characters tell."""
    status: TermStatus | None = None
    part_of_speech: PartOfSpeech = PartOfSpeech.UNKNOWN
    key: str = ""
    """What the rows of a concept share; empty where their Chinese says it."""
    facts: tuple[tuple[str, str], ...] = ()
    """Field of the concept and value."""
    properties: tuple[tuple[str, str], ...] = ()
    is_untranslatable: bool = False


def rows_of(concept: NewConcept) -> list[PairRow]:
    """A row for each English term beside the first Chinese one; none without one of them."""
    given = [term for term in concept.in_language("zh") if not term.is_derived]
    given.sort(key=lambda term: (term.status is not TermStatus.PREFERRED, term.language))
    english = concept.in_language("en")
    if not given:
        return []
    chinese = " ".join(given[0].text.split())
    if not english and concept.is_untranslatable:
        english = (NewTerm(language="en", text=chinese),)
    return [
        PairRow(
            chinese=chinese,
            english=" ".join(term.text.split()),
            tag=given[0].language,
            status=term.status,
            part_of_speech=term.part_of_speech,
            key=concept.reference,
            facts=_facts(concept) if number == 0 else (),
            is_untranslatable=concept.is_untranslatable,
        )
        for number, term in enumerate(english)
        if term.text.split() and chinese
    ]


def concepts_of(rows: Iterable[PairRow]) -> Iterator[NewConcept]:
    """The concepts of rows with Chinese, each where its first row stands.

    Where nothing is said of the standing of terms, the first of a concept is the one to use.
    """
    groups: dict[tuple[str, str], list[PairRow]] = {}
    for row in rows:
        if not row.chinese:
            continue
        groups.setdefault((row.key, "" if row.key else row.chinese), []).append(row)
    return (_concept(group) for group in groups.values())


def is_from_english(rows: Iterable[tuple[str, str]]) -> bool:
    """Whether the targets have more Han characters than the sources."""
    balance = sum(han_characters(target) - han_characters(source) for source, target in rows)
    return balance > 0


def count_losses(
    given: Sequence[NewConcept], held: Sequence[NewConcept], losses: Counter[str]
) -> None:
    """Counts what of some concepts is not in those that were written, by what it is.

    Concepts are matched by their first Chinese term and reference.
    """
    found = {(each.reference, each.terms[0].text): each for each in held}
    unnamed = {each.terms[0].text: each for each in held}
    pairs = 0
    for concept in given:
        rows = rows_of(concept)
        row = rows[0] if rows else None
        kept = row and (found.get((row.key, row.chinese)) or unnamed.get(row.chinese))
        if not kept:
            losses[LEFT_OUT] += 1
            continue
        pairs += 1
        _count_facts(concept, kept, losses)
        _count_terms(concept, kept, losses)
    losses[MERGED] += max(0, pairs - len(held))


def _count_facts(given: NewConcept, kept: NewConcept, losses: Counter[str]) -> None:
    for each in fields(NewConcept):
        if each.name in ("terms", "reference"):
            continue
        value = getattr(given, each.name)
        empty = each.default == value
        if not empty and value != getattr(kept, each.name):
            losses[f"{_title(each.name)} of concepts left out or changed: {{}}"] += 1


def _count_terms(given: NewConcept, kept: NewConcept, losses: Counter[str]) -> None:
    texts = {(_place(term), term.text): term for term in kept.terms}
    for term in given.terms:
        other = texts.get((_place(term), " ".join(term.text.split())))
        if other is None:
            losses["terms left out: {}"] += not term.is_derived
            continue
        for each in fields(NewTerm):
            value = getattr(term, each.name)
            if value != each.default and value != getattr(other, each.name):
                losses[f"{_title(each.name)} of terms left out or changed: {{}}"] += 1


def _place(term: NewTerm) -> str:
    """English of any region is one language, the scripts of Chinese are several."""
    return "en" if term.language.startswith("en") else term.language


def _title(name: str) -> str:
    return name.removeprefix("is_").replace("_", " ")


def _facts(concept: NewConcept) -> tuple[tuple[str, str], ...]:
    names = ("domain", "client", "definition", "note", "source", "url")
    found = ((name, " ".join(getattr(concept, name).split())) for name in names)
    return tuple((name, text) for name, text in found if text)


def _concept(group: Sequence[PairRow]) -> NewConcept:
    first = group[0]
    facts: dict[str, Any] = {}
    for row in group:
        for name, text in row.facts:
            known = facts.get(name)
            if known is None:
                facts[name] = text
            elif name == "note" and text not in known.split("\n"):
                facts[name] = f"{known}\n{text}"
    terms = dict.fromkeys(
        NewTerm(
            language="en",
            text=row.english,
            status=row.status or (TermStatus.ADMITTED if number else TermStatus.PREFERRED),
            part_of_speech=row.part_of_speech,
        )
        for number, row in enumerate(group)
        if row.english
    )
    unique = {term.text: term for term in reversed(terms)}
    english = tuple(term for term in terms if unique[term.text] is term)
    others = dict.fromkeys(row.chinese for row in group if row.chinese != first.chinese)
    chinese = [NewTerm(language=_tag(first), text=first.chinese)]
    chinese += [replace(chinese[0], text=text, status=TermStatus.ADMITTED) for text in others]
    return NewConcept(
        terms=(*chinese, *english),
        reference=first.key,
        is_untranslatable=any(row.is_untranslatable for row in group),
        properties=tuple(pair for row in group for pair in row.properties),
        **facts,
    )


def _tag(row: PairRow) -> str:
    return language_of(row.tag or "zh", row.chinese)
