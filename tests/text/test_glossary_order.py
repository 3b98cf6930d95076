"""Glossaries by sound."""

from __future__ import annotations

import pytest

from workbench.model.terms import Concept, Term
from workbench.text.glossary_order import by_sound


def concept(number: int, *terms: tuple[str, str, str]) -> Concept:
    made = tuple(
        Term(id=f"{number}.{at}", version=1, language=language, text=text, reading=reading)
        for at, (language, text, reading) in enumerate(terms)
    )
    return Concept(id=str(number), version=1, terms=made)


LAW = concept(1, ("zh-Hans", "法治", "fǎzhì"), ("en", "rule of law", ""))
SYSTEM = concept(2, ("zh-Hans", "法制", "fǎ zhì"))
CASE = concept(3, ("zh-Hant", "案件", "ànjiàn"), ("zh-Hans", "被告", "bèigào"))
NAME = concept(4, ("zh-Hans", "AA制", "AA zhì"))
UNREAD = concept(5, ("zh-Hans", "乡镇", ""))
ENGLISH = concept(6, ("en", "bench", ""))


@pytest.mark.parametrize(
    ("given", "language", "expected"),
    [
        ([LAW, CASE], "zh-Hans", [CASE, LAW]),
        ([LAW, CASE], "zh-Hant", [CASE, LAW]),
        ([LAW, SYSTEM], "zh-Hans", [SYSTEM, LAW]),
        ([UNREAD, LAW, NAME], "zh-Hans", [NAME, LAW, UNREAD]),
        ([LAW, ENGLISH], "zh-Hans", [ENGLISH, LAW]),
        ([], "zh-Hans", []),
    ],
)
def test_order(given: list[Concept], language: str, expected: list[Concept]) -> None:
    assert by_sound(given, language) == expected
