"""A concept as the cells of one row, and a row as a concept.

The cells hold one term for zh-Hans, zh-Hant and en, and lists for the others. Several terms in
one cell are separated by ` | `; a bar within a term is written `\\|`. The status is that of the
English. Derived forms are not written: whoever reads the table derives them anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.terms import NewConcept, NewTerm, TermStatus

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_FACTS = ("domain", "definition", "note", "source", "url")
_LISTS = {
    "zh-Hans-admitted": ("zh-Hans", TermStatus.ADMITTED),
    "zh-Hant-admitted": ("zh-Hant", TermStatus.ADMITTED),
    "en-admitted": ("en", TermStatus.ADMITTED),
    "en-deprecated": ("en", TermStatus.DEPRECATED),
    "en-forbidden": ("en", TermStatus.FORBIDDEN),
}
_TERMS = {"zh-Hans", "zh-Hant", "en", *_LISTS}
_TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")

REGION = "regions of languages are not held: {} became zh-Hans, zh-Hant or en"
LANGUAGE = "terms in other languages were left out: {}"
CHINESE_STATUS = "statuses of Chinese terms are not held: {} became preferred or admitted"
READING = "only the first Chinese term keeps its pinyin: {} lost it"
SPACES = "line breaks and runs of spaces within terms became one space: {}"
SECOND_PREFERRED = "a row has one preferred English term: {} became admitted"


def concept_of_row(cells: Mapping[str, str], changes: Counter[str]) -> NewConcept:
    """The concept of a row; empty and absent cells say nothing.

    A term is one line of words: white space within it becomes one space, which is counted in
    `changes`, by the sentence that says so. Raises ValueError for a status that is none.
    """
    cells = {name: text.strip() for name, text in cells.items()}
    _close_up(cells, changes)
    status = TermStatus(cells.get("status", "").lower() or TermStatus.PREFERRED)
    return NewConcept(
        terms=tuple(_terms(cells, status)),
        **{name: cells.get(name, "") for name in _FACTS},
    )


def row_of_concept(concept: NewConcept, losses: Counter[str]) -> dict[str, str] | None:
    """The cells that are not empty; None for a concept without Chinese or without English.

    What the cells cannot hold is counted in `losses`, by the sentence that says so.
    """
    cells = {name: text for name in _FACTS if (text := getattr(concept, name))}
    columns: dict[str, list[NewTerm]] = {"zh-Hans": [], "zh-Hant": [], "en": []}
    for term in concept.terms:
        column = _column(term.language)
        if term.is_derived:
            continue
        if column is None:
            losses[LANGUAGE] += 1
            continue
        losses[REGION] += column != term.language
        columns[column].append(term)
    chinese = columns["zh-Hans"] + columns["zh-Hant"]
    if not chinese or not columns["en"]:
        return None
    for column, terms in columns.items():
        terms.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
        if terms:
            cells[column] = terms[0].text
    _add_chinese(cells, columns, losses)
    _add_english(cells, columns["en"], losses)
    _close_up(cells, losses)
    return cells


def _close_up(cells: dict[str, str], changes: Counter[str]) -> None:
    """Makes each term in some cells one line."""
    for name in cells.keys() & _TERMS:
        closed = " ".join(cells[name].split())
        changes[SPACES] += closed != cells[name].strip()
        cells[name] = closed


def _terms(cells: Mapping[str, str], status: TermStatus) -> Iterator[NewTerm]:
    reading = cells.get("pinyin", "")
    for column in ("zh-Hans", "zh-Hant", "en"):
        if text := cells.get(column):
            is_english = column == "en"
            yield NewTerm(
                language=column,
                text=text,
                status=status if is_english else TermStatus.PREFERRED,
                reading="" if is_english else reading,
            )
            reading = ""
        for name, (language, listed) in _LISTS.items():
            if language == column:
                for text in filter(None, _BAR.split(cells.get(name, ""))):
                    yield NewTerm(language=column, text=text.replace(r"\|", "|"), status=listed)


def _column(language: str) -> str | None:
    if language.startswith(_TRADITIONAL):
        return "zh-Hant"
    return {"zh": "zh-Hans", "en": "en"}.get(language.partition("-")[0])


def _add_chinese(
    cells: dict[str, str], columns: Mapping[str, list[NewTerm]], losses: Counter[str]
) -> None:
    first = (columns["zh-Hans"] + columns["zh-Hant"])[0]
    if first.reading:
        cells["pinyin"] = first.reading
    for column in ("zh-Hans", "zh-Hant"):
        for index, term in enumerate(columns[column]):
            held = TermStatus.ADMITTED if index else TermStatus.PREFERRED
            losses[CHINESE_STATUS] += term.status is not held
            losses[READING] += term is not first and term.reading not in ("", first.reading)
        _join(cells, f"{column}-admitted", columns[column][1:])


def _add_english(cells: dict[str, str], terms: list[NewTerm], losses: Counter[str]) -> None:
    cells["status"] = terms[0].status
    further = terms[1:]
    losses[SECOND_PREFERRED] += sum(term.status is TermStatus.PREFERRED for term in further)
    for name, (language, status) in _LISTS.items():
        if language == "en":
            wanted = {status, TermStatus.PREFERRED} if name == "en-admitted" else {status}
            _join(cells, name, [term for term in further if term.status in wanted])


def _join(cells: dict[str, str], column: str, terms: list[NewTerm]) -> None:
    if terms:
        cells[column] = " | ".join(term.text.replace("|", r"\|") for term in terms)
