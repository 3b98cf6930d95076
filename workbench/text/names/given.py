"""Readings of given names, and the characters of which only the bearer knows the reading.

A given name is no word of the language: pypinyin's phrases would read 朝阳 as the morning sun. Our
table comes first, then the character's most frequent reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.text.folding import fold
from workbench.text.names.spelling import without_tones
from workbench.text.names.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How a given name is read."""

    syllables: tuple[str, ...]
    """One for each character, with tone marks."""
    alternatives: tuple[tuple[str, ...], ...]
    """The whole name with one character read otherwise, where the letters differ."""
    doubtful: tuple[tuple[str, str, str], ...]
    """Character, reading that was chosen, readings that were not, with `or` between."""


def read_given(han: str) -> Given:
    """The reading of a given name in either script.

    A character is looked up as it stands and only then in its Simplified form, for 乾 (qián) and
    干 (gān) are two characters in names.
    """
    whole = _table().get(fold(han)) if len(han) > 1 else None
    if whole:
        chosen = tuple(whole[0].split())
        alternatives = tuple(tuple(other.split()) for other in whole[1:])
        doubtful = ((han, whole[0], " or ".join(whole[1:])),) if alternatives else ()
        return Given(syllables=chosen, alternatives=alternatives, doubtful=doubtful)
    readings = [_readings(character) for character in han]
    syllables = tuple(first for first, *_ in readings)
    others_at = [_differing(*each) for each in readings]
    return Given(
        syllables=syllables,
        alternatives=tuple(
            (*syllables[:at], other, *syllables[at + 1 :])
            for at, others in enumerate(others_at)
            for other in others
        ),
        doubtful=tuple(
            (han[at], syllables[at], " or ".join(others))
            for at, others in enumerate(others_at)
            if others
        ),
    )


def _differing(first: str, *others: str) -> list[str]:
    """The readings that are written with other letters than the first."""
    return [other for other in others if without_tones(other) != without_tones(first)]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Readings by character or by whole name; the first is the one that is chosen."""
    table = {}
    for row in read_table("given"):
        separator = "|" if len(row["han"]) > 1 else None
        others = filter(None, (part.strip() for part in row["others"].split(separator)))
        table[row["han"]] = (row["reading"], *others)
    return table


def _readings(character: str) -> tuple[str, ...]:
    usual = usual_reading(character)
    own, simplified = _table().get(character), _table().get(fold(character))
    if own:
        return own
    return simplified if simplified and usual in simplified else (usual,)


def usual_reading(character: str) -> str:
    """The most frequent reading of a character by itself; the character where none is known."""
    from pypinyin import Style, pinyin

    reading: str = pinyin(character, style=Style.TONE)[0][0]
    return reading
