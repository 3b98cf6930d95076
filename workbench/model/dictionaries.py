"""Dictionaries to look words up in: what is stored of them, and what a look-up gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """A dictionary of a project."""

    id: str
    name: str
    """The file that it came from."""
    date: str
    """Of the edition, as far as the file says it."""
    entries: int
    author: str
    """Who imported it."""
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryEntry:
    """An entry as the file has it."""

    traditional: str
    simplified: str
    pinyin: str
    """Syllables with tone numbers, as CC-CEDICT writes them: `lu:4 shi1`."""
    english: str
    """The senses, with a slash between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """A measure word: 条 tiáo."""

    traditional: str
    simplified: str
    pinyin: str
    """With tone marks; empty where the entry does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An entry as it is read."""

    traditional: str
    simplified: str
    pinyin: str
    """With tone marks."""
    senses: tuple[str, ...]
    classifiers: tuple[Classifier, ...] = ()
    variant_of: tuple[Word, ...] = ()
    """The words that it is another spelling of, without theirs."""
    dictionary: str = ""
    """The name of the dictionary that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryHit:
    """Words of the dictionaries that stand at a span of a text."""

    span: Span
    words: tuple[Word, ...]
    """The usual ones first; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedDictionary:
    """What became of the file of a dictionary."""

    dictionary: Dictionary
    skipped: int
    """Lines that are no entries."""
    is_renewed: bool
    """Whether it took the place of an earlier edition."""
    warnings: tuple[str, ...] = ()
