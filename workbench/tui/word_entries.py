"""Words of a dictionary as they stand in the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services.looking_up import NO_DICTIONARY, spelled, told
from workbench.services.term_forms import TermForm
from workbench.text.dictionary_senses import renderings, written_pinyin
from workbench.tui.entries import Entry, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.dictionaries import DictionaryHit, Word

_OTHERS = 4
"""Renderings beside the first that a form for a new term is filled with."""


def word_entries(hits: Sequence[DictionaryHit]) -> list[Entry]:
    """An entry for each word, the longest first, and shorter ones under it."""
    return [
        _entry(word, is_nested=number > 0) for number, hit in enumerate(hits) for word in hit.words
    ]


def without_dictionary() -> list[Entry]:
    """What is said where there is no dictionary."""
    return [Entry(parts=((Part(text=NO_DICTIONARY, role="remark"),),), mark=" ")]


def form_of(word: Word) -> TermForm:
    """A form for a new term of the glossary, filled with what the dictionary says of a word."""
    first, *others = [*renderings(word), ""]
    return TermForm(
        simplified=word.simplified,
        traditional="" if word.traditional == word.simplified else word.traditional,
        english=first,
        reading=written_pinyin(word.pinyin),
        admitted=tuple(filter(None, others[:_OTHERS])),
        source=word.dictionary,
    )


def _entry(word: Word, *, is_nested: bool) -> Entry:
    senses, *rest = told(word) or [""]
    lines = (
        (
            Part(text=spelled(word), role="head"),
            Part(text=f" {word.pinyin}", role="reading"),
        ),
        (Part(text=senses, role="english"),),
        *((Part(text=line, role="remark"),) for line in rest),
    )
    return Entry(parts=lines, insert=next(iter(renderings(word)), ""), is_nested=is_nested)
