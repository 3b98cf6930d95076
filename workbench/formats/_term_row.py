"""A concept as the cells of one row, and a row as a concept.

The columns zh-Hans, zh-Hant and en hold one term, and what the columns status, from, until,
register and part-of-speech say is said of the English there. The other columns of terms hold
lists, separated by ` | `; a bar within a term is written `\\|`. What else there is to say of a
term stands behind it in angle brackets (`text/term_notation.py`). Derived forms are not written:
whoever reads the table derives them anew.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.formats._member_cells import cells_of_lists, lists_of_cells
from workbench.formats._term_columns import KEPT, is_free
from workbench.model.dates import checked_date, checked_period
from workbench.model.terms import (
    ConceptKind,
    NewConcept,
    NewTerm,
    PartOfSpeech,
    Register,
    TermStatus,
)
from workbench.text.term_notation import read_term, write_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from enum import StrEnum

W = TypeVar("W", bound="StrEnum")

_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_FACTS = ("domain", "client", "definition", "note", "source", "url", "role", "dates")
_COLUMNS = {
    "zh-Hans": ("zh-Hans", TermStatus.PREFERRED),
    "zh-Hans-admitted": ("zh-Hans", TermStatus.ADMITTED),
    "zh-Hant": ("zh-Hant", TermStatus.PREFERRED),
    "zh-Hant-admitted": ("zh-Hant", TermStatus.ADMITTED),
    "zh-Hant-TW": ("zh-Hant-TW", TermStatus.PREFERRED),
    "zh-Hant-HK": ("zh-Hant-HK", TermStatus.PREFERRED),
    "en": ("en", TermStatus.PREFERRED),
    "en-preferred": ("en", TermStatus.PREFERRED),
    "en-admitted": ("en", TermStatus.ADMITTED),
    "en-deprecated": ("en", TermStatus.DEPRECATED),
    "en-forbidden": ("en", TermStatus.FORBIDDEN),
}
"""The columns of terms in the order in which they are read, and what a term in them is."""
_SINGLE = ("zh-Hans", "zh-Hant", "en")
"""Columns that hold one term and no list."""
_FAMILIES = (
    ("zh-Hant-TW", ("zh-Hant-TW", "zh-TW")),
    ("zh-Hant-HK", ("zh-Hant-HK", "zh-HK")),
    ("zh-Hant", ("zh-Hant", "zh-MO")),
    ("zh-Hans", ("zh",)),
    ("en", ("en",)),
)
"""The column that the terms of a language begin in, by the beginnings of its tag."""

LANGUAGE = "terms in other languages were left out: {}"
SPACES = "line breaks and runs of spaces within terms were closed up: {}"
NO_ENGLISH = "concepts that have no English yet: {}"
PROPERTIES = "remarks of other programs were left out: {}"
LISTS = "lists of members beyond the ninth were left out: {}"
_ALSO = {
    "approved": "preferred",
    "standard": "preferred",
    "allowed": "admitted",
    "not recommended": "deprecated",
    "obsolete": "deprecated",
    "superseded": "deprecated",
    "do not use": "forbidden",
    "noun phrase": "noun",
    "propernoun": "proper noun",
}
"""What other programs call a standing or a word class."""
_BROKEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \t]*[\r\n]+[ \t]*(?=[\u3400-\u9fff])")
"""A line break in the midst of Chinese, which has no space there."""
YES = ("yes", "true", "1", "x", "是")


def concept_of_row(cells: Mapping[str, str], changes: Counter[str]) -> NewConcept:
    """The concept of a row; empty and absent cells say nothing.

    A term is one line of words: white space within it becomes one space, which is counted in
    `changes`, by the sentence that says so. Raises ValueError for a value that is none.
    """
    cells = {name: text.strip() for name, text in cells.items() if text.strip()}
    _close_up(cells, changes)
    terms = tuple(_terms(cells))
    is_untranslatable = cells.get("do-not-translate", "").lower() in YES
    changes[NO_ENGLISH] += not is_untranslatable and not any(
        term.language.startswith("en") for term in terms
    )
    facts: dict[str, Any] = {name: cells.get(name, "") for name in _FACTS}
    return NewConcept(
        terms=terms,
        kind=_word("kind", ConceptKind, cells, ConceptKind.TERM),
        date=checked_date(cells.get("date", "")),
        is_untranslatable=is_untranslatable,
        lists=tuple(lists_of_cells(cells)),
        properties=tuple(
            (name.removeprefix(KEPT), text) for name, text in cells.items() if name.startswith(KEPT)
        ),
        reference=cells.get("id", ""),
        **facts,
    )


def row_of_concept(concept: NewConcept, losses: Counter[str]) -> dict[str, str] | None:
    """The cells that are not empty; None for a concept without Chinese.

    What the cells cannot hold is counted in `losses`, by the sentence that says so.
    """
    cells = {name: text for name in _FACTS if (text := getattr(concept, name))}
    columns = _distributed(concept, losses)
    if not any(column.startswith("zh") for column in columns):
        return None
    cells |= _cells_of_terms(columns)
    kept = _kept(concept)
    losses[PROPERTIES] += len(concept.properties) - len(kept)
    losses[LISTS] += max(0, len(concept.lists) - 9)
    cells |= kept
    cells |= {
        name: text
        for name, text in (
            ("kind", "" if concept.kind is ConceptKind.TERM else str(concept.kind)),
            ("date", concept.date),
            ("do-not-translate", "yes" if concept.is_untranslatable else ""),
            ("id", concept.reference),
            *cells_of_lists(concept.lists),
        )
        if text
    }
    _close_up(cells, losses)
    return cells


def _kept(concept: NewConcept) -> dict[str, str]:
    """The properties that have a column of their own: with a name that means nothing to us."""
    counts = Counter(name for name, _ in concept.properties)
    return {
        f"{KEPT}{name}": value
        for name, value in concept.properties
        if value.strip() and counts[name] == 1 and is_free(name)
    }


def _close_up(cells: dict[str, str], changes: Counter[str]) -> None:
    """Makes each term in some cells one line."""
    for name in cells.keys() & _COLUMNS.keys():
        closed = " ".join(_BROKEN_HAN.sub("", cells[name]).split())
        changes[SPACES] += closed != cells[name].strip()
        cells[name] = closed


def _terms(cells: Mapping[str, str]) -> Iterator[NewTerm]:
    is_first = True
    for column in _COLUMNS:
        cell = cells.get(column, "")
        for text in filter(None, [cell] if column in _SINGLE else _BAR.split(cell)):
            words = text if column in _SINGLE else text.replace(r"\|", "|")
            yield read_term(words, _place(column, cells, is_first=is_first))
            is_first = False


def _cells_of_terms(columns: Mapping[str, Sequence[NewTerm]]) -> dict[str, str]:
    cells: dict[str, str] = {}
    first = next(term for column in _COLUMNS for term in columns.get(column, ()))
    if first.reading:
        cells["pinyin"] = first.reading
    if "en" in columns:
        cells |= _said_of_english(columns["en"][0])
    for column in _COLUMNS:
        texts = [
            write_term(term, _place(column, cells, is_first=term is first))
            for term in columns.get(column, ())
        ]
        if column not in _SINGLE:
            texts = [text.replace("|", r"\|") for text in texts]
        if texts:
            cells[column] = " | ".join(texts)
    return cells


def _place(column: str, cells: Mapping[str, str], *, is_first: bool) -> NewTerm:
    """What the place of a term says of it before it says anything itself."""
    language, status = _COLUMNS[column]
    reading = cells.get("pinyin", "") if is_first and column.startswith("zh") else ""
    place = NewTerm(language=language, text="", status=status, reading=reading)
    if column != "en":
        return place
    return replace(
        place,
        status=_word("status", TermStatus, cells, TermStatus.PREFERRED),
        valid=checked_period(cells.get("from", ""), cells.get("until", "")),
        register=_word("register", Register, cells, Register.NEUTRAL),
        part_of_speech=_word("part-of-speech", PartOfSpeech, cells, PartOfSpeech.UNKNOWN),
    )


def _distributed(concept: NewConcept, losses: Counter[str]) -> dict[str, list[NewTerm]]:
    """The terms of each column, preferred ones first; those of other languages are left out."""
    families: dict[str, list[NewTerm]] = {}
    for term in concept.terms:
        family = _family(term.language)
        if term.is_derived:
            continue
        losses[LANGUAGE] += family is None
        losses[PROPERTIES] += len(term.properties)
        if family is not None:
            families.setdefault(family, []).append(term)
    columns: dict[str, list[NewTerm]] = {}
    for family, terms in families.items():
        terms.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
        if family in _SINGLE:
            columns[family] = [terms.pop(0)]
        for term in terms:
            column = f"{family}-admitted" if family in ("zh-Hans", "zh-Hant") else family
            column = f"en-{term.status}" if family == "en" else column
            columns.setdefault(column, []).append(term)
    return columns


def _family(language: str) -> str | None:
    for column, beginnings in _FAMILIES:
        if any(language == each or language.startswith(f"{each}-") for each in beginnings):
            return column
    return None


def _said_of_english(term: NewTerm) -> dict[str, str]:
    said = {
        "status": str(term.status),
        "from": term.valid.start,
        "until": term.valid.end,
        "register": str(term.register),
        "part-of-speech": str(term.part_of_speech),
    }
    return {name: text for name, text in said.items() if text}


def _word(column: str, words: type[W], cells: Mapping[str, str], unsaid: W) -> W:
    """One of a few words, in any case. Raises ValueError for another."""
    text = cells.get(column, "").lower()
    if not text:
        return unsaid
    text = _ALSO.get(text, text)
    for word in words:
        if text in (word, word.replace("-", " ")):
            return word
    raise ValueError(f"there is no {column} {cells[column]!r}")
