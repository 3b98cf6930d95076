"""Two annotated copies of one project, and projects with the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import add_document
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, projects, translating
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "全省检察机关批准逮捕𠮷某等三人。"
SECOND = "昆明市中级人民法院开庭审理。"
THIRD = "法院认为，被告人的行为构成受贿罪。"
PAGE = (FIRST, SECOND, THIRD)
NAME = "法治日报"
OTHER = "人民法院报"


def made(path: Path, *paragraphs: str, name: str = NAME) -> Path:
    """A project with one document."""
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_document(store, *(paragraphs or PAGE), name=name)
    return path


def copied(path: Path, name: str) -> Path:
    """A copy of a project beside it."""
    copy = path.with_name(name)
    with Store.open(path) as store:
        store.backup(copy)
    return copy


def mark(
    path: Path,
    author: str,
    *places: str,
    document: str = NAME,
    side: Side = Side.SOURCE,
    **more: object,
) -> None:
    """Annotates places given as `number label words`, at the first place of the words."""
    with Store.open(path) as store:
        for place in places:
            number, label, *words = place.split(" ", 2)
            row, pair = projects.find_segment(store, number, document)
            text = pair.segment.source if side is Side.SOURCE else pair.target.text
            at = text.index(words[0]) if words else 0
            span = Span(at, at + len(words[0])) if words else None
            new = NewAnnotation(label=label, side=side, span=span, author=author, **more)  # type: ignore[arg-type]
            annotating.annotate(store, row, new)


def translate(path: Path, number: int, english: str, document: str = NAME) -> None:
    """Writes the English of a segment."""
    with Store.open(path) as store:
        row, pair = projects.find_segment(store, str(number), document)
        translating.set_target(store, row, pair, english, State.TRANSLATED, "李译")
