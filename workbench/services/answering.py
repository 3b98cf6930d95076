"""Answers of the client, taken back from the list of questions: all of them or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.annotations import AnnotationState, NewAnnotation, Visibility
from workbench.model.segments import Side
from workbench.plugins import FORMATS, Registry
from workbench.services import annotating, querying
from workbench.services.choosing import chosen_format
from workbench.services.files import refuse_unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.queries import Query
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store
    from workbench.store.remarks import Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAnswers:
    """What became of a list of answers."""

    added: int
    same: int
    """Answers that were there already."""
    empty: int
    """Questions without an answer."""
    resolved: int


def take_answers(
    store: Store,
    path: Path,
    author: str,
    *,
    client: str = "client",
    name: str = "",
    is_resolving: bool = False,
    registry: Registry = FORMATS,
) -> TakenAnswers:
    """Makes the answers of a list replies of `client`, as one change of `author`.

    A row is its question by identity, wherever it stands. Raises UnreadableFile for what is no
    such list, Refused with every row that cannot be taken, and then takes none.
    """
    refuse_unreadable(store, path)
    format = chosen_format(
        path, name, "queries", lambda each: each.read_queries, option="--from", registry=registry
    )
    assert format.read_queries is not None
    rows = format.read_queries(path).queries
    with store.journal.change(f"answers {path.name}", author) as change:
        taker = _Taker(store, change, author)
        faults = [*_faults(store, rows), *taker.faults(rows)]
        if faults:
            raise Refused(
                f"no answer of {path.name} was taken, for {'; '.join(faults)}",
                hint="put these rows right, or take them out",
            )
        return taker.take(rows, client, is_resolving=is_resolving)


def _faults(store: Store, rows: Sequence[Query]) -> list[str]:
    """What is wrong with rows by themselves."""
    if rows and all(row.project and row.project != store.id for row in rows):
        return ["it is a list of another project"]
    counts = Counter(row.id for row in rows)
    faults = []
    for row in rows:
        if not row.id:
            faults.append(f"{row.where} is no question of ours")
        elif row.project != store.id:
            faults.append(f"{row.where} is of another project")
        elif counts[row.id] > 1:
            faults.append(f"{row.where} stands {counts[row.id]} times")
    return faults


class _Taker:
    """Finds the questions of a project that rows answer, and answers them."""

    def __init__(self, store: Store, change: ChangeSet, author: str) -> None:
        self._store = store
        self._change = change
        self._author = author
        remarks = store.annotations.of_document()
        self._by_id = {remark.annotation.id: remark for remark in remarks}
        self._gaps = {
            remark.annotation.segment: remark
            for remark in remarks
            if remark.annotation.origin == querying.GAP
        }
        self._labels = querying.query_labels(store)

    def faults(self, rows: Sequence[Query]) -> list[str]:
        """What is wrong with rows beside what the project asks; empty answers may be to nothing."""
        return [
            f"{row.where}: {fault}"
            for row in rows
            if row.id and row.project == self._store.id and (fault := self._fault(row))
        ]

    def take(self, rows: Sequence[Query], client: str, *, is_resolving: bool) -> TakenAnswers:
        """Adds the answers that are not there yet."""
        added = same = resolved = 0
        answered = [row for row in rows if row.answer.strip()]
        for row in answered:
            remark = self._by_id.get(row.id) or self._gaps.get(row.id) or self._ask(row)
            answer = row.answer.strip()
            if any(reply.body.strip() == answer for reply in remark.annotation.replies):
                same += 1
            else:
                self._store.annotations.reply(self._change, remark.row, answer, client)
                added += 1
            if is_resolving:
                state = {"state": str(AnnotationState.RESOLVED)}
                resolved += self._store.annotations.update(self._change, remark.row, dict(state))
        return TakenAnswers(
            added=added, same=same, empty=len(rows) - len(answered), resolved=resolved
        )

    def _fault(self, row: Query) -> str:
        """Why a row cannot be taken; empty where it can."""
        asked = self._asked(row)
        if asked is None:
            return "the project has no such question any more" if row.answer.strip() else ""
        question, quote = asked
        if querying.fingerprint(question, quote) != row.fingerprint:
            return "the question was changed since the list went out" if row.answer.strip() else ""
        if querying.fingerprint(row.question, quote) != row.fingerprint:
            return "the question was changed in the list; the answer has a column of its own"
        return ""

    def _asked(self, row: Query) -> tuple[str, str] | None:
        """(question, words) that the project has under the identity of a row."""
        remark = self._by_id.get(row.id) or self._gaps.get(row.id)
        if remark is not None:
            each = remark.annotation
            label = self._labels.get(each.label)
            return None if label is None else (querying.question_of(each, label), each.quote)
        found = self._store.segments.row_of_uuid(row.id)
        if found is None:
            return None
        unfinished = self._store.segments.pair(found[0]).segment.unfinished
        return (querying.question_of_gap(unfinished), "") if unfinished else None

    def _ask(self, row: Query) -> Remark:
        """Puts the question about a gap on its paragraph."""
        found = self._store.segments.row_of_uuid(row.id)
        assert found is not None
        new = NewAnnotation(
            label=querying.label_of_gaps(self._store),
            side=Side.SOURCE,
            span=None,
            body=querying.question_of_gap(self._store.segments.pair(found[0]).segment.unfinished),
            author=self._author,
            visibility=Visibility.CLIENT,
            origin=querying.GAP,
        )
        return self._store.annotations.at(annotating.add(self._store, self._change, found[0], new))
