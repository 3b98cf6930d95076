"""Matches that the memory might offer, and the program with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import uuid_of
from tests.tui.opened import settled
from workbench.model.matches import Match, MatchKind, NumberChange
from workbench.model.segments import Origin
from workbench.model.spans import Span
from workbench.services import matching
from workbench.tui.screens.matches import MATCH_SECONDS

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

WANTED = "依照行政处罚法,罚款5万元。情节严重的,依照刑法处罚。"
FIRST = Span(0, 14)
TARGET = "A fine of 50,000 yuan is imposed under the Criminal Law."
FUZZY = Match(
    kind=MatchKind.FUZZY,
    score=82,
    penalty=10,
    reasons=("machine translation",),
    source="依照刑法,罚款3万元。情节严重的,依照刑法处罚。",
    wanted=WANTED,
    target=TARGET,
    changes=(NumberChange(span=Span(10, 16), before="30,000", after="50,000"),),
    unsure=("“情节” stands in a new place of the source.",),
    author="王编",
    time="2026-03-01T08:30:00+00:00",
    origin=Origin.MACHINE,
    memory="penal.tmx",
    document="刑法",
    unit=uuid_of("unit", 1),
)
SENTENCE = Match(
    kind=MatchKind.EXACT,
    score=100,
    source=FIRST.of(WANTED),
    wanted=FIRST.of(WANTED),
    span=FIRST,
    target="Whoever is in breach is fined.",
    author="李译",
    time="2026-02-01T08:30:00+00:00",
    memory="this project",
    unit=uuid_of("unit", 2),
)
ASSEMBLED = Match(
    kind=MatchKind.ASSEMBLED,
    score=50,
    source=FIRST.of(WANTED),
    wanted=WANTED,
    target="Whoever is in breach is fined. 情节严重的,依照刑法处罚。",
    open_spans=(Span(31, 45),),
    author="李译",
    time="",
    origin=Origin.MEMORY,
)
EXACT = Match(
    kind=MatchKind.EXACT,
    score=95,
    penalty=5,
    reasons=("usage of TW",),
    source="依照行政處罰法,罰款5萬元。情節嚴重的,依照刑法處罰。",
    wanted=WANTED,
    target="Under the Administrative Penalty Law the fine is 50,000 yuan.",
    author="",
    time="",
    origin=Origin.IMPORTED,
    memory="taiwan.tmx",
    unit=uuid_of("unit", 3),
)


def offer(monkeypatch: pytest.MonkeyPatch, *matches: Match, row: int = 1) -> None:
    """Lets the memory offer some matches for the segment of a row, and none for others."""
    monkeypatch.setattr(
        matching, "find", lambda _store, asked, _settings: matches if asked == row else ()
    )


async def rested(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Waits until the matches of the active pair are read."""
    await pilot.pause(2 * MATCH_SECONDS)
    await settled(app, pilot)
