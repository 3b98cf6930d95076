"""The numbers, dates and quotations of one text of either language."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.match.marked.chinese_dates import find_dates
from workbench.match.marked.chinese_numbers import find_numbers
from workbench.match.marked.english import find_english_dates, find_english_numbers
from workbench.match.marked.quotations import find_quotations
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.spans import Span


class Stretch(StrEnum):
    """What a stretch of text is; the value is the name of its label."""

    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"


def find_in_chinese(text: str) -> Iterator[tuple[Stretch, Span]]:
    """What a Chinese text has of each."""
    folded = fold(text)
    dates = list(find_dates(folded))
    yield from ((Stretch.DATE, span) for span in dates)
    yield from ((Stretch.NUMBER, span) for span in find_numbers(folded, dates))
    yield from ((Stretch.QUOTATION, span) for span in find_quotations(text))


def find_in_english(text: str) -> Iterator[tuple[Stretch, Span]]:
    """What an English text has of each."""
    dates = list(find_english_dates(text))
    yield from ((Stretch.DATE, span) for span in dates)
    yield from ((Stretch.NUMBER, span) for span in find_english_numbers(text, dates))
    yield from ((Stretch.QUOTATION, span) for span in find_quotations(text))
