"""Matches as they stand in the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services import timeline
from workbench.text.coding import marked
from workbench.text.diffing import diff
from workbench.tui.entries import Entry, Part
from workbench.tui.event_card import diff_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.matches import Match

_MARK = "^"
"""What stands in the place of a label while the labels are those of terms."""


def match_entries(matches: Sequence[Match], *, have_labels: bool) -> list[Entry]:
    """An entry for each match: what it is, its English, what changed in the Chinese since."""
    return [
        Entry(
            parts=(
                (
                    Part(text=each.name.capitalize(), role="title"),
                    Part(text=f"  {each.author}, {_day(each)}", role="reading"),
                ),
                (Part(text=each.target.replace("\n", " "), role="english"),),
                diff_parts(diff(each.source, each.wanted)),
            ),
            insert=marked(each.target, each.codes),
            origin=each.name,
            mark="" if have_labels else _MARK,
        )
        for each in matches
    ]


def _day(match: Match) -> str:
    return f"{timeline.local(match.time):%Y-%m-%d}"
