"""One of two annotators who are compared: what counts of theirs, and where they worked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.agreed import OmissionReason
from workbench.model.annotations import AnnotationState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.segments import Pair, Side


class Annotator:
    """What somebody annotated in the texts of one file."""

    def __init__(
        self,
        pairs: Iterable[Pair],
        *,
        author: str,
        sides: Sequence[Side],
        labels: Collection[str] | None,
        task: Collection[str] | None,
        with_proposed: bool,
    ) -> None:
        """Reads what there is; an empty author stands for all of the file, None for all labels.

        `task` are the labels that they had at hand when they used one of `labels`: a person who
        marked a person looked for places too. Raises NotFound for an author without annotations.
        """
        self._author, self._sides = author, sides
        self._labels, self._with_proposed = labels, with_proposed
        self._worked: set[tuple[str, Side]] = set()
        self.skipped: Counter[OmissionReason] = Counter()
        """Annotations that do not count, whatever their text."""
        authors: set[str] = set()
        for pair in pairs:
            for each in pair.annotations:
                authors.add(each.author)
                if self._is_theirs(each):
                    self._read(each, task)
        if author and author not in authors:
            names = ", ".join(sorted(authors)) or "nobody"
            raise NotFound(f"{author} has annotated nothing", hint=f"there is work of {names}")

    def has_worked_on(self, document: str, side: Side) -> bool:
        """Whether they have any annotation there that nobody but a program proposed."""
        return (document, side) in self._worked

    def marks(self, pair: Pair, side: Side) -> list[Annotation]:
        """Their annotations on words of one side of a pair, as far as they count."""
        return [
            each
            for each in pair.annotations
            if each.side is side and self._is_asked(each) and self._why_not(each) is None
        ]

    def _read(self, each: Annotation, task: Collection[str] | None) -> None:
        reason = self._why_not(each)
        if reason is not OmissionReason.PROPOSED and (task is None or each.label in task):
            self._worked.add((each.document, each.side))
        if reason is not None and self._is_asked(each):
            self.skipped[reason] += 1

    def _is_theirs(self, each: Annotation) -> bool:
        return each.side in self._sides and self._author in ("", each.author)

    def _is_asked(self, each: Annotation) -> bool:
        return self._is_theirs(each) and (self._labels is None or each.label in self._labels)

    def _why_not(self, each: Annotation) -> OmissionReason | None:
        if each.state is AnnotationState.PROPOSED and not self._with_proposed:
            return OmissionReason.PROPOSED
        if each.is_whole:
            return OmissionReason.WHOLE
        return OmissionReason.ORPHANED if each.span is None else None
