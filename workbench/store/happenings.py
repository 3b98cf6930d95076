"""What the cells of change sets say, thing by thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.timelines import Happening, Subject
from workbench.store.numbering import Numbering
from workbench.store.things import Things, said

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.store.change_sets import Value
    from workbench.store.things import Cell, Thing

_BATCH = 500
_SKIPPED = {"retired_reason", "prefix", "suffix", "unfinished", "position", "derived"}
"""Columns that say nothing to people, or what another one says better."""
_STATES = {
    ("proposed", "open"): "accepted",
    ("proposed", "resolved"): "refused",
    ("resolved", "open"): "opened again",
}
"""Deeds by the state of an annotation before and after."""
_PLACES = {
    "segment_id": ("moved", "moved"),
    "memory_id": ("moved", "moved"),
    "part_of_id": ("stands alone", "put into another"),
}
"""What is said where a row is somewhere else now: in nothing, in something."""
_WITH_PARTS = {"concepts", "member_lists"}
"""Tables whose rows come and go with their parts, which say it better."""


_SIDES = {"source_head": Subject.SOURCE, "target_head": Subject.TARGET}
_FLAGS = {
    "needs_work": ("unflagged", "flagged"),
    "locked": ("unlocked", "locked"),
    "translatable": ("not to be translated", "to be translated"),
}
_FACTS = ("kind", "level", "article")
"""Columns of a segment that say what it is on its page."""


class Teller:
    """Tells what cells say; for one reading of a list."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._things = Things(connection)
        self._wordings: dict[int, tuple[int, Revision]] = {}
        self.numbering = Numbering(connection)

    def learn(self, cells: Sequence[Cell], segments: Iterable[int] = ()) -> None:
        """Reads what is needed to tell these cells, and the numbers of some segments."""
        self._things.learn(cells)
        self.learn_wordings(
            int(value)
            for cell in cells
            if cell.table == "segments" and cell.column in _SIDES
            for value in (cell.before, cell.after)
            if value is not None
        )
        rows = {cell.row for cell in cells if cell.table == "segments"}
        self.numbering.count((rows | self._things.segments(cells) | set(segments)) - {0})

    def learn_wordings(self, rows: Iterable[int]) -> None:
        """Reads some wordings."""
        missing = sorted(set(rows) - self._wordings.keys())
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for row, segment, *rest in self._connection.execute(
                "SELECT revisions.id, segment_id, revisions.uuid, revisions.version, side, text,"
                " revisions.state, author, time, origin, detail,"
                " revisions.id IN (source_head, target_head) AND segments.retired IS NULL"
                " FROM revisions JOIN segments ON segments.id = segment_id"
                f" WHERE revisions.id IN ({marks})",
                batch,
            ):
                self._wordings[row] = (segment, _revision(rest))

    def wording(self, row: int, before: int | None) -> Happening:
        """A wording that was read, beside the one before it."""
        segment, revision = self._wordings[row]
        return self._happening(
            Subject(str(revision.side)),
            str(revision.state),
            segment,
            before=self._text(before),
            after=revision.text,
            wording=revision,
        )

    def told(self, cells: Sequence[Cell]) -> Iterator[Happening]:
        """What the cells of one change set say, in their order."""
        rows: dict[tuple[str, int], dict[str, tuple[Value, Value]]] = {}
        for cell in cells:
            columns = rows.setdefault((cell.table, cell.row), {})
            before = columns[cell.column][0] if cell.column in columns else cell.before
            columns[cell.column] = (before, cell.after)
        placed: set[Happening] = set()
        for (table, row), columns in rows.items():
            if table == "segments":
                yield from self._of_segment(row, columns)
                continue
            thing = self._things.find(table, row, cells[0].change_set)
            if thing is None:
                continue
            for happening in self._of_thing(table, thing, columns):
                # An annotation that was placed, and its anchor, are one thing.
                if table != "anchors" or happening not in placed:
                    yield happening
                placed.add(happening)

    def _of_segment(
        self, row: int, columns: Mapping[str, tuple[Value, Value]]
    ) -> Iterator[Happening]:
        if "retired" in columns:
            is_back = columns["retired"][1] is None
            reason = columns.get("retired_reason", (None, None))[1]
            deed = "added" if is_back else str(reason or "removed")
            yield self._happening(Subject.SEGMENT, deed, row)
        for column, (before, after) in columns.items():
            if column in _FLAGS:
                yield self._happening(Subject.SEGMENT, _FLAGS[column][bool(after)], row)
            elif column in _FACTS:
                told = (said(before), said(after))
                yield self._happening(
                    Subject.SEGMENT, f"{column} changed", row, before=told[0], after=told[1]
                )
            elif column in _SIDES and isinstance(after, int) and after in self._wordings:
                yield self.wording(after, before if isinstance(before, int) else None)
            elif column in _SIDES and after is None:
                before_row = before if isinstance(before, int) else None
                text = self._text(before_row)
                yield self._happening(_SIDES[column], str(State.INITIAL), row, before=text)

    def _of_thing(
        self, table: str, thing: Thing, columns: Mapping[str, tuple[Value, Value]]
    ) -> Iterator[Happening]:
        if "retired" in columns:
            if table not in _WITH_PARTS:
                yield self._of_row(thing, is_back=columns["retired"][1] is None)
        elif "quote" in columns or table == "anchors":
            yield self._of_column(thing, "placed")
        else:
            for column, (before, after) in columns.items():
                if column in _PLACES:
                    yield self._of_column(thing, _PLACES[column][after is not None])
                elif table == "annotations" and column == "state":
                    deed = _STATES.get((str(before), str(after)), str(after))
                    yield self._of_column(thing, deed, after=thing.text)
                elif column == "edition_id":
                    yield self._of_column(thing, "read again")
                elif column not in _SKIPPED:
                    deed = f"{column.replace('_', ' ')} changed"
                    yield self._of_column(thing, deed, before=said(before), after=said(after))

    def _of_row(self, thing: Thing, *, is_back: bool) -> Happening:
        before, after = ("", thing.text) if is_back else (thing.text, "")
        deed = "added" if is_back else "removed"
        return self._of_column(thing, deed, before=before, after=after)

    def _of_column(
        self, thing: Thing, deed: str, *, before: str = "", after: str = ""
    ) -> Happening:
        return self._happening(
            thing.subject, deed, thing.segment, name=thing.name, before=before, after=after
        )

    def _text(self, row: int | None) -> str:
        return "" if row is None or row not in self._wordings else self._wordings[row][1].text

    def _happening(
        self,
        subject: Subject,
        deed: str,
        segment: int,
        *,
        name: str = "",
        before: str = "",
        after: str = "",
        wording: Revision | None = None,
    ) -> Happening:
        number, document = self.numbering.of(segment) if segment else (0, "")
        if subject is Subject.DOCUMENT:
            document = name
        return Happening(
            subject=subject,
            deed=deed,
            name=name,
            before=before,
            after=after,
            wording=wording,
            segment=segment,
            number=number,
            document=document,
        )


def _revision(row: Sequence[Any]) -> Revision:
    uuid, version, side, text, state, author, time, origin, detail, is_head = row
    return Revision(
        id=uuid,
        version=version,
        side=Side(side),
        text=text,
        state=State(state),
        author=author,
        time=time,
        origin=Origin(origin),
        detail=detail,
        is_head=bool(is_head),
    )
