from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.tui.found import found_in_context, found_parts

LAW = "坚决维护国家政治安全、社会安定。"


def told(*spans: Span, width: int) -> str:
    return "".join(part.text for part in found_in_context(LAW, spans, "other", width))


@pytest.mark.parametrize(
    ("spans", "width", "shown"),
    [
        ((), 10, LAW),
        ((Span(0, 2),), 10, "[坚决]维护国家政治安全、社会安定。"),
        ((Span(6, 10),), 40, "坚决维护国家[政治安全]、社会安定。"),
        ((Span(6, 10),), 34, "坚决维护国家[政治安全]、社会安定。"),
        ((Span(6, 10),), 33, "…决维护国家[政治安全]、社会安定。"),
        ((Span(6, 10),), 15, "…国家[政治安全]、社会安定。"),
        ((Span(6, 10), Span(11, 13)), 3, "…[政治安全]、[社会]安定。"),
        ((Span(14, 15),), 12, "…会安[定]。"),
    ],
)
def test_what_was_found_first_is_in_sight(spans: tuple[Span, ...], width: int, shown: str) -> None:
    assert told(*spans, width=width) == shown


def test_what_was_found_has_brackets_and_a_colour() -> None:
    assert [(part.text, part.role) for part in found_parts(LAW, [Span(4, 6)], "other")] == [
        ("坚决维护", "other"),
        ("[国家]", "english"),
        ("政治安全、社会安定。", "other"),
    ]


@given(st.text("法院 a", max_size=30), st.integers(0, 30), st.integers(1, 5), st.integers(2, 20))
def test_nothing_after_the_first_find_is_lost(text: str, start: int, size: int, width: int) -> None:
    span = Span(min(start, len(text)), min(start + size, len(text)))
    shown = "".join(part.text for part in found_in_context(text, [span], "other", width))
    assert shown.endswith(f"[{span.of(text)}]{text[span.end :]}")
