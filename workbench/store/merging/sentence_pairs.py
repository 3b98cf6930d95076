"""Sentences that somebody paired by hand, where both copies have the wordings of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.merging.copies import Copy, Values
    from workbench.store.merging.work import Work

_PAIR = "source_revision_id = ? AND target_revision_id = ?"
_SPANS = ("source_start", "source_end", "target_start", "target_end")
_WORDS = 20
"""Characters of a source by which people know it."""


def merge_beads(work: Work) -> None:
    """Takes the sentence pairs that theirs set, where mine set none for the same wordings."""
    for source, target in _paired(work):
        mine = work.find("revisions", source), work.find("revisions", target)
        if mine[0] is None or mine[1] is None:
            continue
        if all(
            work.theirs.revision(row)["text"] == work.mine.revision(own)["text"]
            for row, own in zip((source, target), mine, strict=True)
        ):
            _take(work, (source, target), (mine[0], mine[1]))


def _paired(work: Work) -> dict[tuple[int, int], None]:
    """The wordings whose sentences theirs paired, with their row numbers."""
    found: dict[tuple[int, int], None] = {}
    for row in work.their.rows.get("beads", {}):
        if work.their.of("beads", row):
            bead = work.theirs.row("beads", row)
            found[int(str(bead["source_revision_id"])), int(str(bead["target_revision_id"]))] = None
    return found


def _take(work: Work, theirs: tuple[int, int], mine: tuple[int, int]) -> None:
    wanted, known = _beads(work.theirs, theirs), _beads(work.mine, mine)
    standing = [each for each in known if each["retired"] is None]
    wanted = [each for each in wanted if each["retired"] is None]
    if _spans(wanted) == _spans(standing):
        return
    if any(work.ours.of("beads", int(str(each["id"]))) for each in known):
        words = str(work.mine.revision(mine[0])["text"])[:_WORDS]
        work.settled.append(f"{words}: both paired its sentences by hand; the pairs of mine stand")
        return
    for each in standing:
        fate: Values = {"retired": work.change.time, "retired_reason": "paired by hand"}
        work.take("beads", int(str(each["id"])), fate)
    for each in wanted:
        row = int(str(each["id"]))
        own = work.find("beads", row)
        if own is None:
            work.bring("beads", row)
        else:
            work.take("beads", own, {"retired": None, "retired_reason": None})


def _beads(copy: Copy, wordings: tuple[int, int]) -> list[Values]:
    return list(copy.rows("beads", _PAIR, *wordings))


def _spans(beads: Iterable[Values]) -> list[tuple[int, ...]]:
    return sorted(tuple(int(str(each[column])) for column in _SPANS) for each in beads)
