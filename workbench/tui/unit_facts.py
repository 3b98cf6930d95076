"""What is told of a unit of the memory, and of the time that units are looked for in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.dates import checked_period
from workbench.services import timeline

if TYPE_CHECKING:
    from workbench.model.concordance import ConcordanceHit, ConcordanceQuery
    from workbench.model.memory import TranslationUnit

EVERY_TIME = "0"
"""What is typed for no period at all."""


def unit_place(hit: ConcordanceHit) -> str:
    """The memory or library, and the text with the number of the segment where it is known."""
    number = f" {hit.unit.number}" if hit.unit.number else ""
    document = f"{hit.unit.document}{number}"
    return ", ".join(filter(None, (hit.library or hit.unit.memory, document)))


def unit_facts(unit: TranslationUnit) -> str:
    """What kind of unit it is, who wrote it and when."""
    day = f"{timeline.local(unit.time):%Y-%m-%d}" if unit.time else ""
    kind = "sentence" if unit.is_sentence else ""
    return ", ".join(filter(None, (kind, str(unit.origin), unit.author, day)))


def told_period(query: ConcordanceQuery) -> str:
    """The days that are looked at, as `read_period` reads them; empty for all."""
    return f"{query.since}..{query.until}" if query.since or query.until else ""


def read_period(text: str) -> tuple[str, str]:
    """The first and the last day of what somebody typed, as YYYY-MM-DD. Raises Refused.

    `2021` and `2021-03` are all of their days, `2019..2021` goes from one to the other, and an end
    that is left out is open.
    """
    if text.strip() == EVERY_TIME:
        return "", ""
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        return checked_period(first, last if dots else first).days
    except ValueError as error:
        raise Refused(str(error), hint="write it as 2021, 2021-03 or 2019..2021") from None
