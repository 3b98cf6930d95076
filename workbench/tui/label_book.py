"""The labels of a project as they are drawn: their signs, colours and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from workbench.model.annotations import AnnotationState, Purpose
from workbench.tui.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.annotations import Annotation, Label

UNKNOWN_SIGN = "#"
"""What stands for a label that the project does not have."""


class LabelBook:
    """The labels of a project by name and by key, with their styles."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = tuple(labels)
        self._by_name = {label.name: label for label in labels}
        self._by_key = {label.key: label for label in labels if label.key}
        self._styles = {label.name: Style(color=label.colour, bold=True) for label in labels}

    def find(self, name: str) -> Label | None:
        """The label of that name, if the project has it."""
        return self._by_name.get(name)

    def by_key(self, key: str) -> Label | None:
        """The label that a key sets."""
        return self._by_key.get(key)

    def sign(self, name: str) -> str:
        """One character, one column wide."""
        label = self._by_name.get(name)
        return UNKNOWN_SIGN if label is None else label.sign

    def purpose(self, name: str) -> Purpose:
        """What the annotations of a label are for."""
        label = self._by_name.get(name)
        return Purpose.MARK if label is None else label.purpose

    def marks(self, annotations: Iterable[Annotation]) -> list[Mark]:
        """What is drawn on the texts of a pair: all that stands on words and is not resolved."""
        return [
            Mark(
                side=each.side,
                span=each.span,
                style=self._style(each),
                sign=self.sign(each.label),
            )
            for each in annotations
            if each.span is not None and each.state is not AnnotationState.RESOLVED
        ]

    def gutter_sign(self, annotations: Sequence[Annotation]) -> str:
        """The sign of what matters most on a pair; empty where only marks are on it."""
        order = (Purpose.QUERY, Purpose.REVIEW, Purpose.FOOTNOTE)
        for purpose in order:
            for each in annotations:
                if each.is_open and self.purpose(each.label) is purpose:
                    return self.sign(each.label)
        return ""

    def _style(self, annotation: Annotation) -> Style:
        style = self._styles.get(annotation.label, Style(bold=True))
        if annotation.state is AnnotationState.PROPOSED:
            return style + Style(bold=False, italic=True)
        return style
