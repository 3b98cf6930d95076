"""Where paragraphs begin and end: splits, joins and corrections are taken as a whole or not at all.

Segments that one person's cuts tie together are one unit. It is taken where my copy still has all
of them as they were before; otherwise my cut stands, and what hangs on theirs is put on mine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.merging.copies import Copy, Values
    from workbench.store.merging.work import Work

_FATE = ("retired", "retired_reason")
_SHOWN = 40
"""Code points that are said of what is left out."""
_CUT = ("source_head", *_FATE)


def choose(work: Work) -> list[list[int]]:
    """The units of theirs that are taken; the others are noted as left out, and as conflicts."""
    taken: list[list[int]] = []
    for unit in _units(work):
        document = work.theirs.cell("segments", unit[0], "document_id")
        if document in work.apart:
            _leave(work, unit)
        elif all(_is_untouched(work, row) for row in unit):
            taken.append(unit)
        elif not _is_there(work, unit):
            work.left_out.update(unit)
            _note_conflict(work, unit)
    return taken


def apply(work: Work, taken: Iterable[list[int]]) -> None:
    """Cuts as theirs does, and notes which segments of mine have another cut on either side."""
    for unit in taken:
        for row in unit:
            mine = work.get("segments", row)
            work.recut.add(mine)
            if ("segments", row) in work.new:
                continue
            theirs = work.theirs.row("segments", row)
            values: Values = {
                column: work.mapped("segments", column, theirs[column])
                for column in (*_CUT, "unfinished")
                if column in work.their.of("segments", row)
            }
            if values and work.take("segments", mine, values):
                work.touched.add(mine)
                if "source_head" in values:
                    work.reread.add(mine)
    _bring_lineages(work)
    work.recut.update(
        row
        for (table, row), columns in work.ours.cells.items()
        if table == "segments" and not columns.keys().isdisjoint(_CUT)
    )
    work.recut.update(work.get("segments", row) for row in work.left_out)


def _leave(work: Work, unit: list[int]) -> None:
    """Leaves out a cut of a file that is not in force, unless it is that of mine as well."""
    if all(work.find("segments", row) is None for row in unit):
        work.left_out.update(unit)
        text = _said(work.theirs, unit).replace("\n", " ")
        if text:
            work.settled.append(f"only the newer version of theirs has “{text[:_SHOWN]}”")
    elif not _is_there(work, unit):
        work.left_out.update(unit)
        _note_conflict(work, unit)


def _units(work: Work) -> list[list[int]]:
    """Segments of theirs that splits and joins tie together, each group in one list."""
    tied: dict[int, set[int]] = {
        row: {row}
        for (table, row), columns in work.their.cells.items()
        if table == "segments" and not columns.keys().isdisjoint(_CUT)
        if not _is_in_new_document(work, row)
    }
    for lineage in work.their.rows.get("lineages", ()):
        values = work.theirs.row("lineages", lineage)
        start, end = values["from_segment_id"], values["to_segment_id"]
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        if _is_in_new_document(work, end) or not ({start, end} & tied.keys()):
            continue
        whole = tied.get(start, {start}) | tied.get(end, {end})
        tied.update(dict.fromkeys(whole, whole))
    return [sorted(unit) for unit in {id(unit): unit for unit in tied.values()}.values()]


def _is_in_new_document(work: Work, row: int) -> bool:
    return ("documents", work.theirs.cell("segments", row, "document_id")) in work.new


def _is_untouched(work: Work, row: int) -> bool:
    """Whether my copy has a segment as theirs had it before; one that it lacks is no hindrance."""
    mine = work.find("segments", row)
    if mine is None:
        return True
    theirs, own = work.theirs.row("segments", row), work.mine.row("segments", mine)
    changed = work.their.of("segments", row)
    head = changed["source_head"].before if "source_head" in changed else theirs["source_head"]
    retired = changed["retired"].before if "retired" in changed else theirs["retired"]
    if own["retired"] is not None and retired is not None:
        return True
    return (
        not own["locked"]
        and own["retired"] is None
        and retired is None
        and _source(work.mine, own["source_head"]) == _source(work.theirs, head)
    )


def _is_there(work: Work, unit: Iterable[int]) -> bool:
    """Whether both cut alike: my copy has all of a unit as theirs has it now."""
    for row in unit:
        mine = work.find("segments", row)
        theirs = work.theirs.row("segments", row)
        if mine is None:
            if theirs["retired"] is None:
                return False
            continue
        own = work.mine.row("segments", mine)
        if (own["retired"] is None) != (theirs["retired"] is None):
            return False
        if _source(work.mine, own["source_head"]) != _source(work.theirs, theirs["source_head"]):
            return False
    return True


def _note_conflict(work: Work, unit: list[int]) -> None:
    standing = [row for row in unit if work.find("segments", row) is not None]
    mine = [work.get("segments", row) for row in standing]
    authors = [net.author for row in unit for net in work.their.of("segments", row).values()]
    work.conflict(
        ConflictKind.CUT,
        work.theirs.uuid("segments", standing[0]),
        sides=(_said(work.mine, mine), _said(work.theirs, unit)),
        column="source",
        author=authors[-1] if authors else "",
        segment=mine[0],
        kept="in the history of the source",
    )


def _said(copy: Copy, rows: Iterable[int]) -> str:
    """The sources of those segments that stand, a line each."""
    segments = [copy.row("segments", row) for row in rows]
    standing = [each for each in segments if each["retired"] is None]
    standing.sort(key=lambda each: int(str(each["position"])))
    return "\n".join(_source(copy, each["source_head"]) for each in standing)


def _source(copy: Copy, head: object) -> str:
    return str(copy.revision(head if isinstance(head, int) else None)["text"])


def _bring_lineages(work: Work) -> None:
    """Where stretches of text came from; those of a cut that is not taken only lead back."""
    rows = dict.fromkeys(work.their.rows.get("lineages", ()))
    for table, row in work.new:
        if table == "segments":
            for values in work.theirs.rows("lineages", "to_segment_id = ?", row):
                rows[int(str(values["id"]))] = None
    for row in sorted(rows):
        values = work.theirs.row("lineages", row)
        is_left_out = _is_left_out(work, values)
        known = work.find("lineages", row)
        if known is None:
            fate: Values = {"retired": work.change.time, "retired_reason": "the cut was not taken"}
            work.bring("lineages", row, **(fate if is_left_out else {}))
        elif not is_left_out and work.their.of("lineages", row):
            work.change.update("lineages", known, {column: values[column] for column in _FATE})


def _is_left_out(work: Work, lineage: Values) -> bool:
    """Whether a lineage belongs to a cut that is not taken.

    What was read of a block was, however mine is cut by now, unless mine has another file.
    """
    ends = (lineage["from_segment_id"], lineage["to_segment_id"])
    if lineage["block_id"] is not None:
        document = work.theirs.cell("segments", int(str(ends[1])), "document_id")
        if document not in work.apart:
            return False
    return not work.left_out.isdisjoint(end for end in ends if isinstance(end, int))
