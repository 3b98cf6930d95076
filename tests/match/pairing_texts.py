"""Paragraphs with their English of any sentences, for what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from workbench.model.memory import Bead
from workbench.model.spans import Span

CHINESE = (
    "法院宣判。",
    "会议强调，要坚持依法治国。",
    "2023年全省受理案件4215件。",
    "为什么？",
    "（二）加强监督。",
    "“一国两制”行之有效！",
    "🏛",
    "十四五规划",
    "亿" * 30,
)
ENGLISH = (
    "The court ruled.",
    "The meeting stressed law-based governance.",
    "In 2023 the province accepted 4,215 cases.",
    "Why?",
    "(2) Strengthen oversight.",
    "14",
    "In May, one hundred hundred million",
    "中文",
    "…",
)


class Text(NamedTuple):
    """A paragraph and its English."""

    source: str
    target: str
    source_spans: list[Span]
    target_spans: list[Span]


def texts(least: int = 0) -> st.SearchStrategy[Text]:
    """Up to a dozen sentences on each side."""
    sides = (
        st.lists(
            st.sampled_from(side) | st.text("法a1 .”", min_size=1), min_size=least, max_size=12
        )
        for side in (CHINESE, ENGLISH)
    )
    return st.builds(_text, *sides)


def covers(beads: Sequence[Bead], text: Text) -> bool:
    """Whether beads have every sentence once, whole and in order, and nothing besides."""
    return all(
        _covers([side(bead) for bead in beads], spans)
        for side, spans in (
            (lambda bead: bead.source, text.source_spans),
            (lambda bead: bead.target, text.target_spans),
        )
    ) and all(bead.source or bead.target for bead in beads)


def _covers(held: Sequence[Span], spans: Sequence[Span]) -> bool:
    waiting = list(spans)
    last = 0
    for span in held:
        if span.start < last:
            return False
        inside = [each for each in waiting if span and span.holds(each)]
        if inside != waiting[: len(inside)]:
            return False
        if span and (not inside or span != Span(inside[0].start, inside[-1].end)):
            return False
        waiting, last = waiting[len(inside) :], span.end
    return not waiting


def _text(source: list[str], target: list[str]) -> Text:
    return Text("".join(source), " ".join(target), _spans(source, 0), _spans(target, 1))


def _spans(parts: Sequence[str], between: int) -> list[Span]:
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + between
    return spans
