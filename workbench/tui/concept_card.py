"""A concept as the lines of its card: terms by language, members, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.term_signs import TERM_SIGNS
from workbench.tui.entries import UNSOURCED, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.terms import Concept, MemberList, NewTerm

_LANGUAGES = {
    "zh-Hans": "Simplified",
    "zh-Hant": "Traditional",
    "zh-Hant-TW": "Taiwan",
    "zh-Hant-HK": "Hong Kong",
    "en": "English",
}
_FACTS = ("domain", "client", "definition", "note", "role", "dates", "source", "date", "url")


def card_lines(concept: Concept) -> list[tuple[Part, ...]]:
    """The lines of a card from the top."""
    lines: list[tuple[Part, ...]] = [_head(concept)]
    language = ""
    for term in sorted(concept.terms, key=lambda term: _place(term.language)):
        if term.language != language:
            language = term.language
            lines.append((Part(text=_LANGUAGES.get(language, language), role="title"),))
        lines.append(tuple(_term(term)))
    if concept.is_untranslatable:
        lines.append((Part(text="stays as it stands in the Chinese", role="remark"),))
    for each in concept.lists:
        lines += _members(each)
    lines.append(())
    for name in _FACTS:
        if text := getattr(concept, name):
            lines.append((Part(text=f"{name}: ", role="reading"), Part(text=text, role="other")))
    for name, text in concept.properties:
        lines.append((Part(text=f"{name}: {text}", role="remark"),))
    return lines


def _head(concept: Concept) -> tuple[Part, ...]:
    chinese = concept.in_language("zh")
    reading = next((term.reading for term in chinese if term.reading), "")
    region = f"  [{concept.region}]" if concept.region else ""
    return (
        Part(text=chinese[0].text if chinese else "", role="head"),
        Part(text=f"  {reading}", role="reading"),
        Part(text=f"  {concept.kind}{region}", role="label"),
    )


def _term(term: NewTerm) -> Iterator[Part]:
    yield Part(text=f"  {TERM_SIGNS[term.status]} ", role="label")
    yield Part(text=term.text, role="english" if term.language.startswith("en") else "other")
    said = [
        "" if term.status.is_usable else str(term.status),
        str(term.valid),
        str(term.register),
        str(term.part_of_speech),
        str(term.type),
        f"short for {term.abbreviation_of}" if term.abbreviation_of else "",
        "derived" if term.is_derived else "",
        "capitals count" if term.is_case_sensitive else "",
        *(f"{name}: {text}" for name, text in term.properties),
    ]
    if any(said):
        yield Part(text=f"  ({'; '.join(filter(None, said))})", role="remark")


def _members(each: MemberList) -> Iterator[tuple[Part, ...]]:
    said = "; ".join(filter(None, (each.scope, str(each.valid))))
    yield (Part(text=f"Members{f' ({said})' if said else ''}", role="title"),)
    for number, member in enumerate(each.members, 1):
        yield (
            Part(text=f"  {number}. ", role="label"),
            Part(text=f"{member.text}  " if member.text else "", role="other"),
            Part(text=member.english if member.is_known else UNSOURCED, role="english"),
        )
    if each.source:
        yield (Part(text=f"  {each.source}  {each.url}", role="remark"),)


def _place(language: str) -> int:
    known = tuple(_LANGUAGES)
    return known.index(language) if language in known else len(known)
