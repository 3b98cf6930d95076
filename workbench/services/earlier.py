"""The English of the source that a segment had before a newer version of its file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.model.updated import EarlierVersion
from workbench.store.revising import CHANGED

if TYPE_CHECKING:
    from workbench.store.project import Store


def find(store: Store, row: int) -> EarlierVersion | None:
    """The English of an earlier source, with that source; None where there is nothing to offer.

    There is something as long as the segment has no English since its source changed.
    """
    if store.wordings.standing(row, Side.TARGET)[0]:
        return None
    after = store.wordings.standing(row, Side.SOURCE)[0]
    found = store.wordings.emptied(row, CHANGED)
    if found is None or found[0] == after:
        return None
    # Late, for hardly any segment has an earlier one.
    from workbench.match.revising import likeness
    from workbench.services.update_codes import answering

    before, target, author, time, uuid = found
    own = store.wordings.codes(row, Side.SOURCE)
    return EarlierVersion(
        before=before,
        after=after,
        target=target,
        codes=answering(store.wordings.codes_of(uuid), own),
        score=int(100 * likeness(before, after)),
        author=author,
        time=time,
    )
